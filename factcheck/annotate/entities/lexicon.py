"""The pack's ``entities.toml``, ready to look things up in.

What goes in: a pack. What comes out: a ``Lexicon``, built once per pack.
"""

from functools import cache

from factcheck.annotate.words import Phrases, fold, phrase
from factcheck.languages import Pack, Table
from factcheck.model.frozen import dataclass

_SETS = (
    "determiners",
    "definite",
    "before",
    "after",
    "former",
    "linkers",
    "articles",
    "bodies",
    "particles",
    "honorifics",
    "loose",
    "joiners",
    "starters",
    "verbs",
    "people",
    "made",
    "making",
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words around names and roles, in lower case; ``roles`` give the classes that a role's words stand for."""

    roles: Phrases[frozenset[str]]
    scopes: Phrases[str]
    demonyms: Phrases[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    former: frozenset[str]
    linkers: frozenset[str]
    articles: frozenset[str]
    bodies: frozenset[str]
    particles: frozenset[str]
    honorifics: frozenset[str]
    loose: frozenset[str]
    joiners: frozenset[str]
    starters: frozenset[str]
    verbs: frozenset[str]
    possessive: tuple[str, ...]
    people: frozenset[str]
    made: frozenset[str]
    making: frozenset[str]
    heads: dict[str, str]
    pronouns: dict[str, str]
    genders: dict[str, str]

    @property
    def heads_of_all(self) -> frozenset[str]:
        """Give the classes of those who head a country: no short word for another role means them."""
        return frozenset(self.heads.values())

    @property
    def links(self) -> frozenset[str]:
        """Give the words that tie a noun to the one before it."""
        return self.linkers | self.articles | self.determiners


@cache
def lexicon(pack: Pack) -> Lexicon:
    """Give the words of ``pack`` around names and roles."""
    table = pack.file("entities")
    return Lexicon(
        roles=_roles(table),
        scopes=_phrases(table.table("scopes")),
        demonyms=_phrases(table.table("demonyms")),
        **{key: _set(table, key) for key in _SETS},
        possessive=phrase(table.text("possessive")),
        heads=_each(table.table("heads")),
        pronouns=_each(table.table("pronouns")),
        genders=_each(table.table("genders")),
    )


def _set(table: Table, key: str) -> frozenset[str]:
    return frozenset(word.lower() for word in table.words(key))


def _each(table: Table) -> dict[str, str]:
    return {word.lower(): name for name in table.data for word in table.words(name)}


def _phrases(table: Table) -> Phrases[str]:
    found: Phrases[str] = Phrases()
    for name in table.data:
        for words in table.words(name):
            found.add(words, fold(name))
    return found


def _roles(table: Table) -> Phrases[frozenset[str]]:
    """Give each role's words with its classes; those under ``own`` make a class of their own."""
    classes: dict[str, set[str]] = {}
    for name, roles in table.word_lists("roles").items():
        for role in roles:
            classes.setdefault(role, set()).add(fold(role) if name == "own" else name)
    found: Phrases[frozenset[str]] = Phrases()
    for role, its in classes.items():
        found.add(role, frozenset(its))
    return found
