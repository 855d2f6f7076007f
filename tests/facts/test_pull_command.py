"""``factcheck fact pull`` as a person runs it: shown, asked or told, and only then stored."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from factcheck.facts import read_file
from tests.conftest import ROOT, Run
from tests.facts.wikibase import API, HUMAN, POSITION, Wikibase, entity, item, row, said, time
from tests.review.test_terminal import Terminal
from tests.web import Answer

Ask = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def wikibase(quiet_environment: dict[str, str]) -> Iterator[Wikibase]:
    """Give a Wikibase that the command asks, with an office and its holder."""
    with Wikibase().serving() as served:
        assert isinstance(served, Wikibase)
        begin = time("+2020-07-04T00:00:00Z")
        served.know(
            entity("Q100", {"fr": "maire de Brest", "en": "Mayor of Brest"}, P31=[said(item(POSITION))]),
            entity("Q1", "Eva Berg", P31=[said(item(HUMAN))], P39=[said(item("Q100"), P580=begin)]),
        )
        served.holders["Q100"] = [row("s", "Q1", begin="2020-07-04T00:00:00Z", beginPrecision="11", noEnd="true")]
        quiet_environment |= {
            "FACTCHECK_OFFLINE": "",
            "FACTCHECK_WIKIDATA_API": served.api,
            "FACTCHECK_WIKIDATA_QUERIES": served.queries,
            "FACTCHECK_CONTACT": "desk@example.org",
        }
        yield served


@pytest.fixture
def ask(factcheck: Run, wikibase: Wikibase, tmp_path: Path) -> Ask:
    """Give ``fact pull`` on a ledger, with leave to ask this machine."""
    del wikibase
    db = str(tmp_path / "ledger.db")
    return lambda *given: factcheck("fact", "pull", "--retrieved", "2026-11-28", *given, "--allow-private", "--db", db)


def own(factcheck: Run, tmp_path: Path) -> list[str]:
    """Give the ids of the user's facts."""
    listed = factcheck("fact", "list", "--own", "--format", "json", "--db", str(tmp_path / "ledger.db"))
    return [fact["id"] for fact in json.loads(listed.stdout)] if listed.returncode == 0 else []


TERM = "eva-berg-mayor-of-brest-2020"


def test_shown_then_stored(ask: Ask, factcheck: Run, wikibase: Wikibase, tmp_path: Path) -> None:
    """A dry run shows the same and stores nothing; --yes stores; the rules then know who holds the office."""
    dry = ask("Q100", "--dry-run")
    assert (dry.returncode, dry.stderr) == (0, "")
    assert "new       mayor-of-brest" in dry.stdout
    assert "2020-07-04..             Eva Berg, Mayor of Brest (own)" in dry.stdout
    assert f"from {wikibase.url('wikidata.localhost', '/wiki/Q1')}#P39" in dry.stdout
    assert "Eva Berg, maire de Brest (own)" in ask("Q100", "--dry-run", "--messages", "fr").stdout
    assert not (tmp_path / "ledger.db").exists()
    done = ask("Q100", "--yes")
    assert (done.returncode, done.stdout, done.stderr) == (0, dry.stdout, "facts added: 3, changed: 0\n")
    assert own(factcheck, tmp_path) == ["eva-berg", TERM, "mayor-of-brest"]
    again = ask("Q100", "--yes")
    assert again.stderr == "nothing was stored\n"
    assert [line[:9] for line in again.stdout.splitlines()] == ["as it is "] * 3
    assert "desk@example.org" in wikibase.requests[0].headers["user-agent"]


def test_what_would_change_of_a_fact_that_is_there(
    ask: Ask, factcheck: Run, wikibase: Wikibase, tmp_path: Path
) -> None:
    """The change is shown key by key with the claims that lean on it, and stored in the fact's place."""
    ask("Q1", "--yes")
    db = ("--db", str(tmp_path / "ledger.db"))
    factcheck("add", "La maire de Brest, Eva Berg, ouvre une crèche.", "--said-on", "2024-11-05", *db)
    post = said(item("Q100"), P580=time("+2020-07-04T00:00:00Z"), P582=time("+2026-00-00T00:00:00Z", 9))
    wikibase.know(entity("Q1", "Eva Berg", P31=[said(item(HUMAN))], P39=[post]))
    shown = ask("Q1", "--dry-run").stdout
    assert f"changed   {TERM}" in shown
    assert "            end: none → 2026\n            claims that lean on it: 1\n" in shown
    assert ask("Q1", "--yes").stderr == "facts added: 0, changed: 1\n"
    assert "took back" in factcheck("undo", *db).stdout


