"""How well and how fast the rules alone read attributions: `python -m benchmarks.attribution [--part dev|train]`.

Scores against the marked news articles in ../shared/data/attribution with that folder's own scoring program, and
against the gold reports in ../shared/examples/gold; says so and ends where they are absent. Marked attributions are
flat (each word in one at most), so `--outer` leaves out what stands within another's words. `benchmarks.evaluate`
measures the whole reader.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.sentences import SHARED
from bot.model import Article, Block, BlockKind, Span
from bot.provenance.reading import Found
from bot.provenance.rules.attributions import find_attributions

DATA = SHARED / "data" / "attribution"
GOLD = SHARED / "examples" / "gold"
SCORERS = SHARED / "tools"
SHOWN = ("content_ov80", "source|ov80", "end2end_ov80+src")


def article_of(text: str) -> Article:
    """Plain text as an article whose lines are its paragraphs."""
    blocks: list[Block] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(kind=BlockKind.PARAGRAPH, span=Span(start, start + len(line.rstrip("\n")))))
        start += len(line)
    return Article(text=text, blocks=tuple(blocks))


def as_record(found: Found) -> dict[str, Any]:
    """An attribution in the form of the data files."""
    return {"source": found.source, "cue": found.cue, "content": found.content}


def documents(part: str, limit: int | None) -> list[dict[str, Any]]:
    """The marked articles of a part, the first `limit` of them."""
    with (DATA / f"{part}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines][:limit]


def read_all(texts: Sequence[tuple[str, str]], *, outer: bool) -> tuple[list[dict[str, Any]], float]:
    """Predictions for (id, text) pairs, and words read per second of reading."""
    articles = [(name, article_of(text)) for name, text in texts]
    start = time.perf_counter()
    readings = [(name, article, find_attributions(article)) for name, article in articles]
    seconds = time.perf_counter() - start
    records = [
        {
            "id": name,
            "text": article.text,
            "attributions": [as_record(f) for f in found if not (outer and f.parent is not None)],
        }
        for name, article, found in readings
    ]
    return records, sum(len(text.split()) for _, text in texts) / seconds


def write(path: Path, records: Sequence[dict[str, Any]]) -> None:
    """Write JSON Lines."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def scores(program: str, *arguments: str) -> dict[str, Any]:
    """What a scoring program of the shared folder prints as JSON."""
    run = subprocess.run(
        [sys.executable, str(SCORERS / program), *arguments, "--json"], check=True, capture_output=True, text=True
    )
    result: dict[str, Any] = json.loads(run.stdout)
    return result


def report(part: str, limit: int | None, *, outer: bool) -> Iterator[str]:
    """The lines to print for one part of the marked articles."""
    marked = documents(part, limit)
    records, speed = read_all([(document["id"], document["text"]) for document in marked], outer=outer)
    with tempfile.TemporaryDirectory() as folder:
        gold, made = Path(folder, "gold.jsonl"), Path(folder, "made.jsonl")
        write(gold, marked)
        write(made, records)
        for subset in ("all", "quoted", "unquoted"):
            chosen = () if subset == "all" else ("--subset", subset)
            yield from table(f"{part} {subset}", scores("score_attribution.py", str(gold), str(made), *chosen))
    yield f"{speed:,.0f} words/s"


def table(title: str, result: dict[str, Any]) -> Iterator[str]:
    """The measures worth reading of one scoring."""
    yield f"{title}: {result['n_pred']} read, {result['n_gold']} marked"
    for name in SHOWN:
        precision, recall, f1 = (100 * value for value in result[name])
        yield f"  {name:18} P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}"


def gold_report() -> Iterator[str]:
    """The line to print for the gold reports."""
    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.txt"))]
    records, _ = read_all(texts, outer=False)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "made.jsonl")
        write(made, records)
        result = scores("score_report.py", str(GOLD), str(made))
    yield f"gold reports: attribution F1 {100 * result['attribution_f1']:.1f}"


def main() -> int:
    """Run from the command line; 0 also where there is nothing to measure against."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("--limit", type=int, default=None, help="the first N articles only")
    parser.add_argument("--outer", action="store_true", help="leave out attributions within others")
    options = parser.parse_args()
    if not DATA.is_dir():
        print("The marked articles (../shared/data/attribution) are not here: nothing to measure against.")
        return 0
    for line in report(options.part, options.limit, outer=options.outer):
        print(line)
    for line in gold_report():
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
