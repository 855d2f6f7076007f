"""``review``, ``source`` and ``report`` as commands: options, pipes, exit status, files."""

import json
from pathlib import Path

import pytest

from factcheck.model import Stance, State
from tests.conftest import Run
from tests.review.ledgers import filled, opened


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Give a ledger with three open claims."""
    return filled(tmp_path / "factcheck.db")


def test_a_verdict_without_a_source_is_refused(factcheck: Run, db: Path) -> None:
    """One sentence with the remedy, status 2, and nothing is changed, on none of the claims."""
    done = factcheck("review", "1", "2", "--verdict", "true", "--db", str(db))
    assert (done.returncode, done.stdout) == (2, "")
    assert "'true' needs a source, and there is none on claims 1, 2" in done.stderr
    with opened(db) as ledger:
        assert {ledger.claim(number).verdict for number in (1, 2)} == {""}


def test_a_forced_verdict_is_kept_with_its_reason(factcheck: Run, db: Path) -> None:
    """``--force`` takes a reason, which stays with the verdict."""
    assert factcheck("review", "1", "--verdict", "vrai", "--force", "vu sur place", "--db", str(db)).returncode == 0
    with opened(db) as ledger:
        claim = ledger.claim(1)
    assert (claim.verdict, claim.state, claim.reviewer) == ("true", State.CHECKED, "redaction")
    assert claim.forced_reason == "vu sur place"


def test_many_claims_are_judged_as_one_change(factcheck: Run, db: Path) -> None:
    """One command, one change in the history, one undo."""
    done = factcheck("review", "1", "2", "3", "--verdict", "mixed", "--note", "à revoir", "--db", str(db))
    assert (done.returncode, done.stdout) == (0, "claims 1, 2, 3: mixed\n")
    with opened(db) as ledger:
        assert {ledger.claim(number).note for number in (1, 2, 3)} == {"à revoir"}
        ledger.undo()
        assert {ledger.claim(number).verdict for number in (1, 2, 3)} == {""}


def test_another_scale(factcheck: Run, db: Path) -> None:
    """Verdicts are those of the scale that is named, by id or label."""
    assert (
        factcheck("review", "1", "--verdict", "Trompeur", "--scale", "afp", "--force", "x", "--db", str(db)).returncode
        == 0
    )
    wrong = factcheck("review", "1", "--verdict", "mixed", "--scale", "afp", "--db", str(db))
    assert wrong.returncode == 2
    assert "no verdict 'mixed' on the scale 'afp'" in wrong.stderr
    with opened(db) as ledger:
        assert (ledger.claim(1).verdict, ledger.claim(1).scale) == ("trompeur", "afp")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["review", "99", "--verdict", "mixed"], "no claim 99"),
        (["review", "99"], "no claim 99"),
        (["review", "--verdict", "mixed"], "name the claims"),
        (["review", "1", "--state", "published"], "it can become in-review, dropped"),
        (["review", "1", "--state", "checked"], "becomes checked by a verdict"),
        (["review", "1", "--scale", "maison"], "no verdict scale 'maison'"),
        (["source", "add", "99", "https://a.example"], "no claim 99"),
        (["source", "add", "https://a.example"], "name the claims before the source"),
        (["source", "add", "1"], "name the source after the claims"),
        (["source", "add", "1", "a.example", "--kind", "url"], "starts with http:// or https://"),
        (["source", "add", "1", "https://a.example", "--published", "pas une date"], "--published"),
        (["source", "remove", "9"], "no source 9"),
        (["report", "99"], "no claim 99"),
        (["report", "--document", "9"], "no document 9"),
        (["report", "-o", "nulle/part.html"], "cannot be written"),
        (["report", "-o", "."], "is a folder"),
        (["report", "--messages", "xx"], "no language pack for 'xx'"),
    ],
)
def test_a_mistake_is_one_sentence(factcheck: Run, db: Path, arguments: list[str], complaint: str) -> None:
    """Exit status 2, one sentence on standard error that names the thing, nothing on standard output."""
    done = factcheck(*arguments, "--db", str(db))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("factcheck: ")
    assert done.stderr.count("\n") == 1
    assert complaint in done.stderr


def test_a_note_begins_the_work_and_states_move(factcheck: Run, db: Path) -> None:
    """A note on a new claim puts it in review; a checked claim can be published."""
    assert factcheck("review", "1", "--note", "appeler la mairie", "--db", str(db)).returncode == 0
    with opened(db) as ledger:
        assert (ledger.claim(1).state, ledger.claim(1).note) == (State.IN_REVIEW, "appeler la mairie")
    done = factcheck("review", "1", "--verdict", "mixed", "--state", "published", "--db", str(db))
    assert done.returncode == 0
    with opened(db) as ledger:
        assert (ledger.claim(1).state, ledger.claim(1).note) == (State.PUBLISHED, "appeler la mairie")


def test_a_source_on_several_claims(factcheck: Run, db: Path) -> None:
    """Added once, listed with its claims, taken off one, then gone."""
    address = "https://ada:secret@mairie.example/budget"
    added = factcheck(
        "source", "add", "1", "2", address, "--title", "Budget 2025", "--publisher", "Mairie", "--published",
        "2025-01-15", "--quote", "deux écoles", "--stance", "supports", "--db", str(db),
    )  # fmt: skip
    assert (added.returncode, added.stdout) == (0, "source 1 on claims 1, 2\n")
    with opened(db) as ledger:
        source = ledger.claim(2).sources[0]
    assert (source.title, source.passage, source.stance) == ("Budget 2025", "deux écoles", Stance.SUPPORTS)
    listed = factcheck("source", "list", "2", "--format", "json", "--db", str(db))
    told = json.loads(listed.stdout)
    assert [(row["id"], row["claims"], row["url"]) for row in told] == [(1, [1, 2], "https://mairie.example/budget")]
    assert "secret" not in listed.stdout + factcheck("source", "list", "--db", str(db)).stdout
    assert factcheck("source", "remove", "1", "--from", "2", "--db", str(db)).returncode == 0
    assert factcheck("source", "list", "2", "--db", str(db)).stdout == ""
    assert factcheck("source", "remove", "1", "--db", str(db)).stdout.startswith("source 1 removed from 1 claim\n")
    assert factcheck("source", "list", "--db", str(db)).stdout == ""


def test_documents_and_people_are_sources_too(factcheck: Run, db: Path) -> None:
    """What is no address is a document's title, or a person's name where that is said."""
    factcheck("source", "add", "1", "Rapport annuel 2024, page 12", "--db", str(db))
    factcheck("source", "add", "1", "Léa Martin, adjointe", "--kind", "person", "--db", str(db))
    told = json.loads(factcheck("source", "list", "1", "--format", "json", "--db", str(db)).stdout)
    assert [(row["kind"], row["title"]) for row in told] == [
        ("document", "Rapport annuel 2024, page 12"), ("person", "Léa Martin, adjointe"),
    ]  # fmt: skip


def test_review_through_a_pipe(factcheck: Run, db: Path) -> None:
    """Worst first: the claim with the error; a line is an answer, and each is saved."""
    source = ["s", "https://mairie.example", "Le plan", "Mairie", "deux écoles", "s"]
    answers = [*source, "1", "x", "Le budget augmente de 4 %", "la dette recule", "", "3", "q"]
    done = factcheck("review", "--db", str(db), "--as-of", "2025-03-10", stdin="\n".join(answers) + "\n")
    assert done.returncode == 0
    assert "1 of 3  Claim 2" in done.stdout
    assert ">>Le maire, Paul Nguyen, promet deux écoles d’ici à 2027.<< Le budget" in " ".join(done.stdout.split())
    with opened(db) as ledger:
        first, whole, *parts = (ledger.claim(number) for number in (2, 3, 4, 5))
    assert (first.verdict, first.sources[0].title, first.sources[0].stance) == ("true", "Le plan", Stance.SUPPORTS)
    assert whole.state is State.DROPPED
    assert [(part.text, part.verdict) for part in parts] == [
        ("Le budget augmente de 4 %", "mixed"), ("la dette recule", ""),
    ]  # fmt: skip


def test_review_by_another_order(factcheck: Run, db: Path) -> None:
    """``--by worth`` begins with what is most worth checking."""
    done = factcheck("review", "--by", "worth", "--db", str(db), stdin="q\n")
    assert "1 of 3  Claim 1" in done.stdout


def test_the_end_of_the_input_ends_the_review(factcheck: Run, db: Path) -> None:
    """No answer is no verdict; what was answered is saved."""
    done = factcheck("review", "--by", "number", "--db", str(db), stdin="3\n")
    assert done.returncode == 0
    with opened(db) as ledger:
        assert [ledger.claim(number).verdict for number in (1, 2, 3)] == ["mixed", "", ""]


def test_an_empty_queue_says_so(factcheck: Run, db: Path) -> None:
    """Nothing open is one sentence and no error."""
    factcheck("review", "1", "2", "3", "--verdict", "mixed", "--db", str(db))
    done = factcheck("review", "--db", str(db))
    assert (done.returncode, done.stdout) == (0, "nothing to review\n")


@pytest.mark.parametrize("form", ["terminal", "md", "html", "json", "csv", "claimreview", "ics"])
def test_a_report_goes_into_a_file(factcheck: Run, db: Path, tmp_path: Path, form: str) -> None:
    """Each format is written whole, the same bytes each time for the same day, and nothing is left beside it."""
    factcheck("review", "1", "--verdict", "mixed", "--db", str(db))
    before = set(tmp_path.iterdir())
    command = ("report", "--format", form, "-o", "rapport", "--as-of", "2026-11-23", "--db", str(db))
    assert factcheck(*command).returncode == 0
    written = (tmp_path / "rapport").read_bytes()
    assert "crèches".encode() in written.replace(b"\r\n ", b"")
    assert factcheck(*command).returncode == 0
    assert (tmp_path / "rapport").read_bytes() == written
    assert set(tmp_path.iterdir()) - before == {tmp_path / "rapport"}


def test_a_report_takes_its_format_from_the_file(factcheck: Run, db: Path, tmp_path: Path) -> None:
    """``-o rapport.html`` is a page, in the language of the article."""
    assert factcheck("report", "-o", "rapport.html", "--db", str(db)).returncode == 0
    assert '<html lang="fr">' in (tmp_path / "rapport.html").read_text(encoding="utf-8")


def test_a_report_on_a_selection(factcheck: Run, db: Path) -> None:
    """Claims by number or state; dropped ones only where they are asked for."""
    factcheck("review", "3", "--state", "dropped", "--db", str(db))

    def numbers(*arguments: str) -> list[int]:
        told = factcheck("report", "--format", "json", *arguments, "--db", str(db)).stdout
        return [claim["number"] for claim in json.loads(told)["claims"]]

    assert numbers() == [1, 2]
    assert numbers("2") == [2]
    assert numbers("3") == [3]
    assert numbers("--state", "dropped") == [3]
    assert numbers("--document", "1", "--claimant", "nguyen") == [2]


def test_commands_that_read_do_not_wait_for_the_orm(factcheck: Run, db: Path) -> None:
    """``report`` and ``source list`` work without SQLModel."""
    for arguments in (["report", "--format", "html"], ["source", "list"]):
        done = factcheck(*arguments, "--db", str(db), PYTHONPROFILEIMPORTTIME="1")
        assert "sqlmodel" not in done.stderr
        assert done.returncode == 0
