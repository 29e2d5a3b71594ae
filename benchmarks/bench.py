"""Speed and memory of the whole road, in one table: `make bench`.

Every figure is taken from the real program: articles are read by `bot.pipeline`, streams by `bot extract` in a
process of its own, and the idle bot holds its store, its workers and its client, but is not connected. The articles
are the seed and, where the shared data lie beside the checkout, real news articles. Where a figure is of processor
time, other programs that run meanwhile hardly change it.
"""

from __future__ import annotations

import asyncio
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import cycle
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.processes import ROOT, descendants, extract, one_core, peak_mib, resident_mib
from benchmarks.sentences import ANY_LENGTH
from benchmarks.stages import watched
from bot import pipeline
from bot.cli import lines

NEWS = ROOT.parent / "shared/data/attribution/dev.jsonl"
WARM_UPS = 10
SECONDS_EACH = 8.0
"""How long one figure is measured; long enough for a steady 95th percentile of a few hundred runs."""
EXTRACT_WORDS = 150_000
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
LARGEST = 30_000
"""Words of the largest article that the settings let in."""
STAGED_WORDS = 40_000

Row = tuple[str, str]


def main() -> None:
    """Measure everything and print it; with an argument, be the process that one measurement needs."""
    if len(sys.argv) > 1:
        print(json.dumps(PROCESSES[sys.argv[1]]()))
        return
    table = Table("measured", "figure", title="Whosaid", caption=conditions())
    for row in rows():
        table.add_row(*row)
    Console().print(table)


def rows() -> Iterator[Row]:
    """Every figure with its name, in the order of the table."""
    with one_core():
        yield from seed_rows()
        yield from stage_rows()
        yield from size_rows()
    yield from extract_rows("the seed, repeated", (seed(),))
    if NEWS.exists():
        yield from extract_rows("news articles", news())
    yield from memory_rows()


def conditions() -> str:
    """The machine that the figures are from."""
    cores = len(os.sched_getaffinity(0))
    return f"{processor()}, {cores} cores, Python {platform.python_version()}, {platform.system()}"


