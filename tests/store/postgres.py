"""A real PostgreSQL server of its own for the tests: on a Unix socket, in a folder that goes away with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534
_SECONDS = 60


class NoPostgresError(Exception):
    """There is no PostgreSQL on this machine, or nobody who may run it."""


def find_binaries() -> Path:
    """The folder of initdb and pg_ctl; raises NoPostgresError."""
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).resolve().parent
    for initdb in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True):
        return initdb.parent
    raise NoPostgresError("no initdb on this machine (Debian: package postgresql)")


@contextmanager
def server() -> Iterator[str]:
    """A running server; gives the address of a database on it, made to be formatted with the database's name."""
    binaries, user = find_binaries(), _other_user()
    folder = Path(tempfile.mkdtemp(prefix="whosaid-pg-"))
    try:
        if user:
            shutil.chown(folder, _NOBODY, _NOBODY)
        data = str(folder / "data")
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        control = [*user, str(binaries / "pg_ctl"), "-D", data, "-t", str(_SECONDS), "-w"]
        _run([*user, str(binaries / "initdb"), "-D", data, "-U", "whosaid", "-A", "trust", "-E", "UTF8", "-N"])
        _run([*control, "-l", str(folder / "log"), "-o", options, "start"])
        try:
            yield f"postgresql://whosaid@/{{}}?host={folder}"
        finally:
            _run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder)


def _other_user() -> list[str]:
    """PostgreSQL refuses to run as root: the words before a command that make it somebody else's."""
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise NoPostgresError("PostgreSQL does not run as root, and there is no setpriv")
    return [setpriv, f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"]


def _run(command: list[str]) -> None:
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=_SECONDS, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{command} failed: {done.stderr.decode(errors='replace')}")
