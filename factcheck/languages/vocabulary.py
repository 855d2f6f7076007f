"""The words that comparing needs, read from a pack's ``compare.toml``.

What goes in: a pack. What comes out: a ``Vocabulary`` for ``factcheck.measure``; words folded (lower case, no accents).
"""

from collections.abc import Iterator
from functools import cache

from factcheck.languages import Pack, Table, UnknownLanguageError, load
from factcheck.measure import Vocabulary
from factcheck.measure.statement import fold


@cache
def vocabulary(pack: Pack) -> Vocabulary:
    """Give the vocabulary of ``pack``; raises PackError where the file or a key is missing."""
    table = pack.file("compare")
    concepts = dict(_concepts(table.table("concepts")))
    return Vocabulary(
        language=pack.code,
        stop=_folded(table, "stop"),
        concepts={word: concept for word, concept in concepts.items() if not word.endswith("*")},
        stems=tuple((word[:-1], concept) for word, concept in concepts.items() if word.endswith("*")),
        opposites=dict(_opposites(table.table("opposites"))),
        negations=_folded(table, "negations"),
        denials=_folded(table, "denials"),
        reversals=_folded(table, "reversals"),
        parts=_folded(table, "parts"),
        limits=_folded(table, "limits"),
        selves=_folded(table, "selves"),
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
