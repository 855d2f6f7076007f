"""The cadence: whose turn comes when, tables of one's own, and what the commands say of it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import FactcheckError, State
from factcheck.recheck import Course, load_cadence, next_turn
from factcheck.store import Ledger
from tests.recheck.conftest import Command

DAY = date(2026, 3, 31)


def turn(course: Course) -> tuple[str, str] | None:
    """Give the shipped cadence's next turn of a claim: its day and pace."""
    found = next_turn(course, load_cadence())
    return (found.on.isoformat(), found.pace.name) if found else None


@pytest.mark.parametrize(
    ("course", "means"),
    [
        (Course(State.NEW, DAY), ("2026-04-07", "open")),
        (Course(State.IN_REVIEW, DAY), ("2026-04-07", "open")),
        (Course(State.IN_REVIEW, DAY, refuted_on=date.min), ("2026-04-01", "contradicted")),
        (Course(State.NEW, DAY, codes=("TS101", "IC301")), ("2026-04-01", "contradicted")),
        (Course(State.NEW, DAY, codes=("IC101",)), ("2026-04-07", "open")),
        (Course(State.CHECKED, DAY, DAY), ("2026-09-30", "checked")),
        (Course(State.PUBLISHED, date(2026, 9, 30), DAY), ("2027-03-31", "checked")),
        (Course(State.CHECKED, date(2027, 3, 31), DAY), None),
        (Course(State.CHECKED, DAY, DAY, refuted_on=DAY), ("2026-09-30", "checked")),
        (Course(State.CHECKED, DAY, DAY, refuted_on=date(2026, 4, 1)), ("2026-04-01", "contradicted-verdict")),
        (Course(State.CHECKED, DAY, DAY, codes=("SR306",)), ("2026-04-01", "contradicted-verdict")),
        (Course(State.DROPPED, DAY), None),
        (Course(State.NEW, None), None),
    ],
)
def test_turns(course: Course, means: tuple[str, str] | None) -> None:
    """Open ones weekly, checked ones 6 and 12 months after the verdict, contradicted ones daily, dropped ones never."""
    assert turn(course) == means


def test_a_turn_that_was_missed_stays_due_until_somebody_looks() -> None:
    """Nothing is skipped: the turn of six months is there a year later too, if nobody looked between."""
    assert turn(Course(State.CHECKED, date(2020, 6, 1), date(2020, 6, 1))) == ("2020-12-01", "checked")


WRONG = {
    "no such key": ('[[cadence]]\nname="a"\nstates=["new"]\nevery="1d"\nhow="x"\n', "no key 'how'"),
    "state": ('[[cadence]]\nname="a"\nstates=["old"]\nevery="1d"\n', "'states' must be a list of new"),
    "length": ('[[cadence]]\nname="a"\nstates=["new"]\nevery="weekly"\n', "'weekly' is no length"),
    "nothing": ('[[cadence]]\nname="a"\nstates=["new"]\n', "'every' or 'after'"),
    "no entries": ("cadence = 3\n", "must hold"),
    "an entry that is none": ("cadence = [1]\n", "'name' must be a string"),
    "types": ('[[cadence]]\nname=1\nstates=["new"]\nevery="1d"\nquiet="no"\nflags="IC"\n', "'quiet' must be true"),
    "labels": ('[[cadence]]\nname="a"\nstates=["new"]\nevery="1d"\nlabel="x"\n', "'label' must be"),
    "no TOML": ("[[cadence\n", "no TOML"),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG)
def test_a_table_with_mistakes(tmp_path: Path, text: str, said: str) -> None:
    """A table that is wrong is refused with what is wrong in it."""
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FactcheckError, match=said):
        load_cadence(path)


