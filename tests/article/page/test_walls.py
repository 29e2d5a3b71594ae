"""Pages that hold no article are told from those that do, for the reason that they show."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.article.documents import Document
from bot.article.limits import Limits
from bot.article.page.dom import decode, parse
from bot.article.page.metadata import read_metadata
from bot.article.page.reader import read_page
from bot.article.page.walls import PageView, is_beginning_only, refuse_shell
from bot.errors import SubmissionError
from tests.article.page.shells import (
    BANNER,
    FOOT,
    MENU,
    NOT_FREE,
    PARAGRAPHS,
    SHELLS,
    UNPAID_PART,
    WALLS,
    Shell,
    ld,
    page,
    story,
)

SHARED = Path(__file__).resolve().parents[4] / "shared"
ADDRESS = "https://post.example/2026/quay"


def refused(html: str) -> str | None:
    """The code for which a page is refused, None where it is read."""
    try:
        read_page(Document(html.encode(), charset="utf-8", url=ADDRESS), Limits())
    except SubmissionError as error:
        return error.code
    return None


def is_cut(html: str, words: str) -> bool:
    tree = parse(html)
    return is_beginning_only(PageView(tree, read_metadata(tree, ADDRESS), words))


def words(paragraphs: int = len(PARAGRAPHS)) -> str:
    return "\n\n".join(PARAGRAPHS[:paragraphs])


@pytest.mark.parametrize("shell", SHELLS, ids=lambda shell: shell.name)
def test_a_page_without_an_article_is_refused_for_its_reason(shell: Shell) -> None:
    assert refused(shell.html) == shell.code


@pytest.mark.parametrize("shell", SHELLS, ids=lambda shell: shell.name)
def test_the_person_is_told_in_one_plain_sentence(shell: Shell) -> None:
    tree = parse(shell.html)
    with pytest.raises(SubmissionError) as error:
        refuse_shell(PageView(tree, read_metadata(tree, None), ""))
    assert error.value.message.endswith(".")
    assert "\n" not in error.value.message


ARTICLES = {
    "plain": page(story()),
    "consent banner": page(f"{MENU}{BANNER}{story()}{FOOT}", head=ld("NewsArticle")),
    "consent banner over an undeclared brief": page(f"{MENU}{BANNER}{story(3)}{FOOT}"),
    "log-in modal": page(
        f"{MENU}<div class='modal'><h2>Log in</h2><form><input type='password'></form></div>{story(3)}{FOOT}"
    ),
    "comment form": page(f"{MENU}{story(4)}<p>You must be logged in to post a comment.</p>{FOOT}"),
    "noscript line": page(f"{story(3)}<noscript>Please enable JavaScript to see the comments.</noscript>"),
    "recaptcha in a form": page(f"{MENU}{story(3)}<form><div class='g-recaptcha'></div></form>{FOOT}"),
    "challenge script": page(
        f"{MENU}{story(4)}{FOOT}<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"
    ),
    "subscription box": page(
        f"{story()}<aside><h3>Subscribe to our newsletter</h3><p>All of it, every morning.</p></aside>"
    ),
    "a brief": page(f"{MENU}{story(3)}{FOOT}", head=ld("NewsArticle")),
    "a brief that is not free": page(f"{MENU}{story(4)}{FOOT}", head=NOT_FREE),
    "a video above": page(f"<video src='/v.mp4'></video>{story(4)}", head=ld("NewsArticle")),
    "related stories": page(
        story() + "".join(f"<h3><a href='/s/{n}'>Another case of the harbour court, {n}</a></h3>" for n in range(20))
    ),
    "about error 404": page(story(), title="404 boats lie idle in Lindhaven - The Post"),
    "about consent": page(
        f"{BANNER}<article><h1>Before you continue: what cookie walls ask of us</h1>"
        + "".join(f"<p>{text} Consent and cookies were discussed too.</p>" for text in PARAGRAPHS)
        + "</article>",
        title="Before you continue: what cookie walls ask of us",
    ),
    "about subscribers": page(story(after="<p>The paper now has 900 subscribers, Ms Holm said, and none left.</p>")),
    "a live blog": page(
        "".join(
            f"<h3><a href='#u{n}'>Update {n} from the harbour</a></h3><p>{text}</p>"
            for n, text in enumerate(PARAGRAPHS)
        ),
        head=ld("LiveBlogPosting"),
    ),
    "a long page about goods": page(
        "".join(f"<p>{text}</p>" for text in PARAGRAPHS * 3) + "<button>Buy now</button>", head=ld("Product")
    ),
    "in Japanese": page(
        "<article><h1>東埠頭閉鎖</h1>"
        "<p>港湾委員会は火曜日、東埠頭を修理のため閉鎖すると決めた。委員長のホルム氏が会見で明らかにした。</p>"
        "<p>柱四十本のうち十一本にひびが見つかったという。費用は約四百二十万クローネと見込まれている。</p>"
        "</article>",
        title="東埠頭閉鎖",
    ),
}


@pytest.mark.parametrize("html", ARTICLES.values(), ids=ARTICLES.keys())
def test_an_article_passes_whatever_stands_around_it(html: str) -> None:
    article = read_page(Document(html.encode(), charset="utf-8", url=ADDRESS), Limits())
    assert not article.beginning_only


@pytest.mark.parametrize("wall", WALLS.values(), ids=WALLS.keys())
def test_a_wall_behind_a_readable_beginning_is_seen(wall: str) -> None:
    html = page(f"{MENU}{story(8, after=f'<div class=box><p>{wall}</p></div>')}{FOOT}")
    assert refused(html) is None
    assert is_cut(html, words(8))


@pytest.mark.parametrize("wall", WALLS.values(), ids=WALLS.keys())
def test_a_wall_that_came_along_with_the_words_is_seen(wall: str) -> None:
    html = page(story(8, after=f"<p>{wall}</p>"))
    assert is_cut(html, words(8) + "\n\n" + wall)


def test_the_article_says_that_it_is_a_beginning() -> None:
    html = page(story(9, after="<div class='paywall'><p>Subscribe to continue reading.</p></div>"), head=NOT_FREE)
    article = read_page(Document(html.encode(), charset="utf-8", url=ADDRESS), Limits())
    assert article.beginning_only
    assert "Subscribe" not in article.text or article.text.index("Subscribe") > article.text.index(PARAGRAPHS[8])


def test_an_empty_part_that_is_declared_to_be_for_subscribers_is_a_wall() -> None:
    html = page(story(8, after="<div class='rest'></div>"), head=ld("NewsArticle", UNPAID_PART))
    assert is_cut(html, words(8))


def test_a_part_for_subscribers_that_is_in_the_page_is_none() -> None:
    rest = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[4:])
    html = page(story(4, after=f"<div class='rest'>{rest}</div>"), head=ld("NewsArticle", UNPAID_PART))
    assert not is_cut(html, words())


def test_selectors_of_other_makes_find_nothing() -> None:
    part = UNPAID_PART.replace(".rest", "div > :nth-child(2)[x=')']")
    assert not is_cut(page(story(8, after="<div class='rest'></div>"), head=ld("NewsArticle", part)), words(8))


def test_a_page_that_says_it_is_free_has_no_wall() -> None:
    free = ld("NewsArticle", ',"isAccessibleForFree":true')
    assert not is_cut(page(story(8, after="<p>Subscribe to continue reading.</p>"), head=free), words(8))


def test_an_offer_that_is_hidden_is_no_wall() -> None:
    hidden = "<div class='paywall' style='display:none'>Subscribe to continue reading</div>"
    assert not is_cut(page(story(8, after=hidden)), words(8))


def test_a_long_article_that_ends_is_whole_though_an_offer_follows() -> None:
    long = PARAGRAPHS * 3
    body = "".join(f"<p>{text}</p>" for text in long)
    html = page(f"<article>{body}<div class='paywall'>Subscribe to continue reading</div></article>", head=NOT_FREE)
    assert not is_cut(html, "\n".join(long))


def test_a_text_that_breaks_off_before_an_overlay_is_a_beginning() -> None:
    overlay = "<div class='paywall-overlay'><p>Sign up to read the full article.</p></div>"
    links = "".join(f"<p><a href='/{n}'>Another story from the harbour of Lindhaven {n}</a></p>" for n in range(30))
    lead = f"<p>{PARAGRAPHS[8][:60]}…</p>"
    assert is_cut(page(story(8, after=lead) + links + overlay), words(8) + "\n\n" + PARAGRAPHS[8][:60] + "…")


def test_the_tree_is_left_as_it_was() -> None:
    html = page(f"{MENU}{BANNER}{story()}{FOOT}", head=NOT_FREE)
    tree, untouched = parse(html), parse(html)
    metadata = read_metadata(tree, ADDRESS)
    refuse_shell(PageView(tree, metadata, words()))
    is_beginning_only(PageView(tree, metadata, words()))
    assert [(e.tag, e.text, e.tail) for e in tree.iter()] == [(e.tag, e.text, e.tail) for e in untouched.iter()]


def _real_pages() -> Iterator[tuple[str, bytes, str]]:
    for line in (SHARED / "pages" / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        if len(truth.get("body", "").split()) > 60:
            yield truth["url"], gzip.decompress((SHARED / "pages" / truth["file"]).read_bytes()), truth["body"]


def test_real_articles_are_not_refused() -> None:
    if not (SHARED / "pages").is_dir():
        pytest.skip("../shared is absent: walls cannot be tried on real pages")
    wrong, cut, count = [], [], 0
    for url, data, body in _real_pages():
        tree = parse(decode(data, None))
        metadata = read_metadata(tree, url)
        count += 1
        try:
            refuse_shell(PageView(tree, metadata, body))
        except SubmissionError as error:
            wrong.append((url, error.code))
        if is_beginning_only(PageView(tree, metadata, body)):
            cut.append(url)
    assert count > 150
    assert not wrong
    assert len(cut) <= 1, "one page of the set ends at a wall"
