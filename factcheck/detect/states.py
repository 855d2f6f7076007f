"""What holds until something changes: posts, positions, figures, records, things going on.

What goes in: a statement. What comes out: how it ages for telling of the present of its day. Where a fact knows when
a term ended, that is the day; otherwise the table of horizons says when to look again.
"""

from collections.abc import Iterator
from datetime import date

from factcheck.detect.ageing import Ageing, Tier
from factcheck.detect.horizons import horizon, next_day
from factcheck.detect.reasons import Reason
from factcheck.detect.statement import Statement
from factcheck.model import (
    CueKind,
    Entity,
    EntityKind,
    Office,
    Person,
    Reference,
    Relation,
    ShelfLifeClass,
    Tense,
    Term,
    Time,
    TimeType,
)

_APPOSED = 3  # code points between a post and the name of its holder: ", " or a space
_BY_CUE = (
    (CueKind.STANCE, "stance"),
    (CueKind.RUNNING, "running"),
    (CueKind.SUPERLATIVE, "record"),
)


def states(statement: Statement, now: date) -> Iterator[Ageing]:
    """Give how a statement ages for what it tells of the present of day ``now``."""
    if is_closed(statement, now):
        return
    holder = post_and_holder(statement)
    if holder is not None:
        yield _held(statement, *holder, now)
    since = next((time for _, time in statement.times if time.relation is Relation.SINCE), None)
    if since is not None:
        yield _since(since, now)
    elif statement.is_present or _recurs(statement):
        yield _present(statement, now)


def is_closed(statement: Statement, now: date) -> bool:
    """Say whether a calendar date places the whole statement in the past, and not only an aside of it."""
    closing = (
        time
        for _, time in statement.times
        if time.reference is Reference.ABSOLUTE and time.relation in (Relation.AT, Relation.UNTIL) and time.is_over(now)
    )
    return any(not (Tense.PRESENT in statement.tenses and _is_aside(statement, time)) for time in closing)


def _is_aside(statement: Statement, time: Time) -> bool:
    """Say whether a time stands in an aside: "the bank, founded in 1856, employs 50,000 people"."""
    text = statement.reading.text
    before, after = text[statement.start : time.start], text[time.end : time.end + 1]
    return after in {",", ")"} and ("," in before or "(" in before)


def post_and_holder(statement: Statement) -> tuple[Entity, Entity | None] | None:
    """Give the first post that is told together with the name of who holds it."""
    for at, entity in enumerate(statement.entities):
        if entity.kind is not EntityKind.ROLE or entity.former:
            continue
        near = statement.entities[max(at - 1, 0) : at + 2]
        name = next((other for other in near if other.kind is not EntityKind.ROLE and _apposed(entity, other)), None)
        if name is not None:
            return entity, name
    return None


def _apposed(post: Entity, name: Entity) -> bool:
    gap = max(post.start, name.start) - min(post.end, name.end)
    return gap <= _APPOSED or post.covers(name)


def _held(statement: Statement, post: Entity, name: Entity | None, now: date) -> Ageing:
    term = _term(statement, post, name, now)
    day = horizon(now, "office")
    words = _names(post, name, statement.reading.text)
    refs = () if term is None else (term.id,)
    if term is None or term.end is None or term.end >= day or term.end <= now:
        return Ageing(Tier.STATE, ShelfLifeClass.STATE, day, Reason("state-office", words=words, day=day), refs)
    fact = statement.reading.facts.by_id.get(term.person, term)
    reason = Reason("state-office-ends", words=words, fact=fact, end=term.end)
    return Ageing(Tier.STATE, ShelfLifeClass.STATE, next_day(term.end), reason, refs)


def _names(post: Entity, name: Entity | None, text: str) -> str:
    if name is None or post.covers(name):
        return post.text
    return text[min(post.start, name.start) : max(post.end, name.end)]


def _term(statement: Statement, post: Entity, name: Entity | None, now: date) -> Term | None:
    """Give the term that the named person then held in the post, as far as the facts know."""
    facts = statement.reading.facts
    people = {fact.id for fact in facts.of((*post.refs, *(name.refs if name else ()))) if isinstance(fact, Person)}
    offices = {fact.id for fact in facts.of(post.refs) if isinstance(fact, Office)}
    terms = (term for person in sorted(people) for term in facts.terms_of(person=person) if term.holds_on(now))
    return next((term for term in terms if not offices or term.office in offices), None)


def _present(statement: Statement, now: date) -> Ageing:
    """Give the ageing of a present tense: the end of the period named, else by what kind of state it is."""
    period = _open_period(statement, now)
    if period is not None and period.interval is not None:
        day = period.interval.day_after
        return _state(Reason("state-period", words=period.text, day=day), day)
    name = next((name for cue, name in _BY_CUE if cue in statement.kinds), None)
    name = name or ("figure" if statement.quantities else "present")
    day = horizon(now, name)
    return _state(Reason(f"state-{name}", day=day), day)


def _since(since: Time, now: date) -> Ageing:
    """Give the ageing of what is counted or goes on since a day, whatever the tense: it reaches up to the writing."""
    day = horizon(now, "since")
    return _state(Reason("state-since", words=since.text, day=day), day)


def _recurs(statement: Statement) -> bool:
    return not statement.tenses and any(time.type is TimeType.SET for _, time in statement.times)


def _open_period(statement: Statement, now: date) -> Time | None:
    """Give a period longer than a day that was running on day ``now``: "this year"."""
    for _, time in statement.times:
        if time.relation is not Relation.AT or time.vague or time.interval is None:
            continue
        first, last = time.interval.first_day, time.interval.last_day
        if first is not None and last is not None and first <= now <= last and first < last:
            return time
    return None


def _state(reason: Reason, day: date | None) -> Ageing:
    return Ageing(Tier.STATE, ShelfLifeClass.STATE, day, reason)
