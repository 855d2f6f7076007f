"""Days, lengths of time and figures in words, as a language writes them.

What goes in: plain values and a pack (``wording.toml``). What comes out: the words for people to read. Used for
messages, in the reader's language, and for suggested wordings, in the article's.
"""

from calendar import monthrange
from datetime import date
from decimal import Decimal

from factcheck.languages import Pack

UNITS = ("year", "month", "week", "day")


def day_words(day: date, pack: Pack, *, weekday: bool = False) -> str:
    """Give a day in full: "5 novembre 2024", with ``weekday`` "mardi 5 novembre 2024"."""
    table = pack.file("wording")
    form = table.text("weekday_day" if weekday else "day")
    return form.format(
        weekday=table.words("weekdays")[day.weekday()],
        day=table.text("first_of_month") if day.day == 1 else day.day,
        month=table.words("months")[day.month - 1],
        year=day.year,
    )


def period_words(begin: date, end: date, pack: Pack) -> str:
    """Give a period in the shortest exact words: a day, "novembre 2024", "2024", or its two ends."""
    table = pack.file("wording")
    if begin == end:
        return day_words(begin, pack)
    whole = begin.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole and (begin.year, begin.month) == (end.year, end.month):
        return table.text("month").format(month=table.words("months")[begin.month - 1], year=begin.year)
    if whole and begin.year == end.year and (begin.month, end.month) == (1, 12):
        return str(begin.year)
    return table.text("period").format(begin=day_words(begin, pack), end=day_words(end, pack))


def count_words(count: int, unit: str, pack: Pack) -> str:
    """Give a number of years, months, weeks or days: "4 ans"; ``unit`` is one of ``UNITS``."""
    one, many = pack.file("wording").table("units").words(unit)
    return f"{count} {one if count == 1 else many}"


def elapsed(begin: date, end: date) -> tuple[int, int, int]:
    """Give the completed years, months and days from ``begin`` to ``end``; ``end`` must not lie before ``begin``."""
    months = (end.year - begin.year) * 12 + end.month - begin.month
    months -= end.day < begin.day and end.day < monthrange(end.year, end.month)[1]
    year, month = begin.year + (begin.month - 1 + months) // 12, (begin.month - 1 + months) % 12 + 1
    reached = date(year, month, min(begin.day, monthrange(year, month)[1]))
    return months // 12, months % 12, (end - reached).days


def elapsed_words(begin: date, end: date, pack: Pack) -> str:
    """Give the time from ``begin`` to ``end`` as people say it: "4 ans et 8 mois", under two months in days."""
    years, months, _ = elapsed(begin, end)
    if years == 0 and months < 2:  # noqa: PLR2004 - two months
        return count_words((end - begin).days, "day", pack)
    parts = [count_words(n, unit, pack) for n, unit in ((years, "year"), (months, "month")) if n]
    return f" {pack.file('wording').text('and')} ".join(parts)


def number_words(number: Decimal, pack: Pack) -> str:
    """Give a figure with the language's separators; exact, in full."""
    table = pack.file("wording")
    whole, _, fraction = format(number, "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", table.text("thousands"))
    sign = "-" if number < 0 and int(whole) == 0 else ""
    fraction = fraction.rstrip("0")
    return f"{sign}{grouped}{table.text('decimal') + fraction if fraction else ''}"
