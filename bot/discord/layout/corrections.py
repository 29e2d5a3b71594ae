"""What has to do with corrections: marks on claims, what is asked of whoever corrects, and what was corrected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import discord
from discord import ui

from bot.corrections import Change, Corrected, Correction, Known, MissingClaim, Named, NotAClaim, WrongSource
from bot.discord.controls import MOST_OPTIONS, OPTION_LIMIT, Choice, Place, Press, What, button, options_of
from bot.discord.corrections.controls import Ask, Step, ask_button, ask_select
from bot.discord.layout.compose import Block, Control, Message, Row, compose
from bot.discord.layout.marks import by_words
from bot.discord.layout.parts import DISCORD, PLAIN, Page, Shown, heading, source_choices
from bot.model import Claim, Report, SentenceKind, Span
from bot.report.escape import Style
from bot.report.texts import SET_ASIDE
from bot.speech import tr

OWN_VOICE: Final = -1
"""What is picked in place of a source's id where the article says it itself."""
SENTENCES_PAGE: Final = 15
MADE_PAGE: Final = 8
_WORDS_LIMIT = 500
_LISTED_WORDS = 220
_FEW_WORDS = 60
_NAME_LIMIT = 80
_NOT_CLAIMS = (
    SentenceKind.OPINION,
    SentenceKind.PREDICTION,
    SentenceKind.QUESTION,
    SentenceKind.CALL,
    SentenceKind.PERSONAL,
    SentenceKind.FURNITURE,
    SentenceKind.FACT,
)


def mark_blocks(shown: Shown, claim: Claim) -> Sequence[Block]:
    """Who corrected a claim and what, where somebody did."""
    correction = _last(shown, claim)
    if correction is None:
        return []
    return [[f"**{what_words(shown.report, correction.change)}**\n-# {by_words(correction)}"]]


def claim_row(shown: Shown, claim: Claim) -> Row:
    """Under a claim: to correct it, and to undo what was corrected, for who may."""
    ask = _ask(shown)
    if ask is None or not shown.may_correct:
        return []
    mark = shown.marks.get(claim.id)
    undo = [ask_button(ask.to(Step.UNDO, mark.correction), tr("Undo the correction"))] if mark else []
    return [ask_button(ask.to(Step.CLAIM, claim.id), tr("Correct…")), *undo]


def list_row(shown: Shown) -> Row:
    """Under all claims: to say that one is missing, for who may, and to see what was corrected."""
    ask = _ask(shown)
    if ask is None or shown.corrected is None:
        return []
    missing = [ask_button(ask.to(Step.MISSING), tr("Missing claim…"))] if shown.may_correct else []
    return [*missing, *_made_button(ask, shown.corrected)]


def claim_question(ask: Ask, corrected: Corrected, claim: Claim) -> ui.LayoutView:
    """What is wrong with a claim: that it is none, or who says it."""
    report = corrected.report
    sources = _source_choices(report, claim)
    page = Page.of(sources, ask.page, MOST_OPTIONS)
    return compose(
        Message(
            head=heading(tr("What is wrong with this claim?"), str(page)),
            blocks=[[DISCORD.quote(report.words(claim.span), limit) for limit in (_WORDS_LIMIT, _FEW_WORDS)]],
            rows=(
                [ask_select(ask.to(Step.PICK_KIND, claim.id), tr("It is not a claim, but…"), _kind_options())],
                _select_row(ask.to(Step.PICK_SOURCE, claim.id), tr("It is said by…"), page.cut(sources)),
                [
                    *_turns(ask, page, claim.id),
                    ask_button(ask.to(Step.NAME, claim.id), tr("Somebody who is not listed…")),
                ],
                [button(_press(ask, What.CLAIM, claim.id), tr("Back to the claim"))],
            ),
        )
    )


def sentences_question(ask: Ask, corrected: Corrected, sentences: Sequence[Span]) -> ui.LayoutView:
    """Which sentence of the article makes the claim that is missing."""
    report = corrected.report
    page = Page.of(sentences, ask.page, SENTENCES_PAGE)
    on_page = list(enumerate(page.cut(sentences), page.number * SENTENCES_PAGE + 1))
    asked = tr("Pick the sentence that makes the claim.")
    none_left = tr("Every sentence of the article has a claim in the list.")
    return compose(
        Message(
            head=heading(tr("Missing claim"), asked if sentences else none_left, str(page)),
            blocks=[_numbered(report, number, span) for number, span in on_page],
            rows=(
                _select_row(ask.to(Step.PICK_SENTENCE), tr("This sentence"), _sentence_choices(report, on_page)),
                [*_turns(ask, page), ask_button(ask.to(Step.TYPE), tr("Type the words…"))],
                [button(_press(ask, What.CLAIMS), _all_claims(report))],
            ),
        )
    )


def corrections_page(ask: Ask, corrected: Corrected) -> ui.LayoutView:
    """A page of what was corrected, the latest first, to undo some of it."""
    made = sorted((*corrected.held, *corrected.unfit), key=lambda each: -each.id)
    page = Page.of(made, ask.page, MADE_PAGE)
    on_page = page.cut(made)
    return compose(
        Message(
            head=heading(tr("Corrections"), "" if made else tr("Nothing is corrected in this report."), str(page)),
            spaced=True,
            blocks=[_made_block(corrected, each) for each in on_page],
            rows=(
                _select_row(
                    ask.to(Step.PICK_MADE), tr("Undo one of these"), _made_choices(corrected.report, on_page)
                ),
                _turns(ask, page),
                [button(_press(ask, What.CLAIMS), _all_claims(corrected.report))],
            ),
        )
    )


