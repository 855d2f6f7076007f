"""Periods of the calendar: weeks, months, quarters, seasons, years, decades, centuries."""

from datetime import date, timedelta

from factcheck.annotate.times.calendar import make_day, shift, week_of, weekday_near
from factcheck.annotate.times.dates import choose, choose_year, read_date, told_year, year_of
from factcheck.annotate.times.feasts import read_feast
from factcheck.annotate.times.grammar import Found
from factcheck.annotate.times.offsets import SHORT, before_christ, unit_of
from factcheck.annotate.times.reading import ABSOLUTE, ANAPHORIC, DEICTIC, PARTIAL, Reading, Scene
from factcheck.annotate.times.values import SEASONS, say
from factcheck.model import Mod, Reference

_AUTUMN = 10  # the month from which on "the new year" is the next
_ROMAN = {"I": 1, "V": 5, "X": 10}


def _holds(moment: date | None, unit: str, reference: Reference, mod: str = "") -> Reading | None:
    if moment is None:
        return None
    written = Mod(mod) if mod else None
    fixed = reference is ABSOLUTE
    return Reading(say(moment, unit), reference=reference, moment=moment, grain=unit, mod=written, fixed=fixed)


def read_unit(found: Found, scene: Scene) -> Reading | None:
    """Read "cette année", "last month", "la semaine prochaine", "fin de l'année"."""
    if found.get("weeknumber") or found.get("weekof"):
        return _read_week(found, scene)
    unit = unit_of(found) or "Y"
    if unit in SHORT:
        return None
    count = found.number("dir") or 0
    if found.get("newyear") and scene.anchor and scene.anchor.month >= _AUTUMN:
        count = 1
    if scene.anchor is None:
        return Reading(_unplaced(unit), reference=DEICTIC)
    base = scene.story.moment if count == 0 and not found.get("this") and scene.old else scene.anchor
    if unit == "D" and count == 0 and not found.get("this"):
        base = scene.story.day or scene.anchor
    base = _weekend_base(base, unit, scene) if base and count == 0 else base
    return _holds(shift(base, unit, count) if base else None, unit, DEICTIC, found.get("edge"))


def _read_week(found: Found, scene: Scene) -> Reading | None:
    """Read "week 31", "the first week of May 2019", "mardi de la semaine prochaine"."""
    if found.get("weekday"):
        base = shift(scene.anchor, "W", found.number("dir") or 0) if scene.anchor else None
        day = weekday_near(0, base, -1) + timedelta(days=found.number("weekday") or 0) if base else None
        return _holds(day, "D", DEICTIC)
    year, month = year_of(found, scene), found.number("month")
    reference = ABSOLUTE if year else PARTIAL
    if year is None and month is not None and scene.base is not None:
        year = choose_year(lambda year: make_day(year, month, 1), "M", found, scene)
    year = year or (scene.base.year if scene.base else None)
    if year is None:
        return Reading("XXXX-WXX", reference=PARTIAL)
    rank = found.number("weeknumber") or found.number("ordinal") or 0
    if found.get("monthof") and scene.anchor:
        told = shift(scene.anchor.replace(day=1), "M", found.number("dir") or 0) or scene.anchor
        return _holds(week_of(told.year, told.month, rank), "W", DEICTIC)
    return _holds(week_of(year, month, rank), "W", reference)


def read_week_of(found: Found, scene: Scene) -> Reading | None:
    """Read "the week of April 10", "la semaine du 18"."""
    inner = read_date(found, scene)
    return _holds(inner.moment, unit_of(found) or "W", inner.reference) if inner and inner.moment else None


def read_weekday_of(found: Found, scene: Scene) -> Reading | None:
    """Read "Monday of the following week"."""
    base = scene.story.moment or scene.anchor
    week = shift(base, "W", found.number("storydir") or 0) if base else None
    day = shift(weekday_near(0, week, -1), "D", found.number("weekday") or 0) if week else None
    return _holds(day, "D", ANAPHORIC)


