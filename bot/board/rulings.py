"""What a verdict has to rest on: a sentence, and at least one link or file.

It looks at what people typed and uploaded; it opens no link, and knows nothing of how anything is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.article.fetch.links import check_link
from bot.board.errors import BoardError
from bot.board.states import SETTLED, State
from bot.errors import SubmissionError
from bot.report.escape import visible
from bot.speech import tr

LONGEST_SENTENCE: Final = 500
"""Characters of the sentence that a verdict, or a step back, is accounted for in."""

MOST_EVIDENCE: Final = 10
"""Links and files of one verdict, together."""

_LONGEST_NAME = 120
_MEDIA_TYPE = re.compile(r"[\w.+-]{1,58}/[\w.+-]{1,60}")
_ANY_MEDIA_TYPE = "application/octet-stream"
_SEEN = "LNPS"
"""Letters, numbers, punctuation and symbols, as Unicode's categories begin."""


@dataclass(frozen=True, slots=True)
class GivenLink:
    """A link that is to be evidence."""

    url: str


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file that is to be evidence, with its bytes: Discord's own links to it expire."""

    name: str
    media_type: str
    data: bytes


Given = GivenLink | GivenFile


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict as it is given; made by `ruling_of`, which checks it."""

    state: State
    sentence: str
    evidence: tuple[Given, ...]


def ruling_of(state: State, sentence: str, evidence: Sequence[Given], *, max_file_bytes: int) -> Ruling:
    """The verdict, checked and tidied: white space around it goes, and so does a link that was given twice.

    Raises BoardError: no_verdict, no_sentence, long_sentence, no_evidence, too_much_evidence, bad_evidence_link,
    empty_file, file_too_big.
    """
    if state not in SETTLED:
        raise BoardError("no_verdict", tr("Choose one of the four verdicts."))
    tidied = tuple(dict.fromkeys(_tidied(evidence, max_file_bytes)))
    if not tidied:
        raise BoardError("no_evidence", tr("A verdict needs at least one link or file that shows it."))
    if len(tidied) > MOST_EVIDENCE:
        raise BoardError(
            "too_much_evidence", tr("A verdict can rest on at most {most} links and files.", most=MOST_EVIDENCE)
        )
    return Ruling(state, checked_sentence(sentence), tidied)


def checked_sentence(text: str) -> str:
    """The sentence on one line, without what cannot be seen; raises BoardError (no_sentence, long_sentence)."""
    sentence = _shown(text)
    if not any(unicodedata.category(each)[0] in _SEEN for each in sentence):
        raise BoardError("no_sentence", tr("Say in a sentence why, so that everybody can follow it."))
    if len(sentence) > LONGEST_SENTENCE:
        raise BoardError(
            "long_sentence",
            tr(
                "That sentence has {length:,} characters, and at most {most} fit.",
                length=len(sentence),
                most=LONGEST_SENTENCE,
            ),
        )
    return sentence


def links_in(text: str) -> Sequence[GivenLink]:
    """The links that somebody typed, one on a line or with white space between them; not checked yet."""
    return [GivenLink(link) for link in text.split()]


def _tidied(evidence: Sequence[Given], max_file_bytes: int) -> Iterator[Given]:
    links = 0
    for given in evidence:
        if isinstance(given, GivenFile):
            yield _file(given, max_file_bytes)
        else:
            links += 1
            yield _link(given, links)


def _link(given: GivenLink, place: int) -> GivenLink:
    url = given.url.strip().removeprefix("<").removesuffix(">")
    try:
        check_link(url)
    except SubmissionError:
        raise BoardError(
            "bad_evidence_link",
            tr(
                "Link {place} cannot be evidence: it has to be a whole link to a public website, with http:// or "
                "https:// in front.",
                place=place,
            ),
        ) from None
    return GivenLink(url)


def _file(given: GivenFile, most: int) -> GivenFile:
    if not given.data:
        raise BoardError("empty_file", tr("One of the files is empty, so it shows nothing."))
    if len(given.data) > most:
        raise BoardError(
            "file_too_big",
            tr("One of the files is too large: at most {most} MB can be kept.", most=f"{most / 1_000_000:g}"),
        )
    name = _shown(given.name).replace("/", "_").replace("\\", "_")
    media_type = given.media_type.partition(";")[0].strip().lower()
    known = media_type if _MEDIA_TYPE.fullmatch(media_type) else _ANY_MEDIA_TYPE
    return GivenFile(name[-_LONGEST_NAME:] or "file", known, given.data)


def _shown(text: str) -> str:
    """One line without what cannot be seen and halves of characters, which not every database keeps."""
    return " ".join(visible("".join(each for each in text if unicodedata.category(each) != "Cs")).split())
