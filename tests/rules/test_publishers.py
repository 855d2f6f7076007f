"""Names of publishers: what is one house and what are two, and the table itself."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from factcheck.measure.publishers import House, house_of

TABLE = Path(__file__).parents[2] / "claims/publishers.toml"

SAME = [
    (("AFP Factuel", ""), ("Factuel AFP", "")),
    (("Agence France-Presse", ""), ("", "https://factuel.afp.com/doc.36.html")),
    (("Le Figaro avec AFP", ""), ("AFP", "")),
    (("The Guardian", ""), ("guardian", "https://www.theguardian.com/x")),
    (("Liberation", ""), ("Libération", "")),
    (("lemonde.fr", ""), ("Le Monde", "")),
    (("NATO", ""), ("OTAN", "")),
    (("", "https://www.exemple.fr/a"), ("", "http://exemple.fr/b")),
    (("Mairie de Brévan", ""), ("mairie de brevan", "")),
    (("Encyclopaedia Britannica", ""), ("Encyclopædia Britannica", "")),
    (("", "https://fr.wikipedia.org/wiki/OTAN"), ("Wikipedia", "")),
]  # fmt: skip
DIFFERENT = [
    (("AFP", ""), ("AP", "")),
    (("Le Monde", ""), ("Le Monde diplomatique", "")),
    (("France 24", ""), ("France Info", "")),
    (("", "https://lemonde.fr.exemple.net/a"), ("Le Monde", "")),
    (("", "https://a.exemple.fr/"), ("", "https://b.exemple.fr/")),
]  # fmt: skip


def key(given: tuple[str, str]) -> str:
    """Give the key of a house that there is."""
    found = house_of(*given)
    assert found is not None
    return found.key


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_house_under_two_names(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Order, case, accents, articles, services of the house and its sites make no second house."""
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_houses(one: tuple[str, str], other: tuple[str, str]) -> None:
    """What only looks alike stays apart."""
    assert key(one) != key(other)


def test_nobody_is_nobody() -> None:
    """Without name and address nothing is said; an address that is none is no site."""
    assert house_of("", "") is None
    assert house_of(" ", "https://[broken") is None
    assert house_of("?!", "") == House("?!", "?!")


def test_the_table_is_of_one_mind() -> None:
    """No name and no site stands twice, and each kind is one of five."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["publisher"]
    names = Counter(name.casefold() for row in rows for name in (row["name"], *row.get("also", ())))
    assert [name for name, count in names.items() if count > 1] == []
    sites = Counter(site for row in rows for site in row["sites"])
    assert [site for site, count in sites.items() if count > 1] == []
    assert {row["kind"] for row in rows} == {"agency", "press", "checker", "public", "encyclopaedia"}
    for row in rows:
        for name in (row["name"], *row.get("also", ())):
            assert key((name, "")) == key((row["name"], "")), name
