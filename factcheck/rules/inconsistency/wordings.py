"""Figures whose words do not fit: number words of another scale, a count and the list behind it."""

from collections.abc import Iterator
from itertools import pairwise

from factcheck.model import Case, CueKind, Entity, Quantity, Sentence, Span
from factcheck.rules.base import Bad, Good, Hit, Rule
from factcheck.rules.near import cues, inside, joined, verbs

_MONEY, _COUNT = "currency", "1"
_BETWEEN_ITEMS = 9  # characters: ", ", " et la ", ", and the "
_BEFORE_FIRST = 6  # ": ", ": la "
_MOST = 12


class IC108(Rule):
    """A sum is given in "billions" or "trillions" in a language where they are a thousand times more than in English.

    French "un billion" is a million millions, English "a billion" a thousand millions, "un milliard". In a sum of
    money the French word is nearly always a translation that forgot it.
    """

    name = "long-scale-money"
    message = "'{text}': the word stands for a thousand or a million times as much as the English one"
    hint = "If it was translated from English, write 'milliards' for billions, 'mille milliards' for trillions."
    examples = (
        Bad("fr", "Le plan coûtera 2 billions de dollars.", at="2 billions de dollars"),
        Good("fr", "Le plan coûtera 2 000 milliards de dollars."),
        Good("en", "The plan will cost 2 billion dollars."),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at sums of money with a long-scale word."""
        for cue in cues(case, CueKind.LONG_SCALE):
            sentence = case.sentence_at(cue)
            for sum_ in inside(case.quantities, sentence) if sentence else ():
                if sum_.dimension == _MONEY and sum_.covers(cue):
                    yield Hit(Span(sum_.start, sum_.end))


class IC109(Rule):
    """A stated count does not fit the list that follows it.

    "Trois pays : la Hongrie et la Slovaquie": a name is missing, or the count is wrong.
    """

    name = "count-against-list"
    message = "{stated} announced, {listed} listed"
    hint = "Count again, or say that the list is not complete."
    examples = (
        Bad(
            "fr",
            "Trois pays s'y opposent : la Hongrie et la Slovaquie.",
            at="Trois pays s'y opposent : la Hongrie et la Slovaquie",
        ),
        Good("fr", "Deux pays s'y opposent : la Hongrie et la Slovaquie."),
        Bad(
            "en",
            "Three countries object: Hungary and Slovakia.",
            at="Three countries object: Hungary and Slovakia",
        ),
        Good("en", "Two countries object: Hungary and Slovakia."),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at a count, a colon, and a closed list of names of another length."""
        for sentence in case.sentences:
            colon = case.text.find(":", sentence.start, sentence.end)
            stated = _stated(case, sentence, colon) if colon > 0 else None
            items = _items(case, sentence, colon) if stated else []
            if stated and len(items) > 1 and stated.value != len(items):
                span = joined(stated, items[-1])
                yield Hit(
                    span, slots={"stated": stated.text, "listed": len(items)}, related=(Span(stated.start, stated.end),)
                )


def _stated(case: Case, sentence: Sentence, colon: int) -> Quantity | None:
    """Give the one small count before the colon."""
    counts = [q for q in inside(case.quantities, Span(sentence.start, colon)) if q.unit == _COUNT]
    small = [q for q in counts if q.value is not None and q.value <= _MOST and q.low == q.high and q.of]
    return small[0] if len(counts) == 1 and small else None


def _items(case: Case, sentence: Sentence, colon: int) -> list[Entity]:
    """Give the names that fill the sentence behind the colon; none where anything else stands there."""
    tail = Span(colon + 1, sentence.end)
    items: list[Entity] = []
    for entity in inside(case.entities, tail):
        if not items or entity.start >= items[-1].end:
            items.append(entity)
    if not items or any(verbs(case, tail)) or items[0].start - colon > _BEFORE_FIRST:
        return []
    gaps = [b.start - a.end for a, b in pairwise(items)]
    closed = sentence.end - items[-1].end <= 1 and all(gap <= _BETWEEN_ITEMS for gap in gaps)
    return items if closed else []
