"""What is to run and when, and what a scheduler can do; nothing is written here."""

import hashlib
import re
import subprocess
from collections.abc import Mapping, Sequence
from datetime import time
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from factcheck.model import FactcheckError
from factcheck.model.frozen import dataclass

_TIME = re.compile(r"(?P<hour>\d{1,2})[:h](?P<minute>\d{2})")
_NO_NAME = re.compile(r"[\x00-\x1f\x7f]")


class ScheduleError(FactcheckError):
    """A schedule cannot be set up, read or removed."""

    code = "schedule"


class Every(StrEnum):
    """How often; a week begins on Monday, a month on the first."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to run and when. ``name`` is the schedule's own, by which it is found again; ``at`` is local time."""

    name: str
    ledger: Path
    command: tuple[str, ...]
    every: Every = Every.DAY
    at: time = time(7, 0)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that will be done: a file with its new content, "" where it is taken away; or a command to run.

    ``was`` is the file's content now, "" where there is none.
    """

    place: str
    content: str = ""
    was: str = ""
    command: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A schedule that is set up: where it is written, and when it runs next, in words, "" where nobody knows."""

    where: str
    next_run: str = ""


class Scheduler(Protocol):
    """One way of having things run by themselves."""

    name: str

    def is_here(self) -> bool:
        """Say whether it can be used on this computer by this user."""

    def to_install(self, plan: Plan) -> tuple[Step, ...]:
        """Give the steps that set the plan up; none where it is set up just so."""

    def to_remove(self, name: str) -> tuple[Step, ...]:
        """Give the steps that take the schedule of this name away; none where there is none."""

    def do(self, steps: Sequence[Step]) -> None:
        """Do the steps; raises ScheduleError where one fails."""

    def find(self, name: str) -> Found | None:
        """Give the schedule of this name, None where it is not set up."""


def plan_for(
    ledger: Path, python: str, *, every: Every, at: time, messages: str = "en", options: Sequence[str] = ()
) -> Plan:
    """Give the plan for one ledger; raises ScheduleError where its path cannot be written into a schedule.

    ``python`` is the interpreter to run with: a scheduler knows no virtual environment. The digest is in ``messages``.
    ``options`` are those of ``schedule run`` beside.
    """
    path = ledger.absolute()
    command = (python, "-m", "factcheck", "schedule", "run", "--messages", messages, *options, "--db", str(path))
    if any(map(_NO_NAME.search, command)):
        raise ScheduleError(f"a path or option holds a line break or control character: {' '.join(command)!r}")
    return Plan(name_for(path), path, command, every, at)


def name_for(ledger: Path) -> str:
    """Give the name of a ledger's schedule: short, and the same for the same path."""
    return f"factcheck-recheck-{hashlib.sha256(str(ledger.absolute()).encode()).hexdigest()[:8]}"


def at_time(typed: str) -> time:
    """Read a time of day: 07:00, 7:00, 7h00; raises ScheduleError."""
    found = _TIME.fullmatch(typed.strip())
    try:
        return time(int(found["hour"]), int(found["minute"])) if found else _no_time(typed)
    except ValueError:
        return _no_time(typed)


def _no_time(typed: str) -> time:
    raise ScheduleError(f"{typed!r} is no time of day: write it as 07:00")


def run(
    command: Sequence[str], environ: Mapping[str, str], *, given: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a scheduler's program; raises ScheduleError where there is none or it does not answer."""
    try:
        return subprocess.run(  # noqa: S603 - fixed programs with our own arguments, no shell
            command, env={**environ, "LC_ALL": "C"}, input=given, capture_output=True, timeout=60, check=False
        )
    except FileNotFoundError:
        raise ScheduleError(f"there is no program {command[0]} on this computer") from None
    except (subprocess.TimeoutExpired, OSError) as error:
        raise ScheduleError(f"{command[0]} cannot be run: {error}") from None
