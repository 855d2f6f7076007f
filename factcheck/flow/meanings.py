"""Vectors of claims, read from the ledger where their words were encoded before, encoded where they were not.

What goes in: statements, by the batch. What comes out: their vectors, in the same order. Only what is asked for is ever
encoded, so that a ledger of any size costs nothing until it is searched.
"""

from collections.abc import Sequence

from factcheck.measure.meaning import NUMBERS, Encoder
from factcheck.store import Alike, Ledger


class Meanings:
    """Vectors of one ledger's claims, and of statements that are not in it (number 0), which are not kept there."""

    def __init__(self, ledger: Ledger, encoder: Encoder) -> None:
        """Begin with nothing encoded."""
        self._ledger, self._encoder = ledger, encoder
        self._by_text: dict[str, bytes] = {}

    def of(self, statements: Sequence[Alike]) -> list[bytes]:
        """Give the vectors of statements; those of claims that are new are kept."""
        claims = [one for one in statements if one.number and one.text not in self._by_text]
        kept = self._kept(claims) if claims else {}
        self._by_text |= {one.text: kept[one.number] for one in claims if one.number in kept}
        new = sorted({one.text for one in statements} - self._by_text.keys())
        if new:
            self._by_text |= dict(zip(new, self._encoder.encode(new), strict=True))
        lacking = [(one, self._by_text[one.text]) for one in claims if one.number not in kept]
        if lacking:
            self._ledger.keep_meanings(self._encoder.name, lacking)
        return [self._by_text[one.text] for one in statements]

    def _kept(self, claims: Sequence[Alike]) -> dict[int, bytes]:
        """Give the vectors that the ledger has; one that is damaged is as if it were not there."""
        found = self._ledger.meanings(self._encoder.name, claims)
        return {number: vector for number, vector in found.items() if len(vector) == NUMBERS}
