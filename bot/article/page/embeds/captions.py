"""The lines of embeds that do not sign as X's do: Facebook, Instagram, TikTok, Reddit and Telegram, one reader each.

Every reader takes the lines of the platform's own fallback markup and the post's permalink, and tells words from
frame.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.article.page.embeds.address import Permalink
from bot.article.page.embeds.assemble import Reading
from bot.article.page.embeds.dates import read_day
from bot.article.page.embeds.permalinks import read_permalink
from bot.article.page.embeds.words import Line, Piece, collapsed
from bot.model import Platform

_ON_FACEBOOK = re.compile(r"(?:https?:)?//(?:[\w-]+\.)?facebook\.com/", re.IGNORECASE)
_ON_TIKTOK = re.compile(r"(?:https?:)?//(?:www\.)?tiktok\.com/(?P<what>@|music/)", re.IGNORECASE)
_REDDIT_USER = re.compile(
    r"(?:https?:)?//(?:\w+\.)?reddit\.com/u(?:ser)?/(?P<name>[\w-]{1,40})/?(?:\?|$)", re.IGNORECASE
)
_LONGEST_BUTTON = 60
_WORDS_BEFORE_DATE = 4

_HANDLE = re.compile(r"[(（]?\s*(?P<handle>@[\w.]{1,40})\s*[)）]?")
_SHARED_BY = re.compile(
    r"^(?:(?:A|An) (?:\w+ )?(?:post|photo|video|reel|story) (?:shared|posted) by"
    r"|Ein (?:Beitrag|Post|Foto|Video) geteilt von"
    r"|Une (?:publication|photo|vidéo) partagée par"
    r"|Una (?:publicación|foto) (?:compartida|publicada) (?:por|de)|Un (?:post|video) condiviso da"
    r"|Uma (?:publicação|foto) (?:compartilhada|partilhada) por"
    r"|Een (?:bericht|foto|video) (?:gedeeld|geplaatst) door|Post udostępniony przez"
    r"|Публикация от|Допис, поширений|Ett inlägg delat av|Et opslag delt af|Et innlegg delt av|Příspěvek sdílený"
    r"|Η δημοσίευση κοινοποιήθηκε από|O postare distribuită de|Sebuah kiriman dibagikan oleh"
    r"|Henkilön|Bài viết do)\s*",
    re.IGNORECASE,
)


def read_facebook(lines: Sequence[Line], permalink: Permalink) -> Reading:
    """ "Posted by <a>Name</a> on <a>Tuesday, January 7, 2020</a>" after the words, in any language."""
    at = next((at for at in range(len(lines) - 1, -1, -1) if _facebook_name(lines[at]) is not None), None)
    if at is None:
        return Reading(body=tuple(line for line in lines if not _is_button(line, permalink)))
    name = _facebook_name(lines[at])
    author = collapsed(name.text) if name is not None else None
    linked = [piece for piece in lines[at].pieces if piece is not name and piece.href]
    after = lines[at].text.rpartition(author or "")[2]
    dates = (collapsed(piece.text) for piece in linked)
    date_words = next((words for words in dates if read_day(words) is not None), None) or _ending_date(after)
    return Reading(body=tuple(lines[:at]), author=author, date_words=date_words)


def read_instagram(lines: Sequence[Line], permalink: Permalink) -> Reading:
    """The caption (older embeds have one), then "A post shared by Name (@handle) on Jan 7, 2020 at 4:00am PST"."""
    at = next((at for at in range(len(lines) - 1, -1, -1) if _HANDLE.search(lines[at].text)), None)
    last = lines[at].text if at is not None else ""
    shared = _SHARED_BY.match(last)
    if at is None or not (shared or _is_linked(lines[at], permalink)):
        return Reading(body=tuple(line for line in lines if not _is_button(line, permalink)))
    handle = next(reversed(list(_HANDLE.finditer(last))))
    body = tuple(line for line in lines[:at] if not _is_button(line, permalink))
    author = last[shared.end() if shared is not None else 0 : handle.start()]
    return Reading(body, author, handle["handle"], _ending_date(last[handle.end() :]))


def read_tiktok(lines: Sequence[Line], permalink: Permalink) -> Reading:
    """ "@user", the caption, "♬ original sound": the account and the music are links of their own."""
    body: list[Line] = []
    handle: str | None = None
    for line in lines:
        kept: list[Piece] = []
        for piece in line.pieces:
            what = _ON_TIKTOK.match(piece.href or "")
            is_account = what is not None and what["what"] == "@" and not body and not _said(kept)
            if is_account and handle is None:
                handle = collapsed(piece.text) or None
            elif (what is None or what["what"] == "@") and not piece.text.lstrip().startswith("♬"):
                kept.append(piece)
        if _said(kept) and not _is_button(line, permalink):
            body.append(Line(tuple(kept), line.apart))
    return Reading(body=tuple(body), handle=handle if handle and handle.startswith("@") else None)


def read_reddit(lines: Sequence[Line], permalink: Permalink) -> Reading:
    """ "<a>Title</a> by <a>u/name</a> in <a>r/place</a>"; a comment's embed gives none of its words."""
    pieces = [piece for line in lines for piece in line.pieces]
    users = (_REDDIT_USER.match(piece.href or "") for piece in pieces)
    author = next((f"u/{user['name']}" for user in users if user is not None), None)
    is_comment = "/" in permalink.id
    titles = [piece for piece in pieces if not is_comment and _leads_to(piece, permalink) and piece.text.strip()]
    return Reading(body=(Line(tuple(titles)),) if titles else (), author=author)


