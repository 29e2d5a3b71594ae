"""Every word of ours that a report is shown with, in one place.

Codes of the model become a `Label`, a sign and a word, so that nothing is told by colour alone. Signs are one
column wide and are no character that Markdown or Discord would act on. Templates take named fields. The tables hold
English; their words are said in the reader's language where they are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from bot.model import ClaimKind, Platform, Reason, SentenceKind, SourceKind, Stance
from bot.speech import noted, tr, trn


class Label(NamedTuple):
    """A sign and the word that it stands for."""

    sign: str
    english: str

    @property
    def word(self) -> str:
        """The word in the reader's language."""
        return tr(self.english)

    def __str__(self) -> str:
        return f"{self.sign} {self.word}"


class Aside(NamedTuple):
    """What words that were set aside are: one of them, the heading above many, and how many there are."""

    english: str
    english_heading: str
    counted: Callable[[int], str]

    @property
    def one(self) -> str:
        """What a single one is, in the reader's language."""
        return tr(self.english)

    @property
    def heading(self) -> str:
        """The heading above all of them, in the reader's language."""
        return tr(self.english_heading)


REASONS: Final[Mapping[Reason, Label]] = {
    Reason.UNATTRIBUTED: Label("○", noted("no source named")),
    Reason.ANONYMOUS: Label("◌", noted("unnamed source")),
    Reason.SECOND_HAND: Label("⇢", noted("second hand")),
    Reason.SINGLE_SOURCE: Label("①", noted("one source only")),
    Reason.INTERESTED_PARTY: Label("⚖", noted("speaker has a stake")),
    Reason.RECORD_NOT_LINKED: Label("▤", noted("record not shown")),
    Reason.POST_ONLY: Label("✎", noted("only in a post")),
    Reason.TRUNCATED: Label("✂", noted("cut short")),
    Reason.DISPUTED: Label("⇄", noted("denied")),
    Reason.ACCOUNTS_DIFFER: Label("≠", noted("accounts differ")),
    Reason.FIGURE: Label("№", noted("number to confirm")),
    Reason.DEVELOPING: Label("◔", noted("still developing")),
}

CLAIM_KINDS: Final[Mapping[ClaimKind, Label]] = {
    ClaimKind.EVENT: Label("◆", noted("event")),
    ClaimKind.FIGURE: Label("№", noted("number")),
    ClaimKind.QUOTATION: Label("❝", noted("quotation")),
    ClaimKind.RECORD: Label("▤", noted("what a record shows")),
    ClaimKind.CAUSE: Label("⇒", noted("cause")),
    ClaimKind.POSITION: Label("◇", noted("position taken")),
}

SOURCE_KINDS: Final[Mapping[SourceKind, Label]] = {
    SourceKind.PERSON: Label("●", noted("person")),
    SourceKind.ORGANISATION: Label("■", noted("organisation")),
    SourceKind.ANONYMOUS: Label("◌", noted("unnamed")),
    SourceKind.DOCUMENT: Label("▤", noted("document")),
    SourceKind.RECORDING: Label("♪", noted("recording")),
    SourceKind.IMAGE: Label("▣", noted("image")),
    SourceKind.POST: Label("✎", noted("post")),
    SourceKind.DATASET: Label("▦", noted("data set")),
    SourceKind.MEDIA: Label("◫", noted("news outlet")),
}

STANCES: Final[Mapping[Stance, Label]] = {
    Stance.ASSERTS: Label("→", noted("says so")),
    Stance.DENIES: Label("⇄", noted("denies it")),
    Stance.QUESTIONS: Label("?", noted("questions it")),
    Stance.DECLINES: Label("–", noted("declines to say")),
}

PLATFORMS: Final[Mapping[Platform, Label]] = {
    Platform.X: Label("✎", noted("post on X")),
    Platform.BLUESKY: Label("✎", noted("post on Bluesky")),
    Platform.TRUTH_SOCIAL: Label("✎", noted("post on Truth Social")),
    Platform.FACEBOOK: Label("✎", noted("post on Facebook")),
    Platform.INSTAGRAM: Label("✎", noted("post on Instagram")),
    Platform.THREADS: Label("✎", noted("post on Threads")),
    Platform.MASTODON: Label("✎", noted("post on Mastodon")),
    Platform.TELEGRAM: Label("✎", noted("post on Telegram")),
    Platform.TIKTOK: Label("✎", noted("video on TikTok")),
    Platform.YOUTUBE: Label("✎", noted("video on YouTube")),
    Platform.REDDIT: Label("✎", noted("post on Reddit")),
    Platform.UNKNOWN: Label("✎", noted("social-media post")),
}

