"""``factcheck fact``: the user's own facts stand in the ledger, beside the shipped ones."""

import json
from pathlib import Path

from tests.conftest import Run

PERSON = ("fact", "add", "person", "emmanuel-macron", "--label", "fr=Emmanuel Macron", "--label", "en=Emmanuel Macron")
SOURCE = ("--source", "Site de l'Élysée", "--url", "https://www.elysee.fr/", "--retrieved", "2026-11-23")
OFFICE = ("fact", "add", "office", "france-president", "--label", "fr=président français", *SOURCE)
TERM = ("fact", "add", "term", "macron-france", "--office", "france-president", "--person", "emmanuel-macron")


def test_a_fact_of_ones_own_is_used_by_the_rules(factcheck: Run, tmp_path: Path) -> None:
    """An office, its holder and a term are added one by one, and the term then says who is out of it."""
    db = ("--db", str(tmp_path / "claims.db"))
    assert factcheck(*PERSON, "--born", "1977-12-21", *SOURCE, *db).returncode == 0
    assert factcheck(*OFFICE, *db).returncode == 0
    assert factcheck(*TERM, "--begin", "2017-05-14", "--end", "2027-05-13", *SOURCE, *db).returncode == 0
    article = tmp_path / "article.txt"
    article.write_text("Le président français Emmanuel Macron souhaite une réforme.", encoding="utf-8")
    factcheck("ingest", str(article), "--published", "2024-11-05", *db)
    flagged = factcheck("check", "--as-of", "2028-01-01", "--select", "TS201", "--format", "concise", *db)
    assert "TS201" in flagged.stdout
    assert "13 May 2027" in flagged.stdout


def test_a_term_without_its_office_is_refused(factcheck: Run, tmp_path: Path) -> None:
    """Nothing is stored that does not hold together; the message says what to add."""
    db = ("--db", str(tmp_path / "claims.db"))
    done = factcheck(*TERM, *SOURCE, *db)
    assert done.returncode == 2
    assert "'france-president', which is not known: add that fact" in done.stderr
    assert json.loads(factcheck("fact", "list", "--own", "--format", "json", *db).stdout) == []


def test_listing_needs_no_ledger(factcheck: Run) -> None:
    """The shipped facts are listed where no ledger is; words, kind and day narrow the list."""
    listed = factcheck("fact", "list", "--kind", "term", "--as-of", "2024-11-05", "OTAN", "--messages", "fr")
    assert listed.returncode == 0, listed.stderr
    both = factcheck("fact", "list", "--kind", "term", "--as-of", "2024-11-05").stdout
    assert "rutte-nato" in both
    assert "stoltenberg-nato" not in both
    assert "merz-germany" not in both


def test_export_and_import_of_facts(factcheck: Run, tmp_path: Path) -> None:
    """Facts printed as TOML are imported again, and removing gives the shipped ones back their place."""
    db = ("--db", str(tmp_path / "claims.db"))
    corrected = factcheck("fact", "list", "--format", "toml", "meloni-italy").stdout.replace(
        "begin =", 'end = "2027-03-01"\nbegin ='
    )
    facts = tmp_path / "facts.toml"
    facts.write_text(corrected, encoding="utf-8")
    assert factcheck("fact", "import", str(facts), *db).stdout == "facts added: 1, changed: 0\n"
    (fact,) = json.loads(factcheck("fact", "list", "meloni-italy", "--format", "json", *db).stdout)
    assert (fact["origin"], fact["end"]) == ("user", "2027-03-01")
    assert factcheck("fact", "remove", "meloni-italy", *db).returncode == 0
    (fact,) = json.loads(factcheck("fact", "list", "meloni-italy", "--format", "json", *db).stdout)
    assert (fact["origin"], "end" in fact) == ("shipped", False)


def test_wrong_input_is_one_sentence(factcheck: Run, tmp_path: Path) -> None:
    """A bad label, a bad day, an unknown id, a missing file: each is named, and the exit status is 2."""
    db = ("--db", str(tmp_path / "claims.db"))
    (tmp_path / "broken.toml").write_text("[[events]\n", encoding="utf-8")
    for arguments, told in (
        ((*PERSON[:4], "--label", "Macron", *SOURCE), "--label 'Macron' must be a language and words"),
        ((*PERSON, "--born", "31 juin 1977", *SOURCE), "31 juin 1977"),
        (("fact", "add", "event", "x", "--label", "fr=x"), "needs a source: give --source"),
        (("fact", "import", str(tmp_path / "none.toml")), "cannot be read"),
        (("fact", "import", str(tmp_path / "broken.toml")), "is not valid TOML"),
        (("fact", "remove", "x"), "there is no ledger"),
    ):
        done = factcheck(*arguments, *db)
        assert (done.returncode, told in done.stderr) == (2, True), done.stderr
        assert "Traceback" not in done.stderr
