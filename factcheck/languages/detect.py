"""Which language a text is in, among those that have a pack.

What goes in: a text and packs. What comes out: the code of one of them; a text in a language without a pack is an
``UndetectedLanguageError`` that says so, never the nearest pack. Words and groups of letters come from each pack's
``pack.toml``, those of languages without a pack from ``detect.toml`` beside this file.

Each frequent word counts for the languages that know it, the more the fewer they are; groups of letters, those of the
packs and those that the frequent words are made of, break ties and carry phrases of one or two words.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from factcheck.languages import Pack
from factcheck.model import FactcheckError
from factcheck.model.frozen import dataclass

_WORD = re.compile(r"[^\W\d_]+")
_READ = 20_000
_LETTERS_WEIGHT = 0.25
_TRIPLES_WEIGHT = 0.12
_LONGEST_GROUP = 8
_DOUBT = 0.72  # a language without a pack must be clearly ahead
_KNOWN_SHARE = 0.06
_FEW_WORDS = 5


class UndetectedLanguageError(FactcheckError):
    """The text's language is unknown, or has no pack."""

    code = "unknown-language"

    def __init__(self, packs: Sequence[Pack], likely: str = "") -> None:
        looks = f"the text looks {likely}, which has no language pack" if likely else "the text's language is not clear"
        have = ", ".join(pack.code for pack in packs)
        super().__init__(f"{looks}: there are packs for {have}; name one with --language")


@dataclass(frozen=True, slots=True)
class _Profiles:
    """What tells languages apart: word or group of letters → weight per language code."""

    words: Mapping[str, Mapping[str, float]]
    letters: Mapping[str, Mapping[str, float]]
    triples: Mapping[str, Mapping[str, float]]
    names: Mapping[str, str]


def detect_language(text: str, packs: Sequence[Pack]) -> str:
    """Give the code of the pack whose language ``text`` is in; raises UndetectedLanguageError where that is none."""
    profiles = _profiles(tuple(packs))
    words = [word.lower() for word in _WORD.findall(text[:_READ])]
    scores = _scores(words, profiles)
    codes = [pack.code for pack in packs]
    best = max(scores, key=lambda code: scores[code] * (1.0 if code in codes else _DOUBT), default="")
    if best not in codes:
        raise UndetectedLanguageError(packs, profiles.names.get(best, ""))
    if not _is_sure(words, best, profiles):
        raise UndetectedLanguageError(packs)
    return best


def _scores(words: Sequence[str], profiles: _Profiles) -> dict[str, float]:
    scores: dict[str, float] = {}
    for word, times in Counter(words).items():
        for code, weight in profiles.words.get(word, {}).items():
            scores[code] = scores.get(code, 0.0) + weight * times
        for code, weight in (*_letters(word, profiles), *_triples(word, profiles)):
            scores[code] = scores.get(code, 0.0) + weight * times
    return scores


def _is_sure(words: Sequence[str], best: str, profiles: _Profiles) -> bool:
    """Say whether enough words are known: a long text of an unknown language knows a few by chance."""
    known = sum(best in profiles.words.get(word, {}) for word in words)
    return len(words) <= _FEW_WORDS or known / len(words) >= _KNOWN_SHARE


@cache
def _profiles(packs: tuple[Pack, ...]) -> _Profiles:
    others = tomllib.loads((Path(__file__).parent / "detect.toml").read_text(encoding="utf-8"))
    codes = {pack.code for pack in packs}
    frequent = {code: text.split() for code, text in others["frequent"].items() if code not in codes}
    letters: dict[str, Sequence[str]] = {
        code: its.split() for code, its in others["letters"].items() if code not in codes
    }
    for pack in packs:
        table = pack.file("pack")
        frequent[pack.code], letters[pack.code] = list(table.words("frequent")), table.words("letters")
    return _Profiles(_weighed(frequent, 1.0), _weighed(letters, _LETTERS_WEIGHT), _of_words(frequent), others["names"])


def _of_words(frequent: Mapping[str, Sequence[str]]) -> dict[str, dict[str, float]]:
    """Give the groups of three letters of frequent words, weighed by how much they are a language's own."""
    counts: dict[str, Counter[str]] = {}
    for code, words in frequent.items():
        for word in words:
            for triple in _threes(word.lower()):
                counts.setdefault(triple, Counter())[code] += 1
    sizes = {code: sum(map(len, words)) for code, words in frequent.items()}
    return {triple: _shares({code: n / sizes[code] for code, n in its.items()}) for triple, its in counts.items()}


def _shares(rates: Mapping[str, float]) -> dict[str, float]:
    total = sum(rates.values())
    return {code: _TRIPLES_WEIGHT * rate / total for code, rate in rates.items()}


def _threes(word: str) -> Iterator[str]:
    bounded = f"^{word}$"
    return (bounded[at : at + 3] for at in range(len(bounded) - 2))


def _weighed(lists: Mapping[str, Sequence[str]], full: float) -> dict[str, dict[str, float]]:
    """Give each entry's weight per language: ``full``, shared among the languages that have it."""
    owners: dict[str, list[str]] = {}
    for code, entries in lists.items():
        for entry in dict.fromkeys(entries):
            owners.setdefault(entry.lower(), []).append(code)
    return {entry: dict.fromkeys(codes, full / len(codes)) for entry, codes in owners.items()}


def _letters(word: str, profiles: _Profiles) -> Iterator[tuple[str, float]]:
    bounded = f"^{word}$"
    for size in range(1, _LONGEST_GROUP):
        for at in range(len(bounded) - size + 1):
            yield from profiles.letters.get(bounded[at : at + size], {}).items()


def _triples(word: str, profiles: _Profiles) -> Iterator[tuple[str, float]]:
    for triple in _threes(word):
        yield from profiles.triples.get(triple, {}).items()
