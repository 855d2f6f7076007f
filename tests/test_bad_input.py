"""Bad input, as a person meets it: one clear sentence on standard error, status 2, and nothing lost."""

import io
import json
import multiprocessing
import os
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from factcheck.cli import run
from tests.conftest import ROOT

SENTENCE = "Le maire d’Orléans a démissionné mardi, et 3 400 habitants ont signé une pétition.\n"
HUGE = 50_000_000  # bytes of one line
FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Done:
    """What a command did."""

    status: int
    out: str
    err: str


Typed = Callable[..., Done]


def command(*arguments: str, stdin: bytes = b"") -> Done:
    """Run a command as typed, with what it is given on standard input."""
    out, err, given = io.StringIO(), io.StringIO(), io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    before, sys.stdin = sys.stdin, given
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = run(list(arguments))
    finally:
        sys.stdin = before
    return Done(status, out.getvalue(), err.getvalue())


def elsewhere(prepare: Callable[[], object], *arguments: str) -> Done:
    """Run a command in a process of its own, after ``prepare``: another user, a full disk."""
    mine, theirs = FORK.Pipe(duplex=False)

    def work(tell: Connection) -> None:
        prepare()
        done = command(*arguments)
        tell.send((done.status, done.out, done.err))

    child = FORK.Process(target=work, args=(theirs,))
    child.start()
    told = mine.recv() if mine.poll(60) else (-1, "", "the process said nothing")
    child.join(30)
    return Done(*told)


def failed(done: Done, *words: str) -> None:
    """Hold that a command said one sentence with ``words`` and nothing else, status 2."""
    assert (done.status, done.out) == (2, "")
    assert re.fullmatch(r"factcheck: \S[^\n]*\n", done.err), done.err
    assert "Traceback" not in done.err
    for word in words:
        assert word in done.err


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder to work in, with an article and a ledger of one claim."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("FACTCHECK_USER", "Ada")
    monkeypatch.setenv("FACTCHECK_DB", str(tmp_path / "ledger.db"))
    (tmp_path / "good.txt").write_text(SENTENCE, encoding="utf-8")
    assert command("add", "Le pont a coûté 42 millions d’euros.", "--language", "fr").status == 0
    return tmp_path


@pytest.fixture
def unchanged(folder: Path) -> Iterator[Path]:
    """Give the folder, and hold that nothing in its ledger was lost or added, and that no other ledger was made."""
    before = command("export").out
    yield folder
    assert command("export").out == before
    assert command("db", "verify").status == 0
    assert not (folder / "data").exists()


def _write_bad_files(folder: Path) -> None:
    (folder / "empty.txt").touch()
    (folder / "blank.txt").write_text(" \n\t\u00a0\n")
    (folder / "folder").mkdir()
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "latin.txt").write_bytes(SENTENCE.replace("’", "'").replace("\u202f", " ").encode("latin-1"))
    (folder / "utf16.txt").write_bytes(SENTENCE.encode("utf-16-le"))
    (folder / "spanish.txt").write_text("El alcalde dimitió el martes pasado por la corrupción en el ayuntamiento.")


FILES = {
    "missing.txt": "there is no file missing.txt",
    "empty.txt": "empty.txt is empty",
    "blank.txt": "blank.txt is empty",
    "folder": "there is no file to read in folder",
    "picture.txt": "picture.txt is not text but a picture",
    "binary.txt": "binary.txt is not text",
    "latin.txt": "latin.txt is not UTF-8: byte 0xE9",
    "utf16.txt": "needs --encoding utf-16",
    "spanish.txt": "the text looks Spanish, which has no language pack",
}


@pytest.mark.parametrize("verb", ["scan", "ingest"])
@pytest.mark.parametrize(("name", "said"), FILES.items(), ids=FILES)
def test_a_file_that_cannot_be_read(unchanged: Path, verb: str, name: str, said: str) -> None:
    """Each is named with what is wrong; nothing is said to be without flags, and nothing is stored."""
    _write_bad_files(unchanged)
    failed(command(verb, name, "--published", "2024-11-05"), said)


def test_the_remedy_that_the_sentence_names_works(folder: Path) -> None:
    """With the encoding named, the file that was no UTF-8 is read; with the language, a text is read as such."""
    _write_bad_files(folder)
    done = command("scan", "latin.txt", "--encoding", "cp1252", "--published", "2024-11-05", "--format", "concise")
    assert (done.status, done.err) == (1, "")
    assert "'mardi' (5 November 2024)" in done.out
    assert command("scan", "utf16.txt", "--encoding", "utf-16-le", "--format", "concise").status == 1
    assert command("scan", "spanish.txt", "--language", "en", "--format", "concise").status in (0, 1)


@pytest.mark.parametrize("verb", ["scan", "ingest"])
def test_the_others_are_read_all_the_same(folder: Path, verb: str) -> None:
    """One bad file among good ones stops nothing; the status tells."""
    _write_bad_files(folder)
    done = command(verb, "latin.txt", "good.txt", "missing.txt", "--published", "2024-11-05")
    assert done.status == 2
    assert done.err.count("factcheck: ") == done.err.count("\n") == 2
    assert "good.txt" in done.out


