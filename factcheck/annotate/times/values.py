"""TIMEX3 values: written from days and units, and read back as intervals of the calendar."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from factcheck.annotate.times.calendar import last_day
from factcheck.model import Interval

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
PARTS = {
    "MO": (6, 11),
    "MI": (11, 13),
    "AF": (12, 17),
    "EV": (18, 23),
    "NI": (18, 29),
    "DT": (6, 17),
}


def _say_week(day: date) -> str:
    iso = day.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"


_SAYERS: dict[str, Callable[[date], str]] = {
    "D": date.isoformat,
    "M": lambda day: f"{day.year:04d}-{day.month:02d}",
    "W": _say_week,
    "WE": lambda day: f"{_say_week(day)}-WE",
    "Q": lambda day: f"{day.year:04d}-Q{(day.month + 2) // 3}",
    "H": lambda day: f"{day.year:04d}-H{(day.month + 5) // 6}",
    "Y": lambda day: f"{day.year:04d}",
    "DE": lambda day: f"{day.year:04d}"[:3],
    "CE": lambda day: f"{day.year:04d}"[:2],
}


def say(day: date, unit: str) -> str:
    """Give the value of the unit that ``day`` lies in: "2024", "2024-07", "2024-W45", "2024-Q2", "202", …."""
    return _SAYERS.get(unit, _SAYERS["Y"])(day)


def interval_of(value: str) -> Interval | None:
    """Give the calendar interval of a value, None where it has none ("P2Y", "PAST_REF", "XXXX-07")."""
    for shape, read in _READERS:
        match = shape.fullmatch(value)
        if match:
            try:
                return read(match)
            except (ValueError, OverflowError):
                return None
    return None


def months(year: int, first: int, last: int) -> Interval:
    """Give the days of the months ``first`` to ``last`` of ``year``; 13 is January of the year after."""
    begin = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    return Interval(begin, last_day(year + (last - 1) // 12, (last - 1) % 12 + 1))


def _day(match: re.Match[str]) -> Interval:
    day = date.fromisoformat(match["day"])
    return Interval(day, day)


def _clock(match: re.Match[str]) -> Interval:
    moment = datetime.combine(date.fromisoformat(match["day"]), time.fromisoformat(match["clock"]))
    return Interval(moment, moment)


def _hour(match: re.Match[str]) -> Interval:
    begin = datetime.combine(date.fromisoformat(match["day"]), time(int(match["hour"])))
    return Interval(begin, begin + timedelta(minutes=59))


def _part(match: re.Match[str]) -> Interval:
    first, last = PARTS[match["part"]]
    start = datetime.combine(date.fromisoformat(match["day"]), time())
    return Interval(start + timedelta(hours=first), start + timedelta(hours=last, minutes=59))


def _week(match: re.Match[str]) -> Interval:
    monday = date.fromisocalendar(int(match["year"]), int(match["week"]), 1)
    return Interval(monday + timedelta(days=5 if match["end"] else 0), monday + timedelta(days=6))


def _span(match: re.Match[str]) -> Interval:
    size = {2: 100, 3: 10, 4: 1}[len(match["year"])]
    first = int(match["year"]) * size
    return Interval(date(max(first, 1), 1, 1), date(first + size - 1, 12, 31))


def _years(match: re.Match[str]) -> Interval:
    return Interval(date(int(match["year"]), 1, 1), date(int(match["last"]), 12, 31))


def _fraction(match: re.Match[str]) -> Interval:
    size = {"Q": 3, "H": 6}[match["kind"]]
    last = int(match["rank"]) * size
    return months(int(match["year"]), last - size + 1, last)


def _season(match: re.Match[str]) -> Interval:
    return months(int(match["year"]), *SEASONS[match["season"]])


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Interval]], ...] = (
    (re.compile(r"(?P<day>\d{4}-\d\d-\d\d)"), _day),
    (re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<clock>\d\d:\d\d(?::\d\d)?)(?:Z|[+-]\d\d(?::?\d\d)?)?"), _clock),
    (re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<hour>\d\d)"), _hour),
    (re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<part>[A-Z]{2})"), _part),
    (re.compile(r"(?P<year>\d{4})-W(?P<week>\d\d)(?P<end>-WE)?"), _week),
    (re.compile(r"(?P<year>\d{4})-(?P<kind>[QH])(?P<rank>\d)"), _fraction),
    (re.compile(r"(?P<year>\d{4})-(?P<season>SP|SU|FA|WI)"), _season),
    (
        re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)"),
        lambda m: months(int(m["year"]), int(m["month"]), int(m["month"])),
    ),
    (re.compile(r"(?P<year>\d{2,4})"), _span),
    (re.compile(r"(?P<year>\d{4})/(?P<last>\d{4})"), _years),
)

WIDTHS = {"S": (2, 59), "MIN": (2, 59), "HR": (2, 23), "D": (2, 6), "W": (2, 8), "M": (2, 11), "Q": (2, 3), "Y": (2, 9)}


def length(unit: str, count: str) -> str:
    """Give the value of a length: ("Y", "2") → "P2Y", ("MIN", "X") → "PTXM", ("DE", "2") → "P20Y"."""
    if unit in {"S", "MIN", "HR"}:
        return f"PT{count}{unit[0]}"
    if count == "X":
        return f"PX{unit}" if unit not in {"WE", "H"} else f"PX{ {'WE': 'WE', 'H': 'M'}[unit] }"
    factor, written = _MULTIPLES.get(unit, (1, unit))
    return f"P{_times(count, factor)}{written}"


_MULTIPLES = {"DE": (10, "Y"), "CE": (100, "Y"), "Q": (3, "M"), "H": (6, "M"), "F": (2, "W")}


def _times(count: str, factor: int) -> str:
    if factor == 1:
        return count
    return f"{(Decimal(count) * factor).normalize():f}"
