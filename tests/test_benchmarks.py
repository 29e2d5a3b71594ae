"""What the benchmarks count, on made-up data; they themselves are run by hand (`make eval`, `make bench`)."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.evaluate import MEMORY, SPEED, Readings, is_measured, judge, rows, share
from benchmarks.processes import extract, run
from benchmarks.sentences import NOTHING, Example, Verdict, kind_score, verdict, worth_score
from benchmarks.sentences import judge as judge_here
from benchmarks.stages import STAGES, Stage, watched
from bot import pipeline
from bot.article.limits import Limits
from bot.model import Span

PLACE = Span(10, 30)
FACT = Verdict("fact", 1)
WORTHY = Verdict("fact", 2)
OPINION = Verdict("opinion", 0)


def test_a_stretch_is_what_its_longest_sentence_is_unless_one_is_a_fact() -> None:
    question = Verdict("question", 0)
    assert verdict(PLACE, [(Span(0, 12), question), (Span(12, 30), OPINION)]) == OPINION
    assert verdict(PLACE, [(Span(0, 25), OPINION), (Span(25, 28), FACT), (Span(28, 30), WORTHY)]) == WORTHY
    assert verdict(PLACE, [(Span(0, 10), FACT), (Span(30, 40), WORTHY)]) == NOTHING


def test_a_labelled_sentence_is_looked_for_behind_the_one_before_it() -> None:
    example = Example("a", "fact", 2, "Who knows?", "Nine people were hurt.")
    assert example.place.of(example.article) == example.text
    sentences = [
        {"span": [0, 10], "kind": "question", "worth": 0},
        {"span": [11, 33], "kind": "fact", "worth": 2},
    ]
    assert judge(example, {"sentences": sentences}) == WORTHY
    assert judge(example, {"sentences": []}) == NOTHING


def test_the_kinds_that_are_nothing_to_verify_count_as_one() -> None:
    examples = [Example("a", kind, 0, "", "…") for kind in ("fact", "opinion", "prediction", "question", "call")]
    judged = [FACT, OPINION, Verdict("prediction", 0), Verdict("furniture", 0), Verdict("personal", 0)]
    assert kind_score(examples, judged) == 1.0
    assert kind_score(examples, [FACT] * 5) == pytest.approx(2 / 6 / 4)
    assert worth_score(examples, judged) == 0.0


def test_a_report_stays_in_its_half() -> None:
    assert [is_measured(name) for name in "abcdefgh"] == [False, True, True, False, True, True, True, False]


def test_goals_are_reached_from_above_or_from_below() -> None:
    assert (SPEED.told, SPEED.is_reached(4_200), SPEED.is_reached(4_199)) == ("≥ 4,200 words/s", True, False)
    assert (MEMORY.told, MEMORY.is_reached(250), MEMORY.is_reached(251)) == ("≤ 250 MiB", True, False)
    assert [share(value) for value in (0.9, 0.8531, 1.0, 0.0)] == [".900", ".853", "1.000", ".000"]


def test_without_data_every_row_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "TRAIN", "GOLD", "PAGES"):
        monkeypatch.setattr(f"benchmarks.evaluate.{name}", tmp_path / "nowhere")
    found = list(rows(Readings(tmp_path, None), tmp_path))
    assert len(found) == 20
    assert {row.got for row in found} == {None}


def test_a_run_is_measured_with_what_it_starts(tmp_path: Path) -> None:
    code = "b = bytearray(99_000_000); import time; time.sleep(0.3); print('done', file=sys.stderr)"
    child = [sys.executable, "-c", f"import sys; {code}"]
    cost = run([sys.executable, "-c", f"import subprocess; subprocess.run({child!r})"], tmp_path / "out", {})
    assert 99 < cost.peak_mib < 150
    assert cost.processor_seconds > 0
    assert cost.complaints == ("done",)


def test_a_program_that_fails_is_not_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").write_text(json.dumps({"id": 1, "text": "Too few words."}) + "\n", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError, match="exit status 3"):
        run([sys.executable, "-c", "exit(3)"], tmp_path / "out", {})
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(subprocess.CalledProcessError):
        extract(tmp_path / "in", tmp_path / "out", 1)


def test_the_record_and_the_process_judge_alike() -> None:
    example = Example("a", "fact", 2, "Who knows?", "Nine people were hurt on Monday, the police said.")
    assert judge_here(example).kind == "fact"
    assert judge_here(Example("a", "furniture", 0, "", "—")) == NOTHING


def test_each_stage_is_timed_without_those_within_it(monkeypatch: pytest.MonkeyPatch) -> None:
    original = pipeline.read_article
    text = "The bridge is shut, a spokesman said. “It is not safe,” he added."
    for holder in ("bot.article.language", "bot.article.paste"):
        monkeypatch.setattr(f"{holder}.language_of", slow)
    with watched([*STAGES, Stage("none", ("bot.nowhere:at_all",))]) as clock:
        pipeline.read_and_report(pipeline.read_article(pipeline.Submission(text), Limits()))
    assert pipeline.read_article is original
    assert clock.seconds["language"] >= 0.1 > clock.seconds["paste to article"] > 0
    assert clock.seconds["claims"] > 0
    assert clock.seconds["none"] == 0


def slow(_: str) -> None:
    """Uses a tenth of a second of processor time."""
    end = time.process_time() + 0.1
    while time.process_time() < end:
        pass
