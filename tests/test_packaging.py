"""The wheel that is built from this tree holds all that the program needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import bot

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel installs, built from a copy so that no build output lands in the tree."""
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    shutil.copytree(ROOT / "bot", source / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    build = [
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--wheel-dir",
        str(source / "dist"),
    ]
    subprocess.run([sys.executable, "-m", "pip", *build, str(source)], check=True, timeout=120)
    (wheel,) = (source / "dist").glob("whosaid-*.whl")
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def files(folder: Path) -> set[str]:
    found = (path for path in (folder / "bot").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {str(path.relative_to(folder)) for path in found}


def run_python(folder: Path, *arguments: str) -> str:
    """What Python prints when it runs there, with the project's own checkout out of sight."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment, check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout


def test_every_file_of_the_package_is_in_the_wheel(installed: Path) -> None:
    assert files(installed) == files(ROOT)


def test_the_installed_program_runs_on_its_own(installed: Path) -> None:
    assert run_python(installed, "-c", "import bot; print(bot.__file__)").strip() == str(
        installed / "bot/__init__.py"
    )
    assert '"title": "Whosaid report"' in run_python(installed, "-m", "bot", "schema")
    assert run_python(installed, "-m", "bot", "--version") == f"whosaid {bot.__version__}\n"


def test_the_wheel_carries_version_licence_and_command(installed: Path) -> None:
    (info,) = installed.glob("*.dist-info")
    assert f"Version: {bot.__version__}\n" in (info / "METADATA").read_text(encoding="utf-8")
    assert (info / "licenses/LICENSE").read_text(encoding="utf-8") == (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "whosaid = bot.cli:main" in (info / "entry_points.txt").read_text(encoding="utf-8")


def test_every_pin_is_a_version_with_hashes_and_no_address() -> None:
    for path in ROOT.glob("requirements*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert "--index" not in text
        pins = [block for block in text.split("\n") if block[:1].isalnum()]
        assert pins
        assert [pin for pin in pins if "==" not in pin or not pin.endswith("\\")] == []


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["postgres"]]
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert [name for name in map(name_of, wanted) if f"\n{name}==" not in f"\n{pinned}"] == []
    pinned = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    wanted = [name for name in project["optional-dependencies"]["dev"] if not name.startswith("whosaid")]
    assert [name for name in map(name_of, wanted) if f"\n{name}==" not in f"\n{pinned}"] == []


def name_of(requirement: str) -> str:
    """The normalised name of what is required: "discord.py>=2" → "discord-py"."""
    name = "".join(char if char.isalnum() or char in "-_." else " " for char in requirement).split()[0]
    return name.lower().replace(".", "-").replace("_", "-")
