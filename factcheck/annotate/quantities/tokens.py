"""From a stretch of text to tokens: numbers, words, signs, and what is masked.

What goes in: the text, where to read, the spans that are no figures (times, names, addresses). What comes out: tokens
with offsets into the text. This module must not know any word of any language.
"""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from factcheck.model import Span


class Kind(IntEnum):
    """What a token is."""

    NUMBER = 0
    WORD = 1
    SIGN = 2
    MASK = 3


class Token(NamedTuple):
    """A token: where it stands, its words, and its key (lower case, straight apostrophe) for look-ups."""

    start: int
    end: int
    raw: str
    key: str
    kind: Kind


# Marks of other scripts: the Arabic decimal and thousands marks, full-width comma and stop.
_MARKS = ".,٫٬，．"
# Direction marks and zero-width characters stand between words without parting them from their figures.
_UNSEEN = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
# Digits in groups of three behind a space or apostrophe ("1 234 567,89", "1'000"), else digits with dots and commas,
# with a power of ten ("1e10").
_SPACES = r"[ \u00a0\u202f\u2009'’]"
_DIGITS = rf"\d{{1,3}}(?:{_SPACES}\d{{3}}(?!\d))+(?:[.,]\d+)?|\d+(?:[{_MARKS}]\d+)*|(?<![\w.,)])[.,]\d+"
_NUMBER = rf"(?:{_DIGITS})(?:e[+-]?\d{{1,2}}(?!\w))?"
_KINDS = {"number": Kind.NUMBER, "word": Kind.WORD, "sign": Kind.SIGN}


@cache
def pattern(elisions: tuple[str, ...]) -> re.Pattern[str]:
    """Compile the token pattern; ``elisions`` are words that keep their apostrophe ("d", "jusqu")."""
    elided = rf"(?:{'|'.join(map(re.escape, elisions))})['’](?=\w|\Z)|" if elisions else ""
    return re.compile(
        rf"(?P<number>{_NUMBER})|(?P<word>(?<![^\W\d_])(?:{elided}[^\W\d_]+)|[^\W\d_]+)|(?P<sign>[^\w\s{_UNSEEN}]|_)",
        re.IGNORECASE,
    )


def tokenise(text: str, span: Span, masks: Sequence[Span], elisions: tuple[str, ...]) -> list[Token]:
    """Give the tokens of ``span``; each of ``masks`` (sorted) that lies in it becomes one MASK token."""
    out: list[Token] = []
    at = span.start
    for mask in masks:
        out.extend(_plain(text, at, min(mask.start, span.end), elisions))
        out.append(Token(mask.start, mask.end, "", "", Kind.MASK))
        at = max(at, mask.end)
    out.extend(_plain(text, at, span.end, elisions))
    return out


def _plain(text: str, start: int, end: int, elisions: tuple[str, ...]) -> Iterator[Token]:
    for match in pattern(elisions).finditer(text, start, end):
        raw = match.group()
        key = raw.lower().replace("’", "'")
        yield Token(match.start(), match.end(), raw, key, _KINDS[match.lastgroup or "sign"])
