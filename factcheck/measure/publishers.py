"""Who published something, under one name: "Factuel AFP", "AFP Factuel" and a page of factuel.afp.com are one house.

In: a publisher's name as somebody typed it, and an address. Out: a ``House``. The table is ``claims/publishers.toml``;
a name that it does not hold stands for itself, and an address without a name for its site.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from factcheck.model.frozen import dataclass

_PACKAGE = Path(__file__).parents[1]
_WORD = re.compile(r"[^\W_]+")
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|at_\w+|xtor)=[^&]*&?")
_DOORS = ("www.", "m.", "amp.", "mobile.")


@dataclass(frozen=True, slots=True)
class House:
    """A publisher: its name, and what kind it is, "" where the table does not know it.

    ``key`` is the same for all of its names and sites.
    """

    key: str
    name: str
    kind: str = ""


def house_of(publisher: str, url: str = "") -> House | None:
    """Give the house that published something; None where neither a name nor an address tells."""
    site = _site(url)
    if not publisher.strip():
        return _by_site(site) if site else None
    if _SITE.fullmatch(publisher.strip().casefold()):
        return _by_name(publisher) or _by_site(_site(f"//{publisher.strip()}"))
    return _by_name(publisher) or _credited(publisher) or House(_key(publisher) or publisher, publisher.strip())


def page_of(url: str) -> str:
    """Give what all addresses of one page have in common: neither scheme, "www.", fragment, tracking nor last slash."""
    if not (site := _site(url.strip())):
        return ""
    parts = urlsplit(url.strip())
    path = parts.path.rstrip("/").removesuffix("/amp")
    return f"{site}{path}?{_TRACKING.sub('', parts.query).rstrip('&')}"


def _by_name(name: str) -> House | None:
    return _table()[0].get(_key(name))


def _credited(publisher: str) -> House | None:
    """Give the agency whose text another house printed under both names."""
    named = (_by_name(part) for part in _credit().split(publisher))
    return next((house for house in named if house and house.kind == "agency"), None)


def _by_site(site: str) -> House:
    labels = site.split(".")
    for start in range(len(labels) - 1):
        if known := _table()[1].get(".".join(labels[start:])):
            return known
    return House(site, site)


def _site(url: str) -> str:
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""
    for door in _DOORS:
        host = host.removeprefix(door)
    return host


def _key(name: str) -> str:
    """Give what all ways to write a name have in common: its words without accents, articles and order."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = _WORD.findall(plain.replace("æ", "ae").replace("œ", "oe"))
    return " ".join(sorted(word for word in words if word not in _data()["articles"]) or sorted(words))


@cache
def _credit() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _data()["credits"]))
    return re.compile(rf"\s(?:{words})\s|\s*[/,&+]\s*")


@cache
def _table() -> tuple[Mapping[str, House], Mapping[str, House]]:
    """Give the houses by the keys of their names, and by their sites."""
    names: dict[str, House] = {}
    sites: dict[str, House] = {}
    for row in _data()["publisher"]:
        house = House(_key(row["name"]), row["name"], row["kind"])
        names |= {_key(name): house for name in (row["name"], *row.get("also", ()))}
        sites |= dict.fromkeys(row["sites"], house)
    return names, sites


@cache
def _data() -> Mapping[str, Any]:
    installed = _PACKAGE / "_claims"
    folder = installed if installed.is_dir() else _PACKAGE.parent / "claims"
    return tomllib.loads((folder / "publishers.toml").read_text(encoding="utf-8"))
