"""What a page says about itself: title, authors, language, address, and whether it is behind a paywall.

In: the page's tree. Out: ``About``. What is written for machines (JSON-LD, OpenGraph) is asked first; a heading
that says the same gives the wording. The date has its own rules, in ``page_date``.
"""

import json
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from factcheck.model.frozen import dataclass

Node = Mapping[str, Any]
_LARGEST_SCRIPT = 2_000_000
_MOST_NODES = 10_000
_SHORTEST_MATCH = 8
_LONGEST_NAME = 100
_KINDS = ("Article", "Posting", "Report", "WebPage")
_AUTHOR_METAS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")


@dataclass(frozen=True, slots=True)
class About:
    """What a page says about itself; ``nodes`` are its JSON-LD articles, the page's own first.

    ``closed``: the page says that it is not free to read.
    """

    title: str
    authors: tuple[str, ...]
    language: str
    url: str
    closed: bool
    nodes: tuple[Node, ...]


def about(tree: Any, url: str = "") -> About:
    """Give what the page says about itself; ``url`` is where it was fetched, if it was."""
    nodes = articles(tree)
    return About(
        title=_title(tree, nodes),
        authors=_authors(tree, nodes),
        language=_language(tree),
        url=_address(tree, url),
        closed=any(str(node.get("isAccessibleForFree", "")).lower() == "false" for node in nodes[:1]),
        nodes=nodes,
    )


def metas(tree: Any) -> dict[str, str]:
    """Give the page's meta elements: name, property or itemprop, in lower case, to its first content."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def articles(tree: Any) -> tuple[Node, ...]:
    """Give the page's own JSON-LD article, then what it says of itself as a post, a report, a page.

    Of several nodes of one kind, the one that bears the page's title is the page's own; others are related articles.
    """
    titles = _folded(tree.findtext(".//title", "")), _folded(metas(tree).get("og:title", ""))
    nodes = [node for script in tree.xpath("//script[@type='application/ld+json']") for node in _nodes(script.text)]
    own: dict[int, Node] = {}
    for node in sorted(nodes, key=lambda node: not _names_page(node, titles)):
        own.setdefault(_rank(node), node)
    return tuple(own[rank] for rank in sorted(own) if rank < len(_KINDS))


def _names_page(node: Node, titles: tuple[str, str]) -> bool:
    headline = _folded(_string(node.get("headline") or node.get("name")))
    return bool(headline) and any(title.startswith(headline) for title in titles)


def _rank(node: Node) -> int:
    """Give how much a node is an article: 0 for NewsArticle and its kind, more for a blog post, a page."""
    kinds = node.get("@type")
    named = [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]
    ranks = (at for at, kind in enumerate(_KINDS) if any(name.endswith(kind) for name in named))
    return next(ranks, len(_KINDS))


def _nodes(script: str | None) -> Iterator[Node]:
    waiting = deque([_json(script or "")])
    seen = 0
    while waiting and seen < _MOST_NODES:
        seen += 1
        value = waiting.popleft()
        if isinstance(value, dict):
            yield value
            waiting.extend(inner for inner in value.values() if isinstance(inner, dict | list))
        elif isinstance(value, list):
            waiting.extend(value)


def _json(script: str) -> Any:
    """Give the script's value; what is broken says nothing."""
    if len(script) > _LARGEST_SCRIPT:
        return None
    try:
        return json.loads(script.strip().removeprefix("<![CDATA[").removesuffix("]]>"), strict=False)
    except (ValueError, RecursionError):
        return None


def _title(tree: Any, nodes: tuple[Node, ...]) -> str:
    meta = metas(tree)
    machine = [text for node in nodes if (text := _string(node.get("headline") or node.get("name")))][:1]
    machine += [meta[name] for name in ("og:title", "twitter:title") if name in meta]
    page = " ".join(tree.findtext(".//title", "").split())
    headings = [heading for element in tree.iter("h1") if (heading := " ".join(element.text_content().split()))]
    for heading in headings:
        if any(_same(heading, title) for title in machine) or _part(heading, page):
            return heading
    site = meta.get("og:site_name", "")
    candidates = [*machine, *headings[:1], page]
    return next((_without_site(title, site) for title in candidates if title), "")


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _same(one: str, other: str) -> bool:
    return _folded(one) == _folded(other) != ""


def _part(heading: str, page: str) -> bool:
    return len(_folded(heading)) >= _SHORTEST_MATCH and _folded(page).startswith(_folded(heading))


def _without_site(title: str, site: str) -> str:
    """Take the site's name off the end of a title: "Rutte à Rome | La Gazette"."""
    if site and title.casefold().endswith(site.casefold()) and len(title) > len(site):
        return title[: -len(site)].rstrip().rstrip("|-–—:·•").rstrip() or title
    return title


def _authors(tree: Any, nodes: tuple[Node, ...]) -> tuple[str, ...]:
    for node in nodes:
        if names := _clean(_names(node.get("author"))):
            return names
    meta = metas(tree)
    for name in _AUTHOR_METAS:
        if names := _clean(meta.get(name, "").replace(";", ",").split(",")):
            return names
    marked = tree.xpath("//*[@itemprop='author' or @rel='author'][not(ancestor::footer or ancestor::aside)]")
    return _clean(element.text_content() for element in marked) or _clean(_byline(tree).split(";"))


def _byline(tree: Any) -> str:
    from trafilatura.metadata import extract_author

    return extract_author(tree) or ""


def _names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        yield _string(item.get("name") if isinstance(item, dict) else item)


def _clean(names: Any) -> tuple[str, ...]:
    tidy = (" ".join(name.split()).strip(" ,") for name in names)
    return tuple(dict.fromkeys(name for name in tidy if name and len(name) <= _LONGEST_NAME and "://" not in name))


def _string(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _language(tree: Any) -> str:
    meta = metas(tree)
    own = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    return own or meta.get("og:locale") or meta.get("language") or ""


def _address(tree: Any, url: str) -> str:
    """Give the page's own address where it lies on the host that it came from, else where it came from."""
    links = tree.xpath("//link[@rel='canonical']/@href") or [metas(tree).get("og:url", "")]
    own = urljoin(url, links[0].strip()) if _is_address(links[0].strip()) or url else ""
    if not _is_address(own) or (url and urlsplit(own).hostname != urlsplit(url).hostname):
        return url
    return own


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
