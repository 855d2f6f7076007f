"""One line of an export: rows written as JSON objects and read back, each value checked.

In: a row, or a line from a file that anybody may have made. Out: a line, or a row whose every column is of its kind
and size. Which line may follow which is ``transfer``'s business.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from factcheck.model import Quantity, Severity, SourceKind, SourceOutcome, Span, Stance, State, Time, TimeStatus
from factcheck.model.frozen import dataclass
from factcheck.safe import in_json
from factcheck.store.claims import MAYBE_SHELF_LIFE
from factcheck.store.codec import CodecError, canonical, loader
from factcheck.store.facts import KINDS
from factcheck.store.rows import Row

LONGEST_WORD = 10_000  # characters of a name or a code
LONGEST_LINE = 200_000_000  # characters: a document with all its texts
LONGEST_TEXT = 100_000_000  # characters of one text
LONGEST_VALUE = 10_000_000  # characters of any other value
BIGGEST = 2**53  # what every JSON reader can tell apart

Check = Callable[[Any], Any]


def _text(limit: int) -> Check:
    def check(value: Any) -> str:
        if not isinstance(value, str):
            raise CodecError(f"must be text, not {type(value).__name__}")
        if len(value) > limit:
            raise CodecError(f"is {len(value):,} characters long, {limit:,} at most")
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise CodecError("holds half of a character")
        return value

    return check


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < BIGGEST:
        raise CodecError(f"must be a whole number from 0, not {value!r:.40}")
    return value


def _share(value: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise CodecError(f"must be a number from 0 to 1, not {value!r:.40}")
    return float(value)


def _bit(value: Any) -> int:
    if value not in (0, 1) or not isinstance(value, int):
        raise CodecError(f"must be 0 or 1, not {value!r:.40}")
    return int(value)


def _maybe(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


def _day(value: Any) -> str:
    return date.fromisoformat(_word(value)).isoformat()


def _moment(value: Any) -> str:
    return datetime.fromisoformat(_word(value)).isoformat()


def _one_of(kind: type[State | SourceKind | SourceOutcome | Stance | Severity | TimeStatus]) -> Check:
    read = loader(kind)
    return lambda value: str(read(value).value)


def _json(kind: Any) -> Check:
    """Check data by reading it as ``kind``; the column holds it as it was written."""
    read = loader(kind)

    def check(value: Any) -> str:
        read(value)
        return str(_long(canonical(value)))

    return check


_word = _text(LONGEST_WORD)
_long = _text(LONGEST_VALUE)
_hash = _text(64)
_any: Any = object
_JSON_COLUMNS = {"authors", "published_also", "meta", "reasons", "times", "quantities", "shelf_life", "data"} | {
    "related",
    "refs",
    "missing_on",
    "before",
    "after",
}

COLUMNS: dict[str, dict[str, Check]] = {
    "document": {
        "id": _whole,
        "key": _word,
        "name": _long,
        "url": _long,
        "title": _long,
        "authors": _json(tuple[str, ...]),
        "language": _word,
        "published": _maybe(_day),
        "published_by": _word,
        "published_also": _json(tuple[_any, ...]),
        "meta": _json(dict[str, _any]),
        "version": _whole,
        "read_at": _moment,
    },
    "document_text": {
        "document_id": _whole,
        "version": _whole,
        "hash": _hash,
        "read_at": _moment,
        "text": _text(LONGEST_TEXT),
    },
    "claim": {
        "id": _whole,
        "key": _word,
        "document_id": _maybe(_whole),
        "text": _long,
        "language": _word,
        "start": _whole,
        "stop": _whole,
        "exact": _long,
        "prefix": _word,
        "suffix": _word,
        "claimant": _long,
        "worth": _share,
        "reasons": _json(tuple[str, ...]),
        "times": _json(tuple[Time, ...]),
        "quantities": _json(tuple[Quantity, ...]),
        "shelf_life": _json(MAYBE_SHELF_LIFE),
        "recheck_on": _maybe(_day),
        "time_status": _one_of(TimeStatus),
        "judged_on": _maybe(_day),
        "state": _one_of(State),
        "verdict": _word,
        "scale": _word,
        "note": _long,
        "forced_reason": _long,
        "said_on": _maybe(_day),
        "reviewed_at": _maybe(_moment),
        "reviewer": _word,
        "checked_at": _maybe(_moment),
        "created_at": _moment,
        "gone": _bit,
    },
    "source": {
        "id": _whole,
        "kind": _one_of(SourceKind),
        "title": _long,
        "url": _long,
        "publisher": _long,
        "published": _maybe(_day),
        "retrieved": _maybe(_day),
        "passage": _long,
        "note": _long,
    },
    "claim_source": {"claim_id": _whole, "source_id": _whole, "stance": _one_of(Stance)},
    "snapshot": {"hash": _hash, "text": _text(LONGEST_TEXT)},
    "source_watch": {
        "source_id": _whole,
        "outcome": _maybe(_one_of(SourceOutcome)),
        "detail": _long,
        "since": _maybe(_moment),
        "checked_at": _maybe(_moment),
        "seen_at": _maybe(_moment),
        "missing_on": _json(tuple[date, ...]),
        "was": _long,
        "prefix": _word,
        "suffix": _word,
        "now": _long,
        "found_at": _long,
        "page_outcome": _maybe(_one_of(SourceOutcome)),
        "etag": _long,
        "last_modified": _long,
        "body": _hash,
        "snapshot": _maybe(_hash),
    },
    "source_outcome": {
        "source_id": _whole,
        "at": _moment,
        "outcome": _one_of(SourceOutcome),
        "detail": _long,
        "passage": _long,
        "found_at": _long,
    },
    "source_copy": {"source_id": _whole, "number": _whole, "url": _long, "saved_on": _day},
    "fact": {"id": _word, "kind": _word, "data": _json(dict[str, _any])},
    "flag": {
        "id": _whole,
        "document_id": _maybe(_whole),
        "version": _maybe(_whole),
        "start": _whole,
        "stop": _whole,
        "code": _word,
        "name": _word,
        "severity": _one_of(Severity),
        "message": _long,
        "hint": _long,
        "recheck_on": _maybe(_day),
        "related": _json(tuple[Span, ...]),
        "refs": _json(tuple[str, ...]),
    },
    "claim_flag": {"claim_id": _whole, "flag_id": _whole},
    "history": {
        "id": _whole,
        "change": _whole,
        "at": _moment,
        "who": _word,
        "action": _word,
        "subject": _word,
        "claim_id": _whole,
        "document_id": _whole,
        "undoes": _whole,
        "before": _json(dict[str, _any]),
        "after": _json(dict[str, _any]),
        "previous_hash": _hash,
        "hash": _hash,
    },
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line as read: its number in the file, which table it is of, its columns as they are stored."""

    number: int
    table: str
    row: Row


