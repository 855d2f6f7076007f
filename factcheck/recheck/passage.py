"""A quoted passage found again in a page's text, and compared with how it stood there before.

In: words and texts. Out: where the passage stands, and which words are not as they were. Texts are compared by their
words and figures: case, typography, punctuation and blanks do not count, separators within a figure and its sign do.
Pure: knows neither pages nor the ledger.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from factcheck.model import Span
from factcheck.model.frozen import dataclass

ALIKE = 0.55  # share of a passage's words from which another wording is taken for it
COMMON = 40  # a word that stands so often on a page says nothing of where the passage is
PLACES = 8  # likely places that are looked at
CONTEXT = 60  # characters kept before and after a passage
_FIGURE = r"(?:(?<!\w)[-−])?\d+(?:[.,:/]\d+|[ \xa0\u202f\u2009]\d{3}(?!\d))*"
_WORD = re.compile(rf"(?P<figure>{_FIGURE})|[%‰€$£¥°]|[^\W\d_]+")
_FOLDED = re.compile(rf"{_FIGURE}|[%‰€$£¥°]|[^\W\d_]+")
_GROUPED = re.compile(r"(?<=\d)[ \xa0\u202f\u2009](?=\d{3}(?!\d))")
_BLANKS = re.compile(r"[ \xa0\u202f\u2009]")
_STOP = re.compile(r"(?<=[.!?…])\s+|\s*\n\s*")
_APART = frozenset(' .!?…:;()«»“”"')  # between words; beside a digit some of them are part of a figure
_ACROSS = re.compile("\xad|\u200b|\u2060|\ufeff")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, figure or sign with its place and its folded form."""

    start: int
    end: int
    folded: str


def words(text: str) -> tuple[Word, ...]:
    """Give the words, figures and signs of ``text``."""
    return tuple(Word(found.start(), found.end(), _folded(found[0])) for found in _WORD.finditer(text))


def _folded(word: str) -> str:
    return _BLANKS.sub("", _ACROSS.sub("", word)).casefold().replace("−", "-")


