"""What a numeral is counted in: the unit behind or before it, and the rate.

What goes in: tokens, a numeral, the lexicon. What comes out: a ``Measure``: the unit, the scale that its letters carry
("Md€", "5m"), the rate, and the tokens they take. Currencies with a country's name come from CLDR.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from factcheck.annotate.quantities.currencies import code_of, named_currency
from factcheck.annotate.quantities.digits import EXACT
from factcheck.annotate.quantities.numbers import Numeral
from factcheck.annotate.quantities.phrases import Found, glued
from factcheck.annotate.quantities.tokens import Kind, Token
from factcheck.annotate.quantities.wordlists import Lexicon, Unit

_SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₴": "UAH",
    "₹": "INR",
    "₪": "ILS",
    "₩": "KRW",
    "₺": "TRY",
}
_PREFIXED = {
    "us": "USD",
    "c": "CAD",
    "ca": "CAD",
    "a": "AUD",
    "au": "AUD",
    "hk": "HKD",
    "nz": "NZD",
    "s": "SGD",
    "nt": "TWD",
    "r": "BRL",
}
_ABBREVIATED = {"Rs": "INR", "RM": "MYR", "Rp": "IDR"}
_CODE, _WORDS = 3, 2
_NEAR = 6
_MODELS = 100
_HYPHENS = ("-", "‑")
_LINKED = 4
_CENTIMETRES = 2


class Measure(NamedTuple):
    """A unit, the numeral's tokens grown to ``start`` and ``end``, and the ``factor`` of letters like "M€"."""

    unit: Unit
    start: int
    end: int
    factor: Decimal = Decimal(1)


def find_measure(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon, language: str) -> Measure | None:
    """Give the unit of ``numeral``, None where it has none."""
    found = _prefix(tokens, numeral, lexicon) or _suffix(tokens, numeral, lexicon, language)
    return _scaled_behind(tokens, numeral, found, lexicon) if found else None


def _scaled_behind(tokens: Sequence[Token], numeral: Numeral, found: Measure, lexicon: Lexicon) -> Measure:
    """Read "75 USD million": the scale behind the code."""
    scale = lexicon.numbers.scales.get(tokens[found.end].key) if found.end < len(tokens) else None
    if scale is None or numeral.scale != 1 or found.unit.dimension != "currency" or found.end == numeral.end:
        return found
    return found._replace(factor=scale, end=found.end + 1)


def _prefix(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon) -> Measure | None:
    """Read "€40", "US$ 3.2", "EUR 1000"; the letter of "$5m" goes with it."""
    at = numeral.start - 1
    if at < 0:
        return None
    code = _SIGNS.get(tokens[at].raw) or _ABBREVIATED.get(tokens[at].raw)
    start = at
    if code and at and tokens[at - 1].kind is Kind.WORD:
        near = glued(tokens, at) or len(tokens[at - 1].raw) > 1
        named = _PREFIXED.get(tokens[at - 1].key) if tokens[at].raw == "$" else None
        named = named or (_code(tokens[at - 1].raw.upper()) if glued(tokens, at) else _code(tokens[at - 1].raw))
        start, code = (at - 1, named) if named and near else (at, code)
    elif code is None and tokens[at].kind is Kind.WORD:
        code = _code(tokens[at].raw)
    scaled = _scaled_code(tokens[at].raw, lexicon) if code is None else None
    code, lent = scaled or (code, Decimal(1))
    if code is None or tokens[numeral.start].start - tokens[at].end > 1:
        return None
    if code and glued(tokens, at) and _closes_number(tokens, at) and start == at:
        return None
    factor, end = _letter(tokens, numeral, lexicon)
    return Measure(Unit(code, "currency"), start, end, EXACT.multiply(factor, lent))


def sign_length(tokens: Sequence[Token], at: int) -> int:
    """Give how many tokens a currency's sign takes that stands right before a number: "$", "US$", "EUR"."""
    named = at + 1 < len(tokens) and tokens[at].key in _PREFIXED and tokens[at + 1].raw == "$" and glued(tokens, at + 1)
    behind = at + 1 + named
    if behind >= len(tokens) or tokens[behind].kind is not Kind.NUMBER:
        return 0
    return behind - at if named or tokens[at].raw in _SIGNS or _code(tokens[at].raw) else 0


