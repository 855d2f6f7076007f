"""Which of very many statements may be of the same thing as one, without trying all pairs.

What goes in: statements as their keys, each with the group (the document) that it belongs to. What comes out: for one
of them, those of other groups that share the rarest keys and enough of all. Time for one is bounded: keys are asked
from the rarest on until enough has been looked at, and keys that very many hold are only asked together.
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from heapq import nsmallest
from itertools import islice
from math import log

_LOOKED_AT = 500  # entries of the lists of rare keys that are looked at for one statement
_TOGETHER = 40  # statements holding all of several common keys, from which one more is asked
_KEPT = 16  # statements that are compared in full
_WEIGHTIEST = 0.25  # of the weight of all that was asked for
_SHARED = 2
_LEAST = 0.4  # of the shorter one's keys
_SET = re.compile(rb"[^\0]")


def close(mine: AbstractSet[object], theirs: AbstractSet[object]) -> bool:
    """Say whether two statements share keys enough to be of the same thing."""
    shared = len(mine & theirs)
    return shared >= _SHARED and shared >= _LEAST * min(len(mine), len(theirs))


class Neighbours:
    """Statements by their keys. All are added first, then asked for; numbers count from 0 in the order of adding."""

    def __init__(self) -> None:
        """Begin with none."""
        self._ids: dict[str, int] = {}
        self._holders: list[array[int]] = []
        self._keys: list[frozenset[int]] = []
        self._groups = array("Q")
        self._bits: dict[int, int] = {}

    def __len__(self) -> int:
        """Give how many statements there are."""
        return len(self._keys)

    def add(self, keys: Iterable[str], group: int) -> None:
        """Add a statement; 0 is the group of those that stand alone."""
        number = len(self._keys)
        held = frozenset([self._id(key) for key in keys])
        for key in held:
            self._holders[key].append(number)
        self._keys.append(held)
        self._groups.append(group)

    def _id(self, key: str) -> int:
        if key not in self._ids:
            self._ids[key] = len(self._holders)
            self._holders.append(array("I"))
        return self._ids[key]

    def like(self, number: int) -> list[int]:
        """Give the statements that may be of the same thing as ``number``, the likest first."""
        own, mine = self._groups[number], self._keys[number]
        scores = self._scores(number)
        enough = _WEIGHTIEST * scores.pop(number, 0.0)
        groups = self._groups
        found = [(-score, n) for n, score in scores.items() if score >= enough and not (own and groups[n] == own)]
        return [n for _, n in nsmallest(_KEPT, found) if close(mine, self._keys[n])]

    def _scores(self, number: int) -> dict[int, float]:
        """Give the statements that share rare keys, each with the weight of what it shares."""
        keys = sorted(self._keys[number], key=lambda key: (len(self._holders[key]), key))
        scores: dict[int, float] = defaultdict(float)
        left = _LOOKED_AT
        for at, key in enumerate(keys):
            holders = self._holders[key]
            if len(holders) > left:
                self._score_common(keys[at:], scores)
                break
            left -= len(holders)
            weight = log(1 + len(self._keys) / len(holders))
            for other in holders:
                scores[other] += weight
        return scores

    def _score_common(self, keys: list[int], scores: dict[int, float]) -> None:
        """Add those that hold the first of ``keys`` together: as many of them as leaves few."""
        together = self._bits_of(keys[0])
        taken = 1
        for key in keys[1:]:
            if together.bit_count() <= _TOGETHER:
                break
            narrower = together & self._bits_of(key)
            if narrower.bit_count() > 1:  # itself and another one
                together, taken = narrower, taken + 1
        for other in islice(_places(together), _TOGETHER):
            scores[other] += taken

    def _bits_of(self, key: int) -> int:
        """Give the holders of a key as the bits of one number."""
        if key not in self._bits:
            row = bytearray(len(self._keys) // 8 + 1)
            for number in self._holders[key]:
                row[number >> 3] |= 1 << (number & 7)
            self._bits[key] = int.from_bytes(row, "little")
        return self._bits[key]


def _places(bits: int) -> Iterator[int]:
    for found in _SET.finditer(bits.to_bytes(bits.bit_length() // 8 + 1, "little")):
        byte = found[0][0]
        yield from (8 * found.start() + bit for bit in range(8) if byte >> bit & 1)
