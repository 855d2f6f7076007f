"""From text to sentences.

What goes in: a text and a language pack. What comes out: ``Sentence`` spans in order, without the white space around
them; together they hold every character that is not white space. This stage must know no language of its own: words
that end no sentence come from the pack's ``segment.toml``, and it looks at no meaning.

A sentence ends at ``.``, ``!``, ``?`` or ``…`` with the marks that close behind it, unless the next word starts in
lower case, or the stop belongs to an abbreviation, an initial or a number; and at every line break, unless the text
is hard-wrapped. A broken "militaire. en 2024" stays one sentence, so that a claim can reach from the figure to its
year.
"""

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise

from factcheck.languages import Pack
from factcheck.model import Sentence
from factcheck.model.frozen import dataclass

_CLOSERS = "»”’\"')\\]›"
_BREAK = re.compile(
    rf"(?P<stop>[.!?…]+)(?P<close>(?:[ \t\u00a0\u202f]?[»›]|[{_CLOSERS}]|\[\d{{1,3}}\])*)(?P<gap>[^\S\n]+|(?=\n|\Z))"
    r"|(?P<face>(?<=[^\W\d] )(?:[:;]-?[()DP]+|[\U0001F300-\U0001FAFF❤\ufe0f]+))(?P<behind>[^\S\n]+)"
    r"|(?P<lines>[^\S\n]*\n\s*)"
)
_STRAIGHT = re.compile('"')
_LAST_WORD = re.compile(r"[^\W_]+(?:[.\-][^\W_]+)*\Z")
_NEXT_WORD = re.compile(r"[^\W_]+")
_OPENERS = "«“„\"'‘’([‹—–-¿¡*•"
_NEVER_FIRST = "!?»”,;:"
_SPACES = " \t\u00a0\u202f"
_DOTTED = re.compile(r"\w{1,3}(?:\.\w{1,3})+")
_NUMBER = re.compile(r"[\d(\[]|[IVXLC]+\b|[A-Z](?:\. ?|-| )?\d")
_LOOK_BACK = 24
_PARAGRAPH = 4000
_WRAPPED_SHARE = 0.3


_KEYS = ("titles", "before_number", "maybe", "starters", "small", "ends", "goes_on")


@dataclass(frozen=True, slots=True)
class _Rules:
    """The words of one pack, folded to lower case."""

    titles: frozenset[str]
    before_number: frozenset[str]
    maybe: frozenset[str]
    starters: frozenset[str]
    small: frozenset[str]
    ends: frozenset[str]
    goes_on: frozenset[str]


@cache
def _rules(pack: Pack) -> _Rules:
    table = pack.file("segment")
    return _Rules(*(_folded(table.words(key)) for key in _KEYS))


def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def segment(text: str, pack: Pack) -> tuple[Sentence, ...]:
    """Give the sentences of ``text`` in order, trimmed of white space; none for a text of white space alone."""
    rules = _rules(pack)
    wrapped = _is_wrapped(text)
    straight = tuple(found.start() for found in _STRAIGHT.finditer(text))
    cuts = [0]
    for found in _BREAK.finditer(text):
        if found["lines"]:
            if _is_line_end(text, found, wrapped=wrapped):
                cuts.append(found.end())
        elif found["face"]:
            if text[found.end() : found.end() + 1].isupper():
                cuts.append(found.end("face"))
        elif _is_end(text, found, cuts[-1], rules):
            cuts.append(found.end() + 1 if _closes(text, found.end(), straight) else found.end("close"))
    cuts.append(len(text))
    return tuple(sentence for a, b in pairwise(cuts) if (sentence := _trimmed(text, a, b)) is not None)


def _closes(text: str, at: int, straight: tuple[int, ...]) -> bool:
    """Say whether the straight quotation mark at ``at``, spaces on both sides, closes what its paragraph opened."""
    if text[at : at + 1] != '"' or text[at + 1 : at + 2].strip():
        return False
    paragraph = text.rfind("\n", max(0, at - _PARAGRAPH), at) + 1
    return (bisect_left(straight, at) - bisect_left(straight, paragraph)) % 2 == 1


def _trimmed(text: str, start: int, end: int) -> Sentence | None:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    size = len(piece.strip())
    return Sentence(start + lead, start + lead + size) if size else None


