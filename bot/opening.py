"""What a submission's link leads to: the page or file itself, or what a social network answers about a single post.

It fetches, and reads nothing: parsing what came back is `bot.pipeline`'s, in a worker.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from bot.article.documents import Document
from bot.article.page.oembed import oembed_url
from bot.errors import SubmissionError
from bot.submission import Submission

log = logging.getLogger(__name__)


class Fetching(Protocol):
    """Whoever can fetch a link."""

    async def fetch(self, link: str) -> Document:
        """What the link leads to; raises SubmissionError."""
        ...


class Opener:
    """Opens the links of submissions; `asked_at` gives the address where a network answers about a post, or None."""

    def __init__(self, fetcher: Fetching, asked_at: Callable[[str], str | None] = oembed_url) -> None:
        self._fetcher = fetcher
        self._asked_at = asked_at

    async def open(self, submission: Submission) -> Submission:
        """The submission with what its link leads to as the last of its documents; the same where it has no link.

        Raises SubmissionError where the link cannot or may not be opened.
        """
        if submission.link is None:
            return submission
        document = await self._answer(submission.link) or await self._fetcher.fetch(submission.link)
        return replace(submission, documents=(*submission.documents, document), link=None)

    async def _answer(self, link: str) -> Document | None:
        """What the network of a single post answers about it; its page, made for browsers, holds no words of it."""
        address = self._asked_at(link)
        if address is None:
            return None
        try:
            return await self._fetcher.fetch(address)
        except SubmissionError as error:
            log.info("the network did not answer about a post (%s); its page is opened", error.code)
            return None