def _weekend_base(base: date, unit: str, scene: Scene) -> date:
    """Give a day of the week whose weekend is meant: the last one with a past verb, and on Monday."""
    recent = scene.direction < 0 or (scene.direction == 0 and base.weekday() == 0)
    return shift(base, "W", -1) or base if unit == "WE" and recent and base.weekday() < len("MTWTF") else base


def _unplaced(unit: str) -> str:
    return {"M": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "D": "XXXX-XX-XX"}.get(unit, "XXXX")


def read_storyunit(found: Found, scene: Scene) -> Reading | None:
    """Read "l'année suivante", "the same month", "that year": told from the last time of the story."""
    unit = unit_of(found)
    if unit in SHORT:
        return None
    if scene.story.bc and unit == "Y":
        return before_christ(scene.story.bc - (found.number("storydir") or 0))
    last, grain = scene.story.latest
    base = last if unit not in {"D", "W"} or grain in {"D", "W"} else scene.story.day or last
    if base is None or (unit == "Q" and scene.story.grain != "Q"):
        base = scene.anchor if unit != "D" else None
    if base is None:
        return Reading(_unplaced(unit), reference=ANAPHORIC)
    return _holds(shift(base, unit, found.number("storydir") or 0), unit, ANAPHORIC, found.get("edge"))


def read_next_unit(found: Found, scene: Scene) -> Reading | None:
    """Read "the next year": counted from the story where the past is told, else from the anchor."""
    past = scene.old or scene.direction < 0
    told = scene.story.moment or scene.story.bc
    return read_storyunit(found, scene) if past and told else read_unit(found, scene)


def read_feast_weekend(found: Found, scene: Scene) -> Reading | None:
    """Read "the Easter weekend": the weekend at or after the feast, before it where it is a Monday."""
    reading = read_feast(found, scene)
    if reading is None or reading.moment is None:
        return None
    monday = reading.moment.weekday() == 0
    return _holds(shift(reading.moment, "D", -1) if monday else reading.moment, "WE", reading.reference)


def read_edge(found: Found, scene: Scene) -> Reading | None:
    """Read "début octobre", "mid-2011", "la fin de l'été": a part of a month, a season, a year."""
    mod = Mod(found.get("edge"))
    inner = _inner(found, scene)
    if inner is None:
        return None
    return Reading(
        inner.value,
        reference=inner.reference,
        mod=mod,
        moment=inner.moment,
        grain=inner.grain,
        fixed=inner.fixed,
        interval=inner.interval,
    )


def _inner(found: Found, scene: Scene) -> Reading | None:
    if found.get("fraction"):
        return read_quarter(found, scene)
    if found.get("season"):
        return read_season(found, scene)
    if found.get("decade") or found.get("decadeword"):
        return read_decade(found, scene)
    if found.get("roman") or found.get("century"):
        return read_century(found, scene)
    if unit_of(found) and not found.get("month"):
        return read_unit(found, scene)
    return read_date(found, scene)


def read_season(found: Found, scene: Scene) -> Reading | None:
    """Read "cet été", "l'automne 1998", "au printemps"; "en été" told of every year stays open."""
    season = found.get("season")
    first = SEASONS[season][0]
    year = int(found.get("years")[:4]) if found.get("years") else year_of(found, scene)
    if year is not None:
        return Reading(f"{year:04d}-{season}", moment=make_day(year, first, 1), grain="Q", fixed=True)
    if scene.story.bc and not found.get("dir"):
        bc = scene.story.bc - (found.number("storydir") or found.number("sameyear") or 0)
        return Reading(f"BC{bc:04d}-{season}", reference=ANAPHORIC, bc=bc)
    base = scene.base_of(found)
    if base is None or scene.habitual:
        return Reading(f"XXXX-{season}", reference=PARTIAL)
    named = found.get("sameyear") or found.get("yearshift")
    told = told_year(found, scene) if season != "WI" or named else None
    if told is not None:
        reference = ANAPHORIC if found.get("sameyear") else PARTIAL
        return Reading(f"{told:04d}-{season}", reference=reference, moment=make_day(told, first, 1), grain="Q")
    days = [day for n in (-1, 0, 1) if (day := make_day(base.year + n, first, 1)) is not None]
    meant = choose(days, base, found, scene, "Q")
    return Reading(f"{meant.year:04d}-{season}", reference=PARTIAL, moment=meant, grain="Q")


