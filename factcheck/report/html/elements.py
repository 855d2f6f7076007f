"""HTML elements that cannot be built without escaping: plain strings are escaped, only elements are not."""

from collections.abc import Iterable
from html import escape
from typing import Self

from factcheck.safe import href, printable

_VOID = frozenset({"meta", "circle", "rect", "line"})  # closed with "/>": SVG's need it, HTML's allow it


class Html(str):
    """A piece of finished HTML; only ``tag``, ``joined`` and ``raw`` make one."""

    __slots__ = ()

    def __new__(cls, text: str = "") -> Self:
        """Take ``text`` as it is."""
        return super().__new__(cls, text)


def tag(name: str, /, *children: str | None, **attributes: str | float | None) -> Html:
    """Give one element.

    Children that are not ``Html`` are escaped and made printable; None is left out. Attributes lose a trailing
    underscore (``class_``) and turn inner ones into hyphens; those that are None are left out.
    """
    listed = "".join(
        f' {_attribute(key)}="{_text(str(value))}"' for key, value in attributes.items() if value is not None
    )
    return Html(f"<{name}{listed} />" if name in _VOID else f"<{name}{listed}>{joined(children)}</{name}>")


def joined(children: Iterable[str | None], between: str = "") -> Html:
    """Give children one after the other, escaped where they are plain strings."""
    return Html(_text(between).join(c if isinstance(c, Html) else _text(c) for c in children if c is not None))


def link(url: str, words: str) -> Html:
    """Give a link, or the bare words where the address is none that a page may link to."""
    target = href(url)
    return tag("a", words, href=target, rel="noreferrer nofollow") if target else tag("span", words)


def _attribute(key: str) -> str:
    return key.removesuffix("_").replace("_", "-")


def _text(text: str) -> str:
    return escape(printable(text, lines=True))
