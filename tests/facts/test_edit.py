"""``factcheck fact edit`` and ``remove``: what is not named stays, and whatever leaned on the fact is listed."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.conftest import Run

Ask = Callable[..., "CompletedProcess[str]"]
ARTICLE = (
    "Le chancelier allemand Olaf Scholz s'oppose à la livraison de missiles.\n"
    "Le pays est ravagé par plus de deux ans de guerre avec la Russie.\n"
)


@pytest.fixture
def ask(factcheck: Run, tmp_path: Path) -> Ask:
    """Give the command on a ledger into which an article was read, its first claim reviewed."""
    db = ("--db", str(tmp_path / "ledger.db"))
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert factcheck("ingest", "a.txt", "--published", "2024-11-05", *db).returncode == 0
    factcheck("source", "add", "1", "Compte rendu", "--stance", "supports", *db)
    assert factcheck("review", "1", "--verdict", "true", *db).returncode == 0
    return lambda *given: factcheck(*given, *db)


def facts(ask: Ask, *given: str) -> dict[str, object]:
    """Give the one fact of that id, as it holds now."""
    found: list[dict[str, object]] = json.loads(ask("fact", "list", *given, "--format", "json").stdout)
    return found[0]


def test_what_is_not_named_stays(ask: Ask) -> None:
    """A copy of the shipped fact with one date changed takes its place; source, labels and note are as they were."""
    before = facts(ask, "scholz-germany")
    done = ask("fact", "edit", "scholz-germany", "--end", "2025-05-07")
    assert done.stdout.startswith("fact scholz-germany: changed\n  end: 2025-05-06 → 2025-05-07\n")
    assert facts(ask, "scholz-germany") == before | {"origin": "user", "end": "2025-05-07"}


def test_an_own_fact_is_changed_key_by_key(ask: Ask) -> None:
    """Labels are set by language, the source by its keys; an empty value takes away, and again changes nothing."""
    ask("fact", "add", "person", "eva-berg", "--label", "fr=Eva Berg", "--label", "en=Eva Berg", "--born", "1970-02",
        "--source", "Registre", "--publisher", "Mairie", "--retrieved", "2026-11-01", "--note", "vu")  # fmt: skip
    changes = ("--label", "fr=Eva Berg", "--label", "fr=E. Berg", "--note", "", "--url", "https://example.org/r",
               "--retrieved", "2026-11-20", "--died", "unknown")  # fmt: skip
    assert ask("fact", "edit", "eva-berg", *changes).returncode == 0
    fact = facts(ask, "eva-berg")
    assert fact["labels"] == {"fr": ["Eva Berg", "E. Berg"], "en": ["Eva Berg"]}
    assert (fact["born"], fact["died"], fact.get("note")) == ("1970-02", "unknown", None)
    assert fact["source"] == {
        "title": "Registre", "url": "https://example.org/r", "publisher": "Mairie", "retrieved": "2026-11-20",
    }  # fmt: skip
    assert ask("fact", "edit", "eva-berg", *changes).stdout == "fact eva-berg: was so already\n"


def test_what_leaned_on_it_is_listed(ask: Ask) -> None:
    """Each claim with number, sentence, document, verdict and what ties it; each article with its flags."""
    told = ask("fact", "edit", "scholz-germany", "--end", "2024-10-01").stdout
    assert "1 claim and 1 article leaned on it:" in told
    assert "    1  checked    true             document 1  Le chancelier allemand Olaf Scholz" in told
    assert "names it; no flag and no recheck date leans on it" in told
    war = ask("fact", "edit", "invasion-of-ukraine", "--begin", "2022-02-23").stdout
    assert "TS202 'plus de deux ans' is right until" in war
    assert "  document 1 (a.txt): claim 2; TS202" in war


def test_a_person_reaches_the_terms_that_it_has(ask: Ask) -> None:
    """Who leans on a term of a person leans on the person."""
    told = json.loads(ask("fact", "edit", "olaf-scholz", "--born", "1958-06-14", "--format", "json").stdout)
    assert [claim["number"] for claim in told["claims"]] == [1]
    assert told["claims"][0]["facts"] == []
    reached = json.loads(ask("fact", "edit", "donald-trump", "--born", "1946-06-14", "--format", "json").stdout)
    assert reached["claims"] == reached["documents"] == []


def test_a_dry_run_tells_the_same_and_stores_nothing(ask: Ask) -> None:
    """Before the change the list is what it is after it."""
    given = ("fact", "edit", "scholz-germany", "--end", "2025-05-07", "--format", "json")
    before = facts(ask, "scholz-germany")
    dry = json.loads(ask(*given, "--dry-run").stdout)
    assert facts(ask, "scholz-germany") == before
    done = json.loads(ask(*given).stdout)
    assert (dry.pop("stored"), done.pop("stored")) == (False, True)
    assert dry == done
    assert dry["changes"] == [{"key": "end", "was": "2025-05-06", "now": "2025-05-07"}]


def test_removing_tells_what_holds_again(ask: Ask) -> None:
    """The shipped fact comes back, and what leaned on the user's own is listed, also before it is done."""
    ask("fact", "edit", "scholz-germany", "--end", "2025")
    dry = ask("fact", "remove", "scholz-germany", "--dry-run")
    assert facts(ask, "scholz-germany")["end"] == "2025"
    done = ask("fact", "remove", "scholz-germany")
    assert dry.stdout.replace("would be removed", "removed").replace("lean on", "leaned on") == done.stdout
    assert "the shipped one holds again:\n  end: 2025 → 2025-05-06\n" in done.stdout
    assert facts(ask, "scholz-germany")["origin"] == "shipped"
    assert "took back" in ask("undo").stdout
    (gone,) = json.loads(ask("fact", "remove", "scholz-germany", "--format", "json").stdout)
    assert (gone["removed"], [claim["verdict"] for claim in gone["claims"]]) == (True, ["true"])


