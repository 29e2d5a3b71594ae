"""One element of a page → the embedded post that it is, or None.

Nothing here changes the tree; `lift` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from lxml.html import HtmlElement

from bot.article.page.dom import parse
from bot.article.page.embeds.address import Permalink
from bot.article.page.embeds.assemble import Reading, assemble
from bot.article.page.embeds.captions import CAPTION_READERS
from bot.article.page.embeds.forms import (
    Form,
    form_of,
    hidden_markup,
    is_button,
    is_in_flow,
    says_embed,
    video_title,
)
from bot.article.page.embeds.marks import attribute_permalink, marked_platform
from bot.article.page.embeds.permalinks import read_permalink
from bot.article.page.embeds.post import EmbeddedPost
from bot.article.page.embeds.signature import is_signed, read_signed
from bot.article.page.embeds.words import MOST_NODES, Line, Piece, lines_of
from bot.model import Platform

_SIGNING = frozenset({Platform.X, Platform.BLUESKY, Platform.TRUTH_SOCIAL})
"""Platforms whose signature in full tells a quotation without any mark as an embed."""

_LONGEST_NOTICE = 1_500
"""Characters of a notice that stands where an embed is shown after a click."""


def read_embed(element: HtmlElement, form: Form) -> EmbeddedPost | None:
    """The post that this element as a whole embeds in this form; None where it embeds none, or a part of it does."""
    match form:
        case Form.FRAME:
            return _framed(element)
        case Form.MARKED:
            return _marked(element)
        case Form.QUOTE:
            return _unmarked_quote(element)
        case Form.BARE:
            return _bare(element)
        case Form.HIDDEN:
            return _hidden(element)


def post_of_link(url: str) -> EmbeddedPost | None:
    """The post that a bare permalink leads to, without words; None where it leads to no single post."""
    permalink = read_permalink(url)
    return assemble(permalink, Reading()) if permalink is not None else None


def _framed(element: HtmlElement) -> EmbeddedPost | None:
    permalink = attribute_permalink(element, marked_platform(element)) or attribute_permalink(element)
    if permalink is not None and permalink.platform is Platform.YOUTUBE:
        return _video(element, permalink)
    return assemble(permalink, Reading()) if permalink is not None else None


def _video(element: HtmlElement, permalink: Permalink | None) -> EmbeddedPost | None:
    if permalink is None or not is_in_flow(element):
        return None
    title = video_title(element)
    return assemble(permalink, Reading(body=(Line((Piece(title),)),) if title else ()))


def _marked(element: HtmlElement) -> EmbeddedPost | None:
    platform = marked_platform(element)
    own = attribute_permalink(element, platform)
    if platform is None or platform is Platform.YOUTUBE:
        return _video(element, own)
    inner = _inner_embed(element)
    lines = lines_of(element, () if inner is None else (inner,))
    if lines is None:
        return None
    reading = _read(element, lines, own, platform)
    permalink = _permalink(own, reading, platform)
    if permalink is None:
        return None
    quoted = _quoted(inner) if inner is not None else None
    if inner is not None and (not reading.body or (quoted is not None and quoted.permalink == permalink.url)):
        # The outer element is only the frame of the inner one.
        return None
    return assemble(permalink, replace(reading, stamp=_stamp(element), quoted=quoted))


def _quoted(inner: HtmlElement) -> EmbeddedPost | None:
    """The post of an embed in an embed, without what that one quotes in turn."""
    form = form_of(inner)
    return read_embed(inner, form) if form is not None and _inner_embed(inner) is None else None


def _read(element: HtmlElement, lines: Sequence[Line], own: Permalink | None, platform: Platform) -> Reading:
    if platform is Platform.TELEGRAM and own is not None:
        return _telegram(element, own)
    caption = CAPTION_READERS.get(platform)
    if caption is None:
        return read_signed(lines, platform)
    permalink = own or _linked(lines, platform)
    return replace(caption(lines, permalink), permalink=permalink) if permalink is not None else Reading()


def _permalink(own: Permalink | None, reading: Reading, platform: Platform) -> Permalink | None:
    """The signature's link before the attributes', with the account that either names."""
    linked = reading.permalink
    if linked is None or (own is not None and platform not in _SIGNING):
        linked, own = own, linked
    if linked is not None and linked.handle is None and own is not None and own.id == linked.id and own.handle:
        return own
    return linked


def _linked(lines: Sequence[Line], platform: Platform) -> Permalink | None:
    """The first post of a platform that the lines link to."""
    links = (read_permalink(piece.href) for line in lines for piece in line.pieces if piece.href)
    return next((link for link in links if link is not None and link.platform is platform), None)


def _telegram(element: HtmlElement, permalink: Permalink) -> Reading:
    """What Telegram's own widget markup shows of a message."""
    words = _first_of_class(element, "tgme_widget_message_text")
    author = _first_of_class(element, "tgme_widget_message_owner_name")
    lines = lines_of(words) if words is not None else None
    names = lines_of(author) if author is not None else None
    return Reading(body=lines or (), author=names[0].text if names else None, permalink=permalink)


