"""Dates that people type."""

import subprocess
import sys
from datetime import date

import pytest

from factcheck.read.dates import iso_date, read_date, read_horizon
from factcheck.read.errors import DateError

TODAY = date(2024, 11, 7)  # a Thursday


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("2024-11-05", "2024-11-05"),
        (" 2024-11-05T18:30:00+01:00 ", "2024-11-05"),
        ("5 novembre 2024", "2024-11-05"),
        ("mardi 5 novembre 2024", "2024-11-05"),
        ("le 1er mars 2025", "2025-03-01"),
        ("November 5, 2024", "2024-11-05"),
        ("5 Nov 2024", "2024-11-05"),
        ("hier", "2024-11-06"),
        ("yesterday", "2024-11-06"),
        ("aujourd'hui", "2024-11-07"),
        ("demain", "2024-11-08"),
        ("in 10 months", "2025-09-07"),
        ("il y a 2 mois", "2024-09-07"),
        ("in 2 years", "2026-11-07"),
        ("in 3 weeks", "2024-11-28"),
        ("dans 3 semaines", "2024-11-28"),
        ("il y a 3 jours", "2024-11-04"),
        ("mardi", "2024-11-05"),
        ("mardi prochain", "2024-11-12"),
        ("mardi dernier", "2024-11-05"),
        ("next Tuesday", "2024-11-12"),
        ("last Friday", "2024-11-01"),
        ("5. November 2024", "2024-11-05"),
        ("mañana", "2024-11-08"),
        ("13/11/2024", "2024-11-13"),
        ("11/13/2024", "2024-11-13"),
    ],
)
def test_days_in_words(typed: str, means: str) -> None:
    """A day is read in the words of any language; weekdays without a direction are the last ones."""
    assert read_date(typed, today=TODAY).isoformat() == means


@pytest.mark.parametrize(
    "typed", ["", "bonjour", "novembre 2024", "mai", "in May", "2024", "12", "last year maybe", "x" * 5000, "0/0/0000"]
)
def test_what_names_no_day(typed: str) -> None:
    """Words that name no day, a month, a year: one sentence with the option and the remedy; never a filled-in day."""
    with pytest.raises(DateError, match=r"^--published: .* names no day; write it as 2024-11-05$") as caught:
        read_date(typed, today=TODAY, option="--published")
    assert len(str(caught.value)) < 250


def test_impossible_day() -> None:
    """A day that the calendar does not have is said to be none."""
    with pytest.raises(DateError, match="--as-of: there is no day 2024-02-30 in the calendar"):
        read_date("2024-02-30", today=TODAY, option="--as-of")


def test_two_readings_are_refused() -> None:
    """Figures that may be two days are not guessed, unless the language writes the day first."""
    with pytest.raises(DateError, match="may be 2024-11-05 or 2024-05-11"):
        read_date("05/11/2024", today=TODAY)
    with pytest.raises(DateError, match="may be"):
        read_date("05/11/2024", today=TODAY, languages=["en"])
    assert read_date("05/11/2024", today=TODAY, languages=["fr"]) == date(2024, 11, 5)
    assert read_date("05/05/2024", today=TODAY) == date(2024, 5, 5)


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("30d", "2024-12-07"),
        ("6w", "2024-12-19"),
        ("3m", "2025-02-07"),
        ("1y", "2025-11-07"),
        ("0d", "2024-11-07"),
        ("3 semaines", "2024-11-28"),
        ("in 3 weeks", "2024-11-28"),
        ("mardi", "2024-11-12"),
        ("2025-01-01", "2025-01-01"),
    ],
)
def test_horizons(typed: str, means: str) -> None:
    """A span from today, in letters or words, or the day itself."""
    assert read_horizon(typed, today=TODAY).isoformat() == means


def test_months_end_on_their_last_day() -> None:
    """A month after 31 January is the last day of February."""
    assert read_horizon("1m", today=date(2024, 1, 31)) == date(2024, 2, 29)
    assert read_horizon("11m", today=date(2024, 1, 31)) == date(2024, 12, 31)


@pytest.mark.parametrize(("typed", "says"), [("hier", "lies before"), ("99999y", "beyond the calendar")])
def test_horizons_that_are_none(typed: str, says: str) -> None:
    """A horizon in the past, or beyond the calendar, is refused."""
    with pytest.raises(DateError, match=says):
        read_horizon(typed, today=TODAY)


def test_dates_in_data() -> None:
    """In data only ISO dates count, and null is no date."""
    assert iso_date(None, "x") is None
    assert iso_date("2024-11-05T01:00:00Z", "x") == date(2024, 11, 5)
    for wrong in ("mardi", 20241105, ["2024-11-05"]):
        with pytest.raises(DateError, match=r"^x is no date"):
            iso_date(wrong, "x")


def test_iso_dates_import_no_library() -> None:
    """An ISO date is read without dateparser and babel."""
    code = (
        "import sys; from datetime import date; from factcheck.read.dates import read_date, read_horizon;"
        "read_date('2024-11-05', today=date(2024, 1, 1)); read_horizon('30d', today=date(2024, 1, 1));"
        "print({'dateparser', 'babel'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
