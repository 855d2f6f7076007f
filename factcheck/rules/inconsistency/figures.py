"""Figures of one sentence that do not go together."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from factcheck.model import Case, Cue, CueKind, Modality, Modifier, Quantity, Severity, Span
from factcheck.model.frozen import dataclass
from factcheck.rules.base import Bad, Good, Hit, Rule, Slot, also
from factcheck.rules.inconsistency.arithmetic import Spread, change, exactly, ratio, written
from factcheck.rules.near import around, bare, cues, inside, joined, verbs

_PERCENT, _COUNT, _SHARE = "%", "1", "share"
_POINTS = "points"  # the dimension of percentage points
_FROM_TO = 5  # characters between the two ends of a change: " à ", " to "
_SAME_CLAUSE = 60
_RIGHT_BEHIND = 3
_MOST_TIMES = 100
_A_HUNDRED = Decimal(100)
_CLAUSE_END = re.compile(r"[,;:.()]")


def _figures(case: Case, span: Span) -> tuple[Quantity, ...]:
    """Give the figures that the text itself claims in ``span``."""
    return tuple(q for q in inside(case.quantities, span) if q.modality is not Modality.DENIED)


@dataclass(frozen=True, slots=True)
class Fraction:
    """A part out of a whole: where both stand, and how many per cent it is."""

    part: Span
    whole: Span
    percent: Spread


class IC103(Rule):
    """A percentage does not fit the fraction beside it.

    "67 % de ses promesses, soit 100 mesures sur 149" holds (67.1); with "90 mesures" it would not. Both figures are
    compared at the precision in which they are written.
    """

    name = "percentage-against-fraction"
    message = "{percent} does not fit {fraction}: that is {right}%"
    hint = "Look all three figures up."
    severity = Severity.ERROR
    examples = (
        Bad(
            "fr",
            "Il a tenu 67 % de ses promesses, soit 90 mesures sur 149.",
            at="67 % de ses promesses, soit 90 mesures sur 149",
        ),
        Good("fr", "Il a tenu 67 % de ses promesses, soit 100 mesures sur 149."),
        Bad("en", "He kept 67% of his promises, or 90 out of 149.", at="67% of his promises, or 90 out of 149"),
        Good("en", "He kept 67% of his promises, or 100 out of 149."),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at a percentage and a fraction that say each other again, and differ."""
        for cue in cues(case, CueKind.EQUALS):
            for percent, fraction in _said_again(case, cue):
                hit = _compared(case, percent, fraction)
                if hit:
                    yield hit


def _said_again(case: Case, cue: Cue) -> Iterator[tuple[Quantity, Fraction]]:
    """Give a percentage right on one side of "that is" with the fraction right on the other."""
    figures = _figures(case, around(case, cue))
    before = [figure for figure in figures if figure.end <= cue.start]
    after = [figure for figure in figures if figure.start >= cue.end]
    if before and after and before[-1].unit == _PERCENT:
        fraction = _fraction(case, after[:2])
        pair = (before[-1], fraction) if fraction else None
    else:
        fraction = _fraction(case, before[-2:])
        pair = (after[0], fraction) if fraction and after and after[0].unit == _PERCENT else None
    if pair and not pair[0].change:
        yield pair


def _fraction(case: Case, figures: list[Quantity]) -> Fraction | None:
    """Give "100 mesures sur 149": one figure that is a share, or two counts with "out of" and no verb between."""
    share = next((f for f in figures if f.dimension == _SHARE and f.unit == _COUNT), None)
    if share is not None and share.value is not None:
        return Fraction(bare(share), bare(share), exactly(share.value * _A_HUNDRED))
    if len(figures) != 2 or any(f.unit != _COUNT or f.value is None for f in figures):  # noqa: PLR2004 - a pair
        return None
    part, whole = figures
    between = Span(part.end, whole.start)
    if not any(cues(case, CueKind.OUT_OF, between)) or any(verbs(case, between)) or not (part.value and whole.value):
        return None
    percent = ratio(exactly(part.value), exactly(whole.value))
    return Fraction(bare(part), bare(whole), percent) if percent else None


