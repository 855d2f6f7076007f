"""Units whose symbols are the same in every language, and the dimension that each unit belongs to.

What goes in: nothing. What comes out: tables. Names of units live in the packs.
"""

_PLAIN = (
    "% ‰ ppm ppb m km cm mm dm µm nm m² km² cm² ha m³ km³ cm³ l cl dl ml hl kg g mg µg ng t kt Mt Gt °C °F °K ° K km/h "
    "m/s mph W kW MW GW TW Wh kWh MWh GWh TWh PWh kJ MJ GJ TJ cal kcal eV keV MeV GeV TeV V kV mA Hz kHz MHz GHz THz "
    "dB hPa kPa MPa GPa bar mbar mmHg psi mSv µSv Bq kBq MBq GBq TBq PBq ms bit kB MB GB TB PB kbit Mbit Gbit Tbit "
    "rad mi dpi mpg"
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
    "h": "hour",
    "min": "minute",
    "s": "second",
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
    "concentration": "ppm ppb",
    "points": "pp bp point",
    "time": "year month week day hour minute second decade century quarter night ms µs ns",
    "length": "m km hm dm cm mm µm nm nmi mi ft in yd ly au",
    "area": "m² km² cm² ha acre sqft sqmi sqin sqyd",
    "volume": "m³ km³ cm³ ft³ mi³ in³ yd³ l cl dl ml µl hl Ml gal barrel bushel pt floz tbsp tsp acre-foot",
    "mass": "kg g mg µg ng t kt Mt Gt oz lb st ct",
    "temperature": "°C °F °K K",
    "angle": "° rad",
    "speed": "km/h m/s mph kn",
    "power": "mW W kW MW GW TW hp",
    "energy": "Wh kWh MWh GWh TWh PWh J kJ MJ GJ TJ PJ cal kcal eV keV MeV GeV TeV BTU",
    "voltage": "mV V kV MV",
    "current": "mA A kA",
    "resistance": "Ω",
    "torque": "Nm",
    "frequency": "Hz kHz MHz GHz THz rpm",
    "data": "bit kbit Mbit Gbit Tbit byte kB MB GB TB PB px Mpx dpi",
    "sound": "dB",
    "light": "lm lx",
    "pressure": "bar mbar hPa Pa kPa MPa GPa atm mmHg psi",
    "radiation": "Sv mSv µSv nSv Gy mGy Bq kBq MBq GBq TBq PBq",
    "consumption": "mpg",
}
_BY_UNIT = {unit: name for name, units in _DIMENSIONS.items() for unit in units.split()}


def dimension_of(symbol: str) -> str:
    """Give the dimension of a unit: "length", "time", "ratio"; "currency" for what no other table names."""
    return _BY_UNIT.get(symbol, "currency")
