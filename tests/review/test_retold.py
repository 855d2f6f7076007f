"""A report for people is worded in its own language and judged as of its own day."""

from pathlib import Path

from tests.conftest import ROOT, Run

ARTICLE = str(ROOT / "claims/rutte-meloni/article.fr.txt")


def reported(factcheck: Run, *options: str) -> str:
    """Ingest the article with English messages and give a report, its lines joined."""
    assert factcheck("ingest", ARTICLE, "--db", "desk.db").returncode == 0
    done = factcheck("report", "--db", "desk.db", *options)
    assert (done.returncode, done.stderr) == (0, "")
    return " ".join(done.stdout.split())


def test_reasons_and_flags_speak_the_language_of_the_report(factcheck: Run) -> None:
    """What was ingested with English messages is told in French in a French report."""
    report = reported(factcheck, "--as-of", "2024-11-05", "--messages", "fr")
    assert "ne se comprend qu'avec la date de publication" in report
    assert "is understood only with" not in report
    assert "look again by" not in report


def test_what_time_has_overtaken_is_told_as_of_the_day(factcheck: Run) -> None:
    """Two years later the duration is outdated, with its true length, without a recheck in between."""
    report = reported(factcheck, "--as-of", "2026-11-23", "--messages", "en")
    assert "Not reviewed · outdated · new pays ravagé par plus de deux ans de conflit" in report
    assert "4 years and 8 months" in report


def test_a_flag_on_one_claim_is_not_told_of_the_claim_inside_it(factcheck: Run, tmp_path: Path) -> None:
    """That claim 5 is due is not said of claim 6, which stands within its words."""
    report = reported(factcheck, "6", "--as-of", "2026-11-23", "--messages", "en")
    assert "recheck date of claim 6 came" in report
    assert "recheck date of claim 5 came" not in report
    assert (tmp_path / "desk.db").exists()
