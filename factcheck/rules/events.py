"""How the text ties a time to something known: an event that runs, a post somebody took."""

from collections.abc import Iterator
from datetime import timedelta

from factcheck.model import Case, CueKind, Entity, Event, Person, Reference, Relation, Span, Term, Time, TimeType
from factcheck.rules.near import around, cues, gap, inside, named

_NEXT_TO = 12  # characters: " de ", " since the "
_ACROSS_A_VERB = 45  # characters: "… dure maintenant depuis …"
_SAME_CLAUSE = 40
_RUN_UP = timedelta(days=365)


def event_of(case: Case, time: Time) -> Event | None:
    """Give the running event whose length a duration tells: "plus de deux ans de guerre en Ukraine".

    The event stands right behind the duration, or is what the sentence begins with and goes on since so long. None
    where two events would do, or where the sentence tells of another time.
    """
    sentence = around(case, time)
    if time.type is not TimeType.DURATION or _tells_of_the_past(case, time, sentence):
        return None
    entities = [entity for entity in named(case, sentence) if any(_begun(case, entity))]
    behind = [entity for entity in entities if 0 <= entity.start - time.end <= _NEXT_TO]
    before = [entity for entity in entities if _opens_up(entity, time, sentence)]
    events = {event.id: event for entity in behind[:1] or before[-1:] for event in _begun(case, entity)}
    return next(iter(events.values())) if len(events) == 1 else None


def _begun(case: Case, entity: Entity) -> Iterator[Event]:
    for fact in case.facts.of(entity.refs):
        if isinstance(fact, Event) and fact.begin and case.anchor and fact.begin <= case.anchor:
            yield fact


def _opens_up(entity: Entity, time: Time, sentence: Span) -> bool:
    runs = time.relation in (Relation.RUNNING, Relation.LASTING, Relation.SINCE)
    return runs and entity.start - sentence.start <= _NEXT_TO and 0 < time.start - entity.end <= _ACROSS_A_VERB


def _tells_of_the_past(case: Case, time: Time, sentence: Span) -> bool:
    """Say whether the sentence is placed at a time that was over at publication."""
    if case.anchor is None:
        return True
    others = (other for other in inside(case.times, sentence) if other is not time and other.type is TimeType.DATE)
    placed = (other for other in others if other.relation is Relation.AT and other.reference is not Reference.DEICTIC)
    return any(other.is_over(case.anchor) for other in placed)


def term_of(case: Case, time: Time) -> Term | None:
    """Give the term whose begin a time tells: "depuis qu'il a pris ses fonctions il y a quelques mois, Rutte …"."""
    if case.anchor is None or time.relation not in (Relation.AGO, Relation.RUNNING, Relation.SINCE, Relation.AT):
        return None
    sentence = around(case, time)
    if not any(gap(cue, time) <= _SAME_CLAUSE for cue in cues(case, CueKind.TOOK_OFFICE, sentence)):
        return None
    people = {i for entity in named(case, sentence) for i in entity.refs if isinstance(case.facts.by_id.get(i), Person)}
    if len(people) != 1:
        return None
    begun = [term for term in case.facts.terms_of(person=people.pop()) if term.begin and term.begin <= case.anchor]
    return max(begun, key=lambda term: (term.begin, term.id), default=None)


def events_meant(case: Case, span: Span) -> Iterator[Event]:
    """Give the known events that ``span`` speaks of, by name or by short words that can mean no other one there."""
    entities = list(named(case, span))
    for entity in entities:
        yield from (fact for fact in case.facts.of(entity.refs) if isinstance(fact, Event))
    beside = {i for entity in entities for i in entity.refs}
    words = folded(span.words(case.text))
    for event in (fact for fact in case.facts.facts if isinstance(fact, Event) and beside & set(fact.beside)):
        if _coming_up(event, case) and any(folded(w) in words for w in event.short.get(case.document.language, ())):
            yield event


def _coming_up(event: Event, case: Case) -> bool:
    return bool(event.end and case.anchor and event.end - _RUN_UP <= case.anchor <= event.end)


def folded(words: str) -> str:
    """Give words as they are compared with a fact's: small letters, one kind of apostrophe and blank."""
    return " ".join(words.replace("’", "'").casefold().split())
