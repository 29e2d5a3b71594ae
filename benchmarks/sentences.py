"""How well sentences are judged, on articles that no weight was fitted on.

usage: python -m benchmarks.sentences

Prints, for the held-out third of ../shared/data/sentences/train.tsv: macro-F1 over fact, opinion, prediction and
other, F1 of worth 2, how well the score is calibrated, and who is taken for whom; then, for whole articles, how many
sentences that hold a claim are judged fact, and how many that hold none. Skips what is not there, saying so.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.article.limits import Limits
from bot.article.normalise import to_given
from bot.errors import SubmissionError
from bot.model import SentenceKind, Span
from bot.pipeline import read_and_report, read_article
from bot.provenance.reading import Sentence
from bot.submission import Submission

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
TRAIN = SHARED / "data" / "sentences" / "train.tsv"
EXAMPLES = SHARED / "examples"
GROUPS = ("fact", "opinion", "prediction", "other")
ANY_LENGTH = Limits(min_characters=1, max_characters=2_000_000)


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled sentence."""

    document: str
    kind: str
    worth: int
    before: str
    """The sentence before it in its article."""
    text: str

    @property
    def in_quote(self) -> bool:
        """Whether the sentence before left a quotation open."""
        return self.before.count("“") > self.before.count("”") or self.before.count('"') % 2 == 1

    @property
    def article(self) -> str:
        """What is read: the sentence before it, a line end and the sentence."""
        return f"{self.before}\n{self.text}"

    @property
    def place(self) -> Span:
        """Where the sentence stands in `article`."""
        return Span(len(self.before) + 1, len(self.article))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a stretch of text was judged to be, by all the sentences that touch it."""

    kind: str
    worth: int
    score: float = 0.0


NOTHING = Verdict("furniture", 0)
"""Where no sentence was read."""


def read_examples(path: Path) -> list[Example]:
    """The labelled sentences of a file with a header line and tab-separated id, kind, worth, before, text."""
    lines = path.read_text(encoding="utf-8").split("\n")[1:]
    rows = [line.split("\t") for line in lines if line]
    return [Example(row[0].rsplit("#", 1)[0], row[1], int(row[2]), row[3], row[4]) for row in rows]


def held_out_examples() -> list[Example]:
    """The labelled sentences that are only measured on."""
    return [example for example in read_examples(TRAIN) if is_held_out(example.document)]


def bucket(document: str, purpose: str, count: int) -> int:
    """A stable number below `count` for a document, independent between purposes."""
    return int(hashlib.sha256(f"{purpose}:{document}".encode()).hexdigest(), 16) % count


def is_held_out(document: str) -> bool:
    """Whether a document belongs to the third that is only measured on."""
    return bucket(document, "held out", 3) == 0


def group(kind: str) -> str:
    """The kind, with question, call, personal and furniture as "other"."""
    return kind if kind in GROUPS else "other"


def f1(pairs: Iterable[tuple[bool, bool]]) -> float:
    """F1 of (true, judged) pairs."""
    counts = Counter(pairs)
    hits, wrong = counts[True, True], counts[True, False] + counts[False, True]
    return 2 * hits / (2 * hits + wrong) if hits else 0.0


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean over the groups of the F1 of each against the rest, for (true, judged) pairs."""
    return sum(f1((true == each, judged == each) for true, judged in pairs) for each in GROUPS) / len(GROUPS)


def kind_score(examples: Sequence[Example], verdicts: Sequence[Verdict]) -> float:
    """Macro-F1 of kind over the groups."""
    return macro_f1([(group(e.kind), group(v.kind)) for e, v in zip(examples, verdicts, strict=True)])


def worth_score(examples: Sequence[Example], verdicts: Sequence[Verdict]) -> float:
    """F1 of worth 2."""
    return f1((e.worth == 2, v.worth == 2) for e, v in zip(examples, verdicts, strict=True))


def verdict(place: Span, read: Iterable[tuple[Span, Verdict]]) -> Verdict:
    """What the sentences that touch a place make of it: fact where one is (the guide's rule for mixed sentences) with
    the highest worth, else what the longest touch is."""
    touching = [(span, each) for span, each in read if span.overlaps(place)]
    if not touching:
        return NOTHING
    facts = [each for _, each in touching if each.kind == "fact"]
    if facts:
        return max(facts, key=lambda each: (each.worth, each.score))
    return max(touching, key=lambda pair: min(pair[0].end, place.end) - max(pair[0].start, place.start))[1]


