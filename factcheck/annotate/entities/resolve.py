"""Who a name or role is, as far as the article itself and the names of known facts tell.

What goes in: the mentions of one article, in order. What comes out: the name each stands for. Introductions
anywhere in the article count everywhere in it: "le secrétaire général de l'OTAN, Mark Rutte" names every "Rutte"
and every "chef de l'OTAN".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from factcheck.annotate.entities.gazetteer import Names
from factcheck.annotate.entities.mentions import Mention, key
from factcheck.annotate.words import Words
from factcheck.model import EntityKind

_MOST = 300  # introductions that other wordings are compared with; no article has more

Kind = tuple[str, frozenset[str], frozenset[str], bool]
"""A role's noun, what the role is, of what, and whether it is past."""


@dataclass(slots=True)
class Registry:
    """Who the article introduces: full names by surname, holders of roles, names of single role mentions."""

    surnames: dict[str, str] = field(default_factory=dict)
    holders: dict[Kind, str] = field(default_factory=dict)
    named: dict[int, str] = field(default_factory=dict)
    loose: frozenset[str] = frozenset()


def register(words: Words, mentions: Sequence[Mention], loose: frozenset[str]) -> Registry:
    """Give the introductions of an article."""
    found = Registry(loose=loose)
    for mention in mentions:
        if mention.kind is EntityKind.NAME and mention.end - mention.core > 1:
            found.surnames.setdefault(
                key(words.text[words.starts[mention.end - 1] : words.ends[mention.end - 1]]), mention.words(words)
            )
    for one, other in pairwise(mentions):
        pair = _introduction(words, one, other)
        if pair is not None:
            role, name = pair
            found.named[id(role)] = full_name(words, name, found)
            kind = (role.noun, role.classes, role.scopes, role.former)
            if len(found.holders) < _MOST:
                found.holders.setdefault(kind, found.named[id(role)])
    return found


def _introduction(words: Words, one: Mention, other: Mention) -> tuple[Mention, Mention] | None:
    """Give role and name where one introduces the other: side by side, or with a comma between them."""
    if one.kind == other.kind:
        return None
    between = words.forms[one.end : other.first]
    if between == () and one.kind is EntityKind.ROLE and words.joined(other.first):
        return one, other
    if between == (",",) and _closes(words, other.end):
        return (one, other) if one.kind is EntityKind.ROLE else (other, one)
    return None


def _closes(words: Words, at: int) -> bool:
    """Say whether an apposition may end before ``at``: another mark or the text's end comes there."""
    return at >= len(words) or not words.is_word(at)


def full_name(words: Words, mention: Mention, registry: Registry) -> str:
    """Give the full name of a name mention: itself, or the one whose last word it is."""
    written = mention.words(words)
    if mention.end - mention.core > 1:
        return written
    return registry.surnames.get(key(written), written)


def holder(role: Mention, registry: Registry) -> str:
    """Give who holds a role by the article's introductions, "" where it does not say."""
    if id(role) in registry.named:
        return registry.named[id(role)]
    best, name = 0, ""
    for known, its_name in registry.holders.items():
        fit = likeness(role, known, registry.loose)
        if fit > best:
            best, name = fit, its_name
    return name if role.definite else ""


def likeness(role: Mention, known: Kind, loose: frozenset[str]) -> int:
    """Give how well two roles agree: 0 not at all; more for each thing that both are said to be of.

    ``loose`` classes ("head of something") say nothing where one of the two is not said to be of anything.
    """
    noun, classes, scopes, former = known
    shared = role.classes & classes
    if not shared or role.former != former:
        return 0
    if role.scopes and scopes:
        return 2 * len(role.scopes & scopes)
    return 1 if role.noun == noun or shared - loose else 0


def role_refs(role: Mention, scopes: frozenset[str], its: Names) -> tuple[str, ...]:
    """Give the ids of the offices that the role's words stand for: ``scopes`` the same, and a class in common."""
    if not scopes:
        return ()
    found = [ids for known, ids in its.roles if role.classes & known.classes and scopes == known.scopes]
    return tuple(dict.fromkeys(i for ids in found for i in ids))


def told_scopes(roles: Iterable[Mention], registry: Registry) -> dict[str, dict[frozenset[str], frozenset[str]]]:
    """Give of what each holder's roles are, by class, as fuller wordings tell: "le Premier ministre" is Italy's."""
    found: dict[str, dict[frozenset[str], frozenset[str]]] = {}
    for role in roles:
        name = holder(role, registry) if role.scopes else ""
        if name:
            found.setdefault(name, {}).setdefault(role.classes, role.scopes)
    return found


def name_refs(name: str, its: Names) -> tuple[str, tuple[str, ...]]:
    """Give the full name and the ids of a name: by the whole of it, or by a surname that one known person has."""
    known = its.by_key.get(key(name), ())
    if known or len(name.split()) > 1:
        return name, known
    people = its.by_surname.get(key(name), ())
    return (people[0].written, people[0].ids) if len(people) == 1 else (name, ())
