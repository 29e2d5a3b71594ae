"""What the extraction kept beside the article: titles above it, pointers to other pages, sign-up boxes, credits.

It judges segments that were chosen as the article's, and takes away only what its form or its place in the markup
gives away in any language. What only its words tell stays, as furniture (`kinds`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.article.head import is_byline
from bot.article.page.keys import key_of
from bot.article.page.segments import Element, Segment
from bot.model import BlockKind

_BESIDE_WORDS = (
    "newsletter signup sign-up subscribe subscription promo teaser teasers related recommend recommended "
    "recommendation recommendations recirc outbrain taboola most-read mostread popular trending share sharing social "
    "cta advert advertisement sponsored breadcrumb breadcrumbs byline author-bio authorbio bio tags taglist comments "
    "cookie consent banner readmore read-more read-also inread toc "
    "table-of-contents more-on"
)
_NAMES = "|".join(sorted(_BESIDE_WORDS.split(), key=len, reverse=True))
_BESIDE = re.compile(rf"(?:^|[_\s-]|[a-z](?=[A-Z]))(?i:{_NAMES})(?=$|[_\s-]|[A-Z])")
_POINTER = re.compile(
    r"(?:related|read (?:more|also|next)|see (?:also|more)|also read|more(?: on| from)?|watch|don'?t miss|"
    r"lesen sie (?:auch|mehr|hier)|mehr (?:dazu|zum thema)|auch interessant|zum thema|siehe auch|"
    r"(?:à |a )?lire (?:aussi|également)|voir aussi|(?:lea|lee|ver|leer) (?:también|más|además)|te puede interesar|"
    r"leggi anche|leia (?:também|mais)|veja também|lees ook|läs (?:också|mer|även)|les også|læs også|lue myös|"
    r"czytaj (?:też|także|więcej)|zobacz (?:też|także)|čtěte (?:také|více)|čítajte|читайте также|читайте також)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\(?(?:additional |with )?(?:reporting|editing|writing|compiled|translation)(?: and \w+)? by\b.{3,300}"
    r"|with files from .{3,120}"
    r"|\W*[\w ]{3,40} (?:writers?|reporters?)\b.{3,200}contributed to this (?:report|story)\.?"
    r"|\(?(?:quelle|source|fuente|fonte|bron|källa|źródło|zdroj)n?\s?:.{2,80}|©.{2,120}",
    re.IGNORECASE,
)
_MOST_HEAD = 5
"""Lines at most that stand above the first paragraph and are none."""

_ENDS = ".!?…。！？»”\"'’)"
_HIGHEST = 7
"""Elements above a segment that are looked at for their names."""

_LARGEST_BESIDE = 0.25
"""An element that holds more of the article than this is no box beside it, whatever its name."""


def trimmed(segments: Sequence[Segment], chosen: Sequence[int], title: str | None) -> list[int]:
    """The chosen segments (indices, ascending) without what stands beside the article."""
    kept = list(_below_head(segments, chosen, key_of(title or "")))
    kept = _without_boxes(segments, kept)
    kept = list(_without_link_lists(segments, kept))
    kept = [at for at in kept if not _is_beside(segments[at])]
    return _without_tail(segments, kept)


def _below_head(segments: Sequence[Segment], chosen: Sequence[int], title: str) -> Iterator[int]:
    """Without the title, the lines above the first paragraph, and the title again."""
    opened = False
    for place, at in enumerate(chosen):
        segment = segments[at]
        if segment.kind is BlockKind.HEADING and (segment.tag == "h1" or _same(segment.key, title)):
            continue
        opened = opened or place >= _MOST_HEAD or _is_prose(segment)
        if opened:
            yield at


def _same(key: str, title: str) -> bool:
    return bool(title) and (key == title or (len(key) > 20 and (key in title or title in key)))


def _is_prose(segment: Segment) -> bool:
    """Whether the article may begin with it: a sentence, or a good part of one."""
    if segment.kind is BlockKind.HEADING:
        return len(segment.text) >= 50
    return len(segment.text) >= 60 or (segment.kind is not BlockKind.CAPTION and segment.text[-1] in _ENDS)


def _without_boxes(segments: Sequence[Segment], chosen: Sequence[int]) -> list[int]:
    """Without what stands in a small element whose id or class names it as something beside the article."""
    total = sum(len(segments[at].text) for at in chosen)
    boxes: dict[Element, int] = {}
    within: list[Element | None] = []
    for at in chosen:
        box = _box(segments[at])
        within.append(box)
        if box is not None:
            boxes[box] = boxes.get(box, 0) + len(segments[at].text)
    return [at for at, box in zip(chosen, within, strict=True) if box is None or boxes[box] > _LARGEST_BESIDE * total]


def _box(segment: Segment) -> Element | None:
    """The outermost of the elements around a segment that is named as something beside the article."""
    found = None
    element: Element | None = segment.element
    for _ in range(_HIGHEST):
        if element is None or element.tag in ("article", "main", "body", "html"):
            break
        if _BESIDE.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            found = element
        element = element.getparent()
    return found


def _without_link_lists(segments: Sequence[Segment], chosen: Sequence[int]) -> Iterator[int]:
    """Without lists that are mostly links, and the heading that such a list stands under."""
    drop: set[int] = set()
    places = {at: place for place, at in enumerate(chosen)}
    for listed, group in groupby(chosen, lambda at: segments[at].kind is BlockKind.LIST_ITEM):
        items = list(group)
        if listed and sum(segments[at].linked for at in items) > 0.5 * sum(len(segments[at].text) for at in items):
            drop.update(items)
            before = places[items[0]] - 1
            while before >= 0 and segments[chosen[before]].kind is BlockKind.HEADING:
                drop.add(chosen[before])
                before -= 1
    return (at for at in chosen if at not in drop)


def _is_beside(segment: Segment) -> bool:
    """Whether one segment, by its own form, leads elsewhere or says who wrote the article."""
    text = segment.text
    whole = segment.linked >= 0.8 * len(text)
    if whole and segment.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return len(text) < 200 and (text[-1] not in ".。" or text.isupper()) and "://" not in text
    if segment.linked >= 0.4 * len(text) and len(text) < 250 and _POINTER.match(text):
        return True
    return is_byline(text)


def _without_tail(segments: Sequence[Segment], chosen: Sequence[int]) -> list[int]:
    """Without credits, and headings that nothing follows, at the end."""
    kept = list(chosen)
    while kept and (
        segments[kept[-1]].kind is BlockKind.HEADING or _CREDIT.fullmatch(segments[kept[-1]].text) is not None
    ):
        kept.pop()
    return kept
