"""Pages that ask for something before they show anything: consent to cookies, or a log-in."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from bot.article.page.walls.view import PageView
from bot.article.page.walls.wording import any_of

_MOST_WORDS = 120
_MOST_SHOWN = 400
_LONGEST_NAME = 40
"""Characters of a title that names a gate; a headline about one says more."""

_CONSENT_TITLE = any_of(
    r"before you (?:continue|go|proceed)\b",
    r"bevor (?:sie|du) (?:fortf|weiter|zu )",
    r"avant (?:de continuer|d['’]accéder)",
    r"antes de (?:continuar|ir)\b",
    r"prima di (?:continuare|proseguire)",
    r"voordat (?:je|u) (?:verder|naar)",
    r"zanim przejdziesz",
    r"(?:innan|før|inden) du (?:fortsätter|fortsetter|fortsætter|går)",
    r"(?:your |we value your |ihre |votre |tu |su |la tua |jouw |uw |sua |\w+ )?(?:privacy|privatsphäre|datenschutz|"
    r"vie privée|privacidad|privacidade|prywatnoś\w+|integritet|personvern|privatliv)(?:[ -]?(?:settings|choices|"
    r"preferences|gate|matters|einstellungen|center))?$",
    r"(?:cookies?|consent)(?:[ -]?(?:consent|settings|notice|wall|preferences|policy|choices|einstellungen))*$",
    r"(?:einwilligung|zustimmung|consentement|consentimiento|consenso|toestemming|zgoda|samtycke|samtykke)\b",
)
_CONSENT_TALK = any_of(
    r"\bcookies?\b",
    r"consent",
    r"privacy",
    r"personal(?:i[sz]ed)? (?:data|ads)",
    r"our (?:\d+ )?partners",
    r"datenschutz",
    r"einwillig",
    r"zustimm",
    r"personenbezogen",
    r"vie privée",
    r"données personnelles",
    r"consentement",
    r"privacidad",
    r"consentimiento",
    r"datos personales",
    r"dati personali",
    r"consenso",
    r"toestemming",
    r"persoonsgegevens",
    r"privacidade",
    r"dados pessoais",
    r"zgod[ay]",
    r"ciasteczk",
    r"dane osobowe",
    r"samtycke",
    r"personuppgift",
    r"samtykke",
    r"personopplysning",
    r"personoplysning",
    r"kakor",
    r"informasjonskapsl",
)
_ACCEPT = any_of(
    r"(?:i )?(?:accept|agree|allow|consent)",
    r"(?:got it|ok|okay|yes)\b",
    r"(?:alle? )?(?:akzeptieren|annehmen|zustimmen|einverstanden)",
    r"(?:tout |j['’])?accepte",
    r"acept(?:ar|o)\b|accett|aceitar|concordo",
    r"(?:alles )?accepteren|akkoord",
    r"zgadzam|akceptuj",
    r"acceptera|godkänn|tillad|accepter|godta|aksepter",
    r"принять|соглас|同意|동의",
)
_CONSENT_ACTION = re.compile(r"consent|cookie-?(?:wall|policy|accept)|privacy-?(?:gate|wall|mgmt)", re.IGNORECASE)

_LOGIN = any_of(
    r"(?:please )?(?:log[ -]?in|sign[ -]?in|log ?on|sign up|register|join now)\b",
    r"(?:authwall|members? (?:login|area)|create (?:an|your|a free) account|authenticat\w+ required)",
    r".{1,30} (?:login|log in|sign in)$",
    r"(?:anmeld(?:en|ung)|einloggen|registrier\w+)\b",
    r"(?:se )?(?:connexion|connecter)\b|connectez[ -]vous|s['’]identifier|identifi(?:ez|cation)",
    r"inici(?:ar?|e) sesi[óo]n|iniciar sess[ãa]o|acced(?:er|i|a)\b|entrar$|fa(?:zer|ça) login",
    r"(?:inloggen|aanmelden)\b",
    r"zaloguj|logowanie",
    r"logga in|logg? (?:ind|inn)\b",
    r"войти|вход\b|авторизация|ログイン|로그인|登录|登錄",
)
_MUST_LOG_IN = any_of(
    r"(?:you (?:must|need to|have to)|please) (?:be )?(?:log(?:ged)?|sign(?:ed)?)[ -]?in",
    r"(?:log|sign) in (?:to (?:continue|view|see|access|read|proceed|your)|with your)",
    r"(?:login|authentication) (?:is )?required",
    r"(?:bitte )?(?:melden sie sich|loggen sie sich|melde dich|logge dich) (?:bitte )?(?:an|ein)",
    r"sie müssen (?:sich )?(?:angemeldet|anmelden|einloggen)",
    r"(?:vous devez|veuillez) (?:être connecté|vous (?:connecter|identifier))",
    r"connectez[ -]vous (?:pour|à)",
    r"(?:debes?|tienes que|inicia) (?:iniciar )?sesión",
    r"(?:devi|effettua) (?:il |effettuare )?(?:l['’]accesso|login)",
    r"je moet (?:ingelogd|inloggen)",
    r"você precisa (?:estar logado|fazer login)",
    r"musisz (?:się za|być za)logowa",
    r"du måste logga in",
    r"du (?:skal|må) (?:være logget|logge) ind?n?",
)


def is_consent_wall(view: PageView) -> bool:
    """Whether a notice about cookies or data is all that the page holds."""
    if (view.is_declared_article and view.count >= _MOST_WORDS) or not _offers_consent(view):
        return False
    named = any(_CONSENT_TITLE.match(name) and len(name) <= _LONGEST_NAME for name in view.names)
    if _has_consent_form(view) and (named or (view.count < _MOST_WORDS and view.shown_count <= _MOST_SHOWN)):
        return True
    if view.is_declared_article:
        return False
    if named and view.count < _MOST_WORDS and _CONSENT_TALK.search(view.words or view.shown):
        return True
    return (named or view.count < _MOST_WORDS) and _is_all_about_consent(view)


def is_login_page(view: PageView) -> bool:
    """Whether the page asks who one is and shows nothing else."""
    if view.count >= _MOST_WORDS or view.is_declared_article:
        return False
    named = any(_LOGIN.match(name) and len(name) <= _LONGEST_NAME for name in view.names)
    if named and (_asks_password(view) or _MUST_LOG_IN.search(view.shown) or view.shown_count <= _MOST_WORDS):
        return True
    if view.count >= _MOST_WORDS // 3 or view.shown_count > _MOST_SHOWN // 2:
        return False
    return _MUST_LOG_IN.search(view.shown) is not None or _asks_password(view)


def _offers_consent(view: PageView) -> bool:
    buttons = (element for element in view.tree.iter("button", "a", "input") if element.get("type") != "hidden")
    return any(_ACCEPT.match(_label(button)) for button in buttons)


def _label(button: HtmlElement) -> str:
    return ("".join(button.itertext()) or button.get("value") or "").strip()


def _has_consent_form(view: PageView) -> bool:
    return any(_CONSENT_ACTION.search(form.get("action") or "") for form in view.tree.iter("form"))


def _is_all_about_consent(view: PageView) -> bool:
    """Whether most of what was taken for the body speaks of cookies and data, on a page that shows hardly more."""
    paragraphs = [line for line in view.words.splitlines() if line.strip()] or [view.shown]
    talk = sum(len(line) for line in paragraphs if _CONSENT_TALK.search(line))
    return view.shown_count <= 2 * view.count + _MOST_SHOWN and talk * 2 > sum(map(len, paragraphs))


def _asks_password(view: PageView) -> bool:
    return any(field.get("type") == "password" for field in view.tree.iter("input"))
