"""Roles: "le chef de l'OTAN", "le Premier ministre", "the Italian prime minister", "NATO's secretary general".

What goes in: the words of a text and the pack's lexicon. What comes out: role mentions with their classes (what the
role is) and scopes (of which body, country or field). Who holds them is for ``resolve``.
"""

from dataclasses import dataclass, field

from factcheck.annotate.entities.lexicon import Lexicon
from factcheck.annotate.entities.mentions import Mention, key
from factcheck.annotate.words import Words, fold
from factcheck.model import EntityKind

_COMPLEMENTS = 3


@dataclass(slots=True)
class _Reading:
    """A role while it is read: where it reaches so far, and what it is of."""

    first: int
    end: int
    classes: frozenset[str] = frozenset()
    scopes: set[str] = field(default_factory=set)
    former: bool = False
    definite: bool = False
    gender: str = ""


def find_roles(words: Words, lex: Lexicon) -> list[Mention]:
    """Give the roles of the text in order; they do not overlap."""
    found: list[Mention] = []
    i = low = 0
    while i < len(words):
        mention = _role_at(words, i, low, lex)
        if mention is None:
            i += 1
        else:
            found.append(mention)
            i = low = mention.end
    return found


def _role_at(words: Words, i: int, low: int, lex: Lexicon) -> Mention | None:
    """Give the role whose noun starts at word ``i``, none of its words before ``low``."""
    head = lex.roles.match(words, i)
    if head is None:
        return None
    end, classes = head
    reading = _Reading(i, end, classes, gender=lex.genders.get(words.forms[i], ""))
    _read_after(words, reading, lex)
    core = _read_before(words, reading, low, lex)
    if not (reading.definite or reading.scopes or words.is_capital(i) or reading.first < core):
        return None
    return Mention(
        EntityKind.ROLE,
        reading.first,
        core,
        reading.end,
        fold(words.text[words.starts[i] : words.ends[end - 1]]),
        reading.classes,
        frozenset(reading.scopes),
        former=reading.former,
        gender=reading.gender or lex.genders.get(words.forms[reading.first], ""),
        definite=reading.definite or reading.first == core,
    )


def _read_after(words: Words, reading: _Reading, lex: Lexicon) -> None:
    """Take in what follows the noun: adjectives, nationality, "de l'OTAN", "of the company"."""
    complements = 0
    while reading.end < len(words) and words.joined(reading.end):
        at = reading.end
        nation = lex.demonyms.match(words, at)
        if nation is not None:
            reading.end, scope = nation
            reading.scopes.add(scope)
        elif words.forms[at] in lex.after:
            reading.end += 1
        elif words.forms[at] in lex.linkers and complements < _COMPLEMENTS and _complement(words, reading, lex):
            complements += 1
        else:
            return


def _complement(words: Words, reading: _Reading, lex: Lexicon) -> bool:
    """Take in one "de …" or "of …"; False where no noun follows."""
    at = reading.end + 1
    while at < len(words) and words.forms[at] in lex.articles and words.joined(at):
        at += 1
    if _government(words, at, reading, lex):
        return True
    end, scope = noun_at(words, at, lex)
    if end == at:
        return False
    reading.end = end
    reading.scopes.add(scope)
    return True


def _government(words: Words, at: int, reading: _Reading, lex: Lexicon) -> bool:
    """Take in "the Italian government": who heads it is a head of government, of Italy."""
    scopes = set()
    while at < len(words) and words.joined(at):
        nation = lex.demonyms.match(words, at)
        if nation is not None:
            at, scope = nation
            scopes.add(scope)
        elif words.forms[at] in lex.before:
            at += 1
        else:
            break
    if at >= len(words) or words.forms[at] not in lex.heads or not words.joined(at):
        return False
    reading.end, reading.classes = at + 1, frozenset({lex.heads[words.forms[at]]})
    reading.scopes |= scopes
    return True


