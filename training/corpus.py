"""What the tagger learns from: documents with attributions, with judged sentences, or with both.

News: ../shared/data/attribution/train.jsonl (PolNeAR) and ../shared/data/sentences/train.tsv, read where they lie.
Our own: training/data/passages.jsonl (invented passages), training/data/sentences.tsv (our judgements of news
sentences), training/data/news.jsonl (our attributions and claims of news pages) and training/data/claims.jsonl (our
claims of news articles), all but the first by document and offset, without the publishers' words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.pages import marked_pages, measured_pages, page_texts
from benchmarks.sentences import SHARED, TRAIN, bucket, is_held_out, read_examples
from bot.model import Span

DATA = Path(__file__).parent / "data"
ATTRIBUTIONS = SHARED / "data" / "attribution"
GOLD = SHARED / "examples" / "gold"


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as annotated."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    parent: int | None = None
    """Index of the attribution in whose content it stands."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One sentence as labelled: kind and worth in one label ("fact2", "opinion")."""

    span: Span
    label: str


@dataclass(slots=True)
class Document:
    """A text with what is known of it."""

    id: str
    text: str
    attributions: tuple[Marked, ...] | None = None
    """None where nobody marked them: then they are not learned from, not even their absence."""
    sentences: list[Judged] = field(default_factory=list)
    """Those that were judged; the others are not learned from."""
    claims: list[Judged] | None = None
    """The shortest spans that carry a checkable proposition; None where nobody marked them."""
    claims_end: int | None = None
    """Up to where they were marked, if not in the whole text."""

    @property
    def paragraphs(self) -> list[Span]:
        """The lines that hold something."""
        return [Span(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]*\S)?", self.text)]


def label(kind: str, worth: int | str) -> str:
    """The label of a sentence's kind and worth."""
    return f"fact{worth}" if kind == "fact" else kind


def read_attributions(path: Path) -> Iterator[Document]:
    """Documents of a file in PolNeAR's JSON form, with "sentences" and "parent" where it has them."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            yield Document(
                raw["id"],
                raw["text"],
                tuple(_marked(each) for each in raw["attributions"]),
                [Judged(Span(*s["span"]), label(s["kind"], s["worth"])) for s in raw.get("sentences", ())],
                _claims(raw["claims"]) if "claims" in raw else None,
            )


def _claims(raw: list[dict[str, object]]) -> list[Judged]:
    return [Judged(Span(*each["span"]), f"fact{each['worth']}") for each in raw]  # type: ignore[misc]


def _marked(raw: dict[str, object]) -> Marked:
    source, cue, content, parent = (raw.get(key) for key in ("source", "cue", "content", "parent"))
    assert isinstance(content, list)
    assert parent is None or isinstance(parent, int)
    return Marked(_span(source), _span(cue), tuple(Span(*part) for part in content), parent)


def _span(pair: object) -> Span | None:
    return Span(*pair) if isinstance(pair, list) else None


TUNING_SHARE = 10
"""One in so many documents lends its judged sentences to calibration instead of training."""


def is_for_tuning(document: str) -> bool:
    """Whether a document's judged sentences are kept from training, to calibrate on."""
    return not is_held_out(document) and bucket(document, "tuning", TUNING_SHARE) == 0


def training_documents() -> list[Document]:
    """All that is learned from: no judged sentence that is measured or calibrated on, no article of a gold report."""
    return [each for each in all_documents() if each.attributions is not None or each.sentences]


def all_documents() -> list[Document]:
    """The same, and the news pages that nobody marked."""
    return _documents(lambda name: not is_held_out(name) and not is_for_tuning(name))


def tuning_documents() -> list[Document]:
    """The documents with judged sentences that are calibrated on."""
    return [each for each in _documents(is_for_tuning) if each.sentences and is_for_tuning(origin(each))]


def _documents(judges: Callable[[str], bool]) -> list[Document]:
    """The documents with the judged sentences of those that `judges` admits."""
    by_id = {document.id: document for document in read_attributions(ATTRIBUTIONS / "train.jsonl")}
    for name, text in page_texts():
        by_id.setdefault(name, Document(name, text))
    measured = measured_pages()
    for name, raw in marked_pages().items():
        by_id[name].attributions = tuple(_marked(each) for each in raw["attributions"])
        by_id[name].claims = _claims(raw["claims"])
    for line in _lines(DATA / "claims.jsonl"):
        raw = json.loads(line)
        if raw["id"] in by_id:
            by_id[raw["id"]].claims, by_id[raw["id"]].claims_end = _claims(raw["claims"]), raw["end"]
    by_id = {name: document for name, document in by_id.items() if name not in measured}
    extra = list(_judge(by_id, lambda name: name not in measured and judges(name)))
    passages = list(read_attributions(DATA / "passages.jsonl"))
    learned = [each for each in (*by_id.values(), *extra) if not _is_gold(each.id)] + passages
    return learned + [inner for document in learned for inner in _inner(document)]


def gold_names() -> frozenset[str]:
    """The documents that have a gold report, as their files are named."""
    return frozenset(path.stem for path in GOLD.glob("*.json"))


def _is_gold(name: str) -> bool:
    flat = name.replace("/", "_")
    return any(flat.startswith(gold) for gold in gold_names())


def _judge(by_id: dict[str, Document], judges: Callable[[str], bool]) -> Iterator[Document]:
    """Put the judged sentences into their documents; yields a document for each whose text is not at hand."""
    held = set[tuple[str, int]]()
    for number, example in enumerate(read_examples(TRAIN)):
        if not judges(example.document):
            continue
        judged = label(example.kind, example.worth)
        home = by_id.get(example.document)
        place = _place(home.text, example.text) if home is not None else None
        if home is not None and place is not None:
            home.sentences.append(Judged(place, judged))
            held.add((home.id, place.start))
            continue
        before = f"{example.before}\n" if example.before else ""
        span = Span(len(before), len(before) + len(example.text))
        yield Document(f"{example.document}#{number}", before + example.text, None, [Judged(span, judged)])
    for line in _lines(DATA / "sentences.tsv")[1:]:
        name, start, end, kind, worth = line.split("\t")
        if not judges(name) or (name, int(start)) in held or name not in by_id:
            continue
        by_id[name].sentences.append(Judged(Span(int(start), int(end)), label(kind, worth)))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def origin(document: Document) -> str:
    """The id of the article that a document is of, or was cut from."""
    return document.id.partition("#")[0]


def _place(text: str, sentence: str) -> Span | None:
    """Where a sentence stands in a text, white space aside."""
    at = text.find(sentence)
    if at >= 0:
        return Span(at, at + len(sentence))
    found = re.search(r"\s+".join(map(re.escape, sentence.split())), text)
    return Span(found.start(), found.end()) if found else None


def _inner(document: Document) -> Iterator[Document]:
    """The contents that hold attributions of their own, as texts of their own: the reader is run inside contents."""
    marked = document.attributions or ()
    for index, outer in enumerate(marked):
        children = [each for each in marked if each.parent == index]
        for part in outer.content:
            inside = [child for child in children if all(part.covers(span) for span in _all(child))]
            if inside:
                text = part.of(document.text)
                yield Document(f"{document.id}/{index}", text, tuple(_moved(child, -part.start) for child in inside))


def _all(marked: Marked) -> Sequence[Span]:
    return [span for span in (marked.source, marked.cue, *marked.content) if span is not None]


def _moved(marked: Marked, by: int) -> Marked:
    def move(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    return Marked(
        move(marked.source) if marked.source else None,
        move(marked.cue) if marked.cue else None,
        tuple(move(part) for part in marked.content),
    )
