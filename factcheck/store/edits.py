"""What people and rechecks change of a claim: adding by hand, words, review, state, splitting, judging again.

In: a change under way, numbers, values. Out: rows changed, each with its history. Whether a verdict may be given is
decided above; here it is only kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from factcheck.model import ClaimRecord, Span, State
from factcheck.store import documents
from factcheck.store.claims import check_numbers, one
from factcheck.store.codec import dump, iso, to_json
from factcheck.store.errors import BadChangeError
from factcheck.store.fold import folded
from factcheck.store.records import Judgement
from factcheck.store.rows import Row

if TYPE_CHECKING:
    from factcheck.store.change import Change

REVIEWED = (State.CHECKED, State.PUBLISHED)
LONGEST = 20_000  # characters of one claim
EDITABLE: dict[str, str] = {
    "text": "text",
    "claimant": "claimant",
    "language": "language",
    "note": "note",
    "state": "state",
    "start": "start",
    "end": "stop",
    "worth": "worth",
    "reasons": "reasons",
    "times": "times",
    "quantities": "quantities",
    "shelf_life": "shelf_life",
    "time_status": "time_status",
    "recheck_on": "recheck_on",
    "judged_on": "judged_on",
    "said_on": "said_on",
}
_AS_JSON = ("reasons", "times", "quantities", "shelf_life")


def content_key(document: str, text: str, occurrence: int) -> str:
    """Give the key of the ``occurrence``-th claim of these words in the document with the key ``document``."""
    return sha256(f"{document}\n{folded(text)}\n{occurrence}".encode()).hexdigest()[:24]


def free_key(taken: set[str], document: str, text: str) -> str:
    """Give the first key that is not taken, and take it."""
    occurrence = 0
    while (key := content_key(document, text, occurrence)) in taken:
        occurrence += 1
    taken.add(key)
    return key


def row_of(claim: ClaimRecord, *, key: str, number: int, created_at: str, judged_on: date | None) -> Row:
    """Give the columns of a claim; where it stands in its text is put in by who knows the text."""
    return {
        "id": number,
        "key": key,
        "document_id": claim.document or None,
        "text": claim.text,
        "language": claim.language,
        "start": claim.start,
        "stop": claim.end,
        "exact": claim.text,
        "prefix": "",
        "suffix": "",
        "claimant": claim.claimant,
        "worth": float(claim.worth),
        "reasons": to_json(claim.reasons),
        "times": to_json(claim.times),
        "quantities": to_json(claim.quantities),
        "shelf_life": to_json(claim.shelf_life),
        "recheck_on": iso(claim.recheck_on),
        "time_status": claim.time_status.value,
        "judged_on": iso(judged_on),
        "state": claim.state.value,
        "verdict": claim.verdict,
        "scale": claim.scale,
        "note": claim.note,
        "forced_reason": claim.forced_reason,
        "said_on": iso(claim.said_on),
        "reviewed_at": iso(claim.reviewed_at),
        "reviewer": claim.reviewer,
        "checked_at": iso(claim.checked_at),
        "created_at": created_at,
        "gone": int(claim.gone),
    }


def add(change: "Change", claim: ClaimRecord, judged_on: date | None) -> int:
    """Add a claim by hand; its number and key are given here."""
    _check_words(claim.text)
    number = change.next_id("claim")
    document = _document_key(change, claim.document)
    key = free_key(_keys_like(change, document, claim.text), document, claim.text)
    change.insert("claim", [row_of(claim, key=key, number=number, created_at=change.at, judged_on=judged_on)])
    return number


def _keys_like(change: "Change", document: str, text: str) -> set[str]:
    taken: set[str] = set()
    while change.core.one("SELECT 1 FROM claim WHERE key = ?", [content_key(document, text, len(taken))]):
        taken.add(content_key(document, text, len(taken)))
    return taken


def _document_key(change: "Change", number: int) -> str:
    found = change.core.one("SELECT key FROM document WHERE id = ?", [number])
    return str(found) if found else ""


def edit(change: "Change", numbers: Sequence[int], fields: Mapping[str, Any]) -> int:
    """Set fields of claims; gives how many were not so already."""
    unknown = sorted(fields.keys() - EDITABLE.keys())
    if unknown:
        raise BadChangeError(f"{', '.join(unknown)} of a claim cannot be edited; {', '.join(EDITABLE)} can")
    if "text" in fields:
        _check_words(fields["text"])
    columns = {EDITABLE[name]: to_json(value) if name in _AS_JSON else _plain(value) for name, value in fields.items()}
    if "start" in fields:
        columns |= _selector(change, numbers, Span(fields["start"], fields.get("end", fields["start"])))
    return set_columns(change, numbers, columns)


def _selector(change: "Change", numbers: Sequence[int], span: Span) -> Row:
    """Give the columns of a new place, which must lie in the text of the claims' document."""
    places = {one(change.core, number, None).document for number in numbers}
    text = documents.one(change.core, places.pop()).text if len(places) == 1 and 0 not in places else ""
    if not 0 <= span.start < span.end <= len(text):
        raise BadChangeError(f"{span.start} to {span.end} is no span of the document: it goes from 0 to {len(text)}")
    return documents.selector(text, span)


