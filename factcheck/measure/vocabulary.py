"""The words of one language that comparing needs, as plain data.

What goes in: nothing; a language pack fills it. What comes out: ``Vocabulary``. Words that mean the same across
languages share a concept, so that a French statement can be held against an English one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Role:
    """What a small word does in a statement; TOLD are those that tell something of the whole of it.

    Plain numbers, since every word of every text is asked.
    """

    NONE, NEGATION, DENIAL, LIMIT, LINK, ARTICLE, ANYBODY = 0, 1, 2, 4, 8, 16, 32
    TOLD = NEGATION | DENIAL | LIMIT


class Meaning(NamedTuple):
    """What one word tells: its key, None where it says nothing of the topic; its side, its contrast, its act, its role.

    ``telling``: there is more than a key.
    """

    key: str | None
    side: tuple[str, int] | None
    contrast: tuple[str, str] | None
    act: str
    role: int
    telling: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words for comparing.

    ``stop`` say nothing of the topic. ``concepts`` give the concept of a word or of the beginning of words (ending in
    "*"). ``contrasts`` give group and side of words that tell two things of one kind apart ("premier", "second"),
    ``acts`` what is done to a thing on a day ("filmed", "published"), by whole words and by beginnings. ``opposites``
    give concept and side (1, -1) of words that turn a statement round. ``roles`` are those of small words: negations
    deny, denials tell that somebody else denies, limits narrow a statement to some of its things ("dans un seul
    hôpital"), links tie a word to the one that it is of ("de"), articles may stand between, and anybody are words for
    people of any kind. ``reversals`` turn round what stands beside them ("refused to"), ``parts`` introduce a part of
    what was said before ("dont"), ``selves`` name who speaks ("nous"), ``places`` are the keys of countries and towns,
    names in small letters, too.
    """

    language: str
    stop: frozenset[str] = frozenset()
    concepts: Mapping[str, str] = field(default_factory=dict)
    stems: tuple[tuple[str, str], ...] = ()
    opposites: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    contrasts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    acts: Mapping[str, str] = field(default_factory=dict)
    act_stems: tuple[tuple[str, str], ...] = ()
    roles: Mapping[str, int] = field(default_factory=dict)
    reversals: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    selves: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    seen: dict[str, Meaning] = field(default_factory=dict, compare=False, repr=False)
    """Words that were asked for before; kept by ``statement.meaning``."""
