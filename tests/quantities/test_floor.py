"""A quality floor: annotated sentences of news prose, in the form of the scan's input, must stay well read."""

import json
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factcheck.flow import Judge, read_text
from factcheck.model import Document, Quantity

HERE = Path(__file__).parent
FLOOR_VALUES = 0.985
FLOOR_WHOLE = 0.96


def items(language: str) -> list[dict[str, Any]]:
    """Give the annotated texts of a language."""
    lines = (HERE / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def number(value: Decimal | str | None) -> Decimal | None:
    """Give a number as the annotations have it, a third to six places."""
    return None if value is None else round(Decimal(value), 6).normalize()


def values(item: dict[str, Any], figure: Quantity | dict[str, Any]) -> tuple[object, ...]:
    """Give value and bounds of a figure, found or annotated."""
    get = figure.__getitem__ if isinstance(figure, dict) else lambda name: getattr(figure, name)
    return (item["id"], *(number(get(name)) for name in ("value", "low", "high")))


def whole(item: dict[str, Any], figure: Quantity | dict[str, Any]) -> tuple[object, ...]:
    """Give all that a figure of the annotations says: span, value, bounds, modifier, unit, what it counts, rate."""
    get = figure.__getitem__ if isinstance(figure, dict) else lambda name: getattr(figure, name)
    fields = (get(name) for name in ("start", "end", "modifier", "unit", "of", "rate"))
    return (*values(item, figure), *fields)


def read(item: dict[str, Any]) -> tuple[Quantity, ...]:
    """Give the figures that the stages find, times and all."""
    published = date.fromisoformat(item["published"])
    document = Document(text=item["text"], language=item["language"], published=published)
    return read_text(document, Judge())[1].quantities


def f1(wanted: Counter[Any], found: Counter[Any]) -> float:
    """Give the harmonic mean of precision and recall."""
    return 2 * (wanted & found).total() / (wanted.total() + found.total())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_reading_stays_above_its_floor(language: str) -> None:
    """Values, and figures with all that is said of them, are found at least as well as today."""
    wanted = [(item, figure) for item in items(language) for figure in item["gold_quantities"]]
    found = [(item, figure) for item in items(language) for figure in read(item)]
    assert f1(Counter(values(*one) for one in wanted), Counter(values(*one) for one in found)) >= FLOOR_VALUES
    assert f1(Counter(whole(*one) for one in wanted), Counter(whole(*one) for one in found)) >= FLOOR_WHOLE


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_annotations_are_whole(language: str) -> None:
    """At least 300 texts per language, ids unique, spans inside the text."""
    found = items(language)
    assert len({item["id"] for item in found}) == len(found) >= 300
    assert all(0 <= q["start"] < q["end"] <= len(item["text"]) for item in found for q in item["gold_quantities"])
