"""Dates: full or partial, by name or by number, and the days told from today or from the story."""

from collections.abc import Callable
from datetime import date

from factcheck.annotate.times.calendar import last_day, make_day, nth_weekday, shift, weekday_near
from factcheck.annotate.times.grammar import Found
from factcheck.annotate.times.reading import ABSOLUTE, ANAPHORIC, DEICTIC, PARTIAL, Reading, Scene
from factcheck.model import Reference, Relation, Tense

YEARS = ("year", "modern", "linked", "lastyear", "firstyear")  # the slots that hold a year of four digits
_BACKWARDS, _BACK_A_YEAR = 1.5, 3.0  # stories go forward: how much farther a day behind counts than one ahead
_PAST_BIAS = 2.5  # how much farther a month to come counts than one past, where no verb tells
_PAST_VERB_BIAS = 1.5  # the same for a day whose clause tells the past: it may still name one to come
_LONG_AGO = 60  # days before the anchor at which a story lies when its weekdays are told from itself
CENTURY_TURN = 40  # "98" is 1998, "24" is 2024


def year_of(found: Found, scene: Scene) -> int | None:
    """Give the year that the words name."""
    full = next((year for name in YEARS if (year := found.number(name))), None)
    if found.get("lastyy"):
        return (full or 0) // 100 * 100 + int(found.get("lastyy"))
    short = found.get("yy")
    if full or not short:
        return full
    base = scene.anchor.year if scene.anchor else 2000
    century = base // 100 * 100
    return century + int(short) - (100 if century + int(short) > base + 100 - CENTURY_TURN - 45 else 0)


def read_date(found: Found, scene: Scene) -> Reading | None:
    """Read a date made of a weekday, a day, a month and a year, of which any may be missing."""
    year, month, day = year_of(found, scene), found.number("month"), day_of(found)
    if found.get("ordinal") and month:
        return _ranked(found, scene)
    if found.get("rank") and month:
        return _day_of_rank(month, found, scene)
    if month is None and day is None:
        return _year(year) if year else _weekday(found, scene)
    if month is None:
        return _day_alone(found, scene)
    if year is not None:
        return full_date(year, month, day, found)
    return without_year(month, day, found, scene)


def day_of(found: Found) -> int | None:
    """Give the day of the month that the words name."""
    return found.number("day") or found.number("digits")


def _weekday_of(found: Found) -> int | None:
    return found.number("weekday")


def _year(year: int) -> Reading:
    return Reading(f"{year:04d}", moment=make_day(year, 1, 1), grain="Y", fixed=True)


def full_date(year: int, month: int, day: int | None, found: Found, reference: Reference = ABSOLUTE) -> Reading:
    """Give the reading of a year and month, with a day or without."""
    fixed = reference is ABSOLUTE
    if day is None:
        first = make_day(year, month, 1)
        return Reading(f"{year:04d}-{month:02d}", reference=reference, moment=first, grain="M", fixed=fixed)
    moment = make_day(year, month, day)
    return Reading(
        f"{year:04d}-{month:02d}-{day:02d}",
        reference=reference,
        moment=moment,
        grain="D",
        impossible=moment is None,
        weekday=_weekday_of(found),
        fixed=fixed,
    )


def without_year(month: int, day: int | None, found: Found, scene: Scene) -> Reading:
    """Give the reading of a month, with a day or without, in the year that the scene tells."""
    base = scene.base_of(found)
    if scene.habitual or (base is None and not scene.story.bc):
        text = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
        return Reading(text, reference=PARTIAL, weekday=_weekday_of(found))
    if scene.story.bc and not found.get("dir"):
        parts = [f"-{part:02d}" for part in (month, day) if part]
        return Reading(f"BC{scene.story.bc:04d}{''.join(parts)}", reference=ANAPHORIC, bc=scene.story.bc)
    told = told_year(found, scene)
    if told is not None:
        return full_date(told, month, day, found, ANAPHORIC if found.get("sameyear") else PARTIAL)
    year = choose_year(lambda year: make_day(year, month, day or 1), "D" if day else "M", found, scene)
    return full_date(year, month, day, found, PARTIAL)


