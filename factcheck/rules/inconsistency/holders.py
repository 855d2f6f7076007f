"""IC205: two holders of one post."""

from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.measure.statement import fold
from factcheck.model import Case, CueKind, Entity, EntityKind, FactSource, Office, Person, Severity, Span, Term
from factcheck.model.frozen import dataclass
from factcheck.rules.base import Bad, Good, Hit, Named, Rule, Slot, also
from factcheck.rules.near import around, cues, joined, spoken
from factcheck.rules.posts import days_told, offices_meant

_SIDE_BY_SIDE = 2  # characters: a blank, or a comma and a blank
_BEFORE = 30  # characters before a role in which a word may stand that makes it another one
_STEM = 4  # letters: "Zelensky" and "Zelenskyy" are one
_AROUND = timedelta(days=31)  # of handing over
_SOURCE = FactSource("Official gazette", retrieved=date(2024, 12, 1))
_KNOWN = (
    Office("lund-mayor", {"fr": ("maire de Lund",), "en": ("Mayor of Lund",)}, _SOURCE),
    Person("eva-ek", {"fr": ("Eva Ek",), "en": ("Eva Ek",)}, _SOURCE),
    Term("ek-lund", {}, _SOURCE, office="lund-mayor", person="eva-ek", begin=date(2020, 1, 1)),
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A post and the name beside it, where the text tells of the present."""

    span: Span
    office: str
    name: str


class IC205(Rule):
    """Two people are named as the holder of a post that has one holder.

    Either two names stand in the text beside the same post, or the facts at hand name somebody else for the day of
    publication. Former and future holders, deputies and spokespeople are left alone, and so is the month of a
    handing over.
    """

    name = "two-holders"
    message = "'{text}': the post is held by {person} on the day of publication"
    hint = "Look up who holds it: factcheck fact list {office}."
    others = also(
        among="'{text}' here, '{theirs}' further up: the post has one holder",
        among_hint="Look up who holds it, and write 'former' or 'deputy' where that is meant.",
    )
    severity = Severity.ERROR
    examples = (
        Bad(
            "fr",
            "La maire de Lund, Anna Berg, inaugurera l'école.",
            at="La maire de Lund, Anna Berg",
            published="2024-11-05",
            known=_KNOWN,
        ),
        Bad(
            "fr",
            "Le maire de Lund, Karl Holm, est venu. Puis le maire de Lund, Nils Dahl, a parlé.",
            at="le maire de Lund, Nils Dahl",
            published="2025-11-05",
            known=_KNOWN[:1],
        ),
        Good("fr", "La maire de Lund, Eva Ek, inaugurera l'école.", published="2024-11-05", known=_KNOWN),
        Good("fr", "L'ancienne maire de Lund, Anna Berg, inaugurera l'école.", published="2024-11-05", known=_KNOWN),
        Good("fr", "La porte-parole de la maire de Lund, Anna Berg, a démenti.", published="2024-11-05", known=_KNOWN),
        Bad(
            "en",
            "The Mayor of Lund, Anna Berg, will open the school.",
            at="The Mayor of Lund, Anna Berg",
            published="2024-11-05",
            known=_KNOWN,
        ),
        Good("en", "The Mayor of Lund, Eva Ek, will open the school.", published="2024-11-05", known=_KNOWN),
        Good("en", "The deputy Mayor of Lund, Anna Berg, will open it.", published="2024-11-05", known=_KNOWN),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at a holder that is not the known one, and at a second holder."""
        first: dict[str, _Told] = {}
        for told in _told(case):
            holder = _holder(case, told.office)
            if holder and not _one_person(case, told.name, holder.person):
                slots: dict[str, Slot] = {"person": Named(holder.person), "office": told.office}
                yield Hit(told.span, slots=slots, refs=(holder.id,))
            elif told.office not in first:
                first[told.office] = told
            elif not holder and not _share(told.name, first[told.office].name):
                earlier = first[told.office].span
                yield Hit(told.span, "among", slots={"theirs": earlier.words(case.text)}, related=(earlier,))


def _told(case: Case) -> Iterator[_Told]:
    for one, other in zip(case.entities, case.entities[1:], strict=False):
        role, name = (one, other) if one.kind is EntityKind.ROLE else (other, one)
        if role.kind is not EntityKind.ROLE or name.kind is not EntityKind.NAME or role.former or " " not in name.text:
            continue
        beside = 0 <= other.start - one.end <= _SIDE_BY_SIDE and case.sentence_at(one) == case.sentence_at(other)
        if beside and _of_the_present(case, joined(role, name), role):
            held = [fact for fact in case.facts.of(offices_meant(case, role)) if isinstance(fact, Office)]
            if len(held) == 1 and held[0].single and not _held_once(case, held[0].id, name):
                yield _Told(joined(role, name), held[0].id, name.text)


def _of_the_present(case: Case, span: Span, role: Entity) -> bool:
    """Say whether the role is told as it is: nobody's deputy, not of another time, not coming or gone."""
    before = Span(max(role.start - _BEFORE, around(case, role).start), span.end)
    beside = (CueKind.DEPUTY, CueKind.SEQUENCE)
    changing = (CueKind.TOOK_OFFICE, CueKind.ELECTION)
    if _any(case, beside, before) or _any(case, changing, around(case, span)) or spoken(case, span):
        return False
    anchor = case.anchor
    return anchor is not None and all(_near(begin, end, anchor) for begin, end in days_told(case, span))


def _any(case: Case, kinds: tuple[CueKind, ...], span: Span) -> bool:
    return any(True for kind in kinds for _ in cues(case, kind, span))


def _near(begin: date, end: date, anchor: date) -> bool:
    return (begin - anchor if begin > anchor else anchor - end) <= _AROUND


def _held_once(case: Case, office: str, name: Entity) -> bool:
    """Say whether somebody known held the post at another time: that is for IC202 to tell."""
    people = [fact.id for fact in case.facts.of(name.refs) if isinstance(fact, Person)]
    terms = [term for person in people for term in case.facts.terms_of(office=office, person=person)]
    return bool(terms) and not (case.anchor and any(term.holds_on(case.anchor) for term in terms))


def _holder(case: Case, office: str) -> Term | None:
    """Give the one term that surely ran on the day of publication, and neither began nor ended about then."""
    day = case.anchor
    if day is None:
        return None
    held = [term for term in case.facts.terms_of(office=office) if term.holds_on(day)]
    return held[0] if len(held) == 1 and _surely(held[0], day) else None


def _surely(term: Term, day: date) -> bool:
    seen = term.source.retrieved if term.end is None else term.end
    begun = term.begin is not None and day - term.begin > _AROUND
    return begun and seen is not None and (seen >= day if term.end is None else seen - day > _AROUND)


def _one_person(case: Case, name: str, person: str) -> bool:
    known = case.facts.by_id.get(person)
    labels = [label for names in known.labels.values() for label in names] if known else []
    return any(_share(name, label) for label in labels) or not labels


def _share(one: str, other: str) -> bool:
    """Say whether two names have a word in common, however it is spelt at its end."""
    words, others = ({fold(word)[:_STEM] for word in name.split()} for name in (one, other))
    return bool(words & others)
