"""Offsets and counted periods: "il y a deux ans", "in three weeks", "five years later", "the next six months"."""

from datetime import date
from decimal import Decimal

from factcheck.annotate.times.calendar import make_day, shift, weekday_near
from factcheck.annotate.times.grammar import Found
from factcheck.annotate.times.reading import ABSOLUTE, ANAPHORIC, DEICTIC, NONE, Reading, Scene
from factcheck.annotate.times.values import WIDTHS, length, say
from factcheck.model import Interval, Mod, Relation, Tense, TimeType

SHORT = frozenset({"S", "MIN", "HR"})
_FAR = 10**6  # units beyond which nothing lies on the calendar


def count_of(found: Found, scene: Scene) -> Decimal | None:
    """Give how many units the words name; None where they leave it open ("quelques")."""
    if found.get("about"):
        return Decimal(found.get("about"))
    text = found.get("n") or ("1" if found.get("a") or found.get("one") else "")
    if not text:
        return None
    return _decimal(text, scene.settings["decimal"]) + Decimal(found.get("halves") or 0)


def _decimal(text: str, point: str) -> Decimal:
    text, _, factor = text.partition("*")
    digits = "".join(sign for sign in text if sign.isdigit() or sign in ".,")
    other = "." if point == "," else ","
    grouped = digits.count(other) and all(len(part) == len("000") for part in digits.split(other)[1:])
    return Decimal(digits.replace(other, "" if grouped else ".").replace(point, ".")) * int(factor or 1)


def unit_of(found: Found) -> str:
    """Give the unit that the words name."""
    return found.get("unit") or found.get("one")


def read_recent(found: Found, scene: Scene) -> Reading | None:
    """Read "ces derniers jours", "the next six months": a length that ends or begins now."""
    unit, count = unit_of(found), count_of(found, scene)
    if found.get("fixedlength"):
        unit, count = _fixed(found.get("fixedlength"))
    direction = found.number("dirs") or found.number("dir") or found.number("recent") or -1
    value = length(unit, plain(count))
    if direction > 0 and scene.tense is Tense.PAST:  # "for the next six weeks they fought": told from the story
        return Reading(value, TimeType.DURATION, NONE, vague=count is None)
    return Reading(
        value,
        TimeType.DURATION,
        DEICTIC,
        Relation.AHEAD if direction > 0 else Relation.LASTING,
        _around(None if scene.old else scene.anchor, unit, count, direction),
        vague=count is None,
    )


def _around(anchor: date | None, unit: str, count: Decimal | None, direction: int) -> Interval | None:
    """Give the interval from the anchor ``count`` units back or ahead; the widest of the table where it is open."""
    if anchor is None:
        return None
    far = _move(anchor, unit, (Decimal(WIDTHS.get(unit, (2, 9))[1]) if count is None else count) * direction)
    if far is None:
        return None
    if count is None:
        return Interval(anchor, far) if direction > 0 else Interval(far, anchor)
    return Interval(shift(anchor, "D", 1), far) if direction > 0 else Interval(far, shift(anchor, "D", -1))


def _move(day: date, unit: str, count: Decimal) -> date | None:
    """Move by a number of units that need not be whole: half years become months."""
    if unit in SHORT:
        return day
    if abs(count) > _FAR:
        return None
    if count == int(count):
        return shift(day, unit, int(count))
    finer: dict[str, tuple[str, int]] = {
        "Y": ("M", 12),
        "DE": ("M", 120),
        "CE": ("Y", 100),
        "M": ("D", 30),
        "W": ("D", 7),
        "Q": ("M", 3),
    }
    smaller, factor = finer.get(unit, ("D", 1))
    return shift(day, smaller, int(count * factor))


