"""Earlier claims that may say the same: found by their words, ranked, and handed on; nothing is merged.

    look up    words that stand for it, in any language   -> claims that share the rarest
    rank       pieces of words, concepts, figures, dates  -> the likest first

What goes in: an open ledger, a statement. What comes out: claims with how alike they are. Whether two say the same is
for a person: a figure or a "not" makes them differ, and likeness hardly falls.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from factcheck.flow import Judge, marks_of
from factcheck.languages import available, load
from factcheck.languages.vocabulary import vocabulary
from factcheck.measure.likeness import Likeness, likeness, ranked
from factcheck.model import ClaimFilter, ClaimRecord, Document, Quantity, State, Time
from factcheck.model.frozen import dataclass
from factcheck.store import Alike, Ledger

LEAST = 0.2  # likeness under which nothing is shown to somebody who asks
SAME = 0.5  # likeness from which an earlier claim is offered unasked
SAME_ELSEWHERE = 0.4  # the same where the two are in different languages, which share fewer letters
THOROUGH = (60, 2_000)  # claims that are compared in full, and claims that hold a word from which it is passed over
QUICK = (12, 300)  # the same for what is looked for unasked: what says the same shares rarer words
_TRIED = 6
_OFFERED = 3


Pair = tuple[Alike, float]


@dataclass(frozen=True, slots=True)
class Match:
    """A claim that may say the same, and how alike the two are, 0 to 1.

    ``at_odds``: both give figures or dates, and none in common, so that it is likely another statement.
    """

    claim: ClaimRecord
    likeness: float
    at_odds: bool = False


class Matcher:
    """Finds claims of one ledger that are like a statement; keeps what it has read of the languages."""

    def __init__(self, ledger: Ledger, judge: Judge, *, as_of: date | None = None) -> None:
        """Read the vocabularies of all languages there are; time statuses are given for ``as_of``."""
        packs = [load(code, judge.packs) for code in available(judge.packs)]
        self._ledger, self._judge, self._as_of = ledger, judge, as_of
        self._likeness = Likeness(map(vocabulary, packs))

    def like(self, document: Document, *, limit: int = 10, least: float = LEAST) -> tuple[Match, ...]:
        """Give claims that may say what the text of ``document`` says, the likest first."""
        marks = marks_of(document, self._judge)
        values = values_of(marks.times, marks.quantities)
        asked = Alike(0, document.text, document.language, values)
        alike = [pair for pair in self._ranked(asked) if pair[1] >= least][:limit]
        claims = self._claims(alike)
        return tuple(_match(values, pair, claims) for pair in alike)

    def earlier(self, numbers: Sequence[int], *, document: int = 0) -> dict[int, tuple[Match, ...]]:
        """Give for stored claims the others so alike that they are worth offering, those of ``document`` left out.

        Dropped claims are not offered; claims without any are left out.
        """
        alike = {one: self._same(one, document) for one in self._ledger.statements(numbers)}
        claims = self._claims(pair for pairs in alike.values() for pair in pairs)
        found = {one.number: _offered(one, pairs, claims) for one, pairs in alike.items()}
        return {number: offered for number, offered in found.items() if offered}

    def _same(self, asked: Alike, document: int) -> list[Pair]:
        alike = self._ranked(asked, document, quick=True)
        return [(one, score) for one, score in alike if score >= _bar(one.language, asked.language)][:_TRIED]

    def _ranked(self, asked: Alike, document: int = 0, *, quick: bool = False) -> list[Pair]:
        mine = self._likeness.profile(asked.text, asked.language, asked.values)
        lookups = self._likeness.lookups(asked.text, asked.language)
        limit, common = QUICK if quick else THOROUGH
        found = self._ledger.sharing(lookups, apart_from=document, but=asked.number, limit=limit, common=common)
        profiles = [self._likeness.profile(one.text, one.language, one.values) for one in found]
        return [(found[at], likeness(mine, profiles[at])) for at in ranked(mine, profiles)]

    def _claims(self, alike: Iterable[Pair]) -> dict[int, ClaimRecord]:
        numbers = tuple(sorted({one.number for one, _ in alike}))
        if not numbers:
            return {}
        wanted = ClaimFilter(numbers=numbers, include_gone=True)
        return {claim.number: claim for claim in self._ledger.claims(wanted, as_of=self._as_of)}


def _match(values: Sequence[str], pair: Pair, claims: Mapping[int, ClaimRecord]) -> Match:
    one, score = pair
    return Match(claims[one.number], score, bool(values and one.values) and not set(values) & set(one.values))


def _offered(asked: Alike, pairs: Iterable[Pair], claims: Mapping[int, ClaimRecord]) -> tuple[Match, ...]:
    matches = (_match(asked.values, pair, claims) for pair in pairs)
    return tuple(match for match in matches if match.claim.state is not State.DROPPED)[:_OFFERED]


def _bar(one: str, other: str) -> float:
    return SAME if one == other else SAME_ELSEWHERE


def values_of(times: Iterable[Time], quantities: Iterable[Quantity]) -> tuple[str, ...]:
    """Give figures with their units and dates in the form in which the ledger gives those of its claims."""
    figures = (f"{figure.value}{figure.unit}" for figure in quantities if figure.value is not None)
    return (*figures, *(time.value for time in times if time.value))
