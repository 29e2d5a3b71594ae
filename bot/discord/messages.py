"""What a message holds, with what it forwards and answers: read itself, or the page that its link leads to.

A message of words is read itself. Where it has few and brings a link, the article lies behind the link.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import discord

from bot.discord.files import is_readable
from bot.discord.intake import Given, Offer, Several
from bot.discord.links import Written, is_post, key_of, take_apart, worth_opening

Piece = discord.Message | discord.MessageSnapshot

FEW_WORDS = 40
"""With fewer words of its own a message points to an article rather than being one."""

ENOUGH_WORDS = 10
"""With as many words of its own a message may be meant itself, though it points elsewhere too."""

_PICTURES = frozenset({"image", "gifv"})
"""Types of the embeds that Discord makes of links to pictures."""


def from_message(message: discord.Message) -> Given | Several:
    """What is to be read of a message."""
    answered = None if message.message_snapshots else message.reference and message.reference.resolved
    earlier = list(_pieces(answered)) if isinstance(answered, discord.Message) else []
    pieces = [*earlier, *_pieces(message)]
    itself = _itself(pieces, hidden=bool(earlier) and not any(map(_has_anything, earlier)))
    written = [_written(piece) for piece in pieces]
    words = sum(each.words for each in written)
    links = _pages([link for each in written for link in each.links], pieces)
    told = any(_tells_a_post(embed, links) for embed in _embeds(pieces))
    if itself.files or words >= FEW_WORDS or not links or (len(links) == 1 and told):
        return itself
    if len(links) == 1:
        return Given(link=links[0])
    titles = {key_of(embed.url): embed.title for embed in _embeds(pieces) if embed.url}
    offers = tuple(Offer(link, titles.get(key_of(link))) for link in links)
    return Several(offers, itself if words >= ENOUGH_WORDS or told else None)


def _itself(pieces: Sequence[Piece], *, hidden: bool) -> Given:
    """The message's words, embeds and files as one article."""
    origin = next((embed for embed in _embeds(pieces) if embed.title or embed.url), discord.Embed())
    files = [file for piece in pieces for file in piece.attachments]
    readable = tuple(filter(is_readable, files))
    return Given(
        texts=tuple(text for piece in pieces for text in (piece.content, *map(_embed_text, piece.embeds)) if text),
        files=readable,
        title=origin.title,
        url=origin.url,
        outlet=origin.provider.name or None,
        hidden=hidden,
        unread=len(readable) < len(files),
    )


def _written(piece: Piece) -> Written:
    """A piece's links and its own words: those of its content and of the embeds it was sent with."""
    content = take_apart(piece.content)
    known = set(map(key_of, content.links))
    own = [embed for embed in piece.embeds if not _is_preview(embed, piece, known)]
    links = (*content.links, *(embed.url for embed in own if embed.url))
    return Written(links, "\n\n".join([content.rest, *(take_apart(_embed_text(embed)).rest for embed in own)]))


def _is_preview(embed: discord.Embed, piece: Piece, links: set[str]) -> bool:
    """Whether Discord made this embed of a link; only programs send embeds of their own."""
    if embed.type != "rich" or (embed.url and key_of(embed.url) in links):
        return True
    if isinstance(piece, discord.Message):
        return not piece.author.bot and piece.webhook_id is None
    return bool(links)


def _pages(links: Sequence[str], pieces: Sequence[Piece]) -> Sequence[str]:
    """The links that may lead to an article."""
    pictures = {key_of(embed.url) for embed in _embeds(pieces) if embed.url and embed.type in _PICTURES}
    return worth_opening(link for link in links if key_of(link) not in pictures)


def _tells_a_post(embed: discord.Embed, links: Sequence[str]) -> bool:
    """Whether the embed has the words of a post that is linked to; the network's own page often has none."""
    return bool(embed.description) and any(map(is_post, [*links, embed.url or ""]))


def _pieces(message: discord.Message) -> Iterator[Piece]:
    yield message
    yield from message.message_snapshots


def _embeds(pieces: Sequence[Piece]) -> Iterator[discord.Embed]:
    return (embed for piece in pieces for embed in piece.embeds)


def _has_anything(piece: Piece) -> bool:
    return bool(piece.content or piece.embeds or piece.attachments)


def _embed_text(embed: discord.Embed) -> str:
    fields = (text for field in embed.fields for text in (field.name, field.value))
    parts = (embed.author.name, embed.title, embed.description, *fields)
    return "\n\n".join(part for part in parts if part and part.strip())
