"""One figure given twice in a text, and slipped once: a thousand times over, in another currency, over another time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations

from factcheck.languages.vocabulary import comparing
from factcheck.measure import Reason, Statement, find_conflicts, statement
from factcheck.model import Case, Quantity, Sentence, Severity
from factcheck.rules.base import Bad, Good, Hit, Rule, Slot, also
from factcheck.rules.near import bare, inside

_KINDS: Mapping[Reason, str] = {
    Reason.MAGNITUDE: "",
    Reason.CURRENCY: "currency",
    Reason.RATE: "rate",
    Reason.DIRECTION: "direction",
}
_MOST = 12  # sentences with the same digits that are held against each other


class IC110(Rule):
    """A figure is given twice, and the second time it has slipped.

    The same digits for the same thing, once in millions and once in billions, once in euros and once in dollars, once a
    minute and once a second, once as a rise and once as a fall. One of the two is wrong.
    """

    name = "slipped-figure"
    message = "{mine} here, {theirs} further up: the same digits a thousand times over"
    hint = "Look up which of the two is right."
    others = also(
        currency="{mine} here, {theirs} further up: the same sum in another currency",
        rate="{mine} here, {theirs} further up: the same figure over another time",
        direction="{mine} here, {theirs} further up: one a rise and one a fall",
    )
    severity = Severity.ERROR
    examples = (
        Bad(
            "fr",
            "L'Alliance fournira 40 milliards d'euros d'aide militaire à l'Ukraine. "
            "Les 40 millions d'euros d'aide militaire de l'Alliance à l'Ukraine seront versés bientôt.",
            at="40 millions d'euros",
        ),
        Good(
            "fr",
            "L'Alliance fournira 40 milliards d'euros d'aide militaire à l'Ukraine. "
            "Les 40 milliards d'euros d'aide militaire de l'Alliance à l'Ukraine seront versés bientôt.",
        ),
        Bad(
            "en",
            "The alliance will provide 40 billion euros in military aid to Ukraine. "
            "The alliance's 40 billion dollars in military aid to Ukraine will come soon.",
            at="40 billion dollars",
        ),
        Good(
            "en",
            "The alliance will provide 40 billion euros in military aid to Ukraine. "
            "The alliance's 40 billion euros in military aid to Ukraine will come soon.",
        ),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at the later of two figures with the same digits that cannot both be right."""
        made: dict[Sentence, Statement | None] = {}
        for earlier, later in _with_the_same_digits(case):
            one, other = (_statement(case, sentence, made) for sentence in (earlier, later))
            for conflict in find_conflicts(one, other) if one and other else ():
                if conflict.reason in _KINDS:
                    slots: dict[str, Slot] = {
                        "mine": conflict.b.words(case.text),
                        "theirs": conflict.a.words(case.text),
                    }
                    yield Hit(conflict.b, _KINDS[conflict.reason], slots=slots, related=(conflict.a,))


def _with_the_same_digits(case: Case) -> Iterator[tuple[Sentence, Sentence]]:
    """Give pairs of sentences that both hold a figure with the same digits, the earlier one first, each pair once."""
    holding: dict[tuple[str, tuple[int, ...]], dict[Sentence, None]] = defaultdict(dict)
    for figure in case.quantities:
        sentence, digits = case.sentence_at(figure), _digits(figure)
        if sentence and digits:
            holding[figure.dimension, digits][sentence] = None
    pairs = (pair for sentences in holding.values() for pair in combinations(list(sentences)[:_MOST], 2))
    yield from sorted(set(pairs))


def _digits(figure: Quantity) -> tuple[int, ...]:
    """Give the digits of a figure without the zeros around them."""
    value = figure.value
    return value.normalize().as_tuple().digits if isinstance(value, Decimal) and value else ()


def _statement(case: Case, sentence: Sentence, made: dict[Sentence, Statement | None]) -> Statement | None:
    if sentence not in made:
        words = comparing(case.document.language)
        figures, times = inside(case.quantities, sentence), inside(case.times, sentence)
        span = bare(sentence)
        made[sentence] = statement(case.text, span, figures, times, words) if words else None
    return made[sentence]
