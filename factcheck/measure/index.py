"""Which statements of one document may be of the same thing as one of another, without trying all pairs.

What goes in: the statements of a document. What comes out: for a statement of another document, those that share words
with it that are not everywhere. Time grows with the number of shared words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from factcheck.measure.statement import Statement

_COMMON = 40
"""Statements that may share one word before the word says nothing."""
_SHARED = 2


class Index:
    """The statements of one document, by their words."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        """Index ``statements``."""
        self._statements = statements
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(statements):
            for key in sorted(one.keys):
                self._by_key[key].append(number)

    def like(self, other: Statement) -> Iterator[Statement]:
        """Give the statements that share at least two words with ``other``, in order."""
        shared: Counter[int] = Counter()
        for key in other.keys:
            numbers = self._by_key.get(key, ())
            if len(numbers) <= _COMMON:
                shared.update(numbers)
        for number in sorted(shared):
            if shared[number] >= min(_SHARED, len(other.keys)):
                yield self._statements[number]
