"""How much a statement is worth checking, 0 to 1, with the reasons named.

What goes in: a statement. What comes out: a score and what made it so. The features are read off the marks, so they
are the same for every language; the weights are set by hand, in steps of a tenth, and add up on a logistic scale: a
weight of 0.7 doubles the odds. What speaks for checking is what can be looked up (figures, dates, names, what was
done, comparisons, records, commitments); what speaks against is what cannot (questions, opinions, wishes, talk to
the listener, bare possibilities) and what concerns nobody (the speaker's own life, the course of the debate).
"""

from collections.abc import Callable, Iterator
from math import exp

from factcheck.detect.statement import Statement
from factcheck.model import CueKind, EntityKind, Quantity, Reference, Relation, Tense
from factcheck.model.frozen import dataclass

BIAS = -1.5
AGAINST = "against: "
_SHORT, _BRIEF, _LONG = 5, 9, 17  # words
_SOFT = frozenset({CueKind.OPINION, CueKind.FIRST_PERSON, CueKind.HEDGE})
_MEASURES = frozenset({CueKind.COMPARISON, CueKind.SUPERLATIVE})
_CALENDAR = frozenset({Reference.ABSOLUTE, Reference.PARTIAL})


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing to look for in a statement, with its name, its weight, and whether it is there."""

    name: str
    weight: float
    found: Callable[[Statement], bool]


def cue(*kinds: CueKind) -> Callable[[Statement], bool]:
    """Look for a cue of one of the kinds."""
    wanted = frozenset(kinds)
    return lambda statement: not wanted.isdisjoint(statement.kinds)


def tense(wanted: Tense) -> Callable[[Statement], bool]:
    """Look for a finite verb of the tense."""
    return lambda statement: wanted in statement.tenses


def _words(statement: Statement) -> int:
    return statement.sentence.words(statement.reading.text).count(" ") + 1


def _figures(statement: Statement) -> int:
    """Count the figures that say how much: "one" mostly says which, and "thirty seconds" says how long."""
    return sum(
        (quantity.value != 1 or quantity.unit != "1") and not _is_length(statement, quantity)
        for _, quantity in statement.quantities
    )


def _is_length(statement: Statement, quantity: Quantity) -> bool:
    """Say whether a figure is no more than a length of time, or counts times of day."""
    return quantity.dimension == "time" or any(time.overlaps(quantity) for _, time in statement.times)


def _lasting(statement: Statement) -> bool:
    return any(_is_length(statement, quantity) for _, quantity in statement.quantities)


def _public(statement: Statement) -> int:
    """Count the different words for what concerns everybody."""
    return len({cue.text.lower() for cue in statement.cues if cue.kind is CueKind.PUBLIC})


def _told(statement: Statement) -> bool:
    """Say whether the listener is told something that is no report of what they did ("you voted against it")."""
    if CueKind.ADDRESS not in statement.kinds:
        return False
    return not (_acted(statement) and CueKind.PAST_ACT in statement.kinds)


def _promises(statement: Statement) -> bool:
    return Tense.FUTURE in statement.tenses and _own(statement) and CueKind.WISH not in statement.kinds


def _dated(statement: Statement) -> bool:
    return any(time.reference in _CALENDAR and not time.vague for _, time in statement.times)


def _timed(statement: Statement) -> bool:
    return any(time.relation is not Relation.AGE for _, time in statement.times) and not _dated(statement)


def _names(statement: Statement) -> int:
    return sum(entity.kind is not EntityKind.ROLE for entity in statement.entities)


def _speaker(statement: Statement) -> bool:
    return statement.speech is not None and statement.reading.names(statement.speech.speaker)


def _actors(statement: Statement) -> int:
    return _names(statement) + _speaker(statement)


def _acted(statement: Statement) -> bool:
    return Tense.PAST in statement.tenses


def _verbless(statement: Statement) -> bool:
    return not (statement.tenses or statement.is_present or statement.inner)


def _own(statement: Statement) -> bool:
    return CueKind.FIRST_PERSON in statement.kinds


def _firm(statement: Statement) -> bool:
    """Say whether there is a figure or date, which can be looked up however it is wrapped."""
    return _figures(statement) > 0 or _dated(statement)


def _measured(statement: Statement) -> bool:
    """Say whether it is measured by something: a figure, others, or all others."""
    figures = _figures(statement) > 0 and CueKind.WISH not in statement.kinds
    return figures or not _MEASURES.isdisjoint(statement.kinds)


def _wrapped(statement: Statement) -> bool:
    soft, kinds = not _SOFT.isdisjoint(statement.kinds), statement.kinds
    return _firm(statement) and soft and kinds.isdisjoint((CueKind.WISH, CueKind.ADDRESS, CueKind.PROCEDURE))


def _short(most: int) -> Callable[[Statement], bool]:
    return lambda statement: not _firm(statement) and _words(statement) <= most


FEATURES = (
    Feature("quantity", 1.8, lambda s: _figures(s) > 0),
    Feature("quantity", 0.4, lambda s: _figures(s) > 1),
    Feature("quantity", 0.6, _wrapped),
    Feature("length of time", 0.6, _lasting),
    Feature("public matter", 0.5, lambda s: _public(s) > 0),
    Feature("public matter", 0.3, lambda s: _public(s) > 1),
    Feature("date", 1.0, _dated),
    Feature("time", 0.3, _timed),
    Feature("named actor", 0.7, lambda s: _actors(s) > 0),
    Feature("named actor", 0.4, lambda s: _actors(s) > 1),
    Feature("role", 0.3, lambda s: any(entity.kind is EntityKind.ROLE for entity in s.entities)),
    Feature("past event", 0.5, _acted),
    Feature("past event", 0.6, cue(CueKind.PAST_ACT)),
    Feature("comparison", 0.6, cue(CueKind.COMPARISON)),
    Feature("superlative", 0.7, cue(CueKind.SUPERLATIVE)),
    Feature("rise or fall", 0.5, cue(CueKind.RISE, CueKind.FALL)),
    Feature("commitment", 0.3, cue(CueKind.COMMITMENT)),
    Feature("state", 0.3, cue(CueKind.STATE, CueKind.STANCE)),
    Feature("detail", 0.4, lambda s: _words(s) >= _LONG),
    Feature("question", -2.0, cue(CueKind.QUESTION)),
    Feature("opinion", -0.7, cue(CueKind.OPINION)),
    Feature("first person", -0.5, _own),
    Feature("first person", -0.5, lambda s: _own(s) and not (_acted(s) or _measured(s))),
    Feature("private life", -2.0, cue(CueKind.PRIVATE)),
    Feature("procedure", -1.5, cue(CueKind.PROCEDURE)),
    Feature("wish", -0.7, cue(CueKind.WISH)),
    Feature("possibility", -0.5, cue(CueKind.HEDGE)),
    Feature("possibility", -0.4, tense(Tense.CONDITIONAL)),
    Feature("future", -0.3, tense(Tense.FUTURE)),
    Feature("condition", -0.5, cue(CueKind.CONDITIONAL)),
    Feature("talk to the listener", -0.7, _told),
    Feature("promise", -0.7, _promises),
    Feature("short", -0.4, _short(_BRIEF)),
    Feature("short", -0.8, _short(_SHORT)),
    Feature("no verb", -0.6, _verbless),
    Feature("no verb", -0.8, lambda s: _verbless(s) and _words(s) <= _SHORT),
)


def worth(statement: Statement) -> tuple[float, tuple[str, ...]]:
    """Give the worth, to two places, and its reasons: those for it first, the strongest at the head."""
    found = [feature for feature in FEATURES if feature.found(statement)]
    score = 1 / (1 + exp(-BIAS - sum(feature.weight for feature in found)))
    return round(score, 2), tuple(dict.fromkeys(_named(found)))


def _named(found: list[Feature]) -> Iterator[str]:
    for feature in sorted(found, key=lambda each: -each.weight):
        yield feature.name if feature.weight > 0 else AGAINST + feature.name
