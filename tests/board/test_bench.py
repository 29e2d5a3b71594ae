"""The bench's board is one that the store can read, and every call of the bench can be made on it."""

from __future__ import annotations

from pathlib import Path

from benchmarks.board import GUILD, calls, make
from bot.board import State
from bot.store import Store


async def test_the_bench_runs_on_a_small_board(tmp_path: Path) -> None:
    store = await Store.open(await make(tmp_path / "board.sqlite3", 60))
    assert (await store.board.page(GUILD, states=set(State))).total == 60
    settled = (await store.board.page(GUILD, states={State.CONFIRMED, State.REFUTED})).claims[0]
    assert settled.verdict is not None
    assert len(settled.verdict.evidence) == 1
    for _, call in calls(store):
        await call()
    await store.close()
