"""Which kind of words differ between two wordings of a passage: a figure, a date, or neither.

What goes in: two wordings, and the language to take them in where they are too short to tell. What comes out: an
outcome. The marks decide, so "forty" for "40" is no other figure; a number that no mark holds counts as a figure.
"""

from collections import Counter
from pathlib import Path

from factcheck.annotate import annotate
from factcheck.languages import Pack, available, load
from factcheck.languages.detect import UndetectedLanguageError, detect_language
from factcheck.model import Gazetteer, Marks, SourceOutcome
from factcheck.model.frozen import dataclass
from factcheck.recheck.passage import figures, fold
from factcheck.segment import segment

NOBODY = Gazetteer()


@dataclass(frozen=True, slots=True)
class Said:
    """The figures and dates of one wording."""

    figures: Counter[str]
    dates: Counter[str]


def kind_of(was: str, now: str, language: str, packs: tuple[Path, ...] = ()) -> SourceOutcome:
    """Give what differs between two wordings; a figure counts for more than a date."""
    pack = _pack(f"{was}\n{now}", language, packs)
    before, after = _said(was, pack), _said(now, pack)
    if before.figures != after.figures:
        return SourceOutcome.FIGURE_CHANGED
    return SourceOutcome.DATE_CHANGED if before.dates != after.dates else SourceOutcome.REWORDED


def _pack(text: str, language: str, packs: tuple[Path, ...]) -> Pack | None:
    known = {code: load(code, packs) for code in available(packs)}
    try:
        return known[detect_language(text, tuple(known.values()))]
    except UndetectedLanguageError:
        return known.get(language)


def _said(text: str, pack: Pack | None) -> Said:
    marks = annotate(text, segment(text, pack), pack, None, NOBODY) if pack else Marks()
    told = Counter(f"{q.value}|{q.low}|{q.high}|{q.unit}" for q in marks.quantities)
    dates = Counter(f"{time.value or fold(time.text)}|{time.mod or ''}" for time in marks.times)
    return Said(told + figures(text, (*marks.quantities, *marks.times)), dates)