def test_as_data_and_as_a_facts_file(ask: Ask, tmp_path: Path) -> None:
    """JSON tells each fact with its change, TOML is a file that can be read back."""
    data = json.loads(ask("Q1", "--dry-run", "--format", "json").stdout)
    assert [(fact["change"], fact["now"]["kind"]) for fact in data["facts"]] == [
        ("new", "people"), ("new", "offices"), ("new", "terms"),
    ]  # fmt: skip
    assert data["facts"][0]["now"]["source"]["retrieved"] == "2026-11-28"
    assert data["notes"] == []
    (tmp_path / "pulled.toml").write_text(ask("Q1", "--dry-run", "--format", "toml").stdout, encoding="utf-8")
    assert [fact.id for fact in read_file(tmp_path / "pulled.toml")] == ["eva-berg", "mayor-of-brest", TERM]


def test_without_a_terminal_nobody_is_asked(ask: Ask, factcheck: Run, wikibase: Wikibase, tmp_path: Path) -> None:
    """Then --yes or --dry-run is needed, which is said before anything is fetched."""
    done = ask("Q1")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "factcheck: nobody can be asked here: say --yes to store, or --dry-run to look\n"
    assert wikibase.requests == []
    assert own(factcheck, tmp_path) == []


@pytest.mark.parametrize(("key", "stored"), [("y\n", 3), ("n\n", 0), ("\n", 0)])
def test_on_a_terminal_it_asks(
    factcheck: Run, wikibase: Wikibase, quiet_environment: dict[str, str], tmp_path: Path, key: str, stored: int
) -> None:
    """The facts are shown, then the question; only a yes stores."""
    del wikibase
    given = ["fact", "pull", "Q1", "--allow-private", "--db", str(tmp_path / "ledger.db")]
    terminal = Terminal(given, quiet_environment | {"PYTHONPATH": str(ROOT), "TERM": "xterm"})
    try:
        terminal.wait_for("new       eva-berg")
        terminal.wait_for("Store 3 facts? [y/N]")
        terminal.press(key)
        assert terminal.leave() == 0
    finally:
        terminal.close()
    assert len(own(factcheck, tmp_path)) == stored


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("Q404", "--yes"), "there is no such item"),
        (("Q1", "Q404", "--yes"), "there is no such item"),
        (("P39", "--yes"), "'P39' is no Wikidata item"),
        (("Q1", "Q100", "--id", "x", "--yes"), "--id names the fact of a single item"),
        ((*(f"Q{at}" for at in range(1, 52)), "--yes"), "at most 50 items can be pulled at once, and 51"),
        (("Q1", "--yes", "--retrieved", "2026-02-30"), "--retrieved: there is no day 2026-02-30"),
        (("Q1", "--yes", "--api", "ftp://x.example/"), "is not fetched: only http and https"),
        (("Q1", "--yes", "--api", "http://[::1/"), "is no web address"),
        (("Q1", "--yes", "--as", "office", "--id", "olaf-scholz"), "'olaf-scholz' is none of the kind"),
        (("Q1", "--yes", "--most", "0"), "--most"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else None,
)
def test_mistakes_are_one_sentence_and_store_nothing(
    ask: Ask, factcheck: Run, tmp_path: Path, given: tuple[str, ...], told: str
) -> None:
    """One sentence on standard error, exit status 2, nothing stored."""
    done = ask(*given)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert told in done.stderr
    assert own(factcheck, tmp_path) == []


@pytest.mark.parametrize(
    "answer",
    [Answer(429, headers={"Retry-After": "3600"}), Answer(404), Answer(200, b"<html>"), Answer(200, b"x" * 12_000_000)],
    ids=["pause", "not found", "no JSON", "huge"],
)
def test_trouble_out_there_stores_nothing(ask: Ask, wikibase: Wikibase, tmp_path: Path, answer: Answer) -> None:
    """With its own bounds the command says one sentence, and nothing is stored."""
    wikibase.trouble[API] = answer
    done = ask("Q100", "--yes")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert not (tmp_path / "ledger.db").exists()


def test_nothing_is_fetched_while_the_network_is_switched_off(
    ask: Ask, wikibase: Wikibase, quiet_environment: dict[str, str]
) -> None:
    """FACTCHECK_OFFLINE holds here too."""
    quiet_environment["FACTCHECK_OFFLINE"] = "1"
    done = ask("Q1", "--dry-run")
    assert (done.returncode, "FACTCHECK_OFFLINE" in done.stderr) == (2, True)
    assert wikibase.requests == []


def test_a_hostile_item_cannot_write_to_the_terminal(ask: Ask, wikibase: Wikibase) -> None:
    """Neither by its names nor by what the server answers instead."""
    evil = "Eva \x1b]0;x\x07\u202e\x9b31m Berg"
    wikibase.know(entity("Q1", evil, {"fr": [f"{evil} deux"]}, P31=[said(item(HUMAN))]))
    shown = [ask("Q1", "--dry-run", "--format", form) for form in ("text", "json", "toml")]
    wikibase.trouble[API] = Answer(400, evil.encode())
    shown.append(ask("Q1", "--dry-run"))
    assert [done.returncode for done in shown] == [0, 0, 0, 2]
    for done in shown:
        assert not any(sign in done.stdout + done.stderr for sign in "\x1b\x07\u202e\x9b")
