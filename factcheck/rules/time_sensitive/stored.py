"""Claims of the ledger that time has caught up with."""

from collections.abc import Iterator

from factcheck.model import Case, Severity, Span
from factcheck.rules.base import Bad, Good, Hit, Rule, Stored, also

_CLOSED = "dropped"


class TS301(Rule):
    """A claim's recheck date has come.

    When the claim was stored it was said until when it could be relied on. That day has come: the event is over, the
    count has grown, the office may have changed hands. A verdict from before does not cover it any more.
    """

    name = "recheck-due"
    message = "the recheck date of claim {number} came on {recheck_on}"
    hint = "Look again: factcheck review {number}."
    others = also(
        overtaken="claim {number} was reviewed on {reviewed}; its recheck date came on {recheck_on}",
        overtaken_hint="Review it again: factcheck review {number}.",
    )
    examples = (
        Bad(
            "fr",
            "En juillet 2025, l'Italie accueillera la conférence.",
            at="En juillet 2025, l'Italie accueillera la conférence.",
            published="2024-11-05",
            as_of="2025-09-01",
            stored=Stored(recheck_on="2025-08-01"),
        ),
        Good(
            "fr",
            "En juillet 2025, l'Italie accueillera la conférence.",
            published="2024-11-05",
            stored=Stored(recheck_on="2025-08-01"),
        ),
        Bad(
            "en",
            "Italy will host the conference in July 2025.",
            at="Italy will host the conference in July 2025.",
            published="2024-11-05",
            as_of="2025-09-01",
            stored=Stored(recheck_on="2025-08-01"),
        ),
        Good(
            "en",
            "Italy will host the conference in July 2025.",
            published="2024-11-05",
            stored=Stored(recheck_on="2025-08-01"),
        ),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at each claim whose recheck date is not after the day judged."""
        if case.ledger is None or case.as_of is None:
            return
        for claim in case.ledger.claims():
            if claim.state == _CLOSED or claim.recheck_on is None or claim.recheck_on > case.as_of:
                continue
            if claim.verdict_on is not None and claim.verdict_on >= claim.recheck_on:
                continue
            reviewed = {"reviewed": claim.verdict_on} if claim.verdict and claim.verdict_on else {}
            yield Hit(
                Span(claim.start, claim.end),
                "overtaken" if reviewed else "",
                slots={"number": claim.number, **reviewed},
                recheck_on=claim.recheck_on,
                severity=Severity.WARNING,
            )
