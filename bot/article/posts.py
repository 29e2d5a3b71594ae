"""Paragraphs → the social-media posts among them, with who posted what, when, and what belongs to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.article.extents import Scene, closes_post, first_of_post, introduces, last_of_post, make_scene
from bot.article.headers import read_header, read_time_line
from bot.article.links import URL
from bot.article.paragraphs import Paragraph, joined_over, split_at
from bot.article.platforms import NAMED, handle_platform, is_x_handle, only_platform, permalink_platform
from bot.article.signatures import Signature, find_signatures
from bot.article.wording import Wording, is_cut, read_wording
from bot.model import Platform, Post, Span

_ITS = "(?:the|his|her|their|its|this)"
_POST = "(?:post|tweet|message|caption|thread|statement|toot|skeet)"
_REST = re.compile(
    r"(?:(?:and )?here(?:’s|'s| is) )?(?:the )?"
    rf"(?:(?:rest|remainder|full (?:text|version)|entirety|continuation) of {_ITS} (?:[\w’']+ ){{0,3}}?{_POST}"
    rf"|(?:{_ITS} )?(?:full|entire|complete|whole) {_POST}|{_ITS} (?:[\w’']+ )?{_POST})"
    r"(?: (?:here|below))?(?: (?:reads?|says?|said|continue[sd]|goes on|went on|is|was|in full|as follows)){0,2}\s?:"
    r"|(?:the )?rest(?: (?:reads?|says?))?:|(?:\(?(?:continued|cont[’']?d|full text)\)?\s?:)",
    re.IGNORECASE,
)
_QUOTING = re.compile(r"\b(?:quot(?:ed|ing|es)|quote-?(?:tweet|post)(?:ed|ing)|reposted|retweeted)\b", re.IGNORECASE)
_BUTTON = "(?:Reply|Repost|Retweet|Like|Share|Copy link(?: to (?:post|tweet))?)"
_UNDER = re.compile(
    rf"(?:View|Watch|Open|See|Read)(?: this post| more)? on (?:{NAMED})|Truth Social"
    rf"|{_BUTTON}(?:\s+{_BUTTON})*|Read [\d,.]+[KMB]? repl(?:y|ies)|\[image or embed\]",
    re.IGNORECASE,
)
_X_LINK = re.compile(r"pic\.twitter\.com/|//t\.co/")
_INLINE_LEAD = re.compile(r"\b(?:wrote|posted|tweeted|said|added|replied|shared)\b[^.!?:\n]{0,60}:\s(?=\S)")
_WIDEST_INLINE = 600
_FARTHEST = 60
"""Paragraphs that are looked at after a post's header."""

_SAME_LETTERS = 100
"""Two posts of one account that begin with as many equal letters and digits are the same."""

_INSTAGRAM_START = "View this post on Instagram"


@dataclass(frozen=True, slots=True)
class Posts:
    """The posts, and the paragraphs again: cut where posts begin and end, with the post each belongs to."""

    posts: tuple[Post, ...]
    cells: tuple[Paragraph, ...]
    owners: tuple[int | None, ...]
    """For each paragraph the index of the post whose words or signature it is; None for the article's own."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A post as a stretch of paragraphs `first` up to, not including, `after`."""

    sign: Signature
    platform: Platform
    first: int
    after: int
    words: tuple[Span, ...]
    """Where its own words may stand, one stretch a paragraph."""
    span: Span
    permalink: str | None = None
    published: date | None = None
    rest: tuple[int, int] | None = None
    """Paragraphs of its continuation: the lead-in and the paragraph after the last."""


def read_posts(text: str, parts: Sequence[Paragraph]) -> Posts:
    """Every post among the paragraphs; linear in the text."""
    signs = find_signatures(text)
    whole = joined_over(parts, [sign.span for sign in signs])
    cells = tuple(split_at(text, whole, _cuts(text, whole, signs)))
    scene = make_scene(text, cells, signs)
    drafts = _drafts(scene, signs)
    owners: list[int | None] = [None] * len(cells)
    for index, draft in enumerate(drafts):
        owners[draft.first : draft.after] = [index] * (draft.after - draft.first)
        if draft.rest is not None:
            lead, after = draft.rest
            owners[lead + 1 : after] = [index] * (after - lead - 1)
    posts = [_post(scene, draft) for draft in drafts]
    return Posts(tuple(_related(scene, drafts, posts)), cells, tuple(owners))


def _cuts(text: str, parts: Sequence[Paragraph], signs: Sequence[Signature]) -> Iterable[int]:
    """Where a paragraph holds both a post's words and others."""
    for at, part in enumerate(parts):
        header = read_header(text, parts, at)
        if header is not None and header.cut is not None:
            yield header.cut
        rest = _REST.match(text, *part.span)
        if rest is not None:
            yield rest.end()
    starts = [part.span.start for part in parts]
    done = 0
    for sign in signs:
        yield sign.span.end
        start = parts[bisect_right(starts, sign.span.start) - 1].span.start
        lead = _inline_lead(text, max(start, done), sign.span.start)
        if lead is not None:
            yield lead
        done = sign.span.end