def noun_at(words: Words, at: int, lex: Lexicon) -> tuple[int, str]:
    """Give the end and the scope key of the noun that starts at word ``at``; its own place where there is none."""
    if at >= len(words) or not words.is_word(at) or not words.joined(at):
        return at, ""
    known = lex.scopes.match(words, at)
    end = _capitals(words, at, lex) if words.is_capital(at) else at + 1
    if known is not None and known[0] >= end:
        return known
    if end < len(words) and words.joined(end) and words.forms[end] in lex.bodies:
        end += 1
    return end, key(words.text[words.starts[at] : words.ends[end - 1]])


def _capitals(words: Words, at: int, lex: Lexicon) -> int:
    """Give the end of the run of capitalised words that starts at ``at``."""
    end = at + 1
    while end < len(words) and words.joined(end):
        if words.is_capital(end) and _opens_name(words, end, lex):
            break  # "ministre de la Santé Agnès Roux"
        if words.is_capital(end) and lex.roles.match(words, end) is None:
            end += 1
        elif words.forms[end] in "-'" and end + 1 < len(words) and words.is_capital(end + 1) and words.joined(end + 1):
            end += 2
        else:
            break
    return end


def _opens_name(words: Words, at: int, lex: Lexicon) -> bool:
    """Say whether a first name with its surname stands at ``at``."""
    follows = at + 1 < len(words) and words.is_capital(at + 1) and words.joined(at + 1)
    return follows and words.forms[at] in lex.genders


def _read_before(words: Words, reading: _Reading, low: int, lex: Lexicon) -> int:
    """Take in what stands before the noun, up to the determiner; give where the role starts without it."""
    at = reading.first
    while at > low and words.joined(at):
        step = _step_before(words, at, low, reading, lex)
        if step == at:
            break
        at = step
    core = at
    while at > low and words.joined(at) and (words.forms[at - 1] in lex.determiners or words.forms[at - 1] == "'"):
        reading.definite = reading.definite or words.forms[at - 1] in lex.definite
        at -= 1
    if at > low and words.forms[at] == "'":  # a lone apostrophe is no determiner
        at = core
    reading.first = at
    return core


def _step_before(words: Words, at: int, low: int, reading: _Reading, lex: Lexicon) -> int:
    """Give where the role starts once the word before ``at`` is taken in; ``at`` where it is no part of the role."""
    before = words.forms[at - 1]
    if before in lex.former or before in lex.before:
        reading.former = reading.former or before in lex.former
        return at - 1
    if before == "-" and at - 2 >= low and words.forms[at - 2] in lex.former and words.ends[at - 1] == words.starts[at]:
        reading.former = True
        return at - 2
    return _owner_before(words, at, low, reading, lex)


def _owner_before(words: Words, at: int, low: int, reading: _Reading, lex: Lexicon) -> int:
    """Take in a nationality, an owner ("NATO's") or a name used as one ("NATO Secretary General")."""
    owner_end = at
    size = len(lex.possessive)
    if size and words.forms[at - size : at] == lex.possessive and at - size > low:
        owner_end = at - size
    elif not size:
        return at
    begin = owner_end
    while begin > low and words.is_capital(begin - 1) and _may_own(words, begin - 1, lex) and words.joined(begin):
        begin -= 1
    if begin == owner_end:
        return at
    _add_owner(words, begin, owner_end, reading, lex)
    reading.definite = True
    return begin


def _may_own(words: Words, i: int, lex: Lexicon) -> bool:
    return words.forms[i] not in lex.starters and words.forms[i] not in lex.determiners


def _add_owner(words: Words, begin: int, end: int, reading: _Reading, lex: Lexicon) -> None:
    for phrases in (lex.demonyms, lex.scopes):
        known = phrases.match(words, begin)
        if known is not None and known[0] >= end:
            reading.scopes.add(known[1])
            return
    reading.scopes.add(fold(words.text[words.starts[begin] : words.ends[end - 1]]))
