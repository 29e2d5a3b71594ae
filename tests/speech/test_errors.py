"""Errors are told in the language of whoever reads them, wherever they were raised."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import asdict

import pytest

from bot.article.fetch.refusals import Failure, status_refused
from bot.article.limits import Limits
from bot.article.refusals import refuse_unreadable
from bot.errors import SubmissionError
from bot.speech import speaking
from bot.workers import Worker
from tests.speech.conftest import Teach

TOO_LONG = "That text has {length:,} characters and the limit is {most:,}; send the part that you want checked."
GERMAN = f'msgid "{TOO_LONG}"\nmsgstr "Der Text hat {{length:,}} Zeichen, erlaubt sind {{most:,}}."\n'


def ready() -> None:
    """Nothing to prepare."""


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker(60.0, ready)
    yield worker
    worker.stop()


def test_an_error_of_a_worker_is_told_in_the_language_of_whoever_reads_it(worker: Worker, teach: Teach) -> None:
    teach("de", GERMAN)
    call: Future[None] = worker.submit(refuse_unreadable, "word " * 400, Limits(max_characters=1500))
    error = call.exception(60)
    assert isinstance(error, SubmissionError)
    assert error.code == "too_long"
    assert error.message == (
        "That text has 1,999 characters and the limit is 1,500; send the part that you want checked."
    )
    with speaking("de"):
        assert error.message == str(error) == "Der Text hat 1.999 Zeichen, erlaubt sind 1.500."


def test_a_sentence_that_is_no_template_is_told_as_it_is() -> None:
    assert SubmissionError("odd", "There is no {thing}, nor a }.").message == "There is no {thing}, nor a }."


def test_a_refusal_that_was_kept_is_told_in_another_language(teach: Teach) -> None:
    refused = status_refused(404)
    text = refused.text
    teach("fr", f'msgid "{text}"\nmsgstr "Page introuvable (statut {{status}})."\n')
    kept = Failure(**json.loads(json.dumps(asdict(Failure.of(refused)))))
    assert kept.error().message == text.format(status=404)
    with speaking("fr"):
        assert kept.error().message == "Page introuvable (statut 404)."


def test_a_refusal_that_was_kept_as_a_finished_sentence_is_still_told() -> None:
    assert Failure(code="gone", message="It is gone.").error().message == "It is gone."
