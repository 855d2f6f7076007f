"""Feasts, the days beside them, and events that are named by their date."""

from datetime import date

from factcheck.annotate.times.calendar import feast, shift
from factcheck.annotate.times.dates import choose_year, on_day, told_year, without_year, year_of
from factcheck.annotate.times.grammar import Found
from factcheck.annotate.times.reading import PARTIAL, Reading, Scene
from factcheck.annotate.times.values import interval_of


def read_feast(found: Found, scene: Scene) -> Reading | None:
    """Read "Noël", "lundi de Pâques 2026"."""
    rule = found.get("feast")
    year = year_of(found, scene) or (told_year(found, scene) if found.get("yearshift") else None)
    if year is not None:
        day = _beside_feast(feast(rule, year), found)
        return Reading(day.isoformat(), moment=day, grain="D", fixed=True) if day else None
    if scene.base is None:
        return Reading(
            f"XXXX-{rule}" if rule[:1].isdigit() and len(rule) == len("12-25") else "XXXX", reference=PARTIAL
        )
    year = choose_year(lambda year: feast(rule, year), "D", found, scene)
    return on_day(_beside_feast(feast(rule, year), found), PARTIAL)


def _beside_feast(day: date | None, found: Found) -> date | None:
    """Give the day before or after a feast where the words say so: "the day after Christmas"."""
    return shift(day, "D", int(found.get("dayside") or 0)) if day else None


def read_named(found: Found, scene: Scene) -> Reading | None:
    """Read an event that is named by its date: "Mai 68"."""
    value = found.get("named")
    held = interval_of(value)
    first = held.first_day if held else None
    if first and scene.anchor and first > scene.anchor:
        return without_year(first.month, first.day, found, scene)
    return Reading(value, interval=held, moment=first, grain="D", fixed=True)
