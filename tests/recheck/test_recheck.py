"""``due`` and ``recheck`` over a real ledger."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import ClaimRecord, ShelfLife, ShelfLifeClass, State, TimeStatus
from factcheck.recheck import Outcome, Standing, looked_after, weigh
from factcheck.store import Ledger
from tests.recheck.conftest import Command

LATER = "2026-11-23"


def answer(capsys: pytest.CaptureFixture[str]) -> Any:
    """Give what was printed as data."""
    return json.loads(capsys.readouterr().out)


def rechecked(command: Command, ledger: Path, capsys: pytest.CaptureFixture[str], as_of: str = LATER) -> Any:
    """Recheck and give the digest as data."""
    capsys.readouterr()
    command("recheck", "--as-of", as_of, "--format", "json", "--db", ledger)
    return answer(capsys)


def number_of(words: str, digest: Any) -> int:
    """Give the number of the claim with these words."""
    return next(int(claim["number"]) for claim in digest["claims"] if words in claim["text"])


def test_due_lists_the_soonest_first(command: Command, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What comes up within the span is listed by its day, with the days left; what comes later is not."""
    capsys.readouterr()
    assert command("due", "--as-of", "2024-11-05", "--within", "1y", "--format", "json", "--db", ledger) == 0
    found = answer(capsys)
    days = [claim["recheck_on"] for claim in found]
    assert days == sorted(days)
    race = next(claim for claim in found if "course des trois îles" in claim["text"])
    assert (race["recheck_on"], race["days"], race["time_status"]) == ("2025-08-01", 269, "pending")
    assert not any("40 000" in claim["text"] for claim in found)


@pytest.mark.parametrize("within", ["300d", "43w", "10m", "in 10 months", "dans 10 mois", "2025-09-01"])
def test_due_reads_any_span(command: Command, ledger: Path, capsys: pytest.CaptureFixture[str], within: str) -> None:
    """A span may be typed in figures, in words, or as its last day."""
    assert command("due", "--as-of", "2024-11-05", "--within", within, "--db", ledger) == 0
    assert "course des trois îles" in capsys.readouterr().out


