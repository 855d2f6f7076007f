"""Scan records, one JSON object a line: the scan contract."""

from collections.abc import Iterable
from typing import TextIO

from factcheck.report.record import Scanned, as_line, record


def write(scans: Iterable[Scanned], out: TextIO) -> int:
    """Write one record a line; gives the number of flags."""
    count = 0
    for scan in scans:
        out.write(as_line(record(scan)) + "\n")
        count += len(scan.flags)
    return count
