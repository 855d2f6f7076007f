"""Bare numbers that are ages: "aged 40", "James Clark, 68, an acquaintance", "adults over 65".

What goes in: tokens and a numeral without a unit. What comes out: yes or no.
"""

from collections.abc import Sequence

from factcheck.annotate.quantities.bounds import LOOSE, Bound
from factcheck.annotate.quantities.numbers import Numeral
from factcheck.annotate.quantities.tokens import Kind, Token
from factcheck.annotate.quantities.wordlists import Lexicon

_OLDEST = 123
_PAIR = 2
_LONGEST = 3
"""Ages of one list that are followed back to the word that makes them ages."""


def is_age(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon) -> bool:
    """See "aged 40", "James Clark, 68, an acquaintance"."""
    at = numeral.start
    if not 0 < numeral.value < _OLDEST or numeral.step != 1:
        return False
    if lexicon.ages.before(tokens, _first_of(tokens, at, lexicon)):
        return True
    behind = tokens[numeral.end].raw if numeral.end < len(tokens) else "."
    closed = behind in ",)" or (behind == "." and at >= _PAIR and tokens[at - 2].raw[:1].isupper())
    if not numeral.digits or not closed or at < _PAIR or tokens[at - 1].raw != ",":
        return False
    return tokens[at - 2].kind is Kind.WORD and tokens[at - 2].key not in lexicon.nouns.stop


def _first_of(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Give the first number of a short list that the one at token ``at`` ends: "aged three, five and seven"."""
    links = lexicon.numbers.joiners
    for _ in range(_LONGEST):
        if at < _PAIR or not (tokens[at - 1].raw == "," or tokens[at - 1].key in links):
            break
        if tokens[at - 2].kind is not Kind.NUMBER and tokens[at - 2].key not in lexicon.nouns.numbers:
            break
        at -= 2
    return at


def is_aged(tokens: Sequence[Token], numeral: Numeral, bound: Bound, lexicon: Lexicon) -> bool:
    """See "adults over 65", "those 65 and older"."""
    if bound.modifier in LOOSE or not 0 < numeral.value < _OLDEST or numeral.step != 1:
        return False
    people = bound.start > 0 and tokens[bound.start - 1].key in lexicon.aged_people
    return people or tokens[bound.end - 1].key in lexicon.aged_words
