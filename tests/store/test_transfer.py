"""Export and import: lossless both ways, all or nothing, every mistake named with its line."""

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import Event, FactSource, SourceKind, SourceRecord, State
from factcheck.store import Ledger
from factcheck.store.errors import BadImportError
from tests.store.conftest import ARTICLE, Store, by_hand, opened


@pytest.fixture
def full(ledger: Ledger, store: Store) -> Ledger:
    """Give a ledger with something in every table, and a number that was taken back."""
    store(url="https://exemple.fr/pont")
    store("Une ligne de plus.\n" + ARTICLE.replace("42", "43"), url="https://exemple.fr/pont")
    ledger.add_claim(by_hand("Un fait, « entre guillemets »,\u2028\nsur deux lignes \U0001f300."))
    ledger.add_source([1, 2], SourceRecord(SourceKind.PERSON, title="Le maire", note="au téléphone"))
    ledger.set_review([1], "true", scale="default", note="vu")
    ledger.set_state([2], State.DROPPED)
    source = FactSource("Journal officiel", retrieved=date(2024, 1, 1))
    ledger.add_fact(Event("guerre", {"fr": ("la guerre",), "en": ("the war",)}, source, begin=date(2022, 2, 24)))
    ledger.add_claim(by_hand("Ceci est repris."))
    ledger.undo()
    return ledger


def exported(ledger: Ledger) -> list[str]:
    """Give the lines of an export."""
    out = io.StringIO()
    assert ledger.export(out) == out.getvalue().count("\n")
    return out.getvalue().splitlines(keepends=True)


def test_an_empty_ledger_becomes_the_exported_one(full: Ledger, tmp_path: Path) -> None:
    """Everything, history and numbers included, comes back: exporting again gives the same bytes."""
    lines = exported(full)
    with opened(tmp_path / "copy.db", who="Bob") as copy:
        done = copy.import_(lines, name="a.jsonl")
        assert exported(copy) == lines
        assert done.kept == {}
        assert copy.claims() == full.claims()
        assert copy.documents() == full.documents()
        assert copy.document(1, version=1) == full.document(1, version=1)
        assert copy.facts() == full.facts()
        assert copy.history() == full.history()
        assert copy.verify().problems == ()
        assert copy.lines() == full.lines()
        number = copy.add_claim(by_hand("Encore un."))
        assert number == full.add_claim(by_hand("Encore un."))
        copy.undo()
        assert copy.undo() == [full.undo(), full.undo()][1]


def test_importing_again_changes_nothing(full: Ledger) -> None:
    """A ledger that has everything is left as it is, and says so."""
    lines = exported(full)
    done = full.import_(lines, name="a.jsonl")
    assert done.added == {}
    assert done.kept["claim"] == len(full.claims())
    assert exported(full) == lines


def test_a_ledger_with_content_gets_what_it_does_not_have(full: Ledger, tmp_path: Path) -> None:
    """Documents, claims, sources, facts and reviews are added under new numbers; one undo takes them back."""
    with opened(tmp_path / "other.db") as other:
        other.add_claim(by_hand("Un fait d’ailleurs."))
        done = other.import_(exported(full), name="a.jsonl")
        assert done.added["claim"] == len(full.claims())
        assert done.added["document"] == 1
        assert {claim.key for claim in full.claims()} < {claim.key for claim in other.claims()}
        theirs = next(claim for claim in other.claims() if claim.verdict)
        mine = full.claim(1)
        assert (theirs.text, theirs.verdict, theirs.reviewer, theirs.note) == (mine.text, "true", "Ada", "vu")
        assert [source.title for source in theirs.sources] == ["Le maire"]
        assert theirs.flags == mine.flags
        assert other.verify().problems == ()
        other.undo()
        assert [claim.text for claim in other.claims()] == ["Un fait d’ailleurs."]


def test_a_claim_that_nobody_judged_takes_a_review_over_and_a_judged_one_does_not(full: Ledger, tmp_path: Path) -> None:
    """Reviews travel to colleagues, but never over a review of their own."""
    with opened(tmp_path / "other.db") as other:
        other.import_(exported(full), name="a.jsonl")
        mine = next(claim for claim in full.claims() if not claim.verdict and claim.state is State.NEW)
        full.set_review([mine.number], "false", scale="default", by="Zoé")
        full.set_review([1], "mixed", scale="default")
        other.import_(exported(full), name="a.jsonl")
        assert (other.claim(mine.number).verdict, other.claim(mine.number).reviewer) == ("false", "Zoé")
        assert other.claim(1).verdict == "true"


Edit = Callable[[dict[str, Any]], object]


def of(table: str, change: Edit) -> Callable[[list[str]], int]:
    """Give a function that changes the first line of ``table`` and gives its number."""

    def spoil(lines: list[str]) -> int:
        at = next(at for at, line in enumerate(lines) if json.loads(line)["table"] == table)
        data = json.loads(lines[at])
        change(data)
        lines[at] = json.dumps(data) + "\n"
        return at + 1

    return spoil


def line_two(text: str) -> Callable[[list[str]], int]:
    """Give a function that puts ``text`` in place of line 2."""

    def spoil(lines: list[str]) -> int:
        lines[1] = text
        return 2

    return spoil


def cut(lines: list[str]) -> int:
    """Take the last lines away."""
    del lines[-3:]
    return len(lines)


def twice(lines: list[str]) -> int:
    """Give a claim a second time."""
    at = next(at for at, line in enumerate(lines) if json.loads(line)["table"] == "claim")
    lines.insert(at, lines[at])
    return at + 2


