"""SR4xx: a source is no longer there, or no longer says it. Read off what was found when somebody last went back."""

from collections.abc import Iterator

from factcheck.model import Case, Severity, Span, WatchedSource
from factcheck.rules.base import Bad, Good, Hit, Rule, Slot, Stored
from factcheck.rules.sourcing.stored import EN, FR

_SAME = Stored(watched=(WatchedSource(3, "same", "OTAN", FR), WatchedSource(4, "unreachable", "AFP")))
_TAKEN_OUT = Stored(watched=(WatchedSource(3, "passage-gone", "OTAN", FR),))
_REWORDED = Stored(watched=(WatchedSource(3, "reworded", "OTAN", FR, FR.upper()),))
_GONE = Stored(watched=(WatchedSource(3, "gone", "OTAN", FR),))


def _found(case: Case, outcome: str) -> Iterator[Hit]:
    for claim in case.ledger.claims() if case.ledger else ():
        for source in claim.watched:
            if source.outcome == outcome:
                told: dict[str, Slot] = {"number": claim.number, "source": source.number, "name": source.name}
                yield Hit(Span(claim.start, claim.end), slots=told)


class SR401(Rule):
    """The page of a source is there, the passage that was quoted from it is not.

    The publisher took it out, or put other words in its place that are too far from it to tell. Whoever follows the
    source finds nothing that bears the claim out. Seen when a source was gone back to.
    """

    name = "source-passage-gone"
    message = "source {source} ({name}) no longer has the passage that claim {number} leans on"
    hint = "Look for the passage elsewhere or in a web archive, and review the claim: factcheck source show {source}."
    examples = (
        Bad("fr", FR, at=FR, stored=_TAKEN_OUT),
        Good("fr", FR, stored=_SAME),
        Bad("en", EN, at=EN, stored=_TAKEN_OUT),
        Good("en", EN, stored=_REWORDED),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at claims with a source whose passage is gone."""
        yield from _found(case, "passage-gone")


class SR402(Rule):
    """The page of a source is gone: it was missing on three different days.

    A dead link proves nothing to a reader. The text kept when the source was captured still says what was there. Sites
    that do not answer, or let no programs in, do not count as gone.
    """

    name = "source-gone"
    message = "source {source} ({name}) of claim {number} is gone from the web"
    hint = "Give a copy in a web archive, or another source; the text kept of it: factcheck source show {source}."
    severity = Severity.WARNING
    examples = (
        Bad("fr", FR, at=FR, stored=_GONE),
        Good("fr", FR, stored=_SAME),
        Bad("en", EN, at=EN, stored=_GONE),
        Good("en", EN, stored=_SAME),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at claims with a source that is gone."""
        yield from _found(case, "gone")


RULES: tuple[type[Rule], ...] = (SR401, SR402)
