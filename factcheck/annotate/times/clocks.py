"""Clock times and parts of the day: the hour is told, the day hangs on the text."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from factcheck.annotate.times.calendar import shift, weekday_near
from factcheck.annotate.times.dates import read_date, weekday_day
from factcheck.annotate.times.feasts import read_feast
from factcheck.annotate.times.grammar import Found
from factcheck.annotate.times.reading import ABSOLUTE, ANAPHORIC, DEICTIC, NONE, PARTIAL, Reading, Scene
from factcheck.annotate.times.written import read_numeric
from factcheck.model import Mod, Reference, Tense, TimeType

_NOON = 12
_DAY_HOURS = 24
_MINUTES = 60
_SMALL_HOURS = "05:00"
_LATE_PARTS = frozenset({"AF", "EV", "NI"})
_LONG_PAST = 60  # days after which an hour told in the present is of no day of the story


def read_clock(found: Found, scene: Scene) -> Reading | None:
    """Read "18 h 30", "5:30 p.m.", "midi": on the day of the words, else of the story, else the anchor's."""
    clock = _clock_of(found, scene)
    if clock is None:
        return None
    day = _day_of(found, scene)
    if day and _past_midnight(clock, day, found, scene):
        day = shift(day, "D", 1)
    text = day.isoformat() if day else "XXXX-XX-XX"
    zone = "Z" if found.get("zone") == "Z" else ""
    reference = ANAPHORIC if scene.story.day else DEICTIC
    return Reading(f"{text}T{clock}{zone}", TimeType.TIME, reference, moment=day, grain="T")


def _past_midnight(clock: str, day: date, found: Found, scene: Scene) -> bool:
    """Say whether an hour of the night follows one of the evening: it is of the next day."""
    evening = scene.story.clock.startswith((f"{day.isoformat()}T2", f"{day.isoformat()}TNI"))
    midnight = scene.story.clock == f"{day.isoformat()}T00:00" < f"{day.isoformat()}T{clock}"
    evening = evening or (midnight and scene.story.moment == day)
    return evening and clock < _SMALL_HOURS and not any(map(found.get, ("shift", "weekday", "month")))


def _clock_of(found: Found, scene: Scene) -> str | None:
    minute = found.number("minute") or 0
    if found.get("clock"):
        hour, minute, *_ = map(int, found.get("clock").split(":"))
    elif found.get("dotted"):
        hour, minute = map(int, found.get("dotted").split("."))
    elif found.get("barehhmm") and not found.get("barehhmm").startswith("0"):
        return None
    elif found.get("barehhmm"):
        hour, minute = int(found.get("barehhmm")[:2]), int(found.get("barehhmm")[2:])
    elif found.get("hhmm"):
        hour, minute = int(found.get("hhmm")[:2]), int(found.get("hhmm")[2:])
    else:
        told = found.get("hour") or found.get("hourword") or found.get("clockword")
        if not told.isdigit():
            return None
        hour = int(told)
    minute += (found.number("past") or 0) + _minute_word(found)
    minute += int(float(found.get("halfhour") or 0) * _MINUTES) + (found.number("quarter") or 0)
    hour, minute = hour + minute // 60, minute % 60
    hour = _half(hour, found.get("halfday") or ("pm" if found.get("part") in _LATE_PARTS else ""))
    del scene
    return f"{hour:02d}:{minute:02d}" if hour <= _DAY_HOURS else None


def _minute_word(found: Found) -> int:
    told = found.get("minuteword")
    return int(told) if told.isdigit() and int(told) < _MINUTES else 0


def _half(hour: int, half: str) -> int:
    if half == "pm" and hour < _NOON:
        return hour + _NOON
    return 0 if half == "am" and hour == _NOON else hour


def _day_of(found: Found, scene: Scene) -> date | None:
    own = _own_day(found, scene)
    told = scene.story.day
    if own or told is None or scene.anchor is None:
        return own or told or (None if scene.old else scene.anchor)
    later = scene.tense is Tense.FUTURE or (
        scene.tense is not Tense.PAST
        and not scene.hangs
        and scene.story.sentence < scene.sentence - 1
        and (scene.anchor - told).days > _LONG_PAST
    )
    return scene.anchor if told < scene.anchor and later and not scene.old else told


