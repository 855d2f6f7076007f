"""Noun phrases that name who speaks, to the left or right of a verb of speech.

What goes in: the words of a text, bounds, the pack's lexicon. What comes out: a range of word indices, or None.
"""

from factcheck.annotate.quotations.groups import Group
from factcheck.annotate.quotations.lexicon import Lexicon
from factcheck.annotate.quotations.verbs import is_adverb, is_noun_place
from factcheck.annotate.words import Words

Range = tuple[int, int]

_BREAKS = frozenset(',;:"«»“”()[]!?…—–')
_REACH = 60
_ABBREVIATION = 4
_LONG = 30


def right_phrase(words: Words, at: int, high: int, lex: Lexicon) -> Range | None:
    """Give the noun phrase that follows at ``at``, adverbs, days and "à l'AFP" left out; None where none comes."""
    start, at = at, skip(words, at, high, lex)
    if start < at < high and words.forms[at] == ",":
        at = skip(words, at + 1, high, lex)  # "a déclaré, mardi à Lyon, le préfet"
    if at >= high or not _starts_phrase(words, at, lex):
        return None
    end = phrase_end(words, at, high, lex)
    return (at, end) if end > at else None


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


def stands_before(words: Words, subject: Range, group: Group, low: int, lex: Lexicon) -> bool:
    """Say whether nothing but an aside, a relative clause or a complement parts a subject from its verb."""
    end = _left_of_verb(words, group.first, low, lex)
    if subject[1] >= end:
        return True
    form = words.forms[subject[1]]
    return form in ",(—–" or form in lex.relatives or form in lex.prepositions


def _behind_preposition(words: Words, at: int, high: int, lex: Lexicon) -> int:
    """Give where the phrase of a preposition ends: before the next determiner, name, preposition or mark."""
    while at < high and (words.forms[at] in lex.determiners or words.forms[at] == "'"):
        at += 1
    begin = at
    while at < high and words.forms[at] not in _BREAKS:
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
    while at < high and at - begin < _LONG and not (_is_stop(words, at, high) or _ends_phrase(words, at, begin, lex)):
        at += 1
    while at > begin and _is_loose(words, at - 1, lex):
        at -= 1
    return at


def _is_loose(words: Words, at: int, lex: Lexicon) -> bool:
    form = words.forms[at]
    return form in lex.links or (form in lex.determiners and not words.is_capital(at)) or form in "'-"


def _is_stop(words: Words, at: int, high: int) -> bool:
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
    if form in _BREAKS or form in lex.relatives or form in lex.skip:
        return True
    if form in lex.prepositions and (form not in lex.links or _next(words, at) in lex.possessives):
        return True
    if at > begin and _is_name(words, at - 1, lex) and form.endswith(lex.participle_endings) and not words.is_capital(at):
        return True
    if at > begin and (form in lex.clitics - lex.determiners or form in lex.auxiliaries or form in lex.finite):
        return not is_noun_place(words, at, lex)
    pronoun = form in lex.subjects - lex.determiners - lex.links and not words.is_capital(at)
    if at > begin and (pronoun or _opens_another(words, at, lex)):
        return True
    return at > begin and (form in lex.connectors or form in lex.passives)


def _opens_another(words: Words, at: int, lex: Lexicon) -> bool:
    """Say whether a determiner at ``at`` opens another phrase ("told reporters the plant …")."""
    before = words.forms[at - 1]
    if not lex.possessive or words.forms[at] not in lex.determiners or words.is_capital(at):
        return False
    return words.is_word(at - 1) and before not in lex.determiners | lex.links | lex.prepositions | lex.coordinators


def left_phrase(words: Words, group: Group, low: int, lex: Lexicon) -> Range | None:
    """Give the noun phrase before a group that is its subject; None where none stands there."""
    at = _left_of_verb(words, group.first, low, lex)
    if at <= low:
        return None
    last = at - 1
    if words.forms[last] in lex.subjects:
        return last, at
    if words.forms[last] in lex.coordinators:
        return None
    if words.forms[last] in ",)—–":
        before = _before_aside(words, last, low)
        if before is None:
            return None
        at = before
    begin = _left_edge(words, at, low, lex)
    if words.forms[begin] in lex.relatives and begin + 1 < at:
        own = _without_lead(words, begin + 1, at, lex)
        if own is not None and own[1] == at:
            return own  # "the bill, which Democrats say"
    while _is_bare(words, begin, low, lex) and not _is_plain(words, begin, at, lex):
        at = begin - 1
        begin = _left_edge(words, at, low, lex)
    return _named_before(words, begin, low, lex) or _without_lead(words, begin, at, lex)


def _left_of_verb(words: Words, at: int, low: int, lex: Lexicon) -> int:
    """Skip pronouns, negations and adverbs between subject and verb."""
    while at > low:
        form = words.forms[at - 1]
        clitic = form in lex.clitics and form not in lex.subjects
        apostrophe = form == "'" and at - 2 >= low and words.forms[at - 2] in lex.clitics
        adverb = is_adverb(words, at - 1, lex) and words.forms[at - 2] not in lex.determiners  # "du gouvernement"
        if not (clitic or apostrophe or form in lex.negations or form in lex.between or adverb):
            break
        at -= 1
    return at


