"""Who a sentence's words are dealt out to, and what becomes one claim."""

from __future__ import annotations

from bot.model import Article, CueKind, Mode, Stance
from bot.provenance.claims import draft_claims
from bot.provenance.drafts import Draft
from bot.provenance.reading import Found
from bot.provenance.sources import resolve_sources
from tests.provenance.reading_of import article_of, found, reading


def _drafts(article: Article, *attributions: Found, worth: int = 2) -> dict[str, Draft]:
    read = reading(article, *attributions, worth=worth)
    drafts = draft_claims(article, read, resolve_sources(article, attributions))
    assert [d.id for d in drafts] == list(range(len(drafts)))
    return {d.span.of(article.text): d for d in drafts}


def test_a_sentence_without_attribution_is_the_articles_own() -> None:
    article = article_of("Four barges sank in the harbour overnight.")
    (draft,) = _drafts(article).values()
    assert draft.sources == draft.chain == draft.roots == ()


def test_reported_words_belong_to_their_source_without_the_frame() -> None:
    article = article_of("Port captain Eva Lund said four barges sank in the harbour.")
    drafts = _drafts(article, found(article, "Port captain Eva Lund", "four barges sank in the harbour"))
    assert set(drafts) == {"four barges sank in the harbour"}
    assert drafts["four barges sank in the harbour"].sources == (0,)


def test_nested_words_go_to_the_innermost_speaker() -> None:
    article = article_of("Mayor Olga Brandt said that witnesses told her that the siren failed twice.")
    drafts = _drafts(
        article,
        found(article, "Mayor Olga Brandt", "witnesses told her that the siren failed twice"),
        found(article, "witnesses", "the siren failed twice", cue="told", parent=0),
    )
    draft = drafts["the siren failed twice"]
    assert len(drafts) == 1
    assert [len(draft.chain), draft.chain[-1]] == [2, draft.roots[0]]
    assert draft.sources == draft.roots


def test_two_sources_of_the_same_words_make_one_claim() -> None:
    article = article_of("The Port Authority and Harbour Union said four barges sank there.")
    drafts = _drafts(
        article,
        found(article, "The Port Authority", "four barges sank there"),
        found(article, "Harbour Union", "four barges sank there"),
    )
    assert len(drafts["four barges sank there"].roots) == 2


def test_what_is_left_of_a_sentence_ends_without_the_word_that_joined_the_rest() -> None:
    article = article_of("Turnout was 41 percent in Orm, though the mayor said the vote was fair.")
    drafts = _drafts(article, found(article, "the mayor", "the vote was fair"))
    assert set(drafts) == {"Turnout was 41 percent in Orm", "the vote was fair"}


def test_beliefs_and_refusals_are_no_claims() -> None:
    article = article_of(
        "Eva Lund believes the tide was to blame.", "Per Holm declined to discuss the crane inspection."
    )
    drafts = _drafts(
        article,
        found(article, "Eva Lund", "the tide was to blame", cue="believes", kind=CueKind.BELIEF),
        found(article, "Per Holm", "to discuss the crane inspection", cue="declined", stance=Stance.DECLINES),
    )
    assert not any(d.sources for d in drafts.values())


def test_a_denial_is_listed_with_its_cue() -> None:
    article = article_of("Owner Jan Smit denied that the crane had been overloaded.")
    drafts = _drafts(
        article,
        found(article, "Owner Jan Smit", "that the crane had been overloaded", cue="denied", stance=Stance.DENIES),
    )
    assert drafts["denied that the crane had been overloaded"].stance is Stance.DENIES


def test_what_a_source_says_again_is_folded_into_the_first_time() -> None:
    article = article_of(
        "Eva Lund said four barges sank in the harbour on Friday night.",
        "Lund said that on Friday night four barges sank in the harbour.",
    )
    drafts = _drafts(
        article,
        found(article, "Eva Lund", "four barges sank in the harbour on Friday night"),
        found(article, "Lund", "on Friday night four barges sank in the harbour", after="Lund said that"),
    )
    (draft,) = drafts.values()
    assert [s.of(article.text) for s in draft.restated] == ["on Friday night four barges sank in the harbour"]


def test_another_number_is_another_claim() -> None:
    article = article_of(
        "Eva Lund said 4 barges sank in the harbour on Friday night.",
        "Lund said 7 barges sank in the harbour on Friday night.",
    )
    drafts = _drafts(
        article,
        found(article, "Eva Lund", "4 barges sank in the harbour on Friday night"),
        found(article, "Lund", "7 barges sank in the harbour on Friday night", after="Lund said"),
    )
    assert len(drafts) == 2


def test_the_background_of_reported_words_is_the_articles_own() -> None:
    article = article_of("The radio log shows that crews were sent to help the barge whose engine had been flooded.")
    content = "crews were sent to help the barge whose engine had been flooded"
    drafts = _drafts(article, found(article, "The radio log", content, cue="shows", kind=CueKind.RECORD))
    assert drafts["crews were sent to help the barge"].sources == (0,)
    assert drafts["the barge whose engine had been flooded"].sources == ()


def test_a_quotation_is_not_cut_at_its_background() -> None:
    article = article_of("“We sent crews to the barge whose engine had been flooded,” said Eva Lund.")
    content = "We sent crews to the barge whose engine had been flooded"
    drafts = _drafts(article, found(article, "Eva Lund", content, mode=Mode.DIRECT))
    assert set(drafts) == {content}


def test_the_plain_sentences_of_a_recap_are_on_the_record() -> None:
    article = article_of(
        "The radio recording shows that the crew was called back.",
        "In a call between a dispatcher and a chief, the crew waits for an hour.",
    )
    drafts = _drafts(
        article, found(article, "The radio recording", "the crew was called back", cue="shows", kind=CueKind.RECORD)
    )
    recap = next(d for words, d in drafts.items() if "waits for an hour" in words)
    assert recap.sources == recap.roots == (0,)


def test_what_nobody_would_look_up_is_not_listed() -> None:
    article = article_of("Four barges sank in the harbour overnight.")
    assert _drafts(article, worth=0) == {}
