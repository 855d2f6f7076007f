"""A person's work on claims: the queue, verdicts, notes, states, sources, splitting.

What goes in: an open ledger, claim numbers, what somebody decided. What comes out: claims to look at, and changes in
the ledger, each saved before the function returns. Whether a change is allowed is asked of ``factcheck.review`` for
all claims before the first one is touched.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.model import ClaimFilter, ClaimRecord, SourceKind, SourceRecord, Span, State
from factcheck.model.frozen import dataclass
from factcheck.review import Decision, Scale, check_move, decide
from factcheck.safe import without_credentials
from factcheck.store import Ledger

OPEN = (State.NEW, State.IN_REVIEW)


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim's paragraph: its text, and where in it the claim stands; the claim alone where it has no document."""

    text: str
    claim: Span


def queue(ledger: Ledger, wanted: ClaimFilter, *, as_of: date) -> tuple[int, ...]:
    """Give the numbers of the claims to review: those named, in their order, else the open ones in ``wanted.order``."""
    if wanted.numbers:
        for number in wanted.numbers:
            ledger.claim(number)
        return tuple(dict.fromkeys(wanted.numbers))
    states = wanted.states or OPEN
    return tuple(line.number for line in ledger.lines(replace(wanted, states=states), as_of=as_of))


def passage(ledger: Ledger, claim: ClaimRecord) -> Passage:
    """Give the paragraph that a claim stands in, as much of it as lies on the claim's lines."""
    text = ledger.document(claim.document).text if claim.document and not claim.gone else ""
    if not 0 <= claim.start < claim.end <= len(text):
        return Passage(claim.text, Span(0, len(claim.text)))
    begin = text.rfind("\n", 0, claim.start) + 1
    end = text.find("\n", claim.end)
    shown = text[begin : end if end >= 0 else len(text)]
    return Passage(shown, Span(claim.start - begin, claim.end - begin))


def judge(
    ledger: Ledger,
    numbers: Sequence[int],
    verdict: str,
    scale: Scale,
    *,
    note: str | None = None,
    force: str | None = None,
) -> Decision:
    """Give claims a verdict, as one change; raises what ``review.decide`` raises, and changes nothing then."""
    decision = decide([ledger.claim(number) for number in numbers], verdict, scale, force=force)
    ledger.set_review(
        numbers, decision.verdict, scale=decision.scale, note=note or None, forced_reason=decision.forced_reason
    )
    return decision


def annotate(ledger: Ledger, number: int, note: str) -> None:
    """Set a claim's note; work on a new claim has begun with it."""
    claim = ledger.claim(number)
    begun = {"state": State.IN_REVIEW} if claim.state is State.NEW else {}
    ledger.edit_claim(number, note=note, **begun)


def move(ledger: Ledger, numbers: Sequence[int], state: State) -> int:
    """Set the state of claims, as one change; raises WrongMoveError where one cannot go there."""
    for number in numbers:
        check_move(ledger.claim(number), state)
    return ledger.set_state(numbers, state)


def add_source(ledger: Ledger, numbers: Sequence[int], source: SourceRecord) -> int:
    """Hang a source on claims; gives its number."""
    for number in numbers:
        ledger.claim(number)
    return ledger.add_source(numbers, source)


def source_of(words: str, *, kind: SourceKind | None = None) -> SourceRecord:
    """Read what somebody typed as a source: a web address, or the title of a document.

    A user name and a password in an address are left out: nothing is fetched with them, nobody is to see them.
    """
    words = words.strip()
    is_address = words.lower().startswith(("http://", "https://"))
    kind = kind or (SourceKind.URL if is_address else SourceKind.DOCUMENT)
    return SourceRecord(kind, url=without_credentials(words)) if is_address else SourceRecord(kind, title=words)
