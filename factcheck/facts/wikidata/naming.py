"""Which fact an item is: one that is known already, by its item or its names, or a new one with an id of its own."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from factcheck.model import Fact, Person

Labels = Mapping[str, tuple[str, ...]]
_LONGEST, _LEAST = 60, 3  # characters of an id, letters of a name


class Names:
    """The facts there are, by their items and their names; facts that are found are added one by one."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.by_id: dict[str, Fact] = {}
        self._by_item: dict[tuple[type[Fact], str], str] = {}
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for fact in facts:
            self.add(fact)

    def add(self, fact: Fact) -> None:
        """Know a fact too."""
        self.by_id[fact.id] = fact
        if fact.wikidata:
            self._by_item[type(fact), fact.wikidata] = fact.id
        for word in _words(fact.labels):
            self._by_name[folded(word)].add(fact.id)

    def known_as(self, kind: type[Fact], item: str, labels: Labels) -> Fact | None:
        """Give the fact that an item is: the one that names the item, else the only one of its kind with its name.

        People are told by their labels alone: a son's other names may be his father's.
        """
        if (kind, item) in self._by_item:
            return self.by_id[self._by_item[kind, item]]
        names = {folded(word) for words in labels.values() for word in (words[:1] if kind is Person else words)}
        alike = {name for word in names for name in self._by_name.get(word, ())}
        found = [self.by_id[name] for name in sorted(alike)]
        found = [fact for fact in found if type(fact) is kind and not fact.wikidata]
        return found[0] if len(found) == 1 else None

    def new_id(self, labels: Labels, item: str) -> str:
        """Give an id for a new fact, made of its English name, else of any name it has."""
        name = next((slug(labels[language][0]) for language in ("en", *labels) if labels.get(language)), "")
        name = name or item.lower()
        return name if name not in self.by_id else f"{name}-{item.lower()}"

    def usable(self, labels: Labels, kind: type[Fact], fact_id: str) -> tuple[dict[str, tuple[str, ...]], list[str]]:
        """Give the names that texts can be searched for, and those that were left out.

        A label stays. Of other names those go that another fact has (neither would be known again), one word alone
        for a person ("Joe") and what has fewer than three letters.
        """
        kept: dict[str, tuple[str, ...]] = {}
        left = set()
        for language, words in labels.items():
            good = [word for at, word in enumerate(words) if at == 0 or self._tells(word, kind, fact_id)]
            kept[language] = tuple(good)
            left |= set(words) - set(good)
        return kept, sorted(left)

    def _tells(self, word: str, kind: type[Fact], fact_id: str) -> bool:
        if sum(letter.isalpha() for letter in word) < _LEAST or (kind is Person and " " not in word):
            return False
        return not self._by_name.get(folded(word), set()) - {fact_id}


def slug(words: str) -> str:
    """Give words as an id: small Latin letters, digits and hyphens."""
    bare = unicodedata.normalize("NFKD", words.replace("’s ", " ").replace("'s ", " "))
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter)).casefold()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST].strip("-")


def folded(words: str) -> str:
    """Give words as names are compared: small letters, one kind of apostrophe and blank."""
    return " ".join(words.replace("’", "'").casefold().split())


def _words(labels: Labels) -> Iterable[str]:
    return (word for words in labels.values() for word in words)
