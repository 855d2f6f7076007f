"""The specification of each language's times: the value first, then the phrases that mean it; and what never is one."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.times.reading import times_of

HERE = Path(__file__).parent
LANGUAGES = sorted(path.stem for path in HERE.glob("*.toml"))


def specification(language: str) -> dict[str, Any]:
    """Read a language's file."""
    return tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))


def phrases() -> list[tuple[str, date, str, str]]:
    """Give language, anchor, phrase and the value that it means."""
    return [
        (language, spec["anchor"], phrase, means["value"])
        for language in LANGUAGES
        for spec in [specification(language)]
        for means in spec["means"]
        for phrase in means["says"]
    ]


@pytest.mark.parametrize(("language", "anchor", "phrase", "value"), phrases())
def test_a_phrase_means_its_value(language: str, anchor: date, phrase: str, value: str) -> None:
    """A phrase of the specification is one time with the value above it."""
    found = times_of(f"{phrase}.", language, anchor)
    assert [time.value for time in found] == [value]


@pytest.mark.parametrize(
    ("language", "phrase"), [(code, phrase) for code in LANGUAGES for phrase in specification(code)["never"]["says"]]
)
def test_what_never_is_a_time(language: str, phrase: str) -> None:
    """Words that look like times and are none stay unmarked."""
    assert times_of(phrase, language, date(2013, 2, 12)) == ()


def test_languages_have_the_same_keys() -> None:
    """Packs are equals: the same tables and the same kinds of words in each shipped language."""
    packs = {code: keys(Path("factcheck/languages") / code / "times.toml") for code in LANGUAGES}
    assert packs["fr"] == packs["en"]


def keys(path: Path) -> dict[str, frozenset[str]]:
    """Give the tables of a pack's file that must be the same everywhere, with their keys."""
    data = tomllib.loads((Path(__file__).parents[2] / path).read_text(encoding="utf-8"))
    return {
        "top": frozenset(data),
        "settings": frozenset(data["settings"]),
        "around": frozenset(data["around"]),
    }
