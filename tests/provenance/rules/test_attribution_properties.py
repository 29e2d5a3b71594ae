"""Whatever the text: no error, spans within it, contents that do not overlap, parents that lead somewhere."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import Span
from bot.provenance.rules.attributions import find_attributions
from bot.provenance.rules.quotes import find_quotations
from tests.provenance.rules.test_attributions import article_of

_PIECES = st.sampled_from(
    [
        *"Roe Poe said says told claimed that the dam was shut by reporters to say it and but adding".split(),
        *"according per he’s".split(),
        *"who called a lie denied reportedly claim as asked Q: : , . ? ! — – ( ) “ ” ' ‘ ’ « » „".split(),
        *("…", '"', "\n", "2024", "@x", "U.S."),
    ]
)
_TEXTS = st.lists(_PIECES, max_size=60).map(" ".join) | st.text(max_size=200)


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_every_reading_is_well_formed(text: str) -> None:
    made = find_attributions(article_of(text))
    for index, found in enumerate(made):
        spans = [*found.content, *(span for span in (found.cue, found.source, found.addressee) if span)]
        assert found.content
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(before.end <= after.start for before, after in pairwise(found.content))
        assert found.parent is None or found.parent < index
        assert 0 <= found.confidence <= 1


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_quotations_are_in_order_and_apart(text: str) -> None:
    made = find_quotations(text, Span(0, len(text)))
    assert all(before.outer.end <= after.outer.start for before, after in pairwise(made))
    assert all(quotation.outer.covers(quotation.inner) for quotation in made)


@settings(max_examples=100, deadline=None)
@given(_TEXTS)
def test_reading_twice_reads_the_same(text: str) -> None:
    assert find_attributions(article_of(text)) == find_attributions(article_of(text))
