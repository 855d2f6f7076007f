"""Schedules of computers that are not this one: launchd and Windows, written as those read them; and odd clocks."""

import json
import os
import plistlib
import time as clock
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from lxml import etree

from factcheck.cli import common
from factcheck.recheck.schedule import Cron, Every, Launchd, Plan, Windows, plan_for
from factcheck.recheck.schedule.launchd import agent
from factcheck.recheck.schedule.windows import NAMESPACE, task
from factcheck.store import Ledger
from tests.recheck.conftest import Command

AWKWARD = Path('/srv/notes d\'Ada & co/100 % "sûr" <b>/ledger.db')
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("task.xsd")))
LATER = "2026-11-23"


def plan(every: Every = Every.DAY) -> Plan:
    """Give a plan for a ledger in an awkward place."""
    return plan_for(AWKWARD, "/usr/bin/python3", every=every, at=time(7, 30), options=("--sources",))


@pytest.mark.parametrize(
    ("every", "times"),
    [
        (Every.HOUR, {"Minute": 30}),
        (Every.DAY, {"Minute": 30, "Hour": 7}),
        (Every.WEEK, {"Minute": 30, "Hour": 7, "Weekday": 1}),
        (Every.MONTH, {"Minute": 30, "Hour": 7, "Day": 1}),
    ],
)
def test_launchd_agent(every: Every, times: dict[str, int]) -> None:
    """The property list, read back, has the very words of the command and the times as launchd counts them."""
    made = plan(every)
    found = plistlib.loads(agent(made).encode())
    assert found["Label"] == made.name
    assert found["ProgramArguments"] == list(made.command)
    assert found["StartCalendarInterval"] == times
    assert found["StandardErrorPath"] == str(AWKWARD.with_name(".ledger.db.recheck.log"))
    assert found["RunAtLoad"] is False


@pytest.mark.parametrize("every", list(Every))
def test_windows_task(every: Every) -> None:
    """The task fits the scheduler's schema, catches up on missed runs, and gives back the words of the command."""
    made = plan(every)
    root = etree.fromstring(task(made).encode("utf-16"))
    SCHEMA.assertValid(root)
    names = {"t": NAMESPACE}
    assert root.findtext(".//t:Exec/t:Command", namespaces=names) == "/usr/bin/python3"
    arguments = root.findtext(".//t:Exec/t:Arguments", namespaces=names)
    assert arguments is not None
    assert arguments.endswith('--sources --db "/srv/notes d\'Ada & co/100 % \\"sûr\\" <b>/ledger.db"')
    start = root.findtext(".//t:StartBoundary", namespaces=names)
    assert start == ("2024-01-01T00:30:00" if every is Every.HOUR else "2024-01-01T07:30:00")
    assert root.findtext(".//t:StartWhenAvailable", namespaces=names) == "true"


def test_the_schema_is_no_formality() -> None:
    """A task with its parts in the wrong order, or with a part that there is not, does not fit."""
    text = task(plan())
    assert not SCHEMA.validate(etree.fromstring(text.replace("RandomDelay", "RandomWait").encode("utf-16")))
    moved = text.replace("<RandomDelay>PT10M</RandomDelay>", "").replace(
        "<StartBoundary>", "<RandomDelay>PT10M</RandomDelay><StartBoundary>"
    )
    assert not SCHEMA.validate(etree.fromstring(moved.encode("utf-16")))


TOOL = '#!/bin/sh\necho "$(basename "$0") $*" >> "$LOG"\n[ ! -f "$LOG.refuse" ]\n'


@pytest.fixture
def elsewhere(tmp_path: Path) -> dict[str, str]:
    """Give an environment with a launchctl and a schtasks that write down what they are told."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("launchctl", "schtasks"):
        (folder / name).write_text(TOOL, encoding="utf-8")
        (folder / name).chmod(0o755)
    log = str(tmp_path / "log")
    return {
        "PATH": f"{folder}:/usr/bin:/bin",
        "HOME": str(tmp_path / "home"),
        "LOG": log,
        "LOCALAPPDATA": str(tmp_path),
    }


@pytest.mark.parametrize(("way", "platform"), [(Launchd, "darwin"), (Windows, "win32")])
def test_set_up_and_taken_away(
    elsewhere: dict[str, str], tmp_path: Path, way: type[Launchd] | type[Windows], platform: str
) -> None:
    """Written once, registered, found, and gone again without a trace."""
    scheduler, made = way(elsewhere, platform), plan()
    assert scheduler.is_here()
    assert not way(elsewhere, "linux").is_here()
    scheduler.do(scheduler.to_install(made))
    assert scheduler.to_install(made) == ()
    found = scheduler.find(made.name)
    assert found is not None
    scheduler.do(scheduler.to_install(plan(Every.WEEK)))
    scheduler.do(scheduler.to_remove(made.name))
    assert scheduler.find(made.name) is None
    assert scheduler.to_remove(made.name) == ()
    assert not Path(found.where).exists()
    told = (tmp_path / "log").read_text(encoding="utf-8").splitlines()
    verbs = [line.split()[1] for line in told]
    assert verbs == (
        ["bootstrap", "bootout", "bootstrap", "bootout"] if way is Launchd else ["/Create", "/Create", "/Delete"]
    )


def test_any_platforms_files_can_be_shown(
    command: Command, ledger: Path, fake: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--dry-run`` shows what another computer would be given, and writes nothing."""
    for way, words in (("launchd", "StartCalendarInterval"), ("windows", "ScheduleByDay"), ("cron", "0 7 * * *")):
        capsys.readouterr()
        assert command("schedule", "install", "--by", way, "--dry-run", "--db", ledger) == 0
        assert words in capsys.readouterr().out
    assert not (fake / "crontab").exists()
    assert command("schedule", "install", "--by", "launchd", "--yes", "--db", ledger) == 2
    assert "launchd does not run things for you here" in capsys.readouterr().err


