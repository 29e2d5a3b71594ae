"""The shipped catalogues: every text of ours, in every language, translated and with the English fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

import bot
from bot.speech.catalogues import LOCALES, catalogue, is_whole
from bot.speech.extract import PLURALS, texts_of, updated
from bot.speech.speaking import ENGLISH, SPOKEN

PACKAGE = Path(bot.__file__).parent
LANGUAGES = sorted(set(SPOKEN) - {ENGLISH})


@pytest.fixture(scope="module")
def texts() -> Catalog:
    return texts_of()


def test_every_language_but_english_has_a_catalogue() -> None:
    assert sorted(path.stem for path in LOCALES.glob("*.po")) == LANGUAGES == sorted(PLURALS)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_catalogue_holds_just_the_texts_in_the_code(code: str, texts: Catalog) -> None:
    """Where this fails, run `make texts`."""
    assert (LOCALES / f"{code}.po").read_bytes() == updated(code, texts)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_is_translated_with_the_english_fields(code: str, texts: Catalog) -> None:
    with (LOCALES / f"{code}.po").open("rb") as file:
        read = read_po(file)
    missing = [message.id for message in texts if message.id and not is_whole(read.get(message.id) or message)]
    assert missing == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_bot_can_read_it(code: str) -> None:
    known = catalogue(code)
    assert known.texts
    assert {known.form(number) for number in range(200)} == set(range(1 if code == "ja" else 2))


def literals() -> Iterator[tuple[str, int, str]]:
    """Every literal that the code puts through the catalogues, with its file and line."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            wanted = {"tr": 1, "noted": 1, "trn": 2}.get(node.func.id, 0)
            for argument in node.args[:wanted]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield path.name, node.lineno, argument.value


def test_no_text_stands_where_the_extractor_does_not_look(texts: Catalog) -> None:
    """Within an f-string it does not."""
    known = {text for message in texts if message.id for text in _forms(message.id)}
    found = list(literals())
    assert len(found) > 500
    assert [each for each in found if each[2] not in known] == []


def _forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)
