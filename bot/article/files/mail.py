"""E-mails (.eml) → an Article: the words of the message and of those forwarded with it.

Attachments are named, never opened; pictures and anything else a message points at are not fetched. `mail_parts`
finds the bodies in the message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import groupby

from bot.article.documents import Document
from bot.article.files.known import Known
from bot.article.files.mail_parts import Message, parse_message
from bot.article.files.pieces import Piece, read_pieces
from bot.article.limits import Limits
from bot.article.parts import join_articles
from bot.article.refusals import refuse_wordless
from bot.errors import SubmissionError
from bot.model import Article, BlockKind
from bot.speech import noted

_MOST_NAMED = 20


def read_mail(document: Document, limits: Limits, *, read_page: Callable[[Document, Limits], Article]) -> Article:
    """The article in an e-mail: its plain text, or where it has none its HTML, which `read_page` takes.

    The subject is its title and the sender its author; what the message forwards as messages of their own follows,
    and the names of attachments close it as furniture. Raises SubmissionError (broken, encrypted, no_text) and as
    `read_paste` and `read_page` do.
    """
    message = parse_message(document.data)
    if not message.bodies:
        raise _nothing_in(message)
    articles = _read(message.bodies, limits, read_page)
    with suppress(SubmissionError):
        articles.extend(_named(message.attachments, limits))
    article = join_articles(articles, limits)
    refuse_wordless(article.text, limits)
    return article.model_copy(
        update={
            "title": message.title or article.title,
            "authors": message.authors or article.authors,
            "published": message.sent or article.published,
            "url": document.url,
            "runs": (),
        }
    )


def _read(
    bodies: Sequence[Piece | Document], limits: Limits, read_page: Callable[[Document, Limits], Article]
) -> list[Article]:
    """The bodies as articles; one that is refused is passed over as long as another can be read."""
    articles: list[Article] = []
    refused: SubmissionError | None = None
    groups = list(_grouped(bodies))
    # One body of several may be a line; how long they have to be is asked of the whole.
    each = limits if len(groups) == 1 else replace(limits, min_characters=1)
    for body in groups:
        try:
            if isinstance(body, Document):
                articles.append(read_page(body, each))
            else:
                articles.append(read_pieces(body, each, Known()))
        except SubmissionError as refusal:
            refused = refused or refusal
    if not articles and refused is not None:
        raise refused
    return articles


def _grouped(bodies: Sequence[Piece | Document]) -> Iterator[list[Piece] | Document]:
    """Plain bodies that follow each other as one; each HTML body by itself."""
    for is_page, group in groupby(bodies, key=lambda body: isinstance(body, Document)):
        if is_page:
            yield from (body for body in group if isinstance(body, Document))
        else:
            yield [body for body in group if isinstance(body, Piece)]


def _named(attachments: Sequence[str], limits: Limits) -> Iterator[Article]:
    if attachments:
        pieces = [Piece(name, BlockKind.FURNITURE) for name in attachments[:_MOST_NAMED]]
        yield read_pieces(pieces, replace(limits, min_characters=1), Known())


def _nothing_in(message: Message) -> SubmissionError:
    if message.locked:
        return SubmissionError("encrypted", noted("That e-mail is encrypted; paste its words instead."))
    if message.attachments:
        return SubmissionError(
            "no_text", noted("There is nothing in that e-mail but attachments; send the attached file itself.")
        )
    return SubmissionError("no_text", noted("There is no text in that e-mail."))
