"""The way in: a link → the document it leads to, remembered, asked for once, politely and within bounds."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from typing import Self

import httpcore2

from bot.article.documents import Document
from bot.article.fetch.answered import document_of
from bot.article.fetch.budget import Budget
from bot.article.fetch.cache import Outcome, Pages, PageStore
from bot.article.fetch.exchange import Answer, Exchange
from bot.article.fetch.flights import Flights
from bot.article.fetch.follow import follow
from bot.article.fetch.hosts import is_within
from bot.article.fetch.links import Target, check_link, without_tracking
from bot.article.fetch.refusals import Failure, Refused, status_refused
from bot.article.fetch.resolver import Resolver, SystemResolver
from bot.article.fetch.robots import MOST_BYTES, Robots, Runner
from bot.article.fetch.rules import Clock, FetchRules
from bot.article.fetch.turns import Turns
from bot.errors import SubmissionError

_LATER = frozenset({429, 503})
"""Statuses that may say when to come back."""


class Fetcher:
    """Opens links; use as an async context manager, in one event loop.

    `run` judges robots.txt files where that can be stopped. `contact`, an address or a site that tells whose bot this
    is, may be set at any time. Whatever servers send, memory grows by no more than 64 MiB under the default rules.
    `trusted` is for tests only: addresses that count as public, each with the port to dial there.
    """

    def __init__(
        self,
        rules: FetchRules,
        *,
        run: Runner,
        store: PageStore | None = None,
        contact: str | None = None,
        resolver: Resolver | None = None,
        ssl_context: ssl.SSLContext | None = None,
        clock: Clock = Clock(),  # noqa: B008 - frozen
        trusted: Mapping[str, int] | None = None,
    ) -> None:
        self.contact = contact
        self._rules = rules
        self._clock = clock
        self._system = SystemResolver()
        self._exchange = Exchange(
            rules,
            resolver or self._system,
            ssl_context or httpcore2.default_ssl_context(),
            trusted or {},
        )
        self._pages = Pages(rules, clock, store)
        self._flights: Flights[Outcome] = Flights()
        self._turns = Turns(rules, clock)
        self._robots = Robots(self._read_robots, run, clock)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Stop all that is being opened; whoever waits for it is told (SubmissionError, stopping)."""
        await self._flights.aclose()
        await self._robots.aclose()
        self._system.close()

    async def fetch(self, link: str) -> Document:
        """The document that the link leads to; its `url` is where it was found.

        Raises SubmissionError with a code of `refusals` (or of `kind_of`), and nothing else.
        """
        target = without_tracking(check_link(link))
        self._check(target)
        outcome = await self._flights.join(target.url, lambda: self._outcome(target))
        if isinstance(outcome, Failure):
            raise outcome.error()
        return outcome

    async def _outcome(self, target: Target) -> Outcome:
        kept = await self._pages.get(target.url)
        if kept is not None:
            return kept
        try:
            outcome: Outcome = await self._open(target)
        except SubmissionError as error:
            outcome = Failure.of(error)
        if not (isinstance(outcome, Failure) and outcome.is_passing):
            await self._pages.put(target.url, outcome)
        return outcome

    async def _open(self, start: Target) -> Document:
        budget = Budget(self._rules.seconds)

        async def ask(target: Target) -> Answer:
            async with budget.spending():
                rules = await self._robots.rules_for(target)
            delay = await self._robots.admit(target, rules)
            if delay is not None:
                self._turns.slow_down(target.host, delay)
            return await self._ask(target, budget, self._rules.max_bytes)

        return document_of(*await follow(start, ask, self._check, self._rules.redirects))

    async def _read_robots(self, start: Target) -> Answer:
        budget = Budget(self._rules.seconds)

        async def ask(target: Target) -> Answer:
            return await self._ask(target, budget, MOST_BYTES, cut=True)

        _, answer = await follow(start, ask, self._check, self._rules.redirects)
        return answer

    async def _ask(self, target: Target, budget: Budget, most: int, *, cut: bool = False) -> Answer:
        async with self._turns.turn(target.host), budget.spending():
            answer = await self._exchange.get(target, self._agent(), most, cut=cut)
        wait = answer.headers.retry_after(self._clock.now()) if answer.status in _LATER else None
        if wait is not None:
            self._turns.hold(target.host, Failure.of(status_refused(answer.status)), wait)
        return answer

    def _check(self, target: Target) -> None:
        """Raise SubmissionError (not_allowed) for a site that links may not lead to."""
        rules = self._rules
        if is_within(target.host, rules.denied) or (rules.allowed and not is_within(target.host, rules.allowed)):
            raise Refused.NOT_ALLOWED.error()

    def _agent(self) -> str:
        """Who we are, honestly; a contact that a header cannot carry is left out."""
        contact = self.contact or ""
        told = contact.isascii() and contact.isprintable() and contact.strip()
        return f"{self._rules.agent} (+{contact.strip()})" if told else self._rules.agent
