"""Whose page it is: the name that a page gives its outlet counts only where it fits the host that it was read from.

Anybody can write another outlet's name into a page; nobody can read it from that outlet's domain. A name fits by its
letters ("Metro News", metronews.example), its words ("The Times of Arland", arlandtimes.example), its initials
("Arlander Allgemeine Zeitung", aaz.example) or both ("New Arland Times", natimes.example).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from tld import get_tld

from bot.article.page.keys import key_of
from bot.article.page.metadata.sites import site_of
from bot.article.page.metadata.wording import line

_LONGEST = 80
_SHORTEST_PART = 4
"""Fewest letters of a domain or a name that tell within the other: "news" is in many names, and so is no proof."""
_COMMON = frozenset(
    "news online media press daily times post zeitung radio live info today world the der die das".split()
)
_SMALL = frozenset("the of and und y et de la le les der die das du des für for in e a an".split())
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae", "å": "a", "ł": "l", "ı": "i"}
)
_MOST_NAMES = 20
_MOST_WORDS = 4
_UNLIKE_A_NAME = re.compile(
    r"\.\w{2,}$|\b(?:GmbH|[Kk]G|AG|eG|e\.\s?V|Inc|Ltd|LLC|plc|PLC|S\.?A|B\.?V|S\.?p\.?A|AB|AS)\b"
)


@dataclass(frozen=True, slots=True)
class Home:
    """The outlet that a page is of, as far as its host and its own words tell."""

    site: str | None
    """Registrable domain of the host that the page was read from; None where that is not known."""
    names: tuple[str, ...]
    """What the page calls its outlet, believable or not."""

    @property
    def outlet(self) -> str | None:
        """The first name that fits the site, a plain one before a company's or an address; else the site itself."""
        fitting = [name for name in self.names if self.site is None or fits(name, self.site)]
        fitting.sort(key=lambda name: name.islower() or _UNLIKE_A_NAME.search(name) is not None)
        return fitting[0] if fitting else self.site

    def is_named(self, words: str) -> bool:
        """Whether these words are the outlet's name, as the page or its host says it."""
        if key_of(words) in map(key_of, self.names):
            return True
        return self.site is not None and len(words.split()) <= _MOST_WORDS and fits(words, self.site)

    def is_called(self, name: str) -> bool:
        """Whether the page gives its outlet this very name, or it is the name of its site."""
        return key_of(name) in map(key_of, (*self.names, self.site or ""))


def home_of(names: Iterable[object], url: str | None) -> Home:
    """The home of a page read from `url` that calls its outlet by these names."""
    lines = (name for value in names if (name := line(value, _LONGEST)) is not None)
    kept = dict.fromkeys(name.lstrip("@") for name in lines if "://" not in name)
    return Home(site_of(url), tuple(islice(kept, _MOST_NAMES)))


def fits(name: str, site: str) -> bool:
    """Whether an outlet of this name can be at home at this registrable domain."""
    label = key_of(_label(site))
    return any(map(str.isalpha, label)) and any(_fits_label(words, label) for words in _spellings(name))


def _label(site: str) -> str:
    """The domain without its public suffix: "arlandtimes" of "arlandtimes.co.uk".

    Nothing for a site within somebody else's domain (a blog's at its host): there anybody picks any name.
    """
    suffix = get_tld(f"https://{site}", fail_silently=True, search_private=False)
    label = site.removesuffix(f".{suffix}") if isinstance(suffix, str) else site.split(".")[0]
    return label if "." not in label else ""


def _spellings(name: str) -> Iterable[list[str]]:
    """The words of a name in plain letters: umlauts written out or dropped; what stands in brackets, alone too."""
    for part in (name, *re.findall(r"\(([^()]{2,40})\)", name)):
        folded = part.casefold()
        for spelled in (folded.translate(_UMLAUTS), folded):
            plain = "".join(
                char for char in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(char)
            )
            yield re.findall(r"\w+", re.sub(r"\.(?:com|net|org|[a-z]{2})\b", " ", plain))


def _fits_label(words: list[str], label: str) -> bool:
    whole = "".join(words)
    if not whole:
        return False
    if whole == label or (_tells(label) and label in whole) or (_tells(whole) and whole in label):
        return True
    telling = [word for word in words if word not in _SMALL]
    return _spelled_by_beginnings(label, words) or _spelled_by_beginnings(label, telling) or _made_of(label, words)


def _tells(part: str) -> bool:
    return len(part) >= _SHORTEST_PART and part not in _COMMON


def _spelled_by_beginnings(label: str, words: list[str]) -> bool:
    """Whether the label is beginnings of the words, in order, the first word's first: n-y-times, d-w, bbc(-news)."""
    ends = {0}
    for at, word in enumerate(words[:12]):
        reached = {
            end + size
            for end in ends
            for size in range(1, len(word) + 1)
            if (end > 0 or at == 0) and label.startswith(word[:size], end)
        }
        ends = ends | reached
    return len(label) >= 2 and len(label) in ends


def _made_of(label: str, words: list[str]) -> bool:
    """Whether whole words of the name, in any order, make up the label; a word that many names hold is no proof."""
    rest = label
    for word in sorted((word for word in words if len(word) >= _SHORTEST_PART), key=len, reverse=True):
        rest = rest.replace(word, "", 1)
    return not rest and label not in _COMMON
