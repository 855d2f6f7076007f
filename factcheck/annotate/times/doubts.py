"""Whether digits that look like a year or date are one: not a part of a longer number, not what counts things."""

import re
from collections.abc import Mapping

from factcheck.annotate.times.grammar import Found
from factcheck.annotate.times.patterns import NOTHING
from factcheck.annotate.times.tokens import Tokens

_CODELIKE = frozenset({"years", "numeric", "iso", "modern", "linked", "firstyear", "lastyear"})
_BEFORE_CODE = re.compile(r"[\d)][-/.]\Z")
_IN_AN_ADDRESS = re.compile(r"\w[-/_=]\Z")
_AFTER_CODE = re.compile(r"[-/]\d")


def stands(piece: Found, tokens: Tokens, settings: Mapping[str, str]) -> bool:
    """Say whether a piece is no part of a number or code, and a bare year may be one."""
    return not _glued(piece, tokens) and not _in_a_code(piece, tokens) and _is_year(piece, tokens, settings)


def _glued(piece: Found, tokens: Tokens) -> bool:
    """Say whether signs around a piece make it a part of an address or a file name: "report-2002-10-09.xlsx"."""
    start, end = tokens.spans[piece.first][0], tokens.spans[piece.last - 1][1]
    before, after = tokens.text[max(0, start - 2) : start], tokens.text[end : end + 1]
    if piece.means in {"clock", "military"} and after.isalnum():
        return True
    return before[-1:] in set("$@#_=") or bool(piece.means == "numeric" and _IN_AN_ADDRESS.search(before))


def _in_a_code(piece: Found, tokens: Tokens) -> bool:
    """Say whether digits go on beyond a date or year: "+86 138-2010-2015"."""
    if piece.means not in {"years", "numeric", "date"} or not _CODELIKE & set(piece.slots):
        return False
    start, end = tokens.spans[piece.first][0], tokens.spans[piece.last - 1][1]
    if piece.get("firstyear"):
        last = piece.get("lastyear") or piece.get("lastyy")
        start, end = (start - len("1914-"), end) if last else (start, end + len("-1918"))
    before = _BEFORE_CODE.search(tokens.text[max(0, start - 2) : start])
    return bool(before or _AFTER_CODE.match(tokens.text, end))


def _is_year(piece: Found, tokens: Tokens, settings: Mapping[str, str]) -> bool:
    """Say whether a bare year may be one: not after a name in capitals, not before what it counts."""
    year = piece.number("modern") or piece.number("linked")
    if year is None:
        return piece.means != "bcyears" or not _counts(piece.last, tokens, settings)
    if _counts(piece.last, tokens, settings):
        return False
    if not piece.get("modern"):
        return True
    before = tokens.word(piece.first - 1) if piece.first else ""
    short_name = before.isupper() and 1 < len(before) < len("OTAN") and before.isalpha()
    return 1800 <= year <= 2100 and not short_name and not before.isdigit()  # noqa: PLR2004


def _counts(after: int, tokens: Tokens, settings: Mapping[str, str]) -> bool:
    """Say whether the word after a number is one that the number counts ("1950 habitants")."""
    if after >= len(tokens.codes) or tokens.codes[after] != NOTHING:
        return False
    endings = tuple(settings["plural"].split())
    word = tokens.word(after)
    if set(tokens.lower(after - 2, after - 1)) & set(settings["before_years"].split()):
        return False
    single = word.endswith(tuple(settings["singular"].split()))
    return bool(endings) and word.islower() and word.endswith(endings) and not single
