"""The words that comparing needs, read from a pack's ``compare.toml``.

What goes in: a pack. What comes out: a ``Vocabulary`` for ``factcheck.measure``; words folded (lower case, no accents).
"""

from collections.abc import Iterator
from functools import cache

from factcheck.languages import Pack, Table, UnknownLanguageError, load
from factcheck.measure import Vocabulary
from factcheck.measure.statement import fold
from factcheck.measure.vocabulary import Role


@cache
def vocabulary(pack: Pack) -> Vocabulary:
    """Give the vocabulary of ``pack``; raises PackError where the file or a key is missing."""
    table = pack.file("compare")
    concepts = dict(_concepts(table.table("concepts")))
    acts = {fold(word): act for act in table.table("acts").data for word in table.table("acts").words(act)}
    return Vocabulary(
        language=pack.code,
        stop=_folded(table, "stop"),
        concepts={word: concept for word, concept in concepts.items() if not word.endswith("*")},
        stems=tuple((word[:-1], concept) for word, concept in concepts.items() if word.endswith("*")),
        opposites=dict(_opposites(table.table("opposites"))),
        contrasts=dict(_contrasts(table.table("contrasts"))),
        acts={word: act for word, act in acts.items() if not word.endswith("*")},
        act_stems=tuple((word[:-1], act) for word, act in acts.items() if word.endswith("*")),
        roles=dict(_roles(table)),
        reversals=_folded(table, "reversals"),
        parts=_folded(table, "parts"),
        selves=_folded(table, "selves"),
        places=frozenset(f"={concept}" for concept in table.words("places")),
    )


@cache
def comparing(language: str) -> Vocabulary | None:
    """Give the words to compare statements of a language with; None where there are none."""
    try:
        pack = load(language)
    except UnknownLanguageError:
        return None
    return vocabulary(pack) if pack.has("compare") else None


def _folded(table: Table, key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table.words(key))


_ROLES = {
    "anybody": Role.ANYBODY,
    "articles": Role.ARTICLE,
    "links": Role.LINK,
    "limits": Role.LIMIT,
    "denials": Role.DENIAL,
    "negations": Role.NEGATION,
}


def _roles(table: Table) -> Iterator[tuple[str, int]]:
    """Give the role of each small word; of one that stands in two lists, the later one's."""
    for key, role in _ROLES.items():
        yield from ((word, role) for word in _folded(table, key))


def _concepts(table: Table) -> Iterator[tuple[str, str]]:
    """Give each word with its concept, marked so that no stem can be one."""
    for concept in table.data:
        for word in table.words(concept):
            yield fold(word), f"={concept}"


def _opposites(table: Table) -> Iterator[tuple[str, tuple[str, int]]]:
    for concept in table.data:
        pair = table.table(concept)
        for side, name in ((1, "for"), (-1, "against")):
            for word in pair.words(name):
                yield fold(word), (concept, side)


def _contrasts(table: Table) -> Iterator[tuple[str, tuple[str, str]]]:
    for group in table.data:
        sides = table.table(group)
        for side in sides.data:
            for word in sides.words(side):
                yield fold(word), (group, side)