SPOILT = {
    "no JSON": (line_two("{not json}\n"), "no JSON"),
    "no object": (line_two("[1, 2]\n"), "must be a JSON object"),
    "nested too deep": (line_two("[" * 100_000 + "\n"), "nested too deep"),
    "an endless number": (line_two('{"table": "claim", "id": ' + "9" * 5_000 + "}\n"), "digits"),
    "no number": (line_two('{"table": "claim", "worth": NaN}\n'), "NaN is no number"),
    "an unknown table": (line_two('{"table": "sqlite_schema"}\n'), "there is no table 'sqlite_schema'"),
    "another format": (of("ledger", lambda d: d.update(format=9)), "of another format"),
    "no head": (lambda lines: len(lines.pop(0)) and 1, "the first line should be"),
    "wrong numbers": (of("ledger", lambda d: d.update(numbers={"claim": -1})), "'numbers'"),
    "a column missing": (of("claim", lambda d: d.pop("key")), "'key' is missing"),
    "a column too many": (of("claim", lambda d: d.update(colour="red")), "there is no 'colour' in a claim"),
    "text for a number": (of("claim", lambda d: d.update(start="0")), "'start': must be a whole number"),
    "a number for text": (of("claim", lambda d: d.update(text=5)), "'text': must be text"),
    "true for a number": (of("claim", lambda d: d.update(gone=True, start=True)), "'start': must be a whole number"),
    "a day that is none": (of("claim", lambda d: d.update(recheck_on="2024-02-30")), "'recheck_on'"),
    "an unknown state": (of("claim", lambda d: d.update(state="done")), "'done' is none of new, in-review"),
    "worth above 1": (of("claim", lambda d: d.update(worth=2)), "'worth': must be a number from 0 to 1"),
    "a wrong mark": (of("claim", lambda d: d.update(times=[{"start": 0}])), "'times': 'end' is missing"),
    "a figure that is none": (
        of("claim", lambda d: d.update(shelf_life={"kind": "forever", "reason": "", "recheck_on": None})),
        "'shelf_life': 'kind': 'forever' is none of",
    ),
    "half of a character": (of("claim", lambda d: d.update(text="\ud800")), "half of a character"),
    "start after stop": (of("claim", lambda d: d.update(start=9, stop=3)), "'start' comes after 'stop'"),
    "outside of the text": (of("claim", lambda d: d.update(stop=10**6)), "the document's text has"),
    "no such document": (of("claim", lambda d: d.update(document_id=77)), "a document that no line before gave"),
    "a text that was changed": (of("document_text", lambda d: d.update(text="Autre.")), "'hash' is not that of 'text'"),
    "no such source": (of("claim_source", lambda d: d.update(source_id=77)), "a source that no line before gave"),
    "an unknown kind of fact": (of("fact", lambda d: d.update(kind="rumour")), "is no kind of fact"),
    "a wrong fact": (of("fact", lambda d: d.update(data={"id": 1})), "is missing"),
    "twice": (twice, "is there twice"),
    "cut short": (cut, "the file ends here"),
    "lines taken out": (lambda lines: [lines.pop(-2)] and len(lines), "lines: some are missing"),
}


@pytest.mark.parametrize(("spoil", "said"), SPOILT.values(), ids=SPOILT)
def test_a_mistake_is_named_with_file_and_line_and_nothing_is_imported(
    full: Ledger, tmp_path: Path, spoil: Callable[[list[str]], int], said: str
) -> None:
    """Whatever is wrong with a file, the ledger stays as it was."""
    lines = exported(full)
    number = spoil(lines)
    with opened(tmp_path / "other.db") as other:
        with pytest.raises(BadImportError) as error:
            other.import_(lines, name="a.jsonl")
        assert str(error.value).startswith(f"a.jsonl was not imported: line {number}: ")
        assert said in str(error.value)
        assert (other.claims(), other.documents(), other.history()) == ((), (), ())


def test_several_mistakes_are_told_at_once(full: Ledger) -> None:
    """One sentence names the lines of all mistakes, up to ten."""
    lines = exported(full)
    claims = [at for at, line in enumerate(lines) if json.loads(line)["table"] == "claim"]
    for at in claims[:2]:
        lines[at] = lines[at].replace('"state":"', '"state":"un')
    with pytest.raises(BadImportError, match=rf"line {claims[0] + 1}: .*; line {claims[1] + 1}: "):
        full.import_(lines, name="a.jsonl")
    with pytest.raises(BadImportError, match="and more"):
        full.import_(["{}\n"] * 50, name="a.jsonl")


def test_a_history_that_was_changed_is_refused(full: Ledger, tmp_path: Path) -> None:
    """An export whose history does not hang together does not become a ledger."""
    lines = exported(full)
    at = next(at for at, line in enumerate(lines) if json.loads(line)["table"] == "history")
    lines[at] = lines[at].replace('"who":"Ada"', '"who":"Bob"')
    with opened(tmp_path / "other.db") as other:
        with pytest.raises(BadImportError, match="history entry 1 "):
            other.import_(lines, name="a.jsonl")
        assert other.claims() == ()


def test_a_document_without_its_newest_text_is_refused(full: Ledger, tmp_path: Path) -> None:
    """A document that says it has a third version needs its text."""
    lines = exported(full)
    of("document", lambda data: data.update(version=3))(lines)
    lines = [line for line in lines if json.loads(line)["table"] in ("ledger", "document", "document_text")]
    lines.append(json.dumps({"table": "end", "lines": len(lines) + 1}))
    with (
        opened(tmp_path / "other.db") as other,
        pytest.raises(BadImportError, match="line 5: the newest text of"),
    ):
        other.import_(lines, name="a.jsonl")
