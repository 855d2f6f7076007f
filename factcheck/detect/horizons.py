"""When to look again at what names no date.

What goes in: a day and a name of the table. What comes out: a later day. The months are a judgement: about half the
usual time between two releases of a figure, two changes of a post, two turns of a position.
"""

from datetime import date, timedelta
from decimal import Decimal

from factcheck.model.lengths import later

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
    return later(day, Decimal(MONTHS[name]), "M")


def next_day(day: date) -> date:
    """Give the day after, the last day of the calendar after itself."""
    return day + timedelta(days=1) if day < date.max else day
