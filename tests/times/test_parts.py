"""The parts of the engine: numbers in words, the calendar, patterns, and packs that cannot be read."""

from datetime import date
from pathlib import Path

import pytest

from factcheck.annotate.times import patterns
from factcheck.annotate.times.calendar import feast, make_day, nth_weekday, shift, week_of, weekday_near
from factcheck.annotate.times.grammar import load_grammar
from factcheck.annotate.times.lexicon import split
from factcheck.annotate.times.numbers import compose
from factcheck.annotate.times.values import interval_of, length, say
from factcheck.languages import PackError, load
from tests.times.reading import times_of


@pytest.mark.parametrize(
    ("language", "words", "number"),
    [
        ("fr", "dix-huit", 18),
        ("fr", "vingt et un", 21),
        ("fr", "soixante-quinze", 75),
        ("fr", "quatre-vingt-dix-neuf", 99),
        ("fr", "deux cent trois", 203),
        ("fr", "deux mille vingt-quatre", 2024),
        ("en", "twenty-one", 21),
        ("en", "two hundred and five", 205),
        ("en", "three thousand two hundred", 3200),
    ],
)
def test_numbers_in_words(language: str, words: str, number: int) -> None:
    """Number words are put together as people say them."""
    assert compose(split(words), load_grammar(load(language)).lexicon.values["number"]) == number


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "two five-year terms", "five-year"),
        ("en", "twenty-five years", "twenty-five years"),
        ("fr", "11,5 millions un an plus tard", "un an plus tard"),
        ("fr", "soixante et onze ans", "soixante et onze ans"),
        ("fr", "deux et trois ans", "trois ans"),
    ],
)
def test_words_that_are_one_number(language: str, text: str, words: str) -> None:
    """Only words that follow each other from large to small are one number."""
    assert times_of(text, language, date(2024, 11, 5))[-1].text == words


@pytest.mark.parametrize(("year", "day"), [(2024, "2024-03-31"), (2025, "2025-04-20"), (1999, "1999-04-04")])
def test_easter(year: int, day: str) -> None:
    """Easter Sunday is that of the western churches."""
    assert feast("easter", year) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("rule", "day"),
    [("12-25", "2024-12-25"), ("easter+1", "2024-04-01"), ("11-4-3", "2024-11-28"), ("05--1-0", "2024-05-27")],
)
def test_feasts(rule: str, day: str) -> None:
    """A feast is a fixed day, a distance from Easter, or a weekday of a month."""
    assert feast(rule, 2024) == date.fromisoformat(day)


def test_the_calendar_ends_quietly() -> None:
    """Where there is no day, there is None."""
    assert make_day(2023, 2, 29) is None
    assert shift(date(9999, 12, 31), "D", 1) is None
    assert shift(date(1, 1, 1), "Y", -1) is None
    assert nth_weekday(2024, 2, 5, 0) is None
    assert week_of(2024, 2, 6) is None


def test_months_keep_the_day_where_they_can() -> None:
    """A month after 31 January is the last day of February."""
    assert shift(date(2024, 1, 31), "M", 1) == date(2024, 2, 29)


def test_the_nearest_weekday() -> None:
    """Before, after, or nearest: the anchor itself counts."""
    tuesday = date(2024, 11, 5)
    assert weekday_near(1, tuesday, -1) == tuesday
    assert weekday_near(0, tuesday, 1) == date(2024, 11, 11)
    assert weekday_near(3, tuesday, 0) == date(2024, 11, 7)


@pytest.mark.parametrize("unit", ["D", "M", "W", "WE", "Q", "H", "Y", "DE", "CE"])
def test_a_value_holds_its_day(unit: str) -> None:
    """What is said of a day in some unit is read back as a period around that day."""
    day = date(2024, 11, 9)
    held = interval_of(say(day, unit))
    assert held is not None
    assert held.begin is not None
    assert held.end is not None
    assert held.begin <= day <= held.end


def test_lengths_as_timex_writes_them() -> None:
    """Units become the letters of ISO 8601; open counts an X."""
    assert [length("Y", "2"), length("MIN", "15"), length("M", "X"), length("DE", "2"), length("Q", "1.5")] == [
        "P2Y",
        "PT15M",
        "PXM",
        "P20Y",
        "P4.5M",
    ]


@pytest.mark.parametrize("pattern", ["{day", "(le", "le )", "?", "[ {day}"])
def test_patterns_that_cannot_be_read(pattern: str) -> None:
    """A mistake in a pattern is named, not guessed at."""
    with pytest.raises(patterns.PatternError):
        patterns.parse(pattern if pattern != "{day" else "( {day}")


def test_a_pack_with_a_bad_pattern_says_so(tmp_path: Path) -> None:
    """The error names the file and the pattern."""
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "pack.toml").write_text('name = "x"\n', encoding="utf-8")
    (folder / "times.toml").write_text(
        "[settings]\n[words]\n[doubtful]\n[around]\n[rules]\ndate = ['( {month}']\n", encoding="utf-8"
    )
    with pytest.raises(PackError, match=r"times\.toml.*not closed"):
        load_grammar(load("xx", (tmp_path,)))


def test_a_pack_that_names_an_unknown_class_says_so(tmp_path: Path) -> None:
    """A slot of a class that the pack does not have is a mistake of the pack."""
    folder = tmp_path / "yy"
    folder.mkdir()
    (folder / "pack.toml").write_text('name = "y"\n', encoding="utf-8")
    (folder / "times.toml").write_text(
        "[settings]\n[words]\n[doubtful]\n[around]\n[rules]\ndate = ['{moon}']\n", encoding="utf-8"
    )
    with pytest.raises(PackError, match="moon"):
        load_grammar(load("yy", (tmp_path,)))
