"""Groups: the words that report speech, auxiliaries with them ("a toutefois précisé", "a-t-il indiqué").

What goes in: the words of a text and the pack's lexicon. What comes out: ``Group`` in order; what is said and who
says it is not looked for here.
"""

from factcheck.annotate.quotations.lexicon import Form, Lexicon, Shape, Use
from factcheck.annotate.quotations.verbs import is_adverb
from factcheck.annotate.words import Words
from factcheck.model.frozen import dataclass

_REACH = 6
_ASIDE = 12
_BEFORE_INVERSION = frozenset(",»”\"'")


@dataclass(frozen=True, slots=True)
class Group:
    """Words ``first`` up to, not including, ``end``; ``pronoun`` is the index of an inverted subject ("dit-il")."""

    first: int
    end: int
    uses: frozenset[Use]
    shape: Shape
    pronoun: int | None = None


def find_groups(words: Words, lex: Lexicon) -> list[Group]:
    """Give the groups of a text in order; they do not overlap."""
    found: list[Group] = []
    i = 0
    while i < len(words):
        group = _group_at(words, i, lex)
        if group is None:
            i += 1
        else:
            found.append(group)
            i = group.end
    return found


def _group_at(words: Words, i: int, lex: Lexicon) -> Group | None:
    form = words.forms[i]
    phrasal = _phrasal(words, i, Shape.FINITE, lex)
    if phrasal is not None:
        return phrasal
    if form in lex.auxiliaries:
        group = _compound(words, i, lex, Shape.PARTICIPLE)
        if group is not None:
            return group
    if form in lex.modals:
        group = _compound(words, i, lex, Shape.INFINITIVE)
        if group is not None:
            return group
    if form in lex.passives:
        return _compound(words, i, lex, Shape.STATE)
    shapes = lex.forms.get(form)
    if shapes is None or (i and words.forms[i - 1] == "-" and words.ends[i - 1] == words.starts[i]):
        return None
    return _simple(words, i, shapes, lex)


def _phrasal(words: Words, i: int, shape: Shape, lex: Lexicon) -> Group | None:
    """Give the group of a verb of several words: "went on", not "went on to win"."""
    found = lex.phrasal.match(words, i)
    uses = lex.forms[found[1]].get(shape) if found is not None else None
    if found is None or uses is None or words.forms[i - 1] in lex.infinitive_marks:
        return None
    end, pronoun = _inversion(words, found[0], lex)
    if Use.CLAUSE not in uses and end < len(words) and words.forms[end] in lex.infinitive_marks:
        return None
    return Group(i, end, uses, Shape.FINITE, pronoun)


def _simple(words: Words, i: int, forms: Form, lex: Lexicon) -> Group | None:
    """Give the group of a single verb form: finite, a gerund, or an infinitive behind "et de"."""
    if words.is_capital(i) and i and words.is_word(i - 1) and words.joined(i):
        return None  # a part of a name: "United States"
    infinitive = i > 0 and words.forms[i - 1] in lex.infinitive_marks
    if Shape.FINITE in forms and not infinitive and not _is_noun(words, i, lex) and not _is_passive(words, i, lex):
        end, pronoun = _inversion(words, i + 1, lex)
        return Group(i, end, forms[Shape.FINITE], Shape.FINITE, pronoun)
    if Shape.GERUND in forms and not (_is_owned(words, i - 1, lex) or words.forms[i - 1] in lex.determiners):
        return Group(i, i + 1, forms[Shape.GERUND], Shape.GERUND)
    if Shape.PARTICIPLE in forms and _is_coordinated(words, i, lex):
        return Group(i, i + 1, forms[Shape.PARTICIPLE], Shape.FINITE)
    if Shape.INFINITIVE in forms and _is_narrative(words, i, lex):
        return Group(i, i + 1, forms[Shape.INFINITIVE], Shape.INFINITIVE)
    return None


def _is_noun(words: Words, i: int, lex: Lexicon) -> bool:
    """Say whether the word behind a determiner or preposition is a noun ("la demande", "a claim") and no verb."""
    if words.forms[i] in lex.nouns and not _has_subject(words, i, lex):
        return True
    at = i - 1
    if at > 0 and words.forms[at] == "'":
        at -= 1
    apart = at
    while at > 0 and is_adverb(words, at, lex):
        at -= 1
    if at < apart and words.forms[at] in lex.determiners:
        return True  # "the recently announced plan"
    at = apart
    if at < 0 or words.forms[at] not in lex.determiners or not words.joined(i):
        return False
    if words.forms[at] not in lex.clitics or at == 0 or not words.is_word(at - 1):
        return True
    before = words.forms[at - 1]
    if before in lex.as_marks:
        return False  # "comme le rappelle X"
    return before in lex.prepositions or before in lex.connectors or before in lex.coordinators or before in lex.finite


