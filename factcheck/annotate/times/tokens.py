"""A text as tokens: where each begins and ends, and its code.

Numbers written with signs inside ("14/07/1989", "20:30", "30,4", "2 024") are one token whose code tells the shape.
A BREAK stands before each sentence, so that no rule reads across.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable

from factcheck.annotate.times.lexicon import Lexicon
from factcheck.annotate.times.patterns import NOTHING
from factcheck.model import Span
from factcheck.model.frozen import dataclass

BREAK = "\n"
SIGN = "\x01"

_TOKEN = re.compile(
    r"[^\W\d_]+"
    r"|\d{1,4}(?P<sign>[/.-])\d{1,2}(?P=sign)\d{1,4}(?![/.-]?\d)"
    r"|\d{1,2}:\d\d(?::\d\d)?(?!\d)"
    r"|\d{4}[-–/]\d{2}(?:\d\d)?(?!\d)"
    r"|\d{1,2}/\d{1,2}(?!\d)"
    r"|\d+(?:[.,]\d+)+"
    r"|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)"
    r"|\d+"
    r"|[^\w\s]"
)
_SHAPES = (
    ("iso", re.compile(r"\d{4}-\d\d-\d\d")),
    ("numeric", re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{1,4}")),
    ("clock", re.compile(r"[012]?\d:[0-5]\d(?::[0-5]\d)?")),
    ("years", re.compile(r"[12]\d{3}[-–/]\d{2}(?:\d\d)?")),
    ("slashed", re.compile(r"\d{1,2}/\d{1,2}")),
    ("thousands", re.compile(r"\d{1,3}(?:[.,  \u00a0\u202f\u2009]\d{3})+")),
    ("decimal", re.compile(r"\d+[.,]\d+")),
    ("hhmm", re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")),
    ("int", re.compile(r"\d+")),
)
_ROMAN = re.compile(r"[IVX]+(?:er?|re|ème|eme)?")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of ``text``: ``spans`` and ``codes`` run in parallel; a BREAK has an empty span."""

    text: str
    spans: tuple[tuple[int, int], ...]
    codes: str

    def word(self, index: int) -> str:
        """Give the token as written."""
        start, end = self.spans[index]
        return self.text[start:end]

    def lower(self, first: int, last: int) -> tuple[str, ...]:
        """Give the tokens ``first`` up to, not including, ``last`` in lower case, with plain apostrophes."""
        return tuple(self.word(index).lower().replace("’", "'") for index in range(max(first, 0), last))

    def glued(self, index: int) -> bool:
        """Say whether no space stands before the token."""
        return index > 0 and self.spans[index - 1][1] == self.spans[index][0]


def tokenize(text: str, sentences: Iterable[Span], lexicon: Lexicon) -> Tokens:
    """Give the tokens of ``text``, with a BREAK before each sentence."""
    get = lexicon.codes.get
    spans: list[tuple[int, int]] = []
    codes: list[str] = []
    begins = [sentence.start for sentence in sentences] or [0]
    following = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if following < len(begins) and start >= begins[following]:
            following = bisect_right(begins, start)
            spans.append((start, start))
            codes.append(BREAK)
        word = match.group()
        code = get(word) or _odd(word, lexicon)
        if code in lexicon.singles["years"] and _are_years_apart(word):
            spans += ((start, start + 4), (start + 4, start + 5), (start + 5, end))
            codes += (lexicon.codes[word[:4]], get(word[4]) or SIGN, lexicon.codes[word[5:]])
            continue
        spans.append((start, end))
        codes.append(code)
    return Tokens(text, tuple(spans), "".join(codes))


def _are_years_apart(word: str) -> bool:
    """Say whether two years written as one ("1939–45") are more than one apart, so that each is a time of its own."""
    first, last = word[:4], word[5:]
    return 1 < int(first[: 4 - len(last)] + last) - int(first) < 100  # noqa: PLR2004


def _odd(word: str, lexicon: Lexicon) -> str:
    """Give the code of a token that is no word of the lexicon."""
    if not word[0].isalpha():
        return _shape(word, lexicon)
    if word[0] in "IVX" and _ROMAN.fullmatch(word):
        return lexicon.codes["#roman"]
    return lexicon.codes.get(word.lower(), NOTHING)


def _shape(word: str, lexicon: Lexicon) -> str:
    if word[0] == "’":
        return lexicon.codes.get("'", SIGN)
    return next((lexicon.codes[f"#{name}"] for name, shape in _SHAPES if shape.fullmatch(word)), SIGN)
