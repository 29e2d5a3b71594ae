"""The listings behind `wording`: common news words, line by line, as they are written.

They name no person, place (but countries with their people), outlet or story. What a line means is said under each
listing; how it is looked up is the business of `wording`.
"""

COUNTRIES = """
us usa america american americans
uk britain british briton britons
germany german germans
france french
spain spanish spaniard
netherlands dutch holland
switzerland swiss
greece greek greeks
poland polish pole poles
denmark danish dane danes
sweden swedish swede
norway norwegian
finland finnish finn
turkey turkish turk
china chinese
ireland irish
wales welsh
scotland scottish scots
england english
philippines filipino
eu european
thailand thai
"""
"""Each line: a country, its people and what is theirs."""

SIDES = """
before after
above below
north south
east west
northern southern
eastern western
more less
more fewer
inside outside
"""
"""Each line: function words or directions that are opposite."""

OPPOSITES = """
rise increase grow climb jump surge soar gain expand more raise up higher dearer faster | fall decrease drop decline
rise increase grow climb jump surge soar gain expand more raise up higher dearer faster | shrink plunge slump sink
rise increase grow climb jump surge soar gain expand more raise up higher dearer faster | reduce cut lower cheaper
rise increase grow climb jump surge soar gain expand more raise up higher dearer faster | slower ease shed
approve pass adopt legalise legalize allow permit back sign accept grant welcome enact ratify | reject block ban
approve pass adopt legalise legalize allow permit back sign accept grant welcome enact ratify | veto outlaw refuse
approve pass adopt legalise legalize allow permit back sign accept grant welcome enact ratify | forbid prohibit
approve pass adopt legalise legalize allow permit back sign accept grant welcome enact ratify | scrap overturn
approve pass adopt legalise legalize allow permit back sign accept grant welcome enact ratify | revoke deny
begin start launch open reopen resume unveil | end finish close shut stop halt suspend abandon
arrest detain jail imprison charge sentence convict guilty custody indict | release free acquit innocent clear
arrest detain jail imprison charge sentence convict guilty custody indict | exonerate pardon
win beat defeat | lose defeated
hire appoint recruit elect | fire sack dismiss oust resign
buy acquire purchase | sell divest
confirm admit acknowledge confess | deny dispute rebut
join enter | leave quit withdraw exit
support endorse favour | oppose criticise condemn
first | last
import | export
survive rescue save | die kill perish dead drown
find | lose miss
build construct | demolish destroy raze
strengthen | weaken
oldest | youngest newest
largest biggest highest longest | smallest lowest shortest
deploy send | withdraw recall
arrive | depart
pay | owe receive
private | public
uphold confirm affirm | quash overturn annul strike
hot | cold
early | late
agree | refuse
attack | defend
keep | change
unchanged hold stay steady | raise rise cut lower increase
"""
"""Each line: words on the two sides of an opposition."""

