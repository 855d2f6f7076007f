"""How old the story of a text is: whether it tells of today or of the past, from the times that it names.

What goes in: what the rules found. What comes out: an ``Age``, and the story before the text begins. It must not know
verbs.
"""

from collections.abc import Sequence
from datetime import date
from enum import Enum

from factcheck.annotate.times import dates
from factcheck.annotate.times.calendar import make_day
from factcheck.annotate.times.grammar import Found
from factcheck.annotate.times.reading import Story
from factcheck.model import Tense

_DATED = frozenset({"date", "edge", "season", "part", "quarter", "feast"})

_LONG_AGO = 10  # years before the anchor after which a text without any "hier" is likely to tell the past


_PLAN = 12  # verbs that tell the past for each that points ahead
_FEW = 6  # years that a text of today may name as well
_STRONG = 3  # as many of the weaker signs


class Age(Enum):
    """Whether a text tells of today, of the past (OLD), or perhaps of the past: then past tenses decide (OLDISH)."""

    NEW = 0
    OLDISH = 1
    OLD = 2


def age_of(found: Sequence[Found], anchor: date | None, tenses: Sequence[Tense] = ()) -> Age:
    """Give the age of a text: OLD where the years that it names lie well before the anchor, and it seldom says "hier".

    A short text is OLD where it opens with a day or month of an old year, names no other years and tells of nothing to
    come; OLDISH where it names old years only, and nothing that leans on today.
    """
    dated = [piece for piece in found if piece.means in _DATED]
    years = [year for piece in dated if (year := _named_year(piece))]
    if anchor is None:
        return Age.OLD if years else Age.NEW
    old = sum(anchor.year - year > 1 for year in years)
    now = sum(map(_leaning_on_today, found))
    most = old > 0.6 * len(years)
    if most and old >= 3 and old > 3 * now:  # noqa: PLR2004 - measured on news and on histories
        return Age.NEW if old <= _FEW and _tells_of_plans(tenses) else Age.OLD
    if not most or now or anchor.year - max(years) < _LONG_AGO:
        return Age.NEW
    opens = _named_year(dated[0]) and dated[0].get("month")
    ahead = tenses.count(Tense.FUTURE) * 2 > tenses.count(Tense.PAST)
    return Age.OLD if old == len(years) and opens and not ahead else Age.OLDISH


def _tells_of_plans(tenses: Sequence[Tense]) -> bool:
    """Say whether enough verbs point ahead, as they do in an obituary that says when the funeral will be."""
    return tenses.count(Tense.FUTURE) * _PLAN >= max(1, tenses.count(Tense.PAST))


def _leaning_on_today(piece: Found) -> int:
    """Give how much a piece speaks for a text of today; "hier", "ce mercredi" hardly stand in others."""
    told_from_now = bool(piece.get("dir") and (piece.get("month") or piece.get("season")))
    this_weekday = piece.means == "date" and bool(piece.get("this") and piece.get("weekday"))
    if piece.means == "ago" or told_from_now or this_weekday or piece.get("shift") not in {"", "0"}:
        return _STRONG
    last_or_this = piece.means == "unit" and bool(piece.get("this") or piece.get("dir") == "-1")
    weekday_part = piece.means in {"part", "clock"} and bool(piece.get("weekday"))
    return int(piece.means == "shift" or last_or_this or weekday_part or is_bare_weekday(piece))


def opening(found: Sequence[Found]) -> Story:
    """Give the story before an old text begins: in the first year that it names."""
    year = next((year for piece in found if (year := _named_year(piece))), None)
    first = make_day(year, 1, 1) if year else None
    return Story(first, "Y", str(year), fixed=True) if first else Story()


def _named_year(piece: Found) -> int | None:
    return next((year for name in dates.YEARS if (year := piece.number(name))), None)


def is_bare_weekday(piece: Found) -> bool:
    """Say whether a piece is a weekday and no more."""
    return piece.means == "date" and set(piece.slots) <= {"weekday", "dir", "this", "the"}
