"""Claims of the ledger that give different figures for the same thing."""

import re
from collections.abc import Iterator

from factcheck.model import Case, LedgerClaim, Modality, Quantity, Span, Time, TimeType
from factcheck.rules.base import Bad, Good, Hit, Rule, Slot, Stored, also
from factcheck.rules.events import folded
from factcheck.rules.inconsistency.arithmetic import written

_COUNT = "1"
_WORD = re.compile(r"[^\W\d_]+")
_WEIGHT = 4  # letters from which a word says what is spoken of


class IC301(Rule):
    """Two claims of the ledger give different figures for the same thing.

    The same is measured, of the same thing, for the same time, and both figures are given as exact; at the precision in
    which they are written they still differ. One of the two articles is wrong, or they speak of different things.
    """

    name = "conflicting-figures"
    message = "{mine} here, {theirs} in claim {number} ({document})"
    hint = "Compare the two: factcheck show {number}."
    others = also(said="{speaker} says {mine}; claim {number} ({document}) says {theirs}")
    examples = (
        Bad(
            "fr",
            "La ville compte 3 400 écoliers en 2024.",
            at="3 400",
            stored=Stored(others=(("fr", "La ville compte 4 300 écoliers en 2024."),)),
        ),
        Good(
            "fr",
            "La ville compte 3 400 écoliers en 2024.",
            stored=Stored(others=(("fr", "La ville comptait 4 300 écoliers en 2019."),)),
        ),
        Bad(
            "en",
            "The town has 3,400 pupils in 2024.",
            at="3,400",
            stored=Stored(others=(("en", "The town has 4,300 pupils in 2024."),)),
        ),
        Good(
            "en",
            "The town has 3,400 pupils in 2024.",
            stored=Stored(others=(("en", "The town had 4,300 pupils in 2019."),)),
        ),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at figures of this document's claims that another claim gives otherwise."""
        if case.ledger is None:
            return
        for claim in case.ledger.claims():
            for other in case.ledger.like(claim):
                yield from _conflicts(claim, other)


def _conflicts(claim: LedgerClaim, other: LedgerClaim) -> Iterator[Hit]:
    if claim.language != other.language or _scope(claim.times) != _scope(other.times) or not _same_topic(claim, other):
        return
    for mine in claim.quantities:
        twins = [theirs for theirs in other.quantities if _same_measure(mine, theirs)]
        if len(twins) == 1 and not _agree(mine, twins[0]):
            yield _hit(claim, mine, other, twins[0])


def _hit(claim: LedgerClaim, mine: Quantity, other: LedgerClaim, theirs: Quantity) -> Hit:
    slots: dict[str, Slot] = {"mine": mine.text, "theirs": theirs.text, "number": other.number}
    slots |= {"document": other.document or str(other.number), "speaker": claim.claimant}
    return Hit(Span(mine.start, mine.end), "said" if claim.claimant else "", slots=slots)


def _scope(times: tuple[Time, ...]) -> frozenset[tuple[str, str]]:
    """Give the times that a claim's figures are for."""
    return frozenset((time.value, str(time.relation)) for time in times if time.type is TimeType.DATE)


def _same_topic(claim: LedgerClaim, other: LedgerClaim) -> bool:
    """Say whether two claims share most of their words of weight."""
    mine, theirs = (_content(one.text) for one in (claim, other))
    return bool(mine) and bool(theirs) and 2 * len(mine & theirs) >= max(len(mine), len(theirs))


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(folded(text)) if len(word) >= _WEIGHT)


def _same_measure(mine: Quantity, theirs: Quantity) -> bool:
    """Say whether two figures measure the same: unit, rate, direction and what is counted."""
    alike = (mine.unit, mine.rate, mine.change, folded(mine.of)) == (
        theirs.unit, theirs.rate, theirs.change, folded(theirs.of)
    )  # fmt: skip
    claimed = mine.modality is Modality.CLAIMED and theirs.modality is Modality.CLAIMED
    return alike and claimed and (mine.unit != _COUNT or bool(mine.of))


def _agree(mine: Quantity, theirs: Quantity) -> bool:
    """Say whether two exact figures can be the same; what is not exact can."""
    one, other = written(mine), written(theirs)
    return one is None or other is None or one.meets(other)
