"""What a figure counts: the noun group behind it ("3 400 civils", "40 milliards d'euros de soutien militaire").

What goes in: tokens, where to look, the language's stop words and endings. What comes out: the tokens of the noun
group. No tagger: a noun group starts where no stop word stands, and goes on over words that look like adjectives.
"""

from collections.abc import Sequence

from factcheck.annotate.quantities.tokens import Kind, Token
from factcheck.annotate.quantities.wordlists import NounWords

_FAR = 4
_SHORTEST = 2
_HYPHENS = ("-", "‑")
_QUOTES = ('"', "«", "“")
_APOSTROPHES = ("'", "’")
"""Words of one noun group; what is longer is a clause."""


def counted(tokens: Sequence[Token], at: int, words: NounWords, *, plural: bool = True) -> tuple[int, int] | None:
    """Give the tokens of the noun group that a number right before token ``at`` counts, None where there is none."""
    at += at < len(tokens) and tokens[at].raw in _QUOTES
    if at < len(tokens) and tokens[at].key in words.of:
        at += at + 1 < len(tokens) and tokens[at + 1].raw in _QUOTES
        at = _past_owner(tokens, _past_determiner(tokens, at + 1, words))
        return _group(tokens, _past_numbers(tokens, at, words), words, plural=plural)
    if at + 1 < len(tokens) and tokens[at].raw == "-" and tokens[at + 1].start == tokens[at].end:
        noun = tokens[at + 1].kind is Kind.WORD and tokens[at + 1].key not in words.stop
        return (at + 1, at + 2) if noun else None
    if at < len(tokens) and tokens[at].key in words.before and tokens[at].key in words.stop:
        at += 1
    found = _group(tokens, at, words, plural=plural)
    return found if found and (words.last or not plural or _has_plural(tokens[slice(*found)], words)) else None


def is_plural(token: Token, words: NounWords) -> bool:
    """Say whether a word looks like a plural."""
    if token.key in words.people:
        return True
    short = token.raw.isupper() or len(token.raw) < _SHORTEST
    return not short and token.key.endswith(words.plural) and not token.key.endswith(words.singular)


def _has_plural(group: Sequence[Token], words: NounWords) -> bool:
    """Tell "deux essais" from "deux grièvement" where the noun stands first; names and initials may be plurals."""
    return any(token.raw[:1].isupper() or is_plural(token, words) for token in group if token.kind is Kind.WORD)


def measured(tokens: Sequence[Token], at: int, words: NounWords) -> tuple[int, int] | None:
    """Give the tokens of what is measured behind a unit: "de soutien militaire", "of voters"."""
    if at >= len(tokens) or tokens[at].key not in words.of:
        return None
    return _group(tokens, _past_determiner(tokens, at + 1, words), words, plural=False)


def _past_determiner(tokens: Sequence[Token], at: int, words: NounWords) -> int:
    return at + 1 if at < len(tokens) and tokens[at].key in words.determiners else at


def _past_owner(tokens: Sequence[Token], at: int) -> int:
    """Step over "country's" in "24 of the country's 28 states"."""
    for index in range(at + 1, min(len(tokens), at + _FAR)):
        if _is_possessive(tokens, index):
            behind = tokens[index + 2 : index + 3]
            return index + 2 if behind and behind[0].kind is Kind.NUMBER else at
    return at


def _past_numbers(tokens: Sequence[Token], at: int, words: NounWords) -> int:
    """Step over the whole of a part: the 74 of "62 des 74 drones"."""
    end = at
    while end < min(len(tokens), at + _FAR) and (tokens[end].kind is Kind.NUMBER or tokens[end].key in words.numbers):
        end += 1
    return end


def _group(tokens: Sequence[Token], at: int, words: NounWords, *, plural: bool) -> tuple[int, int] | None:
    reach = _reach(tokens, at, words)
    if reach == at:
        return None
    if words.last:
        return at, _english_end(tokens, at, reach, words, plural=plural)
    return at, _french_end(tokens, at, reach, words)


def _reach(tokens: Sequence[Token], at: int, words: NounWords) -> int:
    end = at
    while end < len(tokens) and end - at < 2 * _FAR and _goes_on(tokens, end, at, words):
        end += 1
    while end > at and tokens[end - 1].raw in "-‑":
        end -= 1
    return end


def _goes_on(tokens: Sequence[Token], index: int, start: int, words: NounWords) -> bool:
    token = tokens[index]
    if token.kind is Kind.WORD:
        return token.key not in words.stop or _is_acronym(tokens, index) or _is_compound(tokens, index)
    if start < index and (_is_formula(tokens, index) or _is_possessive(tokens, index)):
        return True
    if token.raw == "." and start < index:
        return tokens[index - 1].raw.isupper() and len(tokens[index - 1].raw) == 1
    return token.raw in "-‑" and start < index and tokens[index - 1].end == token.start and _word_behind(tokens, index)


def _is_acronym(tokens: Sequence[Token], index: int) -> bool:
    """Tell "two US senators" from a line in capitals."""
    raw = tokens[index].raw
    behind = tokens[index + 1].raw if index + 1 < len(tokens) else ""
    return raw.isupper() and len(raw) > 1 and not (behind.isupper() and len(behind) > 1)


def _is_compound(tokens: Sequence[Token], index: int) -> bool:
    """See the "sous" of "sous-types": part of a noun, though alone it is none."""
    behind = tokens[index + 1 : index + 3]
    tied = len(behind) > 1 and behind[0].raw in _HYPHENS and behind[1].kind is Kind.WORD
    return tied and tokens[index].end == behind[0].start and behind[0].end == behind[1].start


def _is_formula(tokens: Sequence[Token], index: int) -> bool:
    """See the 2 of "CO2", the 16 of "F-16"."""
    before = tokens[index - 1]
    tied = before.end == tokens[index].start and (before.kind is Kind.WORD or before.raw in _HYPHENS)
    return tokens[index].kind is Kind.NUMBER and tied


def _is_possessive(tokens: Sequence[Token], index: int) -> bool:
    """See the apostrophe of "the world's population"."""
    behind = tokens[index + 1 : index + 2]
    return tokens[index].key in _APOSTROPHES and bool(behind) and behind[0].key == "s"


def _word_behind(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a hyphen joins a word, or the number of "F-16"."""
    if index + 1 >= len(tokens) or tokens[index + 1].start != tokens[index].end:
        return False
    number = tokens[index + 1].kind is Kind.NUMBER and tokens[index - 1].raw.isupper()
    return number or tokens[index + 1].kind is Kind.WORD


def _french_end(tokens: Sequence[Token], at: int, reach: int, words: NounWords) -> int:
    """Noun first: adjectives that go before it, the noun, adjectives by their endings."""
    end = at
    while end < reach - 1 and tokens[end].key in words.before and tokens[end + 1].raw not in _HYPHENS:
        end += 1
    end = _hyphened(tokens, end + 1, reach)
    while end < reach and tokens[end].key.endswith(words.follow):
        end += 1
    return end


def _english_end(tokens: Sequence[Token], at: int, reach: int, words: NounWords, *, plural: bool) -> int:
    """Noun last: up to the first plural, else one word."""
    for index in range(at, reach):
        if is_plural(tokens[index], words):
            return _hyphened(tokens, index + 1, reach)
    return _hyphened(tokens, at + 1, reach) if plural else reach


def _hyphened(tokens: Sequence[Token], end: int, reach: int) -> int:
    end += end < reach and _is_formula(tokens, end)
    while end + 1 < reach and tokens[end].raw in "-‑":
        end += 2
    return end
