"""Noun phrases that name who speaks, behind a verb of speech and elsewhere.

What goes in: the words of a text, bounds, the pack's lexicon. What comes out: a range of word indices, or None.
"""

from factcheck.annotate.quotations.lexicon import Lexicon
from factcheck.annotate.quotations.verbs import is_adverb, is_noun_place
from factcheck.annotate.words import Words

Range = tuple[int, int]

BREAKS = frozenset(',;:"«»“”()[]!?…—–')
_ABBREVIATION = 4
_LONG = 30


def right_phrase(words: Words, at: int, high: int, lex: Lexicon) -> Range | None:
    """Give the noun phrase that follows at ``at``, adverbs, days and "à l'AFP" left out; None where none comes."""
    start, at = at, at if _opens_name(words, at, high, lex) else skip(words, at, high, lex)
    if start < at < high and words.forms[at] == ",":
        at = skip(words, at + 1, high, lex)  # "a déclaré, mardi à Lyon, le préfet"
    if at >= high or not (_starts_phrase(words, at, lex) or _opens_name(words, at, high, lex)):
        return None
    end = phrase_end(words, at, high, lex)
    return (at, end) if end > at else None


def _opens_name(words: Words, at: int, high: int, lex: Lexicon) -> bool:
    """Say whether a particle opens a name ("dit d'Artagnan", "répond de Villiers,")."""
    if at + 2 >= high or words.forms[at] not in lex.links & lex.prepositions:
        return False
    elided = words.forms[at + 1] == "'" and words.ends[at] == words.starts[at + 1]
    return words.is_capital(at + 2) if elided else words.is_capital(at + 1) and not words.is_word(at + 2)


def bare_phrase(words: Words, at: int, high: int, lex: Lexicon) -> Range | None:
    """Give the noun phrase that follows at ``at``, also one without a determiner ("county engineer Lou Tran")."""
    found = right_phrase(words, at, high, lex)
    at = skip_days(words, at, high, lex)
    if found is not None or at >= high or not words.is_word(at) or _cannot_name(words, at, lex):
        return found
    end = phrase_end(words, at, high, lex)
    return (at, end) if end > at else None


def _cannot_name(words: Words, at: int, lex: Lexicon) -> bool:
    form = words.forms[at]
    finite = form in lex.finite and not any(words.is_capital(k) for k in range(at + 1, min(len(words), at + 3)))
    known = form in lex.prepositions or finite or form in lex.connectors or form in lex.complementizers
    verb = form in lex.auxiliaries or form in lex.passives or form in lex.modals or form in lex.infinitive_marks
    return known or verb or form in lex.coordinators or form in lex.relatives or form in lex.questions


def skip(words: Words, at: int, high: int, lex: Lexicon) -> int:
    """Give where adverbs, days and prepositional phrases that start at ``at`` end."""
    while at < high and not is_owner(words, at, lex):
        form = words.forms[at]
        if form in lex.skip or is_adverb(words, at, lex) or (form.isdigit() and words.forms[at - 1] in lex.skip):
            at += 1
        elif form in lex.prepositions:
            at = _behind_preposition(words, at + 1, high, lex)
        else:
            break
    return at


def skip_days(words: Words, at: int, high: int, lex: Lexicon) -> int:
    """Give where adverbs and days that start at ``at`` end ("on Tuesday", "again")."""
    while at < high and not is_owner(words, at, lex):
        if words.forms[at] in lex.prepositions and at + 1 < high and words.forms[at + 1] in lex.skip:
            at += 2
        elif words.forms[at] in lex.skip or is_adverb(words, at, lex):
            at += 1
        else:
            break
    return at


def is_owner(words: Words, at: int, lex: Lexicon) -> bool:
    """Say whether a mark of possession follows: "Friday's vote" is no day to skip."""
    size = len(lex.possessive)
    return bool(size) and words.forms[at + 1 : at + 1 + size] == lex.possessive


def _behind_preposition(words: Words, at: int, high: int, lex: Lexicon) -> int:
    """Give where the phrase of a preposition ends: before the next determiner, name, preposition or mark."""
    while at < high and (words.forms[at] in lex.determiners or words.forms[at] == "'"):
        at += 1
    begin = at
    while at < high and words.forms[at] not in BREAKS:
        form = words.forms[at]
        opens = form in lex.determiners and form not in lex.prepositions
        if opens and at > begin and words.forms[at - 1] not in lex.prepositions and words.forms[at - 1] != "'":
            break
        if form in lex.complementizers or form in lex.relatives or form in lex.questions:
            break
        if form in lex.prepositions and form not in lex.links:
            break
        linked = words.forms[at - 1] in lex.determiners or words.forms[at - 1] in lex.links
        if at > begin and words.is_capital(at) and not linked and not _continues_name(words, at):
            break
        at += 1
    return at


