"""Phrases and what they mean, per language: the value first, then the words that say it."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factcheck import languages
from factcheck.annotate.quantities import find_quantities
from factcheck.model import Quantity, Sentence

HERE = Path(__file__).parent
SPECS = {code: tomllib.loads((HERE / f"{code}.toml").read_text(encoding="utf-8")) for code in ("fr", "en")}
MEANT = [(code, row, words) for code, spec in SPECS.items() for row in spec["means"] for words in row["says"]]
NEVER = [(code, words) for code, spec in SPECS.items() for words in spec["never"]["says"]]


def read(text: str, language: str) -> tuple[Quantity, ...]:
    """Give the quantities of one sentence without times."""
    return find_quantities(text, (Sentence(0, len(text)),), (), languages.load(language))


def expected(row: dict[str, Any]) -> dict[str, object]:
    """Give the fields that a row of the specification fixes."""
    exact = row.get("modifier", "exact") == "exact"
    number = {key: Decimal(row[key]) if key in row else None for key in ("value", "low", "high")}
    if exact:
        number["low"] = number["high"] = number["value"]
    return {**number, "unit": row["unit"], "modifier": row.get("modifier", "exact")}


@pytest.mark.parametrize(("language", "row", "words"), MEANT, ids=[f"{c}-{w}" for c, _, w in MEANT])
def test_a_phrase_means_one_quantity(language: str, row: dict[str, Any], words: str) -> None:
    """Each way of saying a figure gives the same value, bounds, unit, and what it counts."""
    found = read(words, language)
    assert len(found) == 1, found
    fields = {key: getattr(found[0], key) for key in expected(row)}
    assert fields == expected(row)
    for key in ("of", "rate", "change"):
        if key in row:
            assert getattr(found[0], key) == row[key]


@pytest.mark.parametrize(("language", "words"), NEVER, ids=[f"{c}-{w}" for c, w in NEVER])
def test_what_is_no_quantity_gives_none(language: str, words: str) -> None:
    """Names, addresses, scores, ranks, versions and articles are silent."""
    assert read(words, language) == ()
