"""Claims of the ledger that say the same thing with other figures or dates, in one language or two."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from factcheck.measure import Conflict, Reason
from factcheck.model import Case, Span
from factcheck.rules.base import Bad, Good, Hit, Rule, Slot, Stored, also, claim_ref
from factcheck.rules.inconsistency.pairs import Pair, pairs

_KINDS: Mapping[Reason, str] = {
    Reason.VALUE: "",
    Reason.MAGNITUDE: "magnitude",
    Reason.CURRENCY: "currency",
    Reason.RATE: "rate",
}
SAID = "said"
"""The kind of a conflict of two claims that two people make."""
SAYS = "{who} says {mine} here, {whom} says {theirs} in claim {number}"
_MOST = 3
"""Claims elsewhere that one place of a claim is held against."""
_FORTY = "L'aide militaire des alliés à l'Ukraine atteint 40 milliards d'euros en 2024."
_FIFTY = _FORTY.replace("40", "50")


class IC301(Rule):
    """Two claims of the ledger give different figures for the same thing.

    The same is measured, of the same thing, for times that meet, and at the precision in which they are written the
    figures still differ. One of the two articles is wrong, or they speak of different things.
    """

    name = "conflicting-figures"
    message = "{mine} here, {theirs} in claim {number}"
    hint = "Compare the two: factcheck show {number}."
    others = also(
        said=SAYS,
        magnitude="{mine} here, {theirs} in claim {number}, the same digits a thousand times over",
        currency="{mine} here, {theirs} in claim {number}, the same sum in another currency",
        rate="{mine} here, {theirs} in claim {number}, the same figure over another time",
    )
    examples = (
        Bad(
            "fr",
            "Les alliés ont fourni 40 milliards d'euros d'aide militaire à l'Ukraine en 2024.",
            at="40 milliards d'euros",
            published="2024-11-05",
            stored=Stored(others=(("fr", _FIFTY),)),
        ),
        Good(
            "fr",
            "Les alliés ont fourni 40 milliards d'euros d'aide militaire à l'Ukraine en 2024.",
            published="2024-11-05",
            stored=Stored(others=(("fr", _FIFTY.replace("2024", "2023")),)),
        ),
        Bad(
            "en",
            "The allies provided 40 billion euros in military aid to Ukraine in 2024.",
            at="40 billion euros",
            published="2024-11-05",
            stored=Stored(others=(("fr", _FIFTY),)),
        ),
        Good(
            "en",
            "The allies provided 40 billion euros in military aid to Ukraine in 2024.",
            published="2024-11-05",
            stored=Stored(others=(("fr", _FORTY),)),
        ),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at figures of this document's claims that another claim gives otherwise."""
        for pair, conflict in conflicts(case, _KINDS):
            yield hit(pair, conflict, _KINDS[conflict.reason])


class IC302(Rule):
    """Two claims of the ledger give different dates for the same event.

    Both tell nearly the same with one date each, and the dates have no day in common. One is wrong, or there were two
    events.
    """

    name = "conflicting-dates"
    message = "{mine} here, {theirs} in claim {number}"
    hint = "Compare the two: factcheck show {number}."
    others = also(said=SAYS)
    examples = (
        Bad(
            "fr",
            "Le sommet de l'Alliance s'est tenu à Washington le 10 juillet 2024.",
            at="le 10 juillet 2024",
            stored=Stored(others=(("fr", "Le sommet de l'Alliance s'est tenu à Washington le 12 juin 2024."),)),
        ),
        Good(
            "fr",
            "Le sommet de l'Alliance s'est tenu à Washington le 10 juillet 2024.",
            stored=Stored(others=(("fr", "Le sommet de l'Alliance s'est tenu à Washington en juillet 2024."),)),
        ),
        Bad(
            "en",
            "The summit of the alliance was held in Washington on 10 July 2024.",
            at="10 July 2024",
            stored=Stored(others=(("en", "The summit of the alliance was held in Washington on 12 June 2024."),)),
        ),
        Good(
            "en",
            "The summit of the alliance was held in Washington on 10 July 2024.",
            stored=Stored(others=(("en", "The summit of the alliance was held in Washington in July 2024."),)),
        ),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at dates of this document's claims that another claim gives otherwise."""
        for pair, conflict in conflicts(case, (Reason.DATE,)):
            yield hit(pair, conflict)


def conflicts(case: Case, reasons: Collection[Reason]) -> Iterator[tuple[Pair, Conflict]]:
    """Give the conflicts for these reasons: of each place in a claim, those with the few claims most like it."""
    told: Counter[tuple[int, Span]] = Counter()
    for pair in pairs(case):
        for conflict in pair.conflicts:
            place = (pair.claim.number, conflict.a)
            if conflict.reason in reasons and told[place] < _MOST:
                told[place] += 1
                yield pair, conflict


def hit(pair: Pair, conflict: Conflict, kind: str = "") -> Hit:
    """Point at one side of a conflict, with what both say and who says it."""
    claim, other = pair.claim, pair.other
    mine, theirs = conflict.a.words(claim.text), conflict.b.words(other.text)
    said = bool(claim.claimant and other.claimant) and not kind
    slots: dict[str, Slot] = {
        "mine": mine if said else _attributed(mine, claim.claimant),
        "theirs": theirs if said else _attributed(theirs, other.claimant, other.document),
        "who": claim.claimant,
        "whom": other.claimant,
        "number": other.number,
    }
    place = Span(claim.start + conflict.a.start, claim.start + conflict.a.end)
    return Hit(place, SAID if said else kind, slots=slots, refs=(claim_ref(other.number),))


def _attributed(words: str, *who: str) -> str:
    """Give the words with who said them and where, as far as that is known."""
    known = ", ".join(filter(None, who))
    return f"{words} ({known})" if known else words
