"""Dates that the calendar rules out."""

from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.model import Case, Cue, CueKind, Reference, Severity, Span, Time, TimeType
from factcheck.rules.base import Bad, Good, Hit, Rule, Written
from factcheck.rules.near import bare, cues, inside, joined

_NEAR = timedelta(days=31)
_RIGHT_BEHIND = 4  # characters: a blank, an article


class IC101(Rule):
    """The weekday does not fit the date.

    One of the two is wrong, and the other is what people act on. Where the year is not written, only dates within a
    month of publication are compared.
    """

    name = "weekday-mismatch"
    message = "'{text}': that day is {right}"
    hint = "Look up which of the two is meant: the weekday or the date."
    severity = Severity.ERROR
    examples = (
        Bad("fr", "Le sommet s'est tenu le lundi 5 novembre 2024.", at="le lundi 5 novembre 2024"),
        Good("fr", "Le sommet s'est tenu le mardi 5 novembre 2024."),
        Bad("en", "The summit was held on Monday, 5 November 2024.", at="Monday, 5 November 2024"),
        Good("en", "The summit was held on Tuesday, 5 November 2024."),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at each full date whose weekday is another one."""
        for time in case.times:
            day = _one_day(time)
            if day is None or time.weekday is None or day.weekday() == time.weekday:
                continue
            if time.reference is Reference.ABSOLUTE or _beside_publication(time, day, case):
                severity = Severity.ERROR if time.reference is Reference.ABSOLUTE else Severity.WARNING
                yield Hit(bare(time), slots={"right": Written(day, weekday=True)}, severity=severity)


def _one_day(time: Time) -> date | None:
    first = time.interval.first_day if time.interval else None
    return first if time.interval and first == time.interval.last_day and not time.impossible else None


def _beside_publication(time: Time, day: date, case: Case) -> bool:
    return time.reference is Reference.PARTIAL and case.anchor is not None and abs(day - case.anchor) <= _NEAR


class IC102(Rule):
    """The date is none.

    31 June, 29 February of a common year, a 13th month: nothing can have happened then.
    """

    name = "impossible-date"
    message = "'{text}' is no day of the calendar"
    hint = "Look the date up in the source."
    severity = Severity.ERROR
    examples = (
        Bad("fr", "La loi a été votée le 31 juin 2024.", at="le 31 juin 2024"),
        Good("fr", "La loi a été votée le 30 juin 2024."),
        Bad("en", "The law was passed on 31 June 2024.", at="31 June 2024"),
        Good("en", "The law was passed on 30 June 2024."),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at each date that does not exist."""
        for time in case.times:
            if time.impossible:
                yield Hit(bare(time))


class IC105(Rule):
    """A period ends before it begins.

    "De 2021 à 2019": one of the two ends is wrong, or they were swapped.
    """

    name = "end-before-start"
    message = "'{text}' ends before it begins"
    hint = "Look both ends up."
    severity = Severity.ERROR
    examples = (
        Bad("fr", "L'usine a tourné de mars 2021 à juin 2019.", at="mars 2021 à juin 2019"),
        Good("fr", "L'usine a tourné de mars 2019 à juin 2021."),
        Bad("en", "The plant ran from March 2021 to June 2019.", at="March 2021 to June 2019"),
        Good("en", "The plant ran from March 2019 to June 2021."),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at periods, and at neighbouring ends of one, that run backwards."""
        for time in case.times:
            first = time.interval.first_day if time.interval else None
            last = time.interval.last_day if time.interval else None
            if first and last and last < first:
                yield Hit(bare(time))
        for cue in cues(case, CueKind.PERIOD):
            ends = _ends(case, cue)
            if ends and _runs_backwards(*ends):
                yield Hit(joined(*ends), related=(bare(ends[0]), bare(ends[1])))


def _ends(case: Case, cue: Cue) -> tuple[Time, Time] | None:
    """Give the two dates of a period: the only one inside "de … à", and the one right behind it."""
    first = tuple(inside(case.times, cue))
    second = tuple(inside(case.times, Span(cue.end, cue.end + _RIGHT_BEHIND)))
    return (first[0], second[0]) if len(first) == 1 and second else None


def _runs_backwards(one: Time, other: Time) -> bool:
    if not (one.reference is other.reference is Reference.ABSOLUTE) or not one.interval or not other.interval:
        return False
    begin, end = one.interval.first_day, other.interval.last_day
    return one.type is other.type is TimeType.DATE and begin is not None and end is not None and end < begin
