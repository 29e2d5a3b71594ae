"""What Discord's client makes of a text: its rules in their order, written down from how the client behaves.

Not a renderer: it only tells which rule takes which characters, so that a test can ask whether any rule but plain
text and backslash escapes took anything.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Node(NamedTuple):
    """A stretch of text and the rule that took it."""

    rule: str
    text: str


_LINE_START = (
    ("heading", r" *#{1,3}\s+[^\n]+"),
    ("subtext", r" *-# +[^\n]+"),
    ("quote", r" *>>> ?[\s\S]+| *> [^\n]*"),
    ("list", r" *(?:[*-]|\d+\.) +\S"),
)
_ANYWHERE = (
    ("code block", r"```[\s\S]+?```"),
    ("emoticon", r"¯\\_\(ツ\)_/¯"),
    ("escape", r"\\([^0-9A-Za-z\s])"),
    ("angle link", r"<[^: >]+:/[^ >]+>|<(?:mailto|tel|sms):[^>]+>|<[^\s<>@]+@[^\s<>]+>|<\+\d+>"),
    ("link", r"(?:https?|steam)://[^\s<]+[^<.,:;\"'\]\s]"),
    ("masked link", r"\[(?:\[[^\]]*\]|[^\[\]])*\]\(\s*\S[\s\S]*?\)"),
    ("bold", r"\*\*[\s\S]+?\*\*(?!\*)"),
    ("underline", r"__[\s\S]+?__(?!_)"),
    ("italics", r"\*(?=\S)[^*]+?\*(?!\*)|_[^_]+?_\b"),
    ("struck", r"~~[\s\S]+?~~"),
    ("spoiler", r"\|\|[\s\S]+?\|\|"),
    ("code", r"(`+)[\s\S]*?[^`]\1(?!`)"),
    ("mention", r"<@[!&]?\d+>|<#\d+>|@everyone|@here|@Clyde"),
    ("command", r"</[-\w][-\w ]{0,100}:\d+>"),
    ("emoji", r"<a?:\w+:\d+>|:[^\s:]+?(?:::skin-tone-\d)?:"),
    ("timestamp", r"<t:-?\d+(?::[tTdDfFR])?>"),
    ("route", r"<id:\w+(?::\w+)?>|<sound:\d+>"),
)
_SILENT = re.compile(r"@silent(?!\S)")
_TEXT = re.compile(r"[\s\S]+?(?=[^0-9A-Za-z\s\u00c0-\U0010ffff]|\n\n| {2,}\n|[0-9A-Za-z_]+:\S|[0-9]+\.|$)")

_RULES = tuple((name, re.compile(pattern)) for name, pattern in _ANYWHERE)
_START_RULES = tuple((name, re.compile(pattern)) for name, pattern in _LINE_START)


def nodes(text: str) -> list[Node]:
    """The text as Discord's client takes it apart."""
    found: list[Node] = []
    at = 0
    while at < len(text):
        node, at = _next(text, at)
        found.append(node)
    return found


def seen(text: str) -> str:
    """What a reader sees where nothing but escapes is acted on."""
    return "".join(node.text for node in nodes(text))


def acted_on(text: str) -> set[str]:
    """The rules that took something, besides plain text and escapes."""
    return {node.rule for node in nodes(text)} - {"text", "escape"}


def _next(text: str, at: int) -> tuple[Node, int]:
    if at == 0 and (silent := _SILENT.match(text)):
        return Node("silent", silent.group()), silent.end()
    starts_line = not text[:at].rpartition("\n")[2].strip(" ")
    for name, rule in (*_START_RULES, *_RULES) if starts_line else _RULES:
        if match := rule.match(text, at):
            return Node(name, match[1] if name == "escape" else match.group()), match.end()
    plain = _TEXT.match(text, at)
    end = plain.end() if plain else len(text)
    return Node("text", text[at:end]), end
