"""Reading: from a file, standard input, a text or a stream of records to documents.

In: what the user names, and what the user says about it. Out: ``Document``s, whose text is what all offsets
refer to. The formats are one module each, and a format's library is imported only where a file of it is read.
Reading must know nothing of sentences, claims and the ledger; it never asks the clock and never the network.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from factcheck.model import Document, FactcheckError
from factcheck.read.document import Given, document, plain
from factcheck.read.errors import MissingFileError, ReadError
from factcheck.read.files import by_content_type, expand, is_address, read_bytes, read_file, read_limited, refuse_type
from factcheck.read.stream import BadLine, read_records, read_stream

__all__ = [
    "BadLine",
    "ReadError",
    "document_of",
    "expand",
    "is_address",
    "read_document",
    "read_documents",
    "read_page",
    "read_records",
    "read_stream",
]

STDIN = "-"


def read_document(
    place: Path | str,
    *,
    language: str | None = None,
    published: date | None = None,
    encoding: str | None = None,
    packs: tuple[Path, ...] = (),
) -> Document:
    """Read one file, "-" for standard input.

    What is given wins over what the file says about itself; without either ``published`` is None. Raises ReadError
    children, UnknownLanguageError.
    """
    given = Given(language, published, encoding, packs, name=str(place))
    if str(place) == STDIN:
        given = Given(language, published, encoding, packs, name="standard input")
        return read_bytes(read_limited(sys.stdin.buffer, given.name), given)
    if is_address(str(place)):
        raise MissingFileError(f"{place} is a web address and no file: 'factcheck ingest' fetches pages")
    return read_file(Path(place), given)


def read_page(
    data: bytes,
    *,
    url: str,
    content_type: str = "",
    language: str | None = None,
    published: date | None = None,
    encoding: str | None = None,
    packs: tuple[Path, ...] = (),
) -> Document:
    """Read what was fetched from ``url``: a page, a PDF, a text. ``content_type`` is the server's header."""
    refuse_type(content_type, url)
    kind, charset = by_content_type(content_type)
    return read_bytes(data, Given(language, published, encoding, packs, url, url=url, kind=kind, charset=charset))


def document_of(
    text: str,
    *,
    language: str | None = None,
    published: date | None = None,
    packs: tuple[Path, ...] = (),
) -> Document:
    """Give the document of a text at hand; raises EmptyTextError, UnknownLanguageError."""
    return document(plain(text), Given(language, published, packs=packs))


def read_documents(
    places: tuple[str, ...],
    *,
    language: str | None = None,
    published: date | None = None,
    encoding: str | None = None,
    packs: tuple[Path, ...] = (),
) -> Iterator[Document | FactcheckError]:
    """Read files, folders and patterns one by one; what cannot be read comes as the error, in its place."""
    for place in places:
        try:
            for file in expand(place):
                yield _read_or_error(file, language, published, encoding, packs)
        except ReadError as error:
            yield error


def _read_or_error(
    place: str, language: str | None, published: date | None, encoding: str | None, packs: tuple[Path, ...]
) -> Document | FactcheckError:
    try:
        return read_document(place, language=language, published=published, encoding=encoding, packs=packs)
    except FactcheckError as error:
        return error