def told_year(found: Found, scene: Scene) -> int | None:
    """Give the year that the words tell from the story ("in March of the following year") or from now ("this May")."""
    year = scene.story.moment.year if scene.story.moment else None
    if found.get("sameyear") and year:
        return year + int(found.get("sameyear"))
    if found.get("that") and year:
        return year
    if found.get("yearshift") and scene.anchor:
        return scene.anchor.year + int(found.get("yearshift"))
    return scene.anchor.year if found.get("this") and scene.anchor and found.means != "part" else None


def choose_year(day_in: Callable[[int], date | None], grain: str, found: Found, scene: Scene) -> int:
    """Give the year in which the day lies, from the words' direction, the story, the tense, or nearness."""
    base = scene.base_of(found) or date(2000, 1, 1)
    years = range(max(1, base.year - 1), min(9999, base.year + 2))
    days = [day for day in map(day_in, years) if day is not None]
    if not days:
        return base.year
    begun = scene.story.moment if scene.closing and scene.story.sentence == scene.sentence else None
    if begun is not None and begun.year in {day.year for day in days}:
        return next((day.year for day in days if day >= begun), days[-1].year)
    matching = [day for day in days if day.weekday() == found.number("weekday")]
    if matching and grain == "D":
        return matching[0].year
    told = day_in(scene.anchor.year) if scene.anchor and found.get("weekday") and grain == "D" else None
    if told is not None and told.weekday() == found.number("weekday"):  # a story that has come to the present
        return told.year
    return choose(days, base, found, scene, grain).year


def choose(days: list[date], base: date, found: Found, scene: Scene, grain: str) -> date:
    """Give the one of ``days`` (sorted first days of periods of ``grain``) that is meant."""
    told = found.number("dir") or found.number("storydir")
    ends = {day: shift(shift(day, grain, 1) or day, "D", -1) or day for day in days}
    before = [day for day in days if ends[day] < base]
    after = [day for day in days if day > base]
    if told is not None and told != 0:
        return (before[-1] if before else days[0]) if told < 0 else (after[0] if after else days[-1])
    if scene.follows_story:
        return _nearest_in_story(days, base, scene)
    ahead = scene.in_clause and scene.tense is Tense.FUTURE
    direction = scene.direction if scene.beside or ahead or grain != "D" else 0
    if grain == "M" and scene.beside and scene.tense is Tense.PRESENT:  # "she retires in January"
        direction = 1
    if direction < 0:
        return next((day for day in reversed(days) if day <= base), days[0])
    if direction > 0:
        return next((day for day in days if ends[day] >= base), days[-1])
    past = _past_bias(grain, scene)
    return min(days, key=lambda day: (_distance(day, ends[day], base) * (past if day > base else 1), day > base))


def _past_bias(grain: str, scene: Scene) -> float:
    """Give how much farther a day to come counts than one past, where it is the nearest that is meant."""
    if grain == "D":
        return _PAST_VERB_BIAS if scene.in_clause and scene.tense is Tense.PAST else 1
    scheduled = scene.in_clause and scene.tense is Tense.PRESENT  # "the season opens in October"
    return _PAST_BIAS if scene.settings.get("bare_month") == "past" and not scheduled else 1


def _distance(begin: date, end: date, base: date) -> int:
    return 0 if begin <= base <= end else min(abs((begin - base).days), abs((end - base).days))


def _nearest_in_story(days: list[date], base: date, scene: Scene) -> date:
    same_year = [day for day in days if day.year == base.year]
    if scene.story.grain not in {"D", "W", "M", "Q"} and same_year:
        return same_year[0]
    return min(days, key=lambda day: _stride(day, base))


def _stride(day: date, base: date) -> float:
    """Give how far a day lies from the base as stories go: forward, seldom back into the year before."""
    days = (day - base).days
    return days if days >= 0 else -days * (_BACKWARDS if day.year == base.year else _BACK_A_YEAR)


def _day_alone(found: Found, scene: Scene) -> Reading | None:
    day = day_of(found) or 1
    base = scene.story.month if scene.follows_story and scene.story.month else scene.anchor
    if base is None:
        return Reading(f"XXXX-XX-{day:02d}", reference=PARTIAL, weekday=_weekday_of(found))
    months = [shift(base.replace(day=1), "M", n) for n in (-2, -1, 0, 1, 2)]
    days = [d for m in months if m is not None and (d := make_day(m.year, m.month, day)) is not None]
    if not days:
        return None
    if scene.follows_story and base.month in {d.month for d in days}:
        meant = next(d for d in days if d.month == base.month)
    else:
        matching = [d for d in days if d.weekday() == found.number("weekday")]
        meant = min(matching, key=lambda d: abs((d - base).days)) if matching else choose(days, base, found, scene, "D")
    return full_date(meant.year, meant.month, meant.day, found, PARTIAL)


