"""Facts: what is held to be so, from when to when, and found where."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from functools import cached_property

from factcheck.model.frozen import dataclass
from factcheck.model.within import Within, earliest, latest


@dataclass(frozen=True, slots=True)
class FactSource:
    """Where a fact was found, and when somebody looked."""

    title: str
    url: str = ""
    publisher: str = ""
    published: date | None = None
    retrieved: date | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What all facts have: an id, labels per language (the first is its name), a source, a note.

    ``origin`` says where it was read ("shipped", "user"). ``wikidata`` is the item that it was read from, or is
    known to be about. A date field holds a day that is known; where less is known, the field is None and the one with
    ``_within`` says what is.
    """

    id: str
    labels: Mapping[str, tuple[str, ...]]
    source: FactSource
    note: str = ""
    origin: str = "shipped"
    wikidata: str = ""

    def label(self, language: str) -> str:
        """Give the fact's name in ``language``, else in any language it has."""
        names = self.labels.get(language) or next(iter(self.labels.values()), ())
        return names[0] if names else self.id


@dataclass(frozen=True, slots=True)
class Event(Fact):
    """Something that happened, happens or is planned.

    ``short`` are words that mean the event only in a text of the year before it, in a sentence that also names one
    of the facts ``beside`` ("la présidentielle" beside "Donald Trump").
    """

    begin: date | None = None
    end: date | None = None
    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    beside: tuple[str, ...] = ()
    begin_within: Within | None = None
    end_within: Within | None = None

    @property
    def goes_on(self) -> bool:
        """Say whether it has no end, as far as is known."""
        return self.end is None and self.end_within is None

    @property
    def over_by(self) -> date | None:
        """Give the last day that its end can be."""
        return latest(self.end, self.end_within)

    def may_be_over(self, day: date) -> bool:
        """Say whether it may have ended before ``day``, and nobody knows on which day."""
        within = self.end_within
        return self.end is None and within is not None and (within.first is None or within.first < day)


@dataclass(frozen=True, slots=True)
class Office(Fact):
    """A post. ``single``: one holder at a time.

    ``short`` are words that mean the post only beside the name of somebody who held it ("le chancelier Olaf
    Scholz"); they are no labels, because alone they may mean another post.
    """

    single: bool = True
    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person(Fact):
    """Somebody, with the days of birth and death where known."""

    born: date | None = None
    died: date | None = None
    born_within: Within | None = None
    died_within: Within | None = None


@dataclass(frozen=True, slots=True)
class Term(Fact):
    """One person's time in one office; ``office`` and ``person`` are fact ids."""

    office: str = ""
    person: str = ""
    begin: date | None = None
    end: date | None = None
    begin_within: Within | None = None
    end_within: Within | None = None

    @property
    def goes_on(self) -> bool:
        """Say whether it has no end, as far as is known."""
        return self.end is None and self.end_within is None

    def holds_on(self, day: date) -> bool:
        """Say whether the person may have held the office on ``day``; the day of handing over counts for both."""
        begin, end = earliest(self.begin, self.begin_within), latest(self.end, self.end_within)
        return (begin is None or begin <= day) and (end is None or day <= end)

    def surely_holds_on(self, day: date) -> bool:
        """Say whether the person held the office on ``day`` whatever the days are that nobody knows."""
        begun = self.begin_within is None or (self.begin_within.last is not None and self.begin_within.last <= day)
        going = self.end_within is None or (self.end_within.first is not None and day <= self.end_within.first)
        return begun and going and self.holds_on(day)


@dataclass(frozen=True, slots=True)
class FactFigure(Fact):
    """A figure with the period it is for."""

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = "1"
    of: str = ""
    begin: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Gazetteer:
    """Names to look for in a text: label → ids of the facts it may stand for.

    ``terms`` and ``names`` (person's id → name) say who held an office when. Compared by identity, so that
    annotators may cache what they compile from it.
    """

    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def holder(self, offices: Iterable[str], day: date) -> str:
        """Give the name of who held one of ``offices`` on ``day``; "" where that is nobody, not one, or not sure."""
        wanted = set(offices)
        held = [term for term in self.terms if term.office in wanted and term.holds_on(day)]
        names = {self.names.get(term.person, "") for term in held}
        return names.pop() if len(names) == 1 and any(term.surely_holds_on(day) for term in held) else ""


