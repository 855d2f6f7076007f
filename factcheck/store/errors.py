"""What can be wrong with a ledger or with what is asked of it, each in one sentence with its remedy."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.model import FactcheckError


class LedgerError(FactcheckError):
    """The ledger's file cannot be used as it is: nothing more can be done with it in this run."""


class LedgerMissingError(LedgerError):
    """There is no ledger where one is named."""

    code = "no-ledger"

    def __init__(self, path: Path) -> None:
        super().__init__(f"there is no ledger at {path}; 'factcheck ingest' or 'factcheck add' makes one")


class NotALedgerError(LedgerError):
    """The file is something else: another program's database, or no database at all."""

    code = "not-a-ledger"


class NewerLedgerError(LedgerError):
    """A newer version of factcheck wrote the file."""

    code = "newer-ledger"


class LedgerBusyError(LedgerError):
    """Another process is writing and did not finish in time."""

    code = "ledger-busy"


class LedgerReadOnlyError(LedgerError):
    """The file or its folder cannot be written."""

    code = "ledger-read-only"


class LedgerFullError(LedgerError):
    """There is no room for what was to be written."""

    code = "disk-full"


class LedgerDamagedError(LedgerError):
    """The file is damaged."""

    code = "ledger-damaged"


class LedgerAccessError(LedgerError):
    """The file cannot be opened or read."""

    code = "ledger-access"


class NoSuchNumberError(FactcheckError):
    """A claim, document or source that is not in the ledger."""

    code = "no-such-number"

    def __init__(self, kind: str, numbers: list[int]) -> None:
        named = ", ".join(map(str, sorted(numbers)))
        lister = "'factcheck list'" if kind == "claim" else f"'factcheck {kind} list'"
        if kind == "document":
            lister = "'factcheck list --documents'"
        super().__init__(f"the ledger has no {kind} {named}; {lister} shows what there is")


class NothingToUndoError(FactcheckError):
    """Every change has been taken back."""

    code = "nothing-to-undo"


class BadChangeError(FactcheckError):
    """A change that would leave the ledger with something it cannot hold."""

    code = "bad-change"


class BadImportError(FactcheckError):
    """A file to import has mistakes: each is named with its line; nothing was imported."""

    code = "bad-import"


class BadSearchError(FactcheckError):
    """Search words with nothing in them to search for."""

    code = "bad-search"


_BY_CODE: dict[int, tuple[type[FactcheckError], str]] = {
    sqlite3.SQLITE_BUSY: (
        LedgerBusyError,
        "{path} is being written by another process; nothing was changed: try again when it is done",
    ),
    sqlite3.SQLITE_LOCKED: (
        LedgerBusyError,
        "{path} is being written by another process; nothing was changed: try again when it is done",
    ),
    sqlite3.SQLITE_READONLY: (
        LedgerReadOnlyError,
        "{path} cannot be written: make the file and its folder writable, or name another ledger with --db",
    ),
    sqlite3.SQLITE_FULL: (
        LedgerFullError,
        "no room left on the disk for {path}; nothing was changed: make room and try again",
    ),
    sqlite3.SQLITE_IOERR: (
        LedgerFullError,
        "the system refused to read or write {path} (disk full, or failing); nothing was changed: check the disk",
    ),
    sqlite3.SQLITE_CORRUPT: (
        LedgerDamagedError,
        "{path} is damaged ({reason}): keep a copy of it and restore a backup",
    ),
    sqlite3.SQLITE_NOTADB: (
        NotALedgerError,
        "{path} is not a factcheck ledger: name the right file with --db",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        LedgerAccessError,
        "{path} cannot be opened: check that the folder exists and may be written",
    ),
}


# What SQLite gives no code of its own for.
_DAMAGE = ("Could not decode", "malformed JSON", "invalid fts5 file format")


@contextmanager
def decoding(path: Path) -> Iterator[None]:
    """Say in a sentence that stored values are none that the ledger ever wrote."""
    try:
        yield
    except ValueError as error:
        reason = f"{type(error).__name__}: {error}"
        raise LedgerDamagedError(f"{path} is damaged ({reason}): keep a copy of it and restore a backup") from error


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Say in a sentence what SQLite says in a code; errors that are ours are let through."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translated(error, path) from error
    except FactcheckError:
        raise
    except UnicodeDecodeError as error:
        raise LedgerDamagedError(f"{path} is damaged ({error}): keep a copy of it and restore a backup") from error
    except UnicodeEncodeError as error:
        raise BadChangeError(
            f"text with a character that is none ({error.object[error.start]!a}) cannot be stored: give it as UTF-8"
        ) from error
    except Exception as error:
        cause = getattr(error, "orig", None)  # SQLAlchemy keeps SQLite's own error here
        if not isinstance(cause, sqlite3.Error):
            raise
        raise _translated(cause, path) from error


def _translated(error: sqlite3.Error, path: Path) -> Exception:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the plain code
    if str(error).startswith(_DAMAGE):
        code = sqlite3.SQLITE_CORRUPT
    if code not in _BY_CODE:
        return error
    kind, sentence = _BY_CODE[code]
    return kind(sentence.format(path=path, reason=error))
