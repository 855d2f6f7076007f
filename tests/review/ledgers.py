"""A small ledger to review: one article with three claims, made as the flows make it."""

from datetime import UTC, date, datetime
from pathlib import Path

from factcheck.model import (
    Claim,
    Claimant,
    Document,
    Flag,
    Marks,
    Severity,
    ShelfLife,
    ShelfLifeClass,
    TimeStatus,
)
from factcheck.store import Ledger

TEXT = (
    "La mairie a ouvert trois crèches en 2024.\n"
    "Le maire, Paul Nguyen, promet deux écoles d’ici à 2027. Le budget augmente de 4 % et la dette recule.\n"
)
WORDS = (
    "La mairie a ouvert trois crèches en 2024.",
    "Le maire, Paul Nguyen, promet deux écoles d’ici à 2027.",
    "Le budget augmente de 4 % et la dette recule.",
)


def now() -> datetime:
    """Give a moment that stands still."""
    return datetime(2025, 3, 10, 9, tzinfo=UTC)


def opened(path: Path) -> Ledger:
    """Open the ledger at ``path``, made where it is missing."""
    return Ledger.open(path, create=True, now=now, who="ada")


def filled(path: Path) -> Path:
    """Make the ledger with the article's claims, 1 to 3; the second has an error, the third a note."""
    claims = [_claim(words, worth) for words, worth in zip(WORDS, (0.9, 0.5, 0.7), strict=True)]
    flags = [
        Flag(
            claims[1].start, claims[1].end, "TS109", "commitment", Severity.ERROR, "un engagement", "vérifier en 2028"
        ),
        Flag(claims[2].start, claims[2].end, "SR301", "no-source", Severity.NOTE, "pas de source"),
    ]
    document = Document(TEXT, "fr", date(2025, 3, 4), title="Les crèches", name="creches.txt")
    with opened(path) as ledger:
        ledger.ingest(document, Marks(), claims, flags, as_of=date(2025, 3, 4))
    return path


def _claim(words: str, worth: float) -> Claim:
    start = TEXT.index(words)
    life = ShelfLife(ShelfLifeClass.STATE, date(2026, 1, 1), "peut changer")
    claimant = Claimant("Paul Nguyen") if "promet" in words else None
    return Claim(start, start + len(words), words, worth, (), claimant, (), (), life, TimeStatus.CURRENT)
