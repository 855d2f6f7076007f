"""Transcripts: "HALE: We cut taxes.", turn after turn, each behind the name of who speaks.

What goes in: a text, and who names speakers. What comes out: a ``Quotation`` for each paragraph of each turn. Lines
that a word and a colon open are turns only where two such words at least come back, before sentences: "Date: …" and
"Place: …" do not.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.annotate.quotations.naming import Naming
from factcheck.model import Quotation, QuotationKind, Span, Speaker

_TURN = re.compile(
    r"^[^\S\n]*(?P<who>[^\W\d_a-z][^\n:]{0,48}?)[ \u00a0\u202f]?:[^\S\n]+(?P<said>\S[^\n]*)", re.MULTILINE
)
_PARAGRAPH = re.compile(r"\S[^\n]*")
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 6
_SPEAKERS = 2
_STOPS = (".", "?", "!", "…", "»", "”", '"', ")")


def transcript(text: str, naming: Naming) -> list[Quotation]:
    """Give the turns of a transcript in order; none where the text is no transcript."""
    turns = [turn for turn in _TURN.finditer(text) if _can_name(turn["who"], naming)]
    labels = Counter(turn["who"] for turn in turns)
    whole = sum(turn["said"].rstrip().endswith(_STOPS) for turn in turns)
    if sum(times > 1 for times in labels.values()) < _SPEAKERS or 2 * whole < len(turns):
        return []
    ends = [*(turn.start() for turn in turns[1:]), turns[-1].end()]
    return [said for turn, end in zip(turns, ends, strict=True) for said in _said(text, turn, end, naming)]


def _can_name(label: str, naming: Naming) -> bool:
    """Say whether the words before a colon can be a name or a role: few, with capitals."""
    words = _WORD.findall(label)
    small = sum(word.islower() and word not in naming.links for word in words)
    return 0 < len(words) <= _MOST_WORDS and not small


def _said(text: str, turn: re.Match[str], end: int, naming: Naming) -> Iterator[Quotation]:
    """Give the paragraphs of a turn, each with its speaker."""
    who = Span(*turn.span("who"))
    words = who.words(text)
    speaker = Speaker(who.start, who.end, words, naming.name(who)) if len(words) > 1 else None
    for paragraph in _PARAGRAPH.finditer(text, turn.start("said"), end):
        yield Quotation(paragraph.start(), paragraph.end(), QuotationKind.DIRECT, speaker=speaker)


def without_inner(found: Sequence[Quotation], turns: Sequence[Quotation]) -> list[Quotation]:
    """Give what was found outside of the turns; both are in order."""
    kept, at = [], 0
    for quotation in found:
        while at < len(turns) and turns[at].end <= quotation.start:
            at += 1
        if at == len(turns) or not quotation.overlaps(turns[at]):
            kept.append(quotation)
    return kept
