"""Word tables for telling what a source is: records, people, organisations, outlets and titles.

General vocabulary of news English, none of it tied to one story. Heads are lower case and singular.
"""

from __future__ import annotations

import re

from bot.model import SourceKind

RECORD_HEADS: dict[str, SourceKind] = {
    **dict.fromkeys(
        "audio recording video footage clip tape dashcam bodycam livestream broadcast podcast documentary voicemail "
        "commercial ad advert spot call transmission film cctv audiotape videotape".split(),
        SourceKind.RECORDING,
    ),
    **dict.fromkeys(
        "photo photograph picture image screenshot screen-shot screengrab map scan x-ray mri drawing chart graphic "
        "x-rays selfie snapshot mugshot imagery infographic".split(),
        SourceKind.IMAGE,
    ),
    **dict.fromkeys(
        "poll survey data dataset database statistics figures census tally index average tracker numbers "
        "spreadsheet forecast projection estimate modelling modeling simulation polling results ranking".split(),
        SourceKind.DATASET,
    ),
    **dict.fromkeys(
        "document memo report study bulletin letter email e-mail filing affidavit complaint lawsuit indictment "
        "transcript ruling order warrant statement release resolution paper article column editorial book "
        "autobiography contract invoice log logs certificate text message messages texts note testimony findings "
        "finding analysis review audit research treaty act bill law decree minutes diary slide profile notice "
        "advisory alert "
        "website webpage page blog newsletter description listing agreement plan proposal manifesto petition "
        "subpoena deposition brief motion verdict summary dossier file archive record guidance prospectus records "
        "test tests autopsy communique declaration announcement speech post tweet thread policy legislation suit "
        "judgment judgement injunction investigation probe inspection assessment evaluation directive circular "
        "ordinance charter constitution memoir op-ed leaflet brochure presentation readout correspondence "
        "paperwork".split(),
        SourceKind.DOCUMENT,
    ),
}
"""Head nouns of records, with their kind."""

OUTLET_REPORTS = frozenset("report article story column analysis investigation editorial exclusive broadcast".split())
"""Records that are nothing but their outlet's own words where the outlet is named: "a Reuters report"."""

LEADING_FIGURES = frozenset(
    "senior leading prominent key top public opposition party political religious military business community "
    "establishment industry".split()
)
"""Words before "figures" that make them people."""

PERSON_HEADS = frozenset(
    "man woman boy girl person child teenager mother father parent wife husband son daughter brother sister friend "
    "neighbor neighbour resident driver passenger witness bystander survivor victim suspect defendant patient doctor "
    "nurse physician surgeon teacher professor student researcher scientist expert analyst economist historian "
    "lawyer attorney prosecutor judge juror officer sergeant lieutenant captain chief deputy detective agent "
    "supervisor dispatcher operator official aide adviser advisor staffer spokesman spokeswoman spokesperson "
    "representative source insider whistleblower employee worker colleague manager executive director owner founder "
    "president chairman chairwoman chair ceo cfo governor mayor senator congressman congresswoman lawmaker "
    "legislator minister premier secretary ambassador diplomat commissioner councilman councilwoman sheriff general "
    "admiral colonel soldier veteran activist organizer organiser protester demonstrator voter supporter opponent "
    "critic observer commentator journalist reporter correspondent columnist host author writer editor pundit coach "
    "player trainer pilot farmer fisherman customer consumer user shopper buyer seller tenant landlord landowner "
    "priest bishop pastor pope imam rabbi king queen prince princess duke member leader candidate nominee delegate "
    "strategist consultant pollster donor volunteer nominee incumbent head boss engineer pathologist pulmonologist "
    "epidemiologist psychologist climatologist meteorologist biologist practitioner people individual contributor "
    "settler investor trader banker firefighter paramedic guard inmate prisoner migrant refugee villager local "
    "conservative liberal republican democrat campaigner figure investigator inspector rescuer responder "
    "negotiator developer designer producer presenter photographer auditor academic scholar lecturer clinician "
    "midwife "
    "astronomer mathematician councillor relative cousin grandmother grandfather uncle aunt niece nephew teen "
    "adult visitor tourist guest caller viewer reader listener fan follower complainant plaintiff "
    "claimant "
    "informant detainee hostage attacker hacker rebel militant commander sailor marine contractor architect "
    "forecaster planner commuter passer-by parishioner mp mep peer ally rival backer staff other many some "
    "several".split()
)
"""Head nouns of people, singular."""

