"""``factcheck schedule``: rechecks that run by themselves."""

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import common, notice, watching
from factcheck.model import FactcheckError
from factcheck.recheck.schedule import Every, Launchd, Windows, at_time, last_run, only_run, plan_for, remember
from factcheck.recheck.schedule.cron import Cron
from factcheck.recheck.schedule.plan import ScheduleError, Scheduler, Step, name_for
from factcheck.recheck.schedule.runs import LastRun, forget
from factcheck.recheck.schedule.systemd import Systemd
from factcheck.safe import one_line, printable

if TYPE_CHECKING:
    from factcheck.cli.recheck import Run

app = common.group("Have rechecks run by themselves.")


class By(StrEnum):
    """What runs the recheck."""

    SYSTEMD = "systemd"
    CRON = "cron"
    LAUNCHD = "launchd"
    WINDOWS = "windows"


Sources = Annotated[bool, typer.Option("--sources", help="Go back to the sources on the web that are due too.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


@app.command()
def install(
    *,
    every: Annotated[Every, typer.Option(help="Each hour, day, Monday, or first of the month.")] = Every.DAY,
    at: Annotated[str, typer.Option(metavar="TIME", help="The time of day; for each hour its minutes.")] = "07:00",
    by: Annotated[By | None, typer.Option(help="What runs it; else what there is here.")] = None,
    sources: Sources = False,
    contact: watching.Contact = "",
    cadence: common.CadenceFile = None,
    notify: notice.To = None,
    always: notice.Always = False,
    dry: Annotated[bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")] = False,
    yes: Yes = False,
    messages: common.Messages = "en",
    database: common.Database = None,
) -> None:
    """Set up the schedule for a ledger: a systemd user timer where there is one, else an entry for cron.

    On macOS it is a launchd agent, on Windows a task. What will be written is shown first. Done twice, it changes
    nothing; done with other times, it replaces its own.
    """
    ledger = _existing(database)
    options = _options(sources=sources, contact=contact, cadence=cadence, notify=notify, always=always)
    plan = plan_for(ledger, sys.executable, every=every, at=at_time(at), messages=messages, options=options)
    if dry:
        _show(_of(by).to_install(plan))
        return
    scheduler = _chosen(by)
    others = [other for other in _schedulers() if other.name != scheduler.name and other.to_remove(plan.name)]
    steps = scheduler.to_install(plan)
    if not steps and not others:
        typer.echo(f"the recheck of {printable(str(ledger))} is scheduled just so already; nothing was changed")
        return
    removals = [(other, other.to_remove(plan.name)) for other in others]
    _show([*(step for _, removal in removals for step in removal), *steps])
    _ask(yes=yes)
    for other, removal in removals:
        other.do(removal)
    scheduler.do(steps)
    typer.echo(f"scheduled by {scheduler.name}: every {every.value} at {at_time(at):%H:%M}")
    if isinstance(scheduler, Systemd):
        typer.echo("it runs while you are logged in; for always: loginctl enable-linger")


@app.command()
def status(*, form: common.DataFormat = common.Data.TEXT, database: common.Database = None) -> None:
    """Say whether a ledger's recheck is scheduled, when it ran last and how, and when it runs next."""
    ledger = common.ledger_path(database)
    name = name_for(ledger)
    found = [(scheduler.name, where) for scheduler in _schedulers() if (where := scheduler.find(name))]
    last = last_run(ledger)
    if form is common.Data.JSON:
        common.print_json(
            {
                "scheduled": [{"by": by, "where": at.where, "next_run": at.next_run or None} for by, at in found],
                "last_run": {field: getattr(last, field) for field in LastRun.__slots__} if last else None,
            }
        )
        return
    for by, at in found:
        typer.echo(f"scheduled by {by}: {printable(at.where)}")
        typer.echo(f"next run: {at.next_run or 'not known'}")
    if not found:
        typer.echo("not scheduled; 'factcheck schedule install' sets it up")
    if last:
        typer.echo(f"last run: {last.began} to {last.ended}, exit status {last.status}: {one_line(last.summary)}")
    else:
        typer.echo("last run: none yet")


@app.command()
def remove(*, yes: Yes = False, database: common.Database = None) -> None:
    """Take away what install set up for a ledger, and nothing else."""
    ledger = common.ledger_path(database)
    name = name_for(ledger)
    removals = [(scheduler, steps) for scheduler in _schedulers() if (steps := scheduler.to_remove(name))]
    if not removals:
        typer.echo("there is no schedule to remove")
        return
    _show([step for _, steps in removals for step in steps])
    _ask(yes=yes)
    for scheduler, steps in removals:
        scheduler.do(steps)
    forget(ledger)
    typer.echo("removed")


@app.command(hidden=True)
def run(
    *,
    sources: Sources = False,
    contact: watching.Contact = "",
    cadence: common.CadenceFile = None,
    notify: notice.To = None,
    always: notice.Always = False,
    messages: common.Messages = "en",
    database: common.Database = None,
) -> None:
    """Recheck as the schedule does: not while another run goes on, and with its outcome remembered."""
    ledger, began = _existing(database), common.now().isoformat()

    def ended(code: int, summary: str) -> None:
        remember(ledger, LastRun(began, common.now().isoformat(), code, summary))

    from factcheck.cli.recheck import status as recheck_status

    with only_run(ledger):
        try:
            targets, asked = notice.targets(notify), _run(messages, cadence, contact, sources=sources)
            with common.open_ledger(ledger) as opened:
                digest, found = asked(opened)
            typer.echo("\n".join(asked.lines(digest, found)))
            told = notice.tell(targets, digest, found, asked.judge.reader, always=always)
        except FactcheckError as error:
            ended(2, str(error))
            raise
        code = recheck_status(digest, found) if told else 2
        unsent = "" if told else ", not everybody could be told"
        changed = f", {len(found.news)} sources to look at" if found else ""
        ended(code, f"{len(digest.to_look_at)} to look at, {digest.changed} changed{changed}{unsent}")
    raise typer.Exit(code)


def _run(messages: str, cadence: Path | None, contact: str, *, sources: bool) -> "Run":
    from factcheck.cli.recheck import Run
    from factcheck.recheck import load_cadence

    today = common.today().isoformat()
    judge = common.judge(as_of=today, select=None, ignore=None, messages=messages, facts=None, packs=None)
    polite = watching.manners(contact=contact, allow_private=False) if sources else None
    return Run(judge, load_cadence(cadence), polite)


def _options(
    *, sources: bool, contact: str, cadence: Path | None, notify: list[str] | None, always: bool
) -> tuple[str, ...]:
    """Give the options of the scheduled run; files by their whole paths, since it runs in another folder."""
    from factcheck.recheck import load_cadence
    from factcheck.recheck.notify import absolute

    load_cadence(cadence)
    notice.targets(notify)
    given = (("--contact", contact), ("--cadence", str(cadence.absolute()) if cadence else ""))
    told = tuple(word for target in notify or () for word in ("--notify", absolute(target)))
    flags = (*(("--sources",) if sources else ()), *(("--always",) if always else ()))
    return (*flags, *(word for pair in given if pair[1] for word in pair), *told)


def _existing(database: Path | None) -> Path:
    """Give the ledger's file; a schedule for one that is not there would fail every day unseen."""
    path = common.ledger_path(database)
    if not path.is_file():
        raise ScheduleError(f"there is no ledger {path} to recheck: 'factcheck ingest' makes one")
    return path


def _schedulers() -> tuple[Scheduler, ...]:
    local = datetime.now().astimezone().replace(tzinfo=None)
    return Systemd(os.environ), Launchd(os.environ), Windows(os.environ), Cron(os.environ, local)


def _of(by: By | None) -> Scheduler:
    """Give the way that is named, also where it is not of this computer, else the one that there is here."""
    return next((way for way in _schedulers() if way.name == by), None) or _chosen(by)


def _chosen(by: By | None) -> Scheduler:
    for scheduler in _schedulers():
        if by in (None, scheduler.name) and scheduler.is_here():
            return scheduler
    if by is None:
        raise ScheduleError("neither systemd nor cron runs things for you here: run 'factcheck recheck' yourself")
    raise ScheduleError(f"{by.value} does not run things for you here: leave out --by")


def _show(steps: Sequence[Step]) -> None:
    for step in steps:
        for line in _shown(step):
            typer.echo(printable(line))


def _shown(step: Step) -> Iterator[str]:
    if step.command:
        yield f"will run: {' '.join(step.command)}"
        return
    yield f"will {'write' if step.content else 'remove'} {step.place}:"
    import difflib

    changes = difflib.unified_diff(step.was.splitlines(), step.content.splitlines(), lineterm="", n=1)
    yield from (f"    {line}" for line in list(changes)[2:] if not line.startswith("@@"))


def _ask(*, yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise ScheduleError("nothing was changed: say --yes where nobody can be asked")
    typer.confirm("Do that?", abort=True)
