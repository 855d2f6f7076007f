"""Backups, verification, and where the ledger is."""

import random
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.store import Ledger, LedgerError
from factcheck.store.errors import LedgerAccessError
from factcheck.store.where import locate
from tests.store.conftest import Store, by_hand, opened


def test_a_backup_is_a_whole_private_ledger(ledger: Ledger, store: Store, tmp_path: Path) -> None:
    """The copy is made while the ledger is open, holds the last change, and nobody else can read it."""
    store()
    ledger.add_claim(by_hand())
    copy = ledger.backup(tmp_path / "copy.db")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with opened(copy) as other:
        assert other.claims() == ledger.claims()
        assert other.verify().problems == ()


def test_a_backup_into_a_folder_is_named_by_the_clock(ledger: Ledger, tmp_path: Path) -> None:
    """A folder gets a file with the moment in its name."""
    assert ledger.backup(tmp_path).name == "ledger-20241105T100000.db"


@pytest.mark.parametrize(
    ("name", "said"), [("there.db", "is there already"), ("no/such/folder.db", "cannot be written")]
)
def test_a_backup_overwrites_nothing(ledger: Ledger, tmp_path: Path, name: str, said: str) -> None:
    """A file that is there stays; a place that cannot be written is named."""
    (tmp_path / "there.db").write_text("mine")
    with pytest.raises(LedgerAccessError, match=said):
        ledger.backup(tmp_path / name)
    assert (tmp_path / "there.db").read_text() == "mine"


SPOILT = {
    "a text": ("UPDATE document_text SET text = CAST('Autre.' AS BLOB), packed = 0", "is not the one that was read"),
    "a link": ("INSERT INTO claim_source VALUES (77, 77, 'supports')", "points at a row of"),
    "the search index": ("INSERT INTO claim_words (claim_words) VALUES ('delete-all')", "the search index"),
}


@pytest.mark.parametrize(("statement", "said"), SPOILT.values(), ids=SPOILT)
def test_verify_tells_what_is_wrong(path: Path, store: Store, statement: str, said: str) -> None:
    """Damage that SQLite itself would not notice is told."""
    store()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(statement)
    with opened(path) as ledger:
        assert said in " ".join(ledger.verify().problems)


def test_verify_tells_of_a_damaged_page(path: Path, ledger: Ledger, store: Store) -> None:
    """A page that was overwritten on the disk is told in a sentence, not in a traceback."""
    for number in range(30):
        store(f"Le pont numéro {number} a coûté {number} millions d’euros.", name=f"{number}.txt")
    ledger.close()
    data = bytearray(path.read_bytes())
    pages = len(data) // 4096
    for page in range(3 * pages // 4, pages):  # what opening a ledger looks at stands before
        data[page * 4096 + 100 : page * 4096 + 600] = b"\xff" * 500
    path.write_bytes(data)
    with opened(path) as damaged:
        assert any("damaged" in problem for problem in damaged.verify().problems)


def test_the_named_file_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--db, then $FACTCHECK_DB, then a project file here or above, then the user's data folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    deep = tmp_path / "project" / "articles" / "november"
    deep.mkdir(parents=True)
    users = tmp_path / "data" / "factcheck" / "ledger.db"
    assert locate(None, environ={}, folder=deep) == users
    assert stat.S_IMODE(users.parent.stat().st_mode) == 0o700
    hidden = tmp_path / "project" / ".factcheck" / "ledger.db"
    hidden.parent.mkdir()
    hidden.touch()
    assert locate(None, environ={}, folder=deep) == hidden
    nearer = tmp_path / "project" / "articles" / "factcheck.db"
    nearer.touch()
    assert locate(None, environ={}, folder=deep) == nearer
    assert locate(None, environ={"FACTCHECK_DB": "/elsewhere/a.db"}, folder=deep) == Path("/elsewhere/a.db")
    assert locate(Path("b.db"), environ={"FACTCHECK_DB": "a.db"}, folder=deep) == Path("b.db")


def test_whatever_is_damaged_is_told_in_a_sentence(path: Path, ledger: Ledger, store: Store, tmp_path: Path) -> None:
    """Bytes overwritten anywhere give an error of the ledger or a problem told by verify, never a traceback."""
    for number in range(5):
        store(f"Le pont numéro {number} a coûté {number + 2} millions d’euros en 2023.", name=f"{number}.txt")
    ledger.close()
    whole, chance = path.read_bytes(), random.Random(4)  # noqa: S311 - nothing secret
    told = 0
    for number in range(40):
        data = bytearray(whole)
        at, length = chance.randrange(4096, len(data) - 400), chance.randint(20, 400)
        data[at : at + length] = chance.choice([b"\xff" * length, bytes(length), chance.randbytes(length)])
        damaged = tmp_path / f"{number}.db"
        damaged.write_bytes(data)
        for read in (Ledger.claims, Ledger.lines, Ledger.documents, Ledger.history, Ledger.verify):
            try:
                with opened(damaged) as opened_ledger:
                    found = read(opened_ledger)
                told += bool(getattr(found, "problems", ()))
            except LedgerError:
                told += 1
    assert told
