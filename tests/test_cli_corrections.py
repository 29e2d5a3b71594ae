"""`corrections export` as people use it: training data out of the database, by server, without who made it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import setting_names
from bot.store import Owner, Store
from tests.corrections.cases import ADA, BO, missing, not_a_claim
from tests.samples import sample_report
from training.corpus import read_attributions

GUILD, ELSEWHERE = 1419700000000000001, 1419700000000000009
STRUCK = 1
ROOT = Path(__file__).parents[1]


@pytest.fixture
async def url(tmp_path: Path) -> str:
    """A database in which two servers corrected the same article."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'whosaid.sqlite3'}"
    store = await Store.open(url)
    first, second = [await store.keep(sample_report(), Owner(ADA, guild, None)) for guild in (GUILD, ELSEWHERE)]
    await store.corrections.add(first, missing(), actor_id=ADA, seen=0)
    await store.corrections.add(second, not_a_claim(sample_report(), STRUCK), actor_id=BO, seen=0)
    await store.close()
    return url


def run(url: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if name not in setting_names()}
    return subprocess.run(
        [sys.executable, "-m", "bot", "corrections", "export", *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "WHOSAID_DATABASE_URL": url},
        capture_output=True,
        check=False,
        timeout=120,
    )


def test_every_servers_corrections_are_written_and_read_back_by_the_training(url: str, tmp_path: Path) -> None:
    done = run(url, tmp_path, *())
    assert (done.returncode, done.stderr) == (0, b"")
    written = tmp_path / "corrections.jsonl"
    written.write_bytes(done.stdout)
    first, second = read_attributions(written)
    assert second.id == f"{first.id}#2"
    assert (len(first.claims or ()), len(second.claims or ())) == (16, 14)
    assert not [each for each in (ADA, BO, GUILD, ELSEWHERE) if str(each).encode() in done.stdout]


def test_one_servers_corrections_alone(url: str, tmp_path: Path) -> None:
    [line] = run(url, tmp_path, "--server", str(ELSEWHERE)).stdout.splitlines()
    assert json.loads(line)["sentences"][0]["kind"] == "opinion"
    nothing = run(url, tmp_path, "--server", "7")
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (0, b"", b"")


def test_what_is_no_server_is_said_in_one_line(url: str, tmp_path: Path) -> None:
    done = run(url, tmp_path, "--server", "my server")
    assert done.returncode == 2
    assert b"my server" in done.stderr
    assert b"Traceback" not in done.stderr
