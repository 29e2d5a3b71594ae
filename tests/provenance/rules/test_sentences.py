"""What each sentence is judged to be, in place and on its words."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Article, Block, BlockKind, CueKind, Mode, Platform, Post, SentenceKind, Span, Stance
from bot.provenance.reading import Found, Sentence
from bot.provenance.rules.sentences import judge, judge_sentences, load_table
from bot.provenance.rules.sentences_features import features, split_frame
from bot.provenance.rules.sentences_lexicon import LEXICONS
from bot.provenance.segment import tokens

ROOT = Path(__file__).resolve().parents[3]
EXPECTED = ROOT.parent / "shared" / "examples" / "seed-expected.json"


def article(*paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Article:
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(kind=kind, span=Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Article(text=text, blocks=tuple(blocks))


def found(
    text: str, content: str, cue: str, kind: CueKind = CueKind.SPEECH, stance: Stance = Stance.ASSERTS
) -> Found:
    at, cue_at = text.index(content), text.index(cue)
    return Found(
        content=(Span(at, at + len(content)),),
        cue=Span(cue_at, cue_at + len(cue)),
        source=None,
        cue_kind=kind,
        mode=Mode.INDIRECT,
        stance=stance,
        confidence=0.9,
    )


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Police arrested two men in Leeds on Tuesday after a shop was robbed.", SentenceKind.FACT),
        ("The bank lost $40 million last year, according to its annual report.", SentenceKind.FACT),
        ("The river flooded 300 homes in the village of Orlo.", SentenceKind.FACT),
        ("“The guard was stabbed twice and died in hospital,” a spokesman said.", SentenceKind.FACT),
        ("This is a shameful, ridiculous idea.", SentenceKind.OPINION),
        ("“I think he is a wonderful man,” she said.", SentenceKind.OPINION),
        ("It's a beautiful place and a very good one too.", SentenceKind.OPINION),
        ("The council will vote on the plan next month.", SentenceKind.PREDICTION),
        ("If they win, the party would raise taxes.", SentenceKind.PREDICTION),
        ("What is your favorite song?", SentenceKind.QUESTION),
        ("Why did nobody call the fire brigade?", SentenceKind.QUESTION),
        ("Add the flour, stir briefly and put it in the oven.", SentenceKind.CALL),
        ("Please donate today.", SentenceKind.CALL),
        ("Read more:", SentenceKind.FURNITURE),
        ("Photo: Ana Reyes/Getty Images", SentenceKind.FURNITURE),
        ("Sign up for our newsletter", SentenceKind.FURNITURE),
    ],
)
def test_kind_by_the_words(sentence: str, kind: SentenceKind) -> None:
    assert judge(sentence).kind is kind


@pytest.mark.parametrize(
    "sentence",
    [
        "The company paid $12 million in bribes to officials, prosecutors said.",
        "Investigators found that 14 people were killed in the attack.",
        "Unemployment rose to 9 percent in May, a government report showed.",
    ],
)
def test_what_an_editor_would_confirm_is_worth_two(sentence: str) -> None:
    judgement = judge(sentence)
    assert (judgement.kind, judgement.worth) == (SentenceKind.FACT, 2)
    assert judgement.score > judge("The team met again at the park on Sunday.").score


def test_less_weighty_facts_are_worth_less() -> None:
    judgement = judge("The museum opened its new wing on Sunday with a concert.")
    assert judgement.kind is SentenceKind.FACT
    assert judgement.worth < 2


@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.CAPTION, BlockKind.FURNITURE])
def test_headings_captions_and_furniture_are_furniture(kind: BlockKind) -> None:
    given_article = article("Police arrested two men in Leeds on Tuesday.", kind=kind)
    [sentence] = judge_sentences(given_article, ())
    assert (sentence.kind, sentence.worth, sentence.score) == (SentenceKind.FURNITURE, 0, 0.0)


def test_what_surrounds_the_own_words_of_a_post_is_furniture() -> None:
    own, signature = "Two men were arrested in Leeds.", "— Ann Roe (@annroe) May 4, 2025"
    text = f"{own} {signature}"
    post = Post(platform=Platform.X, span=Span(0, len(text)), body=(Span(0, len(own)),), published=date(2025, 5, 4))
    block = Block(kind=BlockKind.POST, span=Span(0, len(text)), post=0)
    judged = judge_sentences(Article(text=text, blocks=(block,), posts=(post,)), ())
    assert [(sentence.span.of(text), sentence.kind) for sentence in judged] == [
        (own, SentenceKind.FACT),
        (signature, SentenceKind.FURNITURE),
    ]


def test_what_a_record_shows_is_worth_confirming() -> None:
    text = "The label says the jar was sealed at the farm."
    [plain] = judge_sentences(article(text), ())
    shown = found(text, "the jar was sealed at the farm", "says", CueKind.RECORD)
    [sentence] = judge_sentences(article(text), (shown,))
    assert plain.worth < 2
    assert (sentence.kind, sentence.worth) == (SentenceKind.FACT, 2)


def test_a_denial_is_worth_confirming() -> None:
    text = "The coach denied that he had left the room."
    denied = found(text, "he had left the room", "denied", CueKind.DENIAL, Stance.DENIES)
    [sentence] = judge_sentences(article(text), (denied,))
    assert (sentence.kind, sentence.worth) == (SentenceKind.FACT, 2)


def test_mere_belief_is_opinion() -> None:
    text = "The coach thought the team had played a long season in the cold."
    believed = found(text, "the team had played a long season in the cold", "thought", CueKind.BELIEF)
    [plain] = judge_sentences(article(text), ())
    [sentence] = judge_sentences(article(text), (believed,))
    assert plain.kind is SentenceKind.FACT
    assert (sentence.kind, sentence.worth) == (SentenceKind.OPINION, 0)


def test_a_record_makes_no_fact_of_the_future() -> None:
    text = "The report says the dam will be rebuilt next year."
    shown = found(text, "the dam will be rebuilt next year", "says", CueKind.RECORD)
    [sentence] = judge_sentences(article(text), (shown,))
    assert sentence.kind is SentenceKind.PREDICTION


@pytest.mark.parametrize(
    ("sentence", "asserted"),
    [
        ("The dam broke, the mayor said.", "The dam broke"),
        ("The mayor said that the dam broke at noon.", "the dam broke at noon ."),
        ("According to the mayor, the dam broke.", "the dam broke ."),
        ("The dam broke at noon.", "The dam broke at noon ."),
    ],
)
def test_the_frame_of_reported_words_is_told_from_the_words(sentence: str, asserted: str) -> None:
    inner, _ = split_frame(list(tokens(sentence, Span(0, len(sentence)))))
    assert " ".join(token.text for token in inner) == asserted


def test_the_table_fits_the_features() -> None:
    table = load_table()
    assert {"fact0", "fact1", "fact2"} < set(table.labels)
    assert {label for label in table.labels if not label.startswith("fact")} == set(SentenceKind) - {
        SentenceKind.FACT
    }
    assert all(len(row) == len(table.labels) == len(table.bias) for row in table.weights.values())
    known = set(features("Police said on May 4 that 12 people were killed, 20% more than last year!")) & set(
        table.weights
    )
    assert {"harm", "any_figure", "percent", "frame:say", "mark_exclaim"} <= known
    assert {name for name in LEXICONS if name in table.weights or not name.endswith("_start")} <= set(table.weights)


def test_the_seed_sets_aside_what_is_not_a_claim() -> None:
    if not EXPECTED.exists():
        pytest.skip("no reading of the seed article beside the repository")
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    text = (ROOT / expected["article"]).read_text(encoding="utf-8")
    judged = judge_sentences(article(*(line for line in text.split("\n") if line.strip())), ())
    whole = "\n\n".join(line for line in text.split("\n") if line.strip())
    for words in expected["not_claims"]:
        place = Span(whole.index(words), whole.index(words) + len(words))
        assert all(each.kind is not SentenceKind.FACT for each in judged if each.span.overlaps(place)), words


def covered(text: str, judged: tuple[Sentence, ...]) -> bool:
    marked = {at for sentence in judged for at in range(*sentence.span)}
    return all(at in marked for at, character in enumerate(text) if not character.isspace())


@given(st.lists(st.text(min_size=1, max_size=120), max_size=6))
def test_every_block_is_covered_in_order(paragraphs: list[str]) -> None:
    given_article = article(*paragraphs)
    judged = judge_sentences(given_article, ())
    assert covered(given_article.text, judged)
    assert all(one.span.end <= other.span.start for one, other in pairwise(judged))
    for sentence in judged:
        assert given_article.blocks[sentence.block].span.covers(sentence.span)
        assert 0 <= sentence.score <= 1
        assert sentence.worth in range(3)
        assert sentence.worth == 0 or sentence.kind is SentenceKind.FACT


@pytest.mark.parametrize("unit", ["said, ", "“", "a ", "A. ", "$1 ", "!?", "by 2030 ", "going to "])
def test_hostile_repetition_is_judged(unit: str) -> None:
    given_article = article(unit * 5000)
    assert covered(given_article.text, judge_sentences(given_article, ()))
