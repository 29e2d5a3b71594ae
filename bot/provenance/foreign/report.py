"""An article in another language → its report: what is said in it, by whom, and what is open about that.

Pure, like all of provenance. Claims are quotations and the words of posts. There are no accounts, since nothing is
compared by meaning, and nothing is set aside, since no sentence is judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.model import Article, Claim, ClaimKind, Need, Reason, Report, Source, Span
from bot.provenance.assemble import attribution_of, claim_of, ranked
from bot.provenance.drafts import Draft
from bot.provenance.foreign.languages import lexicon_of
from bot.provenance.foreign.names import FullNames
from bot.provenance.foreign.reader import Said, is_statement, read_article
from bot.provenance.foreign.sources import resolve_sources
from bot.provenance.needs import need_of, needs_of
from bot.provenance.reading import Reading
from bot.provenance.surroundings import Surroundings
from bot.provenance.within import Posts
from bot.speech import noted

READER = "quotes-1"
"""Name and version of this reading."""

_WORTH = 1
"""That somebody says it is worth a look; how much, only its words would tell."""
_LEAST_WORDS = 3
_BY_FORM = frozenset({Reason.POST_ONLY, Reason.TRUNCATED})
"""The reasons of the full reader that are decided without reading words."""
_UNNAMED_WHY = noted("No name stands right beside this quotation.")
_UNNAMED_STEP = noted("Find in the article who says “{words}”, and where it was said first.")
_ALONE_WHY = noted("Of what was read here, only {speaker} says so.")
_ALONE_STEP = noted("Find a second source for “{words}” that does not rest on {speaker}.")


def read_and_report(article: Article) -> tuple[Reading, Report]:
    """What is said in the article by its form alone, and the report on it; never raises for odd text."""
    names = FullNames(article, lexicon_of(article.language))
    said = read_article(article, names)
    sources, speakers = resolve_sources(article, said, names)
    found = tuple(each.found for each in said)
    report = Report(
        reader=READER,
        article=article,
        sources=sources,
        attributions=tuple(
            attribution_of(number, each.found, speaker)
            for number, (each, speaker) in enumerate(zip(said, speakers, strict=True))
        ),
        claims=_ranked(article, _drafts(article, said, speakers), sources),
        accounts=(),
        set_aside=(),
    )
    return Reading(attributions=found, sentences=()), report


def _drafts(article: Article, said: Sequence[Said], speakers: Sequence[int | None]) -> Sequence[Draft]:
    """Each quotation and each paragraph of a post once; the same words of the same source again are restated."""
    drafts: dict[tuple[int | None, str], Draft] = {}
    for number, (each, speaker) in enumerate(zip(said, speakers, strict=True)):
        for span in _statements(article.text, each):
            key = speaker, _plain(span.of(article.text))
            known = drafts.get(key)
            if known is not None:
                drafts[key] = replace(known, restated=(*known.restated, span))
                continue
            own = () if speaker is None else (speaker,)
            drafts[key] = Draft(
                id=len(drafts),
                span=span,
                kind=ClaimKind.QUOTATION,
                worth=_WORTH,
                score=0.0,
                sentence=span,
                sources=own,
                chain=own,
                roots=own,
                attributions=(number,),
            )
    return tuple(drafts.values())


def _statements(text: str, said: Said) -> Iterator[Span]:
    if said.post is None:
        yield from said.found.content
        return
    for span in said.found.content:
        if is_statement(text, span, _LEAST_WORDS):
            yield span


def _plain(words: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in words.casefold()).split())


def _ranked(article: Article, drafts: Iterable[Draft], sources: Sequence[Source]) -> tuple[Claim, ...]:
    posts = Posts(article)
    around = (Surroundings(article, draft, sources, (), (), posts.around(draft.span)) for draft in drafts)
    return ranked(claim_of(each, needs_by_form(each)) for each in around)


def needs_by_form(around: Surroundings) -> tuple[Need, ...]:
    """The reasons that form alone shows."""
    return (*(need for need in needs_of(around) if need.reason in _BY_FORM), _support(around))


def _support(around: Surroundings) -> Need:
    """Nothing is compared by meaning, so a quotation stands alone, with a name or without."""
    if around.draft.sources:
        reason, why, step = Reason.SINGLE_SOURCE, _ALONE_WHY, _ALONE_STEP
    else:
        reason, why, step = Reason.UNATTRIBUTED, _UNNAMED_WHY, _UNNAMED_STEP
    return need_of(reason, why, step, around)