def _continues_name(words: Words, at: int) -> bool:
    """Say whether a capitalised word goes on with the name before it ("New York", not "AFP Jean")."""
    before = words.text[words.starts[at - 1] : words.ends[at - 1]]
    own = words.text[words.starts[at] : words.ends[at]]
    if not before[:1].isalnum():
        return True
    return before[:1].isupper() and (len(before) == 1 or before.isupper() == own.isupper())


def _starts_phrase(words: Words, at: int, lex: Lexicon) -> bool:
    form = words.forms[at]
    known = form in lex.determiners or form in lex.subjects or form in lex.titles
    return known or words.is_capital(at) or form.isdigit() or form in lex.source_nouns


def phrase_end(words: Words, at: int, high: int, lex: Lexicon) -> int:
    """Give where the noun phrase that starts at ``at`` ends: before a mark, verb, preposition, clause or adverb."""
    begin = at
    if words.forms[at] in lex.subjects:
        return at + 1
    while at < high and at - begin < _LONG and not (is_stop(words, at, high) or _ends_phrase(words, at, begin, lex)):
        at += 1
    while at > begin and _is_loose(words, at - 1, lex):
        at -= 1
    return at


def _is_loose(words: Words, at: int, lex: Lexicon) -> bool:
    form = words.forms[at]
    return form in lex.links or (form in lex.determiners and not words.is_capital(at)) or form in "'-"


def is_stop(words: Words, at: int, high: int) -> bool:
    """Say whether a full stop at ``at`` is none of an abbreviation ("M.", "Inc.")."""
    if words.forms[at] != ".":
        return False
    return at + 1 >= high or at == 0 or not words.is_word(at - 1) or len(words.forms[at - 1]) > _ABBREVIATION


def _is_name(words: Words, at: int, lex: Lexicon) -> bool:
    return words.is_capital(at) and words.forms[at] not in lex.determiners


def _next(words: Words, at: int) -> str:
    return words.forms[at + 1] if at + 1 < len(words) else ""


def _ends_phrase(words: Words, at: int, begin: int, lex: Lexicon) -> bool:
    form = words.forms[at]
    if form in BREAKS or form in lex.relatives or form in lex.skip:
        return True
    if form in lex.prepositions and (form not in lex.links or _next(words, at) in lex.possessives):
        return True
    if at == begin:
        return False
    if form in lex.clitics - lex.determiners or form in lex.auxiliaries or form in lex.finite:
        return not is_noun_place(words, at, lex)
    if _is_past(words, at, begin, lex):
        return True
    pronoun = form in lex.subjects - lex.determiners - lex.links and not words.is_capital(at)
    opens = pronoun or _opens_another(words, at, lex)
    return opens or form in lex.connectors or form in lex.passives


def _is_past(words: Words, at: int, begin: int, lex: Lexicon) -> bool:
    """Say whether a verb known by its ending follows a name, or a noun and stands before an article."""
    if _is_name(words, at - 1, lex):
        return words.forms[at].endswith(lex.participle_endings) and not words.is_capital(at)
    ends = lex.bare_subjects and words.forms[at].endswith(lex.verb_endings)
    return ends and at > begin + 1 and _next(words, at) in lex.articles  # "the coroner recorded a verdict"


def _opens_another(words: Words, at: int, lex: Lexicon) -> bool:
    """Say whether a determiner at ``at`` opens another phrase ("told reporters the plant …")."""
    before = words.forms[at - 1]
    if not lex.possessive or words.forms[at] not in lex.determiners or words.is_capital(at):
        return False
    return words.is_word(at - 1) and before not in lex.determiners | lex.links | lex.prepositions | lex.coordinators


def first_phrase(words: Words, low: int, high: int, lex: Lexicon) -> Range | None:
    """Give the first noun phrase that is no object of a preposition, one before a verb rather than a mark."""
    first, at = None, low
    while at < high:
        found = right_phrase(words, at, high, lex)
        if found is None:
            at = skip(words, at, high, lex) + 1
            continue
        loose = found[1] < high and words.forms[found[1]] in lex.prepositions and found[1] - found[0] == 1
        if found[1] < high and words.is_word(found[1]) and not loose:
            return found
        first, at = first or found, found[1] + 1
    return first
