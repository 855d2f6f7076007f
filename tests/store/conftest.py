"""Ledgers for tests: a clock that is told, a file in an empty folder, articles taken through the real stages."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from factcheck.flow import Judge
from factcheck.flow.ledger import ingest
from factcheck.model import ClaimRecord, Document, ShelfLife, ShelfLifeClass, TimeStatus
from factcheck.store import IngestResult, Ledger

NOW = datetime(2024, 11, 5, 10, 0, tzinfo=UTC)
PUBLISHED = date(2024, 11, 5)
JUDGE = Judge()
ARTICLE = """Le maire de Lyon inaugure le pont Kitchener
Le pont Kitchener a rouvert mardi après 18 mois de travaux. Le chantier a coûté 42 millions d’euros.
« Nous n’avons pas augmenté les impôts », a déclaré Jeanne Morel, l’adjointe aux finances.
En juin 2025, la ville accueillera le congrès mondial des ponts. Karim Haddad dirige l’agence d’urbanisme depuis 2019.
"""
Store = Callable[..., IngestResult]


def opened(path: Path, *, create: bool = True, who: str = "Ada", patience: float = 5.0) -> Ledger:
    """Open a ledger whose clock stands still."""
    return Ledger.open(path, create=create, now=lambda: NOW, who=who, patience=patience)


def document(
    text: str = ARTICLE, *, name: str = "pont.txt", url: str = "", published: date | None = PUBLISHED
) -> Document:
    """Give a French article."""
    return Document(text, "fr", published, "option" if published else "", name=name, url=url)


def by_hand(text: str = "L’OTAN compte 32 membres.", recheck_on: date | None = date(2025, 1, 1)) -> ClaimRecord:
    """Give a claim to add by hand."""
    life = ShelfLife(ShelfLifeClass.STATE, recheck_on, "un état présent") if recheck_on else None
    status = TimeStatus.CURRENT
    return ClaimRecord(0, "", text, "fr", shelf_life=life, recheck_on=recheck_on, time_status=status)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give where the ledger is."""
    return tmp_path / "ledger.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    """Give an empty ledger."""
    with opened(path) as made:
        yield made


@pytest.fixture
def store(ledger: Ledger) -> Store:
    """Give a function that reads an article into the ledger: ``store(text, name=…, url=…, published=…)``."""

    def read(text: str = ARTICLE, *, update: int = 0, **about: object) -> IngestResult:
        return ingest(ledger, document(text, **about), JUDGE, update=update)  # type: ignore[arg-type]

    return read
