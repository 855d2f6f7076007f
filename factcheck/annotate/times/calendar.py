"""Calendar arithmetic: days, months, weeks, quarters, years; never raises, gives None where the calendar ends."""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

MONTHS_OF = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
_THURSDAY, _WEEKS = 3, 53
DAYS_OF = {"D": 1, "W": 7, "WE": 7, "F": 14}


def make_day(year: int, month: int, day: int) -> date | None:
    """Give the day, None where there is none ("31 juin")."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def shift(day: date, unit: str, count: int) -> date | None:
    """Move by ``count`` units: Y M W D Q H(alf) DE(cade) CE(ntury) WE(ekend); the day of month is kept where it can."""
    if unit in MONTHS_OF:
        return _shift_months(day, count * MONTHS_OF[unit])
    try:
        return day + timedelta(days=count * DAYS_OF.get(unit, 0))
    except OverflowError:
        return None


def _shift_months(day: date, count: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(year: int, month: int) -> date:
    """Give the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def nearest(days: list[date], to: date) -> date | None:
    """Give the day nearest to ``to``; the later one of two as near."""
    return min(days, key=lambda day: (abs((day - to).days), day < to), default=None)


def weekday_near(weekday: int, anchor: date, direction: int) -> date:
    """Give the day of that name: before or on the anchor (-1), on or after it (1), or the nearest (0)."""
    back = (anchor.weekday() - weekday) % 7
    ahead = (weekday - anchor.weekday()) % 7
    if direction < 0 or (direction == 0 and back <= ahead):
        return shift(anchor, "D", -back) or anchor
    return shift(anchor, "D", ahead) or anchor


def feast(rule: str, year: int) -> date | None:
    """Give the day of a feast in ``year``.

    ``rule``: "12-25" a fixed day; "easter+39" days from Easter; "11-4-3" the fourth Thursday (3) of November, "05--1-0"
    the last Monday of May.
    """
    if rule.startswith("easter"):
        from dateutil.easter import easter

        return shift(easter(year), "D", int(rule.removeprefix("easter") or "0")) if 1 <= year <= MAXYEAR else None
    month, day, *rest = rule.replace("--", "-~").split("-")
    if not rest:
        return make_day(year, int(month), int(day))
    return nth_weekday(year, int(month), int(day.replace("~", "-")), int(rest[0]))


def nth_weekday(year: int, month: int, rank: int, weekday: int) -> date | None:
    """Give the ``rank``-th weekday (0 = Monday) of a month, -1 for the last; None where there is none."""
    length = monthrange(year, month)[1]
    days = [n for n in range(1, length + 1) if date(year, month, n).weekday() == weekday]
    try:
        return date(year, month, days[rank - 1 if rank > 0 else rank])
    except IndexError:
        return None


def week_of(year: int, month: int | None, rank: int) -> date | None:
    """Give the Monday of the ``rank``-th week of a year or month, -1 for the last; None where there is none.

    As ISO does for years, a month's first week is the one that holds its first Thursday.
    """
    first, end = (make_day(year, month or 1, 1), last_day(year, month or 12))
    if first is None or not -1 <= rank <= _WEEKS or rank == 0:
        return None
    if rank < 0:
        thursday = weekday_near(_THURSDAY, end, -1)
    else:
        thursday = shift(weekday_near(_THURSDAY, first, 1), "W", rank - 1) or end
    return shift(thursday, "D", -_THURSDAY) if thursday <= end else None
