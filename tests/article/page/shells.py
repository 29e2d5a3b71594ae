"""Pages that hold no article, or only its beginning, as sites of every kind send them; all names are invented."""

from __future__ import annotations

from dataclasses import dataclass

PARAGRAPHS = (
    "The harbour board of Lindhaven voted on Tuesday to close the eastern quay for repairs, its chair "
    "Marta Holm said.",
    "“We found cracks in eleven of the forty pillars,” Ms Holm told reporters after the meeting in the "
    "old customs house.",
    "Ferries to the outer islands will leave from the coal pier until October, the operator Nordline confirmed.",
    "Shop owners on the quay fear for the summer trade. “Nobody asked us,” said Piet Brandt, who sells "
    "smoked fish there.",
    "The repairs will cost about 4.2 million crowns, according to a report that the board published on its website.",
    "An engineer who worked on the survey, and who asked not to be named, said that the damage had been "
    "known for years.",
    "The board denied that. Its last inspection, in 2019, had shown no danger, Ms Holm said, and the "
    "papers were public.",
    "The town council will discuss the matter next week. Two of its members have asked for an inquiry "
    "into the survey.",
    "Work is to begin on the first of May. The quay has been closed to lorries since the beginning of the winter.",
    "Mr Brandt has moved his stall to the market square, where, he said, “the gulls are fewer and so are "
    "the people.”",
)
"""Some 190 words."""


@dataclass(frozen=True, slots=True)
class Shell:
    """A page and what is to come of it."""

    name: str
    code: str
    html: str


def page(body: str, *, head: str = "", title: str = "Lindhaven closes its eastern quay") -> str:
    """A page with this inside its body."""
    return f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def story(paragraphs: int = len(PARAGRAPHS), *, after: str = "") -> str:
    """An article's element with its first paragraphs, and what stands after them."""
    told = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:paragraphs])
    return f"<article><h1>Lindhaven closes its eastern quay</h1>{told}{after}</article>"


def ld(kind: str, more: str = "") -> str:
    """Structured data of a kind."""
    return f'<script type="application/ld+json">{{"@type":"{kind}","headline":"Lindhaven closes"{more}}}</script>'


MENU = (
    "<nav><ul>"
    + "".join(
        f"<li><a href='/{section}'>{section.title()}</a></li>"
        for section in "world business sport culture weather travel science opinion".split()
    )
    + "</ul></nav>"
)
FOOT = "<footer><a href='/about'>About us</a> <a href='/login'>Log in</a> <a href='/subscribe'>Subscribe</a></footer>"
BANNER = (
    "<div id='cookie-banner' role='dialog'><p>We and our partners use cookies to personalise content and ads.</p>"
    "<button>Accept all</button><button>Reject all</button></div>"
)
NOT_FREE = ld("NewsArticle", ',"isAccessibleForFree":false')
UNPAID_PART = (
    ',"isAccessibleForFree":false,"hasPart":'
    '{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".rest"}'
)

