"""The rules of a language over the codes of a text: where something like a time stands, and what its slots hold.

What goes in: tokens. What comes out: ``Found`` pieces, in text order, not overlapping, with their slots read but
nothing resolved. This module must not know calendars.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cache, cached_property

from factcheck.annotate.times import patterns
from factcheck.annotate.times.lexicon import Lexicon, build, split
from factcheck.annotate.times.numbers import compose
from factcheck.annotate.times.tokens import Tokens
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


@dataclass(frozen=True)
class Rule:
    """One pattern. ``groups``: group of the expression, slot that it fills, class of the words it takes."""

    means: str
    source: str
    groups: tuple[tuple[str, str, str], ...]
    spans: int

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Give the compiled expression; compiled on first use, for most texts need few rules."""
        return re.compile(self.source)


Choice = tuple[Rule, frozenset[str] | None]  # a rule, and the codes that may come second; None: any, or none


@dataclass(frozen=True)
class Grammar:
    """All rules of a language, and by the code that they may begin with."""

    lexicon: Lexicon
    by_start: Mapping[str, tuple[Choice, ...]]
    starters: re.Pattern[str]
    settings: Table


@cache
def load_grammar(pack: Pack) -> Grammar:
    """Give the grammar of a language; raises PackError where a pattern of its pack cannot be read."""
    table = pack.file("times")
    parsed = [(means, _parse(text, table)) for means in table.table("rules").data for text in _patterns(table, means)]
    words = {word for _, node in parsed for word in patterns.literals(node)} | _phrase_words(table)
    lexicon = build(table.table("words"), sorted(words), table.table("doubtful"))
    by_start: dict[str, list[Choice]] = {}
    for means, node in parsed:
        rule = _rule(means, node, lexicon, table.where)
        for code, second in _beginnings(node, lexicon).items():
            by_start.setdefault(code, []).append((rule, second))
    starters = re.compile(f"[{''.join(sorted(by_start))}]")
    return Grammar(lexicon, {code: tuple(rules) for code, rules in by_start.items()}, starters, table)


def _beginnings(node: patterns.Node, lexicon: Lexicon) -> dict[str, frozenset[str] | None]:
    """Give the codes that a match may begin with, each with those that may come second."""
    found: dict[str, frozenset[str] | None] = {}
    for head in patterns.heads(node, lexicon):
        for code in head[0] if head else ():
            known = found.get(code, frozenset())
            found[code] = None if len(head) == 1 or known is None else known | head[1]
    return found


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


def _rule(means: str, node: patterns.Node, lexicon: Lexicon, where: str) -> Rule:
    try:
        source = patterns.expression(node, lexicon)
    except patterns.PatternError as error:
        raise PackError(f"{where}: [rules] {means}: {error}") from None
    slots = enumerate(_slots(node), 1)
    groups = tuple((f"{slot.name}_{n}", slot.name, slot.text.rstrip("+")) for n, slot in slots)
    return Rule(means, source, groups, source.count("(?P<span"))


def _slots(node: patterns.Node) -> Iterator[patterns.Node]:
    if node.kind == "slot":
        yield node
    for part in node.parts:
        yield from _slots(part)


def find(tokens: Tokens, grammar: Grammar) -> Iterator[Found]:
    """Give all that the rules match, the longest match at each place."""
    done = 0
    for start in grammar.starters.finditer(tokens.codes):
        at = start.start()
        if at < done:
            continue
        best = _best(tokens.codes, at, grammar.by_start[tokens.codes[at]])
        if best is not None:
            best = _longer_inside(best, tokens.codes, grammar)
            yield from _read(*best, tokens, grammar.lexicon)
            done = best[1].end(f"span{best[0].spans}") if best[0].spans else best[1].end()


def _longer_inside(best: tuple[Rule, re.Match[str]], codes: str, grammar: Grammar) -> tuple[Rule, re.Match[str]]:
    """Give the longer match that begins where the span of a match with words before it begins, if there is one."""
    rule, match = best
    inner = match.start("span1") if rule.spans == 1 else match.start()
    if inner == match.start() or rule.means in SILENT:
        return best
    other = _best(codes, inner, grammar.by_start.get(codes[inner], ()))
    return other if other is not None and other[1].end() > match.end() else best


def _best(codes: str, at: int, choices: tuple[Choice, ...]) -> tuple[Rule, re.Match[str]] | None:
    best, end = None, at
    second = codes[at + 1 : at + 2]
    for rule, seconds in choices:
        if seconds is not None and second not in seconds:
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
    if rule.spans == 2:  # noqa: PLR2004 - two times told together
        yield from _pair(rule, match, slots, tokens)
        return
    first, last = match.span("span1" if rule.spans else 0)
    while last - first > 1 and tokens.word(last - 1) == ",":
        last -= 1
    yield Found(first, last, rule.means, slots)


_BORROWED = frozenset(
    {"month", "year", "unit", "part", "season", "edge", "twodigits", "halfday", "dir", "bc", "firstyear", "century"}
)


def _pair(rule: Rule, match: re.Match[str], slots: Mapping[str, str], tokens: Tokens) -> Iterator[Found]:
    """Give two times told together ("les 6 et 13 avril"): each borrows what the other alone says."""
    one = {name: held for name, held in slots.items() if not name.endswith("2")}
    two = {name[:-1]: held for name, held in slots.items() if name.endswith("2")}
    first, last = match.span("span1")
    yield Found(first, last, rule.means, {n: h for n, h in two.items() if n in _BORROWED} | one)
    first, last = match.span("span2")
    while last - first > 1 and tokens.word(last - 1) == ",":
        last -= 1
    yield Found(first, last, rule.means, {n: h for n, h in one.items() if n in _BORROWED} | two)


def read_slot(kind: str, first: int, last: int, tokens: Tokens, lexicon: Lexicon) -> str:
    """Give what the tokens of a slot stand for: a value of the pack, or digits."""
    words = tokens.lower(first, last)
    if kind == "n":
        return words[0] if words[0][0].isdigit() else str(compose(words, lexicon.values["number"]))
    if kind in {"day", "ordinal"} and words[0].isdigit():
        return words[0]
    known = lexicon.values.get({"day": "dayword"}.get(kind, kind))
    return known[words] if known and words in known else "".join(words)
