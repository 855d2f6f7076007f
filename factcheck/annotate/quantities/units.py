"""Names of physical units, from CLDR.

What goes in: a language. What comes out: the names of its units ("kilomètres par heure", "square miles") with our
symbols. CLDR names the units of daily use; those with a prefix that it lacks ("terawatt-hours") are put together from
its prefixes. The names for the shipped languages lie ready in ``languages/units.json``, and a test holds the file to
what babel says; other languages ask babel, on the first question only.
"""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any
from unicodedata import combining, normalize

from factcheck.languages import SHIPPED

READY = SHIPPED / "units.json"

_NAMED = {
    "%": "concentr-percent",
    "‰": "concentr-permille",
    "ppm": "concentr-part-per-1e6",
    "ppb": "concentr-part-per-1e9",
    "ct": "mass-carat",
    "oz": "mass-ounce",
    "lb": "mass-pound",
    "century": "duration-century",
    "decade": "duration-decade",
    "year": "duration-year",
    "quarter": "duration-quarter",
    "month": "duration-month",
    "week": "duration-week",
    "day": "duration-day",
    "night": "duration-night",
    "hour": "duration-hour",
    "minute": "duration-minute",
    "second": "duration-second",
    "ms": "duration-millisecond",
    "µs": "duration-microsecond",
    "ns": "duration-nanosecond",
    "au": "length-astronomical-unit",
    "ft": "length-foot",
    "in": "length-inch",
    "ly": "length-light-year",
    "mi": "length-mile",
    "nmi": "length-nautical-mile",
    "yd": "length-yard",
    "m²": "area-square-meter",
    "cm²": "area-square-centimeter",
    "km²": "area-square-kilometer",
    "sqft": "area-square-foot",
    "sqin": "area-square-inch",
    "sqmi": "area-square-mile",
    "sqyd": "area-square-yard",
    "acre": "area-acre",
    "ha": "area-hectare",
    "m³": "volume-cubic-meter",
    "cm³": "volume-cubic-centimeter",
    "km³": "volume-cubic-kilometer",
    "ft³": "volume-cubic-foot",
    "in³": "volume-cubic-inch",
    "mi³": "volume-cubic-mile",
    "yd³": "volume-cubic-yard",
    "acre-foot": "volume-acre-foot",
    "barrel": "volume-barrel",
    "bushel": "volume-bushel",
    "floz": "volume-fluid-ounce",
    "gal": "volume-gallon",
    "pt": "volume-pint",
    "tbsp": "volume-tablespoon",
    "tsp": "volume-teaspoon",
    "°C": "temperature-celsius",
    "°F": "temperature-fahrenheit",
    "K": "temperature-kelvin",
    "°": "angle-degree",
    "rad": "angle-radian",
    "km/h": "speed-kilometer-per-hour",
    "m/s": "speed-meter-per-second",
    "mph": "speed-mile-per-hour",
    "kn": "speed-knot",
    "hp": "power-horsepower",
    "BTU": "energy-british-thermal-unit",
    "Nm": "torque-newton-meter",
    "lx": "light-lux",
    "lm": "light-lumen",
    "Ω": "electric-ohm",
    "mbar": "pressure-millibar",
    "atm": "pressure-atmosphere",
    "mmHg": "pressure-millimeter-ofhg",
    "psi": "pressure-pound-force-per-square-inch",
    "byte": "digital-byte",
    "bit": "digital-bit",
    "px": "graphics-pixel",
    "Mpx": "graphics-megapixel",
    "dpi": "graphics-dot-per-inch",
    "mpg": "consumption-mile-per-gallon",
}
# Base units, and the prefixes in which news and science write them.
_PREFIXED = {
    "m": ("length-meter", "n µ m c d h k"),
    "g": ("mass-gram", "n µ m k"),
    "t": ("mass-tonne", "k M G"),
    "l": ("volume-liter", "µ m c d h M"),
    "Wh": ("energy-kilowatt-hour", "k M G T P"),
    "W": ("power-watt", "m k M G T"),
    "J": ("energy-joule", "k M G T P"),
    "cal": ("energy-calorie", "k"),
    "eV": ("energy-electronvolt", "k M G T"),
    "V": ("electric-volt", "m k M"),
    "A": ("electric-ampere", "m k"),
    "Hz": ("frequency-hertz", "k M G T"),
    "Pa": ("pressure-pascal", "h k M G"),
    "Sv": ("energy-sievert", "n µ m"),
    "Gy": ("energy-gray", "m"),
    "Bq": ("energy-becquerel", "k M G T P"),
    "B": ("digital-byte", "k M G T P"),
    "bit": ("digital-bit", "k M G T"),
}
_BARE = frozenset({"B", "bit"})
"""Symbols whose units without a prefix are named above."""
_POWERS = {"n": -9, "µ": -6, "m": -3, "c": -2, "d": -1, "h": 2, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15}
_COUNTRIES = ("GB", "CA", "CH", "BE")
"""Countries whose press spells units in its own way."""


