"""The command line as people use it: output, errors, exit codes, terminals and pipes."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bot import __version__
from bot.article.limits import Limits
from bot.article.normalise import normalise
from bot.cli import main
from bot.model import Report, Span
from bot.pipeline import make_report, read_article
from bot.report.markdown import to_markdown
from bot.settings import setting_names
from bot.submission import Submission

ARTICLE = """Harbour bridge to stay closed, council says

The Harbour Bridge in Eastport will stay closed until March, the city council said on Monday. “The north pier has \
moved by 14 centimetres,” said Mara Lindqvist, the city engineer.

According to an inspection report, the steel cables were last replaced in 1987. Two officials, who asked not to be \
named, said the mayor was warned in June. Mayor Tom Okafor denied that he was warned. “Nobody told me anything \
before September,” he told the Eastport Courier.

The closure costs local shops about 40,000 dollars a day, the Chamber of Commerce said. Ferry operator Baylines \
carried 3,200 passengers on Sunday, the company said in a statement. A spokesman for the port confirmed that two \
ships were turned away on Saturday.

Is that too much to ask? We think the city deserves better.
"""

MESSY = (
    ARTICLE.replace("\n\n", "\r\n \u200b\r\n\r\n")
    .replace("Harbour Bridge", "Harbour\u00a0\u00a0 Bridge")
    .replace("said", "sa\u00adid")
)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without .env to run in, and an environment without settings."""
    monkeypatch.chdir(tmp_path)
    for name in setting_names():
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def report_of(text: str) -> Report:
    return make_report(read_article(Submission(text), Limits()))


