"""What a page says about itself: title, authors, language, address, and whether it is behind a paywall.

In: the page's tree. Out: ``About``. What is written for machines (JSON-LD, OpenGraph) is asked first; a heading
that says the same gives the wording. The date has its own rules, in ``page_date``.
"""

import json
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from factcheck.model.frozen import dataclass

Node = Mapping[str, Any]
_LARGEST_SCRIPT = 2_000_000
_MOST_NODES = 10_000
_SHORTEST_MATCH = 8
_LONGEST_NAME = 100
_LONGEST_PARTICLE = 3
_MOST_INSIDE = 100  # elements of a small one
_MOST_WORDS = 6  # of a name, or of two
_KINDS = ("Article", "Posting", "Report", "WebPage")
_AUTHOR_METAS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")


@dataclass(frozen=True, slots=True)
class About:
    """What a page says about itself; ``nodes`` are its JSON-LD articles, the page's own first.

    ``page_title`` is what a browser calls the page: the title with more about it, or an error's name.

    ``closed``: the page says that it is not free to read.
    """

    title: str
    authors: tuple[str, ...]
    language: str
    url: str
    closed: bool
    nodes: tuple[Node, ...]
    page_title: str = ""


def about(tree: Any, url: str = "") -> About:
    """Give what the page says about itself; ``url`` is where it was fetched, if it was."""
    nodes = articles(tree)
    return About(
        title=_title(tree, nodes),
        authors=_authors(tree, nodes),
        language=_language(tree),
        url=_address(tree, url),
        closed=is_closed(metas(tree), nodes),
        nodes=nodes,
        page_title=_page_title(tree),
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
    nodes = [node for script in _scripts(tree) for node in _nodes(script)]
    own: dict[int, Node] = {}
    for node in sorted(nodes, key=lambda node: not _names_page(node, titles)):
        own.setdefault(_rank(node), node)
    return tuple(own[rank] for rank in sorted(own) if rank < len(_KINDS))


def is_closed(said: Mapping[str, str], nodes: Sequence[Node]) -> bool:
    """Say whether a page says to programs that it, or a part of it, is not free to read."""
    if said.get("article:content_tier", "").lower() == "locked":
        return True
    return any(_is_false(part.get("isAccessibleForFree")) for node in nodes[:1] for part in (node, *_parts(node)))


def _parts(node: Node) -> list[Node]:
    parts = node.get("hasPart")
    return [part for part in (parts if isinstance(parts, list) else [parts]) if isinstance(part, dict)]


def _is_false(value: Any) -> bool:
    return value is False or (isinstance(value, str) and value.rpartition("/")[2].lower() == "false")


def _scripts(tree: Any) -> Iterator[str | None]:
    return (script.text for script in tree.xpath("//script[@type='application/ld+json']"))


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
    page = _page_title(tree)
    headings = [heading for element in tree.iter("h1") if (heading := " ".join(element.text_content().split()))]
    for heading in headings:
        if any(_same(heading, title) for title in machine) or _part(heading, page):
            return heading
    site = meta.get("og:site_name", "")
    candidates = [*machine, *headings[:1], page]
    return next((_without_site(title, site) for title in candidates if title), "")


def _page_title(tree: Any) -> str:
    return " ".join((tree.findtext(".//title") or "").split())


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
    named = _by_id(tree) if any(map(_points, nodes)) else {}
    for node in nodes:
        if names := _clean(_names(node.get("author"), named)):
            return names
    meta = metas(tree)
    for name in _AUTHOR_METAS:
        if names := _clean(meta.get(name, "").replace(";", ",").split(",")):
            return names
    marked = tree.xpath("//*[@itemprop='author' or @rel='author'][not(ancestor::footer or ancestor::aside)]")
    names = _clean(element.text_content() for element in marked) or _clean(_extracted(tree).split(";"))
    return tuple(name for name in names if len(name.split()) <= _MOST_WORDS)


def _extracted(tree: Any) -> str:
    from trafilatura.metadata import extract_author

    return extract_author(tree) or ""


def byline(tree: Any, signs: Sequence[str]) -> tuple[str, ...]:
    """Give whom the first short line names that begins with one of ``signs`` ("by", "par") and goes on with a name."""
    for element in tree.iter("span", "p", "div", "a", "address", "strong", "em", "small"):
        if not is_small(element, _LONGEST_NAME) or not _is_own(element):
            continue
        line = " ".join(element.text_content().split())
        for sign in signs:
            name = line[len(sign) :].strip(" :")
            if line.casefold().startswith(f"{sign} ") and _is_name(name):
                return _clean([name])
    return ()


def is_small(element: Any, longest: int) -> bool:
    """Say whether an element holds up to ``longest`` characters and few elements; looks no further than that takes."""
    length = 0
    for count, node in enumerate(element.iter()):
        length += len(node.text or "") + (len(node.tail or "") if node is not element else 0)
        if length > longest or count > _MOST_INSIDE:
            return False
    return True


def _is_own(element: Any) -> bool:
    return next(element.iterancestors("nav", "footer", "aside", "figure", "form"), None) is None


def _is_name(words: str) -> bool:
    """Say whether all words are capitalised, but for particles, and there are two at least."""
    parts = words.split()
    named = [part for part in parts if part[0].isupper() and not any(map(str.isdigit, part))]
    rest = [part for part in parts if part not in named]
    short = all(part.isalpha() and len(part) <= _LONGEST_PARTICLE for part in rest)
    return len(named) > 1 and len(parts) <= _MOST_WORDS and short


def _points(node: Node) -> bool:
    """Say whether the author of an article is given by an address that another node of the page has."""
    author = node.get("author")
    return any(isinstance(item, dict) and "@id" in item for item in (author if isinstance(author, list) else [author]))


def _by_id(tree: Any) -> dict[str, str]:
    """Give the names of the page's nodes that have one and an address to be pointed at."""
    nodes = (node for script in _scripts(tree) for node in _nodes(script) if isinstance(node.get("@id"), str))
    return {node["@id"]: name for node in nodes if (name := _string(node.get("name")))}


def _names(value: Any, by_id: Mapping[str, str]) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield _string(item.get("name")) or by_id.get(str(item.get("@id")), "")
        else:
            yield _string(item)


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
