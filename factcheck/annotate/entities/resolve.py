"""Who a name or role is, as far as the article itself and the names of known facts tell.

What goes in: the mentions of one article, in order. What comes out: the name each stands for. Introductions
anywhere in the article count everywhere in it: "le secrétaire général de l'OTAN, Mark Rutte" names every "Rutte"
and every "chef de l'OTAN".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from factcheck.annotate.entities.gazetteer import Names
from factcheck.annotate.entities.lexicon import Lexicon
from factcheck.annotate.entities.mentions import Mention, key
from factcheck.annotate.words import Words
from factcheck.model import EntityKind

_MADE = 4  # words: "a été élue"
_MOST = 300  # introductions that other wordings are compared with; no article has more

Kind = tuple[str, frozenset[str], frozenset[str], bool]
"""A role's noun, what the role is, of what, and whether it is past."""


@dataclass(slots=True)
class Registry:
    """Who the article introduces: full names by surname, holders of roles, names of single role mentions."""

    surnames: dict[str, str] = field(default_factory=dict)
    firsts: dict[str, str] = field(default_factory=dict)
    holders: dict[Kind, str] = field(default_factory=dict)
    named: dict[int, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    loose: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()


def register(words: Words, mentions: Sequence[Mention], lex: Lexicon) -> Registry:
    """Give the introductions of an article."""
    found = Registry(loose=lex.loose, heads=lex.heads_of_all)
    for mention in mentions:
        if mention.kind is EntityKind.NAME and mention.end - mention.core > 1:
            found.surnames.setdefault(
                key(words.text[words.starts[mention.end - 1] : words.ends[mention.end - 1]]), mention.words(words)
            )
            first = key(words.text[words.starts[mention.core] : words.ends[mention.core]])
            same = found.firsts.get(first, mention.words(words)) == mention.words(words)
            found.firsts[first] = mention.words(words) if same and first in lex.genders else ""
    for one, other in pairwise(mentions):
        pair = _introduction(words, one, other, lex)
        if pair is not None:
            role, name = pair
            found.named[id(role)] = full_name(words, name, found)
            gender = role.gender or name.gender
            if gender:
                found.genders.setdefault(found.named[id(role)], gender)
            kind = (role.noun, role.classes, role.scopes, role.former)
            if len(found.holders) < _MOST:
                found.holders.setdefault(kind, found.named[id(role)])
    return found


def _introduction(words: Words, one: Mention, other: Mention, lex: Lexicon) -> tuple[Mention, Mention] | None:
    """Give role and name where one introduces the other: side by side, or with a comma between them."""
    if one.kind == other.kind:
        return None
    between = words.forms[one.end : other.first]
    if between == () and one.kind is EntityKind.ROLE and words.joined(other.first):
        return one, other
    if between == (",",) and _closes(words, other.end):
        return (one, other) if one.kind is EntityKind.ROLE else (other, one)
    if 0 < len(between) <= _MADE and one.kind is EntityKind.NAME and _is_made(between, lex):
        return other, one
    return None


def _is_made(between: Sequence[str], lex: Lexicon) -> bool:
    """Say whether the words between a name and a role say that one becomes the other ("was elected")."""
    return between[-1] in lex.made and all(form in lex.made or form in lex.making for form in between)


def _closes(words: Words, at: int) -> bool:
    """Say whether an apposition may end before ``at``: another mark or the text's end comes there."""
    return at >= len(words) or not words.is_word(at)


def full_name(words: Words, mention: Mention, registry: Registry) -> str:
    """Give the full name of a name mention: itself, the one whose last word it is, or the only one with that first."""
    written = mention.words(words)
    if mention.end - mention.core > 1:
        return written
    return registry.surnames.get(key(written)) or registry.firsts.get(key(written)) or written


def holder(role: Mention, registry: Registry) -> str:
    """Give who holds a role by the article's introductions, "" where it does not say."""
    if id(role) in registry.named:
        return registry.named[id(role)]
    fits: dict[str, int] = {}
    for known, its_name in registry.holders.items():
        fit = likeness(role, known, registry)
        if fit:
            fits[its_name] = max(fit, fits.get(its_name, 0))
    best = max(fits.values(), default=0)
    names = [name for name, fit in fits.items() if fit == best]
    return _one_of(role, names, registry) if role.definite else ""


def _one_of(role: Mention, names: Sequence[str], registry: Registry) -> str:
    """Give the name that fits; of several the only one whose gender is that of the role's words, else ""."""
    if len(names) < 2:  # noqa: PLR2004 - two names
        return next(iter(names), "")
    same = [name for name in names if role.gender and registry.genders.get(name, "") == role.gender]
    return same[0] if len(same) == 1 else ""


def likeness(role: Mention, known: Kind, registry: Registry) -> int:
    """Give how well two roles agree: 0 not at all; more for each thing that both are said to be of.

    ``loose`` classes ("head of something") say nothing where one of the two is not said to be of anything.
    """
    noun, classes, scopes, former = known
    shared = role.classes & classes
    if role.former != former or not (shared or _is_short(role, known, registry)):
        return 0
    same = role.noun == noun
    if role.scopes and scopes:
        return 3 * len(role.scopes & scopes) + same if role.scopes & scopes else 0
    if same:
        return 2
    return 1 if not shared or shared - registry.loose else 0


def _is_short(role: Mention, known: Kind, registry: Registry) -> bool:
    """Say whether a role says less of what another says more of ("le ministre", "le ministre de l'Intérieur")."""
    parts = known[0].split()
    bare = not role.scopes and len(parts) > 1 and role.noun in (parts[0], parts[-1])
    return bare and not known[1] & registry.heads


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
