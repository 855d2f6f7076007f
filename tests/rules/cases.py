"""Cases for rules, made by the real stages from a text and what the ledger holds of it."""

from dataclasses import dataclass, replace
from datetime import date

from factcheck.annotate import annotate
from factcheck.detect import detect_claims
from factcheck.facts import load_facts, merged
from factcheck.flow import Judge, read_text
from factcheck.flow.parts import passages_of
from factcheck.languages import load
from factcheck.measure.quoted import quoted_words
from factcheck.model import Case, Document, Flag, KnownFacts, LedgerClaim, LedgerView, SourceKind, SourceRecord
from factcheck.rules import Good, Rule, Stored, run_rules
from factcheck.segment import segment


@dataclass(frozen=True, slots=True)
class OneClaim:
    """A ledger that holds one claim of the document, and others like it."""

    claim: LedgerClaim
    others: tuple[LedgerClaim, ...] = ()

    def claims(self) -> tuple[LedgerClaim, ...]:
        """Give the one claim."""
        return (self.claim,)

    def like(self, claim: LedgerClaim) -> tuple[LedgerClaim, ...]:
        """Give the others."""
        assert claim is self.claim
        return self.others


def case_of(
    text: str,
    language: str = "fr",
    *,
    published: str | None = None,
    as_of: str | None = None,
    facts: KnownFacts | None = None,
    stored: Stored | None = None,
    url: str = "",
    published_also: tuple[tuple[str, str], ...] = (),
) -> Case:
    """Take a text through the stages, up to the rules."""
    pack, known = load(language), facts or load_facts()
    anchor, day = _day(published), _day(as_of) or _day(published)
    document = Document(
        text, language, anchor, "json-ld" if anchor else "", url=url, published_also=_days(published_also)
    )
    sentences = segment(text, pack)
    marks = annotate(text, sentences, pack, anchor, known.gazetteer(language))
    claims = detect_claims(document, sentences, marks, pack, load("en"), day, known)
    case = Case(document, sentences, marks, claims, day, known)
    if stored is None:
        return case
    ledger, judge = _ledger(case, stored), Judge(known)
    said = passages_of(ledger.claims(), judge, lambda texts: [read_text(text, judge) for text in texts])
    return replace(case, ledger=ledger, passages=said)


def case_of_example(example: Good) -> Case:
    """Take a rule's example through the stages."""
    return case_of(
        example.text,
        example.language,
        published=example.published,
        as_of=example.as_of,
        facts=merged(load_facts().facts, example.known),
        stored=example.stored,
        url=example.url,
        published_also=example.published_also,
    )


def flags_of(case: Case, *rules: type[Rule], messages: str = "en") -> tuple[Flag, ...]:
    """Run rules over a case."""
    return run_rules(case, rules, load(messages), article=load(case.document.language))


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _days(written: tuple[tuple[str, str], ...]) -> tuple[tuple[str, date], ...]:
    return tuple((rule, date.fromisoformat(day)) for rule, day in written)


def _ledger(case: Case, stored: Stored) -> LedgerView:
    others = [case_of(text, language) for language, text in stored.others]
    return OneClaim(_stored(case, stored, 1), tuple(_stored(other, stored.other or Stored(), 2) for other in others))


def _stored(case: Case, stored: Stored, number: int) -> LedgerClaim:
    plain = tuple(SourceRecord(SourceKind.DOCUMENT, publisher=name) for name in stored.publishers)
    material = plain + stored.material
    return LedgerClaim(
        number=number,
        text=case.text,
        language=case.document.language,
        start=0,
        end=len(case.text),
        claimant=stored.claimant,
        quoted=quoted_words(case.text) if stored.claimant else "",
        state=stored.state,
        verdict=stored.verdict,
        verdict_on=_day(stored.verdict_on),
        recheck_on=_day(stored.recheck_on),
        watched=stored.watched,
        publishers=tuple(source.publisher for source in material if source.publisher),
        sources=len(material),
        document=f"document {number}",
        quantities=case.quantities,
        times=case.times,
        material=material,
        shelf_life=case.claims[0].shelf_life if case.claims else None,
    )
