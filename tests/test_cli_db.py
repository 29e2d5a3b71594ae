"""`db upgrade`: tables are made, brought up to date or left, and that is said; addresses that lead nowhere."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import main
from bot.settings import setting_names

OLD = Path(__file__).parent / "store" / "old" / "whosaid-0002.db"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without .env to run in, and an environment without settings but for the database."""
    monkeypatch.chdir(tmp_path)
    for name in setting_names():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WHOSAID_DATABASE_URL", f"sqlite:///{tmp_path / 'kept.db'}")
    return tmp_path


def revision(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_tables_are_made_once(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["db", "upgrade"]) == 0
    now = revision(elsewhere / "kept.db")
    assert capsys.readouterr().out == f"The tables were made, at revision {now}.\n"
    assert main(["db", "upgrade"]) == 0
    assert capsys.readouterr().out == f"The tables are up to date, at revision {now}.\n"


def test_old_tables_are_brought_up_to_date(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(OLD, elsewhere / "kept.db")
    assert main(["db", "upgrade"]) == 0
    now = revision(elsewhere / "kept.db")
    assert now > "0002"
    assert capsys.readouterr().out == f"The tables were brought from revision 0002 to {now}.\n"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://db/whosaid", "WHOSAID_DATABASE_URL must begin with sqlite:// or postgresql://."),
        ("sqlite:////dev/null/kept.db", "cannot be opened"),
        ("postgresql://me:hunter2@127.0.0.1:1/whosaid", "cannot be opened"),
    ],
)
def test_a_bad_address_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str, said: str
) -> None:
    monkeypatch.setenv("WHOSAID_DATABASE_URL", address)
    assert main(["db", "upgrade"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err
    assert "hunter2" not in err


def test_the_group_alone_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["db"]) == 2
    assert "upgrade" in capsys.readouterr().err
    assert main(["db", "--help"]) == 0
    assert "WHOSAID_DATABASE_URL" in capsys.readouterr().out
