"""A calendar of when claims fall due: RFC 5545, one all-day event per claim that has a recheck date.

The identifiers are made of the claims' keys, so that a calendar that reads the file again moves its events instead of
doubling them, the later ``SEQUENCE`` winning; claims that were dropped or are gone come as cancelled.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from factcheck import __version__
from factcheck.model import ClaimRecord, State
from factcheck.report.dossier import Dossier, title_of
from factcheck.report.labels import Labels
from factcheck.safe import href, one_line, printable

_OCTETS = 75  # of a line, without its end
_SPECIAL = re.compile(r"[\\;,]")
_NO_UID = re.compile(r"[^A-Za-z0-9._-]")
_SUMMARY = 120


def render(dossier: Dossier, labels: Labels) -> str:
    """Give the calendar: lines folded at 75 octets, ended by CRLF."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//factcheck//factcheck {__version__}//EN"]
    lines += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(_name(dossier, labels))}"]
    lines += ["REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D"]
    for due, claim in dossier.agenda:
        lines += _event(due, claim, dossier, labels)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _name(dossier: Dossier, labels: Labels) -> str:
    return dossier.title or labels("timeline")


def _event(due: date, claim: ClaimRecord, dossier: Dossier, labels: Labels) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:claim-{_NO_UID.sub('-', claim.key) or claim.number}@factcheck"
    stamp = f"{dossier.changed_at(claim):%Y%m%dT%H%M%SZ}"  # with the claim: an unchanged one gives the same event
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{max(dossier.changes.get(claim.number, (1, None))[0] - 1, 0)}"
    yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
    if due < date.max:
        yield f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}"
    heading = labels("claim", number=claim.number)
    yield f"SUMMARY:{_text(one_line(f'{heading}: {claim.text}', _SUMMARY))}"
    yield f"DESCRIPTION:{_text(_description(claim, dossier, labels))}"
    yield f"CATEGORIES:{_text(claim.shelf_life.kind.value if claim.shelf_life else claim.time_status.value)}"
    yield f"STATUS:{'CANCELLED' if claim.gone or claim.state is State.DROPPED else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    if address := href(dossier.address(claim)):
        yield f"URL:{address}"
    yield "END:VEVENT"


def _description(claim: ClaimRecord, dossier: Dossier, labels: Labels) -> str:
    document = dossier.by_number.get(claim.document)
    parts = [
        claim.text,
        claim.shelf_life.reason if claim.shelf_life else "",
        f"{labels('claimant')} {claim.claimant}" if claim.claimant else "",
        title_of(document) if document else "",
    ]
    return "\n".join(printable(part, lines=True) for part in parts if part)


def _text(text: str) -> str:
    escaped = _SPECIAL.sub(r"\\\g<0>", printable(text, lines=True))
    return escaped.replace("\n", "\\n").replace("\t", " ")


def _folded(line: str) -> str:
    """Cut a line after at most 75 octets, never inside a character."""
    rows, row, room = [], "", _OCTETS
    for char in line:
        size = len(char.encode())
        if size > room:
            rows.append(row)
            row, room = " ", _OCTETS - 1
        row, room = row + char, room - size
    return "\r\n".join([*rows, row])
