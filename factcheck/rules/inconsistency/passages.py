"""IC403: what a claim says against what its own source says."""

from collections.abc import Iterator

from factcheck.languages.vocabulary import comparing
from factcheck.measure import Conflict, Statement, statement
from factcheck.measure.passage import passage_conflicts
from factcheck.model import Case, LedgerClaim, Part, Span
from factcheck.rules.base import Bad, Good, Hit, Rule, Stored
from factcheck.rules.inconsistency.pairs import statement_of
from factcheck.rules.near import bare
from factcheck.rules.sourcing.stored import source

_FR = "Les alliés fourniront 40 milliards d'euros à l'Ukraine en 2024."
_EN = "The allies will provide 40 billion euros to Ukraine in 2024."


def _said(passage: str) -> Stored:
    return Stored(material=(source("OTAN", "2024-11-04", passage=passage),))


class IC403(Rule):
    """A claim gives a figure or a date otherwise than the passage that its own source is quoted with.

    The passage is what the claim rests on: whoever copied one of the two copied it wrongly, or the passage is about
    something else. A figure that the passage gives at all is never flagged, and sources against the claim are left out.
    """

    name = "claim-against-passage"
    message = "{mine} here, {theirs} in the passage quoted from source {source} ({name})"
    hint = "Compare the two: factcheck source show {source}."
    examples = (
        Bad("fr", _FR, at="40 milliards d'euros", stored=_said("L'aide à l'Ukraine atteindra 35 milliards d'euros.")),
        Bad("fr", _FR, at="40 milliards d'euros", stored=_said("Allies will give Ukraine 35 billion euros in 2024.")),
        Good("fr", _FR, stored=_said("L'aide à l'Ukraine atteindra 40 milliards d'euros, dont 35 milliards en 2024.")),
        Good("fr", _FR, stored=_said("Les alliés avaient fourni 35 milliards d'euros en 2023.")),
        Bad("en", _EN, at="40 billion euros", stored=_said("Allies will give Ukraine 35 billion euros this year.")),
        Good("en", _EN, stored=_said("Allies will give Ukraine €40bn this year.")),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at figures and dates of claims that a quoted passage gives otherwise."""
        for claim in case.ledger.claims() if case.passages and case.ledger else ():
            mine = statement_of(claim)
            for part in case.passages.get(claim.number, ()):
                found = passage_conflicts(mine, statements_of(part)) if mine else ()
                yield from (_hit(claim, part, where, conflict) for where, conflict in found)


def statements_of(part: Part) -> tuple[Statement, ...]:
    """Give the sentences of a text beside the document's own, ready to compare."""
    words = comparing(part.language)
    if words is None:
        return ()
    marks = part.marks
    return tuple(
        statement(part.text, bare(span), marks.quantities, marks.times, words, speakers_in(part))
        for span in part.sentences
    )


def speakers_in(part: Part) -> tuple[Span, ...]:
    """Give the places of those who speak."""
    return tuple(bare(quotation.speaker) for quotation in part.marks.quotations if quotation.speaker)


def _hit(claim: LedgerClaim, part: Part, where: Statement, conflict: Conflict) -> Hit:
    place = Span(claim.start + conflict.a.start, claim.start + conflict.a.end)
    mine, theirs = conflict.a.words(claim.text), conflict.b.words(where.text)
    return Hit(place, slots={"mine": mine, "theirs": theirs, "source": part.source, "name": part.name or "–"})
