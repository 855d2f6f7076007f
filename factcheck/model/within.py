"""Dates that are not known to the day: between two days, of which either may be unknown."""

from calendar import monthrange
from datetime import date

from factcheck.model.frozen import dataclass

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Within:
    """Some day from ``first`` to ``last``; None where not even that bound is known.

    The year 2015 is a date within 1 January and 31 December 2015, and no day of it.
    """

    first: date | None = None
    last: date | None = None

    @property
    def written(self) -> str:
        """Give it in the shortest exact form: "2015", "2015-02", "2015-02-03/2016-01-01", "../2016", "unknown"."""
        if self.first is None and self.last is None:
            return "unknown"
        if self == year(self.first):
            return f"{self.first:%Y}" if self.first else ""
        if self == month(self.first):
            return f"{self.first:%Y-%m}" if self.first else ""
        return f"{self.first or '..'}/{self.last or '..'}"


def year(day: date | None) -> Within | None:
    """Give the year that begins on ``day``; None where none does."""
    if day is None or (day.month, day.day) != (1, 1):
        return None
    return Within(day, date(day.year, _MONTHS, 31))


def month(day: date | None) -> Within | None:
    """Give the month that begins on ``day``; None where none does."""
    if day is None or day.day != 1:
        return None
    return Within(day, date(day.year, day.month, monthrange(day.year, day.month)[1]))


def earliest(day: date | None, within: Within | None) -> date | None:
    """Give the first day that a date can be; None where there is no bound."""
    return day or (within.first if within else None)


def latest(day: date | None, within: Within | None) -> date | None:
    """Give the last day that a date can be; None where there is no bound."""
    return day or (within.last if within else None)
