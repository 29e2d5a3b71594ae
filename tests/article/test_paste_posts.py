"""Posts that lost their frame, in the spellings of every network; all people and towns are invented."""

from __future__ import annotations

from datetime import date

import pytest

from bot.article.paste import read_paste
from bot.model import Article, BlockKind, Platform, Post

BEFORE = "The council met for four hours on Monday night and voted to close the old bridge, according to its minutes."
BEFORE_TOO = "Residents who had come to the hall left without an answer, and the mayor did not reply to questions."
AFTER = "Officials are expected to publish a further report next month, once the engineers have seen the cables."
WORDS = "We will not reopen it this year. The cables are gone."
FOURTH = date(2025, 10, 4)


def article(*middle: str) -> Article:
    return read_paste("\n\n".join((BEFORE, BEFORE_TOO, *middle, AFTER, BEFORE_TOO)))


def body(found: Article, post: Post) -> list[str]:
    return [piece.of(found.text) for piece in post.body]


def narrative(found: Article) -> list[str]:
    return [block.span.of(found.text) for block in found.blocks if block.kind is BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("pasted", "platform", "author", "handle", "published"),
    [
        (f"{WORDS} — Jane Roe (@janeroe) October 4, 2025", Platform.X, "Jane Roe", "@janeroe", FOURTH),
        (f"{WORDS} – Jane Roe (@janeroe) Oct. 4, 2025", Platform.X, "Jane Roe", "@janeroe", FOURTH),
        (f"{WORDS} - Jane Roe (@janeroe) 4 October 2025", Platform.X, "Jane Roe", "@janeroe", FOURTH),
        (f"{WORDS} -- Jane Roe (@janeroe), 2025-10-04", Platform.X, "Jane Roe", "@janeroe", FOURTH),
        (f"{WORDS}— Jane Roe (@janeroe) October 4, 2025 at 3:15 PM", Platform.X, "Jane Roe", "@janeroe", FOURTH),
        (
            f"{WORDS} — Jane Roe (@janeroe) 3:15 PM · Oct 4, 2025 · 1.2M Views",
            Platform.X,
            "Jane Roe",
            "@janeroe",
            FOURTH,
        ),
        (f"{WORDS}\n— Jane Roe (@janeroe) October 4, 2025", Platform.X, "Jane Roe", "@janeroe", FOURTH),
        (f"{WORDS}\n\n— Jane Roe (@janeroe) October 4, 2025", Platform.X, "Jane Roe", "@janeroe", FOURTH),
        (f"{WORDS}\nJane Roe (@janeroe) October 4, 2025", Platform.X, "Jane Roe", "@janeroe", FOURTH),
        (f"{WORDS} — Jane\nRoe (@janeroe) October 4, 2025", Platform.X, "Jane\nRoe", "@janeroe", FOURTH),
        (f"{WORDS} — Jane Roe (@janeroe)", Platform.X, "Jane Roe", "@janeroe", None),
        (f"{WORDS} — 🇨🇭Jane Roe✨ 🌲 (@janeroe) October 4, 2025", Platform.X, "Jane Roe", "@janeroe", FOURTH),
        (
            f"{WORDS} — Иван Пример (@primer_ivan) 4 октября 2025 г.",
            Platform.X,
            "Иван Пример",
            "@primer_ivan",
            FOURTH,
        ),
        (f"{WORDS} — Jana Muster (@jmuster) 4. Oktober 2025", Platform.X, "Jana Muster", "@jmuster", FOURTH),
        (f"Jane Roe\n@janeroe\n·\nOct 4, 2025\n{WORDS}\n12\n34\n1.2K", Platform.X, "Jane Roe", "@janeroe", FOURTH),
        (
            f"Jane Roe\n@janeroe\n{WORDS}\n3:15 PM · Oct 4, 2025\n·\n1.2M\nViews",
            Platform.X,
            "Jane Roe",
            "@janeroe",
            FOURTH,
        ),
        (f"Jane Roe @janeroe · 4h\n{WORDS}", Platform.X, "Jane Roe", "@janeroe", None),
        (
            f"{WORDS}\n\n[image or embed]\n\n— Jane Roe (@janeroe.bsky.social) October 4, 2025 at 3:15 PM",
            Platform.BLUESKY,
            "Jane Roe",
            "@janeroe.bsky.social",
            FOURTH,
        ),
        (
            f"{WORDS} — Jane Roe (@roe.example.com) 2025-10-04T15:15:00.000Z",
            Platform.BLUESKY,
            "Jane Roe",
            "@roe.example.com",
            FOURTH,
        ),
        (
            f"{WORDS} — Jane Roe (@janeroe@mastodon.example) October 4, 2025",
            Platform.MASTODON,
            "Jane Roe",
            "@janeroe@mastodon.example",
            FOURTH,
        ),
        (
            f"{WORDS}\n\nPost by @janeroe@mastodon.example\nView on Mastodon",
            Platform.MASTODON,
            None,
            "@janeroe@mastodon.example",
            None,
        ),
        (
            f"{WORDS} — Don Example (@donexample) October 4, 2025 on Truth Social",
            Platform.TRUTH_SOCIAL,
            "Don Example",
            "@donexample",
            FOURTH,
        ),
        (
            f"{WORDS} — Don Example (@donexample), Truth Social, Oct 4, 2025",
            Platform.TRUTH_SOCIAL,
            "Don Example",
            "@donexample",
            FOURTH,
        ),
        (
            f"{WORDS}\n\nDon Example Truth Social Post 09:12 AM EST 10/14/2025",
            Platform.TRUTH_SOCIAL,
            "Don Example",
            None,
            date(2025, 10, 14),
        ),
        (f"{WORDS}\n\nPosted by Jane Roe on Saturday, October 4, 2025", Platform.FACEBOOK, "Jane Roe", None, FOURTH),
        (f"{WORDS} — Jane Roe on Facebook, October 4, 2025", Platform.FACEBOOK, "Jane Roe", None, FOURTH),
        (f"Jane Roe\nOctober 4 at 3:15 PM ·\n{WORDS}", Platform.FACEBOOK, "Jane Roe", None, None),
        (
            f"View this post on Instagram\n\n{WORDS}\n\n"
            "A post shared by Jane Roe (@jane.roe) on Oct 4, 2025 at 3:15pm PDT",
            Platform.INSTAGRAM,
            "Jane Roe",
            "@jane.roe",
            FOURTH,
        ),
        (f"{WORDS}\n\nPost by @jane.roe\nView on Threads", Platform.THREADS, None, "@jane.roe", None),
        (f"{WORDS}\n\n@jane.roe on Threads", Platform.THREADS, None, "@jane.roe", None),
        (f"Jane Roe\n@janeroe\n{WORDS}\nTruth Social", Platform.TRUTH_SOCIAL, "Jane Roe", "@janeroe", None),
        (f"> {WORDS}\n> — Jane Roe (@janeroe) October 4, 2025", Platform.X, "Jane Roe", "@janeroe", FOURTH),
        (f"Forwarded from Town Watch\n{WORDS}", Platform.TELEGRAM, "Town Watch", None, None),
        (f"Town Watch, [04.10.2025 15:15]\n{WORDS}", Platform.TELEGRAM, "Town Watch", None, FOURTH),
    ],
)
def test_every_network_and_spelling(
    pasted: str, platform: Platform, author: str | None, handle: str | None, published: date | None
) -> None:
    found = article(pasted)
    assert len(found.posts) == 1
    post = found.posts[0]
    assert body(found, post) == [WORDS]
    assert (post.platform, post.handle, post.published) == (platform, handle, published)
    assert post.author == (" ".join(author.split()) if author else None)
    assert post.author_span is None or post.author_span.of(found.text) == author
    assert narrative(found) == [BEFORE, BEFORE_TOO, AFTER, BEFORE_TOO]


