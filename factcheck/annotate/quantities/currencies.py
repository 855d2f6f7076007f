"""Currencies by code and by full name, from CLDR.

What goes in: an ISO 4217 code, or a name in a language ("dollar canadien"). What comes out: the code. CLDR is read on
the first question only, so a text without money never pays for it.
"""

import re
from functools import cache

_YEARS = re.compile(r"\s*\(.*?\)")
_NOT_MONEY = frozenset(
    {"ALL", "TOP", "PEN", "MOP", "CUP", "BAM", "LAK", "SOS", "GIP", "MAD", "BAN", "MRO", "XXX", "XTS"}
)


@cache
def code_of(code: str) -> str | None:
    """Give ``code`` where it is a currency's, and not also a common word in capitals."""
    from babel import Locale

    return code if code in Locale.parse("en").currencies and code not in _NOT_MONEY else None


@cache
def named_currency(language: str, name: str) -> str | None:
    """Give the code of a currency by its full name in ``language``, singular or plural."""
    return _names(language).get(name)


@cache
def _names(language: str) -> dict[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except UnknownLocaleError:
        return {}
    found: dict[str, str] = {}
    for code in sorted(locale.currencies, key=lambda code: ("(" in locale.currencies[code], code)):
        for name in _forms(locale, code):
            if " " in name:
                found.setdefault(name, code)
    return found


def _forms(locale: object, code: str) -> set[str]:
    from babel.numbers import get_currency_name

    names = {get_currency_name(code, count=count, locale=locale) for count in (None, 1, 2)}  # type: ignore[arg-type]
    return {_YEARS.sub("", name).lower().replace("’", "'") for name in names}
