"""Cues: words of a pack that signal how a sentence is meant or how it ages.

What goes in: the text, its sentences, a pack (``cues.toml``). What comes out: ``Cue`` marks sorted by start; cues of
one kind never overlap, cues of different kinds may. A cue lies inside one sentence. This annotator must not know
times, tenses or facts: whether a cue counts for anything is for detection and the rules to say.

A phrase of the pack is a row of words. ``stem*`` stands for every word that begins so, ``one|other`` for either,
``…`` for up to four words, ``^`` before the first word for the start of a sentence or of quoted speech. Case and the
shape of apostrophes do not count, nor whether a capital carries its accent; punctuation between two words breaks a
phrase.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import cache, reduce
from typing import NamedTuple

from factcheck.languages import Pack, PackError
from factcheck.model import Cue, CueKind, Sentence
from factcheck.model.frozen import dataclass

GAP = "…"
GAP_WORDS = 4
_WORD = re.compile(r"[^\W_]+(?:'(?=\w))?")
_PHRASE_WORD = re.compile(r"[^\W_]+'?")
_ONE = r"[^\W_]+(?:['\-][^\W_]+)*'?\*?"
_EITHER = rf"{_ONE}(?:\|{_ONE})*"
_WELL_FORMED = re.compile(rf"{_EITHER}(?: (?:{GAP}|{_EITHER}))*(?<!{GAP})")
_BETWEEN = re.compile(r"[\s\-]*")  # what may stand between two words of a phrase
_OPENS = re.compile(r"[«»“”\"‘:—–(]\s*$")  # speech or a clause of its own starts behind these
_APOSTROPHES = "'’ʼ‘`´"


class _Fold(dict[int, int]):
    """Case away, one code point for one, so that offsets stay."""

    def __missing__(self, point: int) -> int:
        self[point] = ord(chr(point).lower()[:1])
        return self[point]


_FOLD = _Fold({ord(sign): ord("'") for sign in _APOSTROPHES})


def _fold(text: str) -> str:
    """Give ``text`` in lower case, code point for code point."""
    return text.translate(_FOLD)


def _bare_capital(word: str) -> str:
    """Give the word with its first letter as a capital without accent: how many write it at a start."""
    return unicodedata.normalize("NFD", word[0])[0].upper() + word[1:]


class _Phrase(NamedTuple):
    """One phrase of a pack, folded, in its parts."""

    parts: tuple[str, ...]
    kind: CueKind | None
    at_start: bool
    where: str

    def ways(self, part: int) -> Iterator[tuple[str, ...]]:
        """Give the rows of words that a part stands for; raises PackError where one holds something else."""
        return (_phrase_words(way, self.where) for way in self.parts[part].split("|"))


@dataclass(slots=True)
class _Node:
    """One place in the trie of all phrases; ``gap`` is the place behind it that words may be skipped at.

    ``waiting`` are phrases with the part that they go on with; they get their places behind this one when a text
    leads here, for most texts need few.
    """

    words: dict[str, "_Node"] = field(default_factory=dict)
    stems: dict[str, "_Node"] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    gap: "_Node | None" = None
    is_gap: bool = False
    kinds: tuple[tuple[CueKind | None, bool], ...] = ()  # kind (None: no cue at all), only at a start
    waiting: list[tuple[_Phrase, int]] = field(default_factory=list)

    def after(self, word: str) -> Iterator["_Node"]:
        """Give the places that ``word`` leads to, each with the gap behind it."""
        if word in self.words:
            yield from self.words[word].here()
        for length in self.lengths:
            if word[:length] in self.stems:
                yield from self.stems[word[:length]].here()

    def here(self) -> Iterator["_Node"]:
        """Give the place itself and the gap behind it."""
        if self.waiting:
            self._unfold()
        yield self
        if self.gap:
            yield from self.gap.here()

    def grow(self, word: str) -> "_Node":
        """Give the place behind one word of a phrase, made where it is missing."""
        if word == GAP:
            self.gap = self.gap or _Node(is_gap=True)
            return self.gap
        if not word.endswith("*"):
            return self.words.setdefault(word, _Node())
        if len(word) - 1 not in self.lengths:
            self.lengths = tuple(sorted((*self.lengths, len(word) - 1)))
        return self.stems.setdefault(word[:-1], _Node())

    def _unfold(self) -> None:
        """Give the phrases that wait here their next places."""
        for phrase, part in self.waiting:
            if part == len(phrase.parts):
                self.kinds = (*self.kinds, (phrase.kind, phrase.at_start))
                continue
            for words in phrase.ways(part):
                reduce(_Node.grow, words, self).waiting.append((phrase, part + 1))
        self.waiting.clear()


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a sentence."""

    start: int
    end: int
    folded: str


def find_cues(text: str, sentences: Sequence[Sentence], pack: Pack) -> tuple[Cue, ...]:
    """Give all cues of ``text``, sorted by start."""
    trie, asks = _trie(pack), _question_ends(pack)
    folded = _fold(text)
    found: list[Cue] = []
    for sentence in sentences:
        words = [_Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(folded, sentence.start, sentence.end)]
        found += _cues_in(text, folded, words, trie)
        found += _questions(text, sentence, asks)
    return tuple(sorted(found, key=_place))


def _place(cue: Cue) -> tuple[int, int, str]:
    return cue.start, cue.end, cue.kind


