"""Brings the catalogues up to date with the texts in the code: `python -m bot.speech.extract`, or `make texts`.

Translations of texts that still stand in the code are kept, new texts come in empty, others go. What is written is
the same on every machine and on every day: no date, no line number, files by their place in the package.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import redirect_stderr
from io import BytesIO, StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from bot.speech.catalogues import LOCALES
from bot.speech.cldr import locale_of
from bot.speech.speaking import ENGLISH, SPOKEN

KEYWORDS: Final = {"tr": None, "noted": None, "trn": (1, 2)}
"""The functions that take texts, and where in their arguments."""

NOTE: Final = "Translators:"
"""How a comment above a text begins that is for those who translate it."""

PACKAGE: Final = Path(__file__).parent.parent

PLURALS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "es": "nplurals=2; plural=(n != 1);",
        "fr": "nplurals=2; plural=(n > 1);",
        "de": "nplurals=2; plural=(n != 1);",
        "pt": "nplurals=2; plural=(n > 1);",
        "ja": "nplurals=1; plural=0;",
    }
)
"""How many forms a language has and which goes with n. CLDR's own form for whole millions is left out: none occur."""

_HEADER = r"""msgid ""
msgstr ""
"Language: {locale}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: {plural}\n"

"""


def texts_of(package: Path = PACKAGE) -> Catalog:
    """Every text in the code, in the order of files and lines."""
    found = Catalog()
    python = [("**.py", "python")]
    with redirect_stderr(StringIO()):  # it warns of every f-string beside a text, in a field's value too
        for file, _, text, notes, _ in extract_from_dir(package, python, keywords=KEYWORDS, comment_tags=(NOTE,)):
            found.add(text, locations=[(file, 0)], auto_comments=notes)
    return found


def updated(code: str, texts: Catalog, folder: Path = LOCALES) -> bytes:
    """The language's catalogue with just these texts, translated as far as it is in the folder."""
    file = folder / f"{code}.po"
    header = _HEADER.format(locale=locale_of(code), plural=PLURALS[code]).encode()
    known = read_po(BytesIO(file.read_bytes() if file.exists() else header))
    known.update(texts, no_fuzzy_matching=True)
    body = BytesIO()
    write_po(body, known, omit_header=True, ignore_obsolete=True, include_lineno=False, width=0)
    return header + body.getvalue()


def main(folder: Path = LOCALES) -> int:
    """Write the catalogue of every language but English anew."""
    texts = texts_of()
    for code in SPOKEN:
        if code != ENGLISH:
            (folder / f"{code}.po").write_bytes(updated(code, texts, folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