COLLECTIVE_HEADS = frozenset(
    "department ministry agency bureau office administration government authority council committee commission "
    "board court police force forces army navy military union association federation league organisation "
    "organization foundation institute institution university college school hospital company corporation firm "
    "group campaign party team club bank church museum station network paper outlet website "
    "service services fund alliance coalition network community panel jury parliament congress senate house "
    "assembly cabinet embassy consulate airline airport regulator watchdog charity nonprofit startup maker "
    "manufacturer retailer publisher studio operator pac lobby movement district county city state country kingdom "
    "town village nation republic division unit squad corps center centre clinic society chamber exchange guild "
    "tribunal inquiry collective conference authorities courts carmaker automaker drugmaker chipmaker giant chain "
    "carrier insurer lender brokerage consultancy supermarket utility".split()
)
"""Head nouns of organisations and other bodies."""

MEDIA_HEADS = frozenset("newspaper broadcaster magazine tabloid daily weekly media press television outlet".split())
"""Head nouns of outlets, singular."""

MEDIA_AT_LARGE = frozenset("media press television".split())
"""Those of them that mean no outlet in particular where nothing stands before them."""

NEWS_BODIES = frozenset(
    "agency site website station channel network service organisation organization paper show programme "
    "program".split()
)
"""Head nouns of outlets behind "news", "television" and the like."""

NEWS_WORDS = frozenset("news tv television radio media broadcasting".split())
"""Words before such a head that make it an outlet's."""

PLAIN_MODIFIERS = frozenset(
    "local state federal national regional municipal provincial foreign military private public senior former new "
    "latest recent early previous current independent official internal draft union industry campus city county "
    "campaign election health school hospital traffic airport border tax trade security human legal medical".split()
)
"""Words before a noun that name nobody, also where a sentence begins with them."""

AMOUNT_HEADS = frozenset("group crowd handful number majority couple".split())
"""Nouns before "of" that count people: "a group of nurses"."""

GROUP_HEADS = frozenset("family couple household crew crowd duo trio".split())
"""Head nouns of several people who are no organisation."""

ORGANISATION_WORDS = frozenset(
    "department ministry agency bureau office administration authority council committee commission board court "
    "police force army navy union association federation league organisation organization foundation institute "
    "university college school hospital company corporation corp inc ltd llc plc gmbh group party bank museum "
    "nations coalition alliance congress senate house parliament pac fund trust society center centre republic "
    "states kingdom city county airlines airways motors industries partners holdings labs studios pictures "
    "entertainment technologies systems solutions services network campaign democrats republicans "
    "church club project initiative forum consortium ministry guard patrol enforcement customs brigade treasury "
    "pentagon kremlin vatican hamas hezbollah nato interpol europol greenpeace unicef unesco oxfam nasa fbi cia nsa "
    "cdc fda epa irs un eu who pd dept geological watch observatory downing water energy robotics "
    "pharmaceuticals therapeutics laboratories "
    "laboratory healthcare telecom logistics aerospace software teamsters international".split()
)
"""Words that mark a capitalised run as an organisation."""

PLACES = frozenset(
    "america britain england scotland wales ireland france germany spain italy portugal greece turkey russia ukraine "
    "poland hungary romania bulgaria serbia croatia austria switzerland belgium netherlands denmark norway sweden "
    "finland iceland china japan india pakistan bangladesh indonesia malaysia singapore thailand vietnam philippines "
    "korea taiwan australia canada mexico brazil argentina chile colombia peru venezuela cuba egypt israel jordan "
    "iran iraq syria lebanon qatar kuwait yemen oman libya algeria morocco tunisia nigeria kenya ethiopia ghana "
    "rwanda uganda tanzania sudan somalia afghanistan washington moscow beijing london paris berlin brussels tokyo "
    "kyiv tehran jerusalem ankara delhi madrid rome geneva vienna ottawa canberra".split()
)
"""Countries and capitals: as a speaker, they stand for their governments."""

