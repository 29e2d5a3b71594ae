"""The words of the field as types: Article, Post, Source, Attribution, Claim, Account, Report.

Every type is immutable and has one JSON form (`model_dump_json`, published by `bot schema`). All spans are
half-open pairs of character offsets into `Article.text`. This module knows nothing of how any of it is found,
stored or shown.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict

SCHEMA_VERSION = 1
"""Raised whenever the JSON form of a Report changes in a way that an older reader would misread."""


class Span(NamedTuple):
    """A half-open range of characters, `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at this span."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def common(self, other: Span) -> Span | None:
        """The characters that both hold; None where there are none."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None


class Model(BaseModel):
    """An immutable value that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Platform(StrEnum):
    """Where a post was published."""

    X = "x"
    BLUESKY = "bluesky"
    TRUTH_SOCIAL = "truth_social"
    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    THREADS = "threads"
    MASTODON = "mastodon"
    TELEGRAM = "telegram"
    TIKTOK = "tiktok"
    YOUTUBE = "youtube"
    REDDIT = "reddit"
    UNKNOWN = "unknown"


class BlockKind(StrEnum):
    """What a block of an article is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    POST = "post"
    NOTE = "note"
    """A correction or an editor's note: the outlet about its own article."""
    FURNITURE = "furniture"
    """Page furniture that came along with a paste: menus, share buttons, sign-up lines, credits."""


class Block(Model):
    """One block of the article, in reading order; blocks do not overlap."""

    kind: BlockKind
    span: Span
    post: int | None = None
    """Index into `Article.posts` where this block is (part of) a post."""


class Link(Model):
    """A link in the article: the words that carry it and where it leads."""

    span: Span
    url: str


class Post(Model):
    """A social-media post embedded or pasted in an article."""

    platform: Platform
    span: Span
    """From the first character of its text to the last of its signature (without the continuation)."""
    body: tuple[Span, ...]
    """Its own words in order, one span a paragraph, without signature, media and link tails; the
    continuation's paragraphs ("The rest of the post:") come last."""
    author: str | None = None
    """Display name without emoji and flags: "Anna Roe"."""
    author_span: Span | None = None
    handle: str | None = None
    """With its leading @, as written: "@anna_roe", "@user@mastodon.example"."""
    handle_span: Span | None = None
    signed_as: str | None = None
    """The handle that its signature shows, where that is not the one in its permalink (`handle`)."""
    published: date | None = None
    permalink: str | None = None
    media: tuple[str, ...] = ()
    """Links to pictures and video as written: "pic.twitter.com/aBc123"."""
    quoted_links: tuple[str, ...] = ()
    """Links to what it quotes, as written: "https://t.co/aBc123"."""
    truncated: bool = False
    """Whether the words are visibly cut ("… One…")."""
    continuation: Span | None = None
    """The lead-in and text that the article gives as the rest of this post, if any."""
    quotes: int | None = None
    """Index of the post that this one quotes, where the article shows it."""
    repeats: int | None = None
    """Index of the earlier post that this one is a copy of."""


class Caption(Model):
    """A picture's caption on a page: it stands beside the running text and is no part of it."""

    text: str
    at: int
    """Where in the article's text the picture stands: before the block that begins here, or at the end."""


class ClaimReview(Model):
    """A check of somebody's claim that a page declares itself to be (schema.org/ClaimReview): told, never ours."""

    claim: str
    claimant: str | None = None
    """Who made the claim."""
    reviewer: str | None = None
    rating: str | None = None
    """In the reviewer's words: "Missing context"."""


class Run(Model):
    """`length` characters that stand at `text` in the normalised text and at `given` in what was given."""

    text: int
    given: int
    length: int


READ_IN_FULL = frozenset({None, "en"})
"""Languages (ISO 639-1) of which every sentence is read, a text too short to tell included; of others their form."""


class Article(Model):
    """What was given, as normalised plain text plus ordered blocks, posts and links."""

    text: str
    blocks: tuple[Block, ...]
    posts: tuple[Post, ...] = ()
    links: tuple[Link, ...] = ()
    captions: tuple[Caption, ...] = ()
    """Of a page; those of a paste are blocks, since nothing tells where its pictures stood."""
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: date | None = None
    modified: date | None = None
    section: str | None = None
    """The part of the outlet that it stands in, in the outlet's words: "World", "Local news"."""
    url: str | None = None
    """Where it was read."""
    canonical_url: str | None = None
    """The address that the page gives as its own, where it is of the same site."""
    reviews: tuple[ClaimReview, ...] = ()
    """Of a page that is itself a fact-check."""
    beginning_only: bool = False
    """Whether the page showed only the beginning of the article (a paywall stands after it)."""
    language: str | None = None
    """ISO 639-1 code, None where too little text tells."""
    runs: tuple[Run, ...] = ()
    """How `text` maps to what was given; empty when they are equal."""


class SourceKind(StrEnum):
    """What a source is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    RECORDING = "recording"
    IMAGE = "image"
    POST = "post"
    DATASET = "dataset"
    MEDIA = "media"


RECORDS = frozenset({SourceKind.DOCUMENT, SourceKind.RECORDING, SourceKind.IMAGE, SourceKind.DATASET})
"""The kinds that are records: something that can be produced and looked at."""


class Source(Model):
    """Somebody or something that the article takes words or facts from; one per real-world source."""

    id: int
    name: str
    """As the article first names it in full."""
    kind: SourceKind
    named: bool
    role: str | None = None
    """Title or role in the article's own words: "Deputy Minister of Transport"."""
    affiliation: str | None = None
    aliases: tuple[str, ...] = ()
    """Other names it goes by in the article: surname, handle, short form."""
    identified_as: str | None = None
    """What the article gives instead of a name: "badge no. 41"."""
    mentions: tuple[Span, ...] = ()
    """Where it speaks or is cited, in order, pronouns included."""
    via: tuple[int, ...] = ()
    """Ids of the sources that it is reported through, nearest to it first: (Channel 5, Ben Lee)."""
    post: int | None = None
    """Index into `Article.posts` where the source is the author of a post."""
    linked: bool = False
    """For a record: whether the article links to it or quotes it in full."""


class Mode(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """What the source does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    QUESTIONS = "questions"
    DECLINES = "declines"


class CueKind(StrEnum):
    """What the cue says the source is doing."""

    SPEECH = "speech"
    RECORD = "record"
    """A document, recording, image or data set shows or says it."""
    PERCEPTION = "perception"
    BELIEF = "belief"
    """Thinks, feels, wants, hopes, plans: nothing that verifying could settle."""
    DENIAL = "denial"
    QUESTION = "question"
    NONE = "none"
    """No cue: a post's own words, or a quotation that stands alone."""


class Attribution(Model):
    """Source + cue + content."""

    id: int
    source: int | None
    """Source id; None where the article does not say whose words these are, or tells an act in a source's words."""
    source_span: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    mode: Mode
    stance: Stance
    cue_kind: CueKind
    parent: int | None = None
    """Id of the attribution inside whose content this one stands."""


class ClaimKind(StrEnum):
    """What a claim is about."""

    EVENT = "event"
    FIGURE = "figure"
    QUOTATION = "quotation"
    RECORD = "record"
    CAUSE = "cause"
    POSITION = "position"


class Reason(StrEnum):
    """Why a claim still needs verifying."""

    UNATTRIBUTED = "unattributed"
    ANONYMOUS = "anonymous"
    SECOND_HAND = "second_hand"
    SINGLE_SOURCE = "single_source"
    INTERESTED_PARTY = "interested_party"
    RECORD_NOT_LINKED = "record_not_linked"
    POST_ONLY = "post_only"
    TRUNCATED = "truncated"
    DISPUTED = "disputed"
    ACCOUNTS_DIFFER = "accounts_differ"
    FIGURE = "figure"
    DEVELOPING = "developing"


class Slot(Model):
    """What stands at one place of a wording."""

    name: str
    said: tuple[str, ...] | Wording
    """Words of the article, several where they make a list ("Ada, Bo and Cy"); or other words of ours."""

    @property
    def english(self) -> str:
        """What is said there, in English."""
        if isinstance(self.said, Wording):
            return self.said.english
        return " and ".join(part for part in (", ".join(self.said[:-1]), *self.said[-1:]) if part)


class Wording(Model):
    """Words of ours with places for the article's, kept apart so that ours can be said in another language."""

    text: str
    """In English, each place by its name: "{deniers} deny it."."""
    slots: tuple[Slot, ...] = ()

    @property
    def english(self) -> str:
        """The whole in English."""
        return self.text.format_map({slot.name: slot.english for slot in self.slots}) if self.slots else self.text


class Need(Model):
    """One reason that a claim is open: why in a plain sentence, and one concrete next step."""

    reason: Reason
    why: str
    next_step: str
    why_wording: Wording | None = None
    """How `why` and `next_step` are made, where words of the article are in them; None in reports of old."""
    next_step_wording: Wording | None = None


class Claim(Model):
    """The shortest span that carries one checkable proposition."""

    id: int
    span: Span
    kind: ClaimKind
    worth: int
    """0 nobody would look it up, 1 of some interest, 2 a careful editor would want it confirmed."""
    rank: float
    """For ordering: worth and how weak the support is, higher first; comparable within a report only."""
    needs: tuple[Need, ...]
    """Empty where the claim is sufficiently traced."""
    sources: tuple[int, ...] = ()
    """Ids of who asserts it in this article; empty in the article's own voice."""
    chain: tuple[int, ...] = ()
    """Nearest speaker first, the first-hand origin last, as far as the article tells."""
    roots: tuple[int, ...] = ()
    """Independent first-hand origins, each counted once."""
    denied_by: tuple[int, ...] = ()
    attributions: tuple[int, ...] = ()
    restated: tuple[Span, ...] = ()
    """Other places where the same source says the same thing."""


class Variant(Model):
    """One version of a detail, in the article's words."""

    span: Span
    claim: int
    sources: tuple[int, ...]
    """Empty in the article's own voice."""


class Difference(Model):
    """A detail that accounts of the same thing give differently."""

    about: str
    """What differs, in a few plain words of ours: "who was surrounded by", "the number"."""
    variants: tuple[Variant, ...]
    about_wording: Wording | None = None
    """How `about` is made; None where it is the article's words alone, and in reports of old."""


class Account(Model):
    """Claims of several sources about the same thing, held side by side."""

    id: int
    claims: tuple[int, ...]
    """Claim ids in article order; the first names the account."""
    asserted_by: tuple[int, ...]
    denied_by: tuple[int, ...] = ()
    denials: tuple[int, ...] = ()
    """Claim ids of the denials themselves."""
    differences: tuple[Difference, ...] = ()
    roots: tuple[int, ...] = ()
    """Source ids of the independent first-hand origins."""
    own_voice: bool = False
    """Whether the article also says it in its own voice."""


class SentenceKind(StrEnum):
    """What a sentence is."""

    FACT = "fact"
    OPINION = "opinion"
    PREDICTION = "prediction"
    QUESTION = "question"
    CALL = "call"
    PERSONAL = "personal"
    FURNITURE = "furniture"


class SetAside(Model):
    """Words that were not listed as a claim, and what they are instead."""

    span: Span
    kind: SentenceKind


class Report(Model):
    """Who says what in an article, and what is still open."""

    version: int = SCHEMA_VERSION
    reader: str
    """Name and version of the reader that made it: "rules-1"."""
    article: Article
    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    """Ranked, most in need of verifying first."""
    accounts: tuple[Account, ...]
    set_aside: tuple[SetAside, ...]

    def words(self, span: Span) -> str:
        """The article's words at a span."""
        return span.of(self.article.text)

    def source(self, source_id: int) -> Source:
        """The source with this id (ids are positions in `sources`)."""
        return self.sources[source_id]

    def claim(self, claim_id: int) -> Claim:
        """The claim with this id; KeyError where there is none."""
        for claim in self.claims:
            if claim.id == claim_id:
                return claim
        raise KeyError(claim_id)

    @property
    def open_claims(self) -> tuple[Claim, ...]:
        """The claims that still need verifying, in rank order."""
        return tuple(claim for claim in self.claims if claim.needs)


def report_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a Report's JSON form, as `bot schema` prints it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Report.model_json_schema(mode="serialization"),
        "title": "Whosaid report",
    }
