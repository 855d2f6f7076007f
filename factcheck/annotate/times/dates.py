"""Dates: full or partial, by name or by number, and the days told from today or from the story."""

from collections.abc import Callable
from datetime import date

from factcheck.annotate.times.calendar import feast, make_day, nth_weekday, shift, weekday_near
from factcheck.annotate.times.grammar import Found
from factcheck.annotate.times.reading import ABSOLUTE, ANAPHORIC, DEICTIC, PARTIAL, Reading, Scene
from factcheck.annotate.times.values import interval_of
from factcheck.model import Mod, Reference, Relation, Tense

YEARS = ("year", "modern", "linked", "lastyear", "firstyear")  # the slots that hold a year of four digits
_BC_NEAR, _BC_BARE = 150, 31  # how far from the last one a bare year before Christ may lie; smaller numbers are days
_BACKWARDS, _BACK_A_YEAR = 1.5, 3.0  # stories go forward: how much farther a day behind counts than one ahead
_PAST_BIAS = 2.5  # how much farther a month to come counts than one past, where no verb tells
_LONG_AGO = 60  # days before the anchor at which a story lies when its weekdays are told from itself
_CENTURY_TURN = 40  # "98" is 1998, "24" is 2024


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
    return century + int(short) - (100 if century + int(short) > base + 100 - _CENTURY_TURN - 45 else 0)


def read_date(found: Found, scene: Scene) -> Reading | None:
    """Read a date made of a weekday, a day, a month and a year, of which any may be missing."""
    year, month, day = year_of(found, scene), found.number("month"), _day_of(found)
    if found.get("ordinal") and month:
        return _ranked(found, scene)
    if month is None and day is None:
        return _year(year) if year else _weekday(found, scene)
    if month is None:
        return _day_alone(found, scene)
    if year is not None:
        return _full(year, month, day, found)
    return _without_year(month, day, found, scene)


def _day_of(found: Found) -> int | None:
    return found.number("day") or found.number("digits")


def _weekday_of(found: Found) -> int | None:
    return found.number("weekday")


def _year(year: int) -> Reading:
    return Reading(f"{year:04d}", moment=make_day(year, 1, 1), grain="Y", fixed=True)


def _full(year: int, month: int, day: int | None, found: Found, reference: Reference = ABSOLUTE) -> Reading:
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


def _without_year(month: int, day: int | None, found: Found, scene: Scene) -> Reading:
    base = scene.base_of(found)
    if base is None:
        text = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
        return Reading(text, reference=PARTIAL, weekday=_weekday_of(found))
    if found.get("sameyear") and scene.story.moment is not None:
        return _full(scene.story.moment.year, month, day, found, ANAPHORIC)
    year = choose_year(lambda year: make_day(year, month, day or 1), "D" if day else "M", found, scene)
    return _full(year, month, day, found, PARTIAL)


def choose_year(day_in: Callable[[int], date | None], grain: str, found: Found, scene: Scene) -> int:
    """Give the year in which the day lies, from the words' direction, the story, the tense, or nearness."""
    base = scene.base_of(found) or date(2000, 1, 1)
    years = range(max(1, base.year - 1), min(9999, base.year + 2))
    days = [day for day in map(day_in, years) if day is not None]
    if not days:
        return base.year
    matching = [day for day in days if day.weekday() == found.number("weekday")]
    if matching and grain == "D":
        return matching[0].year
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
    if direction < 0:
        return next((day for day in reversed(days) if day <= base), days[0])
    if direction > 0:
        return next((day for day in days if ends[day] >= base), days[-1])
    past = _PAST_BIAS if grain != "D" and scene.settings.get("bare_month") == "past" else 1
    return min(days, key=lambda day: (_distance(day, ends[day], base) * (past if day > base else 1), day > base))


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
    day = _day_of(found) or 1
    base = scene.story.month if scene.follows_story and scene.story.month else scene.anchor
    if base is None:
        return Reading(f"XXXX-XX-{day:02d}", reference=PARTIAL, weekday=_weekday_of(found))
    months = [shift(base.replace(day=1), "M", n) for n in (-2, -1, 0, 1, 2)]
    days = [d for m in months if m is not None and (d := make_day(m.year, m.month, day)) is not None]
    if scene.follows_story and base.month in {d.month for d in days}:
        meant = next(d for d in days if d.month == base.month)
    else:
        matching = [d for d in days if d.weekday() == found.number("weekday")]
        meant = min(matching, key=lambda d: abs((d - base).days)) if matching else choose(days, base, found, scene, "D")
    return _full(meant.year, meant.month, meant.day, found, PARTIAL)