def _before_aside(words: Words, last: int, low: int) -> int | None:
    """Give where the phrase before an aside ends ("X, who leads Y, said"): before the comma that opens it."""
    opening = {",": ",", ")": "(", "—": "—", "–": "–"}[words.forms[last]]
    for at in range(last - 1, max(low, last - _REACH) - 1, -1):
        if words.forms[at] == opening:
            return at if at > low else None
        if words.forms[at] in ';:"«»“”':
            return None
    return None


def _named_before(words: Words, begin: int, low: int, lex: Lexicon) -> Range | None:
    """Give the name that the phrase at ``begin`` is set beside ("General Motors, an American firm which …, said")."""
    if begin <= low + 1 or words.forms[begin - 1] != "," or words.forms[begin] not in lex.determiners:
        return None
    at = begin - 1
    if words.forms[at - 1] == ")":
        at = _before_aside(words, at - 1, low) or at
    edge = _left_edge(words, at, low, lex)
    found = _without_lead(words, edge, at, lex) if edge < at else None
    if found is None or found[1] != at or not words.is_capital(at - 1) or _is_participle(words, found[0], lex):
        return None
    tied = any(form in lex.prepositions and form not in lex.links for form in words.forms[found[0] : at])
    return None if tied else found


def _is_participle(words: Words, at: int, lex: Lexicon) -> bool:
    """Say whether a word that opens a sentence looks like a verb rather than a name ("Speaking in Tokyo, …")."""
    return bool(lex.gerund_endings) and words.forms[at].endswith(lex.gerund_endings + lex.participle_endings)


def opening_phrase(words: Words, low: int, high: int, lex: Lexicon) -> Range | None:
    """Give the noun phrase that opens a sentence, else the first that a verb follows."""
    found = right_phrase(words, low, high, lex)
    if found is not None and found[0] == low and not _is_participle(words, low, lex):
        return found
    return first_phrase(words, low, high, lex)


def _is_bare(words: Words, begin: int, low: int, lex: Lexicon) -> bool:
    """Say whether the phrase at ``begin``, behind a comma, is an aside itself ("X, maire, en préambule, …")."""
    if begin <= low or words.forms[begin - 1] != ",":
        return False
    form = words.forms[begin]
    named = form in lex.determiners or form in lex.subjects or words.is_capital(begin)
    return form in lex.prepositions - lex.determiners or not named


def _is_plain(words: Words, begin: int, at: int, lex: Lexicon) -> bool:
    """Say whether a noun without a determiner is the subject ("…, prosecutors say"), where the language has those."""
    named = lex.bare_subjects and not words.forms[begin].isdigit()
    return named and bare_phrase(words, begin, at, lex) == (begin, at)


def _left_edge(words: Words, at: int, low: int, lex: Lexicon) -> int:
    """Give where the clause that ends before ``at`` starts: behind a mark or a word that opens a clause."""
    begin, joint = at, 0
    while begin > low and at - begin < _REACH:
        form = words.forms[begin - 1]
        if joint and (form in lex.finite or form in lex.auxiliaries or form in lex.passives):
            return joint  # a clause of its own before "et": "il est parti et le maire dit"
        joint = begin if form in lex.coordinators and not joint else joint
        if form in _BREAKS or form in lex.connectors or form in lex.complementizers:
            break
        if _is_stop(words, begin - 1, at + 1):
            break
        if form == "'" and begin - 2 >= low and words.forms[begin - 2] in lex.complementizers:
            break
        begin -= 1
    return begin


def _without_lead(words: Words, begin: int, at: int, lex: Lexicon) -> Range | None:
    """Give the phrase without what leads into it: adverbs, days, "dans un entretien"; cut before a relative clause."""
    while begin < at and not words.is_word(begin):
        begin += 1
    low = begin
    begin = skip(words, begin, at, lex) if begin < at and words.forms[begin] not in lex.subjects else begin
    for k in range(begin, at):
        if words.forms[k] in lex.relatives and k > begin:
            at = k
            break
    if begin >= at:
        return _name_at_end(words, low, at, lex)
    end = phrase_end(words, begin, at, lex)
    if end < at and words.forms[end] in lex.prepositions:
        return begin, at
    return (begin, end) if end > begin else None


def _name_at_end(words: Words, low: int, at: int, lex: Lexicon) -> Range | None:
    """Give the name before the verb, where what leads into it has swallowed it ("To this Mr. Knox replied")."""
    begin = at
    while begin > low and (words.is_capital(begin - 1) or words.forms[begin - 1] == "."):
        begin -= 1
    opened = begin > low and words.forms[begin - 1] in lex.determiners - lex.articles
    return (begin, at) if opened and begin < at and words.is_word(begin) else None


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
