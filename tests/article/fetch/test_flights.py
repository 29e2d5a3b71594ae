"""The same thing asked for many times at once is done once."""

from __future__ import annotations

import asyncio

import pytest

from bot.article.fetch.flights import Flights
from bot.errors import SubmissionError


class Work:
    """Counts what is begun, ended and stopped; ends when told."""

    def __init__(self) -> None:
        self.begun = self.stopped = 0
        self.may_end = asyncio.Event()

    async def __call__(self) -> str:
        self.begun += 1
        try:
            await self.may_end.wait()
        except asyncio.CancelledError:
            self.stopped += 1
            raise
        return f"result {self.begun}"


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_many_askers_one_piece_of_work() -> None:
    flights: Flights[str] = Flights()
    work = Work()
    asking = [asyncio.create_task(flights.join("a", work)) for _ in range(10)]
    await settled()
    work.may_end.set()
    assert await asyncio.gather(*asking) == ["result 1"] * 10
    assert await flights.join("a", work) == "result 2"


async def test_other_keys_are_other_work() -> None:
    flights: Flights[str] = Flights()
    work = Work()
    work.may_end.set()
    await asyncio.gather(flights.join("a", work), flights.join("b", work))
    assert work.begun == 2


async def test_who_gives_up_leaves_the_others_their_result() -> None:
    flights: Flights[str] = Flights()
    work = Work()
    first, second = (asyncio.create_task(flights.join("a", work)) for _ in range(2))
    await settled()
    first.cancel()
    await settled()
    work.may_end.set()
    assert await second == "result 1"
    assert first.cancelled()


async def test_when_all_give_up_the_work_stops_and_the_next_starts_anew() -> None:
    flights: Flights[str] = Flights()
    work = Work()
    asking = [asyncio.create_task(flights.join("a", work)) for _ in range(3)]
    await settled()
    for task in asking:
        task.cancel()
    await settled()
    assert (work.begun, work.stopped) == (1, 1)
    work.may_end.set()
    assert await flights.join("a", work) == "result 2"


async def test_closing_stops_the_work_and_tells_who_waits() -> None:
    flights: Flights[str] = Flights()
    work = Work()
    asking = asyncio.create_task(flights.join("a", work))
    await settled()
    await flights.aclose()
    assert work.stopped == 1
    for late in (asking, flights.join("b", work)):
        with pytest.raises(SubmissionError) as caught:
            await late
        assert caught.value.code == "stopping"


async def test_a_bug_reaches_every_asker() -> None:
    async def fail() -> str:
        raise ZeroDivisionError

    flights: Flights[str] = Flights()
    results = await asyncio.gather(*(flights.join("a", fail) for _ in range(3)), return_exceptions=True)
    assert [type(result) for result in results] == [ZeroDivisionError] * 3
