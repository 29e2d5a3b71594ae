"""Texts in the language that is spoken: plurals, numbers, and what is said where a catalogue falls short."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest

from bot.speech import language, speaking, spoken, tr, trn
from bot.speech.cldr import date_words, language_name, list_words
from tests.speech.conftest import Teach

CLAIMS = """
msgid "{number} claim"
msgid_plural "{number} claims"
"""


def test_english_needs_no_catalogue() -> None:
    assert tr("Hello {who}, {count:,} of them", who="{Ada}", count=12345) == "Hello {Ada}, 12,345 of them"
    assert [trn("{number} claim", "{number} claims", n) for n in (0, 1, 1200)] == [
        "0 claims",
        "1 claim",
        "1,200 claims",
    ]


@pytest.mark.parametrize(
    ("code", "forms", "expected"),
    [
        (
            "fr",
            ("{number} affirmation", "{number} affirmations"),
            ["0 affirmation", "1 affirmation", "2 affirmations"],
        ),
        ("pt", ("{number} afirmação", "{number} afirmações"), ["0 afirmação", "1 afirmação", "2 afirmações"]),
        (
            "es",
            ("{number} afirmación", "{number} afirmaciones"),
            ["0 afirmaciones", "1 afirmación", "2 afirmaciones"],
        ),
        ("ja", ("主張{number}件",), ["主張0件", "主張1件", "主張2件"]),
    ],
)
def test_plurals_are_those_of_the_language(teach: Teach, code: str, forms: list[str], expected: list[str]) -> None:
    teach(code, CLAIMS + "\n".join(f'msgstr[{at}] "{form}"' for at, form in enumerate(forms)))
    with speaking(code):
        assert [trn("{number} claim", "{number} claims", number) for number in range(3)] == expected


def test_numbers_dates_lists_and_languages_are_written_as_the_language_does(teach: Teach) -> None:
    teach("de", 'msgid "{size:,} of {most}"\nmsgstr "{size:,} von {most}"\n')
    with speaking("de"):
        assert tr("{size:,} of {most}", size=1234, most=5000) == "1.234 von 5000"
        assert date_words(date(2025, 10, 4)) == "4. Oktober 2025"
        assert list_words(["Ada", "Bo", "Cy"]) == "Ada, Bo und Cy"
        assert (language_name("ja"), language_name("xx"), language_name(None)) == ("Japanisch", "xx", "")
    with speaking("ja"):
        assert list_words(["Ada", "Bo", "Cy"]) == "Ada、Bo、Cy"


@pytest.mark.parametrize(
    "entry",
    [
        "",
        'msgid "{who} left"\nmsgstr ""',
        '#, fuzzy\nmsgid "{who} left"\nmsgstr "{who} est parti"',
        'msgid "{who} left"\nmsgstr "Parti"',
        'msgid "{who} left"\nmsgstr "{qui} est parti"',
        'msgid "{who} left"\nmsgstr "{who.__class__} est parti"',
        'msgid "{who} left"\nmsgstr "{who est parti"',
        "this is no catalogue at all",
    ],
)
def test_what_a_catalogue_lacks_or_gets_wrong_is_said_in_english(teach: Teach, entry: str) -> None:
    teach("fr", entry + '\n\nmsgid "Yes"\nmsgstr "Oui"\n')
    with speaking("fr"):
        assert tr("{who} left", who="Ada") == "Ada left"
        assert tr("Yes") == ("Yes" if entry.startswith("this") else "Oui")


def test_a_language_without_a_catalogue_is_english(teach: Teach) -> None:
    teach("fr", "")
    with speaking("es"):
        assert trn("{number} claim", "{number} claims", 1) == "1 claim"


async def test_two_people_at_once_never_hear_each_others_language() -> None:
    met = asyncio.Barrier(2)

    async def hear(code: str) -> str:
        with speaking(code):
            await met.wait()
            return language()

    assert await asyncio.gather(hear("fr"), hear("ja")) == ["fr", "ja"]
    assert language() == "en"


def test_discords_locales_lead_to_languages() -> None:
    heard = [spoken(code) for code in ("pt-BR", "es-419", "es-ES", "en-GB", "ja", "zh-CN", "", None)]
    assert heard == ["pt", "es", "es", "en", "ja", None, None, None]
