"""Bounds on what is taken, so that nobody waits for, or pays for, a text no article has."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds in characters of given text."""

    min_characters: int = 40
    max_characters: int = 200_000
