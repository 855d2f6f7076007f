"""Checking the ledger: how the time grows with it, and what one more claim costs.

Ledgers of 1,000, 10,000 and 100,000 claims, in articles of about 20 sentences, French and English, made from parts that
vary, plus single claims added by hand; twins with another figure are strewn in. ``python -m bench check``
takes some minutes, nearly all of them to make the ledgers. ``BENCH_CLAIMS=1000,10000`` measures others.
"""

import os
import random
import subprocess
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import factcheck
from bench.startup import COMMAND
from factcheck.facts import load_facts
from factcheck.flow import Judge
from factcheck.flow.check import check_around
from factcheck.flow.ledger import add, ingest
from factcheck.model import Document
from factcheck.rules import select
from factcheck.store import Ledger

SIZES = "1000,10000,100000"
LEAST, MOST = 32, 990  # figures, which no day and no year is
BY_HAND = 20  # one claim of so many is added by hand
NOW = datetime(2024, 11, 5, 10, tzinfo=UTC)
DAY = date(2024, 11, 5)
LONGEST, MEMORY = 60, 1_000  # seconds and megabytes that 100,000 claims may take
ONE_MORE = 100  # milliseconds for one claim added
STEEPEST = 12  # times as long for ten times the claims
FRENCH = (
    "Le ministère {de} a consacré {n} millions d'euros {pour} à {town} en {year}.",
    "{name} a annoncé {day} {month} {year} la construction {de} à {town}, pour {n} millions d'euros.",
    "Selon {name}, {n} % des habitants de {town} soutiennent la réforme {de}.",
    "Depuis {year}, la fréquentation {de} a augmenté de {n} % à {town}.",
    "« Nous avons recruté {n} personnes {pour} », a déclaré {name}, responsable {de} à {town}.",
    "Le sommet consacré à la question {de} s'est tenu à {town} le {day} {month} {year}.",
    "À {town}, {n} entreprises sont spécialisées dans le secteur {de}, et la région les soutient.",
    "En juin 2027, {town} accueillera une conférence {pour}, a confirmé {name}.",
    "L'association dirigée par {name} s'oppose au projet {de} voulu par la mairie de {town}.",
    "À {town}, l'usine {de} emploie {n} salariés et doit en embaucher d'autres d'ici à 2028.",
)
ENGLISH = (
    "The ministry spent {n} million euros on {thing} in {town} in {year}.",
    "{name} announced on {day} {month} {year} that {town} would build a centre for {thing} worth {n} million euros.",
    "According to {name}, {n}% of the people of {town} back the reform of {thing}.",
    "Since {year}, spending on {thing} in {town} has risen by {n}%.",
    '"We hired {n} people for {thing}," said {name}, who runs the office in {town}.',
    "The summit on {thing} was held in {town} on {day} {month} {year}.",
    "In {town} there are {n} companies working on {thing}, and the region supports them.",
    "In June 2027 {town} will host a conference on {thing}, {name} confirmed.",
    "The group led by {name} opposes the plan for {thing} that the council of {town} adopted.",
    "In {town}, the plant for {thing} employs {n} workers and will have to take on more by 2028.",
)
THINGS = tuple(
    tuple(pair.split("|"))
    for pair in (
        "écoles|schools", "hôpitaux|hospitals", "tramways|trams", "éoliennes|wind farms", "logements|housing",
        "forêts|forests", "musées|museums", "ports|harbours", "vaccins|vaccines", "batteries|batteries",
        "archives|archives", "ponts|bridges", "barrages|dams", "crèches|nurseries", "prisons|prisons",
        "stades|stadiums", "semences|seeds", "satellites|satellites", "radars|radars", "abattoirs|slaughterhouses",
    )
)  # fmt: skip
ROOTS = ("Mar", "Bel", "Cor", "Dan", "Fau", "Gri", "Lan", "Mon", "Pel", "Rou", "San", "Ter", "Val", "Ver", "Bou", "Cha")
MIDDLES = ("", "di", "ga", "lo", "mi", "na", "ri", "se", "ta", "vo")
TOWN_ENDS = ("court", "ville", "mont", "sac", "bourg", "val", "rac", "nay")
NAME_ENDS = ("dier", "gnon", "vin", "lard", "teau", "net", "mann", "quet")
FIRST = ("Anne", "Bruno", "Claire", "David", "Élise", "Farid", "Gaëlle", "Hugo", "Inès", "Jonas", "Karima", "Louis")
MONTHS = (("mars", "March"), ("mai", "May"), ("juin", "June"), ("octobre", "October"))


