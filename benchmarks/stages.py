"""How much of the time each stage of the road takes.

The stages' functions are replaced, in every module that holds them, by ones that note when they begin and end. The
time of a stage that runs within another counts for the inner one only, so that the stages add up to the whole. Those
that are not there (without a trained model, say) are left out.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import wraps
from importlib import import_module
from typing import Any
from unittest.mock import patch

PACKAGE = "bot"


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the road, and the functions that are its entries: "module:function" or "module:Class.method"."""

    name: str
    entries: tuple[str, ...]


STAGES = (
    Stage("paste to article", ("bot.pipeline:read_article",)),
    Stage("language", ("bot.article.language:language_of",)),
    Stage("reading: network", ("bot.provenance.tagger.network:Network.run",)),
    Stage("reading: windows, labels and links", ("bot.provenance.tagger.reader:TaggerReading.__init__",)),
    Stage("reading: rules", ("bot.provenance.rules.attributions:find_attributions",)),
    Stage(
        "reading: sentences",
        (
            "bot.provenance.sentences:cut_sentences",
            "bot.provenance.sentences:settle_sentences",
        ),
    ),
    Stage("reading: the rest", ("bot.pipeline:read_and_report",)),
    Stage("sources", ("bot.provenance.sources:resolve_sources",)),
    Stage("claims", ("bot.provenance.claims:draft_claims",)),
    Stage("accounts", ("bot.provenance.accounts:build_accounts",)),
    Stage("reasons and ranking", ("bot.provenance.assemble:report_of",)),
    Stage("JSON record", ("bot.cli.lines:record_line",)),
)


@dataclass(slots=True)
class Clock:
    """Processor time by stage, each second counted once."""

    seconds: dict[str, float] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)
    _since: float = 0.0

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function with its time counted as the stage's."""

        @wraps(function)
        def run(*arguments: Any, **named: Any) -> Any:
            self._count()
            self._open.append(name)
            try:
                return function(*arguments, **named)
            finally:
                self._count()
                self._open.pop()

        return run

    def _count(self) -> None:
        """What went by since the last change belongs to the innermost stage that is open."""
        now = time.process_time()
        if self._open:
            self.seconds[self._open[-1]] = self.seconds.get(self._open[-1], 0.0) + now - self._since
        self._since = now


@contextmanager
def watched(stages: Sequence[Stage] = STAGES) -> Iterator[Clock]:
    """Count the stages' time within the block, in the order of `stages`."""
    clock = Clock({stage.name: 0.0 for stage in stages})
    with ExitStack() as stack:
        for stage in stages:
            for entry in stage.entries:
                for holder, attribute, function in _places(entry):
                    stack.enter_context(patch.object(holder, attribute, clock.timed(stage.name, function)))
        yield clock


def _places(entry: str) -> list[tuple[object, str, Callable[..., Any]]]:
    """Everything that holds the entry's function: (holder, attribute, function)."""
    module_name, _, path = entry.partition(":")
    owner, _, attribute = path.rpartition(".")
    try:
        module = import_module(module_name)
        holder = getattr(module, owner) if owner else module
        function = getattr(holder, attribute)
    except (ImportError, AttributeError):
        return []
    if owner:
        return [(holder, attribute, function)]
    modules = [each for name, each in sys.modules.items() if name == PACKAGE or name.startswith(f"{PACKAGE}.")]
    return [(each, name, function) for each in modules for name, value in vars(each).items() if value is function]
