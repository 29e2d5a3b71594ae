"""What is typed into a search, as it is compared."""

from __future__ import annotations

import pytest

from bot.board.searching import HIGHEST_NUMBER, MOST_TERMS, folded, number_in, terms


def test_case_width_and_ligatures_do_not_matter() -> None:
    assert folded("STRASSE", None, "ﬁnal １２") == "strasse\nfinal 12"
    assert folded("Straße") == "strasse"
    assert terms("ＢＲＩＤＧＥ  bridge") == ["bridge"]
    assert terms("İstanbul e\u0301tat") == ["istanbul", "\u00e9tat"]


def test_the_longest_word_is_looked_for_first_and_not_too_many() -> None:
    assert terms("a harbour of") == ["harbour", "of", "a"]
    assert len(terms(" ".join(str(number) for number in range(100)))) == MOST_TERMS
    assert terms(" \n\x00\ud800 ") == []
    assert sum(map(len, terms("ﷺ" * 6000))) < 50_000


@pytest.mark.parametrize(
    ("search", "number"),
    [
        *[("#142", 142), (" 142 ", 142), ("＃１４２", 142), ("# 7", 7), (str(HIGHEST_NUMBER), HIGHEST_NUMBER)],
        *[("0", None), ("142 people", None), ("#", None), ("-3", None), (str(HIGHEST_NUMBER + 1), None), ("", None)],
    ],
)
def test_a_number_alone_is_a_claims(search: str, number: int | None) -> None:
    assert number_in(search) == number
