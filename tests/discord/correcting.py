"""What people do in the tests of corrections: open, pick, fill in."""

from __future__ import annotations

from typing import Any

from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.corrections import Corrected
from bot.store import Kept, Store
from bot.store.corrections import corrected
from tests.discord.bodies import texts, walk
from tests.discord.conftest import control_ids


def select_id(result: InteractionResult, step: str) -> str:
    """The select of a panel that does this."""
    assert result.response is not None
    ids = [part["custom_id"] for part in walk(result.response.components) if part["type"] == 3]
    return next(each for each in ids if f".{step}:" in each)


def choices(result: InteractionResult, step: str) -> dict[str, str]:
    """What can be picked in that select, as value by label."""
    assert result.response is not None
    parts = [part for part in walk(result.response.components) if part["type"] == 3]
    return {
        option["label"]: option["value"] for part in parts if f".{step}:" in part["custom_id"]
        for option in part["options"]
    }  # fmt: skip


async def pick(actor: MemberActor, panel: InteractionResult, step: str, value: str) -> InteractionResult:
    assert panel.response is not None
    return await actor.select(panel.response, [value], custom_id=select_id(panel, step))


async def fill(actor: MemberActor, form: InteractionResult, *values: Any) -> InteractionResult:
    """Send a form off with these values, in order."""
    return await actor.submit_modal(form, dict(zip(control_ids(form.modal), values, strict=True)))


def told(result: InteractionResult) -> str:
    """What a person was told beside the panel, or instead of one."""
    said = result.followups or ([result.response] if result.response else [])
    return "\n".join(texts({"components": each.components, "content": each.content}) for each in said)


async def kept(store: Store, report_id: str) -> Kept:
    found = await store.get(report_id)
    assert found is not None
    return found


async def now(store: Store, report_id: str) -> Corrected:
    """The report as its server has it."""
    return await corrected(store, await kept(store, report_id))
