"""What the text says against what is known: durations and posts."""

from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.model import Case, Severity, Term, Time, TimeType
from factcheck.model.lengths import as_said
from factcheck.rules.base import Bad, Elapsed, Good, Hit, Named, Rule, Slot, Written, also
from factcheck.rules.events import event_of, term_of
from factcheck.rules.near import bare
from factcheck.rules.posts import Holding, days_told, first_day, holdings, last_day, told

_HANDING_OVER = timedelta(days=30)
_AROUND = timedelta(days=8)
_VAGUE_SLACK = timedelta(days=7)


class IC201(Rule):
    """A duration does not fit the date on which the thing is known to have begun.

    "Il y a quelques mois" for a term that began 35 days before, "plus de trois ans" for a war in its third year. The
    words are given every reading that is not false: "plus de deux ans" fits four years, too.
    """

    name = "duration-against-fact"
    message = "'{text}' does not fit: {event} began on {begin}, {elapsed} before publication"
    hint = "Give the beginning: {fix}."
    others = also(
        term="'{text}' does not fit: {person} took office on {begin}, {elapsed} before publication",
        term_hint="Give the beginning: {fix}.",
    )
    severity = Severity.ERROR
    examples = (
        Bad(
            "fr",
            "Depuis qu'il a pris ses fonctions il y a quelques mois, Mark Rutte soutient Kiev.",
            at="il y a quelques mois",
            published="2024-11-05",
        ),
        Good(
            "fr",
            "Depuis qu'il a pris ses fonctions il y a quelques mois, Mark Rutte soutient Kiev.",
            published="2025-03-05",
        ),
        Bad(
            "en",
            "Since he took office a few months ago, Mark Rutte has backed Kyiv.",
            at="a few months ago",
            published="2024-11-05",
        ),
        Good(
            "en",
            "Since he took office a few months ago, Mark Rutte has backed Kyiv.",
            published="2025-03-05",
        ),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at durations that were wrong on the day of publication."""
        if case.anchor is None:
            return
        for time in case.times:
            event = event_of(case, time)
            if event and event.begin and not _fits(time, event.begin, case.anchor):
                yield _hit(time, "", event.begin, case.anchor, "event", event.id, event.id)
                continue
            term = None if event else term_of(case, time)
            if term and term.begin and not _fits(time, term.begin, case.anchor):
                yield _hit(time, "term", term.begin, case.anchor, "person", term.person, term.id)


def _hit(time: Time, kind: str, begin: date, anchor: date, slot: str, fact: str, ref: str) -> Hit:
    slots: dict[str, Slot] = {
        slot: Named(fact), "begin": begin, "elapsed": Elapsed(begin, anchor), "fix": Written(begin)
    }  # fmt: skip
    return Hit(bare(time), kind, slots=slots, refs=(ref,))


def _fits(time: Time, begin: date, anchor: date) -> bool:
    """Say whether a duration, or a time in the past, can be said of what began on ``begin``."""
    if time.type is TimeType.DURATION:
        said = as_said(time)
        return said is None or said.holds(begin, anchor)
    first = time.interval.first_day if time.interval else None
    last = time.interval.last_day if time.interval else None
    if first is None or last is None:
        return True
    slack = _VAGUE_SLACK if time.vague else max(timedelta(days=3), (anchor - first) / 4)
    return first - slack <= begin <= last + slack


class IC202(Rule):
    """Somebody is named with a post that they did not hold.

    As far as the facts at hand tell, the term had not begun or was over on the day the sentence speaks of. A month is
    allowed for handing over; "ancien", "ex-", "former" and "future" are not flagged.
    """

    name = "office-out-of-term"
    message = "'{text}': {person} held the post from {begin} to {end}, not on {day}"
    hint = "Write 'former', or name the holder of that day."
    others = also(
        early="'{text}': {person} holds the post only since {begin}",
        early_hint="Write 'future', or name the holder of that day.",
    )
    severity = Severity.ERROR
    examples = (
        Bad(
            "fr",
            "Le chancelier allemand Olaf Scholz s'oppose à la livraison de missiles.",
            at="Le chancelier allemand Olaf Scholz",
            published="2026-02-10",
        ),
        Good(
            "fr",
            "L'ancien chancelier allemand Olaf Scholz s'oppose à la livraison de missiles.",
            published="2026-02-10",
        ),
        Bad(
            "en",
            "German Chancellor Olaf Scholz opposes the delivery of missiles.",
            at="German Chancellor Olaf Scholz",
            published="2026-02-10",
        ),
        Good("en", "Former German Chancellor Olaf Scholz opposes the delivery of missiles.", published="2026-02-10"),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at each holding that was wrong on the day of publication."""
        if case.anchor is None:
            return
        for held in holdings(case):
            if not _near(held, case.anchor) and _is_told_of_the_present(case, held, case.anchor):
                yield from _out_of_term(held, case.anchor)


def _near(held: Holding, day: date) -> bool:
    return any(held.covers(near) for near in (day, _moved(day, _HANDING_OVER), _moved(day, -_HANDING_OVER)))


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def _is_told_of_the_present(case: Case, held: Holding, anchor: date) -> bool:
    """Say whether the sentence names no time, or only times about the day of publication."""
    told = days_told(case, held.span)
    return all(begin <= _moved(anchor, _AROUND) and end >= _moved(anchor, -_AROUND) for begin, end in told)


def _out_of_term(held: Holding, day: date) -> Iterator[Hit]:
    """Give the hit; none where the end that is known has no words: somebody's death bounds it at most."""
    nearest: Term = min(held.terms, key=lambda term: _distance(term, day))
    slots: dict[str, Slot] = {"person": Named(held.person), "day": day}
    slots["begin"] = told(nearest.begin, nearest.begin_within) or date.min
    begin, end = first_day(nearest), told(nearest.end, nearest.end_within)
    if begin and day < begin:
        yield Hit(held.span, "early", slots=slots, refs=(nearest.id,))
    elif end is not None:
        yield Hit(held.span, slots=slots | {"end": end}, refs=(nearest.id,))


def _distance(term: Term, day: date) -> timedelta:
    ends = [abs(day - end) for end in (first_day(term), last_day(term)) if end is not None]
    return min(ends, default=timedelta.max)
