"""JUnit XML: a test suite per document, a failed test case per flag, one passed case where there is none."""

from collections.abc import Iterable
from typing import TextIO
from xml.sax.saxutils import quoteattr

from factcheck.model import Flag
from factcheck.report.flags.places import Lines, path_of
from factcheck.report.record import Scanned
from factcheck.safe import one_line


def write(scans: Iterable[Scanned], out: TextIO) -> int:
    """Write one XML document, suite by suite; gives the number of flags."""
    count = 0
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="factcheck">\n')
    for scan in scans:
        out.write(_suite(scan))
        count += len(scan.flags)
    out.write("</testsuites>\n")
    return count


def _suite(scan: Scanned) -> str:
    lines, path = Lines(scan.document.text), path_of(scan.document)
    cases = [_case(flag, lines, path) for flag in scan.flags]
    passed = f"    <testcase name={_attribute(path)} classname={_attribute(path)} />\n"
    return (
        f'  <testsuite name={_attribute(path)} tests="{max(len(cases), 1)}" failures="{len(cases)}" errors="0">\n'
        f"{''.join(cases) or passed}  </testsuite>\n"
    )


def _case(flag: Flag, lines: Lines, path: str) -> str:
    place = lines.place(flag)
    name = f"{flag.code} {flag.name} {place.line}:{place.column}"
    return (
        f'    <testcase name={_attribute(name)} classname={_attribute(path)} line="{place.line}">\n'
        f"      <failure type={_attribute(flag.severity.value)} message={_attribute(flag.message)}>"
        f"{_attribute(flag.hint)[1:-1]}</failure>\n"
        "    </testcase>\n"
    )


def _attribute(text: str) -> str:
    # One line, no control characters: XML 1.0 cannot hold them at all.
    return quoteattr(one_line(text), {'"': "&quot;", "\ufffe": "", "\uffff": ""})
