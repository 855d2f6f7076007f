"""Whether two statements tell of one thing or of two of the same kind: "à Lyon" and "à Nantes", men and women.

What goes in: two statements in much the same words. What comes out: whether something in both tells them apart. Names
tell where each statement has one that the other has not; other words where a pack lists them as contrasts; acts tell
apart what is done to a thing on a day.
"""

from factcheck.measure.statement import Statement
from factcheck.model import Span

_CONCEPT = "="  # how the key of a word begins that both languages know
_BEFORE, _BEHIND = 70, 30  # characters around a date in which the act that it dates stands


def apart(one: Statement, other: Statement, *, openings: bool = True) -> bool:
    """Say whether the two tell of different things.

    ``openings``: the first word of a sentence counts as a name, too; across languages only where both know it.
    """
    both = alone(one, other, openings=openings) and alone(other, one, openings=openings)
    return both or _contrasted(one, other) or _linked_otherwise(one, other)


def _linked_otherwise(one: Statement, other: Statement) -> bool:
    """See "le candidat de gauche" and "le candidat de droite": one word with complements that the other has not."""
    if one.language != other.language:
        return False
    theirs = {head: key for head, key in other.linked if key not in one.keys}
    return any(head in theirs and key not in other.keys for head, key in one.linked)


def alone(one: Statement, other: Statement, *, openings: bool = True) -> bool:
    """Say whether a statement has a name that the other has not."""
    if not one.names <= other.keys:
        return True
    told = one.opening and (one.language == other.language or one.opening[0] == _CONCEPT)
    return bool(openings and told) and one.opening not in other.keys


def _contrasted(one: Statement, other: Statement) -> bool:
    """Say whether both pick from one group of contrasts, and nothing in common."""
    mine, theirs = ({group for group, _ in where.contrasts} for where in (one, other))
    common = {group for group, _ in one.contrasts & other.contrasts}
    return bool(mine & theirs - common)


def act_of(date: Span, where: Statement) -> str:
    """Give what the date dates: the act that stands right before it, else right behind; "" where none does."""
    before = [(act.end, name) for act, name in where.acts if 0 <= date.start - act.end <= _BEFORE]
    behind = [(-act.start, name) for act, name in where.acts if 0 <= act.start - date.end <= _BEHIND]
    return max(before)[1] if before else max(behind)[1] if behind else ""
