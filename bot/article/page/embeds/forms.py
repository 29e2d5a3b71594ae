"""Which elements may be embedded posts, and in which form.

An element may be one by its name or a mark on it (`marks` knows those), or because it holds a single word, which may
be a link, or an embed's markup as text. Who posted what is read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from bot.article.page.embeds.marks import MOST_ATTRIBUTES, TAGS, marked_platform, may_hold_marks


class Form(Enum):
    """How an element may embed a post."""

    FRAME = auto()
    """It shows another page and holds no words of its own."""
    MARKED = auto()
    """It carries a platform's name or mark."""
    QUOTE = auto()
    """A quotation, which a signature may tell as an embed."""
    BARE = auto()
    """It holds at most a link."""
    HIDDEN = auto()
    """It holds an embed's markup as text, for a script to show after a click."""


_WRAPPERS = frozenset({"p", "div", "figure", "section", "span", "amp-embed"})
_SMALL = 16
"""Elements in a wrapper that holds nothing but a link."""

_FRAMES = frozenset({"iframe", "amp-iframe", "embed", "oembed"})
_BUTTON = re.compile(r"shar(?:e|ing)|like|follow|comment|button|\bbtn|subscribe", re.IGNORECASE)
_ASIDE = frozenset({"nav", "aside", "footer"})
_ASIDE_NAMES = frozenset(
    "complementary navigation contentinfo sidebar footer related recommended modal popup".split()
)
_HELD = ('="<', "='<", *(f"&lt;{tag}" for tag in ("blockquote", "iframe", "amp-", "script", "div", "figure", "p")))
"""How markup in an attribute begins (`_MARKUP`)."""

_PLAIN = frozenset(
    "b br button em h1 h2 h3 h4 h5 h6 head html i img input label li link meta nav ol option path picture source "
    "strong style svg table tbody td th thead title tr ul".split()
)
"""Elements that embed nothing unless a mark or markup in an attribute says so."""

_HOLDERS = frozenset({"script", "textarea"})
_HOLDING_TYPES = frozenset({"text/template", "text/x-template", "text/html", "text/plain"})
_MARKUP = re.compile(r"<(?:blockquote|iframe|amp-\w+|script|div|figure|p)\b", re.IGNORECASE)
_LONGEST_MARKUP = 20_000
_ADDRESSED = re.compile(r">\s*+(?:https?:)?+(?://)?+[\w-]++(?:\.[\w-]++)++/\S")
"""An element that begins with an address."""

_LONE_ADDRESSES = etree.XPath("//text()[contains(., '/') and not(contains(normalize-space(.), ' '))]")
_CLOSE = 8
"""Elements around a lone address that may be a wrapper of it."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What a look over a whole page tells of where embeds may be, so that most elements need not be looked at."""

    marked: bool
    """Whether any element carries a platform's mark."""
    holding: bool
    """Whether any attribute may hold markup as text."""
    around_addresses: Container[HtmlElement]
    """The elements that hold a text which is an address and nothing else, and what stands close around them."""


def hints_of(tree: HtmlElement, markup: str | None = None) -> Hints:
    """The hints of a page; quicker where the markup is given that the tree was parsed from."""
    if markup is None:
        markup = etree.tostring(tree, encoding="unicode")
    around: set[HtmlElement] = set()
    for text in _LONE_ADDRESSES(tree) if _ADDRESSED.search(markup) else ():
        element = text.getparent()
        for _ in range(_CLOSE):
            if element is None:
                break
            around.add(element)
            element = element.getparent()
    return Hints(may_hold_marks(markup), any(mark in markup for mark in _HELD), around)


def form_of(element: HtmlElement, page: Hints | None = None) -> Form | None:
    """How an element may embed a post; None for most elements of a page. Quick, for it is asked of every one."""
    tag = element.tag
    if tag in _FRAMES:
        return Form.FRAME
    if page is not None and not (page.marked or page.holding) and tag in _PLAIN:
        return None
    values = " ".join(element.values())
    may_be_marked = tag in TAGS or (values and (page is None or page.marked))
    if may_be_marked and marked_platform(element) is not None:
        return Form.MARKED
    if ("<" in values or tag in _HOLDERS) and hidden_markup(element):
        return Form.HIDDEN
    if tag == "blockquote":
        return Form.QUOTE
    if not _may_wrap(element):
        return None
    if page is not None and element not in page.around_addresses and not _may_stand_for_one(values):
        return None
    return Form.BARE if _may_be_bare(element) else None


def _may_stand_for_one(values: str) -> bool:
    """Whether an element without an address in it may stand for a post by its attributes or its class."""
    return "//" in values or "embed" in values.lower()


def hidden_markup(element: HtmlElement) -> str:
    """The markup that an element holds as text in a script or an attribute; empty where it holds none."""
    if element.tag in _HOLDERS:
        held = [element.text or ""] if element.tag == "textarea" or element.get("type") in _HOLDING_TYPES else []
    else:
        held = element.values()[:MOST_ATTRIBUTES]
    fitting = (text for text in held if "<" in text and len(text) <= _LONGEST_MARKUP and _MARKUP.search(text))
    return next(fitting, "")


def says_embed(element: HtmlElement) -> bool:
    """Whether an element's class calls it an embed, so that a lone link in it stands for one."""
    return "embed" in (element.get("class") or "").lower()


def is_button(element: HtmlElement) -> bool:
    """Whether an element's class says that it does something with a page or post: share, like, follow, comment."""
    return _BUTTON.search(element.get("class") or "") is not None


def is_in_flow(element: HtmlElement) -> bool:
    """Whether an element stands in the page's main flow rather than in its navigation, margin or foot."""
    return not any(above.tag in _ASIDE or _is_named_aside(above) for above in element.iterancestors())


def video_title(element: HtmlElement) -> str | None:
    """The video's title where a frame's label is one rather than the player's name ("YouTube video player")."""
    title = " ".join((element.get("title") or element.get("playlabel") or element.get("data-title") or "").split())
    title = re.sub(r"^(?:Play|Watch)(?: video)?: ", "", title)
    named = re.search(
        r"\byoutube\b|\b(?:video )?player\b|^(?:embedded )?(?:video|content|iframe)$", title, re.IGNORECASE
    )
    return title if 3 <= len(title) <= 200 and named is None else None


def _may_wrap(element: HtmlElement) -> bool:
    """Whether an element may stand around a bare link: a wrapper, a custom element, a link called an embed."""
    tag = element.tag
    return tag in _WRAPPERS or (isinstance(tag, str) and "-" in tag) or (tag == "a" and says_embed(element))


def _is_named_aside(element: HtmlElement) -> bool:
    if element.tag in {"body", "html"}:
        return False
    names = f"{element.get('role') or ''} {element.get('id') or ''} {element.get('class') or ''}"
    return not _ASIDE_NAMES.isdisjoint(names.lower().split())


def _may_be_bare(element: HtmlElement) -> bool:
    """Whether an element is small and has no words, or a single one that may be an address."""
    embeds = says_embed(element)
    if not embeds and len((element.text or "").split(maxsplit=2)) > 1:
        return False
    if len(list(islice(element.iter(), _SMALL))) == _SMALL:
        return False
    words = "".join(islice(element.itertext(), 2 * _SMALL)).split()
    addresses = words if words else [value for value in element.values() if "//" in value]
    return embeds or (len(words) < 2 and any("/" in address for address in addresses))
