"""Numbers that are no figures: names, addresses, versions, phone numbers, scores, years.

What goes in: the text, or tokens with a numeral. What comes out: spans to mask, and yes or no. Formats that are the
same everywhere are patterns here; the words that make a number a name live in the packs.
"""

import re
from collections.abc import Sequence

from factcheck.annotate.quantities.numbers import Numeral
from factcheck.annotate.quantities.phrases import glued
from factcheck.annotate.quantities.tokens import Kind, Token
from factcheck.annotate.quantities.wordlists import Lexicon
from factcheck.model import Span

# Each alternative is bounded, and what all may start with is looked at first, so that a scan stays linear and fast.
_FORMATS = re.compile(
    r"""
(?=[\d+\#'’hwvVnN])(?:
      https?://\S{1,2000} | www\.\S{1,2000}
    | (?<![\d.,])\d{4}(?:[ \u00a0]\d{4}){2,}(?:[ \u00a0]\d{1,4})?(?!\d)         # 3000 6000 0112 3456 189
    | \+\d{1,3}[ .\u00a0-]?\(?\d{1,4}\)?(?:[ .\u00a0/-]?\d{2,4}){2,5}        # +33 1 23 45 67 89
    | (?<![\d.,])0\d(?:[ .\u00a0-]\d\d){4}(?!\d)                             # 01 23 45 67 89
    | (?<![\w.,])\d{1,4}/\d{1,2}/\d{2,4}(?!\w)                               # 17/05/2018
    | (?<![\w.,/])\d{1,2}/\d{4}(?!\w)
    | (?<![\w.,])\d{4}-\d{2}-\d{2}(?!\w)
    | (?<![\w.,])\d{1,2}[h:]\d{2}(?::\d{2})?(?![\d.])                        # 18h30, 12:30
    | (?<![\w.,])\d+(?:\.\d+){3,}(?!\w)                                      # 192.168.1.2
    | (?<![\w.,])\d+\.\d{1,2}\.\d+(?!\w)                                     # 3.11.7
    | (?<!\w)[vV]\.?\d+(?:\.\d+)*(?!\w)                                      # v2.0
    | (?<!\w)(?:(?:1\d|20)\d|\d)0['’]?s(?!\w)                                      # the 1990s
    | (?<![\w.,:])\d{1,3}:\d{1,3}(?![\d:])                                  # 1:1
    | (?<!\w)['’]\d\d(?!\w|[.,]\d)                                          # '82
    | (?<![\w.,])\d{1,2}['’′]\d\d["”″]\d{0,3}(?!\w)                         # 1'23"5
    | [#]\w{1,60}
    | (?<!\w)[nN][°ºo]s?[ \u00a0]?\d[\d.-]*                                  # n° 12
    | (?<!\w)(?:19|20)\d\d[-/–](?:(?:19|20)\d\d|\d\d)(?!\w|[.,]\d)           # 2014-2020
    )
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(r"\S{1,64}@[\w.-]{3,200}")
_YEARS = range(1500, 2100)
_YEAR_DIGITS, _SHORT, _LARGE = 4, 3, 10_000
_POSTCODE, _STATE = 5, 2
_HINT = re.compile(r"[\d@]|www")


def formats(text: str, span: Span) -> list[Span]:
    """Give the spans of addresses, phone numbers, versions, hashtags and written-out dates."""
    if not _HINT.search(text, span.start, span.end):
        return []
    found = [Span(*match.span()) for match in _FORMATS.finditer(text, span.start, span.end)]
    if text.find("@", span.start, span.end) >= 0:
        found += [Span(*match.span()) for match in _ADDRESS.finditer(text, span.start, span.end)]
    return found


def is_name(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon, *, counted: bool, united: bool) -> bool:
    """Say whether the number belongs to a name or an identifier.

    ``counted``: a noun follows that it may count; ``united``: a unit follows.
    """
    if _glued_to_word(tokens, numeral, lexicon, united=united) or (not united and _chained(tokens, numeral, lexicon)):
        return True
    if not numeral.digits:
        return _spelled_name(tokens, numeral, lexicon, counted=counted or united)
    if not united and (lexicon.names.eras.after(tokens, numeral.end) or _is_postcode(tokens, numeral)):
        return True
    return _labelled(tokens, numeral, lexicon, united=united) or (
        not united
        and ((is_year(tokens, numeral) and not counted) or _after_capital(tokens, numeral, lexicon, counted=counted))
    )


def _glued_to_word(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon, *, united: bool) -> bool:
    """See A380, F-16, Covid-19, 27e, 3D, 12-year-olds' hyphen aside."""
    first = numeral.start
    if numeral.digits and glued(tokens, first):
        before = tokens[first - 1]
        if before.kind is Kind.WORD and not before.raw.endswith(("'", "’")):
            return not united or before.key not in ("usd", "eur", "us", "aud", "cad", "nzd", "mxn")
        if before.raw in "^/." and first > 1 and glued(tokens, first - 1):
            return True
        if before.raw in "-‑_/" and first > 1 and glued(tokens, first - 1) and tokens[first - 2].kind is Kind.WORD:
            return True
    end = numeral.end
    if numeral.digits and end + 1 < len(tokens) and tokens[end].raw == "/" and tokens[end + 1].kind is Kind.NUMBER:
        return True
    if not numeral.digits or united or not glued(tokens, end):
        return False
    return tokens[end].kind is Kind.WORD and tokens[end].key not in lexicon.numbers.scales


def _is_postcode(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """See "rue de Rivoli, 75001 Paris", "Washington, DC 20500"."""
    raw, end = tokens[numeral.start].raw, numeral.end
    if len(raw) != _POSTCODE or not raw.isdecimal() or end > numeral.start + 1 or not numeral.start:
        return False
    before = tokens[numeral.start - 1].raw
    state = before.isalpha() and before.isupper() and len(before) == _STATE
    return state or (before == "," and end < len(tokens) and tokens[end].raw[:1].isupper())


def _chained(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon) -> bool:
    """See "11-of-18", "6-for-6", "one-on-one": what is tied to a small word counts nothing."""
    end = numeral.end
    tied = end + 1 < len(tokens) and tokens[end].raw == "-" and glued(tokens, end) and glued(tokens, end + 1)
    return tied and tokens[end + 1].key in lexicon.nouns.stop - lexicon.nouns.numbers


def _spelled_name(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon, *, counted: bool) -> bool:
    """See "League One", "chapter three", "the Ten Commandments"; not the "Three" of a headline in capitals."""
    before = tokens[numeral.start - 1] if numeral.start else None
    if before is None or before.kind is not Kind.WORD:
        return False
    capital = tokens[numeral.start].raw[:1].isupper()
    behind = tokens[numeral.end].raw[:1] if numeral.end < len(tokens) else ""
    titled = before.raw[:1].isupper() and behind.isupper() and counted and numeral.value > 1
    capital = capital and not titled and (before.raw[:1].isupper() or behind.isupper())
    return capital or (not counted and before.key in lexicon.names.before)


def _labelled(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon, *, united: bool) -> bool:
    """See "article 107", "12 rue de la Paix"."""
    before = tokens[numeral.start - 1] if numeral.start else None
    behind = tokens[numeral.end] if numeral.end < len(tokens) else None
    if (
        before
        and before.raw == "."
        and numeral.start > 1
        and tokens[numeral.start - 2].key in lexicon.names.abbreviated
    ):
        return True
    if not united and before and before.kind is Kind.WORD and before.key in lexicon.names.before:
        return True
    if behind and behind.raw == "," and numeral.end + 1 < len(tokens):
        behind = tokens[numeral.end + 1]
    return bool(behind and behind.key in lexicon.names.after)


def follows_name(tokens: Sequence[Token], at: int, named: int, lexicon: Lexicon) -> bool:
    """See "articles 106 et 107", "Nord Stream 1 et 2": a bare number joined to a name that ends at ``named``."""
    link = tokens[at - 1].key if at else ""
    joined = link in lexicon.numbers.joiners | lexicon.ranges.or_ | lexicon.ranges.to or link in ",-–/"
    if not named or at != named + 1 or not joined or tokens[at].kind is not Kind.NUMBER:
        return False
    counts = at + 1 < len(tokens) and tokens[at + 1].kind is Kind.WORD and tokens[at + 1].key not in lexicon.nouns.stop
    return tokens[named - 1].kind is Kind.NUMBER and not counts and lexicon.units.after(tokens, at + 1) is None


def is_year(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """See "2022" where no date was found: four plain digits of the last centuries."""
    raw = tokens[numeral.start].raw
    return len(raw) == _YEAR_DIGITS and raw.isdigit() and numeral.end == numeral.start + 1 and int(raw) in _YEARS


def _starts_range(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon) -> bool:
    """See the 53 of "cleared the Senate 53 to 47"."""
    link, behind = (*tokens[numeral.end : numeral.end + 2], None, None)[:2]
    return bool(link and behind and link.kind is Kind.WORD and link.key in lexicon.ranges.to) and (
        behind is not None and behind.kind is Kind.NUMBER
    )


def _after_capital(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon, *, counted: bool) -> bool:
    """See "Satan 2", "France 24", "Falcon 9": a capitalised word, the number, and nothing that it counts."""
    if counted or numeral.start < 1 or numeral.end != numeral.start + 1:
        return False
    before = tokens[numeral.start - 1]
    known = before.kind is Kind.WORD and not before.raw.islower() and before.key not in lexicon.nouns.stop
    if _starts_range(tokens, numeral, lexicon):
        return False
    return known and (numeral.start > 1 or len(before.raw) > _SHORT) and numeral.value < _LARGE
