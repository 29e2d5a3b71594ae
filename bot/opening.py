"""What a submission's link leads to: the page or file itself, or what the post's network tells of it.

It fetches, and reads nothing: parsing what came back is `bot.pipeline`'s, in a worker.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from bot.article.documents import Document
from bot.submission import Submission


class Fetching(Protocol):
    """Whoever can fetch a link."""

    async def fetch(self, link: str) -> Document:
        """What the link leads to; raises SubmissionError."""
        ...


class Opener:
    """Opens the links of submissions."""

    def __init__(self, fetcher: Fetching) -> None:
        self._fetcher = fetcher

    async def open(self, submission: Submission) -> Submission:
        """The submission with what its link leads to as the last of its documents; the same where it has no link.

        Raises SubmissionError where the link cannot or may not be opened.
        """
        if submission.link is None:
            return submission
        document = await self._fetcher.fetch(submission.link)
        return replace(submission, documents=(*submission.documents, document), link=None)
