"""Read texts with their reported speech marked in them, and score what is found against it.

A text is a block behind a line ``### name``. Marked in it: ``{d1|what is said}`` with its kind (d direct, m mixed, i
indirect, s by a source such as "according to") and number, ``[1|who says it]``, ``<1|the words that report it>``; a
speaker or a cue of several quotations has all their numbers: ``[1,2|…]``. A continuation has the speaker that the text
gives it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.model import Quotation, Span

_TITLE = re.compile(r"^### (.*)\n", re.MULTILINE)
_MARK = re.compile(r"\{(?P<kind>[dmis])(?P<said>\d+)\||\[(?P<who>[\d,]+)\||<(?P<cue>[\d,]+)\||[}\]>]")
_TRIMMED = " \t\n\u00a0\u202f\u2009\"“”«»„'’‘`,.;:!?…—–-()[]"
LEAST_OVERLAP = 0.3


@dataclass(frozen=True, slots=True)
class Said:
    """Reported speech as annotated: its kind, the words that name who says it and those that report it."""

    span: Span
    kind: str
    speaker: Span | None
    cue: Span | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its reported speech."""

    name: str
    text: str
    said: tuple[Said, ...]


@dataclass(slots=True)
class Score:
    """Counts of annotated, found and matched quotations; of speakers annotated and right; recall by kind."""

    annotated: int = 0
    found: int = 0
    matched: int = 0
    speakers: int = 0
    right: int = 0
    kinds: dict[str, list[int]] = field(default_factory=dict)

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall."""
        return 2 * self.matched / max(1, self.annotated + self.found)

    def recall(self, kind: str) -> float:
        """Give the share of the annotated quotations of a kind that were found."""
        return sum(self.kinds[kind]) / len(self.kinds[kind])


def read_passages(path: Path) -> tuple[Passage, ...]:
    """Give the annotated texts of a file in order."""
    parts = _TITLE.split(path.read_text(encoding="utf-8"))[1:]
    return tuple(_passage(name, body.rstrip("\n")) for name, body in zip(parts[::2], parts[1::2], strict=True))


def _passage(name: str, body: str) -> Passage:
    text, at = "", 0
    opened: list[tuple[str, list[str], int]] = []
    places: dict[str, dict[str, Span]] = {"said": {}, "who": {}, "cue": {}}
    kinds: dict[str, str] = {}
    for mark in _MARK.finditer(body):
        text, at = text + body[at : mark.start()], mark.end()
        if mark[0] in "}]>":
            slot, numbers, start = opened.pop()
            places[slot].update(dict.fromkeys(numbers, Span(start, len(text))))
            continue
        slot = mark.lastgroup or ""
        opened.append((slot, mark[slot].split(","), len(text)))
        if mark["kind"]:
            kinds[mark["said"]] = mark["kind"]
    said = (Said(span, kinds[n], places["who"].get(n), places["cue"].get(n)) for n, span in places["said"].items())
    return Passage(name, text + body[at:], tuple(said))


def score(passages: Sequence[tuple[Passage, Sequence[Quotation]]], kinds: str = "dmis") -> Score:
    """Score what was found in each passage; what matches only speech of another kind counts neither for nor against."""
    total = Score()
    for passage, found in passages:
        every = _matches(passage.text, found, passage.said)
        wanted = [said for said in passage.said if said.kind in kinds]
        total.found += len(found) - sum(said.kind not in kinds for _, said in every)
        total.annotated += len(wanted)
        matches = _matches(passage.text, found, wanted)
        total.matched += len(matches)
        for said in wanted:
            total.kinds.setdefault(said.kind, []).append(any(said is other for _, other in matches))
        for quotation, said in matches:
            total.speakers += said.speaker is not None
            total.right += said.speaker is not None and _same(passage.text, quotation.speaker, said.speaker)
    return total


def _same(text: str, one: Span | None, other: Span) -> bool:
    return one is not None and (one.overlaps(other) or one.words(text).lower() == other.words(text).lower())


def _matches(text: str, found: Sequence[Quotation], wanted: Sequence[Said]) -> list[tuple[Quotation, Said]]:
    """Match one to one, the largest overlap first."""
    kept: list[tuple[Quotation, Said]] = []
    for _, i, j in sorted(_pairs(text, found, wanted), reverse=True):
        if not any(found[i] is quotation or wanted[j] is said for quotation, said in kept):
            kept.append((found[i], wanted[j]))
    return kept


def _pairs(text: str, found: Sequence[Quotation], wanted: Sequence[Said]) -> Iterator[tuple[float, int, int]]:
    for i, quotation in enumerate(found):
        for j, said in enumerate(wanted):
            share = _overlap(trimmed(text, quotation), trimmed(text, said.span))
            if share >= LEAST_OVERLAP:
                yield share, i, j


def _overlap(one: Span, other: Span) -> float:
    """Give the share that two spans have in common of what both cover."""
    shared = max(0, min(one.end, other.end) - max(one.start, other.start))
    return shared / max(1, one.end - one.start + other.end - other.start - shared)


def trimmed(text: str, span: Span) -> Span:
    """Give a span without marks and spaces at its ends."""
    words = span.words(text)
    start = span.start + len(words) - len(words.lstrip(_TRIMMED))
    return Span(start, start + len(words.strip(_TRIMMED)))
