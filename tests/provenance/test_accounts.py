"""What makes an account, who denies it, and where it comes from: one rule a test, on invented stories."""

from __future__ import annotations

from dataclasses import replace

from bot.model import Account, Platform, Post, Source, SourceKind, Span, Stance
from bot.provenance.accounts import build_accounts
from tests.provenance.stories import Story, denial, person, story

RECORDING = person("tape", SourceKind.RECORDING)
GUARD = person("guard", role="night guard")


def _only(told: Story) -> Account:
    (account,) = told.accounts().accounts
    return account


def _names(told: Story, ids: tuple[int, ...]) -> list[str]:
    return [told.sources[source].name for source in ids]


def _two(first: str, second: str, *sources: Source, posts: tuple[Post, ...] = ()) -> Story:
    """A story in which two chains say that a supervisor told the crew not to open the gate."""
    text = "The supervisor told the crew not to open the depot gate. The crew was ordered not to open the depot gate."
    claims = (
        ("The supervisor told the crew not to open the depot gate", first),
        ("The crew was ordered not to open the depot gate", second),
    )
    return story(text, sources, claims, posts)


def _post(*media: str) -> Post:
    return Post(platform=Platform.X, span=Span(0, 1), body=(Span(0, 1),), media=media)


def test_nothing_said_makes_no_account() -> None:
    told = story("Nothing happened in Orm today.", (), ())
    assert told.accounts().accounts == ()
    assert told.accounts().denied_by == {}


def test_one_source_saying_it_twice_is_no_account() -> None:
    assert _two("guard", "guard", GUARD).accounts().accounts == ()


def test_the_articles_own_voice_is_a_voice() -> None:
    account = _only(_two("guard", "", GUARD))
    assert account.own_voice
    assert account.claims == (0, 1)


def test_one_voice_and_a_denial_are_an_account() -> None:
    text = "A nurse said the clinic hid the test results. The clinic denied hiding the test results."
    told = story(
        text,
        (person("nurse"), person("clinic", SourceKind.ORGANISATION)),
        (("the clinic hid the test results", "nurse"), ("denied hiding the test results", "clinic", Stance.DENIES)),
    )
    account = _only(told)
    assert account.claims == (0,)
    assert account.denials == (1,)
    assert _names(told, account.denied_by) == ["clinic"]


def test_a_denial_that_is_no_claim_of_its_own_counts() -> None:
    text = "A nurse said the clinic hid the test results. The clinic denied hiding the test results."
    told = story(
        text,
        (person("nurse"), person("clinic", SourceKind.ORGANISATION)),
        (("the clinic hid the test results", "nurse"),),
    )
    told = replace(told, attributions=(denial(0, 1, told.find("hiding the test results")),))
    account = _only(told)
    assert account.denials == ()
    assert told.accounts().denied_by == {0: (1,)}


def test_refusing_a_request_denies_nobodys_claim() -> None:
    text = "A guard said the request for a new gate reached the board. The board denied the request for a new gate."
    told = story(
        text,
        (GUARD, person("board", SourceKind.ORGANISATION)),
        (
            ("the request for a new gate reached the board", "guard"),
            ("denied the request for a new gate", "board", Stance.DENIES),
        ),
    )
    assert told.accounts().denied_by == {}


def test_a_bare_denial_points_at_the_claim_just_before_it() -> None:
    text = "The bridge is old. A diver said the builder had used rotten timber. The builder denied that."
    told = story(
        text,
        (person("diver"), person("builder")),
        (
            ("The bridge is old", ""),
            ("the builder had used rotten timber", "diver"),
            ("denied that", "builder", Stance.DENIES),
        ),
    )
    assert told.accounts().denied_by == {1: (1,)}


def test_nobody_denies_what_he_said_himself() -> None:
    text = "The builder said it used old timber. The builder denied that it used old timber."
    told = story(
        text,
        (person("builder"),),
        (("it used old timber", "builder"), ("denied that it used old timber", "builder", Stance.DENIES)),
    )
    assert told.accounts().denied_by == {}


def test_who_is_heard_on_a_recording_adds_no_root() -> None:
    told = _two("guard", "tape < dispatcher", RECORDING, GUARD, person("dispatcher"))
    assert _names(told, _only(told).roots) == ["guard", "tape"]


def test_a_speaker_known_through_a_recording_rests_on_it() -> None:
    told = _two("tape", "dispatcher", RECORDING, person("dispatcher", via=(0,)))
    assert _names(told, _only(told).roots) == ["tape"]


def test_two_names_of_one_recording_are_one_root() -> None:
    told = _two("tape", "yard gate tape", RECORDING, person("yard gate tape", SourceKind.RECORDING))
    assert _names(told, _only(told).roots) == ["yard gate tape"]


def test_two_different_records_are_two_roots() -> None:
    told = _two("tape", "memo", RECORDING, person("memo", SourceKind.DOCUMENT))
    assert _names(told, _only(told).roots) == ["tape", "memo"]


def test_whoever_passes_on_a_word_is_no_root() -> None:
    told = _two("guard", "reporter < guard", GUARD, person("reporter", SourceKind.POST, post=0), posts=(_post(),))
    assert told.accounts().accounts == ()
    told = _two("reporter < guard", "tape", GUARD, RECORDING, person("reporter", SourceKind.MEDIA))
    assert _names(told, _only(told).roots) == ["guard", "tape"]


def test_a_comment_in_a_post_is_no_root_beside_a_witness() -> None:
    told = _two("guard", "fan", GUARD, person("fan", SourceKind.POST, post=0), posts=(_post(),))
    assert _names(told, _only(told).roots) == ["guard"]


def test_a_post_that_is_all_there_is_stays_the_root() -> None:
    told = _two("fan", "", person("fan", SourceKind.POST, post=0), posts=(_post(),))
    assert _names(told, _only(told).roots) == ["fan"]


def test_an_outlet_is_no_root_beside_who_knows() -> None:
    told = _two("guard", "Orm Courier", GUARD, person("Orm Courier", SourceKind.MEDIA))
    assert _names(told, _only(told).roots) == ["guard"]


def test_who_tells_what_was_done_to_his_side_is_no_independent_root() -> None:
    text = "Miners refused to help us at the gate. The miners refused to help the crew at the gate."
    claims = (("Miners refused to help us at the gate", "guard"), ("The miners refused to help the crew", "tape"))
    told = story(text, (GUARD, RECORDING), claims)
    assert _names(told, _only(told).roots) == ["tape"]
    alone = story(text, (GUARD,), (claims[0], (claims[1][0], "")))
    assert _names(alone, _only(alone).roots) == ["guard"]


def test_an_article_of_hundreds_of_claims_keeps_its_accounts_apart() -> None:
    """Every event is told by two voices; no account mixes two of the numbered events."""
    events = [f"The barge Kel{n} hit the pier{n} of harbour{n} in storm{n}" for n in range(200)]
    text = ". ".join(f"{event}. A pilot said that the barge Kel{n} had hit pier{n}" for n, event in enumerate(events))
    claims = [(event, "") for event in events]
    claims += [(f"the barge Kel{n} had hit pier{n}", "pilot") for n in range(200)]
    told = story(text + ".", (person("pilot"),), claims)
    result = build_accounts(told.article, told.drafts, told.sources, ())
    assert len(result.accounts) == 200
    assert all(len(account.claims) == 2 for account in result.accounts)
