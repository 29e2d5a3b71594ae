"""How well and how fast pages are read, against marked pages beside the checkout: `make bench-pages`.

Every page is read by this process, one after the other, by `bot.article.page` and then by two libraries, trafilatura
(as it is best at articles: favor_precision) and readability-lxml. What is absent is skipped and said so.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

import trafilatura
from lxml.html import fromstring
from readability import Document as Readable
from rich.console import Console
from rich.table import Table

from benchmarks.evaluate import Goal, Row, drawn, percent, share, wide
from benchmarks.page_scores import (
    f1,
    find_post,
    is_in_place,
    is_right_post,
    outbound,
    overlap,
    same_authors,
    same_day,
    same_title,
)
from benchmarks.pages import PAGES
from bot.article.documents import Document
from bot.article.limits import Limits
from bot.article.page.dom import decode, parse
from bot.article.page.reader import read_page
from bot.errors import SubmissionError
from bot.model import Article

Page = dict[str, Any]
NOTHING = Article(text="", blocks=())


def milliseconds(value: float) -> str:
    """A time."""
    return f"{value:.0f} ms"


def each_second(value: float) -> str:
    """A speed."""
    return f"{value:.1f} pages/s"


BODY = {"zyte": Goal("body, F1", 0.965, share), "fundus": Goal("body, F1", 0.960, share)}
TITLE = Goal("title, equal or one in the other", 0.92, percent)
AUTHORS = Goal("authors, all and no others", 0.90, percent)
DAY = Goal("day of publication", 0.98, percent)
POSTS = Goal("embedded posts, all fields right", 0.98, percent)
PLACES = Goal("embedded posts in their place", 0.95, percent)
LINKS = Goal("links to other sites in the body's paragraphs", 0.99, percent)
SPEED = Goal("page → Article, one core", 20, each_second)
SLOWEST = Goal("page → Article, 95 of 100 pages within", 150, milliseconds, below=True)


@dataclass(slots=True)
class Readings:
    """What was made of each page, and what that took."""

    pages: list[Page]
    sources: list[bytes]
    articles: list[Article] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def read(self) -> None:
        """Read every page; the first is read once before, so that nothing is loaded while the clock runs."""
        self._read(self.pages[0], self.sources[0])
        for page, source in zip(self.pages, self.sources, strict=True):
            start = perf_counter()
            article = self._read(page, source)
            self.seconds.append(perf_counter() - start)
            if isinstance(article, SubmissionError):
                self.refused.append(f"{page['file']} ({page['set']}) is refused: {article.message} ({article.code})")
                article = NOTHING
            self.articles.append(article)

    def of(self, name: str) -> Iterator[tuple[Page, Article]]:
        """The pages of a set with their articles."""
        both = zip(self.pages, self.articles, strict=True)
        return ((page, article) for page, article in both if page["set"] == name)

    def _read(self, page: Page, source: bytes) -> Article | SubmissionError:
        try:
            return read_page(Document(source, media_type="text/html", url=page["url"]), Limits())
        except SubmissionError as error:
            return error


def rows(readings: Readings) -> Iterator[Row]:
    """Every row of the table of goals, in its order."""
    for name, goal in BODY.items():
        found = [overlap(page["body"], article.text) for page, article in readings.of(name)]
        yield Row(goal, f"{name}, {len(found)} pages", f1(found) if found else None)
    yield from _metadata_rows(list(readings.of("fundus")))
    yield from _post_rows(readings)
    yield _link_row(readings)
    data = f"all {len(readings.pages)} pages"
    yield Row(SPEED, data, len(readings.pages) / sum(readings.seconds))
    yield Row(SLOWEST, data, 1000 * _percentile(readings.seconds, 95))


def _metadata_rows(pages: Sequence[tuple[Page, Article]]) -> Iterator[Row]:
    checks: tuple[tuple[Goal, str, Callable[[Any, Article], bool]], ...] = (
        (TITLE, "title", lambda right, article: same_title(right, article.title)),
        (AUTHORS, "authors", lambda right, article: same_authors(right, article.authors)),
        (DAY, "published", lambda right, article: same_day(right, article.published)),
    )
    for goal, name, is_right in checks:
        known = [(page[name], article) for page, article in pages if page.get(name)]
        right = sum(is_right(value, article) for value, article in known)
        yield Row(goal, f"fundus, {len(known)} pages", right / len(known) if known else None)


def _post_rows(readings: Readings) -> Iterator[Row]:
    right = placed = count = 0
    for page, source, article in zip(readings.pages, readings.sources, readings.articles, strict=True):
        for post in page.get("posts", ()):
            found = find_post(post, article)
            count += 1
            right += found is not None and is_right_post(post, found, article.text)
            placed += found is not None and is_in_place(found, article, decode(source, None))
    data = f"{count} posts"
    yield Row(POSTS, data, right / count if count else None)
    yield Row(PLACES, data, placed / count if count else None)


def _link_row(readings: Readings) -> Row:
    kept = count = 0
    for page, source, article in zip(readings.pages, readings.sources, readings.articles, strict=True):
        if page.get("body"):
            wanted = outbound(parse(decode(source, None)), page["url"], page["body"])
            held = {link.url for link in article.links}
            count += len(wanted)
            kept += sum(address in held for address in wanted)
    return Row(LINKS, f"{count} links", kept / count if count else None)


def _percentile(values: Sequence[float], share_of: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * share_of // 100)]


def by_trafilatura(source: bytes, url: str) -> tuple[str, str | None]:
    """Text and title."""
    found = trafilatura.bare_extraction(
        source, url=url, favor_precision=True, include_comments=False, with_metadata=True
    )
    return (getattr(found, "text", None) or "", getattr(found, "title", None)) if found is not None else ("", None)


def by_readability(source: bytes, url: str) -> tuple[str, str | None]:
    """Text and title."""
    found = Readable(decode(source, None), url=url)
    return "\n".join(fromstring(found.summary()).itertext()), found.short_title()


PEERS: dict[str, Callable[[bytes, str], tuple[str, str | None]]] = {
    "trafilatura": by_trafilatura,
    "readability-lxml": by_readability,
}


def peers(readings: Readings) -> Table:
    """Ours and theirs in the same run."""
    table = Table("by", *(f"body F1, {name}" for name in BODY), "title, fundus", "pages/s", title="Beside others")
    made = [(article.text, article.title) for article in readings.articles]
    table.add_row("whosaid", *_cells(readings.pages, made), f"{len(made) / sum(readings.seconds):.1f}")
    for name, read in PEERS.items():
        start = perf_counter()
        both = zip(readings.pages, readings.sources, strict=True)
        made = [_tried(read, source, page["url"]) for page, source in both]
        took = perf_counter() - start
        table.add_row(name, *_cells(readings.pages, made), f"{len(made) / took:.1f}")
    return table


def _tried(read: Callable[[bytes, str], tuple[str, str | None]], source: bytes, url: str) -> tuple[str, str | None]:
    """What a library gives; some raise where they find nothing."""
    try:
        return read(source, url)
    except Exception:
        return "", None


def _cells(pages: Sequence[Page], made: Sequence[tuple[str, str | None]]) -> Iterator[str]:
    both = list(zip(pages, made, strict=True))
    for name in BODY:
        yield share(f1(overlap(page["body"], text) for page, (text, _) in both if page["set"] == name))
    titled = [same_title(page["title"], title) for page, (_, title) in both if page.get("title")]
    yield percent(sum(titled) / len(titled)) if titled else "–"


def main() -> int:
    """Run from the command line; 0 also where there is nothing to measure against."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, default=None, help="the first N pages only")
    parser.add_argument("--pages", type=Path, default=PAGES, help="the file that lists the pages")
    options = parser.parse_args()
    if not options.pages.exists():
        print("The marked pages (../shared/pages) are not here: there is nothing to measure against.")
        return 0
    lines = options.pages.read_text(encoding="utf-8").splitlines()[: options.limit]
    pages = [json.loads(line) for line in lines]
    readings = Readings(
        pages, [gzip.decompress((options.pages.parent / page["file"]).read_bytes()) for page in pages]
    )
    readings.read()
    for sentence in readings.refused:
        print(sentence)
    console = Console(width=None if sys.stdout.isatty() else wide())
    console.print(drawn(rows(readings)))
    console.print(peers(readings))
    return 0


if __name__ == "__main__":
    sys.exit(main())
