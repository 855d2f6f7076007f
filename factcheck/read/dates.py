"""Dates that people type: ``--published``, ``--as-of``, ``--within``.

In: what was typed, and the day that "tomorrow" leans on. Out: a day. ISO dates are read without any library;
everything else by dateparser, in any language it reads, and only where the words name one day. This is for
options, never for running text: the times of an article are found by ``annotate``.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from factcheck.languages import available, load
from factcheck.read.errors import DateError

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.*)?")
_DAYS = re.compile(r"(\d{1,5})\s*([dwmy])", re.IGNORECASE)
_NUMERIC = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})")
_GLUED = re.compile(r"[^\W\d_]{3}\d")  # "demain2": dateparser would read "demain" and drop the rest
_LONGEST = 100
_MONTHS = 12
_THIRTEEN_MONTHS, _SLACK = timedelta(days=396), timedelta(days=10)  # not a year: "in May" moves by whole years
_REMEDY = "write it as 2024-11-05"


def read_date(
    typed: str, *, today: date, option: str = "", languages: Sequence[str] = (), forward: bool = False
) -> date:
    """Give the day that somebody typed.

    ``today`` is what relative words lean on; ``languages`` are the codes that the words may be in, any where empty;
    ``option`` is named in the message. ``forward``: "mardi" is the coming one, else the last one. Raises DateError
    with one sentence where the words name no day, or may name two.
    """
    typed = typed.strip()
    if iso := _ISO.fullmatch(typed):
        return _calendar_day(iso, typed, option)
    if not typed or len(typed) > _LONGEST or _GLUED.search(typed):
        raise _no_date(typed, option)
    if numeric := _NUMERIC.fullmatch(typed):
        return _numeric_day(numeric, typed, option, languages)
    found = _in_words(typed, today, languages, forward=forward)
    if found is None:
        raise _no_date(typed, option)
    return found


def read_horizon(typed: str, *, today: date, option: str = "--within", languages: Sequence[str] = ()) -> date:
    """Give the last day of a span from today: "30d", "6w", "3m", "1y", "3 semaines", or a date. Never before today."""
    found = _DAYS.fullmatch(typed.strip())
    day = _after(today, int(found[1]), found[2].lower(), typed, option) if found else None
    day = day or read_date(typed, today=today, option=option, languages=languages, forward=True)
    if day < today:
        raise DateError(f"{_named(option)}{typed!r} is {day}, which lies before {today}; give a span as 30d")
    return day


def iso_date(value: object, where: str) -> date | None:
    """Give the day of an ISO date or datetime in data, None for null; raises DateError that names ``where``."""
    if value is None:
        return None
    found = _ISO.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise DateError(f"{where} is no date: {value!r}; {_REMEDY}")
    return _calendar_day(found, found[0], where)


def _calendar_day(found: re.Match[str], typed: str, option: str) -> date:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise DateError(f"{_named(option)}there is no day {typed[:10]} in the calendar") from None


def _numeric_day(found: re.Match[str], typed: str, option: str, languages: Sequence[str]) -> date:
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    year += 2000 if year < _LONGEST else 0
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if day_first and month_first and day_first != month_first and not _writes_day_first(languages):
        raise DateError(f"{_named(option)}{typed!r} may be {day_first} or {month_first}; {_REMEDY}")
    day = day_first or month_first
    if day is None:
        raise _no_date(typed, option)
    return day


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _writes_day_first(languages: Sequence[str]) -> bool:
    from babel import Locale

    return bool(languages) and all(
        Locale.parse(code).date_formats["short"].pattern.lower().startswith("d") for code in languages
    )


def _in_words(typed: str, today: date, languages: Sequence[str], *, forward: bool) -> date | None:
    if not any(letter.isalpha() for letter in typed):
        return None
    readings = ((typed, forward), *_without_direction(typed, languages))
    found = (_parsed(words, today, languages, forward=direction) for words, direction in readings)
    return next((day for day in found if day), None)


def _without_direction(typed: str, languages: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Give the words without "next" or "last", which dateparser knows in few languages, and where they point."""
    words = typed.split()
    for code in languages or available():
        pack = load(code)
        for key in ("next", "last") if pack.has("typed") else ():
            turning = pack.file("typed").words(key)
            rest = [word for word in words if word.casefold() not in turning]
            if 0 < len(rest) < len(words):
                yield " ".join(rest), key == "next"


def _parsed(words: str, today: date, languages: Sequence[str], *, forward: bool) -> date | None:
    """Give the day, None where dateparser has to fill it in: then the first and the last it may be differ.

    They differ for "in 10 months" too, which is counted from today: that moves along when today does.
    """
    days = {_filled(words, today, languages, forward=forward, side=side) for side in ("first", "last")}
    if len(days) == 1:
        return days.pop()
    day, moved = (
        _filled(words, base, languages, forward=forward, side="current") for base in (today, today + _THIRTEEN_MONTHS)
    )
    counted = day and moved and abs(moved - day - _THIRTEEN_MONTHS) < _SLACK
    return day if counted else None


def _filled(words: str, today: date, languages: Sequence[str], *, forward: bool, side: str) -> date | None:
    import dateparser

    settings: dict[str, Any] = {
        "RELATIVE_BASE": datetime(today.year, today.month, today.day),  # noqa: DTZ001 - dateparser wants a naive base
        "PREFER_DATES_FROM": "future" if forward else "past",
        "PREFER_DAY_OF_MONTH": side,
        "PREFER_MONTH_OF_YEAR": side,
    }
    found = dateparser.parse(words, languages=list(languages) or None, settings=settings)
    return found.date() if found else None


def _after(today: date, count: int, unit: str, typed: str, option: str) -> date:
    try:
        if unit in "dw":
            return today + timedelta(days=count * (7 if unit == "w" else 1))
        return add_months(today, count * (_MONTHS if unit == "y" else 1))
    except (OverflowError, ValueError):
        raise DateError(f"{_named(option)}{typed!r} reaches beyond the calendar") from None


def add_months(day: date, months: int) -> date:
    """Give the day ``months`` later; the last day of the month where that has no such day."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _named(option: str) -> str:
    return f"{option}: " if option else ""


def _no_date(typed: str, option: str) -> DateError:
    shown = typed if len(typed) <= _LONGEST else typed[:_LONGEST] + "…"
    return DateError(f"{_named(option)}{shown!r} names no day; {_REMEDY}")
