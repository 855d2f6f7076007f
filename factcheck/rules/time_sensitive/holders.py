"""Posts that have changed hands since the text was written."""

from collections.abc import Iterator
from datetime import date

from factcheck.model import Case, Severity, Tense, Term
from factcheck.rules.base import Bad, Good, Hit, Named, Rule, Slot, also
from factcheck.rules.near import tense_near
from factcheck.rules.posts import Holding, days_told, holdings, last_day, told


class TS201(Rule):
    """Somebody is named with a post that they no longer hold.

    It was right on the day of writing. Whoever reads it now takes it for the present: the term is over, and the post
    has, as far as the facts at hand tell, another holder. Told in the present it is wrong by now; told in the past it
    only misleads.
    """

    name = "office-holder"
    message = "'{text}': {person} held the post until {end}; now {holder}"
    hint = "Say 'then', or give the term."
    others = also(vacant="'{text}': {person} held the post until {end}", vacant_hint="Say 'then', or give the term.")
    severity = Severity.ERROR
    examples = (
        Bad(
            "fr",
            "Le chancelier allemand Olaf Scholz s'oppose à la livraison de missiles.",
            at="Le chancelier allemand Olaf Scholz",
            published="2024-11-05",
            as_of="2026-11-23",
        ),
        Good(
            "fr",
            "Le chancelier allemand Friedrich Merz s'oppose à la livraison de missiles.",
            published="2025-11-05",
            as_of="2026-11-23",
        ),
        Bad(
            "en",
            "German Chancellor Olaf Scholz opposes the delivery of missiles.",
            at="German Chancellor Olaf Scholz",
            published="2024-11-05",
            as_of="2026-11-23",
        ),
        Good(
            "en",
            "German Chancellor Friedrich Merz opposes the delivery of missiles.",
            published="2025-11-05",
            as_of="2026-11-23",
        ),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at each holding that was right at publication and is over on the day judged."""
        if case.anchor is None or case.as_of is None:
            return
        for held in holdings(case):
            if held.covers(case.anchor) and not held.covers(case.as_of) and not days_told(case, held.span):
                over = (term for term in held.terms if _last_day(term) < case.as_of)
                ended = max(over, key=_last_day, default=None)
                if ended is not None:
                    yield _over(case, held, ended, case.as_of)


def _last_day(term: Term) -> date:
    return last_day(term) or date.max


def _over(case: Case, held: Holding, ended: Term, as_of: date) -> Hit:
    slots: dict[str, Slot] = {"person": Named(held.person), "end": told(ended.end, ended.end_within) or date.max}
    holders = [term for term in case.facts.holders_on(held.office, as_of) if term.person != held.person]
    refs = (ended.id, *(term.id for term in holders))
    told_of_then = tense_near(case, held.span) is Tense.PAST
    severity = Severity.WARNING if told_of_then else Severity.ERROR
    if holders:
        slots["holder"] = Named(holders[-1].person)
    return Hit(held.span, "" if holders else "vacant", slots=slots, severity=severity, refs=refs)
