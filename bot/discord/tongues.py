"""In which language somebody is spoken to: the place's, where moderators chose one, else the reader's own."""

from __future__ import annotations

import logging
from typing import Any

import discord

from bot.policy import Policy
from bot.speech import ENGLISH, spoken

log = logging.getLogger(__name__)


async def language_of(interaction: discord.Interaction[Any]) -> str:
    """What whoever caused the interaction is spoken to in; their own language where the place's cannot be had."""
    own = spoken(str(interaction.locale)) or ENGLISH
    try:
        policy: Policy = await interaction.client.policies.at(interaction)
    except Exception:  # whoever waits is told of what fails by what they asked for itself
        log.exception("the language of a place could not be had")
        return own
    return policy.language or own


def language_for_all(policy: Policy, guild_locale: object | None, own: object | None = None) -> str:
    """What an answer that everybody sees is in: the place's language, the server's, then the asker's own."""
    locales = (str(locale) for locale in (guild_locale, own) if locale is not None)
    return policy.language or next(filter(None, map(spoken, locales)), ENGLISH)
