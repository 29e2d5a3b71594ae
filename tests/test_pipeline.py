"""The road from submission to report, in this process, in workers and as a stream."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.article.limits import Limits
from bot.errors import AnalysisError, SubmissionError
from bot.model import Report
from bot.pipeline import Analyst, extract_many, make_report, read_article
from bot.provenance.reading import Reading
from bot.submission import Submission

ARTICLE = (
    "Ferry service halted at Corran\n\n"
    "The ferry between Corran and Norfield was halted on Friday after 3 people were hurt. “The ramp gave way,” said "
    "Edda Marsh, a harbour worker.\n\n"
    "Two council officials, who asked not to be named, said inspectors had warned the operator in May."
)
LIMITS = Limits()
SECONDS = 60.0


@pytest.fixture
async def analyst() -> AsyncIterator[Analyst]:
    async with Analyst(1, LIMITS, SECONDS) as analyst:
        yield analyst


def test_a_submission_becomes_a_report() -> None:
    given = Submission(ARTICLE, title="A title", url="https://news.example/1", outlet="The Example")
    article = read_article(given, LIMITS)
    assert (article.title, article.url, article.outlet) == ("A title", "https://news.example/1", "The Example")
    report = make_report(article)
    assert report.article == article
    assert "The ramp gave way" in [report.words(claim.span) for claim in report.claims]


def test_one_reader_serves_every_article() -> None:
    reports = [make_report(read_article(Submission(ARTICLE), LIMITS)) for _ in range(2)]
    assert reports[0] == reports[1]


async def test_workers_give_the_same_report(analyst: Analyst) -> None:
    article = await analyst.read(Submission(ARTICLE))
    assert article == read_article(Submission(ARTICLE), LIMITS)
    assert await analyst.report(article) == make_report(article)


async def test_a_refusal_keeps_its_code_and_sentence(analyst: Analyst) -> None:
    with pytest.raises(SubmissionError) as caught:
        await analyst.read(Submission("Short."))
    assert caught.value.code == "too_short"
    assert str(LIMITS.min_characters) in caught.value.message


async def test_more_calls_than_workers_are_all_answered(analyst: Analyst) -> None:
    articles = await asyncio.gather(*(analyst.read(Submission(f"{ARTICLE} {turn}")) for turn in range(10)))
    assert [article.text[-1] for article in articles] == [str(turn) for turn in range(10)]


async def test_an_overrun_is_told_and_the_next_article_is_read() -> None:
    async with Analyst(1, Limits(max_characters=4_000_000), 0.3) as analyst:
        with pytest.raises(AnalysisError) as caught:
            await analyst.read(Submission(ARTICLE * 8_000))
        assert caught.value.code == "overran"
        assert (await analyst.read(Submission(ARTICLE))).text


async def test_a_crash_is_told_and_the_next_article_is_read(analyst: Analyst) -> None:
    (process,) = workers()
    before = ticks(process)
    reading = asyncio.create_task(analyst.read(Submission(ARTICLE * 550)))
    while ticks(process) < before + 2:  # noqa: ASYNC110  (killed in the middle of its work, not between two calls)
        await asyncio.sleep(0.002)
    os.kill(process, signal.SIGKILL)
    with pytest.raises(AnalysisError) as caught:
        await reading
    assert caught.value.code == "crashed"
    assert (await analyst.read(Submission(ARTICLE))).text


async def test_a_cancelled_article_costs_its_process_only(analyst: Analyst) -> None:
    before = workers()
    reading = asyncio.create_task(analyst.read(Submission(ARTICLE * 550)))
    await asyncio.sleep(0)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert (await analyst.read(Submission(ARTICLE))).text
    assert workers() != before


async def test_closing_ends_what_runs_and_what_waits() -> None:
    async with Analyst(1, LIMITS, SECONDS) as analyst:
        calls = [asyncio.create_task(analyst.read(Submission(ARTICLE * 600))) for _ in range(3)]
        await asyncio.sleep(0)
        await analyst.aclose()
        ends = await asyncio.gather(*calls, return_exceptions=True)
    assert [(type(end), getattr(end, "code", None)) for end in ends] == [(AnalysisError, "stopping")] * 3
    assert workers() == set()


def test_a_stream_keeps_its_order() -> None:
    given = [(number, f"{ARTICLE} And {number} boats were moved.") for number in range(30)]
    results = list(extract_many(iter(given), last_words, limits=LIMITS, seconds=SECONDS))
    assert [result.key for result in results] == given
    assert [result.outcome for result in results] == [(number, text[-20:]) for number, text in given]
    assert workers() == set()


def test_one_bad_text_costs_one_result() -> None:
    given = [("good", ARTICLE), ("short", "Hm."), ("poison", ARTICLE), ("clumsy", ARTICLE), ("last", ARTICLE)]
    outcomes = {
        result.key[0]: getattr(result.outcome, "code", result.outcome)
        for result in extract_many(given, sometimes_deadly, limits=LIMITS, seconds=SECONDS, workers=1)
    }
    assert outcomes == {
        "good": ARTICLE[:5],
        "short": "too_short",
        "poison": "crashed",
        "clumsy": "failed",
        "last": ARTICLE[:5],
    }


def test_a_stream_is_read_no_further_than_needed_and_may_be_left() -> None:
    read = []

    def endless() -> Iterator[tuple[int, str]]:
        number = 0
        while True:
            read.append(number)
            yield number, ARTICLE
            number += 1

    stream = extract_many(endless(), last_words, limits=LIMITS, seconds=SECONDS, workers=1)
    assert next(stream).key == (0, ARTICLE)
    assert len(read) < 20
    assert isinstance(stream, Iterator)
    del stream
    assert workers() == set()


def last_words(number: int, text: str, report: Report, reading: Reading) -> tuple[int, str]:
    """Made in the worker, from what the report says and what was read."""
    assert text.endswith(reading.sentences[-1].span.of(text))
    assert report.article.text == text
    return number, report.article.text[-20:]


def sometimes_deadly(key: str, text: str, report: Report, reading: Reading) -> str:
    """What a bug in the reader might do."""
    if key == "poison":
        os._exit(1)
    if key == "clumsy":
        raise LookupError("not what anybody wants to see")
    assert report.claims
    assert reading.sentences
    return text[:5]


def workers() -> set[int]:
    """The worker processes of this one."""
    return {child.pid for child in multiprocessing.active_children() if child.pid is not None}


def ticks(process: int) -> int:
    """The processor time that a process has used, in clock ticks."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
