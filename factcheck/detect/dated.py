"""What is told as still to come: events with a date, commitments with a term, conditions.

What goes in: a statement. What comes out: the ways in which it ages for that. The day to look is the first one after
the time named; of a bare year behind "by" it is that year's first day, the strict reading.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from factcheck.detect.ageing import Ageing, Tier
from factcheck.detect.horizons import horizon, next_day
from factcheck.detect.reasons import Reason
from factcheck.detect.statement import Statement
from factcheck.model import CueKind, Event, Relation, ShelfLifeClass, Tense, Time

_RANGE = 5  # code points between the two ends: " au ", " to ", " – "
_YEAR = re.compile(r"\d{4}\Z")
_NOT_AHEAD = frozenset({Relation.AGO, Relation.LASTING, Relation.RUNNING, Relation.AGE})
_NOT_TO_COME = frozenset({"PRESENT_REF", "PAST_REF"})  # "now", "recently" beside a verb that points ahead
_OPEN_FUTURE = frozenset({Relation.BY, Relation.UNTIL, Relation.AHEAD})


def dated(statement: Statement, now: date) -> Iterator[Ageing]:
    """Give how a statement ages that tells of what was to come on day ``now``."""
    ahead = _whole([time for _, time in statement.times if is_ahead(time, now, statement.tenses)])
    if CueKind.COMMITMENT in statement.kinds:
        yield from _targets(_reaching(statement, now), now)
    elif CueKind.CONDITIONAL in statement.kinds:
        yield from _conditions(statement, ahead, now)
    else:
        yield from _scheduled(statement, ahead, now)


def is_ahead(time: Time, now: date, tenses: tuple[Tense, ...]) -> bool:
    """Say whether the time is told as still to come: it is, or it was not over and the verb points there."""
    if time.relation in _NOT_AHEAD or time.interval is None or time.value in _NOT_TO_COME:
        return False
    if time.starts_after(now):
        return True
    last = time.interval.last_day
    return last is not None and last >= now and (Tense.FUTURE in tenses or time.relation in _OPEN_FUTURE)


def _whole(times: list[Time]) -> list[Time]:
    """Give the times without those that only begin a range: of "from the 10th to the 11th" the end counts."""
    return [time for time, after in zip_longest(times, times[1:]) if after is None or after.start - time.end > _RANGE]


def due_day(time: Time) -> date | None:
    """Give the first day on which it can be known what came of the time; of an open one the day that it begins."""
    if time.relation is Relation.BY and time.mod is None and _YEAR.match(time.value):
        return date(int(time.value), 1, 1) if int(time.value) else None
    return (time.interval.day_after or time.interval.first_day) if time.interval else None


def _reaching(statement: Statement, now: date) -> list[Time]:
    """Give the times that a commitment may be for: not over on day ``now``."""
    return [
        time
        for _, time in statement.times
        if time.relation not in _NOT_AHEAD | {Relation.SINCE}
        and time.interval is not None
        and (time.starts_after(now) or (time.interval.last_day is not None and time.interval.last_day > now))
    ]


def _targets(terms: list[Time], now: date) -> Iterator[Ageing]:
    for time in terms:
        yield from _for_time(ShelfLifeClass.TARGET, "target", time, now)
    if not terms:
        day = horizon(now, "pledged")
        yield Ageing(Tier.UNDATED, ShelfLifeClass.TARGET, day, Reason("target-undated", day=day))


def _conditions(statement: Statement, ahead: list[Time], now: date) -> Iterator[Ageing]:
    kind = ShelfLifeClass.CONDITIONAL
    for event in coming(statement, now):
        day = over_on(event)
        yield Ageing(Tier.DATED, kind, day, Reason("conditional-event", day=day, fact=event), (event.id,))
    ends = [day for day in map(due_day, ahead) if day is not None and day > now]
    day = min([horizon(now, "condition"), *ends])  # a condition comes before what hangs on it
    yield Ageing(Tier.UNDATED, kind, day, Reason("conditional", day=day))


def _scheduled(statement: Statement, ahead: list[Time], now: date) -> Iterator[Ageing]:
    for time in ahead:
        deadline = time.relation is Relation.BY
        kind = ShelfLifeClass.TARGET if deadline else ShelfLifeClass.SCHEDULED
        yield from _for_time(kind, "target-deadline" if deadline else "scheduled", time, now)
    if not ahead and Tense.FUTURE in statement.tenses:
        yield from _undated(statement, now)


def _undated(statement: Statement, now: date) -> Iterator[Ageing]:
    kind = ShelfLifeClass.SCHEDULED
    for event in coming(statement, now):
        day = over_on(event)
        yield Ageing(Tier.DATED, kind, day, Reason("scheduled-event", day=day, fact=event), (event.id,))
    day = horizon(now, "announced")
    yield Ageing(Tier.UNDATED, kind, day, Reason("scheduled-undated", day=day))


def _for_time(kind: ShelfLifeClass, key: str, time: Time, now: date) -> Iterator[Ageing]:
    """Give the ageing for one time; a deadline whose strict day is past already is read the lax way."""
    day = due_day(time)
    if day is not None and day <= now and time.interval is not None:
        day = time.interval.day_after
    if day is not None:
        key = "scheduled-assumed" if time.vague and kind is ShelfLifeClass.SCHEDULED else key
        yield Ageing(Tier.DATED, kind, day, Reason(key, words=time.text, day=day))


def coming(statement: Statement, now: date) -> list[Event]:
    """Give the events named that may not be over on day ``now`` and for whose end there is a bound."""
    return [event for event in statement.events() if over_on(event) > now]


def over_on(event: Event) -> date:
    """Give the first day that is surely after an event; the first of all days where its end is not known."""
    return date.min if event.over_by is None else next_day(event.over_by)
