"""Phrase tables: which phrase of the pack starts, or ends, at a token.

What goes in: phrases with what they mean. What comes out: the longest phrase at a place, in time linear in its length.
This module must not know what the phrases are for.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from factcheck.annotate.quantities.tokens import Kind, Token, pattern

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """A phrase that was found: what it means, and the index of the token after it (or of its first token)."""

    means: T
    at: int


class _Node(Generic[T]):
    __slots__ = ("means", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] = {}
        self.means: T | None = None


class Phrases(Generic[T]):
    """A table of phrases. ``exact`` ones tell upper from lower case ("MW"), the others do not."""

    def __init__(
        self,
        phrases: Iterable[tuple[str, T]] = (),
        *,
        exact: Mapping[str, T] | None = None,
        elisions: tuple[str, ...] = (),
        backwards: bool = False,
    ) -> None:
        self._root: _Node[T] = _Node()
        self._split = pattern(elisions)
        self._backwards = backwards
        for phrase, means in (exact or {}).items():
            self._add(phrase, means)
        for phrase, means in phrases:
            self._add(phrase.lower().replace("’", "'"), means)

    def _add(self, phrase: str, means: T) -> None:
        parts = [match.group() for match in self._split.finditer(phrase)]
        node = self._root
        for part in reversed(parts) if self._backwards else parts:
            node = node.next.setdefault(part, _Node())
        node.means = means

    def after(self, tokens: Sequence[Token], at: int) -> Found[T] | None:
        """Give the longest phrase that starts at token ``at``, with the index of the token behind it."""
        node, best = self._root, None
        for index in range(at, len(tokens)):
            step = _follow(node, tokens[index])
            if step is None:
                break
            node = step
            if node.means is not None:
                best = Found(node.means, index + 1)
        return best

    def before(self, tokens: Sequence[Token], end: int) -> Found[T] | None:
        """Give the longest phrase that ends right before token ``end``, with the index of its first token."""
        node, best = self._root, None
        for index in range(end - 1, -1, -1):
            step = _follow(node, tokens[index])
            if step is None:
                break
            node = step
            if node.means is not None:
                best = Found(node.means, index)
        return best


def _follow(node: _Node[T], token: Token) -> _Node[T] | None:
    if token.kind is Kind.MASK:
        return None
    return node.next.get(token.raw) or node.next.get(token.key)


def glued(tokens: Sequence[Token], at: int) -> bool:
    """Say whether token ``at`` follows the one before it without a space."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start
