"""Entities: names, roles and labels of known facts, each with who or what it is.

What goes in: the text, its sentences, a pack (``entities.toml``) and the names of known facts. What comes out:
``Entity`` marks sorted by start; a fact's label may lie inside a role ("l'OTAN" in "le chef de l'OTAN"), nothing
else overlaps. This annotator must not know the facts themselves, only their labels and ids.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.annotate.entities.gazetteer import Names, find_labels, known_names
from factcheck.annotate.entities.lexicon import lexicon
from factcheck.annotate.entities.mentions import Mention
from factcheck.annotate.entities.names import find_names
from factcheck.annotate.entities.resolve import Registry, full_name, holder, name_refs, register, role_refs, told_scopes
from factcheck.annotate.entities.roles import find_roles
from factcheck.annotate.words import Words, read_words, unwrapped
from factcheck.languages import Pack
from factcheck.model import Entity, EntityKind, Gazetteer, Sentence

__all__ = ["find_entities"]

_Labels = Sequence[tuple[int, int, tuple[str, ...]]]
_ByEnd = dict[int, tuple[int, tuple[str, ...]]]


def find_entities(
    text: str, sentences: Sequence[Sentence], pack: Pack, gazetteer: Gazetteer, anchor: date | None = None
) -> tuple[Entity, ...]:
    """Give the names, roles and known facts of ``text``, sorted by start, the longer first.

    Who holds an office is what the article says; where it does not, whom the facts name for ``anchor``.
    """
    words = read_words(unwrapped(text))
    its = known_names(gazetteer, pack)
    labels = find_labels(words, its)
    mentions = _mentions(words, sentences, pack, labels)
    who = _Who(
        text,
        words,
        its,
        register(words, mentions, lexicon(pack)),
        {end: (first, ids) for first, end, ids in labels},
        mentions,
    )
    found = [_with_holder(who.entity(mention), gazetteer, anchor) for mention in mentions]
    found += _facts(text, words, labels, mentions)
    return tuple(sorted(found, key=lambda entity: (entity.start, -entity.end)))


def _with_holder(entity: Entity, gazetteer: Gazetteer, anchor: date | None) -> Entity:
    """Give a role that the article leaves without a name the one of its holder on the day."""
    unnamed = entity.kind is EntityKind.ROLE and not entity.name and not entity.former
    if anchor is None or not unnamed or not entity.refs:
        return entity
    return replace(entity, name=gazetteer.holder(entity.refs, anchor))


class _Who:
    """What is known of who the mentions of one article are."""

    def __init__(
        self, text: str, words: Words, its: Names, registry: Registry, by_end: _ByEnd, mentions: Sequence[Mention]
    ) -> None:
        self.text, self.words, self.its, self.registry, self.by_end = text, words, its, registry, by_end
        self.scopes = told_scopes([mention for mention in mentions if mention.kind is EntityKind.ROLE], registry)

    def entity(self, mention: Mention) -> Entity:
        """Give the mention with its name and the facts that it stands for."""
        start, end = self.words.starts[mention.first], self.words.ends[mention.end - 1]
        first, ids = self.by_end.get(mention.end, (-1, ()))
        own = ids if mention.first <= first <= mention.core else ()
        name, refs = self._role(mention, own) if mention.kind is EntityKind.ROLE else self._name(mention, own)
        return Entity(start, end, self.text[start:end], mention.kind, name, refs, mention.former)

    def _role(self, mention: Mention, own: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
        name = holder(mention, self.registry)
        if own:
            return name, own
        scopes = mention.scopes
        if not scopes and name:
            told = (its for classes, its in self.scopes.get(name, {}).items() if classes & mention.classes)
            scopes = next(told, scopes)
        return name, role_refs(mention, scopes, self.its)

    def _name(self, mention: Mention, own: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
        name, refs = name_refs(full_name(self.words, mention, self.registry), self.its)
        return name, refs or own


def _mentions(words: Words, sentences: Sequence[Sentence], pack: Pack, labels: _Labels) -> list[Mention]:
    """Give roles and names in order, without the names that are part of a longer label."""
    lex = lexicon(pack)
    roles = find_roles(words, lex)
    taken = {i for role in roles for i in range(role.first, role.end)}
    starts = _sentence_starts(words, sentences)
    inside = {i: (first, end) for first, end, _ in labels for i in range(first, end)}
    found = [name for name in find_names(words, lex, starts, taken) if not _is_part(name, inside)]
    return sorted([*roles, *found], key=lambda mention: mention.first)


def _is_part(name: Mention, inside: dict[int, tuple[int, int]]) -> bool:
    first, end = inside.get(name.core, (name.core, name.end))
    return first <= name.core and name.end <= end and end - first > name.end - name.core


def _sentence_starts(words: Words, sentences: Sequence[Sentence]) -> set[int]:
    """Give the words that start a sentence or quoted speech: their capital says nothing."""
    starts = {words.at(sentence.start) for sentence in sentences}
    found = set()
    for i in range(len(words)):
        if i in starts or (i and not words.is_word(i - 1) and words.forms[i - 1] in '«“"„:•'):
            starts.add(i + 1) if not words.is_word(i) else found.add(i)
    return found


def _facts(text: str, words: Words, labels: _Labels, mentions: Sequence[Mention]) -> list[Entity]:
    """Give the labels that no name or role stands for already."""
    same = {mention.end: mention for mention in mentions}
    found = []
    for first, end, ids in labels:
        mention = same.get(end)
        if mention is not None and mention.first <= first <= mention.core:
            continue
        start, stop = words.starts[first], words.ends[end - 1]
        found.append(Entity(start, stop, text[start:stop], EntityKind.FACT, "", ids))
    return found
