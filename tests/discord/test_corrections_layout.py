"""Every message and form about corrections keeps within Discord's limits, in every language, whatever the report."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from discord import ui
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.corrections import Corrected, apply
from bot.corrections.places import unlisted
from bot.discord.controls import Place
from bot.discord.corrections.controls import Ask, Step
from bot.discord.corrections.forms import MissingForm, NameForm
from bot.discord.layout.claims import claim_detail, claims_page
from bot.discord.layout.corrections import (
    claim_question,
    correction_done,
    correction_undone,
    corrections_page,
    sentences_question,
)
from bot.discord.layout.parts import Shown
from bot.model import Report
from bot.speech import SPOKEN, speaking
from tests.corrections.cases import correction, known, missing, not_a_claim, own_voice
from tests.corrections.test_applied import changes
from tests.discord.bodies import Checker, walk
from tests.discord.test_layout import as_edit
from tests.samples import big_report, sample_report
from tests.strategies import reports

MODAL = "/interactions/1/token/callback"


def every_view(corrected: Corrected, pages: int = 2) -> Iterator[ui.LayoutView]:
    """What is asked and told of a corrected report: the first pages and one beyond the end."""
    report = corrected.report
    shown = Shown("a" * 32, report, Place.COPY, corrected=corrected, may_correct=True)
    for page in (*range(pages), 999):
        ask = Ask("a" * 32, Place.COPY, Step.CLAIM, 999_999_999, page=page)
        yield claims_page(shown, page)
        yield corrections_page(ask, corrected)
        yield sentences_question(ask, corrected, unlisted(report))
        for claim in report.claims[:2]:
            yield claim_question(ask, corrected, claim)
    for claim in report.claims[:3]:
        yield claim_detail(shown, claim.id)
    for made in corrected.held:
        yield correction_done(ask, corrected, made, 999_999_999)
        yield correction_undone(ask, corrected, made)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data(), reports(), st.sampled_from(sorted(SPOKEN)))
def test_any_corrected_report_keeps_within_the_limits(data: st.DataObject, report: Report, language: str) -> None:
    made = [correction(data.draw(changes(report)), number) for number in range(1, 4)]
    with speaking(language):
        assert Checker(None).problems(map(as_edit, every_view(apply(report, made)))) == []


@pytest.mark.parametrize("language", sorted(SPOKEN))
def test_messages_and_forms_are_valid_by_the_openapi_file(checker: Checker, language: str) -> None:
    if checker.spec is None:
        pytest.skip("shared/discord/openapi.json is not there")
    sample, big = sample_report(), big_report()
    first = [not_a_claim(sample, 1), known(sample, 2, 10), own_voice(sample, 3), missing()]
    second = [not_a_claim(big, claim.id) for claim in big.claims[:30]]
    with speaking(language):
        for report, all_made in ((sample, first), (big, second)):
            made = [correction(each, number) for number, each in enumerate(all_made, start=1)]
            assert checker.problems(map(as_edit, every_view(apply(report, made)))) == []
        forms = [NameForm(_nothing), MissingForm("", _nothing), MissingForm("x" * 5000, _nothing)]
        assert checker.problems(map(_as_callback, forms)) == []
        assert [problem for form in forms for problem in _too_long(form)] == []


async def _nothing(*_: object) -> None:
    return


def _as_callback(form: ui.Modal) -> SimpleNamespace:
    return SimpleNamespace(method="POST", path=MODAL, json={"type": 9, "data": form.to_dict()})


def _too_long(form: ui.Modal) -> Iterator[str]:
    """Titles and labels of more than 45 characters, descriptions and options of more than 100."""
    data = form.to_dict()
    for part in (data, *walk(data["components"])):
        yield from (part[key] for key in ("title", "label") if len(part.get(key) or "") > 45)
        options = part.get("options", ())
        texts = [
            part.get("description"),
            *(text for each in options for text in (each["label"], each.get("description"))),
        ]
        yield from (text for text in texts if len(text or "") > 100)


@pytest.mark.parametrize("step", list(Step))
def test_a_custom_id_fits_and_reads_back(step: Step) -> None:
    from bot.discord.corrections.controls import AskButton, AskSelect

    ask = Ask("a" * 32, Place.PUBLIC, step, 999_999_999, 9_999_999_999, 999_999)
    assert len(ask.custom_id) <= 100
    control = AskSelect if step.startswith("pick") else AskButton
    other = AskButton if control is AskSelect else AskSelect
    match = control.__discord_ui_compiled_template__.fullmatch(ask.custom_id)
    assert match is not None
    assert Ask.parse(match) == ask
    assert other.__discord_ui_compiled_template__.fullmatch(ask.custom_id) is None
