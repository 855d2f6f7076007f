"""SR: who says so, and what a verdict rests on."""

from collections.abc import Iterator

from factcheck.model import Case, CueKind, LedgerClaim, Severity, Span
from factcheck.rules.base import Bad, Good, Hit, Rule, Stored
from factcheck.rules.near import bare

_JUDGED = ("checked", "published")


class SR101(Rule):
    """Something is attributed to nobody in particular.

    "Certains experts", "des sources", "it is believed": nobody can be asked, and nobody can be wrong. The reader is
    told that there is support without being able to weigh it.
    """

    name = "vague-attribution"
    message = "'{text}' names nobody who could be asked"
    hint = "Name who says so, or say why they cannot be named."
    examples = (
        Bad("fr", "Des sources anonymes annoncent une guerre longue.", at="Des sources"),
        Good("fr", "Selon l'économiste Jean Tirole, la guerre durera."),
        Bad("en", "Some experts say the war will last.", at="Some experts"),
        Good("en", "The economist Jean Tirole says the war will last."),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at the words that stand for a source without naming one."""
        for cue in case.marks.cues:
            if cue.kind is CueKind.VAGUE_SOURCE:
                yield Hit(bare(cue))


def _reviewed(case: Case) -> Iterator[LedgerClaim]:
    """Give the ledger's claims that have a verdict or are given out as checked."""
    for claim in case.ledger.claims() if case.ledger else ():
        if claim.verdict or claim.state in _JUDGED:
            yield claim


_FR = "Les alliés ont fourni 40 milliards d'euros."
_EN = "The allies provided 40 billion euros."


class SR301(Rule):
    """A claim has a verdict and no source.

    A verdict that rests on nothing cannot be checked by anybody else, nor be looked at again when time has passed.
    """

    name = "no-source"
    message = "claim {number} is judged without a single source"
    hint = "Add one: factcheck source add {number}."
    severity = Severity.ERROR
    examples = (
        Bad("fr", _FR, at=_FR, stored=Stored(state="checked", verdict="true")),
        Good("fr", _FR, stored=Stored(state="checked", verdict="true", sources=2, publishers=("OTAN", "AFP"))),
        Bad("en", _EN, at=_EN, stored=Stored(state="checked", verdict="true")),
        Good("en", _EN, stored=Stored(state="checked", verdict="true", sources=2, publishers=("NATO", "AP"))),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at reviewed claims without a source."""
        for claim in _reviewed(case):
            if claim.sources == 0:
                yield Hit(Span(claim.start, claim.end), slots={"number": claim.number})


class SR302(Rule):
    """A verdict rests on one publisher alone.

    Two reports by one house are one source, and so are ten that copied one agency. A second, independent one shows
    whether the first was right.
    """

    name = "single-source"
    message = "claim {number} rests on {publisher} alone"
    hint = "Add an independent source: factcheck source add {number}."
    severity = Severity.NOTE
    examples = (
        Bad("fr", _FR, at=_FR, stored=Stored(state="checked", verdict="true", sources=1, publishers=("OTAN",))),
        Good("fr", _FR, stored=Stored(state="checked", verdict="true", sources=2, publishers=("OTAN", "AFP"))),
        Bad("en", _EN, at=_EN, stored=Stored(state="checked", verdict="true", sources=2, publishers=("NATO", "NATO"))),
        Good("en", _EN, stored=Stored(state="checked", verdict="true", sources=2, publishers=("NATO", "AP"))),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at reviewed claims whose sources come from one house."""
        for claim in _reviewed(case):
            houses = {publisher.casefold(): publisher for publisher in claim.publishers if publisher}
            if claim.sources > 0 and (len(houses) == 1 or (not houses and claim.sources == 1)):
                publisher = next(iter(houses.values()), "1")
                yield Hit(Span(claim.start, claim.end), slots={"number": claim.number, "publisher": publisher})


RULES: tuple[type[Rule], ...] = (SR101, SR301, SR302)
