"""The words of one language that comparing needs, as plain data.

What goes in: nothing; a language pack fills it. What comes out: ``Vocabulary``. Words that mean the same across
languages share a concept, so that a French statement can be held against an English one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words for comparing.

    ``stop`` say nothing of the topic. ``concepts`` give the concept of a word or of the beginning of words (ending in
    "*"). ``opposites`` give concept and side (1, -1) of words that turn a statement round. ``negations`` deny,
    ``denials`` tell that somebody else denies, ``reversals`` turn round what stands beside them ("refused to"),
    ``parts`` introduce a part of what was said before ("dont"), ``limits`` narrow a statement to some of its things
    ("dans un seul hôpital"), ``selves`` name who speaks ("nous").
    """

    language: str
    stop: frozenset[str] = frozenset()
    concepts: Mapping[str, str] = field(default_factory=dict)
    stems: tuple[tuple[str, str], ...] = ()
    opposites: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    negations: frozenset[str] = frozenset()
    denials: frozenset[str] = frozenset()
    reversals: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    limits: frozenset[str] = frozenset()
    selves: frozenset[str] = frozenset()
    seen: dict[str, str | None] = field(default_factory=dict, compare=False, repr=False)
    """Keys of words that were asked for before; kept by ``statement.key_of``."""
