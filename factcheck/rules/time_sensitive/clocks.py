"""What grows by itself: running durations and ages."""

from collections.abc import Iterator
from datetime import date

from factcheck.model import (
    Case,
    Event,
    Modifier,
    Relation,
    Severity,
    ShelfLifeClass,
    Span,
    Tense,
    Time,
    TimeType,
)
from factcheck.model.lengths import Stretch, as_read, as_said
from factcheck.rules.base import Bad, Elapsed, Good, Hit, Named, Rule, Slot, Written, also
from factcheck.rules.events import event_of
from factcheck.rules.near import bare, entity_before, inside, touches, verb_beside, verb_touches


class TS104(Rule):
    """A duration is told that goes on growing.

    "Depuis deux ans" is right for a year at most. The date of the beginning stays right and lets everybody count.
    """

    name = "running-duration"
    message = "'{text}' grows: it was counted on the day of writing"
    hint = "Give the beginning: its month or its year."
    examples = (
        Bad(
            "fr",
            "Les deux voisins s'affrontent depuis plus de deux ans.",
            at="plus de deux ans",
            published="2024-11-05",
        ),
        Good("fr", "Les deux voisins se sont affrontés pendant deux ans.", published="2024-11-05"),
        Bad(
            "en",
            "The two neighbours have been fighting for more than two years now.",
            at="more than two years",
            published="2024-11-05",
        ),
        Good("en", "The two neighbours fought for two years.", published="2024-11-05"),
        Bad("fr", "Cela fait dix ans que le dossier traîne.", at="dix ans", published="2024-11-05"),
        Bad("en", "The siege has lasted nearly three years.", at="nearly three years", published="2024-11-05"),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at each duration that ran up to the day of writing."""
        for time in case.times:
            if time.type is TimeType.DURATION and (_runs(case, time) or event_of(case, time)):
                yield Hit(bare(time), recheck_on=_counted_on(case, time))


def _runs(case: Case, time: Time) -> bool:
    """Say whether a duration reaches up to the day of writing: "depuis deux ans", "for two years now"."""
    if any(now.value == "PRESENT_REF" for now in inside(case.times, Span(time.end, time.end + 2))):
        return True
    told_then = verb_beside(case, time) is Tense.PAST and not verb_touches(case, time)
    return time.relation is Relation.RUNNING and not told_then


def _counted_on(case: Case, time: Time) -> date | None:
    """Give the day on which the claim that holds the duration is to be looked at again."""
    running = (claim for claim in case.claims if claim.covers(time) and claim.shelf_life.kind is ShelfLifeClass.RUNNING)
    return next((claim.shelf_life.recheck_on for claim in running), None)


class TS202(Rule):
    """A duration is told of something whose beginning is known.

    The facts at hand say since when it runs, so it can be said until when the words hold and, after that, what the true
    figure is.
    """

    name = "duration-clock"
    message = "'{text}' is right until {recheck_on}: {event} began on {begin}"
    hint = "Give the beginning: {fix}."
    others = also(
        outdated="'{text}' is outdated: {event} began on {begin}, {elapsed} before {as_of}",
        outdated_hint="Give the beginning: {fix}.",
        ended="'{text}' no longer runs: {event} lasted from {begin} to {end}, {elapsed}",
        ended_hint="Give both dates.",
    )
    instead_of = ("TS104",)
    examples = (
        Bad(
            "fr",
            "Le pays est ravagé par plus de deux ans de guerre avec la Russie.",
            at="plus de deux ans",
            published="2024-11-05",
            as_of="2026-11-23",
        ),
        Good("fr", "Le pays est ravagé par la guerre depuis le 24 février 2022.", published="2024-11-05"),
        Bad(
            "en",
            "The country is ravaged by more than two years of war with Russia.",
            at="more than two years",
            published="2024-11-05",
            as_of="2026-11-23",
        ),
        Good("en", "The country has been ravaged by war since 24 February 2022.", published="2024-11-05"),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at each duration of a known event that was right at publication."""
        for time in case.times:
            event, said, read = event_of(case, time), as_said(time), as_read(time)
            if event and said and read and case.anchor and event.begin and said.holds(event.begin, case.anchor):
                hit = _clock(case, time, event, read)
                if hit is not None:
                    yield hit


def _clock(case: Case, time: Time, event: Event, read: Stretch) -> Hit | None:
    begin, as_of = event.begin, case.as_of or case.anchor
    turns = read.passed(begin) if begin else None
    if begin is None or as_of is None or turns is None or event.may_be_over(as_of):
        return None
    span = bare(time)
    slots: dict[str, Slot] = {"event": Named(event.id), "begin": begin, "fix": Written(begin), "as_of": as_of}
    if event.end is not None and event.end < as_of:
        slots |= {"end": event.end, "elapsed": Elapsed(begin, event.end)}
        return Hit(span, "ended", slots=slots, severity=Severity.ERROR, refs=(event.id,))
    kind, severity = ("", Severity.WARNING) if as_of < turns else ("outdated", Severity.ERROR)
    slots["elapsed"] = Elapsed(begin, as_of)
    return Hit(span, kind, slots=slots, severity=severity, recheck_on=turns, refs=(event.id,))


class TS110(Rule):
    """An age is told.

    An age is wrong within a year. The year of birth stays right.
    """

    name = "age"
    message = "'{text}' is an age: wrong within a year"
    hint = "Give the year of birth, or say 'at the time'."
    severity = Severity.NOTE
    examples = (
        Bad("fr", "Le maire, âgé de 38 ans, dirige la ville.", at="38 ans", published="2024-11-05"),
        Good("fr", "Le maire, né en 1986, dirige la ville.", published="2024-11-05"),
        Bad("en", "The mayor, aged 38, runs the city.", at="38", published="2024-11-05"),
        Good("en", "The mayor, born in 1986, runs the city.", published="2024-11-05"),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at exact ages that stand beside a name or a role."""
        exact = (f for f in case.quantities if f.unit == "year" and f.modifier is Modifier.EXACT)
        figures = (figure for figure in exact if not touches(case.times, figure))
        for age in (*figures, *(time for time in case.times if time.relation is Relation.AGE)):
            if entity_before(case, age):
                yield Hit(bare(age))