def processor() -> str:
    """The processor's name as the system gives it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def seed() -> str:
    """The seed article."""
    (path,) = (ROOT / "seeds").glob("*.txt")
    return path.read_text(encoding="utf-8")


@cache
def news() -> tuple[str, ...]:
    """Real articles, or the seed where they are not here."""
    if not NEWS.exists():
        return (seed(),)
    with NEWS.open(encoding="utf-8") as file:
        return tuple(json.loads(line)["text"] for line in file)


def read(text: str) -> None:
    """Paste to finished report."""
    pipeline.read_and_report(pipeline.read_article(pipeline.Submission(text), ANY_LENGTH))


def record(text: str) -> None:
    """Paste to the line that `extract` writes."""
    reading, report = pipeline.read_and_report(pipeline.read_article(pipeline.Submission(text), ANY_LENGTH))
    lines.record_line(lines.Line(1, len(text)), text, report, reading)


def times(work: Callable[[], None], seconds: float, least: int) -> list[float]:
    """Seconds that each run took, run after run until `seconds` are over and `least` runs are done."""
    taken: list[float] = []
    end = time.perf_counter() + seconds
    while len(taken) < least or time.perf_counter() < end:
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return taken


def seed_rows() -> Iterator[Row]:
    """Paste to report for the seed, warm, on one core."""
    text = seed()
    for _ in range(WARM_UPS):
        read(text)
    taken = times(partial(read, text), SECONDS_EACH, least=100)
    words = len(text.split())
    p50, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    yield f"paste to report, seed ({words} words), one core, {len(taken)} runs, p50", f"{p50 * 1000:.1f} ms"
    yield "the same, p95", f"{p95 * 1000:.1f} ms"


def stage_rows() -> Iterator[Row]:
    """What each stage takes of an article, in processor time."""
    record(seed())
    words = 0
    with watched() as clock:
        for text in cycle(news()):
            record(text)
            words += len(text.split())
            if words >= STAGED_WORDS:
                break
    total = sum(clock.seconds.values())
    yield f"stages of {words:,} words of articles, processor time", per_thousand(total, words)
    for name, seconds in clock.seconds.items():
        if seconds:
            yield f"  {name}", f"{per_thousand(seconds, words)}, {seconds / total:.0%}"


def size_rows() -> Iterator[Row]:
    """How the time grows with the article: a thousand words are to cost the same in any."""
    for size in SIZES:
        text = article_of(size)
        taken = []
        for _ in range(3 if size <= LARGEST else 1):
            start = time.process_time()
            read(text)
            taken.append(time.process_time() - start)
        yield f"paste to report, {size:,} words, processor time", per_thousand(min(taken), size)


def per_thousand(seconds: float, words: int) -> str:
    """Time for a thousand words."""
    return f"{seconds * 1_000_000 / words:,.1f} ms per 1,000 words"


def article_of(words: int) -> str:
    """A text of about that many words: different news articles one after the other, or the seed again and again."""
    parts: list[str] = []
    length = 0
    while length < words:
        part = news()[len(parts) % len(news())]
        parts.append(part)
        length += len(part.split())
    return "\n\n".join(parts)


def extract_rows(name: str, texts: Sequence[str]) -> Iterator[Row]:
    """Words a second of `bot extract`, start-up included, on one core and on all, and the memory of a worker."""
    cores = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as folder:
        articles, records = Path(folder, "articles.jsonl"), Path(folder, "records.jsonl")
        words = write_articles(articles, texts)
        for workers in sorted({1, cores}):
            cost = extract(articles, records, workers)
            title = f"extract, {name}, {workers} core{'s' * (workers > 1)}"
            yield title, f"{words / cost.seconds:,.0f} words/s"
            if workers == 1:
                yield "the same, by processor time", f"{words / cost.processor_seconds:,.0f} words/s"
                yield "its worker, peak memory", f"{cost.peak_mib:.0f} MiB"


def write_articles(path: Path, texts: Sequence[str]) -> int:
    """Fill a JSON Lines file with the texts until it holds enough words; returns how many."""
    words = number = 0
    with path.open("w", encoding="utf-8") as file:
        while words < EXTRACT_WORDS:
            text = texts[number % len(texts)]
            file.write(json.dumps({"id": number, "text": text}) + "\n")
            words += len(text.split())
            number += 1
    return words


def memory_rows() -> Iterator[Row]:
    """Memory of a process that has read articles, and of the bot with nothing to do."""
    peak = measured_in_process("worker")
    yield "memory of a worker, peak, after the seed", f"{peak['seed']:.0f} MiB"
    yield f"the same, after {LARGEST:,} words", f"{peak['large']:.0f} MiB"
    idle = measured_in_process("idle")
    yield "memory of the idle bot, its own process (RSS)", f"{idle['bot']:.0f} MiB"
    yield f"the same with its {idle['workers']:.0f} warm workers, shared pages once", f"{idle['all']:.0f} MiB"


def measured_in_process(name: str) -> dict[str, float]:
    """What a fresh process of this program measures about itself."""
    command = [sys.executable, "-m", "benchmarks.bench", name]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def worker_memory() -> dict[str, float]:
    """Peak resident memory in MiB after the seed, then after the largest article."""
    read(seed())
    after_seed = peak_mib()
    read(article_of(LARGEST))
    return {"seed": after_seed, "large": peak_mib()}


def idle_memory() -> dict[str, float]:
    """Resident memory in MiB of a bot that is ready to connect, without and with its workers."""
    return asyncio.run(idle_bot())


async def idle_bot() -> dict[str, float]:
    """Open all that a running bot holds, and look at it."""
    from bot.article.fetch.fetcher import Fetcher
    from bot.discord.client import WhosaidBot
    from bot.opening import Opener
    from bot.pipeline import Analyst
    from bot.settings import load_settings
    from bot.store import Store

    settings = load_settings(env_file=None)
    with tempfile.TemporaryDirectory() as folder:
        store = await Store.open(f"sqlite+aiosqlite:///{folder}/bench.sqlite3")
        async with (
            Analyst(settings.workers, settings.limits, settings.analysis_seconds) as analyst,
            Fetcher(settings.fetch_rules, run=analyst.run, store=store.pages) as fetcher,
        ):
            bot = WhosaidBot(settings, store, analyst, Opener(fetcher))
            own = resident_mib(os.getpid(), "Rss")
            every = sum(resident_mib(pid, "Pss") for pid in [os.getpid(), *descendants(os.getpid())])
            assert not bot.is_ready()  # never logged in, so there is nothing to close
        await store.close()
    return {"bot": own, "all": every, "workers": settings.workers}


PROCESSES: dict[str, Callable[[], dict[str, float]]] = {"worker": worker_memory, "idle": idle_memory}

if __name__ == "__main__":
    main()
