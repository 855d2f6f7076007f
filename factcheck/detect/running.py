"""Lengths of time and ages that grow: until which day the words may stand, and how much it is by then.

What goes in: a statement. What comes out: how it ages for the lengths told as going on. Where a fact says when the
thing began, the day is exact: the day on which the next round number is reached. Where none does, the beginning is
inferred from the words ("more than two years" on day D: after D minus three years, up to D minus two), and the day
is the last one on which they can still be right, counted from D.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.detect.ageing import Ageing, Tier
from factcheck.detect.horizons import later
from factcheck.detect.reasons import Reason
from factcheck.detect.rewrites import since_words
from factcheck.detect.statement import Statement
from factcheck.model import Event, Mod, Person, Quantity, Relation, ShelfLifeClass, Span, Tense, Time

_LENGTH = re.compile(r"P(?P<count>\d+|X)(?P<unit>[DWMY]|DE|CE)\Z")
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12, "DE": 120, "CE": 1200}
_SOME = {"D": 5, "W": 3, "M": 10, "Y": 1}  # until "some months" must be a year, and so on; a year for "some years"
_UP_TO = frozenset({Mod.LESS_THAN, Mod.EQUAL_OR_LESS, Mod.ON_OR_BEFORE, Mod.BEFORE})
_AGE_UNIT = "year"


@dataclass(frozen=True, slots=True)
class Length:
    """A number of days, or of months; ``count`` None where the words name no number."""

    count: int | None
    unit: str

    def after(self, day: date, count: int) -> date:
        """Give the day that many units after ``day``."""
        if self.unit in _DAYS:
            return later(day, days=count * _DAYS[self.unit])
        return later(day, months=count * _MONTHS[self.unit])

    def before(self, day: date, count: int) -> date:
        """Give the day that many units before ``day``, the first of all days where there is none."""
        if self.unit in _DAYS:
            return day - timedelta(days=min(count * _DAYS[self.unit], day.toordinal() - 1))
        months = count * _MONTHS[self.unit]
        return later(day, months=-months) if day.year * 12 + day.month - 1 - months >= 12 else date.min  # noqa: PLR2004


def length_of(time: Time) -> Length | None:
    """Read a TIMEX3 duration of one unit; None for clock times, mixed units and words without any."""
    found = _LENGTH.match(time.value)
    if not found:
        return None
    count = found["count"]
    return Length(None if count == "X" else int(count), found["unit"])


def running(statement: Statement, now: date) -> Iterator[Ageing]:
    """Give how a statement ages for the lengths of time and ages in it that go on on day ``now``."""
    for _, time in statement.times:
        length = length_of(time)
        if length is not None and _goes_on(statement, time, length, now):
            yield _counted(statement, time, length, now)
    if not _is_past(statement):
        for span in ages(statement):
            yield _aged(statement, span, now)


def ages(statement: Statement) -> Iterator[Span]:
    """Give the ages: marked as times or, where the figure says so, as quantities."""
    yield from (time for _, time in statement.times if time.relation is Relation.AGE)
    yield from (quantity for _, quantity in statement.quantities if is_age(quantity))


def is_age(quantity: Quantity) -> bool:
    """Say whether a figure is somebody's or something's age."""
    return quantity.unit == _AGE_UNIT and quantity.dimension == "age"


def begun(statement: Statement, time: Time, length: Length, now: date) -> Event | None:
    """Give the event whose beginning the length is counted from: one named beside it, else the only one that fits.

    One named in the statement is taken if it had begun; where several are, one that fits. Of those named elsewhere in
    the document only a single one that fits and goes on is taken.
    """
    named = [event for event in statement.events() if event.begin is not None and event.begin <= now]
    fitting = [event for event in named if _fits(event, time, length, now)]
    if named:
        return fitting[0] if fitting else named[0]
    others = [event for event in statement.reading.events if event.end is None and _fits(event, time, length, now)]
    return others[0] if len(others) == 1 and time.relation is not Relation.AGE else None


def _goes_on(statement: Statement, time: Time, length: Length, now: date) -> bool:
    """Say whether a length is told as still growing: the words say so, or a known event bears it out."""
    if time.relation is Relation.RUNNING:
        return True
    if time.relation is not Relation.LASTING or _is_past(statement):
        return False
    if statement.inner or any(_fits(event, time, length, now) for event in statement.events()):
        return True
    return Tense.PRESENT in statement.tenses and time.mod is not None


def _is_past(statement: Statement) -> bool:
    return Tense.PAST in statement.tenses and Tense.PRESENT not in statement.tenses


def _counted(statement: Statement, time: Time, length: Length, now: date) -> Ageing:
    event = begun(statement, time, length, now)
    if event is None or event.begin is None:
        day = _stale_at_latest(time, length, now)
        return Ageing(Tier.DATED, ShelfLifeClass.RUNNING, day, Reason("running-inferred", words=time.text, day=day))
    day = _stale(time, length, event.begin, now)
    if event.end is not None and event.end < day:
        day = later(event.end, days=1)
    reason = Reason("running", words=time.text, day=day, fact=event, begin=event.begin)
    rewrite = since_words(event.begin, statement.reading.pack)
    return Ageing(Tier.DATED, ShelfLifeClass.RUNNING, day, reason, (event.id,), rewrite)


def _stale(time: Time, length: Length, begin: date, now: date) -> date:
    """Give the first day after ``now`` on which the next round number since ``begin`` is reached."""
    if length.count is None:
        return max(length.after(begin, _SOME.get(length.unit, 1)), later(now, days=1))
    count = length.count if time.mod in _UP_TO else length.count + 1
    day = length.after(begin, count)
    if time.mod is Mod.APPROX and length.unit == "Y":
        day = later(length.after(begin, length.count), months=6)  # nearer to the next year from here on
    return day if day > now else later(now, days=1)


def _stale_at_latest(time: Time, length: Length, now: date) -> date:
    if length.count is None:
        return length.after(now, _SOME.get(length.unit, 1))
    return later(now, months=6) if time.mod is Mod.APPROX and length.unit == "Y" else length.after(now, 1)


def _fits(event: Event, time: Time, length: Length, now: date) -> bool:
    """Say whether a length counted from the event could be written so on day ``now``."""
    if event.begin is None or length.count is None:
        return False
    least, most = length.count, length.count + 1
    if time.mod in _UP_TO:
        least, most = length.count - 1, length.count
    elif time.mod is Mod.APPROX:
        least = length.count - 1
    return length.before(now, most) <= event.begin <= length.before(now, max(least, 0))


def _aged(statement: Statement, span: Span, now: date) -> Ageing:
    words = span.words(statement.reading.text)
    person = next((fact for fact in statement.facts_named() if isinstance(fact, Person) and fact.born), None)
    if person is None or person.born is None:
        day = later(now, years=1)
        return Ageing(Tier.DATED, ShelfLifeClass.RUNNING, day, Reason("age", words=words, day=day))
    day = later(person.born, years=now.year - person.born.year)
    day = day if day > now else later(person.born, years=now.year - person.born.year + 1)
    reason = Reason("age-known", words=words, day=day, fact=person, begin=person.born)
    return Ageing(Tier.DATED, ShelfLifeClass.RUNNING, day, reason, (person.id,))
