"""How pages ask for a subscription before they show the rest, in the languages of most news sites.

Three patterns, from certain to uncertain; each looks at what stands where a text ends, and none of them is evidence
anywhere else.
"""

from __future__ import annotations

from bot.article.page.walls.wording import any_of

REMAINS = any_of(
    # English
    r"\d+ ?% of (?:this|the) (?:article|story|post|text) (?:is |are |still )?(?:left|remain|to (?:be )?read)",
    r"\d+ (?:more )?(?:words|paragraphs|characters) (?:left )?(?:to read|of this (?:article|story))",
    r"\b(?:rest|remainder|full (?:text|version)) of (?:this|the) (?:article|story|post|content|piece) is "
    r"(?:\w+ ){0,3}(?:for|to|behind) ",
    # German
    r"\d+ ?% (?:des|dieses) (?:artikels|textes|beitrags) (?:gelesen|übrig|lesen)",
    r"\bder (?:rest|vollständige|ganze|komplette) (?:des |dieses )?(?:artikels?|textes|text|beitrags?) ist "
    r"(?:nur |exklusiv )?(?:für|mit|hinter) ",
    # French
    r"il vous reste [\d.,]+ ?% (?:de (?:cet article|ce texte)|à lire)",
    r"\bla suite (?:de cet article )?est réservée (?:à nos |aux )",
    # Spanish, Italian, Portuguese
    r"queda (?:el )?[\d.,]+ ?% (?:de este artículo )?por leer",
    r"el resto (?:de este|del) (?:artículo|contenido) (?:es|está) (?:exclusivo|reservado|disponible)",
    r"il resto (?:di quest|del)\w*['’]? ?(?:articolo|contenuto) è (?:riservato|disponibile)",
    r"o restante (?:deste|do) (?:artigo|conteúdo) (?:é|está) (?:exclusivo|reservado|disponível)",
    # Dutch, Polish
    r"\bde rest van dit artikel is (?:\w+ )?voor ",
    r"pozostało (?:ci )?(?:jeszcze )?[\d.,]+ ?% (?:artykułu|tekstu|do przeczytania)",
    r"(?:dalsza część|pozostała część) (?:tego )?(?:artykułu|tekstu) (?:jest )?(?:\w+ )?(?:dostępna|tylko|dla)",
    # Swedish, Danish, Norwegian
    r"resten av (?:den här |denne )?(?:artikeln|artikkelen|saken|texten|teksten) (?:är|er) (?:\w+ )?för?\b",
    r"resten af (?:denne )?(?:artiklen|artikel|teksten) er (?:\w+ )?for\b",
    # Japanese, Russian
    r"この記事は(?:有料)?会員限定",
    r"続きを読むには",
    r"(?:полный текст|продолжение) доступн\w+ (?:только )?(?:по подписке|подписчикам)",
)
"""That there is more of this very text and it is not shown."""

