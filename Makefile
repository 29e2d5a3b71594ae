# Whosaid's everyday commands. A fresh machine needs Python 3.11 or newer and make; the rest is set up here, in .venv,
# and set up again only when the pins or pyproject.toml change.

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet
SEED := $(wildcard seeds/*.txt)
PIN := $(VENV)/pins/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet --upgrade

.DEFAULT_GOAL := help
.PHONY: help demo test run lint eval bench bench-pages bench-board texts pins clean
.DELETE_ON_ERROR:

help:  ## list these commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 16

demo: $(VENV)/.run  ## check the seed article in the terminal
	@$(PY) -m bot check $(SEED)

test: $(VENV)/.dev  ## run every test
	@$(PY) -m pytest --numprocesses auto

run: $(VENV)/.run  ## start the bot (needs DISCORD_TOKEN)
	@$(PY) -m bot run

lint: $(VENV)/.dev  ## ruff and mypy --strict
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy

eval: $(VENV)/.dev  ## measure how well it reads, against marked articles
	@$(PY) -m benchmarks.evaluate

bench: $(VENV)/.dev  ## measure speed and memory
	@$(PY) -m benchmarks.bench

bench-pages: $(VENV)/.dev  ## measure how well and how fast pages are read, beside other libraries
	@$(PY) -m benchmarks.page_reading

bench-board: $(VENV)/.dev  ## measure how fast a board of 100,000 claims is
	@$(PY) -m benchmarks.board
	@$(PY) -m benchmarks.seen_before

texts: $(VENV)/.dev  ## bring the catalogues of other languages up to date with the texts in the code
	@$(PY) -m bot.speech.extract

# The pins hold for Python 3.11 and newer on every platform (environment markers), and name no package index.
pins: $(VENV)/.made  ## renew requirements*.txt
	@$(PY) -m venv $(VENV)/pins
	@$(VENV)/pins/bin/pip install --disable-pip-version-check --quiet 'uv>=0.13'
	@$(PY) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
	  | $(PIN) --no-annotate - --output-file requirements-build.txt
	@$(PIN) pyproject.toml --extra postgres --output-file requirements.txt
	@$(PIN) pyproject.toml --extra dev --constraints requirements.txt --output-file requirements-dev.txt

clean:  ## remove .venv and what tools left behind
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@python=$$(sh .ci/find-python) && echo "Setting up $(VENV) with $$($$python --version); this is done once …" \
	  && $$python -m venv --clear $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements-build.txt requirements.txt pyproject.toml
	@$(PIP) install --no-deps --require-hashes -r requirements-build.txt -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.made requirements-build.txt requirements-dev.txt pyproject.toml
	@$(PIP) install --no-deps --require-hashes -r requirements-build.txt -r requirements-dev.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.run
