"""Periods: weeks, months, quarters, seasons, years, decades, centuries, and offsets counted in them."""

from datetime import date
from decimal import Decimal

from factcheck.annotate.times.calendar import make_day, shift
from factcheck.annotate.times.dates import choose, choose_year, year_of
from factcheck.annotate.times.grammar import Found
from factcheck.annotate.times.reading import ABSOLUTE, ANAPHORIC, DEICTIC, NONE, PARTIAL, Reading, Scene
from factcheck.annotate.times.values import SEASONS, WIDTHS, length, say
from factcheck.model import Interval, Mod, Reference, Relation, Tense, TimeType

_SHORT = frozenset({"S", "MIN", "HR"})
_ROMAN = {"I": 1, "V": 5, "X": 10}


def count_of(found: Found, scene: Scene) -> Decimal | None:
    """Give how many units the words name; None where they leave it open ("quelques")."""
    if found.get("about"):
        return Decimal(found.get("about"))
    text = found.get("n") or ("1" if found.get("a") or found.get("one") else "")
    if not text:
        return None
    return _decimal(text, scene.settings["decimal"]) + Decimal(found.get("halves") or 0)


def _decimal(text: str, point: str) -> Decimal:
    digits = "".join(sign for sign in text if sign.isdigit() or sign in ".,")
    other = "." if point == "," else ","
    grouped = digits.count(other) and all(len(part) == len("000") for part in digits.split(other)[1:])
    return Decimal(digits.replace(other, "" if grouped else ".").replace(point, "."))


def unit_of(found: Found) -> str:
    """Give the unit that the words name."""
    return found.get("unit") or found.get("one")


def _holds(moment: date | None, unit: str, reference: Reference, mod: str = "") -> Reading | None:
    if moment is None:
        return None
    return Reading(say(moment, unit), reference=reference, moment=moment, grain=unit, mod=Mod(mod) if mod else None)


def read_unit(found: Found, scene: Scene) -> Reading | None:
    """Read "cette année", "last month", "la semaine prochaine", "fin de l'année"."""
    unit = unit_of(found) or "Y"
    if unit in _SHORT:
        return None
    count = found.number("dir") or 0
    if scene.anchor is None:
        return Reading(_unplaced(unit), reference=DEICTIC)
    base = scene.story.moment if count == 0 and not found.get("this") and scene.old else scene.anchor
    if unit == "D" and count == 0 and not found.get("this"):
        base = scene.story.day or scene.anchor
    base = _weekend_base(base, unit, scene) if base and count == 0 else base
    return _holds(shift(base, unit, count) if base else None, unit, DEICTIC, found.get("edge"))


def _weekend_base(base: date, unit: str, scene: Scene) -> date:
    """Give a day of the week whose weekend is meant: on Monday and Tuesday, "ce week-end" with a past verb is the last."""
    recent = scene.direction < 0 or (scene.direction == 0 and base.weekday() < len("MT"))
    return shift(base, "W", -1) or base if unit == "WE" and recent and base.weekday() < len("MTWTF") else base


def _unplaced(unit: str) -> str:
    return {"M": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "D": "XXXX-XX-XX"}.get(unit, "XXXX")


def read_storyunit(found: Found, scene: Scene) -> Reading | None:
    """Read "l'année suivante", "the same month", "that year": told from the last time of the story."""
    unit = unit_of(found)
    if unit in _SHORT:
        return None
    base = scene.story.moment
    if base is None:
        return Reading(_unplaced(unit), reference=ANAPHORIC)
    return _holds(shift(base, unit, found.number("storydir") or 0), unit, ANAPHORIC, found.get("edge"))


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
    from factcheck.annotate.times.dates import read_date  # noqa: PLC0415

    if found.get("season"):
        return read_season(found, scene)
    if found.get("decade") or found.get("decadeword"):
        return read_decade(found, scene)
    if found.get("roman") or found.get("century"):
        return read_century(found, scene)
    if unit_of(found) and not found.get("month"):
        return read_unit(found, scene)
    return read_date(found, scene)


def read_recent(found: Found, scene: Scene) -> Reading | None:
    """Read "ces derniers jours", "the next six months", "les dix dernières années": a length that ends or begins now."""
    unit = unit_of(found)
    count = count_of(found, scene)
    direction = found.number("dirs") or found.number("dir") or found.number("recent") or -1
    value = length(unit, plain(count))
    return Reading(
        value,
        TimeType.DURATION,
        DEICTIC,
        Relation.AHEAD if direction > 0 else Relation.LASTING,
        _around(scene.anchor, unit, count, direction),
        vague=count is None,
    )


def _around(anchor: date | None, unit: str, count: Decimal | None, direction: int) -> Interval | None:
    """Give the interval from the anchor ``count`` units back or ahead; the table's widest where nobody says how many."""
    if anchor is None:
        return None
    far = _move(anchor, unit, (WIDTHS.get(unit, (2, 9))[1] if count is None else count) * direction)
    if far is None:
        return None
    return Interval(anchor, far) if direction > 0 else Interval(far, anchor)


def _move(day: date, unit: str, count: Decimal | int) -> date | None:
    """Move by a number of units that need not be whole: half years become months."""
    if unit in _SHORT:
        return day
    if count == int(count):
        return shift(day, unit, int(count)) if abs(count) < 10**6 else None  # noqa: PLR2004
    finer = {"Y": ("M", 12), "DE": ("M", 120), "CE": ("Y", 100), "M": ("D", 30), "W": ("D", 7), "Q": ("M", 3)}
    smaller, factor = finer.get(unit, ("D", 1))
    return shift(day, smaller, int(count * factor)) if abs(count) < 10**6 else None  # noqa: PLR2004


