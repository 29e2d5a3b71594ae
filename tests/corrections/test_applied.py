"""A corrected report says what people said, changes nothing else, and is as it was when all is undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article.limits import Limits
from bot.corrections import (
    Change,
    Corrected,
    CorrectionError,
    Kind,
    Known,
    apply,
    from_json,
    made,
    right_of,
    to_json,
)
from bot.model import ClaimKind, Reason, Report, SentenceKind, SourceKind, Span
from bot.pipeline import make_report, read_article
from bot.submission import Submission
from tests.corrections.cases import ADA, MISSED, WHEN, correction, known, missing, named, not_a_claim, own_voice
from tests.discord.conftest import ARTICLE
from tests.samples import HADDAD, LINDQVIST, MEMO, NORVANE, OFFICIALS, REYES, THORNE, at, sample_report
from tests.strategies import LARGE_EXAMPLES, reports, spans

STRUCK, ON_14, SPRINKLERS, WARNED, SWITCHED_OFF, DENIAL, TESTED, ON_9 = 1, 2, 3, 4, 5, 7, 8, 9
REPORT = sample_report()


def reasons(report: Report, claim_id: int) -> set[Reason]:
    return {need.reason for need in report.claim(claim_id).needs}


def one(change: Change, report: Report = REPORT) -> Report:
    return made(report, change, 99)[0]


def problems(report: Report) -> list[str]:
    """What a valid report never has, besides what its types refuse."""
    ids = [claim.id for claim in report.claims]
    length, sources = len(report.article.text), len(report.sources)
    told = [*report.claims, *report.accounts]
    named_ids = [each for item in told for field in ("sources", "chain", "roots", "denied_by", "asserted_by")
                 for each in getattr(item, field, ())]  # fmt: skip
    placed = [*(claim.span for claim in report.claims), *(aside.span for aside in report.set_aside)]
    held = [each for account in report.accounts for each in account.claims]
    given = [v.claim for account in report.accounts for d in account.differences for v in d.variants]
    checks = {
        "two claims have one id": len(ids) != len(set(ids)),
        "a source is nowhere": not all(0 <= each < sources for each in named_ids),
        "a source is not at its id": [source.id for source in report.sources] != list(range(sources)),
        "a span lies outside": not all(0 <= span.start < span.end <= length for span in placed),
        "an account holds a claim that is none": not set(held) <= set(ids),
        "a difference is told of a claim that is none": not set(given) <= set(ids),
        "claims are not ranked": [-claim.rank for claim in report.claims] != sorted(-c.rank for c in report.claims),
        "it does not come back from JSON": Report.model_validate_json(report.model_dump_json()) != report,
    }
    return [problem for problem, holds in checks.items() if holds]


@st.composite
def changes(draw: st.DrawFn, report: Report) -> Change:
    """A change that is made of what the report has; not all of them fit."""
    place = spans(len(report.article.text))
    kinds = ["missing"]
    if report.claims:
        kinds += ["not", "own", "named", *(["known"] if report.sources else [])]
    kind = draw(st.sampled_from(kinds))
    if kind == "missing":
        return missing(draw(place), draw(st.sampled_from((1, 2))))
    claim = draw(st.sampled_from(report.claims)).id
    match kind:
        case "not":
            return not_a_claim(report, claim, draw(st.sampled_from(SentenceKind)))
        case "own":
            return own_voice(report, claim)
        case "named":
            return named(report, claim, draw(place), draw(st.sampled_from(SourceKind)))
        case _:
            return known(report, claim, draw(st.sampled_from(report.sources)).id)


@LARGE_EXAMPLES
@given(st.data(), st.one_of(st.just(REPORT), reports()))
def test_any_corrections_make_a_valid_report_and_undone_the_original(data: st.DataObject, report: Report) -> None:
    made_of = [data.draw(changes(report)) for _ in range(data.draw(st.integers(1, 4)))]
    corrections = [correction(change, number) for number, change in enumerate(made_of, start=1)]

    corrected = apply(report, corrections)

    assert problems(corrected.report) == []
    assert sorted([*corrected.held, *corrected.unfit], key=lambda each: each.id) == corrections
    kept = {claim.id: claim.span for claim in report.claims}
    highest = max(kept, default=-1)
    assert all(kept[claim.id] == claim.span for claim in corrected.report.claims if claim.id <= highest)
    assert corrected.report.article == report.article
    assert [from_json(to_json(change)) for change in made_of] == made_of
    assert apply(report, []) == Corrected(report, raw=report)
    last = apply(report, corrections[:-1])
    assert [each for each in last.held if each != corrections[-1]] == list(last.held)


def test_what_is_no_claim_is_set_aside_with_what_it_is() -> None:
    report = one(not_a_claim(REPORT, STRUCK, SentenceKind.PREDICTION))
    with pytest.raises(KeyError):
        report.claim(STRUCK)
    [aside] = [aside for aside in report.set_aside if aside not in REPORT.set_aside]
    assert (report.words(aside.span), aside.kind) == ("The blaze destroyed 40 lorries", SentenceKind.PREDICTION)
    assert list(report.set_aside) == sorted(report.set_aside, key=lambda each: each.span)
    assert report.claims == tuple(claim for claim in REPORT.claims if claim.id != STRUCK)
    assert report.accounts == REPORT.accounts


def test_a_difference_goes_with_the_claim_that_gave_it() -> None:
    report = one(not_a_claim(REPORT, ON_9))
    assert [account.id for account in report.accounts] == [1]
    assert Reason.ACCOUNTS_DIFFER in reasons(REPORT, ON_14)
    assert Reason.ACCOUNTS_DIFFER not in reasons(report, ON_14)
    assert Reason.SINGLE_SOURCE in reasons(report, ON_14)


def test_a_claim_goes_over_to_another_source_with_all_that_follows() -> None:
    report = one(known(REPORT, ON_14, THORNE))
    claim = report.claim(ON_14)
    assert (claim.sources, claim.chain, claim.roots) == ((THORNE,), (THORNE,), (THORNE,))
    assert "Alice Thorne" in " ".join(need.why for need in claim.needs) or Reason.ACCOUNTS_DIFFER in reasons(
        report, ON_14
    )
    [account] = [account for account in report.accounts if account.id == 0]
    assert account.asserted_by == (THORNE, REYES)
    assert set(account.roots) == {THORNE, REYES}
    assert [variant.sources for variant in account.differences[0].variants] == [(THORNE,), (REYES,)]
    assert report.attributions[0].source == THORNE
    assert report.attributions[1].source == LINDQVIST


def test_two_accounts_of_one_source_are_none() -> None:
    report = one(known(REPORT, ON_9, LINDQVIST))
    assert [account.id for account in report.accounts] == [1]
    assert Reason.ACCOUNTS_DIFFER not in reasons(report, ON_14) | reasons(report, ON_9)


def test_a_source_that_is_reported_through_others_brings_its_chain() -> None:
    report = one(known(REPORT, SPRINKLERS, OFFICIALS))
    assert report.claim(SPRINKLERS).chain == REPORT.claim(WARNED).chain
    assert {Reason.ANONYMOUS, Reason.SECOND_HAND} <= reasons(report, SPRINKLERS)


def test_who_did_not_deny_it_is_not_left_among_those_who_did() -> None:
    report = one(known(REPORT, DENIAL, HADDAD))
    assert report.claim(SWITCHED_OFF).denied_by == (REYES, HADDAD)
    assert set(report.accounts[1].denied_by) == {REYES, HADDAD}
    assert any("Ines Haddad" in need.why for need in report.claim(SWITCHED_OFF).needs)


def test_a_claim_in_the_articles_own_voice_has_no_source() -> None:
    claim = one(own_voice(REPORT, SPRINKLERS)).claim(SPRINKLERS)
    assert (claim.sources, claim.chain, claim.roots, claim.attributions) == ((), (), (), ())
    assert Reason.UNATTRIBUTED in {need.reason for need in claim.needs}


def test_an_overlooked_source_is_added_by_the_articles_words_once() -> None:
    words = at("A neighbour")
    report = one(named(REPORT, SPRINKLERS, words, SourceKind.ANONYMOUS))
    added = report.sources[len(REPORT.sources) :]
    assert [(source.name, source.named, source.mentions) for source in added] == [("A neighbour", False, (words,))]
    assert Reason.ANONYMOUS in reasons(report, SPRINKLERS)
    again = one(named(report, ON_14, words, SourceKind.ANONYMOUS), report)
    assert again.claim(ON_14).sources == report.claim(SPRINKLERS).sources
    assert len(again.sources) == len(report.sources)
    by_alias = one(named(REPORT, SPRINKLERS, at("Reyes", after="Wednesday")))
    assert by_alias.claim(SPRINKLERS).sources == (REYES,)


def test_a_source_that_somebody_added_is_given_by_its_words() -> None:
    report = one(named(REPORT, SPRINKLERS, at("A neighbour"), SourceKind.ANONYMOUS))
    assert right_of(REPORT, report, MEMO) == Known(source=MEMO, name="memo")
    right = right_of(REPORT, report, len(REPORT.sources))
    assert right == named(REPORT, SPRINKLERS, at("A neighbour"), SourceKind.ANONYMOUS).right


def test_a_missing_claim_is_listed_with_an_id_above_all_others() -> None:
    corrected = apply(REPORT, [correction(missing(), 7)])
    [new] = [claim for claim in corrected.report.claims if claim not in REPORT.claims]
    assert new.id == 14 + 7
    assert corrected.report.words(new.span) == "signed by a regional manager"
    assert (new.kind, new.worth, new.sources) == (ClaimKind.EVENT, 2, ())
    assert [need.reason for need in new.needs] == [Reason.UNATTRIBUTED]
    assert corrected.marks[new.id].kind is Kind.MISSING_CLAIM
    assert (corrected.marks[new.id].by, corrected.marks[new.id].at) == (ADA, WHEN)


def test_a_missing_claim_in_somebodys_words_is_his_and_a_denied_one_is_denied() -> None:
    told = one(missing(at("nobody was seriously hurt"))).claim(99)
    assert (told.sources, told.attributions) == ((REYES,), (9,))
    assert Reason.UNATTRIBUTED not in {need.reason for need in told.needs}
    denied = one(missing(at("the sprinklers had been switched off")), one(not_a_claim(REPORT, DENIAL))).claim(99)
    assert (denied.sources, denied.denied_by) == ((), (NORVANE,))


def test_a_missing_claim_is_no_longer_set_aside() -> None:
    report = one(missing(at("Inquiries will drag on for years")))
    assert "Inquiries will drag on for years" not in [report.words(aside.span) for aside in report.set_aside]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (missing(at("The sprinklers never came on")), "already_listed"),
        (missing(at("destroyed 40 lorries")), "already_listed"),
        (missing(Span(0, 10**6)), "no_words"),
        (missing(at(" on Harbour Street")), "no_words"),
        (missing(at(". “", after="hospital")), "no_words"),
        (missing(at("lorries.\n\nDeputy")), "claim_in_two"),
        (known(REPORT, ON_14, LINDQVIST), "same_source"),
        (own_voice(REPORT, STRUCK), "same_source"),
        (named(REPORT, ON_14, at("Deputy Fire Chief", after="lorries.")._replace(end=600)), "name_too_long"),
        (not_a_claim(REPORT, ON_14).model_copy(update={"span": Span(0, 4)}), "no_such_claim"),
        (
            known(REPORT, ON_14, MEMO).model_copy(update={"right": Known(source=40, name="Nobody")}),
            "no_such_source",
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_words(change: Change, code: str) -> None:
    with pytest.raises(CorrectionError) as refused:
        one(change)
    assert refused.value.code == code
    assert refused.value.message.endswith(".")


def test_what_does_not_fit_a_new_reading_is_left_out_and_told() -> None:
    """A newer reader numbers claims in another way, finds one that was missing, and another no longer."""
    found = REPORT.claim(STRUCK).model_copy(update={"id": 40, "span": MISSED})
    renumbered = tuple(
        claim.model_copy(update={"id": claim.id + 20}) for claim in REPORT.claims if claim.id != SPRINKLERS
    )
    anew = REPORT.model_copy(update={"claims": (found, *renumbered), "accounts": ()})
    gone, still, listed = (
        correction(not_a_claim(REPORT, SPRINKLERS), 1),
        correction(known(REPORT, ON_14, THORNE), 2),
        correction(missing(), 3),
    )
    corrected = apply(anew, [gone, still, listed])
    assert (list(corrected.held), list(corrected.unfit)) == ([still], [gone, listed])
    assert corrected.report.claim(ON_14 + 20).sources == (THORNE,)


def test_what_was_built_on_an_undone_correction_goes_with_it() -> None:
    first = correction(missing(), 1)
    claim = apply(REPORT, [first]).report.claim(15)
    second = correction(known(apply(REPORT, [first]).report, claim.id, THORNE), 2)
    both = apply(REPORT, [first, second])
    assert both.report.claim(15).sources == (THORNE,)
    assert both.marks[15].kind is Kind.WRONG_SOURCE
    assert apply(REPORT, [second]) == replace(apply(REPORT, []), unfit=(second,))


@pytest.fixture(scope="module")
def read() -> Report:
    return make_report(read_article(Submission(ARTICLE), Limits()))


def test_a_real_report_corrected_there_and_back_is_the_same(read: Report) -> None:
    """The reasons that follow from a correction are the reader's own: given back, everything is as it was read."""
    in_accounts = {each for account in read.accounts for each in (*account.claims, *account.denials)}
    alone = [claim for claim in read.claims if len(claim.sources) == 1 and claim.id not in in_accounts]
    assert alone
    for claim in alone:
        away = one(own_voice(read, claim.id), read)
        assert away.claim(claim.id).needs != claim.needs
        back = one(known(read, claim.id, claim.sources[0]), away).claim(claim.id)
        assert (back.needs, back.rank) == (claim.needs, claim.rank)
