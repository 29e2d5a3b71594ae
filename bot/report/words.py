"""A report in plain words: who says what through whom, who denies it, why it is open, what was counted.

Every function that shows words of the article takes the `Style` of the place that they go to, so that nothing
reaches a screen unescaped. Which claims, in which order and on which page is the caller's business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.model import RECORDS, Account, BlockKind, Claim, Difference, Need, Report, Source, Variant, Wording
from bot.report.article import is_read_by_form
from bot.report.counting import count, date_words, language_name, listed
from bot.report.escape import Style
from bot.report.people import DETAIL_LIMIT, NAME_LIMIT, is_unnamed, name_of, names, source_words, with_details
from bot.report.texts import ARROW, DOT, PLATFORMS, REASONS, SET_ASIDE, TEXTS, VERSUS, ours
from bot.speech import ENGLISH, is_known, language, tr

FAIRNESS = TEXTS["fairness"]
"""Said once, small, wherever claims are listed; in English, so put it through `tr`."""

QUOTE_LIMIT = 200
"""Characters of a quotation that stands within a line."""


# The article as a whole


def title_of(report: Report, style: Style, limit: int = 100) -> str:
    """The article's title, or its first words, in at most `limit` characters."""
    return style.short(report.article.title or _first_words(report), limit) or ours("untitled")


def byline(report: Report, style: Style) -> str:
    """Outlet, authors, date and language as far as known, "" where nothing is."""
    article = report.article
    people = [style.short(name, NAME_LIMIT) for name in (article.outlet or "", *article.authors)]
    day = date_words(article.published) if article.published else ""
    return DOT.join(part for part in (*people, day, style.text(language_name(article.language))) if part)


def counts_line(report: Report, settled: int = 0) -> str:
    """What was found: "11 sources (1 unnamed) · 1 post · 15 claims (14 still open)".

    `settled` of the open claims have been settled by people since.
    """
    still_open = len(report.open_claims) - settled
    unnamed = sum(1 for source in report.sources if is_unnamed(source))
    posts = len(report.article.posts)
    links = len({link.url for link in report.article.links})
    return DOT.join(
        (
            _with_part(count(len(report.sources), "source"), unnamed, "unnamed"),
            *([count(posts, "post")] if posts else []),
            *([count(links, "link")] if links and is_read_by_form(report) else []),
            _with_part(count(len(report.claims), "claim"), still_open, "still_open"),
        )
    )


def set_aside_counts(report: Report) -> str:
    """What was set aside, by kind and most first: "3 opinions · 1 question"; "" where nothing was."""
    found = Counter(item.kind for item in report.set_aside)
    return DOT.join(SET_ASIDE[kind].counted(number) for kind, number in found.most_common())


def _with_part(whole: str, part: int, noun: str) -> str:
    return with_details(whole, count(part, noun) if part else "")


def _first_words(report: Report) -> str:
    shown = (report.words(block.span) for block in report.article.blocks if block.kind is not BlockKind.FURNITURE)
    return next((words for words in shown if words.strip()), report.article.text)


# Claims


def claim_words(report: Report, claim: Claim, style: Style, limit: int | None = None) -> str:
    """The claim's own words, quoted."""
    return style.quote(report.words(claim.span), limit)


def say_who(report: Report, claim: Claim, style: Style) -> str:
    """Who says so and through whom, the first-hand origin first: "two officials (not named) → Ada (post on X)"."""
    paths = _paths(report, claim)
    if paths:
        return "; ".join(_path_words(report, claim, path, style) for path in paths)
    return ours("in_quotation_marks" if _is_quoted(report, claim) else "the_article_alone")


def say_denied(report: Report, denied: Claim | Account, style: Style) -> str:
    """Who denies it, by name; "" where nobody does."""
    return names(report, denied.denied_by, style)


def say_open(claim: Claim, most: int | None = None) -> str:
    """Why it is open, as labels: "⇄ denied · ▤ record not shown"; "" where it is not.

    Beyond `most` the rest is counted: "⇄ denied · and 3 more".
    """
    labels = [str(REASONS[need.reason]) for need in claim.needs]
    left_out = len(labels) - len(labels[:most])
    return DOT.join([*labels[:most], *([count(left_out, "and_more")] if left_out else [])])


def say_why(claim: Claim, style: Style) -> str:
    """Why it is open, in whole sentences."""
    return " ".join(style.text(need_why(need)) for need in claim.needs)


def next_steps(claim: Claim, style: Style) -> Sequence[str]:
    """What to do about it, each step once."""
    steps = (style.text(need_step(need)) for need in claim.needs)
    return tuple(dict.fromkeys(step for step in steps if step))


def need_why(need: Need) -> str:
    """Why it is open, in one sentence that is still to be written in a style."""
    return _worded(need.why_wording, need.why)


def need_step(need: Need) -> str:
    """What to do about it, in one sentence that is still to be written in a style."""
    return _worded(need.next_step_wording, need.next_step)


def difference_about(difference: Difference) -> str:
    """What differs, in a few words that are still to be written in a style."""
    return _worded(difference.about_wording, difference.about)


def _worded(wording: Wording | None, english: str) -> str:
    """A wording in the reader's language; the English where that language does not know it, or it was not kept."""
    if wording is None:
        return tr(english)
    return english if language() == ENGLISH or not is_known(wording.text) else _filled(wording)