def _weekday(found: Found, scene: Scene) -> Reading | None:
    weekday = found.number("weekday")
    if weekday is None:
        return None
    told = found.get("storydir") or found.get("that")
    base = scene.story.day if told and scene.story.day else scene.week_base
    if base is None:
        return Reading(f"XXXX-WXX-{weekday + 1}", reference=DEICTIC)
    leans_on = ANAPHORIC if base is not scene.anchor else DEICTIC
    return on_day(weekday_day(weekday, base, found, scene), leans_on)


def weekday_day(weekday: int, base: date, found: Found, scene: Scene) -> date:
    """Give the day that a bare, last, next or this weekday means."""
    told = found.number("dir") or found.number("storydir")
    if told:
        return weekday_near(weekday, shift(base, "D", told) or base, told)
    if scene.closing and scene.story.day:  # "du lundi au vendredi"
        return weekday_near(weekday, scene.story.day, 1)
    if found.get("this"):
        return weekday_near(weekday, base, scene.direction)
    if found.get("that"):
        return weekday_near(weekday, base, 0)
    long_ago = scene.anchor is None or (scene.anchor - base).days > _LONG_AGO
    if scene.old and base is scene.story.day and long_ago:
        return weekday_near(weekday, base, 1)
    default = -1 if scene.settings.get("bare_weekday") == "past" else 0
    soon = 1 if (scene.tense is Tense.PRESENT and scene.beside) or scene.relation is Relation.UNTIL else 0
    return weekday_near(weekday, base, scene.direction or soon or default)


def on_day(day: date | None, reference: Reference, **more: int | None) -> Reading | None:
    """Give the reading of a day; None where there is none."""
    if day is None:
        return None
    return Reading(day.isoformat(), reference=reference, moment=day, grain="D", weekday=more.get("weekday"))


def _ranked(found: Found, scene: Scene) -> Reading | None:
    month, rank, weekday = found.number("month"), found.number("ordinal"), found.number("weekday")
    if month is None or rank is None or weekday is None:
        return None
    year = year_of(found, scene)
    if year is None:
        year = choose_year(lambda year: make_day(year, month, 1), "M", found, scene)
        return on_day(nth_weekday(year, month, rank, weekday), PARTIAL)
    return on_day(nth_weekday(year, month, rank, weekday), ABSOLUTE)


def _day_of_rank(month: int, found: Found, scene: Scene) -> Reading | None:
    """Read "the last day of October"."""
    rank, year = int(found.get("rank")), year_of(found, scene)
    known = year or choose_year(lambda year: make_day(year, month, 1), "M", found, scene)
    day = last_day(known, month).day if rank < 0 else rank
    return full_date(known, month, day, found, ABSOLUTE if year else PARTIAL)


def read_week(found: Found, scene: Scene) -> Reading | None:
    """Read "mardi en huit": the one after the next."""
    weekday = found.number("weekday")
    if scene.anchor is None or weekday is None:
        return Reading(f"XXXX-WXX-{(weekday or 0) + 1}", reference=DEICTIC)
    after = weekday_near(weekday, shift(scene.anchor, "D", 1) or scene.anchor, 1)
    return on_day(shift(after, "W", found.number("weeks") or 1), DEICTIC)


def read_shift(found: Found, scene: Scene) -> Reading | None:
    """Read "hier", "tomorrow", "the day before yesterday"."""
    count = found.number("shift") or 0
    if scene.anchor is None or (scene.old and count == 0):
        return Reading("XXXX-XX-XX" if count else "PRESENT_REF", reference=DEICTIC)
    return on_day(shift(scene.anchor, "D", count), DEICTIC)


def read_storyshift(found: Found, scene: Scene) -> Reading | None:
    """Read "le lendemain", "the next day": a day told from the last day of the story."""
    last, grain = scene.story.latest
    base = last if grain == "D" else scene.story.day
    count = found.number("storyshift") or 0
    untold = scene.old or (count > 0 and scene.tense is Tense.PAST)  # a day after one that nobody told
    base = base or (None if untold else scene.anchor)
    return on_day(shift(base, "D", count), ANAPHORIC) if base else Reading("XXXX-XX-XX", reference=ANAPHORIC)
