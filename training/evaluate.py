"""How well the tagger alone reads, without the rules around it, after each epoch or export.

usage: python -m training.evaluate [MODEL_FOLDER] [--limit N]

Scores on PolNeAR's dev part with ../shared/tools/score_attribution.py; `make eval` measures the whole reader.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from benchmarks.attribution import article_of, as_record, documents, scores, table, write
from bot.provenance.tagger.network import FOLDER, Network
from bot.provenance.tagger.reader import TaggerReading


def main() -> None:
    """Print the scores of one model folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--limit", type=int)
    chosen = parser.parse_args()
    network = Network(chosen.folder)
    marked = documents("dev", chosen.limit)
    start = time.process_time()
    records = []
    for document in marked:
        article = article_of(document["text"])
        found = TaggerReading(network, article).found
        records.append({"id": document["id"], "text": article.text, "attributions": [as_record(f) for f in found]})
    seconds = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        gold, made = Path(folder, "gold.jsonl"), Path(folder, "made.jsonl")
        write(gold, marked)
        write(made, records)
        for subset in ("all", "quoted"):
            arguments = () if subset == "all" else ("--subset", subset)
            for line in table(subset, scores("score_attribution.py", str(gold), str(made), *arguments)):
                print(line)
    print(f"{sum(len(d['text'].split()) for d in marked) / seconds:,.0f} words/s of processor time")


if __name__ == "__main__":
    main()
