"""The rules over the ledger: every document as it was read, claims added by hand each on its own.

    read     what was found in the text before, found anew where anything it leans on is new    (readings)
    detect   claims and their shelf life, as of the day judged on, with the facts of today
    rules    1xx and 2xx over that; 3xx and 4xx over the ledger, which is read once for all

What goes in: an open ledger, a judge whose day is the day judged on, and which documents. What comes out: scans, one at
a time, with the flags of 3xx rules too, since the ledger is at hand. Time grows with the ledger, not with its square.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.flow import Judge, Scan, read_text, scan_document
from factcheck.flow.parts import passages_of
from factcheck.flow.readings import Readings
from factcheck.model import Case, ClaimRecord, Document, Flag, LedgerView, Marks
from factcheck.rules import Rule, claim_meant, code_of, run_rules
from factcheck.store import Ledger
from factcheck.store.checking import Checking

_DOCUMENTS, _CLAIMS = 50, 500  # read together


def check(ledger: Ledger, judge: Judge, documents: tuple[int, ...] = (), *, save: bool = False) -> Iterator[Scan]:
    """Check the documents that are named, or everything; ``save`` keeps the flags in place of those from before."""
    for number in documents:
        ledger.document(number)
    if documents:
        run = _Run(ledger, judge, save=save)
        for number in documents:
            yield from run.documents([number], {number: ledger.view(number)})
        return
    yield from _everything(ledger, _Run(ledger, judge, save=save))


def _everything(ledger: Ledger, run: "_Run") -> Iterator[Scan]:
    checking = ledger.checking()
    whole = checking.whole()
    for numbers in _parts(checking.documents(), _DOCUMENTS):
        yield from run.documents(numbers, whole.of_documents(numbers))
    for numbers in _parts(checking.claims_by_hand(), _CLAIMS):
        yield from run.claims(numbers, whole.of_claims(numbers))
    run.readings.forget_others()


@dataclass
class _Run:
    """One check: what it needs, batch after batch."""

    ledger: Ledger
    judge: Judge
    save: bool
    readings: Readings = field(init=False)
    checking: Checking = field(init=False)

    def __post_init__(self) -> None:
        self.readings, self.checking = Readings(self.ledger, self.judge), self.ledger.checking()

    def documents(self, numbers: Sequence[int], views: Mapping[int, LedgerView]) -> Iterator[Scan]:
        """Check documents."""
        flags: dict[int, Sequence[Flag]] = {}
        for number, scan in self._scans(self.checking.documents_as_read(numbers), views):
            flags[number] = scan.flags
            yield scan
        if self.save:
            self.checking.save_flags(flags, {})

    def claims(self, numbers: Sequence[int], views: Mapping[int, LedgerView]) -> Iterator[Scan]:
        """Check claims added by hand."""
        flags: dict[int, Sequence[Flag]] = {}
        documents = {claim.number: as_document(claim) for claim in self.checking.claims(numbers)}
        for number, scan in self._scans(documents, views):
            flags[number] = scan.flags
            yield scan
        if self.save:
            self.checking.save_flags({}, flags)

    def _scans(self, documents: Mapping[int, Document], views: Mapping[int, LedgerView]) -> Iterator[tuple[int, Scan]]:
        readings = self.readings.of(list(documents.values()))
        for (number, document), reading in zip(documents.items(), readings, strict=True):
            yield number, scan_document(document, self.judge, views[number], reading=reading, read=self.readings.of)


ACROSS = "IC3__"
"""Codes of rules that hold claims against others of the ledger."""
PASSAGE = "IC403"
"""The code of the rule that holds a claim against what its source is quoted with."""


def check_around(ledger: Ledger, judge: Judge, number: int) -> tuple[Flag, ...]:
    """Hold a new or changed claim against the ledger, and what it conflicts with against it; keeps the flags.

    Nothing else is read, however large the ledger. Gives the flags of the claim itself.
    """
    found = {number: across(ledger, judge, number)}
    for other in sorted({at for flag in found[number] for at in map(claim_meant, flag.refs) if at}):
        found[other] = across(ledger, judge, other)
    ledger.checking().save_flags_on_claims(ACROSS, found)
    return found[number]


def is_across(rule: type[Rule]) -> bool:
    """Say whether a rule holds claims against others of the ledger."""
    return code_of(rule).startswith(ACROSS.rstrip("_"))


def across(ledger: Ledger, judge: Judge, number: int) -> tuple[Flag, ...]:
    """Hold one claim against the ledger."""
    rules = [rule for rule in judge.rules if is_across(rule)]
    document, view = _of_claim(ledger, number)
    case = Case(document, (), Marks(), (), judge.as_of or document.published, judge.facts, view)
    return run_rules(case, rules, judge.reader)


def against_passage(ledger: Ledger, judge: Judge, number: int, source: int) -> tuple[Flag, ...]:
    """Hold a claim against the passage that one of its sources is quoted with."""
    rules = [rule for rule in judge.rules if code_of(rule) == PASSAGE]
    document, view = _of_claim(ledger, number)
    said = passages_of(view.claims(), judge, lambda texts: [read_text(text, judge) for text in texts])
    wanted = {claim: tuple(part for part in parts if part.source == source) for claim, parts in said.items()}
    case = Case(document, (), Marks(), (), judge.as_of, judge.facts, view, passages=wanted)
    return run_rules(case, rules, judge.reader)


def _of_claim(ledger: Ledger, number: int) -> tuple[Document, LedgerView]:
    claim = ledger.claim(number)
    document = ledger.document_as_read(claim.document) if claim.document else as_document(claim)
    return document, ledger.checking().view_of_claim(claim)


def _parts(numbers: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (numbers[at : at + size] for at in range(0, len(numbers), size))


def as_document(claim: ClaimRecord) -> Document:
    """Give a claim that stands alone as the stages take it; its anchor is the day on which it was said."""
    return Document(claim.text, claim.language, claim.said_on, "claim", name=f"claim {claim.number}")
