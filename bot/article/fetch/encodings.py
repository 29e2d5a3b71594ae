"""Undoes what a server did to shorten a body (gzip, deflate), a bounded piece at a time.

A few hundred bytes can unfold into gigabytes, so no more is unfolded at once than `PIECE_BYTES`; whoever takes the
pieces stops when there are too many. Knows nothing of connections.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from bot.article.fetch.refusals import Refused

OFFERED = "gzip, deflate"
"""What a request's Accept-Encoding says."""

PIECE_BYTES = 64 * 1024

_GZIP = 16 + zlib.MAX_WBITS
_ZLIB = zlib.MAX_WBITS
_RAW = -zlib.MAX_WBITS
_HEADER_BYTES = 2
"""Bytes that tell deflate with zlib's header (RFC 1950, what the standard means) from deflate without."""

_MOST_MEMBERS = 1_000
"""Parts that a gzip body may be put together of (RFC 1952, section 2.2)."""


class Decoder(Protocol):
    """Unfolds one body."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What comes of the body's next bytes; raises SubmissionError (bad_encoding)."""
        ...

    def finish(self) -> None:
        """Say that the body has ended; raises SubmissionError (bad_encoding) where it is not whole."""
        ...


def decoder_for(content_encodings: Iterable[str]) -> Decoder:
    """What unfolds a body whose Content-Encoding headers have these values.

    Raises SubmissionError (bad_encoding) for an encoding that was not offered and for several on top of each other.
    """
    named = [name.strip().lower() for value in content_encodings for name in value.split(",")]
    match [name for name in named if name not in ("", "identity")]:
        case []:
            return _Plain()
        case ["gzip" | "x-gzip"]:
            return _Inflater(_MOST_MEMBERS, lambda _start: _GZIP)
        case ["deflate"]:
            return _Inflater(1, lambda start: _ZLIB if _has_zlib_header(start) else _RAW)
        case _:
            raise Refused.BAD_ENCODING.error()


class _Plain:
    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data

    def finish(self) -> None:
        pass


class _Inflater:
    """Unfolds up to `members` streams, one after the other; `form` says from a stream's start how zlib reads it."""

    def __init__(self, members: int, form: Callable[[bytes], int]) -> None:
        self._members = members
        self._form = form
        self._stream: zlib._Decompress | None = None
        self._waiting = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._waiting += data
        try:
            while (stream := self._stream or self._next_stream()) is not None:
                piece = stream.decompress(self._waiting, PIECE_BYTES)
                self._waiting = stream.unused_data if stream.eof else stream.unconsumed_tail
                self._stream = None if stream.eof else stream
                if piece:
                    yield piece
                if not self._waiting and len(piece) < PIECE_BYTES:
                    return
        except zlib.error:
            raise Refused.BAD_ENCODING.error() from None

    def finish(self) -> None:
        if self._stream is not None or self._waiting:
            raise Refused.BAD_ENCODING.error()

    def _next_stream(self) -> zlib._Decompress | None:
        if len(self._waiting) < _HEADER_BYTES:
            return None
        self._members -= 1
        if self._members < 0:
            raise Refused.BAD_ENCODING.error()
        return zlib.decompressobj(self._form(self._waiting))


def _has_zlib_header(start: bytes) -> bool:
    return start[0] & 0x0F == zlib.DEFLATED and int.from_bytes(start[:_HEADER_BYTES]) % 31 == 0
