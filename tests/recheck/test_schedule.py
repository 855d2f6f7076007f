"""``factcheck schedule``: against programs that write real files, and against systemd's own checker."""

import fcntl
import json
import os
import shlex
import shutil
import subprocess
import sys
from datetime import datetime, time
from pathlib import Path

import pytest

from factcheck.recheck.schedule import Cron, Every, Plan, Systemd, at_time, plan_for
from factcheck.recheck.schedule.cron import block
from factcheck.recheck.schedule.cron import command as cron_command
from factcheck.recheck.schedule.plan import ScheduleError, Step, name_for
from factcheck.recheck.schedule.systemd import quoted, service_unit, timer_unit
from tests.recheck.conftest import Command

NOW = datetime(2026, 11, 24, 12, 0)  # noqa: DTZ001 - local time, a Tuesday
AWKWARD = "/srv/notes d'Ada/100 % \"sûr\" $HOME \\ 'x'/ledger.db"
OTHERS = "# my own jobs\nMAILTO=me@example.org\n15 3 * * 0 backup --all # BEGIN of week\n\n@reboot start\n"


def plan(every: Every = Every.DAY) -> Plan:
    """Give a plan for a ledger in an awkward place."""
    return plan_for(Path(AWKWARD), sys.executable, every=every, at=time(7, 30))


def units(fake: Path) -> dict[str, str]:
    """Give the unit files of the user by their endings."""
    folder = fake.parent / "home/.config/systemd/user"
    return {path.suffix: path.read_text(encoding="utf-8") for path in sorted(folder.glob("factcheck-recheck-*"))}