def fold(text: str) -> str:
    """Give the words of ``text`` folded, each between blanks: two texts that read alike are equal."""
    plain = unicodedata.normalize("NFC", _ACROSS.sub("", text)).casefold().replace("−", "-")
    return f" {' '.join(_FOLDED.findall(_GROUPED.sub('', plain)))} "


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands in a text; ``exact``: in the same words. ``share`` of its words are there."""

    span: Span
    exact: bool
    share: float


@dataclass(frozen=True)
class Text:
    """A text in which passages are looked for; its words are read once and only when needed."""

    text: str

    @cached_property
    def fold(self) -> str:
        """Give the text folded."""
        return fold(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Give its words."""
        return words(self.text)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Give for each word where it stands, counted in words."""
        found: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            found.setdefault(word.folded, []).append(at)
        return found

    def holds(self, passage: str) -> bool:
        """Say whether the passage stands here in the same words; quick, and quickest where it does to the letter."""
        folded = fold(passage)
        return len(folded) > 2 and (_stands(passage.strip(), self.text) or folded in self.fold)  # noqa: PLR2004 - blanks


def _stands(passage: str, text: str) -> bool:
    """Say whether a passage stands somewhere to the letter, surely cut out of no word and no figure."""
    at = text.find(passage)
    while at >= 0:
        before, after = text[at - 1 : at] or "\n", text[at + len(passage) : at + len(passage) + 1] or "\n"
        if (before == "\n" or (before in _APART and passage[0].isalpha())) and (
            after == "\n" or (after in _APART and not passage[-1].isdigit())
        ):
            return True
        at = text.find(passage, at + 1)
    return False


def find(passage: str, text: Text, *, prefix: str = "", suffix: str = "") -> Place | None:
    """Give where ``passage`` stands: in its own words, else the place most like it, where that is like enough.

    ``prefix`` and ``suffix`` are what stood around it: of places that are equally like it the one between them wins.
    """
    wanted = [word.folded for word in words(passage)]
    if not wanted:
        return None
    around = ({word.folded for word in words(prefix)}, {word.folded for word in words(suffix)})
    likely = [_at(wanted, text, begin) for begin in _likely(wanted, text)]
    scored = [
        (place.share + _around(place, text, *around) / 100, -place.span.start, place) for place in likely if place
    ]
    best = max(scored, default=None, key=lambda one: one[:2])
    return best[2] if best and best[2].share >= ALIKE else None


def _likely(wanted: Sequence[str], text: Text) -> list[int]:
    """Give the words at which the passage most likely begins: where most of its words stand as far apart as in it."""
    begins: Counter[int] = Counter()
    for at, word in enumerate(wanted):
        found = text.places.get(word, ())
        if len(found) <= COMMON:
            begins.update(place - at for place in found)
    near: Counter[int] = Counter()
    for begin, count in begins.items():
        for other in range(begin - 2, begin + 3):
            near[begin] += begins.get(other, 0) if other != begin else count
    ordered = sorted(near, key=lambda begin: (-near[begin], -begins[begin], begin))
    return ordered[:PLACES]


def _at(wanted: Sequence[str], text: Text, begin: int) -> Place | None:
    """Give the place of the passage about the word ``begin``, with the share of its words that stand there in order."""
    slack = max(4, len(wanted) // 3)
    low, high = max(0, begin - slack), min(len(text.words), begin + len(wanted) + slack)
    there = [word.folded for word in text.words[low:high]]
    exact = there[begin - low : begin - low + len(wanted)] == list(wanted) if begin >= 0 else False
    if exact:
        return Place(_span(text, begin, begin + len(wanted)), exact=True, share=1.0)
    blocks = [
        block for block in SequenceMatcher(None, wanted, there, autojunk=False).get_matching_blocks() if block.size
    ]
    if not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    start = max(low, low + first.b - first.a)
    end = min(high, low + last.b + last.size + len(wanted) - last.a - last.size)
    share = sum(block.size for block in blocks) / len(wanted)
    return Place(_within_sentence(text, start, end, low + first.b, low + last.b + last.size), exact=False, share=share)


def _span(text: Text, begin: int, end: int) -> Span:
    return Span(text.words[begin].start, text.words[end - 1].end)


def _within_sentence(text: Text, start: int, end: int, first: int, last: int) -> Span:
    """Give the span of words ``start`` to ``end``, cut at a line or sentence end outside of what matched."""
    span, sure = _span(text, start, end), _span(text, first, last)
    before = max((found.end() for found in _STOP.finditer(text.text, span.start, sure.start)), default=span.start)
    after = _STOP.search(text.text, sure.end, span.end)
    return Span(before, after.start() if after else span.end)


def _around(place: Place, text: Text, before: set[str], after: set[str]) -> float:
    span = place.span
    told = {word.folded for word in words(text.text[max(0, span.start - CONTEXT) : span.start])}
    tells = {word.folded for word in words(text.text[span.end : span.end + CONTEXT])}
    return len(told & before) / (len(before) or 1) + len(tells & after) / (len(after) or 1)


def context(text: str, span: Span) -> tuple[str, str]:
    """Give what stands before and after a span."""
    return text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that are not as they were: places in the old passage and in the new, either may be empty."""

    old: Span
    new: Span


def edits(was: str, now: str) -> tuple[Edit, ...]:
    """Give the words that differ between two wordings of a passage, in order."""
    old, new = words(was), words(now)
    matcher = SequenceMatcher(None, [w.folded for w in old], [w.folded for w in new], autojunk=False)
    return tuple(Edit(_of(old, a, b), _of(new, c, d)) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal")


def _of(found: Sequence[Word], begin: int, end: int) -> Span:
    if begin < end:
        return Span(found[begin].start, found[end - 1].end)
    at = found[begin].start if begin < len(found) else (found[-1].end if found else 0)
    return Span(at, at)


def figures(text: str, skipped: Sequence[Span] = ()) -> Counter[str]:
    """Give the figures written in digits, those in ``skipped`` left out."""
    return Counter(
        _folded(found["figure"])
        for found in _WORD.finditer(text)
        if found["figure"] and not any(span.start <= found.start() < span.end for span in skipped)
    )


def diff(was: str, now: str) -> str:
    """Give both wordings in one line: [-words taken away-] and {+words put in+}."""
    return " ".join(" ".join(_pieces(was, now)).split())


def _pieces(was: str, now: str) -> Iterator[str]:
    at = 0
    for edit in edits(was, now):
        yield now[at : edit.new.start]
        if edit.old.start < edit.old.end:
            yield f"[-{edit.old.words(was)}-]"
        if edit.new.start < edit.new.end:
            yield f"{{+{edit.new.words(now)}+}}"
        at = edit.new.end
    yield now[at:]
