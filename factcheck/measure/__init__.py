"""Whether two statements speak of the same thing, and whether their figures or times conflict.

What goes in: two ``Statement``s: words, quantities and times of a sentence, made with the ``Vocabulary`` of its
language. What comes out: how much they share, and ``Conflict``s with both spans, both readings and a reason. Pure: it
knows neither packs nor rules nor documents, so that rules and flows can both use it. Where recall would cost
precision, precision is taken.
"""

from factcheck.measure.conflicts import Conflict, Reason
from factcheck.measure.judge import find_conflicts
from factcheck.measure.spread import Spread, meets, spread_of
from factcheck.measure.statement import Statement, overlap, statement
from factcheck.measure.vocabulary import Vocabulary

__all__ = [
    "Conflict",
    "Reason",
    "Spread",
    "Statement",
    "Vocabulary",
    "find_conflicts",
    "meets",
    "overlap",
    "spread_of",
    "statement",
]