SET_ASIDE: Final[Mapping[SentenceKind, Aside]] = {
    SentenceKind.FACT: Aside(
        noted("fact too small to check"),
        noted("Facts too small to check"),
        lambda n: trn("{number} fact too small to check", "{number} facts too small to check", n),
    ),
    SentenceKind.OPINION: Aside(
        noted("opinion"), noted("Opinions"), lambda n: trn("{number} opinion", "{number} opinions", n)
    ),
    SentenceKind.PREDICTION: Aside(
        noted("prediction"), noted("Predictions"), lambda n: trn("{number} prediction", "{number} predictions", n)
    ),
    SentenceKind.QUESTION: Aside(
        noted("question"), noted("Questions"), lambda n: trn("{number} question", "{number} questions", n)
    ),
    SentenceKind.CALL: Aside(
        noted("call to act"), noted("Calls to act"), lambda n: trn("{number} call to act", "{number} calls to act", n)
    ),
    SentenceKind.PERSONAL: Aside(
        noted("feeling or belief"),
        noted("Feelings or beliefs"),
        lambda n: trn("{number} feeling or belief", "{number} feelings or beliefs", n),
    ),
    SentenceKind.FURNITURE: Aside(
        noted("menu or credit line"),
        noted("Menu or credit lines"),
        lambda n: trn("{number} menu or credit line", "{number} menu or credit lines", n),
    ),
}

NOUNS: Final[Mapping[str, Callable[[int], str]]] = {
    "source": lambda n: trn("{number} source", "{number} sources", n),
    "claim": lambda n: trn("{number} claim", "{number} claims", n),
    "open": lambda n: trn("{number} claim still open", "{number} claims still open", n),
    "traced": lambda n: trn(
        "{number} other claim is traced to its source", "{number} other claims are traced to their source", n
    ),
    "more_open": lambda n: trn("{number} more claim is open", "{number} more claims are open", n),
    "more_accounts": lambda n: trn("{number} more account", "{number} more accounts", n),
    "more_sources": lambda n: trn("{number} more source", "{number} more sources", n),
    "more_notes": lambda n: trn("{number} more note", "{number} more notes", n),
    "more_reviews": lambda n: trn("{number} more claim", "{number} more claims", n),
    "more_links": lambda n: trn("{number} more link", "{number} more links", n),
    "post": lambda n: trn("{number} post", "{number} posts", n),
    "link": lambda n: trn("{number} link", "{number} links", n),
    "account": lambda n: trn("{number} account", "{number} accounts", n),
    "passage": lambda n: trn("{number} passage", "{number} passages", n),
    "origin": lambda n: trn("{number} independent origin", "{number} independent origins", n),
    "unnamed": lambda n: trn("{number} unnamed", "{number} unnamed", n),
    "still_open": lambda n: trn("{number} still open", "{number} still open", n),
    "more": lambda n: trn("{number} more", "{number} more", n),
    "and_more": lambda n: trn("and {number} more", "and {number} more", n),
}
"""What is counted, with its number."""

ARROW: Final = " → "
DOT: Final = " · "
VERSUS: Final = " ≠ "

TEXTS: Final[Mapping[str, str]] = {
    "fairness": noted("Being listed says nothing about whether a claim is true."),
    "untitled": noted("Untitled text"),
    "the_article": noted("this article"),
    "the_article_alone": noted("the article itself, naming no source"),
    "own_voice": noted("the article itself"),
    "not_named": noted("not named"),
    "in_a_post": noted("{who}, in a {post}"),
    "as_told": noted("{who}, as the article tells it"),
    "linked": noted("{who} (linked)"),
    "other_language": noted(
        "This article is in {language}. I read English fully; of other languages I give posts, quotations, named "
        "sources and links only."
    ),
    "reviews": noted("This page is itself a fact-check; it looks into {claim}."),
    "beginning_only": noted("The page shows only the beginning of this article; claims further down are not in it."),
    "in_quotation_marks": noted("somebody quoted, with no name right beside the words"),
    "signed_as": noted("signed {signed}, but the link is {handle}’s"),
    "notes_heading": noted("The outlet’s own notes"),
    "links_heading": noted("Links"),
    "link": noted("{words} ({url})"),
    "record_linked": noted("linked"),
    "record_not_linked": noted("not linked"),
    "with_details": noted("{name} ({details})"),
    "also_as": noted("also as {names}"),
    "via": noted("through {names}"),
    "none_open": noted("No claim was found that still needs verifying."),
    "no_claims": noted("No claim that could be checked was found."),
    "no_origin": noted("the article shows no first-hand origin"),
    "origins": noted("{count}: {names}"),
    "dated": noted("{what}, {date}"),
    "kind": noted("Kind"),
    "says": noted("Says who"),
    "denied_by": noted("Denied by"),
    "why": noted("Why open"),
    "beside": noted("Others say"),
    "said": noted("{who}: {words}"),
    "all_option": "--all lists everything.",
    "next": noted("Next step"),
    "chain": noted("How it got here"),
    "also_at": noted("Said again"),
    "differs": noted("Differs"),
    "about": noted("{about}: {versions}"),
    "open_heading": noted("Claims still to verify"),
    "all_heading": noted("All claims"),
    "other_heading": noted("Other claims"),
    "sources_heading": noted("Sources"),
    "accounts_heading": noted("Accounts side by side"),
    "aside_heading": noted("Set aside as not checkable"),
    "posts_heading": noted("Posts"),
    "rests_on": noted("Rests on"),
    "cited": noted("cited {count:,} times"),
    "as_read_by": noted("Read by {reader}."),
}


def ours(key: str, **fields: object) -> str:
    """One of `TEXTS` in the reader's language, its fields filled in."""
    return tr(TEXTS[key], **fields)
