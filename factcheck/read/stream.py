"""Streams of records: one JSON object a line, one document or one bad line each, in order, in constant memory.

In: lines, ``{"id": "a1", "text": "…", "language": "fr", "published": "2024-11-05"}``. Out: a ``Document`` or a
``BadLine`` for each. A bad line is a value and not an exception: the stream goes on.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from factcheck.model import Document, FactcheckError
from factcheck.model.frozen import dataclass
from factcheck.read.dates import iso_date
from factcheck.read.document import Given, document, plain
from factcheck.read.errors import BadRecordError, EmptyTextError, EncodingError, MissingFileError, TooLargeError

LONGEST_LINE = 10_000_000  # bytes or characters
OWN_KEYS = frozenset({"id", "text", "language", "published"})
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not be read: its record's id where that could be read, and why. ``line`` counts from 1."""

    id: str | None
    code: str
    message: str
    line: int


def read_records(
    place: Path | str,
    *,
    language: str | None = None,
    published: date | None = None,
    packs: tuple[Path, ...] = (),
) -> Iterator[Document | BadLine]:
    """Read a file of records, "-" for standard input; raises MissingFileError where it cannot be opened."""
    if str(place) == "-":
        yield from read_stream(bounded_lines(sys.stdin.buffer), language=language, published=published, packs=packs)
        return
    with _opened(Path(place)) as file:
        yield from read_stream(bounded_lines(file), language=language, published=published, packs=packs)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise MissingFileError(f"{path} cannot be opened: {getattr(error, 'strerror', None) or error}") from None


def record_lines(place: str) -> Iterator[bytes]:
    """Give the lines of a file of records, "-" for standard input; raises MissingFileError."""
    if place == "-":
        yield from bounded_lines(sys.stdin.buffer)
        return
    with _opened(Path(place)) as file:
        yield from bounded_lines(file)


def bounded_lines(file: BinaryIO) -> Iterator[bytes]:
    """Give the lines of a file; one that is too long comes cut one byte past the limit, the rest is passed over."""
    while line := file.readline(LONGEST_LINE + 1):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE + 1)


def read_stream(
    lines: Iterable[str | bytes],
    *,
    language: str | None = None,
    published: date | None = None,
    packs: tuple[Path, ...] = (),
) -> Iterator[Document | BadLine]:
    """Give one document or one BadLine for each line; ``language`` and ``published`` stand in where a record has none.

    The offsets of a document's ``text`` as it stands in the record are in ``Document.places``.
    """
    for number, line in enumerate(lines, 1):
        record: Mapping[str, Any] = {}
        try:
            record = parse_record(line, number)
            yield record_document(record, number, Given(language, published, packs=packs))
        except FactcheckError as error:
            yield BadLine(_id_of(record), error.code, str(error), number)


def parse_record(line: str | bytes, number: int) -> Mapping[str, Any]:
    """Give the JSON object of a line; raises FactcheckError children with one sentence."""
    if len(line) > LONGEST_LINE:
        raise TooLargeError(f"line {number} is longer than {LONGEST_LINE // 1_000_000} MB")
    text = _line_text(line, number).strip()
    if not text:
        raise EmptyTextError(f"line {number} is empty: each line holds one JSON object")
    try:
        record = json.loads(text)
    except RecursionError:
        raise BadRecordError(f"line {number} is nested too deeply") from None
    except ValueError as error:
        raise BadRecordError(f"line {number} is no JSON: {error}") from None
    if not isinstance(record, dict):
        raise BadRecordError(f"line {number} is no JSON object but {_shown(record)}")
    if "\\ud" in text or "\\uD" in text:
        _refuse_half_characters(record, number)
    return record


def _refuse_half_characters(record: Mapping[str, Any], number: int) -> None:
    try:
        json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise BadRecordError(f"line {number} holds half a character (a lone surrogate)") from None


def _line_text(line: str | bytes, number: int) -> str:
    if isinstance(line, str):
        return line.removeprefix("\ufeff")
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte, at = line[error.start], error.start
        raise EncodingError(f"line {number} is not UTF-8: byte 0x{byte:02X} at offset {at} of the line") from None


def record_document(record: Mapping[str, Any], number: int, given: Given) -> Document:
    """Give the document of a record; what the record says wins over ``given``."""
    where = f"line {number}"
    text = _text(record, where)
    published = iso_date(record.get("published"), f"{where}: 'published'")
    own = Given(
        language=_optional(record, "language", where) or given.language,
        published=published or given.published,
        published_by="record" if published else given.published_by,
        packs=given.packs,
        id=_id_of(record) or "",
        name=where,
        meta={key: value for key, value in record.items() if key not in OWN_KEYS},
    )
    return document(plain(text), own)


def _text(record: Mapping[str, Any], where: str) -> str:
    if "text" not in record:
        raise BadRecordError(f"{where}: the key 'text' is missing")
    text = record["text"]
    if not isinstance(text, str):
        raise BadRecordError(f"{where}: 'text' must be a string, not {_shown(text)}")
    return text


def _optional(record: Mapping[str, Any], key: str, where: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise BadRecordError(f"{where}: {key!r} must be a string, not {_shown(value)}")
    return value or None


def _id_of(record: Mapping[str, Any]) -> str | None:
    value = record.get("id")
    return value if isinstance(value, str) else None if value is None else json.dumps(value, ensure_ascii=False)


def _shown(value: object) -> str:
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
