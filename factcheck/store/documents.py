"""Documents and their texts.

In: numbers. Out: records, with the newest text or any earlier one. A text over a size is kept compressed.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from factcheck.model import Document, DocumentRecord, Span
from factcheck.store.codec import day as day_of
from factcheck.store.codec import from_json, iso, moment, to_json
from factcheck.store.core import Core, ids
from factcheck.store.errors import LedgerDamagedError, NoSuchNumberError, decoding
from factcheck.store.rows import Row

if TYPE_CHECKING:
    import sqlite3

CONTEXT = 32  # characters kept before and after a claim
LONG = 2_000  # bytes of text above which packing pays


def packed(text: str) -> Row:
    """Give the columns that keep a text."""
    raw = text.encode()
    return {"packed": 1, "text": zlib.compress(raw, 6)} if len(raw) > LONG else {"packed": 0, "text": raw}


def unpacked(row: "sqlite3.Row | Mapping[str, Any]") -> str:
    """Read the columns that keep a text."""
    raw: bytes = row["text"]
    try:
        return (zlib.decompress(raw) if row["packed"] else raw).decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise LedgerDamagedError(f"a stored text is damaged ({error}): restore a backup") from error


def text_hash(text: str) -> str:
    """Give the hash that tells one text from another."""
    return sha256(text.encode()).hexdigest()


def name_of(document: Document) -> str:
    """Give what a document is called: by the id that it came with, else by its file."""
    return document.id or document.name


def columns(document: Document) -> Row:
    """Give what is stored of a document beside its number, key, version, moment and text."""
    return {
        "name": name_of(document),
        "url": document.url,
        "title": document.title,
        "authors": to_json(document.authors),
        "language": document.language,
        "published": iso(document.published),
        "published_by": document.published_by,
        "published_also": to_json(document.published_also),
        "meta": to_json(document.meta),
    }


def one(core: Core, number: int, version: int = 0) -> DocumentRecord:
    """Give a document with its newest text, or that of ``version``; raises NoSuchNumberError."""
    found = _records(core, "d.id = :number", {"number": number, "version": version})
    if not found:
        raise NoSuchNumberError("document", [number])
    return found[0]


def several(core: Core, numbers: Sequence[int]) -> dict[int, DocumentRecord]:
    """Give those documents of ``numbers`` that there are, with their newest texts."""
    wanted = {"numbers": ids(numbers), "version": 0}
    return {one.number: one for one in _records(core, "d.id IN (SELECT value FROM json_each(:numbers))", wanted)}


def every(core: Core) -> tuple[DocumentRecord, ...]:
    """Give all documents with their newest texts."""
    return _records(core, "1", {"version": 0})


def _records(core: Core, condition: str, values: dict[str, object]) -> tuple[DocumentRecord, ...]:
    query = (
        "SELECT d.*, t.version AS shown, t.read_at AS shown_at, t.text, t.packed FROM document d JOIN document_text t "
        "ON t.document_id = d.id AND t.version = iif(:version = 0, d.version, :version) "
        f"WHERE {condition} ORDER BY d.id"
    )
    rows = core.rows(query, values)
    with decoding(core.path):
        return tuple(_record(row) for row in rows)


def _record(row: "sqlite3.Row") -> DocumentRecord:
    return DocumentRecord(
        number=row["id"],
        key=row["key"],
        name=row["name"],
        text=unpacked(row),
        language=row["language"],
        title=row["title"],
        authors=from_json(tuple[str, ...], row["authors"]),
        url=row["url"],
        published=day_of(row["published"]),
        published_by=row["published_by"],
        version=row["shown"],
        read_at=moment(row["shown_at"]),
        meta=from_json(dict[str, object], row["meta"]),
        published_also=tuple((rule, date.fromisoformat(day)) for rule, day in json.loads(row["published_also"])),
    )


def as_read(record: DocumentRecord) -> Document:
    """Give a stored document as it can be read again."""
    return Document(
        text=record.text,
        language=record.language,
        published=record.published,
        published_by=record.published_by,
        title=record.title,
        authors=record.authors,
        url=record.url,
        name=record.name,
        meta=record.meta,
        published_also=record.published_also,
    )


def selector(text: str, span: Span) -> Row:
    """Give the columns that say where a claim stands: places, words, and what is around them."""
    return {
        "start": span.start,
        "stop": span.end,
        "exact": span.words(text),
        "prefix": text[max(0, span.start - CONTEXT) : span.start],
        "suffix": text[span.end : span.end + CONTEXT],
    }
