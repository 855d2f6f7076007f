"""Wordings that do not age, in the language of the article.

What goes in: a time, or the day that a fact names. What comes out: words to put in its place; "" where nothing firm
can be said. Vague times are only rewritten where a fact knows the day.
"""

from datetime import date

from factcheck.detect.statement import Statement
from factcheck.languages import Pack
from factcheck.languages.wording import day_words, period_words
from factcheck.model import CueKind, Person, Reference, Relation, Term, Time

_DEADLINES = frozenset({Relation.BY, Relation.UNTIL})  # of what is to be over by then, the last day counts
_LEANING = frozenset({Reference.DEICTIC, Reference.PARTIAL})


def leans(time: Time) -> bool:
    """Say whether the words need the day of writing to be understood."""
    return time.reference in _LEANING and time.relation is not Relation.AGE


def since_words(day: date, pack: Pack) -> str:
    """Give "since" that day."""
    return pack.file("claims").table("rewrites").text("since").format(day=day_words(day, pack))


def dated_words(time: Time, pack: Pack) -> str:
    """Give the time as a date of the calendar; "" where it is vague, open or not known."""
    if time.interval is None or time.vague:
        return ""
    first, last = time.interval.first_day, time.interval.last_day
    first = last if time.relation in _DEADLINES else first
    if first is None or last is None:
        return ""
    if first == last:
        return day_words(first, pack, weekday=time.reference is Reference.DEICTIC)
    return period_words(first, last, pack)


def rewrite(statement: Statement, time: Time) -> tuple[str, tuple[str, ...]]:
    """Give a wording of the time that does not age, and the ids of the facts that it leans on."""
    term = _term_begun(statement, time)
    if term is not None and term.begin is not None:
        return since_words(term.begin, statement.reading.pack), (term.id,)
    return dated_words(time, statement.reading.pack), ()


def _term_begun(statement: Statement, time: Time) -> Term | None:
    """Give the term that a vague "some months ago" speaks of: the only one that a person named here then held."""
    day = statement.anchor
    if day is None or not time.vague or CueKind.TOOK_OFFICE not in statement.kinds:
        return None
    people = [fact.id for fact in statement.facts_named() if isinstance(fact, Person)]
    terms = [t for person in people for t in statement.reading.facts.terms_of(person=person) if t.holds_on(day)]
    return terms[0] if len(terms) == 1 else None
