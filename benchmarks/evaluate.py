"""The goals and how far they are reached, in one table: `make eval`, or `python -m benchmarks.evaluate`.

Everything is read by `bot extract` in a process of its own, with the reader that people get, and scored against data
beside the checkout: PolNeAR's dev part, the held-out third of the labelled sentences, the gold reports in two halves,
and marked pages of our own. One half of the gold and the pages may be looked at while the reader is made; the other
half is kept out of training and tuning and only measured on. The scoring programs of ../shared/tools are run as they
are. What is absent is skipped and said so.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from benchmarks.attribution import DATA, GOLD, documents, scores, write
from benchmarks.pages import PAGES, as_report, marked_pages, measured_pages, page_texts
from benchmarks.processes import Cost, extract
from benchmarks.sentences import (
    TRAIN,
    Example,
    Verdict,
    bucket,
    held_out_examples,
    kind_score,
    verdict,
    worth_score,
)
from bot.model import Span

Record = dict[str, Any]
Wanted = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure that is to be reached."""

    name: str
    least: float
    """Or at most, where `below`."""
    form: Callable[[float], str]
    below: bool = False

    @property
    def told(self) -> str:
        """The goal as the table shows it."""
        return f"{'≤' if self.below else '≥'} {self.form(self.least)}"

    def is_reached(self, got: float) -> bool:
        """Whether a figure is as good as it is to be."""
        return got <= self.least if self.below else got >= self.least


@dataclass(frozen=True, slots=True)
class Row:
    """A goal, the data it was measured on, and the figure; None where it could not be measured."""

    goal: Goal
    data: str
    got: float | None


def percent(value: float) -> str:
    """A share in hundredths, as the attribution scores are told."""
    return f"{100 * value:.1f}"


def share(value: float) -> str:
    """A share as a decimal fraction."""
    return f"{value:.3f}".removeprefix("0")


def speed(value: float) -> str:
    """Words a second."""
    return f"{value:,.0f} words/s"


def memory(value: float) -> str:
    """Mebibytes."""
    return f"{value:.0f} MiB"


ATTRIBUTION = {
    "end2end_ov80+src": Goal("attribution, end to end F1", 0.65, percent),
    "content_ov80": Goal("content ≥ 0.8, F1", 0.73, percent),
    "source|ov80": Goal("source given matched content, F1", 0.95, percent),
}
QUOTED = Goal("quoted content, end to end F1", 0.82, percent)
KIND = Goal("sentence kind, macro-F1 over fact / opinion / prediction / other", 0.78, share)
WORTH = Goal("sentence of worth 2, F1", 0.82, share)
REPORTS = {
    "claims_found2": Goal("worth-2 claims found", 0.85, share),
    "claims_right": Goal("listed claims that are in the gold", 0.75, share),
    "sources_kind": Goal("sources found with right kind", 0.90, share),
    "attribution_f1": Goal("attribution F1 (Jaccard ≥ .5, right source)", 0.65, share),
}
SPEED = Goal("whole report by `extract`, one core, its start included", 4_200, speed)
PROCESSOR_SPEED = Goal("the same, by processor time (another program may have run beside it)", 4_200, speed)
MEMORY = Goal("peak memory of one worker", 250, memory, below=True)


def is_measured(report: str) -> bool:
    """Whether a gold report, by its file's stem, is kept out of training and tuning."""
    return bucket(report, "gold", 2) == 0


@dataclass(frozen=True, slots=True)
class Reports:
    """Articles with marked reports that are measured together."""

    name: str
    articles: Mapping[str, tuple[str, Record]]
    """Text and report by id."""
    goals: Mapping[str, Goal]
    """What is measured, by the scoring program's name for it."""


def gold_halves() -> tuple[Reports, Reports]:
    """The half of the gold reports that is only measured on, then the half that may be looked at."""
    gold = {
        path.stem: (path.with_suffix(".txt").read_text("utf-8"), json.loads(path.read_text("utf-8")))
        for path in sorted(GOLD.glob("*.json"))
    }
    measured = {stem: gold[stem] for stem in gold if is_measured(stem)}
    tuning = {stem: gold[stem] for stem in gold if not is_measured(stem)}
    return (
        Reports("gold reports kept out", measured, REPORTS),
        Reports("gold reports for tuning", tuning, REPORTS),
    )


def page_reports() -> Reports:
    """The pages of our own that are kept from training; nobody marked the kinds of their sources."""
    articles: dict[str, tuple[str, Record]] = {}
    if PAGES.exists():
        marked, measured = marked_pages(), measured_pages()
        articles = {name: (text, as_report(text, marked[name])) for name, text in page_texts() if name in measured}
    goals = {name: goal for name, goal in REPORTS.items() if name != "sources_kind"}
    return Reports("marked pages for tuning", articles, goals)


