"""The ledger's records: what the store keeps and gives back, and what reports and reviews read."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime

from factcheck.model.claims import ShelfLife, TimeStatus
from factcheck.model.flags import Flag
from factcheck.model.frozen import dataclass
from factcheck.model.marks import Quantity, Time
from factcheck.model.work import SourceKind, SourceOutcome, Stance, State


@dataclass(frozen=True, slots=True)
class SavedCopy:
    """A copy of a source's page in a web archive: its address, and the day on which it was made."""

    url: str
    saved_on: date


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Material for or against a claim. ``id`` is the number to type; 0 before it is stored.

    ``copies`` are those that web archives keep of it, the oldest first.
    """

    kind: SourceKind
    title: str = ""
    url: str = ""
    publisher: str = ""
    published: date | None = None
    retrieved: date | None = None
    passage: str = ""
    stance: Stance = Stance.CONTEXT
    note: str = ""
    id: int = 0
    copies: tuple[SavedCopy, ...] = ()


@dataclass(frozen=True, slots=True)
class Watch:
    """Where a source on the web stands. ``source`` is its number; ``outcome`` None: nobody has gone back to it yet.

    ``was`` is the passage as it stood on the page when it was captured, between ``prefix`` and ``suffix``; ``now`` as
    it was last found where that differs. ``seen_at`` is when it was last there. ``found_at`` is the address that the
    page moved to. ``missing_on`` are the days in a row on which the page was missing. ``page_outcome`` is what the
    last page that came said, for when the server answers that it has not changed since; ``etag``, ``last_modified``
    and ``body`` (a hash) tell that page. ``snapshot`` is the hash of the text kept of it.
    """

    source: int
    outcome: SourceOutcome | None = None
    detail: str = ""
    since: datetime | None = None
    checked_at: datetime | None = None
    seen_at: datetime | None = None
    missing_on: tuple[date, ...] = ()
    was: str = ""
    prefix: str = ""
    suffix: str = ""
    now: str = ""
    found_at: str = ""
    page_outcome: SourceOutcome | None = None
    etag: str = ""
    last_modified: str = ""
    body: str = ""
    snapshot: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document as stored, at its newest version. ``number`` is the number to type, ``key`` survives export."""

    number: int
    key: str
    name: str
    text: str
    language: str
    title: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    published: date | None = None
    published_by: str = ""
    version: int = 1
    read_at: datetime | None = None
    meta: Mapping[str, object] = field(default_factory=dict)
    published_also: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim as the ledger holds it, with everything that hangs on it.

    ``start`` and ``end`` point into the document's text; both 0 for a claim added by hand (``document`` 0). ``key`` is
    the content key that survives export, import and re-reading. ``time_status`` is computed for the day asked about;
    ``judged_on`` is the day as of which it was last judged.
    ``gone``: the newest version of the document no longer holds it. ``forced_reason`` says why its verdict stands
    without a source.
    """

    number: int
    key: str
    text: str
    language: str
    document: int = 0
    start: int = 0
    end: int = 0
    claimant: str = ""
    worth: float = 0.0
    reasons: tuple[str, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    shelf_life: ShelfLife | None = None
    time_status: TimeStatus = TimeStatus.CURRENT
    recheck_on: date | None = None
    state: State = State.NEW
    verdict: str = ""
    scale: str = ""
    note: str = ""
    said_on: date | None = None
    reviewed_at: datetime | None = None
    reviewer: str = ""
    forced_reason: str = ""
    checked_at: datetime | None = None
    created_at: datetime | None = None
    judged_on: date | None = None
    gone: bool = False
    sources: tuple[SourceRecord, ...] = ()
    flags: tuple[Flag, ...] = ()


def reviewed_after(recheck_on: date | None, reviewed_at: datetime | None, as_of: date) -> bool:
    """Say whether by ``as_of`` a claim was reviewed on its recheck date or later, and so knowing what came of it."""
    return recheck_on is not None and reviewed_at is not None and recheck_on <= reviewed_at.date() <= as_of


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change: what was done to which thing, its fields before and after, and the hash chain.

    ``action`` is a short word ("ingest", "edit", "review", "recheck", …). ``change`` numbers the user's
    action; one action may write several entries, and ``undo`` takes back a whole change.
    """

    id: int
    change: int
    at: datetime
    by: str
    action: str
    subject: str
    claim: int
    before: Mapping[str, object]
    after: Mapping[str, object]
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims: every field narrows; empty means all."""

    numbers: tuple[int, ...] = ()
    states: tuple[State, ...] = ()
    verdicts: tuple[str, ...] = ()
    document: int = 0
    claimant: str = ""
    language: str = ""
    due_by: date | None = None
    flag: str = ""
    words: str = ""
    include_gone: bool = False
    order: str = "number"  # number | worst | worth | due | newest
    limit: int | None = None
