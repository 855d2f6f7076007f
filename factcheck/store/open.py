"""Opening the ledger's file: refuse what is none, bring an older one up to date, make a new one whole.

In: a path. Out: a connection with every setting made. A new ledger is built beside its place and linked there when
it is complete, so that a crash leaves either none or a whole one. Knows no table.
"""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from factcheck.store.errors import (
    LedgerAccessError,
    LedgerMissingError,
    LedgerReadOnlyError,
    NewerLedgerError,
    NotALedgerError,
    sqlite_errors,
)

APPLICATION_ID = 0x46435431  # "FCT1" in the file's header: this program's databases
MAGIC = b"SQLite format 3\x00"
MIGRATIONS = Path(__file__).parent / "migrations"
PRIVATE = 0o600
OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables


def latest() -> int:
    """Give the version that the newest script brings a ledger to."""
    return _scripts()[-1][0]


def is_writable(path: Path) -> bool:
    """Say whether both the file and its folder can be written: SQLite keeps its log beside the file."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def connect(path: Path, *, create: bool, patience: float) -> sqlite3.Connection:
    """Open the ledger at ``path``, making it where ``create`` is true and there is none.

    ``patience`` is how many seconds to wait for another writer. Raises a FactcheckError where the file is missing,
    no ledger, of a newer version, or out of reach. An older ledger is copied beside itself, then brought up to date.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise LedgerAccessError(f"a ledger needs SQLite 3.37 or newer, this Python has {sqlite3.sqlite_version}")
    with sqlite_errors(path):
        if not _exists(path):
            if not create:
                raise LedgerMissingError(path)
            _make(path)
        _refuse_other_files(path)
        connection = _connection(path, patience)
        try:
            _bring_up_to_date(connection, path)
            _settle(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise LedgerAccessError(f"{path} cannot be reached: {error.strerror}") from error


def _refuse_other_files(path: Path) -> None:
    if not path.is_file():
        raise NotALedgerError(f"{path} is a folder or a device, not a ledger: name a file with --db")
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError as error:
        raise LedgerAccessError(f"{path} cannot be read: {error.strerror}; check who may read it") from error
    if not head:
        raise NotALedgerError(f"{path} is empty (0 bytes), not a ledger: remove it or restore a backup")
    if head != MAGIC:
        raise NotALedgerError(f"{path} is not a ledger but some other file: name the right one with --db")


def _connection(path: Path, patience: float) -> sqlite3.Connection:
    where = quote(str(path.absolute()))
    connection = sqlite3.connect(f"file:{where}?{_mode(path)}", uri=True, timeout=patience, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _mode(path: Path) -> str:
    if is_writable(path):
        return "mode=rw"
    log = path.with_name(path.name + "-wal")
    return "mode=ro" if log.exists() and log.stat().st_size else "immutable=1"


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """Give a setting that is a whole number."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    if pragma(connection, "application_id") != APPLICATION_ID:
        raise NotALedgerError(f"{path} is another program's database, not a ledger: name the right file with --db")
    version = pragma(connection, "user_version")
    if version > latest():
        raise NewerLedgerError(
            f"{path} was written by a newer factcheck (its version is {version}, this one reads up to {latest()}): "
            "upgrade factcheck"
        )
    if version < latest():
        if not is_writable(path):
            raise LedgerReadOnlyError(f"{path} must be brought up to date but cannot be written: make it writable")
        _keep_copy(connection, path, version)
        migrate(connection)


def _keep_copy(connection: sqlite3.Connection, path: Path, version: int) -> None:
    copy = path.with_name(f"{path.name}.v{version}.bak")
    number = 1
    while copy.exists():
        number += 1
        copy = path.with_name(f"{path.name}.v{version}.{number}.bak")
    copy_to(connection, copy)


def copy_to(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a database that is in use to a new, private file; what is there is not overwritten.

    The file is there when it is whole: a copy that was cut short would look like one.
    """
    if target.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    with _beside(target) as unfinished:
        with closing(sqlite3.connect(unfinished)) as copy:
            connection.backup(copy)
        _put(unfinished, target)


def _put(unfinished: Path, path: Path) -> None:
    """Give a finished file its name; raises FileExistsError where something has it already."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        unfinished.rename(path)


def migrate(connection: sqlite3.Connection) -> None:
    """Run the scripts that the ledger has not seen, all in one transaction, and note its version."""
    connection.execute("PRAGMA foreign_keys = OFF")  # a script may rebuild a table that others point at
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = pragma(connection, "user_version")  # another process may have been quicker
        for number, script in _scripts():
            if number > version:
                for statement in _statements(script.read_text(encoding="utf-8")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _scripts() -> list[tuple[int, Path]]:
    return sorted((int(path.name.split("_")[0]), path) for path in MIGRATIONS.glob("*.sql"))


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def has_own_schema(connection: sqlite3.Connection) -> bool:
    """Say whether the file's triggers and views are those of the scripts, no more and no other."""
    query = "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY 1, 2"
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh)
        return connection.execute(query).fetchall() == fresh.execute(query).fetchall()


def _make(path: Path) -> None:
    if not path.parent.is_dir():
        raise LedgerAccessError(f"there is no folder {path.parent} to keep the ledger in: make it first")
    if not os.access(path.parent, os.W_OK):
        raise LedgerReadOnlyError(f"{path} cannot be made: the folder cannot be written; name another with --db")
    with _beside(path) as unfinished:
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(connection)
        with suppress(FileExistsError):  # another process made it meanwhile, and theirs is whole too
            _put(unfinished, path)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.new")
    unfinished.unlink(missing_ok=True)  # left by a process that had this number and was killed
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    try:
        yield unfinished
    finally:
        unfinished.unlink(missing_ok=True)
        unfinished.with_name(unfinished.name + "-journal").unlink(missing_ok=True)


def _settle(connection: sqlite3.Connection, path: Path) -> None:
    if is_writable(path):
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")  # a network file system stays as it is, slower but right
        connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -16000")
