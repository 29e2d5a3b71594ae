"""What a command was given, a file's path or a link, → its Article or Report, read in a worker process.

A plain text from a file or standard input needs no worker and no start-up: `check` reads it in this process.
"""

from __future__ import annotations

import asyncio
import gzip
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.article.documents import Document, DocumentKind, is_attachable, kind_of
from bot.cli.given import is_there, read_given
from bot.model import Article, Report
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.pipeline import Analyst

_LINK = re.compile(r"<?\s*(?P<link>(?:https?|ftp|file|data|javascript):\S*?)\s*>?", re.IGNORECASE)
_ZIPPED = b"\x1f\x8b"


def link_in(given: str) -> str | None:
    """The link that was given in place of a file's path; None where it is a path."""
    match = _LINK.fullmatch(given.strip())
    return match["link"] if match is not None and not is_there(given) else None


def document_in(path: str, url: str | None, most_bytes: int) -> Document:
    """The file at `path` (standard input for `-`) as a document, said to have been read at `url`.

    A file whose name does not tell its kind is what it looks like. A page that was saved compressed ("page.html.gz")
    is unpacked. Raises click.UsageError where it cannot be read or is too large.
    """
    data = read_given(path, most_bytes)
    name = Path(path).name
    if data.startswith(_ZIPPED):
        data, name = _unpacked(data, path, most_bytes), name.removesuffix(".gz")
    return Document(data, name=name if is_attachable(name) else None, url=url)


def is_plain_text(document: Document) -> bool:
    """Whether the document is nothing but text; raises SubmissionError where it is nothing that is read."""
    return kind_of(document) is DocumentKind.TEXT


def report_through_worker(given: str | Document, settings: Settings) -> Report:
    """The report on a link (a string) or a document; raises SubmissionError or AnalysisError."""
    from bot.pipeline import warm_up

    return asyncio.run(_Reading(settings, warm_up).report(given))


def article_through_worker(given: str | Document, settings: Settings) -> Article:
    """The article at a link (a string) or in a document; raises SubmissionError or AnalysisError."""
    from bot.pipeline import warm_up_pages

    return asyncio.run(_Reading(settings, warm_up_pages).article(given))


class _Reading:
    """One reading in one worker, with a fetcher for links."""

    def __init__(self, settings: Settings, prepare: Callable[[], object]) -> None:
        self._settings = settings
        self._prepare = prepare

    async def report(self, given: str | Document) -> Report:
        async with self._analyst() as analyst:
            return await analyst.report(await self._article(analyst, given))

    async def article(self, given: str | Document) -> Article:
        async with self._analyst() as analyst:
            return await self._article(analyst, given)

    def _analyst(self) -> Analyst:
        from bot.pipeline import Analyst

        settings = self._settings
        return Analyst(1, settings.limits, settings.analysis_seconds, prepare=self._prepare)

    async def _article(self, analyst: Analyst, given: str | Document) -> Article:
        from bot.article.fetch.fetcher import Fetcher
        from bot.opening import Opener
        from bot.submission import Submission

        if isinstance(given, Document):
            return await analyst.read(Submission(documents=(given,)))
        rules, contact = self._settings.fetch_rules, self._settings.contact
        async with Fetcher(rules, run=analyst.run, contact=contact) as fetcher:
            return await analyst.read(await Opener(fetcher).open(Submission(link=given)))


def _unpacked(data: bytes, path: str, most_bytes: int) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as file:
            unpacked = file.read(most_bytes + 1)
    except (OSError, EOFError):
        raise click.UsageError(f"{click.format_filename(path)} cannot be unpacked.") from None
    if len(unpacked) > most_bytes:
        raise click.UsageError(f"{click.format_filename(path)} is larger than {most_bytes:,} bytes when unpacked.")
    return unpacked
