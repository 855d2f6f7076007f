"""Tenses: the finite verb groups of a text, and where they point.

What goes in: a text, its sentences, a language pack. What comes out: spans with a ``Tense``, sorted. A verb is known
by its word ("sera"), by an auxiliary with what follows ("a voté", "will vote"), or by its ending ("votera"); the pack
has all three. It must know no word of a language.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from factcheck.languages import Pack, Table
from factcheck.model import Span, Tense
from factcheck.model.frozen import dataclass

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_ENDING = 6


@dataclass(frozen=True, slots=True)
class Verbs:
    """What a language's pack says of its verbs.

    ``words``: verb form → tense. ``endings``: ending → tense; ``not_verbs``: words that end so and are none.
    ``auxiliaries``: word → the tense of the group where a form that ends as a participle follows. ``becoming``:
    participles that make a present auxiliary past ("est venu"), as do ``reflexive`` words before it ("s'est").
    ``between``: words that may stand inside a group; ``nonfinite_after``: words after which no finite verb comes.
    ``bare_endings``: endings of participles that tell the past by themselves where they open a phrase and a word of
    ``bare_before`` follows. ``pair_begins``: the first words of pairs in ``words``.
    """

    words: Mapping[str, Tense]
    endings: Mapping[str, Tense]
    not_verbs: frozenset[str]
    auxiliaries: Mapping[str, Tense]
    participles: tuple[str, ...]
    participle_words: frozenset[str]
    becoming: frozenset[str]
    reflexive: frozenset[str]
    between: frozenset[str]
    nonfinite_after: frozenset[str]
    bare_endings: tuple[str, ...]
    bare_before: frozenset[str]
    shortest: int
    pair_begins: frozenset[str]


@cache
def load_verbs(pack: Pack) -> Verbs:
    """Give the verbs of a language."""
    table = pack.file("tenses")
    words = _by_word(table.table("words"))
    return Verbs(
        words=words,
        pair_begins=frozenset(word.partition(" ")[0] for word in words if " " in word),
        endings=_by_word(table.table("endings")),
        not_verbs=frozenset(table.words("not_verbs")),
        auxiliaries=_by_word(table.table("auxiliaries")),
        participles=table.words("participle_endings"),
        participle_words=frozenset(table.words("participles")),
        becoming=frozenset(table.words("becoming")),
        reflexive=frozenset(table.words("reflexive")),
        between=frozenset(table.words("between")),
        nonfinite_after=frozenset(table.words("nonfinite_after")),
        bare_endings=table.words("bare_endings"),
        bare_before=frozenset(table.words("bare_before")),
        shortest=table.numbers("limits")["shortest"],
    )


def _by_word(table: Table) -> dict[str, Tense]:
    return {word: Tense(name) for name in table.data for word in table.words(name)}


def find_tenses(text: str, sentences: Sequence[Span], pack: Pack) -> tuple[tuple[Span, Tense], ...]:
    """Give the finite verb groups of ``text`` with their tense, sorted."""
    verbs = load_verbs(pack)
    found: list[tuple[Span, Tense]] = []
    for sentence in sentences:
        words = list(_WORD.finditer(text, sentence.start, sentence.end))
        found.extend(_in_sentence(words, verbs))
    return tuple(found)


def _in_sentence(words: Sequence[re.Match[str]], verbs: Verbs) -> list[tuple[Span, Tense]]:
    found = []
    at = 0
    while at < len(words):
        word = words[at].group().lower()
        tense, size = _group(word, at, words, verbs)
        if tense is not None:
            found.append((Span(words[at].start(), words[at + size - 1].end()), tense))
        at += size
    return found


def _group(word: str, at: int, words: Sequence[re.Match[str]], verbs: Verbs) -> tuple[Tense | None, int]:
    """Give the tense of the group that begins with ``word``, and of how many words it is."""
    if at and (words[at].group()[0].isupper() or words[at].string[words[at].start() - 1] == "-"):
        return None, 1  # a name; "so-called"
    before = words[at - 1].group().lower() if at else ""
    pair = _pair(at, words, verbs)
    if pair is not None:
        return pair, 2
    if _pair(at + 1, words, verbs) is not None:
        return None, 1
    if before in verbs.nonfinite_after and _next_to(at, words):  # not "né le 12/03/1985, comparaîtra"
        return None, 1
    size = _participle(at, words, verbs) if word in verbs.auxiliaries else 0
    if size:
        put_off = _pair(at + size - 1, words, verbs)  # "a été reporté au": what is told next lies ahead
        return put_off or _with_participle(word, at, size, words, verbs), size
    bare = word.endswith(verbs.bare_endings) and _is_bare(at, word, words, verbs)
    return Tense.PAST if bare else verbs.words.get(word) or _by_ending(word, words[at].group(), verbs), 1


def _next_to(at: int, words: Sequence[re.Match[str]]) -> bool:
    """Say whether nothing but space or an apostrophe parts a word from the one before it."""
    return words[at].string[words[at - 1].end() : words[at].start()].strip() in {"", "'", "’"}


def _is_bare(at: int, word: str, words: Sequence[re.Match[str]], verbs: Verbs) -> bool:
    """Say whether a word is a participle that opens a phrase and tells when: ", entamées en mars, les discussions"."""
    if word in verbs.not_verbs or word in verbs.words:
        return False
    opens = at == 0 or not _next_to(at, words)
    return opens and at + 1 < len(words) and words[at + 1].group().lower() in verbs.bare_before


def _pair(at: int, words: Sequence[re.Match[str]], verbs: Verbs) -> Tense | None:
    """Give the tense of a word together with the next one ("set to", "aura lieu"); None where they are no pair."""
    if at + 1 >= len(words):
        return None
    word = words[at].group().lower()
    return verbs.words.get(f"{word} {words[at + 1].group().lower()}") if word in verbs.pair_begins else None


def _by_ending(word: str, written: str, verbs: Verbs) -> Tense | None:
    """Give the tense that a word's ending shows; names and known other words have none."""
    if len(word) < verbs.shortest or word in verbs.not_verbs or written[0].isupper():
        return None
    for size in range(min(_LONGEST_ENDING, len(word) - 1), 1, -1):
        tense = verbs.endings.get(word[-size:])
        if tense is not None:
            return tense
    return None


def _with_participle(word: str, at: int, size: int, words: Sequence[re.Match[str]], verbs: Verbs) -> Tense:
    """Give the tense of an auxiliary with a participle: "est divisé" is present, "est venu" and "s'est" are past."""
    tense = verbs.auxiliaries[word]
    if tense is not Tense.PRESENT:
        return tense
    before = words[at - 1].group().lower() if at else ""
    last = words[at + size - 1].group().lower()
    return Tense.PAST if last in verbs.becoming or before in verbs.reflexive else tense


def _participle(at: int, words: Sequence[re.Match[str]], verbs: Verbs) -> int:
    """Give the size of a group whose auxiliary is at ``at``, 0 where no participle follows."""
    for ahead in range(at + 1, min(at + 5, len(words))):
        word = words[ahead].group().lower()
        if word in verbs.participle_words:
            return ahead - at + 1
        if word in verbs.between:
            continue
        ends_so = len(word) > len("ni") and word.endswith(verbs.participles) and word not in verbs.not_verbs
        return ahead - at + 1 if ends_so else 0
    return 0