def sentence(chance: random.Random, language: str) -> str:
    """Give a made-up sentence."""
    french = language == "fr"
    month, thing = (chance.choice(pairs)[0 if french else 1] for pairs in (MONTHS, THINGS))
    word = chance.choice(ROOTS) + chance.choice(MIDDLES)
    return chance.choice(FRENCH if french else ENGLISH).format(
        n=chance.randint(LEAST, MOST),
        town=word + chance.choice(MIDDLES) + chance.choice(TOWN_ENDS),
        name=f"{chance.choice(FIRST)} {chance.choice(ROOTS)}{chance.choice(MIDDLES)}{chance.choice(NAME_ENDS)}",
        year=chance.randint(2008, 2024),
        day=chance.randint(2, 28),
        month=month,
        thing=thing,
        de=f"des {thing}",
        pour=f"pour les {thing}",
    )


def twin(chance: random.Random, told: str) -> str:
    """Give a sentence again with another figure in it."""
    digits = [word for word in told.replace("%", " ").split() if word.isdigit() and LEAST <= int(word) < MOST]
    return told.replace(digits[0], str(chance.randint(LEAST, MOST)), 1) if digits else told


def documents(claims: int) -> Iterator[Document]:
    """Give articles, the same at every call; about ``claims`` sentences."""
    chance = random.Random(claims)  # noqa: S311 - nothing secret
    told: dict[str, list[str]] = {"fr": [], "en": []}
    for number in range(claims // BY_HAND + 1):
        language = chance.choice(("fr", "en"))
        lines = [sentence(chance, language) for _ in range(BY_HAND)]
        if number % 4 == 3 and told[language]:  # noqa: PLR2004 - one article in four tells an earlier sentence again
            lines[0] = twin(chance, chance.choice(told[language]))
        told[language] = [*told[language][-40:], lines[-1]]
        day = DAY - timedelta(days=chance.randrange(400))
        yield Document(" ".join(lines), language, day, "option", name=f"{number}.txt", title=f"Article {number}")


def make(path: Path, claims: int) -> int:
    """Make a ledger; gives how many claims it holds."""
    judge = Judge(load_facts(), select(()))
    with Ledger.open(path, create=True, now=lambda: NOW, who="bench") as ledger:
        held = 0
        for document in documents(claims):
            if held >= claims:
                break
            held += len(ingest(ledger, document, judge).outcomes)
            add(ledger, Document(document.text.split(". ")[0] + ".", document.language, DAY, "claim"), judge)
            held += 1
    return held


def run(path: Path, *arguments: str) -> tuple[float, float]:
    """Run a command on a ledger; gives seconds and megabytes."""
    environment = os.environ | {"FACTCHECK_DB": str(path), "PYTHONPATH": str(Path(factcheck.__file__).parent.parent)}
    with Path(os.devnull).open("w") as nowhere:
        begin = time.perf_counter()
        process = subprocess.Popen([*COMMAND, *arguments], env=environment, stdout=nowhere)
        _, _, used = os.wait4(process.pid, 0)
    return time.perf_counter() - begin, used.ru_maxrss / 1024


def main() -> None:
    """Print the figures."""
    before = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, os.environ.get("BENCH_CLAIMS", SIZES).split(",")):
            path = Path(folder) / f"{size}.db"
            begin = time.perf_counter()
            held = make(path, size)
            made = time.perf_counter() - begin
            seconds, megabytes = run(path, "check", "--as-of", "2026-11-23", "--format", "concise")
            grown = f", {seconds / before:.1f} times the one before" if before else ""
            print(f"check {held} claims: {seconds:.1f} s{grown}, {megabytes:.0f} MB ({made:.0f} s to make)", flush=True)
            before = seconds
            _one_more(path)
    print(f"aim: 100,000 claims in {LONGEST} s and {MEMORY} MB, ten times the claims in {STEEPEST} times the time")


def _one_more(path: Path) -> None:
    """Tell what holding one more claim against the ledger costs, in a process that is running."""
    judge, chance = Judge(load_facts(), select(())), random.Random(7)  # noqa: S311 - nothing secret
    taken = []
    with Ledger.open(path, now=lambda: NOW, who="bench") as ledger:
        for language in ("fr", "en") * 10:
            number = add(ledger, Document(sentence(chance, language), language, DAY, "claim"), judge)
            begin = time.perf_counter()
            check_around(ledger, judge, number)
            taken.append(1000 * (time.perf_counter() - begin))
    print(
        f"  one more claim: {sorted(taken)[10]:.0f} ms, at most {max(taken[2:]):.0f} ms; aim {ONE_MORE} ms", flush=True
    )


if __name__ == "__main__":
    main()
