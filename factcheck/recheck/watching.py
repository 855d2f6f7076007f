"""When a source is gone back to: by where the work on its claims stands, and by what was found last. All of it data."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from factcheck.model import SourceOutcome, State, Watch

# Days between two looks. Claims that are worked on move; reviewed ones are looked after twice a year.
BY_STATE: Mapping[State, int] = {State.NEW: 7, State.IN_REVIEW: 7, State.CHECKED: 182, State.PUBLISHED: 182}
# What was found last may ask for more: a page that is missing is asked on other days before it counts as gone.
BY_OUTCOME: Mapping[SourceOutcome, int] = {
    SourceOutcome.FIGURE_CHANGED: 1,
    SourceOutcome.DATE_CHANGED: 1,
    SourceOutcome.UNREACHABLE: 1,
    SourceOutcome.BLOCKED: 7,
    SourceOutcome.PASSAGE_GONE: 7,
    SourceOutcome.GONE: 30,
}


def next_look(watch: Watch, states: Iterable[State], recheck_on: date | None) -> date | None:
    """Give the day on which to go back to a source; None where all its claims were dropped.

    One that nobody has gone back to is due at once; a claim's own recheck date brings its sources forward.
    """
    days = [BY_STATE[state] for state in states if state in BY_STATE]
    if not days:
        return None
    if watch.checked_at is None:
        return date.min
    last = watch.checked_at.date()
    if watch.outcome is not None and watch.outcome in BY_OUTCOME:
        days.append(BY_OUTCOME[watch.outcome])
    day = last + timedelta(days=min(days))
    return min(day, recheck_on) if recheck_on is not None and recheck_on > last else day
