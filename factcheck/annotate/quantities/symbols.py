"""Units whose symbols are the same in every language, and the dimension that each unit belongs to.

What goes in: nothing. What comes out: tables. Names of units live in the packs.
"""

_PLAIN = (
    "% ‰ m km cm mm dm µm nm m² km² cm² ha m³ km³ cm³ l cl dl ml hl kg g mg µg t kt Mt Gt °C °F °K ° K km/h m/s mph W "
    "kW MW GW TW Wh kWh MWh GWh TWh V kV Hz kHz MHz GHz dB h min s ms bit kB MB GB TB rad mi"
)
SYMBOLS: dict[str, str] = {symbol: symbol for symbol in _PLAIN.split()} | {
    "L": "l",
    "mL": "ml",
    "ug": "µg",
    "μg": "µg",
    "m2": "m²",
    "km2": "km²",
    "cm2": "cm²",
    "m3": "m³",
    "km3": "km³",
    "KM": "km",
    "Km": "km",
    "KG": "kg",
    "Kg": "kg",
    "kph": "km/h",
    "℃": "°C",
    "ºC": "°C",
    "º": "°",
    "Ko": "kB",
    "Mo": "MB",
    "Go": "GB",
    "To": "TB",
    "sec": "second",
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₴": "UAH",
    "₹": "INR",
    "₪": "ILS",
    "₩": "KRW",
    "₺": "TRY",
    "₿": "BTC",
    "US$": "USD",
    "$US": "USD",
    "$ US": "USD",
    "C$": "CAD",
    "$C": "CAD",
    "$ CA": "CAD",
    "$CAD": "CAD",
    "CA$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "HK$": "HKD",
    "$ HK": "HKD",
    "NZ$": "NZD",
    "S$": "SGD",
    "NT$": "TWD",
    "R$": "BRL",
    "MX$": "MXN",
}

VULGAR = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
"""Fractions of one character."""

_DIMENSIONS = {
    "ratio": "% ‰",
    "points": "pp bp point",
    "time": "year month week day hour minute second decade century quarter night h min s ms",
    "length": "m km hm dm cm mm µm nm nmi mi ft in yd ly",
    "area": "m² km² cm² ha acre sqft sqmi sqin",
    "volume": "m³ km³ cm³ ft³ mi³ in³ l cl dl ml hl gal bbl pt floz tbsp tsp cup",
    "mass": "kg g mg µg t kt Mt Gt oz lb st",
    "temperature": "°C °F °K K",
    "angle": "° rad",
    "speed": "km/h m/s mph kn",
    "power": "W kW MW GW TW hp",
    "energy": "Wh kWh MWh GWh TWh",
    "voltage": "V kV",
    "frequency": "Hz kHz MHz GHz rpm",
    "data": "bit kbit Mbit Gbit byte kB MB GB TB px",
    "sound": "dB",
    "pressure": "bar psi",
}
_BY_UNIT = {unit: name for name, units in _DIMENSIONS.items() for unit in units.split()}
_SAME = {"h": "hour", "min": "minute", "s": "second"}


def dimension_of(symbol: str) -> str:
    """Give the dimension of a unit: "length", "time", "ratio"; "currency" for what no other table names."""
    return _BY_UNIT.get(symbol, "currency")


def canonical(symbol: str) -> str:
    """Give the one name of a unit that has two ("h" → "hour")."""
    return _SAME.get(symbol, symbol)
