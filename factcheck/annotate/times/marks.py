"""From readings to marks: the interval that the sentence gives a time, and all other fields of ``Time``."""

from datetime import date, datetime, timedelta

from factcheck.annotate.times.calendar import shift
from factcheck.annotate.times.reading import DEICTIC, NONE, PARTIAL, Reading, Scene
from factcheck.annotate.times.values import interval_of
from factcheck.model import Interval, Mod, Reference, Relation, Time, TimeType
from factcheck.model.frozen import dataclass

_LENGTH_RELATIONS = {Relation.SINCE: Relation.RUNNING}


@dataclass(frozen=True, slots=True)
class Piece:
    """A time in the text with its words: what is left to say once it is read."""

    start: int
    end: int
    text: str
    mod: Mod | None


def make_time(piece: Piece, reading: Reading, scene: Scene) -> Time:
    """Give the mark of a reading."""
    relation = relation_of(reading, scene.relation)
    interval = interval_in(reading, relation, scene.anchor)
    leaning = reading.reference in {DEICTIC, PARTIAL} or relation is Relation.RUNNING
    relative = leaning or reading.reference is Reference.ANAPHORIC
    return Time(
        start=piece.start,
        end=piece.end,
        text=piece.text,
        type=reading.type,
        value=reading.value,
        mod=piece.mod or reading.mod,
        interval=interval,
        relative=relative,
        anchor=_leaned_on(reading, scene) if relative else None,
        reference=reading.reference,
        relation=relation,
        vague=reading.vague,
        impossible=reading.impossible,
        weekday=reading.weekday,
        quant=reading.quant,
        freq=reading.freq,
    )


def _leaned_on(reading: Reading, scene: Scene) -> date | None:
    if reading.reference is Reference.ANAPHORIC or (reading.reference is PARTIAL and scene.follows_story):
        return scene.story.day or scene.story.moment or scene.anchor
    return scene.anchor


def relation_of(reading: Reading, said: Relation) -> Relation:
    """Give how the sentence uses the time, from its own words and the words before it."""
    if reading.relation is Relation.LASTING and said in {Relation.SINCE, Relation.AFTER}:
        return reading.relation
    if reading.relation is not None:
        return reading.relation
    if reading.type is not TimeType.DURATION:
        return Relation.AT if said is Relation.LASTING or reading.type is TimeType.SET else said
    return _LENGTH_RELATIONS.get(said, Relation.LASTING)


def interval_in(reading: Reading, relation: Relation, anchor: date | None) -> Interval | None:
    """Give the interval: the value's own, opened or closed as the relation says."""
    if reading.impossible:
        return None
    if reading.type is TimeType.DURATION and reading.reference is NONE:
        return _running(reading, relation, anchor)
    own = reading.interval or interval_of(reading.value)
    if own is None or reading.vague or reading.type is TimeType.DURATION:
        return own
    return _opened(own, relation, anchor)


def _opened(own: Interval, relation: Relation, anchor: date | None) -> Interval | None:
    match relation:
        case Relation.SINCE:
            return Interval(own.begin, None)
        case Relation.UNTIL:
            return Interval(None, own.end)
        case Relation.BEFORE:
            return Interval(None, _step(own.begin, -1))
        case Relation.AFTER:
            return Interval(_step(own.end, 1), None)
        case Relation.BY:
            last = own.last_day
            return Interval(anchor if anchor and last and anchor <= last else None, own.end)
    return own


def _step(moment: date | None, days: int) -> date | None:
    if isinstance(moment, datetime):
        return _minute(moment, days)
    return shift(moment, "D", days) if moment is not None else None


def _minute(moment: datetime, count: int) -> datetime | None:
    try:
        return moment + timedelta(minutes=count)
    except OverflowError:
        return None


def _running(reading: Reading, relation: Relation, anchor: date | None) -> Interval | None:
    """Give the interval of a length that goes on at the anchor ("depuis deux ans"); others lie nowhere."""
    if relation is not Relation.RUNNING or anchor is None:
        return None
    parts = parse_length(reading.value)
    if parts is None:
        return None
    far: date | None = anchor
    for unit, count in parts:
        far = shift(far, unit, -count) if far is not None else None
    return Interval(far, anchor) if far is not None else None


def parse_length(value: str) -> tuple[tuple[str, int], ...] | None:
    """Give the whole units of a length in days or more ("P4Y8M"); None for others."""
    parts: list[tuple[str, int]] = []
    number = ""
    for sign in value.removeprefix("P"):
        if sign.isdigit():
            number += sign
        elif number and sign in "YMWD":
            parts.append((sign, int(number[:6])))
            number = ""
        else:
            return None
    return tuple(parts) if parts and not number else None
