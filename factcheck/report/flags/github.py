"""Annotations for GitHub's checks: workflow commands on standard output."""

from collections.abc import Iterable
from typing import TextIO

from factcheck.model import Flag, Severity
from factcheck.report.flags.places import Lines, path_of, sentence
from factcheck.report.record import Scanned
from factcheck.safe import printable

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
# GitHub's own escapes: in a value, and in a property, where colons and commas part things.
_VALUE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write(scans: Iterable[Scanned], out: TextIO) -> int:
    """Write one workflow command per flag; gives the number of flags."""
    count = 0
    for scan in scans:
        lines, path = Lines(scan.document.text), path_of(scan.document)
        for flag in scan.flags:
            out.write(_command(flag, lines, path) + "\n")
            count += 1
    return count


def _command(flag: Flag, lines: Lines, path: str) -> str:
    place = lines.place(flag)
    properties = {
        "title": f"{flag.code} {flag.name}",
        "file": path,
        "line": str(place.line),
        "col": str(place.column),
        "endLine": str(place.end_line),
        "endColumn": str(place.end_column),
    }
    listed = ",".join(f"{key}={printable(value).translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{_LEVELS[flag.severity]} {listed}::{printable(sentence(flag)).translate(_VALUE)}"
