"""How much of an article a page has to show, and how much it may."""

from __future__ import annotations

import pytest

from bot.article.limits import Limits
from bot.model import BlockKind
from tests.article.page.given import PLAIN, blocks, page, read, refusal
from tests.article.page.harbour_page import (
    AFTER,
    BEFORE_LIST,
    BETWEEN,
    CLOSING,
    DATA,
    LINKED,
    OPENING,
    QUOTED,
)
from tests.article.page.metadata.pages import linked


def test_a_page_with_too_few_words_is_refused() -> None:
    assert refusal(page("The quay is closed.")) == "no_article"


@pytest.mark.parametrize(
    ("limits", "code"),
    [(Limits(max_characters=300), "too_long"), (Limits(min_characters=10_000), "too_short"), (Limits(), None)],
)
def test_the_limits_hold_for_the_article_and_not_for_the_page(limits: Limits, code: str | None) -> None:
    padded = page(*PLAIN, head=f"<title>Quay closed</title><style>{'a{}' * 100_000}</style>")
    if code is None:
        assert blocks(read(padded, limits=limits)) == [(BlockKind.PARAGRAPH, each) for each in PLAIN]
    else:
        assert refusal(padded, limits) == code


def test_a_page_in_no_language_is_refused() -> None:
    noise = "sdkfjh wqrtzp xcvbnm qwrtpk ghjkls dfgh zxcvbn mnbvcx plkjhg rtzwqx " * 6
    assert refusal(page(noise, noise, noise)) == "not_language"


LONGER = (OPENING, LINKED, BETWEEN, AFTER, QUOTED, BEFORE_LIST, CLOSING)
"""More than 120 words: a beginning that is worth a check."""
WALL = (
    "<div class='paywall'><h2>Subscribe to continue reading</h2><p>Get full access to the Ostby Post from one crown "
    "a week.</p><button>Subscribe</button><p>Already a subscriber? <a href='/login'>Log in</a></p></div>"
)


def test_a_readable_beginning_before_a_paywall_is_read_and_said_to_be_one() -> None:
    html = page(*LONGER, BETWEEN[:60] + "…", head=linked({**DATA, "isAccessibleForFree": False}))
    article = read(html.replace("</article>", f"{WALL}</article>"))
    assert article.beginning_only
    assert blocks(article)[0] == (BlockKind.PARAGRAPH, OPENING)
    assert "Subscribe" not in article.text
    assert not read(page(*LONGER)).beginning_only


def test_a_few_words_before_a_paywall_are_refused() -> None:
    html = page(OPENING, BETWEEN[:60] + "…", head=linked({**DATA, "isAccessibleForFree": False}))
    assert refusal(html.replace("</article>", f"{WALL}</article>")) == "paywalled"
