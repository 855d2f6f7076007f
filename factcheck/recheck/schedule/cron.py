"""A schedule as an entry of the user's crontab, between two marker comments; every other byte stays as it is.

In: a plan. Out: the crontab's new content, handed to ``crontab -``.
"""

import re
import shlex
import shutil
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from factcheck.recheck.schedule.plan import Every, Found, Plan, ScheduleError, Step, run

_WHERE = "crontab"
_BEGIN = "# BEGIN {name} (written by 'factcheck schedule install'; 'factcheck schedule remove' takes it away)\n"
_END = "# END {name}\n"
_ENTRY = re.compile(r"(?P<minute>\d+) (?P<hour>\d+|\*) (?P<day>1|\*) \* (?P<weekday>1|\*) ")
_HOURS_AHEAD = 24 * 62
_LAST_YEAR = 9999


class Cron:
    """The user's crontab, read and written through the ``crontab`` program."""

    name = "cron"

    def __init__(self, environ: Mapping[str, str], now: datetime) -> None:
        """Use the program that ``environ`` names; ``now`` is the local time without a zone."""
        self.environ, self.now = environ, now

    def is_here(self) -> bool:
        """Say whether there is a crontab program."""
        return shutil.which("crontab", path=self.environ.get("PATH")) is not None

    def to_install(self, plan: Plan) -> tuple[Step, ...]:
        """Give the one step that puts the entry into the crontab; none where it is there just so."""
        was = self._read()
        before, found, after = _cut(was, plan.name)
        wanted = block(plan)
        if found == wanted:
            return ()
        lead = before if found or not before or before.endswith("\n") else before + "\n"
        return (Step(_WHERE, lead + wanted + after, was),)

    def to_remove(self, name: str) -> tuple[Step, ...]:
        """Give the one step that takes the entry out of the crontab; none where it is not in it."""
        if not self.is_here():
            return ()
        was = self._read()
        before, found, after = _cut(was, name)
        return (Step(_WHERE, before + after, was),) if found else ()

    def do(self, steps: Sequence[Step]) -> None:
        """Write the crontab; raises ScheduleError with what crontab said, or where somebody else wrote meanwhile."""
        for step in steps:
            if self._read() != step.was:
                raise ScheduleError("the crontab was changed meanwhile by somebody else: try again")
            done = run(("crontab", "-"), self.environ, given=step.content.encode("utf-8", "surrogateescape"))
            if done.returncode:
                said = done.stderr.decode(errors="replace").strip()
                raise ScheduleError(f"crontab did not take the entry: {said or f'exit status {done.returncode}'}")

    def find(self, name: str) -> Found | None:
        """Give the entry, with its next run counted from its own fields."""
        if not self.is_here():
            return None
        _, found, _ = _cut(self._read(), name)
        entry = next(filter(None, map(_ENTRY.match, found.splitlines())), None)
        following = next_run(entry, self.now) if entry else None
        return Found(_WHERE, f"{following:%Y-%m-%d %H:%M}" if following else "") if found else None

    def _read(self) -> str:
        done = run(("crontab", "-l"), self.environ)
        said = done.stderr.decode(errors="replace").strip()
        if done.returncode and (done.stdout or "no crontab" not in said.lower()):
            raise ScheduleError(f"the crontab cannot be read: {said or f'exit status {done.returncode}'}")
        return "" if done.returncode else done.stdout.decode("utf-8", "surrogateescape")


def block(plan: Plan) -> str:
    """Give the entry with its markers."""
    return _BEGIN.format(name=plan.name) + f"{fields(plan)} {command(plan.command)}\n" + _END.format(name=plan.name)


def fields(plan: Plan) -> str:
    """Give the five fields of the plan's times."""
    hour = "*" if plan.every is Every.HOUR else plan.at.hour
    day = "1" if plan.every is Every.MONTH else "*"
    weekday = "1" if plan.every is Every.WEEK else "*"
    return f"{plan.at.minute} {hour} {day} * {weekday}"


def command(words: Sequence[str]) -> str:
    """Give a command line for the shell that cron runs; cron itself takes ``%`` for a line end."""
    return shlex.join(words).replace("%", r"\%")


def next_run(entry: re.Match[str], now: datetime) -> datetime | None:
    """Give when an entry of ours runs next after ``now``; both are local times without a zone."""
    first = now.replace(minute=int(entry["minute"]), second=0, microsecond=0)
    for hours in range(_HOURS_AHEAD):
        moment = first + timedelta(hours=hours)
        if moment > now and _matches(entry, moment):
            return _on_the_clock(moment)
    return None


def _on_the_clock(moment: datetime) -> datetime:
    """Give a local time, or the first one after it where the clock is put forward past it: then cron runs late."""
    while moment.astimezone().replace(tzinfo=None) != moment and moment.year < _LAST_YEAR:
        moment += timedelta(minutes=1)
    return moment


def _matches(entry: re.Match[str], moment: datetime) -> bool:
    is_now = {"hour": moment.hour, "day": moment.day, "weekday": moment.isoweekday()}
    return all(entry[field] in ("*", str(value)) for field, value in is_now.items())


def _cut(text: str, name: str) -> tuple[str, str, str]:
    """Give what stands before our entry, the entry ("" where there is none), and what stands after it."""
    begin = re.search(rf"^# BEGIN {re.escape(name)}\b.*\n", text, re.MULTILINE)
    end = re.search(rf"^# END {re.escape(name)}\b.*(?:\n|\Z)", text, re.MULTILINE)
    if begin is None and end is None:
        return text, "", ""
    if begin is None or end is None or end.start() < begin.end():
        raise ScheduleError(f"the crontab's entry {name} lost one of its marker lines: put it right with 'crontab -e'")
    return text[: begin.start()], text[begin.start() : end.end()], text[end.end() :]
