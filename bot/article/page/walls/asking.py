"""How pages ask for a subscription before they show the rest, in the languages of most news sites.

Three patterns, from certain to uncertain; each looks at what stands where a text ends, and none of them is evidence
anywhere else.
"""

from __future__ import annotations

from bot.article.page.walls.wording import any_of

REMAINS = any_of(
    r"\b(?:you have|there (?:is|are)) (?:\d+ ?%|\d+ (?:words|paragraphs|characters)) (?:of (?:this|the) \w+ )?(?:left|remaining|to read)",
    r"\d+ ?% (?:of (?:this|the) (?:article|story|post) )?(?:left|remaining|still to read)",
    r"(?:the )?(?:rest|remainder|full (?:text|version)|remaining \w+) of (?:this|the) (?:article|story|post|content|piece) (?:is|are) (?:\w+ ){0,3}(?:for|to|behind)",
    r"il vous reste [\d.,]+ ?% ",
    r"la suite (?:de cet article )?est réservée",
    r"sie (?:haben|sehen) (?:erst )?\d+ ?% (?:des|dieses)",
    r"noch \d+ ?% (?:des|dieses) (?:artikels|textes)",
    r"der (?:rest|vollständige|ganze|komplette) (?:des |dieses )?(?:artikels?|textes|text|beitrag\w*) ist (?:nur |exklusiv )?(?:für|im|mit|hinter)",
    r"(?:te|le) queda el? ?[\d.,]+ ?%",
    r"el resto (?:de este|del) (?:artículo|contenido) (?:es|está)",
    r"il resto (?:di questo|dell['’])(?: ?articolo| ?contenuto) è",
    r"o restante (?:deste|do) (?:artigo|conteúdo)",
    r"(?:de )?rest van dit artikel is",
    r"pozostało (?:ci )?\d+ ?%",
    r"dalsza część (?:artykułu|tekstu) (?:jest )?(?:dostępna|tylko|dla)",
    r"resten av (?:artikeln|artikkelen|saken) (?:är|er)",
    r"resten af artiklen er",
    r"残り\d+文字",
    r"この記事は(?:有料)?会員限定",
    r"続きを読むには",
    r"(?:полный текст|продолжение) доступн\w+ (?:только )?(?:по подписке|подписчикам)",
)
"""That there is more of this very text and it is not shown."""

