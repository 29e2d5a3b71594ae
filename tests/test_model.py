"""What spans share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.model import Span

SPANS = st.tuples(st.integers(0, 9), st.integers(1, 6)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(SPANS, SPANS)
def test_the_common_part_holds_the_characters_that_both_hold(one: Span, other: Span) -> None:
    both = set(range(*one)) & set(range(*other))
    common = one.common(other)
    assert (set(range(*common)) if common is not None else set()) == both
    assert (common is not None) == one.overlaps(other)
