"""A submission's way into the store and back."""

from __future__ import annotations

import json

import pytest

from bot.article.documents import Document
from bot.submission import Submission, from_json, to_json

GIVEN = Submission(
    text="Words with a “quote”, a lone \ud800 and a NUL \x00.",
    title="A title",
    url="https://news.example.com/1",
    outlet="The Example",
    documents=(
        Document(bytes(range(256)), name="minutes.pdf", media_type="application/pdf"),
        Document(b"<p>hi", charset="utf-8", url="https://news.example.com/2"),
    ),
    link="https://news.example.com/3",
)


@pytest.mark.parametrize(
    "submission", [Submission(), Submission("Words."), Submission(link="https://a.example"), GIVEN]
)
def test_what_is_written_is_read_again(submission: Submission) -> None:
    assert from_json(to_json(submission)) == submission


def test_other_versions_fields_are_left_out_and_missing_ones_are_empty() -> None:
    assert from_json('{"text": "Words.", "mood": "good"}') == Submission("Words.")
    later = json.loads(to_json(GIVEN))
    later["documents"][0]["pages"] = 3
    assert from_json(json.dumps(later)) == GIVEN
