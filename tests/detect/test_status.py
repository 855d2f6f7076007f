"""Time status: a stored claim is judged again for any day, without its article."""

from datetime import date
from itertools import product
from string import Formatter

import pytest

from factcheck.detect import reason_on, time_status
from factcheck.detect.reasons import ENGLISH
from factcheck.languages import load
from factcheck.model import KnownFacts, ShelfLife, ShelfLifeClass, TimeStatus
from tests.detect.build import event, office, person, term

DAY = date(2025, 2, 24)
WAR = event("guerre", "2022-02-24", fr="guerre en Ukraine", en="war in Ukraine")
ENDED = event("greve", "2024-09-01", "2024-12-24", fr="grève du port", en="port strike")
FACTS = KnownFacts(
    (
        WAR,
        ENDED,
        office("maire", fr="maire", en="mayor"),
        person("carel", "Inès Carel", "1986-03-02"),
        term("mandat", "maire", "carel", "2020-07-03", "2025-02-10"),
    )
)


def life(kind: ShelfLifeClass, day: date | None = DAY, *refs: str) -> ShelfLife:
    """Give a stored shelf life."""
    return ShelfLife(kind, day, "as told at publication", refs=refs)


@pytest.mark.parametrize(
    ("kind", "refs", "before", "after"),
    [
        (ShelfLifeClass.SCHEDULED, (), TimeStatus.PENDING, TimeStatus.DUE),
        (ShelfLifeClass.TARGET, (), TimeStatus.PENDING, TimeStatus.DUE),
        (ShelfLifeClass.CONDITIONAL, (), TimeStatus.PENDING, TimeStatus.DUE),
        (ShelfLifeClass.RUNNING, (), TimeStatus.CURRENT, TimeStatus.DUE),
        (ShelfLifeClass.RUNNING, ("guerre",), TimeStatus.CURRENT, TimeStatus.OUTDATED),
        (ShelfLifeClass.STATE, (), TimeStatus.CURRENT, TimeStatus.DUE),
        (ShelfLifeClass.STATE, ("mandat",), TimeStatus.CURRENT, TimeStatus.OUTDATED),
        (ShelfLifeClass.STATE, ("unknown",), TimeStatus.CURRENT, TimeStatus.DUE),
    ],
)
def test_before_and_after_the_day(
    kind: ShelfLifeClass, refs: tuple[str, ...], before: TimeStatus, after: TimeStatus
) -> None:
    """Until the recheck date a claim is pending or current; from it on it is due, or outdated where facts say so."""
    stored = life(kind, DAY, *refs)
    assert time_status(stored, DAY, date(2025, 2, 23), FACTS) is before
    assert time_status(stored, DAY, DAY, FACTS) is after


def test_timeless_and_deictic_never_fall_due() -> None:
    """They have no recheck date, unless somebody sets one; their reason stays."""
    day = date(2099, 1, 1)
    assert time_status(life(ShelfLifeClass.TIMELESS, None), DAY, day) is TimeStatus.DUE
    assert reason_on(life(ShelfLifeClass.DEICTIC, None), DAY, day, reader=load("en")) == "as told at publication"
    assert time_status(life(ShelfLifeClass.TIMELESS, None), None, day) is TimeStatus.TIMELESS
    assert time_status(life(ShelfLifeClass.DEICTIC, None), None, day) is TimeStatus.CURRENT


def test_a_day_moved_by_hand_counts() -> None:
    """The claim's own recheck date goes before the computed one."""
    assert time_status(life(ShelfLifeClass.STATE), date(2026, 1, 1), date(2025, 6, 1)) is TimeStatus.CURRENT


def test_without_a_day_publication_is_meant() -> None:
    """No day to judge on is the day of publication."""
    assert time_status(life(ShelfLifeClass.STATE), DAY, None) is TimeStatus.CURRENT


def test_the_reason_is_kept_until_the_day_and_then_told_anew() -> None:
    """The true figure is that of the day asked about."""
    stored = life(ShelfLifeClass.RUNNING, DAY, "guerre")
    assert reason_on(stored, DAY, date(2025, 1, 1), reader=load("fr"), facts=FACTS) == "as told at publication"
    told = reason_on(stored, DAY, date(2026, 11, 23), reader=load("fr"), facts=FACTS)
    assert told.endswith("du 24 février 2022 (guerre en Ukraine) au 23 novembre 2026, cela fait 4 ans et 8 mois")


def test_what_has_ended_runs_no_more() -> None:
    """Of an event that is over the reason tells how long it was."""
    told = reason_on(life(ShelfLifeClass.RUNNING, DAY, "greve"), DAY, date(2026, 1, 1), reader=load("en"), facts=FACTS)
    assert "port strike lasted from 1 September 2024 to 24 December 2024, 3 months" in told


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_class_has_a_reason_for_the_day_after(language: str) -> None:
    """Whatever was stored can be told again, with and without facts, even if somebody gave it a date."""
    refs: tuple[tuple[str, ...], ...] = ((), ("guerre",), ("mandat",), ("carel",), ("gone",))
    for kind, named in product(ShelfLifeClass, refs):
        if kind not in (ShelfLifeClass.TIMELESS, ShelfLifeClass.DEICTIC):
            told = reason_on(life(kind, DAY, *named), DAY, date(2026, 1, 1), reader=load(language), facts=FACTS)
            assert "{" not in told


def test_translations_have_the_same_reasons_and_slots() -> None:
    """French knows every reason, and no reason misses or invents a slot."""
    french = load("fr").file("reasons").texts("reasons")
    assert set(french) == set(ENGLISH)
    for key, told in ENGLISH.items():
        assert slots(french[key]) == slots(told), key


def slots(template: str) -> set[str]:
    """Give the slots of a template."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}