_ACT = (
    r"\b(?:subscribe|subscription|sign up|register|log ?in|sign in|join|become an? \w+|create an? (?:free )?account|"
    r"start your \w+|upgrade|unlock)\b[^.!?\n]{0,50}"
)
_WHOLE = r"(?:full|entire|whole|complete|exclusive|premium|rest of (?:this|the))"
_THIS = rf"(?:this(?: {_WHOLE})?|the {_WHOLE}) (?:article|story|post|content|piece|text)"
READ_ON = any_of(
    # English
    rf"{_ACT}\b(?:to|and) (?:continue|keep|finish) reading",
    rf"{_ACT}\b(?:to|and) (?:read|unlock|access|view|see|get) {_THIS}",
    rf"{_ACT}\bto read the (?:article|story)\b",
    rf"\bto (?:continue|keep|finish) reading\b(?: {_THIS})?[^.!?\n]{{0,30}}{_ACT}",
    rf"\bto (?:read|access|view) {_THIS}[^.!?\n]{{0,30}}{_ACT}",
    rf"\b(?:unlock|continue reading|keep reading) {_THIS}",
    rf"\b{_THIS} is (?:only |just |exclusively |exclusive |currently |available |reserved )*(?:for|to) "
    r"(?:our |all |paid |paying |premium |registered |digital |site |\w+ plus )*(?:subscribers|members|supporters)",
    r"\b(?:exclusive|premium) (?:article|story|content) for (?:\w+ ){0,2}(?:subscribers|members)",
    r"\b(?:article|story|content|post)s? for (?:paid |paying )?subscribers only\b",
    r"\bfor subscribers only\W*$",
    r"\byou(?:['’]ve| have) (?:reached|used|read|hit)[^.!?\n]{0,40}\b(?:limit|free (?:articles|stories|reads))",
    # German
    r"\b(?:weiter ?lesen|lesen sie weiter) mit\b",
    r"\b(?:jetzt|um|hier)\b[^.!?\n]{0,60}(?:weiterzulesen|und (?:sofort )?weiterlesen)",
    r"\b(?:um|jetzt) (?:den|diesen) (?:ganzen |vollständigen |gesamten )?(?:artikel|beitrag|text) "
    r"(?:zu lesen|lesen|freischalten|weiterzulesen)",
    r"\b(?:dieser|der) (?:ganze |vollständige )?(?:artikel|beitrag|text|inhalt) ist "
    r"(?:nur |exklusiv |ausschließlich )?(?:für (?:unsere )?|unseren )"
    r"(?:\w*abonn|mitglied|\w*plus|premium|registrierte)",
    r"\b(?:nur|exklusiv) für (?:unsere )?\w*abonnent",
    r"\babonnieren[^.!?\n]{0,40}weiterlesen",
    r"\b(?:artikel|beitrag|text) (?:jetzt )?freischalten",
    # French
    r"(?:abonnez|inscrivez|connectez|identifiez)[ -]vous[^.!?\n]{0,30} pour "
    r"(?:lire|continuer|accéder|poursuivre|découvrir)",
    r"pour (?:lire|continuer|poursuivre) (?:la suite|la lecture|votre lecture|cet article|l['’]intégralité)",
    r"(?:cet article|ce contenu|l['’]intégralité[^.!?\n]{0,20}) est (?:exclusivement )?réservée? "
    r"(?:à nos|aux) (?:abonn|membr|lect)",
    # Spanish
    r"(?:suscr[ií]b(?:ete|ase|irse)|reg[ií]str(?:ate|ese)|inicia sesión|hazte (?:socio|premium|suscriptor))"
    r"[^.!?\n]{0,40} (?:para|y) (?:seguir|sigue|continuar|leer|lee|acceder)",
    r"para (?:seguir|continuar) leyendo",
    r"(?:este|esta) (?:artículo|contenido|noticia)(?: es)? (?:\w+ )?(?:exclusiv[oa]|reservad[oa]|s[oó]lo) "
    r"(?:para|a) (?:los |nuestros )?(?:suscriptor|soci|abonad)",
    # Italian
    r"(?:abbonati|registrati|accedi)[^.!?\n]{0,40} (?:per|e) (?:continua|legger|leggi|proseguir|acceder)",
    r"per continuare (?:a leggere|la lettura)",
    r"questo (?:articolo|contenuto)(?: è)? (?:riservato|esclusivo|disponibile solo) "
    r"(?:agli|ai|per (?:gli|i)) (?:abbonati|soci|iscritti)",
    # Dutch
    r"(?:abonneer|neem een abonnement|word (?:abonnee|lid)|log in|registreer)[^.!?\n]{0,40} "
    r"(?:om|en) (?:verder|dit|lees|door)",
    r"\b(?:verder|door) ?te lezen",
    r"\bdit artikel is (?:alleen |exclusief |enkel )?voor (?:abonnees|leden)",
    # Portuguese
    r"(?:assine|subscreva|cadastre-se|faça (?:seu )?login|inicie sessão|registe-se)[^.!?\n]{0,40} "
    r"(?:para|e) (?:continu|ler|leia|ter acesso|aced|acess)",
    r"para continuar (?:a ler|lendo|a leitura)",
    r"(?:este|esta) (?:artigo|conteúdo|matéria|reportagem)(?: é)? (?:\w+ )?(?:exclusiv[oa]|reservad[oa]|restrit[oa]) "
    r"(?:para|a|aos) (?:os )?(?:assinantes|subscritores)",
    # Polish
    r"(?:wykup|kup|zaloguj się|zarejestruj się|subskrybuj|zostań)[^.!?\n]{0,50},? (?:aby|żeby|i|by) "
    r"(?:czyta|przeczyta|kontynuowa|uzyska)",
    r"(?:aby|żeby) (?:czytać dalej|przeczytać (?:całość|cały|dalsz))",
    r"(?:artykuł|treść|tekst) (?:jest )?(?:dostępn\w+ )?(?:tylko|wyłącznie) dla (?:prenumerator|subskrybent|abonent)",
    # Swedish, Danish, Norwegian, Finnish
    r"(?:bli prenumerant|prenumerera|logga in|skaffa|teckna)[^.!?\n]{0,40} (?:för att|och) (?:läs|fortsätt)",
    r"för att (?:läsa vidare|fortsätta läsa|läsa hela)",
    r"(?:artikeln|innehållet) är (?:endast |bara |exklusivt |låst )*för (?:våra )?prenumeranter",
    r"(?:bliv (?:abonnent|medlem)|køb|log ind|tegn|opret)[^.!?\n]{0,40} (?:for at|og) (?:læs|fortsæt)",
    r"for at læse (?:videre|resten|hele)",
    r"(?:artiklen|indholdet) er (?:kun |forbeholdt |låst )+(?:for )?(?:vores )?(?:abonnenter|medlemmer)",
    r"(?:bli abonnent|kjøp|logg inn|abonner|tegn)[^.!?\n]{0,40} (?:for å|og) (?:les|fortsett)",
    r"for å lese (?:videre|resten|hele)",
    r"(?:artikkelen|saken|innholdet) er (?:kun |bare |forbeholdt |låst )+(?:for )?(?:våre )?abonnenter",
    r"(?:tilaa|kirjaudu)[^.!?\n]{0,40}(?:jatka|lue)",
    r"jatkaaksesi lukemista",
    # Russian
    r"чтобы (?:читать|продолжить|прочитать)[^.!?\n]{0,40}(?:подпи|войди|оформи)",
)
"""What one has to do to read on."""

ALREADY_ONE = any_of(
    r"\balready (?:a |an |have )?(?:\w+ ){0,2}(?:subscriber|member|account|subscribed|registered)",
    r"\bsubscribe (?:now|today) (?:for|from)\b",
    r"\bchoose your (?:plan|subscription)\b",
    r"\bsee (?:all )?subscription (?:options|plans)\b",
    r"\b(?:bereits|schon) (?:\w+ )?(?:abonnent|abonniert|kunde|registriert|mitglied|abo)\b",
    r"déjà (?:un )?(?:abonné|inscrit|membre|client)",
    r"\bya (?:eres|es|soy|tienes) (?:\w+ )?(?:suscriptor|socio|abonado|cuenta|suscrito)",
    r"\bgià (?:un )?(?:abbonat|registrat|iscritt)",
    r"\bal (?:abonnee|lid|een account)\b",
    r"\bjá (?:é|sou|tem) (?:\w+ )?(?:assinante|subscritor|conta|cadastr)",
    r"masz już (?:prenumerat|subskrypcj|konto|dostęp)",
    r"\bredan (?:prenumerant|kund|medlem)",
    r"\ballerede (?:abonnent|kunde|medlem)",
)
"""What is said to those who may read on; stands in the heads of pages as well."""
