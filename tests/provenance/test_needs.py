"""Why a claim is open, decided from what stands around it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model import (
    Account,
    Article,
    ClaimKind,
    Difference,
    Platform,
    Post,
    Reason,
    Source,
    SourceKind,
    Span,
    Variant,
)
from bot.provenance.drafts import Draft
from bot.provenance.needs import needs_of, weakness
from bot.provenance.surroundings import Surroundings
from bot.provenance.within import Posts
from tests.provenance.reading_of import article_of, at

_TEXT = "The port authority said 14 barges sank. Our crews were told to wait."
_CLAIM = "14 barges sank"


def _source(number: int, name: str, kind: SourceKind, **more: object) -> Source:
    return Source.model_validate({"id": number, "name": name, "kind": kind, "named": True, **more})


LUND = _source(0, "Eva Lund", SourceKind.PERSON)
HERALD = _source(1, "Coastal Herald", SourceKind.MEDIA)
AIDES = _source(2, "two aides", SourceKind.ANONYMOUS, named=False)
AUDIO = _source(3, "dock audio", SourceKind.RECORDING)
LINKED = _source(4, "tide table", SourceKind.DATASET, linked=True)
PORT = _source(5, "port authority", SourceKind.ORGANISATION)
ALL = (LUND, HERALD, AIDES, AUDIO, LINKED, PORT)


def _around(claim: str = _CLAIM, text: str = _TEXT, **more: object) -> Surroundings:
    article = article_of(text)
    span = at(article, claim)
    chain = more.pop("chain", ())
    assert isinstance(chain, tuple)
    draft = Draft(
        0, span, ClaimKind.EVENT, 2, 0.5, Span(0, len(text)), sources=chain[-1:], chain=chain, roots=chain[-1:]
    )
    around = replace(Surroundings(article, draft, ALL, (), ()), **more)  # type: ignore[arg-type]
    return replace(around, post=Posts(around.article).around(span))


def _reasons(around: Surroundings) -> set[Reason]:
    return {need.reason for need in needs_of(around)}


def test_the_articles_own_voice_is_unattributed() -> None:
    assert Reason.UNATTRIBUTED in _reasons(_around())
    assert Reason.UNATTRIBUTED not in _reasons(_around(chain=(0,)))


def test_unnamed_sources_heard_through_an_outlet() -> None:
    reasons = _reasons(_around(chain=(1, 2)))
    assert {Reason.ANONYMOUS, Reason.SECOND_HAND} <= reasons
    assert Reason.RECORD_NOT_LINKED not in reasons


def test_somebody_heard_on_a_recording_is_not_second_hand() -> None:
    assert Reason.SECOND_HAND not in _reasons(_around(chain=(3, 0)))


def test_a_record_is_open_until_it_is_linked() -> None:
    assert Reason.RECORD_NOT_LINKED in _reasons(_around(chain=(3,)))
    assert Reason.RECORD_NOT_LINKED not in _reasons(_around(chain=(4,)))


def test_a_claim_that_cites_a_record_rests_on_it() -> None:
    text = "Lund said she was named in a customs bulletin."
    article = article_of(text)
    bulletin = _source(6, "customs bulletin", SourceKind.DOCUMENT, mentions=(at(article, "a customs bulletin"),))
    around = _around("she was named in a customs bulletin", text, chain=(0,), sources=(*ALL, bulletin))
    assert Reason.RECORD_NOT_LINKED in _reasons(around)


@pytest.mark.parametrize(
    ("claim", "counts"),
    [
        ("14 barges sank", True),
        ("prices rose 3%", True),
        ("it cost $9 million", True),
        ("hundreds fled", True),
        ("it began on May 14", False),
        ("it began in 2019", False),
        ("it began at 9:30 a.m.", False),
        ("two men left", False),
        ("the second man left", False),
    ],
)
def test_figures_are_counts_and_measures(claim: str, counts: bool) -> None:
    assert (Reason.FIGURE in _reasons(_around(claim, f"Lund said {claim} there.", chain=(0,)))) is counts


def test_a_linked_data_set_settles_its_figures() -> None:
    assert Reason.FIGURE not in _reasons(_around(chain=(4,)))


def test_the_denier_is_named() -> None:
    needs = needs_of(_around(chain=(3,), denied_by=(0,)))
    disputed = next(n for n in needs if n.reason is Reason.DISPUTED)
    assert disputed.why == "Eva Lund denies it."
    assert "Eva Lund" in disputed.next_step


def test_two_deniers_deny() -> None:
    needs = needs_of(_around(chain=(3,), denied_by=(0, 5)))
    assert needs[0].why == "Eva Lund and port authority deny it."


def test_an_account_with_a_second_root_is_not_single() -> None:
    assert Reason.SINGLE_SOURCE in _reasons(_around(chain=(0,)))
    account = Account(id=0, claims=(0, 1), asserted_by=(0, 3), roots=(0, 3))
    assert Reason.SINGLE_SOURCE not in _reasons(_around(chain=(0,), accounts=(account,)))


def test_differing_versions_are_quoted() -> None:
    article = article_of(_TEXT)
    variants = tuple(Variant(span=at(article, w), claim=c, sources=()) for w, c in (("14 barges", 0), ("crews", 1)))
    account = Account(
        id=0, claims=(0, 1), asserted_by=(0,), differences=(Difference(about="what sank", variants=variants),)
    )
    need = next(n for n in needs_of(_around(accounts=(account,))) if n.reason is Reason.ACCOUNTS_DIFFER)
    assert "“14 barges” / “crews”" in need.why
    assert "what sank" in need.why


def test_those_who_speak_of_their_own_side_are_interested() -> None:
    own = "Our crews were told to wait"
    assert Reason.INTERESTED_PARTY in _reasons(_around(own, chain=(0,)))
    assert Reason.INTERESTED_PARTY not in _reasons(_around("crews waited", "Lund said crews waited.", chain=(0,)))
    text = "The port authority said it had checked the crane."
    assert Reason.INTERESTED_PARTY in _reasons(_around("it had checked the crane", text, chain=(5,)))


def test_a_record_has_no_side() -> None:
    assert Reason.INTERESTED_PARTY not in _reasons(_around("Our crews were told to wait", chain=(3,)))


def _posted(text: str, truncated: bool) -> Article:
    post = Post(
        platform=Platform.X,
        span=Span(0, len(text)),
        body=(Span(0, len(text)),),
        handle="@dock",
        truncated=truncated,
    )
    return article_of(text).model_copy(update={"posts": (post,)})


def test_a_post_alone_and_cut_off() -> None:
    text = "The gate was open and 14 barges sank…"
    around = _around("14 barges sank", text, chain=(0,), article=_posted(text, truncated=True))
    assert {Reason.POST_ONLY, Reason.TRUNCATED} <= _reasons(around)
    whole = _around("14 barges sank", text, chain=(0,), article=_posted(text, truncated=False))
    assert Reason.TRUNCATED not in _reasons(whole)


def test_what_a_post_passes_on_is_not_the_post_alone() -> None:
    text = "Aides say 14 barges sank."
    around = _around("14 barges sank", text, chain=(0, 2), article=_posted(text, truncated=False))
    assert Reason.POST_ONLY not in _reasons(around)


def test_a_developing_story_says_so() -> None:
    text = "Lund said 14 barges sank. It is an evolving situation."
    assert Reason.DEVELOPING in _reasons(_around(text=text, chain=(0,)))
    assert Reason.DEVELOPING not in _reasons(_around(chain=(0,)))


def test_every_need_is_one_plain_sentence_with_a_step() -> None:
    for chain in ((), (0,), (1,), (1, 2), (3,), (3, 0), (5,)):
        for need in needs_of(_around(chain=chain, denied_by=(0,))):
            assert need.why.endswith((".", "”."))
            assert "{" not in need.why + need.next_step
            assert need.next_step.endswith(".")


def test_more_reasons_make_a_weaker_claim() -> None:
    disputed = needs_of(_around(chain=(0,), denied_by=(5,)))
    assert weakness(disputed) > weakness(needs_of(_around(chain=(0,)))) > weakness(()) == 0
