"""The pattern language of ``times.toml``, and its translation into regular expressions over codes.

    {the}? {weekday}? {day} {month+} {year}?     slots; "?" makes optional; "+" takes doubtful spellings too
    {month++}                                    even those that mean something else nearly always ("may")
    {day2=day}                                   a slot of class "day" named "day2"
    (de|du) [ {n} ] à [ {n2=n} {unit} ]          alternatives; what lies in brackets is the span (two give two times)
    {year} ~                                     no unknown word follows: not "2000 habitants"
    the fall of !                                an unknown word follows: not "the fall of 1998"
    l'an dernier                                 words stand for themselves, cut as the text is cut

Slots are words of the lexicon, or digits of a kind (day, monthnumber, hour, minute, year, …), or one of the built
ones: {n} a number in digits or words, {day} also "1er", "5th", {ordinal} also "3e".
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial, reduce
from itertools import count
from typing import NamedTuple

from factcheck.annotate.times.lexicon import Lexicon, split
from factcheck.model.frozen import dataclass

NOTHING = " "  # the code of a word that the pack does not know

NEVER = "(?!)"  # matches nothing

_PIECE = re.compile(r"\{(?P<slot>[^}]+)\}|(?P<sign>[()|?\[\]])|(?P<words>[^\s{}()|?\[\]]+)")


class PatternError(ValueError):
    """A pattern of a pack cannot be read."""


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a pattern: "slot" (name, text = class), "word", "seq", "any", "maybe" or "span" (of parts)."""

    kind: str
    text: str = ""
    name: str = ""
    parts: tuple["Node", ...] = ()


def parse(pattern: str) -> Node:
    """Read a pattern; raises PatternError."""
    pieces = list(_PIECE.finditer(pattern))[::-1]
    node = _alternatives(pieces, pattern)
    if pieces:
        raise PatternError(f"{pattern!r}: there is a {pieces[-1].group()!r} too many")
    return node


def _alternatives(pieces: list[re.Match[str]], pattern: str) -> Node:
    options = [_sequence(pieces, pattern)]
    while pieces and pieces[-1].group() == "|":
        pieces.pop()
        options.append(_sequence(pieces, pattern))
    return options[0] if len(options) == 1 else Node("any", parts=tuple(options))


def _sequence(pieces: list[re.Match[str]], pattern: str) -> Node:
    parts: list[Node] = []
    while pieces and pieces[-1].group() not in {"|", ")", "]"}:
        piece = pieces.pop()
        if piece.group() == "?":
            if not parts:
                raise PatternError(f"{pattern!r}: nothing stands before '?'")
            parts.append(Node("maybe", parts=(parts.pop(),)))
        else:
            parts.extend(_piece(piece, pieces, pattern))
    return Node("seq", parts=tuple(parts))


_LOOKING = {"~": "end", "!": "unknown"}
_CLOSING = {"(": ")", "[": "]"}


def _piece(piece: re.Match[str], pieces: list[re.Match[str]], pattern: str) -> Iterator[Node]:
    if piece["slot"]:
        name, _, kind = piece["slot"].rpartition("=")
        yield Node("slot", kind, name or kind.rstrip("+"))
    elif piece["words"]:
        words = [Node(_LOOKING.get(word, "word"), word) for word in split(piece["words"])]
        yield words[0] if len(words) == 1 else Node("seq", parts=tuple(words))
    else:
        inner = _alternatives(pieces, pattern)
        if not pieces or pieces.pop().group() != _CLOSING[piece.group()]:
            raise PatternError(f"{pattern!r}: a {piece.group()!r} is not closed")
        yield inner if piece.group() == "(" else Node("span", parts=(inner,))


def literals(node: Node) -> Iterator[str]:
    """Give the words that a pattern names."""
    if node.kind == "word":
        yield node.text
    for part in node.parts:
        yield from literals(part)


