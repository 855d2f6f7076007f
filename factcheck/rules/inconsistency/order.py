"""IC206: which of two known events came first."""

from collections.abc import Iterator
from datetime import date

from factcheck.model import Case, Cue, CueKind, Entity, Event, FactSource, Severity, Span
from factcheck.rules.base import Bad, Good, Hit, Named, Rule, Slot, also
from factcheck.rules.near import around, bare, cues, inside, joined, named, verbs

_ARTICLE = 6  # characters between "avant" and the event's name: " l'", " the "
_COMMA = 8  # between the event that opens a sentence and the next one: ", la "
_RIGHT_BEHIND = 4  # between the event and its verb, and between the verb, or a length, and "avant"
_OPENING = 20  # of a sentence: "Un mois "
_SOURCE = FactSource("Archive")
_KNOWN = (
    Event(
        "lugano",
        {"fr": ("conférence de Lugano",), "en": ("Lugano conference",)},
        _SOURCE,
        begin=date(2022, 7, 4),
        end=date(2022, 7, 5),
    ),
)


class IC206(Rule):
    """Two known events are told in the wrong order.

    "Avant l'invasion de l'Ukraine, la conférence de Lugano …": the facts at hand date both, and the other way round.
    Only sentences that put the two right against each other are looked at.
    """

    name = "order-of-events"
    message = "{one} began on {one_day}, after {other}, which began on {other_day}"
    hint = "Look up both days: factcheck fact list {id}."
    others = also(
        earlier="{one} began on {one_day}, before {other}, which began on {other_day}",
    )
    severity = Severity.ERROR
    examples = (
        Bad(
            "fr",
            "Avant l'invasion de l'Ukraine, la conférence de Lugano avait réuni une quarantaine de pays.",
            at="Avant l'invasion de l'Ukraine, la conférence de Lugano",
            published="2024-11-05",
            known=_KNOWN,
        ),
        Good(
            "fr",
            "Après l'invasion de l'Ukraine, la conférence de Lugano a réuni une quarantaine de pays.",
            published="2024-11-05",
            known=_KNOWN,
        ),
        Good(
            "fr",
            "Élu avant l'invasion de l'Ukraine, le maire a ouvert la conférence de Lugano.",
            published="2024-11-05",
            known=_KNOWN,
        ),
        Bad(
            "en",
            "The Lugano conference was held before the invasion of Ukraine.",
            at="Lugano conference was held before the invasion of Ukraine",
            published="2024-11-05",
            known=_KNOWN,
        ),
        Good(
            "en",
            "The Lugano conference was held after the invasion of Ukraine.",
            published="2024-11-05",
            known=_KNOWN,
        ),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at two events and the word between them that the facts contradict."""
        for kind in (CueKind.BEFORE, CueKind.AFTER):
            for cue in cues(case, kind):
                pair = _pair(case, cue)
                if pair and _wrong(kind, *pair):
                    yield _hit(cue, kind, *pair)


Dated = tuple[Entity, Event]


def _pair(case: Case, cue: Cue) -> tuple[Dated, Dated] | None:
    """Give the event that is told and the one that the cue leans on, where nothing else stands between them."""
    sentence = around(case, cue)
    events = list(_events(case, sentence))
    leaned = [one for one in events if 0 <= one[0].start - cue.end <= _ARTICLE]
    doubtful = (CueKind.NEGATION, CueKind.CONDITIONAL, CueKind.QUESTION)
    if not leaned or any(True for kind in doubtful for _ in cues(case, kind, sentence)):
        return None
    told = [one for one in events if one[1].id != leaned[0][1].id and _told_by(case, one[0], cue, leaned[0][0])]
    return (told[0], leaned[0]) if len(told) == 1 else None


def _events(case: Case, sentence: Span) -> Iterator[Dated]:
    for entity in named(case, sentence):
        found = [fact for fact in case.facts.of(entity.refs) if isinstance(fact, Event) and fact.begin]
        if len(found) == 1:
            yield entity, found[0]


def _told_by(case: Case, entity: Entity, cue: Cue, leaned: Entity) -> bool:
    """Say whether ``entity`` is what the sentence tells of: right behind "avant B, ", or the subject before it."""
    sentence = around(case, cue)
    if entity.start > leaned.end:
        comma = case.text[leaned.end : entity.start].lstrip().startswith(",")
        return comma and cue.start - sentence.start <= _OPENING and entity.start - leaned.end <= _COMMA
    told = list(verbs(case, Span(entity.end, cue.start)))
    opens = entity.start - sentence.start <= _ARTICLE
    return opens and len(told) == 1 and _adjoin(case, entity, told[0][0], cue)


def _adjoin(case: Case, entity: Entity, verb: Span, cue: Cue) -> bool:
    """Say whether nothing stands between the event, its verb and the cue but how long before: "deux ans avant"."""
    if verb.start - entity.end > _RIGHT_BEHIND:
        return False
    ends = [verb.end, *(time.end for time in inside(case.times, Span(verb.end, cue.start)))]
    starts = [*(time.start for time in inside(case.times, Span(verb.end, cue.start))), cue.start]
    return all(begin - end <= _RIGHT_BEHIND for end, begin in zip(ends, starts, strict=True))


def _wrong(kind: CueKind, told: Dated, leaned: Dated) -> bool:
    one, other = told[1].begin, leaned[1].begin
    if one is None or other is None:
        return False
    return one > other if kind is CueKind.BEFORE else one < other


def _hit(cue: Cue, kind: CueKind, told: Dated, leaned: Dated) -> Hit:
    slots: dict[str, Slot] = {
        "one": Named(told[1].id),
        "one_day": told[1].begin or date.min,
        "other": Named(leaned[1].id),
        "other_day": leaned[1].begin or date.min,
        "id": told[1].id,
    }
    refs = (told[1].id, leaned[1].id)
    span = joined(told[0], cue, leaned[0])
    related = (bare(told[0]), bare(leaned[0]))
    return Hit(span, "" if kind is CueKind.BEFORE else "earlier", slots=slots, related=related, refs=refs)
