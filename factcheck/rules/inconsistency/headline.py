"""IC111: what the headline says against what the text says."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.languages.vocabulary import comparing
from factcheck.measure import Conflict, Reason, Statement, find_conflicts, meets, spread_of, statement
from factcheck.model import Case, Quantity, Sentence, Span
from factcheck.rules.base import Bad, Good, Hit, Rule, also
from factcheck.rules.inconsistency.passages import statements_of
from factcheck.rules.near import bare, inside

_LONGEST = 200  # characters of a headline
_FULL_STOP = re.compile(r"[.!?…][»”\"')\s]*$")
_TOLD = frozenset(Reason) - {Reason.POLARITY}


class IC111(Rule):
    """The headline gives a figure or a date that the text gives otherwise.

    Headlines are written last and in haste, often by somebody else. Flagged are the words of the text, and only where
    the text gives the headline's figure nowhere, not even as a sum of two others.
    """

    name = "headline-against-text"
    message = "the headline says {theirs}, the text {mine}"
    hint = "Look up which of the two is right."
    others = also(direction="the headline says {theirs}, the text {mine}: one rises, the other falls")
    examples = (
        Bad(
            "fr",
            "L'Alliance promet 40 milliards d'euros à l'Ukraine\n\nLors de sa visite à Rome, le secrétaire général a "
            "confirmé que l'Alliance fournira 35 milliards d'euros à l'Ukraine.",
            at="35 milliards d'euros",
        ),
        Good(
            "fr",
            "L'Alliance promet 40 milliards d'euros à l'Ukraine\n\nL'Alliance fournira à l'Ukraine 35 milliards "
            "d'euros d'armes, puis 5 milliards d'euros d'aide civile.",
        ),
        Bad(
            "en",
            "Alliance pledges 40 billion euros to Ukraine\n\nOn his visit to Rome the secretary general confirmed that "
            "the alliance will give Ukraine 35 billion euros.",
            at="35 billion euros",
        ),
        Good(
            "en",
            "Alliance pledges 40 billion euros to Ukraine\n\nOn his visit to Rome the secretary general confirmed that "
            "the alliance will give Ukraine €40bn, up from 35 billion euros a year ago.",
        ),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at figures and dates of the text that the headline gives otherwise."""
        line = _first_line(case)
        body = Span(line.end, len(case.text)) if line else Span(0, len(case.text))
        heads: list[tuple[Statement, Span | None]] = (
            [(one, None) for one in statements_of(case.headline)] if case.headline else []
        )
        heads += [(one, bare(line)) for one in _statements(case, (line,))] if line else []
        told = [(head, place) for head, place in heads if head.quantities or head.times]
        if not told:
            return
        dated = any(head.times for head, _ in told)
        kinds = {figure.dimension for head, _ in told for figure in head.quantities}
        rest = list(_statements(case, _touching(case, body, kinds, dated=dated)))
        given = tuple(inside(case.quantities, body))
        for head, place in told:
            for where, conflict in _conflicts(head, rest, given):
                yield _hit(head, where, conflict, in_text=place is not None)


def _touching(case: Case, body: Span, kinds: set[str], *, dated: bool) -> Iterator[Sentence]:
    """Give the sentences with a figure of one of ``kinds``, or with a date where the headline has one."""
    for sentence in inside(case.sentences, body):
        figures = any(figure.dimension in kinds for figure in inside(case.quantities, sentence))
        if figures or (dated and any(inside(case.times, sentence))):
            yield sentence


def _first_line(case: Case) -> Sentence | None:
    """Give the first line where it reads as a headline: short, without a full stop, and more behind it."""
    line, end, rest = case.text.lstrip().partition("\n")
    begin = len(case.text) - len(case.text.lstrip())
    if not end or not rest.strip() or not line.strip() or len(line) > _LONGEST or _FULL_STOP.search(line):
        return None
    return Sentence(begin, begin + len(line.rstrip()))


def _statements(case: Case, spans: Iterator[Sentence] | tuple[Sentence, ...]) -> Iterator[Statement]:
    words = comparing(case.document.language)
    said = [bare(quotation.speaker) for quotation in case.quotations if quotation.speaker]
    for span in spans if words else ():
        figures, times = inside(case.quantities, span), inside(case.times, span)
        if words:
            yield statement(case.text, bare(span), figures, times, words, inside(said, span))


def _conflicts(
    head: Statement, body: list[Statement], figures: Sequence[Quantity]
) -> Iterator[tuple[Statement, Conflict]]:
    """Give for each figure and date of a headline the first place that gives it otherwise, where all places agree."""
    found: dict[Span, list[tuple[Statement, Conflict]]] = {}
    for where in body:
        for conflict in find_conflicts(head, where):
            if conflict.reason in _TOLD:
                found.setdefault(conflict.a, []).append((where, conflict))
    for place, pairs in found.items():
        figure = next((q for q in head.quantities if bare(q) == place), None)
        if figure is None:
            given = any(time.value == other.value for time in head.times for s in body for other in s.times)
        else:
            slipped = any(conflict.reason is Reason.CURRENCY for _, conflict in pairs)
            given = _given(figure, figures, "" if slipped else figure.dimension)
        if not given and len({conflict.b.words(where.text) for where, conflict in pairs}) == 1:
            yield pairs[0]


def _given(figure: Quantity, figures: Sequence[Quantity], dimension: str) -> bool:
    """Say whether the text gives a figure of the headline: in so many words, or as a sum of two.

    One of the same ``dimension`` will do: a sum in one dollar is told in the headline without saying which.
    """
    spread = spread_of(figure)
    if any(q.dimension == dimension == "currency" and q.value == figure.value for q in figures):
        return True
    alike = [q for q in figures if q.unit in (figure.unit, "1")]
    if any(meets(spread, spread_of(q)) and q.change * figure.change >= 0 for q in alike):
        return True
    values = sorted({q.value for q in alike if q.value is not None})
    return any(one + other == figure.value for one, other in combinations(values, 2))


def _hit(head: Statement, where: Statement, conflict: Conflict, *, in_text: bool) -> Hit:
    slots = {"mine": conflict.b.words(where.text), "theirs": conflict.a.words(head.text)}
    kind = "direction" if conflict.reason is Reason.DIRECTION else ""
    return Hit(conflict.b, kind, slots=slots, related=(conflict.a,) if in_text else ())