class Heads(NamedTuple):
    """What a match may begin with: sets of codes, each with the codes that may come second.

    After those in ``alone`` the match may be over; where it may be empty, ``empty`` is true.
    """

    firsts: Mapping[frozenset[str], frozenset[str]]
    alone: frozenset[frozenset[str]]
    empty: bool = False

    @property
    def codes(self) -> frozenset[str]:
        """Give all codes that may come first."""
        return _NONE.union(*self.firsts)

    def before(self, following: "Heads") -> "Heads":
        """Give the heads of this and of what follows it."""
        firsts = {first: its | following.codes if first in self.alone else its for first, its in self.firsts.items()}
        so_far = Heads(firsts, self.alone if following.empty else frozenset())
        return so_far.beside(following)._replace(empty=following.empty) if self.empty else so_far

    def beside(self, other: "Heads") -> "Heads":
        """Give the heads of either."""
        firsts = dict(self.firsts)
        for first, its in other.firsts.items():
            firsts[first] = firsts.get(first, _NONE) | its
        return Heads(firsts, self.alone | other.alone, self.empty or other.empty)


_NONE = frozenset[str]()
_NOTHING = Heads({}, frozenset())
_EMPTY = _NOTHING._replace(empty=True)


class Slots:
    """What the slots of patterns stand for, by the words of ``lexicon``; each kind is worked out once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.heads = cache(partial(_slot_heads, lexicon=lexicon))
        self.expression = cache(partial(slot, lexicon=lexicon))


def expression(node: Node, slots: Slots) -> str:
    """Give the regular expression over codes that a pattern stands for."""
    return _Writer(slots).write(node)


class _Writer:
    """Writes one expression; groups and spans are numbered in the order of the pattern."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots
        self.groups, self.spans = count(1), count(1)

    def write(self, node: Node) -> str:
        """Give the expression of a node."""
        forms: dict[str, Callable[[Node], str]] = {
            "word": lambda node: _charset(self.slots.lexicon.singles[f"={node.text}"]),
            "slot": lambda node: f"(?P<{node.name}_{next(self.groups)}>{self.slots.expression(node.text)})",
            "end": lambda _: f"(?!{NOTHING})",
            "unknown": lambda _: f"(?={NOTHING})",
            "any": lambda node: f"(?:{'|'.join(map(self.write, node.parts))})",
            "maybe": lambda node: f"(?:{self.write(node.parts[0])})?",
            "span": lambda node: f"(?P<span{next(self.spans)}>{self.write(node.parts[0])})",
            "seq": lambda node: "".join(map(self.write, node.parts)),
        }
        return forms[node.kind](node)


def heads(node: Node, slots: Slots) -> Heads:
    """Give what a match of a pattern may begin with; raises PatternError where a slot's class is unknown."""
    match node.kind:
        case "word":
            return _single(slots.lexicon.singles[f"={node.text}"])
        case "slot":
            return slots.heads(node.text)
        case "end" | "unknown":
            return _EMPTY
    inner = [heads(part, slots) for part in node.parts]
    match node.kind:
        case "any":
            return reduce(Heads.beside, inner)
        case "maybe":
            return inner[0]._replace(empty=True)
    return reduce(Heads.before, inner, _EMPTY)


def needs(node: Node, slots: Slots) -> Iterator[frozenset[str]]:
    """Give sets of codes of each of which a match must hold one: where one is missing, nothing need be tried."""
    if node.kind in {"seq", "span"}:
        for part in node.parts:
            yield from needs(part, slots)
    elif node.kind == "any":
        needed = [next(needs(part, slots), _NONE) for part in node.parts]
        if all(needed):
            yield _NONE.union(*needed)
    elif node.kind in {"word", "slot"}:
        yield heads(node, slots).codes


def slot(kind: str, lexicon: Lexicon) -> str:
    """Give the expression of a slot of class ``kind``."""
    if kind in {"n", "day", "ordinal"}:
        return _built(kind, lexicon)
    return _class(kind, lexicon)


