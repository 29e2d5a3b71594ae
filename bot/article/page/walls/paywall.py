"""Where an article ends at a wall: "Subscribe to continue reading", and what a page's data says of it.

Evidence has to stand where the text ends. Offers to subscribe stand all over pages that show the whole article, and
`isAccessibleForFree: false` stands in the data of pages that hold it all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from bot.article.page.keys import key_of
from bot.article.page.walls.asking import ALREADY_ONE, READ_ON, REMAINS
from bot.article.page.walls.view import PageView, ShownBlock, count_words, marks_of
from bot.article.page.walls.wording import any_of

_SHORT = 400
"""Words under which an article may be no more than a beginning though it does not break off."""

_FARTHEST_WORDS = 120
"""How far behind the text's end its wall begins."""

_FARTHEST_CHARACTERS = 4_000
"""The same, in characters of the page's text."""

_TAIL = 30
"""Characters at the end of a line by which it is found."""

_LONGEST_LINE = 45
"""Words of a line that says so itself: "The rest of this article is for subscribers"."""

_FEWEST_BEHIND = 25
"""Words that the part behind a wall would have at least."""

_MOST_ASKED = 20_000
"""Characters that are searched for such lines."""

_MOST_BLOCKS = 5_000
_MOST_PARTS = 50
"""Parts for subscribers that are looked into."""

_SHORTEST_KEY = 20
_MARK = any_of(
    r"(?<![a-z])(?:pay|reg|registration|meter|soft|hard|email|login|data|access|subscri\w*|premium)[_-]?wall",
    r"(?<![a-z])(?:piano|metered|locked|barrier|truncat\w+)(?![a-z])",
    r"(?<![a-z])subscri(?:be|ption|ber)s?[_-]?(?:to|prompt|box|gate|barrier|required|offer|only|cta|block)",
    r"(?<![a-z])(?:content|article)[_-]?(?:gate|lock|barrier)",
    r"(?<![a-z])premium[_-]?(?:teaser|gate|overlay|box|offer)",
    r"(?<![a-z])abo-?(?:box|hinweis|teaser)",
)
_SELECTOR = re.compile(r"([a-zA-Z][\w-]*)?((?:[.#][\w-]+)+)")
_ENDED = re.compile(r"[.!?。！？।؟:;)\]}\"'”’»«›“*]$")
_BROKEN = re.compile(r"(?:…|\.\.\.|\[…\]|\(…\)|\[\.\.\.\]|\(\.\.\.\))[\"'”’»\s]*$")


def ends_at_wall(view: PageView) -> bool:
    """Whether a wall stands where the body ends, and nothing says that the body is whole."""
    if view.metadata.free is True:
        return False
    own, said = _parted([line for line in view.words.splitlines() if line.strip()])
    if own and not _may_be_cut(own) and REMAINS.search(_after(view.text, own[-1])) is None:
        return False  # as almost every page; nothing below is cheap
    behind = _behind(view, own)
    asked = _joined(said, behind)
    if REMAINS.search(asked):
        return True
    return _may_be_cut(own) and (READ_ON.search(asked) is not None or _is_cut(view, own, behind))


def _after(text: str, line: str) -> str:
    """What a page's text holds right after a line; where that cannot be found, its end."""
    at = text.rfind(line[-_TAIL:])
    start = at if at >= 0 else max(0, len(text) - _FARTHEST_CHARACTERS)
    return text[start : start + _FARTHEST_CHARACTERS]


def _is_cut(view: PageView, own: Sequence[str], behind: Sequence[ShownBlock]) -> bool:
    """Whether signs that each say little agree: the page's data, a break in the text, what is named a wall."""
    told = view.metadata.free is False
    broken = not own or _BROKEN.search(own[-1].strip()) is not None
    walls = [block for block in behind if _is_marked(block)]
    if told and (_holds_nothing(view) or (broken and walls)):
        return True
    if (told or walls) and ALREADY_ONE.search(_joined((), behind)):
        return True
    return (told or broken) and READ_ON.search(_joined((), _marked(view))) is not None


def _joined(said: Sequence[str], behind: Sequence[ShownBlock]) -> str:
    return "\n".join((*said, *(block.text for block in behind)))[:_MOST_ASKED]


def _marked(view: PageView) -> list[ShownBlock]:
    """All that its makers named a wall, wherever it stands: many are laid over a page from its end."""
    return [block for block in view.blocks[-_MOST_BLOCKS:] if _is_marked(block)]


def _parted(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The body's lines, and those at its end that ask to subscribe and came along with it."""
    end = len(lines)
    for at in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
        if count_words(lines[at]) <= _LONGEST_LINE and (REMAINS.search(lines[at]) or READ_ON.search(lines[at])):
            end = at
    return list(lines[:end]), list(lines[end:])


def _behind(view: PageView, own: Sequence[str]) -> Sequence[ShownBlock]:
    """What the page shows right after the body; where that cannot be made out, its parts that are named walls."""
    end = _end_of(view.blocks, own)
    if end is not None:
        return list(_nearest(view.blocks[end + 1 :]))
    if not own and view.is_declared_article:
        return view.blocks
    return _marked(view)


def _end_of(blocks: Sequence[ShownBlock], own: Sequence[str]) -> int | None:
    """The last block that holds the body's last words."""
    for line in reversed(own[-3:]):
        key = key_of(line)
        tail = key[-60:]
        found = [at for at, block in enumerate(blocks) if tail and tail in key_of(block.text)]
        if found and (len(tail) >= _SHORTEST_KEY or len(own) == 1):
            return found[-1]
    return None


def _nearest(blocks: Sequence[ShownBlock]) -> Iterator[ShownBlock]:
    words = 0
    for block in blocks:
        if words > _FARTHEST_WORDS:
            return
        words += count_words(block.text)
        yield block


def _is_marked(block: ShownBlock) -> bool:
    """Whether its makers named its surroundings a wall; what holds the whole page may be named after anything."""
    around = [block.within, *block.within.iterancestors()][:6]
    return any(_MARK.search(marks_of(element)) for element in around if element.tag not in ("html", "body", "main"))


def _may_be_cut(own: Sequence[str]) -> bool:
    """Whether the body is so short that there may be more, or ends in the middle."""
    size = sum(map(count_words, own))
    if size < _SHORT:
        return True
    last = own[-1].strip()
    return _BROKEN.search(last) is not None or (size < 2 * _SHORT and _ENDED.search(last) is None)


def _holds_nothing(view: PageView) -> bool:
    """Whether the parts that are declared to be for subscribers are in the page, and empty."""
    selectors = view.metadata.paywall_selectors
    parts = list(islice((part for chosen in selectors for part in _selected(view.tree, chosen)), _MOST_PARTS))
    return bool(parts) and sum(count_words(part.text_content()) for part in parts) < _FEWEST_BEHIND


def _selected(tree: HtmlElement, selector: str) -> Iterator[HtmlElement]:
    """The elements that a selector of the usual make finds: a tag, classes, an id. Others find nothing."""
    form = _SELECTOR.fullmatch(selector.strip())
    if form is None:
        return
    names = re.findall(r"([.#])([\w-]+)", form[2])
    for element in tree.iter(form[1].lower() if form[1] else None):
        classes = (element.get("class") or "").split()
        if all(name in classes if kind == "." else name == element.get("id") for kind, name in names):
            yield element