class Readings:
    """What `bot extract` made of every text, and what that cost."""

    def __init__(self, folder: Path, limit: int | None) -> None:
        self._folder = folder
        self.dev = documents("dev", limit) if DATA.is_dir() else []
        self.examples = held_out_examples()[:limit] if TRAIN.exists() else []
        self.reports = (*gold_halves(), page_reports())
        self.records: dict[str, Record] = {}
        """By id."""
        self.complaints: list[str] = []
        self.cost = self._read("news", self._news())
        self._read("sentences", [(f"sentence {at}", each.article) for at, each in enumerate(self.examples)])

    @property
    def words(self) -> int:
        """In the news articles, those that `cost` is of."""
        return sum(len(text.split()) for _, text in self._news())

    def _news(self) -> list[tuple[str, str]]:
        marked = [(name, text) for each in self.reports for name, (text, _) in each.articles.items()]
        return [(each["id"], each["text"]) for each in self.dev] + marked

    def _read(self, name: str, texts: Sequence[tuple[str, str]]) -> Cost | None:
        if not texts:
            return None
        given, made = self._folder / f"{name}.jsonl", self._folder / f"{name}.records.jsonl"
        write(given, [{"id": key, "text": text} for key, text in texts])
        cost = extract(given, made, workers=1)
        self.complaints += [f"{name}, {complaint}" for complaint in cost.complaints]
        with made.open(encoding="utf-8") as lines:
            self.records |= {record["id"]: record for record in map(json.loads, lines)}
        return cost


def rows(readings: Readings, folder: Path) -> Iterator[Row]:
    """Every row of the table, in its order."""
    yield from attribution_rows(readings, folder)
    yield from sentence_rows(readings)
    for number, reports in enumerate(readings.reports):
        yield from report_rows(readings, reports, folder / f"reports {number}")
    yield from cost_rows(readings)


def attribution_rows(readings: Readings, folder: Path) -> Iterator[Row]:
    """The attribution scores on PolNeAR's dev part."""
    data = f"PolNeAR dev, {len(readings.dev)} articles"
    if not readings.dev:
        yield from (Row(goal, data, None) for goal in (*ATTRIBUTION.values(), QUOTED))
        return
    gold, made = folder / "gold.jsonl", folder / "made.jsonl"
    write(gold, readings.dev)
    write(made, [readings.records[each["id"]] for each in readings.dev])
    everything = scores("score_attribution.py", str(gold), str(made))
    yield from (Row(goal, data, everything[name][2]) for name, goal in ATTRIBUTION.items())
    quoted = scores("score_attribution.py", str(gold), str(made), "--subset", "quoted")
    yield Row(QUOTED, data, quoted["end2end_ov80+src"][2])


def sentence_rows(readings: Readings) -> Iterator[Row]:
    """The scores on the held-out third of the labelled sentences."""
    data = f"{len(readings.examples):,} held-out sentences"
    judged = [judge(example, readings.records[f"sentence {at}"]) for at, example in enumerate(readings.examples)]
    yield Row(KIND, data, kind_score(readings.examples, judged) if judged else None)
    yield Row(WORTH, data, worth_score(readings.examples, judged) if judged else None)


def judge(example: Example, record: Record) -> Verdict:
    """What a record says of a labelled sentence."""
    read = ((Span(*each["span"]), Verdict(each["kind"], each["worth"])) for each in record["sentences"])
    return verdict(example.place, read)


def report_rows(readings: Readings, reports: Reports, folder: Path) -> Iterator[Row]:
    """The scores on some marked reports; `folder` is made and used."""
    data = f"{len(reports.articles)} {reports.name}"
    if not reports.articles:
        yield from (Row(goal, data, None) for goal in reports.goals.values())
        return
    folder.mkdir()
    for name, (text, report) in reports.articles.items():
        folder.joinpath(f"{name}.txt").write_text(text, encoding="utf-8")
        folder.joinpath(f"{name}.json").write_text(json.dumps(report), encoding="utf-8")
    made = folder / "made.jsonl"
    write(made, [readings.records[name] for name in reports.articles])
    result = scores("score_report.py", str(folder), str(made))
    yield from (Row(goal, data, result[name]) for name, goal in reports.goals.items())


def cost_rows(readings: Readings) -> Iterator[Row]:
    """Speed and memory of the run over the news articles."""
    cost, data = readings.cost, f"{readings.words:,} words of news articles"
    yield Row(SPEED, data, readings.words / cost.seconds if cost else None)
    yield Row(PROCESSOR_SPEED, data, readings.words / cost.processor_seconds if cost else None)
    yield Row(MEMORY, data, cost.peak_mib if cost else None)


def drawn(found: Iterable[Row]) -> Table:
    """The table; a figure that reaches its goal is marked and green."""
    table = Table("what", "data", "goal", "got", title="Goals")
    for row in found:
        if row.got is None:
            got = Text("skipped", style="dim")
        elif row.goal.is_reached(row.got):
            got = Text(f"{row.goal.form(row.got)} ✓", style="green")
        else:
            got = Text(row.goal.form(row.got))
        table.add_row(row.goal.name, row.data, row.goal.told, got)
    return table


def absent() -> Iterator[str]:
    """A sentence for each kind of data that is not here."""
    data = {"marked articles": DATA, "labelled sentences": TRAIN, "gold reports": GOLD, "marked pages": PAGES}
    for what, path in data.items():
        if not path.exists():
            yield f"The {what} (../shared/{path.relative_to(DATA.parents[1])}) are not here: their rows are skipped."


def main() -> int:
    """Run from the command line; 0 also where there is nothing to measure against."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, default=None, help="the first N marked articles and sentences only")
    options = parser.parse_args()
    for sentence in absent():
        print(sentence)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        readings = Readings(folder, options.limit)
        for complaint in readings.complaints:
            print(complaint)
        Console(width=None if sys.stdout.isatty() else wide()).print(drawn(rows(readings, folder)))
    return 0


def wide() -> int:
    """Columns for a file or a pipe, where there is no window to fit."""
    return int(os.environ.get("COLUMNS", "140"))


if __name__ == "__main__":
    sys.exit(main())