@dataclass(frozen=True)
class KnownFacts:
    """All facts at hand, with the questions that rules and shelf life ask of them."""

    facts: tuple[Fact, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Fact]:
        """Give each fact under its id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Give all terms of office."""
        return tuple(fact for fact in self.facts if isinstance(fact, Term))

    def of(self, ids: Iterable[str]) -> tuple[Fact, ...]:
        """Give the facts under ``ids``, leaving out ids that are not known."""
        return tuple(self.by_id[i] for i in ids if i in self.by_id)

    def terms_of(self, *, office: str = "", person: str = "") -> tuple[Term, ...]:
        """Give the terms of an office, of a person, or of that person in that office."""
        return tuple(t for t in self.terms if office in ("", t.office) and person in ("", t.person))

    def about(self, fact_id: str) -> tuple[str, ...]:
        """Give the ids of the facts that a change of one reaches.

        Itself, the terms of an office or a person, and the events that short words mean only beside it.
        """
        terms = (term.id for term in self.terms if fact_id in (term.office, term.person))
        events = (fact.id for fact in self.facts if isinstance(fact, Event) and fact_id in fact.beside)
        return tuple(dict.fromkeys((fact_id, *terms, *events)))

    def words_for(self, fact_id: str) -> tuple[tuple[str, ...], ...]:
        """Give what a text that names a fact holds: at least one phrase of each list, in any language.

        A term is named by its person and its office together.
        """
        fact = self.by_id.get(fact_id)
        if isinstance(fact, Term):
            return (*self.words_for(fact.person), *self.words_for(fact.office))
        words = [phrase for labels in fact.labels.values() for phrase in labels] if fact else []
        return (tuple(dict.fromkeys(words)),) if words else ()

    def starts(self, ids: Iterable[str]) -> tuple[tuple[str, date], ...]:
        """Give the facts under ``ids`` that began on a known day, each id with that day, the earliest first.

        Events and terms begin; other facts do not.
        """
        begun = ((fact.id, fact.begin) for fact in self.of(ids) if isinstance(fact, Event | Term))
        return tuple(sorted(((i, day) for i, day in begun if day is not None), key=lambda pair: (pair[1], pair[0])))

    def start_of(self, ids: Iterable[str]) -> date | None:
        """Give the day on which the thing under ``ids`` began; None where it is unknown or not one day."""
        days = {day for _, day in self.starts(ids)}
        return days.pop() if len(days) == 1 else None

    def holders_on(self, office: str, day: date) -> tuple[Term, ...]:
        """Give the terms in ``office`` that surely hold on ``day``, the latest to begin last."""
        held = (term for term in self.terms_of(office=office) if term.surely_holds_on(day))
        return tuple(sorted(held, key=lambda term: (term.begin or date.min, term.id)))

    def term_on(self, office: str, person: str, day: date) -> Term | None:
        """Give the term of ``person`` in ``office`` that holds on ``day``."""
        held = [term for term in self.terms_of(office=office, person=person) if term.holds_on(day)]
        return held[-1] if held else None

    def name(self, fact_id: str, language: str) -> str:
        """Give the name of a fact in ``language``; its id where it is not known."""
        fact = self.by_id.get(fact_id)
        return fact.label(language) if fact else fact_id

    def gazetteer(self, language: str) -> Gazetteer:
        """Give the labels of ``language`` that stand for these facts; the same object at every call."""
        if language not in self._gazetteers:
            labels: dict[str, tuple[str, ...]] = {}
            for fact in self.facts:
                for label in fact.labels.get(language, ()):
                    labels[label] = (*labels.get(label, ()), fact.id)
            names = {term.person: self.name(term.person, language) for term in self.terms}
            self._gazetteers[language] = Gazetteer(labels, self.terms, names)
        return self._gazetteers[language]

    @cached_property
    def _gazetteers(self) -> dict[str, Gazetteer]:
        return {}
