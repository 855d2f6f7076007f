"""One line per flag, as editors and scripts read it: ``path:line:column: CODE message``."""

from collections.abc import Iterable
from typing import TextIO

from factcheck.report.flags.places import Lines, path_of
from factcheck.report.record import Scanned
from factcheck.safe import one_line


def write(scans: Iterable[Scanned], out: TextIO) -> int:
    """Write one line per flag; gives the number of flags."""
    count = 0
    for scan in scans:
        lines, path = Lines(scan.document.text), path_of(scan.document)
        for flag in scan.flags:
            place = lines.place(flag)
            out.write(f"{path}:{place.line}:{place.column}: {flag.code} {one_line(flag.message)}\n")
            count += 1
    return count