def _is_wrapped(text: str) -> bool:
    """Say whether single line breaks fall inside sentences, as in mail and plain text of fixed width."""
    breaks = len(re.findall(r"\S[^\S\n]*\n(?=[^\S\n]*\S)", text))
    inside = len(re.findall(r"[^\s.!?…:;»”\"][^\S\n]*\n(?=[^\S\n]*[a-zà-ÿœ])", text))
    return breaks > 1 and inside / breaks >= _WRAPPED_SHARE


def _is_line_end(text: str, found: re.Match[str], *, wrapped: bool) -> bool:
    """Say whether a line break ends a sentence: always at an empty line; else unless it falls inside one."""
    if found["lines"].count("\n") > 1 or found.end() >= len(text):
        return True
    goes_on = text[found.end()].islower() and text[found.start() - 1 : found.start()] not in set(".!?…:;")
    return not goes_on and not wrapped


def _is_end(text: str, found: re.Match[str], begin: int, rules: _Rules) -> bool:
    """Say whether the stop that was found ends the sentence that begins at ``begin``."""
    at = found.end()
    if at >= len(text) or text[at] == "\n":
        return True
    if text[at] in _NEVER_FIRST:
        return False
    start = at
    while start < len(text) and (text[start] in _OPENERS or text[start] in _SPACES):
        start += 1
    if _is_small(text, start) and not _is_small_start(text, found, start, begin, rules):
        return False
    if found["stop"] != "." or found["close"].strip(")]"):
        return True
    return not _is_abbreviation(text, found.start(), start, begin, rules)


def _is_small(text: str, at: int) -> bool:
    """Say whether the word at ``at`` starts in small letters; a brand such as "iPhone" does not count as such."""
    return text[at : at + 1].islower() and not text[at + 1 : at + 2].isupper()


def _is_small_start(text: str, found: re.Match[str], at: int, begin: int, rules: _Rules) -> bool:
    """Say whether a word in small letters starts a sentence: "à", whose capital keyboards lack, or "je" and "it".

    A pronoun that starts a sentence in careless writing stands behind a whole word, not behind an abbreviation.
    """
    word = _NEXT_WORD.match(text, at)
    if word is None or word[0] not in rules.small or (found["stop"] in ("!", "?") or "…" in found["stop"]):
        return False
    if found["stop"] != ".":
        return True
    before = _LAST_WORD.search(text, max(begin, found.start() - _LOOK_BACK), found.start())
    return before is not None and not _may_be_short(before[0].lower(), rules)


def _may_be_short(word: str, rules: _Rules) -> bool:
    """Say whether a word before a full stop is one that is often cut short, or a single letter."""
    return len(word) == 1 or "." in word or word in rules.maybe or word in rules.before_number


def _is_abbreviation(text: str, stop: int, following: int, begin: int, rules: _Rules) -> bool:
    """Say whether the full stop at ``stop`` belongs to the word before it rather than to the sentence."""
    before = _LAST_WORD.search(text, max(begin, stop - _LOOK_BACK), stop)
    if before is None:
        return False
    word = before[0].lower()
    if word.isdigit():
        return not text[begin : before.start()].strip()
    if word in rules.titles:
        return text[before.start()].isupper() or before[0] == word
    capital = len(word) == 1 and before[0].isupper()  # "Plan B. 12 people came."
    if word in rules.before_number and not capital and _NUMBER.match(text, following):
        return True
    if word in rules.ends:
        return _goes_on(text, following, rules)
    initial = len(word.rpartition("-")[2].rpartition(".")[2]) == 1 and text[stop - 1].isupper()
    return (initial or word in rules.maybe or _DOTTED.fullmatch(word) is not None) and not _starts_sentence(
        text, following, rules
    )


def _goes_on(text: str, at: int, rules: _Rules) -> bool:
    """Say whether the word at ``at`` belongs to the time of day before it ("9 a.m. Monday", "5 p.m. EST")."""
    word = _NEXT_WORD.match(text, at)
    return word is not None and word[0].lower() in rules.goes_on


def _starts_sentence(text: str, at: int, rules: _Rules) -> bool:
    word = _NEXT_WORD.match(text, at)
    return word is not None and word[0].lower() in rules.starters