def _compared(case: Case, percent: Quantity, fraction: Fraction) -> Hit | None:
    said = written(percent)
    if said is None or fraction.percent.meets(said):
        return None
    right = fraction.percent.low.quantize(min(percent.step, Decimal("0.1")))
    told = joined(fraction.part, fraction.whole)
    slots: dict[str, Slot] = {"percent": percent.text, "fraction": told.words(case.text), "right": right}
    related = (bare(percent), told)
    return Hit(joined(*related), slots=slots, related=related)


class IC104(Rule):
    """A share of a whole is above 100 %.

    A growth may be 150 %, a debt 110 % of a country's output; a share of people or things cannot. Flagged are shares
    of a whole that the same sentence counts, or that stand beside other shares of it.
    """

    name = "share-above-whole"
    message = "'{text}' is more than all of them"
    hint = "Look the figure up: is it a growth, or a share of something else?"
    severity = Severity.ERROR
    examples = (
        Bad("fr", "Sur 300 communes, 150 % des communes ont refusé.", at="150 %"),
        Good("fr", "Le chiffre d'affaires a augmenté de 150 %."),
        Bad("en", "Of the 300 towns, 150% of towns refused.", at="150%"),
        Good("en", "Sales rose by 150%."),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at shares above 100 % of what the sentence counts."""
        for sentence in case.sentences:
            figures = _figures(case, sentence)
            counted = Counter(figure.of.casefold() for figure in figures if figure.unit in (_COUNT, _PERCENT))
            for share in figures:
                if _is_above(share) and counted[share.of.casefold()] > 1:
                    yield Hit(bare(share))


def _is_above(share: Quantity) -> bool:
    exact = share.value is not None and share.modifier in (Modifier.EXACT, Modifier.MORE_THAN, Modifier.AT_LEAST)
    return exact and share.unit == _PERCENT and not share.change and share.value > _A_HUNDRED and bool(share.of)  # type: ignore[operator]


class IC106(Rule):
    """A part is larger than the whole that it is part of.

    "12 morts, dont 15 enfants": one of the two figures is wrong, or the second is no part of the first.
    """

    name = "part-above-whole"
    message = "{part} cannot be a part of {whole}"
    hint = "Look both figures up."
    severity = Severity.ERROR
    examples = (
        Bad("fr", "L'attentat a fait 12 morts, dont 15 enfants.", at="12 morts, dont 15 enfants"),
        Good("fr", "L'attentat a fait 12 morts, dont 5 enfants."),
        Bad("en", "The attack killed 12 people, including 15 children.", at="12 people, including 15 children"),
        Good("en", "The attack killed 12 people, including 5 children."),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at "dont" and "including" between a smaller figure and a larger one."""
        for cue in cues(case, CueKind.PART):
            pair = _whole_and_part(case, cue)
            if pair and _exceeds(*pair):
                whole, part = pair
                span = joined(whole, part, part.of_span or part)
                yield Hit(
                    span,
                    slots={"part": _with_of(part), "whole": _with_of(whole)},
                    related=(bare(whole), bare(part)),
                )


def _whole_and_part(case: Case, cue: Cue) -> tuple[Quantity, Quantity] | None:
    figures = _figures(case, around(case, cue))
    before = [figure for figure in figures if figure.end <= cue.start and cue.start - figure.end <= _SAME_CLAUSE]
    after = [figure for figure in figures if 0 <= figure.start - cue.end <= _RIGHT_BEHIND]
    if not before or not after or _has_its_own_verb(case, after[0]):
        return None
    whole, part = before[-1], after[0]
    if any(verbs(case, Span(whole.end, cue.start))):
        return None
    return (whole, part) if whole.unit == part.unit and whole.rate == part.rate and not whole.change else None


def _has_its_own_verb(case: Case, part: Quantity) -> bool:
    """Say whether the words behind the part go on with a verb: "dont 200 salariés font grève" means "whose"."""
    end = around(case, part).end
    stop = _CLAUSE_END.search(case.text, part.end, end)
    return any(verbs(case, Span(part.end, stop.start() if stop else end)))


def _exceeds(whole: Quantity, part: Quantity) -> bool:
    if whole.modifier in (Modifier.VAGUE, Modifier.ABOUT, Modifier.MORE_THAN, Modifier.AT_LEAST):
        return False
    least = part.low if part.low is not None else part.value if part.modifier is Modifier.EXACT else None
    most = whole.high if whole.high is not None else whole.value
    return least is not None and most is not None and least > most


def _with_of(quantity: Quantity) -> str:
    return f"{quantity.text} {quantity.of}" if quantity.unit == _COUNT and quantity.of else quantity.text


class IC107(Rule):
    """A change does not follow from its two ends.

    "De 1 000 à 1 200 euros, soit une hausse de 30 %": the ends give 20 %. All three are compared at the precision in
    which they are written. A change between two percentages is one of points, not of per cent.
    """

    name = "change-against-ends"
    message = "{change} does not follow from {begin} and {end}: that is {right}%"
    hint = "Look all three figures up."
    others = also(
        points="from {begin} to {end} it is {right} points, not {change}",
        points_hint="Write points, or give the change in per cent.",
        wrong_points="{change} do not follow from {begin} and {end}: that is {right} points",
    )
    severity = Severity.ERROR
    examples = (
        Bad(
            "fr",
            "Le prix est passé de 1 000 euros à 1 200 euros, soit une hausse de 30 %.",
            at="1 000 euros à 1 200 euros, soit une hausse de 30 %",
        ),
        Good("fr", "Le prix est passé de 1 000 euros à 1 200 euros, soit une hausse de 20 %."),
        Bad(
            "en",
            "The price rose from 1,000 euros to 1,200 euros, an increase of 30 percent.",
            at="1,000 euros to 1,200 euros, an increase of 30 percent",
        ),
        Good("en", "The price rose from 1,000 euros to 1,200 euros, an increase of 20 percent."),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at two ends and a change that does not follow from them."""
        for sentence in case.sentences:
            figures = _figures(case, sentence)
            for begin, end, moved in zip(figures, figures[1:], figures[2:], strict=False):
                if _are_ends(begin, end) and _is_their_change(case, end, moved):
                    hit = _checked(begin, end, moved)
                    if hit:
                        yield hit


def _are_ends(begin: Quantity, end: Quantity) -> bool:
    if not begin.value or not end.value or not 1 / _MOST_TIMES < abs(end.value / begin.value) < _MOST_TIMES:
        return False  # one end lacks its scale: "de 12 à 10 milliards"
    same = begin.unit == end.unit and begin.rate == end.rate and begin.of in ("", end.of)
    return same and 0 < end.start - begin.end <= _FROM_TO


def _is_their_change(case: Case, end: Quantity, moved: Quantity) -> bool:
    """Say whether the third figure says the first two again, as a change."""
    if not (moved.unit == _PERCENT or _in_points(moved)) or not 0 <= moved.start - end.end <= _SAME_CLAUSE:
        return False
    between = Span(end.end, moved.start)
    said = moved.change != 0 or any(cues(case, CueKind.EQUALS, between))
    return said and not any(inside(case.times, between)) and not any(verbs(case, between))


def _in_points(moved: Quantity) -> bool:
    return moved.dimension == _POINTS


def _checked(begin: Quantity, end: Quantity, moved: Quantity) -> Hit | None:
    first, last, said = written(begin), written(end), written(moved)
    if first is None or last is None or said is None or begin.value is None or end.value is None:
        return None
    of_percentages = begin.unit == _PERCENT
    if _in_points(moved) and not of_percentages:
        return None
    points, percent = Spread(last.low - first.high, last.high - first.low), change(first, last)
    if percent is None or _fits(points if _in_points(moved) else percent, said):
        return None
    kind = "wrong_points" if _in_points(moved) else "points" if of_percentages and _fits(points, said) else ""
    right = abs(end.value - begin.value) if kind else abs((percent.low + percent.high) / 2).quantize(Decimal("0.1"))
    related = (bare(begin), bare(end), bare(moved))
    slots: dict[str, Slot] = {"change": moved.text, "begin": begin.text, "end": end.text, "right": right}
    severity = Severity.WARNING if kind == "points" else Severity.ERROR
    return Hit(joined(*related), kind, slots=slots, related=related, severity=severity)


def _fits(true: Spread, said: Spread) -> bool:
    """Say whether the stated change is the true one, whatever its sign: "une baisse de 5 %" is written without."""
    return true.meets(said) or true.meets(Spread(-said.high, -said.low))
