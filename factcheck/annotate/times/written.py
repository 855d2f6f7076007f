"""Dates written in figures, spans of years written as one, and years before Christ."""

from factcheck.annotate.times.calendar import make_day
from factcheck.annotate.times.dates import CENTURY_TURN, day_of, full_date, without_year
from factcheck.annotate.times.grammar import Found
from factcheck.annotate.times.reading import Reading, Scene
from factcheck.annotate.times.values import interval_of
from factcheck.model import Mod

_BC_NEAR, _BC_BARE = 150, 31  # how far from the last one a bare year before Christ may lie; smaller numbers are days


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
    year = named["y"] if named["y"] >= 100 else _two_digits(named["y"], scene)  # noqa: PLR2004
    if not 1 <= named["m"] <= 12 or not 1 <= named["d"] <= 31:  # noqa: PLR2004
        return None
    return full_date(year, named["m"], named["d"], found)


def _two_digits(year: int, scene: Scene) -> int:
    """Give the year of two digits: at most some years after the anchor."""
    if scene.anchor:
        turned = scene.anchor.year // 100 * 100 + year
        return turned - 100 if turned > scene.anchor.year + CENTURY_TURN else turned
    return year + (1900 if year > CENTURY_TURN + 29 else 2000)


def _numeric_without_year(parts: list[int], order: str, found: Found, scene: Scene) -> Reading | None:
    named = dict(zip(order.replace("y", ""), parts, strict=True))
    if named["m"] > 12:  # noqa: PLR2004 - no such month: it was the other order
        named["m"], named["d"] = named["d"], named["m"]
    if make_day(2024, named["m"], named["d"]) is None:
        return None
    return without_year(named["m"], named["d"], found, scene)


def read_years(found: Found, scene: Scene) -> Reading | None:
    """Read a span of years written as one: 2024-2025, 2024-25."""
    text = found.get("years") or f"{found.get('year')}-{found.get('yy')}"
    first, last = text[:4], text[5:]
    del scene
    if len(last) == len("12") and 0 < int(last) <= 12 and first[2:] >= last:  # noqa: PLR2004 - 2015-12: a month
        return full_date(int(first), int(last), None, found)
    last = first[: 4 - len(last)] + last
    if not 0 < int(last) - int(first) <= 100:  # noqa: PLR2004 - no span of years
        return None
    value = f"{first}/{last}"
    return Reading(value, interval=interval_of(value), moment=make_day(int(first), 1, 1), grain="Y")


def read_era(found: Found, scene: Scene) -> Reading | None:
    """Read "15 March 44 BC", "732 AD": years that the calendar of four digits does not hold, or holds with zeros."""
    del scene
    year, month, day = found.number("int") or 0, found.number("month"), day_of(found)
    if found.get("bc"):
        return _before_christ(year, found)
    if month and 0 < year <= 9999:  # noqa: PLR2004
        return full_date(year, month, day, found)
    return Reading(f"{year:04d}", moment=make_day(year, 1, 1), grain="Y", fixed=True) if 0 < year <= 9999 else None  # noqa: PLR2004


def _before_christ(year: int, found: Found) -> Reading:
    parts = [f"-{part:02d}" for part in (found.number("month"), day_of(found)) if part]
    season = found.get("season")
    mod = Mod(found.get("edge")) if found.get("edge") else None
    return Reading(f"BC{year:04d}{''.join(parts)}" + (f"-{season}" if season else ""), mod=mod, bc=year)


def read_bcyears(found: Found, scene: Scene) -> Reading | None:
    """Read the years of "499–493 BC", and a bare "in 480" where the text has told of such years."""
    year = found.number("int") or 0
    near = scene.story.bc and abs(year - scene.story.bc) <= _BC_NEAR and year > _BC_BARE
    return _before_christ(year, found) if found.get("bc") or near else None
