"""Opening a ledger: what is refused, with which sentence, and what is left as it was."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import SQLModel, create_engine

from factcheck.model import FactcheckError
from factcheck.store import Ledger
from factcheck.store import open as opening
from factcheck.store.errors import (
    LedgerAccessError,
    LedgerBusyError,
    LedgerError,
    LedgerMissingError,
    NewerLedgerError,
    NotALedgerError,
)
from factcheck.store.tables import TABLES
from tests.store.conftest import by_hand, opened


def plain(path: Path) -> sqlite3.Connection:
    """Open a file as any other program would."""
    return sqlite3.connect(path, isolation_level=None)


def test_a_new_ledger_is_private_and_leaves_nothing_beside_it(path: Path) -> None:
    """Only the owner may read the file; no unfinished file stays in the folder."""
    opened(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["ledger.db"]


def test_the_log_beside_the_file_is_private_too(ledger: Ledger, path: Path) -> None:
    """What SQLite writes beside the file while it is open can be read by nobody else."""
    ledger.add_claim(by_hand())
    beside = [file for file in path.parent.iterdir() if file != path]
    assert beside
    assert {stat.S_IMODE(file.stat().st_mode) for file in beside} == {0o600}


def test_no_ledger_is_made_by_reading(path: Path) -> None:
    """A command that reads says what makes a ledger, and makes none."""
    with pytest.raises(LedgerMissingError, match="factcheck ingest"):
        opened(path, create=False)
    assert not path.exists()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A new ledger is not put into a folder that somebody mistyped."""
    with pytest.raises(LedgerAccessError, match="there is no folder"):
        opened(tmp_path / "archvies" / "ledger.db")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", r"is empty \(0 bytes\)"),
        (b"Le pont a rouvert mardi.", "some other file"),
        (bytes(4096), "some other file"),
    ],
    ids=["empty", "text", "zeroed header"],
)
def test_another_file_is_refused_and_left_alone(path: Path, content: bytes, said: str) -> None:
    """A file that is no database is named, and not a byte of it is changed."""
    path.write_bytes(content)
    with pytest.raises(NotALedgerError, match=said):
        opened(path)
    assert path.read_bytes() == content


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    """A folder given as the ledger is named as one."""
    with pytest.raises(NotALedgerError, match="is a folder"):
        opened(tmp_path)


def test_another_programs_database_is_refused(path: Path) -> None:
    """A SQLite file that is not ours is refused, whatever tables it has."""
    with closing(plain(path)) as other:
        other.execute("CREATE TABLE claim (id INTEGER)")
    with pytest.raises(NotALedgerError, match="another program's database"):
        opened(path)


def test_a_newer_ledger_is_refused(path: Path) -> None:
    """A file that a later version wrote is not touched: the sentence says to upgrade."""
    opened(path).close()
    with closing(plain(path)) as later:
        later.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(NewerLedgerError, match="upgrade factcheck"):
        opened(path)
    assert path.read_bytes() == before


def old_ledger(path: Path) -> None:
    """Make a ledger from before the first script."""
    with closing(plain(path)) as old:
        old.execute(f"PRAGMA application_id = {opening.APPLICATION_ID}")


def test_an_older_ledger_is_copied_then_brought_up_to_date(path: Path) -> None:
    """The copy lies beside the ledger, private, and is what it was before; a second one overwrites nothing."""
    old_ledger(path)
    with opened(path) as ledger:
        ledger.add_claim(by_hand())
    copy = path.with_name("ledger.db.v0.bak")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(plain(copy)) as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (0,)
    path.unlink()
    old_ledger(path)
    opened(path).close()
    assert path.with_name("ledger.db.v0.2.bak").exists()