def test_options_of_the_run(
    command: Command, ledger: Path, fake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the run is to do is written into the schedule, files by their whole paths."""
    monkeypatch.chdir(tmp_path)
    notify = ("--notify", "digest.txt", "--notify", "mailto:ada@x.example", "--always", "--sources")
    assert command("schedule", "install", "--by", "cron", "--yes", *notify, "--db", ledger) == 0
    entry = (fake / "crontab").read_text(encoding="utf-8")
    assert f"--sources --always --notify {tmp_path}/digest.txt --notify mailto:ada@x.example --db" in entry
    assert command("schedule", "install", "--yes", "--notify", "mailto:nobody", "--db", ledger) == 2
    assert command("schedule", "install", "--yes", "--cadence", "none.toml", "--db", ledger) == 2


def test_the_run_tells(command: Command, ledger: Path, fake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The scheduled run sends its digest and remembers how it went; exit status 2 where nobody could be told."""
    told = ledger.with_name("digest.txt")
    assert fake.is_dir()
    assert command("schedule", "run", "--notify", told, "--db", ledger) == 1
    assert "course des trois îles" in told.read_text(encoding="utf-8")
    refused = ("--always", "--notify", "smtp://127.0.0.1:1/?to=a@x.example")
    assert command("schedule", "run", *refused, "--db", ledger) == 2
    capsys.readouterr()
    assert command("schedule", "status", "--format", "json", "--db", ledger) == 0
    last = json.loads(capsys.readouterr().out)["last_run"]
    assert (last["status"], last["summary"]) == (2, "2 to look at, 0 changed, not everybody could be told")


@pytest.fixture
def new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Live in New York, where the clock goes forward on 14 March 2027 and back on 7 November."""
    monkeypatch.setenv("TZ", "America/New_York")
    clock.tzset()
    yield
    monkeypatch.undo()
    clock.tzset()


@pytest.mark.parametrize(
    ("at", "now", "following"),
    [
        (time(7), "2027-03-13 12:00", "2027-03-14 07:00"),
        (time(2, 30), "2027-03-13 12:00", "2027-03-14 03:00"),
        (time(2, 30), "2027-03-14 12:00", "2027-03-15 02:30"),
        (time(7), "2027-11-06 12:00", "2027-11-07 07:00"),
        (time(1, 30), "2027-11-06 12:00", "2027-11-07 01:30"),
        (time(1, 30), "2027-11-07 01:45", "2027-11-08 01:30"),
    ],
)
def test_when_the_clock_is_put_forward_or_back(fake: Path, new_york: None, at: time, now: str, following: str) -> None:
    """The hour that is left out is run after the gap, the one that comes twice is told once."""
    assert fake.is_dir()
    assert new_york is None
    made, cron = (
        plan_for(AWKWARD, "/usr/bin/python3", every=Every.DAY, at=at),
        Cron(os.environ, datetime.fromisoformat(now)),
    )
    cron.do(cron.to_install(made))
    found = cron.find(made.name)
    assert found is not None
    assert found.next_run == following


def test_a_clock_set_back(
    command: Command, ledger: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a recheck the clock goes back a year: nothing is undone, told again or lost, and the chain holds."""
    assert command("recheck", "--as-of", LATER, "--db", ledger) == 1
    with Ledger.open(ledger, now=lambda: pytest.fail("the clock is not asked"), who="t") as opened:
        before = opened.claims()
    monkeypatch.setattr(common, "now", lambda: datetime(2025, 1, 1, tzinfo=UTC))
    assert command("recheck", "--as-of", "2025-01-01", "--db", ledger) in (0, 1)
    assert command("source", "add", 1, "Le registre du port", "--db", ledger) == 0
    with Ledger.open(ledger, now=lambda: pytest.fail("the clock is not asked"), who="t") as opened:
        assert opened.verify().problems == ()
        after = opened.claims()
    assert [claim.recheck_on for claim in after] == [claim.recheck_on for claim in before]
    capsys.readouterr()
    assert command("recheck", "--as-of", LATER, "--format", "json", "--db", ledger) == 1
    assert {claim["outcome"] for claim in json.loads(capsys.readouterr().out)["claims"]} == {"waiting"}


def test_a_last_run_from_the_future(command: Command, ledger: Path, fake: Path) -> None:
    """A run that was remembered with a later clock does not keep the next one from running."""
    assert fake.is_dir()
    record = {"began": "2999-01-01T07:00:00+00:00", "ended": "2999-01-01T07:00:01+00:00", "status": 0, "summary": ""}
    ledger.with_name(f".{ledger.name}.recheck.json").write_text(json.dumps(record), encoding="utf-8")
    assert command("schedule", "run", "--db", ledger) == 1