def test_a_list_as_of_a_day_keeps_what_may_still_hold(ask: Ask) -> None:
    """A term that ended in a year is listed for each of its days, and not for the day after."""
    ask("fact", "edit", "scholz-germany", "--end", "2025")
    for day, listed in (("2025-08-01", True), ("2025-12-31", True), ("2026-01-01", False)):
        shown = ask("fact", "list", "--kind", "term", "--as-of", day).stdout
        assert ("2021-12-08..2025 " in shown) is listed


def test_a_verdict_left_without_a_source_is_told(ask: Ask) -> None:
    """Removing the only source of a reviewed claim says so; of two numbers both are known or none is removed."""
    refused = ask("source", "remove", "1", "7")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "no source 7" in refused.stderr
    assert "its verdict is left without a source" in ask("source", "remove", "1", "--dry-run").stdout
    told = json.loads(ask("source", "remove", "1", "--format", "json").stdout)
    assert [(claim["number"], claim["verdict"], claim["sources_left"]) for claim in told["claims"]] == [(1, "true", 0)]
    assert [document["claims"] for document in told["documents"]] == [[1]]
    assert json.loads(ask("source", "list", "--format", "json").stdout) == []


def test_without_a_ledger_a_dry_run_makes_none(factcheck: Run, tmp_path: Path) -> None:
    """What would be changed of a shipped fact can be seen before there is a ledger."""
    done = factcheck("fact", "edit", "merz-germany", "--end", "2029", "--dry-run")
    assert done.stdout == "fact merz-germany: would change\n  end: none → 2029\nnothing in the ledger leans on it\n"
    assert not list((tmp_path / "home").rglob("*.db"))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("fact", "edit", "nobody", "--note", "x"), "there is no fact 'nobody'"),
        (("fact", "edit", "merz-germany"), "say what to change"),
        (("fact", "edit", "merz-germany", "--born", "1955-11-11"), "the key 'born' is not known: terms have"),
        (("fact", "edit", "merz-germany", "--begin", "2025-02-30"), "--begin: there is no day 2025-02-30"),
        (("fact", "edit", "merz-germany", "--end", "2024"), "'end' (2024-12-31) lies before 'begin' (2025-05-06)"),
        (("fact", "edit", "merz-germany", "--office", "pope"), "'pope', which is not known"),
        (("fact", "edit", "merz-germany", "--source", ""), "'source'"),
        (("fact", "edit", "olaf-scholz", "--label", "fr=", "--label", "en="), "the key 'labels' is missing"),
        (("fact", "edit", "olaf-scholz", "--wikidata", "61053"), "must be the id of a Wikidata item"),
        (("fact", "remove", "merz-germany"), "you have no fact 'merz-germany' of your own"),
    ],
)
def test_mistakes_are_one_sentence_and_change_nothing(ask: Ask, given: tuple[str, ...], told: str) -> None:
    """One sentence on standard error, exit status 2, and the facts are as they were."""
    done = ask(*given)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert told in done.stderr
    assert json.loads(ask("fact", "list", "--own", "--format", "json").stdout) == []


def test_what_facts_hold_is_shown_and_not_obeyed(ask: Ask, tmp_path: Path) -> None:
    """A fact imported from elsewhere cannot write to the terminal, whatever is changed in it."""
    evil = "a\x1b]0;x\x07\u202eb"
    entry = {"id": evil, "labels": {"fr": [evil]}, "note": evil, "source": {"title": evil}}
    (tmp_path / "evil.json").write_text(json.dumps({"events": [entry]}), encoding="utf-8")
    assert ask("fact", "import", str(tmp_path / "evil.json")).returncode == 0
    for given in (
        ("fact", "list", "--own"),
        ("fact", "edit", evil, "--note", "x", "--dry-run"),
        ("fact", "edit", evil, "--note", "x", "--format", "json"),
        ("fact", "remove", evil),
    ):
        shown = ask(*given)
        assert shown.returncode == 0, shown.stderr
        assert not any(sign in shown.stdout + shown.stderr for sign in "\x1b\x07\u202e")