def _first_of_class(element: HtmlElement, name: str) -> HtmlElement | None:
    found = (part for part in islice(element.iter(), MOST_NODES) if name in (part.get("class") or "").split())
    return next(found, None)


def _stamp(element: HtmlElement) -> str | None:
    """The machine-readable time of an embed."""
    for name in ("data-created-at", "data-timestamp", "data-datetime", "data-date"):
        if element.get(name):
            return element.get(name)
    times = (part.get("datetime") for part in islice(element.iter("time"), 4))
    return next((stamp for stamp in times if stamp), None)


def _inner_embed(element: HtmlElement) -> HtmlElement | None:
    parts = islice(element.iterdescendants(), MOST_NODES)
    return next((part for part in parts if isinstance(part.tag, str) and _is_embed(part)), None)


def _is_embed(element: HtmlElement) -> bool:
    return form_of(element) is Form.MARKED or (
        form_of(element) is Form.FRAME and attribute_permalink(element) is not None
    )


def _unmarked_quote(element: HtmlElement) -> EmbeddedPost | None:
    """A quotation whose marks were lost and that is signed in full: a handle in brackets and a post's link."""
    links = [link.get("href") or "" for link in islice(element.iter("a"), MOST_NODES)]
    last = read_permalink(links[-1]) if links else None
    if last is None or last.platform not in _SIGNING:
        return None
    lines = lines_of(element)
    if not lines or not is_signed(lines, last.platform):
        return None
    reading = read_signed(lines, last.platform)
    return assemble(last, reading)


def _hidden(element: HtmlElement) -> EmbeddedPost | None:
    """The post in markup that an element keeps as text; what else it shows is a notice that asks for consent."""
    lines = lines_of(element)
    if lines is None or sum(len(line.text) for line in lines) > _LONGEST_NOTICE:
        return None
    for part in islice(parse(hidden_markup(element)).iter(), MOST_NODES):
        form = form_of(part)
        post = read_embed(part, form) if form is not None and form is not Form.HIDDEN else None
        if post is not None:
            return post if post.platform is not Platform.YOUTUBE or is_in_flow(element) else None
    return None


def _bare(element: HtmlElement) -> EmbeddedPost | None:
    """An element with nothing in it but a post's address, or empty with the address in an attribute."""
    lines = lines_of(element)
    if lines is None or len(lines) > 1:
        return None
    permalink = _bare_link(element, lines[0]) if lines else _placeholder(element)
    if permalink is None or (permalink.platform is Platform.YOUTUBE and not is_in_flow(element)):
        return None
    return assemble(permalink, Reading())


def _bare_link(element: HtmlElement, line: Line) -> Permalink | None:
    """The post of a line that is only its address; in an embed's wrapper a lone link may say anything."""
    written = read_permalink(line.text)
    hrefs = {piece.href for piece in line.pieces if piece.href or piece.text.strip()}
    if written is not None or len(hrefs) != 1 or not says_embed(element):
        return written
    href = hrefs.pop()
    return read_permalink(href) if href else None


def _placeholder(element: HtmlElement) -> Permalink | None:
    """The post of an empty element that a script fills."""
    if is_button(element) or any(isinstance(part.tag, str) and _is_embed(part) for part in element.iterdescendants()):
        return None
    permalink = attribute_permalink(element)
    if permalink is not None or not says_embed(element):
        return permalink
    links = (read_permalink(part.get("href") or "") for part in element.iterdescendants("a"))
    return next((link for link in links if link is not None), None)
