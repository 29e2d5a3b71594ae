"""Every word of ours that a report is shown with, in one place: a catalogue in another language replaces this file.

Codes of the model become a `Label`, a sign and a word, so that nothing is told by colour alone. Signs are one
column wide and are no character that Markdown or Discord would act on. Templates take named fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from bot.model import ClaimKind, Platform, Reason, SentenceKind, SourceKind, Stance


class Label(NamedTuple):
    """A sign and the word that it stands for."""

    sign: str
    word: str

    def __str__(self) -> str:
        return f"{self.sign} {self.word}"


class Plural(NamedTuple):
    """A noun in its two English forms."""

    one: str
    many: str


REASONS: Final[Mapping[Reason, Label]] = {
    Reason.UNATTRIBUTED: Label("○", "no source named"),
    Reason.ANONYMOUS: Label("◌", "unnamed source"),
    Reason.SECOND_HAND: Label("⇢", "second hand"),
    Reason.SINGLE_SOURCE: Label("①", "one source only"),
    Reason.INTERESTED_PARTY: Label("⚖", "speaker has a stake"),
    Reason.RECORD_NOT_LINKED: Label("▤", "record not shown"),
    Reason.POST_ONLY: Label("✎", "only in a post"),
    Reason.TRUNCATED: Label("✂", "cut short"),
    Reason.DISPUTED: Label("⇄", "denied"),
    Reason.ACCOUNTS_DIFFER: Label("≠", "accounts differ"),
    Reason.FIGURE: Label("№", "number to confirm"),
    Reason.DEVELOPING: Label("◔", "still developing"),
}

CLAIM_KINDS: Final[Mapping[ClaimKind, Label]] = {
    ClaimKind.EVENT: Label("◆", "event"),
    ClaimKind.FIGURE: Label("№", "number"),
    ClaimKind.QUOTATION: Label("❝", "quotation"),
    ClaimKind.RECORD: Label("▤", "what a record shows"),
    ClaimKind.CAUSE: Label("⇒", "cause"),
    ClaimKind.POSITION: Label("◇", "position taken"),
}

SOURCE_KINDS: Final[Mapping[SourceKind, Label]] = {
    SourceKind.PERSON: Label("●", "person"),
    SourceKind.ORGANISATION: Label("■", "organisation"),
    SourceKind.ANONYMOUS: Label("◌", "unnamed"),
    SourceKind.DOCUMENT: Label("▤", "document"),
    SourceKind.RECORDING: Label("♪", "recording"),
    SourceKind.IMAGE: Label("▣", "image"),
    SourceKind.POST: Label("✎", "post"),
    SourceKind.DATASET: Label("▦", "data set"),
    SourceKind.MEDIA: Label("◫", "news outlet"),
}

STANCES: Final[Mapping[Stance, Label]] = {
    Stance.ASSERTS: Label("→", "says so"),
    Stance.DENIES: Label("⇄", "denies it"),
    Stance.QUESTIONS: Label("?", "questions it"),
    Stance.DECLINES: Label("–", "declines to say"),
}

PLATFORMS: Final[Mapping[Platform, Label]] = {
    Platform.X: Label("✎", "post on X"),
    Platform.BLUESKY: Label("✎", "post on Bluesky"),
    Platform.TRUTH_SOCIAL: Label("✎", "post on Truth Social"),
    Platform.FACEBOOK: Label("✎", "post on Facebook"),
    Platform.INSTAGRAM: Label("✎", "post on Instagram"),
    Platform.THREADS: Label("✎", "post on Threads"),
    Platform.MASTODON: Label("✎", "post on Mastodon"),
    Platform.TELEGRAM: Label("✎", "post on Telegram"),
    Platform.TIKTOK: Label("✎", "video on TikTok"),
    Platform.YOUTUBE: Label("✎", "video on YouTube"),
    Platform.REDDIT: Label("✎", "post on Reddit"),
    Platform.UNKNOWN: Label("✎", "social-media post"),
}

SET_ASIDE: Final[Mapping[SentenceKind, Plural]] = {
    SentenceKind.FACT: Plural("fact too small to check", "facts too small to check"),
    SentenceKind.OPINION: Plural("opinion", "opinions"),
    SentenceKind.PREDICTION: Plural("prediction", "predictions"),
    SentenceKind.QUESTION: Plural("question", "questions"),
    SentenceKind.CALL: Plural("call to act", "calls to act"),
    SentenceKind.PERSONAL: Plural("feeling or belief", "feelings or beliefs"),
    SentenceKind.FURNITURE: Plural("menu or credit line", "menu or credit lines"),
}

NOUNS: Final[Mapping[str, Plural]] = {
    "source": Plural("source", "sources"),
    "claim": Plural("claim", "claims"),
    "open": Plural("claim still open", "claims still open"),
    "traced": Plural("other claim is traced to its source", "other claims are traced to their source"),
    "more_open": Plural("more claim is open", "more claims are open"),
    "more_accounts": Plural("more account", "more accounts"),
    "more_sources": Plural("more source", "more sources"),
    "more_notes": Plural("more note", "more notes"),
    "more_reviews": Plural("more claim", "more claims"),
    "more_links": Plural("more link", "more links"),
    "post": Plural("post", "posts"),
    "link": Plural("link", "links"),
    "account": Plural("account", "accounts"),
    "passage": Plural("passage", "passages"),
    "origin": Plural("independent origin", "independent origins"),
}

ARROW: Final = " → "
DOT: Final = " · "

TEXTS: Final[Mapping[str, str]] = {
    "fairness": "Being listed says nothing about whether a claim is true.",
    "untitled": "Untitled text",
    "the_article": "this article",
    "the_article_alone": "the article itself, naming no source",
    "own_voice": "the article itself",
    "not_named": "not named",
    "in_a_post": "{who}, in a {post}",
    "as_told": "{who}, as the article tells it",
    "linked": "{who} (linked)",
    "other_language": (
        "This article is in {language}. I read English fully; of other languages I give posts, quotations, named "
        "sources and links only."
    ),
    "reviews": "This page is itself a fact-check; it looks into {claim}.",
    "beginning_only": ("The page shows only the beginning of this article; claims further down are not in it."),
    "in_quotation_marks": "somebody quoted, with no name right beside the words",
    "signed_as": "signed {signed}, but the link is {handle}’s",
    "notes_heading": "The outlet’s own notes",
    "links_heading": "Links",
    "link": "{words} ({url})",
    "record_linked": "linked",
    "record_not_linked": "not linked",
    "with_details": "{name} ({details})",
    "and": " and ",
    "and_more": "{shown} and {count} more",
    "unnamed": "{count} unnamed",
    "still_open": "{count} still open",
    "also_as": "also as {names}",
    "via": "through {names}",
    "none_open": "No claim was found that still needs verifying.",
    "no_claims": "No claim that could be checked was found.",
    "no_origin": "the article shows no first-hand origin",
    "origins": "{count}: {names}",
    "dated": "{what}, {date}",
    "kind": "Kind",
    "says": "Says who",
    "denied_by": "Denied by",
    "why": "Why open",
    "beside": "Others say",
    "said": "{who}: {words}",
    "more": "and {count:,} more",
    "all_option": "--all lists everything.",
    "next": "Next step",
    "chain": "How it got here",
    "also_at": "Said again",
    "differs": "Differs",
    "about": "{about}: {versions}",
    "versus": " ≠ ",
    "open_heading": "Claims still to verify",
    "all_heading": "All claims",
    "other_heading": "Other claims",
    "sources_heading": "Sources",
    "accounts_heading": "Accounts side by side",
    "aside_heading": "Set aside as not checkable",
    "posts_heading": "Posts",
    "rests_on": "Rests on",
    "cited": "cited {count:,} times",
    "as_read_by": "Read by {reader}.",
    "date": "{day} {month} {year}",
}

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

LANGUAGES: Final[Mapping[str, str]] = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer",
    "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "la": "Latin", "lb": "Luxembourgish", "lt": "Lithuanian",
    "lv": "Latvian", "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi", "ms": "Malay",
    "my": "Burmese", "ne": "Nepali", "nl": "Dutch", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish",
    "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil",
    "te": "Telugu", "th": "Thai", "tl": "Filipino", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
