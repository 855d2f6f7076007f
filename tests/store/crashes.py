"""Kills at random points: real processes that read, review, recheck and migrate, and what a ledger must be after each.

A worker says after every change that it is done; then it is killed with ``SIGKILL`` wherever it is. Afterwards the file
must be sound, hold every change that was said to be done, at most the one begun besides, and none of them in part.
"""

import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from factcheck.facts import load_facts
from factcheck.flow import Judge
from factcheck.flow.ledger import ingest
from factcheck.flow.recheck import recheck
from factcheck.model import SourceKind, SourceRecord, Stance
from factcheck.recheck import load_cadence
from factcheck.store import Ledger
from factcheck.store.open import APPLICATION_ID, MIGRATIONS
from tests.store.conftest import ARTICLE, document, opened

FORK = multiprocessing.get_context("fork")
JUDGE = Judge(facts=load_facts())
FIRST_DAY = date(2025, 6, 1)
ARTICLES = 12  # in a ledger that is reviewed, rechecked or migrated
Work = Callable[[Path, Connection], None]


def article(number: int) -> str:
    """Give an article of its own, the same for the same number."""
    return ARTICLE.replace("42 millions", f"{number + 50} millions").replace("Kitchener", f"Kitchener-{number}")


def filled(path: Path) -> None:
    """Make a ledger with some articles, each claim with a source, some of them checked."""
    with opened(path) as ledger:
        for number in range(ARTICLES):
            done = ingest(ledger, document(article(number), name=f"{number}.txt"), JUDGE)
            claims = [outcome.number for outcome in done.outcomes]
            ledger.add_source(
                claims, SourceRecord(SourceKind.DOCUMENT, title=f"Budget {number}", stance=Stance.REFUTES)
            )
            ledger.set_review(claims[:2], "mixed", scale="default")