def _plain(value: Any) -> Any:
    return iso(value) if isinstance(value, date) else dump(value)


def _check_words(text: str) -> None:
    if not text.strip():
        raise BadChangeError("a claim needs words: this one has none")
    if len(text) > LONGEST:
        raise BadChangeError(f"a claim of {len(text):,} characters is none: {LONGEST:,} at most")


def set_columns(change: "Change", numbers: Iterable[int], columns: Row) -> int:
    """Set the same columns of claims; raises NoSuchNumberError where one is not there."""
    wanted = tuple(dict.fromkeys(numbers))
    check_numbers(change.core, wanted)
    return change.update("claim", [{"id": number, **columns} for number in wanted])


def split(change: "Change", number: int, parts: Sequence[str]) -> tuple[int, ...]:
    """Make a claim of each part; the claim itself is dropped and says into which it was split."""
    claim = one(change.core, number, None)
    if len(parts) < 2:  # noqa: PLR2004 - one part is the claim itself
        raise BadChangeError("splitting a claim takes at least two parts")
    sources = [(source, (number,)) for source in claim.sources]
    made = tuple(add(change, _part(claim, part), _judged_on(change, number)) for part in parts)
    links = [
        {"claim_id": new, "source_id": source.id, "stance": source.stance.value}
        for source, _ in sources
        for new in made
    ]
    change.insert("claim_source", links)
    note = f"{claim.note}\n" if claim.note else ""
    told = f"{note}split into {', '.join(map(str, made))}"
    set_columns(change, (number,), {"state": State.DROPPED.value, "note": told})
    return made


def _judged_on(change: "Change", number: int) -> date | None:
    found = change.core.one("SELECT judged_on FROM claim WHERE id = ?", [number])
    return date.fromisoformat(found) if found else None


def _part(claim: ClaimRecord, part: str) -> ClaimRecord:
    """Give the record of a part: its place where its words stand in the claim, else the place of the whole."""
    at = claim.text.find(part)
    placed = claim.document and claim.end - claim.start == len(claim.text)
    start, end = (claim.start + at, claim.start + at + len(part)) if placed and at >= 0 else (claim.start, claim.end)
    kept = replace(claim, text=part, start=start, end=end, state=State.NEW, verdict="", scale="", note="")
    if not placed:
        return replace(kept, reviewed_at=None, reviewer="")
    times = tuple(time for time in claim.times if start <= time.start and time.end <= end)
    quantities = tuple(quantity for quantity in claim.quantities if start <= quantity.start and quantity.end <= end)
    return replace(
        kept,
        reviewed_at=None,
        reviewer="",
        times=times,
        quantities=tuple(replace(quantity, scope=None) for quantity in quantities),
    )


def judge(change: "Change", judgements: Sequence[Judgement], as_of: date) -> int:
    """Write how claims stand in time as of a day; gives how many are not as they were."""
    check_numbers(change.core, [judgement.number for judgement in judgements])
    current = {row["id"]: row for row in change.current("claim", [(j.number,) for j in judgements])}
    return change.update("claim", [_judged(change, current[j.number], j, as_of) for j in judgements])


def _judged(change: "Change", row: Row, judgement: Judgement, as_of: date) -> Row:
    back = judgement.reopen and row["state"] in [state.value for state in REVIEWED]
    return {
        "id": judgement.number,
        "shelf_life": to_json(judgement.shelf_life),
        "recheck_on": iso(judgement.shelf_life.recheck_on),
        "time_status": judgement.time_status.value,
        "judged_on": as_of.isoformat(),
        "checked_at": change.at,
        "state": State.IN_REVIEW.value if back else row["state"],
    }