def _built(kind: str, lexicon: Lexicon) -> str:
    """Give the expression of a slot that a pack need not spell out: a number, a day, an ordinal."""
    suffix = _class("suffix", lexicon, missing=NEVER)
    if kind == "day":
        whole = f"{_charset(lexicon.singles['day'])}(?:{suffix})?(?!{suffix})"  # not "the 30" of "the 30th"
        return f"{whole}|{_class('dayword', lexicon, missing=NEVER)}"
    if kind == "ordinal":
        return f"{_class('ordinal', lexicon, missing=NEVER)}|{_charset(lexicon.singles['int'])}(?:{suffix})"
    large = _class("large", lexicon, missing=NEVER)
    digits = _charset(lexicon.singles["int"] | lexicon.singles["decimal"] | lexicon.singles["thousands"])
    return f"{digits}(?:{large})?|(?:{_in_words(lexicon)})(?:{large})?"


def _in_words(lexicon: Lexicon) -> str:
    """Give the expression of a number in words: "mille neuf cent", "soixante et onze", but not "two five"."""
    names = ("number", "numberjoint", "number hundreds", "number thousands")
    word, joint, hundred, thousand = (f"(?:{_class(name, lexicon, missing=NEVER)})" for name in names)
    teens = _singles("number teens", lexicon)
    sizes = ("number tens", "number hundreds", "number thousands")
    larger = frozenset[str]().union(*(_singles(size, lexicon) for size in sizes))
    after_larger = f"(?<={_charset(larger)}){joint}?{word}" if larger else NEVER
    after_teens = f"(?<={_charset(teens)}){joint}{word}" if teens else NEVER
    return f"{word}(?:{after_larger}|{after_teens}|{joint}?(?:{hundred}|{thousand})){{0,9}}"


def _class(kind: str, lexicon: Lexicon, missing: str = "") -> str:
    name = kind.rstrip("+")
    singles = _singles(kind, lexicon)
    phrases = ["".join(_charset(lexicon.singles[f"={word}"]) for word in p) for p in lexicon.phrases.get(name, ())]
    if not singles and not phrases and missing:
        return missing
    if not singles and not phrases:
        raise PatternError(f"there is no class {kind!r} of words")
    return "|".join(phrases + ([_charset(singles)] if singles else []))


def _singles(kind: str, lexicon: Lexicon) -> frozenset[str]:
    """Give the codes of a class, with its doubtful words as far as the "+" signs of ``kind`` ask for them."""
    name = kind.rstrip("+")
    levels = (name + "+" * level for level in range(len(kind) - len(name) + 1))
    return frozenset[str]().union(*(lexicon.singles.get(level, frozenset()) for level in levels))


_BUILT = {"n": ("int", "decimal", "thousands", "number"), "day": ("day", "dayword"), "ordinal": ("int", "ordinal")}
_TAILS = {"n": ("number", "numberjoint", "large"), "day": ("suffix",), "ordinal": ("suffix",)}


def _slot_heads(kind: str, lexicon: Lexicon) -> Heads:
    if kind in _BUILT:
        whole, tails = (_classes_heads(names[kind], lexicon) for names in (_BUILT, _TAILS))
        return whole.before(tails._replace(empty=True))
    found = _class_heads(kind, lexicon)
    if not found.firsts:
        raise PatternError(f"there is no class {kind!r} of words")
    return found


def _classes_heads(kinds: Iterable[str], lexicon: Lexicon) -> Heads:
    return reduce(Heads.beside, (_class_heads(kind, lexicon) for kind in kinds))


def _class_heads(kind: str, lexicon: Lexicon) -> Heads:
    singles = _singles(kind, lexicon)
    found = _single(singles) if singles else _NOTHING
    for phrase in lexicon.phrases.get(kind.rstrip("+"), ()):
        found = found.beside(reduce(Heads.before, (_single(lexicon.singles[f"={word}"]) for word in phrase[:2])))
    return found


def _single(codes: frozenset[str]) -> Heads:
    return Heads({codes: _NONE}, frozenset({codes}))


def _charset(codes: frozenset[str]) -> str:
    return f"[{''.join(sorted(codes))}]" if len(codes) > 1 else next(iter(codes))