SHELLS = (
    # robots
    Shell(
        "cloudflare",
        "blocked",
        page(
            "<div class='main-wrapper'><h1>news.example</h1><p id='challenge-error-text'>"
            "Enable JavaScript and cookies to "
            "continue</p></div><script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script>",
            title="Just a moment...",
        ),
    ),
    Shell(
        "cloudflare-blocked",
        "blocked",
        page(
            "<div id='cf-wrapper'><h1>Sorry, you have been blocked</h1><h2>You are unable to access news.example</h2>"
            "<p>This website is using a security service to protect itself from online attacks. The action you just "
            "performed triggered the security solution.</p><p>Cloudflare Ray ID: 8a1b2c3d4e5f6071</p></div>",
            title="Attention Required! | Cloudflare",
        ),
    ),
    Shell(
        "akamai",
        "blocked",
        page(
            '<h1>Access Denied</h1>You don\'t have permission to access "http://news.example/story" '
            "on this server.<p>"
            "Reference #18.2d4f1602.1716300000.3a4b5c6d</p>",
            title="Access Denied",
        ),
    ),
    Shell(
        "datadome",
        "blocked",
        page(
            "<p id='cmsg'>Please enable JS and disable any ad blocker</p><script>var dd={'rt':'c','host':"
            "'geo.captcha-delivery.com'}</script><script src='https://ct.captcha-delivery.com/c.js'></script>",
            title="news.example",
        ),
    ),
    Shell(
        "perimeterx",
        "blocked",
        page(
            "<h1>Before we continue...</h1><p>Press &amp; Hold to confirm you are a human (and not a bot).</p>"
            "<div id='px-captcha'></div><p>Reference ID 3f2a</p>",
            title="Access to this page has been denied",
        ),
    ),
    Shell(
        "imperva",
        "blocked",
        page(
            "<iframe id='main-iframe' src='/_Incapsula_Resource?CWUDNSAI=9'>Request unsuccessful.</iframe>", title=""
        ),
    ),
    Shell(
        "captcha-de",
        "blocked",
        page("<p>Bitte bestätigen Sie, dass Sie kein Roboter sind.</p>", title="Kurze Prüfung"),
    ),
    Shell(
        "region",
        "blocked",
        page(
            "<h1>451: Unavailable due to legal reasons</h1><p>We recognize you are in the European Economic Area.</p>"
        ),
    ),
    # consent
    Shell(
        "consent-form",
        "consent",
        page(
            "<h1>Before you continue</h1><p>We use cookies and data to deliver our services.</p>"
            "<form action='https://consent.example/save' method='post'><button>Reject all</button>"
            "<button>Accept all</button></form>",
            title="Before you continue",
        ),
    ),
    Shell(
        "consent-long",
        "consent",
        page(
            "<div class='consent'>"
            + "".join(
                f"<p>If you agree, our {number} partners use cookies to store personal data about your visit, "
                "such as your IP address, in order to show personalised ads, to measure them and to learn about "
                "their audience.</p>"
                for number in range(230, 238)
            )
            + "<form action='/collectConsent'><button>Accept all</button>"
            "<button>Manage settings</button></form></div>",
            title="Your privacy choices",
        ),
    ),
    Shell(
        "consent-de",
        "consent",
        page(
            "<h1>Zustimmung erforderlich</h1><p>Mit Ihrer Einwilligung verwenden wir Cookies für Werbung.</p>"
            "<button>Akzeptieren und weiter</button>",
            title="Datenschutz",
        ),
    ),
    Shell(
        "consent-fr",
        "consent",
        page(
            "<p>Avec votre consentement, nos partenaires utilisent des cookies et des données personnelles.</p>"
            "<button>Tout accepter</button><button>Continuer sans accepter</button>",
            title="Avant de continuer",
        ),
    ),
    Shell("consent-over-shell", "consent", page(f"<div id='root'></div>{BANNER}<script src='/app.js'></script>")),
    # log-in
    Shell(
        "login",
        "login",
        page(
            "<h1>Log in</h1><form action='/session'><input name='user'><input type='password'>"
            "<button>Log in</button></form>",
            title="Log in | The Lindhaven Post",
        ),
    ),
    Shell(
        "login-sentence",
        "login",
        page("<p>You must be logged in to view this page.</p>" + FOOT, title="The Lindhaven Post"),
    ),
    Shell(
        "login-es",
        "login",
        page("<form><input type='email'><input type='password'></form>", title="Iniciar sesión - El Faro"),
    ),
    Shell(
        "authwall",
        "login",
        page(f"{MENU}<h1>Sign in to continue</h1><p>Join to see who you know.</p>", title="Sign in"),
    ),
    # nothing there
    Shell(
        "js-root",
        "no_article",
        page("<noscript>You need to enable JavaScript to run this app.</noscript><div id='root'></div>"),
    ),
    Shell("js-next", "no_article", page("<div id='__next'></div><script src='/_next/static/main.js'></script>")),
    Shell("js-sentence", "no_article", page("<p>This site doesn't work properly without JavaScript enabled.</p>")),
    Shell("empty", "no_article", ""),
    Shell("empty-body", "no_article", page("")),
    Shell(
        "not-found",
        "no_article",
        page(f"{MENU}<h1>Page not found</h1><p>It may have been moved.</p>{FOOT}", title="404"),
    ),
    Shell(
        "not-found-popular",
        "no_article",
        page(
            f"{MENU}<h1>Sorry, we couldn't find that page</h1><p>Try one of our most popular stories.</p><ul>"
            + "".join(f"<li><a href='/{n}'>A popular story about the quay, part {n}</a></li>" for n in range(12))
            + "</ul>",
            title="Page not found - The Lindhaven Post",
        ),
    ),
    Shell(
        "not-found-fr", "no_article", page("<h1>Erreur 404</h1><p>Rien ici.</p>", title="Page introuvable | Le Phare")
    ),
    Shell("not-found-de", "no_article", page("<h1>Seite nicht gefunden</h1>", title="Der Lotse")),
    Shell("gone", "no_article", page("<p>It is no more.</p>", title="410 Gone")),
    Shell(
        "server-error",
        "no_article",
        page("<center><h1>502 Bad Gateway</h1></center><hr>nginx", title="502 Bad Gateway"),
    ),
    Shell(
        "maintenance", "no_article", page("<h1>Under maintenance</h1><p>We will be back soon.</p>", title="Back soon")
    ),
    Shell("parked", "no_article", page("<p>Make an offer today.</p>", title="Domain for sale")),
    # no article
    Shell(
        "front-page",
        "not_an_article",
        page(
            MENU
            + "".join(f"<h2><a href='/s/{n}'>The council of Lindhaven hears of case {n}</a></h2>" for n in range(40))
            + FOOT,
            title="The Lindhaven Post",
        ),
    ),
    Shell(
        "front-page-short",
        "not_an_article",
        page(MENU + "".join(f"<div><a href='/s/{n}'>Headline {n}</a></div>" for n in range(60)), title="The Post"),
    ),
    Shell(
        "section-teasers",
        "not_an_article",
        page(
            MENU
            + "".join(
                f"<div class='card'><h3><a href='/s/{n}'>Case {n} before the harbour court</a></h3>"
                f"<p>{text}</p></div>"
                for n, text in enumerate(PARAGRAPHS)
            ),
            title="Courts",
        ),
    ),
    Shell(
        "search",
        "not_an_article",
        page(
            "<form role='search'><input name='q'></form><h1>Search results for “quay”</h1><ol>"
            + "".join(f"<li><a href='/s/{n}'>Quay closed for the {n}th time this year</a></li>" for n in range(10))
            + "</ol>",
            head=ld("SearchResultsPage"),
            title="Search results",
        ),
    ),
    Shell(
        "product",
        "not_an_article",
        page(
            "<h1>Smoked herring, 500 g</h1><p>Caught off Lindhaven, smoked over beech wood for twelve hours.</p>"
            "<p>Price: 12.90</p><button>Add to basket</button>",
            head=ld("Product", ',"offers":{"@type":"Offer","price":"12.90"}'),
            title="Smoked herring",
        ),
    ),
    Shell(
        "product-undeclared",
        "not_an_article",
        page(
            "<h1>Räucherhering, 500 g</h1><p>Gefangen vor Lindhaven, zwölf Stunden über Buche geräuchert.</p>"
            "<button>In den Warenkorb</button>",
            title="Räucherhering",
        ),
    ),
    # players
    Shell(
        "video",
        "video_only",
        page(
            "<h1>Watch: ferries at the coal pier</h1><video src='/v.mp4'></video>"
            "<p>Ferries left the coal pier today.</p>",
            head=ld("VideoObject"),
        ),
    ),
    Shell("video-og", "video_only", page("<p>Watch.</p>", head="<meta property='og:type' content='video.other'>")),
    Shell(
        "video-frame",
        "video_only",
        page(
            "<iframe src='https://www.youtube.com/embed/abc'></iframe>"
            "<p>The chair of the board speaks on the quay today.</p>"
        ),
    ),
    Shell("podcast", "video_only", page("<audio src='/a.mp3'></audio><p>Episode 12.</p>", head=ld("PodcastEpisode"))),
    # posts
    Shell(
        "post-address",
        "post_only",
        page(
            "<noscript>JavaScript is not available.</noscript>",
            head="<link rel='canonical' href='https://x.com/holm_marta/status/1790000000000000000'>",
            title="X",
        ),
    ),
    Shell(
        "post-title",
        "post_only",
        page("<div id='app'></div>", title="Marta Holm on Instagram: &quot;The quay is closed&quot;"),
    ),
    Shell(
        "post-kind",
        "post_only",
        page("<div id='app'></div>", head=ld("SocialMediaPosting"), title="Marta Holm"),
    ),
    # walls
    Shell(
        "paywall",
        "paywalled",
        page(story(1, after="<div class='paywall'>Subscribe to continue reading</div>"), head=NOT_FREE),
    ),
    Shell(
        "paywall-undeclared",
        "paywalled",
        page(
            story(2, after="<div class='offer'><h3>This article is for subscribers only</h3><a>Subscribe</a></div>")
        ),
    ),
    Shell(
        "paywall-empty-part",
        "paywalled",
        page(story(2, after="<div class='rest'></div>"), head=ld("NewsArticle", UNPAID_PART)),
    ),
    Shell(
        "regwall",
        "paywalled",
        page(story(2, after="<div class='regwall'><p>Create a free account to read the full article.</p></div>")),
    ),
    Shell(
        "paywall-limit",
        "paywalled",
        page(story(3, after="<section><h2>You’ve reached your limit of free articles</h2></section>")),
    ),
)

WALLS = {
    "en": "Already a subscriber? Log in. Subscribe now to keep reading this story.",
    "de": "Weiterlesen mit Lotse Plus. Bereits Abonnent? Hier anmelden.",
    "fr": "La suite est réservée aux abonnés. Déjà abonné ? Se connecter",
    "es": "Suscríbete para seguir leyendo. ¿Ya eres suscriptor?",
    "it": "Abbonati per continuare a leggere. Sei già abbonato?",
    "nl": "Neem een abonnement om verder te lezen. Al abonnee?",
    "pt": "Assine para continuar lendo. Já é assinante?",
    "pl": "Wykup dostęp, aby czytać dalej. Masz już prenumeratę?",
    "sv": "Logga in för att läsa vidare. Redan prenumerant?",
    "da": "Bliv abonnent for at læse videre. Allerede abonnent?",
    "no": "Bli abonnent for å lese videre. Allerede abonnent?",
}
"""What stands at a wall, by language."""