def _weekday(found: Found, scene: Scene) -> Reading | None:
    weekday = found.number("weekday")
    if weekday is None:
        return None
    told = scene.follows_story or found.get("storydir")
    base = scene.story.day if told and scene.story.day else scene.anchor
    if base is None:
        return Reading(f"XXXX-WXX-{weekday + 1}", reference=DEICTIC)
    leans_on = ANAPHORIC if base is not scene.anchor else DEICTIC
    return _on(weekday_day(weekday, base, found, scene), leans_on)


def weekday_day(weekday: int, base: date, found: Found, scene: Scene) -> date:
    """Give the day that a bare, last, next or this weekday means."""
    told = found.number("dir") or found.number("storydir")
    if told:
        return weekday_near(weekday, shift(base, "D", told) or base, told)
    if found.get("this"):
        return weekday_near(weekday, base, scene.direction)
    long_ago = scene.anchor is None or (scene.anchor - base).days > _LONG_AGO
    if scene.old and base is scene.story.day and long_ago:
        return weekday_near(weekday, base, 1)
    default = -1 if scene.settings.get("bare_weekday") == "past" else 0
    soon = 1 if (scene.tense is Tense.PRESENT and scene.beside) or scene.relation is Relation.UNTIL else 0
    return weekday_near(weekday, base, scene.direction or soon or default)


def _on(day: date | None, reference: Reference, **more: int | None) -> Reading | None:
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
        return _on(nth_weekday(year, month, rank, weekday), PARTIAL)
    return _on(nth_weekday(year, month, rank, weekday), ABSOLUTE)


def read_numeric(found: Found, scene: Scene) -> Reading | None:
    """Read 14/07/1989, 2024-11-05, 5.11.24 in the order of the language."""
    text = found.get("iso") or found.get("numeric") or found.get("slashed")
    written = text.replace("/", "-").replace(".", "-").split("-")
    if len(written) == len("dmy") and "4" not in "".join(str(len(part)) for part in written) and len(written[-1]) == 1:
        return None
    parts = [int(part) for part in written]
    order = (
        "ymd" if len(text.replace(".", "/").replace("-", "/").split("/")[0]) == len("2024") else scene.settings["order"]
    )
    if len(parts) == len("dm"):
        return _numeric_without_year(parts, order, found, scene)
    named = dict(zip(order, parts, strict=True))
    if named["m"] > 12 >= named["d"] and order != "ymd":  # noqa: PLR2004 - no such month: it was the other order
        named["m"], named["d"] = named["d"], named["m"]
    year = named["y"] if named["y"] >= 100 else _two_digits(named["y"])  # noqa: PLR2004
    if not 1 <= named["m"] <= 12 or not 1 <= named["d"] <= 31:  # noqa: PLR2004
        return None
    return _full(year, named["m"], named["d"], found)


def _two_digits(year: int) -> int:
    return year + (1900 if year > _CENTURY_TURN + 29 else 2000)


def _numeric_without_year(parts: list[int], order: str, found: Found, scene: Scene) -> Reading | None:
    named = dict(zip(order.replace("y", ""), parts, strict=True))
    if named["m"] > 12:  # noqa: PLR2004 - no such month: it was the other order
        named["m"], named["d"] = named["d"], named["m"]
    if make_day(2024, named["m"], named["d"]) is None:
        return None
    return _without_year(named["m"], named["d"], found, scene)


