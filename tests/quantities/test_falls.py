"""The two ends of a move share unit and scale, whichever is larger; an end that is too large for that does not."""

import pytest

from factcheck.flow import Judge, marks_of
from factcheck.read import document_of

MOVES = [
    ("fr", "La dette est passée de 200 à 100 millions d’euros.", "200000000 EUR, 100000000 EUR"),
    ("fr", "Le chômage a reculé de 12 à 8 %.", "12 %, 8 %"),
    ("fr", "Le baril est tombé de 90 à 75 dollars.", "90 USD, 75 USD"),
    ("fr", "Le site est passé de 900 à 1 million de visiteurs.", "900 1, 1000000 1"),
    ("en", "Profit dropped from $12 to $8 million.", "12000000 USD, 8000000 USD"),
    ("en", "Turnout slid from 62.4 to 58.1 per cent.", "62.4 %, 58.1 %"),
    ("en", "The staff grew from 950,000 to 1.2 million people.", "950000 1, 1200000 1"),
]


@pytest.mark.parametrize(("language", "text", "told"), MOVES)
def test_both_ends_of_a_move(language: str, text: str, told: str) -> None:
    """Two figures, each with its value in full."""
    marks = marks_of(document_of(text, language=language), Judge())
    assert (
        ", ".join(f"{figure.value.normalize():f} {figure.unit}" for figure in marks.quantities if figure.value) == told
    )
