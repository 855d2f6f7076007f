"""Passages of many kinds, novels to agencies: how much of what is said is found, and who is said to speak.

The passages were written for this project and served to look at errors. The floors refuse to go down: a change that
lowers a figure needs a reason.
"""

from pathlib import Path

import pytest

from tests.text.annotated import read_passages, score
from tests.text.marks import quotations


@pytest.mark.parametrize(
    ("language", "size", "all_kinds", "direct", "speakers", "indirect"),
    [("en", 154, 0.945, 0.94, 0.98, 0.9), ("fr", 97, 0.955, 0.975, 0.97, 0.87)],
)
def test_what_is_said_is_found(
    language: str, size: int, all_kinds: float, direct: float, speakers: float, indirect: float
) -> None:
    """F1 at an overlap of 0.3 over all kinds and over direct speech; speakers right; recall of indirect speech."""
    passages = read_passages(Path(__file__).with_name(f"passages_{language}.txt"))
    found = [(passage, quotations(passage.text, language)) for passage in passages]
    whole = score(found)
    assert len(passages) == size
    assert whole.f1 >= all_kinds
    assert score(found, "d").f1 >= direct
    assert whole.right / whole.speakers >= speakers
    assert whole.recall("i") >= indirect