def test_migrated_and_fresh_ledgers_are_the_same(tmp_path: Path) -> None:
    """A ledger brought up to date has the schema of a new one."""
    old_ledger(tmp_path / "old.db")
    schemas = []
    for name in ("old.db", "new.db"):
        opened(tmp_path / name).close()
        with closing(plain(tmp_path / name)) as made:
            schemas.append(made.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2").fetchall())
    assert schemas[0] == schemas[1]


def test_a_migration_that_breaks_off_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a crash at any statement the ledger is the old one still, and opens the next time."""
    script = (opening.MIGRATIONS / "0001_ledger.sql").read_text(encoding="utf-8")
    statements = list(opening._statements(script))  # noqa: SLF001 - the crash is put between them
    assert len(statements) > 20
    for crash in range(len(statements)):
        path.unlink(missing_ok=True)
        old_ledger(path)
        broken = [*statements[:crash], "SELECT no_such_function()"]
        monkeypatch.setattr(opening, "_statements", lambda _, broken=broken: iter(broken))
        with pytest.raises(sqlite3.OperationalError):
            opened(path)
        with closing(plain(path)) as left:
            assert left.execute("PRAGMA user_version").fetchone() == (0,)
            assert left.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    monkeypatch.undo()
    with opened(path) as ledger:
        assert ledger.verify().problems == ()


def test_the_table_classes_are_the_tables(path: Path) -> None:
    """The SQLModel classes and the scripts name the same columns, types, keys, links and indexes."""
    opened(path).close()
    migrated = _shape(path)
    path.unlink()
    engine = create_engine(f"sqlite:///{path}")
    SQLModel.metadata.create_all(engine, tables=[SQLModel.metadata.tables[name] for name in TABLES])
    engine.dispose()
    assert migrated == _shape(path)


def _shape(path: Path) -> dict[str, object]:
    types = {"VARCHAR": "TEXT", "FLOAT": "REAL", "INTEGER": "INTEGER", "BLOB": "BLOB", "TEXT": "TEXT", "REAL": "REAL"}
    found: dict[str, object] = {}
    with closing(plain(path)) as database:
        for table in TABLES:
            columns = database.execute(f"PRAGMA table_info({table})").fetchall()
            links = database.execute(f"PRAGMA foreign_key_list({table})").fetchall()
            indexes = database.execute(
                "SELECT name, sql LIKE '%UNIQUE%', sql LIKE '%WHERE%' FROM sqlite_schema "
                "WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY name",
                [table],
            ).fetchall()
            within = {name: database.execute(f"PRAGMA index_info({name})").fetchall() for name, _, _ in indexes}
            counted = database.execute("SELECT sql LIKE '%AUTOINCREMENT%' FROM sqlite_schema WHERE name = ?", [table])
            found[table] = (
                [(name, types[kind], bool(required or key), key) for _, name, kind, required, _, key in columns],
                sorted((target, here, there, deleted) for _, _, target, here, there, _, deleted, _ in links),
                indexes,
                within,
                counted.fetchone(),
            )
    return found


def test_triggers_from_elsewhere_are_not_run(path: Path) -> None:
    """A ledger into which somebody put a trigger can be read, but nothing is written that would set it off."""
    with opened(path) as ledger:
        ledger.add_claim(by_hand())
    with closing(plain(path)) as other:
        other.execute("CREATE TRIGGER sly AFTER INSERT ON claim BEGIN UPDATE claim SET verdict = 'true'; END")
    with opened(path) as ledger:
        assert len(ledger.claims()) == 1
        with pytest.raises(NotALedgerError, match="triggers or views"):
            ledger.add_claim(by_hand("Un autre fait."))


def test_a_ledger_that_another_process_writes_is_waited_for_then_named(path: Path) -> None:
    """A writer that does not finish gets one sentence after the time given; reading goes on meanwhile."""
    with opened(path, patience=0.2) as ledger, closing(plain(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert ledger.claims() == ()
        with pytest.raises(LedgerBusyError, match="being written by another process"):
            ledger.add_claim(by_hand())
        other.execute("ROLLBACK")
        assert ledger.add_claim(by_hand()) == 1


def test_every_error_of_opening_has_its_own_code() -> None:
    """Programs can tell the situations apart, and all are errors of the ledger."""
    kinds: list[type[LedgerError]] = [
        LedgerAccessError,
        LedgerBusyError,
        LedgerMissingError,
        NewerLedgerError,
        NotALedgerError,
    ]
    assert len({kind.code for kind in kinds}) == len(kinds)


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_a_read_only_ledger_can_be_read_but_not_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file or its folder may not be written, listing works and a change is one sentence."""
    with opened(path) as ledger:
        ledger.add_claim(by_hand())
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    with opened(path) as ledger:
        assert [claim.text for claim in ledger.claims()] == ["L’OTAN compte 32 membres."]
        with pytest.raises(FactcheckError, match="cannot be written"):
            ledger.add_claim(by_hand("Autre chose."))
        assert ledger.verify().problems == ()
