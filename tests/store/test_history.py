"""The history: every change with before and after, chained; taking back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.model import SourceKind, SourceRecord, State
from factcheck.store import Ledger
from factcheck.store.errors import NothingToUndoError
from tests.store.conftest import ARTICLE, NOW, Store, by_hand, opened


def everything(ledger: Ledger) -> tuple[object, ...]:
    """Give all that the ledger holds but its history."""
    flags = [ledger.document_flags(record.number) for record in ledger.documents()]
    return ledger.documents(), ledger.claims(), ledger.sources(), ledger.facts(), flags


def test_a_change_is_told_with_before_and_after(ledger: Ledger) -> None:
    """Who did what when to which claim, and which fields it changed; one action is one change."""
    one, two = ledger.add_claim(by_hand()), ledger.add_claim(by_hand("Un autre fait."))
    ledger.set_review([one, two], "mixed", scale="default", by="Zoé")
    entries = ledger.history()
    assert [(entry.change, entry.action, entry.subject, entry.claim) for entry in entries] == [
        (1, "add", "claim 1", 1),
        (2, "add", "claim 2", 2),
        (3, "review", "claim 1", 1),
        (3, "review", "claim 2", 2),
    ]
    assert entries[-1].before == {"verdict": "", "scale": "", "reviewer": "", "reviewed_at": None, "state": "new"}
    assert entries[-1].after["verdict"] == "mixed"
    assert entries[-1].after["reviewer"] == "Zoé"
    assert {(entry.at, entry.by) for entry in entries} == {(NOW, "Ada")}
    assert [entry.change for entry in ledger.history(claim=two, limit=1)] == [3]


def test_what_changes_nothing_leaves_no_entry(ledger: Ledger) -> None:
    """Setting what is so already is no change."""
    number = ledger.add_claim(by_hand())
    assert ledger.set_state([number], State.NEW) == 0
    assert len(ledger.history()) == 1


def test_undo_takes_back_change_after_change(store: Store, ledger: Ledger) -> None:
    """Each undo gives the ledger as it was one change earlier, down to an empty one; then it says so."""
    seen = [everything(ledger)]

    def done() -> None:
        seen.append(everything(ledger))

    store()
    done()
    source = ledger.add_source([1, 2], SourceRecord(SourceKind.DOCUMENT, title="Budget 2024"))
    done()
    ledger.set_review([1, 2], "true", scale="default", note="vu")
    done()
    ledger.split_claim(3, ["une partie", "l’autre"])
    done()
    ledger.remove_source(source, claims=[1])
    done()
    store("Une ligne de plus. " + ARTICLE.replace("42", "43"))
    done()
    ledger.edit_claim(1, text="Mes mots.")
    done()
    for number in range(len(seen) - 1, 0, -1):
        assert everything(ledger) == seen[number]
        assert ledger.undo().change == number
    assert everything(ledger) == seen[0]
    with pytest.raises(NothingToUndoError, match="nothing to take back"):
        ledger.undo()
    assert ledger.verify().problems == ()


def test_taking_back_is_written_down_and_new_work_goes_on_from_there(ledger: Ledger) -> None:
    """An undo is an entry of its own, and a change made after it is the next to be taken back."""
    number = ledger.add_claim(by_hand())
    ledger.set_state([number], State.DROPPED)
    assert ledger.undo().action == "state dropped"
    assert ledger.history()[-1].action == "undo"
    ledger.edit_claim(number, note="à revoir")
    assert ledger.undo().change == 4
    assert ledger.undo().change == 1
    assert ledger.claims() == ()


def test_entries_hang_together(ledger: Ledger) -> None:
    """Each entry carries the hash of the one before."""
    for text in ("Un fait.", "Deux faits.", "Trois faits."):
        ledger.add_claim(by_hand(text))
    entries = ledger.history()
    assert [entry.previous_hash for entry in entries] == ["0" * 64, *(entry.hash for entry in entries[:-1])]


TAMPERED = {
    "an entry that was rewritten": ("UPDATE history SET after = '{}' WHERE id = 3", "history entry 3 "),
    "an entry with another name": ("UPDATE history SET who = 'Bob' WHERE id = 2", "history entry 2 "),
    "an entry that was removed": ("DELETE FROM history WHERE id = 2", "history entry 3 "),
    "the first entry removed": ("DELETE FROM history WHERE id = 1", "history entry 2 "),
    "the last entries removed": ("DELETE FROM history WHERE id > 3", "ends at entry 3, but 5 were written"),
    "entries exchanged": (
        """UPDATE history SET id = CASE id WHEN 2 THEN -3 ELSE -2 END WHERE id IN (2, 3);
        UPDATE history SET id = -id WHERE id < 0""",
        "history entry 2 ",
    ),
}


@pytest.mark.parametrize(("statements", "named"), TAMPERED.values(), ids=TAMPERED)
def test_verify_names_the_first_entry_that_does_not_fit(path: Path, statements: str, named: str) -> None:
    """Whatever is done to the history from outside shows, at the place where it begins."""
    with opened(path) as ledger:
        for number in range(5):
            ledger.add_claim(by_hand(f"Le fait numéro {number}."))
        assert ledger.verify().problems == ()
    with closing(sqlite3.connect(path)) as other, other:
        other.executescript(statements)
    with opened(path) as ledger:
        (problem,) = ledger.verify().problems
    assert named in problem
