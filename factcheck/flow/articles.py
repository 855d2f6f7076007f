"""Many articles, one after the other: read, scan, hand on; what cannot be read is handed on as a failure.

What goes in: places or a stream of records, and a judge. What comes out: scans and failures in the order of the
input, one at a time, so that a stream of any length needs no more memory than its longest document.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from factcheck.flow import Judge, Scan, scan_document
from factcheck.model import Document, FactcheckError
from factcheck.model.frozen import dataclass
from factcheck.read import BadLine, read_documents, read_records
from factcheck.rules import Baseline


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says about the articles, and wins over what they say about themselves."""

    language: str | None = None
    published: date | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be scanned: its id where it has one, a stable code, one sentence."""

    id: str | None
    code: str
    message: str


def scan_files(places: tuple[str, ...], given: Given, judge: Judge) -> Iterator[Scan | Failure]:
    """Scan files, folders and patterns, "-" for standard input."""
    found = read_documents(
        places, language=given.language, published=given.published, encoding=given.encoding, packs=judge.packs
    )
    return _scan_each(found, judge)


def scan_records(places: tuple[str, ...], given: Given, judge: Judge) -> Iterator[Scan | Failure]:
    """Scan files of JSON lines, one document a line."""
    for place in places:
        found = read_records(place, language=given.language, published=given.published, packs=judge.packs)
        yield from _scan_each(found, judge)


def _scan_each(found: Iterable[Document | BadLine | FactcheckError], judge: Judge) -> Iterator[Scan | Failure]:
    for item in found:
        if isinstance(item, Document):
            yield _scan(item, judge)
        elif isinstance(item, BadLine):
            yield Failure(item.id, item.code, item.message)
        else:
            yield Failure(None, item.code, str(item))


def _scan(document: Document, judge: Judge) -> Scan | Failure:
    try:
        scanned = scan_document(document, judge)
    except FactcheckError as error:
        return Failure(document.id or document.name, error.code, str(error))
    if judge.min_worth > 0:
        worthy = tuple(claim for claim in scanned.claims if claim.worth >= judge.min_worth)
        return replace(scanned, claims=worthy)
    return scanned


def without_known(found: Iterable[Scan | Failure], baseline: Path) -> Iterator[Scan | Failure]:
    """Leave out the flags that the baseline file accepts; raises BaselineError where it cannot be read."""
    known = Baseline.read(baseline)
    return (
        item
        if isinstance(item, Failure)
        else replace(item, flags=known.new(item.document.text, item.sentences, item.flags))
        for item in found
    )


def accept_all(found: Iterable[Scan | Failure], baseline: Path) -> Iterator[Failure]:
    """Write a baseline file that accepts every flag of ``found``; gives what could not be scanned."""
    known = Baseline()
    for item in found:
        if isinstance(item, Failure):
            yield item
        else:
            known.add(item.document.text, item.sentences, item.flags)
    known.write(baseline)
