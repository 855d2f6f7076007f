"""The first collection's article, gone back to two years later."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.recheck.conftest import Command

ARTICLES = Path(__file__).parents[2] / "claims" / "rutte-meloni"


def overtaken(
    language: str, command: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[dict[str, Any], ...]:
    """Give what a recheck as of 23 November 2026 finds of the article."""
    database = tmp_path / "ledger.db"
    article = ARTICLES / f"article.{language}.txt"
    assert command("ingest", article, "--published", "2024-11-05", "--db", database) == 0
    capsys.readouterr()
    assert command("recheck", "--as-of", "2026-11-23", "--format", "json", "--db", database) == 1
    return tuple(json.loads(capsys.readouterr().out)["claims"])


@pytest.mark.parametrize(
    ("language", "conference", "commitment", "duration"),
    [
        ("fr", "accueillera la prochaine conférence", "40 milliards", "plus de deux ans"),
        ("en", "next conference", "40 billion", "more than two years"),
    ],
)
def test_two_years_later(
    language: str,
    conference: str,
    commitment: str,
    duration: str,
    command: Command,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The conference and the commitment are due; the duration is outdated, with the true figure named."""
    found = overtaken(language, command, tmp_path, capsys)
    statuses = {
        words: {(claim["time_status"], claim["recheck_on"]) for claim in found if words in claim["text"]}
        for words in (conference, commitment)
    }
    assert ("due", "2025-08-01") in statuses[conference]
    assert ("due", "2025-01-01") in statuses[commitment]
    grown = [claim for claim in found if duration in claim["text"] and claim["time_status"] == "outdated"]
    assert [claim["recheck_on"] for claim in grown] == ["2025-02-24"]
    assert "4 years and 8 months" in grown[0]["reason"]
