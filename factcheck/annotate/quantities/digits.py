"""From digits with separators to an exact decimal and the precision in which it was written.

What goes in: the characters of a number and the language's decimal mark. What comes out: a value and its step, or
None where the characters are no number ("1.2.3"). This module must not know words or units.
"""

import re
from decimal import Context, Decimal
from typing import NamedTuple

LONGEST = 40
"""Digits of the longest number that is read; what is longer is an identifier or nonsense."""

EXACT = Context(prec=80)
"""The arithmetic of figures: wide enough that no product of two readings is rounded."""

_FULL_WIDTH = str.maketrans("，．", ",.")
_GAP = re.compile(r"[\s'’]")
_THREES = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")


class Written(NamedTuple):
    """A number as written: its value, and the value of one unit of its last digit."""

    value: Decimal
    step: Decimal


def read_digits(words: str, decimal: str) -> Written | None:
    """Read "1 234,5", "1.234.567", "120.832", "1,234.5"; ``decimal`` is the language's decimal mark.

    A single mark is the decimal mark where it is the language's own, or where no three digits follow it; None for
    anything that reads like a version, a list or an identifier.
    """
    if len(words) > LONGEST:
        return None
    mantissa, _, power = _GAP.sub("", _latin(words, decimal)).lower().partition("e")
    whole, fraction = _parts(mantissa, decimal)
    if whole is None:
        return None
    value = Decimal(f"{whole}.{fraction}" if fraction else whole)
    shift = int(power or 0)
    return Written(EXACT.scaleb(value, shift), Decimal(1).scaleb(shift - len(fraction)))


def _latin(words: str, decimal: str) -> str:
    """Write the marks of other scripts as ours: the Arabic ones say themselves which of the two they are."""
    if words.isascii():
        return words
    return words.translate(_FULL_WIDTH).replace("٫", decimal).replace("٬", "," if decimal == "." else ".")


def _parts(plain: str, decimal: str) -> tuple[str | None, str]:
    marks = [mark for mark in plain if mark in ".,"]
    if not marks:
        return plain, ""
    if len(marks) == 1:
        return _one_mark(plain, marks[0], decimal)
    if len(set(marks)) == 1:
        return (_joined(plain), "") if _grouped(plain) else (None, "")
    head, _, tail = plain.rpartition(marks[-1])
    return (_joined(head), tail) if _grouped(head) else (None, "")


def _one_mark(plain: str, mark: str, decimal: str) -> tuple[str, str]:
    head, _, tail = plain.partition(mark)
    if mark != decimal and _THREES.fullmatch(plain) and not head.startswith("0"):
        return head + tail, ""
    return head or "0", tail


def _grouped(plain: str) -> bool:
    marks = {mark for mark in plain if mark in ".,"}
    return not marks or (len(marks) == 1 and bool(_THREES.fullmatch(plain) or _INDIAN.fullmatch(plain)))


def _joined(plain: str) -> str:
    return plain.replace(".", "").replace(",", "")