def _filled(wording: Wording) -> str:
    slots = {
        slot.name: _filled(slot.said) if isinstance(slot.said, Wording) else listed(slot.said, len(slot.said))
        for slot in wording.slots
    }
    return tr(wording.text, **slots)


def chain_words(report: Report, claim: Claim, style: Style) -> str:
    """How it reached the article, station by station: "911 audio → Ada (post on X) → this article"."""
    return ARROW.join(chain_steps(report, claim, style))


def chain_steps(report: Report, claim: Claim, style: Style) -> Sequence[str]:
    """The stations that a claim came through, the first-hand origin first and the article last."""
    path = tuple(reversed(claim.chain)) or claim.sources[:1]
    return (*_stations(report, claim, path, style), ours("the_article"))


def roots_words(report: Report, roots: Sequence[int], style: Style) -> str:
    """What it rests on: "2 independent origins: 911 audio and Ada"."""
    if not roots:
        return ours("no_origin")
    return ours("origins", count=count(len(roots), "origin"), names=names(report, roots, style))


def _is_quoted(report: Report, claim: Claim) -> bool:
    """Whether the words stand in quotation marks, and so are somebody's, whoever that is."""
    return is_read_by_form(report) and bool(claim.attributions)


def _paths(report: Report, claim: Claim) -> Sequence[tuple[int, ...]]:
    """For every independent line of telling, source ids from the origin to the nearest speaker."""
    chain = [tuple(reversed(claim.chain))] if claim.chain else []
    others = (source_id for source_id in claim.sources if source_id not in claim.chain)
    return (*chain, *((source_id, *report.source(source_id).via) for source_id in others))


def _path_words(report: Report, claim: Claim, path: Sequence[int], style: Style) -> str:
    if len(path) > 1:
        return ARROW.join(_stations(report, claim, path, style))
    source = report.source(path[0])
    who = source_words(source, style)
    if post := _post_of(report, claim, source):
        return ours("in_a_post", who=who, post=post)
    if source.kind in RECORDS:
        return ours("linked" if source.linked else "as_told", who=who)
    return who


def _stations(report: Report, claim: Claim, path: Sequence[int], style: Style) -> Sequence[str]:
    """The origin with who that is, everyone on the way by name, whoever posted it with the post."""
    stations = []
    for position, source_id in enumerate(path):
        source = report.source(source_id)
        post = _post_of(report, claim, source)
        who = name_of(source, style) if position or post else source_words(source, style)
        stations.append(with_details(who, post))
    return stations


def _post_of(report: Report, claim: Claim, source: Source) -> str:
    """What the source said it in, where that is its own post: "post on X"."""
    if source.post is None:
        return ""
    post = report.article.posts[source.post]
    places = (post.span, *post.body, *([post.continuation] if post.continuation else []))
    return PLATFORMS[post.platform].word if any(place.covers(claim.span) for place in places) else ""


# Accounts


def account_title(report: Report, account: Account, style: Style, limit: int | None = None) -> str:
    """The words of the claim that names the account, quoted."""
    return claim_words(report, report.claim(account.claims[0]), style, limit)


def say_first(report: Report, account: Account, style: Style) -> str:
    """Who says the claim that names the account."""
    return _speakers(report, report.claim(account.claims[0]), style)


def beside(report: Report, account: Account, style: Style, limit: int | None = QUOTE_LIMIT) -> Sequence[str]:
    """What others say of the same thing, who and in which words; without denials."""
    others = (claim for claim in account.claims[1:] if claim not in account.denials)
    return [_said(report, report.claim(claim), style, limit) for claim in others]


def denials(report: Report, account: Account, style: Style, limit: int | None = QUOTE_LIMIT) -> Sequence[str]:
    """Who denies it: with the words where the article gives them, by name only where it does not."""
    worded = [report.claim(claim) for claim in account.denials]
    spoken = {source_id for claim in worded for source_id in (*claim.sources, *claim.chain)}
    silent = [source_id for source_id in account.denied_by if source_id not in spoken]
    by_name = [names(report, silent, style)] if silent else []
    return [*(_said(report, claim, style, limit) for claim in worded), *by_name]


def origins(report: Report, account: Account, style: Style) -> str:
    """How many independent origins it rests on, named where they are not the speakers themselves."""
    if account.roots and set(account.roots) == set(account.asserted_by):
        return count(len(account.roots), "origin")
    return roots_words(report, account.roots, style)


def difference_words(report: Report, difference: Difference, style: Style) -> str:
    """What differs, the versions side by side: "the number: “14 people” (Ada) ≠ “9 staff” (the article itself)"."""
    versions = VERSUS.join(_variant_words(report, variant, style) for variant in difference.variants)
    return ours("about", about=style.text(difference_about(difference)), versions=versions)


def _said(report: Report, claim: Claim, style: Style, limit: int | None) -> str:
    words = claim_words(report, claim, style, limit)
    return ours("said", who=_speakers(report, claim, style), words=words)


def _speakers(report: Report, claim: Claim, style: Style) -> str:
    return names(report, claim.sources or claim.chain[-1:], style) or ours("own_voice")


def _variant_words(report: Report, variant: Variant, style: Style) -> str:
    who = names(report, variant.sources, style) or ours("own_voice")
    return with_details(style.quote(report.words(variant.span), DETAIL_LIMIT), who)
