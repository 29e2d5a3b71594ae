"""Which of the network's and the rules' attributions stand, rule by rule."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import CueKind, Mode, Span, Stance
from bot.provenance.reading import Found
from bot.provenance.tagger.merge import LEAST_ALONE, LEAST_OVER_RULE, LEAST_UNSOURCED, SURE_FORM, merge
from tests.strategies import EXAMPLES

SOURCE, CUE = Span(0, 5), Span(6, 10)
TOLD = Span(100, 200)


def found(*content: Span, sure: float = 0.9, source: Span | None = SOURCE, cue: Span | None = CUE) -> Found:
    return Found(content or (TOLD,), cue, source, CueKind.SPEECH, Mode.INDIRECT, Stance.ASSERTS, sure)


def test_a_content_that_both_read_keeps_the_networks_bounds() -> None:
    network, rule = found(Span(104, 200), sure=0.75), found(Span(100, 200), sure=0.6)
    assert merge([network], [rule]) == [network]
    assert merge([replace(network, confidence=0.4)], [rule]) == [replace(network, confidence=0.6)]


def test_an_unsure_network_gives_way_where_the_bounds_are_far_from_the_rules() -> None:
    network, rule = found(Span(140, 200), sure=LEAST_OVER_RULE - 0.01), found(Span(100, 200), sure=0.5)
    assert merge([network], [rule]) == [rule]
    sure = replace(network, confidence=LEAST_OVER_RULE)
    assert merge([sure], [rule]) == [sure]


def test_half_of_the_words_must_be_shared() -> None:
    network, rule = found(Span(151, 200), sure=0.9), found(Span(100, 200), sure=0.9)
    assert merge([network], [rule]) == [network]
    halves = found(Span(100, 125), Span(175, 200), sure=0.6)
    assert merge([halves], [rule]) == [rule]


def test_of_two_rules_the_one_with_more_shared_words_counts() -> None:
    near, far = found(Span(100, 196), source=Span(20, 24)), found(Span(120, 200), source=Span(30, 34))
    (made, *_) = merge([found(source=None)], [far, near])
    assert made.source == near.source


def test_a_missing_source_and_cue_come_from_the_rule() -> None:
    rule = found(source=Span(1, 5), cue=Span(7, 9))
    assert merge([found(source=None, cue=None)], [rule]) == [rule]
    (made,) = merge([found()], [rule])
    assert (made.source, made.cue) == (SOURCE, CUE)


def test_what_a_shared_cue_says_is_the_rules_to_tell() -> None:
    rule = replace(
        found(cue=Span(4, 8), sure=0.5), cue_kind=CueKind.DENIAL, stance=Stance.DENIES, addressee=Span(12, 20)
    )
    (made,) = merge([found()], [rule])
    assert (made.cue, made.cue_kind, made.stance, made.addressee) == (
        CUE,
        CueKind.DENIAL,
        Stance.DENIES,
        Span(12, 20),
    )


def test_what_another_cue_says_is_not_taken() -> None:
    rule = replace(found(cue=Span(50, 60)), cue_kind=CueKind.DENIAL, stance=Stance.DENIES, addressee=Span(12, 20))
    (made,) = merge([found()], [rule])
    assert (made.cue_kind, made.stance, made.addressee) == (CueKind.SPEECH, Stance.ASSERTS, None)


def test_what_only_the_network_read_must_be_surer() -> None:
    assert merge([found(sure=LEAST_ALONE)], []) == [found(sure=LEAST_ALONE)]
    assert merge([found(sure=LEAST_ALONE - 0.01)], []) == []
    confirmed = found(sure=0.2)
    assert len(merge([confirmed], [found()])) == 1


@pytest.mark.parametrize(
    ("change", "stands"),
    [
        ({"mode": Mode.DIRECT}, True),
        ({"mode": Mode.MIXED}, True),
        ({"mode": Mode.INDIRECT}, False),
        ({"mode": Mode.DIRECT, "confidence": SURE_FORM - 0.01}, False),
        ({"cue": None, "cue_kind": CueKind.NONE, "mode": Mode.DIRECT, "confidence": 0.3}, True),
        ({"cue": None, "cue_kind": CueKind.NONE, "mode": Mode.DIRECT, "source": None}, False),
    ],
)
def test_what_only_a_rule_read_stays_where_its_form_leaves_no_doubt(change: dict[str, object], stands: bool) -> None:
    rule = replace(found(sure=SURE_FORM), **change)  # type: ignore[arg-type]
    assert merge([], [rule]) == ([rule] if stands else [])


def test_what_a_rule_read_across_the_networks_words_goes() -> None:
    network, rule = found(Span(100, 200)), replace(found(Span(190, 300)), mode=Mode.DIRECT)
    assert merge([network], [rule]) == [network]


def test_what_a_rule_read_within_the_networks_words_stays_where_it_is_sure() -> None:
    network = found(Span(100, 200))
    outer, inner = found(Span(100, 200)), replace(found(Span(150, 180), sure=SURE_FORM), parent=0)
    assert merge([network], [outer, inner]) == [network, replace(inner, parent=None)]
    assert merge([network], [outer, replace(inner, confidence=SURE_FORM - 0.01)]) == [network]
    assert merge([], [outer, inner]) == []


_SPAN = st.tuples(st.integers(0, 400), st.integers(1, 60)).map(lambda pair: Span(pair[0], sum(pair)))
_CONTENT = st.lists(_SPAN, min_size=1, max_size=3).map(
    lambda spans: tuple(
        span for at, span in enumerate(sorted(spans)) if not any(s.overlaps(span) for s in sorted(spans)[:at])
    )
)
_FOUND = st.builds(
    Found,
    content=_CONTENT,
    cue=st.one_of(st.none(), _SPAN),
    source=st.one_of(st.none(), _SPAN),
    cue_kind=st.sampled_from(CueKind),
    mode=st.sampled_from(Mode),
    stance=st.sampled_from(Stance),
    confidence=st.floats(0, 1),
    parent=st.one_of(st.none(), st.integers(0, 3)),
)
_TAGGED = st.lists(_FOUND.map(lambda made: replace(made, parent=None)), max_size=8)


def _shared(one: Found, other: Found) -> float:
    """Jaccard overlap of two contents, character by character."""
    ours, theirs = ({at for span in made.content for at in range(*span)} for made in (one, other))
    return len(ours & theirs) / len(ours | theirs)


@given(_TAGGED, st.lists(_FOUND, max_size=8))
@EXAMPLES
def test_whatever_is_read(tagged: list[Found], ruled: list[Found]) -> None:
    made = merge(tagged, ruled)
    given_contents = {each.content for each in (*tagged, *ruled)}
    assert all(each.parent is None and each.content in given_contents for each in made)
    for each in tagged:
        best = max((_shared(each, rule) for rule in ruled), default=0.0)
        least = LEAST_ALONE if each.source is not None else LEAST_UNSOURCED
        if best < 0.5 and each.confidence < least:
            assert each not in made
        if best < 0.5 and each.confidence >= least:
            assert each in made
        if best >= 0.8:
            assert each.content in {other.content for other in made}


@given(_TAGGED)
@EXAMPLES
def test_two_readings_that_agree_are_one(read: list[Found]) -> None:
    distinct = list({made.content: made for made in read}.values())
    assert [made.content for made in merge(distinct, distinct)] == [made.content for made in distinct]
