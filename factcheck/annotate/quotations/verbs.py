"""Finite verbs and adverbs, as far as the pack tells them: by their word, or by their ending.

What goes in: the words of a text, a place, the lexicon. What comes out: whether a finite verb stands there.
"""

from factcheck.annotate.quotations.lexicon import Lexicon, Shape
from factcheck.annotate.words import Words


def opens_verb(words: Words, i: int, lex: Lexicon) -> bool:
    """Say whether a finite verb begins at word ``i``: "had" in "was arrested had died", not "arrested"."""
    if not is_verb(words, i, lex) or words.forms[i - 1] in lex.infinitive_marks:
        return False
    if is_noun_place(words, i, lex):
        return False  # "the cuts"
    if words.forms[i - 1] in lex.determiners and words.forms[i].endswith(lex.participle_endings):
        return False  # "his most admired piece"
    helpers = lex.auxiliaries | lex.passives | lex.modals
    if words.forms[i - 1] in helpers:
        return False
    passive = i > 1 and words.forms[i - 2] in helpers and not words.forms[i].endswith(lex.participle_endings)
    return passive or words.forms[i] in helpers or not is_verb(words, i - 1, lex)


def is_noun_place(words: Words, i: int, lex: Lexicon) -> bool:
    """Say whether word ``i`` stands behind an article or an owner that can be nothing else ("the needs of")."""
    return words.forms[i - 1] in (lex.articles | lex.possessives) - lex.clitics - lex.passives - lex.auxiliaries


def is_verb(words: Words, i: int, lex: Lexicon) -> bool:
    """Say whether a word can be a finite verb, as far as the pack tells."""
    if words.is_capital(i) or (words.forms[i - 1].isdigit() and words.ends[i - 1] == words.starts[i]):
        return False  # a name, or "3am"
    form = words.forms[i]
    if form in lex.contracted and words.forms[i - 1] == "'":
        return form not in lex.possessive or words.forms[i - 2] in lex.subjects
    known = form in lex.finite or form in lex.auxiliaries or form in lex.passives or form in lex.modals
    speech = Shape.FINITE in lex.forms.get(form, {}) and form not in lex.nouns
    return known or speech or form.endswith(lex.participle_endings)


def has_verb(words: Words, begin: int, end: int, lex: Lexicon) -> bool:
    """Say whether a finite verb stands between two places; yes where the pack does not tell verbs well enough."""
    return not lex.gerund_endings or any(opens_verb(words, k, lex) for k in range(max(1, begin), end))


def is_adverb(words: Words, i: int, lex: Lexicon) -> bool:
    """Say whether word ``i`` ends as adverbs do and is no name ("Kelly")."""
    return words.forms[i].endswith(lex.adverb_endings) and not words.is_capital(i)
