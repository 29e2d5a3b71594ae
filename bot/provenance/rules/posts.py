"""Posts: each is its author's own words; what its words report of others is read within it."""

from __future__ import annotations

from bot.model import CueKind, Mode, Post, Stance
from bot.provenance.reading import Found


def post_attribution(post: Post) -> Found | None:
    """The post as an attribution to its author; None where no words of it are left."""
    if not post.body:
        return None
    return Found(
        content=post.body,
        cue=None,
        source=post.author_span or post.handle_span,
        cue_kind=CueKind.NONE,
        mode=Mode.DIRECT,
        stance=Stance.ASSERTS,
        confidence=0.95,
    )
