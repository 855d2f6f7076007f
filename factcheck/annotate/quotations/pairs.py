"""Quotation marks in pairs.

What goes in: a text. What comes out: the outermost quoted stretches in order. A mark without its partner never reaches
beyond its paragraph: a quotation that goes on in the next paragraph opens again there.
"""

import re
from collections.abc import Iterator

from factcheck.annotate.words import breaks
from factcheck.model import Span
from factcheck.model.frozen import dataclass

_MARK = re.compile("``|''|[«»“”„\"]|(?<!\\w)[‘'](?=\\w)(?!s\\b|t\\b|\\d)|(?<=[\\w.,!?…])[’'](?!\\w)")
_PARTNER = {"«": "»", "“": "”", "„": "“", '"': '"', "‘": "’", "'": "'", "``": "''"}
_OPENING = frozenset(("«", "“", "„", "‘", "``"))
_SINGLE = frozenset("‘'")
_BEFORE_CLOSING = frozenset(",.!?…")
_NEAR = 2000
_PARAGRAPHS = 4
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Quoted(Span):
    """Words in quotation marks, the marks with them.

    ``opened`` and ``closed`` say whether each mark is there, ``goes_on`` that the next paragraph opens again; ``turn``
    that it is a turn of a dialogue, which a dash may open.
    """

    opened: bool = True
    closed: bool = True
    goes_on: bool = False
    turn: bool = False


def find_pairs(text: str) -> list[Quoted]:
    """Give the quoted stretches in order; they do not overlap."""
    found: list[Quoted] = []
    for paragraph in _PARAGRAPH.finditer(text):
        found.extend(_pairs_in(text, paragraph.start(), paragraph.end()))
    return _joined(text, found)


def _joined(text: str, found: list[Quoted]) -> list[Quoted]:
    """Join a mark that opens in one paragraph with the next mark, where that closes in one of the paragraphs behind it.

    An open quotation goes on to the end of its paragraph where the next paragraph opens again.
    """
    kept: list[Quoted] = []
    for quoted in found:
        before = kept[-1] if kept else None
        if before is None or before.closed:
            kept.extend(() if _is_inch(text, quoted) else (quoted,))
            continue
        near = quoted.start - before.end < _NEAR and breaks(text, before.end, quoted.end) <= _PARAGRAPHS
        if not quoted.opened and near:
            kept[-1] = Quoted(before.start, quoted.end)
            continue
        if quoted.opened and near and not text[before.end : quoted.start].strip():
            kept[-1] = Quoted(before.start, before.end, goes_on=True)
        kept.extend(() if _is_inch(text, quoted) else (quoted,))
    return kept


def _is_inch(text: str, quoted: Quoted) -> bool:
    """Say whether only two plain marks close what nothing opened: those are inches and seconds as well."""
    return not quoted.opened and text[quoted.end - 2 : quoted.end] == "''"


def _pairs_in(text: str, start: int, end: int) -> Iterator[Quoted]:
    """Give the outermost pairs of one paragraph, and marks without a partner where no pair is open."""
    opened: re.Match[str] | None = None
    depth, low = 0, start
    last_straight = text.rfind('"', start, end)
    for mark in _MARK.finditer(text, start, end):
        if opened is None:
            if _opens(text, mark, last_straight):
                opened, depth = mark, 1
            elif mark[0] not in ("’", "'"):
                yield Quoted(low, mark.end(), opened=False)
                low = mark.end()
        elif mark[0] == opened[0] and mark[0] in _OPENING:
            depth += 1
        elif mark[0] == opened[0] and _reopens(text, mark.start()):
            yield from _unclosed(opened, mark.start())
            opened = mark
        elif _closes(opened[0], mark[0]) and not _is_plural(text, mark, end):
            depth -= 1
            if depth == 0:
                yield Quoted(opened.start(), mark.end())
                opened, low = None, mark.end()
    if opened is not None:
        yield from _unclosed(opened, end)


def _is_plural(text: str, mark: re.Match[str], end: int) -> bool:
    """Say whether a single mark behind an "s" is an apostrophe ("the Smiths' carriage"): the next one closes better."""
    if mark[0] not in ("’", "'") or text[mark.start() - 1 : mark.start()] != "s":
        return False
    behind = _MARK.search(text, mark.end(), end)
    return behind is not None and behind[0] == mark[0] and text[behind.start() - 1] in _BEFORE_CLOSING


def _unclosed(opened: re.Match[str], end: int) -> Iterator[Quoted]:
    """Give what a mark without its partner opens; a lone single mark is an apostrophe."""
    if opened[0] not in _SINGLE:
        yield Quoted(opened.start(), end, closed=False)


def _closes(outer: str, sign: str) -> bool:
    mixed = (outer == "“" and sign == '"') or (outer == '"' and sign == "”")
    return mixed or sign == _PARTNER[outer]


def _opens(text: str, mark: re.Match[str], last_straight: int) -> bool:
    """Say whether a mark can open a quotation; a straight one between spaces only where another one follows."""
    at, sign = mark.start(), mark[0]
    if sign in _OPENING:
        return True
    behind = text[at + 1 : at + 2]
    if sign == '"':
        alone = not behind.strip() and at == last_straight and not _brought_in(text, at)
        return not (at > 0 and text[at - 1].isalnum()) and behind not in tuple(",;.!?)") and not alone
    return sign == "'" and (at == 0 or not text[at - 1].isalnum())


def _brought_in(text: str, at: int) -> bool:
    """Say whether a mark between spaces opens: a comma or colon before, a capital behind."""
    before, behind = text[max(0, at - 3) : at].rstrip(), text[at + 1 : at + 3].lstrip()
    return before.endswith((",", ":")) and behind[:1].isupper()


def _reopens(text: str, at: int) -> bool:
    """Say whether a straight mark inside a quotation looks like one that opens: a space before, a letter behind."""
    return text[at - 1 : at].isspace() and text[at + 1 : at + 2].isalnum()
