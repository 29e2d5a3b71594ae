"""The table of settings as a page to read: `python -m bot.policy.docs` writes docs/settings.md anew."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.policy.table import ROWS, Group, Kind, Row
from bot.policy.values import say

PAGE: Final = Path(__file__).parents[2] / "docs" / "settings.md"

_HEAD = """# Settings in Discord

`/settings panel` shows and changes them, for the whole server or for one channel or category; `/setup` walks through
the most important ones. A channel has what is set for it, else what its category has, else what the server has, else
the default; threads and forum posts have what their channel has. Members who may manage the server change settings,
and members with a role that “Who may change settings” names. `/settings log` says who changed what and when.

`/settings export` gives all of them as a file (JSON), and `/settings import` takes such a file, whole or not at all:

```json
{"version": 1, "settings": {"server": {"mode": "on_request"}, "channels": {"<id>": {"mode": "offer"}}}}
```

What a file does not name stays as it is. Ids of channels and roles are strings.
"""


def page() -> str:
    """The page, in Markdown."""
    return "\n".join([_HEAD, *(part for group in Group for part in _of_group(group))])


def _of_group(group: Group) -> Iterator[str]:
    yield f"## {group}\n"
    for each in ROWS:
        if each.group is group:
            yield "\n".join(_of_row(each)) + "\n"


def _of_row(each: Row) -> Iterator[str]:
    yield f"### {each.label}\n"
    yield f"{each.help}\n"
    yield f"- In files: `{each.name}`, {_form(each)}"
    yield f"- Default: {say(each, each.default)}"
    if each.server_only:
        yield "- Only for the whole server"
    if each.owners_only:
        yield "- Changed only by members who may manage the server"
    yield from (
        f"- `{choice.value}`: {': '.join(filter(None, (choice.label, choice.about)))}" for choice in each.choices
    )


def _form(each: Row) -> str:
    match each.kind:
        case Kind.CHOICE:
            return "one of the values below"
        case Kind.NUMBER:
            return f"a whole number from {each.least} to {each.most}"
        case Kind.SWITCH:
            return "`true` or `false`"
        case Kind.DOMAINS:
            return f"a list of at most {each.most} domains"
        case Kind.ROLES:
            return f"a list of at most {each.most} role ids"
        case Kind.CHANNEL:
            return "a channel's id, or `null`"


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
