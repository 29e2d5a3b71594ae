"""How fast a server's board answers when it holds 100,000 claims, on SQLite: `make bench-board`.

The claims are made up, the same ones every time: two thirds of them still open, the others with verdicts and links,
as large in the database as real ones. Each figure is of the store's own call, with everything that it reads.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table
from sqlalchemy import insert

from benchmarks.bench import conditions
from bot.board import SETTLED, Act, Order, Places, State
from bot.board.searching import folded
from bot.model import ClaimKind
from bot.store import Store
from bot.store.database import Database
from bot.store.tables import articles, claim_events, claims, evidence, reports, servers

CLAIMS: Final = 100_000
GUILD: Final = 1_419_700_000_000_000_001
PEOPLE: Final = range(1_419_700_000_000_000_100, 1_419_700_000_000_000_140)
CHANNELS: Final = range(1_419_700_000_000_000_200, 1_419_700_000_000_000_240)
"""The claims' places; a hundredth of the claims are from the first one."""
PRINT_BYTES: Final = 480
"""About as many as a real print has."""
EACH_REPORT: Final = 20
RUNS: Final = 21

_AT_ONCE = 5_000
_LISTED = datetime(2026, 1, 1, tzinfo=UTC)

_WHO = (
    "the harbour master",
    "the mayor of {place}",
    "police in {place}",
    "the ministry of {field}",
    "a spokeswoman for {name}",
    "the {name} company",
    "doctors at the {place} clinic",
    "the union of {field} workers",
)
_WHAT = (
    "said that {count} people were hurt near {place}",
    "closed the {field} office for {count} days",
    "paid {count} million to {name} last {month}",
    "denied that {name} knew of the {field} plan",
    "recorded {count} cases in {month}",
    "found the bridge at {place} unsafe in {month}",
    "will cut {count} jobs in {field}",
    "sold {count} boats to {place}",
)
_PLACES = (
    "Aldern Brixholt Carrow Dunmere Eskil Farrow Glenby Harwick Ilsen Jorby Kestrel Lomond Marsh Norwell".split()
)
_NAMES = "Ada Roe|Bo Lind|Cy Marten|Dana Holt|Eli Voss|Fay Quill|Gus Arden|Hal Brandt|Ida Stern|Jo Falk".split("|")
_FIELDS = "health transport fishing school water housing energy harbour forest mining".split()
_MONTHS = "January February March April May June July August September October November December".split()


def words_of(number: int) -> str:
    """The words of one of the made-up claims."""
    chance = random.Random(number)
    text = f"{chance.choice(_WHO)} {chance.choice(_WHAT)}, and {chance.choice(_WHO)} {chance.choice(_WHAT)}."
    return text.format(
        place=chance.choice(_PLACES),
        name=chance.choice(_NAMES),
        field=chance.choice(_FIELDS),
        month=chance.choice(_MONTHS),
        count=chance.randint(2, 9_999),
    )


def noise(texts: Sequence[str]) -> Sequence[bytes]:
    """Bytes that take as much room as the texts' prints and are like none."""
    return [random.Random(text).randbytes(PRINT_BYTES) for text in texts]


