"""English news passages: how much of the reported speech is found, and who is said to speak.

The passages were written for this project. Odd ones served to look at errors, even ones only to measure. The floors
refuse to go down: a change that lowers a figure needs a reason.
"""

from pathlib import Path

import pytest

from factcheck.model import QuotationKind
from tests.text.annotated import read_passages, score
from tests.text.marks import quotations

PASSAGES = read_passages(Path(__file__).with_name("quotations_en.txt"))
HALVES = {"seen": PASSAGES[::2], "unseen": PASSAGES[1::2]}


@pytest.mark.parametrize(
    ("half", "all_kinds", "direct", "speakers"), [("seen", 0.98, 0.96, 0.97), ("unseen", 0.95, 0.96, 0.98)]
)
def test_reported_speech_is_found(half: str, all_kinds: float, direct: float, speakers: float) -> None:
    """F1 at an overlap of 0.3, over all kinds and over direct speech; the share of speakers that are right."""
    found = [(passage, quotations(passage.text, "en")) for passage in HALVES[half]]
    whole = score(found)
    assert whole.f1 >= all_kinds
    assert score(found, "d").f1 >= direct
    assert whole.right / whole.speakers >= speakers
    assert whole.recall("i") >= 0.88


def test_the_passages_are_read_right() -> None:
    """Marks leave no trace in the text, every quotation has a kind, and most have a speaker."""
    said = [each for passage in PASSAGES for each in passage.said]
    assert len(PASSAGES) == 82
    assert not any(sign in passage.text for passage in PASSAGES for sign in "{}[]<>|")
    assert len(said) > 140
    assert sum(each.speaker is None for each in said) < 20


def test_direct_speech_is_called_direct() -> None:
    """What was annotated as direct is never given as indirect."""
    for passage in PASSAGES:
        found = quotations(passage.text, "en")
        for said in passage.said:
            same = [q for q in found if said.kind == "d" and q.start <= said.span.start and said.span.end <= q.end]
            assert all(q.kind is not QuotationKind.INDIRECT for q in same)