def _inline_lead(text: str, start: int, end: int) -> int | None:
    """The offset after "… wrote on X:" in the paragraph of the post that it introduces."""
    low = max(start, end - _WIDEST_INLINE)
    leads = list(_INLINE_LEAD.finditer(text, low, end))
    return leads[-1].end() if leads else None


def _drafts(scene: Scene, signs: Sequence[Signature]) -> list[_Draft]:
    starts = [cell.span.start for cell in scene.cells]
    signed = {bisect_right(starts, sign.span.start) - 1: sign for sign in signs}
    drafts: list[_Draft] = []
    floor = at = 0
    while at < len(scene.cells):
        draft = _signed_draft(scene, at, signed[at], floor) if at in signed else _headed_draft(scene, at, signed)
        if draft is not None:
            draft = _with_rest(scene, draft, signed)
            drafts.append(draft)
            floor = at = draft.rest[1] if draft.rest is not None else draft.after
        else:
            at += 1
    return drafts


def _signed_draft(scene: Scene, at: int, sign: Signature, floor: int) -> _Draft | None:
    told = _platform_told(scene, sign, at)
    platform = told or _usual_platform(sign)
    opening = _instagram_opening(scene, at, floor) if platform is Platform.INSTAGRAM else None
    first = opening if opening is not None else first_of_post(scene, at, sign, platform, floor)
    span = scene.cells[at].span
    words = [cell.span for cell in scene.cells[first:at]]
    if span.start < sign.span.start:
        words.append(Span(span.start, sign.span.start))
    if not words and not sign.sure and sign.permalink is None:
        return None
    after, end, permalink = _under(scene, at + 1, sign.span.end, sign.permalink)
    start = min(scene.cells[first].span.start, sign.span.start)
    platform = (
        told or (permalink_platform(permalink) if permalink else None) or _lead_platform(scene, first) or platform
    )
    return _Draft(sign, platform, first, after, tuple(words), Span(start, end), permalink, sign.published)


def _headed_draft(scene: Scene, at: int, signed: dict[int, Signature]) -> _Draft | None:
    header = read_header(scene.text, scene.cells, at)
    if header is None or header.after >= len(scene.cells):
        return None
    sign = header.sign
    platform = _platform_told(scene, sign, at) or _lead_platform(scene, at) or _usual_platform(sign)
    reach = range(header.after, min(len(scene.cells), header.after + _FARTHEST))
    ends = (i for i in reach if _starts_another(scene, i, signed) or _UNDER.fullmatch(scene.words(i)))
    ceiling = next(ends, reach.stop)
    after = last_of_post(scene, header.after, ceiling, platform)
    closed = after < len(scene.cells) and closes_post(scene, after)
    if after == header.after or not (closed or header.firm or _has_prose_before(scene, at)):
        return None
    published = sign.published
    end = scene.cells[after - 1].span.end
    words = tuple(cell.span for cell in scene.cells[header.after : after])
    while after < len(scene.cells) and closes_post(scene, after):
        published = published or read_time_line(scene.text, scene.cells[after].span)[1]
        end = scene.cells[after].span.end
        after += 1
    if sign.platform is None and after < len(scene.cells):
        platform = _under_platform(scene.words(after)) or platform
    after, end, permalink = _under(scene, after, end, sign.permalink)
    return _Draft(sign, platform, at, after, words, Span(sign.span.start, end), permalink, published)


def _starts_another(scene: Scene, at: int, signed: dict[int, Signature]) -> bool:
    return at in signed or read_header(scene.text, scene.cells, at) is not None


def _has_prose_before(scene: Scene, at: int) -> bool:
    return any(len(scene.words(i)) > 80 for i in range(max(0, at - 12), at))


def _instagram_opening(scene: Scene, at: int, floor: int) -> int | None:
    for i in range(at, max(floor, at - 12) - 1, -1):
        if scene.words(i).startswith(_INSTAGRAM_START):
            return i
    return None


def _under(scene: Scene, at: int, end: int, permalink: str | None) -> tuple[int, int, str | None]:
    """Past what stands under a post: a permalink, "View on X", counts."""
    while at < len(scene.cells):
        words = scene.words(at)
        is_link = permalink is None and URL.fullmatch(words) is not None and permalink_platform(words) is not None
        if is_link:
            permalink = words
        elif not _UNDER.fullmatch(words):
            break
        end = scene.cells[at].span.end
        at += 1
    return at, end, permalink


