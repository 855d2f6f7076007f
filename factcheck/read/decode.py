r"""From bytes to text: the encoding, and the two changes that are made to what was read.

In: the bytes of a file. Out: text in NFC with ``\n`` line ends. Nothing else is changed: no-break spaces,
quotation marks and dashes stay as written, for every offset refers to the result. Nothing is guessed: what is
neither UTF-8 nor marked is refused by the first byte that does not fit.
"""

import codecs
import re
import unicodedata
from array import array

from factcheck.model import Places
from factcheck.read.errors import EncodingError, NotTextError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = (
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"BZh", "a bzip2 archive: unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive: unpack it first"),
    (b"PK\x03\x04", "a zip archive: unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc): save it as .docx"),
    (b"{\\rtf", "an RTF file: save it as .docx or .txt"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
_LINE_END = re.compile("\r\n?")
# A letter and what may melt into it or move around it when a text is brought to NFC.
_CLUSTER = re.compile(r"\r\n|(?s:.)[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1161-\u11ff]*")


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """Give the text of a file's bytes, not yet normalised.

    ``encoding`` is the one that the user named; without it a byte order mark decides, else it is UTF-8.
    Raises NotTextError for binary files, EncodingError where a byte does not fit.
    """
    for mark, marked in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name, marked)
    if encoding is None:
        refuse_binary(data, name)
    return _strict(data, name, encoding or "utf-8")


def known_encoding(encoding: str) -> str:
    """Give the encoding's own name; raises EncodingError where there is none, or none for text."""
    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):
        found = None
    if found is None or not getattr(found, "_is_text_encoding", True):
        raise EncodingError(f"there is no encoding {encoding!r}; common ones are utf-8, cp1252, latin-1, utf-16")
    return found.name


def refuse_binary(data: bytes, name: str) -> None:
    """Raise NotTextError where the bytes are no text, naming what they are if that can be told."""
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise NotTextError(f"{name} is not text but {kind}")
    at = data.find(b"\0")
    if at >= 0:
        raise NotTextError(
            f"{name} is not text: there is a zero byte at offset {at}; UTF-16 text needs --encoding utf-16"
        )


def _strict(data: bytes, name: str, encoding: str) -> str:
    encoding = known_encoding(encoding)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise EncodingError(
            f"{name} is not {encoding.upper()}: byte 0x{data[error.start]:02X} at offset {error.start} (line {line}) "
            "does not fit; name its encoding with --encoding, for instance --encoding cp1252"
        ) from None


def normal(text: str) -> str:
    r"""Give ``text`` in NFC with ``\n`` line ends."""
    return unicodedata.normalize("NFC", _LINE_END.sub("\n", text) if "\r" in text else text)


def places(given: str, text: str) -> Places | None:
    """Give where each code point of ``text`` stands in ``given``, whose normal form it is; None where it is the same.

    A letter that was composed begins where its first part stood and ends where its last part did.
    """
    if given == text:
        return None
    starts, ends = array("I"), array("I")
    for cluster in _CLUSTER.finditer(given):
        size = len(normal(cluster[0]))
        starts.extend([cluster.start()] * size)
        ends.extend([cluster.end()] * size)
    for found in (starts, ends):  # rare scripts compose across what is a cluster here: the rest stands at the end
        del found[len(text) :]
        found.extend([len(given)] * (len(text) - len(found)))
    return Places(starts, ends)
