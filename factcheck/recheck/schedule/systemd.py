"""A schedule as a systemd user timer: two unit files, written and enabled.

In: a plan. Out: the units' text, and ``systemctl --user`` run. The timer catches up on runs that were missed while the
computer was off, and spreads over ten minutes so that not all computers wake at once.
"""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from factcheck.recheck.schedule.plan import Every, Found, Plan, ScheduleError, Step, run

_DAYS = {Every.DAY: "*-*-*", Every.WEEK: "Mon *-*-*", Every.MONTH: "*-*-01"}
_OWN = "# Written by 'factcheck schedule install'; 'factcheck schedule remove' takes it away."
_SPREAD = "10min"


class Systemd:
    """The user's own systemd instance; ``environ`` is where programs and the user's folders are looked up."""

    name = "systemd"

    def __init__(self, environ: Mapping[str, str]) -> None:
        """Use the programs and folders that ``environ`` names."""
        self.environ = environ
        config = environ.get("XDG_CONFIG_HOME") or str(Path(environ.get("HOME", "~")).expanduser() / ".config")
        self.folder = Path(config) / "systemd" / "user"

    def is_here(self) -> bool:
        """Say whether there is a systemd that runs things for this user: containers often have only its programs."""
        if shutil.which("systemctl", path=self.environ.get("PATH")) is None:
            return False
        return run(("systemctl", "--user", "show-environment"), self.environ).returncode == 0

    def to_install(self, plan: Plan) -> tuple[Step, ...]:
        """Give the steps that set the plan up; none where both units are there just so."""
        wanted = {
            self.folder / f"{plan.name}.service": service_unit(plan),
            self.folder / f"{plan.name}.timer": timer_unit(plan),
        }
        steps = tuple(Step(str(path), text, read(path)) for path, text in wanted.items())
        if all(step.content == step.was for step in steps) and self._is_enabled(plan.name):
            return ()
        timer = f"{plan.name}.timer"
        commands = (("daemon-reload",), ("enable", timer), ("restart", timer))
        return (*steps, *(_systemctl(*words) for words in commands))

    def to_remove(self, name: str) -> tuple[Step, ...]:
        """Give the steps that take the units away; none where there are none."""
        paths = [self.folder / f"{name}{ending}" for ending in (".timer", ".service")]
        units = [path for path in paths if path.is_file()]
        if not units:
            return ()
        files = (Step(str(path), "", read(path)) for path in units)
        return (_systemctl("disable", "--now", f"{name}.timer"), *files, _systemctl("daemon-reload"))

    def do(self, steps: Sequence[Step]) -> None:
        """Write and run the steps; raises ScheduleError with what systemctl said."""
        for step in steps:
            if step.command:
                self._run(step)
            elif step.content:
                write(Path(step.place), step.content)
            else:
                remove(Path(step.place))

    def find(self, name: str) -> Found | None:
        """Give the timer, with its next run as systemd tells it."""
        path = self.folder / f"{name}.timer"
        if not path.is_file():
            return None
        asked = ("systemctl", "--user", "show", f"{name}.timer", "--property=NextElapseUSecRealtime", "--value")
        answer = run(asked, self.environ) if self.is_here() else None
        told = answer.stdout.decode(errors="replace").strip() if answer and answer.returncode == 0 else ""
        return Found(str(path), told if told not in ("", "n/a", "0") else "")

    def _is_enabled(self, name: str) -> bool:
        return run(("systemctl", "--user", "is-enabled", f"{name}.timer"), self.environ).returncode == 0

    def _run(self, step: Step) -> None:
        done = run(step.command, self.environ)
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip() or f"exit status {done.returncode}"
            raise ScheduleError(f"'{' '.join(step.command)}' failed: {said}")


def service_unit(plan: Plan) -> str:
    """Give the text of the unit that runs the recheck; exit status 1 only says that there is something to look at."""
    return (
        f"{_OWN}\n[Unit]\nDescription=Recheck of the claims in {_specifiers(str(plan.ledger))}\n\n"
        f"[Service]\nType=oneshot\nExecStart={' '.join(map(quoted, plan.command))}\nSuccessExitStatus=1\n"
    )


def timer_unit(plan: Plan) -> str:
    """Give the text of the unit that says when."""
    return (
        f"{_OWN}\n[Unit]\nDescription=When the claims in {_specifiers(str(plan.ledger))} are rechecked\n\n"
        f"[Timer]\nOnCalendar={calendar(plan)}\nPersistent=true\nRandomizedDelaySec={_SPREAD}\n"
        "\n[Install]\nWantedBy=timers.target\n"
    )


def calendar(plan: Plan) -> str:
    """Give the plan's times as systemd writes them."""
    if plan.every is Every.HOUR:
        return f"*-*-* *:{plan.at:%M}:00"
    return f"{_DAYS[plan.every]} {plan.at:%H:%M}:00"


def quoted(word: str) -> str:
    r"""Give one word of a command line: in quotes, with ``%``, ``$``, ``\`` and quotes as themselves."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{_specifiers(escaped)}"'


def _specifiers(text: str) -> str:
    return text.replace("%", "%%")


def _systemctl(*words: str) -> Step:
    return Step("", command=("systemctl", "--user", *words))


def read(path: Path) -> str:
    """Give a file of the user's, "" where there is none; raises ScheduleError."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise ScheduleError(f"{path} cannot be read: {error}") from None


def write(path: Path, text: str) -> None:
    """Write a file and the folders it lies in; raises ScheduleError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ScheduleError(f"{path} cannot be written: {error.strerror or error}") from None


def remove(path: Path) -> None:
    """Take a file away; raises ScheduleError."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise ScheduleError(f"{path} cannot be removed: {error.strerror or error}") from None
