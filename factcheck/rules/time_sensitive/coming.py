"""What was still to come when it was written: scheduled events, conditions, commitments."""

from collections.abc import Iterator
from datetime import date

from factcheck.model import Case, Cue, CueKind, Event, Reference, Relation, Severity, Span, Time, TimeType
from factcheck.rules.base import Bad, Good, Hit, Named, Rule, Slot, also
from factcheck.rules.events import events_meant
from factcheck.rules.near import around, bare, cues, gap, inside, joined
from factcheck.rules.time_sensitive.now import is_placed, is_vague

_DEADLINES = (Relation.BY, Relation.UNTIL, Relation.BEFORE)
_ITS_CLAUSE = 60  # characters
_BEFORE, _BEHIND = 40, 160  # characters between a promise and its term


class TS103(Rule):
    """A scheduled event is told as still to come.

    It is a plan until its date and an unchecked outcome from the day after. Readers of an old page cannot tell which.
    """

    name = "scheduled-event"
    message = "'{text}' lies after publication: check the outcome from {recheck_on}"
    hint = "Note the date; from then on say what happened."
    others = also(
        due="'{text}' is over, and the text still tells it as to come",
        due_hint="Say what happened, and when.",
    )
    examples = (
        Bad("fr", "En juillet 2025, l'Italie accueillera la conférence.", at="juillet 2025", published="2024-11-05"),
        Good("fr", "En juillet 2024, l'Italie a accueilli la conférence.", published="2024-11-05"),
        Bad("en", "Italy will host the conference in July 2025.", at="July 2025", published="2024-11-05"),
        Good("en", "Italy hosted the conference in July 2024.", published="2024-11-05"),
        Bad(
            "fr",
            "L'accord doit être ratifié avant le 20 décembre 2024.",
            at="le 20 décembre 2024",
            published="2024-11-05",
        ),
        Bad("en", "The deal must be ratified before 20 December 2024.", at="20 December 2024", published="2024-11-05"),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at each time that lies after publication, once for each day in a sentence."""
        told: set[tuple[int, date]] = set()
        for time in case.times:
            end = _lies_ahead(time, case) if is_placed(time) and not is_vague(time) else None
            place = (around(case, time).start, end) if end else None
            if end and place and place not in told and time.reference is not Reference.ANAPHORIC:
                told.add(place)
                yield coming(bare(time), end, case)


def _lies_ahead(time: Time, case: Case) -> date | None:
    """Give the day from which on the outcome of what lies after publication is known."""
    if case.anchor is None or time.interval is None:
        return None
    if time.starts_after(case.anchor):
        return time.interval.day_after or time.interval.first_day
    last = time.interval.last_day
    is_deadline = time.relation in _DEADLINES and last is not None and last > case.anchor
    return time.interval.day_after if is_deadline else None


def coming(span: Span, day: date, case: Case) -> Hit:
    """Point at what was to come, as still to come or as due on the day judged."""
    if case.as_of is not None and case.as_of >= day:
        return Hit(span, "due", recheck_on=day, severity=Severity.ERROR)
    return Hit(span, recheck_on=day)


class TS108(Rule):
    """A statement hangs on an event that had not happened.

    "En cas de victoire" is open until the vote and idle after it: from then on readers want to know what came of it.
    """

    name = "conditional-event"
    message = "'{text}' hangs on something that had not happened when it was written"
    hint = "Look again once it is decided."
    others = also(
        waiting="'{text}' hangs on {event} ({day}), which had not happened when it was written",
        over="'{text}' hangs on {event}, which is over since {day}",
        over_hint="Say what came of it.",
    )
    severity = Severity.NOTE
    examples = (
        Bad(
            "fr",
            "L'aide cesserait en cas de victoire de Donald Trump à l'élection présidentielle.",
            at="en cas de",
            published="2024-11-05",
        ),
        Good("fr", "L'aide a cessé après la victoire de Donald Trump en novembre 2024.", published="2025-03-01"),
        Bad("en", "Aid would stop in the event of a Trump victory in the presidential election.", at="in the event of"),
        Good("en", "Aid stopped after the victory of Donald Trump in November 2024."),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at conditions, with the known event that decides them where there is one."""
        for cue in cues(case, CueKind.CONDITIONAL):
            event = _deciding(case, cue)
            if event is not None:
                yield _on_event(cue, event, case)
            elif any(cues(case, CueKind.ELECTION, Span(cue.end, min(cue.end + _ITS_CLAUSE, around(case, cue).end)))):
                yield Hit(bare(cue))


def _deciding(case: Case, cue: Cue) -> Event | None:
    """Give the known event of the sentence that was still to come, or just happening, at publication."""
    coming_up = (
        event
        for event in events_meant(case, around(case, cue))
        if event.end is not None and case.anchor is not None and event.end >= case.anchor
    )
    return next(coming_up, None)


def _on_event(cue: Cue, event: Event, case: Case) -> Hit:
    span = bare(cue)
    slots: dict[str, Slot] = {"event": Named(event.id), "day": event.end or date.max}
    over = case.as_of is not None and event.end is not None and case.as_of > event.end
    return Hit(
        span,
        "over" if over else "waiting",
        slots=slots,
        severity=Severity.ERROR if over else Severity.WARNING,
        recheck_on=event.end,
        refs=(event.id,),
    )


class TS109(Rule):
    """A commitment with a term.

    A promise is a claim about the future that somebody can be held to. Whether it was kept is known only after its
    term; a page that goes on telling the promise then hides the outcome.
    """

    name = "commitment"
    message = "a commitment with a term: check from {recheck_on} whether it was kept"
    hint = "Note the date, the sum and who promised."
    others = also(
        due="the term of this commitment is over, and the text does not say whether it was kept",
        due_hint="Say what came of it.",
    )
    instead_of = ("TS103",)
    examples = (
        Bad(
            "fr",
            "L'Alliance tiendra son engagement de fournir 40 milliards d'euros en 2024.",
            at="engagement de fournir 40 milliards d'euros en 2024",
            published="2024-11-05",
        ),
        Good("fr", "L'Alliance a fourni 40 milliards d'euros en 2023.", published="2024-11-05"),
        Bad(
            "en",
            "The alliance pledged to provide 40 billion euros in 2025.",
            at="pledged to provide 40 billion euros in 2025",
            published="2024-11-05",
        ),
        Good("en", "The alliance provided 40 billion euros in 2023.", published="2024-11-05"),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at a promise together with its term, where the term was not over at publication."""
        promised: dict[Time, Cue] = {}
        for cue in cues(case, CueKind.COMMITMENT):
            time = _term(case, cue)
            if time is not None and (time not in promised or gap(cue, time) < gap(promised[time], time)):
                promised[time] = cue
        for time, cue in promised.items():
            if time.interval and time.interval.day_after:
                yield coming(joined(cue, time), time.interval.day_after, case)


def _term(case: Case, cue: Cue) -> Time | None:
    """Give the nearest time of the sentence that was not over at publication."""
    if case.anchor is None:
        return None
    times = (time for time in inside(case.times, around(case, cue)) if _is_term(time, case.anchor))
    near = (time for time in times if gap(time, cue) <= (_BEFORE if time.start < cue.start else _BEHIND))
    return min(near, key=lambda time: gap(time, cue), default=None)


def _is_term(time: Time, anchor: date) -> bool:
    last = time.interval.last_day if time.interval else None
    return time.type is TimeType.DATE and not is_vague(time) and last is not None and last > anchor
