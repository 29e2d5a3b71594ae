"""Article text in Discord, in Markdown and at a terminal: seen verbatim, acted on by nothing."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.report.escape import Style, escape, quote, visible
from tests.report import discord_markdown
from tests.strategies import EXAMPLES, HOSTILE, hostile_texts

ZERO_WIDTH = re.compile("[\u200b\u2066-\u2069]")

ACTED_ON = {
    "# Heading": "heading",
    "   ### Heading": "heading",
    "-# small": "subtext",
    "> said": "quote",
    ">>> said\nmore": "quote",
    "- item": "list",
    "* item": "list",
    "12. item": "list",
    "```\ncode\n```": "code block",
    "¯\\_(ツ)_/¯": "emoticon",
    "<https://a.example>": "angle link",
    "<a@b.example>": "angle link",
    "<+441234567>": "angle link",
    "see https://a.example/b": "link",
    "steam://run/1": "link",
    "[a](https://b.example)": "masked link",
    "**a**": "bold",
    "__a__": "underline",
    "*a*": "italics",
    "_a_": "italics",
    "~~a~~": "struck",
    "||a||": "spoiler",
    "`a`": "code",
    "``a`b``": "code",
    "<@123>": "mention",
    "<@!123>": "mention",
    "<@&123>": "mention",
    "<#123>": "mention",
    "hello@everyone": "mention",
    "@here": "mention",
    "</check me:12>": "command",
    "<:smile:12>": "emoji",
    "<a:smile:12>": "emoji",
    ":smile:": "emoji",
    "<t:1618953630:R>": "timestamp",
    "<id:customize>": "route",
    "<sound:12>": "route",
    "@silent hello": "silent",
}


@pytest.mark.parametrize(("text", "rule"), ACTED_ON.items())
def test_discord_acts_on_the_text_but_not_once_escaped(text: str, rule: str) -> None:
    assert rule in discord_markdown.acted_on(text)
    assert discord_markdown.acted_on(escape(text)) == set()
    assert discord_markdown.acted_on(f"prefix {escape(text)} suffix") == set()
    assert discord_markdown.acted_on(f"line\n{escape(text)}") == set()


@EXAMPLES
@given(hostile_texts())
def test_discord_shows_the_same_words_and_acts_on_none(text: str) -> None:
    escaped = escape(text)
    assert discord_markdown.acted_on(escaped) == set()
    assert ZERO_WIDTH.sub("", discord_markdown.seen(escaped)) == visible(text)


@EXAMPLES
@given(hostile_texts())
def test_nothing_that_discords_server_looks_for_is_left(text: str) -> None:
    escaped = escape(text)
    assert not re.search(r"@everyone|@here|<@[!&]?\d+>|(?:https?|steam)://|discord\.gg/", escaped)
    assert "\n" not in escaped


@EXAMPLES
@given(hostile_texts(), st.integers(-1, 400), st.sampled_from(Style))
def test_a_quotation_fits_and_shows_the_first_words(text: str, limit: int, style: Style) -> None:
    quoted = style.quote(text, limit)
    assert len(quoted) <= max(limit, 0)
    if limit >= 4:
        assert (quoted[0], quoted[-1]) == ("“", "”")
        shown = _shown(quoted[1:-1], style).removesuffix("…")
        assert shown in visible(text)


@EXAMPLES
@given(hostile_texts(), st.integers(4, 200))
def test_a_cut_quotation_is_still_inert(text: str, limit: int) -> None:
    assert discord_markdown.acted_on(quote(text, limit)) == set()


@EXAMPLES
@given(hostile_texts(6))
def test_what_fits_is_not_cut(text: str) -> None:
    for style in Style:
        whole = style.quote(text)
        assert style.quote(text, len(whole)) == whole
        assert len(style.quote(text, len(whole) - 1)) < len(whole)


def test_a_quotation_is_cut_between_words() -> None:
    assert quote("The doors were chained shut that night", 26) == "“The doors were chained…”"


def test_words_that_bring_their_own_marks_are_not_marked_twice() -> None:
    assert quote("“The doors were shut”", 80) == "“The doors were shut”"
    assert quote('"The doors were shut"', 80) == "“The doors were shut”"
    assert quote("“Shut,” he said. “All of them.”", 80) == "““Shut,” he said. “All of them.””"


@pytest.mark.parametrize("limit", range(2, 30))
@pytest.mark.parametrize("character", ["👩\u200d👩\u200d👧", "👍🏽", "e\u0301\u0302", "🇺🇸"])
def test_no_visible_character_is_cut_apart(character: str, limit: int) -> None:
    shown = Style.PLAIN.short(character * 12, limit).removesuffix("…")
    assert shown.replace(character, "") == ""


@EXAMPLES
@given(st.text())
def test_nothing_invisible_or_reordering_stays(text: str) -> None:
    kept = visible(text)
    assert not any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in kept)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\ufeff]", kept)


def test_flags_of_regions_stay_and_hidden_tags_go() -> None:
    england = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
    hidden = "".join(chr(0xE0000 + ord(character)) for character in "secret")
    assert visible(f"{england} won{hidden}") == f"{england} won"


def test_right_to_left_words_are_isolated_from_what_stands_around() -> None:
    assert escape("אמר דובר") == "\u2068אמר דובר\u2069"
    assert escape("said Ada") == "said Ada"


@EXAMPLES
@given(hostile_texts())
def test_commonmark_shows_the_same_words_and_makes_nothing_of_them(text: str) -> None:
    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(Style.COMMONMARK.text(text))
    assert [token.type for token in parsed] in ([], ["paragraph_open", "inline", "paragraph_close"])
    children = parsed[1].children or [] if parsed else []
    assert {token.type for token in children} <= {"text"}
    assert ZERO_WIDTH.sub("", "".join(token.content for token in children)).strip() == visible(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_every_hostile_piece_is_inert_in_commonmark_at_a_line_start(text: str) -> None:
    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"{Style.COMMONMARK.text(text)} x")
    assert [token.type for token in parsed] == ["paragraph_open", "inline", "paragraph_close"]
    assert {token.type for token in parsed[1].children or []} == {"text"}


def _shown(text: str, style: Style) -> str:
    if style is Style.PLAIN:
        return text
    if style is Style.DISCORD:
        return ZERO_WIDTH.sub("", discord_markdown.seen(text))
    inline = MarkdownIt("commonmark").parseInline(text)[0].children or []
    return ZERO_WIDTH.sub("", "".join(token.content for token in inline))
