"""Catalogues of a few texts, in place of the shipped ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import write_po

from bot.speech import catalogues
from bot.speech.extract import PLURALS, texts_of

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


@pytest.fixture
def bracketed(teach: Teach) -> str:
    """The code of a language that knows every text, and says it in English between ⟦ and ⟧."""
    texts = texts_of()
    for message in texts:
        forms = (message.id,) if isinstance(message.id, str) else message.id
        said = tuple(f"⟦{form}⟧" for form in forms)
        message.string = said if message.pluralizable else said[0]
    body = BytesIO()
    write_po(body, texts, omit_header=True)
    teach("de", body.getvalue().decode())
    return "de"
