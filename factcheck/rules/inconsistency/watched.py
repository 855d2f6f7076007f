"""IC4xx: a source no longer says what the claim leans on. Read off what was found when somebody last went back."""

from collections.abc import Iterator

from factcheck.model import Case, Severity, Span, WatchedSource
from factcheck.rules.base import Bad, Good, Hit, Rule, Slot, Stored

FR = "Les alliés ont fourni 40 milliards d'euros."
EN = "The allies provided 40 billion euros in 2024."
_SAME = WatchedSource(3, "same", "OTAN", FR)
_FIGURE_FR = WatchedSource(3, "figure-changed", "OTAN", FR, "Les alliés ont fourni 35 milliards d'euros.")
_FIGURE_EN = WatchedSource(3, "figure-changed", "NATO", EN, "The allies provided 35 billion euros in 2024.")
_DATE_FR = WatchedSource(3, "date-changed", "OTAN", f"{FR} C'était en 2024.", f"{FR} C'était en 2023.")
_DATE_EN = WatchedSource(3, "date-changed", "NATO", EN, "The allies provided 40 billion euros in 2023.")


def found(case: Case, *outcomes: str) -> Iterator[Hit]:
    """Point at the claims with a source of which one of ``outcomes`` was found."""
    for claim in case.ledger.claims() if case.ledger else ():
        for source in claim.watched:
            if source.outcome in outcomes:
                told: dict[str, Slot] = {"source": source.number, "name": source.name, "now": source.now}
                yield Hit(Span(claim.start, claim.end), slots={"number": claim.number, **told})


class IC401(Rule):
    """A figure in the quoted passage of a source is no longer the one that was quoted.

    Sites correct figures without a word. A verdict that leans on the old one may be wrong by now, or have been wrong
    from the beginning. Seen when a source was gone back to; what the passage says now is kept with it.
    """

    name = "source-figure-changed"
    message = "a figure in source {source} ({name}) has changed; it now says: {now}"
    hint = "Compare the passage then and now: factcheck source show {source}."
    severity = Severity.ERROR
    examples = (
        Bad("fr", FR, at=FR, stored=Stored(watched=(_FIGURE_FR,))),
        Good("fr", FR, stored=Stored(watched=(_SAME, _DATE_FR))),
        Bad("en", EN, at=EN, stored=Stored(watched=(_FIGURE_EN,))),
        Good("en", EN, stored=Stored(watched=(_SAME, _DATE_EN))),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at claims with a source whose figure changed."""
        yield from found(case, "figure-changed")


class IC402(Rule):
    """A date in the quoted passage of a source is no longer the one that was quoted.

    A summit is put off, a year corrected: the claim still says the old one. Seen when a source was gone back to.
    """

    name = "source-date-changed"
    message = "a date in source {source} ({name}) has changed; it now says: {now}"
    hint = "Compare the passage then and now: factcheck source show {source}."
    severity = Severity.ERROR
    examples = (
        Bad("fr", FR, at=FR, stored=Stored(watched=(_DATE_FR,))),
        Good("fr", FR, stored=Stored(watched=(_SAME, _FIGURE_FR))),
        Bad("en", EN, at=EN, stored=Stored(watched=(_DATE_EN,))),
        Good("en", EN, stored=Stored(watched=(_SAME, _FIGURE_EN))),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at claims with a source whose date changed."""
        yield from found(case, "date-changed")


RULES: tuple[type[Rule], ...] = (IC401, IC402)