def read_quarter(found: Found, scene: Scene) -> Reading | None:
    """Read "au deuxième trimestre", "Q3 2025", "the first half of 2024"."""
    unit = found.get("fraction") or found.get("letter")
    rank = found.number("ordinal") or found.number("int") or 0
    size = {"Q": 3, "H": 6}[unit]
    rank = 12 // size if rank < 0 else rank
    if not 1 <= rank <= 12 // size:
        return None
    first = (rank - 1) * size + 1
    year = year_of(found, scene)
    if year is not None:
        return Reading(f"{year}-{unit}{rank}", moment=make_day(year, first, 1), grain=unit, fixed=True)
    if scene.base is None:
        return Reading(f"XXXX-{unit}{rank}", reference=PARTIAL)
    days = [day for n in (-1, 0, 1) if (day := make_day(scene.base.year + n, first, 1)) is not None]
    if found.get("this") or found.get("unit"):
        days = [day for day in days if day.year == scene.base.year + (found.number("dir") or 0)] or days
        return Reading(f"{days[0].year}-{unit}{rank}", reference=DEICTIC, moment=days[0], grain=unit)
    meant = choose(days, scene.base, found, scene, unit)
    return Reading(f"{meant.year}-{unit}{rank}", reference=PARTIAL, moment=meant, grain=unit)


def read_decade(found: Found, scene: Scene) -> Reading | None:
    """Read "les années 60", "the 1990s"."""
    year = found.number("year")
    if year is None:
        year = _decade_year(int(found.get("decade") or found.get("decadeword")), bool(found.get("decadeword")))
    if year % 10:
        return None
    del scene
    return Reading(f"{year // 10:03d}", moment=make_day(year, 1, 1), grain="DE", fixed=True)


def _decade_year(told: int, in_words: bool) -> int:  # noqa: FBT001
    """Give the first year of a decade told in two digits or a word: the twenties are the 1920s, the 20s the 2020s."""
    if told >= 100:  # noqa: PLR2004 - all four digits
        return told
    return told + (1900 if told >= 30 or in_words else 2000)  # noqa: PLR2004


def read_century(found: Found, scene: Scene) -> Reading | None:
    """Read "le XIXe siècle", "the 19th century"."""
    del scene
    rank = _roman(found.get("roman")) if found.get("roman") else found.number("ordinal") or 0
    if not 1 <= rank <= len("centuries of years, 21 "):
        return None
    if found.get("bc"):
        return Reading(f"BC{rank - 1:02d}")
    return Reading(f"{rank - 1:02d}", moment=make_day(max(1, (rank - 1) * 100), 1, 1), grain="CE", fixed=True)


def _roman(text: str) -> int:
    digits = [_ROMAN[sign] for sign in text.upper() if sign in _ROMAN]
    following = [*digits[1:], 0]
    return sum(-digit if digit < after else digit for digit, after in zip(digits, following, strict=True))


def read_back(found: Found, scene: Scene) -> Reading | None:
    """Read "la rentrée": the month in which work and school begin again."""
    month = int(scene.settings["back_month"])
    year = year_of(found, scene)
    if year is None and scene.base is None:
        return Reading(f"XXXX-{month:02d}", reference=PARTIAL)
    reference = ABSOLUTE if year else PARTIAL
    meant = year or choose_year(lambda year: make_day(year, month, 1), "M", found, scene)
    return Reading(f"{meant}-{month:02d}", reference=reference, moment=make_day(meant, month, 1), grain="M")
