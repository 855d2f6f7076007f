"""The one connection to the ledger: reading through SQLite itself, changing through SQLModel.

In: a path, a clock, a name to sign with. Out: rows, and changes that are written whole or not at all, each with its
history in the same transaction. The clock is given and asked once per change. Knows no claim.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.store.codec import canonical, iso
from factcheck.store.errors import LedgerReadOnlyError, NotALedgerError, sqlite_errors
from factcheck.store.fold import folded
from factcheck.store.open import connect, has_own_schema, is_writable

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from factcheck.store.change import Change


class Core:
    """An open ledger file. Used by one thread; several processes may have the same file open."""

    def __init__(
        self, path: Path, *, create: bool, now: Callable[[], datetime], who: str, patience: float = 5.0
    ) -> None:
        self.path, self.now, self.who = path, now, who
        self._changed = False
        self.connection = connect(path, create=create, patience=patience)
        self.connection.create_function("folded", 1, folded, deterministic=True)

    def close(self) -> None:
        """Close the file; may be called twice. What was changed is counted, so that queries find the best way."""
        if self._changed:
            self._changed = False
            with suppress(sqlite3.DatabaseError):  # busy, or damaged: nothing that was asked for depends on it
                self.connection.execute("PRAGMA optimize")
        self.connection.close()

    @property
    def read_only(self) -> bool:
        """Say whether the file or its folder cannot be written."""
        return not is_writable(self.path)

    def rows(self, query: str, values: dict[str, Any] | Sequence[Any] = ()) -> list[sqlite3.Row]:
        """Give what ``query`` finds."""
        with sqlite_errors(self.path):
            cursor = self.connection.cursor()
            cursor.row_factory = sqlite3.Row
            return cursor.execute(query, values).fetchall()

    def walk(self, query: str) -> Iterator[sqlite3.Row]:
        """Give what ``query`` finds, row by row, so that a large answer need not fit into memory."""
        with sqlite_errors(self.path):
            cursor = self.connection.cursor()
            cursor.row_factory = sqlite3.Row
            yield from cursor.execute(query)

    def one(self, query: str, values: dict[str, Any] | Sequence[Any] = ()) -> Any:
        """Give the first column of the first row, None where there is none."""
        found = self.rows(query, values)
        return found[0][0] if found else None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Have several queries see the same moment, whatever others write meanwhile."""
        if self.connection.in_transaction:
            yield
            return
        with sqlite_errors(self.path):
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.rollback()

    @contextmanager
    def change(self, action: str, *, undoes: int = 0) -> Iterator["Change"]:
        """Make one change: all that is done inside is written with its history, or nothing is.

        Takes the write lock at once, so that what is read inside is what is changed. Raises a FactcheckError where
        the ledger is busy, read-only or out of room.
        """
        if self.read_only:
            raise LedgerReadOnlyError(
                f"{self.path} cannot be written: make the file and its folder writable, or name another with --db"
            )
        from sqlmodel import Session

        from factcheck.store.change import Change

        with sqlite_errors(self.path), self._triggers(), Session(self._engine) as session:
            session.connection()  # BEGIN IMMEDIATE
            change = Change(self, session, action, undoes)
            yield change
            change.write_history()
            session.commit()
            self._changed = True

    @contextmanager
    def noting(self) -> Iterator[sqlite3.Connection]:
        """Write what has no history, in one transaction and without SQLModel: what a look at sources found."""
        if self.read_only:
            raise LedgerReadOnlyError(
                f"{self.path} cannot be written: make the file and its folder writable, or name another with --db"
            )
        with sqlite_errors(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _triggers(self) -> Iterator[None]:
        """Let the search index's triggers run, which SQLite counts as unsafe in a file from who knows where."""
        if not self._own_schema:
            raise NotALedgerError(f"{self.path} has triggers or views that no ledger has: restore a backup")
        self.connection.execute("PRAGMA trusted_schema = ON")
        try:
            yield
        finally:
            self.connection.execute("PRAGMA trusted_schema = OFF")

    @cached_property
    def _own_schema(self) -> bool:
        return has_own_schema(self.connection)

    @cached_property
    def _engine(self) -> "Engine":
        from sqlalchemy import event
        from sqlmodel import create_engine
        from sqlmodel.pool import StaticPool

        engine = create_engine("sqlite://", creator=lambda: self.connection, poolclass=StaticPool)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        return engine

    def moment(self) -> str:
        """Give the clock's time as it is stored."""
        return iso(self.now()) or ""


def ids(numbers: Sequence[int | str]) -> str:
    """Give numbers as one value for ``IN (SELECT value FROM json_each(?))``, however many they are."""
    return canonical(list(numbers))
