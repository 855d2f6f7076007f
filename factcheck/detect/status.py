"""Where a claim stands in time on a given day.

What goes in: a shelf life as computed or as stored, a day, the known facts. What comes out: the ``TimeStatus`` and
the reason as of that day. No article is needed, so a ledger is judged again without reading anything anew; and the
functions are pure, so any day before or after publication may be asked about.
"""

from collections.abc import Sequence
from datetime import date

from factcheck.detect.dated import due_day
from factcheck.detect.reasons import Reason, say
from factcheck.languages import Pack
from factcheck.model import (
    Event,
    Fact,
    KnownFacts,
    Person,
    Relation,
    ShelfLife,
    ShelfLifeClass,
    Term,
    Time,
    TimeStatus,
    TimeType,
)

_UNTIL_THEN = {
    ShelfLifeClass.SCHEDULED: TimeStatus.PENDING,
    ShelfLifeClass.TARGET: TimeStatus.PENDING,
    ShelfLifeClass.CONDITIONAL: TimeStatus.PENDING,
    ShelfLifeClass.TIMELESS: TimeStatus.TIMELESS,
}
_NEVER_OVERTAKEN = frozenset({ShelfLifeClass.TIMELESS, ShelfLifeClass.DEICTIC})
_NO_FACTS = KnownFacts()


def time_status(
    life: ShelfLife, recheck_on: date | None, as_of: date | None, facts: KnownFacts = _NO_FACTS
) -> TimeStatus:
    """Give where a claim stands on ``as_of``; ``recheck_on`` is the claim's own day, which a person may have moved.

    Without ``as_of`` the day of publication is meant.
    """
    if as_of is None or recheck_on is None or as_of < recheck_on:
        return _UNTIL_THEN.get(life.kind, TimeStatus.CURRENT)
    return TimeStatus.OUTDATED if _passed(life, as_of, facts) is not None else TimeStatus.DUE


def reason_on(
    life: ShelfLife,
    recheck_on: date | None,
    as_of: date | None,
    *,
    reader: Pack,
    times: Sequence[Time] = (),
    facts: KnownFacts = _NO_FACTS,
) -> str:
    """Give the reason as of a day: the one told at publication until the day has come, then what is so since.

    ``times`` are the claim's; they name what is over.
    """
    if as_of is None or recheck_on is None or as_of < recheck_on or life.kind in _NEVER_OVERTAKEN:
        return life.reason
    return say(_overtaken(life, recheck_on, as_of, times, facts), reader)


def _passed(life: ShelfLife, as_of: date, facts: KnownFacts) -> Fact | None:
    """Give the fact by which the claim is overtaken: only a length that grew or a term that ended can be."""
    known = facts.of(life.refs)
    if life.kind is ShelfLifeClass.RUNNING:
        return next((fact for fact in known if _grows_until(fact, as_of)), None)
    if life.kind is ShelfLifeClass.STATE:
        return next((f for f in known if isinstance(f, Term) and f.end is not None and f.end < as_of), None)
    return None


def _grows_until(fact: Fact, day: date) -> bool:
    """Say whether a length counted from the fact's own day can be told as of ``day``."""
    if isinstance(fact, Person):
        return fact.born is not None
    return isinstance(fact, Event) and fact.begin is not None and not fact.may_be_over(day)


def _overtaken(life: ShelfLife, day: date, as_of: date, times: Sequence[Time], facts: KnownFacts) -> Reason:
    """Give the reason once the day has come."""
    fact = _passed(life, as_of, facts)
    if isinstance(fact, Event):
        return _grown(fact, _length(times), day, as_of)
    if isinstance(fact, Person):
        return Reason("age-known-outdated", fact=fact, begin=fact.born, today=as_of)
    if isinstance(fact, Term):
        holder = facts.by_id.get(fact.person, fact)
        office = facts.by_id.get(fact.office)
        return Reason("state-office-outdated", fact=holder, post=office, end=fact.end)
    if life.kind is ShelfLifeClass.RUNNING:
        return _grown_by_itself(times, day)
    if life.kind is ShelfLifeClass.STATE:
        return Reason("state-due", day=day)
    return _come(life, day, times, facts)


def _grown(event: Event, words: str, day: date, as_of: date) -> Reason:
    ended = event.end is not None and event.end < as_of
    key = "running-ended" if ended else "running-outdated"
    end = event.end if ended else None
    return Reason(key, words=words, day=day, fact=event, begin=event.begin, end=end, today=as_of)


def _grown_by_itself(times: Sequence[Time], day: date) -> Reason:
    words = _length(times)
    return Reason("running-inferred-due" if words else "age-due", words=words, day=day)


def _come(life: ShelfLife, day: date, times: Sequence[Time], facts: KnownFacts) -> Reason:
    """Give the reason for what was to come: the time that is over, the event that is over, or the day alone."""
    kind = str(life.kind)
    event = next((fact for fact in facts.of(life.refs) if isinstance(fact, Event)), None)
    if event is not None and life.kind is not ShelfLifeClass.TARGET:
        return Reason(f"{kind}-event-due", day=day, fact=event)
    if life.kind is ShelfLifeClass.CONDITIONAL:
        return Reason("conditional-due", day=day)
    words = next((time.text for time in times if day in _ends(time)), "")
    return Reason(f"{kind}-due" if words else f"{kind}-undated-due", words=words, day=day)


def _ends(time: Time) -> tuple[date | None, date | None]:
    return due_day(time), time.interval.day_after if time.interval else None


def _length(times: Sequence[Time]) -> str:
    """Give the words of the length that grows."""
    other = (Relation.AGO, Relation.AHEAD, Relation.AGE)
    return next((t.text for t in times if t.type is TimeType.DURATION and t.relation not in other), "")
