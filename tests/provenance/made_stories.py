"""Invented stories on many topics, each with the accounts and differences that a careful reader would draw.

Every story holds true differences or near misses (other dates, other places, other people, rounder numbers, other
spellings, the same speaker twice) to hold the rules against.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.model import Source, SourceKind, Stance
from tests.provenance.stories import person

DENIES = Stance.DENIES
Claims = tuple[tuple[str, str] | tuple[str, str, Stance], ...]


@dataclass(frozen=True)
class Made:
    """A story and what is expected of it."""

    name: str
    text: str
    sources: tuple[Source, ...]
    claims: Claims
    together: tuple[tuple[int, ...], ...] = ()
    """For each expected account the claims (positions in `claims`) that it must hold at least."""
    apart: tuple[tuple[int, int], ...] = ()
    """Pairs of claims that no account may hold together."""
    differences: tuple[frozenset[str], ...] = ()
    """The variants of each expected difference; there must be no other."""
    denied: tuple[tuple[int, str], ...] = ()
    """Claims and who denies them; no other claim may be denied."""


def _org(name: str) -> Source:
    return person(name, SourceKind.ORGANISATION)


MADE = (
    Made(
        "ferry fire",
        "At least 30 people were killed when the ferry Saint Orla burned off Kestrel Point on Sunday. "
        "The coastguard said 42 people had died in the blaze. The fire was caused by an electrical fault, the "
        "operator said. Investigators believe the fire was caused by a discarded cigarette. "
        "A passenger, Ida Brandt, said the crew had locked the lower deck. "
        "The operator denied that the lower deck had been locked by the crew. Tickets cost 12 crowns.",
        (_org("coastguard"), _org("operator"), _org("Investigators"), person("Ida Brandt")),
        (
            ("At least 30 people were killed when the ferry Saint Orla burned off Kestrel Point on Sunday", ""),
            ("42 people had died in the blaze", "coastguard"),
            ("The fire was caused by an electrical fault", "operator"),
            ("the fire was caused by a discarded cigarette", "Investigators"),
            ("the crew had locked the lower deck", "Ida Brandt"),
            ("the lower deck had been locked by the crew", "operator", DENIES),
            ("Tickets cost 12 crowns", ""),
        ),
        together=((0, 1), (2, 3), (4,)),
        apart=((0, 6), (4, 6)),
        differences=(
            frozenset({"At least 30 people", "42 people"}),
            frozenset({"an electrical fault", "a discarded cigarette"}),
        ),
        denied=((4, "operator"),),
    ),
    Made(
        "rail strike",
        "Rail workers walked out at 6 a.m. on Monday over pay. The union said 4,200 members had joined the strike. "
        "Northline, the operator, put the number of staff on strike at about 4,100. "
        "Commuters waited for hours at Velden station. Northline offered a rise of 4 percent. The union said the "
        "company had offered a rise of 2.5 percent. Last year's strike lasted nine days.",
        (_org("union"), _org("Northline")),
        (
            ("Rail workers walked out at 6 a.m. on Monday over pay", ""),
            ("4,200 members had joined the strike", "union"),
            ("the number of staff on strike at about 4,100", "Northline"),
            ("Commuters waited for hours at Velden station", ""),
            ("Northline offered a rise of 4 percent", ""),
            ("the company had offered a rise of 2.5 percent", "union"),
            ("Last year's strike lasted nine days", ""),
        ),
        together=((4, 5),),
        apart=((0, 6), (3, 5), (4, 6)),
        differences=(frozenset({"4 percent", "2.5 percent"}),),
    ),
    Made(
        "merger",
        "Halden Foods agreed to buy the snack maker Pirro for $2.4 billion, two people familiar with the talks said. "
        "Halden is acquiring Pirro for nearly $2.5 billion, the Vessel Times reported. "
        "A Halden spokeswoman, Ruth Amsel, said the acquisition would close in March. "
        "Pirro employs 3,000 people. Pirro's founder, Teo Pirro, said the sale would close in June. "
        "Halden bought the brewer Ostrava for $900 million in 2019.",
        (
            person("two people", SourceKind.ANONYMOUS, named=False),
            person("Vessel Times", SourceKind.MEDIA),
            person("Ruth Amsel"),
            person("Teo Pirro"),
        ),
        (
            ("Halden Foods agreed to buy the snack maker Pirro for $2.4 billion", "two people"),
            ("Halden is acquiring Pirro for nearly $2.5 billion", "Vessel Times"),
            ("the acquisition would close in March", "Ruth Amsel"),
            ("Pirro employs 3,000 people", ""),
            ("the sale would close in June", "Teo Pirro"),
            ("Halden bought the brewer Ostrava for $900 million in 2019", ""),
        ),
        together=((0, 1),),
        apart=((0, 5), (1, 5), (3, 4)),
    ),
    Made(
        "election",
        "Mayor Lena Orth won the election with 52 percent of the vote, the city clerk said. "
        "Orth won with 49 percent of the vote, her rival Marc Dahl told supporters. "
        "Dahl won 45 percent of the vote in the northern district. Turnout fell to 38 percent. "
        "Dahl said ballots were removed by election staff in Tarn. "
        "The clerk, Ana Reis, denied that ballots were removed.",
        (_org("city clerk"), person("Marc Dahl"), person("Ana Reis")),
        (
            ("Mayor Lena Orth won the election with 52 percent of the vote", "city clerk"),
            ("Orth won with 49 percent of the vote", "Marc Dahl"),
            ("Dahl won 45 percent of the vote in the northern district", ""),
            ("Turnout fell to 38 percent", ""),
            ("ballots were removed by election staff in Tarn", "Marc Dahl"),
            ("ballots were removed.", "Ana Reis", DENIES),
        ),
        together=((0, 1), (4,)),
        apart=((0, 3), (0, 4)),
        differences=(frozenset({"52 percent", "49 percent"}),),
        denied=((4, "Ana Reis"),),
    ),
    Made(
        "disease",
        "The health ministry said 118 people had been infected with the virus in the capital. "
        "Doctors at two hospitals say more than 300 people were infected in the capital. "
        "In Sorvik, 12 people were infected. Schools will be closed on Thursday. "
        "The ministry said nearly 120 cases were known. A nurse, Pia Lund, said masks ran out on Friday.",
        (_org("health ministry"), person("Doctors", SourceKind.ANONYMOUS, named=False), person("Pia Lund")),
        (
            ("118 people had been infected with the virus in the capital", "health ministry"),
            ("more than 300 people were infected in the capital", "Doctors"),
            ("In Sorvik, 12 people were infected", ""),
            ("Schools will be closed on Thursday", ""),
            ("nearly 120 cases were known", "health ministry"),
            ("masks ran out on Friday", "Pia Lund"),
        ),
        together=((0, 1),),
        apart=((3, 5), (0, 3)),
        differences=(frozenset({"118 people", "more than 300 people"}),),
    ),
    Made(
        "football",
        "Ravens midfielder Tom Abel was sent off in the 70th minute by referee Ines Coll. "
        "Coach Dario Weiss said Abel was sent off by the referee after a dive. "
        "The crowd of 21,000 booed. Ravens lost their last match 2-0. Abel has scored six goals this season. "
        "The club said the striker Jon Vane was injured in training on Tuesday. "
        "The newspaper Sportsday reported that Vane was injured in training on Monday.",
        (person("Dario Weiss", role="Coach"), _org("club"), person("Sportsday", SourceKind.MEDIA)),
        (
            ("Ravens midfielder Tom Abel was sent off in the 70th minute by referee Ines Coll", ""),
            ("Abel was sent off by the referee after a dive", "Dario Weiss"),
            ("The crowd of 21,000 booed", ""),
            ("Ravens lost their last match 2-0", ""),
            ("Abel has scored six goals this season", ""),
            ("the striker Jon Vane was injured in training on Tuesday", "club"),
            ("Vane was injured in training on Monday", "Sportsday"),
        ),
        together=((0, 1), (5, 6)),
        apart=((2, 3), (0, 5), (3, 4)),
        differences=(frozenset({"Tuesday", "Monday"}),),
    ),
    Made(
        "court",
        "Ex-banker Olaf Rehn was charged with fraud on Friday, prosecutors said. "
        "His lawyer, Greta Moss, said Rehn had been charged with a tax offence. "
        "Rehn's brother Nils was charged with perjury last spring. "
        "Rehn denied the charges. The judge set bail at 50,000 marks. The trial opens in May.",
        (_org("prosecutors"), person("Greta Moss"), person("Olaf Rehn")),
        (
            ("Ex-banker Olaf Rehn was charged with fraud on Friday", "prosecutors"),
            ("Rehn had been charged with a tax offence", "Greta Moss"),
            ("Rehn's brother Nils was charged with perjury last spring", ""),
            ("denied the charges", "Olaf Rehn", DENIES),
            ("The judge set bail at 50,000 marks", ""),
            ("The trial opens in May", ""),
        ),
        together=((0, 1),),
        apart=((4, 5), (0, 4)),
        differences=(frozenset({"fraud", "a tax offence"}),),
        denied=((1, "Olaf Rehn"),),
    ),
    Made(
        "hostages",
        "Gunmen stormed the Miro bank and held twelve customers, police said. "
        "A witness said the robbers were armed with knives. Police said the robbers were armed with two shotguns. "
        "The guard was armed with a pistol. Officers from the Border Guard arrested three men. "
        "The gunmen were arrested by Harbour Police officers, the mayor said. "
        "According to the ministry, the gunmen were arrested by Interior Guard officers.",
        (
            _org("police"),
            person("witness", SourceKind.ANONYMOUS, named=False),
            person("mayor"),
            _org("ministry"),
        ),
        (
            ("Gunmen stormed the Miro bank and held twelve customers", "police"),
            ("the robbers were armed with knives", "witness"),
            ("the robbers were armed with two shotguns", "police"),
            ("The guard was armed with a pistol", ""),
            ("Officers from the Border Guard arrested three men", ""),
            ("The gunmen were arrested by Harbour Police officers", "mayor"),
            ("the gunmen were arrested by Interior Guard officers", "ministry"),
        ),
        together=((1, 2), (5, 6)),
        apart=((0, 3),),
        differences=(
            frozenset({"knives", "two shotguns"}),
            frozenset({"Harbour Police officers", "Interior Guard officers"}),
        ),
    ),
    Made(
        "flood",
        "The dam at Ferro burst at 4:30 a.m., the water board said. Residents said the dam burst at about 2 a.m. "
        "Some 600 homes were evacuated. Rescuers evacuated more than 600 houses, the army said. "
        "The river in the north rose by 3 metres; the river in the south rose by 5 metres, the army said. "
        "A bridge collapsed near the semi-automatic sluice. The semiautomatic sluice had failed, an engineer said.",
        (
            _org("water board"),
            person("Residents", SourceKind.ANONYMOUS, named=False),
            _org("army"),
            person("engineer", SourceKind.ANONYMOUS, named=False),
        ),
        (
            ("The dam at Ferro burst at 4:30 a.m.", "water board"),
            ("the dam burst at about 2 a.m.", "Residents"),
            ("Some 600 homes were evacuated", ""),
            ("Rescuers evacuated more than 600 houses", "army"),
            ("The river in the north rose by 3 metres", ""),
            ("the river in the south rose by 5 metres", "army"),
            ("A bridge collapsed near the semi-automatic sluice", ""),
            ("The semiautomatic sluice had failed", "engineer"),
        ),
        together=((0, 1), (2, 3)),
        apart=((0, 6), (2, 4)),
        differences=(frozenset({"4:30 a.m.", "2 a.m."}),),
    ),
    Made(
        "resignation",
        "Minister Carla Dunn stepped down on Wednesday. Two aides said Dunn had been forced to resign by the prime "
        "minister. Dunn wrote that she quit for family reasons. The opposition leader, Per Holt, said Dunn had been "
        "dismissed. Her office denied that Dunn was sacked. A leaked email shows Dunn took gifts from Orbis Steel. "
        "Dunn received gifts from the firm Orbis Steel, the email's author, Kim Sato, said.",
        (
            person("Two aides", SourceKind.ANONYMOUS, named=False),
            person("Dunn"),
            person("Per Holt", role="opposition leader"),
            _org("Her office"),
            person("email", SourceKind.DOCUMENT),
            person("Kim Sato", via=(4,)),
        ),
        (
            ("Minister Carla Dunn stepped down on Wednesday", ""),
            ("Dunn had been forced to resign by the prime minister", "Two aides"),
            ("she quit for family reasons", "Dunn"),
            ("Dunn had been dismissed", "Per Holt"),
            ("Dunn was sacked", "Her office", DENIES),
            ("Dunn took gifts from Orbis Steel", "email"),
            ("Dunn received gifts from the firm Orbis Steel", "Kim Sato"),
        ),
        together=((0, 1), (3,), (5, 6)),
        apart=((0, 5), (3, 6)),
        denied=((3, "Her office"),),
    ),
    Made(
        "excavation",
        "Archaeologists unearthed a bronze helmet near Lund, the museum said. The helmet is about 2,000 years old, "
        "according to the museum. A rival team, led by Bo Ek, says the helmet is 1,200 years old. "
        "The dig was paid for by the Orle Foundation. Visitors can see the helmet from June. "
        "The dig was funded by the state, Ek said.",
        (_org("museum"), person("Bo Ek")),
        (
            ("Archaeologists unearthed a bronze helmet near Lund", "museum"),
            ("The helmet is about 2,000 years old", "museum"),
            ("the helmet is 1,200 years old", "Bo Ek"),
            ("The dig was paid for by the Orle Foundation", ""),
            ("Visitors can see the helmet from June", ""),
            ("The dig was funded by the state", "Bo Ek"),
        ),
        together=((1, 2),),
        apart=((0, 4), (3, 4)),
        differences=(frozenset({"about 2,000 years", "1,200 years"}),),
    ),
    Made(
        "plane",
        "A small plane crashed into a field near Osby on Saturday, killing its pilot. "
        "The aviation authority said the aircraft had crashed in bad weather. "
        "A farmer, Jens Ro, said the plane was struck by lightning. "
        "The aircraft was hit by a drone, an amateur video shows. "
        "In 2014, a plane crashed near Visby, killing six people. The pilot had 300 flight hours.",
        (_org("aviation authority"), person("Jens Ro"), person("video", SourceKind.RECORDING)),
        (
            ("A small plane crashed into a field near Osby on Saturday, killing its pilot", ""),
            ("the aircraft had crashed in bad weather", "aviation authority"),
            ("the plane was struck by lightning", "Jens Ro"),
            ("The aircraft was hit by a drone", "video"),
            ("In 2014, a plane crashed near Visby, killing six people", ""),
            ("The pilot had 300 flight hours", ""),
        ),
        together=((2, 3),),
        apart=((0, 5), (2, 5), (4, 5)),
        differences=(frozenset({"lightning", "a drone"}),),
    ),
    Made(
        "data leak",
        "Hackers stole the records of 1.2 million customers, the retailer Brio said. "
        "Brio said the theft was found in April. The security firm Sentra said data on 5 million customers was "
        "stolen. "
        "Brio shares fell 7 percent on Monday. Shares in rival Tallo fell 3 percent, traders said. "
        "Brio was fined $3 million last year over spam.",
        (_org("Brio"), _org("Sentra"), person("traders", SourceKind.ANONYMOUS, named=False)),
        (
            ("Hackers stole the records of 1.2 million customers", "Brio"),
            ("the theft was found in April", "Brio"),
            ("data on 5 million customers was stolen", "Sentra"),
            ("Brio shares fell 7 percent on Monday", ""),
            ("Shares in rival Tallo fell 3 percent", "traders"),
            ("Brio was fined $3 million last year over spam", ""),
        ),
        together=((0, 2),),
        apart=((0, 5), (3, 5)),
        differences=(frozenset({"1.2 million customers", "5 million customers"}),),
    ),
    Made(
        "march",
        "Thousands of people marched through Corvo on Saturday against the mine. Organisers said 30,000 people "
        "marched. Police put the number of marchers at 8,000 people. Six people were arrested, police said. "
        "Fourteen people were arrested, the lawyers' group Aval said. The march ended at Union Square, said police. "
        "The mine opened in 1988. Police officers used tear gas, said witnesses.",
        (
            _org("Organisers"),
            _org("police"),
            _org("Aval"),
            person("witnesses", SourceKind.ANONYMOUS, named=False),
        ),
        (
            ("Thousands of people marched through Corvo on Saturday against the mine", ""),
            ("30,000 people marched", "Organisers"),
            ("Six people were arrested", "police"),
            ("Fourteen people were arrested", "Aval"),
            ("The march ended at Union Square", "police"),
            ("The mine opened in 1988", ""),
            ("Police officers used tear gas", "witnesses"),
        ),
        together=((0, 1), (2, 3)),
        apart=((2, 5), (5, 6)),
        differences=(
            frozenset({"Thousands of people", "30,000 people"}),
            frozenset({"Six people", "Fourteen people"}),
        ),
    ),
    Made(
        "hospital",
        "Patient records at Saint Brice were deleted by an intern, the hospital's lawyer said. "
        "An internal audit states that the patient records were deleted by a contractor. "
        "The hospital has 400 beds. Nurses said the wards were short of staff. The union says wards lacked nurses. "
        "The hospital rejected claims that the wards were short of staff.",
        (
            person("lawyer"),
            person("audit", SourceKind.DOCUMENT),
            person("Nurses", SourceKind.ANONYMOUS, named=False),
            _org("union"),
            _org("hospital"),
        ),
        (
            ("Patient records at Saint Brice were deleted by an intern", "lawyer"),
            ("the patient records were deleted by a contractor", "audit"),
            ("The hospital has 400 beds", ""),
            ("the wards were short of staff", "Nurses"),
            ("wards lacked nurses", "union"),
            ("claims that the wards were short of staff", "hospital", DENIES),
        ),
        together=((0, 1), (3,)),
        apart=((0, 2), (0, 3)),
        differences=(frozenset({"an intern", "a contractor"}),),
        denied=((3, "hospital"),),
    ),
)
