"""An export read line by line: each line checked by itself and against those before, all mistakes collected.

In: lines and the name of their file. Out: rows, in the order in which they can be written. Writes nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factcheck.store.codec import CodecError
from factcheck.store.documents import text_hash
from factcheck.store.errors import BadImportError
from factcheck.store.lines import COLUMNS, Line, checked, parsed
from factcheck.store.open import latest
from factcheck.store.rows import KEYS

FORMAT = 1
OLDEST = 1  # version of a ledger whose exports are read; since then tables were added and none changed
TEXTS = ("document_text", "snapshot")
SHOWN = 10  # mistakes that a message names
NUMBERED = ("document", "claim", "source", "flag", "history")
POINTS_AT = {
    "document_text": (("document_id", "document"),),
    "claim": (("document_id", "document"),),
    "claim_source": (("claim_id", "claim"), ("source_id", "source")),
    "source_watch": (("source_id", "source"), ("snapshot", "snapshot")),
    "source_outcome": (("source_id", "source"),),
    "source_copy": (("source_id", "source"),),
    "flag": (("document_id", "document"),),
    "claim_flag": (("claim_id", "claim"), ("flag_id", "flag")),
}


class Reader:
    """The lines of an import, checked one by one and against those before; all mistakes are collected."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.numbers: dict[str, int] = {}
        self._mistakes: list[str] = []
        self._seen: dict[str, set[tuple[Any, ...]]] = {table: set() for table in COLUMNS}
        self._keys: set[tuple[str, str]] = set()
        self._newest: dict[int, int] = {}
        self._lengths: dict[tuple[int, int], int] = {}
        self._order = list(COLUMNS)
        self._ended = False

    def lines(self, given: Iterable[str]) -> Iterator[Line]:
        """Give the rows; raises BadImportError at the end where there was any mistake."""
        number = 0
        for number, text in enumerate(given, 1):
            try:
                line = self._line(number, text)
            except CodecError as error:
                self._wrong(f"line {number}: {error}")
            else:
                if line and not self._mistakes:
                    yield line
        if not self._ended and not self._mistakes:
            self._wrong(f"line {number}: the file ends here, but it should end with a line of the table 'end'")
        if self._mistakes:
            raise BadImportError(self._message())

    def _wrong(self, mistake: str) -> None:
        self._mistakes.append(mistake)
        if len(self._mistakes) > SHOWN:
            raise BadImportError(self._message())

    def _message(self) -> str:
        shown = "; ".join(self._mistakes[:SHOWN])
        more = "; and more" if len(self._mistakes) > SHOWN else ""
        return f"{self.name} was not imported: {shown}{more}"

    def _line(self, number: int, text: str) -> Line | None:
        data = parsed(text)
        if self._ended:
            raise CodecError("there is more after the end")
        if number == 1:
            self._read_head(data)
        elif data["table"] == "end":
            self._read_end(number, data)
        else:
            line = checked(number, data)
            if not self._mistakes:  # what a line points at may be one that was refused
                self._in_order(line)
            return line
        return None

    def _read_head(self, data: Mapping[str, Any]) -> None:
        if data["table"] != "ledger":
            raise CodecError("no export of a ledger: the first line should be of the table 'ledger'")
        if data.get("format") != FORMAT or data.get("version") not in range(OLDEST, latest() + 1):
            raise CodecError(
                f"of another format (this is format {data.get('format')!r:.20}, version {data.get('version')!r:.20}; "
                f"read here are {FORMAT} and up to {latest()}): export it again with this version of factcheck"
            )
        numbers = data.get("numbers")
        if (
            not isinstance(numbers, dict)
            or not all(_is_number(n) for n in numbers.values())
            or numbers.keys() - NUMBERED
        ):
            raise CodecError("'numbers' must tell the last number of each table")
        self.numbers = numbers

    def _read_end(self, number: int, data: Mapping[str, Any]) -> None:
        self._ended = True
        for table in self._order if not self._mistakes else ():
            self._leave(table)
        if data.get("lines") != number:
            raise CodecError(f"the file should have {data.get('lines')!r:.20} lines: some are missing or were added")

    def _in_order(self, line: Line) -> None:
        """Refuse a row that is there already, out of order, or pointing at one that no line before gave."""
        while self._order[0] != line.table:
            if line.table not in self._order:
                raise CodecError(f"a row of {line.table} out of order")
            self._leave(self._order.pop(0))
        if line.table in TEXTS and text_hash(line.row["text"]) != line.row["hash"]:
            raise CodecError("'hash' is not that of 'text'")
        key = tuple(line.row[name] for name in KEYS.get(line.table, _own_key(line.table)))
        if key in self._seen[line.table]:
            raise CodecError(f"{line.table} {' '.join(map(str, key))} is there twice")
        for column, table in POINTS_AT.get(line.table, ()):
            known = line.row[column] is None or (line.row[column],) in self._seen[table]
            if not known:
                raise CodecError(f"{column!r} is {line.row[column]}, a {table} that no line before gave")
        self._seen[line.table].add(key)
        self._unique(line)
        self._in_text(line)

    def _leave(self, table: str) -> None:
        """Look back at a table that is complete."""
        lacking = [number for number, version in self._newest.items() if (number, version) not in self._lengths]
        if table == "document_text" and lacking:
            raise CodecError(f"the newest text of document {lacking[0]} should have come before")

    def _unique(self, line: Line) -> None:
        if "key" in line.row:
            if (line.table, line.row["key"]) in self._keys:
                raise CodecError(f"the key {line.row['key']!r:.40} is there twice")
            self._keys.add((line.table, line.row["key"]))

    def _in_text(self, line: Line) -> None:
        """Refuse places that lie outside of their text."""
        row = line.row
        if line.table == "document":
            self._newest[row["id"]] = row["version"]
        elif line.table == "document_text":
            self._lengths[row["document_id"], row["version"]] = len(row["text"])
        elif row.get("document_id") is not None and line.table in ("claim", "flag"):
            version = row.get("version") or self._newest[row["document_id"]]
            length = self._lengths.get((row["document_id"], version))
            if length is None:
                raise CodecError(f"document {row['document_id']} has no text of version {version}")
            if row["stop"] > length and not row.get("gone"):
                raise CodecError(f"'stop' is {row['stop']}, but the document's text has {length} characters")


def _own_key(table: str) -> tuple[str, ...]:
    return ("claim_id", "flag_id") if table == "claim_flag" else ("id",)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53
