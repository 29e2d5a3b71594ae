"""Word files (.docx) → an Article, with python-docx; `word_package` has looked into the file before it is opened.

Headers and footers, comments and pictures are left out; what a document links to or takes in from outside is never
followed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from bot.article.documents import Document
from bot.article.files.damage import refusing_damage
from bot.article.files.known import Known, one_line, plausible_authors, plausible_date, plausible_title
from bot.article.files.pieces import Piece, read_pieces
from bot.article.files.word_body import StyleName, body_pieces
from bot.article.files.word_package import DAMAGE, check_package, declared_entities, locked
from bot.article.limits import Limits
from bot.errors import SubmissionError
from bot.model import Article, BlockKind
from bot.speech import noted

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_NOTES = (
    (RELATIONSHIP_TYPE.FOOTNOTES, qn("w:footnote")),
    (RELATIONSHIP_TYPE.ENDNOTES, qn("w:endnote")),
)
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
_HEAD = 3
"""Paragraphs at the top among which a document's title stands."""


def refuse_locked(document: Document) -> None:
    """Raise SubmissionError (encrypted) for a Word file with a password: no zip, but an OLE file around one.

    [MS-OFFCRYPTO] 2.3: the package is a stream of that file with a fixed name.
    """
    if document.data.startswith(_OLE) and _ENCRYPTED_STREAM in document.data:
        raise locked()


def read_word(document: Document, limits: Limits) -> Article:
    """The article in a Word file.

    Raises SubmissionError (bad_type, broken, encrypted, too_big, macros, nested, doctype, no_text) and as
    `read_paste` does.
    """
    check_package(document.data)
    with refusing_damage(DAMAGE):
        opened = docx.Document(io.BytesIO(document.data))
        _refuse_entities(opened)
        pieces = [*_body(opened), *_notes(opened)]
        known = _known(opened, pieces)
    if not pieces:
        raise SubmissionError(
            "no_text", noted("There is no text in that Word file; paste the article's words instead.")
        )
    return read_pieces(pieces, limits, known).model_copy(update={"url": document.url})


def _refuse_entities(opened: WordDocument) -> None:
    """Raise SubmissionError (doctype) where a part has a document type, under whatever name the package holds it."""
    parts = opened.part.package.iter_parts() if opened.part.package is not None else ()
    for part in parts:
        if isinstance(part, XmlPart) and part.element.getroottree().docinfo.internalDTD is not None:
            raise declared_entities()


def _body(opened: WordDocument) -> Iterator[Piece]:
    return body_pieces(opened.element.body, opened.part.rels, _style_names(opened))


def _style_names(opened: WordDocument) -> StyleName:
    names = {style.style_id: style.name or "" for style in opened.styles if style.type is WD_STYLE_TYPE.PARAGRAPH}
    return lambda style_id: names.get(style_id, "")


def _notes(opened: WordDocument) -> Iterator[Piece]:
    """Footnotes and endnotes, in their order, after the text."""
    for kind, tag in _NOTES:
        for rel in opened.part.rels.values():
            if rel.reltype == kind and not rel.is_external:
                part = rel.target_part
                for note in parse_xml(part.blob).iter(tag):
                    if note.get(qn("w:type")) not in _SEPARATORS:
                        yield from body_pieces(note, part.rels, _style_names(opened))


def _known(opened: WordDocument, pieces: Sequence[Piece]) -> Known:
    """What the core properties say; a title that the document shows goes before theirs."""
    title = next((one_line(piece.words) for piece in pieces[:_HEAD] if piece.kind is BlockKind.HEADING), None)
    package = opened.part.package
    if package is None or all(rel.reltype != RELATIONSHIP_TYPE.CORE_PROPERTIES for rel in package.rels.values()):
        return Known(title=title)
    core = opened.core_properties
    text = "\n".join(piece.words for piece in pieces[: 10 * _HEAD])
    return Known(
        title=title or plausible_title(core.title, text),
        authors=plausible_authors([core.author]),
        published=plausible_date(core.created),
        modified=plausible_date(core.modified),
    )
