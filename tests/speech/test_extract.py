"""Catalogues brought up to date with the texts in the code."""

from __future__ import annotations

import ast
from pathlib import Path

from bot.speech.catalogues import read_catalogue
from bot.speech.extract import KEYWORDS, PACKAGE, texts_of, updated

SOURCE = """
TITLE = noted("Two " "parts")
# Translators: said to whoever comes in
print(tr("Hello {who}", who="x"), trn("{number} claim", "{number} claims", 2), tr(TITLE), other("no text of ours"))
"""


def test_translations_are_kept_new_texts_come_in_and_old_ones_go(tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    source = package / "page.py"
    source.write_text(SOURCE, encoding="utf-8")
    first = updated("fr", texts_of(package), tmp_path).decode()
    assert [line for line in first.splitlines() if line.startswith("msgid ")] == [
        'msgid ""', 'msgid "Two parts"', 'msgid "Hello {who}"', 'msgid "{number} claim"',
    ]  # fmt: skip
    assert "#. Translators: said to whoever comes in\n#: page.py\n" in first

    translated = first.replace('msgid "Hello {who}"\nmsgstr ""', 'msgid "Hello {who}"\nmsgstr "Bonjour {who}"')
    translated = translated.replace(
        'msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "{number} fait"\nmsgstr[1] "{number} faits"'
    )
    (tmp_path / "fr.po").write_text(translated, encoding="utf-8")
    source.write_text("\n\n" + SOURCE.replace('"Two "', '"New "'), encoding="utf-8")
    again = updated("fr", texts_of(package), tmp_path)
    assert again.decode() == translated.replace("Two parts", "New parts")

    (tmp_path / "fr.po").write_bytes(again)
    known = read_catalogue(tmp_path / "fr.po")
    assert known.text("Hello {who}") == "Bonjour {who}"
    assert [known.counted("{number} claim", number) for number in (0, 2)] == ["{number} fait", "{number} faits"]
    assert known.text("New parts") is None


def test_nothing_that_differs_from_day_to_day_or_machine_to_machine_is_written(tmp_path: Path) -> None:
    written = updated("ja", texts_of(), tmp_path).decode()
    assert str(Path(__file__).parents[2]) not in written
    assert "Date" not in written.partition("\n\n")[0]
    assert written == updated("ja", texts_of(), tmp_path).decode()


def test_every_text_stands_in_the_code_as_a_whole() -> None:
    """A text that is put together (f"…", "…" + x, "…".format(x)) is one that no catalogue can have."""
    glued: list[str] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
                texts = node.args[: 2 if node.func.id == "trn" else 1]
                glued += [f"{path.name}:{node.lineno}" for text in texts if _is_glued(text, node.func.id)]
    assert glued == []


def _is_glued(text: ast.expr, function: str) -> bool:
    if isinstance(text, ast.Constant) and isinstance(text.value, str):
        return False
    return function != "tr" or isinstance(text, ast.JoinedStr | ast.BinOp | ast.Call)
