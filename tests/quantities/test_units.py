"""The names of units that lie ready are CLDR's, and every symbol belongs to a dimension."""

import json

import pytest

from factcheck.annotate.quantities.symbols import dimension_of
from factcheck.annotate.quantities.units import READY, from_cldr, unit_names
from factcheck.languages import available


def test_what_lies_ready_is_what_cldr_says(request: pytest.FixtureRequest) -> None:
    """The file for the shipped languages equals what babel gives; ``--update`` writes it anew."""
    said = json.dumps(from_cldr(available()), ensure_ascii=False, indent=0) + "\n"
    if request.config.getoption("--update"):
        READY.write_text(said, encoding="utf-8")
    assert READY.read_text(encoding="utf-8") == said


def test_a_language_that_lies_not_ready_asks_cldr() -> None:
    """A third language knows its units without a word of ours."""
    assert unit_names("de")["quadratkilometer"] == "km²"
    assert unit_names("de")["terawattstunden"] == "TWh"
    assert unit_names("xx") == {}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_unit_has_a_dimension(language: str) -> None:
    """No unit falls through to money, the dimension of what no table names."""
    assert [symbol for symbol in unit_names(language).values() if dimension_of(symbol) == "currency"] == []
