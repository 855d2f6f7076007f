"""Lengths of time and ages that grow: until which day the words may stand.

What goes in: a statement. What comes out: how it ages for the lengths told as going on. Where a fact says when the
thing began, the day is exact: the one on which the words no longer say what a reader takes them to mean. Where none
does, the beginning is inferred from the words ("more than two years" on day D: after D minus three years, up to D
minus two), and the day is the last one on which they can still be right, counted from D.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from factcheck.detect.ageing import Ageing, Tier
from factcheck.detect.horizons import next_day
from factcheck.detect.reasons import Reason
from factcheck.detect.rewrites import since_words
from factcheck.detect.statement import Statement
from factcheck.model import Event, Person, Quantity, Relation, ShelfLifeClass, Span, Tense, Time, TimeType
from factcheck.model.lengths import Stretch, as_read, later

_AGE = ("age", "year")
_YEAR = Decimal(1)
_A_DAY = "P1D"  # "a day when …" is mostly no length


def running(statement: Statement, now: date) -> Iterator[Ageing]:
    """Give how a statement ages for the lengths of time and ages in it that go on on day ``now``."""
    lengths = [(time, as_read(time)) for _, time in statement.times if time.type is TimeType.DURATION]
    events = statement.events() if lengths else ()
    for time, stretch in lengths:
        if stretch is not None and _goes_on(statement, time, stretch, events, now):
            yield _counted(statement, time, stretch, begun(statement, stretch, events, now), now)
    aged = [] if _is_past(statement) else list(ages(statement))
    person = _born(statement) if aged else None
    for span in aged:
        yield _aged(span.words(statement.reading.text), person, now)


def ages(statement: Statement) -> Iterator[Span]:
    """Give the ages: marked as times or, where the figure says so, as quantities."""
    yield from (time for _, time in statement.times if time.relation is Relation.AGE)
    yield from (quantity for _, quantity in statement.quantities if is_age(quantity))


def is_age(quantity: Quantity) -> bool:
    """Say whether a figure is somebody's or something's age."""
    return (quantity.dimension, quantity.unit) == _AGE


def begun(statement: Statement, stretch: Stretch, events: Sequence[Event], now: date) -> Event | None:
    """Give the event whose beginning a length is counted from: one named beside it, else the only one that fits.

    One named in the statement is taken if it had begun; where several are, one that fits. Of those named elsewhere in
    the document only a single one that fits and goes on is taken.
    """
    named = [event for event in events if event.begin is not None and event.begin <= now]
    fitting = [event for event in named if _fits(event, stretch, now)]
    if named:
        return fitting[0] if fitting else named[0]
    others = [event for event in statement.reading.events if event.goes_on and _fits(event, stretch, now)]
    return others[0] if len(others) == 1 else None


def _fits(event: Event, stretch: Stretch, now: date) -> bool:
    return event.begin is not None and stretch.holds(event.begin, now)


def _goes_on(statement: Statement, time: Time, stretch: Stretch, events: Sequence[Event], now: date) -> bool:
    """Say whether a length is told as still growing: the words say so, or a known event bears it out."""
    if time.relation is Relation.RUNNING or statement.inner:
        return True
    if time.relation is not Relation.LASTING or time.value == _A_DAY:
        return False
    if statement.up_to_now:
        return True
    if _is_past(statement):
        return False
    bears_out = any(_fits(event, stretch, now) for event in events)
    return bears_out or (Tense.PRESENT in statement.tenses and time.mod is not None)


def _is_past(statement: Statement) -> bool:
    return Tense.PAST in statement.tenses and Tense.PRESENT not in statement.tenses


def _counted(statement: Statement, time: Time, stretch: Stretch, event: Event | None, now: date) -> Ageing:
    if event is None or event.begin is None:
        day = _stale_at_latest(time, stretch, now)
        return Ageing(Tier.DATED, ShelfLifeClass.RUNNING, day, Reason("running-inferred", words=time.text, day=day))
    day = max(stretch.passed(event.begin) or date.min, next_day(now))
    if event.end is not None and now <= event.end < day:
        day = next_day(event.end)
    reason = Reason("running", words=time.text, day=day, fact=event, begin=event.begin)
    rewrite = since_words(event.begin, statement.reading.pack)
    return Ageing(Tier.DATED, ShelfLifeClass.RUNNING, day, reason, (event.id,), rewrite)


def _stale_at_latest(time: Time, stretch: Stretch, now: date) -> date:
    """Give the first day on which the words are wrong even if the thing began as late as they allow."""
    high = stretch.high or _YEAR
    low = high - 1 if stretch.low is None or time.mod is None else stretch.low
    low = stretch.low if time.vague and stretch.low is not None else low
    return max(later(now, high - low, stretch.unit), next_day(now))


def _born(statement: Statement) -> Person | None:
    """Give the first person named whose day of birth is known."""
    return next((fact for fact in statement.facts_named() if isinstance(fact, Person) and fact.born), None)


def _aged(words: str, person: Person | None, now: date) -> Ageing:
    if person is None or person.born is None:
        day = later(now, _YEAR, "Y")
        return Ageing(Tier.DATED, ShelfLifeClass.RUNNING, day, Reason("age", words=words, day=day))
    day = _birthday_after(person.born, now)
    reason = Reason("age-known", words=words, day=day, fact=person, begin=person.born)
    return Ageing(Tier.DATED, ShelfLifeClass.RUNNING, day, reason, (person.id,))


def _birthday_after(born: date, now: date) -> date:
    years = max(now.year - born.year, 0)
    this_year = later(born, Decimal(years), "Y")
    return this_year if this_year > now else later(born, Decimal(years + 1), "Y")
