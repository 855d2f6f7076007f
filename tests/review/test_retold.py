"""Claims are told in the language that is asked for and as of the day that is asked for, however they were stored."""

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
    assert "ne se comprend qu’avec la date de publication" in report
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


def told(factcheck: Run, *command: str, text: str = "") -> str:
    """Ingest the article with English messages and give what another command prints, its lines joined."""
    assert factcheck("ingest", ARTICLE, "--db", "desk.db").returncode == 0
    done = factcheck(*command, "--db", "desk.db", stdin=text)
    assert (done.returncode, done.stderr) == (0, "")
    return " ".join(done.stdout.split())


def test_show_tells_as_of_the_day_and_in_the_language(factcheck: Run) -> None:
    """The true length of a duration is told as of any day, and nothing English is left in a French answer."""
    shown = told(factcheck, "show", "6", "--as-of", "2026-11-23", "--messages", "fr")
    assert "« plus de deux ans » est dépassé" in shown
    assert "4 ans et 8 mois" in shown
    assert " is " not in shown


def test_the_walk_tells_as_of_the_day_and_in_the_language(factcheck: Run) -> None:
    """Whoever reviews two years later sees what time has done meanwhile."""
    shown = told(factcheck, "review", "6", "--as-of", "2026-11-23", "--messages", "fr", text="q")
    assert "4 ans et 8 mois" in shown


def test_an_endless_document_is_not_read_again_to_look_at_one_claim(factcheck: Run, tmp_path: Path) -> None:
    """What was stored is shown; a report, for which nobody sits and waits, tells it anew."""
    path = tmp_path / "long.txt"
    path.write_text("Le pays vit plus de deux ans de guerre en Ukraine.\n" + "Il pleut sur la ville.\n" * 3_000)
    assert factcheck("ingest", str(path), "--published", "2024-11-05", "--db", "desk.db").returncode == 0
    shown = factcheck("show", "1", "--as-of", "2026-11-23", "--messages", "fr", "--db", "desk.db").stdout
    reported = factcheck("report", "1", "--as-of", "2026-11-23", "--messages", "fr", "--db", "desk.db").stdout
    assert "4 ans et 8 mois" not in " ".join(shown.split())
    assert "4 ans et 8 mois" in " ".join(reported.split())
