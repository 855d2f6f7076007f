"""The rules of a language over the codes of a text: where something like a time stands, and what its slots hold.

What goes in: tokens. What comes out: ``Found`` pieces, in text order, not overlapping, with their slots read but
nothing resolved. This module must not know calendars.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache, cached_property

from factcheck.annotate.times import patterns
from factcheck.annotate.times.lexicon import Lexicon, build, split
from factcheck.annotate.times.numbers import compose
from factcheck.annotate.times.tokens import BREAK, Tokens
from factcheck.languages import Pack, PackError, Table
from factcheck.model.frozen import dataclass

SILENT = frozenset({"nothing", "age"})


@dataclass(frozen=True, slots=True)
class Found:
    """Something like a time: tokens ``first`` up to ``last``; ``means`` says how to read its slots."""

    first: int
    last: int
    means: str
    slots: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """Give what the slot holds, "" where it is empty."""
        return self.slots.get(name, "")

    def number(self, name: str) -> int | None:
        """Give the whole number that the slot holds."""
        held = self.slots.get(name)
        return int(held) if held else None


@dataclass(frozen=True, eq=False)
class Rule:
    """One pattern; what it takes to match it is worked out when a text calls for it, for most texts need few rules."""

    means: str
    node: patterns.Node
    words: patterns.Slots

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Give sets of codes of each of which one must follow where the rule is to match."""
        return tuple(patterns.needs(self.node, self.words))

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Give the compiled expression."""
        return re.compile(patterns.expression(self.node, self.words))

    @cached_property
    def groups(self) -> tuple[tuple[str, str, str], ...]:
        """Give groups of the expression, each with the slot that it fills and the class of the words it takes."""
        slots = enumerate(_slots(self.node), 1)
        return tuple((f"{slot.name}_{n}", slot.name, slot.text.rstrip("+")) for n, slot in slots)

    @cached_property
    def spans(self) -> int:
        """Give the number of spans that the pattern marks."""
        return self.expression.pattern.count("(?P<span")


Choice = tuple[Rule, frozenset[str] | None]  # a rule, and the codes that may come second; None: any, or none


Match = tuple[Rule, re.Match[str]]


class Starts(dict[str, tuple[Choice, ...]]):
    """The rules that may begin with a code, in their order; put together when a text has the code."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        super().__init__()
        self._rules = rules
        self._firsts: dict[frozenset[str], list[tuple[int, frozenset[str] | None]]] = {}
        for number, rule in enumerate(rules):
            its = _heads(rule)
            for first, seconds in its.firsts.items():
                self._firsts.setdefault(first, []).append((number, None if first in its.alone else seconds))

    @property
    def codes(self) -> str:
        """Give all codes that a rule may begin with."""
        return "".join(sorted(frozenset().union(*self._firsts)))

    def __missing__(self, code: str) -> tuple[Choice, ...]:
        """Give the rules that may begin with ``code``."""
        found: dict[int, frozenset[str] | None] = {}
        for number, seconds in (choice for first, its in self._firsts.items() if code in first for choice in its):
            known = found.get(number, frozenset())
            found[number] = None if seconds is None or known is None else known | seconds
        self[code] = tuple((self._rules[number], found[number]) for number in sorted(found))
        return self[code]


def _heads(rule: Rule) -> patterns.Heads:
    try:
        return patterns.heads(rule.node, rule.words)
    except patterns.PatternError as error:
        raise patterns.PatternError(f"{rule.means}: {error}") from None


@dataclass(frozen=True)
class Grammar:
    """All rules of a language, and by the code that they may begin with."""

    lexicon: Lexicon
    by_start: Starts
    starters: re.Pattern[str]
    settings: Table


@cache
def load_grammar(pack: Pack) -> Grammar:
    """Give the grammar of a language; raises PackError where a pattern of its pack cannot be read."""
    table = pack.file("times")
    parsed = [(means, _parse(text, table)) for means in table.table("rules").data for text in _patterns(table, means)]
    words = {word for _, node in parsed for word in patterns.literals(node)} | _phrase_words(table)
    lexicon = build(table.table("words"), sorted(words), table.table("doubtful"))
    slots = patterns.Slots(lexicon)
    try:
        starts = Starts([Rule(means, node, slots) for means, node in parsed])
    except patterns.PatternError as error:
        raise PackError(f"{table.where}: [rules] {error}") from None
    return Grammar(lexicon, starts, re.compile(f"[{starts.codes}]"), table)


def _patterns(table: Table, means: str) -> tuple[str, ...]:
    return table.table("rules").words(means)


def _parse(text: str, table: Table) -> patterns.Node:
    try:
        return patterns.parse(text)
    except patterns.PatternError as error:
        raise PackError(f"{table.where}: [rules] {error}") from None


def _phrase_words(table: Table) -> set[str]:
    """Give the words of the phrases that stand around times; they need codes to be told from unknown words."""
    around = table.table("around")
    phrases = (phrase for name in around.data for found in around.word_lists(name).values() for phrase in found)
    return {word for phrase in phrases for word in split(phrase)}


