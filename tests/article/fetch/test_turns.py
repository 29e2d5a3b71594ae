"""Politeness, on a clock that only tests move."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot.article.fetch.refusals import Failure, status_refused
from bot.article.fetch.rules import FetchRules
from bot.article.fetch.turns import LONGEST_GAP, LONGEST_HOLD, Turns
from bot.errors import SubmissionError
from tests.article.fetch.conftest import Pastime

HELD = Failure.of(status_refused(429))


async def test_requests_to_one_host_leave_a_gap() -> None:
    time = Pastime()
    turns = Turns(FetchRules(), time.clock)
    for host in ("a.example.com", "b.example.com", "a.example.com", "a.example.com"):
        async with turns.turn(host):
            pass
    assert time.slept == [0.5, 0.5]
    time.now += 0.5
    async with turns.turn("a.example.com"):
        assert time.slept == [0.5, 0.5]


async def at_once(turns: Turns, hosts: Sequence[str]) -> tuple[int, list[int]]:
    """How many at most had a turn at once where all ask for their hosts together, and who had it when."""
    order: list[int] = []
    running = most = 0

    async def ask(number: int, host: str) -> None:
        nonlocal running, most
        async with turns.turn(host):
            order.append(number)
            running += 1
            most = max(most, running)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            running -= 1

    await asyncio.gather(*(ask(number, host) for number, host in enumerate(hosts)))
    return most, order


async def test_no_more_than_two_ask_one_host_and_the_first_come_go_first() -> None:
    turns = Turns(FetchRules(), Pastime().clock)
    assert await at_once(turns, ["a.example.com"] * 9) == (2, list(range(9)))


async def test_no_more_than_so_many_ask_at_all() -> None:
    turns = Turns(FetchRules(fetches_at_once=3), Pastime().clock)
    most, _ = await at_once(turns, [f"{number}.example.com" for number in range(9)])
    assert most == 3


async def test_who_waits_too_long_is_told() -> None:
    turns = Turns(FetchRules(fetches_at_once_per_host=1, patience_seconds=0.01), Pastime().clock)
    async with turns.turn("a.example.com"):
        with pytest.raises(SubmissionError) as caught:
            async with turns.turn("a.example.com"):
                pytest.fail("two at once")
        assert caught.value.code == "busy"
        await asyncio.sleep(0.02)  # patience is for the wait, not for what is done in the turn


async def test_an_overrun_of_the_work_itself_is_not_mistaken_for_the_wait() -> None:
    turns = Turns(FetchRules(), Pastime().clock)
    with pytest.raises(TimeoutError):
        async with turns.turn("a.example.com"), asyncio.timeout(0):
            await asyncio.Event().wait()


@pytest.mark.parametrize(("asked", "gap"), [(2.0, 2.0), (1e9, LONGEST_GAP), (0.0, 0.5), (-3.0, 0.5)])
async def test_a_host_may_ask_for_a_longer_gap(asked: float, gap: float) -> None:
    time = Pastime()
    turns = Turns(FetchRules(), time.clock)
    turns.slow_down("a.example.com", asked)
    for _ in range(2):
        async with turns.turn("a.example.com"):
            pass
    assert time.slept == [gap]


@pytest.mark.parametrize(("asked", "held"), [(30.0, 30.0), (1e9, LONGEST_HOLD)])
async def test_a_held_host_is_left_alone_for_a_while(asked: float, held: float) -> None:
    time = Pastime()
    turns = Turns(FetchRules(), time.clock)
    turns.hold("a.example.com", HELD, asked)
    time.now += held - 1
    with pytest.raises(SubmissionError) as caught:
        async with turns.turn("a.example.com"):
            pytest.fail("asked")
    assert caught.value.message == HELD.error().message
    async with turns.turn("b.example.com"):
        pass
    time.now += 1
    async with turns.turn("a.example.com"):
        pass


async def test_a_clock_set_back_delays_nobody_for_long() -> None:
    time = Pastime()
    turns = Turns(FetchRules(), time.clock)
    async with turns.turn("a.example.com"):
        pass
    time.now -= 3_600
    async with turns.turn("a.example.com"):
        pass
    assert time.slept == [1.0]
