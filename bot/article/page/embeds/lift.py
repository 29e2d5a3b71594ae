"""The pass over a page's tree that takes its embedded posts out and leaves a marker in each one's place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree
from lxml.html import HtmlElement

from bot.article.page.embeds.forms import Form, Hints, form_of, hints_of
from bot.article.page.embeds.post import EmbeddedPost
from bot.article.page.embeds.reader import read_embed

MARKER = "whosaid-post"
"""The empty element that stands where a post was lifted out; its `n` is the post's index."""

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


def lift(tree: HtmlElement, markup: str | None = None) -> tuple[EmbeddedPost, ...]:
    """Replace every embedded post in the tree by an empty `<whosaid-post n="0"/>`, `n` its index in the result.

    `markup` is what the tree was parsed from; without it, the search takes a little longer.

    The tree is changed in place; text after an embed stays. A post that is embedded twice over in one place (a
    quotation beside its rendered frame) is one. At most MOST_POSTS are lifted; the rest stay as they are.
    """
    for foreign in list(tree.iter(MARKER)):
        foreign.tag = "span"  # a page's own, which stands for nothing
    posts: list[EmbeddedPost] = []
    for group in _grouped(_embeds(tree, hints_of(tree, markup))):
        first, *copies = group
        _replace(first.element, len(posts))
        for copy in copies:
            _remove(copy.element)
        posts.append(_fullest(group))
    return tuple(posts)


def _embeds(tree: HtmlElement, hints: Hints) -> list[_Found]:
    """The outermost embeds in reading order; never recursive, and only so many elements are looked at closely."""
    left = dict(_MOST_READINGS)
    posts: dict[HtmlElement, EmbeddedPost] = {}
    for element in tree.iterdescendants():
        form = form_of(element, hints)
        if form is None or not left[form] or any(above in posts for above in element.iterancestors() if posts):
            continue
        left[form] -= 1
        post = read_embed(element, form)
        if post is not None:
            posts[element] = post
            if len(posts) == MOST_POSTS:
                break
    return list(_placed(tree, posts))


def _placed(tree: HtmlElement, posts: Mapping[HtmlElement, EmbeddedPost]) -> Iterator[_Found]:
    """The embeds with how much of the page stands before each; embeds themselves do not count."""
    if not posts:
        return
    walk = etree.iterwalk(tree, events=("start", "end"))
    seen = 0
    for event, element in walk:
        if event == "end":
            seen += len(element.tail or "")
        elif element in posts:
            yield _Found(element, posts[element], seen)
            walk.skip_subtree()
        elif element.tag not in _UNSEEN:
            seen += len(element.text or "")


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
