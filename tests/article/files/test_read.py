"""Which reader takes a file, and that reading one of any kind leaves the machine and the network alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import docx
import pytest

from bot.article.documents import Document
from bot.article.files.read import read_file
from bot.article.limits import Limits
from tests.article.files.given import MORE, PROSE, markup, read, refusal
from tests.article.files.made_pdf import column, page, pdf
from tests.article.files.made_word import saved
from tests.article.files.test_word import link_to

ROOT = Path(__file__).parents[3]
READ_WATCHED = """
import sys
from pathlib import Path
from bot.article.documents import Document
from bot.article.files.read import read_file
from bot.article.limits import Limits
from tests.article.files.given import markup

def watch(event, args):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "urllib.")):
        raise RuntimeError(event)
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        raise RuntimeError("written: " + str(args[0]))

given = [Path(name) for name in sys.argv[1:]]
documents = [Document(path.read_bytes(), name=path.name) for path in given]
sys.dont_write_bytecode = True
sys.addaudithook(watch)
for document in documents:
    print(len(read_file(document, Limits(), read_page=markup).text))
"""


def _word() -> bytes:
    made = docx.Document()
    link_to(made.add_paragraph(PROSE), "the minutes", "https://council.invalid/m")
    return saved(made)


FILES = {
    "a.txt": PROSE.encode(),
    "a.md": f"{PROSE}\n\n![](https://pictures.invalid/a.png)\n".encode(),
    "a.html": f"<p>{PROSE}</p><img src='https://pictures.invalid/a.png'>".encode(),
    "a.pdf": pdf(page(*column([PROSE[:60], PROSE[60:]]))),
    "a.docx": _word(),
    "a.eml": f"Subject: a\nContent-Type: text/html\n\n<p>{MORE}</p>".encode(),
}


def test_each_kind_goes_to_its_reader() -> None:
    for name, data in FILES.items():
        text = read(data, name).text
        assert (MORE if name == "a.eml" else PROSE[:50]) in text
        assert text.startswith("<p>") is (name in ("a.html", "a.eml"))


def test_a_fetched_document_keeps_its_address() -> None:
    for name in ("a.txt", "a.pdf", "a.docx", "a.eml"):
        document = Document(FILES[name], name=name, url=f"https://council.invalid/{name}")
        assert read_file(document, Limits(), read_page=markup).url == document.url


@pytest.mark.parametrize("name", ["a.odt", "a.rtf", "a.doc", "a.xlsx", "a.zip", "a"])
def test_kinds_that_are_not_read_are_refused(name: str) -> None:
    assert refusal(PROSE.encode(), name) == "bad_type"


def test_reading_opens_no_connection_starts_no_program_and_writes_nothing(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in FILES]
    for path in paths:
        path.write_bytes(FILES[path.name])
    command = [sys.executable, "-c", READ_WATCHED, *map(str, paths)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert len(ran.stdout.split()) == len(FILES)