@pytest.fixture(scope="module")
def huge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a file of 50 MB of one line."""
    path = tmp_path_factory.mktemp("huge") / "huge.txt"
    path.write_bytes(b"Le maire a vote mardi. " * (HUGE // 23))
    return path


@pytest.mark.parametrize("arguments", ["scan {}", "ingest {}", "compare {} good.txt"])
def test_fifty_megabytes_of_one_line(unchanged: Path, huge: Path, arguments: str) -> None:
    """Such a file is no article; it is refused at once, whatever is to be done with it."""
    assert unchanged
    began = time.perf_counter()
    failed(command(*arguments.format(huge).split(), "--published", "2024-11-05"), "is larger than 10 MB")
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("arguments", ["scan --input jsonl {}", "ingest --jsonl {}"])
def test_a_record_of_fifty_megabytes(unchanged: Path, huge: Path, arguments: str) -> None:
    """So is a line of a stream."""
    assert unchanged
    failed(command(*arguments.format(huge).split()), "line 1 is longer than 10 MB")


@pytest.mark.usefixtures("folder")
def test_without_a_date_of_publication_nothing_is_guessed() -> None:
    """A scan flags it, reading into the ledger says it and how to give it; no date is made up from the clock."""
    scan = command("scan", "good.txt", "--format", "jsonl")
    record = json.loads(scan.out)
    assert (scan.status, record["published"], record["as_of"]) == (1, None, None)
    assert [time["interval"] for time in record["times"]] == [None]
    assert "TX104" in {flag["code"] for flag in record["flags"]}
    told = command("ingest", "good.txt")
    assert (told.status, "no date of publication is known" in told.out, "--published" in told.out) == (0, True, True)
    (stored,) = json.loads(command("list", "--documents", "--format", "json").out)
    assert stored["published"] is None
    again = command("ingest", "good.txt", "--published", "2024-11-05")
    assert (again.status, "version 2" in again.out) == (0, True)


@pytest.mark.parametrize(
    "arguments",
    [
        "scan good.txt --published",
        "scan good.txt --as-of",
        "ingest good.txt --published",
        "add Oui. --said-on",
        "list --as-of",
        "list --due-by",
        "show 1 --as-of",
        "search pont --as-of",
        "edit 1 --recheck-on",
        "review 1 --note x --as-of",
        "check --as-of",
        "due --as-of",
        "due --within",
        "recheck --as-of",
        "report --as-of",
        "fact list --as-of",
        "source add 1 Rapport --published",
    ],
)
@pytest.mark.parametrize("typed", ["2024-02-30", "2024-13-01", "demain2", "05/11/2024", "l’an pire"])
def test_a_date_that_is_none(unchanged: Path, arguments: str, typed: str) -> None:
    """The option is named, and nothing is done by half."""
    assert unchanged
    failed(command(*arguments.split(), typed), arguments.rpartition(" ")[2] + ": ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("scan good.txt --language xx", "no language pack for 'xx'"),
        ("ingest good.txt --language es", "there are packs for en, fr"),
        ("add Sí. --language es", "there are packs for en, fr"),
        ("scan good.txt --language ../fr", "no language pack"),
        ("scan good.txt --messages xx", "--messages: there are no messages in 'xx'"),
        ("check --messages xx", "--messages: there are no messages in 'xx'"),
        ("scan good.txt --packs none", "--packs: there is no folder none"),
    ],
)
def test_an_unknown_language(unchanged: Path, arguments: str, said: str) -> None:
    """A language without a pack says so, with those there are."""
    assert unchanged
    failed(command(*arguments.split()), said)


WRITING = ["ingest good.txt --published 2024-11-05", "add Oui. --language fr", "undo", "edit 1 --note x"]


@pytest.mark.parametrize("arguments", [*WRITING, "list", "check", "recheck", "report", "review 1 --note x"])
def test_a_database_that_is_none(folder: Path, arguments: str) -> None:
    """A text, a folder, another program's database: refused, and not a byte is changed."""
    (folder / "notes.db").write_text("Mes notes.")
    (folder / "folder.db").mkdir()
    with closing(sqlite3.connect("other.db")) as other, other:
        other.execute("CREATE TABLE song (title TEXT)")
    before = (folder / "other.db").read_bytes()
    for name in ("notes.db", "folder.db", "other.db"):
        failed(command(*arguments.split(), "--db", name), name)
    assert (folder / "notes.db").read_text() == "Mes notes."
    assert (folder / "other.db").read_bytes() == before


