"""What standard output can show."""

import sys

import pytest

from factcheck.cli import screen


@pytest.mark.parametrize(
    ("environment", "terminal", "coloured"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_colours_are_for_terminals_unless_somebody_says_otherwise(
    environment: dict[str, str], *, terminal: bool, coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A terminal has colours; NO_COLOR and FORCE_COLOR decide where they are set."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    assert screen.coloured() is coloured


@pytest.mark.parametrize(("told", "columns"), [("60", 60), ("wide", 80), ("", 80)])
def test_the_width_is_told_or_asked_for(told: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """COLUMNS tells the width; without it and without a terminal lines are fitted to 80 columns."""
    monkeypatch.setenv("COLUMNS", told)
    for stream in ("__stdin__", "__stdout__", "__stderr__"):
        monkeypatch.setattr(sys, stream, None)
    assert screen.columns() == columns
