"""A quality floor: annotated sentences and short stories, in the form of the scan's input, must stay well read."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.times.reading import times_of

HERE = Path(__file__).parent
FLOOR_SPANS = 0.995
FLOOR_VALUES = 0.99


def items(language: str) -> list[dict[str, Any]]:
    """Give the annotated texts of a language."""
    lines = (HERE / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def compare(language: str) -> tuple[float, float]:
    """Give the F1 of exact spans, and of exact spans with the right value, mod and type."""
    wanted: set[tuple[object, ...]] = set()
    found: set[tuple[object, ...]] = set()
    for item in items(language):
        anchor = date.fromisoformat(item["published"])
        wanted |= {(item["id"], t["start"], t["end"], t["type"], t["value"], t["mod"]) for t in item["gold_times"]}
        times = times_of(item["text"], language, anchor)
        found |= {(item["id"], t.start, t.end, t.type.value, t.value, t.mod and t.mod.value) for t in times}
    spans = len({one[:3] for one in wanted} & {one[:3] for one in found})
    total = len(wanted) + len(found)
    return 2 * spans / total, 2 * len(wanted & found) / total


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_reading_stays_above_its_floor(language: str) -> None:
    """Spans and values of the annotated sentences are found at least as well as today."""
    spans, values = compare(language)
    assert spans >= FLOOR_SPANS
    assert values >= FLOOR_VALUES


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_annotations_are_whole(language: str) -> None:
    """At least 200 texts per language, ids unique, spans inside the text."""
    found = items(language)
    assert len({item["id"] for item in found}) == len(found) >= 200
    assert all(0 <= t["start"] < t["end"] <= len(item["text"]) for item in found for t in item["gold_times"])
