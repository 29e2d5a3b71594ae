"""Pages of services that keep programs out: "Just a moment…", "Access Denied", "Press & Hold"."""

from __future__ import annotations

from bot.article.page.walls.view import PageView, marks_of
from bot.article.page.walls.wording import any_of

_MOST_WORDS = 60
"""Words that may be taken for the body of such a page: its own explanation."""

_MOST_SHOWN = 300

_TITLE = any_of(
    r"just a moment",
    r"attention required",
    r"access (?:to this page )?(?:has been )?(?:denied|blocked|restricted)",
    r"(?:are you|robot or|not) a? ?(?:human|robot)",
    r"pardon our interruption",
    r"(?:verif\w+|confirm\w*) (?:that )?(?:you|your)",
    r"(?:human|bot|browser|security|captcha|ddos)[ -](?:verification|check|challenge|guard|protection)",
    r"captcha",
    r"one moment,? please",
    r"please wait",
    r"request (?:unsuccessful|blocked|rejected)",
    r"(?:403 |error )?forbidden",
    r"unavailable (?:due to|for) legal reasons",
    r"(?:error )?(?:401|403|429|451)\b",
    r"too many requests",
    r"you have been blocked",
    r"nur einen moment",
    r"einen moment,? bitte",
    r"zugriff verweigert",
    r"un instant",
    r"un momento",
    r"accès (?:refusé|bloqué)",
    r"acceso denegado",
    r"accesso negato",
    r"acesso negado",
    r"toegang geweigerd",
    r"åtkomst nekad",
    r"adgang nægtet",
    r"ingen tilgang",
    r"odmowa dostępu",
    r"доступ (?:запрещ|ограничен)",
    r"проверка браузера",
)
_MARK = any_of(
    r"cf-(?:challenge|browser-verification|error-details|wrapper|turnstile)",
    r"challenge-(?:form|running|stage|container)",
    r"px-captcha",
    r"captcha-(?:container|box|page)",
    r"(?:h|g-re)captcha",
    r"ddos-guard",
    r"distil",
    r"sec-(?:if-)?cpt",
)
_SERVICE = any_of(
    r"captcha-delivery\.com",
    r"_Incapsula_Resource",
    r"/cdn-cgi/(?:challenge-platform|styles/(?:challenges|cf\.errors))",
    r"challenges\.cloudflare\.com",
    r"perimeterx",
    r"px-cdn\.net",
    r"px-cloud\.net",
    r"errors\.edgesuite\.net",
    r"_sec/cp_challenge",
    r"awswaf\.com",
    r"ddos-guard\.net",
    r"hcaptcha\.com",
    r"recaptcha/",
    r"kasada",
    r"/149e9513-01fa-4fb0-aad4-566afd725d1b/",
)
_SAYS = any_of(
    r"checking (?:if the site connection is secure|your browser)",
    r"(?:verify|confirm|prove|make sure) (?:that )?you(?:'re|’re| are) (?:a |not )*(?:human|robot|bot)",
    r"press (?:&|and) hold",
    r"don['’]t have permission to access",
    r"permission to access .{1,200} on this server",
    r"incapsula incident",
    r"unusual (?:traffic|activity) (?:from|on) your",
    r"complete the (?:security check|captcha)",
    r"enable (?:javascript and )?cookies to continue",
    r"(?:security service|website) (?:to )?protect itself",
    r"ray id:? ?[0-9a-f]{8}",
    r"reference #\d+\.[0-9a-f]+",
    r"you have been blocked",
    r"(?:access|request) (?:has been |was )?blocked",
    r"needs to review the security of your connection",
    r"performing security verification",
    r"automated (?:access|requests|queries)",
    r"solve (?:this|the) (?:puzzle|captcha)",
    r"i['’]m not a robot",
    r"are you a (?:robot|human)",
    r"slide (?:right|to)",
    r"not available (?:in|to) (?:your (?:country|region|location)|(?:visitors|users|readers) (?:in|from))",
    r"(?:european economic area|\bgdpr\b).{0,200}(?:cannot|can't|unable|not) ",
    r"bestätigen sie,? dass sie (?:kein|ein)",
    r"ich bin kein roboter",
    r"vérifi(?:er|ez) que vous",
    r"je ne suis pas un robot",
    r"no (?:eres|soy) un robot",
    r"non sono un robot",
    r"não sou um robô",
    r"ik ben geen robot",
    r"nie jestem robotem",
    r"я не робот",
)


def is_challenge(view: PageView) -> bool:
    """Whether the page is a check for robots or a refusal to them: it shows little, and that is what it says."""
    if view.count > _MOST_WORDS or view.shown_count > _MOST_SHOWN:
        # Cloudflare's and Akamai's longest explanations are below this; a page with more has something else to show.
        return False
    says = _SAYS.search(view.shown) is not None or _SAYS.search(_unscripted(view)) is not None
    named = any(_TITLE.match(name) for name in view.names)
    return (says + named + _is_served_by_guard(view)) >= (2 if view.is_declared_article else 1)


def _unscripted(view: PageView) -> str:
    return " ".join(" ".join(node.itertext()) for node in view.tree.iter("noscript"))


def _is_served_by_guard(view: PageView) -> bool:
    """Whether a robot check is all that there is: such scripts stand unnoticed on many an article too."""
    if view.shown_count > _MOST_WORDS:
        return False
    return any(
        _MARK.search(marks_of(element))
        or (
            element.tag in ("script", "iframe")
            and _SERVICE.search(f"{element.get('src') or ''} {element.text or ''}")
        )
        for element in view.tree.iter()
    )
