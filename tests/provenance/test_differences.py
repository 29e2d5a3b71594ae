"""What is a difference and what is none: pairs of sentences that two speakers say."""

from __future__ import annotations

import pytest

from tests.provenance.stories import person, story

DIFFERENT = (
    ("The clerk was armed with a knife", "the clerk was armed with a pistol", {"a knife", "a pistol"}),
    ("The convoy was encircled by tanks", "the convoy was surrounded by farmers", {"tanks", "farmers"}),
    ("The blast injured 14 workers", "the explosion injured 40 workers", {"14 workers", "40 workers"}),
    ("Lena Voss was arrested on Friday in Orm", "Voss was arrested in Orm on Thursday", {"Friday", "Thursday"}),
    ("The bridge opened in 1911", "the bridge opened in 1925", {"1911", "1925"}),
    (
        "Orm crews were told to help Halden Port divers in the lagoon",
        "Orm crews were told to help Sorvik Navy divers in the lagoon",
        {"Halden Port divers", "Sorvik Navy divers"},
    ),
)

NO_DIFFERENCE = (
    ("The clerk was armed with a semi-automatic rifle", "the clerk was armed with a semiautomatic rifle"),
    ("The blast injured nearly 200 workers", "the explosion injured 199 workers"),
    ("The blast injured dozens of workers", "the explosion injured 42 workers"),
    ("Brill was arrested by officers", "Brill was arrested by police"),
    ("Brill was robbed by a gunman", "Brill was robbed by him"),
    ("The mayor was met by Ada Lund", "the mayor was met by Lund"),
    ("Brill was sued by the Port Trade Board", "Brill was sued by the PTB"),
    ("The guard was armed with a pistol", "the thief was armed with a knife"),
    ("Voss was not armed with a knife", "Voss was armed with a pistol"),
    ("In Orm the blast injured 14 workers", "in Velden the explosion injured 40 workers"),
    ("In 2019 the blast injured 14 workers", "in 2021 the explosion injured 40 workers"),
    ("Blasts in the north injured 14 workers", "explosions in the south injured 40 workers"),
    ("Sales rose 4 percent", "profits rose 9 percent"),
    ("Sales rose 4 percent in May", "sales rose 9 percent in June"),
    ("The barge carried 14 workers", "the barge carried 40 goats"),
    ("The vote was won by 60 votes to 40 votes", "the vote was won by 55 votes to 45 votes"),
    ("The 2014 attacks killed Voss", "the 2016 attacks killed Voss"),
    ("Voss was elected by voting machines", "Voss was elected by voters"),
)


def _differences(first: str, second: str, speakers: tuple[str, str] = ("Ada", "Bo")) -> list[set[str]]:
    text = f"{first}, Ada said. Bo said {second}. The weather was fine all day."
    told = story(text, (person("Ada"), person("Bo")), ((first, speakers[0]), (second, speakers[1])))
    return [
        {told.words(variant.span) for variant in difference.variants}
        for account in told.accounts().accounts
        for difference in account.differences
    ]


@pytest.mark.parametrize(("first", "second", "variants"), DIFFERENT)
def test_a_detail_that_two_voices_give_differently_is_shown(first: str, second: str, variants: set[str]) -> None:
    assert _differences(first, second) == [variants]


@pytest.mark.parametrize(("first", "second"), NO_DIFFERENCE)
def test_other_words_for_the_same_and_other_matters_are_none(first: str, second: str) -> None:
    assert _differences(first, second) == []


def test_one_voice_does_not_differ_with_itself() -> None:
    assert _differences(DIFFERENT[0][0], DIFFERENT[0][1], ("Ada", "Ada")) == []


def test_what_differs_is_named_in_the_articles_words() -> None:
    text = "The convoy was encircled by tanks, Ada said. Bo said the convoy was surrounded by farmers."
    claims = (("The convoy was encircled by tanks", "Ada"), ("the convoy was surrounded by farmers", "Bo"))
    (account,) = story(text, (person("Ada"), person("Bo")), claims).accounts().accounts
    (difference,) = account.differences
    assert difference.about == "encircled by"
    assert [variant.claim for variant in difference.variants] == [0, 1]
    assert [variant.sources for variant in difference.variants] == [(0,), (1,)]
