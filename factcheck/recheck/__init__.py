"""Going back to claims when their day has come: what time has overtaken, and what becomes of it.

In: claims as the ledger holds them, and how each stands now. Out: a ``Digest``: what is to be looked at and what
changed, which claims go back into the queue, which are settled. Knows neither the store, nor how a shelf life is
judged, nor the clock. Having it run by itself is in ``schedule``.
"""

from factcheck.recheck.cadence import Cadence, Course, Turn, load_cadence, next_turn, turn_of
from factcheck.recheck.digest import Digest, Finding, Outcome
from factcheck.recheck.weigh import Standing, is_due, looked_after, weigh

__all__ = [
    "Cadence",
    "Course",
    "Digest",
    "Finding",
    "Outcome",
    "Standing",
    "Turn",
    "is_due",
    "load_cadence",
    "looked_after",
    "next_turn",
    "turn_of",
    "weigh",
]
