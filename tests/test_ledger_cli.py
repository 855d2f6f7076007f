"""The ledger's commands as a person types them: what they print, what they leave, how they fail."""

import json
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import run
from tests.conftest import Run

ARTICLE = """Le pont Kitchener est ouvert
Le pont Kitchener a coûté 42 millions d’euros. La mairie prépare la suite du chantier.
« Nous n’avons pas augmenté les impôts », a déclaré Jeanne Morel, l’adjointe aux finances.
En juin 2025, la ville accueillera le congrès mondial des ponts.
"""


@dataclass(frozen=True)
class Done:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Give what was printed as JSON."""
        return json.loads(self.out)


Typed = Callable[..., Done]


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Give a function that runs a command in an empty folder, with the article beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("FACTCHECK_USER", "Ada")
    monkeypatch.setenv("FACTCHECK_DB", str(tmp_path / "ledger.db"))
    (tmp_path / "pont.txt").write_text(ARTICLE, encoding="utf-8")

    def command(*arguments: str) -> Done:
        status = run(list(arguments))
        printed = capsys.readouterr()
        return Done(status, printed.out, printed.err)

    return command


@pytest.fixture
def filled(typed: Typed) -> Typed:
    """Give the same, with the article in the ledger."""
    assert typed("ingest", "pont.txt", "--published", "2024-11-05").status == 0
    return typed


def failed(done: Done, *said: str) -> None:
    """Hold that the command could not run: one sentence on standard error, status 2."""
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("factcheck: ")
    assert done.err.count("\n") == 1
    assert all(part in done.err for part in said)


def test_ingest_tells_what_it_stored(typed: Typed) -> None:
    """A new article, the same again, and an edited one, each in its words."""
    first = typed("ingest", "pont.txt", "--published", "2024-11-05")
    assert first.status == 0
    assert first.out.startswith("document 1: pont.txt: ")
    assert typed("ingest", "pont.txt").out == "document 1: pont.txt: is there already, nothing added\n"
    (number,) = [claim["number"] for claim in typed("search", "42", "--format", "json").json]
    typed("review", str(number), "--verdict", "mixed")
    Path("pont.txt").write_text(ARTICLE.replace("42 millions", "44 millions"), encoding="utf-8")
    told = typed("ingest", "pont.txt").out.splitlines()
    assert told[0].startswith("document 1: pont.txt: version 2: ")
    assert told[1:] == [
        f"  changed claim {number} (figure: 42 millions d’euros → 44 millions d’euros), its verdict is taken off",
        "    - Le pont Kitchener a coûté 42 millions d’euros.",
        "    + Le pont Kitchener a coûté 44 millions d’euros.",
    ]


def test_ingest_as_json(typed: Typed) -> None:
    """One record a document, with the fate of each claim."""
    (record,) = typed("ingest", "pont.txt", "--published", "2024-11-05", "--format", "json").json
    assert (record["document"], record["reading"], record["version"]) == (1, "new", 1)
    assert {claim["fate"] for claim in record["claims"]} == {"new"}


def test_what_cannot_be_read_is_named_and_the_rest_is_stored(typed: Typed) -> None:
    """A missing file among others gives status 2; what could be read is in the ledger."""
    done = typed("ingest", "pont.txt", "missing.txt", "--published", "2024-11-05")
    assert done.status == 2
    assert "missing.txt" in done.err
    assert typed("list").status == 0


def test_a_stream_of_documents(typed: Typed) -> None:
    """With --jsonl each line is a document, known by its id."""
    lines = [
        json.dumps({"id": f"a{i}", "text": f"Le pont {i} a coûté {i} millions d’euros.", "language": "fr"})
        for i in (3, 4)
    ]
    Path("stream.jsonl").write_text("\n".join([*lines, "{"]), encoding="utf-8")
    done = typed("ingest", "--jsonl", "stream.jsonl", "--published", "2024-11-05")
    assert done.status == 2
    told = [line for line in done.out.splitlines() if line.startswith("document")]
    assert [line.split(":")[1].strip() for line in told] == ["a3", "a4"]
    assert "line 3" in done.err
    assert [document["name"] for document in typed("list", "--documents", "--format", "json").json] == ["a3", "a4"]


def test_list_narrows_and_orders(filled: Typed) -> None:
    """Filters and orders are options; JSON is one array with the same claims."""
    everything = filled("list").out.splitlines()
    assert all(line.split()[1] == "new" for line in everything)
    numbers = [claim["number"] for claim in filled("list", "--format", "json").json]
    assert [int(line.split()[0]) for line in everything] == numbers
    assert filled("list", "--state", "dropped").out == ""
    assert "congrès" in filled("list", "--due-by", "2025-07-01").out
    assert len(filled("list", "--limit", "1", "--by", "worth").out.splitlines()) == 1
    assert "Jeanne Morel" in filled("list", "--claimant", "morel").out
    assert filled("list", "--document", "7").out == ""
    assert " due " in filled("list", "--words", "congrès", "--as-of", "2025-07-02").out
    assert " pending " in filled("list", "--words", "congrès", "--as-of", "2025-06-02").out


def test_search_finds_words_whatever_accents_and_capitals(filled: Typed) -> None:
    """All words must be there; a phrase stands together; a star is a prefix."""
    assert "congrès" in filled("search", "CONGRES", "mondial").out
    assert "congrès" in filled("search", "congrès mondial").out
    assert filled("search", "mondial congrès").out == ""
    assert "congrès" in filled("search", "congr*").out
    failed(filled("search", "?!"), "at least one word")


def test_show_tells_everything_about_a_claim(filled: Typed) -> None:
    """Words, state, shelf life, flags and where it stands, for people and as JSON."""
    (claim,) = filled("search", "congrès", "--format", "json").json
    number = str(claim["number"])
    told = filled("show", number, "--as-of", "2025-07-02").out
    assert "En juin 2025, la ville accueillera" in told
    assert "TS103" in told
    assert f"document 1, {claim['start']}:{claim['end']}: pont.txt" in told
    (record,) = filled("show", number, "--format", "json").json
    assert record["shelf_life"]["class"] == "scheduled"
    assert ARTICLE[record["start"] : record["end"]] == record["text"]
    failed(filled("show", "99"), "no claim 99", "factcheck list")


def test_edit_history_and_undo(filled: Typed) -> None:
    """An edit is one change; the history tells it; undo takes it back, again the one before."""
    assert filled("edit", "2", "--claimant", "La mairie", "--state", "in-review", "--note", "à voir").status == 0
    assert filled("edit", "2", "--note", "à voir").out == "claim 2: was so already\n"
    told = filled("history", "2").out.splitlines()
    assert len(told) == 2
    assert "Ada  edit: claim 2: claimant – → La mairie; note – → à voir; state new → in-review" in told[1]
    assert filled("undo").out == "took back change 2 (edit): claim 2\n"
    assert "took back change 1 (ingest): document 1" in filled("undo").out
    failed(filled("undo"), "nothing to take back")
    entries = filled("history", "--format", "json").json
    assert entries[-1]["action"] == "undo"
    assert entries[1]["previous_hash"] == entries[0]["hash"]


def test_edit_moves_a_claim_to_other_words(filled: Typed) -> None:
    """A span takes the document's words; words of one's own stay beside it."""
    at = ARTICLE.index("42 millions")
    filled("edit", "1", "--span", f"{at}:{at + 20}")
    (record,) = filled("show", "1", "--format", "json").json
    assert (record["text"], len(record["quantities"])) == (ARTICLE[at : at + 20], 1)
    filled("edit", "1", "--text", "Quarante-deux millions.", "--recheck-on", "2026-01-01")
    (record,) = filled("show", "1", "--format", "json").json
    assert (record["text"], record["start"], record["recheck_on"]) == ("Quarante-deux millions.", at, "2026-01-01")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("1",), "say what to change"),
        (("1", "2", "--text", "x"), "one number"),
        (("1", "--span", "5"), "12:80"),
        (("1", "--span", "5:99999"), "no span of document 1"),
        (("1", "--text", " "), "needs words"),
        (("1", "--state", "checked"), "by a verdict"),
        (("1", "--said-on", "2024-02-30"), "--said-on"),
        (("99", "--note", "x"), "no claim 99"),
    ],
)
def test_an_edit_that_cannot_be_is_one_sentence(filled: Typed, arguments: tuple[str, ...], said: str) -> None:
    """Each mistake names its remedy, and nothing is changed."""
    before = filled("export").out
    failed(filled("edit", *arguments), said)
    assert filled("export").out == before


def test_add_a_claim_by_hand(typed: Typed) -> None:
    """The claim is read like an article of one sentence."""
    done = typed("add", "Le chômage a baissé de 0,2 point en 2023.", "--claimant", "Insee", "--said-on", "2024-02-13")
    assert done.out == "claim 1\n"
    (record,) = typed("show", "1", "--format", "json").json
    assert (record["document"], record["claimant"], record["said_on"]) == (None, "Insee", "2024-02-13")
    assert [time["text"] for time in record["times"]] == ["2023"]
    assert "added by hand" in typed("edit", "1", "--span", "0:5").err


def test_add_a_claim_that_was_missed_in_a_document(filled: Typed) -> None:
    """It stands where its words stand; what does not go together is one sentence."""
    done = filled("add", "la suite du CHANTIER", "--document", "1")
    number = done.out.split()[1]
    (record,) = filled("show", number, "--format", "json").json
    assert record["document"] == 1
    assert ARTICLE[record["start"] : record["end"]] == record["text"] == "la suite du chantier"
    failed(filled("add", "la suite du CHANTIER", "--document", "1"), f"that is claim {number} already")
    failed(filled("add", "le pont", "--document", "1", "--said-on", "2024-11-01"), "leave out --said-on")
    failed(filled("add", "le pont", "--document", "7"), "no document 7")


def test_export_and_import_are_lossless(filled: Typed, tmp_path: Path) -> None:
    """A new ledger gets everything, to the byte; a file of one's own only; a wrong line is named."""
    filled("export", "-o", "a.jsonl")
    assert stat.S_IMODE(Path("a.jsonl").stat().st_mode) == 0o600
    assert filled("import", "a.jsonl", "--db", "copy.db").out.startswith("added: document 1, document text 1, claim ")
    assert filled("export", "--db", "copy.db").out == Path("a.jsonl").read_text(encoding="utf-8")
    assert "left as they were" in filled("import", "a.jsonl").out
    lines = Path("a.jsonl").read_text(encoding="utf-8").split("\n")
    Path("b.jsonl").write_text("\n".join([*lines[:3], "{", *lines[4:]]), encoding="utf-8")
    failed(filled("import", "b.jsonl", "--db", "other.db"), "b.jsonl was not imported: line 4: no JSON")
    Path("c.jsonl").write_bytes(b"\xff\xfe\n")
    failed(filled("import", "c.jsonl", "--db", "other.db"), "line 1 is no UTF-8")
    failed(filled("import", "none.jsonl"), "none.jsonl cannot be read")
    failed(filled("export", "-o", "no/such/folder.jsonl"), "cannot be written")
    assert sorted(tmp_path.glob(".*.part")) == []


