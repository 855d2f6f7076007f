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
        self._folded: _Node[T] = _Node()
        self._exact: _Node[T] = _Node()
        self._split = pattern(elisions)
        self._backwards = backwards
        for phrase, means in (exact or {}).items():
            self._add(self._exact, phrase, means)
        for phrase, means in phrases:
            self._add(self._folded, phrase.lower().replace("’", "'"), means)

    def _add(self, node: _Node[T], phrase: str, means: T) -> None:
        parts = [phrase] if phrase.isalpha() else [match.group() for match in self._split.finditer(phrase)]
        for part in reversed(parts) if self._backwards else parts:
            node = node.next.setdefault(part, _Node())
        node.means = means

    def after(self, tokens: Sequence[Token], at: int) -> Found[T] | None:
        """Give the longest phrase that starts at token ``at``, with the index of the token behind it."""
        if at >= len(tokens) or not self._opens(tokens[at]):
            return None
        return self._longest(tokens, range(at, len(tokens)), 1)

    def before(self, tokens: Sequence[Token], end: int) -> Found[T] | None:
        """Give the longest phrase that ends right before token ``end``, with the index of its first token."""
        if end < 1 or not self._opens(tokens[end - 1]):
            return None
        return self._longest(tokens, range(end - 1, -1, -1), 0)

    def _opens(self, token: Token) -> bool:
        return token.key in self._folded.next or token.raw in self._exact.next

    def _longest(self, tokens: Sequence[Token], path: range, past: int) -> Found[T] | None:
        exact = _walk(self._exact, tokens, path, past, exact=True)
        folded = _walk(self._folded, tokens, path, past, exact=False)
        if exact and folded:
            return exact if abs(exact.at - path.start) >= abs(folded.at - path.start) else folded
        return exact or folded


def _walk(root: _Node[T], tokens: Sequence[Token], path: range, past: int, *, exact: bool) -> Found[T] | None:
    node, best = root, None
    for index in path:
        token = tokens[index]
        step = node.next.get(token.raw if exact else token.key) if token.kind is not Kind.MASK else None
        if step is None:
            break
        node = step
        if node.means is not None:
            best = Found(node.means, index + past)
    return best


def glued(tokens: Sequence[Token], at: int) -> bool:
    """Say whether token ``at`` follows the one before it without a space."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start
