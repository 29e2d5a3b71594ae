"""A chain of redirects, each address checked like a link that somebody pasted.

It knows what a redirect is; how a server is asked and which addresses are off limits is handed to it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.article.fetch.exchange import Answer
from bot.article.fetch.links import Target, join
from bot.article.fetch.refusals import Refused

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
"""Statuses that name one other address; 300 offers a choice and 304 answers a question that was not asked."""


async def follow(
    start: Target, ask: Callable[[Target], Awaitable[Answer]], check: Callable[[Target], None], most: int
) -> tuple[Target, Answer]:
    """The last address of the chain, at most `most` redirects long, and what is answered there.

    Raises SubmissionError: too_many_redirects, downgrade, protocol, what `check_link`, `check` and `ask` raise.
    """
    target, seen = start, {start.url}
    for _ in range(most + 1):
        answer = await ask(target)
        location = _location(answer)
        if location is None:
            return target, answer
        target = _next(target, location)
        check(target)
        if target.url in seen:
            break
        seen.add(target.url)
    raise Refused.TOO_MANY_REDIRECTS.error()


def _location(answer: Answer) -> str | None:
    """Where the answer sends us, None where it does not; two ways at once are none."""
    if answer.status not in _REDIRECTS:
        return None
    locations = set(answer.headers.all("Location"))
    if len(locations) > 1:
        raise Refused.PROTOCOL.error()
    return next(iter(locations), None)


def _next(target: Target, location: str) -> Target:
    following = join(target, location)
    if (target.scheme, following.scheme) == ("https", "http"):
        raise Refused.DOWNGRADE.error()
    return following
