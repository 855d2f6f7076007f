"""The body of an answer, bounded: as sent, unpacked, and in time. Knows neither addresses nor pages."""

import zlib
from collections.abc import AsyncIterator

from factcheck.fetch.errors import BadAnswerError, PageTooLargeError
from factcheck.fetch.page import Limits

PACKINGS = "gzip, deflate"
_GZIP = b"\x1f\x8b"
_WINDOWS = {
    "gzip": (31,),
    "x-gzip": (31,),
    "deflate": (15, -15),
}  # deflate comes with a header and, against rule, without


class Unpacker:
    """Unpack what is fed to it, and stop at ``limit`` bytes. What only says that it is packed passes as it stands."""

    def __init__(self, packing: str, limit: int) -> None:
        """Prepare for the words of a Content-Encoding header; raises BadAnswerError for a packing nobody asked for."""
        named = packing.strip().lower()
        if named not in (*_WINDOWS, "", "identity"):
            raise BadAnswerError(f"the answer is packed as {named[:20]!r}, which was not asked for")
        self._windows = list(_WINDOWS.get(named, ()))
        self._unpack = zlib.decompressobj(self._windows.pop(0)) if self._windows else None
        self._limit, self._begun = limit, False
        self.out = bytearray()

    def feed(self, chunk: bytes) -> None:
        """Unpack one chunk; raises PageTooLargeError, BadAnswerError."""
        while chunk:
            chunk = self._fed(chunk)
            if len(self.out) > self._limit:
                raise PageTooLargeError(f"the page is larger than {self._limit // 1_000_000} million bytes")

    def _fed(self, chunk: bytes) -> bytes:
        if self._unpack is None:
            self.out += chunk
            return b""
        try:
            self.out += self._unpack.decompress(chunk, self._limit + 1 - len(self.out))
        except zlib.error:
            self._next_window(chunk)
            return chunk
        self._begun = True
        if self._unpack.eof:
            left, self._unpack = self._unpack.unused_data, zlib.decompressobj(31)  # files packed one after the other
            return left.lstrip(b"\0")
        return self._unpack.unconsumed_tail

    def _next_window(self, chunk: bytes) -> None:
        if self._begun or chunk.startswith(_GZIP):
            raise BadAnswerError("the answer is damaged: it cannot be unpacked")
        self._unpack = zlib.decompressobj(self._windows.pop(0)) if self._windows else None


async def read_body(chunks: AsyncIterator[bytes], packing: str, limits: Limits) -> bytes:
    """Read a whole body within the limits."""
    unpacker, sent = Unpacker(packing, limits.size), 0
    async for chunk in chunks:
        sent += len(chunk)
        if sent > max(limits.wire, limits.size if not packing else 0):
            raise PageTooLargeError(f"the page is larger than {limits.wire // 1_000_000} million bytes")
        unpacker.feed(chunk)
    return bytes(unpacker.out)