def test_media_and_quoted_links_are_no_part_of_the_words() -> None:
    found = article(
        f"{WORDS} https://t.co/abcdEFGH12 pic.twitter.com/xyzXYZ1234 — Jane Roe (@janeroe) October 4, 2025"
    )
    post = found.posts[0]
    assert body(found, post) == [WORDS]
    assert post.media == ("pic.twitter.com/xyzXYZ1234",)
    assert post.quoted_links == ("https://t.co/abcdEFGH12",)


def test_links_glued_to_words_and_to_each_other_are_still_told_apart() -> None:
    found = article(f"{WORDS}https://t.co/abcdEFGH12pic.twitter.com/xyzXYZ1234 — Jane Roe (@janeroe) October 4, 2025")
    post = found.posts[0]
    assert body(found, post) == [WORDS]
    assert (post.quoted_links, post.media) == (("https://t.co/abcdEFGH12",), ("pic.twitter.com/xyzXYZ1234",))


@pytest.mark.parametrize(
    "link", ["https://x.com/janeroe/status/123456", "https://bsky.app/profile/janeroe/post/3kabc"]
)
@pytest.mark.parametrize("apart", [" ", "\n", "\n\n"])
def test_a_permalink_after_the_signature_is_the_posts(link: str, apart: str) -> None:
    found = article(f"{WORDS} — Jane Roe (@janeroe) October 4, 2025{apart}{link}")
    assert [post.permalink for post in found.posts] == [link]


def test_a_bare_permalink_takes_no_words_from_the_article() -> None:
    found = article("https://t.me/townwatch/1234")
    assert [(post.platform, post.body) for post in found.posts] == [(Platform.TELEGRAM, ())]
    assert narrative(found) == [BEFORE, BEFORE_TOO, AFTER, BEFORE_TOO]


@pytest.mark.parametrize("gap", ["\n\n\n\n", "\n"])
def test_unusual_gaps_hold_a_post_together(gap: str) -> None:
    found = article(f"First the cables went.{gap}Then the deck.{gap}So there. — Jane Roe (@janeroe) October 4, 2025")
    assert body(found, found.posts[0]) == ["First the cables went.", "Then the deck.", "So there."]
    assert narrative(found) == [BEFORE, BEFORE_TOO, AFTER, BEFORE_TOO]