SAME = """
jab vaccine shot vaccination inoculation
jobless unemployed unemployment joblessness
mp lawmaker legislator
motorist driver
inmate prisoner detainee
freighter ship cargo tanker
bike bicycle cycle cyclist
jail prison imprison sentence behind
probe investigation inquiry investigate
row dispute quarrel argument
firefighter fireman
gunman shooter attacker
electricity power
home household house
pension retirement
raid robbery hold-up
envoy ambassador diplomat
talks negotiation
rebel insurgent militant guerrilla
nationwide national countrywide
medicine drug medication
cash money
pay wage salary earnings
plant factory site
carmaker automaker
probe inquiry
suspect man attacker
fine penalty
chief head boss director
heart cardiac
secret classified confidential
free release let
job worker post
hospital clinic
pub bar
flat apartment
sea ocean water
landslide landslip mudslide
kid child pupil
guard security
blast explosion explode
quit resign leave
boost raise increase
slash cut
ill sick
poll vote election ballot
deal agreement pact contract
backing support
debt owe
proof evidence
computer laptop
trouble problem fault
reveal disclose show
crew staff
lawyer attorney
cost price
queue line wait
withdraw pull remove
doubt question
warn tell caution alert
expensive dear costly
cheap inexpensive
empty vacant unoccupied
dangerous unsafe hazardous risky
faulty defective broken
climb rise jump surge
topple overthrow oust
seize capture take confiscate
hide conceal
steal take loot
destroy ruin wreck gut
damage hit harm
rescue save evacuate
strip remove take
purchase buy acquire
recruit hire employ
dismiss sack fire remove
delay postpone defer
cancel scrap axe drop
approve back endorse
sign agree
block stop prevent halt
ban prohibit forbid outlaw bar
demand call want request seek
admit confess acknowledge
deny reject dispute
reveal show find disclose
claim allege say
attack assault raid
jail imprison sentence
acquit clear
accuse charge
visit trip tour travel
meeting talks summit
murder kill slay
killer murderer gunman
body corpse remains
crash collision accident
fire blaze inferno
flood deluge inundation
storm hurricane cyclone
snow snowfall blizzard
rain rainfall downpour
quake earthquake tremor
epidemic outbreak
illness disease sickness
patient sick
doctor physician medic
nurse carer
teacher educator staff
pupil student schoolchild
university college
firm company business
owner proprietor founder
shop store retailer supermarket
customer shopper client
price cost
tax levy duty
profit earnings
loss deficit
debt liability
budget spending
minister secretary
president leader
ruler king monarch
government cabinet administration
lawmaker parliament legislator
soldier troop army military
rebel fighter
border frontier
refugee migrant
weapon gun arm
drone aircraft
plane aircraft jet
ship vessel boat
car vehicle
lorry truck
road street highway motorway
railway rail train
bridge crossing
house home building
flat apartment home
church cathedral
painting picture artwork
book novel
film movie
singer musician
match game
goal strike
trophy cup title
win victory beat
defeat loss
title championship
contract tender deal
law legislation act rule
judge court magistrate
trial case hearing
verdict ruling judgment decision
evidence proof
plan project scheme proposal
study research survey
scientist researcher
figure number statistic
leak spill pollute contaminate
pollution contamination
water river
tree forest
fish catch
crop harvest
food meal
drink beverage
smoke cigarette
drug substance doping
vote ballot
voter elector
rally protest demonstration march
strike walkout stoppage
union worker
boss manager chief executive
spokesman spokeswoman spokesperson
letter email message
phone mobile telephone
internet online web
computer system software
hack break breach
data record information
secret hidden
resume restart
repair fix mend
inspect check examine
build construct erect
finish complete
open inaugurate
shut close
arrive land reach
leave depart quit
flee escape run
search hunt look
find discover locate uncover
lose miss
hurt injure wound
die perish
drink drunk
sleep asleep
pregnant expecting
baby newborn infant
elderly old senior
young youth teenager
rich wealthy
poor impoverished
allow permit authorise let
refuse decline
choose pick select elect
name appoint
share stake
own hold possess
belong own
petition signature
sign signature
swear vow pledge promise
exceed top surpass
halve half
"""
"""Each line: words that news uses for one another and that dictionaries keep apart."""

