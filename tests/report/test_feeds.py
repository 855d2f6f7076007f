"""The calendar and the Atom feed of what falls due: a reader that asks again updates what it has."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from lxml import etree

from factcheck.cli import common, run
from factcheck.languages import load
from factcheck.report import render
from factcheck.report.atom import NAMESPACE
from tests.report.samples import CLAIMS, HOSTILE, dossier, hostile_dossier

ARTICLE = "En juillet 2025, Brévan accueillera la course.\nLa commune s’est engagée à livrer 400 logements en 2026.\n"


def entries(text: str) -> dict[str, dict[str, str]]:
    """Read a feed's entries by their identifiers."""
    found = etree.fromstring(text.encode()).findall(f"{{{NAMESPACE}}}entry")
    return {
        str(entry.findtext(f"{{{NAMESPACE}}}id")): {child.tag.rpartition("}")[2]: child.text or "" for child in entry}
        for entry in found
    }


def events(text: str) -> dict[str, dict[str, str]]:
    """Read a calendar's events by their identifiers."""
    blocks = text.replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]
    made = [dict(line.split(":", 1) for line in block.split("END:VEVENT")[0].splitlines()) for block in blocks]
    return {event["UID"]: event for event in made}


def test_a_feed_is_what_the_standard_asks_for() -> None:
    """Feed and entries have identifiers, titles, moments and an author; entries come by their days."""
    text = render("atom", dossier(), load("fr"))
    feed = etree.fromstring(text.encode())
    for name in ("id", "title", "updated", "author"):
        assert feed.find(f"{{{NAMESPACE}}}{name}") is not None, name
    found = entries(text)
    assert found
    assert all(identity.startswith("urn:uuid:") for identity in found)
    for entry in found.values():
        assert {"id", "title", "updated", "content"} <= set(entry)
        datetime.fromisoformat(entry["updated"])


def test_falling_due_updates_an_entry() -> None:
    """On its day an entry is updated under the same identifier; before, it is as its claim last changed."""
    dated = [claim for claim in CLAIMS if claim.recheck_on and not claim.gone]
    due = max(claim.recheck_on for claim in dated if claim.recheck_on)
    before = entries(render("atom", dossier(as_of=date(2025, 3, 5)), load("fr")))
    after = entries(render("atom", dossier(as_of=due), load("fr")))
    assert before.keys() == after.keys()
    changed = {after[identity]["updated"] for identity in before if before[identity] != after[identity]}
    assert changed == {"2025-09-01T00:00:00Z", "2026-11-01T00:00:00Z"}


@pytest.mark.parametrize("words", HOSTILE)
def test_a_feed_holds_words_as_words(words: str) -> None:
    """Whatever a claim says, the feed is well-formed, and nothing in it is an element or a link."""
    text = render("atom", hostile_dossier(words), load("en"))
    known = {"feed", "id", "title", "updated", "author", "name", "generator", "link", "entry", "published"}
    assert {element.tag.rpartition("}")[2] for element in etree.fromstring(text.encode()).iter()} <= known | {
        "category",
        "content",
    }
    assert all(char.isprintable() or char == "\n" for char in text)
    links = [element.get("href", "") for element in etree.fromstring(text.encode()).iter(f"{{{NAMESPACE}}}link")]
    assert all(link.startswith(("https://", "http://", "#")) for link in links)


def test_changes_reach_reader_and_calendar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A claim that gets another day keeps its identifiers; its number in the sequence and its moment go up."""
    monkeypatch.delenv("FACTCHECK_DB", raising=False)
    article, ledger = tmp_path / "a.txt", str(tmp_path / "ledger.db")
    article.write_text(ARTICLE, encoding="utf-8")
    monkeypatch.setattr(common, "now", lambda: datetime(2024, 11, 5, 9, tzinfo=UTC))
    assert run(["ingest", str(article), "--published", "2024-11-05", "--db", ledger]) == 0
    asked = ["--as-of", "2024-11-06", "--db", ledger]

    def reports() -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
        capsys.readouterr()
        assert run(["report", "--format", "ics", *asked]) == 0
        calendar = events(capsys.readouterr().out)
        assert run(["report", "--format", "atom", *asked]) == 0
        return calendar, entries(capsys.readouterr().out)

    calendar, feed = reports()
    assert reports() == (calendar, feed)
    assert {event["SEQUENCE"] for event in calendar.values()} == {"0"}
    monkeypatch.setattr(common, "now", lambda: datetime(2024, 11, 6, 10, tzinfo=UTC))
    assert run(["edit", "1", "--recheck-on", "2025-09-15", "--db", ledger]) == 0
    later, fed = reports()
    assert (later.keys(), fed.keys()) == (calendar.keys(), feed.keys())
    moved = [uid for uid in later if later[uid] != calendar[uid]]
    assert len(moved) == 1
    event = later[moved[0]]
    assert (event["SEQUENCE"], event["LAST-MODIFIED"]) == ("1", "20241106T100000Z")
    assert event["DTSTART;VALUE=DATE"] == "20250915"
    changed = [entry for identity, entry in fed.items() if entry != feed[identity]]
    assert [entry["updated"] for entry in changed] == ["2024-11-06T10:00:00Z"]


def test_a_dropped_claim_leaves_the_feed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What nobody is to look at any more is not fed; the calendar cancels it."""
    monkeypatch.delenv("FACTCHECK_DB", raising=False)
    article, ledger, output = tmp_path / "a.txt", str(tmp_path / "ledger.db"), tmp_path / "due.atom"
    article.write_text(ARTICLE, encoding="utf-8")
    assert run(["ingest", str(article), "--published", "2024-11-05", "--db", ledger]) == 0
    assert run(["edit", "1", "--state", "dropped", "--db", ledger]) == 0
    assert run(["report", "-o", str(output), "--as-of", "2024-11-06", "--db", ledger]) == 0
    capsys.readouterr()
    assert run(["list", "--format", "json", "--db", ledger]) == 0
    claims = json.loads(capsys.readouterr().out)
    assert len(entries(output.read_text(encoding="utf-8"))) == len(claims) - 1
