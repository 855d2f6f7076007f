"""Lengths, ages, recurring times, and words for now, once and soon."""

from decimal import Decimal

from factcheck.annotate.times.dates import read_date
from factcheck.annotate.times.grammar import Found
from factcheck.annotate.times.offsets import count_of, plain, unit_of
from factcheck.annotate.times.reading import ANAPHORIC, DEICTIC, NONE, Reading, Scene
from factcheck.annotate.times.values import length
from factcheck.model import Interval, Mod, Relation, Tense, TimeType

_MANY = 1000  # nobody counts so many months or quarters: a year stands before the word ("2019 trimestre 1")


def read_length(found: Found, scene: Scene) -> Reading | None:
    """Read "deux ans", "4 ans et 8 mois", "quelques heures", "une dizaine d'années"."""
    mod = Mod.APPROX if found.get("about") else None
    if found.get("fixedlength"):
        return Reading(found.get("fixedlength"), TimeType.DURATION, NONE)
    unit, count = unit_of(found), count_of(found, scene)
    if count is not None and count >= _MANY and unit in {"M", "Q", "H", "WE"}:
        return None
    value = length(unit, plain(count))
    if found.get("more"):
        value = join(value, length(found.get("unitmore") or "MIN", found.get("more")))
    if found.get("most"):
        value = join(value, length(found.get("unitmost"), found.get("most")))
    return Reading(value, TimeType.DURATION, NONE, mod=mod, vague=count is None)


def join(one: str, two: str) -> str:
    """Join two lengths: P4Y and P8M → P4Y8M."""
    if "T" in one and "T" in two:
        return one + two.removeprefix("PT")
    return one + (two.removeprefix("P"))


def read_age(found: Found, scene: Scene) -> Reading | None:
    """Read an age: kept apart from lengths."""
    count = count_of(found, scene)
    return Reading(length(unit_of(found) or "Y", plain(count)), TimeType.DURATION, NONE, Relation.AGE)


def read_set(found: Found, scene: Scene) -> Reading | None:
    """Read "chaque année", "tous les mardis", "annuel", "deux fois par an"."""
    value = _recurring(found)
    if value:
        return Reading(value, TimeType.SET, NONE, quant="EVERY")
    times = found.get("times")
    quant = "" if times else "EVERY"
    return Reading(
        length(unit_of(found), plain(count_of(found, scene) or Decimal(1))),
        TimeType.SET,
        NONE,
        quant=quant,
        freq=f"{times}X" if times else "",
    )


def read_weekspan(found: Found, scene: Scene) -> Reading | None:
    """Read the ends of "from Tuesday to Sunday": days of every week, unless the verb tells of one time only."""
    once = not scene.habitual or scene.tense in {Tense.PAST, Tense.FUTURE}
    return read_date(found, scene) if once else read_set(found, scene)


def _recurring(found: Found) -> str:
    """Give the value of what comes back by name ("tous les mardis", "every summer"), "" where a period is counted."""
    weekday = found.get("weekdays") or found.get("weekday")
    part = found.get("partsplural") or found.get("parts") or found.get("part")
    if found.get("frequency"):
        return found.get("frequency")
    if weekday:
        return f"XXXX-WXX-{int(weekday) + 1}" + (f"T{part}" if part else "")
    if unit_of(found) == "WE" and not found.get("times"):
        return "XXXX-WXX-WE"
    if part:
        return f"XXXX-XX-XXT{part}"
    return _yearly(found)


def _yearly(found: Found) -> str:
    if found.get("season"):
        return f"XXXX-{found.get('season')}"
    if found.get("month"):
        return f"XXXX-{int(found.get('month')):02d}"
    if found.get("feast"):
        return f"XXXX-{found.get('feast')}" if found.get("feast")[0].isdigit() else "P1Y"
    return f"XXXX-XX-{int(found.get('rankday')):02d}" if found.get("rankday") else ""


def read_now(found: Found, scene: Scene) -> Reading | None:
    """Read "actuellement", "récemment", "bientôt": a reference without a date."""
    value = found.get("now")
    if value == "PRESENT_REF" and scene.anchor is not None:
        return Reading(value, reference=DEICTIC, interval=Interval(scene.anchor, scene.anchor), vague=True)
    before, after = (None, scene.anchor), (scene.anchor, None)
    bounds = before if value == "PAST_REF" else after
    interval = Interval(*bounds) if scene.anchor is not None else None
    return Reading(value, reference=DEICTIC, interval=interval, vague=True)


def read_storytime(found: Found, scene: Scene) -> Reading | None:
    """Read "à ce moment-là": what the story told last; after a year, "à la même époque" is the month of now."""
    story = scene.story
    if found.get("period") and story.grain == "Y" and story.sentence == scene.sentence and scene.anchor:
        value = f"{story.value}-{scene.anchor.month:02d}"
        return Reading(value, reference=ANAPHORIC)
    value = story.clock or story.value
    return Reading(value or "PAST_REF", TimeType.TIME if story.clock else TimeType.DATE, ANAPHORIC, vague=not value)
