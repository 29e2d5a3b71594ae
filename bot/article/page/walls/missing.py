"""Pages with nothing to read: errors, what is no longer there, and shells that a browser's program fills."""

from __future__ import annotations

import re

from bot.article.page.walls.view import PageView
from bot.article.page.walls.wording import any_of

_MOST_WORDS = 120
_FEWEST_WORDS = 8
_MOST_SHELL_WORDS = 40
_MOST_SHELL_SHOWN = 80

_IT = (
    r"(?:(?:the |this |that )?(?:page|story|article|content|url|site|document|file|link)"
    r"(?: you(?:['’]re| are)? (?:requested|looking for))?)"
)
_GONE = any_of(
    r"(?:http |error |fehler |erreur |errore?|oops[!.,]* )*[:\s]*(?:404|410|50[0234]|52[01235])\b(?!\s+\w+ \w+ \w+)",
    r"(?:oops|sorry|whoops|uh[- ]oh)\b.{0,60}(?:not found|find|exist|wrong|moved|gone|lost)",
    rf"(?:{_IT} )?(?:was |is |could |can)?(?:not|n['’]t)(?: be)? (?:found|available)\b",
    rf"{_IT} (?:is )?(?:cannot be found|no longer (?:available|exists?)|unavailable|removed)",
    rf"{_IT} does(?:n['’]t| not) exist",
    rf"{_IT} (?:has|have) (?:been )?(?:moved|removed|expired|deleted)",
    r"we (?:can['’]t|could(?:n['’]t| not)) find (?:the|that|this|your)",
    r"something went wrong",
    r"(?:internal )?server error",
    r"bad gateway",
    r"service (?:temporarily )?unavailable",
    r"gateway time-?out",
    r"(?:site |we['’]re |down for |under |scheduled )+maintenance",
    r"(?:application|database|an|unexpected) error\b",
    r"error establishing a database",
    r"domain (?:is )?for sale",
    r"account suspended",
    r"index of /",
    r"(?:die |diese )?(?:seite|artikel|dokument)(?: wurde| ist| existiert)?(?: leider)? nicht "
    r"(?:gefunden|vorhanden|verfügbar|mehr)",
    r"(?:cette |la )?page (?:non trouvée|introuvable|inexistante|n['’]existe)",
    r"(?:la )?página no (?:encontrada|existe|disponible)",
    r"no (?:se ha )?encontrad[oa]",
    r"(?:la )?pagina non (?:trovata|esiste|disponibile)",
    r"(?:de )?pagina (?:is )?niet gevonden",
    r"(?:a )?página não (?:encontrada|existe)",
    r"(?:nie znaleziono|strona nie (?:istnieje|została))",
    r"sidan (?:hittades|finns|kunde) inte",
    r"(?:siden|side) (?:blev |ble |er )?ikke (?:fundet|funnet)",
    r"(?:siden|sida) finnes ikke",
    r"fant ikke siden",
    r"sivua ei",
    r"страница не найдена",
    r"ページが見つかりません",
    r"お探しのページ",
    r"페이지를 찾을 수",
    r"页面不存在",
    r"找不到",
)
_LONGEST_NAME = 90
_NEEDS_SCRIPT = any_of(
    r"(?:enable|turn on|requires?|need|without|activate|support)\b.{0,40}java ?script",
    r"java ?script\b.{0,60}(?:enabled?|required|disabled|turned off|not available|activ)",
    r"javascript.{0,60}(?:aktivier|einschalt|activ(?:er|ar|é)|attiv|inschakel|ativ|włącz|aktiver|slå)",
    r"(?:aktivier|activ(?:ez|a|e)|attiva|schakel|ative|włącz|aktiver)\w*.{0,40}javascript",
    r"(?:browser|version).{0,40}(?:not supported|unsupported|out of date|outdated|no longer supported)",
)


def is_error_page(view: PageView) -> bool:
    """Whether the page's own title or heading says that there is nothing: some send that with a success status."""
    if view.count >= _MOST_WORDS or view.is_declared_article:
        return False
    return any(_GONE.match(part) for name in view.names for part in _parts(name) if len(part) <= _LONGEST_NAME)


def is_empty(view: PageView) -> bool:
    """Whether there are no words in it to speak of: nothing at all, or only what is for browsers without scripts."""
    if view.count < _FEWEST_WORDS:
        return True
    if view.count > _MOST_SHELL_WORDS or view.shown_count > max(_MOST_SHELL_SHOWN, 2 * view.count):
        return False
    return _NEEDS_SCRIPT.search(view.words) is not None


def _parts(name: str) -> list[str]:
    """A title's parts, without the site's name before or after them."""
    return [part.strip(" \"'“”!.…") for part in re.split(r"\s+[|–—•·:»-]+\s+|[|»]", name)]
