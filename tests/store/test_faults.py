"""Crashes, full disks, several processes: nothing lost, nothing half written, one clear sentence.

The processes are real ones, forked from this one so that they need not import everything again.
"""

import multiprocessing
import os
import random
import resource
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from factcheck.flow.ledger import ingest
from factcheck.model import FactcheckError, SourceKind, SourceRecord, State
from factcheck.store import Ledger
from factcheck.store.errors import LedgerFullError
from tests.store.conftest import ARTICLE, JUDGE, by_hand, document, opened

KILLS = int(os.environ.get("FACTCHECK_KILLS", "12"))
FORK = multiprocessing.get_context("fork")


def article(number: int) -> str:
    """Give an article of its own, the same for the same number."""
    return ARTICLE.replace("42 millions", f"{number + 50} millions").replace("Kitchener", f"Kitchener-{number}")


@contextmanager
def process(work: Callable[..., None], *arguments: object) -> Iterator[BaseProcess]:
    """Run ``work`` in a process of its own."""
    child = FORK.Process(target=work, args=arguments, daemon=True)
    child.start()
    try:
        yield child
    finally:
        child.join(30)
        assert child.exitcode is not None


def work_without_end(path: Path, seed: int) -> None:
    """Read, edit, review, undo, for ever."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    with opened(path) as ledger:
        number = 0
        while True:
            number += 1
            text = article(seed * 1_000 + number)
            done = ingest(ledger, document(text, name=f"{seed}-{number}.txt"), JUDGE)
            claims = [outcome.number for outcome in done.outcomes]
            ledger.add_source(claims, SourceRecord(SourceKind.DOCUMENT, title=f"Budget {number}"))
            ledger.set_review(claims[:2], "mixed", scale="default")
            ingest(ledger, document("Un chapeau.\n" + text), JUDGE, update=done.document)
            if chance.random() < 0.5:
                ledger.undo()


def check_whole(path: Path, claims_of_one: int) -> None:
    """Every document has all its claims, with the words of its text; the file and its history are sound."""
    with opened(path, create=False) as ledger:
        assert ledger.verify().problems == ()
        claims = ledger.claims()
        for record in ledger.documents():
            mine = [claim for claim in claims if claim.document == record.number]
            assert len(mine) >= claims_of_one
            assert all(record.text[claim.start : claim.end] == claim.text for claim in mine)


def test_killed_at_any_moment_the_ledger_is_whole(path: Path, tmp_path: Path) -> None:
    """After ``kill -9`` while reading, reviewing, undoing or making the ledger, every change is there or is not."""
    with opened(tmp_path / "measure.db") as measure:
        whole = len(ingest(measure, document(article(1)), JUDGE).outcomes)
    chance = random.Random(11)  # noqa: S311
    for number in range(KILLS):
        with process(work_without_end, path, number) as child:
            time.sleep(chance.uniform(0.0, 0.3))
            assert child.pid is not None
            os.kill(child.pid, signal.SIGKILL)
        if path.exists():
            check_whole(path, whole)
    assert path.exists()


def fill(path: Path, room: int) -> None:
    """Write until there is no room, which must be said in one sentence; then read."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + room, resource.RLIM_INFINITY))
    with opened(path, create=False) as ledger:
        try:
            for number in range(10_000):
                ingest(ledger, document(article(number), name=f"{number}.txt"), JUDGE)
        except LedgerFullError as error:
            assert "nothing was changed" in str(error)  # noqa: PT017 - the end of the process tells
            assert ledger.claims()
            os._exit(0)
    os._exit(1)


def test_a_full_disk_loses_nothing(path: Path, tmp_path: Path) -> None:
    """What no longer fits is not there at all; everything before is, and work goes on when there is room again."""
    with opened(tmp_path / "measure.db") as measure:
        whole = len(ingest(measure, document(article(1)), JUDGE).outcomes)
    with opened(path) as ledger:
        ingest(ledger, document(article(0)), JUDGE)
    with process(fill, path, 600_000) as child:
        pass
    assert child.exitcode == 0
    check_whole(path, whole)
    with opened(path) as ledger:
        assert len(ledger.documents()) > 1
        ledger.add_claim(by_hand())


