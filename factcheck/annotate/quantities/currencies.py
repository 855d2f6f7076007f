"""Currencies by code and by full name, from CLDR.

What goes in: an ISO 4217 code, or a name in a language ("dollar canadien"). What comes out: the code. CLDR's names
for the shipped languages lie ready in ``languages/currencies.json``, since reading CLDR itself takes longer than a
whole scan; a test holds the file to what babel says. Other languages ask babel, on the first question only.
"""

import json
import re
from functools import cache
from typing import Any

from factcheck.languages import SHIPPED

READY = SHIPPED / "currencies.json"
_YEARS = re.compile(r"\s*\(.*?\)")
# Codes that are also words in capitals, and the two that stand for no currency and for tests.
_NOT_MONEY = frozenset(
    ["ALL", "TOP", "PEN", "MOP", "CUP", "BAM", "LAK", "SOS", "GIP", "MAD", "BAN", "MRO", "XXX", "XTS"]
)


def code_of(code: str) -> str | None:
    """Give ``code`` where it is a currency's, and not also a common word in capitals."""
    return code if code in _codes() and code not in _NOT_MONEY else None


def named_currency(language: str, name: str) -> str | None:
    """Give the code of a currency by its full name in ``language``, singular or plural."""
    return _names(language).get(name)


def from_cldr(languages: tuple[str, ...]) -> dict[str, Any]:
    """Give what ``languages/currencies.json`` holds: all codes, and the names of each language with their codes."""
    from babel import Locale

    names = {language: names_from_cldr(language) for language in languages}
    return {"codes": sorted(Locale.parse("en").currencies), "names": names}


def names_from_cldr(language: str) -> dict[str, str]:
    """Give the names of one language with their codes, older currencies last; empty where CLDR lacks the language."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except UnknownLocaleError:
        return {}
    found: dict[str, str] = {}
    for code in sorted(locale.currencies, key=lambda code: ("(" in locale.currencies[code], code)):
        for name in sorted(_forms(locale, code)):
            if " " in name:
                found.setdefault(name, code)
    return found


def _forms(locale: Any, code: str) -> set[str]:
    from babel.numbers import get_currency_name

    names = {get_currency_name(code, count=count, locale=locale) for count in (None, 1, 2)}
    return {_YEARS.sub("", name).lower().replace("’", "'") for name in names}


@cache
def _ready() -> dict[str, Any]:
    return dict(json.loads(READY.read_text(encoding="utf-8")))


@cache
def _codes() -> frozenset[str]:
    return frozenset(_ready()["codes"])


@cache
def _names(language: str) -> dict[str, str]:
    ready = _ready()["names"].get(language)
    return names_from_cldr(language) if ready is None else dict(ready)