def test_due_writes_nothing(command: Command, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Listing leaves the ledger's history as it was, and shows what is overdue as due."""
    with Ledger.open(ledger, now=lambda: pytest.fail("the clock is not asked"), who="t") as opened:
        before = opened.history()
    assert command("due", "--as-of", LATER, "--messages", "fr", "--db", ledger) == 0
    out = capsys.readouterr().out
    assert "à revoir · 2025-08-01 · depuis 479 jours" in out
    with Ledger.open(ledger, now=lambda: pytest.fail("the clock is not asked"), who="t") as opened:
        assert opened.history() == before


def test_nothing_to_look_at(command: Command, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On the day of publication nothing has come: exit status 0 and no entry in the history."""
    capsys.readouterr()
    assert command("recheck", "--as-of", "2024-11-05", "--db", ledger) == 0
    assert capsys.readouterr().out == "As of 5 November 2024 there is nothing to look at.\n"
    assert rechecked(command, ledger, capsys, "2024-11-05") == {
        "as_of": "2024-11-05",
        "to_look_at": 0,
        "changed": 0,
        "claims": [],
    }


def test_overtaken_claims(command: Command, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What time has overtaken is told with what it was, what it is and why; exit status 1."""
    capsys.readouterr()
    assert command("recheck", "--as-of", "2025-08-01", "--format", "json", "--db", ledger) == 1
    digest = answer(capsys)
    race = next(claim for claim in digest["claims"] if "course" in claim["text"])
    assert (race["outcome"], race["before"]["time_status"], race["time_status"]) == ("overtaken", "pending", "due")
    assert "'juillet 2025' is over since 1 August 2025" in race["reason"]
    assert digest["changed"] == digest["to_look_at"] == len(digest["claims"])


def test_the_day_before_is_not_due(command: Command, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A recheck date is the first day on which it is time to look."""
    digest = rechecked(command, ledger, capsys, "2025-07-31")
    assert not any("course" in claim["text"] for claim in digest["claims"])


def test_changes_are_one_entry_each_in_one_change(
    command: Command, ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole recheck is one change in the history, which undo takes back whole."""
    digest = rechecked(command, ledger, capsys)
    with Ledger.open(ledger, now=lambda: pytest.fail("the clock is not asked"), who="t") as opened:
        entries = [entry for entry in opened.history() if entry.action == "recheck"]
    assert len({entry.change for entry in entries}) == 1
    assert {entry.claim for entry in entries} >= {claim["number"] for claim in digest["claims"]}
    assert command("undo", "--db", ledger) == 0
    assert rechecked(command, ledger, capsys)["claims"] == digest["claims"]


def test_second_recheck_changes_nothing(command: Command, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was told and not looked at waits: it is told again, and the history does not grow, days later too."""
    first = rechecked(command, ledger, capsys)
    entries = _entries(ledger)
    for day in (LATER, "2026-12-24"):
        again = rechecked(command, ledger, capsys, day)
        assert (again["to_look_at"], again["changed"]) == (first["to_look_at"], 0)
        assert {claim["outcome"] for claim in again["claims"]} == {"waiting"}
    assert _entries(ledger) == entries


def _entries(ledger: Path) -> int:
    with Ledger.open(ledger, now=lambda: pytest.fail("the clock is not asked"), who="t") as opened:
        return len(opened.history())


def test_dry_run(command: Command, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--dry-run`` tells the same and writes nothing."""
    capsys.readouterr()
    assert command("recheck", "--as-of", LATER, "--dry-run", "--format", "json", "--db", ledger) == 1
    dry = answer(capsys)
    assert dry["changed"] == 0
    assert rechecked(command, ledger, capsys)["claims"] == dry["claims"]


def test_checked_claims_go_back_and_settle(command: Command, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A checked claim that time overtakes is reopened once; checked again, it is settled and leaves the lists."""
    capsys.readouterr()
    command("due", "--as-of", "2024-11-05", "--within", "1y", "--format", "json", "--db", ledger)
    race = next(claim["number"] for claim in answer(capsys) if "course" in claim["text"])
    review = ("review", race, "--verdict", "mixed", "--note", "vu au conseil", "--db", ledger)
    assert command(*review) == 0

    digest = rechecked(command, ledger, capsys)
    assert next(claim for claim in digest["claims"] if claim["number"] == race)["outcome"] == "reopened"
    with Ledger.open(ledger, now=lambda: pytest.fail("the clock is not asked"), who="t") as opened:
        claim = opened.claim(race)
    assert (claim.state, claim.verdict, claim.time_status) == (State.IN_REVIEW, "mixed", TimeStatus.DUE)

    assert command(*review) == 0
    capsys.readouterr()
    command("due", "--as-of", LATER, "--format", "json", "--db", ledger)
    assert race not in [claim["number"] for claim in answer(capsys)]
    digest = rechecked(command, ledger, capsys)
    assert next(claim for claim in digest["claims"] if claim["number"] == race)["outcome"] == "settled"
    with Ledger.open(ledger, now=lambda: pytest.fail("the clock is not asked"), who="t") as opened:
        claim = opened.claim(race)
    assert (claim.state, claim.time_status, claim.recheck_on) == (State.CHECKED, TimeStatus.TIMELESS, None)
    assert race not in [claim["number"] for claim in rechecked(command, ledger, capsys)["claims"]]


def test_present_states_come_up_again(command: Command, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A present state that was looked at after its day gets another day."""
    digest = rechecked(command, ledger, capsys)
    mayor = number_of("Claire Danval", digest)
    assert command("review", mayor, "--verdict", "mixed", "--db", ledger) == 0
    digest = rechecked(command, ledger, capsys)
    again = next(claim for claim in digest["claims"] if claim["number"] == mayor)
    assert (again["outcome"], again["time_status"], again["recheck_on"]) == ("renewed", "current", "2027-05-23")
    assert not again["to_look_at"]


def test_dropped_claims_stay_away(command: Command, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A claim that was given up is neither due nor rechecked."""
    digest = rechecked(command, ledger, capsys)
    number = number_of("course", digest)
    assert command("edit", number, "--state", "dropped", "--db", ledger) == 0
    assert number not in [claim["number"] for claim in rechecked(command, ledger, capsys)["claims"]]
    command("due", "--as-of", LATER, "--format", "json", "--db", ledger)
    assert number not in [claim["number"] for claim in answer(capsys)]


def test_no_ledger(command: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a ledger, without a date: one sentence, exit status 2."""
    for arguments in (("due",), ("recheck",), ("due", "--within", "bientôt"), ("recheck", "--as-of", "2026-02-30")):
        assert command(*arguments, "--db", tmp_path / "none.db") == 2
    assert all(line.startswith("factcheck: ") for line in capsys.readouterr().err.splitlines())


def claim_of(kind: ShelfLifeClass, state: State, judged: TimeStatus) -> ClaimRecord:
    """Give a claim whose day was 1 January 2025."""
    life = ShelfLife(kind, date(2025, 1, 1), "…")
    return ClaimRecord(
        1,
        "k",
        "Le port est ouvert.",
        "fr",
        shelf_life=life,
        time_status=judged,
        state=state,
        recheck_on=life.recheck_on,
    )


@pytest.mark.parametrize(
    ("kind", "state", "judged", "outcome"),
    [
        (ShelfLifeClass.SCHEDULED, State.NEW, TimeStatus.PENDING, Outcome.OVERTAKEN),
        (ShelfLifeClass.SCHEDULED, State.IN_REVIEW, TimeStatus.DUE, Outcome.WAITING),
        (ShelfLifeClass.SCHEDULED, State.CHECKED, TimeStatus.PENDING, Outcome.REOPENED),
        (ShelfLifeClass.SCHEDULED, State.PUBLISHED, TimeStatus.PENDING, Outcome.REOPENED),
        (ShelfLifeClass.TARGET, State.CHECKED, TimeStatus.DUE, Outcome.SETTLED),
        (ShelfLifeClass.CONDITIONAL, State.PUBLISHED, TimeStatus.DUE, Outcome.SETTLED),
        (ShelfLifeClass.STATE, State.CHECKED, TimeStatus.DUE, Outcome.RENEWED),
        (ShelfLifeClass.RUNNING, State.CHECKED, TimeStatus.OUTDATED, None),
    ],
)
def test_weighing(kind: ShelfLifeClass, state: State, judged: TimeStatus, outcome: Outcome | None) -> None:
    """What becomes of a claim hangs on its class, on where the work stands, and on what was told of it before."""
    found = weigh(
        claim_of(kind, state, judged),
        Standing(TimeStatus.DUE, "now"),
        as_of=date(2025, 3, 1),
        settled=Standing(TimeStatus.TIMELESS, "settled"),
        next_look=Standing(TimeStatus.CURRENT, "again"),
        next_day=date(2027, 1, 1),
    )
    assert (found.outcome if found else None) == outcome


def reviewed(at: datetime | None, state: State = State.CHECKED, judged: TimeStatus = TimeStatus.PENDING) -> ClaimRecord:
    """Give a claim whose day was 1 January 2025, reviewed at a moment."""
    return replace(claim_of(ShelfLifeClass.SCHEDULED, state, judged), reviewed_at=at)


def test_looked_after() -> None:
    """Only a check that was given knowing that the day had come counts, and only from then on."""
    before, after = datetime(2024, 12, 31, 12, tzinfo=UTC), datetime(2025, 1, 1, 9, tzinfo=UTC)
    day = date(2025, 3, 1)
    assert looked_after(reviewed(before, judged=TimeStatus.DUE), day)
    assert looked_after(reviewed(after), day)
    assert not looked_after(reviewed(before), day)
    assert not looked_after(reviewed(after), date(2024, 12, 31))
    assert not looked_after(reviewed(after, State.IN_REVIEW, TimeStatus.DUE), day)


def test_a_verdict_given_after_the_day_settles_the_claim(
    command: Command, ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever judges a planned event when it is over is not asked again, and nothing calls the claim due."""
    today = date.today().isoformat()  # noqa: DTZ011 - the review is stamped with the clock
    capsys.readouterr()
    command("due", "--as-of", today, "--format", "json", "--db", ledger)
    race = next(claim["number"] for claim in answer(capsys) if "course" in claim["text"])
    assert command("review", race, "--verdict", "mixed", "--db", ledger) == 0
    capsys.readouterr()
    command("show", race, "--as-of", today, "--format", "json", "--db", ledger)
    (shown,) = answer(capsys)
    assert (shown["state"], shown["time_status"]) == ("checked", "current")
    digest = rechecked(command, ledger, capsys, today)
    assert next(claim for claim in digest["claims"] if claim["number"] == race)["outcome"] == "settled"
