"""One change of the ledger: rows written through SQLModel, each with its entry in the history.

In: rows as mappings of columns. Out: the rows in the tables, and one history entry for each row that is not the same
as before, with the columns that changed. What is long and can be worked out again (marks, texts) stays out of the
entries of new rows. Knows tables and their keys, not what they mean.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, SQLModel, bindparam, delete, insert, text, update

from factcheck.store.codec import canonical
from factcheck.store.rows import GENESIS, KEYS, Key, Row, chained, places, short
from factcheck.store.tables import TABLES

if TYPE_CHECKING:
    from factcheck.store.core import Core


class Change:
    """What is done inside ``Core.change``; ``number`` is the change's number in the history."""

    def __init__(self, core: "Core", session: Session, action: str, undoes: int) -> None:
        self.core, self.session, self.action, self.undoes = core, session, action, undoes
        self.at = core.moment()
        self.number = 1 + (core.one("SELECT max(change) FROM history") or 0)
        self._entries: list[Row] = []

    def next_id(self, table: str) -> int:
        """Give the next number of ``table``, one that no row has ever had."""
        return 1 + (self.core.one("SELECT seq FROM sqlite_sequence WHERE name = ?", [table]) or 0)

    def set_last_id(self, table: str, number: int) -> None:
        """Go on counting ``table`` after ``number``."""
        numbers = self.session.connection()
        numbers.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table})
        numbers.execute(text("INSERT INTO sqlite_sequence VALUES (:name, :number)"), {"name": table, "number": number})

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Add rows, all with the same columns."""
        self.insert_silently(table, rows)
        for row in rows:
            self._note(table, row, {}, short(table, row))

    def insert_silently(self, table: str, rows: Sequence[Row]) -> None:
        """Add rows without history: what can be worked out again, and history itself."""
        if rows:
            self.session.exec(insert(SQLModel.metadata.tables[table]), params=rows)

    def remove_silently(self, table: str, values: Row) -> None:
        """Remove the rows that have ``values``, without history."""
        columns = SQLModel.metadata.tables[table].columns
        named = [columns[name] == value for name, value in values.items()]
        self.session.connection().execute(delete(SQLModel.metadata.tables[table]).where(*named))

    def update(self, table: str, rows: Iterable[Row]) -> int:
        """Change rows: each has its key and the columns to set. Gives how many were not so already."""
        wanted = {self._key(table, row): row for row in rows}
        differing = []
        for current in self.current(table, list(wanted)):
            row = wanted[self._key(table, current)]
            new = {name: value for name, value in row.items() if current[name] != value}
            if new:
                self._note(table, current, {name: current[name] for name in new}, new)
                differing.append(row)
        if differing:
            self.session.exec(update(TABLES[table]), params=differing)
        return len(differing)

    def delete(self, table: str, keys: Sequence[Key], *, brief: bool = False) -> None:
        """Remove rows; ``brief`` leaves what is long out of the history."""
        for row in self.current(table, keys):
            self._note(table, row, short(table, row) if brief else row, {})
        columns = SQLModel.metadata.tables[table].columns
        named = [columns[name] == bindparam(f"key_{name}") for name in KEYS[table]]
        values = [dict(zip((f"key_{name}" for name in KEYS[table]), key, strict=True)) for key in keys]
        if values:
            self.session.connection().execute(delete(SQLModel.metadata.tables[table]).where(*named), values)

    def current(self, table: str, keys: Sequence[Key]) -> list[Row]:
        """Give the rows of ``table`` under ``keys``, in the order of the keys' columns."""
        names = KEYS[table]
        given = ", ".join(f"json_extract(value, '$[{at}]') AS k{at}" for at in range(len(names)))
        joined = " AND ".join(f"t.{name} = k{at}" for at, name in enumerate(names))
        query = f"SELECT t.* FROM (SELECT {given} FROM json_each(?)) JOIN {table} t ON {joined} ORDER BY "
        order = ", ".join(f"t.{name}" for name in names)
        return [dict(row) for row in self.core.rows(query + order, [canonical([list(key) for key in keys])])]

    def _key(self, table: str, row: Mapping[str, Any]) -> Key:
        return tuple(row[name] for name in KEYS[table])

    def _note(self, table: str, row: Mapping[str, Any], before: Row, after: Row) -> None:
        claim, document = places(table, row)
        self._entries.append(
            {
                "change": self.number,
                "at": self.at,
                "who": self.core.who,
                "action": self.action,
                "subject": " ".join([table, *map(str, self._key(table, row))]),
                "claim_id": claim,
                "document_id": document,
                "undoes": self.undoes,
                "before": canonical(before),
                "after": canonical(after),
            }
        )

    def write_history(self) -> None:
        """Chain the entries to those there are, and write them."""
        last = self.core.rows("SELECT hash FROM history ORDER BY id DESC LIMIT 1")
        previous, number = last[0]["hash"] if last else GENESIS, self.next_id("history")
        for at, entry in enumerate(self._entries, number):
            entry |= {"id": at, "previous_hash": previous}
            entry["hash"] = previous = chained(entry)
        if self._entries:
            self.session.exec(insert(SQLModel.metadata.tables["history"]), params=self._entries)
