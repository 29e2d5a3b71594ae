"""Speed and memory of the whole road, in one table: `make bench`.

Every figure is taken from the real program: articles are read by `bot.pipeline`, streams by `bot extract` in a
process of its own, and the idle bot holds its store, its workers and its client, but is not connected. The articles
are the seed and, where the shared data lie beside the checkout, real news articles.
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
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.article.limits import Limits
from bot.pipeline import Submission, make_report, read_article

ROOT = Path(__file__).parent.parent
NEWS = ROOT.parent / "shared/data/attribution/dev.jsonl"
WARM_UPS = 10
SECONDS_EACH = 8.0
"""How long one figure is measured; long enough for a steady 95th percentile of a few hundred runs."""
EXTRACT_WORDS = 150_000
SIZES = (1_000, 10_000, 30_000)
MIB = 1 << 20

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
    everywhere = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(everywhere)})
    yield from seed_rows()
    yield from size_rows()
    os.sched_setaffinity(0, everywhere)
    yield from extract_rows("the seed, repeated", [seed()])
    if NEWS.exists():
        yield from extract_rows("news articles", [json.loads(line)["text"] for line in NEWS.open(encoding="utf-8")])
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


def read(text: str) -> None:
    """Paste to finished report."""
    make_report(read_article(Submission(text), Limits(max_characters=10_000_000)))


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


def size_rows() -> Iterator[Row]:
    """How the time grows with the article."""
    for size in SIZES:
        text = article_of(size)
        taken = times(partial(read, text), seconds=0, least=3)
        yield f"paste to report, {size:,} words, one core, best of 3", f"{min(taken) * 1000:,.0f} ms"


def article_of(words: int) -> str:
    """A text of about that many words: different news articles one after the other, or the seed again and again."""
    texts = [json.loads(line)["text"] for line in NEWS.open(encoding="utf-8")] if NEWS.exists() else [seed()]
    parts: list[str] = []
    length = 0
    while length < words:
        part = texts[len(parts) % len(texts)]
        parts.append(part)
        length += len(part.split())
    return "\n\n".join(parts)


def extract_rows(name: str, texts: list[str]) -> Iterator[Row]:
    """Words a second of `bot extract`, start-up included, on one core and on all."""
    cores = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles.jsonl")
        words = write_articles(path, texts)
        for workers in sorted({1, cores}):
            speed = words / seconds_of_extract(path, workers)
            yield f"extract, {name}, {workers} core{'s' * (workers > 1)}", f"{speed:,.0f} words/s"


def write_articles(path: Path, texts: list[str]) -> int:
    """Fill a JSON Lines file with the texts until it holds enough words; returns how many."""
    words = number = 0
    with path.open("w", encoding="utf-8") as file:
        while words < EXTRACT_WORDS:
            text = texts[number % len(texts)]
            file.write(json.dumps({"id": number, "text": text}) + "\n")
            words += len(text.split())
            number += 1
    return words


def seconds_of_extract(path: Path, workers: int) -> float:
    """How long `bot extract` takes for the file; one worker gets one core for everything."""
    everywhere = os.sched_getaffinity(0)
    if workers == 1:
        os.sched_setaffinity(0, {min(everywhere)})
    start = time.perf_counter()
    command = [sys.executable, "-m", "bot", "extract", str(path)]
    environment = {**os.environ, "WHOSAID_WORKERS": str(workers)}
    subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
    taken = time.perf_counter() - start
    os.sched_setaffinity(0, everywhere)
    return taken


def memory_rows() -> Iterator[Row]:
    """Memory of a process that has read articles, and of the bot with nothing to do."""
    peak = measured_in_process("worker")
    yield "memory of a worker, peak, after the seed", f"{peak['seed']:.0f} MiB"
    yield f"the same, after {SIZES[-1]:,} words", f"{peak['large']:.0f} MiB"
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
    read(article_of(SIZES[-1]))
    return {"seed": after_seed, "large": peak_mib()}


def peak_mib() -> float:
    """This process's largest resident memory so far; `ru_maxrss` would count that of its starter too."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (kib,) = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
    return int(kib) * 1024 / MIB


def idle_memory() -> dict[str, float]:
    """Resident memory in MiB of a bot that is ready to connect, without and with its workers."""
    return asyncio.run(idle_bot())


async def idle_bot() -> dict[str, float]:
    """Open all that a running bot holds, and look at it."""
    from bot.discord.client import WhosaidBot
    from bot.pipeline import Analyst
    from bot.settings import load_settings
    from bot.store import Store

    settings = load_settings(env_file=None)
    with tempfile.TemporaryDirectory() as folder:
        store = await Store.open(f"sqlite+aiosqlite:///{folder}/bench.sqlite3")
        async with Analyst(settings.workers, settings.limits, settings.analysis_seconds) as analyst:
            bot = WhosaidBot(settings, store, analyst)
            own = resident_mib(os.getpid(), "Rss")
            every = sum(resident_mib(pid, "Pss") for pid in [os.getpid(), *descendants(os.getpid())])
            assert not bot.is_ready()  # never logged in, so there is nothing to close
        await store.close()
    return {"bot": own, "all": every, "workers": settings.workers}


def resident_mib(pid: int, how: str) -> float:
    """Memory of a process in MiB: "Rss" with all pages it uses, "Pss" with shared pages split between their users."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    (kib,) = (line.split()[1] for line in lines if line.startswith(f"{how}:"))
    return int(kib) * 1024 / MIB


def descendants(pid: int) -> list[int]:
    """Ids of the processes that this one started, and those that they started."""
    children = [
        int(child)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text().split()
    ]
    return children + [below for child in children for below in descendants(child)]


PROCESSES: dict[str, Callable[[], dict[str, float]]] = {"worker": worker_memory, "idle": idle_memory}

if __name__ == "__main__":
    main()
