"""Language packs: one folder of TOML per language, the same file names and keys in each.

What goes in: a language code, and folders of packs beside the shipped ones. What comes out: a
``Pack`` whose tables are checked as they are read: a wrong or missing key is a ``PackError`` that
names file and key. This package must not know what the engines do with the words.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from factcheck.model import FactcheckError
from factcheck.model.frozen import dataclass

SHIPPED = Path(__file__).parent


class PackError(FactcheckError):
    """A pack's file or key is missing or of the wrong kind."""

    code = "language-pack"


class UnknownLanguageError(FactcheckError):
    """No pack for a language."""

    code = "unknown-language"

    def __init__(self, language: str, folders: tuple[Path, ...] = ()) -> None:
        have = ", ".join(available(folders))
        super().__init__(f"no language pack for {language!r}: there are packs for {have}; name one with --language")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a pack's file, read key by key with the kind that the caller expects."""

    where: str
    data: Mapping[str, Any]

    def words(self, key: str) -> tuple[str, ...]:
        """Give a list of phrases: a TOML array, or a block of words parted by white space."""
        found = self._get(key, (str, list))
        return tuple(found.split()) if isinstance(found, str) else tuple(self._each_text(key, found))

    def text(self, key: str) -> str:
        """Give one string."""
        return str(self._get(key, (str,)))

    def texts(self, key: str) -> dict[str, str]:
        """Give a mapping of strings to strings."""
        table = self._get(key, (dict,))
        return dict(zip(table, self._each_text(key, list(table.values())), strict=True))

    def word_lists(self, key: str) -> dict[str, tuple[str, ...]]:
        """Give a mapping of names to lists of phrases."""
        table = self.table(key)
        return {name: table.words(name) for name in table.data}

    def numbers(self, key: str) -> dict[str, int]:
        """Give a mapping of phrases to whole numbers."""
        table = self._get(key, (dict,))
        for name, value in table.items():
            if not isinstance(value, int):
                raise PackError(f"{self.where}: {key}.{name} must be a whole number, not {value!r}")
        return dict(table)

    def table(self, key: str) -> "Table":
        """Give a table inside this one."""
        return Table(f"{self.where}: [{key}]", self._get(key, (dict,)))

    def tables(self, key: str) -> tuple["Table", ...]:
        """Give an array of tables."""
        found = self._get(key, (list,))
        return tuple(Table(f"{self.where}: [[{key}]] number {i}", item) for i, item in enumerate(found, 1))

    def __contains__(self, key: str) -> bool:
        """Say whether the table has ``key``."""
        return key in self.data

    def _get(self, key: str, kinds: tuple[type, ...]) -> Any:
        if key not in self.data:
            raise PackError(f"{self.where}: the key {key!r} is missing")
        if not isinstance(self.data[key], kinds):
            expected = " or ".join(kind.__name__ for kind in kinds)
            raise PackError(f"{self.where}: {key!r} must be {expected}, not {type(self.data[key]).__name__}")
        return self.data[key]

    def _each_text(self, key: str, items: list[Any]) -> list[str]:
        for item in items:
            if not isinstance(item, str):
                raise PackError(f"{self.where}: {key!r} must hold strings, not {item!r}")
        return items


@dataclass(frozen=True)
class Pack:
    """One language: its code and its files. Packs compare by folder, so engines may cache on them."""

    code: str
    folder: Path

    @cached_property
    def name(self) -> str:
        """Give the language's own name ("français")."""
        return self.file("pack").text("name")

    @cache  # noqa: B019 - packs are few and live as long as the process
    def file(self, name: str) -> Table:
        """Read ``name``.toml; raises PackError where it is missing or no TOML."""
        path = self.folder / f"{name}.toml"
        where = f"languages/{self.code}/{name}.toml"
        try:
            return Table(where, tomllib.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            raise PackError(f"{where}: the file is missing") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise PackError(f"{where}: not valid TOML: {error}") from None

    def has(self, name: str) -> bool:
        """Say whether the pack has ``name``.toml."""
        return (self.folder / f"{name}.toml").is_file()


def available(folders: tuple[Path, ...] = ()) -> tuple[str, ...]:
    """Give the codes of all packs: the shipped ones and those in ``folders``."""
    found = {path.parent.name for folder in (SHIPPED, *folders) for path in folder.glob("*/pack.toml")}
    return tuple(sorted(found))


@cache
def load(code: str, folders: tuple[Path, ...] = ()) -> Pack:
    """Give the pack of ``code``; the first of ``folders`` that has it wins over the shipped one."""
    for folder in (*folders, SHIPPED):
        if re.fullmatch(r"[a-z]{2,3}", code) and (folder / code / "pack.toml").is_file():
            return Pack(code, folder / code)
    raise UnknownLanguageError(code, folders)
