"""How long a statement holds: its class, the day to look again, and why.

What goes in: a statement. What comes out: its ``ShelfLife``. A statement may age in several ways at once; the one
that counts is chosen so: a day that the text or a fact names goes before a day from the table of horizons, that
before the plain present, that before wording that leans on the day of writing, that before nothing at all. Among
equals the earliest day wins: it is the first on which the statement can mislead. On one and the same day a
commitment goes before a condition, that before an event to come, that before a length that grows.

Without a publication date only what calendar dates say can be judged; the rest reads as wording that has no day to
lean on.
"""

from collections.abc import Iterator
from datetime import date

from factcheck.detect.ageing import Ageing, Tier
from factcheck.detect.dated import dated
from factcheck.detect.reasons import Reason, say
from factcheck.detect.rewrites import leans, rewrite
from factcheck.detect.running import running
from factcheck.detect.statement import Statement
from factcheck.detect.states import is_closed, states
from factcheck.model import Cue, CueKind, ShelfLife, ShelfLifeClass, Tense, Time

_GRAVEST = (
    ShelfLifeClass.TARGET,
    ShelfLifeClass.CONDITIONAL,
    ShelfLifeClass.SCHEDULED,
    ShelfLifeClass.RUNNING,
    ShelfLifeClass.STATE,
    ShelfLifeClass.DEICTIC,
    ShelfLifeClass.TIMELESS,
)


def shelf_life(statement: Statement) -> ShelfLife:
    """Give how long a statement holds, told as of its publication."""
    now = statement.anchor or statement.reading.as_of
    chosen = min(_ageings(statement, now), key=_order)
    wording, refs = _rewrite(statement, chosen)
    return ShelfLife(
        chosen.kind, chosen.recheck_on, say(chosen.reason, statement.reading.reader), wording, (*chosen.refs, *refs)
    )


def _order(ageing: Ageing) -> tuple[Tier, date, int]:
    return ageing.tier, ageing.recheck_on or date.max, _GRAVEST.index(ageing.kind)


def _ageings(statement: Statement, now: date | None) -> Iterator[Ageing]:
    if now is not None:
        yield from () if statement.inner else dated(statement, now)
        yield from running(statement, now)
        yield from states(statement, now)
    elif statement.is_present or Tense.FUTURE in statement.tenses:
        yield Ageing(Tier.STATE, ShelfLifeClass.DEICTIC, None, Reason("unanchored"))
    yield from _wording(statement, now)
    yield _timeless(statement, now)


def _wording(statement: Statement, now: date | None) -> Iterator[Ageing]:
    """Give how the words lean on the day of writing, whatever they tell."""
    time = _leaning(statement)
    if time is not None:
        key = "deictic-undated" if now is None else "deictic"
        yield Ageing(Tier.WORDING, ShelfLifeClass.DEICTIC, None, Reason(key, words=time.text))
    cue = _sequence(statement)
    if cue is not None and time is None:
        yield Ageing(Tier.WORDING, ShelfLifeClass.DEICTIC, None, Reason("deictic-sequence", words=cue.text))


def _leaning(statement: Statement) -> Time | None:
    return next((time for _, time in statement.times if leans(time)), None)


def _sequence(statement: Statement) -> Cue | None:
    """Give the first "next", "new", "last"."""
    return next((cue for cue in statement.cues if cue.kind is CueKind.SEQUENCE), None)


def _timeless(statement: Statement, now: date | None) -> Ageing:
    if now is not None and is_closed(statement, now):
        key = "timeless"
    else:
        key = "timeless-undated" if Tense.PAST in statement.tenses else "timeless-general"
    return Ageing(Tier.NONE, ShelfLifeClass.TIMELESS, None, Reason(key))


def _rewrite(statement: Statement, chosen: Ageing) -> tuple[str, tuple[str, ...]]:
    """Give the wording that does not age: of what makes the class, else of the first time that leans on the day."""
    if chosen.rewrite:
        return chosen.rewrite, ()
    time = _leaning(statement)
    return rewrite(statement, time) if time is not None else ("", ())
