"""What a segment of an article is, by its markup and, where that only says "paragraph", by its words."""

from __future__ import annotations

import re

from bot.article.furniture import is_caption, is_furniture
from bot.article.page.segments import Segment
from bot.model import BlockKind

_NOTE = re.compile(
    r"(?:(?:editor[’']?s?|publisher[’']?s) note|correction|clarification|correction and clarification|update[d]?|"
    r"anmerkung der redaktion|korrektur|hinweis der redaktion|note de la rédaction|rectificatif|correctif|"
    r"nota de(?: la)? redacción|fe de errores|rectificación|nota da redação|correção|errata|nota della redazione|"
    r"rettifica|rättelse|rettelse|correctie|rectificatie|korekta|sprostowanie)s?\b\s?(?:\([^)]{1,40}\)|,[^:]{1,40})?\s?[:—–-]"
    r"|(?:an earlier version of this|a previous version of this|this (?:article|story|post|report) (?:has been|was) "
    r"(?:updated|corrected|amended|edited|changed)|in einer früheren (?:version|fassung)|une version (?:précédente|"
    r"antérieure) de cet article|una versión anterior de est)",
    re.IGNORECASE,
)
_NOTE_CLASS = re.compile(r"correction|editors?-?note|clarification", re.IGNORECASE)
_LONGEST_NOTE = 900
_ORIGIN = re.compile(r"\b(?:originally|first) (?:appeared|published|ran|posted|reported)\b", re.IGNORECASE)
"""Says where the article itself comes from, which is what people want to know."""


def kind_of_block(segment: Segment) -> BlockKind:
    """The kind of block that a segment makes."""
    text = segment.text
    if segment.kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTE) or len(text) > _LONGEST_NOTE:
        return segment.kind
    if _NOTE.match(text) or _NOTE_CLASS.search(segment.element.get("class") or ""):
        return BlockKind.NOTE
    if is_caption(text):
        return BlockKind.CAPTION
    return BlockKind.FURNITURE if is_furniture(text) and not _ORIGIN.search(text) else segment.kind


def is_note(segment: Segment) -> bool:
    """Whether a segment is the outlet's correction or note about the article, wherever on the page it stands."""
    return not segment.aside and bool(segment.key) and kind_of_block(segment) is BlockKind.NOTE
