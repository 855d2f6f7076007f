"""A long batch is scanned ahead in other processes: the ledger is the same as without them."""

import os
import signal
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest

from factcheck.flow import Scan, ahead, scan_document
from factcheck.flow.ahead import FEW, scan_ahead
from factcheck.flow.articles import Failure
from factcheck.flow.ledger import Ingested, ingest, ingest_all
from factcheck.model import Document
from factcheck.store import Ledger, Reading
from tests.store.conftest import JUDGE, document, opened

PROCESSES = 2


def article(number: int) -> Document:
    """Give an article with its number in it."""
    text = f"La commune n° {number} a voté mardi un budget de {number + 2} millions d’euros pour 2025."
    return document(text, name=f"{number}.txt")


def scanned(found: list[Document]) -> Iterator[tuple[Document, Scan | None]]:
    """Scan all of ``found`` ahead."""
    return scan_ahead(found, JUDGE, lambda item: item, processes=PROCESSES)


def test_what_is_scanned_ahead_is_what_is_scanned_here() -> None:
    """The first few are left to the caller; of the others each comes with its own scan, in order."""
    found = [article(number) for number in range(FEW + 7)]
    given = list(scanned(found))
    assert [item for item, _ in given] == found
    assert [scan for _, scan in given] == [None] * FEW + [scan_document(item, JUDGE) for item in found[FEW:]]


def test_a_few_articles_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does one core: another process would only take turns with this one."""
    assert [scan for _, scan in scanned([article(1)] * FEW)] == [None] * FEW
    monkeypatch.setattr(ahead, "_cores", lambda: 1)
    alone = scan_ahead([article(1)] * (FEW + 2), JUDGE, lambda item: item)
    assert [scan for _, scan in alone] == [None] * (FEW + 2)
    assert active_children() == []


def test_whoever_stops_early_leaves_no_process() -> None:
    """The processes end when nobody wants more."""
    given = scanned([article(number) for number in range(FEW + 20)])
    for _ in range(FEW + 3):
        next(given)
    assert len(active_children()) == PROCESSES
    given.close()  # type: ignore[attr-defined]
    assert active_children() == []


def test_a_process_that_is_killed_loses_nothing() -> None:
    """What it was asked for is left to the caller, as is all that it would have been asked for."""
    found = [article(number) for number in range(FEW + 12)]
    given = scanned(found)
    first = [next(given) for _ in range(FEW + 2)]
    for child in active_children():
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()
    rest = list(given)
    assert [item for item, _ in (*first, *rest)] == found
    assert rest[-1][1] is None


def test_the_ledger_is_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twins, new versions and articles in no known language come in one batch, far and close behind each other."""
    articles = [article(number) for number in range(FEW + 6)]
    edited = document("La commune n° 26 a voté mardi un budget de 99 millions d’euros pour 2025.", name="26.txt")
    unknown = Document("Der Bürgermeister trat am Dienstag zurück.", "xx", name="zurueck.txt")
    batch = [*articles, edited, article(3), article(FEW + 5), unknown, article(FEW + 7)]
    with opened(path) as ledger:
        monkeypatch.setattr(ahead, "_cores", lambda: PROCESSES)
        done = list(ingest_all(ledger, batch, JUDGE))
        told, history = _told(ledger), ledger.history()
    with opened(path.with_name("slow.db")) as ledger:
        for item in batch[:-2]:
            ingest(ledger, item, JUDGE)
        ingest(ledger, batch[-1], JUDGE)
        assert _told(ledger) == told
        assert ledger.history() == history
    readings = [item.result.reading for item in done if isinstance(item, Ingested)]
    assert readings[FEW + 6 :] == [Reading.UPDATED, Reading.UNCHANGED, Reading.UNCHANGED, Reading.NEW]
    assert [item.code for item in done if isinstance(item, Failure)] == ["unknown-language"]


def _told(ledger: Ledger) -> list[object]:
    return [*ledger.documents(), *ledger.claims()]
