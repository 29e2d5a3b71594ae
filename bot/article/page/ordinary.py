"""Whether a page's markup may go to the parser as it is: nearly every page may, and the scan is spared.

It must never say yes to what would harm the parser, however that is hidden; a needless no costs some milliseconds.
"""

from __future__ import annotations

import re

from bot.article.page.markup import (
    ATTRIBUTE,
    MAX_ALL_ATTRIBUTES,
    MAX_ATTRIBUTES,
    MAX_ELEMENTS,
    SHORTEST_ATTRIBUTE,
)

_LONG_TAG = 8_192
"""Characters of a tag that can hold no more attributes than a parser takes in a blink."""

_MOST_LONG = 64
"""Longer tags: each is looked through to its end, which may be the page's."""

_TAG_START = re.compile(r"<[a-zA-Z](?![\w:-]*+>)")
"""Where a tag with attributes may begin."""

_WHOLE_TAG = re.compile(r"""<[a-zA-Z][^\s/>]*+((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^\s>]*+))*+)>""")
"""A start tag by the standard's letter (HTML, section 13.2.5): a quote that is opened and not closed has no end."""


def is_ordinary(markup: str) -> bool:
    """Whether no tag is so long, and the page not so full of tags, that a parser may come to harm.

    Every place where a tag could begin is looked at, in comments and scripts too: what a parser takes for one depends
    on where it believes those to end. How deep tags nest is not looked at: a parser with a limit tells.
    """
    if markup.count("<") > MAX_ELEMENTS:
        return False
    size = long = 0
    for start in _TAG_START.finditer(markup):
        at = start.start()
        tag = _WHOLE_TAG.match(markup, at, at + _LONG_TAG)
        if tag is None:
            long += 1
            tag = _WHOLE_TAG.match(markup, at) if long <= _MOST_LONG else None
            if tag is None or len(ATTRIBUTE.findall(tag[1])) > MAX_ATTRIBUTES:
                return False
        size += tag.end() - at
    return size <= MAX_ALL_ATTRIBUTES * SHORTEST_ATTRIBUTE
