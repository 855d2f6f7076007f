"""A schedule as a launchd agent of macOS: one property list, written and bootstrapped.

In: a plan. Out: the property list's text, and ``launchctl`` run. launchd runs a missed job when the computer wakes.
What the run prints goes to a log beside the ledger.
"""

import os
import plistlib
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from factcheck.recheck.schedule.plan import Every, Found, Plan, ScheduleError, Step, run
from factcheck.recheck.schedule.systemd import read, remove, write


class Launchd:
    """The user's own launchd; ``environ`` is where programs and the user's folders are looked up."""

    name = "launchd"

    def __init__(self, environ: Mapping[str, str], platform: str = sys.platform) -> None:
        """Use the programs and folders that ``environ`` names."""
        self.environ, self.platform = environ, platform
        self.folder = Path(environ.get("HOME", "~")).expanduser() / "Library" / "LaunchAgents"

    def is_here(self) -> bool:
        """Say whether this is macOS."""
        return self.platform == "darwin" and shutil.which("launchctl", path=self.environ.get("PATH")) is not None

    def to_install(self, plan: Plan) -> tuple[Step, ...]:
        """Give the steps that set the plan up; none where the list is there just so."""
        path = self.folder / f"{plan.name}.plist"
        step = Step(str(path), agent(plan), read(path))
        if step.content == step.was:
            return ()
        out = (Step("", command=("launchctl", "bootout", f"{_domain()}/{plan.name}")),) if step.was else ()
        return (*out, step, Step("", command=("launchctl", "bootstrap", _domain(), str(path))))

    def to_remove(self, name: str) -> tuple[Step, ...]:
        """Give the steps that take the list away; none where there is none."""
        path = self.folder / f"{name}.plist"
        if not path.is_file():
            return ()
        return Step("", command=("launchctl", "bootout", f"{_domain()}/{name}")), Step(str(path), "", read(path))

    def do(self, steps: Sequence[Step]) -> None:
        """Write and run the steps; raises ScheduleError with what launchctl said."""
        for step in steps:
            if step.command:
                self._run(step)
            elif step.content:
                write(Path(step.place), step.content)
            else:
                remove(Path(step.place))

    def find(self, name: str) -> Found | None:
        """Give the list; launchd does not tell when it runs next."""
        path = self.folder / f"{name}.plist"
        return Found(str(path)) if path.is_file() else None

    def _run(self, step: Step) -> None:
        done = run(step.command, self.environ)
        if done.returncode and "bootout" not in step.command:  # an agent that is not loaded is out already
            said = done.stderr.decode(errors="replace").strip() or f"exit status {done.returncode}"
            raise ScheduleError(f"'{' '.join(step.command)}' failed: {said}")


def _domain() -> str:
    return f"gui/{os.getuid()}"


def agent(plan: Plan) -> str:
    """Give the text of the property list."""
    log = str(plan.ledger.with_name(f".{plan.ledger.name}.recheck.log"))
    content = {
        "Label": plan.name,
        "ProgramArguments": list(plan.command),
        "StartCalendarInterval": calendar(plan),
        "RunAtLoad": False,
        "ProcessType": "Background",
        "StandardOutPath": log,
        "StandardErrorPath": log,
    }
    return plistlib.dumps(content, sort_keys=False).decode()


def calendar(plan: Plan) -> dict[str, Any]:
    """Give the plan's times as launchd writes them: what is left out is every one."""
    times = {"Minute": plan.at.minute}
    if plan.every is not Every.HOUR:
        times["Hour"] = plan.at.hour
    if plan.every is Every.WEEK:
        times["Weekday"] = 1
    if plan.every is Every.MONTH:
        times["Day"] = 1
    return times
