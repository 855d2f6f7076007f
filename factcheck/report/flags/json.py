"""Scan records as one JSON array."""

from collections.abc import Iterable
from textwrap import indent
from typing import TextIO

from factcheck.report.record import Scanned, as_block, record


def write(scans: Iterable[Scanned], out: TextIO) -> int:
    """Write one array of records, one at a time; gives the number of flags."""
    count = 0
    opening = "[\n"
    for scan in scans:
        out.write(opening + indent(as_block(record(scan)).rstrip("\n"), "  ", lambda _line: True))
        opening = ",\n"
        count += len(scan.flags)
    out.write("[]\n" if opening == "[\n" else "\n]\n")
    return count
