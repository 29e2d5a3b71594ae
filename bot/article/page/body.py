"""Which of a page's segments are its article: trafilatura's choice, found again in the page, and mended there.

trafilatura (Barbaresi, ACL 2021 demonstrations) is the best at telling an article from what stands around it, but
what it gives has lost its place in the page. Each of its paragraphs is looked up among the page's segments, in order,
so that links, captions, quotes and lifted posts keep their places; a paragraph that it dropped between two it kept is
taken back, and so is the one above the text that sums it up.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

import trafilatura
from lxml import etree
from lxml.etree import _Element
from lxml.html import HtmlElement

from bot.article.page.crowds import without_crowds
from bot.article.page.keys import key_of
from bot.article.page.segments import Segment
from bot.model import BlockKind

_UNIT_TAGS = frozenset({"p", "head", "item", "quote", "row", "code", "cell", "list", "table", "div"})
_LEAD_CLASS = re.compile(
    r"(?:^|[_\s-]|[a-z](?=[A-Z]))(?i:leadtext|lead|lede|intro|teaser|standfirst|deck|dek|subtitle|subhead|subheadline|"
    r"sub-title|summary|excerpt|abstract|chapo|chapeau|vorspann|preface|sottotitolo|entradilla|bajada|perex|ingress|"
    r"desc|description|kicker-text|sommaire)(?=$|[_\s-]|[A-Z])"
)
_MEDIA_CLASS = re.compile(r"media|image|photo|video|caption|gallery|paywall|author|newsletter", re.IGNORECASE)
_LONGEST_ALIKE = 200
_FARTHEST_LEAD = 15
_FEWEST_ALIKE = 4
_NEAREST = 3
"""Elements around a paragraph that are looked at for its heading."""

_MOST = 0.75
_MOST_PAIRS = 8
"""Places that are tried for a paragraph which stands several times in the page, and paragraphs for one place."""

_SURE = 20
"""Letters and digits in a row that stand in one place of a page only, as a rule."""


def find_body(tree: HtmlElement, segments: Sequence[Segment]) -> list[int]:
    """The segments (indices, ascending) that are the article's, maybe with some that stand beside it.

    trafilatura is asked by its own rules first, and with its fallbacks beside them, which take as long again, only
    where that found little of the page's running text (on a tenth of pages); less choosily where nothing was found.
    """
    found = chosen(segments, extract(tree, precise=True, fast=True))
    if not _is_most(segments, found):
        found = chosen(segments, extract(tree, precise=True, fast=False)) or found
    return found or chosen(segments, extract(tree, precise=False, fast=False))


def extract(tree: HtmlElement, *, precise: bool, fast: bool) -> list[str]:
    """The article's paragraphs as trafilatura sees them, each as its letters and digits alone; maybe none."""
    # "xml" only keeps it from writing a text of its own.
    document = trafilatura.bare_extraction(
        without_crowds(tree), favor_precision=precise, fast=fast, include_comments=False, output_format="xml"
    )
    body = getattr(document, "body", None)
    return [] if body is None else [key for text in _units(body) if (key := key_of(text))]


def _is_most(segments: Sequence[Segment], found: Sequence[int]) -> bool:
    """Whether most of the page's running text was found, as it is wherever an extraction went right."""
    prose = sum(len(segment.text) for segment in segments if _is_running(segment))
    return bool(found) and sum(len(segments[at].text) for at in found) >= _MOST * prose


def _is_running(segment: Segment) -> bool:
    if segment.aside or segment.kind is BlockKind.CAPTION:
        return False
    return len(segment.text) >= 80 and segment.linked < 0.3 * len(segment.text)


def chosen(segments: Sequence[Segment], units: Sequence[str]) -> list[int]:
    """The segments (indices, ascending) that hold the extracted paragraphs."""
    anchors = _longest_run(_pairs(segments, units), [len(unit) for unit in units])
    found = sorted({at for at, _ in anchors} | set(_between(segments, units, anchors)))
    found = sorted({*found, *_continued(segments, found)})
    return sorted({*found, *_dropped(segments, found)})


def _units(body: _Element) -> Iterable[str]:
    """The texts of the innermost blocks, and what stands between them."""
    buffer: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _UNIT_TAGS or element is body:
            yield "".join(buffer)
            buffer.clear()
        text = element.text if event == "start" else element.tail if element is not body else None
        if text:
            buffer.append(text)
    yield "".join(buffer)


