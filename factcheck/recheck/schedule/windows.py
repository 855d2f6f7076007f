"""A schedule as a task of the Windows Task Scheduler: one XML file, registered by ``schtasks``.

In: a plan. Out: the task's XML (Task Scheduler schema 1.2), kept in the user's own folder. The task starts as soon as
it can where a run was missed, never twice at once, only while the user is logged on, and without asking for a password.
"""

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from factcheck.recheck.schedule.plan import Every, Found, Plan, ScheduleError, Step, run

NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_FIRST_DAY = "2024-01-01"  # a Monday; a task counts from some day, and this one has gone by
_SPREAD = "PT10M"
_LONGEST = "PT1H"
_MONTHS = "January February March April May June July August September October November December"
_DECLARATION = '<?xml version="1.0" encoding="UTF-16"?>\n'


class Windows:
    """The user's tasks; ``environ`` is where programs and the user's folder are looked up."""

    name = "windows"

    def __init__(self, environ: Mapping[str, str], platform: str = sys.platform) -> None:
        """Use the programs and the folder that ``environ`` names."""
        self.environ, self.platform = environ, platform
        self.folder = Path(environ.get("LOCALAPPDATA") or Path(environ.get("HOME", "~")).expanduser()) / "factcheck"

    def is_here(self) -> bool:
        """Say whether this is Windows."""
        return self.platform == "win32" and shutil.which("schtasks", path=self.environ.get("PATH")) is not None

    def to_install(self, plan: Plan) -> tuple[Step, ...]:
        """Give the steps that set the plan up; none where the file is there just so."""
        path = self.folder / f"{plan.name}.xml"
        step = Step(str(path), task(plan), _read(path))
        if step.content == step.was:
            return ()
        return step, Step("", command=("schtasks", "/Create", "/TN", plan.name, "/XML", str(path), "/F"))

    def to_remove(self, name: str) -> tuple[Step, ...]:
        """Give the steps that take the task away; none where there is none."""
        path = self.folder / f"{name}.xml"
        if not path.is_file():
            return ()
        return Step("", command=("schtasks", "/Delete", "/TN", name, "/F")), Step(str(path), "", _read(path))

    def do(self, steps: Sequence[Step]) -> None:
        """Write and run the steps; raises ScheduleError with what schtasks said."""
        for step in steps:
            if not step.command:
                _write(Path(step.place), step.content)
            elif (done := run(step.command, self.environ)).returncode:
                said = done.stderr.decode(errors="replace").strip() or f"exit status {done.returncode}"
                raise ScheduleError(f"'{' '.join(step.command)}' failed: {said}")

    def find(self, name: str) -> Found | None:
        """Give the task's file; when it runs next is told by the Task Scheduler in the user's own language only."""
        path = self.folder / f"{name}.xml"
        return Found(str(path)) if path.is_file() else None


def task(plan: Plan) -> str:
    """Give the text of the task."""
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(_tag("Task"), version="1.2")
    _fill(root, {"RegistrationInfo": {"Description": f"Recheck of the claims in {plan.ledger}"}})
    trigger = _child(_child(root, "Triggers"), "CalendarTrigger")
    _fill(trigger, _trigger(plan))
    principal = _child(_child(root, "Principals"), "Principal", id="Author")
    _fill(principal, {"LogonType": "InteractiveToken", "RunLevel": "LeastPrivilege"})
    _fill(root, {"Settings": _SETTINGS})
    action = _child(_child(root, "Actions", Context="Author"), "Exec")
    _fill(action, {"Command": plan.command[0], "Arguments": subprocess.list2cmdline(plan.command[1:])})
    ET.indent(root)
    return _DECLARATION + ET.tostring(root, encoding="unicode") + "\n"


_Tree = Mapping[str, "str | _Tree"]
_SETTINGS: _Tree = {
    "MultipleInstancesPolicy": "IgnoreNew",
    "DisallowStartIfOnBatteries": "false",
    "StopIfGoingOnBatteries": "false",
    "StartWhenAvailable": "true",
    "ExecutionTimeLimit": _LONGEST,
}


def _trigger(plan: Plan) -> _Tree:
    """Give the trigger's parts, in the order that the schema asks for."""
    hourly: _Tree = {"Repetition": {"Interval": "PT1H", "Duration": "P1D"}} if plan.every is Every.HOUR else {}
    start = f"{_FIRST_DAY}T{plan.at.replace(hour=0) if plan.every is Every.HOUR else plan.at:%H:%M:%S}"
    return {"StartBoundary": start, **hourly, "RandomDelay": _SPREAD, **_days(plan.every)}


def _days(every: Every) -> _Tree:
    if every is Every.WEEK:
        return {"ScheduleByWeek": {"WeeksInterval": "1", "DaysOfWeek": {"Monday": ""}}}
    if every is Every.MONTH:
        return {"ScheduleByMonth": {"DaysOfMonth": {"Day": "1"}, "Months": dict.fromkeys(_MONTHS.split(), "")}}
    return {"ScheduleByDay": {"DaysInterval": "1"}}


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _child(parent: ET.Element, name: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, _tag(name), attributes)


def _fill(parent: ET.Element, tree: _Tree) -> None:
    for name, inside in tree.items():
        child = _child(parent, name)
        if isinstance(inside, str):
            child.text = inside or None
        else:
            _fill(child, inside)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-16")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeError) as error:
        raise ScheduleError(f"{path} cannot be read: {error}") from None


def _write(path: Path, text: str) -> None:
    """Write a file as schtasks reads it, UTF-16 with its mark; take it away where ``text`` is empty."""
    try:
        if not text:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-16", newline="\r\n")
    except OSError as error:
        raise ScheduleError(f"{path} cannot be written: {error.strerror or error}") from None