def _own_day(found: Found, scene: Scene) -> date | None:
    """Give the day that the words themselves name: "hier matin", "mardi soir", "le 5 mai au soir"."""
    shifted = _shifted_day(found, scene)
    if shifted is not None:
        return shifted.day
    if found.get("numeric") or found.get("iso"):
        reading = read_numeric(found, scene)
        return reading.moment if reading else None
    if found.get("feast"):
        reading = read_feast(found, scene)
        return reading.moment if reading else None
    if found.get("nights"):
        found = replace(found, slots={**found.slots, "day": found.get("nights").split("/")[0]})
    if found.get("month") or found.get("day"):
        reading = read_date(found, scene)
        return reading.moment if reading else None
    weekday = found.number("weekday")
    base = scene.week_base
    return weekday_day(weekday, base, found, scene) if weekday is not None and base else None


class _Told(NamedTuple):
    """A day that words tell, None where the one that it is told from is not known."""

    day: date | None


def _shifted_day(found: Found, scene: Scene) -> _Told | None:
    """Give the day of "hier", "le lendemain", "six this morning", "six the next morning"; None where none is told."""
    story = found.get("storyshift") or (found.get("storydir") if found.means == "clock" else "")
    if found.get("shift"):
        return _Told(shift(scene.anchor, "D", int(found.get("shift"))) if scene.anchor else None)
    if story:
        return _Told(shift(scene.story.day, "D", int(story)) if scene.story.day else None)
    if found.get("this") and found.means == "clock" and not found.get("weekday"):
        return _Told(scene.anchor)
    return None


def read_part(found: Found, scene: Scene) -> Reading | None:
    """Read "hier matin", "ce soir", "Friday morning", "la nuit"."""
    part = found.get("part") or found.get("todaypart") or "NI"
    told = _own_day(found, scene)
    named = any(map(found.get, ("shift", "weekday", "month", "storyshift")))
    if told is None and not named:
        told = _this_day(found, scene)
    if told is None:
        value = f"XXXX-XX-XXT{part}"
        return Reading(value, TimeType.TIME, NONE)
    mod = Mod(found.get("edge")) if found.get("edge") else None
    return Reading(
        f"{told.isoformat()}T{part}", TimeType.TIME, _leans_on(found, scene), mod=mod, moment=told, grain="T"
    )


def _leans_on(found: Found, scene: Scene) -> Reference:
    if found.get("month"):
        return ABSOLUTE if found.get("year") else PARTIAL
    own = found.get("shift") or found.get("weekday") or found.get("this") or found.get("todaypart") or found.get("dir")
    if own and not (found.get("weekday") and scene.follows_story):
        return DEICTIC
    return ANAPHORIC if scene.story.day else DEICTIC


def _this_day(found: Found, scene: Scene) -> date | None:
    if found.number("dir") is not None:
        return shift(scene.anchor, "D", found.number("dir") or 0) if scene.anchor else None
    if found.get("this") or found.get("todaypart"):
        return scene.anchor
    if found.get("part") == "NI" and not scene.story.day and scene.direction < 0 and not scene.old:
        return shift(scene.anchor, "D", -1) if scene.anchor else None
    if found.get("storydir"):
        return shift(scene.story.day, "D", int(found.get("storydir"))) if scene.story.day else None
    if not found.slots and not scene.old:  # "overnight"
        return shift(scene.anchor, "D", min(scene.direction, 0)) if scene.anchor else None
    return scene.story.day or (None if scene.old else scene.anchor)


def read_nearnight(found: Found, scene: Scene) -> Reading | None:
    """Read "la nuit de vendredi à samedi": the night that begins on the first day."""
    if scene.anchor is None:
        return None
    weekday = found.number("weekday")
    if weekday is None:
        return read_part(found, scene)
    last = weekday_day(found.number("until") or 0, scene.anchor, found, scene)
    first = weekday_near(weekday, last, -1)
    part = found.get("part") or "NI"
    return Reading(f"{first.isoformat()}T{part}", TimeType.TIME, DEICTIC, moment=first, grain="T")
