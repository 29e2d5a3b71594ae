"""The few words of each language by which a quotation is tied to the name beside it.

A table holds the commonest forms only: a verb that is missing costs a name, a verb too many costs a wrong one. A
language without a table has quotations, but nobody is named for them by a verb.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.provenance.foreign.lexicon import Lexicon


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_GERMAN = Lexicon(
    verbs=_words(
        "sagt sagte sagten sagen erklärt erklärte erklärten betont betonte betonten schreibt schrieb schrieben "
        "meint meinte berichtet berichtete erläutert erläuterte kritisiert kritisierte warnt warnte fordert "
        "forderte ergänzt ergänzte teilte teilten erzählt erzählte kommentiert kommentierte antwortet antwortete "
        "fügt fügte versichert versicherte lobt lobte klagt klagte verkündet verkündete bilanziert bilanzierte "
        "gestand gesteht mahnt mahnte twitterte postete bekräftigte erinnert erinnerte begründete begründet ruft "
        "rief schätzt schätzte räumt räumte so"
    ),
    according=_words("laut"),
    articles=_words("der die das ein eine des dem den"),
    pronouns=_words("er sie es ich wir man"),
    of=_words("von vom"),
    elsewhere=_words(
        "zu zum zur in im am an auf bei beim mit nach vor aus über gegenüber gegen während seit für laut dass"
    ),
    when=_words("auch jetzt nun gestern heute dazu weiter zudem später daraufhin außerdem sich"),
    that=_words("dass"),
    capitalised=_words(
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni "
        "juli august september oktober november dezember anfang mitte ende medien reportern journalisten "
        "journalistinnen abend nachmittag morgen"
    ),
    roles=tuple(
        "sprecher sprecherin minister ministerin präsident präsidentin chef chefin kanzler kanzlerin meister "
        "meisterin vorsitzende vorsitzender direktor direktorin leiter leiterin experte expertin forscher "
        "forscherin anwalt anwältin richter richterin trainer trainerin professor professorin manager managerin "
        "sekretär sekretärin kommissar kommissarin politiker politikerin autor autorin ökonom ökonomin "
        "wissenschaftler wissenschaftlerin ologe ologin journalist journalistin polizist polizistin stadtrat "
        "stadträtin staatsrat staatsrätin nationalrat bundesrat gemeinderat landrat landrätin verteidiger "
        "verteidigerin mitglied gründer gründerin inhaber inhaberin führer führerin senator senatorin abgeordnete "
        "abgeordneter beauftragte beauftragter historiker historikerin bischof pfarrer pfarrerin lehrer lehrerin "
        "analyst analystin kapitän stürmer torwart schauspieler schauspielerin sänger sängerin regisseur "
        "regisseurin kollege kollegin künstler künstlerin unternehmer unternehmerin aktivist aktivistin general "
        "vorstand vorständin kandidat kandidatin spezialist spezialistin ermittler ermittlerin jurist juristin "
        "lobbyist lobbyistin mediziner medizinerin sieger siegerin atorin koordinator moderator kontrolleur "
        "dissident spieler spielerin physiker physikerin musiker musikerin philosoph landwirt landwirtin nachbar "
        "nachbarin jährige jähriger".split()
    ),
    titles=_words("vize boss coach rat rätin arzt ärztin papst könig königin vater mutter oberst"),
    honorifics=_words("herr frau dr prof"),
    openers=_words(
        "der die das doch aber auch und denn dann dabei dazu so nun später wie als wenn wo wovor was warum wer "
        "weil dort hier heute gestern da für laut am im in bei nach vor mit zuvor ähnlich unterdessen gleichzeitig "
        "ein eine"
    ),
)

_FRENCH = Lexicon(
    verbs=_words(
        "dit déclare explique affirme assure indique souligne estime précise ajoute raconte confie rappelle "
        "annonce écrit regrette poursuit lance résume prévient martèle commente témoigne insiste répond conclut "
        "reconnaît déplore détaille analyse"
    ),
    auxiliaries=_words("a ont avait"),
    participles=_words(
        "dit déclaré expliqué affirmé assuré indiqué souligné estimé précisé ajouté raconté confié rappelé annoncé "
        "écrit regretté poursuivi lancé résumé prévenu martelé commenté témoigné insisté répondu conclu reconnu "
        "réagi déploré détaillé"
    ),
    according=_words("selon d'après"),
    articles=_words("le la les un une l'"),
    pronouns=_words("il elle on ils elles je nous"),
    of=_words("de du des"),
    elsewhere=_words(
        "à au aux dans sur pour par en chez lors avec sans sous vers devant après avant auprès que et dont qui"
    ),
    when=_words(
        "lundi mardi mercredi jeudi vendredi samedi dimanche hier aussi ensuite encore ainsi également notamment"
    ),
    that=_words("que"),
    honorifics=_words("m mme mlle dr"),
    openers=_words("mais et or pour selon quand comme si puis dans en à ainsi"),
)

_SPANISH = Lexicon(
    verbs=_words(
        "dijo dice dijeron afirmó afirma aseguró asegura explicó explica declaró declara señaló señala indicó "
        "indica añadió añade agregó agrega subrayó subraya manifestó manifiesta sostuvo sostiene comentó comenta "
        "expresó apuntó apunta advirtió advierte recordó recuerda insistió insiste contó cuenta relató relata "
        "escribió escribe anunció anuncia reconoció reconoce lamentó lamenta destacó destaca detalló detalla "
        "precisó precisa concluyó concluye respondió responde recalcó recalca informó informa aclaró aclara "
        "defendió defiende matizó denunció denuncia criticó critica"
    ),
    auxiliaries=_words("ha han había"),
    participles=_words(
        "dicho afirmado asegurado explicado declarado señalado indicado añadido agregado subrayado manifestado "
        "sostenido comentado expresado apuntado advertido recordado insistido contado relatado escrito anunciado "
        "reconocido lamentado destacado detallado precisado concluido respondido denunciado criticado"
    ),
    according=_words("según"),
    articles=_words("el la los las un una"),
    pronouns=_words("él ella ellos ellas yo"),
    of=_words("de del"),
    elsewhere=_words("a al en con por para sin sobre tras ante durante desde hacia que y quien"),
    when=_words("lunes martes miércoles jueves viernes sábado domingo ayer hoy también además este"),
    that=_words("que"),
    openers=_words("pero y según cuando como si en a por para así también"),
)

_ITALIAN = Lexicon(
    verbs=_words(
        "dice disse dicono dichiara dichiarò afferma affermò spiega spiegò sottolinea aggiunge aggiunse racconta "
        "scrive scrisse commenta assicura ricorda conclude precisa sostiene avverte annuncia osserva replica"
    ),
    auxiliaries=_words("ha hanno aveva"),
    participles=_words(
        "detto dichiarato affermato spiegato sottolineato aggiunto raccontato scritto commentato assicurato "
        "ricordato concluso precisato sostenuto avvertito annunciato osservato replicato"
    ),
    according=_words("secondo"),
    articles=_words("il lo la i gli le un una"),
    pronouns=_words("lui lei egli ella loro io"),
    of=_words("di del della dei delle dello degli"),
    elsewhere=_words("a al alla ai alle in nel nella con per su sul sulla da dal dalla durante che e"),
    when=_words("lunedì martedì mercoledì giovedì venerdì sabato domenica ieri oggi anche poi inoltre"),
    that=_words("che"),
    openers=_words("ma e secondo quando come se poi in a per così anche"),
)

_PORTUGUESE = Lexicon(
    verbs=_words(
        "disse diz disseram afirmou afirma explicou explica declarou declara acrescentou acrescenta destacou "
        "destaca contou conta escreveu escreve comentou comenta ressaltou ressalta garantiu garante sublinhou "
        "sublinha referiu refere frisou frisa alertou alerta lembrou lembra anunciou anuncia criticou critica "
        "avaliou avalia concluiu conclui respondeu responde relatou relata salientou salienta adiantou adianta"
    ),
    according=_words("segundo conforme"),
    articles=_words("o a os as um uma"),
    pronouns=_words("ele ela eles elas eu"),
    of=_words("de do da dos das"),
    elsewhere=_words("ao à aos às em no na nos nas com por para sobre durante após que e"),
    when=_words("ontem hoje também ainda segunda-feira terça-feira quarta-feira quinta-feira sexta-feira"),
    that=_words("que"),
    openers=_words("mas e segundo quando como se em para por assim também já"),
)

_DUTCH = Lexicon(
    verbs=_words(
        "zegt zei zeggen zeiden verklaart verklaarde vertelt vertelde schrijft schreef stelt stelde benadrukt "
        "benadrukte meldt meldde waarschuwt waarschuwde reageert reageerde concludeert concludeerde aldus"
    ),
    according=_words("volgens"),
    articles=_words("de het een"),
    pronouns=_words("hij zij ze ik wij men"),
    of=_words("van"),
    elsewhere=_words("aan tegen in op bij met voor na tijdens over uit naar dat en die"),
    when=_words("ook gisteren vandaag later maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
    that=_words("dat"),
    openers=_words("maar en volgens toen als ook in voor de het"),
)

_POLISH = Lexicon(
    verbs=_words(
        "powiedział powiedziała mówi mówił mówiła stwierdził stwierdziła podkreśla podkreślił podkreśliła dodaje "
        "dodał dodała wyjaśnia wyjaśnił wyjaśniła tłumaczy tłumaczył tłumaczyła zaznacza zaznaczył zaznaczyła "
        "oświadczył oświadczyła ocenia ocenił oceniła informuje poinformował poinformowała pisze napisał napisała "
        "zapewnia zapewnił zapewniła przekazał przekazała przyznaje przyznał przyznała zauważa zauważył zauważyła "
        "wskazuje wskazał wskazała komentuje skomentował skomentowała"
    ),
    pronouns=_words("on ona oni one"),
    elsewhere=_words("w we na do z ze dla po przed podczas o od u że i oraz"),
    when=_words("wcześniej wczoraj dziś dzisiaj także również też później"),
    that=_words("że"),
    openers=_words("ale i a gdy jak w na po też jednak"),
)

_SWEDISH = Lexicon(
    verbs=_words(
        "säger sa sade berättar berättade skriver skrev menar menade förklarar förklarade tillägger uppger uppgav "
        "konstaterar konstaterade betonar betonade"
    ),
    according=_words("enligt"),
    pronouns=_words("han hon de man jag vi hen"),
    elsewhere=_words("till i på vid för av om efter från med hos under att och som"),
    when=_words("också även nu idag igår måndag tisdag onsdag torsdag fredag lördag söndag"),
    that=_words("att"),
    openers=_words("men och när som enligt i på för även"),
)

_DANISH = Lexicon(
    verbs=_words(
        "siger sagde fortæller fortalte skriver skrev forklarer forklarede mener mente udtaler udtalte tilføjer "
        "tilføjede oplyser oplyste understreger understregede"
    ),
    according=_words("ifølge"),
    pronouns=_words("han hun de man jeg vi"),
    elsewhere=_words("til i på ved for af om efter fra med hos under at og som"),
    when=_words("også nu mandag tirsdag onsdag torsdag fredag lørdag søndag"),
    that=_words("at"),
    openers=_words("men og når som ifølge i på for også"),
)

_NORWEGIAN = Lexicon(
    verbs=_words(
        "sier sa seier sade forteller fortalte fortel skriver skrev skriv forklarer forklarte mener mente uttaler "
        "uttalte tilføyer opplyser opplyste understreker understreket påpeker påpekte"
    ),
    according=_words("ifølge"),
    pronouns=_words("han hun ho de man jeg eg vi"),
    elsewhere=_words("til i på ved for av om etter fra med hos under at og som"),
    when=_words("også nå no mandag tirsdag onsdag torsdag fredag lørdag søndag"),
    that=_words("at"),
    openers=_words("men og når som ifølge i på for også"),
)

_NONE = Lexicon()

_LEXICONS: Final[Mapping[str, Lexicon]] = {
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "it": _ITALIAN,
    "pt": _PORTUGUESE,
    "nl": _DUTCH,
    "pl": _POLISH,
    "sv": _SWEDISH,
    "da": _DANISH,
    "no": _NORWEGIAN,
    "nb": _NORWEGIAN,
    "nn": _NORWEGIAN,
}


def lexicon_of(language: str | None) -> Lexicon:
    """The words of a language by its ISO 639-1 code; an empty table where there is none."""
    return _LEXICONS.get(language or "", _NONE)
