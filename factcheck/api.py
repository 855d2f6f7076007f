"""The public Python API: what ``import factcheck`` offers.

What goes in: text and dates. What comes out: the records of the scan contract, or a ledger.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.facts import load_facts
from factcheck.flow import Judge, scan_document
from factcheck.read import document_of
from factcheck.report.record import record
from factcheck.rules import select

if TYPE_CHECKING:
    from factcheck.store import Ledger


def scan(
    text: str,
    *,
    language: str | None = None,
    published: date | str | None = None,
    as_of: date | str | None = None,
    messages: str = "en",
    rules: Sequence[str] = (),
    facts: Sequence[Path] = (),
    packs: Sequence[Path] = (),
) -> dict[str, Any]:
    """Scan one text and give its record, as ``factcheck scan --format jsonl`` prints it.

    ``published`` is the anchor of relative dates and ``as_of`` the day judged on, both dates or ISO strings;
    ``as_of`` defaults to ``published``. ``rules`` are codes or their beginnings, all where empty.
    Raises FactcheckError where the language has no pack or a date is none.
    """
    judge = Judge(load_facts(tuple(facts)), select(rules), _day(as_of), messages, tuple(packs))
    document = document_of(text, language=language, published=_day(published), packs=tuple(packs))
    return record(scan_document(document, judge))


def open_ledger(path: Path | str, *, create: bool = False) -> "Ledger":
    """Open a ledger file; a context manager. Raises FactcheckError where the file is none or cannot be opened."""
    from datetime import UTC, datetime

    from factcheck.store import Ledger

    return Ledger.open(Path(path), create=create, now=lambda: datetime.now(tz=UTC).replace(microsecond=0), who="api")


def _day(given: date | str | None) -> date | None:
    return date.fromisoformat(given) if isinstance(given, str) else given
