"""What the ledger's methods take and give back beside the records of ``factcheck.model``."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum

from factcheck.model import Flag, ShelfLife, State, TimeStatus
from factcheck.model.frozen import dataclass
from factcheck.store.difference import Difference


class Fate(StrEnum):
    """What became of a claim when its document was read again.

    UNCHANGED: the same words in the same order. MOVED: the same words elsewhere. REWORDED: other words that leave
    figures, dates, names and negations as they were. CHANGED: one of those is not as it was, so that a review of the
    old words says nothing about the new. GONE: no longer there. NEW: not there before.
    """

    UNCHANGED = "unchanged"
    MOVED = "moved"
    REWORDED = "reworded"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ClaimOutcome:
    """One claim after reading: its number, its words before and after ("" where there are none).

    ``reasons`` say what is different in a CHANGED one ("figure", "date", "name", "negation", "speaker", "tense",
    "wording"), ``differences`` its figures, dates, names and speakers before and after. ``reviewed``: it had a verdict;
    a CHANGED one lost it and went back to the queue.
    """

    fate: Fate
    number: int
    before: str
    after: str
    reasons: tuple[str, ...] = ()
    reviewed: bool = False
    differences: tuple[Difference, ...] = ()


class Reading(StrEnum):
    """What came of reading a document into the ledger."""

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class IngestResult:
    """A document's number, its version, and what became of each claim, in the order of the text, the gone ones last.

    ``change`` is the change's number in the history, 0 where nothing was written.
    """

    document: int
    version: int
    reading: Reading
    outcomes: tuple[ClaimOutcome, ...]
    change: int = 0

    def count(self, fate: Fate) -> int:
        """Say how many claims met ``fate``."""
        return sum(outcome.fate == fate for outcome in self.outcomes)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a claim stands in time, judged again: what ``Ledger.record_recheck`` writes.

    ``reopen`` puts a checked or published claim back into the queue.
    """

    number: int
    shelf_life: ShelfLife
    time_status: TimeStatus
    reopen: bool = False


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim as a list shows it: cheap to read by the ten thousand.

    ``judged_on`` is the day as of which it was last judged, else that on which it was put in. ``refuted_on`` is the
    newest day known of a source that refutes it, ``date.min`` where none is known, None without such a source.
    """

    number: int
    text: str
    state: State
    verdict: str
    time_status: TimeStatus
    recheck_on: date | None
    claimant: str
    worth: float
    language: str
    document: int
    sources: int
    flags: tuple[str, ...]
    gone: bool
    reason: str = ""
    judged_on: date | None = None
    reviewed_at: datetime | None = None
    refuted_on: date | None = None


@dataclass(frozen=True, slots=True)
class LeaningClaim:
    """A claim that leans on facts or sources.

    ``flags`` lie on it and name one of the facts, ``refs`` are all facts that its recheck date leans on where one of
    them is among those; with neither it only names them. ``sources`` are the sources that it has of those asked about.
    """

    line: ClaimLine
    flags: tuple[Flag, ...] = ()
    refs: tuple[str, ...] = ()
    sources: tuple[int, ...] = ()

    @property
    def left(self) -> int:
        """Give how many sources it has beside those asked about."""
        return self.line.sources - len(self.sources)


@dataclass(frozen=True, slots=True)
class LeaningDocument:
    """A document that leans on facts or sources: by ``flags``, on a claim of it or not, and by its ``claims``."""

    number: int
    name: str
    title: str
    url: str
    flags: tuple[Flag, ...] = ()
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LeaningOn:
    """Everything in a ledger that leans on some facts or sources."""

    claims: tuple[LeaningClaim, ...] = ()
    documents: tuple[LeaningDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class Alike:
    """A claim that shares words with a statement: what comparing the two in full needs.

    ``values`` are its figures with their units and its dates, in a form that is the same in every language.
    """

    number: int
    text: str
    language: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: the change's number, what it did ("review"), and to what ("claim 12")."""

    change: int
    action: str
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """How many of each kind an import added, and how many it found there already and left as they were."""

    added: Mapping[str, int] = field(default_factory=dict)
    kept: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verification:
    """What ``verify`` looked at and what is wrong: empty ``problems`` means sound."""

    entries: int
    problems: tuple[str, ...] = ()
