"""When a page was published, by rules in the order of their worth, and htmldate where none of them says.

In: the page's tree, its JSON-LD articles, its address. Out: the day that each rule found, best rule first. The date
anchors everything that is relative in the article, so each comes with the rule's name, and all that spoke are given:
rules that disagree are the reader's to settle.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from factcheck.model.frozen import dataclass
from factcheck.read.page_about import Node, metas

JSON_LD, META, TIME, URL, HTMLDATE = "json-ld", "meta", "time", "url", "htmldate"
_METAS = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "og:pubdate",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "publication_date",
    "publish-date",
    "publish_date",
    "publishdate",
    "pubdate",
    "pub_date",
    "citation_publication_date",
    "citation_date",
    "dcterms.date",
    "dc.date",
    "date",
)
_ISO = re.compile(r"\s*(?P<year>(?:19|20)\d\d)[-/.]?(?P<month>[01]\d)[-/.]?(?P<day>[0-3]\d)(?!\d)")
_IN_URL = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:/(?P<month>[01]?\d)/(?P<day>[0-3]?\d)(?=[/_.-]|$)"
    r"|(?P<dash>-)?(?P<m>[01]\d)(?(dash)-)(?P<d>[0-3]\d)(?!\d))"
)
_EARLIEST = date(1995, 1, 1)
_BEYOND = date(2100, 1, 1)  # htmldate would ask the clock


@dataclass(frozen=True, slots=True)
class Dated:
    """A day and the rule that found it; ``at`` is the moment, where it was given with its zone."""

    rule: str
    day: date
    at: datetime | None = None


def published(tree: Any, nodes: tuple[Node, ...], url: str = "") -> tuple[Dated, ...]:
    """Give what each rule found, best rule first; htmldate is asked only where none found any.

    Two that give one moment in two zones agree: its day is that of the zone that is not UTC, which is the readers'.
    """
    rules = (
        (JSON_LD, (node.get("datePublished") for node in nodes)),
        (META, _in_metas(tree)),
        (TIME, _in_times(tree)),
        (URL, _in_address(url)),
    )
    found = (next(filter(None, (_dated(name, value) for value in values)), None) for name, values in rules)
    dated = tuple(filter(None, found))
    return _settled(dated) if dated else _by_htmldate(tree, url)


def _dated(rule: str, value: Any) -> Dated | None:
    day = day_of(value)
    return Dated(rule, day, _moment(value)) if day else None


def _moment(value: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return at if at.tzinfo else None


def _settled(dated: tuple[Dated, ...]) -> tuple[Dated, ...]:
    """Give the rules without those that tell the first one's moment in another zone."""
    first, *others = dated
    if first.at is None:
        return dated
    same = [one for one in others if one.at == first.at]
    local = next((one for one in (first, *same) if one.at and one.at.utcoffset()), first)
    return (local, *(one for one in others if one.at != first.at))


def day_of(value: Any) -> date | None:
    """Give the calendar day of a machine's date as it was written, whatever its zone: ISO, compact, or RFC 2822."""
    if not isinstance(value, str):
        return None
    if found := _ISO.match(value):
        return _day(found["year"], found["month"], found["day"])
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError):
        return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found >= _EARLIEST else None


def _in_metas(tree: Any) -> Iterator[str | None]:
    meta = metas(tree)
    return (meta.get(name) for name in _METAS)


def _in_times(tree: Any) -> Iterator[str | None]:
    """Give the dates of time elements: marked ones first, then the first one of the article's own head.

    Elements of comments, related articles and updates are others' dates.
    """
    yield from tree.xpath("//*[@itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content")
    yield from tree.xpath("//time[@pubdate]/@datetime")
    for element in tree.xpath("(//main | //article | //header)[1]//time[@datetime]"):
        if not _is_of_others(element):
            yield element.get("datetime")
            return


def _is_of_others(element: Any) -> bool:
    changed = f"{element.get('itemprop', '')} {element.get('class', '')}".lower()
    return (
        "modif" in changed or "update" in changed or any(True for _ in element.iterancestors("aside", "footer", "nav"))
    )


def _in_address(url: str) -> Iterator[str | None]:
    for found in _IN_URL.finditer(url):
        month, day = found["month"] or found["m"], found["day"] or found["d"]
        yield f"{found['year']}-{month:0>2}-{day:0>2}"


def _by_htmldate(tree: Any, url: str) -> tuple[Dated, ...]:
    import htmldate

    # Without its extensive search, which gives a date for nearly every page and a wrong one for many.
    found = htmldate.find_date(
        tree,
        extensive_search=False,
        original_date=True,
        url=url or None,
        min_date=_EARLIEST.isoformat(),
        max_date=_BEYOND.isoformat(),
    )
    return (Dated(HTMLDATE, date.fromisoformat(found)),) if found else ()