def _pairs(segments: Sequence[Segment], units: Sequence[str]) -> list[tuple[int, int]]:
    """Segments and paragraphs of equal words, as pairs of indices in the segments' order."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        places[unit].append(index)
    seen: defaultdict[str, int] = defaultdict(int)
    pairs: list[tuple[int, int]] = []
    for at, segment in enumerate(segments):
        found = places.get(segment.key)
        if found is not None:
            turn = seen[segment.key]
            seen[segment.key] += 1
            first = max(0, min(turn, len(found)) - _MOST_PAIRS // 2)
            pairs.extend((at, index) for index in reversed(found[first : first + _MOST_PAIRS]))
    return pairs


def _longest_run(pairs: Sequence[tuple[int, int]], weights: Sequence[int]) -> list[tuple[int, int]]:
    """The heaviest choice of pairs in which both indices rise: an increasing subsequence, in n log n."""
    ends: list[int] = []
    """Last paragraph of the best runs, ascending with their weight."""
    totals: list[int] = []
    runs: list[int] = []
    before: list[int] = []
    for number, (_, unit) in enumerate(pairs):
        at = bisect_left(ends, unit)
        total = weights[unit] + (totals[at - 1] if at else 0)
        before.append(runs[at - 1] if at else -1)
        stop = at
        while stop < len(ends) and totals[stop] <= total:
            stop += 1
        if stop > at or at == len(ends) or ends[at] > unit:
            ends[at:stop], totals[at:stop], runs[at:stop] = [unit], [total], [number]
    chain: list[tuple[int, int]] = []
    number = runs[-1] if runs else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _between(segments: Sequence[Segment], units: Sequence[str], anchors: Sequence[tuple[int, int]]) -> Iterable[int]:
    """Segments whose words a paragraph holds, or that hold a paragraph, where the two were cut differently."""
    bounds = [(-1, -1), *anchors, (len(segments), len(units))]
    for (low, first), (high, last) in pairwise(bounds):
        left = [unit for unit in units[first + 1 : last] if unit]
        gap = [at for at in range(low + 1, high) if segments[at].key]
        if left:
            yield from _held(segments, gap, "".join(left))
            yield from _holding(segments, gap, [unit for unit in left if len(unit) >= _SURE][:_MOST_PAIRS])


def _held(segments: Sequence[Segment], gap: Sequence[int], words: str) -> Iterable[int]:
    """Segments whose words stand among these, one after the other; few letters only right behind the last."""
    done = 0
    for at in gap:
        key = segments[at].key
        place = words.find(key, done)
        if place >= 0 and (len(key) >= _SURE or place == done):
            done = place + len(key)
            yield at


def _holding(segments: Sequence[Segment], gap: Sequence[int], units: Sequence[str]) -> Iterable[int]:
    """Segments that hold one of these paragraphs whole."""
    return (at for at in gap if any(unit in segments[at].key for unit in units))


def _dropped(segments: Sequence[Segment], found: Sequence[int]) -> Iterable[int]:
    """What was left out between two that were kept: paragraphs made like one of them, and headings of the second."""
    for low, high in pairwise(found):
        makes = {_make(segments[low]), _make(segments[high])}
        for at in range(low + 1, high):
            if segments[at].key and not segments[at].aside and _make(segments[at]) in makes:
                yield at
        yield from _headings(segments, low, high)


def _headings(segments: Sequence[Segment], low: int, high: int) -> Iterable[int]:
    """Headings right above a paragraph, in an element that holds both; nothing that leads elsewhere is in between."""
    around = set(islice(segments[high].element.iterancestors(), _NEAREST))
    for at in range(high - 1, low, -1):
        segment = segments[at]
        if segment.linked > 0.5 * len(segment.text):
            return
        if segment.kind is BlockKind.HEADING and not segment.aside and segment.element.getparent() in around:
            yield at


def _make(segment: Segment) -> tuple[object, str, str]:
    return segment.element.getparent(), segment.tag, segment.element.get("class") or ""


def _continued(segments: Sequence[Segment], found: Sequence[int]) -> Iterable[int]:
    """Long paragraphs after the last that was kept, built like most of the article: it was cut into several parts."""
    sizes: Counter[tuple[str, ...]] = Counter()
    for at in found:
        sizes[_build(segments[at])] += len(segments[at].text)
    if not sizes:
        return
    build, size = sizes.most_common(1)[0]
    if size < 0.6 * sizes.total() or sum(_build(segments[at]) == build for at in found) < _FEWEST_ALIKE:
        return
    for at in range(found[-1] + 1, len(segments)):
        segment = segments[at]
        if _build(segment) == build and not segment.aside and segment.linked < 0.3 * len(segment.text):
            yield at


def _build(segment: Segment) -> tuple[str, ...]:
    """Tags and classes of the element and of two above it."""
    names: list[str] = []
    element: HtmlElement | None = segment.element
    for _ in range(3):
        if element is None:
            break
        names += [str(element.tag), element.get("class") or ""]
        element = element.getparent()
    return tuple(names)


def standfirst(segments: Sequence[Segment], chosen: Sequence[int], title: str, description: str) -> int | None:
    """The paragraph between title and text that sums the article up, where the extraction left it out.

    It repeats the page's own description, or its class says what it is. `title` and `description` are keys.
    """
    first = chosen[0] if chosen else 0
    top = max((at for at in range(first) if _is_title(segments[at], title)), default=None)
    if top is None:
        return None
    for at in range(max(top + 1, first - _FARTHEST_LEAD), first):
        segment = segments[at]
        if _may_lead(segment) and (_are_alike(segment.key, description) or _is_lead(segment)):
            return at
    return None


def _may_lead(segment: Segment) -> bool:
    if segment.aside or segment.kind in (BlockKind.CAPTION, BlockKind.LIST_ITEM):
        return False
    return 40 <= len(segment.text) <= 700 and segment.linked <= 0.3 * len(segment.text)


def _are_alike(key: str, description: str) -> bool:
    """Whether one begins with (the beginning of) the other, or holds it behind a place line."""
    size = min(len(key), len(description), _LONGEST_ALIKE)
    return size >= 30 and (key[:size] == description[:size] or description[:size] in key)


def _is_title(segment: Segment, title: str) -> bool:
    return segment.tag == "h1" or (bool(title) and segment.key == title)


def _is_lead(segment: Segment) -> bool:
    parent = segment.element.getparent()
    names = segment.element.get("class") or "", parent.get("class") or "" if parent is not None else ""
    return any(_LEAD_CLASS.search(name) for name in names) and not any(map(_MEDIA_CLASS.search, names))
