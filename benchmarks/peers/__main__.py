"""Other programs that read quotations, on the same articles and by the same scoring program.

usage: python -m benchmarks.peers PYTHON [--limit N]

PYTHON is that of an environment of their own, made with any Python from 3.11 to 3.13:

    python3 -m venv peers && peers/bin/pip install --require-hashes -r benchmarks/peers/requirements.txt

textacy (0.13) with spaCy's small English model reads PolNeAR's dev part, and so does `bot extract` beside it: on one
core, start included, in one table.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import CalledProcessError
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.attribution import DATA, documents, scores, write
from benchmarks.processes import Cost, extract, one_core, run

READER = Path(__file__).with_name("textacy_quotations.py")
SCORES = {
    "end2end_ov80+src": "end to end F1",
    "content_ov80": "content ≥ 0.8, F1",
    "source|ov80": "source given content, F1",
}


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that has read the articles."""

    name: str
    cost: Cost
    all: dict[str, Any]
    """What the scoring program says of everything that it read."""
    quoted: dict[str, Any]
    """What it says of the content that touches a quotation mark."""


def textacy(python: str, articles: Path, made: Path) -> Cost:
    """Run textacy's extractor in its own environment, on one core and one thread."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": ""}
    with one_core():
        return run([python, str(READER), str(articles)], made, environment)


def measured(name: str, cost: Cost, gold: Path, made: Path) -> Peer:
    """The program with its scores."""
    everything = scores("score_attribution.py", str(gold), str(made))
    return Peer(name, cost, everything, scores("score_attribution.py", str(gold), str(made), "--subset", "quoted"))


def drawn(peers: Sequence[Peer], words: int, articles: int) -> Table:
    """The table: a column for each program."""
    title = f"PolNeAR dev, {articles} articles, {words:,} words"
    table = Table("measured", *(peer.name for peer in peers), title=title)
    for key, name in SCORES.items():
        table.add_row(name, *(f"{100 * peer.all[key][2]:.1f}" for peer in peers))
        table.add_row(f"{name}, quoted content", *(f"{100 * peer.quoted[key][2]:.1f}" for peer in peers))
    for at, name in enumerate(("precision", "recall")):
        table.add_row(f"end to end {name}", *(f"{100 * peer.all['end2end_ov80+src'][at]:.1f}" for peer in peers))
    table.add_row("one core, start included", *(f"{words / peer.cost.seconds:,.0f} words/s" for peer in peers))
    processor = (f"{words / peer.cost.processor_seconds:,.0f} words/s" for peer in peers)
    table.add_row("the same, by processor time", *processor)
    table.add_row("peak memory of the reading process", *(f"{peer.cost.peak_mib:.0f} MiB" for peer in peers))
    return table


def main() -> int:
    """Run from the command line; 0 also where there is nothing to read, 2 where PYTHON cannot be run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("python", metavar="PYTHON", help="the Python of the peers' environment")
    parser.add_argument("--limit", type=int, default=None, help="the first N articles only")
    options = parser.parse_args()
    if not DATA.is_dir():
        print("The marked articles (../shared/data/attribution) are not here: nothing to read.")
        return 0
    marked = documents("dev", options.limit)
    with tempfile.TemporaryDirectory() as folder:
        gold, ours, theirs = (Path(folder, f"{name}.jsonl") for name in ("gold", "ours", "theirs"))
        write(gold, marked)
        try:
            cost = textacy(str(Path(options.python).absolute()), gold, theirs)
        except OSError as error:
            print(f"{options.python} cannot be run: {error.strerror}.", file=sys.stderr)
            return 2
        except CalledProcessError as error:
            said = error.stderr.splitlines() or [f"exit code {error.returncode}"]
            print(f"textacy cannot be run: {said[-1]}", file=sys.stderr)
            return 2
        peers = [
            measured("whosaid", extract(gold, ours, workers=1), gold, ours),
            measured("textacy", cost, gold, theirs),
        ]
    for peer in peers:
        for complaint in peer.cost.complaints:
            print(f"{peer.name}: {complaint}")
    words = sum(len(each["text"].split()) for each in marked)
    Console(width=None if sys.stdout.isatty() else 100).print(drawn(peers, words, len(marked)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
