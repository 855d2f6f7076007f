"""Where facts are found: the shipped folder, the user's folders, single files."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.facts.shape import FactsError, Origin, facts_from
from factcheck.model import Event, Fact, KnownFacts, Office, Person, Term

_PACKAGE = Path(__file__).parents[1]


def shipped_folder() -> Path:
    """Give the folder of the shipped facts: inside the package when installed, beside it in a checkout."""
    installed = _PACKAGE / "_claims" / "facts"
    return installed if installed.is_dir() else _PACKAGE.parent / "claims" / "facts"


def load_facts(folders: tuple[Path, ...] = (), more: Iterable[Fact] = ()) -> KnownFacts:
    """Give the shipped facts, those of ``folders`` and ``more``, in this order.

    A fact of a later place takes the place of an earlier one with the same id: that is how a user corrects a shipped
    fact. Raises FactsError with every mistake of every file.
    """
    added = tuple(more)
    if not folders and not added:
        return _shipped()
    return merged(_shipped().facts, *_read_folders(folders, Origin.USER), added)


@cache
def _shipped() -> KnownFacts:
    return merged(*_read_folders((shipped_folder(),), Origin.SHIPPED))


def merged(*layers: Iterable[Fact]) -> KnownFacts:
    """Give all facts of ``layers``, a later one in the place of an earlier one with the same id.

    Raises FactsError where a term names an office or a person that no fact describes.
    """
    by_id: dict[str, Fact] = {}
    for layer in layers:
        by_id.update({fact.id: fact for fact in layer})
    mistakes = [mistake for fact in by_id.values() for mistake in _dangling(fact, by_id)]
    if mistakes:
        raise FactsError(mistakes)
    return KnownFacts(tuple(by_id.values()))


def _dangling(fact: Fact, by_id: Mapping[str, Fact]) -> list[str]:
    wanted: list[tuple[str, str, type[Fact]]] = []
    if isinstance(fact, Term):
        wanted = [("office", fact.office, Office), ("person", fact.person, Person)]
    if isinstance(fact, Event):
        wanted = [("beside", i, Fact) for i in fact.beside]
    return [
        f"the fact {fact.id!r} names the {key} {i!r}, which is not known: add that fact, or correct the id"
        for key, i, kind in wanted
        if not isinstance(by_id.get(i), kind)
    ]


def read_file(path: Path, origin: Origin = Origin.USER) -> tuple[Fact, ...]:
    """Read one TOML or JSON file of facts; raises FactsError with all its mistakes."""
    return facts_from(_data(path), str(path), origin)


def _read_folders(folders: tuple[Path, ...], origin: Origin) -> list[tuple[Fact, ...]]:
    """Read every file of every folder, and only then complain of all that is wrong."""
    layers, mistakes = [], []
    for folder in folders:
        files = sorted([*folder.glob("*.toml"), *folder.glob("*.json")])
        if not folder.is_dir():
            mistakes.append(f"{folder}: there is no such folder of facts")
        layer: dict[str, Path] = {}
        for path in files:
            try:
                facts = read_file(path, origin)
            except FactsError as error:
                mistakes += error.mistakes
                continue
            mistakes += [f"{path}: the id {f.id!r} is also in {layer[f.id]}" for f in facts if f.id in layer]
            layer |= {fact.id: path for fact in facts}
            layers.append(facts)
    if mistakes:
        raise FactsError(mistakes)
    return layers


def _data(path: Path) -> Mapping[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
        read = json.loads(text, parse_float=Decimal) if path.suffix == ".json" else _toml(text)
    except OSError as error:
        raise FactsError([f"{path}: cannot be read: {error.strerror}"]) from None
    except ValueError as error:  # bad UTF-8, TOML or JSON: all are ValueErrors
        raise FactsError([f"{path}: is not valid {path.suffix.lstrip('.').upper()}: {error}"]) from None
    if not isinstance(read, Mapping):
        raise FactsError([f"{path}: must be a table with events, offices, people, terms or figures"])
    return read


def _toml(text: str) -> Mapping[str, Any]:
    return tomllib.loads(text, parse_float=Decimal)
