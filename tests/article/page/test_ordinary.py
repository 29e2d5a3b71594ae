"""Which pages go to the parser without the scan: nearly all, and none that hides a monster."""

from __future__ import annotations

import pytest

from bot.article.page.ordinary import is_ordinary
from tests.article.page.monsters import HIDING, STORY, attributes, hidden_attributes, page


@pytest.mark.parametrize(
    "markup",
    [
        "",
        page(STORY),
        page(f"{STORY}<img src='data:image/png;base64,{'A' * 200_000}'>"),
        page(f"{STORY}<script>for (i=0;i<n;i++) {{ if (a<b && c>d) x='<p class=\"y\">' }}</script>"),
        page(f"{STORY}<p class=a title='x > y' hidden>5 < 6 <b>and 7 > 6</b></p>"),
    ],
)
def test_what_people_read_is_ordinary(markup: str) -> None:
    assert is_ordinary(markup)


@pytest.mark.parametrize(("before", "behind"), HIDING.values(), ids=HIDING.keys())
def test_a_monstrous_tag_is_seen_wherever_it_hides(before: str, behind: str) -> None:
    assert is_ordinary(hidden_attributes(100, before, behind))
    assert not is_ordinary(hidden_attributes(5_000, before, behind))


@pytest.mark.parametrize(
    "markup",
    [
        attributes(5_000),
        page(STORY + "<br>" * 20_001),
        page(STORY + f"<p {'x=y ' * 100}>a" * 2_000),
        page(f'{STORY}<p a=">{"x" * 10_000}" {" ".join(f"b{n}" for n in range(5_000))}>a'),
        page(STORY) + f"<p a='{'b ' * 10_000}>",
        page(STORY + f"<p a='{'b' * 10_000}'>" * 65),
    ],
)
def test_what_may_harm_a_parser_is_not(markup: str) -> None:
    assert not is_ordinary(markup)
