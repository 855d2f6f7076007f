"""The whole ledger as JSON lines, and back.

In: the open file and a stream. Out: lines in the order in which they can be read back, the first one saying what
follows and the last one how many there were, so that a file cut short shows. Reading takes all or nothing: an empty
ledger becomes the one exported, history and numbers included; one with content is merged with it by keys (``merge``).
"""

import json
from collections.abc import Iterable
from typing import IO, Any

from factcheck.store import history
from factcheck.store.change import Change
from factcheck.store.core import Core
from factcheck.store.documents import packed, unpacked
from factcheck.store.errors import BadImportError
from factcheck.store.lines import COLUMNS, Line, written
from factcheck.store.merge import Merge
from factcheck.store.open import latest
from factcheck.store.reader import FORMAT, TEXTS, Reader
from factcheck.store.records import Imported
from factcheck.store.rows import KEYS, Row

BATCH = 2_000  # rows that are written at a time


def export(core: Core, out: IO[str]) -> int:
    """Write everything; gives the number of lines."""
    count = 1
    with core.reading():
        out.write(json.dumps(_head(core), separators=(",", ":")) + "\n")
        for table in COLUMNS:
            order = ", ".join(KEYS.get(table, tuple(COLUMNS[table])[:1]))
            for row in core.walk(f"SELECT * FROM {table} ORDER BY {order}"):
                out.write(written(table, _told(table, dict(row))) + "\n")
                count += 1
        out.write(json.dumps({"table": "end", "lines": count + 1}) + "\n")
    return count + 1


def _head(core: Core) -> dict[str, Any]:
    numbers = {row["name"]: row["seq"] for row in core.rows("SELECT name, seq FROM sqlite_sequence ORDER BY name")}
    return {"table": "ledger", "format": FORMAT, "version": latest(), "numbers": numbers}


def _told(table: str, row: Row) -> Row:
    return {**row, "text": unpacked(row)} if table in TEXTS else row


def import_(core: Core, lines: Iterable[str], name: str) -> Imported:
    """Read everything, or nothing where anything is wrong: raises BadImportError naming file, line and mistake."""
    reader = Reader(name)
    with core.change("import") as change:
        empty = not any(
            core.one(f"SELECT 1 FROM {table} LIMIT 1") for table in ("document", "claim", "fact", "history")
        )
        return _restore(change, reader, lines) if empty else Merge(change).all(reader.lines(lines))


def _restore(change: Change, reader: Reader, lines: Iterable[str]) -> Imported:
    """Write every row as it stands, in batches."""
    batch: list[Row] = []
    counts: dict[str, int] = {}
    table = ""
    for line in reader.lines(lines):
        if line.table != table or len(batch) == BATCH:
            change.insert_silently(table, batch)
            table, batch = line.table, []
        batch.append(_stored(line))
        counts[table] = counts.get(table, 0) + 1
    change.insert_silently(table, batch)
    _set_numbers(change, reader)
    wrong = next(history.problems(change.core), "")
    if wrong:
        raise BadImportError(f"{reader.name} was not imported: {wrong}")
    return Imported(counts)


def _stored(line: Line) -> Row:
    return line.row | packed(line.row["text"]) if line.table in TEXTS else line.row


def _set_numbers(change: Change, reader: Reader) -> None:
    """Go on counting where the exported ledger was, so that no number is given twice."""
    for table, number in reader.numbers.items():
        change.set_last_id(table, max(number, change.next_id(table) - 1))