def read_offset(found: Found, scene: Scene) -> Reading | None:
    """Read "il y a deux ans", "dans trois mois", "a week ago"."""
    unit, direction = unit_of(found), -1 if found.means == "ago" else 1
    relation = Relation.AGO if direction < 0 else Relation.AHEAD
    fixed = found.get("fixedlength")
    count = count_of(found, scene)
    if fixed:
        unit, count = _fixed(fixed)
    mod = Mod(found.get("amount")) if found.get("amount") else Mod.APPROX if found.get("about") else None
    if found.get("fromshift") or found.get("side"):
        return _from_day(unit, count, found, scene)
    if found.get("weekdays"):
        return _weekdays_ago(int(count or 1), found, scene)
    if count is None:
        return _vague_offset(unit, direction, relation, scene)
    moment = _move(scene.anchor, unit, count * direction) if scene.anchor else None
    if moment is None:
        return Reading(length(unit, plain(count)), TimeType.DURATION, DEICTIC, relation, mod=mod)
    grain = "D" if unit in SHORT else "M" if count != int(count) else {"F": "D", "WE": "W", "H": "M"}.get(unit, unit)
    grain = "Y" if grain in {"DE", "CE"} else grain
    moment, grain = _closer(moment, grain, found, scene)
    return Reading(say(moment, grain), TimeType.DATE, DEICTIC, relation, mod=mod, moment=moment, grain=grain)


def _closer(moment: date, grain: str, found: Found, scene: Scene) -> tuple[date, str]:
    """Give the day or month that is meant, and its grain: "a year ago Tuesday", "two years ago this month".

    A year ago, told in the sentence of a month or after that of a quarter, is that month or quarter a year back.
    """
    weekday, story = found.number("weekday"), scene.story
    if weekday is not None:
        return weekday_near(weekday, moment, 0), "D"
    if found.get("month"):
        return make_day(moment.year, found.number("month") or 1, 1) or moment, "M"
    if found.get("shift") or found.get("exact"):
        return moment, "D"
    if found.get("then"):
        return moment, found.get("then")
    quarter = story.value[5:6] in {"Q", "H"}  # and no season, whose grain is as large
    near = scene.sentence - story.sentence <= (1 if quarter else 0)
    compared = grain == "Y" and near and found.means == "ago" and not found.get("amount")
    if compared and (quarter or story.grain == "M") and story.moment and scene.anchor:
        return shift(story.moment, "Y", moment.year - scene.anchor.year) or moment, story.grain
    return moment, grain


def _from_day(unit: str, count: Decimal | None, found: Found, scene: Scene) -> Reading | None:
    """Read "two days after tomorrow", "a week from Tuesday": counted from a day that is told from today."""
    day = shift(scene.anchor, "D", int(found.get("fromshift") or 1)) if scene.anchor else None
    weekday = found.number("weekday")
    day = weekday_near(weekday, day, 1) if day and weekday is not None else day
    moment = _move(day, unit, count * (found.number("side") or 1)) if day and count else None
    if moment is None or unit in SHORT:
        return Reading(length(unit, plain(count)), TimeType.DURATION, DEICTIC)
    return Reading(moment.isoformat(), reference=DEICTIC, moment=moment, grain="D")


def _weekdays_ago(count: int, found: Found, scene: Scene) -> Reading | None:
    """Read "two Sundays ago"."""
    yesterday = shift(scene.anchor, "D", -1) if scene.anchor else None
    last = weekday_near(int(found.get("weekdays")), yesterday, -1) if yesterday else None
    day = shift(last, "W", 1 - min(count, _FAR)) if last else None
    return Reading(day.isoformat(), reference=DEICTIC, relation=Relation.AGO, moment=day, grain="D") if day else None


def _fixed(value: str) -> tuple[str, Decimal]:
    unit = {"M": "MIN", "H": "HR"}.get(value[-1], value[-1]) if "T" in value else value[-1]
    return unit, Decimal("".join(sign for sign in value if sign.isdigit()))


