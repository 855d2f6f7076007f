"""News prose in two languages: what cannot both be so is told, and what only looks as if it could not is left alone."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from factcheck.flow import Judge
from factcheck.flow.compare import compare_documents
from factcheck.measure.comparison import Comparison
from factcheck.read import document_of

FOLDER = Path(__file__).parent / "prose"
PUBLISHED = date(2024, 11, 5)
LANGUAGES = {"fr": ("fr", "fr"), "en": ("en", "en"), "across": ("fr", "en")}
Pair = tuple[str, str, str, str]


def _pairs(kind: str, told: str) -> Iterator[Pair]:
    for name in LANGUAGES:
        for row in tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))[kind]:
            yield name, row[told], row["a"], row["b"]


def _compared(name: str, a: str, b: str) -> Comparison:
    left, right = (
        document_of(text, language=language, published=PUBLISHED)
        for text, language in zip((a, b), LANGUAGES[name], strict=True)
    )
    return compare_documents(left, right, Judge())


@pytest.mark.parametrize(("name", "reason", "a", "b"), list(_pairs("conflict", "reason")))
def test_what_cannot_both_be_so(name: str, reason: str, a: str, b: str) -> None:
    """Each conflict is found, once, for its own reason."""
    assert [conflict.reason.value for conflict in _compared(name, a, b).conflicts] == [reason]


@pytest.mark.parametrize(("name", "why", "a", "b"), list(_pairs("silent", "why")))
def test_what_only_looks_so(name: str, why: str, a: str, b: str) -> None:
    """Other periods, places, things, bounds and complements are no conflict."""
    assert not _compared(name, a, b).conflicts, why