def correction_done(ask: Ask, corrected: Corrected, correction: Correction, claim_id: int | None) -> ui.LayoutView:
    """What was corrected just now, with the way to undo it; `claim_id` where its claim can be opened."""
    words = corrected.report.words(correction.change.span)
    opened = [] if claim_id is None else [button(_press(ask, What.CLAIM, claim_id), tr("Open the claim"))]
    return compose(
        Message(
            head=heading(tr("Corrected"), what_words(corrected.report, correction.change)),
            blocks=[[DISCORD.quote(words, limit) for limit in (_WORDS_LIMIT, _FEW_WORDS)]],
            rows=([ask_button(ask.to(Step.UNDO, correction.id), tr("Undo")), *opened], _ways_out(ask, corrected)),
        )
    )


def correction_undone(ask: Ask, corrected: Corrected, correction: Correction) -> ui.LayoutView:
    """What is no longer corrected."""
    words = corrected.report.words(correction.change.span)
    return compose(
        Message(
            head=heading(tr("Undone"), what_words(corrected.report, correction.change)),
            blocks=[[DISCORD.quote(words, limit) for limit in (_WORDS_LIMIT, _FEW_WORDS)]],
            rows=(_ways_out(ask, corrected),),
        )
    )


def what_words(report: Report, change: Change, style: Style = DISCORD) -> str:
    """What a correction says, in one line."""
    match change:
        case NotAClaim():
            return tr("Not a claim, but: {kind}", kind=SET_ASIDE[change.instead].one)
        case MissingClaim():
            return tr("A claim that was missing")
        case WrongSource():
            return _source_words(report, change.right, style)


def _source_words(report: Report, right: Known | Named | None, style: Style) -> str:
    if right is None:
        return tr("Said by the article itself")
    name = right.name if isinstance(right, Known) else report.words(right.span)
    return tr("Said by {source}", source=style.short(name, _NAME_LIMIT))


def _last(shown: Shown, claim: Claim) -> Correction | None:
    """The last correction of a claim that is in the list."""
    mark = shown.marks.get(claim.id)
    if mark is None or shown.corrected is None:
        return None
    return next(each for each in shown.corrected.held if each.id == mark.correction)


def _ask(shown: Shown) -> Ask | None:
    """A press about this report as it is shown; None where nobody corrects it."""
    if shown.corrected is None:
        return None
    place = Place.COPY if shown.place is Place.PUBLIC else shown.place
    return Ask(shown.report_id, place, Step.MADE, shown.corrected.revision)


def _press(ask: Ask, what: What, item: int = 0) -> Press:
    return Press(ask.report_id, ask.place, what, item)


def _ways_out(ask: Ask, corrected: Corrected) -> Row:
    return [button(_press(ask, What.CLAIMS), _all_claims(corrected.report)), *_made_button(ask, corrected)]


def _all_claims(report: Report) -> str:
    return tr("All claims ({number:,})", number=len(report.claims))


def _made_button(ask: Ask, corrected: Corrected) -> Row:
    number = len(corrected.held) + len(corrected.unfit)
    return [ask_button(ask.to(Step.MADE), tr("Corrections ({number:,})", number=number))] if number else []


def _turns(ask: Ask, page: Page, item: int = 0) -> Row:
    row: list[Control] = []
    if page.number > 0:
        row.append(ask_button(ask.to(ask.step, item, page.number - 1), tr("‹ Previous page")))
    if page.number + 1 < page.pages:
        row.append(ask_button(ask.to(ask.step, item, page.number + 1), tr("Next page ›")))
    return row


def _kind_options() -> Sequence[discord.SelectOption]:
    return [discord.SelectOption(label=SET_ASIDE[kind].one, value=kind) for kind in _NOT_CLAIMS]


def _source_choices(report: Report, claim: Claim) -> Sequence[Choice]:
    """The article itself and all sources but the one that is given."""
    own = [Choice(OWN_VOICE, tr("The article itself"), "")] if claim.sources else []
    others = [source for source in report.sources if claim.sources != (source.id,)]
    return [*own, *source_choices(report, others)]


def _numbered(report: Report, number: int, span: Span) -> Block:
    return [f"**{number}.** {DISCORD.quote(report.words(span), limit)}" for limit in (_LISTED_WORDS, _FEW_WORDS)]


def _sentence_choices(report: Report, sentences: Sequence[tuple[int, Span]]) -> Sequence[Choice]:
    return [
        Choice(span.start, PLAIN.short(f"{number}. {report.words(span)}", OPTION_LIMIT), "")
        for number, span in sentences
    ]


def _made_block(corrected: Corrected, correction: Correction) -> Block:
    report, change = corrected.report, correction.change
    left_out = tr("It no longer fits the report, so it is left out.")
    unfit = f"\n-# {left_out}" if correction in corrected.unfit else ""
    told = f"**{what_words(report, change)}**\n-# {by_words(correction)}{unfit}"
    return [f"{told}\n{DISCORD.quote(report.words(change.span), limit)}" for limit in (_LISTED_WORDS, _FEW_WORDS)]


def _made_choices(report: Report, made: Sequence[Correction]) -> Sequence[Choice]:
    return [
        Choice(
            each.id, PLAIN.short(report.words(each.change.span), OPTION_LIMIT), what_words(report, each.change, PLAIN)
        )
        for each in made
    ]


def _select_row(ask: Ask, placeholder: str, choices: Sequence[Choice]) -> Row:
    """A row with a select, or none where there is nothing to pick."""
    return [ask_select(ask, placeholder, options_of(choices))] if choices else []