def _closes_number(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].kind is Kind.NUMBER


def _code(raw: str) -> str | None:
    return code_of(raw) if len(raw) == _CODE and raw.isascii() and raw.isupper() else None


def _scaled_code(raw: str, lexicon: Lexicon) -> tuple[str, Decimal] | None:
    """Read "MEUR", "kUSD": a code behind the letter of its scale."""
    if len(raw) != _CODE + 1:
        return None
    code = _code(raw[1:])
    scale = lexicon.numbers.letters.get(raw[:1])
    return (code, scale) if code and scale else None


def _letter(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon) -> tuple[Decimal, int]:
    end = numeral.end
    if end < len(tokens) and glued(tokens, end) and tokens[end].raw in lexicon.numbers.letters:
        return lexicon.numbers.letters[tokens[end].raw], end + 1
    return Decimal(1), end


def _suffix(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon, language: str) -> Measure | None:
    at, factor = numeral.end, Decimal(1)
    if at >= len(tokens) or _opens_next(tokens, at):
        return None
    if tokens[at].raw in lexicon.numbers.letters and at + 1 < len(tokens) and tokens[at + 1].raw in _SIGNS:
        at, factor = at + 1, lexicon.numbers.letters[tokens[at].raw]
    at = _past_link(tokens, at, numeral, lexicon)
    at = _past_adjectives(tokens, at, lexicon)
    found = lexicon.units.after(tokens, at) or _glued_unit(tokens, at, numeral, lexicon)
    named = _named(tokens, at, found.at if found else at + 1, lexicon, language)
    if named is not None:
        return Measure(named[0], numeral.start, named[1], factor)
    if found is None:
        return _code_behind(tokens, at, numeral, factor, lexicon)
    unit = lexicon.weights.unit if _is_weight(tokens, at, found.at, numeral, lexicon) else found.means
    told = _whole(tokens, found.at) and not _is_plural(tokens, at, numeral)
    return Measure(unit, numeral.start, found.at, factor) if told else None


