"""What the blocks of a page are, by their markup and by their words."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from bot.article.page.kinds import is_note, kind_of_block
from bot.article.page.segments import Segment, segments_of
from bot.model import BlockKind

LONG = "The board said on Monday that the pier would stay closed. " * 20


def first(body: str) -> Segment:
    return segments_of(document_fromstring(f"<html><body>{body}</body></html>"))[0]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<p>The board closed the pier.</p>", BlockKind.PARAGRAPH),
        ("<blockquote>The pier is safe.</blockquote>", BlockKind.QUOTE),
        ("<h2>Correction: a heading</h2>", BlockKind.HEADING),
        ("<p>Correction (4 March): the pier is 90 metres long, not 900.</p>", BlockKind.NOTE),
        ("<p>Editor’s note: this story was changed.</p>", BlockKind.NOTE),
        ("<p>An earlier version of this article gave the wrong length.</p>", BlockKind.NOTE),
        ("<p>Anmerkung der Redaktion: Der Steg ist 90 Meter lang.</p>", BlockKind.NOTE),
        ("<p class='article-correction'>The pier is 90 metres long.</p>", BlockKind.NOTE),
        (f"<p>Correction: {LONG}</p>", BlockKind.PARAGRAPH),
        ("<p>Corrections cost the board nine weeks.</p>", BlockKind.PARAGRAPH),
        ("<p>The pier at dusk. (AP Photo/Ada Crane)</p>", BlockKind.CAPTION),
        ("<p>Sign up for our newsletter</p>", BlockKind.FURNITURE),
        ("<p>Follow <a href='/x'>Coast News</a> on Facebook</p>", BlockKind.FURNITURE),
        ("<p>This story was originally published by the Coast Agency.</p>", BlockKind.PARAGRAPH),
    ],
)
def test_kinds(body: str, kind: BlockKind) -> None:
    assert kind_of_block(first(body)) is kind


def test_a_note_of_a_sidebar_is_about_something_else() -> None:
    assert is_note(first("<p>Correction: the pier is 90 metres long.</p>"))
    assert not is_note(first(f"<aside><p>Correction: the pier is 90 metres long.</p></aside><p>{LONG}</p>"))