_ACT = (
    r"\b(?:subscribe|subscription|sign up|register|log ?in|sign in|join|become an? \w+|create an? (?:free )?account|"
    r"start your \w+|upgrade|unlock)\b[^.!?\n]{0,50}"
)
_THIS = (
    r"(?:this|the) (?:full |rest of (?:this|the) |entire |whole |complete |exclusive |premium )*"
    r"(?:article|story|post|content|piece|text)"
)
READ_ON = any_of(
    rf"{_ACT}\b(?:to|and) (?:continue|keep|finish) reading",
    rf"{_ACT}\b(?:to|and) (?:read|unlock|access|view|see|get) {_THIS}",
    rf"\bto (?:continue|keep|finish) reading\b(?: {_THIS})?[^.!?\n]{{0,30}}{_ACT}",
    r"\b(?:want|like) to (?:read more|keep reading)\?",
    rf"\b(?:unlock|continue reading|keep reading) {_THIS}",
    rf"\b{_THIS} (?:is|are) (?:\w+ ){{0,3}}(?:for|to) (?:\w+ ){{0,3}}(?:subscribers?|members|supporters)",
    r"\b(?:exclusive|premium) (?:article|story|post|content) (?:for|to) (?:\w+ ){0,2}(?:subscribers|members)",
    r"\byou(?:['’]ve| have) (?:reached|used|read|hit)[^.!?\n]{0,40}(?:limit|free (?:articles|stories))",
    r"\b(?:paid |paying )?subscribers (?:only )?can (?:read|access|view)",
    r"\b(?:weiter ?lesen|lesen sie weiter) mit\b",
    r"\b(?:jetzt|um|hier)\b[^.!?\n]{0,60}(?:weiterzulesen|und (?:sofort )?weiterlesen)",
    r"(?:um|jetzt) (?:den|diesen) (?:ganzen |vollständigen |gesamten )?(?:artikel|beitrag|text) (?:zu lesen|lesen|freischalten|weiterzulesen)",
    r"(?:dieser|der) (?:ganze |vollständige )?(?:artikel|beitrag|text|inhalt) ist (?:nur |exklusiv |ausschließlich )?(?:für|hinter|teil|mit|unseren)",
    r"(?:nur|exklusiv) für (?:unsere )?abonnent",
    r"abonnieren[^.!?\n]{0,40}weiterlesen",
    r"artikel freischalten",
    r"(?:abonnez|inscrivez|connectez|identifiez)[ -]vous[^.!?\n]{0,30} pour (?:lire|continuer|accéder|poursuivre|découvrir)",
    r"pour (?:lire|continuer|poursuivre) (?:la suite|la lecture|votre lecture|cet article|l['’]intégralité)",
    r"(?:cet article|ce contenu|l['’]intégralité[^.!?\n]{0,20}) est (?:exclusivement )?réservée? (?:à nos|aux) (?:abonn|membr|lect)",
    r"(?:suscr[ií]b(?:ete|ase|irse)|reg[ií]str(?:ate|ese)|inicia sesión|hazte (?:socio|premium|suscriptor))[^.!?\n]{0,40} (?:para|y) (?:seguir|sigue|continuar|leer|lee|acceder)",
    r"para (?:seguir|continuar) leyendo",
    r"(?:este|esta) (?:artículo|contenido|noticia)(?: es)? (?:\w+ )?(?:exclusiv[oa]|reservad[oa]|s[oó]lo) (?:para|a) (?:los |nuestros )?(?:suscriptor|soci|abonad)",
    r"(?:abbonati|registrati|accedi)[^.!?\n]{0,40} (?:per|e) (?:continua|legger|leggi|proseguir|acceder)",
    r"per continuare (?:a leggere|la lettura)",
    r"(?:questo (?:articolo|contenuto)|contenuto)(?: è)? (?:riservato|esclusivo|disponibile solo) (?:agli|ai|per (?:gli|i)) (?:abbonati|soci|iscritti)",
    r"(?:abonneer|neem een abonnement|word (?:abonnee|lid)|log in|registreer)[^.!?\n]{0,40} (?:om|en) (?:verder|dit|lees|door)",
    r"(?:verder|door) ?te lezen",
    r"dit artikel is (?:alleen |exclusief |enkel )?voor (?:abonnees|leden)",
    r"(?:assine|subscreva|cadastre-se|faça (?:seu )?login|inicie sessão|registe-se)[^.!?\n]{0,40} (?:para|e) (?:continu|ler|leia|ter acesso|aced|acess)",
    r"para continuar (?:a ler|lendo|a leitura)",
    r"(?:este|esta) (?:artigo|conteúdo|matéria|reportagem)(?: é)? (?:\w+ )?(?:exclusiv[oa]|reservad[oa]|restrit[oa]) (?:para|a|aos) (?:os )?(?:assinantes|subscritores)",
    r"(?:wykup|kup|zaloguj się|zarejestruj się|subskrybuj|zostań)[^.!?\n]{0,50}(?:,? (?:aby|żeby|i|by)) (?:czyta|przeczyta|kontynuowa|uzyska)",
    r"(?:aby|żeby) (?:czytać dalej|przeczytać (?:całość|cały|dalsz))",
    r"(?:artykuł|treść|tekst) (?:jest )?(?:dostępn\w+ )?(?:tylko|wyłącznie) dla (?:prenumerator|subskrybent|abonent)",
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
    r"чтобы (?:читать|продолжить|прочитать)[^.!?\n]{0,40}(?:подпи|войди|оформи)",
)
"""What one has to do to read on."""

ALREADY_ONE = any_of(
    r"\balready (?:a |an |have )?(?:\w+ ){0,2}(?:subscriber|member|account|subscribed|registered)",
    r"\bbereits (?:\w+ )?(?:abonnent|abonniert|kunde|registriert|mitglied|abo)",
    r"sie sind (?:schon|bereits) \w*abonnent",
    r"déjà (?:un )?(?:abonné|inscrit|membre|client)",
    r"¿?ya (?:eres|es|soy|tienes) (?:\w+ )?(?:suscriptor|socio|abonado|cuenta|suscrito)",
    r"(?:sei )?già (?:un )?(?:abbonat|registrat|iscritt)",
    r"al (?:abonnee|lid|een account)",
    r"(?:bent u|ben je) al ",
    r"já (?:é|sou|tem) (?:\w+ )?(?:assinante|subscritor|conta|cadastr)",
    r"masz już (?:prenumerat|subskrypcj|konto|dostęp)",
    r"redan (?:prenumerant|kund|medlem)",
    r"allerede (?:abonnent|kunde|medlem)",
    r"(?:har du|er du) allerede",
    r"subscribe (?:now|today) (?:for|from)",
    r"choose your (?:plan|subscription)",
    r"see (?:all )?(?:subscription )?(?:options|plans|offers)",
)
"""What is said to those who may read on; stands in the heads of pages as well."""
