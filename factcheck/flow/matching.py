"""Earlier claims that may say the same: found by their words, ranked, and handed on; nothing is merged.

    look up    words that stand for it, in any language   -> claims that share the rarest
    rank       pieces of words, concepts, figures, dates  -> the likest first
               and, where an encoder is given, meaning    -> the same claims in an order that knows both

What goes in: an open ledger, a statement. What comes out: claims with how alike they are. Whether two say the same is
for a person: a figure or a "not" makes them differ, and likeness hardly falls.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from factcheck.flow import Judge, marks_of
from factcheck.flow.meanings import Meanings
from factcheck.languages import available, load
from factcheck.languages.vocabulary import vocabulary
from factcheck.measure.likeness import Likeness, likeness, ranked
from factcheck.measure.meaning import Encoder, meant_alike
from factcheck.model import ClaimFilter, ClaimRecord, Document, Quantity, State, Time
from factcheck.model.frozen import dataclass
from factcheck.store import Alike, Ledger

LEAST = 0.2  # likeness under which nothing is shown to somebody who asks
LEAST_MEANT = 0.5  # the same for meaning: what passes either is shown
SAME = 0.5  # likeness from which an earlier claim is offered unasked
SAME_ELSEWHERE = 0.4  # the same where the two are in different languages, which share fewer letters
SAME_MEANT = 0.65  # the same for meaning, in whatever language: what passes either is offered
THOROUGH = (60, 2_000)  # claims that are compared in full, and claims that hold a word from which it is passed over
QUICK = (12, 300)  # the same for what is looked for unasked: what says the same shares rarer words
_TRIED = 6
_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim that was found, and how alike it is in words; in meaning too where an encoder was asked."""

    claim: Alike
    likeness: float
    meaning: float | None = None

    def passes(self, least: float, least_meant: float) -> bool:
        """Say whether it is alike enough, in either."""
        return self.likeness >= least or (self.meaning is not None and self.meaning >= least_meant)


@dataclass(frozen=True, slots=True)
class Match:
    """A claim that may say the same, and how alike the two are in words, 0 to 1; in meaning, None where nobody looked.

    ``at_odds``: both give figures or dates, and none in common, so that it is likely another statement.
    """

    claim: ClaimRecord
    likeness: float
    at_odds: bool = False
    meaning: float | None = None


class Matcher:
    """Finds claims of one ledger that are like a statement; keeps what it has read of the languages.

    With an ``encoder`` they are ranked by their meaning too; without one by their words alone.
    """

    def __init__(
        self, ledger: Ledger, judge: Judge, *, as_of: date | None = None, encoder: Encoder | None = None
    ) -> None:
        """Read the vocabularies of all languages there are; time statuses are given for ``as_of``."""
        packs = [load(code, judge.packs) for code in available(judge.packs)]
        self._ledger, self._judge, self._as_of = ledger, judge, as_of
        self._likeness = Likeness(map(vocabulary, packs))
        self._meanings = Meanings(ledger, encoder) if encoder else None

    def like(self, document: Document, *, limit: int = 10, least: float = LEAST) -> tuple[Match, ...]:
        """Give claims that may say what the text of ``document`` says, the likest first."""
        marks = marks_of(document, self._judge)
        values = values_of(marks.times, marks.quantities)
        asked = Alike(0, document.text, document.language, values)
        pairs = self._ranked(asked, self._found(asked, 0, THOROUGH))
        alike = [pair for pair in pairs if pair.passes(least, LEAST_MEANT)][:limit]
        claims = self._claims(alike)
        return tuple(_match(values, pair, claims) for pair in alike)

    def earlier(self, numbers: Sequence[int], *, document: int = 0) -> dict[int, tuple[Match, ...]]:
        """Give for stored claims the others so alike that they are worth offering, those of ``document`` left out.

        Dropped claims are not offered; claims without any are left out.
        """
        sharing = {one: self._found(one, document, QUICK) for one in self._ledger.statements(numbers)}
        if self._meanings:  # all in one batch
            self._meanings.of([one for asked, found in sharing.items() if found for one in (asked, *found)])
        alike = {asked: self._same(asked, found) for asked, found in sharing.items()}
        claims = self._claims(pair for pairs in alike.values() for pair in pairs)
        offers = {asked.number: _offered(asked, pairs, claims) for asked, pairs in alike.items()}
        return {number: offered for number, offered in offers.items() if offered}

    def _same(self, asked: Alike, found: Sequence[Alike]) -> list[Pair]:
        pairs = self._ranked(asked, found)
        bar = {True: SAME, False: SAME_ELSEWHERE}
        return [pair for pair in pairs if pair.passes(bar[pair.claim.language == asked.language], SAME_MEANT)][:_TRIED]

    def _found(self, asked: Alike, document: int, bounds: tuple[int, int]) -> tuple[Alike, ...]:
        lookups = self._likeness.lookups(asked.text, asked.language)
        limit, common = bounds
        return self._ledger.sharing(lookups, apart_from=document, but=asked.number, limit=limit, common=common)

    def _ranked(self, asked: Alike, found: Sequence[Alike]) -> list[Pair]:
        mine = self._likeness.profile(asked.text, asked.language, asked.values)
        profiles = [self._likeness.profile(one.text, one.language, one.values) for one in found]
        pairs = [Pair(found[at], likeness(mine, profiles[at])) for at in ranked(mine, profiles)]
        return _by_meaning(asked, pairs, self._meanings) if self._meanings and pairs else pairs

    def _claims(self, alike: Iterable[Pair]) -> dict[int, ClaimRecord]:
        numbers = tuple(sorted({pair.claim.number for pair in alike}))
        if not numbers:
            return {}
        wanted = ClaimFilter(numbers=numbers, include_gone=True)
        return {claim.number: claim for claim in self._ledger.claims(wanted, as_of=self._as_of)}


def _by_meaning(asked: Alike, pairs: Sequence[Pair], meanings: Meanings) -> list[Pair]:
    """Put pairs in the order of words and meaning together; where that is the same it stays that of the words."""
    mine, *others = meanings.of([asked, *(pair.claim for pair in pairs)])
    meant = zip(pairs, meant_alike(mine, others), strict=True)
    both = [Pair(pair.claim, pair.likeness, meaning) for pair, meaning in meant]
    return sorted(both, key=lambda pair: -round(pair.likeness + (pair.meaning or 0), 3))


def _match(values: Sequence[str], pair: Pair, claims: Mapping[int, ClaimRecord]) -> Match:
    theirs = pair.claim.values
    at_odds = bool(values and theirs) and not set(values) & set(theirs)
    return Match(claims[pair.claim.number], pair.likeness, at_odds, pair.meaning)


def _offered(asked: Alike, pairs: Iterable[Pair], claims: Mapping[int, ClaimRecord]) -> tuple[Match, ...]:
    matches = (_match(asked.values, pair, claims) for pair in pairs)
    return tuple(match for match in matches if match.claim.state is not State.DROPPED)[:_OFFERED]


def values_of(times: Iterable[Time], quantities: Iterable[Quantity]) -> tuple[str, ...]:
    """Give figures with their units and dates in the form in which the ledger gives those of its claims."""
    figures = (f"{figure.value}{figure.unit}" for figure in quantities if figure.value is not None)
    return (*figures, *(time.value for time in times if time.value))