def _is_plural(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """See the s of "two 777s", which is no second."""
    return tokens[at].raw == "s" and glued(tokens, at) and numeral.digits and numeral.value >= _MODELS


def _opens_next(tokens: Sequence[Token], at: int) -> bool:
    """See the sign of "a $4 billion target" and "A$180": it belongs to the number behind it."""
    if tokens[at].raw not in _SIGNS or not glued(tokens, at + 1) or tokens[at + 1].kind is not Kind.NUMBER:
        return False
    return not glued(tokens, at) or tokens[at - 1].kind is Kind.WORD


def _past_link(tokens: Sequence[Token], at: int, numeral: Numeral, lexicon: Lexicon) -> int:
    """Step over what joins a number to its unit: "millions d'euros", "a quarter of a mile", "half a point"."""
    if at + 1 >= len(tokens):
        return at
    if tokens[at].raw in "-‑":
        return at + 1
    if numeral.fraction:
        behind = at + (tokens[at].key in lexicon.nouns.of)
        behind += behind < len(tokens) and tokens[behind].key in lexicon.numbers.articles
        found = lexicon.units.after(tokens, behind) if behind > at else None
        weight = found is not None and tokens[behind].key in lexicon.weights.names
        return behind if found and (weight or found.means.dimension != "currency") else at
    return at + (tokens[at].key in lexicon.nouns.of and numeral.scale > 1)


def _glued_unit(tokens: Sequence[Token], at: int, numeral: Numeral, lexicon: Lexicon) -> Found[Unit] | None:
    """Read the letter of "46.3C" and "3p", which is a unit only where it is written without a space."""
    unit = lexicon.glued_units.get(tokens[at].raw) if at < len(tokens) and numeral.digits else None
    return Found(unit, at + 1) if unit and glued(tokens, at) and tokens[at - 1].kind is Kind.NUMBER else None


def _past_adjectives(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Step over "dernières" in "les 15 dernières années", where a unit stands behind."""
    end = at
    while end < len(tokens) and tokens[end].key in lexicon.nouns.before:
        end += 1
    return end if end > at and lexicon.units.after(tokens, end) else at


def _whole(tokens: Sequence[Token], end: int) -> bool:
    """Refuse a symbol that runs on into a word or number ("5 m2x")."""
    if end >= len(tokens) or not glued(tokens, end) or tokens[end - 1].kind is not Kind.WORD:
        return True
    return tokens[end].kind not in (Kind.WORD, Kind.NUMBER) or is_height(tokens, end)


def is_height(tokens: Sequence[Token], end: int) -> bool:
    """See the 80 of "1m80" at token ``end``."""
    return tokens[end - 1].raw == "m" and tokens[end].raw.isdecimal() and len(tokens[end].raw) == _CENTIMETRES


def _is_weight(tokens: Sequence[Token], at: int, end: int, numeral: Numeral, lexicon: Lexicon) -> bool:
    """Tell "weighs 12 pounds", "12 pounds of rice", "a 200-pound man" from money."""
    if tokens[at].key not in lexicon.weights.names or end > at + 1:
        return False
    around = (*tokens[max(0, numeral.start - _NEAR) : numeral.start], *tokens[end : end + _NEAR])
    of = end < len(tokens) and tokens[end].key in lexicon.nouns.of
    tied = numeral.scale == 1 and (of or numeral.fraction or tokens[at - 1].raw == "-")
    return tied or any(token.key in lexicon.weights.beside for token in around)


def _code_behind(
    tokens: Sequence[Token], at: int, numeral: Numeral, factor: Decimal, lexicon: Lexicon
) -> Measure | None:
    if at >= len(tokens):
        return None
    code = _code(tokens[at].raw)
    scaled = None if code else _scaled_code(tokens[at].raw, lexicon)
    if scaled:
        code, factor = scaled
    return Measure(Unit(code, "currency"), numeral.start, at + 1, factor) if code else None


def _named(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon, language: str) -> tuple[Unit, int] | None:
    """Read a currency with a country's adjective: "dollars canadiens", "Canadian dollars", "HK dollars"."""
    window = tokens[at : at + 3]
    heads = [index for index, token in enumerate(window) if token.key in lexicon.currency_heads]
    if not heads or end - at > _WORDS:
        return None
    reach = 3 if heads[0] == 0 else heads[0] + 1
    words = [token.key for token in window[:reach] if token.kind is Kind.WORD]
    for size in range(len(words), 1, -1):
        code = named_currency(language, " ".join(words[:size]))
        if code:
            return Unit(code, "currency"), at + size
    return None


def find_rate(tokens: Sequence[Token], at: int, lexicon: Lexicon, unit: Unit | None = None) -> tuple[str, int]:
    """Give what a rate is per and the token behind it: "par an", "/h", "le litre"; ("", at) where there is none.

    ``unit`` is what the figure is counted in: only what has one is told "le litre", "a gallon".
    """
    start = at + (at + 1 < len(tokens) and tokens[at].raw == ")")
    start += unit is not None and start + 1 < len(tokens) and tokens[start].key in lexicon.rates.between
    if start >= len(tokens):
        return "", at
    if tokens[start].raw in _HYPHENS:
        return _hyphened_rate(tokens, at, lexicon, unit)
    found = lexicon.rates.known.after(tokens, start) or (unit and lexicon.rates.said.after(tokens, start))
    if found:
        return found.means, found.at
    named = _per_unit(tokens, start, lexicon, unit)
    return (named.means.symbol, named.at) if named else ("", at)


def _hyphened_rate(tokens: Sequence[Token], at: int, lexicon: Lexicon, unit: Unit | None) -> tuple[str, int]:
    """Read the "-a-barrel" of "$100-a-barrel oil"."""
    parts = tokens[at : at + _LINKED]
    if len(parts) < _LINKED or parts[2].raw not in _HYPHENS or not all(glued(parts, k) for k in range(1, _LINKED)):
        return "", at
    rate, end = find_rate([parts[1], parts[3]], 0, lexicon, unit)
    return (rate, at + _LINKED) if end else ("", at)


def _per_unit(tokens: Sequence[Token], at: int, lexicon: Lexicon, unit: Unit | None) -> Found[Unit] | None:
    """Read "par tonne", "/MWh", and behind a unit "le mètre carré", "a barrel"."""
    united = unit is not None and tokens[at].key in lexicon.rates.articles
    if not united and tokens[at].key not in lexicon.rates.before - lexicon.rates.articles:
        return None
    named = lexicon.units.after(tokens, at + 1)
    return named if named and named.means.dimension not in ("time", "currency") else None