def test_install_by_systemd(command: Command, ledger: Path, fake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two unit files are shown, written and enabled."""
    assert command("schedule", "install", "--every", "day", "--at", "07:30", "--yes", "--db", ledger) == 0
    found, out = units(fake), capsys.readouterr().out
    assert "OnCalendar=*-*-* 07:30:00\nPersistent=true\nRandomizedDelaySec=10min\n" in found[".timer"]
    assert f'"schedule" "run" "--messages" "en" "--db" "{ledger}"\nSuccessExitStatus=1' in found[".service"]
    assert "will write" in out
    assert "    +OnCalendar=*-*-* 07:30:00" in out
    name = name_for(ledger)
    log = (fake / "log").read_text(encoding="utf-8").splitlines()
    assert log[-3:] == ["--user daemon-reload", f"--user enable {name}.timer", f"--user restart {name}.timer"]


def test_install_twice(command: Command, ledger: Path, fake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same schedule again changes nothing; other times replace it."""
    install = ("schedule", "install", "--yes", "--db", ledger)
    assert command(*install) == 0
    before = units(fake)
    capsys.readouterr()
    assert command(*install) == 0
    assert "scheduled just so already; nothing was changed" in capsys.readouterr().out
    assert units(fake) == before
    assert command(*install, "--every", "week", "--at", "6:05") == 0
    assert "OnCalendar=Mon *-*-* 06:05:00" in units(fake)[".timer"]
    assert len(units(fake)) == 2


def test_install_by_cron(command: Command, ledger: Path, cron_only: Path) -> None:
    """Where no systemd runs for the user, the entry goes into the crontab and every other byte stays."""
    (cron_only / "crontab").write_text(OTHERS, encoding="utf-8")
    install = ("schedule", "install", "--yes", "--db", ledger)
    assert command(*install, "--at", "07:30") == 0
    written = (cron_only / "crontab").read_text(encoding="utf-8")
    assert written.startswith(OTHERS)
    assert f"\n30 7 * * * {shlex.quote(sys.executable)} -m factcheck schedule run --messages en --db " in written
    assert command(*install, "--at", "07:30") == 0
    assert (cron_only / "crontab").read_text(encoding="utf-8") == written
    assert command(*install, "--every", "month", "--at", "06:05") == 0
    assert (cron_only / "crontab").read_text(encoding="utf-8").count("# BEGIN factcheck-recheck-") == 1
    assert "\n5 6 1 * * " in (cron_only / "crontab").read_text(encoding="utf-8")
    assert command("schedule", "remove", "--yes", "--db", ledger) == 0
    assert (cron_only / "crontab").read_text(encoding="utf-8") == OTHERS


def test_first_crontab(command: Command, ledger: Path, cron_only: Path) -> None:
    """A user without a crontab gets one; taken away again it is empty."""
    assert command("schedule", "install", "--yes", "--db", ledger) == 0
    assert (cron_only / "crontab").read_text(encoding="utf-8").startswith("# BEGIN factcheck-recheck-")
    assert command("schedule", "remove", "--yes", "--db", ledger) == 0
    assert (cron_only / "crontab").read_text(encoding="utf-8") == ""


def test_remove_takes_only_its_own(
    command: Command, ledger: Path, fake: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another ledger's schedule and other units stay; there is nothing to remove twice."""
    other = ledger.with_name("other ledger.db")
    shutil.copy(ledger, other)
    for path in (ledger, other):
        assert command("schedule", "install", "--yes", "--db", path) == 0
    folder = fake.parent / "home/.config/systemd/user"
    (folder / "mine.timer").write_text("[Timer]\n", encoding="utf-8")
    assert command("schedule", "remove", "--yes", "--db", ledger) == 0
    left = sorted(path.name for path in folder.iterdir())
    assert left == [f"{name_for(other)}.service", f"{name_for(other)}.timer", "mine.timer"]
    capsys.readouterr()
    assert command("schedule", "remove", "--yes", "--db", ledger) == 0
    assert capsys.readouterr().out == "there is no schedule to remove\n"


def test_changing_the_way(command: Command, ledger: Path, fake: Path) -> None:
    """Installed the other way, it is not run twice: the first one is taken away."""
    assert command("schedule", "install", "--by", "cron", "--yes", "--db", ledger) == 0
    assert command("schedule", "install", "--by", "systemd", "--yes", "--db", ledger) == 0
    assert (fake / "crontab").read_text(encoding="utf-8") == ""
    assert set(units(fake)) == {".service", ".timer"}


def test_nothing_is_done_unasked(
    command: Command, ledger: Path, fake: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nobody can be asked and --yes was not said, it is shown and nothing is written."""
    assert command("schedule", "install", "--db", ledger) == 2
    assert "nothing was changed: say --yes" in capsys.readouterr().err
    assert units(fake) == {}


def test_status(command: Command, ledger: Path, fake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status tells who runs it, when it ran last and how, and when it runs next."""
    capsys.readouterr()
    assert command("schedule", "status", "--db", ledger) == 0
    assert capsys.readouterr().out.startswith("not scheduled; 'factcheck schedule install' sets it up\nlast run: none")
    assert command("schedule", "install", "--yes", "--db", ledger) == 0
    assert command("schedule", "run", "--db", ledger) == 1
    capsys.readouterr()
    assert command("schedule", "status", "--format", "json", "--db", ledger) == 0
    told = json.loads(capsys.readouterr().out)
    (timer,) = told["scheduled"]
    assert (timer["by"], timer["next_run"]) == ("systemd", "Wed 2026-11-25 07:00:00 CET")
    assert timer["where"].endswith(f"{name_for(ledger)}.timer")
    assert told["last_run"]["status"] == 1
    assert " to look at, " in told["last_run"]["summary"]
    assert fake.is_dir()


def test_runs_do_not_overlap(command: Command, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While one run holds the lock another says so and does nothing; a lock left by a dead process holds nobody up."""
    lock = ledger.with_name(f".{ledger.name}.recheck.lock")
    with lock.open("w", encoding="utf-8") as held:
        held.write(str(os.getpid()))
        held.flush()
        fcntl.flock(held, fcntl.LOCK_EX)
        assert command("schedule", "run", "--db", ledger) == 2
    assert f"another scheduled recheck is still running (process {os.getpid()})" in capsys.readouterr().err
    assert command("schedule", "run", "--db", ledger) == 1


def test_failed_run_is_remembered(command: Command, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A run that could not be done is told by status, with the reason."""
    ledger.write_bytes(b"no database at all, but long enough to be looked at as one")
    assert command("schedule", "run", "--db", ledger) == 2
    capsys.readouterr()
    command("schedule", "status", "--format", "json", "--db", ledger)
    last = json.loads(capsys.readouterr().out)["last_run"]
    assert last["status"] == 2
    assert str(ledger) in last["summary"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--at", "25:00"), "'25:00' is no time of day: write it as 07:00"),
        (("--at", "noon"), "'noon' is no time of day"),
        (("--db", "none.db"), "there is no ledger"),
    ],
)
def test_what_cannot_be_scheduled(
    command: Command,
    ledger: Path,
    fake: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    says: str,
) -> None:
    """Wrong times and missing ledgers are refused before anything is written."""
    database = () if "--db" in arguments else ("--db", ledger)
    assert command("schedule", "install", "--yes", *database, *arguments) == 2
    assert says in capsys.readouterr().err
    assert units(fake) == {}


def test_no_scheduler_at_all(
    command: Command, ledger: Path, cron_only: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing runs for the user, that is said with what to do instead."""
    (cron_only / "bin" / "crontab").unlink()
    assert command("schedule", "install", "--yes", "--db", ledger) == 2
    assert "run 'factcheck recheck' yourself" in capsys.readouterr().err


@pytest.mark.parametrize(("by", "says"), [("systemd", "failed: Unit is masked."), ("cron", "bad minute")])
def test_refusals_are_told(
    command: Command, ledger: Path, fake: Path, capsys: pytest.CaptureFixture[str], by: str, says: str
) -> None:
    """What the scheduler says against it is passed on in one sentence."""
    (fake / "refuse").touch()
    assert command("schedule", "install", "--by", by, "--yes", "--db", ledger) == 2
    assert says in capsys.readouterr().err


def test_broken_markers(fake: Path) -> None:
    """A crontab whose marker lines were edited is left alone."""
    made = plan()
    (fake / "crontab").write_text(block(made).replace("# END", "# FIN"), encoding="utf-8")
    with pytest.raises(ScheduleError, match="lost one of its marker lines"):
        Cron(os.environ, NOW).to_remove(made.name)


def test_crontab_changed_meanwhile(fake: Path) -> None:
    """Nothing is written over what somebody else wrote since it was read."""
    cron = Cron(os.environ, NOW)
    steps = cron.to_install(plan())
    (fake / "crontab").write_text(OTHERS, encoding="utf-8")
    with pytest.raises(ScheduleError, match="changed meanwhile"):
        cron.do(steps)


def test_crontab_bytes_survive(fake: Path) -> None:
    """Bytes that are no UTF-8 and a last line without an end stay as they are."""
    (fake / "crontab").write_bytes(b"# caf\xe9\n1 1 * * * x")
    cron, made = Cron(os.environ, NOW), plan()
    cron.do(cron.to_install(made))
    assert (fake / "crontab").read_bytes().startswith(b"# caf\xe9\n1 1 * * * x\n# BEGIN")
    cron.do(cron.to_remove(made.name))
    assert (fake / "crontab").read_bytes() == b"# caf\xe9\n1 1 * * * x\n"


@pytest.mark.parametrize(
    ("every", "fields", "calendar", "following"),
    [
        (Every.HOUR, "30 * * * *", "*-*-* *:30:00", "2026-11-24 12:30"),
        (Every.DAY, "30 7 * * *", "*-*-* 07:30:00", "2026-11-25 07:30"),
        (Every.WEEK, "30 7 * * 1", "Mon *-*-* 07:30:00", "2026-11-30 07:30"),
        (Every.MONTH, "30 7 1 * *", "*-*-01 07:30:00", "2026-12-01 07:30"),
    ],
)
def test_times(fake: Path, every: Every, fields: str, calendar: str, following: str) -> None:
    """The same times in cron's fields, in systemd's calendar, and as the next run."""
    made, cron = plan(every=every), Cron(os.environ, NOW)
    assert f"OnCalendar={calendar}\n" in timer_unit(made)
    assert f"\n{fields} " in block(made)
    cron.do(cron.to_install(made))
    found = cron.find(made.name)
    assert found is not None
    assert found.next_run == following
    assert fake.is_dir()


def test_cron_quoting() -> None:
    """After cron's own reading of the line the shell gives back the very words of the command."""
    words = ["printf", "%s\\n", AWKWARD, "", "a b", "100%"]
    after_cron = cron_command(words).replace("\\%", "%")
    assert "%" not in cron_command(words).replace("\\%", "")
    printed = subprocess.run(["/bin/sh", "-c", after_cron], capture_output=True, text=True, check=True).stdout
    assert printed == "".join(f"{word}\n" for word in words[2:])


def test_systemd_quoting() -> None:
    """Percent, dollar, quotes and backslashes are written as systemd reads them back."""
    assert quoted(AWKWARD) == '"/srv/notes d\'Ada/100 %% \\"sûr\\" $$HOME \\\\ \'x\'/ledger.db"'


def test_line_breaks_are_refused() -> None:
    """A path with a line break could add lines of its own to a unit or a crontab."""
    with pytest.raises(ScheduleError, match="line break"):
        plan_for(Path("/srv/a\n* * * * * rm/ledger.db"), sys.executable, every=Every.DAY, at=time(7))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
@pytest.mark.parametrize("every", list(Every))
def test_units_verify(tmp_path: Path, every: Every) -> None:
    """Systemd's own checker has nothing to say about the units, wherever the ledger is."""
    made = plan(every=every)
    for ending, text in ((".service", service_unit(made)), (".timer", timer_unit(made))):
        (tmp_path / f"{made.name}{ending}").write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--user", str(tmp_path / f"{made.name}.timer")],
        capture_output=True,
        text=True,
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("typed", "means"), [("07:00", time(7)), ("7:05", time(7, 5)), ("18h30", time(18, 30))])
def test_times_of_day(typed: str, means: time) -> None:
    """A time of day is written with a colon or, as in French, with an h."""
    assert at_time(typed) == means


def test_missing_folder_is_said(tmp_path: Path) -> None:
    """Units that cannot be written are said in one sentence."""
    (tmp_path / ".config").write_text("a file where a folder should be", encoding="utf-8")
    systemd = Systemd({"HOME": str(tmp_path), "PATH": os.environ["PATH"]})
    with pytest.raises(ScheduleError, match="cannot be written"):
        systemd.do([Step(str(systemd.folder / "a.timer"), "[Timer]\n")])