def test_all_mistakes_at_once(tmp_path: Path, command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    """Two mistakes are told in one go, and a table that is not there is said: exit status 2."""
    path = tmp_path / "mine.toml"
    path.write_text('[[cadence]]\nname="a"\nstates=["old"]\nevery="weekly"\n', encoding="utf-8")
    assert command("due", "--cadence", path, "--db", tmp_path / "none.db") == 2
    said = capsys.readouterr().err
    assert "'states' must be" in said
    assert "'weekly' is no length" in said
    assert command("due", "--cadence", tmp_path / "other.toml", "--db", tmp_path / "none.db") == 2
    assert "cannot be read" in capsys.readouterr().err


def data(command: Command, capsys: pytest.CaptureFixture[str], *words: object) -> Any:
    """Give what a command prints as data."""
    capsys.readouterr()
    command(*words, "--format", "json")
    return json.loads(capsys.readouterr().out)


def test_open_claims_are_counted(command: Command, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Open claims come up every week: in one line, or one by one with ``--all``."""
    capsys.readouterr()
    assert command("due", "--as-of", "2024-11-05", "--within", "1w", "--db", ledger) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("more claims by the cadence (open: every week)")
    assert command("due", "--as-of", "2024-11-05", "--within", "1w", "--messages", "fr", "--db", ledger) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("selon la cadence (ouverte : chaque semaine)")
    found = data(command, capsys, "due", "--as-of", "2024-11-05", "--within", "1w", "--all", "--db", ledger)
    assert {(claim["due_on"], claim["cadence"], claim["days"]) for claim in found} == {("2024-11-12", "open", 7)}


def test_contradicted_claims_come_daily(command: Command, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A claim that a source refutes comes up the day after each look, until somebody reviews it."""
    source = ("source", "add", 1, "Procès-verbal du conseil", "--stance", "refutes", "--retrieved", "2024-11-06")
    assert command(*source, "--db", ledger) == 0
    again = ("recheck", "--db", ledger, "--as-of")
    (finding,) = data(command, capsys, *again, "2024-11-06")["claims"]
    assert (finding["number"], finding["outcome"], finding["to_look_at"]) == (1, "turn", True)
    assert finding["cadence"] == "contradicted: every day"
    assert data(command, capsys, *again, "2024-11-06")["claims"] == []
    assert len(data(command, capsys, *again, "2024-11-07")["claims"]) == 1
    assert command("review", 1, "--verdict", "false", "--note", "vu", "--db", ledger) == 0
    assert data(command, capsys, *again, "2024-11-08")["claims"] == []


def test_checked_claims_come_after_6_and_12_months(
    command: Command, ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A checked claim of a closed past is looked at again twice, then left alone; ``show`` says when and why."""
    numbers = [claim.number for claim in _claims(ledger) if "1784" in claim.text]
    assert command("review", numbers[0], "--verdict", "unverifiable", "--note", "lu", "--db", ledger) == 0
    (shown,) = data(command, capsys, "show", numbers[0], "--db", ledger)
    assert shown["turn"]["cadence"] == "checked"
    first = date.fromisoformat(shown["turn"]["on"])
    assert 181 <= (first - date.fromisoformat(shown["reviewed_at"][:10])).days <= 184
    capsys.readouterr()
    assert command("show", numbers[0], "--messages", "fr", "--db", ledger) == 0
    assert "vérifiée : 6 et 12 mois après le verdict" in capsys.readouterr().out
    found = data(command, capsys, "recheck", "--as-of", first, "--db", ledger)["claims"]
    assert [claim["outcome"] for claim in found if claim["number"] == numbers[0]] == ["turn"]
    (shown,) = data(command, capsys, "show", numbers[0], "--db", ledger)
    second = date.fromisoformat(shown["turn"]["on"])
    assert 364 <= (second - date.fromisoformat(shown["reviewed_at"][:10])).days <= 366
    data(command, capsys, "recheck", "--as-of", second, "--db", ledger)
    (shown,) = data(command, capsys, "show", numbers[0], "--db", ledger)
    assert shown["turn"] is None


def _claims(ledger: Path) -> Any:
    with Ledger.open(ledger, now=lambda: pytest.fail("the clock is not asked"), who="t") as opened:
        return opened.claims()


def test_a_table_of_ones_own(
    command: Command, ledger: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another table takes the shipped one's place, by option or by the environment."""
    path = tmp_path / "mine.toml"
    path.write_text('[[cadence]]\nname = "mensuel"\nstates = ["new"]\nevery = "1m"\n', encoding="utf-8")
    asked = ("due", "--as-of", "2024-11-05", "--within", "2024-12-05", "--db", ledger)
    found = data(command, capsys, *asked, "--cadence", path)
    assert {(claim["due_on"], claim["cadence"]) for claim in found} == {("2024-12-05", "mensuel")}
    monkeypatch.setenv("FACTCHECK_CADENCE", str(path))
    assert data(command, capsys, *asked) == found


@pytest.mark.parametrize("form", ["terminal", "md", "html", "csv", "json"])
def test_every_report_says_when(
    command: Command, ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    """When a claim was last looked at, when its turn is and why, stands in every report for people and programs."""
    output = tmp_path / f"report.{form}"
    words = ("report", "--format", form, "-o", output, "--as-of", "2024-11-05", "--messages", "fr", "--db", ledger)
    assert command(*words) == 0
    assert capsys.readouterr().out == ""
    told = output.read_text(encoding="utf-8")
    expected = ("2024-11-12", "open") if form in ("csv", "json") else ("12 novembre 2024", "chaque semaine")
    assert all(words in told for words in expected)
