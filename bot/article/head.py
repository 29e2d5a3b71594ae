"""What the head of a paste plainly says about the article: title, authors, outlet, day of publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.article.dates import read_date
from bot.article.furniture import is_stamp
from bot.model import Block, BlockKind

_NAME = r"[A-ZÀ-ÖØ-Þ][\w.’'-]*(?:\s(?:(?!and\s)[a-z]{1,3}\s)?[A-ZÀ-ÖØ-Þ][\w.’'-]*){1,4}"
_BYLINE = re.compile(
    r"(?:By|BY|by|Written by|Story by|Words by|Analysis by)\s?:?\s"
    rf"(?P<names>{_NAME}(?:(?:,\s|,?\sand\s|\s&\s){_NAME})*)"
    r"(?P<rest>(?:\s?[,|·•/–—(-]\s?.{2,80})?)"
)
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,’'-]{2,40}(?:,\s[A-Z][\w. ]{2,30})?(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?"
    r"\s\((?P<outlet>[A-Z][\w .&-]{1,30})\)\s?[—–-]"
)
_OUTLET = re.compile(
    r"(?:the )?(?:[A-Z][\w.&’'-]*\s){0,4}(?:News|Times|Post|Journal|Tribune|Herald|Guardian|Telegraph|Press|Gazette|"
    r"Chronicle|Observer|Star|Mail|Sun|Mirror|Standard|Today|Magazine|Network|Radio|TV)"
    r"|Reuters|AP|AFP|UPI|BBC(?: News)?|CNN|CNBC|NPR|NBC|CBS|ABC|PBS|MSNBC|Bloomberg|Politico|Axios|Vox|Al Jazeera|"
    r"Associated Press|Agence France-Presse|Deutsche Welle|DW|dpa",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:first |originally )?(?:published|posted|updated|last updated|modified)\s*(?:on|at)?\s*:?\s*", re.I
)
_HEAD_BLOCKS = 9


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of an article says; None or empty where it does not say so plainly."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: date | None = None


def is_byline(words: str) -> bool:
    """Whether a paragraph is nothing but "By" and names, perhaps with an outlet or a date."""
    return len(words) <= 160 and _BYLINE.fullmatch(words) is not None


def read_head(text: str, blocks: Sequence[Block]) -> Head:
    """Title, authors, outlet and date from the blocks before the article's second paragraph."""
    head = Head()
    paragraphs = 0
    for at, block in enumerate(blocks[:_HEAD_BLOCKS]):
        words = block.span.of(text)
        if block.kind is BlockKind.HEADING and at == 0:
            head = replace(head, title=" ".join(words.split()))
        elif block.kind is BlockKind.FURNITURE and paragraphs == 0:
            head = _with_credit(head, words)
        elif block.kind is BlockKind.PARAGRAPH:
            dateline = _DATELINE.match(words)
            if dateline is not None and head.outlet is None:
                head = replace(head, outlet=dateline["outlet"])
            paragraphs += 1
        elif block.kind is BlockKind.POST:
            break
        if paragraphs > 1:
            break
    return head


def _with_credit(head: Head, words: str) -> Head:
    byline = _BYLINE.fullmatch(words)
    if byline is not None and not head.authors:
        names = [name.strip() for name in re.split(r",\s|,?\sand\s|\s&\s", byline["names"]) if name.strip()]
        outlets = [name for name in names[1:] if _OUTLET.fullmatch(name)]
        rest = byline["rest"].strip(" ,|·•/–—-()")
        outlet = outlets[0] if outlets else rest if _OUTLET.fullmatch(rest) else None
        authors = tuple(_in_title_case(name) for name in names if name not in outlets)
        return replace(head, authors=authors, outlet=head.outlet or outlet)
    if is_stamp(words) and head.published is None:
        lead = _PUBLISHED.match(words)
        when = read_date(words, lead.end() if lead is not None else 0)
        return replace(head, published=when.day if when is not None else None)
    return head


def _in_title_case(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 4 else name
