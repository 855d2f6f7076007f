"""The rules on sources over a real ledger: from ``source add`` to the flags of ``check``."""

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import run

ARTICLE = """En juillet 2024, la ville de Brévan a accueilli la course des trois îles.
Claire Danval est maire de Brévan.
"""
URL = "https://www.journal-brevan.fr/course"


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a ledger with a race of July 2024 and a present mayor, read from a page."""
    monkeypatch.delenv("FACTCHECK_DB", raising=False)
    path = tmp_path / "ledger.db"
    page = f'<html lang="fr"><head><link rel="canonical" href="{URL}"></head><body><article>'
    page += "".join(f"<p>{line}</p>" for line in ARTICLE.splitlines()) + "</article></body></html>"
    (tmp_path / "course.html").write_text(page, encoding="utf-8")
    assert run(["ingest", str(tmp_path / "course.html"), "--published", "2024-11-05", "--db", str(path)]) == 0
    return path


def flags(ledger: Path, capsys: pytest.CaptureFixture[str], *codes: str) -> list[Any]:
    """Give the flags with these codes."""
    capsys.readouterr()
    given = ["check", "--select", ",".join(codes), "--format", "json", "--as-of", "2026-11-24", "--db", str(ledger)]
    run(given)
    return [flag for record in json.loads(capsys.readouterr().out) for flag in record["flags"]]


def add(ledger: Path, claim: int, address: str, *options: str) -> None:
    """Add a source."""
    assert run(["source", "add", str(claim), address, *options, "--db", str(ledger)]) == 0


def test_a_source_from_before_the_event(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A programme of June does not prove a race of July; a report of July does."""
    add(ledger, 1, "https://brevan.fr/programme", "--published", "2024-06-12", "--stance", "supports")
    (flag,) = flags(ledger, capsys, "SR303")
    assert flag["message"].startswith("source 1 is of 12 June 2024, before what claim 1 tells of")
    add(ledger, 1, "https://brevan.fr/retour", "--published", "2024-07-22", "--stance", "supports")
    assert len(flags(ledger, capsys, "SR303")) == 1


def test_the_article_itself(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page that a claim stands in is no source for it, however its address is written."""
    add(ledger, 2, "http://journal-brevan.fr/course/#top")
    (flag,) = flags(ledger, capsys, "SR309")
    assert "source remove 1 --from 2" in flag["hint"]


def test_newer_than_the_claim_and_dated_by_import(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page put in years later and dated by that day is newer than the claim, and its date is asked about."""
    day = ("--published", "2026-11-20", "--retrieved", "2026-11-20")
    add(ledger, 2, "https://brevan.fr/conseil", *day, "--stance", "supports")
    assert {flag["code"] for flag in flags(ledger, capsys, "SR3")} == {"SR304", "SR307"}


def test_one_house_under_two_names(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two services of one agency are one publisher; the flag goes with a second house."""
    add(ledger, 1, "https://factuel.afp.com/doc.1", "--publisher", "AFP Factuel", "--stance", "supports")
    add(ledger, 1, "https://www.afp.com/fr/2", "--publisher", "Agence France-Presse", "--stance", "supports")
    assert run(["review", "1", "--verdict", "true", "--note", "vu", "--db", str(ledger)]) == 0
    (flag,) = flags(ledger, capsys, "SR302")
    assert "rests on AFP Factuel alone" in flag["message"]
    add(ledger, 1, "https://www.reuters.com/3", "--stance", "supports")
    assert flags(ledger, capsys, "SR302") == []