OUTLETS = frozenset(
    "reuters bloomberg ap afp cnn bbc cbs nbc abc msnbc cnbc npr pbs espn tmz politico axios buzzfeed vox vice slate "
    "salon breitbart newsmax gizmodo wired variety deadline thewrap techcrunch engadget mashable quartz forbes "
    "fortune newsweek time fox sky itv rtl ard zdf dpa tass xinhua interfax kyodo efe ansa haaretz aljazeera "
    "businessweek theverge verge economist guardian telegraph independent mirror spiegel lemonde lefigaro "
    "figaro elpais "
    "thesun thetimes thehill theatlantic theintercept theage theconversation stern bild welt zeit corriere "
    "repubblica youtube twitter facebook instagram telegram fusion".split()
)
"""Single words (lower case, no spaces) that name an outlet or a platform on which it speaks."""

OUTLET_WORDS = frozenset(
    "news times post herald tribune journal gazette daily magazine radio tv television chronicle observer courier "
    "examiner inquirer dispatch globe sentinel leader bulletin press wire today weekly broadcasting reporter "
    "mail telegraph register standard star".split()
)
"""Words that mark a capitalised run as an outlet when they end it (or start it: "Daily", "Radio")."""

TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady rev reverend father sister rabbi imam pope king queen "
    "prince princess president vice premier chancellor minister secretary undersecretary governor gov lieutenant "
    "lt senator sen sens representative rep reps congressman congresswoman delegate speaker mayor councilman "
    "councilwoman councillor commissioner sheriff deputy chief sergeant sgt officer detective captain capt "
    "colonel col general gen admiral adm major maj commander cmdr judge justice attorney prosecutor ambassador "
    "director chairman chairwoman chair ceo cfo coo cto founder co-founder president-elect nominee candidate "
    "spokesman spokeswoman spokesperson analyst economist coach host anchor correspondent reporter editor author "
    "writer singer actor actress director-general superintendent inspector constable marshal agent "
    "treasurer dean principal pastor bishop archbishop cardinal executive leader leaders strategist advisor adviser "
    "aide lawyer pollster negotiator whip pulmonologist billionaire businessman businesswoman officials eyewitness "
    "witness resident activist protester campaigner researcher scientist historian journalist columnist engineer "
    "surgeon".split()
)
"""Words before a name that are a title or role, lower case without full stop."""

FEMALE_WORDS = frozenset(
    "mrs ms miss she her hers herself woman girl mother wife daughter sister spokeswoman congresswoman chairwoman "
    "councilwoman businesswoman queen princess dame lady actress policewoman grandmother aunt".split()
)
MALE_WORDS = frozenset(
    "mr he him his himself man boy father husband son brother spokesman congressman chairman councilman "
    "businessman king prince sir lord actor policeman grandfather uncle".split()
)

REPRESENTATIVE_ROLES = frozenset(
    "spokesman spokeswoman spokesperson secretary minister governor mayor president premier chancellor ceo cfo "
    "chairman chairwoman chair executive founder owner director lawyer attorney campaign candidate nominee senator "
    "sen rep representative congressman congresswoman commissioner chief ambassador negotiator leader lobbyist "
    "manager strategist spokes union official general commander head".split()
)
"""Roles in which somebody speaks for a side, an office or a business."""

REFUSABLE = frozenset(
    "request permission access entry bail application appeal plea visa service asylum coverage".split()
)
"""What is denied by refusing it ("denied that request"), which says nothing about anybody's claim."""


def singular(word: str) -> str:
    """A rough singular of a lower-case noun: "sources" → "source", "policies" → "policy"."""
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


_AGENT = re.compile(r"\w{3,}(?:ist|ician|arian|woman|man|worker|keeper|fighter|holder|maker|writer|goer)")


def is_person_head(word: str) -> bool:
    """Whether a lower-case singular noun names a person by what they are or do."""
    return word in PERSON_HEADS or (word not in COLLECTIVE_HEADS and _AGENT.fullmatch(word) is not None)


def record_kind(word: str) -> SourceKind | None:
    """The kind of record that a lower-case noun names, None where it names none."""
    return RECORD_HEADS.get(word) or RECORD_HEADS.get(singular(word))