def written(table: str, row: Mapping[str, Any]) -> str:
    """Give a row as a line, JSON columns as JSON; nothing in it breaks the line or is obeyed by a terminal."""
    told = {name: json.loads(row[name]) if name in _JSON_COLUMNS else row[name] for name in COLUMNS[table]}
    return in_json(json.dumps({"table": table, **told}, ensure_ascii=False, separators=(",", ":")))


def parsed(text: str) -> dict[str, Any]:
    """Read a line as a JSON object; raises CodecError."""
    if len(text) > LONGEST_LINE:
        raise CodecError(f"the line is {len(text):,} characters long, {LONGEST_LINE:,} at most")
    try:
        data = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise CodecError(f"no JSON: {error.msg} at character {error.pos + 1}") from None
    except ValueError as error:  # a number with thousands of digits
        raise CodecError(str(error)) from None
    except RecursionError:
        raise CodecError("nested too deep") from None
    if not isinstance(data, dict) or not isinstance(data.get("table"), str):
        raise CodecError("must be a JSON object with a 'table'")
    return data


def _no_number(name: str) -> None:
    raise CodecError(f"{name} is no number")


def checked(number: int, data: Mapping[str, Any]) -> Line:
    """Check every column of a line; raises CodecError, which names the column."""
    table = data["table"]
    if table not in COLUMNS:
        raise CodecError(f"there is no table {table!r:.40}; there are {', '.join(COLUMNS)}")
    columns = COLUMNS[table]
    missing, unknown = columns.keys() - data.keys(), data.keys() - columns.keys() - {"table"}
    if missing or unknown:
        named = [f"{name!r} is missing" for name in sorted(missing)]
        named += [f"there is no {name!r:.40} in a {table}" for name in sorted(unknown)]
        raise CodecError(", ".join(named))
    row = {name: _column(name, check, data[name]) for name, check in columns.items()}
    _fits_together(table, row, data)
    return Line(number, table, row)


def _column(name: str, check: Check, value: Any) -> Any:
    try:
        return check(value)
    except (ValueError, RecursionError) as error:  # CodecError is a ValueError, and so are wrong dates
        raise CodecError(f"{name!r}: {error}") from None


def _fits_together(table: str, row: Row, data: Mapping[str, Any]) -> None:
    if "start" in row and row["start"] > row["stop"]:
        raise CodecError("'start' comes after 'stop'")
    if table == "fact":
        if row["kind"] not in KINDS:
            raise CodecError(f"{row['kind']!r:.40} is no kind of fact; there are {', '.join(KINDS)}")
        kind: Any = KINDS[row["kind"]]
        loader(kind)(data["data"])
