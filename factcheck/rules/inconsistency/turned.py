"""Claims of the ledger of which one says the opposite of the other: a rise and a fall, yes and no."""

from collections.abc import Iterator

from factcheck.measure import Reason
from factcheck.model import Case
from factcheck.rules.base import Bad, Good, Hit, Rule, Stored, also
from factcheck.rules.inconsistency.against_ledger import SAYS, conflicts, hit

_FELL = "Le nombre de cambriolages a reculé à Nantes en 2023."
_ROSE = "Le nombre de cambriolages a augmenté à Nantes en 2023."
_FELL_EN = "The number of burglaries fell in Nantes in 2023."
_ROSE_EN = "The number of burglaries rose in Nantes in 2023."
_YES = "L'Agence européenne du médicament a autorisé ce traitement contre la maladie d'Alzheimer."
_NO = "L'Agence européenne du médicament n'a pas autorisé ce traitement contre la maladie d'Alzheimer."
_YES_EN = "The European Medicines Agency has approved this treatment for Alzheimer's disease."
_NO_EN = "The European Medicines Agency has not approved this treatment for Alzheimer's disease."


class IC303(Rule):
    """Two claims of the ledger tell of a rise and of a fall of the same thing.

    Nearly the same words, of times that meet, and one says that it went up, the other that it went down, by whatever
    figure. One is wrong, or they speak of different times.
    """

    name = "conflicting-directions"
    message = "{mine} here, {theirs} in claim {number}: one rises, the other falls"
    hint = "Compare the two: factcheck show {number}."
    others = also(said=f"{SAYS}: one rises, the other falls")
    examples = (
        Bad("fr", _FELL, at="reculé", stored=Stored(others=(("fr", _ROSE),))),
        Bad("fr", _FELL, at="reculé", stored=Stored(others=(("en", _ROSE_EN),))),
        Good("fr", _FELL, stored=Stored(others=(("fr", _ROSE.replace("2023", "2022")),))),
        Bad("en", _FELL_EN, at="fell", stored=Stored(others=(("en", _ROSE_EN),))),
        Good("en", _FELL_EN, stored=Stored(others=(("en", _ROSE_EN.replace("Nantes", "Lyon")),))),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at what this document's claims say to rise or fall where another claim says the contrary."""
        for pair, conflict in conflicts(case, (Reason.DIRECTION,)):
            yield hit(pair, conflict)


class IC304(Rule):
    """Two claims of the ledger say the opposite of each other in nearly the same words.

    One alone holds a negation, or a word for the other side ("soutient", "s'oppose à"), and nothing else tells them
    apart. Words alone do not prove a contradiction, so look at both; where two people say it, it may be their quarrel.
    """

    name = "conflicting-claims"
    message = "{mine} here, {theirs} in claim {number}: one says the opposite of the other"
    hint = "Compare the two: factcheck show {number}."
    others = also(said=f"{SAYS}: one says the opposite of the other")
    examples = (
        Bad("fr", _NO, at=_NO, stored=Stored(others=(("fr", _YES),))),
        Good("fr", _NO, stored=Stored(others=(("fr", _YES.replace("européenne", "américaine")),))),
        Bad("en", _NO_EN, at=_NO_EN, stored=Stored(others=(("en", _YES_EN),))),
        Good("en", _NO_EN, stored=Stored(others=(("en", _NO_EN.replace("treatment", "therapy")),))),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at claims of this document of which another claim says the opposite."""
        for pair, conflict in conflicts(case, (Reason.POLARITY,)):
            yield hit(pair, conflict)
