"""Label probabilities into kinds, worths and scores; sentences by their place; what attributions tell of them."""

from __future__ import annotations

import math
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Article, Block, BlockKind, CueKind, Platform, Post, SentenceKind, Span, Stance
from bot.provenance.reading import Found, Judgement, Sentence
from bot.provenance.sentences import FACTS, Scale, cut_sentences, settle_sentences
from tests.provenance.reading_of import article_of, found
from tests.strategies import EXAMPLES, hostile_texts

SCALE = Scale(slope=1.8, offset=0.9, some=0.8, high=0.5)
LABELS = (*FACTS, *(kind.value for kind in SentenceKind if kind is not SentenceKind.FACT))


def judged(scale: Scale = SCALE, **given_probabilities: float) -> Judgement:
    return scale.judge({label: given_probabilities.get(label, 0.0) for label in LABELS})


def sure(kind: SentenceKind, worth: int = 0, fact: float | None = None) -> Judgement:
    return Judgement(kind, worth, 0.4, fact if fact is not None else float(kind is SentenceKind.FACT))


FACT1, FACT2 = sure(SentenceKind.FACT, 1), sure(SentenceKind.FACT, 2)


@pytest.mark.parametrize("kind", [kind for kind in SentenceKind if kind is not SentenceKind.FACT])
def test_the_kind_is_the_most_probable(kind: SentenceKind) -> None:
    judgement = judged(**{kind.value: 0.5, "fact0": 0.2, "fact1": 0.2})
    assert (judgement.kind, judgement.worth) == (kind, 0)
    assert judgement.fact == pytest.approx(0.4)


def test_fact_is_one_kind_whatever_its_worth() -> None:
    judgement = judged(fact0=0.15, fact1=0.25, fact2=0.2, opinion=0.4)
    assert judgement.kind is SentenceKind.FACT
    assert judgement.fact == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("fact0", "fact1", "fact2", "worth"),
    [
        (0.0, 0.0, 0.8, 2),
        (0.0, 0.4, 0.4, 2),
        (0.0, 0.41, 0.39, 1),
        (0.15, 0.65, 0.0, 1),
        (0.15, 0.35, 0.3, 1),
        (0.2, 0.5, 0.1, 0),
        (0.8, 0.0, 0.0, 0),
    ],
)
def test_worth_by_the_shares_of_fact(fact0: float, fact1: float, fact2: float, worth: int) -> None:
    assert judged(fact0=fact0, fact1=fact1, fact2=fact2, opinion=0.2).worth == worth


@given(st.lists(st.floats(0, 1), min_size=2, max_size=20))
@EXAMPLES
def test_the_score_rises_with_the_probability_of_worth_two(probabilities: list[float]) -> None:
    scores = [judged(fact2=p, opinion=1 - p).score for p in sorted(probabilities)]
    assert all(0 < score < 1 for score in scores)
    assert all(one <= other for one, other in pairwise(scores))


def test_the_score_is_platts() -> None:
    for p in (0.01, 0.3, 0.5, 0.99):
        plain = 1 / (1 + math.exp(-(1.8 * math.log(p / (1 - p)) + 0.9)))
        assert judged(fact2=p, opinion=1 - p).score == pytest.approx(plain)
    assert judged(Scale(1, 0, 0.8, 0.5), fact2=0.37, opinion=0.63).score == pytest.approx(0.37)


def plain(*paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Article:
    article = article_of(*paragraphs)
    return article.model_copy(update={"blocks": tuple(Block(kind=kind, span=b.span) for b in article.blocks)})


def settled(article: Article, *attributions: Found, judgement: Judgement | None = FACT1) -> tuple[Sentence, ...]:
    cut = cut_sentences(article)
    return settle_sentences(cut, [judgement] * len(cut), attributions)


def one(article: Article, *attributions: Found, judgement: Judgement | None = FACT1) -> tuple[SentenceKind, int]:
    (sentence,) = settled(article, *attributions, judgement=judgement)
    return sentence.kind, sentence.worth


@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.CAPTION, BlockKind.FURNITURE])
def test_headings_captions_and_furniture_are_furniture(kind: BlockKind) -> None:
    (sentence,) = settled(plain("Police arrested two men in Leeds on Tuesday.", kind=kind), judgement=FACT2)
    assert (sentence.kind, sentence.worth, sentence.score) == (SentenceKind.FURNITURE, 0, 0.0)


@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM])
def test_prose_is_what_its_words_are(kind: BlockKind) -> None:
    (sentence,) = settled(plain("Police arrested two men in Leeds on Tuesday.", kind=kind), judgement=FACT2)
    assert (sentence.kind, sentence.worth, sentence.score) == (SentenceKind.FACT, 2, FACT2.score)


def test_what_was_not_read_is_furniture() -> None:
    assert one(plain("* * *"), judgement=None) == (SentenceKind.FURNITURE, 0)


