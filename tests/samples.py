"""Reports to test with: one made by hand over an invented article, and a large one over generated text.

Every span is found in the text, so the reports are as consistent as a reader's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot.model import (
    Account,
    Article,
    Attribution,
    Block,
    BlockKind,
    Claim,
    ClaimKind,
    CueKind,
    Difference,
    Mode,
    Need,
    Platform,
    Post,
    Reason,
    Report,
    SentenceKind,
    SetAside,
    Source,
    SourceKind,
    Span,
    Stance,
    Variant,
)

TITLE = "Fire guts Harbour Street warehouse in Eastmere"

PARAGRAPHS = (
    TITLE,
    "A fire gutted the Norvane Logistics warehouse on Harbour Street in Eastmere early on Tuesday. "
    "The blaze destroyed 40 lorries.",
    "Deputy Fire Chief Marta Lindqvist said 14 people were taken to hospital. “The sprinklers never came on,” "
    "she told reporters at the scene.",
    "Two city officials, who were not authorised to speak publicly, told the Eastmere Courier that inspectors had "
    "warned Norvane about blocked exits in March. The Courier's crime reporter Dane Okafor repeated it in a post:",
    "NEW: Two city officials confirm to @EastCourier that Norvane was warned about blocked exits in March. More to "
    "come, including what the mayor's office… pic.example.com/h7Qk2 — Dane Okafor (@DaneOkafor) March 4, 2026",
    "A memo leaked to this newspaper states that the sprinkler system was switched off on 20 February to save costs. "
    "The memo, dated 19 February and signed by a regional manager, specifies that 3,200 pallets of cleaning fluid "
    "were stored on the second floor.",
    "Norvane Logistics denied that the sprinklers had been switched off. “Every system was tested and working,” "
    "spokesman Paul Reyes said in a statement on Wednesday. Reyes said 9 employees were treated for smoke and that "
    "nobody was seriously hurt.",
    "A neighbour filmed the flames from across the canal. The video shows workers breaking windows on the second "
    "floor to get out. The east gate was chained shut, and the first fire engine arrived 31 minutes after the alarm.",
    "“We kept hitting the door and it would not move,” said Ines Haddad, who has worked nights at the warehouse for "
    "six years. She believes that someone must have locked it that night.",
    "What did the company know, and when? It is a disgrace that a city with three inspectors per thousand buildings "
    "calls itself safe. Inquiries will drag on for years, and the council should publish every report it holds.",
    "The city's inspection register lists no visit to the site since 2023. Mayor Alice Thorne called the reports of "
    "a warning premature and said her office would answer questions once the fire service has finished its work. "
    "The cause of the fire has not been established.",
    "Share this story",
)
TEXT = "\n\n".join(PARAGRAPHS)

LINDQVIST, OFFICIALS, COURIER, OKAFOR, MEMO, REYES, NORVANE, VIDEO, HADDAD, REGISTER, THORNE = range(11)


def at(words: str, text: str = TEXT, after: str = "") -> Span:
    """Where `words` stand in `text`, the first time after `after`."""
    start = text.index(words, text.index(after) if after else 0)
    return Span(start, start + len(words))


def sample_report() -> Report:
    """A complete report on an invented warehouse fire: 11 sources, 15 claims (14 open), 2 accounts, 6 set aside."""
    return Report(
        reader="rules-1",
        article=sample_article(),
        sources=_sources(),
        attributions=_attributions(),
        claims=tuple(sorted(_claims(), key=lambda claim: -claim.rank)),
        accounts=_accounts(),
        set_aside=_set_aside(),
    )


def sample_article() -> Article:
    """The invented article that the sample report reads."""
    return Article(
        text=TEXT,
        blocks=tuple(_blocks()),
        posts=(_post(),),
        title=TITLE,
        authors=("Rosa Quint",),
        outlet="The Eastmere Ledger",
        published=date(2026, 3, 5),
        language="en",
    )


def _blocks() -> Iterator[Block]:
    special = {0: BlockKind.HEADING, 4: BlockKind.POST, len(PARAGRAPHS) - 1: BlockKind.FURNITURE}
    start = 0
    for index, paragraph in enumerate(PARAGRAPHS):
        kind = special.get(index, BlockKind.PARAGRAPH)
        post = 0 if kind is BlockKind.POST else None
        yield Block(kind=kind, span=Span(start, start + len(paragraph)), post=post)
        start += len(paragraph) + 2


def _post() -> Post:
    whole = at(PARAGRAPHS[4])
    body = Span(whole.start, at("mayor's office…", after="NEW:").end)
    return Post(
        platform=Platform.X,
        span=whole,
        body=(body,),
        author="Dane Okafor",
        author_span=at("Dane Okafor", after="— Dane"),
        handle="@DaneOkafor",
        handle_span=at("@DaneOkafor"),
        published=date(2026, 3, 4),
        media=("pic.example.com/h7Qk2",),
        truncated=True,
    )


def _sources() -> tuple[Source, ...]:
    kinds = SourceKind
    rows: Sequence[dict[str, object]] = (
        {"name": "Marta Lindqvist", "kind": kinds.PERSON, "role": "Deputy Fire Chief",
         "mentions": (at("Deputy Fire Chief Marta Lindqvist"), at("she", after="never came on"))},
        {"name": "Two city officials", "kind": kinds.ANONYMOUS, "named": False, "via": (COURIER, OKAFOR),
         "mentions": (at("Two city officials"), at("Two city officials", after="NEW:"))},
        {"name": "the Eastmere Courier", "kind": kinds.MEDIA, "aliases": ("The Courier", "@EastCourier"),
         "mentions": (at("the Eastmere Courier"), at("@EastCourier"))},
        {"name": "Dane Okafor", "kind": kinds.POST, "role": "crime reporter", "affiliation": "The Courier",
         "aliases": ("@DaneOkafor",), "post": 0, "mentions": (at("Dane Okafor"), at("Dane Okafor", after="— Dane"))},
        {"name": "memo", "kind": kinds.DOCUMENT, "named": False, "identified_as": "signed by a regional manager",
         "mentions": (at("A memo leaked to this newspaper"), at("The memo"))},
        {"name": "Paul Reyes", "kind": kinds.PERSON, "role": "spokesman", "affiliation": "Norvane Logistics",
         "aliases": ("Reyes",), "mentions": (at("spokesman Paul Reyes"), at("Reyes", after="Wednesday"))},
        {"name": "Norvane Logistics", "kind": kinds.ORGANISATION, "aliases": ("Norvane",),
         "mentions": (at("Norvane Logistics", after="second floor."),)},
        {"name": "video", "kind": kinds.RECORDING, "named": False, "identified_as": "A neighbour filmed the flames",
         "mentions": (at("The video"),)},
        {"name": "Ines Haddad", "kind": kinds.PERSON, "role": "has worked nights at the warehouse for six years",
         "mentions": (at("Ines Haddad"), at("She", after="six years"))},
        {"name": "The city's inspection register", "kind": kinds.DATASET,
         "mentions": (at("The city's inspection register"),)},
        {"name": "Alice Thorne", "kind": kinds.PERSON, "role": "Mayor", "mentions": (at("Mayor Alice Thorne"),)},
    )  # fmt: skip
    return tuple(Source.model_validate({"id": index, "named": True, **row}) for index, row in enumerate(rows))


def _attributions() -> tuple[Attribution, ...]:
    rows: Sequence[tuple[int | None, Span | None, Span | None, Span, Mode, Stance, CueKind]] = (
        (LINDQVIST, at("Deputy Fire Chief Marta Lindqvist"), at("said"), at("14 people were taken to hospital"),
         Mode.INDIRECT, Stance.ASSERTS, CueKind.SPEECH),
        (LINDQVIST, at("she", after="never came on"), at("told"), at("The sprinklers never came on,"),
         Mode.DIRECT, Stance.ASSERTS, CueKind.SPEECH),
        (OFFICIALS, at("Two city officials"), at("told", after="publicly,"),
         at("inspectors had warned Norvane about blocked exits in March"),
         Mode.INDIRECT, Stance.ASSERTS, CueKind.SPEECH),
        (OKAFOR, at("Dane Okafor", after="— Dane"), None, _post().body[0], Mode.DIRECT, Stance.ASSERTS, CueKind.NONE),
        (OFFICIALS, at("Two city officials", after="NEW:"), at("confirm", after="NEW:"),
         at("Norvane was warned about blocked exits in March"), Mode.INDIRECT, Stance.ASSERTS, CueKind.SPEECH),
        (MEMO, at("A memo leaked to this newspaper"), at("states"),
         at("the sprinkler system was switched off on 20 February to save costs"),
         Mode.INDIRECT, Stance.ASSERTS, CueKind.RECORD),
        (MEMO, at("The memo"), at("specifies"),
         at("3,200 pallets of cleaning fluid were stored on the second floor"),
         Mode.INDIRECT, Stance.ASSERTS, CueKind.RECORD),
        (NORVANE, at("Norvane Logistics", after="second floor."), at("denied"),
         at("the sprinklers had been switched off"), Mode.INDIRECT, Stance.DENIES, CueKind.DENIAL),
        (REYES, at("spokesman Paul Reyes"), at("said", after="Paul Reyes"),
         at("Every system was tested and working,"), Mode.DIRECT, Stance.ASSERTS, CueKind.SPEECH),
        (REYES, at("Reyes", after="Wednesday"), at("said", after="Wednesday"),
         at("9 employees were treated for smoke and that nobody was seriously hurt"),
         Mode.INDIRECT, Stance.ASSERTS, CueKind.SPEECH),
        (VIDEO, at("The video"), at("shows"), at("workers breaking windows on the second floor to get out"),
         Mode.INDIRECT, Stance.ASSERTS, CueKind.RECORD),
        (HADDAD, at("Ines Haddad"), at("said", after="would not move"),
         at("We kept hitting the door and it would not move,"), Mode.DIRECT, Stance.ASSERTS, CueKind.SPEECH),
        (HADDAD, at("She", after="six years"), at("believes"), at("someone must have locked it that night"),
         Mode.INDIRECT, Stance.ASSERTS, CueKind.BELIEF),
        (REGISTER, at("The city's inspection register"), at("lists"), at("no visit to the site since 2023"),
         Mode.INDIRECT, Stance.ASSERTS, CueKind.RECORD),
        (THORNE, at("Mayor Alice Thorne"), at("called"), at("the reports of a warning premature"),
         Mode.MIXED, Stance.QUESTIONS, CueKind.SPEECH),
    )  # fmt: skip
    return tuple(
        Attribution(
            id=index, source=source, source_span=who, cue=cue, content=(content,), mode=mode, stance=stance,
            cue_kind=kind, parent=3 if index == 4 else None,
        )
        for index, (source, who, cue, content, mode, stance, kind) in enumerate(rows)
    )  # fmt: skip


def _need(reason: Reason, why: str, next_step: str) -> Need:
    return Need(reason=reason, why=why, next_step=next_step)


_NO_SOURCE = _need(
    Reason.UNATTRIBUTED,
    "The article says this in its own voice and names no source for it.",
    "Ask the author where this comes from, or look for a statement of the fire service.",
)
_STAKE = _need(
    Reason.INTERESTED_PARTY,
    "It is said by a party with a stake in it.",
    "Look for a record or a witness independent of Norvane Logistics.",
)


def _claims() -> Iterator[Claim]:
    kinds = ClaimKind
    memo_need = _need(
        Reason.RECORD_NOT_LINKED,
        "It rests on a document that the article does not show.",
        "Ask to see the memo dated 19 February, and who can confirm that it is real.",
    )
    differ = _need(
        Reason.ACCOUNTS_DIFFER,
        "Accounts in this article give different numbers.",
        "Ask the hospital and the fire service how many people were treated.",
    )
    figure = _need(Reason.FIGURE, "It gives a figure without saying how it was counted.", "Find where it comes from.")
    single = _need(Reason.SINGLE_SOURCE, "Only one source says so.", "Find a second source independent of the first.")
    warned = (
        _need(Reason.ANONYMOUS, "Its origin is not named.", "Ask for a record of the warning in March."),
        _need(
            Reason.SECOND_HAND,
            "It reached this article through the Eastmere Courier.",
            "Find the Eastmere Courier's own report.",
        ),
        _need(Reason.TRUNCATED, "The post is visibly cut short.", "Open the whole post of @DaneOkafor on X."),
    )
    denied = _need(
        Reason.DISPUTED, "Norvane Logistics denies it.", "Ask for the maintenance log of the sprinklers for February."
    )
    rows: Sequence[tuple[str, ClaimKind, int, tuple[Need, ...], dict[str, object]]] = (
        ("A fire gutted the Norvane Logistics warehouse on Harbour Street in Eastmere early on Tuesday",
         kinds.EVENT, 1, (), {}),
        ("The blaze destroyed 40 lorries", kinds.FIGURE, 2, (_NO_SOURCE, figure), {}),
        ("14 people were taken to hospital", kinds.FIGURE, 2, (differ,),
         {"sources": (LINDQVIST,), "chain": (LINDQVIST,), "roots": (LINDQVIST,), "attributions": (0,)}),
        ("The sprinklers never came on", kinds.EVENT, 2, (single,),
         {"sources": (LINDQVIST,), "chain": (LINDQVIST,), "roots": (LINDQVIST,), "attributions": (1,)}),
        ("Norvane was warned about blocked exits in March", kinds.EVENT, 2, warned,
         {"sources": (OFFICIALS,), "chain": (OKAFOR, COURIER, OFFICIALS), "roots": (OFFICIALS,),
          "attributions": (3, 4), "restated": (at("inspectors had warned Norvane about blocked exits in March"),)}),
        ("the sprinkler system was switched off on 20 February to save costs", kinds.RECORD, 2, (denied, memo_need),
         {"sources": (MEMO,), "chain": (MEMO,), "roots": (MEMO,), "denied_by": (NORVANE, REYES),
          "attributions": (5,)}),
        ("3,200 pallets of cleaning fluid were stored on the second floor", kinds.FIGURE, 2, (memo_need,),
         {"sources": (MEMO,), "chain": (MEMO,), "roots": (MEMO,), "attributions": (6,)}),
        ("Norvane Logistics denied that the sprinklers had been switched off", kinds.POSITION, 1, (_STAKE,),
         {"sources": (NORVANE,), "chain": (NORVANE,), "roots": (NORVANE,), "attributions": (7,)}),
        ("Every system was tested and working", kinds.EVENT, 2, (_STAKE,),
         {"sources": (REYES,), "chain": (REYES,), "roots": (REYES,), "denied_by": (LINDQVIST,),
          "attributions": (8,)}),
        ("9 employees were treated for smoke", kinds.FIGURE, 2, (differ, _STAKE),
         {"sources": (REYES,), "chain": (REYES,), "roots": (REYES,), "attributions": (9,)}),
        ("workers breaking windows on the second floor to get out", kinds.RECORD, 2,
         (_need(Reason.RECORD_NOT_LINKED, "It rests on a recording that the article does not link to.",
                "Find the video filmed from across the canal, and where and when it was made."),),
         {"sources": (VIDEO,), "chain": (VIDEO,), "roots": (VIDEO,), "attributions": (10,)}),
        ("The east gate was chained shut", kinds.EVENT, 2, (_NO_SOURCE,), {}),
        ("the first fire engine arrived 31 minutes after the alarm", kinds.FIGURE, 2, (_NO_SOURCE, figure), {}),
        ("We kept hitting the door and it would not move", kinds.QUOTATION, 1, (single,),
         {"sources": (HADDAD,), "chain": (HADDAD,), "roots": (HADDAD,), "attributions": (11,)}),
        ("no visit to the site since 2023", kinds.RECORD, 2,
         (_need(Reason.RECORD_NOT_LINKED, "It rests on a register that the article does not link to.",
                "Look the site up in the city's inspection register."),),
         {"sources": (REGISTER,), "chain": (REGISTER,), "roots": (REGISTER,), "attributions": (13,)}),
    )  # fmt: skip
    for index, (words, kind, worth, needs, more) in enumerate(rows):
        fields = {"id": index, "span": at(words), "kind": kind, "worth": worth, "needs": needs, **more}
        yield Claim.model_validate({"rank": 10 * worth + len(needs) - index / 100, **fields})


def _accounts() -> tuple[Account, ...]:
    injured = Difference(
        about="the number of people treated",
        variants=(
            Variant(span=at("14 people"), claim=2, sources=(LINDQVIST,)),
            Variant(span=at("9 employees"), claim=9, sources=(REYES,)),
        ),
    )
    return (
        Account(id=0, claims=(2, 9), asserted_by=(LINDQVIST, REYES), differences=(injured,),
                roots=(LINDQVIST, REYES)),
        Account(id=1, claims=(3, 5, 7, 8), asserted_by=(LINDQVIST, MEMO), denied_by=(NORVANE, REYES), denials=(7, 8),
                roots=(LINDQVIST, MEMO)),
    )  # fmt: skip


def _set_aside() -> tuple[SetAside, ...]:
    rows = (
        ("She believes that someone must have locked it that night.", SentenceKind.PERSONAL),
        ("What did the company know, and when?", SentenceKind.QUESTION),
        ("It is a disgrace that a city with three inspectors per thousand buildings calls itself safe.",
         SentenceKind.OPINION),
        ("Inquiries will drag on for years", SentenceKind.PREDICTION),
        ("the council should publish every report it holds", SentenceKind.CALL),
        ("Share this story", SentenceKind.FURNITURE),
    )  # fmt: skip
    return tuple(SetAside(span=at(words), kind=kind) for words, kind in rows)


_SURNAMES = ("Abara", "Brandt", "Castell", "Dovic", "Eriksen", "Faraday", "Greco", "Hollis", "Ibarra", "Jansen")
_ROLES = ("councillor", "engineer", "spokeswoman", "inspector", "driver", "analyst", "witness", "director")
_PLACES = ("bridge", "depot", "reservoir", "terminal", "archive", "tunnel", "market", "stadium")


def big_report() -> Report:
    """A large report over generated text: 60 claims, all open, 40 sources, 12 accounts and 80 set aside."""
    said = [_generated_claim(number) for number in range(60)]
    aside = [f"Nobody can say what passage {number} will mean for the {_PLACES[number % 8]}." for number in range(80)]
    text = "\n\n".join(
        " ".join(sentences) for sentences in zip(*[iter([*(f"{line}." for line in said), *aside])] * 4, strict=True)
    )
    return Report(
        reader="rules-1",
        article=Article(text=text, blocks=tuple(_paragraphs(text)), language="en"),
        sources=tuple(_generated_source(text, number) for number in range(40)),
        attributions=(),
        claims=tuple(_ranked(text, number, said[number]) for number in range(60)),
        accounts=tuple(_generated_account(text, number) for number in range(12)),
        set_aside=tuple(
            SetAside(span=at(words, text), kind=list(SentenceKind)[1 + number % 5])
            for number, words in enumerate(aside)
        ),
    )


def _name(number: int) -> str:
    return f"{chr(65 + number % 26)}. {_SURNAMES[number % 10]}-{_SURNAMES[number // 10]}"


def _generated_claim(number: int) -> str:
    place = _PLACES[number % 8]
    return f"{_name(number % 40)} said case {number} at the {place} left {7 + number} people waiting for help"


def _paragraphs(text: str) -> Iterator[Block]:
    for match in re.finditer(r"[^\n]+", text):
        yield Block(kind=BlockKind.PARAGRAPH, span=Span(*match.span()))


def _generated_source(text: str, number: int) -> Source:
    kind = list(SourceKind)[number % len(SourceKind)]
    return Source(
        id=number,
        name=_name(number),
        kind=kind,
        named=kind is not SourceKind.ANONYMOUS,
        role=_ROLES[number % 8] if kind is SourceKind.PERSON else None,
        mentions=(at(_name(number), text),),
        via=(number - 1,) if number % 7 == 3 else (),
    )


def _ranked(text: str, number: int, line: str) -> Claim:
    reasons = list(Reason)
    source = number % 40
    return Claim(
        id=number,
        span=at(line.split(" said ")[1], text),
        kind=list(ClaimKind)[number % len(ClaimKind)],
        worth=2 - number // 30,
        rank=60.0 - number,
        needs=tuple(
            Need(reason=reason, why=f"Reason {reason.value} for case {number}.", next_step=f"Look up case {number}.")
            for reason in (reasons[number % 12], reasons[(number + 5) % 12])[: 1 + number % 2]
        ),
        sources=(source,),
        chain=(source - 1, source) if source % 7 == 3 else (source,),
        roots=(source,),
        denied_by=((source + 1) % 40,) if number % 9 == 4 else (),
    )


def _generated_account(text: str, number: int) -> Account:
    first, second = number, number + 8
    variants = tuple(
        Variant(span=at(f"{7 + claim} people", text, after=f"case {claim} "), claim=claim, sources=(claim % 40,))
        for claim in (first, second)
    )
    return Account(
        id=number,
        claims=(first, second),
        asserted_by=(first, second),
        differences=(Difference(about="the number", variants=variants),),
        roots=(first, second),
    )