def _platform_told(scene: Scene, sign: Signature, at: int) -> Platform | None:
    """Where a post was published, as its signature, its links and what stands under it tell."""
    if sign.platform is not None:
        return sign.platform
    if sign.permalink is not None and (told := permalink_platform(sign.permalink)) is not None:
        return told
    if sign.handle is not None and (told := handle_platform(sign.handle.words)) is not None:
        return told
    if _X_LINK.search(scene.words(at)):
        return Platform.X
    return _under_platform(scene.words(at + 1)) if at + 1 < len(scene.cells) else None


def _usual_platform(sign: Signature) -> Platform:
    """X where nothing tells and the signature has the form of X's embeds."""
    return Platform.X if sign.handle is not None and is_x_handle(sign.handle.words) else Platform.UNKNOWN


def _lead_platform(scene: Scene, first: int) -> Platform | None:
    """The network that the paragraph before a post names, where it leads in to the post."""
    lead = scene.words(first - 1) if first else ""
    return only_platform(lead) if introduces(lead) else None


def _under_platform(words: str) -> Platform | None:
    if _UNDER.fullmatch(words):
        return only_platform(words)
    return permalink_platform(words) if URL.fullmatch(words) else None


def _with_rest(scene: Scene, draft: _Draft, signed: dict[int, Signature]) -> _Draft:
    """The draft with the continuation that the article gives right after it, if it does."""
    lead = draft.after
    if lead + 1 >= len(scene.cells) or not _REST.fullmatch(scene.words(lead)):
        return draft
    after = lead + 2
    quoted = scene.words(lead + 1)[0] in '“"'
    while after < len(scene.cells) and not _starts_another(scene, after, signed):
        cell = scene.cells[after]
        more_quoted = quoted and scene.words(after)[0] in '“"' and scene.words(after - 1)[-1] not in '”"'
        if not (more_quoted or (cell.gap > max(1, scene.gap)) or (cell.gap < scene.gap)):
            break
        after += 1
    return replace(draft, rest=(lead, after))


def _post(scene: Scene, draft: _Draft) -> Post:
    sign = draft.sign
    wordings = [read_wording(scene.text, span) for span in draft.words]
    body = [piece for wording in wordings for piece in wording.body]
    continuation = None
    rest: list[Wording] = []
    if draft.rest is not None:
        lead, after = draft.rest
        continuation = Span(scene.cells[lead].span.start, scene.cells[after - 1].span.end)
        rest = [read_wording(scene.text, cell.span) for cell in scene.cells[lead + 1 : after]]
    length = sum(piece.end - piece.start for piece in body)
    return Post(
        platform=draft.platform,
        span=draft.span,
        body=(*body, *(piece for wording in rest for piece in wording.body)),
        author=sign.author.words if sign.author is not None else None,
        author_span=sign.author.span if sign.author is not None else None,
        handle=sign.handle.words if sign.handle is not None else None,
        handle_span=sign.handle.span if sign.handle is not None else None,
        published=draft.published,
        permalink=draft.permalink,
        media=tuple(link for wording in (*wordings, *rest) for link in wording.media),
        quoted_links=tuple(link for wording in (*wordings, *rest) for link in wording.links),
        truncated=bool(body) and is_cut(body[-1].of(scene.text), length, any(wording.more for wording in wordings)),
        continuation=continuation,
    )


def _related(scene: Scene, drafts: Sequence[_Draft], posts: Sequence[Post]) -> list[Post]:
    """The posts with what repeats and what quotes another."""
    seen: dict[tuple[str, str], int] = {}
    links = {post.permalink.split("?")[0]: index for index, post in enumerate(posts) if post.permalink}
    related: list[Post] = []
    for index, post in enumerate(posts):
        key = _same_key(scene.text, post)
        repeats = seen.setdefault(key, index) if key[1] else index
        quotes = next((links[link] for raw in post.quoted_links if (link := raw.split("?")[0]) in links), index)
        if quotes == index and index + 1 < len(posts) and _leads_to_quoted(scene, drafts[index], drafts[index + 1]):
            quotes = index + 1
        changes = {"repeats": repeats, "quotes": quotes}
        related.append(post.model_copy(update={name: at for name, at in changes.items() if at != index}))
    return related


def _same_key(text: str, post: Post) -> tuple[str, str]:
    """What copies of one post have in common: who posted it, and its first words (a copy may be cut)."""
    own = "".join(piece.of(text) for piece in post.body if piece.end <= post.span.end)
    plain = "".join(char for char in own.casefold() if char.isalnum())
    return (post.handle or post.author or "").casefold(), plain[:_SAME_LETTERS]


def _leads_to_quoted(scene: Scene, draft: _Draft, following: _Draft) -> bool:
    """Whether nothing but a lead-in such as "She was quoting this post:" stands between two posts."""
    start = draft.rest[1] if draft.rest is not None else draft.after
    if following.first - start != 1:
        return False
    words = scene.words(start)
    return words == "Quote" or (introduces(words) and _QUOTING.search(words) is not None)
