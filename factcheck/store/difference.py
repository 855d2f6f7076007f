"""What exactly is not as it was in a claim that changed: each figure, date, name and speaker, before and after.

In: what two spans say, kind by kind, each thing by a key and in its words. Out: pairs of words, "" on the side where
there is nothing. Knows neither texts nor the ledger.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from factcheck.model.frozen import dataclass

Said = Sequence[tuple[str, str]]  # key and words of each thing, in the order of the text


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was: "figure", "date", "name" or "speaker", and its words before and after."""

    what: str
    before: str
    after: str


def differences(before: Mapping[str, Said], after: Mapping[str, Said]) -> tuple[Difference, ...]:
    """Give what differs, kind by kind, in the order of the text."""
    return tuple(
        Difference(what, old, new)
        for what, said in before.items()
        for old, new in _pairs(said, after.get(what, ()))
        if old != new or what == "date"  # "mardi" of another week is another day in the same word
    )


def _pairs(before: Said, after: Said) -> Iterator[tuple[str, str]]:
    if Counter(key for key, _ in before) == Counter(key for key, _ in after):  # the same things, maybe exchanged
        yield from ((a[1], b[1]) for a, b in zip(before, after, strict=True) if a[0] != b[0])
        return
    yield from zip_longest(_alone(before, after), _alone(after, before), fillvalue="")


def _alone(mine: Said, theirs: Said) -> Iterator[str]:
    """Give the words of what only one side says, as often as it says it more."""
    shared = Counter(key for key, _ in theirs)
    for key, words in mine:
        if shared[key]:
            shared[key] -= 1
        else:
            yield words