def _has_subject(words: Words, i: int, lex: Lexicon) -> bool:
    """Say whether the word before one that may be a noun ("plans", "report") can be the subject of a verb."""
    at = i - 1
    while at > 0 and (words.forms[at] in lex.between or is_adverb(words, at, lex)):
        at -= 1
    if _is_owned(words, at, lex) or (_is_owned(words, at - 1, lex) and not _agrees(words, at, i)):
        return False  # "the firm's claim", "his false claim", but "his aides claim"
    if at < 0 or not words.is_word(at):
        follows = words.forms[i + 1] if i + 1 < len(words) else ""
        apart = at >= 0 and words.forms[at] in _BEFORE_INVERSION
        aside = not lex.bare_subjects and "," in words.forms[max(0, at - _ASIDE) : at]  # "X, le patron, juge que"
        return apart and (aside or follows not in lex.complementizers)
    form = words.forms[at]
    if form in lex.subjects or words.is_capital(at):
        return True
    if lex.gerund_endings and form.endswith(lex.gerund_endings + lex.participle_endings):
        return False  # "growing worries", "united states"
    if form in lex.prepositions or form in lex.determiners or form in lex.finite or form in lex.links:
        return False
    follows = words.forms[i + 1] if i + 1 < len(words) else ""
    return follows in lex.complementizers or _agrees(words, at, i)


def _agrees(words: Words, at: int, i: int) -> bool:
    """Say whether one of subject and verb ends in "s", not both or neither ("the aide claims", "aides claim")."""
    return words.forms[i].endswith("s") != words.forms[at].endswith("s")


def _is_owned(words: Words, at: int, lex: Lexicon) -> bool:
    """Say whether the word behind ``at`` is somebody's: a mark of possession or "his" stands there."""
    size = len(lex.possessive)
    if not size or at < 0:
        return False
    return words.forms[at] in lex.possessives or words.forms[max(0, at + 1 - size) : at + 1] == lex.possessive


def _is_passive(words: Words, i: int, lex: Lexicon) -> bool:
    """Say whether a form of "be" makes it passive ("was told")."""
    at = i - 1
    while at > 0 and (words.forms[at] in lex.between or is_adverb(words, at, lex)):
        at -= 1
    return at >= 0 and words.forms[at] in lex.passives


def _is_coordinated(words: Words, i: int, lex: Lexicon) -> bool:
    """Say whether a participle shares the auxiliary of a verb before it ("a salué … et souhaité que")."""
    return (
        0 < i < len(words) - 1 and words.forms[i - 1] in lex.coordinators and words.forms[i + 1] in lex.complementizers
    )


def _is_narrative(words: Words, i: int, lex: Lexicon) -> bool:
    """Say whether an infinitive tells who spoke next ("Et d'ajouter que")."""
    at = i - 1
    if at >= 0 and words.forms[at] == "'":
        at -= 1
    if at < 1 or words.forms[at] not in lex.infinitive_marks:
        return False
    led = i + 1 < len(words) and words.forms[i + 1] in ":," and words.forms[i + 2 : i + 3] != ()
    reach = range(at - 1, max(-1, at - _REACH), -1) if led else (at - 1,)
    return any(words.forms[k] in lex.coordinators for k in reach)


def _inversion(words: Words, at: int, lex: Lexicon) -> tuple[int, int | None]:
    """Give the end of the group behind "-t-il", and the index of the pronoun."""
    if at + 1 < len(words) and words.forms[at] == "-" and words.ends[at - 1] == words.starts[at]:
        subject = at + 3 if words.forms[at + 1] == "t" else at + 1
        if subject < len(words) and words.forms[subject] in lex.inverted:
            return subject + 1, subject
    return at, None


def _compound(words: Words, i: int, lex: Lexicon, shape: Shape) -> Group | None:
    """Give the group that an auxiliary or modal at ``i`` opens, if its verb follows."""
    at, pronoun = _inversion(words, i + 1, lex)
    if words.forms[at : at + 1] == (",",):  # "a, de son côté, appelé"
        closing = next((k for k in range(at + 2, min(len(words), at + _REACH + 1)) if words.forms[k] == ","), at - 1)
        at = closing + 1
    while (at < min(len(words), i + _REACH + (at - i - 1)) and words.is_word(at)) or _is_apostrophe(words, at):
        phrasal = _phrasal(words, at, shape, lex)
        if phrasal is not None:
            return Group(i, phrasal.end, phrasal.uses, Shape.FINITE, pronoun)
        forms = lex.forms.get(words.forms[at], {})
        if shape in forms:
            return Group(i, at + 1, forms[shape], Shape.FINITE, pronoun)
        if at - i > 2 * _REACH + 1 or not _may_stand_between(words.forms[at], lex):
            return None
        at += 1
    return None


def _is_apostrophe(words: Words, at: int) -> bool:
    return at < len(words) and words.forms[at] == "'"


def _may_stand_between(form: str, lex: Lexicon) -> bool:
    marks = lex.infinitive_marks | lex.urge_marks
    known = form in lex.between or form in lex.clitics or form in lex.auxiliaries or form in marks
    return known or form in lex.modals or form == "'" or form.endswith(lex.adverb_endings)
