"""Word lists that tell fact from opinion, prediction, call and furniture; lower case, typewriter apostrophes.

Each list is one feature of a sentence and its name is the feature's name in the table of weights, so a list may be
widened at any time but a renamed or new list takes a new fit (training/fit_sentences.py). Lists hold inflected forms
where a stem would blur what matters ("would", "lies") and stand for no topic, person, place or side.
"""

from __future__ import annotations

from collections.abc import Mapping

_LISTED = {
    "praise": """
        amazing awesome beautiful best better brave brilliant breathtaking charming clever compelling courageous
        decent delicious delightful elegant enjoyable excellent exceptional exciting extraordinary fantastic
        fascinating fine friendly fun genius glorious good gorgeous graceful great greatest handy happy healthy
        heroic honest honorable ideal impressive incredible inspiring interesting legendary lovely magnificent
        marvelous nice noble outstanding perfect pleasant positive powerful priceless promising proud refreshing
        reliable remarkable right smart solid spectacular splendid strong stunning stylish successful superb
        talented terrific thoughtful tough tremendous unforgettable unique valuable welcome wise wonderful worthy""",
    "blame": """
        absurd abysmal appalling arrogant atrocious awful bad badly bigoted bizarre boring brutal careless chaotic
        clueless corrupt cowardly crazy crooked cruel cynical dangerous despicable devastating dirty disappointing
        disastrous disgraceful disgusting dishonest divisive dreadful dumb embarrassing empty evil extreme failed
        failing false foolish frightening ghastly hateful heartless hollow horrible horrific hypocritical idiotic
        ignorant immoral inadequate incompetent irresponsible lame lazy ludicrous mad mean mindless misguided nasty
        nonsense outrageous pathetic petty phony poor radical reckless ridiculous rotten sad scary selfish shameful
        shocking sick silly sleazy stupid terrible toxic tragic troubling ugly unacceptable unbelievable unfair
        unfit unfortunate unhinged unjust untrustworthy useless vicious vile weak weird wicked wild worse worst
        wrong""",
    "judgement_noun": """
        ability achievement admiration attitude betrayal character charm clown coward courage credibility danger
        decency dignity disaster disgrace disrespect embarrassment enemy evil excuse fool freedom genius greatness
        greed hatred hero honor hope hypocrisy idea idiot incompetence insult integrity irony joke judgment justice
        lesson liar lie lies love loser madness mess mistake nerve nightmare nonsense patriot principle principles
        pride propaganda respect risk scandal shame spirit stupidity sense talent temperament threat tragedy triumph
        trouble trust truth values vision weakness wisdom""",
    "intensifier": """
        absolutely actually awfully certainly clearly completely definitely deeply enormously entirely especially
        exactly extremely fairly frankly fully genuinely hardly highly honestly hugely incredibly indeed insanely
        just literally merely obviously of-course particularly perfectly plainly pretty purely quite rather really
        remarkably ridiculously seriously simply so surely terribly too totally truly undoubtedly unfortunately
        utterly very way wildly sadly fortunately hopefully thankfully arguably apparently seemingly ultimately
        basically essentially inevitably kinda""",
    "hedge": """
        apparently appear appeared appears arguably guess likely look looked looks maybe might perhaps possible
        possibly potential potentially presumably probably seem seemed seemingly seems sort suggest suggests
        supposedly unclear unlikely""",
    "superlative": """
        biggest boldest cheapest closest coolest dumbest easiest fastest finest funniest greatest hardest highest
        hottest largest latest longest loudest lowest most newest nicest oldest richest safest scariest simplest
        smartest smallest strongest toughest wealthiest weakest worst youngest best""",
    "belief": """
        admire adore appreciate appreciates assume assumed believe believed believes care cares convinced dislike
        doubt doubts dream enjoy enjoyed fear feared fears feel feels felt guess hate hates hope hoped hopes hoping
        imagine know knows like likes love loved loves mind prefer prefers regret respect suppose suspect think
        thinks thought trust understand understands view views want wanted wants wish wishes worried worries worry""",
    "obligation": "must need needs ought should shouldn't mustn't deserve deserves needn't",
    "future": """
        will won't shall 'll i'll we'll he'll she'll they'll it'll you'll that'll gonna going tomorrow upcoming soon
        eventually someday forthcoming""",
    "conditional": "would wouldn't could couldn't might may if unless whether i'd he'd she'd we'd they'd you'd",
    "plan": """
        aim aims ambition expect expectation expectations expected expecting expects forecast forecasts goal hope
        hopes hoping intend intends likely outlook plan planned planning plans pledge pledged pledges poised
        possibility predict predicted prediction predicts project projected projects promise promised promises
        proposal propose proposed prospect scheduled set slated vow vowed vows""",
    "harm": """
        abducted abuse abused accident assault assaulted assaulting attack attacked attacks bomb bombed bombing
        bombings bullet burned crash crashed crashes dead death deaths destroyed die died dies drowned explosion
        explosions fatal fire fired fires gunfire gunman gunmen harassed harassment hit hospital hospitalized hurt
        infected injured injuries injury killed killing killings kidnapped knife looted massacre murder murdered
        rape raped rammed robbed shooting shootings shot stabbed struck suicide surrounded tortured victim victims
        violence violent wounded wounds poisoned collapsed beaten evacuated outbreak missing threatened""",
    "accuse": """
        accusation accusations accuse accused accuses accusing allegation allegations allege alleged allegedly
        alleges blame blamed blames breach broke cheated claim claimed complained concealed conspiracy corruption
        covered deceived defrauded denied denies deny fraud guilty hid illegal illegally improper improperly lied
        lying misconduct misled plagiarized scam stole stolen theft unlawful violated violating violation violations
        leaked bribery bribes abandoned failed ignored refused refuses""",
    "law": """
        acquitted act amendment appeal arrest arrested attorney bail ban banned case charge charged charges civil
        congress constitution constitutional convicted conviction court courts criminal custody defendant detained
        federal felony filed fined guilty hearing indicted indictment investigated investigating investigation
        investigations investigators jail judge jury justice law laws lawmakers lawsuit lawsuits lawyer legal
        legislation officer officers plaintiff plea pleaded police prison probe prosecutor prosecutors regulation
        regulators ruled ruling sentence sentenced sheriff sued suspect suspects suspended testified testimony trial
        verdict warrant""",
    "official": """
        administration agencies agency agents ambassador army authorities bureau cabinet chairman chief commission
        commissioner committee council department director embassy fbi government governor inspector mayor military
        minister ministry navy official officials parliament pentagon premier president secretary senate senator
        spokesman spokesperson spokeswoman state states superintendent supervisor troops""",
    "act": """
        accepted acquired adopted announced appointed approved asked backed became began blocked bought broke called
        canceled cancelled chose closed confirmed cut deployed dismissed donated dropped elected ended endorsed
        expelled fell filed fired forced funded gave granted held hired imposed invested introduced issued joined
        launched led left lost made met moved named nominated ordered organized paid passed posted promoted provided
        published purchased quit raised ran reached received rejected released removed replaced resigned returned
        revealed rose sent served shared showed signed sold spent started stopped suspended took traveled visited
        voted warned went withdrew won worked wrote instructed requested""",
    "record": """
        analysis archive audio bulletin census chart contract data database dataset diary document documents email
        emails evidence excerpt figures filing filings findings footage form image images indictment invoice journal
        leaked letter log logs memo minutes numbers paper papers photo photograph photos poll polling polls
        recording recordings records register report reports research results review scan screenshot statement
        statements statistics studies study survey surveys tape tapes testing tests transcript transcripts tweet
        tweeted tweets video videos x-ray""",
    "money": """
        billion billions bonus budget cash cost costs debt deficit dollar dollars donated donation donations donor
        donors earned earnings economy euros expenses fee fees finance financial fine fund funded funding funds gdp
        income inflation invested investment loan loans million millions money paid pay payment payments percent
        percentage points pounds price prices profit profits revenue revenues salary sales shares spending stock tax
        taxes trillion wages worth tonne barrel""",
    "measure": """
        amount annual annually average below capacity compared decline declined declines decrease decreased degrees
        doubled drop dropped estimate estimated estimates exceed exceeded exceeds fewer grew growth half higher
        increase increased increases kilometers least less level levels lower majority median miles minority more
        nearly number outnumber over per quarter rate rates ratio reduced reduction roughly rose share size
        temperature third tripled twice total averaged""",
    "cause": """
        because blamed cause caused causes causing consequence contributed due effect effects forced forcing hence
        impact led leads made prompted reason reasons responsible result resulted resulting results sparked spurred
        thanks therefore thus triggered""",
    "speech": """
        according acknowledged added admitted advised announced answered argued argues asserted asserts asked
        claimed claims commented complained conceded concluded confirmed confirms cited cites contended declared
        declined denied denies described describes disclosed emphasized estimated explained explains found hinted
        indicated insisted insists mentioned mentions noted notes observed pointed quipped quoted recalled recalls
        remarked reported reportedly reports responded reveals revealed said saying says showed shows specifies
        specified spoke stated states stressed suggested suggests tells testified told tweeted urged urges warned
        warns writes wrote""",
    "position": """
        advocate advocated advocates agree agreed agrees back backed backing backs blasted call called calling calls
        condemn condemned condemns criticised criticism criticized criticizes criticizing defended defends demand
        demanded demands disagree disagrees endorse endorsed endorsement endorses favor favors oppose opposed
        opposes opposition praised praises rejected rejects slammed stance support supported supporters supporting
        supports urged urges""",
    "hedged_source": """
        anonymity anonymous anonymously insiders reportedly rumor rumored rumors source sources unnamed""",
    "office": """
        analyst author ceo chairman chief coach co-founder columnist commissioner congressman congresswoman
        correspondent curator deputy director editor executive founder governor head host leader manager mayor
        minister nominee owner president producer professor reporter researcher scientist secretary senator
        spokesman spokesperson spokeswoman strategist superintendent""",
    "contrast": """
        although but despite however instead nevertheless nonetheless still though unlike whereas while yet""",
    "generic": """
        always americans anybody anyone anything country democracy ever every everybody everyone everything forever
        generation history humans life nation nobody nothing people power society someone something thing things
        things' today voters world""",
    "second_person": "you your yours yourself you're you've you'd you'll",
    "first_singular": "i me my mine myself i'm i've i'd i'll",
    "first_plural": "we us our ours ourselves we're we've we'd we'll let's",
    "third_singular": "he she him her his hers himself herself",
    "negation": """
        not no never none nobody nothing neither nor cannot without can't couldn't don't doesn't didn't isn't aren't
        wasn't weren't won't wouldn't shouldn't haven't hasn't hadn't ain't""",
    "family": """
        baby boyfriend brother child childhood dad daughter daughters dog family father friend friends girlfriend
        husband kid kids mom morning mother mum parents sister son sons wife""",
    "home": """
        add bake bath bed boil bowl breakfast butter cake chocolate coffee cook cooking cup cups delicious dinner
        dish flavor fresh garden heat juice jar kitchen lunch meal milk minutes mix oven pan pot recipe room salt
        sauce stir sugar taste tablespoon teaspoon vacation warm weekend""",
    "web": """
        advertisement advertising article ad ads click comments contact cookies copyright credit download editor
        facebook follow getty gif here homepage image images instagram latest link login menu newsletter newsletters
        photo photos podcast read register reserved rights share sign subscribe subscribers subscription twitter
        updated via video watch website""",
    "imperative_start": """
        add ask avoid be book buy call check choose click come consider contact discover do don't download email
        enjoy enter expect explore find follow forget get give go have help imagine join keep learn leave let let's
        listen look make mix never note open order peel place please pray prepare press put read remember remove
        save see send serve set share sign sit start stay stir stop subscribe take talk tell think top try turn use
        visit vote wait wake wash watch write""",
    "discourse_start": """
        and also anyway besides but finally first furthermore however indeed instead look meanwhile moreover
        nevertheless nonetheless now oh ok okay or otherwise second so still then therefore thus well yes yet""",
    "sequence": """
        after afterwards before earlier during following later meanwhile previously since until when while then""",
    "when": """
        monday tuesday wednesday thursday friday saturday sunday yesterday tuesday's ago earlier recently last""",
    "science": """
        cells clinical climate covid disease diseases doctors drug drugs health immune infection medical medicine
        patients risk scientists species symptoms treatment trial trials vaccine virus researchers patient""",
    "race": """
        ballot ballots campaign candidate candidates caucus caucuses delegates democrat democratic democrats
        election elections nomination nominee party politics primary republican republicans voter voters votes""",
    "play": """
        album artist band book character coach concert episode fans film films game games movie movies music player
        players season series show song star stars story team teams theater tv""",
}

LEXICONS: Mapping[str, frozenset[str]] = {name: frozenset(listed.split()) for name, listed in _LISTED.items()}

LISTS_OF: Mapping[str, tuple[str, ...]] = {
    word: tuple(name for name, listed in LEXICONS.items() if word in listed and not name.endswith("_start"))
    for word in frozenset().union(*LEXICONS.values())
}
"""Word → the lists that hold it, those for the first word of a sentence left out."""
