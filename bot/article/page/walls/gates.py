"""Pages that ask for something before they show anything: consent to cookies, or a log-in."""

from __future__ import annotations

import re

from bot.article.page.walls.view import PageView
from bot.article.page.walls.wording import any_of

_MOST_WORDS = 120
_MOST_SHOWN = 400

_CONSENT_TITLE = any_of(
    r"(?:before you (?:continue|go|proceed)|bevor (?:sie|du) |avant (?:de continuer|d['’]accéder)|antes de (?:continuar|ir)|prima di (?:continuare|proseguire)|voordat (?:je|u) |zanim przejdziesz|innan du |før du |inden du |(?:your |we value your |ihre |votre |tu |su |la tua |jouw |uw |sua |twoj\w+ )?(?:privacy|privatsphäre|datenschutz|vie privée|privacidad|privacidade|prywatnoś\w+|integritet|personvern|privatliv)(?: (?:settings|choices|preferences|gate|matters|einstellungen))?\b|(?:cookie|consent)[\w -]{0,30}(?:consent|settings|notice|wall|preferences|einstellungen|choices|required)?$|(?:consent|einwilligung|zustimmung|consentement|consentimiento|consenso|toestemming|zgoda|samtycke|samtykke)\b)",
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
    r"\s*(?:i )?(?:accept|agree|allow|consent|got it|ok\b|yes|alle? (?:akzeptieren|annehmen)|akzeptieren|zustimmen|einverstanden|(?:tout )?accepter|j['’]accepte|aceptar|acepto|accett|(?:alles )?accepteren|akkoord|aceitar|zgadzam|akceptuj|(?:acceptera|godkänn)|(?:tillad|accepter|godta|aksepter)|принять|согла)",
)
_CONSENT_ACTION = re.compile(r"consent|cookie-?(?:wall|policy|accept)|privacy-?(?:gate|wall|mgmt)", re.IGNORECASE)

_LOGIN = any_of(
    r"(?:please )?(?:log[ -]?in|sign[ -]?in|log ?on|login|authwall|member(?:s|ship)? (?:login|area)|authenticat\w+ required|sign up|join (?:now|linkedin)|register|create (?:an|your|a free) account|anmeld(?:en|ung)|einloggen|registrier\w+|(?:se )?connexion|(?:se )?connect(?:er|ez[ -]vous)|s['’]identifier|identifi(?:ez|cation)|inici(?:ar?|e) sesi[óo]n|iniciar sess[ãa]o|acced(?:er|i|a)\b|inloggen|aanmelden|entrar|fa(?:zer|ça) login|zaloguj|logowanie|logga in|log(?:g)? (?:ind|inn)|войти|вход|авторизация|ログイン|로그인|登录|登錄)",
)
_LONGEST_LOGIN_NAME = 60
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
    if view.is_declared_article and view.count >= _MOST_WORDS:
        return False
    if not _offers_consent(view):
        return False
    named = any(_CONSENT_TITLE.match(name) for name in view.names)
    if _has_consent_form(view) and (named or (view.count < _MOST_WORDS and view.shown_count <= _MOST_SHOWN)):
        return True
    if view.is_declared_article:
        return False
    return (named and _talks_of_consent(view.words or view.shown)) or _is_all_about_consent(view)


def is_login_page(view: PageView) -> bool:
    """Whether the page asks who one is and shows nothing else."""
    if view.count >= _MOST_WORDS or view.is_declared_article:
        return False
    named = any(_LOGIN.match(name) and len(name) <= _LONGEST_LOGIN_NAME for name in view.names)
    if named and (_asks_password(view) or _MUST_LOG_IN.search(view.shown) or view.shown_count <= _MOST_WORDS):
        return True
    return view.shown_count <= _MOST_SHOWN // 2 and (
        _MUST_LOG_IN.search(view.shown) is not None or (_asks_password(view) and view.count < _MOST_WORDS // 3)
    )


def _offers_consent(view: PageView) -> bool:
    buttons = (element for element in view.tree.iter("button", "a", "input") if element.get("type") != "hidden")
    return any(_ACCEPT.match(" ".join(button.itertext()) or button.get("value") or "") for button in buttons)


def _has_consent_form(view: PageView) -> bool:
    return any(_CONSENT_ACTION.search(form.get("action") or "") for form in view.tree.iter("form"))


def _talks_of_consent(text: str) -> bool:
    return _CONSENT_TALK.search(text) is not None


def _is_all_about_consent(view: PageView) -> bool:
    """Whether most of what was taken for the body speaks of cookies and data, on a page that shows hardly more."""
    paragraphs = [line for line in view.words.splitlines() if line.strip()] or [view.shown]
    talk = sum(len(line) for line in paragraphs if _talks_of_consent(line))
    return view.shown_count <= 2 * view.count + _MOST_SHOWN and talk * 2 > sum(map(len, paragraphs))


def _asks_password(view: PageView) -> bool:
    return any(field.get("type") == "password" for field in view.tree.iter("input"))
