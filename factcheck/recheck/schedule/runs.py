"""Scheduled runs: never two at once, and the last one remembered.

In: the ledger's file, beside which both are kept: there whoever runs the schedule finds them, whatever its own
environment. Out: a lock held while a run goes on; a small file that says when the last one began and ended, and how.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO

from factcheck.model.frozen import dataclass
from factcheck.recheck.schedule.plan import ScheduleError

_FAR = 1 << 20


@dataclass(frozen=True, slots=True)
class LastRun:
    """When a run began and ended, ISO with zone; its exit status; one sentence on what came of it."""

    began: str
    ended: str
    status: int
    summary: str


@contextmanager
def only_run(ledger: Path, of: str = "recheck", told: str = "another scheduled recheck") -> Iterator[None]:
    """Hold the lock of a ledger's runs of one kind; raises ScheduleError where another run holds it.

    The lock is the operating system's: it is gone with the process that held it, however that ended.
    """
    with _opened(_beside(ledger, "lock", of)) as file:
        try:
            _lock(file)
        except OSError:
            file.seek(0)
            raise ScheduleError(f"{told} is still running (process {file.read() or '?'})") from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _lock(file: IO[str]) -> None:
    """Lock a file for this process, or raise OSError at once."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(_FAR)  # what is locked cannot be read there, and the process's number is to be
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def remember(ledger: Path, run: LastRun) -> None:
    """Write down how a run went, whole or not at all."""
    draft = _beside(ledger, "new")
    draft.write_text(json.dumps(asdict(run), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    draft.replace(_beside(ledger, "json"))


def last_run(ledger: Path) -> LastRun | None:
    """Give how the last run went, None where there was none; raises ScheduleError where the file is broken."""
    path = _beside(ledger, "json")
    try:
        return LastRun(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError):
        raise ScheduleError(f"{path} is no record of a run: delete it") from None


def forget(ledger: Path) -> None:
    """Take away what was kept of a ledger's scheduled runs."""
    for ending in ("json", "new", "lock"):
        _beside(ledger, ending).unlink(missing_ok=True)


def _beside(ledger: Path, ending: str, of: str = "recheck") -> Path:
    return ledger.with_name(f".{ledger.name}.{of}.{ending}")


def _opened(path: Path) -> IO[str]:
    try:
        return path.open("a+", encoding="utf-8")
    except OSError as error:
        raise ScheduleError(f"{path} cannot be written: {error.strerror or error}") from None
