"""A ledger with one claim, and a web to take its sources from."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from factcheck.flow import Judge
from factcheck.flow.sources import Manners
from factcheck.model import ClaimRecord, SourceKind, SourceRecord
from factcheck.rules import RULES
from factcheck.store import Ledger
from tests.web import QUICK, Web

DAY = date(2026, 11, 24)
Add = Callable[..., int]


class Clock:
    """A clock that each look at it puts forward by a millisecond."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Give the moment."""
        self.now += timedelta(milliseconds=1)
        return self.now

    def forward(self, days: int) -> date:
        """Let days pass; gives the day that it is then."""
        self.now += timedelta(days=days)
        return self.now.date()


@pytest.fixture
def clock() -> Clock:
    """Give a clock that stands on 24 November 2026."""
    return Clock()


@pytest.fixture
def web() -> Iterator[Web]:
    """Give a web that is being served."""
    with Web().serving() as served:
        yield served


@pytest.fixture
def manners(web: Web) -> Manners:
    """Give quick manners that lead every name to the web."""
    return Manners(QUICK, allow_private=True, resolve=web.resolve)


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> Iterator[Ledger]:
    """Give a ledger with one claim."""
    with Ledger.open(tmp_path / "ledger.db", create=True, now=clock, who="Ada") as opened:
        opened.add_claim(ClaimRecord(0, "", "Les alliés ont fourni 40 milliards d'euros.", "fr"))
        yield opened


@pytest.fixture
def add(ledger: Ledger) -> Add:
    """Give what adds a source to the claim."""

    def source(url: str, passage: str = "") -> int:
        return ledger.add_source([1], SourceRecord(SourceKind.URL, url=url, passage=passage))

    return source


@pytest.fixture
def judge() -> Judge:
    """Give a judge of today with all rules."""
    return Judge(rules=RULES, as_of=DAY)