def _slots(node: patterns.Node) -> Iterator[patterns.Node]:
    if node.kind == "slot":
        yield node
    for part in node.parts:
        yield from _slots(part)


def find(tokens: Tokens, grammar: Grammar) -> Iterator[Found]:
    """Give all that the rules match, the longest match at each place."""
    done = 0
    for at, around in _places(tokens.codes, grammar):
        if at < done:
            continue
        best = _best(tokens.codes, at, around, grammar)
        if best is not None:
            best = _longer_inside(best, tokens.codes, around, grammar)
            yield from _read(*best, tokens, grammar.lexicon)
            done = best[1].end(f"span{best[0].spans}") if best[0].spans else best[1].end()


def _places(codes: str, grammar: Grammar) -> Iterator[tuple[int, frozenset[str]]]:
    """Give the places where a rule may begin, each with the codes from the first of its sentence to its end."""
    end, around = 0, frozenset[str]()
    for start in grammar.starters.finditer(codes):
        if start.start() >= end:
            end = codes.find(BREAK, start.start())
            end = end if end >= 0 else len(codes)
            around = frozenset(codes[start.start() : end])
        yield start.start(), around


def _longer_inside(best: Match, codes: str, around: frozenset[str], grammar: Grammar) -> Match:
    """Give the longer match that begins where the span of a match with words before it begins, if there is one."""
    rule, match = best
    inner = match.start("span1") if rule.spans == 1 else match.start()
    if inner == match.start() or rule.means in SILENT:
        return best
    other = _best(codes, inner, around, grammar)
    return other if other is not None and other[1].end() > match.end() else best


def _best(codes: str, at: int, around: frozenset[str], grammar: Grammar) -> Match | None:
    """Give the longest match at a place; ``around`` are the codes that it can be made of."""
    best, end = None, at
    second = codes[at + 1 : at + 2]
    for rule, seconds in grammar.by_start[codes[at]]:
        if (seconds is not None and second not in seconds) or any(map(around.isdisjoint, rule.needs)):
            continue
        match = rule.expression.match(codes, at)
        if match is not None and match.end() > end:
            best, end = (rule, match), match.end()
    return best


def _read(rule: Rule, match: re.Match[str], tokens: Tokens, lexicon: Lexicon) -> Iterator[Found]:
    slots = {}
    for group, name, kind in rule.groups:
        first, last = match.span(group)
        if first >= 0:
            slots[name] = read_slot(kind, first, last, tokens, lexicon)
    if rule.spans > 1:
        yield from _several(rule, match, slots, tokens)
        return
    yield Found(*_trimmed(match.span("span1" if rule.spans else 0), tokens), rule.means, slots)


def _trimmed(span: tuple[int, int], tokens: Tokens) -> tuple[int, int]:
    """Give a span without the commas at its end."""
    first, last = span
    while last - first > 1 and tokens.word(last - 1) == ",":
        last -= 1
    return first, last


_BORROWED = frozenset(
    {"month", "year", "unit", "part", "season", "edge", "twodigits", "halfday", "dir", "bc", "firstyear", "century"}
    | {"int", "rank", "yearshift"}
)


def _several(rule: Rule, match: re.Match[str], slots: Mapping[str, str], tokens: Tokens) -> Iterator[Found]:
    """Give times told together ("les 6, 7 et 13 avril"): each borrows what the others alone say."""
    told = [_slots_of(rank, slots) for rank in range(1, rule.spans + 1)]
    lent = {name: held for one in told for name, held in one.items() if name in _BORROWED}
    for rank, own in enumerate(told, 1):
        yield Found(*_trimmed(match.span(f"span{rank}"), tokens), rule.means, lent | own)


def _slots_of(rank: int, slots: Mapping[str, str]) -> dict[str, str]:
    """Give the slots of the ``rank``-th of several times: the names of all but the first's end in their rank."""
    if rank == 1:
        return {name: held for name, held in slots.items() if not name[-1].isdigit()}
    return {name[:-1]: held for name, held in slots.items() if name.endswith(str(rank))}


def read_slot(kind: str, first: int, last: int, tokens: Tokens, lexicon: Lexicon) -> str:
    """Give what the tokens of a slot stand for: a value of the pack, or digits."""
    words = tokens.lower(first, last)
    if kind == "n":
        return _number(words, lexicon)
    if kind in {"day", "ordinal"} and words[0].isdigit():
        return words[0]
    known = lexicon.values.get({"day": "dayword"}.get(kind, kind))
    return known[words] if known and words in known else "".join(words)


def _number(words: Sequence[str], lexicon: Lexicon) -> str:
    """Give a number's value; digits before a large number's word ("4,5 milliards") stay apart by a "*"."""
    values = lexicon.values.get("number", {}), lexicon.values.get("large", {})
    if not words[0][0].isdigit():
        return str(compose(words, {**values[0], **values[1]}))
    return f"{words[0]}*{values[1][tuple(words[1:])]}" if len(words) > 1 else words[0]