def judge(example: Example) -> Verdict:
    """What this process's reader makes of a labelled sentence."""
    try:
        article = read_article(Submission(example.article), ANY_LENGTH)
    except SubmissionError:
        return NOTHING
    reading, _ = read_and_report(article)
    return verdict(
        example.place,
        ((to_given(article.runs, s.span), Verdict(s.kind, s.worth, s.score)) for s in reading.sentences),
    )


def print_labelled(examples: Sequence[Example]) -> None:
    """The figures on single labelled sentences."""
    judged = [judge(example) for example in examples]
    pairs = [(group(example.kind), group(each.kind)) for example, each in zip(examples, judged, strict=True)]
    print(f"{len(examples)} held-out sentences of {len({example.document for example in examples})} documents")
    print(f"macro-F1 of kind  {kind_score(examples, judged):.3f}")
    print(f"F1 of worth 2     {worth_score(examples, judged):.3f}")
    print_calibration(examples, judged)
    print(f"{'true  judged:':>14}" + "".join(f"{each:>11}" for each in GROUPS) + f"{'F1':>8}")
    counts = Counter(pairs)
    for true in GROUPS:
        score = f1((a == true, b == true) for a, b in pairs)
        print(f"{true:>14}" + "".join(f"{counts[true, each]:>11}" for each in GROUPS) + f"{score:>8.3f}")


def print_calibration(examples: Sequence[Example], judged: Sequence[Verdict]) -> None:
    """For each fifth of the score: how many sentences have it and how many of them are worth 2."""
    fifths: dict[int, list[bool]] = {}
    for example, each in zip(examples, judged, strict=True):
        fifths.setdefault(min(4, int(each.score * 5)), []).append(example.worth == 2)
    shares = [
        f"{fifth / 5:.1f}+ {sum(hits) / len(hits):.2f} of {len(hits)}" for fifth, hits in sorted(fifths.items())
    ]
    print("worth 2 by score  " + "   ".join(shares))


def read_sentences(text: str) -> list[Sentence]:
    """The sentences of an article, with offsets into the given text."""
    article = read_article(Submission(text), ANY_LENGTH)
    reading, _ = read_and_report(article)
    return [replace(each, span=to_given(article.runs, each.span)) for each in reading.sentences]


def touching(text: str, needle: str, judged: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that share a character with the first place where the words stand."""
    start = text.find(needle)
    place = Span(start, start + len(needle))
    return [each for each in judged if start >= 0 and each.span.overlaps(place)]


def print_articles(named: Iterator[tuple[str, list[tuple[str, int]], list[str]]]) -> None:
    """Share of claims' sentences judged fact and of other sentences judged fact, over whole articles."""
    tallies: Counter[str] = Counter()
    for text, claims, others in named:
        judged = read_sentences(text)
        for words, worth in claims:
            facts = [each for each in touching(text, words, judged) if each.kind is SentenceKind.FACT]
            tallies[f"claims {worth}"] += 1
            tallies[f"fact {worth}"] += bool(facts)
            tallies[f"high {worth}"] += any(each.worth == 2 for each in facts)
        for words in others:
            tallies["others"] += 1
            tallies["wrong"] += any(each.kind is SentenceKind.FACT for each in touching(text, words, judged))
    for worth in (1, 2):
        counted = f"of {tallies[f'claims {worth}']} claims worth {worth}: "
        print(f"{counted}{tallies[f'fact {worth}']} in a fact, {tallies[f'high {worth}']} in one judged worth 2")
    print(f"of {tallies['others']} sentences that hold no claim: {tallies['wrong']} judged fact")


def gold_articles() -> Iterator[tuple[str, list[tuple[str, int]], list[str]]]:
    """Text, claims with worth, and sentences without a claim, for each whole article read by hand."""
    for path in sorted((EXAMPLES / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        claims = [(claim["text"], claim["worth"]) for claim in gold["claims"]]
        yield path.with_suffix(".txt").read_text(encoding="utf-8"), claims, gold["not_claims"]


def main() -> None:
    """Print all that can be measured here."""
    if TRAIN.exists():
        print_labelled(held_out_examples())
    else:
        print(f"skipped: no labelled sentences at {TRAIN.relative_to(ROOT.parent)}")
    if EXAMPLES.exists():
        print_articles(gold_articles())
    else:
        print(f"skipped: no whole articles at {EXAMPLES.relative_to(ROOT.parent)}")


if __name__ == "__main__":
    main()
