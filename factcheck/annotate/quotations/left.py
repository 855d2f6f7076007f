"""Noun phrases to the left of a verb of speech: its subject, also where an aside parts the two.

What goes in: the words of a text, bounds, the pack's lexicon. What comes out: a range of word indices, or None.
"""

from factcheck.annotate.quotations.groups import Group
from factcheck.annotate.quotations.lexicon import Lexicon
from factcheck.annotate.quotations.phrases import (
    BREAKS,
    Range,
    bare_phrase,
    first_phrase,
    is_stop,
    phrase_end,
    right_phrase,
    skip,
)
from factcheck.annotate.quotations.verbs import is_adverb
from factcheck.annotate.words import Words

_REACH = 60


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


def stands_before(words: Words, subject: Range, group: Group, low: int, lex: Lexicon) -> bool:
    """Say whether nothing but an aside, a relative clause or a complement parts a subject from its verb."""
    end = _left_of_verb(words, group.first, low, lex)
    if subject[1] >= end:
        return True
    form = words.forms[subject[1]]
    return form in ",(—–" or form in lex.relatives or form in lex.prepositions


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
    if words.forms[at] in lex.opening_participles:
        return True
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
        if form in BREAKS or form in lex.connectors or form in lex.complementizers:
            break
        if is_stop(words, begin - 1, at + 1):
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
