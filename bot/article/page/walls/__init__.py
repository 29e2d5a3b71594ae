"""Pages that hold no article, or only its beginning, and the one sentence that tells the person so.

The bar is evidence, not suspicion: a real article may carry a consent banner, log-in links, subscription boxes and a
line for browsers without JavaScript. Each module here knows one family of pages; the order in which they are asked is
this module's. None of them changes the tree.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.article.page.walls.challenge import is_challenge
from bot.article.page.walls.gates import is_consent_wall, is_login_page
from bot.article.page.walls.listing import is_listing, is_offer
from bot.article.page.walls.missing import is_empty, is_error_page
from bot.article.page.walls.paywall import ends_at_wall
from bot.article.page.walls.solitary import has_only_player, is_declared_player, is_post_page
from bot.article.page.walls.view import PageView
from bot.errors import SubmissionError
from bot.speech import noted

__all__ = ["PageView", "is_beginning_only", "refuse_shell"]

FEWEST_READABLE_WORDS = 120
"""Words of an article's beginning that are worth a check of their own."""

_PLAYED = noted("This page is a video or a recording with hardly a word; paste a transcript instead.")

_REFUSALS: tuple[tuple[str, Callable[[PageView], bool], str], ...] = (
    (
        "blocked",
        is_challenge,
        noted("This page let no program in and showed a check for robots; paste the text instead."),
    ),
    ("consent", is_consent_wall, noted("This page shows only its cookie notice; paste the text instead.")),
    ("no_article", is_error_page, noted("This page says that there is no article at its address; check the link.")),
    ("login", is_login_page, noted("This page asks to log in first; paste the text instead.")),
    (
        "post_only",
        is_post_page,
        noted("This is a single post whose words the page does not hold; paste them instead."),
    ),
    (
        "paywalled",
        lambda view: view.count < FEWEST_READABLE_WORDS and ends_at_wall(view),
        noted("This page shows only the beginning; paste the text instead."),
    ),
    ("not_an_article", is_offer, noted("This page offers something for sale; I read single articles.")),
    ("video_only", is_declared_player, _PLAYED),
    ("not_an_article", is_listing, noted("This page lists many stories; link to one of them instead.")),
    ("video_only", has_only_player, _PLAYED),
    ("no_article", is_empty, noted("There is no article to be read in this page; paste the text instead.")),
)


def refuse_shell(view: PageView) -> None:
    """Raise SubmissionError where the page is no article at all.

    Codes: blocked, consent, login, no_article, not_an_article, paywalled, post_only, video_only.
    """
    for code, is_so, sentence in _REFUSALS:
        if is_so(view):
            raise SubmissionError(code, sentence)


def is_beginning_only(view: PageView) -> bool:
    """Whether the body is a readable beginning after which the page asks to subscribe or to register."""
    return view.count >= FEWEST_READABLE_WORDS and ends_at_wall(view)