def test_db_commands(filled: Typed, tmp_path: Path) -> None:
    """The path, a backup that overwrites nothing, a verification that tells."""
    assert filled("db", "path").out == f"{tmp_path / 'ledger.db'}\n"
    assert filled("db", "backup", "copy.db").out == "copy.db\n"
    failed(filled("db", "backup", "copy.db"), "is there already")
    assert "sound" in filled("db", "verify", "--db", "copy.db").out
    with closing(sqlite3.connect("copy.db")) as other, other:
        other.execute("UPDATE history SET who = 'Bob' WHERE id = 2")
    done = filled("db", "verify", "--db", "copy.db")
    assert (done.status, "history entry 2 " in done.out) == (1, True)
    assert filled("db", "verify", "--db", "copy.db", "--format", "json").json["problems"]


@pytest.mark.parametrize(
    "command", ["list", "search x", "show 1", "history", "undo", "export", "edit 1 --note x", "db verify"]
)
def test_reading_makes_no_ledger(typed: Typed, tmp_path: Path, command: str) -> None:
    """Where there is no ledger, a command that needs one says what makes one."""
    failed(typed(*command.split()), "there is no ledger at", "factcheck ingest")
    assert not (tmp_path / "ledger.db").exists()


@pytest.mark.parametrize(
    "command", ["list", "show 1", "ingest pont.txt --published 2024-11-05", "add Oui. --language fr", "undo", "export"]
)
def test_a_file_that_is_no_ledger_is_refused_by_every_command(typed: Typed, command: str) -> None:
    """One sentence, and the file stays as it was."""
    Path("ledger.db").write_text("Mes notes.")
    failed(typed(*command.split()), "is not a ledger")
    assert Path("ledger.db").read_text() == "Mes notes."