async def make(file: Path, count: int = CLAIMS, prints: Callable[[Sequence[str]], Sequence[bytes]] = noise) -> str:
    """Make a database with so many claims on one server's board; returns its address."""
    url = f"sqlite:///{file}"
    database = await Database.open(url)
    async with database.write() as connection:
        await connection.execute(insert(articles).values(hash="0" * 64, data="{}"))
        await connection.execute(insert(reports), [_report(each) for each in range(count // EACH_REPORT + 1)])
        await connection.execute(insert(servers).values(guild_id=GUILD, next_claim=count + 1))
        for start in range(1, count + 1, _AT_ONCE):
            texts = [words_of(number) for number in range(start, min(start + _AT_ONCE, count + 1))]
            rows = [_claim(*each) for each in zip(range(start, count + 1), texts, prints(texts), strict=False)]
            await connection.execute(insert(claims), rows)
            await connection.execute(insert(claim_events), [_event(row) for row in rows])
            await connection.execute(insert(evidence), [_link(row) for row in rows if row["verdict"]])
    await database.close()
    return url


def _report(number: int) -> Mapping[str, Any]:
    given = {"version": 1, "reader": "bench", "data": "{}", "asker_id": PEOPLE[0], "guild_id": GUILD}
    return {"id": f"r{number:09}", "article_hash": "0" * 64, "created_at": _LISTED, **given}


def _claim(number: int, words: str, made: bytes) -> dict[str, Any]:
    chance = random.Random(-number)
    state = chance.choices(list(State), (60, 6, 12, 10, 6, 5, 1))[0]
    person, at = chance.choice(PEOPLE), _LISTED + timedelta(minutes=number)
    sentence = f"{words_of(number + 7)} So it is {state}." if state in SETTLED else None
    return {
        "id": number,
        "guild_id": GUILD,
        "number": number,
        "report_id": f"r{number // EACH_REPORT:09}",
        "claim_id": number % EACH_REPORT,
        "channel_id": CHANNELS[0] if number % 100 == 0 else CHANNELS[1 + number // EACH_REPORT % (len(CHANNELS) - 1)],
        "words": words,
        "folded": folded(words, sentence),
        "kind": chance.choice(list(ClaimKind)),
        "worth": chance.randint(0, 2),
        "state": state,
        "version": 1,
        "asked": 1 + int(chance.expovariate(1)),
        "taken_by": person if state is State.TAKEN else None,
        "taken_at": at if state is State.TAKEN else None,
        "verdict": state if sentence else None,
        "verdict_by": person if sentence else None,
        "verdict_at": at if sentence else None,
        "sentence": sentence,
        "listed_at": at,
        "changed_at": at,
        "print": made,
    }


def _event(row: Mapping[str, Any]) -> Mapping[str, Any]:
    act = Act.SETTLED if row["verdict"] else Act.LISTED
    line = {"at": row["listed_at"], "act": act, "before": None, "after": row["state"], "sentence": row["sentence"]}
    return {"id": row["id"], "claim": row["id"], **line}


def _link(row: Mapping[str, Any]) -> Mapping[str, Any]:
    url = f"https://records.example/{row['number']}"
    return {"claim": row["id"], "event": row["id"], "url": url, "added_at": row["listed_at"]}


Call = Callable[[], Awaitable[object]]


def calls(store: Store) -> Iterator[tuple[str, Call]]:
    """Every call that is measured, with its name."""
    board = store.board
    for order in Order:
        yield f"list, {order}", lambda order=order: board.page(GUILD, order=order)  # type: ignore[misc]
    for name, offset in (("middle", CLAIMS // 2), ("last", CLAIMS - CLAIMS // 50)):
        yield f"list, {name} page", lambda offset=offset: board.page(GUILD, offset=offset)  # type: ignore[misc]
        yield (
            f"list, most asked, {name} page",
            lambda offset=offset: board.page(GUILD, order=Order.MOST_ASKED, offset=offset),  # type: ignore[misc]
        )
    yield "list, open ones", lambda: board.page(GUILD, states={State.OPEN}, order=Order.OLDEST)
    yield "list, settled ones, page 500", lambda: board.page(GUILD, states=SETTLED, offset=5_000)
    for name, places in (("most", CHANNELS[3:]), ("one hundredth", CHANNELS[:1])):
        seen = Places(frozenset(places))
        yield f"list, {name} seen", lambda seen=seen: board.page(GUILD, places=seen)  # type: ignore[misc]
        yield (
            f"list, {name} seen, most asked",
            lambda seen=seen: board.page(GUILD, places=seen, order=Order.MOST_ASKED),  # type: ignore[misc]
        )
        yield f"search “bridge”, {name} seen", lambda seen=seen: board.search(GUILD, "bridge", places=seen)  # type: ignore[misc]
        yield f"digest, {name} seen", lambda seen=seen: board.open_for_digest(GUILD, 5, places=seen)  # type: ignore[misc]
    yield "list, nothing seen", lambda: board.page(GUILD, places=Places())
    yield "list, one person's", lambda: board.page(GUILD, taken_by=PEOPLE[3])
    for search in (
        "bridge",
        "bridge harwick unsafe",
        "4711",
        "#99999",
        "nothing of that kind",
        "a",
        "said most open",
    ):
        yield f"search “{search}”", lambda search=search: board.search(GUILD, search)  # type: ignore[misc]
    yield "search “harbour”, most asked", lambda: board.search(GUILD, "harbour", order=Order.MOST_ASKED)
    yield "digest", lambda: board.open_for_digest(GUILD, 5)
    yield "a report's claims", lambda: board.of_report(f"r{7:09}")
    yield "one claim", lambda: board.get(GUILD, CLAIMS // 3)


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds that one call takes."""

    median: float
    high: float
    """The 95th percentile."""
    processor: float
    """Of processor time, which other programs that run meanwhile hardly change; the median too."""


async def cost(call: Call, runs: int = RUNS) -> Cost:
    """What the call costs, after one run that is not counted."""
    await call()
    taken, busy = [], []
    for _ in range(runs):
        start, processor = time.perf_counter(), time.process_time()
        await call()
        taken.append(1_000 * (time.perf_counter() - start))
        busy.append(1_000 * (time.process_time() - processor))
    return Cost(statistics.median(taken), sorted(taken)[int(0.95 * runs)], statistics.median(busy))


async def measure(file: Path) -> Table:
    """Make the database, measure every call, and put it into a table."""
    headers = ("call", "median, ms", "95 %, ms", "processor, ms")
    table = Table(*headers, title=f"A board of {CLAIMS:,} claims on SQLite", caption=conditions())
    store = await Store.open(await make(file))
    for name, call in calls(store):
        each = await cost(call)
        table.add_row(name, *(f"{figure:.1f}" for figure in (each.median, each.high, each.processor)))
    await store.close()
    return table


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        Console().print(asyncio.run(measure(Path(folder) / "board.sqlite3")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
