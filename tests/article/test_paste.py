"""Pasted text as an article: blocks, head, links, refusals, the seed article, and what holds for any text."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.article.limits import Limits
from bot.article.normalise import normalise, to_given
from bot.article.paste import read_paste
from bot.errors import SubmissionError
from bot.model import Article, BlockKind, Span

ROOT = Path(__file__).parents[2]
PROSE = "The council met for four hours on Monday night and voted to close the old bridge, according to its minutes."
MORE = "Residents who had come to the hall left without an answer, and the mayor did not reply to questions on it."


def kinds(found: Article) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.of(found.text)) for block in found.blocks]


def test_the_seed_articles_posts_are_right_in_every_field() -> None:
    expected = ROOT.parent / "shared" / "examples" / "seed-expected.json"
    if not expected.exists():
        pytest.skip("the expected reading of the seed article is not beside this checkout")
    found = read_paste(next((ROOT / "seeds").glob("*.txt")).read_text(encoding="utf-8"))
    for post, want in zip(found.posts, json.loads(expected.read_text(encoding="utf-8"))["posts"], strict=True):
        assert (post.author, post.handle, str(post.published)) == (want["author"], want["handle"], want["date"])
        assert post.truncated is want.get("truncated", False)
        assert post.media == ((want["media"],) if "media" in want else ())
        assert post.quoted_links == ((want["quoted_link"],) if "quoted_link" in want else ())
        lead = want.get("continued_by")
        assert (post.continuation is None) == (lead is None)
        assert lead is None or (post.continuation and post.continuation.of(found.text).startswith(lead))
    assert [len(post.body) for post in found.posts] == [3, 1, 1, 3, 2, 1]


def test_blocks_of_a_page_with_its_furniture() -> None:
    found = read_paste(
        "\n\n".join(
            (
                "Council Closes the Old Bridge",
                "By Jane Roe and Tom Poe, The Daily Bridge News",
                "Published October 4, 2025 at 3:15 PM",
                "5 min read",
                "Share Tweet Email",
                "The old bridge at dusk. (AP Photo/Ann Doe)",
                PROSE,
                "Advertisement",
                "## What happens next",
                MORE,
                "> It is over, the engineer wrote.",
                "- Cables: replaced in 1989",
                "Read more: How the bridge was built",
                "Sign up for our newsletter and get the news first.",
                "128 Comments",
            )
        )
    )
    furniture = BlockKind.FURNITURE
    assert [kind for kind, _ in kinds(found)] == [
        BlockKind.HEADING,
        *[furniture] * 4,
        BlockKind.CAPTION,
        BlockKind.PARAGRAPH,
        furniture,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.QUOTE,
        BlockKind.LIST_ITEM,
        *[furniture] * 3,
    ]
    assert kinds(found)[8][1] == "What happens next"
    assert kinds(found)[10][1] == "It is over, the engineer wrote."
    assert kinds(found)[11][1] == "Cables: replaced in 1989"
    assert (found.title, found.authors) == ("Council Closes the Old Bridge", ("Jane Roe", "Tom Poe"))
    assert (found.outlet, found.published, found.language) == ("The Daily Bridge News", date(2025, 10, 4), "en")


def test_a_dateline_names_the_outlet() -> None:
    assert read_paste(f"LONDON (Reuters) — {PROSE}\n\n{MORE}").outlet == "Reuters"


def test_what_is_known_from_elsewhere_wins() -> None:
    found = read_paste(
        f"A Headline of Its Own\n\n{PROSE}", title="Given", url="https://news.example/1", outlet="Gazette"
    )
    assert (found.title, found.url, found.outlet) == ("Given", "https://news.example/1", "Gazette")


@pytest.mark.parametrize(
    "prose",
    [
        "More from the council is expected on Monday, and residents will be told in advance, officials said.",
        "By Monday morning the bridge was closed.",
        "Share prices of the builder fell by a third after the vote, and the company said it would appeal.",
        "Watch lists of bridges have been kept since 1931. Nobody has read them.",
        "Why does the council think that anybody would pay for it?",
    ],
)
def test_prose_is_not_taken_for_furniture_or_headings(prose: str) -> None:
    found = read_paste(f"{PROSE}\n\n{prose}\n\n{MORE}")
    assert kinds(found)[1] == (BlockKind.PARAGRAPH, prose)


def test_one_newline_a_paragraph() -> None:
    found = read_paste(f"{PROSE}\n{MORE}\n{PROSE}")
    assert [words for _, words in kinds(found)] == [PROSE, MORE, PROSE]


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    wrapped = "The council met for four hours on Monday night and\nvoted to close the old bridge, according to the\n"
    wrapped += "minutes of the meeting, which nobody had read before\nthe vote was taken.\n"
    found = read_paste(f"{wrapped}Residents who had come to the hall left without an\nanswer.\n\n{MORE}")
    starts = [words[:9] for _, words in kinds(found)]
    assert starts == ["The counc", "Residents", "Residents"]


def test_links_keep_the_words_that_carry_them() -> None:
    found = read_paste(f"{PROSE} See [the minutes](https://town.example/minutes), www.town.example/map. {MORE}")
    assert [(link.span.of(found.text), link.url) for link in found.links] == [
        ("the minutes", "https://town.example/minutes"),
        ("www.town.example/map", "https://www.town.example/map"),
    ]


@pytest.mark.parametrize(
    ("given_text", "code"),
    [
        ("", "empty"),
        (" \n\t\u200b\ufeff\n", "empty"),
        ("Too short.", "too_short"),
        ("word " * 60, "too_long"),
        ("PK\x03\x04" + "\x00\x01" * 40, "binary"),
        ("\ufffd\x01" * 60, "binary"),
        ("%PDF-1.7 " + "obj " * 30, "binary"),
        ("aGVsbG8gd29ybGQgMTIzNDU2Nzg5MEFCQ0RFRkdISktMTU5PUFFSU1RVVldYWVo9" * 4, "binary"),
        ("1234 5678 +++ 90 === 12,5 % --- 77 :: 31 !! 9 0 2", "not_language"),
        ("asdfgh qwerqwer jklfds zxcvbn sdfgsdfg hjklhjk dfghdfgh qwerasdf", "not_language"),
        ("https://a.example/one https://b.example/two https://c.example/three", "not_language"),
        ("def f(x):\n    return x\n\nclass A(B):\n    y = f(1)\n    z = f(2)\nimport os\n", "not_language"),
    ],
)
def test_what_cannot_be_checked_is_refused_in_one_sentence(given_text: str, code: str) -> None:
    with pytest.raises(SubmissionError) as caught:
        read_paste(given_text, limits=Limits(max_characters=290))
    assert caught.value.code == code
    assert caught.value.message.endswith(".")
    assert "\n" not in caught.value.message


def test_too_long_tells_limit_and_length() -> None:
    with pytest.raises(SubmissionError, match=r"1,199 characters and the limit is 1,000"):
        read_paste("word " * 240, limits=Limits(max_characters=1000))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Городской совет в понедельник вечером проголосовал за закрытие старого моста на ремонт.", "ru"),
        ("市议会周一晚间投票决定关闭这座老桥，会议持续了四个小时，居民们没有得到任何答复，市长拒绝回答问题。", "zh"),
        ("صوت مجلس المدينة مساء الاثنين على إغلاق الجسر القديم بعد اجتماع استمر أربع ساعات كاملة.", "ar"),
        ("Der Stadtrat hat am Montagabend beschlossen, die alte Brücke für ein Jahr zu schließen.", "de"),
        ("市議会は月曜日の夜、古い橋を閉鎖することを決めた。会議は四時間続き、住民は答えを得られなかった。", "ja"),
    ],
)
def test_every_script_is_language(text: str, language: str) -> None:
    found = read_paste(text)
    assert found.language == language
    assert found.blocks[0].span == Span(0, len(found.text))


PIECES = st.sampled_from(
    [
        *(
            PROSE,
            MORE,
            "Heading Here",
            "By Jane Roe",
            "— Jane Roe (@janeroe) October 4, 2025",
            "@janeroe",
            "Jane Roe",
        ),
        *(
            "https://t.co/abc",
            "pic.twitter.com/xyz",
            "The rest of the post:",
            "3:15 PM · Oct 4, 2025",
            "· 4h",
            "🇨🇭",
            "…",
        ),
        *(
            "View this post on Instagram",
            "A post shared by J (@j)",
            "https://x.com/j/status/1",
            "> ",
            "- ",
            "“",
            "”",
            "a",
        ),
        *(
            "[image or embed]",
            "Quote",
            "\n",
            "\n\n",
            "\n\n\n\n",
            "\r\n",
            " ",
            "\t",
            "\xa0",
            "\u200b",
            "\u200d",
            "\xad",
            "\x08",
        ),
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=40).map("".join)
ANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str) -> Article | None:
    try:
        return read_paste(text, limits=Limits(min_characters=1))
    except SubmissionError:
        return None


@ANY
@given(TEXTS)
def test_spans_lie_in_order_inside_the_text(text: str) -> None:
    found = read(text)
    if found is None:
        return
    at = 0
    for block in found.blocks:
        assert at <= block.span.start < block.span.end <= len(found.text)
        at = block.span.end
        assert block.post is None or block.kind is BlockKind.POST
    for index, post in enumerate(found.posts):
        mine = [block.span for block in found.blocks if block.post == index]
        assert mine[0].start == post.span.start
        assert all(any(span.covers(piece) for span in mine) for piece in post.body)
        assert list(post.body) == sorted(post.body)
        assert all(span is None or post.span.covers(span) for span in (post.author_span, post.handle_span))
        assert post.handle_span is None or post.handle_span.of(found.text) == post.handle
    covered = "".join(block.span.of(found.text) for block in found.blocks)
    assert all(link.span.end <= len(found.text) for link in found.links)
    assert len(covered) <= len(found.text)


@ANY
@given(TEXTS)
def test_reading_what_was_read_changes_no_text(text: str) -> None:
    found = read(text)
    if found is not None:
        again = read(found.text)
        assert again is None or (again.text, again.runs) == (found.text, ())


@ANY
@given(TEXTS, st.data())
def test_every_span_maps_back_to_the_given_words(text: str, data: st.DataObject) -> None:
    normalised = normalise(text)
    size = len(normalised.text)
    start = data.draw(st.integers(0, size))
    span = Span(start, data.draw(st.integers(start, size)))
    back = to_given(normalised.runs, span)
    assert 0 <= back.start <= back.end <= len(text)
    assert normalise(text[back.start : back.end]).text.split() == normalise(span.of(normalised.text)).text.split()


@pytest.mark.parametrize(
    "unit",
    [
        "@a\n",
        "— Ab (@ab) October 4, 2025 ",
        "“",
        "http://a))))",
        "\u200d",
        "a\n\n",
        "View this post on Instagram\n",
        "1 ",
    ],
)
def test_hostile_repeats_come_to_an_end(unit: str) -> None:
    text = (PROSE + "\n\n" + unit * 20_000)[:60_000]
    found = read(text)
    assert found is None or found.text.startswith(PROSE)