def of_first_version(path: Path, target: Path) -> None:
    """Write a ledger's rows into a file as the first version made it."""
    first = min(MIGRATIONS.glob("*.sql"))
    with closing(sqlite3.connect(target, isolation_level=None)) as old:
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.executescript(first.read_text(encoding="utf-8"))
        old.execute("PRAGMA user_version = 1")
        old.execute("ATTACH ? AS new", [str(path)])
        tables = [row[0] for row in old.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'")]
        known = {row[0] for row in old.execute("SELECT name FROM new.sqlite_schema WHERE sql NOT LIKE '%VIRTUAL%'")}
        for table in tables:
            if table in known and not table.startswith("claim_words"):
                _copy(old, table)
        old.execute("DETACH new")


def _copy(old: sqlite3.Connection, table: str) -> None:
    columns = [[row[1] for row in old.execute(f"PRAGMA {where}.table_info({table})")] for where in ("main", "new")]
    both = ", ".join(f'"{name}"' for name in columns[0] if name in columns[1])
    old.execute(f"DELETE FROM main.{table}")
    old.execute(f"INSERT INTO main.{table} ({both}) SELECT {both} FROM new.{table}")


# What is killed ------------------------------------------------------------------------------------------------------


def reading(path: Path, done: Connection) -> None:
    """Read articles, and edited versions of them, for ever."""
    number = 1_000 + os.getpid() * 1_000
    with opened(path) as ledger:
        while True:
            number += 1
            text = article(number)
            read = ingest(ledger, document(text, name=f"{number}.txt"), JUDGE)
            done.send(_last(ledger))
            ingest(ledger, document("Un chapeau.\n" + text, name=f"{number}.txt"), JUDGE, update=read.document)
            done.send(_last(ledger))


def reviewing(path: Path, done: Connection) -> None:
    """Review claims, add sources, take back, for ever."""
    chance = random.Random(os.getpid())  # noqa: S311 - nothing secret
    with opened(path) as ledger:
        numbers = [claim.number for claim in ledger.claims()]
        for at in range(1_000_000):
            some = chance.sample(numbers, 5)
            ledger.set_review(some, chance.choice(["true", "false", "mixed"]), scale="default", note=f"tour {at}")
            done.send(_last(ledger))
            ledger.add_source(some, SourceRecord(SourceKind.DOCUMENT, title=f"Registre {at}"))
            done.send(_last(ledger))
            ledger.undo()
            done.send(_last(ledger))


def rechecking(path: Path, done: Connection) -> None:
    """Recheck as of one day after the other, for ever; contradicted claims have their turn each day."""
    with opened(path) as ledger:
        last = max((claim.judged_on for claim in ledger.claims() if claim.judged_on), default=FIRST_DAY)
        while True:
            last = max(last, FIRST_DAY) + timedelta(days=1)
            recheck(ledger, replace(JUDGE, as_of=last), cadence=load_cadence())
            done.send(_last(ledger))


def migrating(path: Path, done: Connection) -> None:
    """Open a ledger of the first version, which brings it up to date."""
    with opened(path, create=False) as ledger:
        done.send(_last(ledger))
    time.sleep(60)


WORKS: dict[str, Work] = {"ingest": reading, "review": reviewing, "recheck": rechecking, "migrate": migrating}


def _last(ledger: Ledger) -> int:
    """Give the number of the newest change."""
    return max((entry.change for entry in ledger.history(limit=1)), default=0)


# The killing ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Crash:
    """One kill: what was killed, how many changes it had said to be done, and what is wrong with the ledger since."""

    work: str
    done: int
    wrong: tuple[str, ...]


class Crashes:
    """Ledgers in a folder that are killed at, one after the other."""

    def __init__(self, folder: Path, seed: int = 11) -> None:
        """Make the ledgers; the same seed waits the same times."""
        self.folder, self.chance = folder, random.Random(seed)  # noqa: S311
        self.ledger, self.old = folder / "ledger.db", folder / "first.db"
        filled(self.ledger)
        of_first_version(self.ledger, self.old)

    def kill(self, work: str, longest: float = 0.25) -> Crash:
        """Let a process work for a random time up to ``longest`` seconds, kill it, and look at what it left."""
        path = self._old_copy() if work == "migrate" else self.ledger
        before = _state(path)
        ours, theirs = FORK.Pipe(duplex=False)
        child = FORK.Process(target=WORKS[work], args=(path, theirs), daemon=True)
        child.start()
        time.sleep(self.chance.uniform(0.0, longest if work != "migrate" else longest / 2))
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join(30)
        theirs.close()
        told = _received(ours)
        return Crash(work, len(told), tuple(_wrong(path, before, max(told, default=0))))

    def _old_copy(self) -> Path:
        path = self.folder / "old.db"
        for left in self.folder.glob("old.db*"):
            left.unlink()
        shutil.copyfile(self.old, path)
        return path


def _received(pipe: Connection) -> list[int]:
    found = []
    try:
        while pipe.poll():
            found.append(int(pipe.recv()))
    except (EOFError, OSError):  # the last message was cut by the kill
        pass
    return found


@dataclass(frozen=True, slots=True)
class _State:
    claims: frozenset[str]
    change: int


def _state(path: Path) -> _State:
    with closing(sqlite3.connect(path)) as file:
        keys = frozenset(row[0] for row in file.execute("SELECT key FROM claim"))
        return _State(keys, file.execute("SELECT ifnull(max(change), 0) FROM history").fetchone()[0])


def _wrong(path: Path, before: _State, told: int) -> list[str]:
    """Give what is wrong with a ledger after a kill."""
    wrong = [f"a backup is cut short: {copy.name}" for copy in path.parent.glob(f"{path.name}.v*.bak") if _is_cut(copy)]
    with opened(path, create=False) as ledger:
        wrong += ledger.verify().problems
        claims, history = ledger.claims(), ledger.history()
        texts = {record.number: record.text for record in ledger.documents()}
    last = max((entry.change for entry in history), default=0)
    if last < told:
        wrong.append(f"change {told} was said to be done, and the last one there is is {last}")
    if {entry.change for entry in history} != set(range(1, last + 1)):
        wrong.append("the numbers of the changes have a gap")
    keys = [claim.key for claim in claims]
    if not before.claims <= set(keys):
        wrong.append("claims are lost")
    if len(keys) != len(set(keys)):
        wrong.append("claims are doubled")
    wrong += [f"claim {c.number} is cut" for c in claims if c.document and texts[c.document][c.start : c.end] != c.text]
    sizes = {sum(claim.document == number for claim in claims) for number in texts}
    if len(sizes) > 1 and min(sizes) == 0:
        wrong.append("a document is there without its claims")
    return wrong


def _is_cut(copy: Path) -> bool:
    try:
        with closing(sqlite3.connect(copy)) as file:
            sound: bool = file.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            return not sound or file.execute("SELECT count(*) FROM claim").fetchone()[0] == 0
    except sqlite3.Error:
        return True
