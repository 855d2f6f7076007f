"""Quotation marks in pairs.

What goes in: a text. What comes out: the outermost quoted stretches in order. A mark without its partner never reaches
beyond its paragraph: a quotation that goes on in the next paragraph opens again there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.model import Span

_MARK = re.compile("[«»“”„\"]|(?<!\\w)[‘'](?=\\w)|(?<=[\\w.,!?…])[’'](?!\\w)")
_PARTNER = {"«": "»", "“": "”", "„": "“", '"': '"', "‘": "’", "'": "'"}
_OPENING = frozenset("«“„‘")
_SINGLE = frozenset("‘'")
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Quoted(Span):
    """Words in quotation marks, the marks with them. ``opened`` and ``closed`` say whether each mark is there."""

    opened: bool = True
    closed: bool = True
    single: bool = False


def find_pairs(text: str) -> list[Quoted]:
    """Give the quoted stretches in order; they do not overlap."""
    found: list[Quoted] = []
    for paragraph in _PARAGRAPH.finditer(text):
        found.extend(_pairs_in(text, paragraph.start(), paragraph.end()))
    return found


def _pairs_in(text: str, start: int, end: int) -> Iterator[Quoted]:
    """Give the outermost pairs of one paragraph, and marks without a partner where no pair is open."""
    opened, depth, low = -1, 0, start
    for mark in _MARK.finditer(text, start, end):
        at, sign = mark.start(), mark[0]
        if opened < 0:
            if _opens(text, at, sign):
                opened, depth = at, 1
            elif sign not in "’'":
                yield Quoted(low, at + 1, opened=False)
                low = at + 1
            continue
        outer = text[opened]
        if sign == outer and sign in _OPENING:
            depth += 1
        elif sign == outer and _reopens(text, at):
            yield Quoted(opened, at, closed=False, single=outer in _SINGLE)
            opened = at
        elif sign == _PARTNER[outer] or (outer == "“" and sign == '"') or (outer == '"' and sign == "”"):
            depth -= 1
            if depth == 0:
                yield Quoted(opened, at + 1, single=outer in _SINGLE)
                opened, low = -1, at + 1
    if opened >= 0:
        yield Quoted(opened, end, closed=False, single=text[opened] in _SINGLE)


def _opens(text: str, at: int, sign: str) -> bool:
    """Say whether the mark at ``at`` can open a quotation."""
    if sign in _OPENING:
        return True
    if sign == '"':
        glued = at > 0 and text[at - 1].isalnum()
        return not glued and at + 1 < len(text)
    return sign == "'" and (at == 0 or not text[at - 1].isalnum())


def _reopens(text: str, at: int) -> bool:
    """Say whether a straight mark inside a quotation looks like one that opens: a space before, a letter behind."""
    return text[at - 1 : at].isspace() and text[at + 1 : at + 2].isalnum()