def read_offset(found: Found, scene: Scene) -> Reading | None:
    """Read "il y a deux ans", "dans trois mois", "a week ago"."""
    unit, direction = unit_of(found), -1 if found.means == "ago" else 1
    relation = Relation.AGO if direction < 0 else Relation.AHEAD
    fixed = found.get("fixedlength")
    count = count_of(found, scene)
    if fixed:
        unit, count = _fixed(fixed)
    mod = Mod(found.get("amount")) if found.get("amount") else Mod.APPROX if found.get("about") else None
    if count is None:
        return _vague_offset(unit, direction, relation, scene)
    moment = _move(scene.anchor, unit, count * direction) if scene.anchor else None
    if moment is None:
        return Reading(length(unit, plain(count)), TimeType.DURATION, DEICTIC, relation, mod=mod)
    grain = "D" if unit in _SHORT else "M" if count != int(count) else {"F": "D", "WE": "W", "H": "M"}.get(unit, unit)
    grain = "Y" if grain in {"DE", "CE"} else grain
    return Reading(say(moment, grain), TimeType.DATE, DEICTIC, relation, mod=mod, moment=moment, grain=grain)


def _fixed(value: str) -> tuple[str, Decimal]:
    unit = {"M": "MIN", "H": "HR"}.get(value[-1], value[-1]) if "T" in value else value[-1]
    return unit, Decimal("".join(sign for sign in value if sign.isdigit()))


def _vague_offset(unit: str, direction: int, relation: Relation, scene: Scene) -> Reading:
    interval = None
    if scene.anchor is not None and unit not in _SHORT:
        near, far = (_move(scene.anchor, unit, width * direction) for width in WIDTHS.get(unit, (2, 9)))
        interval = Interval(*sorted((near, far))) if near and far else None
    return Reading(length(unit, "X"), TimeType.DURATION, DEICTIC, relation, interval, vague=True)


def read_perhaps(found: Found, scene: Scene) -> Reading | None:
    """Read "in two years": an offset where the verb points ahead, else a length ("the lowest in two years")."""
    if scene.tense in {Tense.FUTURE, Tense.CONDITIONAL}:
        return read_offset(found, scene)
    count, unit = count_of(found, scene), unit_of(found)
    if found.get("fixedlength"):
        unit, count = _fixed(found.get("fixedlength"))
    mod = Mod(found.get("amount")) if found.get("amount") else None
    value = length(unit, plain(count))
    return Reading(value, TimeType.DURATION, NONE, mod=mod, vague=count is None)


def plain(count: Decimal | None) -> str:
    """Give a count as TIMEX3 writes it, "X" where it is open."""
    return "X" if count is None else f"{count.normalize():f}" if count % 1 else str(int(count))


def read_hop(found: Found, scene: Scene) -> Reading | None:
    """Read "cinq ans plus tard", "two days earlier": counted from the story."""
    unit, direction = unit_of(found), 1 if found.means == "later" else -1
    count = count_of(found, scene)
    fixed = found.get("fixedlength")
    if fixed:
        unit, count = _fixed(fixed)
    mod = Mod(found.get("amount")) if found.get("amount") else None
    story = scene.story
    fine = story.grain in {"D", "W"} or unit not in {"D", "W"}
    told = story.moment or (scene.anchor if direction < 0 and unit in {"Y", "Q", "M"} else None)
    moment = _move(told, unit, count * direction) if told and count is not None and fine else None
    if moment is None or unit in _SHORT or count is None:
        return Reading(length(unit, plain(count)), TimeType.DURATION, ANAPHORIC, mod=mod)
    grain = story.grain if unit == "Y" and story.grain in {"Q", "H"} else _hop_grain(unit, story.grain, count)
    return Reading(say(moment, grain), reference=ANAPHORIC, mod=mod, moment=moment, grain=grain)


def _hop_grain(unit: str, told: str, count: Decimal) -> str:
    if unit == "W" and told == "D":
        return "D"
    if count != int(count):
        return "M"
    return {"F": "D", "DE": "Y", "CE": "Y", "H": "M", "WE": "W"}.get(unit, unit)


def read_by(found: Found, scene: Scene) -> Reading | None:
    """Read "d'ici deux ans", "within six months": a deadline counted from the anchor."""
    unit, count = unit_of(found), count_of(found, scene)
    if not unit:
        return _by_then(scene)
    interval = _around(scene.anchor, unit, count, 1)
    value = length(unit, plain(count))
    return Reading(value, TimeType.DURATION, DEICTIC, Relation.BY, interval, vague=count is None)


def _by_then(scene: Scene) -> Reading:
    story = scene.story
    return Reading(story.value or "FUTURE_REF", reference=ANAPHORIC, relation=Relation.BY)


def read_season(found: Found, scene: Scene) -> Reading | None:
    """Read "cet été", "l'automne 1998", "au printemps"; "en été" told of every year stays open."""
    season = found.get("season")
    first = SEASONS[season][0]
    year = int(found.get("years")[:4]) if found.get("years") else year_of(found, scene)
    if year is not None:
        return Reading(f"{year:04d}-{season}", moment=make_day(year, first, 1), grain="Q", fixed=True)
    base = scene.base
    if base is None or (found.get("generic") and scene.direction == 0):
        return Reading(f"XXXX-{season}", reference=PARTIAL)
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
    meant = year or choose_year(lambda year: make_day(year, month, 1), True, found, scene)  # noqa: FBT003
    return Reading(f"{meant}-{month:02d}", reference=reference, moment=make_day(meant, month, 1), grain="M")