SORTS = """
black white red green blue yellow silver grey gray brown orange purple pink golden
brother sister mother father son daughter wife husband uncle aunt cousin grandmother grandfather nephew niece
kitchen garage cellar basement attic bedroom bathroom garden roof corridor lobby balcony
stab shoot strangle poison drown burn beat hang behead electrocute
murder manslaughter rape robbery theft arson fraud bribery perjury treason espionage kidnap burglary assault libel
wedding funeral christening graduation birthday concert
flood landslide earthquake wildfire storm drought tornado avalanche heatwave hurricane
car bus train tram plane ship bicycle motorbike lorry truck helicopter ferry van taxi
dog cat horse wolf bear pig cow elephant lion tiger monkey shark seal whale snake
nurse surgeon dentist teacher pilot judge lawyer policeman police firefighter soldier journalist banker farmer \
fisherman miner baker driver student pupil patient prisoner coastguard passenger
singer actress actor novelist painter conductor violinist pianist director dancer comedian striker goalkeeper \
defender midfielder
river lake sea canal ocean pond reservoir
capital countryside suburb village island province
barn wood church school hospital hotel bridge tower tunnel mill warehouse theatre museum library stadium park
arm leg head hand eye knee wrist ankle shoulder neck foot chest back
cash bitcoin gold cheque shares
wheat maize rice barley potato coffee cocoa cotton sugar grain milk meat fish
cocaine heroin cannabis ecstasy opium fentanyl
general colonel major captain lieutenant sergeant admiral
bishop archbishop cardinal pope priest imam rabbi
senator governor mayor president minister king queen judge
bullet gas baton cannon grenade
goal penalty corner
gas oil coal petrol diesel electricity water solar wind
opposition government army church union police parliament court regulator owner family
speed brake rail signal engine battery screen
parents teachers pupils owners shareholders customers
birth adopt marry divorce bury
export import production consumption
monthly weekly daily yearly annual
finance interior defence defense foreign health education justice transport agriculture energy environment
sign write amend debate sponsor veto
discover develop destroy
appeal plead confess
"""
"""Each line: things of which a thing is one only; claims that differ in one hardly say the same."""

PHRASES = """
withdraw: take|takes|took|taken|taking out
queue: stand|stands|stood|standing in line
begin: break|breaks|broke|broken|breaking out
be found: turn|turns|turned|turning up
rejected: turn|turns|turned|turning down
rejected: turn|turns|turned|turning away
cancelled: call|calls|called|calling off
cancelled: be|is|was|were|been scrapped
reject: rule|rules|ruled|ruling out
reject: vote|votes|voted|voting down
opposed: vote|votes|voted|voting against
supported: vote|votes|voted|voting for
supported: vote|votes|voted|voting in favour of
supported: vote|votes|voted|voting in favor of
lacked: run|runs|ran|running out of
investigated: look|looks|looked|looking into
removed: take|takes|took|taken|taking away
established: set|sets|setting up
demolished: tear|tears|tore|torn|tearing down
demolished: pull|pulls|pulled|pulling down
toppled: bring|brings|brought|bringing down
collapsed: fall|falls|fell|fallen|falling apart
failed: break|breaks|broke|broken|breaking down
failed: go|goes|went|gone|going bankrupt
postponed: put|puts|putting off
postponed: push|pushes|pushed|pushing back
quit: step|steps|stepped|stepping down
quit: stand|stands|stood|standing down
surrendered: give|gives|gave|given|giving up
returned: give|gives|gave|given|giving back
returned: hand|hands|handed|handing back
distributed: hand|hands|handed|handing out
evicted: throw|throws|threw|thrown|throwing out
dismissed: lay|lays|laid|laying off
raised: put|puts|putting up
closed: shut|shuts|shutting down
continued: go|goes|went|gone|going on
exploded: blow|blows|blew|blown|blowing up
exploded: go|goes|went|gone|going off
crashed: go|goes|went|gone|going down
occurred: take|takes|took|taken|taking place
participated: take|takes|took|taken|taking part
arrested: take|takes|took|taken|taking into custody
blamed: hold|holds|held|holding responsible
not: no longer
not: no one
not: not one
not: not a single
rose: is|are|was|were up
fell: is|are|was|were down
former: ex
America: United States
Britain: United Kingdom
"""
"""Each line: a plain word, and a phrase that says it, with the forms of its first word before the rest."""

LIGHT = "able proposal offer bill plan request attempt motion idea application appeal single entry"
WISHES = (
    "ask demand want seek plan propose consider threaten try attempt expect warn promise urge appeal accuse allege "
    "hope intend aim call consider request recommend suggest deny refuse "
    "investigate examine fear complain doubt question probe review"
)
BEFALLING = "die fall rise sink drown crash close open start begin end grow shrink burn explode happen increase drop"
LIGHT_ACTS = "be have take make give get put see go come bring say begin become face"