def test_no_room_for_a_new_ledger_leaves_none(path: Path) -> None:
    """A ledger that cannot be made whole is not made."""

    def make() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
        try:
            opened(path)
        except LedgerFullError:
            os._exit(0)
        os._exit(1)

    with process(make) as child:
        pass
    assert child.exitcode == 0
    assert list(path.parent.iterdir()) == []


def write_many(path: Path, count: int, name: str) -> None:
    """Add claims and review each, in changes of their own."""
    with opened(path, who=name, patience=30) as ledger:
        for number in range(count):
            added = ledger.add_claim(by_hand(f"Le fait {number} de {name}."))
            ledger.set_review([added], "true", scale="default")


def test_processes_that_write_at_once_lose_nothing(path: Path) -> None:
    """Four processes make the ledger and write to it at once, one reads: all changes are there, in one chain."""
    with (
        process(write_many, path, 15, "Ada"),
        process(write_many, path, 15, "Bob"),
        process(write_many, path, 15, "Zoé"),
        process(write_many, path, 15, "Max"),
    ):
        seen = 0
        while seen < 60 and (not path.exists() or _grows(path, seen)):
            seen = _count(path) if path.exists() else 0
    with opened(path) as ledger:
        assert ledger.verify().problems == ()
        claims = ledger.claims()
        assert len(claims) == 60
        assert {claim.verdict for claim in claims} == {"true"}
        assert len(ledger.history()) == 120


def _count(path: Path) -> int:
    with opened(path, create=False) as ledger:
        return len(ledger.lines())


def _grows(path: Path, seen: int) -> bool:
    assert _count(path) >= seen
    return True


def test_undoing_at_once_takes_back_two_changes(path: Path) -> None:
    """Two processes that undo take back different changes, or one is told."""
    with opened(path) as ledger:
        for number in range(4):
            ledger.add_claim(by_hand(f"Le fait {number}."))

    def undo() -> None:
        with opened(path, patience=30) as ledger:
            ledger.undo()

    with process(undo) as one, process(undo) as two:
        pass
    done = [one.exitcode, two.exitcode].count(0)
    with opened(path) as ledger:
        assert len(ledger.claims()) == 4 - done
        assert ledger.verify().problems == ()


def read_only(path: Path) -> None:
    """As a user who may not write: list, then try to change."""
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    try:
        with opened(path, create=False) as ledger:
            assert [claim.state for claim in ledger.claims()] == [State.NEW]
            ledger.add_claim(by_hand("Autre chose."))
    except FactcheckError as error:
        os._exit(0 if "cannot be written" in str(error) else 2)
    os._exit(1)


def no_entry(path: Path) -> None:
    """As a user who may not even read."""
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    try:
        opened(path, create=False)
    except FactcheckError as error:
        os._exit(0 if "cannot be read" in str(error) else 2)
    os._exit(1)


@pytest.mark.parametrize(("mode", "work"), [(0o444, read_only), (0o000, no_entry)], ids=["read-only", "not readable"])
def test_a_ledger_of_somebody_elses(mode: int, work: Callable[[Path], None]) -> None:
    """Where the file may not be written it can still be listed; where it may not be read that is said."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with opened(folder / "ledger.db") as ledger:
            ledger.add_claim(by_hand())
        (folder / "ledger.db").chmod(mode)
        folder.chmod(0o555)
        try:
            with process(work, folder / "ledger.db") as child:
                pass
            assert child.exitcode == 0
        finally:
            folder.chmod(0o755)


def test_an_error_inside_a_change_writes_nothing(path: Path) -> None:
    """A change that breaks off half-way leaves neither rows nor history."""
    with opened(path) as ledger:
        number = ledger.add_claim(by_hand())
        ledger.set_review([number], "true", scale="default")
        before = (ledger.claims(), ledger.history())

        def halfway(ledger: Ledger) -> None:
            with ledger._core.change("test") as change:  # noqa: SLF001 - a crash put inside
                change.update("claim", [{"id": number, "note": "à moitié"}])
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            halfway(ledger)
        assert (ledger.claims(), ledger.history()) == before
        assert ledger.edit_claim(number, note="en entier")