def read_telegram(lines: Sequence[Line], permalink: Permalink) -> Reading:
    """The words of a message (the widget's own markup tells them apart before)."""
    return Reading(body=tuple(line for line in lines if not _is_button(line, permalink)))


CAPTION_READERS: dict[Platform, Callable[[Sequence[Line], Permalink], Reading]] = {
    Platform.FACEBOOK: read_facebook,
    Platform.INSTAGRAM: read_instagram,
    Platform.TIKTOK: read_tiktok,
    Platform.REDDIT: read_reddit,
    Platform.TELEGRAM: read_telegram,
}


def _facebook_name(line: Line) -> Piece | None:
    """The link to an account in a line that is a byline: few words beside it, a post's link or a date after it."""
    names = [
        piece
        for piece in line.pieces
        if piece.href and _ON_FACEBOOK.match(piece.href) and read_permalink(piece.href) is None and _is_name(piece)
    ]
    own = [piece for piece in line.pieces if piece.href and read_permalink(piece.href) is not None]
    if not names or not (own or _ending_date(line.text) or len(line.pieces) < 4):
        return None
    return names[-1]


def _is_name(piece: Piece) -> bool:
    return bool(piece.text.strip()) and "/hashtag/" not in (piece.href or "")


def _ending_date(words: str) -> str | None:
    """The date at the end of a byline, without the small words ("on", "am", "le") before it."""
    tokens = words.strip(" .·,").split()
    first = next((at for at, token in enumerate(tokens) if not (token.isalpha() and token.islower())), len(tokens))
    for start in range(first, min(first + _WORDS_BEFORE_DATE, len(tokens))):
        rest = " ".join(tokens[start:])
        if read_day(rest) is not None:
            return rest
    return None


def _said(pieces: Sequence[Piece]) -> bool:
    return any(piece.text.strip() for piece in pieces)


def _leads_to(piece: Piece, permalink: Permalink) -> bool:
    found = read_permalink(piece.href) if piece.href else None
    return found is not None and found.id == permalink.id


def _is_linked(line: Line, permalink: Permalink) -> bool:
    return any(_leads_to(piece, permalink) for piece in line.pieces)


def _is_button(line: Line, permalink: Permalink) -> bool:
    """Whether a line is a label of the frame: "View this post on Instagram", in any language, or a bare address."""
    if not all(_leads_to(piece, permalink) for piece in line.pieces if piece.text.strip()):
        return False
    names_network = permalink.platform.value.split("_")[0] in line.text.casefold()
    return (names_network and len(line.text) <= _LONGEST_BUTTON) or read_permalink(line.text) is not None