def read_years(found: Found, scene: Scene) -> Reading | None:
    """Read a span of years written as one: 2024-2025, 2024-25."""
    text = found.get("years") or f"{found.get('year')}-{found.get('yy')}"
    first, last = text[:4], text[5:]
    del scene
    if len(last) == len("12") and 0 < int(last) <= 12 and first[2:] >= last:  # noqa: PLR2004 - 2015-12: a month
        return _full(int(first), int(last), None, found)
    last = first[: 4 - len(last)] + last
    if not 0 < int(last) - int(first) <= 100:  # noqa: PLR2004 - no span of years
        return None
    value = f"{first}/{last}"
    return Reading(value, interval=interval_of(value), moment=make_day(int(first), 1, 1), grain="Y")


def read_era(found: Found, scene: Scene) -> Reading | None:
    """Read "15 March 44 BC", "732 AD": years that the calendar of four digits does not hold, or holds with zeros."""
    del scene
    year, month, day = found.number("int") or 0, found.number("month"), _day_of(found)
    if found.get("bc"):
        return _before_christ(year, found)
    if month and 0 < year <= 9999:  # noqa: PLR2004
        return _full(year, month, day, found)
    return Reading(f"{year:04d}", moment=make_day(year, 1, 1), grain="Y", fixed=True) if 0 < year <= 9999 else None  # noqa: PLR2004


def _before_christ(year: int, found: Found) -> Reading:
    parts = [f"-{part:02d}" for part in (found.number("month"), _day_of(found)) if part]
    season = found.get("season")
    mod = Mod(found.get("edge")) if found.get("edge") else None
    return Reading(f"BC{year:04d}{''.join(parts)}" + (f"-{season}" if season else ""), mod=mod, bc=year)


def read_bcyears(found: Found, scene: Scene) -> Reading | None:
    """Read the years of "499–493 BC", and a bare "in 480" where the text has told of such years."""
    year = found.number("int") or 0
    near = scene.story.bc and abs(year - scene.story.bc) <= _BC_NEAR and year > _BC_BARE
    return _before_christ(year, found) if found.get("bc") or near else None


def read_week(found: Found, scene: Scene) -> Reading | None:
    """Read "mardi en huit": the one after the next."""
    weekday = found.number("weekday")
    if scene.anchor is None or weekday is None:
        return Reading(f"XXXX-WXX-{(weekday or 0) + 1}", reference=DEICTIC)
    after = weekday_near(weekday, shift(scene.anchor, "D", 1) or scene.anchor, 1)
    return _on(shift(after, "W", found.number("weeks") or 1), DEICTIC)


def read_shift(found: Found, scene: Scene) -> Reading | None:
    """Read "hier", "tomorrow", "the day before yesterday"."""
    count = found.number("shift") or 0
    if scene.anchor is None or (scene.old and count == 0):
        return Reading("XXXX-XX-XX" if count else "PRESENT_REF", reference=DEICTIC)
    return _on(shift(scene.anchor, "D", count), DEICTIC)


def read_storyshift(found: Found, scene: Scene) -> Reading | None:
    """Read "le lendemain", "the next day": a day told from the last day of the story."""
    base = scene.story.day or (scene.story.moment if scene.story.grain == "D" else None)
    if base is None:
        return Reading("XXXX-XX-XX", reference=ANAPHORIC)
    return _on(shift(base, "D", found.number("storyshift") or 0), ANAPHORIC)


def read_feast(found: Found, scene: Scene) -> Reading | None:
    """Read "Noël", "lundi de Pâques 2026"."""
    rule = found.get("feast")
    year = year_of(found, scene)
    if year is not None:
        day = feast(rule, year)
        return Reading(day.isoformat(), moment=day, grain="D", fixed=True) if day else None
    if scene.base is None:
        return Reading(
            f"XXXX-{rule}" if rule[:1].isdigit() and len(rule) == len("12-25") else "XXXX", reference=PARTIAL
        )
    year = choose_year(lambda year: feast(rule, year), "D", found, scene)
    return _on(feast(rule, year), PARTIAL)


def read_named(found: Found, scene: Scene) -> Reading | None:
    """Read an event that is named by its date: "Mai 68"."""
    value = found.get("named")
    held = interval_of(value)
    first = held.first_day if held else None
    if first and scene.anchor and first > scene.anchor:
        return _without_year(first.month, first.day, found, scene)
    return Reading(value, interval=held, moment=first, grain="D", fixed=True)