def _vague_offset(unit: str, direction: int, relation: Relation, scene: Scene) -> Reading:
    interval = None
    if scene.anchor is not None and unit not in SHORT:
        near, far = (_move(scene.anchor, unit, Decimal(width * direction)) for width in WIDTHS.get(unit, (2, 9)))
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
    years = {"Y": 1, "DE": 10, "CE": 100}.get(unit)
    if story.bc and years and count is not None:
        return before_christ(story.bc - int(count) * years * direction)
    told, told_grain = _hop_from(found, scene, unit, direction)
    fine = told_grain in {"D", "W"} or unit not in {"D", "W"}
    moment = _move(told, unit, count * direction) if told and count is not None and fine else None
    if moment is None or unit in SHORT or count is None:
        return Reading(length(unit, plain(count)), TimeType.DURATION, ANAPHORIC, mod=mod)
    named = unit if found.get("unitof") == "Y" else found.get("unitof")  # "the month-earlier period"
    compared = not scene.old and direction < 0
    grain = named if told_grain == "P" else _hop_grain(unit, told_grain, count, compared=compared)
    return Reading(say(moment, grain), reference=ANAPHORIC, mod=mod, moment=moment, grain=grain)


def _hop_from(found: Found, scene: Scene, unit: str, direction: int) -> tuple[date | None, str]:
    """Give the day from which "five years later" is counted, and its grain ("P": a period that the words name)."""
    story = scene.story
    if direction < 0 and story.root and story.sentence == scene.sentence:
        return story.root, story.root_grain
    if found.get("one") and story.grain not in {"Q", "H"} and scene.anchor and not scene.old:
        before = found.get("unitof") in {"Q", "M"}
        return shift(scene.anchor, found.get("unitof"), -1) if before else scene.anchor, "P"
    if story.moment is None and direction < 0 and unit in {"Y", "Q", "M"}:
        return scene.anchor, ""
    if story.moment is None and not scene.old and (direction < 0 or scene.tense is not Tense.PAST):
        return scene.anchor, "D"
    return story.latest


def before_christ(year: int) -> Reading:
    """Give the reading of a year told from one before Christ; there is no year 0."""
    if year > 0:
        return Reading(f"BC{year:04d}", reference=ANAPHORIC, bc=year)
    return Reading(f"{1 - year:04d}", reference=ANAPHORIC, grain="Y")


def _hop_grain(unit: str, told: str, count: Decimal, *, compared: bool) -> str:
    if told in {"Q", "H"} and (unit in {"Y", "Q", "H"} or (unit == "M" and count % 3 == 0)):
        return told
    if unit == "W" and told == "D":
        return "D"
    if unit == "Y" and told == "M" and count == 1 and compared:
        return "M"
    if count != int(count):
        return "M"
    return {"F": "D", "DE": "Y", "CE": "Y", "H": "M", "WE": "W"}.get(unit, unit)


def read_year_back(found: Found, scene: Scene) -> Reading | None:
    """Read "the same month last year": the period of the story, a year or more back."""
    told, told_grain = _hop_from(found, scene, "Y", -1)
    base, unit = told or scene.anchor, unit_of(found)
    grain = told_grain if unit == "P" and told_grain in {"M", "Q", "H"} else unit
    count = -int(min(count_of(found, scene) or 1, _FAR))
    year = found.number("year")
    if year and base:
        count = year - base.year
    moment = shift(base, "Y", count) if base else None
    if moment is None:
        return None
    grain = "Y" if grain == "P" else grain
    return Reading(say(moment, grain), reference=ABSOLUTE if year else ANAPHORIC, moment=moment, grain=grain)


def read_by(found: Found, scene: Scene) -> Reading | None:
    """Read "d'ici deux ans", "within six months": a deadline counted from the anchor."""
    unit, count = unit_of(found), count_of(found, scene)
    if not unit:
        return _by_then(scene)
    ahead = None if scene.old else _around(scene.anchor, unit, count, 1)
    interval = Interval(scene.anchor, ahead.end) if ahead else None
    value = length(unit, plain(count))
    return Reading(value, TimeType.DURATION, DEICTIC, Relation.BY, interval, vague=count is None)


def _by_then(scene: Scene) -> Reading:
    story = scene.story
    return Reading(story.value or "FUTURE_REF", reference=ANAPHORIC, relation=Relation.BY)
