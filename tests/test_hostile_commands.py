"""Every command that prints what others wrote: nothing of it reaches the terminal as a command to the terminal."""

import re
from pathlib import Path

import pytest

from factcheck.cli.lazy import COMMANDS
from factcheck.model import ClaimRecord, SourceKind, SourceRecord
from factcheck.review import load_scale
from tests.conftest import Run
from tests.review.ledgers import opened

WORDS = (
    "En 2024 [/b] \x1b[31mcent \x1b]52;c;bWFs\x07 euros \x9b31m \u202egpj [link=https://mal.example]x[/link]\u2028fin"
)
OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")

LEDGER = (
    ("list",),
    ("list", "--format", "json"),
    ("show", "1", "2"),
    ("show", "1", "--format", "json"),
    ("search", "euros"),
    ("search", "--like", "cent euros en 2024", "--language", "fr"),
    ("search", "--like", "cent euros en 2024", "--language", "fr", "--format", "json"),
    ("history",),
    ("history", "--format", "json"),
    ("review",),
    ("source", "list"),
    ("source", "list", "--format", "json"),
    ("check",),
    ("check", "--format", "json"),
    ("due", "--within", "5000d"),
    ("recheck",),
    ("report",),
    ("export",),
    ("undo",),
)
ARTICLE = (
    ("scan", "mal.txt"),
    ("scan", "mal.txt", "--format", "concise"),
    ("scan", "mal.txt", "--format", "jsonl"),
    ("compare", "mal.txt", "mal.txt"),
    ("compare", "mal.txt", "mal.txt", "--format", "json"),
    ("ingest", "mal.txt", "--db", "new.db"),
    ("add", WORDS.replace("\x00", ""), "--language", "fr", "--db", "other.db"),
    ("rule", "\x1b[31mX"),
    ("scan", "\x1b[31mnot-there\x9b.txt"),
    ("list", "--db", "\x1b[31mnot-there.db"),
    ("review", "1", "--scale", "\x1b[31m"),
    ("\x1b[31mno-command",),
)


UPDATES: tuple[tuple[str, ...], ...] = ((), ("--update", "1"))


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Give a ledger in which everything that comes from outside is hostile, and an article beside it."""
    with opened(tmp_path / "mal.db") as ledger:
        numbers = [ledger.add_claim(ClaimRecord(0, "", f"{n} {WORDS}", "fr", claimant=WORDS, note=WORDS)) for n in "ab"]
        ledger.add_source(
            numbers, SourceRecord(SourceKind.URL, WORDS, f"https://mal.example/{WORDS}", WORDS, passage=WORDS)
        )
        ledger.set_review(numbers[:1], WORDS, scale=load_scale().name, by=WORDS, forced_reason=WORDS)
    text = f"{WORDS}. Mardi, « {WORDS} », a déclaré Paul Nguyen. Lundi {WORDS}.\n"
    (tmp_path / "mal.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", LEDGER, ids=" ".join)
def test_what_the_ledger_holds_is_shown_and_not_obeyed(factcheck: Run, hostile: Path, command: tuple[str, ...]) -> None:
    """Claims, claimants, notes, sources, verdicts and reviewers come out as letters; nothing crashes."""
    done = factcheck(*command, "--db", str(hostile / "mal.db"), stdin="q\n")
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert not OBEYED.search(done.stdout + done.stderr)


@pytest.mark.parametrize("command", ARTICLE, ids=lambda command: command[0] + str(len(command)))
def test_what_an_article_or_a_command_line_holds_is_shown_and_not_obeyed(
    factcheck: Run, hostile: Path, command: tuple[str, ...]
) -> None:
    """The article's words, file names and mistyped arguments come out as letters."""
    done = factcheck(*command, cwd=hostile)
    assert "Traceback" not in done.stderr
    assert not OBEYED.search(done.stdout + done.stderr)


@pytest.mark.parametrize("form", ["text", "json"])
def test_versions_and_like_claims_are_shown_and_not_obeyed(factcheck: Run, hostile: Path, form: str) -> None:
    """What changed between two versions, and earlier claims of other articles, come out as letters."""
    text = (hostile / "mal.txt").read_text(encoding="utf-8")
    (hostile / "again.txt").write_text(text, encoding="utf-8")
    (hostile / "other.txt").write_text(text.replace("2024", "2025"), encoding="utf-8")
    told = [factcheck("ingest", "again.txt", "--db", "v.db", cwd=hostile)]
    told += [
        factcheck("ingest", "other.txt", *update, "--db", "v.db", "--format", form, cwd=hostile) for update in UPDATES
    ]
    told.append(factcheck("diff", "1", "--db", "v.db", "--format", form, cwd=hostile))
    assert [done.returncode for done in told] == [0] * len(told)
    assert not OBEYED.search("".join(done.stdout + done.stderr for done in told))


def test_every_command_that_prints_is_walked() -> None:
    """A new command is either here, in a test of its own, or known to print nothing from outside."""
    silent = {"diff", "schedule", "fact", "import", "db", "edit", "source", "review", "report"}
    assert set(COMMANDS) - silent <= {command[0] for command in (*LEDGER, *ARTICLE)}
