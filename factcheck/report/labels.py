"""The words that reports use themselves, in one language, and how that language writes a date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from factcheck.languages import Pack
from factcheck.languages.wording import day_words
from factcheck.model import Severity, ShelfLifeClass, Stance, State, TimeStatus
from factcheck.recheck import Turn

_TABLES: Mapping[type[StrEnum], str] = {
    State: "states",
    TimeStatus: "time_statuses",
    ShelfLifeClass: "shelf_lives",
    Stance: "stances",
    Severity: "severities",
}


@dataclass(frozen=True)
class Labels:
    """One language's words for reports, read from its pack's ``report.toml``."""

    pack: Pack
    words: Mapping[str, str]
    names: Mapping[type[StrEnum], Mapping[str, str]]
    organisation_words: frozenset[str]

    @property
    def language(self) -> str:
        """Give the code of the language."""
        return self.pack.code

    def __call__(self, key: str, **values: object) -> str:
        """Give the words under ``key``, with ``values`` filled in."""
        return self.words[key].format(**values)

    def of(self, value: StrEnum) -> str:
        """Give the name of a state, time status, shelf life, stance or severity."""
        return self.names[type(value)].get(value.value, value.value)

    def day(self, day: date | None) -> str:
        """Write a date out ("5 novembre 2024"); "" for none."""
        return "" if day is None else day_words(day, self.pack)

    def pair(self, key: str, value: str) -> str:
        """Give a name and its value, parted the way the language does it."""
        return self("pair", name=self(key), value=value)

    def turn(self, turn: Turn) -> str:
        """Say when a claim's turn is by the cadence, and by which pace."""
        return self("turn", day=self.day(turn.on), pace=turn.pace.label(self.language))

    def is_organisation(self, name: str) -> bool:
        """Say whether a claimant's name is that of an organisation, by its words or its capitals."""
        words = name.replace("’", " ").replace("'", " ").split()
        acronym = len(words) == 1 and len(name) > 1 and name.isupper()
        return acronym or any(word.casefold() in self.organisation_words for word in words)


@cache
def load_labels(pack: Pack) -> Labels:
    """Read the words of ``pack``; raises PackError where one is missing."""
    table = pack.file("report")
    names = {kind: table.texts(key) for kind, key in _TABLES.items()}
    organisations = frozenset(word.casefold() for word in table.table("claimreview").words("organisation_words"))
    return Labels(pack, table.texts("words"), names, organisations)