def run(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own."""
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, input=given, env=env(**environment), capture_output=True, check=False, timeout=120)


def env(**more: str) -> dict[str, str]:
    root = str(Path(__file__).parent.parent)
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}}
    return {**kept, "PYTHONPATH": root, "TERM": "xterm-256color", **more}


def json_lines(*objects: Any) -> bytes:
    return b"".join(json.dumps(given).encode() + b"\n" for given in objects)


def records(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def squeezed(text: str) -> str:
    """Text as people see it: no hidden characters, every stretch of white space one space."""
    return " ".join(normalise(text).text.split())


# check


def test_the_text_form_shows_the_first_open_claims_and_who_says_them(
    article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", article]) == 0
    shown = squeezed(capsys.readouterr().out)
    report = report_of(ARTICLE)
    beside = {claim for account in report.accounts for claim in account.claims}
    first, *_, last = (claim for claim in report.open_claims if claim.id not in beside)
    assert len(report.open_claims) > 5
    assert squeezed(report.words(first.span)) in shown
    assert squeezed(report.words(last.span)) not in shown
    assert "Mara Lindqvist" in shown


def test_all_shows_every_claim(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--all", article]) == 0
    shown = squeezed(capsys.readouterr().out)
    report = report_of(ARTICLE)
    assert [claim.id for claim in report.claims if squeezed(report.words(claim.span)) not in shown] == []


def test_the_json_form_is_the_report_and_follows_the_published_schema(
    article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert main(["check", "--format", "json", article]) == 0
    written = capsys.readouterr().out
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(written))
    assert Report.model_validate_json(written) == report_of(ARTICLE)


def test_the_markdown_form_is_the_file_that_discord_gives(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "markdown", article]) == 0
    assert capsys.readouterr().out.strip() == to_markdown(report_of(ARTICLE)).strip()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_standard_input_is_read_in_the_encodings_that_files_come_in(encoding: str) -> None:
    done = run("check", "--format", "json", "-", given=ARTICLE.encode(encoding))
    assert (done.returncode, done.stderr) == (0, b"")
    assert Report.model_validate_json(done.stdout).claims == report_of(ARTICLE).claims


def test_a_terminal_gets_colour_and_a_pipe_gets_none(article: str) -> None:
    assert b"\x1b[" not in run("check", article).stdout
    assert b"\x1b[36m" in on_terminal("check", article)[0]
    assert b"\x1b[36m" not in on_terminal("check", article, NO_COLOR="1")[0]


def test_lines_fit_the_width(article: str) -> None:
    for width in (40, 72, 200):
        lines = run("check", "--all", article, COLUMNS=str(width)).stdout.decode().splitlines()
        assert max(map(len, lines)) <= width


# errors


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b"", "There is nothing in that file."),
        (b"Too short.", "too short for a check"),
        (b"\x00\x01\x02\xff" * 200, "raw data"),
        (b"\x89PNG\r\n\x1a\n" * 30, "something that I cannot read as an article"),
    ],
)
def test_what_cannot_be_checked_ends_in_one_sentence_and_exit_code_1(given: bytes, said: str) -> None:
    done = run("check", "-", given=given)
    assert (done.returncode, done.stdout) == (1, b"")
    assert said in one_sentence(done.stderr)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "nowhere.txt"], "nowhere.txt cannot be read: no such file or directory."),
        (["check", "."], ". cannot be read: is a directory."),
        (["check"], "Missing argument"),
        (["check", "a.txt", "b.txt"], "unexpected extra argument"),
        (["check", "--format", "pdf", "a.txt"], "'pdf' is not one of"),
        (["check", "--colour", "a.txt"], "No such option"),
        (["extract", "nowhere.jsonl"], "nowhere.jsonl cannot be read"),
        (["extract", "."], ". cannot be read: is a directory."),
        (["judge"], "No such command"),
    ],
)
def test_bad_use_ends_in_one_sentence_and_exit_code_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in one_sentence(shown.err.encode())


def test_a_bad_setting_is_bad_use(
    article: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WHOSAID_MAX_CHARACTERS", "many")
    assert main(["check", article]) == 2
    assert "WHOSAID_MAX_CHARACTERS must be a whole number" in one_sentence(capsys.readouterr().err.encode())


def test_a_file_over_the_limit_is_not_read(
    article: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WHOSAID_MAX_FILE_BYTES", "100")
    assert main(["check", article]) == 2
    assert "larger than 100 bytes" in one_sentence(capsys.readouterr().err.encode())


def test_without_a_token_the_bot_says_where_to_get_one() -> None:
    done = run("run")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "DISCORD_TOKEN is not set" in one_sentence(done.stderr)


def test_no_command_shows_the_help_and_is_bad_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "Commands:" in capsys.readouterr().err


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"whosaid {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [["--help"], *([name, "--help"] for name in ("check", "article", "extract", "run"))]
)
def test_help_is_given_without_loading_the_reader(arguments: list[str]) -> None:
    code = f"import sys; from bot.cli import main; main({arguments!r}); print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], env=env(), capture_output=True, text=True, check=True)
    assert "Usage:" in done.stdout
    assert done.stdout.endswith("False\n")


# extract


def test_extract_writes_one_record_a_line_in_order() -> None:
    given = [{"id": number, "text": f"{ARTICLE}\nOn day {number} nothing else happened."} for number in range(12)]
    done = run("extract", given=json_lines(*given), WHOSAID_WORKERS="2")
    assert (done.returncode, done.stderr) == (0, b"")
    assert [(record["id"], record["text"]) for record in records(done.stdout)] == [
        (line["id"], line["text"]) for line in given
    ]


def test_a_record_is_the_report_in_the_agreed_form() -> None:
    (record,) = records(run("extract", given=json_lines({"id": "a", "text": ARTICLE})).stdout)
    report = report_of(ARTICLE)
    assert list(record) == ["id", "text", "attributions", "sources", "claims", "set_aside", "sentences"]
    assert record["claims"] == [
        {
            "span": in_given(report, claim.span),
            "kind": claim.kind,
            "worth": claim.worth,
            "reasons": [need.reason for need in claim.needs],
            "sources": list(claim.sources),
            "denied_by": list(claim.denied_by),
        }
        for claim in report.claims
    ]
    assert [(source["name"], source["kind"], source["named"], source["role"]) for source in record["sources"]] == [
        (source.name, source.kind, source.named, source.role) for source in report.sources
    ]
    assert len(record["attributions"]) == len(report.attributions)
    assert all(list(found) == ["source", "cue", "content"] for found in record["attributions"])
    assert [aside["kind"] for aside in record["set_aside"]] == [aside.kind for aside in report.set_aside]
    assert all(list(sentence) == ["span", "kind", "worth"] for sentence in record["sentences"])


def test_every_word_stands_in_a_sentence() -> None:
    for text in (ARTICLE, MESSY):
        (record,) = records(run("extract", given=json_lines({"id": 1, "text": text})).stdout)
        spans = [sentence["span"] for sentence in record["sentences"]]
        assert spans == sorted(spans)
        assert squeezed(" ".join(seen(text, spans))) == squeezed(text)
        read = {squeezed(text[slice(*each["span"])]): (each["kind"], each["worth"]) for each in record["sentences"]}
        assert read["Harbour bridge to stay closed, council says"] == ("furniture", 0)
        assert read["Is that too much to ask?"] == ("question", 0)
        costs = "The closure costs local shops about 40,000 dollars a day, the Chamber of Commerce said."
        assert read[costs] == ("fact", 2)
        assert {worth for kind, worth in read.values() if kind != "fact"} == {0}


def in_given(report: Report, span: Span) -> list[int]:
    """Where the words stand in ARTICLE, of which normalisation takes the last line end only."""
    assert ARTICLE.startswith(report.article.text)
    return list(span)


def test_offsets_lead_into_the_text_as_it_was_given() -> None:
    (record,) = records(run("extract", given=json_lines({"id": 1, "text": MESSY})).stdout)
    report = report_of(MESSY)
    assert record["text"] == MESSY != report.article.text
    for written, claim in zip(record["claims"], report.claims, strict=True):
        assert squeezed(MESSY[slice(*written["span"])]) == squeezed(report.words(claim.span))
    for written, source in zip(record["sources"], report.sources, strict=True):
        assert seen(MESSY, written["mentions"]) == [squeezed(report.words(span)) for span in source.mentions]
    for written, found in zip(record["attributions"], report.attributions, strict=True):
        assert seen(MESSY, written["content"]) == [squeezed(report.words(span)) for span in found.content]
        assert seen(MESSY, [written["cue"]]) == [squeezed(report.words(found.cue)) if found.cue else ""]


def seen(text: str, spans: Iterable[list[int] | None]) -> list[str]:
    return [squeezed(text[slice(*span)]) if span else "" for span in spans]


def test_lines_that_cannot_be_read_are_named_and_keep_their_place() -> None:
    lines = [
        json_lines({"id": "good", "text": ARTICLE}),
        b"not json\n",
        b"\n",
        json_lines({"id": "short", "text": "Too short."}, {"id": "none"}, {"text": ARTICLE}, [1]),
        b'{"id": "broken \\ud800", "text": "' + b"\\u0000" * 60 + b'"}\n',
        b'{"id": NaN, "text": "x"}\n',
        b"[" * 100_000 + b"\n",
        json_lines({"id": {"any": ["thing"]}, "text": ARTICLE}).rstrip(),
    ]
    done = run("extract", given=b"".join(lines))
    written = records(done.stdout)
    assert done.returncode == 1
    ids = ["good", None, "short", "none", None, None, "broken \ud800", None, None, {"any": ["thing"]}]
    assert [record["id"] for record in written] == ids
    assert [bool(record["claims"]) for record in written] == [True, *[False] * 8, True]
    assert written[2]["text"] == "Too short."
    complaints = done.stderr.decode().splitlines()
    assert [line.split(":")[0] for line in complaints] == [f"Line {number}" for number in (2, 4, 5, 6, 7, 8, 9, 10)]
    codes = ["not_json", "too_short", "no_text", "no_id", "no_id", "binary", "not_json", "not_json"]
    assert [line.rsplit("(", 1)[1].rstrip(")") for line in complaints] == codes


def test_a_file_and_standard_input_give_the_same(tmp_path: Path) -> None:
    given = json_lines({"id": 1, "text": ARTICLE}, {"id": 2, "text": MESSY})
    (tmp_path / "articles.jsonl").write_bytes(given)
    assert run("extract", "articles.jsonl").stdout == run("extract", given=given).stdout != b""


def test_progress_is_shown_on_a_terminal_and_stays_out_of_the_output(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_bytes(json_lines(*({"id": number, "text": ARTICLE} for number in range(20))))
    shown, output = on_terminal("extract", "articles.jsonl", stream="stderr")
    assert len(records(output)) == 20
    assert b"20 articles" in shown


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    process = start("extract")
    written, read_early = streams(process)
    written.write(json_lines(*({"id": number, "text": ARTICLE} for number in range(40))))
    written.flush()
    assert json.loads(read_early.readline())["id"] == 0
    read_early.close()
    written.close()
    assert process.wait(timeout=60) == 1
    assert rest(process) == b""


def test_ctrl_c_ends_it_quietly() -> None:
    process = start("extract")
    written, read_early = streams(process)
    written.write(json_lines(*({"id": number, "text": ARTICLE} for number in range(20))))
    written.flush()
    assert json.loads(read_early.readline())["id"] == 0
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) == 130
    assert rest(process).strip() == b""


def start(*arguments: str) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments], stdin=pipe, stdout=pipe, stderr=pipe, env=env()
    )


def streams(process: subprocess.Popen[bytes]) -> tuple[Any, Any]:
    return process.stdin, process.stdout


def rest(process: subprocess.Popen[bytes]) -> bytes:
    """What was said on standard error; closes what is left open."""
    assert process.stderr is not None
    said = process.stderr.read()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None and not stream.closed:
            stream.close()
    return said


def one_sentence(said: bytes) -> str:
    """The one line that was said."""
    (line,) = said.decode().splitlines()
    return line


def on_terminal(*arguments: str, stream: str = "stdout", **environment: str) -> tuple[bytes, bytes]:
    """What the program writes to `stream` when that is a terminal of 100 columns, and what it writes to the other."""
    ours, theirs = pty.openpty()
    other = "stdout" if stream == "stderr" else "stderr"
    command = [sys.executable, "-m", "bot", *arguments]
    with tempfile.TemporaryFile() as file:
        streams_given: dict[str, Any] = {stream: theirs, other: file, "stdin": subprocess.DEVNULL}
        process = subprocess.Popen(command, env=env(COLUMNS="100", **environment), **streams_given)
        os.close(theirs)
        shown = everything(ours)
        assert process.wait(timeout=60) == 0
        file.seek(0)
        return shown, file.read()


def everything(terminal: int) -> bytes:
    """All that is written to a terminal until its last writer closes it."""
    parts: list[bytes] = []
    try:
        while part := os.read(terminal, 65536):
            parts.append(part)
    except OSError:  # how Linux says that the last writer is gone
        pass
    os.close(terminal)
    return b"".join(parts)
