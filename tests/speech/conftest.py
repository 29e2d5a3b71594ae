"""Catalogues of a few texts, in place of the shipped ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.speech import catalogues
from bot.speech.extract import PLURALS

Teach = Callable[..., None]
"""`teach("fr", entries)`: French knows these entries, and nothing else."""


@pytest.fixture
def teach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Teach]:
    monkeypatch.setattr(catalogues, "LOCALES", tmp_path)
    catalogues.catalogue.cache_clear()

    def written(code: str, entries: str) -> None:
        header = f'msgid ""\nmsgstr ""\n"Plural-Forms: {PLURALS[code]}\\n"\n\n'
        (tmp_path / f"{code}.po").write_text(header + entries, encoding="utf-8")

    yield written
    catalogues.catalogue.cache_clear()
