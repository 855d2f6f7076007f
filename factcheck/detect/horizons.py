"""When to look again at what names no date: a table, and the calendar steps it is counted in.

What goes in: a day and a name of the table. What comes out: a later day. The months are a judgement: about half the
usual time between two releases of a figure, two changes of a post, two turns of a position.
"""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

# Months from publication to the next look, by what is told.
MONTHS = {
    "office": 6,  # a government lasts a year or two; half a year catches most changes in time
    "stance": 3,  # positions follow events
    "running": 3,  # so do wars, strikes and negotiations
    "figure": 12,  # most public figures come out yearly
    "record": 12,
    "since": 6,
    "present": 12,
    "announced": 6,  # "will soon"
    "pledged": 12,  # a promise without a term
    "condition": 6,
}


def horizon(day: date, name: str) -> date:
    """Give the day to look again at something of ``day``."""
    return later(day, months=MONTHS[name])


def later(day: date, *, years: int = 0, months: int = 0, days: int = 0) -> date:
    """Give the day that much later, the last day of a month where it is too short, the last day of all at the end."""
    count = day.year * 12 + day.month - 1 + years * 12 + months
    year, month = divmod(count, 12)
    if year > MAXYEAR:
        return date.max
    moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return moved + timedelta(days=min(days, (date.max - moved).days))