def unit_names(language: str) -> dict[str, str]:
    """Give the names of units in ``language``, singular and plural, with their symbols; lower case."""
    ready = _ready().get(language)
    return names_from_cldr(language) if ready is None else dict(ready)


def from_cldr(languages: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Give what ``languages/units.json`` holds: the names of each language with their symbols."""
    return {language: names_from_cldr(language) for language in languages}


def names_from_cldr(language: str) -> dict[str, str]:
    """Give the names of one language in several countries ("kilometres", "kilometers"); empty where CLDR lacks it."""
    from babel import Locale, UnknownLocaleError, localedata

    try:
        Locale.parse(language)
    except UnknownLocaleError:
        return {}
    found: dict[str, str] = {}
    countries = [name for country in _COUNTRIES if localedata.exists(name := f"{language}_{country}")]
    for name in (language, *countries):
        for said, symbol in _names(Locale.parse(name)):
            found.setdefault(said.lower().replace("’", "'").replace("\u00a0", " ").strip(), symbol)
    written = ((form, symbol) for name, symbol in found.items() for form in _written(name))
    return dict(sorted((found | {form: symbol for form, symbol in written if form not in found}).items()))


def _written(name: str) -> tuple[str, ...]:
    """Give a name as people write it: hyphen or space between two words, accents or none."""
    joined = name.replace(" ", "-") if name.count(" ") == 1 else name
    return name.replace("-", " "), joined, plain(name)


def plain(word: str) -> str:
    """Give ``word`` without its accents ("kilomètre" → "kilometre")."""
    return "".join(letter for letter in normalize("NFD", word) if not combining(letter))


def _names(locale: Any) -> Iterator[tuple[str, str]]:
    for symbol, unit in _NAMED.items():
        for name in _forms(locale, unit):
            yield name, symbol
    for symbol, (unit, prefixes) in _PREFIXED.items():
        for name in _bases(locale, unit):
            if symbol not in _BARE:
                yield name, symbol
            for prefix in prefixes.split():
                yield _prefix(locale, prefix).replace("{0}", name), prefix + symbol


def _bases(locale: Any, unit: str) -> set[str]:
    """Give the names of a base unit; that of the watt-hour is what "kilowatt-hour" leaves."""
    names = _forms(locale, unit)
    kilo = _prefix(locale, "k").replace("{0}", "")
    return {name.removeprefix(kilo) for name in names} if unit == "energy-kilowatt-hour" else names


def _forms(locale: Any, unit: str) -> set[str]:
    """Give the singular and plural name of a unit without the number."""
    patterns = locale._data["unit_patterns"].get(unit, {}).get("long", {})  # noqa: SLF001 - babel gives them only with a number
    return {pattern.replace("{0}", "").strip() for count, pattern in patterns.items() if count in ("one", "other")}


def _prefix(locale: Any, symbol: str) -> str:
    long = locale._data["compound_unit_patterns"][f"10p{_POWERS[symbol]}"]["long"]  # noqa: SLF001 - babel has no word for it
    return str(long["prefix"])


@cache
def _ready() -> dict[str, dict[str, str]]:
    return dict(json.loads(READY.read_text(encoding="utf-8")))