def test_what_surrounds_the_own_words_of_a_post_is_furniture() -> None:
    before, first, second, signature = "Post", "Two men were arrested.", "A shop burnt.", "— Ann Roe (@annroe) May 4"
    text = f"{before}\n{first}\n\n{second} {signature}"
    body = tuple(Span(text.index(words), text.index(words) + len(words)) for words in (first, second))
    post = Post(platform=Platform.X, span=Span(0, len(text)), body=body, published=date(2025, 5, 4))
    block = Block(kind=BlockKind.POST, span=Span(0, len(text)), post=0)
    made = settled(Article(text=text, blocks=(block,), posts=(post,)))
    assert [(sentence.span.of(text), sentence.kind) for sentence in made] == [
        (before, SentenceKind.FURNITURE),
        (first, SentenceKind.FACT),
        (second, SentenceKind.FACT),
        (signature, SentenceKind.FURNITURE),
    ]


_SEALED = article_of("The label says the jar was sealed at the farm.")
_LEFT = article_of("The coach denied that he had left the room.")
_PLAYED = article_of("The coach thought the team had played a long season in the cold.")


def shown(cue: str | None = "says") -> Found:
    return found(_SEALED, "The label", "the jar was sealed at the farm", cue=cue, kind=CueKind.RECORD)


def denied() -> Found:
    return found(_LEFT, "The coach", "he had left the room", cue="denied", kind=CueKind.DENIAL, stance=Stance.DENIES)


def believed(content: str = "the team had played a long season in the cold") -> Found:
    return found(_PLAYED, "The coach", content, cue="thought", kind=CueKind.BELIEF)


def test_what_a_record_shows_is_worth_confirming() -> None:
    assert one(_SEALED) == (SentenceKind.FACT, 1)
    assert one(_SEALED, shown()) == (SentenceKind.FACT, 2)


def test_a_denial_is_worth_confirming() -> None:
    assert one(_LEFT, denied()) == (SentenceKind.FACT, 2)
    assert one(_LEFT, denied(), judgement=sure(SentenceKind.OPINION, fact=0.3)) == (SentenceKind.FACT, 2)


def test_where_nothing_can_be_checked_a_denial_makes_no_fact() -> None:
    assert one(_LEFT, denied(), judgement=sure(SentenceKind.OPINION, fact=0.1)) == (SentenceKind.OPINION, 0)


@pytest.mark.parametrize("kind", [SentenceKind.PREDICTION, SentenceKind.QUESTION, SentenceKind.CALL])
def test_neither_record_nor_denial_makes_a_fact_of_what_is_to_come(kind: SentenceKind) -> None:
    assert one(_SEALED, shown(), judgement=sure(kind, fact=0.4)) == (kind, 0)
    assert one(_LEFT, denied(), judgement=sure(kind, fact=0.4)) == (kind, 0)


def test_mere_belief_is_opinion() -> None:
    assert one(_PLAYED) == (SentenceKind.FACT, 1)
    assert one(_PLAYED, believed()) == (SentenceKind.OPINION, 0)


def test_belief_beside_more_leaves_a_fact() -> None:
    said = found(_PLAYED, "The coach", "played a long season", cue="had")
    assert one(_PLAYED, believed("the cold")) == (SentenceKind.FACT, 1)
    assert one(_PLAYED, believed(), said) == (SentenceKind.FACT, 1)


def test_belief_in_a_weighty_fact_leaves_it() -> None:
    assert one(_PLAYED, believed(), judgement=FACT2) == (SentenceKind.FACT, 2)


def test_only_the_sentence_with_the_cue_is_settled_by_it() -> None:
    article = article_of("The label says the jar was old. It was sealed at the farm. It was sold.")
    both = found(article, "The label", "the jar was old. It was sealed at the farm", cue="says", kind=CueKind.RECORD)
    assert [sentence.worth for sentence in settled(article, both)] == [2, 1, 1]
    assert one(_SEALED, shown(cue=None)) == (SentenceKind.FACT, 1)


@given(st.lists(st.one_of(hostile_texts(), st.text(max_size=120)), max_size=6), st.sampled_from(BlockKind))
@EXAMPLES
def test_every_block_is_cut_whole_and_in_order(paragraphs: list[str], kind: BlockKind) -> None:
    article = plain(*paragraphs, kind=kind)
    cut = cut_sentences(article)
    marked = {at for each in cut for at in range(*each.span)}
    assert all(at in marked for at, character in enumerate(article.text) if not character.isspace())
    assert all(before.span.end <= after.span.start for before, after in pairwise(cut))
    assert all(article.blocks[each.block].span.covers(each.span) for each in cut)
    made = settle_sentences(cut, [FACT2] * len(cut), ())
    assert [sentence.span for sentence in made] == [each.span for each in cut]


@pytest.mark.parametrize("unit", ["said, ", "“", "a ", "A. ", "$1 ", "!?", "by 2030 ", "going to "])
def test_hostile_repetition_is_cut(unit: str) -> None:
    article = article_of(unit * 5000)
    marked = {at for each in cut_sentences(article) for at in range(*each.span)}
    assert all(at in marked for at, character in enumerate(article.text) if not character.isspace())


def test_one_judgement_a_sentence() -> None:
    cut = cut_sentences(_SEALED)
    with pytest.raises(ValueError, match="zip"):
        settle_sentences(cut, [], ())
