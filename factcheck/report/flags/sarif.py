"""SARIF 2.1.0: the log that code hosts and editors read from static analysers."""

from collections.abc import Iterable
from typing import TextIO
from urllib.parse import quote

from factcheck import __version__
from factcheck.model import Flag, Severity, Span
from factcheck.report.flags.places import Lines, path_of, sentence
from factcheck.report.record import Record, Scanned, as_block, day
from factcheck.safe import printable

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def write(scans: Iterable[Scanned], out: TextIO) -> int:
    """Write one log with one run; gives the number of flags."""
    results: list[Record] = []
    names: dict[str, str] = {}
    for scan in scans:
        lines, path = Lines(scan.document.text), path_of(scan.document)
        results += [_result(flag, lines, path) for flag in scan.flags]
        names |= {flag.code: flag.name for flag in scan.flags}
    out.write(as_block({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(results, names)]}))
    return len(results)


def _run(results: list[Record], names: dict[str, str]) -> Record:
    rules = [{"id": code, "name": names[code]} for code in sorted(names)]
    return {
        "tool": {"driver": {"name": "factcheck", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }


def _result(flag: Flag, lines: Lines, path: str) -> Record:
    result: Record = {
        "ruleId": flag.code,
        "level": Severity(flag.severity).value,
        "message": {"text": printable(sentence(flag))},
        "locations": [_location(flag, lines, path)],
    }
    if flag.related:
        result["relatedLocations"] = [_location(span, lines, path) for span in flag.related]
    if flag.recheck_on:
        result["properties"] = {"recheckOn": day(flag.recheck_on)}
    return result


def _location(span: Span, lines: Lines, path: str) -> Record:
    place = lines.place(span)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(path)},
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
                "charOffset": span.start,
                "charLength": span.end - span.start,
            },
        }
    }
