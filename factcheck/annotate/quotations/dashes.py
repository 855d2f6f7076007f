"""Turns of a dialogue that a dash opens: "— Venez, dit-il." on a line of its own.

What goes in: the words of a text, its quoted stretches, its verbs of speech. What comes out: the quoted stretches with
the turns among them. A line that a dash opens may as well be an item of a list: lines near each other are turns only
where one of them asks, exclaims, or holds a verb of speech put behind what is said ("dit-il").
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck.annotate.quotations.groups import Group
from factcheck.annotate.quotations.lexicon import Lexicon, Shape, Use
from factcheck.annotate.quotations.pairs import Quoted
from factcheck.annotate.words import Words, breaks

_TURN = re.compile(r"^[^\S\n]*(?P<dash>—|–|--?)[^\S\n]*(?P<said>[\w«“\"‘'’…(¿¡][^\n]*)", re.MULTILINE)
_CALLS = re.compile(r"[?!](?:[^\S\n]|$)")
_NEXT = re.compile(r"(?<=[.!?…»])[^\S\n]*[—–][^\S\n]*(?=[^\W\d_a-zà-ÿ])")
_ENDS = frozenset('.?!…»”":,;)')
_BEFORE = frozenset(',?!….—–»”"')
_APART = 2  # ends of paragraphs between turns of one dialogue: one that tells what happens stands between
_LONG_DASH = "—"


def with_turns(words: Words, quoted: Sequence[Quoted], groups: Sequence[Group], lex: Lexicon) -> list[Quoted]:
    """Give the quoted stretches and the turns in order; none lies in another."""
    lines = [line for line in _TURN.finditer(words.text) if _can_be_said(line)]
    inside = {line.start() for line in lines if _is_inside(line.start(), quoted)}
    turns = [
        line
        for run in _runs(words.text, lines)
        if any(line.start() in inside for line in run) or _is_dialogue(run, words, groups, lex)
        for line in run
    ]
    if not turns:
        return list(quoted)
    return sorted(_merged(words.text, quoted, turns), key=lambda each: each.start)


def _is_inside(at: int, quoted: Sequence[Quoted]) -> bool:
    """Say whether ``at`` lies inside a quoted stretch; they are in order and do not overlap."""
    n = bisect_left(quoted, at, key=lambda each: each.start) - 1
    return n >= 0 and at < quoted[n].end


def _can_be_said(line: re.Match[str]) -> bool:
    """Say whether a line starts and ends as a turn does: an item of a list starts small, or has no full stop."""
    said = line["said"].rstrip()
    return not said[0].islower() and said[-1] in _ENDS


def _runs(text: str, lines: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Give the lines that stand near each other."""
    run: list[re.Match[str]] = []
    for line in lines:
        if run and breaks(text, run[-1].end(), line.start()) > _APART:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_dialogue(run: Sequence[re.Match[str]], words: Words, groups: Sequence[Group], lex: Lexicon) -> bool:
    """Say whether somebody speaks in one of the lines; a short dash opens lists more often than it opens turns."""
    if any(_tells(line, words, groups, lex) for line in run):
        return True
    calls = any(_CALLS.search(line["said"]) for line in run)
    return calls and (len(run) > 1 or run[0]["dash"] == _LONG_DASH)


def _tells(line: re.Match[str], words: Words, groups: Sequence[Group], lex: Lexicon) -> bool:
    """Say whether the line holds a verb of speech with its speaker behind what is said."""
    first, end = words.at(line.start("said")), words.at(line.end())
    at = bisect_left(groups, first, key=lambda group: group.first)
    while at < len(groups) and groups[at].first < end:
        group = groups[at]
        before = group.first
        while before > first and (
            words.forms[before - 1] in lex.clitics - lex.subjects or words.forms[before - 1] == "'"
        ):
            before -= 1
        speaks = Use.QUOTE in group.uses and group.shape is Shape.FINITE
        if speaks and words.forms[before - 1] in _BEFORE and before > first:
            return True
        at += 1
    return False


def _merged(text: str, quoted: Sequence[Quoted], turns: Sequence[re.Match[str]]) -> Iterator[Quoted]:
    """Give turns for the stretches inside them; a stretch over several lines is cut where a turn begins."""
    at = 0
    for pair in quoted:
        while at < len(turns) and turns[at].end() <= pair.start:
            yield from _in_line(turns[at])
            at += 1
        inside = at < len(turns) and turns[at].start() <= pair.start
        if inside and pair.end <= turns[at].end():
            continue
        if inside:
            at += 1
        last = at
        while last < len(turns) and turns[last].start() < pair.end:
            last += 1
        yield from _cut(text, pair, turns[at:last])
        at = last
    yield from (turn for line in turns[at:] for turn in _in_line(line))


def _cut(text: str, pair: Quoted, turns: Sequence[re.Match[str]]) -> Iterator[Quoted]:
    """Give a stretch in the turns that it is made of: «…⏎— …⏎— …»."""
    if not turns:
        yield pair
        return
    yield _turn(pair.start, text.find("\n", pair.start))
    for line in turns:
        yield from _in_line(line)


def _in_line(line: re.Match[str]) -> Iterator[Quoted]:
    """Give the turn of a line; two where a dash opens another one behind a full stop."""
    start = line.start("said")
    for joint in _NEXT.finditer(line.string, start, line.end()):
        yield _turn(start, joint.start())
        start = joint.end()
    yield _turn(start, line.end())


def _turn(start: int, end: int) -> Quoted:
    return Quoted(start, end, turn=True)
