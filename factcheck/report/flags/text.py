"""Flags for people on a terminal: grouped by document, each with its words underlined in their line.

A line of an article is a paragraph, so what is shown is a window on it around the words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TextIO

from rich.cells import cell_len

from factcheck.model import Flag, Severity, Span
from factcheck.report.flags.ansi import Piece, line
from factcheck.report.flags.places import Lines, Place, path_of
from factcheck.report.record import Scanned
from factcheck.safe import one_line, printable

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_MARGIN = 24  # characters shown before the words where the line has to be cut
_GUTTER = 6


@dataclass
class Tally:
    """What was seen so far."""

    documents: int = 0
    claims: int = 0
    flags: dict[Severity, int] = field(default_factory=dict)

    def add(self, scan: Scanned) -> None:
        """Count one scan."""
        self.documents += 1
        self.claims += len(scan.claims)
        for flag in scan.flags:
            self.flags[flag.severity] = self.flags.get(flag.severity, 0) + 1

    def __str__(self) -> str:
        """Give the closing line."""
        kinds = ", ".join(_count(self.flags[s], s.value) for s in Severity if s in self.flags)
        found = f"{_count(sum(self.flags.values()), 'flag')} ({kinds})" if kinds else "nothing flagged"
        return f"{found}; {_count(self.claims, 'claim')} in {_count(self.documents, 'document')}"


def write(scans: Iterable[Scanned], out: TextIO, *, colour: bool = False, width: int = 100) -> int:
    """Write each document's flags under its name, then one line that counts; gives the number of flags.

    Where no document could be read there is nothing to count: "nothing flagged" would sound like a result.
    """
    tally = Tally()
    for scan in scans:
        tally.add(scan)
        out.writelines(line(*pieces, colour=colour) for pieces in _document(scan, width))
    if tally.documents:
        out.write(line((str(tally), "dim"), colour=colour))
    return sum(tally.flags.values())


def _document(scan: Scanned, width: int) -> Iterator[tuple[Piece, ...]]:
    if not scan.flags:
        return
    yield ((_heading(scan), "bold"),)
    lines = Lines(scan.document.text)
    for flag in scan.flags:
        yield from _flag(flag, lines, width)
        yield ()


def _heading(scan: Scanned) -> str:
    published = scan.document.published
    dated = f"published {published}" if published else "publication date unknown"
    judged = f", as of {scan.as_of}" if scan.as_of and scan.as_of != published else ""
    return f"{path_of(scan.document)} ({dated}{judged})"


def _flag(flag: Flag, lines: Lines, width: int) -> Iterator[tuple[Piece, ...]]:
    style, place = STYLES[flag.severity], lines.place(flag)
    yield (
        (f"{place.line}:{place.column}", "dim"),
        "  ",
        (flag.code, style),
        " ",
        (one_line(flag.name), "dim"),
        "  ",
        one_line(flag.message),
    )
    yield from _excerpt(flag, place, lines, max(width - _GUTTER, 40), style)
    if flag.hint:
        yield ((f"{'=':>{_GUTTER - 1}} ", "dim"), one_line(flag.hint))


def _excerpt(flag: Flag, place: Place, lines: Lines, width: int, style: str) -> Iterator[tuple[Piece, ...]]:
    whole = lines.bounds(place.line)
    shown = _window(Span(flag.start, min(flag.end, whole.end)), whole, lines.text, width)
    before = ("…" if shown.start > whole.start else "") + printable(lines.text[shown.start : flag.start])
    words = printable(lines.text[flag.start : min(flag.end, shown.end)])
    after = printable(lines.text[flag.end : shown.end]) + ("…" if shown.end < whole.end else "")
    yield ((f"{place.line:>{_GUTTER - 3}} | ", "dim"), before, (words, f"{style} underline"), after)
    carets = "^" * max(cell_len(words), 1)
    yield ((f"{'|':>{_GUTTER - 1}} ", "dim"), " " * cell_len(before), (carets, style))


def _window(words: Span, line: Span, text: str, width: int) -> Span:
    """Cut ``line`` to ``width`` characters around ``words``, between words where it can."""
    if line.end - line.start <= width:
        return line
    room = width - 2  # for the two "…"
    start = max(line.start, min(words.start - _MARGIN, line.end - room))
    end = min(line.end, start + room)
    if start > line.start:
        start = text.find(" ", start, words.start) + 1 or start
    if end < line.end:
        end = max(text.rfind(" ", words.end, end), words.end) if words.end < end else end
    return Span(start, end)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
