"""The pass over a page's tree that takes its embedded posts out and leaves a marker in each one's place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree
from lxml.html import HtmlElement

from bot.article.page.embeds.forms import Form, around_addresses, form_of
from bot.article.page.embeds.post import EmbeddedPost
from bot.article.page.embeds.reader import read_embed

MARKER = "whosaid-post"
MOST_POSTS = 200
_MOST_READINGS = {Form.FRAME: 20_000, Form.MARKED: 2_000, Form.QUOTE: 2_000, Form.BARE: 10_000, Form.HIDDEN: 300}
"""Elements of a form that are looked at closely; no article has as many, and what comes after them stays."""

_NEAR = 600
"""Characters of a page between two embeds of one post that make it one embed: consent notices, captions, buttons."""

_UNSEEN = frozenset({"script", "style", "template", "noscript"})
_HIDING = frozenset({"noscript", "template"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A post and the element that embeds it."""

    element: HtmlElement
    post: EmbeddedPost
    at: int
    """Characters of the page before it."""


def lift(tree: HtmlElement, url: str) -> tuple[EmbeddedPost, ...]:  # noqa: ARG001 - links are absolute in embeds
    """Replace every embedded post in the tree by an empty `<whosaid-post n="0"/>`, `n` its index in the result.

    The tree is changed in place; text after an embed stays. A post that is embedded twice over in one place (a
    quotation beside its rendered frame) is one. At most MOST_POSTS are lifted; the rest stay as they are.
    """
    posts: list[EmbeddedPost] = []
    for group in _grouped(list(_embeds(tree))):
        first, *copies = group
        _replace(first.element, len(posts))
        for copy in copies:
            _remove(copy.element)
        posts.append(_fullest(group))
    return tuple(posts)


def _embeds(tree: HtmlElement) -> Iterator[_Found]:
    """The outermost embeds in reading order; never recursive, and only so many elements are looked at closely."""
    walk = etree.iterwalk(tree, events=("start", "end"))
    left = dict(_MOST_READINGS)
    lone = around_addresses(tree)
    seen = count = 0
    for event, element in walk:
        if event == "end":
            seen += len(element.tail or "")
            continue
        form = form_of(element, lone) if element is not tree else None
        post = None
        if form is not None and left[form]:
            left[form] -= 1
            post = read_embed(element, form)
        if post is not None:
            yield _Found(element, post, seen)
            count += 1
            walk.skip_subtree()
        elif element.tag not in _UNSEEN:
            seen += len(element.text or "")
        if count == MOST_POSTS:
            return


def _grouped(found: Sequence[_Found]) -> list[list[_Found]]:
    """The embeds, those of one post in one place together."""
    groups: list[list[_Found]] = []
    latest: dict[str, list[_Found]] = {}
    for embed in found:
        key = _key(embed.post)
        group = latest.get(key)
        if group is not None and embed.at - group[-1].at <= _NEAR:
            group.append(embed)
        else:
            latest[key] = [embed]
            groups.append(latest[key])
    return groups


def _key(post: EmbeddedPost) -> str:
    """What two embeds of one post share: its platform and the last part of its link."""
    return f"{post.platform} {(post.permalink or '').rstrip('/').rsplit('/', 1)[-1]}"


def _fullest(group: Sequence[_Found]) -> EmbeddedPost:
    """The embed that gives the most, with what only the others give."""
    best = max((embed.post for embed in group), key=lambda post: sum(map(len, post.paragraphs)))
    for other in (embed.post for embed in group):
        if best.handle is None and other.handle is not None:
            best = replace(best, handle=other.handle, permalink=other.permalink)
        best = replace(best, author=best.author or other.author, published=best.published or other.published)
    return best


def _replace(element: HtmlElement, number: int) -> None:
    marker = element.makeelement(MARKER, {"n": str(number)})
    hiding = [above for above in element.iterancestors() if above.tag in _HIDING]
    place = hiding[-1] if hiding else element
    parent = place.getparent()
    if parent is None:
        return
    if place is not element:
        _remove(element)
        place.addprevious(marker)
        return
    marker.tail = element.tail
    parent.replace(element, marker)


def _remove(element: HtmlElement) -> None:
    """Take an element out, its tail kept."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    element.tail = None
    parent.remove(element)
