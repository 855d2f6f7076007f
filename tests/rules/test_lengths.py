"""Stated lengths of time: from when and until when the words hold."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Mod, Time, TimeType
from factcheck.model.lengths import Stretch, as_read, as_said, later

WAR = date(2022, 2, 24)


def length(value: str, mod: Mod | None = None) -> Time:
    """Give a duration."""
    return Time(0, 1, "x", TimeType.DURATION, value, mod)


def read(value: str, mod: Mod | None = None) -> Stretch:
    """Give what a reader takes a duration to mean."""
    stretch = as_read(length(value, mod))
    assert stretch is not None
    return stretch


def said(value: str, mod: Mod | None = None) -> Stretch:
    """Give what a duration can be said of."""
    stretch = as_said(length(value, mod))
    assert stretch is not None
    return stretch


@pytest.mark.parametrize(
    ("value", "mod", "day"),
    [
        ("P2Y", Mod.MORE_THAN, date(2025, 2, 24)),  # plus de deux ans: until three years are full
        ("P2Y", None, date(2025, 2, 24)),
        ("P3Y", Mod.LESS_THAN, date(2025, 2, 24)),  # moins de trois ans
        ("P18M", None, date(2023, 9, 24)),
        ("P1Y6M", None, date(2023, 9, 24)),
        ("P10Y", Mod.MORE_THAN, date(2042, 2, 24)),  # plus de dix ans: until twenty
        ("PXM", None, date(2023, 2, 24)),  # quelques mois: until a year is full
        ("P3W", None, date(2022, 3, 24)),
    ],
)
def test_until_when_the_words_hold(value: str, mod: Mod | None, day: date) -> None:
    """Each wording is overtaken on one day, counted from the begin."""
    assert read(value, mod).passed(WAR) == day


def test_what_is_not_false_is_not_called_wrong() -> None:
    """More than two years can be said after four, two years after twenty months, but a few months not of 35 days."""
    assert said("P2Y", Mod.MORE_THAN).holds(WAR, date(2026, 11, 23))
    assert said("P2Y").holds(WAR, date(2023, 11, 1))
    assert not said("P2Y").holds(WAR, date(2023, 6, 1))
    assert not said("P3Y", Mod.MORE_THAN).holds(WAR, date(2024, 11, 5))
    assert not said("PXM").holds(date(2024, 10, 1), date(2024, 11, 5))
    assert said("PXM").holds(date(2024, 10, 1), date(2025, 3, 5))


@pytest.mark.parametrize("value", ["", "2024", "P", "PT2H", "P2Y3D", "PXXY"])
def test_what_cannot_be_read_says_nothing(value: str) -> None:
    """A value that is no length of days or more gives no answer instead of a wrong one."""
    assert as_said(length(value)) is None
    assert as_read(length(value)) is None


@given(st.dates(), st.integers(0, 10**8), st.sampled_from(["Y", "M", "W", "D", "Q", "DE", "CE"]))
def test_later_stays_in_the_calendar(day: date, count: int, unit: str) -> None:
    """Counting on never leaves the calendar, and never goes back."""
    stretch = as_said(length(f"P{count}{unit}"))
    assert stretch is not None
    assert stretch.reached(day) >= day
    assert (stretch.passed(day) or day) >= stretch.reached(day)


def test_the_end_of_february() -> None:
    """A month after 31 January is the last of February; a year after 29 February is 28 February."""
    assert later(date(2023, 1, 31), Decimal(1), "M") == date(2023, 2, 28)
    assert later(date(2024, 2, 29), Decimal(1), "Y") == date(2025, 2, 28)
