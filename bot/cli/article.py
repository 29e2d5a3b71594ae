"""`article`: what was given, as the Article that everything else reads, in JSON."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.given import STDIN, is_there, lines_given, open_given, size_of
from bot.errors import SubmissionError, WhosaidError

if TYPE_CHECKING:
    from bot.article.documents import Document
    from bot.article.limits import Limits
    from bot.cli.bar import Bar
    from bot.model import Article
    from bot.settings import Settings

_ARTICLES_FAILED = 1


@click.command()
@click.argument("given", metavar="FILE|URL|-")
@click.option("--url", help="Where a page that was saved to FILE was read.")
@click.option("--jsonl", is_flag=True, help='FILE holds lines {"file", "url"}; write one article a line.')
def article(given: str, url: str | None, jsonl: bool) -> int:
    """Print the article in a file, or the one that a URL leads to, as JSON: text, blocks, posts, links and so on.

    All offsets are into its "text". With --jsonl, files are named from the folder of FILE, or from here; what cannot
    be read is named on standard error and gets an empty article with an "error"; the exit code is 1 then.
    """
    from bot.cli.reading import article_through_worker, document_in, link_in
    from bot.settings import load_settings

    settings = load_settings()
    if jsonl:
        return _many(given, settings)
    link = link_in(given)
    found = article_through_worker(link or document_in(given, url, settings.max_file_bytes), settings)
    click.echo(json.dumps(told(found), ensure_ascii=False, indent=2))
    return 0


def told(found: Article) -> dict[str, Any]:
    """The article's JSON form, with the words of each post beside their spans."""
    form = found.model_dump(mode="json", exclude={"runs"})
    for post in form["posts"]:
        post["text"] = "\n".join(found.text[start:end] for start, end in post["body"])
    return form


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list of files."""

    number: int
    size: int
    """In bytes, with its line end."""
    file: str = ""
    url: str | None = None
    error: SubmissionError | None = None


def read_line(line: Line, folder: str, most_bytes: int, limits: Limits) -> str:
    """The answer to a line: its article on one line of JSON; raises SubmissionError."""
    from bot.pipeline import read_document

    if line.error is not None:
        raise line.error
    found = read_document(_document(line, Path(folder), most_bytes), limits)
    return json.dumps({"file": line.file, "url": line.url, **told(found)})


def _document(line: Line, folder: Path, most_bytes: int) -> Document:
    from bot.cli.reading import document_in

    path = str(folder / line.file)
    try:
        return document_in(path if is_there(path) else line.file, line.url, most_bytes)
    except click.UsageError as error:
        raise SubmissionError("unreadable", error.message) from None


def _many(given: str, settings: Settings) -> int:
    from bot.cli.bar import Bar

    logging.basicConfig(level=logging.DEBUG if settings.log_level == "DEBUG" else logging.CRITICAL)
    folder = "." if given == STDIN else str(Path(given).parent)
    with open_given(given) as file, Bar(size_of(file)) as bar:
        refused = _answer_all(lines_given(given, file), folder, bar, settings)
    return _ARTICLES_FAILED if refused else 0


def _answer_all(lines: Iterable[bytes], folder: str, bar: Bar, settings: Settings) -> int:
    """Write one article for each line that is not blank; returns how many could not be read."""
    from bot.pipeline import read_many

    arguments = (folder, settings.max_file_bytes, settings.limits)
    calls = ((line, (line, *arguments)) for line in lines_of(lines))
    refused = 0
    for answer in read_many(calls, read_line, seconds=settings.analysis_seconds, workers=settings.workers):
        line, outcome = answer.key, answer.outcome
        if isinstance(outcome, WhosaidError):
            refused += 1
            bar.say(f"Line {line.number}: {outcome.message} ({outcome.code})")
            outcome = _empty(line, outcome)
        sys.stdout.write(f"{outcome}\n")
        sys.stdout.flush()
        bar.article_done(line.size)
    return refused


def lines_of(lines: Iterable[bytes]) -> Iterator[Line]:
    """Each line that is not blank; one that names no file has an error."""
    for number, data in enumerate(lines, start=1):
        if not data.isspace():
            yield _line(number, data)


def _line(number: int, data: bytes) -> Line:
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError):
        return Line(number, len(data), error=SubmissionError("not_json", "This line is not JSON."))
    file, url = (raw.get("file"), raw.get("url")) if isinstance(raw, dict) else (None, None)
    if not isinstance(file, str) or not isinstance(url, str | None):
        error = SubmissionError("no_file", 'This line is not an object with a "file" and perhaps a "url".')
        return Line(number, len(data), error=error)
    return Line(number, len(data), file, url)


def _empty(line: Line, error: WhosaidError) -> str:
    from bot.model import Article

    nothing = told(Article(text="", blocks=()))
    return json.dumps({"file": line.file, "url": line.url, **nothing, "error": error.code, "message": error.message})
