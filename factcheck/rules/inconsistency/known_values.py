"""What the text says against known dates of birth and known figures."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from factcheck.languages.wording import elapsed
from factcheck.model import (
    Case,
    CueKind,
    Entity,
    FactFigure,
    FactSource,
    Modality,
    Modifier,
    Person,
    Quantity,
    Reference,
    Severity,
    Span,
    TimeType,
)
from factcheck.rules.base import Bad, Good, Hit, Named, Rule, Slot
from factcheck.rules.inconsistency.arithmetic import Spread, written
from factcheck.rules.near import around, bare, cues, entity_before, inside, touches
from factcheck.rules.posts import days_told

_LONG_AGO = timedelta(days=31)
_ALLOWED = 1  # year: a birthday may lie between the facts and the article
_SOURCE = FactSource("Civil register")
_BORN = Person("anna-berg", {"fr": ("Anna Berg",), "en": ("Anna Berg",)}, _SOURCE, born=date(1980, 3, 2))
_RATE = FactFigure(
    "inflation-2024",
    {"fr": ("taux d'inflation",), "en": ("inflation rate",)},
    FactSource("Statistics office"),
    value=Decimal("2.0"),
    unit="%",
    begin=date(2024, 1, 1),
    end=date(2024, 12, 31),
)


class IC203(Rule):
    """An age does not fit the date of birth.

    The facts at hand say when the person was born. A year of difference is allowed, and sentences about another time
    than the day of publication are left alone.
    """

    name = "age-against-birth"
    message = "'{text}' does not fit: {person} was born on {born} and was {right} on {day}"
    hint = "Look up which of the two is right."
    severity = Severity.ERROR
    examples = (
        Bad("fr", "La maire, Anna Berg, 38 ans, démissionne.", at="38 ans", published="2024-11-05", known=(_BORN,)),
        Good("fr", "La maire, Anna Berg, 44 ans, démissionne.", published="2024-11-05", known=(_BORN,)),
        Bad("en", "The mayor, Anna Berg, 38, resigns.", at="38", published="2024-11-05", known=(_BORN,)),
        Good("en", "The mayor, Anna Berg, 44, resigns.", published="2024-11-05", known=(_BORN,)),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at exact ages beside a known person whose date of birth says otherwise."""
        if case.anchor is None:
            return
        for age in case.quantities:
            is_age = age.unit == "year" and age.modifier is Modifier.EXACT and not touches(case.times, age)
            person = _person_before(case, age) if is_age else None
            if person and person.born and person.born <= case.anchor and not _of_another_time(case, age, case.anchor):
                right = elapsed(person.born, case.anchor)[0]
                if age.value is not None and abs(age.value - right) > _ALLOWED:
                    yield _wrong_age(age, person, right, case.anchor)


def _wrong_age(age: Quantity, person: Person, right: int, day: date) -> Hit:
    slots: dict[str, Slot] = {"person": Named(person.id), "born": person.born or day, "right": right, "day": day}
    return Hit(bare(age), slots=slots, refs=(person.id,))


def _person_before(case: Case, age: Span) -> Person | None:
    """Give the one known person whose name stands right before an age."""
    name = entity_before(case, age)
    people = [fact for fact in case.facts.of(name.refs if name else ()) if isinstance(fact, Person)]
    return people[0] if len(people) == 1 else None


def _of_another_time(case: Case, span: Span, day: date) -> bool:
    """Say whether the sentence tells of a time well before ``day``."""
    return any(day - end > _LONG_AGO for _, end in days_told(case, span))


class IC204(Rule):
    """A figure differs from the known one.

    The sentence names something that a fact gives a figure for, for the same time, in the same unit, and gives another.
    Either the article or the fact is out of date, or they measure differently.
    """

    name = "figure-against-fact"
    message = "'{text}' differs from the known figure: {fact} {value} {unit}"
    hint = "Look at the fact's source: factcheck fact list {id}."
    examples = (
        Bad(
            "fr",
            "Le taux d'inflation a atteint 3,4 % en 2024.",
            at="3,4 %",
            published="2025-02-05",
            known=(_RATE,),
        ),
        Good("fr", "Le taux d'inflation a atteint 3,4 % en 2023.", published="2025-02-05", known=(_RATE,)),
        Bad("en", "The inflation rate reached 3.4% in 2024.", at="3.4%", published="2025-02-05", known=(_RATE,)),
        Good("en", "The inflation rate reached 2.0% in 2024.", published="2025-02-05", known=(_RATE,)),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at the one figure of a sentence in the unit of a fact that the sentence names."""
        for entity in case.entities:
            for fact in case.facts.of(entity.refs):
                figure = _its_figure(case, entity, fact) if isinstance(fact, FactFigure) else None
                if isinstance(fact, FactFigure) and figure and _differs(figure, fact):
                    value = fact.value if fact.value is not None else Decimal(0)
                    slots: dict[str, Slot] = {"fact": Named(fact.id), "value": value, "unit": fact.unit, "id": fact.id}
                    yield Hit(bare(figure), slots=slots, related=(bare(entity),), refs=(fact.id,))


def _its_figure(case: Case, entity: Entity, fact: FactFigure) -> Quantity | None:
    """Give the one figure of the sentence that can be the fact's; None where the sentence tells of something else."""
    sentence = around(case, entity)
    alike = [q for q in inside(case.quantities, sentence) if q.unit == fact.unit]
    told = len(alike) == 1 and not alike[0].change and alike[0].modality is Modality.CLAIMED
    if not told or any(cues(case, CueKind.NEGATION, sentence)) or not _in_its_period(case, sentence, fact):
        return None
    return alike[0]


def _in_its_period(case: Case, sentence: Span, fact: FactFigure) -> bool:
    """Say whether all dates of the sentence lie in the period of the fact; its own day where it has none."""
    dates = [time for time in inside(case.times, sentence) if time.type is TimeType.DATE]
    spans = [(t.interval.first_day, t.interval.last_day) for t in dates if t.interval]
    if not spans and case.anchor:
        spans = [(case.anchor, case.anchor)]
    if any(time.reference is Reference.ANAPHORIC for time in dates) or not spans:
        return False
    low, high = fact.begin or date.min, fact.end or date.max
    return all(begin is not None and end is not None and low <= begin and end <= high for begin, end in spans)


def _differs(figure: Quantity, fact: FactFigure) -> bool:
    said = written(figure)
    if said is None or fact.value is None:
        return False
    return not said.meets(Spread(fact.low or fact.value, fact.high or fact.value))
