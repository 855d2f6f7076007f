"""Which words of a claim are quoted, and where a verdict lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.measure.quoted import quoted_words
from factcheck.measure.verdicts import lean_of, opposed

QUOTED = [
    ("Nous tiendrons.", "a dit : « ", " », selon lui", "Nous tiendrons."),
    ("Nous tiendrons.", "Il l'a promis. ", ' ", a-t-il dit', "Nous tiendrons."),
    ("« Nous tiendrons bon », a dit Anna Berg.", "", "", "Nous tiendrons bon"),
    ('"No", he said, "we will never give in".', "", "", "we will never give in"),
    ("Le budget a augmenté.", "Paris. ", " Le maire s'en félicite.", ""),
    ("", "", "", ""),
]


@pytest.mark.parametrize(("text", "before", "behind", "words"), QUOTED)
def test_words_between_marks_are_quoted(text: str, before: str, behind: str, words: str) -> None:
    """The marks stand around a claim from an article, and inside one that was typed."""
    assert quoted_words(text, before, behind) == words


@given(text=st.text(), before=st.text(max_size=5), behind=st.text(max_size=5))
def test_any_text_is_read(text: str, before: str, behind: str) -> None:
    """Nothing raises, and nothing is on more than one line."""
    quoted = quoted_words(text, before, behind)
    assert quoted == text or "\n" not in quoted


LEANS = [
    ("true", "default", 1.0),
    ("mostly-false", "default", -0.5),
    ("mixed", "default", 0.0),
    ("missing-context", "default", 0.0),
    ("trompeur", "afp", -0.5),
    ("pants-on-fire", "politifact", -1.0),
    ("true", "no-such-scale", 0.0),
    ("", "", 0.0),
]


@pytest.mark.parametrize(("verdict", "scale", "lean"), LEANS)
def test_a_verdict_lies_between_false_and_true(verdict: str, scale: str, lean: float) -> None:
    """The best is 1, the worst -1; the middle and what has no place are nothing."""
    assert lean_of(verdict, scale) == lean


def test_verdicts_next_to_the_middle_are_not_opposed() -> None:
    """Half true and mostly false lie side by side; mostly true and mostly false do not; nothing is opposed to mixed."""
    near, far = (lean_of(verdict, "politifact") for verdict in ("half-true", "mostly-false")), (0.5, -0.5)
    assert not opposed(*near)
    assert opposed(*far)
    assert not opposed(1.0, lean_of("mixed"))
