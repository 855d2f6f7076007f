"""Dates of facts as files hold them: a day, a month, a year, two bounds, or that nobody knows.

In: "2024-11-05", "2024-11", "2024", "2010/2019", "../2016", "unknown". Out: a day where one is meant, else ``Within``.
A fact keeps the two in two fields (``begin``, ``begin_within``), a file in one.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from factcheck.model import Within
from factcheck.model.within import month, year

DATED = frozenset({"begin", "end", "born", "died"})
_WITHIN = "_within"
_TOO_LATE = 10_000  # the calendar's last year is 9999
_PART = re.compile(r"(\d{4})(?:-(\d\d))?", re.ASCII)


class DayError(ValueError):
    """What should be a date is none."""


def read_when(value: Any) -> date | Within:
    """Read a date; raises DayError."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if type(value) is int and 0 < value < _TOO_LATE:
        value = f"{value:04d}"  # TOML's begin = 2015
    if not isinstance(value, str):
        raise DayError
    text = value.strip()
    if text == "unknown":
        return Within()
    first, between, last = text.partition("/")
    return _between(first, last) if between else _single(first)


def _single(text: str) -> date | Within:
    try:
        part = _PART.fullmatch(text)
        if part is None:
            return date.fromisoformat(text)
        first = date(int(part[1]), int(part[2] or 1), 1)
    except ValueError:
        raise DayError from None
    within = month(first) if part[2] else year(first)
    return within or first


def _between(first: str, last: str) -> Within:
    low = None if first == ".." else bounds(_single(first))[0]
    high = None if last == ".." else bounds(_single(last))[1]
    if low is not None and high is not None and high < low:
        raise DayError
    return Within(low, high)


def bounds(value: Any) -> tuple[Any, Any]:
    """Give the first and the last that a value can be: of ``Within`` its bounds, of anything else itself."""
    return (value.first, value.last) if isinstance(value, Within) else (value, value)


def parted(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields of a fact from the keys of a file."""
    return {f"{key}{_WITHIN}" if isinstance(value, Within) else key: value for key, value in values.items()}


def shown(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Give the keys of a file from the fields of a fact, in their order."""
    known = {key: fields.get(f"{key}{_WITHIN}") or value for key, value in fields.items()}
    return {key: value for key, value in known.items() if not key.endswith(_WITHIN)}
