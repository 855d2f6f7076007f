"""What the ledger's commands print, line by line: lists, one claim in full, readings, history.

Everything that came from outside leaves through ``factcheck.safe``. Lists are plain text: they are read by the ten
thousand, and by other programs.
"""

import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from factcheck.model import ClaimRecord, Document, DocumentRecord, HistoryEntry
from factcheck.safe import one_line, public_url, without_credentials
from factcheck.store import ClaimLine, ClaimOutcome, Fate, Reading, Undone

if TYPE_CHECKING:
    from factcheck.flow.ledger import Ingested
    from factcheck.flow.versions import Versions
    from factcheck.recheck import Cadence
    from factcheck.store import IngestResult

_QUIET = {"reasons", "times", "quantities", "exact", "prefix", "suffix", "judged_on", "read_at", "worth", "key"} | {
    "created_at",
    "language",
    "published_by",
    "published_also",
    "meta",
    "hash",
    "id",
    "document_id",
    "claim_id",
    "source_id",
}
_SHOWN = 60  # characters of a value in the history
_CUT = 100  # characters of a claim's words where they are told among others


def write(lines: Iterable[str]) -> None:
    """Print lines."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def width() -> int:
    """Give the terminal's columns, 0 where there is none to fit into."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def claim_line(line: ClaimLine, columns: int) -> str:
    """Give a claim as one line of a list, cut to ``columns``; 0 is uncut."""
    day = line.recheck_on.isoformat() if line.recheck_on else "-"
    verdict = one_line(line.verdict) or "-"
    head = f"{line.number:>5}  {line.state.value:<9}  {verdict:<15}  {line.time_status.value:<8}  {day:<10}  "
    who = f"{line.claimant}: " if line.claimant else ""
    return head + one_line(f"{'(gone) ' if line.gone else ''}{who}{line.text}", max(columns - len(head), 0))


def document_line(document: DocumentRecord, columns: int) -> str:
    """Give a document as one line of a list."""
    day = document.published.isoformat() if document.published else "-"
    head = f"{document.number:>5}  {document.language:<3}  {day:<10}  version {document.version:<3}  "
    parts = (document.title, public_url(document.name), public_url(document.url))
    named = " – ".join(part for part in dict.fromkeys(parts) if part)
    return head + one_line(named, max(columns - len(head), 0))


def claim_in_full(
    claim: ClaimRecord, document: DocumentRecord | None, as_of: date, messages: str, cadence: "Cadence"
) -> Iterator[str]:
    """Give everything about a claim, worded in the language ``messages``."""
    from factcheck.languages import load
    from factcheck.report.dossier import Dossier, title_of
    from factcheck.report.labels import load_labels
    from factcheck.report.terminal import claim_lines

    dossier = Dossier([document] if document else [], [claim], as_of, cadence=cadence)
    rows = [" " * indent + text.plain for indent, text in claim_lines(claim, dossier, load_labels(load(messages)))]
    yield rows[0].strip("\n")
    yield from rows[1:]
    if document:
        yield f"      document {document.number}, {claim.start}:{claim.end}: {one_line(title_of(document))}"


def ingested(item: "Ingested") -> Iterator[str]:
    """Give what came of reading one document, and earlier claims that may say what its new ones say."""
    from factcheck.cli.alike import offered

    result, name = item.result, one_line(item.document.title or item.document.id or item.document.name, _CUT)
    head = f"document {result.document}: {name}: "
    if result.reading is Reading.UNCHANGED:
        yield f"{head}is there already, nothing added"
    elif result.reading is Reading.NEW:
        yield f"{head}{_claims(len(result.outcomes))}{_dated(item.document)}"
    else:
        yield f"{head}version {result.version}: {_counts(result)}"
        yield from _outcomes(result.outcomes)
    yield from offered(item.earlier)


def _dated(document: Document) -> str:
    """Say which of a page's own words gave its day, and where none did: everything relative leans on it."""
    if document.published is None:
        return "; no date of publication is known, so its relative dates stay open: give it with --published"
    if not document.url or document.published_by in ("", "option"):
        return ""
    return f", dated {document.published} by {one_line(document.published_by)}"


def versions(found: "Versions") -> Iterator[str]:
    """Give what changed between two versions of a document."""
    name = one_line(found.after.title or found.after.name, _CUT)
    between = f"version {found.before.version} to {found.after.version}"
    yield f"document {found.after.number}: {name}: {between}: {_counts(found) or 'no claims'}"
    yield from _outcomes(found.outcomes)


def _counts(found: "IngestResult | Versions") -> str:
    counts = ((fate, found.count(fate)) for fate in Fate)
    return ", ".join(f"{count} {fate.value}" for fate, count in counts if count)


def _outcomes(outcomes: Iterable[ClaimOutcome]) -> Iterator[str]:
    for outcome in outcomes:
        yield from _outcome(outcome)


