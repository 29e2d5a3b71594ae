"""Bodies unfolded a bounded piece at a time."""

from __future__ import annotations

import gzip
import zlib
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article.fetch.encodings import PIECE_BYTES, decoder_for
from bot.errors import SubmissionError
from tests.article.fetch.replies import raw_deflate

DATA = b"".join(sha256(bytes([at])).digest() for at in range(100)) * 100
FORMS = {
    "gzip": gzip.compress(DATA),
    "GZip": gzip.compress(DATA),
    " x-gzip ": gzip.compress(DATA),
    "identity, gzip": gzip.compress(DATA),
    "deflate": zlib.compress(DATA),
    "DEFLATE": raw_deflate(DATA),
    "": DATA,
    "identity": DATA,
}


def unfold(body: bytes, *encodings: str, step: int = 1_000) -> bytes:
    decoder = decoder_for(encodings)
    pieces = [piece for at in range(0, len(body), step) for piece in decoder.feed(body[at : at + step])]
    decoder.finish()
    assert max(map(len, pieces), default=0) <= max(PIECE_BYTES, step)
    return b"".join(pieces)


@pytest.mark.parametrize("step", [1, 999, 10_000_000])
@pytest.mark.parametrize("encoding", FORMS)
def test_what_was_offered_is_undone(encoding: str, step: int) -> None:
    assert unfold(FORMS[encoding], encoding, step=step) == DATA


def test_a_gzip_body_of_several_parts() -> None:
    body = b"".join(gzip.compress(part) for part in (b"one ", b"", b"two ", DATA))
    assert unfold(body, "gzip", step=7) == b"one two " + DATA


@given(st.binary(max_size=300_000), st.integers(1, 100_000))
def test_nothing_is_lost_at_any_cut(data: bytes, step: int) -> None:
    assert unfold(gzip.compress(data), "gzip", step=step) == data
    assert unfold(raw_deflate(data), "deflate", step=step) == data


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_an_empty_body_is_empty_in_any_encoding(encoding: str) -> None:
    assert unfold(b"", encoding) == b""


@pytest.mark.parametrize("encodings", [["br"], ["zstd"], ["gzip, gzip"], ["gzip", "deflate"], ["gzip;q=1"], ["*"]])
def test_what_was_not_offered_is_refused(encodings: list[str]) -> None:
    with pytest.raises(SubmissionError) as caught:
        decoder_for(encodings)
    assert caught.value.code == "bad_encoding"


BROKEN = {
    "no gzip": (b"<html>not packed", "gzip"),
    "zlib said to be gzip": (zlib.compress(DATA), "gzip"),
    "gzip said to be deflate": (gzip.compress(DATA), "deflate"),
    "cut short": (gzip.compress(DATA)[:-9], "gzip"),
    "without its checksum": (gzip.compress(DATA)[:-8], "gzip"),
    "one byte": (b"\x1f", "gzip"),
    "wrong checksum": (gzip.compress(DATA)[:-8] + bytes(8), "gzip"),
    "junk behind": (gzip.compress(DATA) + b"junk behind", "gzip"),
    "zlib cut short": (zlib.compress(DATA)[:-2], "deflate"),
    "raw deflate cut short": (raw_deflate(DATA)[:-20], "deflate"),
    "twice deflated": (zlib.compress(DATA) * 2, "deflate"),
    "endless parts": (gzip.compress(b"") * 1_001, "gzip"),
}


@pytest.mark.parametrize("case", BROKEN)
@pytest.mark.parametrize("step", [1, 1_000_000])
def test_what_is_not_what_it_says_is_refused(case: str, step: int) -> None:
    body, encoding = BROKEN[case]
    with pytest.raises(SubmissionError) as caught:
        unfold(body, encoding, step=step)
    assert caught.value.code == "bad_encoding"
