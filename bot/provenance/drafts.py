"""What a claim is before its accounts and reasons are known."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model import ClaimKind, Span, Stance


@dataclass(frozen=True, slots=True)
class Draft:
    """One checkable proposition with who stands behind it; becomes a Claim once accounts and needs are decided.

    Drafts are numbered in text order and `id` is the position in their list. `sources`, `chain` and `roots` hold
    positions in the report's sources, `attributions` positions in its attributions.
    """

    id: int
    span: Span
    kind: ClaimKind
    worth: int
    score: float
    sentence: Span
    """The whole sentence that it stands in."""
    stance: Stance = Stance.ASSERTS
    """DENIES where its source denies what the span says (or calls it false): the span is a denial."""
    sources: tuple[int, ...] = ()
    """Who says it here; empty in the article's own voice."""
    chain: tuple[int, ...] = ()
    roots: tuple[int, ...] = ()
    attributions: tuple[int, ...] = ()
    restated: tuple[Span, ...] = ()
