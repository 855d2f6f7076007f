"""The currency names that lie ready are CLDR's."""

import json

import pytest

from factcheck.annotate.quantities.currencies import READY, from_cldr, named_currency
from factcheck.languages import available


def test_what_lies_ready_is_what_cldr_says(request: pytest.FixtureRequest) -> None:
    """The file for the shipped languages equals what babel gives; ``--update`` writes it anew."""
    said = json.dumps(from_cldr(available()), ensure_ascii=False, indent=0) + "\n"
    if request.config.getoption("--update"):
        READY.write_text(said, encoding="utf-8")
    assert READY.read_text(encoding="utf-8") == said


def test_a_language_that_lies_not_ready_asks_cldr() -> None:
    """A third language knows its currencies without a word of ours."""
    assert named_currency("de", "kanadischer dollar") == "CAD"
    assert named_currency("xx", "kanadischer dollar") is None
