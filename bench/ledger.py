"""The ledger: reading articles in, and reading claims out.

Ingest: 1,000 made-up articles of 3 KB in one call, a transaction a document; what the store alone takes is told apart
from the scan. Reading: CPU time of whole commands on 10,000 claims against ``import sqlmodel``, byte-compiled, best of
ten.
"""

import compileall
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import factcheck
from bench.startup import COMMAND, cpu, row
from factcheck.facts import load_facts
from factcheck.flow import Judge, scan_document
from factcheck.flow.ledger import Ingested, ingest, ingest_all
from factcheck.model import Document
from factcheck.rules import select
from factcheck.store import Ledger

ARTICLES = 1_000
SIZE = 3_000  # characters of an article
CLAIMS = 10_000
NOW = datetime(2024, 11, 5, 10, tzinfo=UTC)
PUBLISHED = date(2024, 11, 5)
SENTENCES = (
    "Le ministre de l’Économie, {name}, a annoncé mardi un plan de {n} millions d’euros pour {town}.",
    "« Nous avons créé {n} emplois en 2023 », a déclaré {name}.",
    "Depuis 2019, la population de {town} a augmenté de {n} %.",
    "En juin 2026, {town} accueillera la prochaine conférence sur le climat.",
    "Selon {name}, le chantier doit s’achever d’ici à 2027.",
    "Les habitants de {town}, eux, attendent une réponse depuis plusieurs mois et le font savoir à chaque réunion.",
    "Reste à savoir comment convaincre ceux qui doutent, et ils sont nombreux dans la salle ce soir.",
    "« Personne ne nous a demandé notre avis », regrette {name}, qui tient une boulangerie dans le centre.",
    "À la sortie, les discussions se poursuivent sur le parvis, malgré le froid et la pluie.",
    "Faut-il pour autant tout arrêter ? La question divise jusque dans la majorité.",
    "Il faudrait, plaide {name}, prendre le temps d’écouter avant de décider quoi que ce soit.",
)
NAMES = ("Jeanne Morel", "Karim Haddad", "Lucie Fontaine", "Marc Delattre", "Inès Roux")
TOWNS = ("Nantes", "Dijon", "Lille", "Perpignan", "Brest")


def article(number: int) -> str:
    """Give a made-up article, the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - nothing secret
    text = f"Article n° {number}.\n"
    while len(text) < SIZE:
        sentence = chance.choice(SENTENCES)
        text += sentence.format(name=chance.choice(NAMES), town=chance.choice(TOWNS), n=chance.randint(2, 999))
        text += chance.choice(" \n")
    return text


def main() -> None:
    """Print the figures."""
    compileall.compile_dir(str(Path(factcheck.__file__).parent), quiet=1)
    compileall.compile_path(quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        _ingest(Path(folder) / "ingest.db")
        _read(Path(folder) / "read.db")


def _ingest(path: Path) -> None:
    judge = Judge(load_facts(), select(()), None)
    documents = [Document(article(i), "fr", PUBLISHED, "option", name=f"{i}.txt") for i in range(ARTICLES)]
    scan_document(documents[0], judge)
    begin = time.process_time()
    for document in documents[:100]:
        scan_document(document, judge)
    scanning = (time.process_time() - begin) / 100
    with Ledger.open(path, create=True, now=lambda: NOW, who="bench") as ledger:
        ingest(ledger, Document("Un essai.", "fr"), judge)
        begin, cpu_begin = time.perf_counter(), time.process_time()
        claims = sum(len(done.result.outcomes) for done in _ingested(ledger, documents, judge))
        wall, used = time.perf_counter() - begin, time.process_time() - cpu_begin
    print(f"ingest: {ARTICLES / wall:.0f} articles/s, aim >= 50 ({claims} claims, {path.stat().st_size >> 20} MB)")
    print(
        f"  CPU an article: {1000 * used / ARTICLES:.1f} ms in the storing process, {1000 * scanning:.1f} ms to scan it"
    )


def _ingested(ledger: Ledger, documents: list[Document], judge: Judge) -> Iterator[Ingested]:
    return (done for done in ingest_all(ledger, documents, judge) if isinstance(done, Ingested))


def _read(path: Path) -> None:
    judge = Judge(load_facts(), select(()), None)
    with Ledger.open(path, create=True, now=lambda: NOW, who="bench") as ledger:
        number = 0
        while len(ledger.lines()) < CLAIMS:
            for _ in range(20):
                number += 1
                ingest(ledger, Document(article(number), "fr", PUBLISHED, "option", name=f"{number}.txt"), judge)
    environment = os.environ | {"FACTCHECK_DB": str(path), "PYTHONPATH": str(Path(factcheck.__file__).parent.parent)}
    models = cpu([sys.executable, "-c", "import sqlmodel"])
    print(f"import sqlmodel {models:.0f} ms")
    for arguments in (
        ["list"],
        ["show", "1"],
        ["due"],
        ["search", "Nantes"],
        ["list", "--by", "worst"],
        ["history", "1"],
    ):
        row(" ".join(arguments), cpu([*COMMAND, *arguments], environment), models, 1.2)


if __name__ == "__main__":
    main()