def test_hostile_words_reach_no_terminal(typed: Typed) -> None:
    """Escape sequences and overrides in an article are written out by every command that shows them."""
    hostile = "Le pont \x1b]52;c;AAAA\x07 a coûté 42 millions d’euros \u202een 2024 [/b]."
    Path("x.txt").write_text(hostile, encoding="utf-8")
    typed("ingest", "x.txt", "--published", "2024-11-05")
    typed("add", hostile, "--claimant", "\x1b[31mX", "--note", "\x9b2J", "--language", "fr")
    typed("edit", "1", "--claimant", "\x1b[31mX")
    for command in (
        "list",
        "search pont",
        "show 1 2",
        "history",
        "list --format json",
        "export",
        "history --format json",
    ):
        done = typed(*command.split())
        assert done.status == 0
        assert done.out
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & {*done.out}


def test_the_project_file_is_found_from_below(factcheck: Run, tmp_path: Path) -> None:
    """Like git, the commands find the project's ledger from any folder under it."""
    deep = tmp_path / "articles" / "2024"
    deep.mkdir(parents=True)
    made = factcheck("add", "Le pont a coûté 42 millions d’euros.", "--language", "fr", "--db", "factcheck.db")
    assert made.stdout == "claim 1\n"
    assert factcheck("db", "path", cwd=deep).stdout == f"{tmp_path / 'factcheck.db'}\n"
    assert "42 millions" in factcheck("list", cwd=deep).stdout


READING = [["list"], ["show", "1"], ["search", "pont"], ["history"], ["db", "path"]]


@pytest.mark.parametrize("arguments", READING, ids=[" ".join(arguments) for arguments in READING])
def test_reading_does_not_wait_for_sqlalchemy(filled: Typed, tmp_path: Path, arguments: list[str]) -> None:
    """Commands that only read import neither SQLModel nor SQLAlchemy, nor what reads pages and typed dates."""
    assert filled("list").out
    heavy = ("sqlmodel", "sqlalchemy", "dateparser", "trafilatura")
    probe = (
        "import sys; from factcheck.cli import run; status = run(sys.argv[1:]); "
        f"print([name for name in {heavy} if name in sys.modules]); sys.exit(status)"
    )
    command = [sys.executable, "-c", probe, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.splitlines()[-1] == "[]"
