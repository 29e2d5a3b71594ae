"""What a network answers about one post, as an article that is that post."""

from __future__ import annotations

import json
from datetime import date
from urllib.parse import urlencode

import pytest

from bot.article.documents import Document
from bot.article.limits import Limits
from bot.article.page.single_post import read_post
from bot.errors import SubmissionError
from bot.model import Article, BlockKind, Platform

LINK = "https://x.com/dora_quill/status/1214387633146564608"
WORDS = "The old quay is shut, and nobody can say when it will open again."
MORE = "The divers return on Monday."
MARKUP = (
    f'<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{WORDS}<br><br>{MORE}</p>&mdash; Dora Quill '
    f'(@dora_quill) <a href="{LINK}?ref_src=twsrc%5Etfw">January 7, 2020</a></blockquote>\n'
)
CLIP = "https://www.youtube.com/watch?v=aBcDeFgHiJk"


def answered(answer: object, link: str = LINK) -> Document:
    """What came back from the address that was asked about the link."""
    asked = f"https://publish.x.com/oembed?{urlencode({'url': link, 'dnt': 'true'})}"
    return Document(json.dumps(answer).encode(), media_type="application/json", url=asked)


def read(answer: object, link: str = LINK, limits: Limits = Limits()) -> Article:  # noqa: B008 - frozen
    return read_post(answered(answer, link), limits)


def refusal(document: Document, limits: Limits = Limits()) -> str:  # noqa: B008 - frozen
    """The code with which an answer is refused."""
    with pytest.raises(SubmissionError) as refused:
        read_post(document, limits)
    assert refused.value.message.endswith(".")
    return refused.value.code


def test_the_article_is_the_post() -> None:
    article = read({"html": MARKUP, "author_name": "Dora Quill", "url": LINK})
    assert article.text == f"{WORDS}\n\n{MORE}\n— Dora Quill (@dora_quill) January 7, 2020"
    assert [(block.kind, block.post) for block in article.blocks] == [(BlockKind.POST, 0), (BlockKind.POST, 0)]
    (post,) = article.posts
    assert [span.of(article.text) for span in post.body] == [WORDS, MORE]
    assert (post.platform, post.handle, post.permalink) == (Platform.X, "@dora_quill", LINK)
    assert (article.authors, article.published, article.url) == (("Dora Quill",), date(2020, 1, 7), LINK)
    assert (article.title, article.outlet, article.language) == (None, None, "en")


def test_the_language_is_that_of_its_words() -> None:
    words = "Der alte Kai ist gesperrt, und niemand weiß, wann er wieder geöffnet wird."
    assert read({"html": MARKUP.replace(WORDS, words).replace(f"<br><br>{MORE}", "")}).language == "de"


def test_a_video_is_its_title() -> None:
    title = "What the divers saw below the old quay of Ostby on Sunday"
    article = read({"title": title, "author_name": "Ostby TV"}, CLIP)
    assert article.posts[0].platform is Platform.YOUTUBE
    assert [span.of(article.text) for span in article.posts[0].body] == [title]
    assert (article.authors, article.url) == (("Ostby TV",), CLIP)


def test_the_address_is_that_of_the_post_without_tracking() -> None:
    assert read({"html": MARKUP}, f"{LINK}?s=20&t=aBc").url == LINK


@pytest.mark.parametrize(
    "answer",
    [
        {"author_name": "Dora Quill", "html": ""},
        {"author_name": "Dora Quill"},
        {"error": "Not found"},
        {"html": MARKUP.replace("608", "609")},
        {"html": "<script>document.write('words')</script>"},
        [MARKUP],
        None,
    ],
)
def test_an_answer_without_the_words_of_the_post_is_refused(answer: object) -> None:
    assert refusal(answered(answer)) == "post_only"


@pytest.mark.parametrize("data", [b"", b"<html>", b"\xff\xfe\x00", b"[" * 100_000])
def test_what_is_no_answer_is_refused(data: bytes) -> None:
    assert refusal(Document(data, url=answered({}).url)) == "post_only"


@pytest.mark.parametrize(
    "url",
    [None, "https://publish.x.com/oembed", "https://publish.x.com/oembed?url=https%3A%2F%2Fnews.example%2Fquay"],
)
def test_an_answer_to_no_question_about_a_post_is_refused(url: str | None) -> None:
    assert refusal(Document(json.dumps({"html": MARKUP}).encode(), url=url)) == "post_only"


def test_a_post_of_a_few_words_is_too_short() -> None:
    short = MARKUP.replace(f"{WORDS}<br><br>{MORE}", "Shut.")
    assert read({"html": short}).text.startswith("Shut.\n— Dora Quill")
    assert refusal(answered({"html": short}), Limits(min_characters=60)) == "too_short"


def test_a_post_in_no_language_is_refused() -> None:
    noise = "sdkfjh wqrtzp xcvbnm qwrtpk ghjkls dfgh zxcvbn mnbvcx plkjhg rtzwqx " * 4
    assert refusal(answered({"html": MARKUP.replace(WORDS, noise).replace(MORE, noise)})) == "not_language"
