"""Names and descriptions of commands in the languages of Discord's clients.

They come from the same catalogues as every other text. A name that a language has in a form which Discord does not
take stays English there.
"""

from __future__ import annotations

import re
from typing import Any

from discord import Locale, app_commands

from bot.speech import language, noted, speaking, spoken, tr

NAMES = (
    noted("check"), noted("text"), noted("link"), noted("file"), noted("private"), noted("about"),
    noted("Check sources"),
    noted("settings"), noted("panel"), noted("show"), noted("export"), noted("import"), noted("log"),
    noted("channel"), noted("page"), noted("setup"),
    noted("claims"), noted("list"), noted("search"), noted("take"), noted("settle"), noted("reopen"),
    noted("history"), noted("mine"), noted("state"), noted("order"), noted("words"), noted("id"),
    noted("privacy"),
)  # fmt: skip
"""What commands, sub-commands and their options are called."""

_NAME_LIMIT = 32
_ABOUT_LIMIT = 100
_SLASH_NAME = re.compile(r"[-_'\w]{1,32}")
"""https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming"""

_Where = app_commands.TranslationContextLocation
_SLASH_NAMES = frozenset({_Where.command_name, _Where.group_name, _Where.parameter_name})
_ABOUTS = frozenset({_Where.command_description, _Where.group_description, _Where.parameter_description})


class CatalogueTranslator(app_commands.Translator):
    """Gives discord.py the catalogues' texts for each of Discord's locales."""

    async def translate(
        self, string: app_commands.locale_str, locale: Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The text for a locale; None where it is English anyway or cannot be used there."""
        code = spoken(locale.value)
        if code is None:
            return None
        with speaking(code):
            text = tr(string.message)
            return text if language() != "en" and text != string.message and _fits(text, context) else None


def _fits(text: str, context: app_commands.TranslationContext[Any, Any]) -> bool:
    if context.location in _ABOUTS:
        return 0 < len(text) <= _ABOUT_LIMIT
    is_menu = isinstance(context.data, app_commands.ContextMenu)
    if context.location in _SLASH_NAMES and not is_menu:
        return _SLASH_NAME.fullmatch(text) is not None and text == text.lower()
    return 0 < len(text) <= (_NAME_LIMIT if is_menu else _ABOUT_LIMIT)
