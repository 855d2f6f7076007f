"""Figures whose words do not fit: number words of another scale, a count and the list behind it."""

import re
from collections.abc import Iterator

from factcheck.model import Case, CueKind, Entity, Quantity, Sentence, Span
from factcheck.rules.base import Bad, Good, Hit, Rule, Slot
from factcheck.rules.near import around, bare, cues, inside, joined, verbs

_MONEY, _COUNT = "currency", "1"
_LONGEST = 2000  # characters of a sentence that holds one list
_COLON = re.compile(r":(?=\s)")
_PIECE = re.compile(r"[^,;.]*[^,;.\s]")
_MOST_WORDS = 3  # beside each name: an article, "et la"
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
            for sum_ in inside(case.quantities, around(case, cue)):
                if sum_.dimension == _MONEY and sum_.covers(cue):
                    yield Hit(bare(sum_))


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
            "Four countries object: Hungary, Slovakia, Poland.",
            at="Four countries object: Hungary, Slovakia, Poland",
        ),
        Good("en", "Three countries object: Hungary, Slovakia, Poland."),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at a count, a colon, and a closed list of names of another length."""
        for sentence in case.sentences:
            if sentence.end - sentence.start > _LONGEST:
                continue
            colon = _COLON.search(case.text, sentence.start, sentence.end)
            stated = _stated(case, sentence, colon.start()) if colon else None
            listed = _listed(case, Span(colon.end(), sentence.end)) if colon and stated else None
            if stated and listed and listed[0] > 1 and stated.value != listed[0]:
                slots: dict[str, Slot] = {"stated": stated.text, "listed": listed[0]}
                yield Hit(joined(stated, listed[1]), slots=slots, related=(bare(stated), listed[1]))


def _stated(case: Case, sentence: Sentence, colon: int) -> Quantity | None:
    """Give the one small count before the colon."""
    counts = [q for q in inside(case.quantities, Span(sentence.start, colon)) if q.unit == _COUNT]
    small = [q for q in counts if q.value is not None and q.value <= _MOST and q.low == q.high and q.of]
    return small[0] if len(counts) == 1 and small else None


def _listed(case: Case, tail: Span) -> tuple[int, Span] | None:
    """Give the number of names that fill ``tail``, and where they stand; None where anything else stands there."""
    if any(verbs(case, tail)):
        return None
    count, last = 0, tail.start
    pieces = list(_PIECE.finditer(case.text, tail.start, tail.end))
    for piece in pieces:
        names = _names(case, Span(*piece.span()))
        if len(piece[0].split()) > _MOST_WORDS * max(len(names), 1) or any(_may_be_two(name) for name in names):
            return None
        if not names and (count or not piece[0].lstrip()[:1].isupper()):
            return None
        count, last = count + max(len(names), 1), piece.end()
    first = pieces[0].start() + len(pieces[0][0]) - len(pieces[0][0].lstrip()) if pieces else tail.start
    return count, Span(first, last)


def _names(case: Case, span: Span) -> list[Entity]:
    """Give the names in ``span``, without those inside others."""
    names: list[Entity] = []
    for entity in inside(case.entities, span):
        if not names or entity.start >= names[-1].end:
            names.append(entity)
    return names


def _may_be_two(name: Entity) -> bool:
    """Say whether a name could be two: "Bosnia and Herzegovina", "Hungary and Slovakia"."""
    return any(word.islower() for word in name.text.split())
