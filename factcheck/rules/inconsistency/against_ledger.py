"""Claims of the ledger that say the same thing with other figures or dates, in one language or two."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from factcheck.measure import Conflict, Reason, Statement, find_conflicts, statement
from factcheck.model import Case, LedgerClaim, Quantity, Span, Time, TimeType
from factcheck.rules.base import Bad, Good, Hit, Rule, Slot, Stored, also
from factcheck.rules.inconsistency.topics import comparing

_KINDS: Mapping[Reason, str] = {
    Reason.VALUE: "",
    Reason.MAGNITUDE: "magnitude",
    Reason.CURRENCY: "currency",
    Reason.RATE: "rate",
    Reason.DIRECTION: "direction",
}
_Worth = Callable[[LedgerClaim, LedgerClaim], bool]
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
        magnitude="{mine} here, {theirs} in claim {number}, the same digits a thousand times over",
        currency="{mine} here, {theirs} in claim {number}, the same sum in another currency",
        rate="{mine} here, {theirs} in claim {number}, the same figure over another time",
        direction="{mine} here, {theirs} in claim {number}, one a rise and one a fall",
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
        for claim, other, conflict in _conflicts(case, _share_a_measure):
            if conflict.reason in _KINDS:
                yield _hit(claim, other, conflict, _KINDS[conflict.reason])


class IC302(Rule):
    """Two claims of the ledger give different dates for the same event.

    Both tell nearly the same with one date each, and the dates have no day in common. One is wrong, or there were two
    events.
    """

    name = "conflicting-dates"
    message = "{mine} here, {theirs} in claim {number}"
    hint = "Compare the two: factcheck show {number}."
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
        for claim, other, conflict in _conflicts(case, _have_one_date_each):
            if conflict.reason is Reason.DATE:
                yield _hit(claim, other, conflict, "")


def _conflicts(case: Case, is_worth_it: _Worth) -> Iterator[tuple[LedgerClaim, LedgerClaim, Conflict]]:
    """Give the conflicts of this document's claims with others, spans as they lie in the claims' own words."""
    if case.ledger is None:
        return
    for claim in case.ledger.claims():
        if not is_worth_it(claim, claim):
            continue
        mine = _statement(claim)
        for other in case.ledger.like(claim):
            theirs = _statement(other) if mine and is_worth_it(claim, other) else None
            if mine and theirs:
                yield from ((claim, other, conflict) for conflict in find_conflicts(mine, theirs))


def _share_a_measure(claim: LedgerClaim, other: LedgerClaim) -> bool:
    theirs = {quantity.dimension for quantity in other.quantities}
    return any(quantity.dimension in theirs for quantity in claim.quantities)


def _have_one_date_each(claim: LedgerClaim, other: LedgerClaim) -> bool:
    return all(sum(time.type is TimeType.DATE for time in one.times) == 1 for one in (claim, other))


def _statement(claim: LedgerClaim) -> Statement | None:
    """Give a claim ready to compare; None where its language has no words to compare with."""
    words = comparing(claim.language)
    if words is None:
        return None
    quantities = filter(None, (_moved(quantity, claim) for quantity in claim.quantities))
    times = filter(None, (_moved_time(time, claim) for time in claim.times))
    return statement(claim.text, Span(0, len(claim.text)), tuple(quantities), tuple(times), words)


def _moved(quantity: Quantity, claim: LedgerClaim) -> Quantity | None:
    """Give a figure with its place in the claim's own words; None where those have changed since."""
    start, end = quantity.start - claim.start, quantity.end - claim.start
    if claim.text[max(start, 0) : end] != quantity.text:
        return None
    of = quantity.of_span
    of_span = Span(of.start - claim.start, of.end - claim.start) if of else None
    return replace(quantity, start=start, end=end, of_span=of_span)


def _moved_time(time: Time, claim: LedgerClaim) -> Time | None:
    start, end = time.start - claim.start, time.end - claim.start
    return replace(time, start=start, end=end) if claim.text[max(start, 0) : end] == time.text else None


def _hit(claim: LedgerClaim, other: LedgerClaim, conflict: Conflict, kind: str) -> Hit:
    slots: dict[str, Slot] = {
        "mine": _attributed(conflict.a.words(claim.text), claim.claimant),
        "theirs": _attributed(conflict.b.words(other.text), other.claimant, other.document),
        "number": other.number,
    }
    return Hit(Span(claim.start + conflict.a.start, claim.start + conflict.a.end), kind, slots=slots)


def _attributed(words: str, *who: str) -> str:
    """Give the words with who said them and where, as far as that is known."""
    known = ", ".join(filter(None, who))
    return f"{words} ({known})" if known else words
