"""Who says what, pattern by pattern, on invented sentences."""

from __future__ import annotations

import pytest

from bot.model import Article, Block, BlockKind, CueKind, Platform, Post, Span
from bot.provenance.reading import Found
from bot.provenance.rules.attributions import find_attributions
from tests.provenance.rules.attribution_cases import CASES, Case


def article_of(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Article:
    """Plain text as an article whose lines are blocks of one kind."""
    blocks: list[Block] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(kind=kind, span=Span(start, start + len(line.rstrip()))))
        start += len(line)
    return Article(text=text, blocks=tuple(blocks))


def words(text: str, span: Span | None) -> str | None:
    return span.of(text) if span is not None else None


def contents(text: str, found: Found) -> tuple[str, ...]:
    return tuple(span.of(text) for span in found.content)


@pytest.mark.parametrize("case", CASES, ids=[case.text for case in CASES])
def test_one_attribution(case: Case) -> None:
    (found,) = find_attributions(article_of(case.text))
    assert contents(case.text, found) == case.content
    assert (words(case.text, found.source), words(case.text, found.cue)) == (case.source, case.cue)
    assert (found.stance, found.mode, found.cue_kind) == (case.stance, case.mode, case.kind)
    assert words(case.text, found.addressee) == case.addressee
    assert 0 < found.confidence <= 1
    assert found.parent is None


@pytest.mark.parametrize(
    "text",
    [
        "The “big” plan is over.",
        "She read “War and Peace” twice that year.",
        "The states are large and the reports were long.",
        "The rain fell on the town all day.",
        "New reports from the port were late.",
        "The crew refused to board the ship.",
        "A film of guards being ordered to leave was lost.",
        "",
    ],
)
def test_words_in_nobodys_mouth(text: str) -> None:
    assert find_attributions(article_of(text)) == ()


PAIRS = [
    (
        "“We lost the town,” Roe said.\n\n“We will not come back.”",
        [("Roe", "We lost the town", None), ("Roe", "We will not come back.", None)],
    ),
    (
        "Poe said the dam had burst, adding that nobody was hurt.",
        [("Poe", "the dam had burst", None), ("Poe", "that nobody was hurt.", None)],
    ),
    (
        "Poe said it rained, but Doe said it was dry.",
        [("Poe", "it rained", None), ("Doe", "it was dry.", None)],
    ),
    (
        "He said officials told him that the dam had burst.",
        [("He", "officials told him that the dam had burst.", None), ("officials", "that the dam had burst.", 0)],
    ),
    (
        "“She told us the dam had burst on Sunday,” Poe said.",
        [("Poe", "She told us the dam had burst on Sunday", None), ("She", "the dam had burst on Sunday", 0)],
    ),
    (
        "The report confirms Doe’s claim that the ship sank.",
        [("The report", "Doe’s claim that the ship sank.", None), ("Doe’s", "that the ship sank.", 0)],
    ),
    (
        "Clerks confirm that guards were told by their captain to stay.",
        [
            ("Clerks", "that guards were told by their captain to stay.", None),
            ("their captain", "to stay.", 0),
        ],
    ),
    (
        "Poe, citing the report, said the dam was old.",
        [("Poe", "the report", None), ("Poe, citing the report", "the dam was old.", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS, ids=[text for text, _ in PAIRS])
def test_several_in_one_sentence(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    made = [
        (words(text, found.source), " / ".join(contents(text, found)), found.parent)
        for found in find_attributions(article_of(text))
    ]
    assert made == expected


def test_a_quotation_never_pairs_across_paragraphs() -> None:
    text = "Roe said: “The dam is old\n\nThe road is open.\n\nPoe said: “It will rain.”"
    made = [contents(text, found) for found in find_attributions(article_of(text))]
    assert made == [("The dam is old",), ("It will rain.",)]


def test_headings_and_furniture_are_not_read() -> None:
    text = "Poe said the dam had burst."
    assert find_attributions(article_of(text, BlockKind.FURNITURE)) == ()
    assert find_attributions(article_of(text, BlockKind.HEADING)) == ()


def test_a_heading_may_name_its_speaker() -> None:
    text = "Dana Roe: We will win the vote"
    (found,) = find_attributions(article_of(text, BlockKind.HEADING))
    assert (words(text, found.source), contents(text, found)) == ("Dana Roe", ("We will win the vote",))


def test_a_post_is_its_authors_and_holds_what_it_reports() -> None:
    text = "NEW: Several clerks confirm to @ElmNews that the hall was shut. — Ann Poe (@annpoe) May 4, 2024"
    body, author = Span(0, text.index(" —")), Span(text.index("Ann"), text.index(" (@"))
    post = Post(platform=Platform.X, span=Span(0, len(text)), body=(body,), author="Ann Poe", author_span=author)
    block = Block(kind=BlockKind.POST, span=post.span, post=0)
    whole, within = find_attributions(Article(text=text, blocks=(block,), posts=(post,)))
    assert (whole.content, whole.source, whole.cue, whole.cue_kind) == ((body,), author, None, CueKind.NONE)
    assert (words(text, within.source), words(text, within.addressee)) == ("Several clerks", "@ElmNews")
    assert within.parent == 0