def _claims(count: int) -> str:
    return f"{count} claim{'s' * (count != 1)}"


def _outcome(outcome: ClaimOutcome) -> Iterator[str]:
    if outcome.fate in (Fate.UNCHANGED, Fate.MOVED):
        return
    told = f" ({'; '.join(_reasons(outcome))})" if outcome.reasons else ""
    back = ", its verdict is taken off" if outcome.reviewed and outcome.fate is Fate.CHANGED else ""
    kept = ", its verdict stays" if outcome.reviewed and outcome.fate is Fate.REWORDED else ""
    yield f"  {outcome.fate.value} claim{f' {outcome.number}' if outcome.number else ''}{told}{back}{kept}"
    if outcome.before:
        yield f"    - {one_line(outcome.before, _CUT)}"
    if outcome.after:
        yield f"    + {one_line(outcome.after, _CUT)}"


def _reasons(outcome: ClaimOutcome) -> Iterator[str]:
    """Give the reasons, those that can be named with what was and what is."""
    for reason in outcome.reasons:
        pairs = [(one.before, one.after) for one in outcome.differences if one.what == reason]
        told = ", ".join(f"{one_line(before) or '–'} → {one_line(after) or '–'}" for before, after in pairs)
        yield f"{reason}: {told}" if told else reason


def ingested_record(item: "Ingested") -> dict[str, Any]:
    """Give what came of reading one document as JSON has it."""
    from factcheck.cli.alike import match_record

    result = item.result
    return {
        "document": result.document,
        "name": item.document.name,
        "reading": result.reading.value,
        "version": result.version,
        "claims": [
            _outcome_record(outcome) | {"like": [match_record(match) for match in item.earlier.get(outcome.number, ())]}
            for outcome in result.outcomes
        ],
    }


def versions_record(found: "Versions") -> dict[str, Any]:
    """Give what changed between two versions as JSON has it."""
    return {
        "document": found.after.number,
        "from": found.before.version,
        "to": found.after.version,
        "claims": [_outcome_record(outcome) for outcome in found.outcomes],
    }


def _outcome_record(outcome: ClaimOutcome) -> dict[str, Any]:
    return {
        "number": outcome.number or None,
        "fate": outcome.fate.value,
        "before": outcome.before or None,
        "after": outcome.after or None,
        "reasons": list(outcome.reasons),
        "differences": [{"what": d.what, "before": d.before, "after": d.after} for d in outcome.differences],
        "reviewed": outcome.reviewed,
    }


def entry_line(entry: HistoryEntry) -> str:
    """Give one entry of the history: when, who, what, and what it changed."""
    head = f"{entry.change:>5}  {entry.at:%Y-%m-%d %H:%M}  {one_line(entry.by)}  {entry.action}: {_subject(entry)}"
    told = "; ".join(_changes(entry.before, entry.after))
    return (one_line(f"{told}") and f"{head}: {one_line(told)}") or head


def _subject(entry: HistoryEntry) -> str:
    return _named(entry.subject)


def _named(subject: str) -> str:
    table, _, rest = subject.partition(" ")
    if table == "claim_source":
        claim, _, source = rest.partition(" ")
        return f"source {source} on claim {claim}"
    if table == "source_copy":
        source, _, number = rest.partition(" ")
        return f"copy {number} of source {source}"
    if table == "document_text":
        document, _, version = rest.partition(" ")
        return f"text {version} of document {document}"
    return one_line(f"{table} {rest}")


def _changes(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[str]:
    """Give the columns that changed; of a new or a removed row those that say what it is."""
    both = bool(before and after)
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if name in _QUIET or (not both and (new or old) in (None, "", 0, "[]", "{}", "null", "new")):
            continue
        yield f"{name} {_value(old)} → {_value(new)}" if both else f"{name} {_value(new if after else old)}"


def _value(value: object) -> str:
    return "–" if value in (None, "") else one_line(public_url(str(value)), _SHOWN)


def entry_record(entry: HistoryEntry) -> dict[str, Any]:
    """Give one entry of the history as JSON has it."""
    return {
        "id": entry.id,
        "change": entry.change,
        "at": entry.at.isoformat(),
        "by": entry.by,
        "action": entry.action,
        "subject": entry.subject,
        "claim": entry.claim or None,
        "before": _public(entry.before),
        "after": _public(entry.after),
        "previous_hash": entry.previous_hash,
        "hash": entry.hash,
    }


def _public(columns: Mapping[str, object]) -> dict[str, object]:
    return {name: without_credentials(value) if isinstance(value, str) else value for name, value in columns.items()}


def undone(change: Undone) -> str:
    """Give what was taken back."""
    shown = ", ".join(map(_named, change.subjects[:3]))
    more = f" and {len(change.subjects) - 3} more" if len(change.subjects) > 3 else ""  # noqa: PLR2004 - as many as shown
    return f"took back change {change.change} ({change.action}): {one_line(shown)}{more}"
