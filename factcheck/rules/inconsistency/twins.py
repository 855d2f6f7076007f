"""Claims of the ledger in the same words: put into two mouths, or judged in two ways."""

from collections.abc import Iterator

from factcheck.languages.vocabulary import comparing
from factcheck.measure.statement import fold, key_of
from factcheck.measure.twins import twins
from factcheck.measure.verdicts import lean_of, opposed
from factcheck.model import Case, LedgerClaim, Span
from factcheck.rules.base import Bad, Good, Hit, Rule, Stored, claim_ref
from factcheck.rules.inconsistency.pairs import at_one_time, quotation_of, statement_of

_FEWEST = 6  # words of a quotation that two people do not say by chance
_NAMES = (2, 5)  # words of a person's name
_PARTICLE = 4  # letters of "von", "ter", "de"
_MOST = 3
_JUDGED = ("checked", "published")
_SAID = "« Nous soutiendrons l'Ukraine aussi longtemps qu'il le faudra », a déclaré {} à Rome."
_SAID_EN = "“We will support Ukraine for as long as it takes,” {} said in Rome."
_CLAIM = "Le tunnel du Fréjus a été fermé pendant trois semaines en 2023."
_CLAIM_EN = "The Fréjus tunnel was closed for three weeks in 2023."


class IC305(Rule):
    """The same quotation is put into two mouths.

    Two claims quote the same words, at some length, and name two people for them. One of the two never said it, or one
    quotes the other.
    """

    name = "quotation-of-two"
    message = "{mine} says this here, {theirs} in claim {number} ({document})"
    hint = "Look up who said it, and where: factcheck show {number}."
    examples = (
        Bad(
            "fr",
            _SAID.format("Mark Rutte"),
            at=_SAID.format("Mark Rutte"),
            stored=Stored(
                claimant="Mark Rutte",
                others=(("fr", _SAID.format("Giorgia Meloni")),),
                other=Stored(claimant="Giorgia Meloni"),
            ),
        ),
        Good(
            "fr",
            _SAID.format("Mark Rutte"),
            stored=Stored(
                claimant="Mark Rutte", others=(("fr", _SAID.format("M. Rutte")),), other=Stored(claimant="M. Rutte")
            ),
        ),
        Bad(
            "en",
            _SAID_EN.format("Mark Rutte"),
            at=_SAID_EN.format("Mark Rutte"),
            stored=Stored(
                claimant="Mark Rutte",
                others=(("en", _SAID_EN.format("Giorgia Meloni")),),
                other=Stored(claimant="Giorgia Meloni"),
            ),
        ),
        Good(
            "en",
            _SAID_EN.format("Mark Rutte"),
            stored=Stored(
                claimant="Mark Rutte",
                others=(("en", _SAID_EN.format("the White House")),),
                other=Stored(claimant="the White House"),
            ),
        ),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at quotations of this document that another claim gives to somebody else."""
        for claim in case.ledger.claims() if case.ledger else ():
            if claim.quoted and _is_person(claim):
                others = case.ledger.like(claim) if case.ledger else ()
                yield from [_of_two(claim, other) for other in others if _in_two_mouths(claim, other)][:_MOST]


def _in_two_mouths(claim: LedgerClaim, other: LedgerClaim) -> bool:
    if not other.quoted or not _is_person(other) or _words(claim.claimant) & _words(other.claimant):
        return False
    one, twin = quotation_of(claim), quotation_of(other)
    long = min(len(claim.quoted.split()), len(other.quoted.split())) >= _FEWEST
    return long and one is not None and twin is not None and twins(one, twin)


def _of_two(claim: LedgerClaim, other: LedgerClaim) -> Hit:
    return Hit(
        Span(claim.start, claim.end),
        slots={
            "mine": claim.claimant,
            "theirs": other.claimant,
            "number": other.number,
            "document": other.document or "–",
        },
        refs=(claim_ref(other.number),),
    )


def _is_person(claim: LedgerClaim) -> bool:
    """Say whether the claimant's words read as a person's name: no role, no body, no single surname."""
    parts = claim.claimant.split()
    named = [part for part in parts if part[:1].isupper()]
    known = comparing(claim.language)
    if known is None or not _NAMES[0] <= len(named) <= len(parts) <= _NAMES[1] or not parts[0][:1].isupper():
        return False
    if any(len(part) > _PARTICLE for part in parts if part not in named):
        return False
    return not any((key_of(fold(part), known) or "").startswith("=") for part in named)


def _words(name: str) -> set[str]:
    return {fold(part) for part in name.split()}


class IC306(Rule):
    """Two claims that say the same are judged in two ways.

    The same words, or a translation of them, with the same figures and dates, about one time; one was found true, the
    other false. One of the two verdicts is wrong.
    """

    name = "verdicts-at-odds"
    message = "judged '{mine}' here, '{theirs}' in claim {number}, which says the same: {twin}"
    hint = "Compare the two: factcheck show {number}."
    examples = (
        Bad(
            "fr",
            _CLAIM,
            at=_CLAIM,
            stored=Stored("checked", "true", others=(("fr", _CLAIM),), other=Stored("checked", "mostly-false")),
        ),
        Good(
            "fr",
            _CLAIM,
            stored=Stored(
                "checked", "true", others=(("fr", _CLAIM.replace("trois", "deux")),), other=Stored("checked", "false")
            ),
        ),
        Bad(
            "en",
            _CLAIM_EN,
            at=_CLAIM_EN,
            stored=Stored("checked", "false", others=(("fr", _CLAIM),), other=Stored("checked", "true")),
        ),
        Good(
            "en",
            _CLAIM_EN,
            stored=Stored("checked", "true", others=(("en", _CLAIM_EN),), other=Stored("checked", "mostly-true")),
        ),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at judged claims of which a twin was judged the other way."""
        for claim in case.ledger.claims() if case.ledger else ():
            if _lean(claim):
                others = case.ledger.like(claim) if case.ledger else ()
                yield from [_at_odds(claim, other) for other in others if _judged_otherwise(claim, other)][:_MOST]


def _lean(claim: LedgerClaim) -> float:
    return lean_of(claim.verdict, claim.scale) if claim.state in _JUDGED else 0.0


def _judged_otherwise(claim: LedgerClaim, other: LedgerClaim) -> bool:
    if not opposed(_lean(claim), _lean(other)):
        return False
    one, twin = statement_of(claim), statement_of(other)
    return one is not None and twin is not None and at_one_time(claim, other) and twins(one, twin)


def _at_odds(claim: LedgerClaim, other: LedgerClaim) -> Hit:
    return Hit(
        Span(claim.start, claim.end),
        slots={"mine": claim.verdict, "theirs": other.verdict, "number": other.number, "twin": other.text},
        refs=(claim_ref(other.number),),
    )
