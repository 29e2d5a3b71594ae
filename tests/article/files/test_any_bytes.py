"""Whatever bytes are given under whatever name: an article whose spans hold, or a refusal in words."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.article.limits import Limits
from bot.errors import SubmissionError
from tests.article.files.given import read
from tests.article.files.test_read import FILES

NAMES = ("a.txt", "a.pdf", "a.docx", "a.eml")
STARTS = (b"", b"%PDF-1.4\n", b"PK\x03\x04")
ANY_LENGTH = Limits(min_characters=1)


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes of a good file with some of them changed, left out or doubled."""
    out = bytearray(data)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(out) - 1))
        end = at + draw(st.integers(0, 40))
        out[at:end] = draw(st.sampled_from((b"", bytes(out[at:end]) * 2, draw(st.binary(max_size=12)))))
        out = out or bytearray(b" ")
    return bytes(out)


def _holds(data: bytes, name: str) -> None:
    try:
        found = read(data, name, ANY_LENGTH)
    except SubmissionError as refused:
        assert refused.message.endswith(".")  # noqa: PT017 - a refusal is one of the two right answers
        return
    assert found.runs == () or name == "a.txt"
    for span in [block.span for block in found.blocks] + [link.span for link in found.links]:
        assert 0 <= span.start < span.end <= len(found.text)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    _holds(data.draw(damaged(FILES[name])), name)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    data=st.binary(max_size=400),
    start=st.sampled_from((b"", b"%PDF-1.4\n", b"PK\x03\x04")),
    name=st.sampled_from(NAMES),
)
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes, name: str) -> None:
    _holds(start + data, name)
