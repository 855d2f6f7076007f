"""``Ledger``: everything that can be asked of a ledger and done to it, one method each."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self

from factcheck.model import (
    Claim,
    ClaimFilter,
    ClaimRecord,
    Document,
    DocumentRecord,
    Fact,
    Flag,
    HistoryEntry,
    LedgerView,
    Marks,
    SavedCopy,
    SourceRecord,
    State,
    Watch,
)
from factcheck.store import claims, documents, edits, facts, flags, history, like, maintenance, sources, watches
from factcheck.store.codec import iso
from factcheck.store.core import Core
from factcheck.store.records import (
    Alike,
    ClaimLine,
    Imported,
    IngestResult,
    Judgement,
    LeaningOn,
    Undone,
    Verification,
)
from factcheck.store.watches import Looked, ToCheck
from factcheck.store.watches import Outcome as PastOutcome

if TYPE_CHECKING:
    from factcheck.store.checking import Checking

ALL = ClaimFilter()


class Ledger:
    """An open ledger; a context manager. One thread at a time; other processes may have the file open too.

    Every change is one transaction with its history, done by ``who`` at ``now()``, and can be taken back by ``undo``.
    Methods that change raise a FactcheckError where the file is busy, read-only, or the disk is full; nothing is
    written then.
    """

    def __init__(self, core: Core) -> None:
        self._core = core

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = False,
        now: Callable[[], datetime],
        who: str,
        patience: float = 5.0,
    ) -> Self:
        """Open the file at ``path``, making it where ``create`` is true; see ``store.where`` for which file.

        ``now`` gives the moment that changes are stamped with. ``patience`` is how many seconds to wait for another
        writer. Raises a FactcheckError where the file is missing, no ledger, of a newer version, or out of reach.
        """
        return cls(Core(path, create=create, now=now, who=who, patience=patience))

    def __enter__(self) -> Self:
        """Give the ledger itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; may be called twice."""
        self._core.close()

    @property
    def path(self) -> Path:
        """Give the file's place."""
        return self._core.path

    # Documents ------------------------------------------------------------------------------------------------------

    def ingest(
        self,
        document: Document,
        marks: Marks,
        found: Sequence[Claim],
        flagged: Sequence[Flag],
        *,
        as_of: date | None,
        marks_of: Callable[[Document], Marks] | None = None,
        update: int = 0,
    ) -> IngestResult:
        """Store a scanned document: as a new one, or as the new version of the one it is.

        It is the same document where its URL is, where its text is that of any version, or where it has the same name
        and much of its text; ``update`` names one by number. A text that is known adds nothing. For an edited one
        claims are re-attached (``store.reattach``); ``marks_of`` gives the marks of the old text, and without it no
        reworded claim keeps its review.
        """
        from factcheck.store.ingest import Read, ingest

        read = Read(document, marks, found, flagged, as_of)
        return ingest(self._core, read, marks_of=marks_of, update=update)

    def recognise(self, document: Document, *, update: int = 0) -> tuple[int, bool]:
        """Give the number of the document that this is, 0 where it is new; and whether reading it would add nothing."""
        from factcheck.store.ingest import recognise

        return recognise(self._core, document, update)

    def reread(
        self, number: int, marks: Marks, found: Sequence[Claim], flagged: Sequence[Flag], *, as_of: date | None
    ) -> IngestResult:
        """Store a new scan of a document's newest text: claims keep their reviews, marks are put in place."""
        from factcheck.store.ingest import Read, reread

        return reread(self._core, number, Read(self.document_as_read(number), marks, found, flagged, as_of))

    def document(self, number: int, *, version: int = 0) -> DocumentRecord:
        """Give a document with its newest text, or that of an earlier version; raises NoSuchNumberError."""
        return documents.one(self._core, number, version)

    def documents(self) -> tuple[DocumentRecord, ...]:
        """Give all documents with their newest texts."""
        return documents.every(self._core)

    def document_as_read(self, number: int) -> Document:
        """Give a stored document as the stages take it, to be scanned again."""
        return documents.as_read(self.document(number))

    def document_flags(self, number: int) -> tuple[Flag, ...]:
        """Give all flags of a document's newest text, those that lie on no claim too."""
        return flags.of_document(self._core, number)

    def replace_flags(self, document: int, flagged: Sequence[Flag]) -> None:
        """Put what the rules say now in place of what they said of a document; they are tied to claims by place."""
        self.document(document)
        with self._core.change("check") as change:
            flags.replace_of_document(change, document, flagged)

    def replace_claim_flags(self, claim: int, flagged: Sequence[Flag]) -> None:
        """Put what the rules say now in place of what they said of a claim added by hand."""
        claims.check_numbers(self._core, [claim])
        with self._core.change("check") as change:
            flags.replace_of_claim(change, claim, flagged)

    # Claims ---------------------------------------------------------------------------------------------------------

    def claims(self, wanted: ClaimFilter = ALL, *, as_of: date | None = None) -> tuple[ClaimRecord, ...]:
        """Give the claims that ``wanted`` lets through; ``as_of`` None gives each time status as last judged."""
        return claims.find(self._core, wanted, as_of)

    def lines(self, wanted: ClaimFilter = ALL, *, as_of: date | None = None) -> tuple[ClaimLine, ...]:
        """Give the same claims as lines of a list: without marks, sources and messages, quick by the ten thousand."""
        return claims.lines(self._core, wanted, as_of)

    def claim(self, number: int, *, as_of: date | None = None) -> ClaimRecord:
        """Give one claim, gone or not; raises NoSuchNumberError."""
        return claims.one(self._core, number, as_of)

    def statements(self, numbers: Sequence[int]) -> tuple[Alike, ...]:
        """Give claims as comparing their words needs them, in the order of their numbers."""
        return like.statements(self._core, numbers)

    def sharing(
        self,
        lookups: Sequence[Collection[str]],
        *,
        apart_from: int = 0,
        but: int = 0,
        limit: int = 60,
        common: int = like.COMMON,
    ) -> tuple[Alike, ...]:
        """Give the claims that share the rarest words of a statement; none of document ``apart_from``, nor ``but``.

        Each lookup is one word of it: the words that stand for it, of which any will do; "beginn*" is a prefix. A word
        that ``common`` claims hold is passed over.
        """
        return like.sharing(self._core, lookups, document=apart_from, but=but, limit=limit, common=common)

    def meanings(self, made_by: str, claims: Sequence[Alike]) -> dict[int, bytes]:
        """Give the vectors that the encoder ``made_by`` has made of these claims' words; others are left out."""
        from factcheck.store import meanings

        return meanings.known(self._core, made_by, claims)

    def keep_meanings(self, made_by: str, made: Iterable[tuple[Alike, bytes]]) -> bool:
        """Keep vectors of claims' words, where the ledger can be written now; gives whether it could."""
        from factcheck.store import meanings

        return meanings.keep(self._core, made_by, made)

    def add_claim(self, claim: ClaimRecord, *, judged_on: date | None = None) -> int:
        """Add a claim by hand and give its number; the record's own number, key, sources and flags are not read."""
        with self._core.change("add") as change:
            return edits.add(change, claim, judged_on)

    def edit_claim(self, number: int, **fields: Any) -> bool:
        """Set fields of a claim, named as in ClaimRecord; gives whether anything changed.

        Text, claimant, language, note, state, start, end, worth, reasons, times, quantities, shelf_life, recheck_on,
        time_status, said_on; also judged_on, the day that time_status is for. Review and sources stay. A new start and
        end move the claim to other words of its document; text alone is the user's own wording of the same place.
        """
        with self._core.change("edit") as change:
            return bool(edits.edit(change, (number,), fields))

    def split_claim(self, number: int, parts: Sequence[str]) -> tuple[int, ...]:
        """Make a claim of each part and give their numbers; the claim itself is dropped and says so in its note."""
        with self._core.change("split") as change:
            return edits.split(change, number, parts)

    def set_review(
        self,
        numbers: Sequence[int],
        verdict: str,
        *,
        scale: str,
        note: str | None = None,
        by: str | None = None,
        at: datetime | None = None,
        forced_reason: str = "",
        state: State = State.CHECKED,
    ) -> int:
        """Give claims a verdict, as one change; gives how many were not so already.

        ``by`` and ``at`` are the ledger's own name and clock where not given; ``note`` None leaves the note.
        ``forced_reason`` says why a verdict stands without a source; whether it may is decided in ``review``.
        """
        columns: dict[str, Any] = {
            "verdict": verdict,
            "scale": scale,
            "reviewer": by or self._core.who,
            "reviewed_at": iso(at or self._core.now()),
            "forced_reason": forced_reason,
            "state": state.value,
        }
        if note is not None:
            columns["note"] = note
        with self._core.change("review") as change:
            return edits.set_columns(change, numbers, columns)

    def clear_review(self, numbers: Sequence[int], *, state: State = State.IN_REVIEW) -> int:
        """Take the verdict off claims and put them back into the queue; the history keeps it."""
        empty = {"verdict": "", "scale": "", "reviewer": "", "reviewed_at": None, "forced_reason": ""}
        with self._core.change("reopen") as change:
            return edits.set_columns(change, numbers, {**empty, "state": state.value})

    def set_state(self, numbers: Sequence[int], state: State) -> int:
        """Set where the work on claims stands; gives how many were not there already."""
        with self._core.change(f"state {state.value}") as change:
            return edits.set_columns(change, numbers, {"state": state.value})

    def record_recheck(self, judgements: Sequence[Judgement], *, as_of: date) -> int:
        """Write how claims stand in time as of a day, as one change; gives how many are not as they were."""
        with self._core.change("recheck") as change:
            return edits.judge(change, judgements, as_of)

    def view(self, document: int) -> LedgerView:
        """Give what rules may ask of the ledger about a document."""
        from factcheck.store.view import View

        return View(self._core, document=document)

    def view_of_claim(self, number: int) -> LedgerView:
        """Give what rules may ask of the ledger about a claim added by hand."""
        from factcheck.store.view import View

        return View(self._core, claim=number)

    def checking(self) -> "Checking":
        """Give what checking many documents needs: everything by the batch."""
        from factcheck.store.checking import Checking

        return Checking(self._core)

    # Sources ------------------------------------------------------------------------------------------------------

    def sources(self) -> tuple[tuple[SourceRecord, tuple[int, ...]], ...]:
        """Give each source with the numbers of the claims that it hangs on."""
        return sources.every(self._core)

    def add_source(self, numbers: Sequence[int], source: SourceRecord) -> int:
        """Hang a source on claims and give its number; one that is there as it stands is not added twice."""
        claims.check_numbers(self._core, numbers)
        with self._core.change("source") as change:
            return sources.add(change, numbers, source)

    def add_copy(self, number: int, copy: SavedCopy) -> bool:
        """Note a copy of a source's page in a web archive; gives whether it is new. Raises NoSuchNumberError."""
        with self._core.change("archive source") as change:
            return sources.add_copy(change, number, copy.url, copy.saved_on.isoformat())

    def remove_source(self, number: int, *, claims: Sequence[int] = ()) -> int:
        """Take a source off claims, off all where none are named; gives how many it hung on."""
        with self._core.change("remove source") as change:
            return sources.remove(change, number, claims)

    # Sources that are gone back to -----------------------------------------------------------------------------------

    def sources_to_check(self, numbers: Sequence[int] = ()) -> tuple[ToCheck, ...]:
        """Give the sources with an address, those named or all, with where each stands; raises NoSuchNumberError."""
        return watches.to_check(self._core, numbers)

    def sources_of(self, numbers: Sequence[int] = (), *, document: int = 0) -> tuple[int, ...]:
        """Give the numbers of the sources with an address of claims, and of a document's claims.

        Raises NoSuchNumberError for a claim or a document that there is not.
        """
        claims.check_numbers(self._core, numbers)
        if document:
            documents.one(self._core, document)
        return watches.of_selection(self._core, numbers, document)

    def watches(self, numbers: Sequence[int] = ()) -> dict[int, Watch]:
        """Give where sources stand, by their numbers; those that nobody went back to are left out."""
        return watches.every(self._core, numbers)

    def save_watches(self, found: Iterable[Looked]) -> None:
        """Write what was found of sources, at once and without an entry in the history of changes."""
        watches.save(self._core, found)

    def replace_source_flags(self, codes: str, flagged: Sequence[Flag], *, document: int = 0, claim: int = 0) -> None:
        """Put flags in place of those with codes like ``codes`` ("__4%") of a document, or of a claim by hand."""
        watches.replace_flags(self._core, codes, document, claim, flagged)

    def snapshot(self, key: str) -> str:
        """Give the text kept of a page under its hash, "" where there is none."""
        return watches.snapshot(self._core, key)

    def source_outcomes(self, number: int) -> tuple[PastOutcome, ...]:
        """Give what was found of a source over time, the oldest first."""
        return watches.outcomes(self._core, number)

    def begin_source_run(self, selection: str) -> tuple[datetime, bool]:
        """Note that a run through sources begins; gives since when, and whether one was cut short that goes on."""
        return watches.begin_run(self._core, selection, self._core.now())

    def end_source_run(self, selection: str) -> None:
        """Note that a run through sources is through."""
        watches.end_run(self._core, selection, self._core.now())

    def now(self) -> datetime:
        """Give the moment that the ledger's clock shows."""
        return self._core.now()

    # The user's own facts --------------------------------------------------------------------------------------------

    def facts(self) -> tuple[Fact, ...]:
        """Give the user's own facts."""
        return facts.every(self._core)

    def add_facts(self, given: Sequence[Fact]) -> tuple[int, int]:
        """Add facts, or change those of the same id, as one change; gives how many are new and how many changed."""
        with self._core.change("fact") as change:
            return facts.put(change, given)

    def add_fact(self, fact: Fact) -> tuple[int, int]:
        """Add one fact, or change the one with its id."""
        return self.add_facts((fact,))

    def remove_fact(self, name: str) -> None:
        """Take away a fact of the user's own by its id."""
        with self._core.change("remove fact") as change:
            facts.remove(change, name)

    def leaning_on_facts(self, names: Sequence[str], words: Sequence[Sequence[str]] = ()) -> LeaningOn:
        """Give the claims and documents of which a flag or a recheck date leans on facts, shipped ones too.

        Claims that hold one phrase of each list of ``words`` are among them: they name the facts.
        """
        from factcheck.store.leaning import on_facts

        return on_facts(self._core, names, words)

    def leaning_on_sources(self, numbers: Sequence[int], *, claims: Sequence[int] = ()) -> LeaningOn:
        """Give the claims that sources hang on, only of those named; raises NoSuchNumberError."""
        from factcheck.store.leaning import on_sources

        return on_sources(self._core, numbers, claims)

    # The ledger itself ----------------------------------------------------------------------------------------------

    def history(self, *, claim: int = 0, document: int = 0, limit: int | None = None) -> tuple[HistoryEntry, ...]:
        """Give the entries of a claim or a document, of all where neither is named; the newest ``limit``, in order."""
        return history.entries(self._core, claim=claim, document=document, limit=limit)

    def undo(self) -> Undone:
        """Take back the last change that stands; raises NothingToUndoError. Repeated, it takes back the one before."""
        return history.undo(self._core)

    def export(self, out: IO[str]) -> int:
        """Write everything as JSON lines; gives how many."""
        from factcheck.store.transfer import export

        return export(self._core, out)

    def import_(self, lines: Iterable[str], *, name: str) -> Imported:
        """Read JSON lines of an export, all or nothing; ``name`` is the file's, for messages.

        An empty ledger becomes the exported one to the byte; one with content is merged with it by keys.
        """
        from factcheck.store.transfer import import_

        return import_(self._core, lines, name)

    def backup(self, target: Path) -> Path:
        """Copy the ledger while it is in use to a new private file (or into a folder); gives its path."""
        return maintenance.backup(self._core, target)

    def changes(self) -> dict[int, tuple[int, datetime]]:
        """Give, by claim, how many changes touched it and when the last one did."""
        return history.changes_of_claims(self._core)

    def verify(self) -> Verification:
        """Check pages, foreign keys, the search index, the texts and the history's chain."""
        return maintenance.verify(self._core)
