"""Who the text says holds which post: role and name side by side, both known."""

from collections.abc import Iterator
from datetime import date

from factcheck.model import Case, Entity, EntityKind, Office, Person, Relation, Span, Term, TimeType, Within
from factcheck.model.frozen import dataclass
from factcheck.rules.base import Period, Slot
from factcheck.rules.events import folded
from factcheck.rules.near import around, inside, joined

_SIDE_BY_SIDE = 2  # characters: a blank, or a comma and a blank


@dataclass(frozen=True, slots=True)
class Holding:
    """A role and a name that the text puts together: ``span`` holds both, ``terms`` are the known terms of the two."""

    span: Span
    role: Entity
    office: str
    person: str
    terms: tuple[Term, ...]

    def covers(self, day: date) -> bool:
        """Say whether the person held the office on ``day``."""
        return any(term.holds_on(day) for term in self.terms)


def holdings(case: Case) -> Iterator[Holding]:
    """Give each known person that the text puts beside a post they held at some time."""
    for one, other in zip(case.entities, case.entities[1:], strict=False):
        role, name = (one, other) if one.kind is EntityKind.ROLE else (other, one)
        if role.kind is not EntityKind.ROLE or name.kind is not EntityKind.NAME or role.former:
            continue
        if 0 <= other.start - one.end <= _SIDE_BY_SIDE:
            yield from _held(case, role, name)


def _held(case: Case, role: Entity, name: Entity) -> Iterator[Holding]:
    people = [fact.id for fact in case.facts.of(name.refs) if isinstance(fact, Person)]
    for person in people[:1]:
        pairs = [(office, case.facts.terms_of(office=office, person=person)) for office in offices_meant(case, role)]
        known = [(office, terms) for office, terms in pairs if terms]
        if len(known) == 1:
            yield Holding(joined(role, name), role, known[0][0], person, known[0][1])


def first_day(term: Term) -> date | None:
    """Give the first day on which a term can have held; None where there is no bound."""
    return term.begin or (term.begin_within.first if term.begin_within else None)


def last_day(term: Term) -> date | None:
    """Give the last day on which a term can have held; None where there is no bound, or it goes on."""
    return term.end or (term.end_within.last if term.end_within else None)


def told(day: date | None, within: Within | None) -> Slot | None:
    """Give a date of a fact as messages tell it: the day, the period that it lies in, None where neither is known."""
    if day is not None:
        return day
    return Period(within.first, within.last) if within and within.first and within.last else None


def offices_meant(case: Case, role: Entity) -> list[str]:
    """Give the offices that the words of a role may stand for: by their full name, else by short words."""
    named = [fact.id for fact in case.facts.of(role.refs) if isinstance(fact, Office)]
    if named or role.refs:
        return named
    words = folded(role.text)
    return [
        fact.id
        for fact in case.facts.facts
        if isinstance(fact, Office)
        and any(words == short or words.endswith(" " + short) for short in _short(fact, case.document.language))
    ]


def _short(office: Office, language: str) -> list[str]:
    return [folded(words) for words in office.short.get(language, ())]


def days_told(case: Case, span: Span) -> tuple[tuple[date, date], ...]:
    """Give the stretches of past time that the sentence of ``span`` is placed in, where it says so."""
    times = (t for t in inside(case.times, around(case, span)) if t.type in (TimeType.DATE, TimeType.TIME))
    bounds = [
        (t.interval.first_day, t.interval.last_day) for t in times if t.interval and t.relation is not Relation.AGE
    ]
    return tuple((begin or date.min, end or date.max) for begin, end in bounds)
