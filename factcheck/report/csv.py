"""The claims as a table for spreadsheets: one row a claim, formulas defused.

Column names are English and stable; verdicts are there only where a person gave them.
"""

import csv
from collections.abc import Callable, Iterable, Mapping
from io import StringIO

from factcheck.model import ClaimRecord
from factcheck.report.dossier import Dossier, title_of
from factcheck.report.labels import Labels
from factcheck.report.record import day
from factcheck.review import is_reviewed
from factcheck.safe import csv_cell, public_url

_BETWEEN = " | "


def render(dossier: Dossier, labels: Labels) -> str:
    """Give the table with a line of column names; line ends are CRLF, as RFC 4180 has them."""
    columns = _columns(dossier, labels)
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL)
    writer.writerow(columns)
    writer.writerows([csv_cell(cell(claim)) for cell in columns.values()] for claim in dossier.claims)
    return out.getvalue()


def _columns(dossier: Dossier, labels: Labels) -> Mapping[str, Callable[[ClaimRecord], str]]:
    names = {number: title_of(document) for number, document in dossier.by_number.items()}
    return {
        "number": lambda c: str(c.number),
        "document": lambda c: names.get(c.document, ""),
        "claim": lambda c: c.text,
        "claimant": lambda c: c.claimant,
        "said_on": lambda c: day(c.said_on) or "",
        "worth": lambda c: f"{c.worth:.2f}",
        "state": lambda c: c.state.value,
        "verdict": lambda c: c.verdict if is_reviewed(c) else "",
        "verdict_label": lambda c: dossier.verdict_label(c, labels.language) if is_reviewed(c) else "",
        "scale": lambda c: c.scale if is_reviewed(c) else "",
        "reviewer": lambda c: c.reviewer if is_reviewed(c) else "",
        "reviewed_at": lambda c: (day(c.reviewed_at) or "") if is_reviewed(c) else "",
        "note": lambda c: c.note,
        "time_status": lambda c: c.time_status.value,
        "shelf_life": lambda c: c.shelf_life.kind.value if c.shelf_life else "",
        "recheck_on": lambda c: day(c.recheck_on) or "",
        "recheck_reason": lambda c: c.shelf_life.reason if c.shelf_life else "",
        "checked_at": lambda c: day(c.checked_at) or "",
        "turn_on": lambda c: day(turn.on) or "" if (turn := dossier.turn(c)) else "",
        "cadence": lambda c: turn.pace.name if (turn := dossier.turn(c)) else "",
        "flags": lambda c: _joined(flag.code for flag in c.flags),
        "sources": lambda c: _joined(public_url(s.url) or s.title for s in c.sources),
        "publishers": lambda c: _joined(s.publisher for s in c.sources if s.publisher),
        "start": lambda c: str(c.start),
        "end": lambda c: str(c.end),
        "key": lambda c: c.key,
        "copies": lambda c: _joined(public_url(copy.url) for s in c.sources for copy in s.copies),
    }


def _joined(parts: Iterable[str]) -> str:
    return _BETWEEN.join(parts)