def test_a_database_that_another_writer_holds(unchanged: Path) -> None:
    """After a few seconds it is said that it is busy; lists go on meanwhile."""
    with closing(sqlite3.connect(unchanged / "ledger.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        failed(command("add", "Oui.", "--language", "fr"), "ledger.db", "another")
        assert command("list").status == 0
        other.execute("ROLLBACK")


def _as_nobody() -> None:
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


@pytest.mark.parametrize("arguments", WRITING)
def test_a_read_only_database(folder: Path, arguments: str) -> None:
    """It can be listed; each change is refused in one sentence."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "ledger.db"
        for file in ("ledger.db", "good.txt"):
            (Path(name) / file).write_bytes((folder / file).read_bytes())
        typed = (*arguments.replace("good.txt", str(Path(name) / "good.txt")).split(), "--db", str(path))
        command("list", "--db", str(path))
        command(*typed[:-1], str(folder / "ledger.db"))  # whatever the command imports is imported now
        before = path.read_bytes()
        path.chmod(0o444)
        Path(name).chmod(0o555)
        try:
            failed(elsewhere(_as_nobody, *typed), "cannot be written")
            assert elsewhere(_as_nobody, "list", "--db", str(path)).out.count("\n") == 1
        finally:
            Path(name).chmod(0o755)
        assert path.read_bytes() == before


def _articles(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        words = (
            f"La ville {number} compte {number + 1000} habitants. Le maire de la ville {number} a démissionné mardi. "
        )
        (folder / f"{number:04}.txt").write_text(words * 10, encoding="utf-8")


def _assert_whole(claims_of_one: int) -> int:
    """Hold that the ledger is sound and each document in it has all its claims; gives the number of documents."""
    assert command("db", "verify").status == 0
    documents = json.loads(command("list", "--documents", "--format", "json").out)
    claims = json.loads(command("list", "--format", "json").out)
    for document in documents:
        assert sum(claim["document"] == document["number"] for claim in claims) == claims_of_one
    assert any(claim["text"].startswith("Le pont a coûté") for claim in claims)
    return len(documents)


def test_a_full_disk(folder: Path) -> None:
    """The sentence says that nothing was changed by half; what was stored before is there, and whole."""
    _articles(folder / "articles", 300)

    def fill_up() -> None:
        room = (folder / "ledger.db").stat().st_size + 300_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))

    done = elsewhere(fill_up, "ingest", "articles", "--published", "2024-11-05")
    assert done.status == 2
    assert re.fullmatch(r"factcheck: [^\n]*nothing was changed[^\n]*\n", done.err), done.err
    assert 0 < _assert_whole(20) == done.out.count("document ")
    assert command("add", "Oui.", "--language", "fr").status == 0


def test_killed_in_the_middle_of_ingest(folder: Path) -> None:
    """After ``kill -9`` every document is there with all its claims or not at all; the next run takes the rest."""
    _articles(folder / "articles", 120)
    typed = [sys.executable, "-m", "factcheck", "ingest", "articles", "--published", "2024-11-05"]
    with subprocess.Popen(typed, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        for _ in range(15):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
    assert child.returncode == -signal.SIGKILL
    assert 0 < _assert_whole(20) < 120
    rest = command("ingest", "articles", "--published", "2024-11-05")
    assert (rest.status, rest.err) == (0, "")
    assert _assert_whole(20) == 120


OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HOSTILE = (
    "Mardi, le \x1b[31mmaire\x1b]52;c;bWFs\x07 [bold red]a démissionné[/] \u202een 2023 <script>alert(1)</script>.\n"
    '=HYPERLINK("https://mal.example";"3 400 €") a coûté <img src=x onerror=alert(1)> 42 millions d’euros.\n'
)


@pytest.fixture
def hostile(folder: Path) -> Path:
    """Give the folder with a hostile article in the ledger, and claims that begin as formulas do."""
    (folder / "mal.txt").write_text(HOSTILE, encoding="utf-8")
    assert command("ingest", "mal.txt", "--published", "2024-11-05").status == 0
    for words in (
        '=HYPERLINK("https://mal.example")',
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "<script>alert(2)</script> à 3 %",
    ):
        assert command("add", words, "--language", "fr", "--claimant", "+1+1", "--note", "<b>gras</b>").status == 0
    return folder


@pytest.mark.parametrize("form", ["text", "concise", "json", "jsonl", "sarif", "github", "junit"])
def test_escapes_and_markup_in_an_article_are_shown(hostile: Path, form: str) -> None:
    """The article's words come out letter by letter, in every format of flags."""
    assert hostile
    done = command("scan", "mal.txt", "--published", "2024-11-05", "--format", form)
    assert done.status == 1
    assert not OBEYED.search(done.out + done.err)
    if form == "text":
        assert r"le \x1b[31mmaire\x1b]52;c;bWFs\x07 [bold red]a démissionné[/]" in done.out


@pytest.mark.parametrize("form", ["terminal", "md", "html", "json", "csv", "claimreview", "ics"])
def test_html_and_formulas_on_their_way_into_reports(hostile: Path, form: str) -> None:
    """No report holds a script, an escape sequence or a cell that a spreadsheet would compute."""
    file = hostile / f"report.{form}"
    assert command("review", "2", "3", "--verdict", "mixed", "--note", "=1+1 <b>gras</b>").status == 0
    done = command("report", "--format", form, "-o", str(file), "--as-of", "2026-11-23")
    assert done.status == 0
    report = file.read_bytes().decode()
    assert not OBEYED.search(report)
    if form in ("html", "md"):
        assert not re.search(r"(?<!\\)<(script>alert|img)", report)
    if form == "csv":
        assert not re.search(r"(?m)(^|,)\"?[=+@]", report)