def _cues_in(text: str, folded: str, words: list[_Word], trie: _Node) -> Iterator[Cue]:
    """Give the cues of one sentence; the longest phrase of each kind wins at each word."""
    free: dict[CueKind, int] = {}
    silent = 0
    for at, word in enumerate(words):
        nodes = list(trie.after(word.folded))
        nodes += trie.after(text[word.start] + word.folded[1:]) if text[word.start].isupper() else ()
        if not nodes or _is_name(text, word, first=at == 0):
            continue
        ends = _longest(folded, words, nodes, at)
        silent = max(silent, ends.pop(None, 0))
        for kind, end in ends.items():
            if kind is not None and word.start >= max(silent, free.get(kind, 0)):
                free[kind] = end
                yield Cue(word.start, end, text[word.start : end], kind)


def _is_name(text: str, word: _Word, *, first: bool) -> bool:
    """Say whether a capital marks the word as a name or an abbreviation ("New York", "US") and no cue."""
    written = text[word.start : word.end].rstrip(_APOSTROPHES)
    if len(written) == 1 or written[0].islower():
        return False
    if written.isupper():
        return not written.isdigit()
    return not first and written[1:].islower() and not _OPENS.search(text, max(0, word.start - 3), word.start)


def _longest(folded: str, words: list[_Word], nodes: list[_Node], at: int) -> dict[CueKind | None, int]:
    """Give for each kind the end of the longest phrase that begins at word ``at``."""
    ends: dict[CueKind | None, int] = {}
    for last, kinds in _matches(folded, words, nodes, at):
        for kind, only_at_start in kinds:
            if not only_at_start or _opens(folded, words, at):
                ends[kind] = max(ends.get(kind, 0), words[last].end)
    return ends


def _opens(folded: str, words: list[_Word], at: int) -> bool:
    """Say whether word ``at`` begins the sentence or what is quoted in it."""
    start = words[at].start
    return at == 0 or _OPENS.search(folded, max(0, start - 3), start) is not None


def _matches(
    folded: str, words: list[_Word], nodes: list[_Node], at: int
) -> Iterator[tuple[int, tuple[tuple[CueKind | None, bool], ...]]]:
    """Give the last word and the kinds of each phrase that begins at word ``at``."""
    todo = [(node, at, 0) for node in nodes]
    while todo:
        node, last, skipped = todo.pop()
        if node.kinds:
            yield last, node.kinds
        following = last + 1
        if following == len(words) or not (node.words or node.stems):
            continue
        if not _BETWEEN.fullmatch(folded, words[last].end, words[following].start):
            continue
        todo += [(child, following, 0) for child in node.after(words[following].folded)]
        if node.is_gap and skipped < GAP_WORDS:
            todo.append((node, following, skipped + 1))


def _questions(text: str, sentence: Sentence, asks: frozenset[str]) -> Iterator[Cue]:
    """Give the question mark that ends a sentence, or the speech in it, as a cue."""
    end = len(text[sentence.start : sentence.end].rstrip(" \u00a0\u202f»”\"’')")) + sentence.start
    if end > sentence.start and text[end - 1] in asks:
        yield Cue(end - 1, end, text[end - 1], CueKind.QUESTION)


@cache
def _question_ends(pack: Pack) -> frozenset[str]:
    """Give the signs that end a question."""
    return frozenset(pack.file("cues").text("question_marks"))


@cache
def _trie(pack: Pack) -> _Node:
    """Build the trie of all phrases of a pack; raises PackError where a phrase or a kind is wrong."""
    root, table = _Node(), pack.file("cues")
    kinds: tuple[CueKind | None, ...] = (None, *CueKind)
    for kind in kinds:
        for written in table.words(_key(kind)):
            _add(root, _phrase(written, kind, f"{table.where}: {_key(kind)}: {written!r}"))
    return root


def _key(kind: CueKind | None) -> str:
    return "never" if kind is None else str(kind)


def _phrase(written: str, kind: CueKind | None, where: str) -> _Phrase:
    """Read a phrase; raises PackError where it is wrong."""
    folded = _fold(written.removeprefix("^"))
    phrase = _Phrase(tuple(folded.split()), kind, written.startswith("^"), where)
    if not _WELL_FORMED.fullmatch(folded):
        rows = [list(phrase.ways(part)) for part in range(len(phrase.parts))]
        if not rows or (GAP,) in (*rows[0], *rows[-1]):
            raise PackError(f"{where} must begin and end with a word")
    return phrase


def _add(root: _Node, phrase: _Phrase) -> None:
    """Let a phrase wait behind each row of words that it may begin with."""
    for words in phrase.ways(0):
        reduce(_Node.grow, words, root).waiting.append((phrase, 1))
        if words[0][0] > "z":  # an accent
            reduce(_Node.grow, (_bare_capital(words[0]), *words[1:]), root).waiting.append((phrase, 1))


def _phrase_words(part: str, where: str) -> tuple[str, ...]:
    """Cut one written part of a phrase as running text is cut ("s'engage*" is two words)."""
    if part == GAP or part.isalnum():
        return (part,)
    words = _PHRASE_WORD.findall(part.removesuffix("*"))
    if not words or "".join(words) != part.removesuffix("*").replace("-", ""):
        raise PackError(f"{where} holds something that is no word")
    return (*words[:-1], words[-1] + "*") if part.endswith("*") else tuple(words)
