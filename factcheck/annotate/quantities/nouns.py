"""What a figure counts: the noun group behind it ("3 400 civils", "40 milliards d'euros de soutien militaire").

What goes in: tokens, where to look, the language's stop words and endings. What comes out: the tokens of the noun
group. No tagger: a noun group starts where no stop word stands, and goes on over words that look like adjectives.
"""

from collections.abc import Sequence

from factcheck.annotate.quantities.lexicon import NounWords
from factcheck.annotate.quantities.tokens import Kind, Token

_FAR = 4
"""Words of one noun group; what is longer is a clause."""


def counted(tokens: Sequence[Token], at: int, words: NounWords, *, plural: bool = True) -> tuple[int, int] | None:
    """Give the tokens of the noun group that a number right before token ``at`` counts, None where there is none."""
    if at < len(tokens) and tokens[at].key in words.of:
        at = _past_determiner(tokens, at + 1, words)
    elif at + 1 < len(tokens) and tokens[at].raw == "-" and tokens[at + 1].start == tokens[at].end:
        return (at + 1, at + 2) if tokens[at + 1].kind is Kind.WORD else None
    elif at < len(tokens) and tokens[at].key in words.before and tokens[at].key in words.stop:
        at += 1
    return _group(tokens, at, words, plural=plural)


def is_plural(token: Token, words: NounWords) -> bool:
    """Say whether a word looks like a plural."""
    return token.key in words.people or token.key.endswith(words.plural)


def measured(tokens: Sequence[Token], at: int, words: NounWords) -> tuple[int, int] | None:
    """Give the tokens of what is measured behind a unit: "de soutien militaire", "of voters"."""
    if at >= len(tokens) or tokens[at].key not in words.of:
        return None
    return _group(tokens, _past_determiner(tokens, at + 1, words), words, plural=False)


def _past_determiner(tokens: Sequence[Token], at: int, words: NounWords) -> int:
    return at + 1 if at < len(tokens) and tokens[at].key in words.determiners else at


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
        return token.key not in words.stop or (token.raw.isupper() and len(token.raw) > 1)
    if token.raw == "." and start < index:
        return tokens[index - 1].raw.isupper() and len(tokens[index - 1].raw) == 1
    return token.raw in "-‑" and start < index and tokens[index - 1].end == token.start and _word_behind(tokens, index)


def _word_behind(tokens: Sequence[Token], index: int) -> bool:
    return (
        index + 1 < len(tokens) and tokens[index + 1].start == tokens[index].end and tokens[index + 1].kind is Kind.WORD
    )


def _french_end(tokens: Sequence[Token], at: int, reach: int, words: NounWords) -> int:
    """Noun first: adjectives that go before it, the noun, adjectives by their endings."""
    end = at
    while end < reach - 1 and tokens[end].key in words.before:
        end += 1
    end = _hyphened(tokens, end + 1, reach)
    while end < reach and tokens[end].key.endswith(words.follow):
        end += 1
    return end


def _english_end(tokens: Sequence[Token], at: int, reach: int, words: NounWords, *, plural: bool) -> int:
    """Noun last: up to the first plural, else one word."""
    for index in range(at, min(reach, at + _FAR)):
        if is_plural(tokens[index], words):
            return _hyphened(tokens, index + 1, reach)
    return _hyphened(tokens, at + 1, reach) if plural else reach


def _hyphened(tokens: Sequence[Token], end: int, reach: int) -> int:
    while end + 1 < reach and tokens[end].raw in "-‑":
        end += 2
    return end