def test_a_lead_in_opens_a_post_of_several_paragraphs() -> None:
    lead = "The mayor wrote on Bluesky:"
    found = article(lead, "First the cables went.", "Then the deck.", "— Jane Roe (@roe.example.com) October 4, 2025")
    assert body(found, found.posts[0]) == ["First the cables went.", "Then the deck."]
    assert lead in narrative(found)


def test_a_lead_in_on_the_same_line_stays_the_articles() -> None:
    found = article(f"The mayor wrote on Threads: {WORDS} — Jane Roe (@janeroe) October 4, 2025")
    assert body(found, found.posts[0]) == [WORDS]
    assert found.posts[0].platform is Platform.THREADS
    assert "The mayor wrote on Threads:" in narrative(found)


def test_a_cut_that_comes_too_early_shows_that_the_post_began_before() -> None:
    first = "This morning two of our engineers walked the whole length of the old bridge, " * 3
    found = article(first.strip(), "They came back with a list. One… — Jane Roe (@janeroe) October 4, 2025")
    assert body(found, found.posts[0]) == [first.strip(), "They came back with a list. One…"]
    assert found.posts[0].truncated


def test_the_paragraph_that_speaks_of_the_author_is_not_hers() -> None:
    about = "Mayor Roe describes what the engineers had found there."
    found = article(about, f"{WORDS} — Jane Roe (@janeroe) October 4, 2025")
    assert body(found, found.posts[0]) == [WORDS]
    assert about in narrative(found)


@pytest.mark.parametrize(
    "lead",
    ["The rest of the post:", "The post continues:", "The full post reads:", "Here's the rest of her post:"],
)
@pytest.mark.parametrize("apart", [" ", "\n\n"])
def test_a_continuation_follows(lead: str, apart: str) -> None:
    rest = "Because the cables are gone, and the money with them."
    cut = "We will not reopen it this year because…"
    found = article(f"{cut} — Jane Roe (@janeroe) October 4, 2025", f"{lead}{apart}{rest}")
    post = found.posts[0]
    assert body(found, post) == [cut, rest]
    assert post.continuation is not None
    assert post.continuation.of(found.text) == f"{lead}{apart}{rest}"
    assert post.truncated
    assert narrative(found) == [BEFORE, BEFORE_TOO, lead, AFTER, BEFORE_TOO]


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("The cables are gone and the…", True),
        ("The cables are gone and the… (more)", True),
        ("The cables are gone and the Show more", True),
        ("The cables are gone and the […]", True),
        ("They will regret this...", False),
        ("The cables are gone.", False),
    ],
)
def test_truncated_where_visibly_cut(words: str, cut: bool) -> None:
    found = article(f"{words} pic.twitter.com/xyzXYZ1234 — Jane Roe (@janeroe) October 4, 2025")
    assert found.posts[0].truncated is cut
    assert body(found, found.posts[0])[0].startswith(words[:20])


def test_a_post_quotes_the_one_that_the_article_shows_after_it() -> None:
    found = article(
        "Look at this https://t.co/abcdefghij — Ann Doe (@anndoe) October 5, 2025",
        "She was quoting this post:",
        f"{WORDS} — Jane Roe (@janeroe) October 4, 2025",
    )
    assert [post.quotes for post in found.posts] == [1, None]


def test_a_post_quotes_the_one_that_its_link_leads_to() -> None:
    link = "https://x.com/janeroe/status/123456"
    found = article(
        f"{WORDS} — Jane Roe (@janeroe) October 4, 2025 {link}",
        f"Look at this {link} — Ann Doe (@anndoe) October 5, 2025",
    )
    assert [post.quotes for post in found.posts] == [None, 0]


def test_the_same_post_twice_is_one_and_its_copy() -> None:
    post = f"{WORDS} — Jane Roe (@janeroe) October 4, 2025"
    found = article(post, AFTER, post.replace("year. The", "year.  The"))
    assert [post.repeats for post in found.posts] == [None, 0]


@pytest.mark.parametrize(
    "words",
    [
        "The bridge — built in 1931 — was closed on October 4, 2025, said a spokesman (@cityhall) of the town.",
        "Follow our reporter Jane Roe (@janeroe) for more on the old bridge and the new one.",
        "Jane Roe (@janeroe) told reporters on October 4, 2025 that the bridge would stay closed.",
        "The mayor posted about it on Facebook, and later on Truth Social, without saying when it would reopen.",
        "He had an account on X, a page on Facebook and a channel on Telegram.",
    ],
)
def test_handles_and_networks_in_running_text_make_no_post(words: str) -> None:
    assert article(words).posts == ()


def test_posts_blocks_cover_its_span_one_a_paragraph() -> None:
    found = article("First the cables went.\nThen the deck.\n\n— Jane Roe (@janeroe) October 4, 2025")
    blocks = [block for block in found.blocks if block.post == 0]
    assert [block.kind for block in blocks] == [BlockKind.POST] * 2
    assert (blocks[0].span.start, blocks[-1].span.end) == found.posts[0].span
