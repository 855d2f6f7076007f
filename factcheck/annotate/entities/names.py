"""Names: runs of capitalised words in running text, with their particles.

What goes in: the words of a text, where its sentences start, the words that roles have taken. What comes out: name
mentions. A single capitalised word at the start of a sentence is a name only where the text or its surroundings say so.
"""

from collections.abc import Collection

from factcheck.annotate.entities.lexicon import Lexicon
from factcheck.annotate.entities.mentions import Mention
from factcheck.annotate.words import Words
from factcheck.model import EntityKind

_INITIAL = 1


def find_names(words: Words, lex: Lexicon, starts: Collection[int], taken: Collection[int]) -> list[Mention]:
    """Give the names in order; ``starts`` are indices of words that begin a sentence, ``taken`` those of roles."""
    inside = {words.forms[i] for i in range(1, len(words)) if words.is_capital(i) and i not in starts}
    small = {words.forms[i] for i in range(len(words)) if not words.is_capital(i)}
    found: list[Mention] = []
    i = 0
    while i < len(words):
        if i in taken or not words.is_capital(i):
            i += 1
            continue
        mention = _name_at(words, i, lex, taken)
        named = _at_start(words, mention, lex, inside, small) if i in starts else mention
        if named is not None and _is_name(words, named, lex):
            found.append(named)
        i = named.end if named is not None else i + 1
    return found


def _name_at(words: Words, i: int, lex: Lexicon, taken: Collection[int]) -> Mention:
    core = _behind_honorific(words, i, lex)
    end = core + 1
    while (step := _step(words, end, lex, taken)) > end:
        if words.forms[end] in lex.joiners and end - core > 1 and words.forms[end - 1] not in lex.bodies:
            break  # "Carla Ruiz of Nevada", but "Bank of England"
        end = step
    known = lex.scopes.match(words, core)
    end = max(end, known[0]) if known is not None else end
    gender = lex.genders.get(words.forms[i], "") or lex.genders.get(words.forms[core], "")
    return Mention(EntityKind.NAME, i, core, end, gender=gender)


def _behind_honorific(words: Words, i: int, lex: Lexicon) -> int:
    """Give where the name itself starts behind "M." or "Mrs"."""
    if words.forms[i] not in lex.honorifics:
        return i
    at = i + 1
    if at < len(words) and words.forms[at] == ".":
        at += 1
    return at if at < len(words) and words.joined(at) and words.is_capital(at) else i


def _step(words: Words, end: int, lex: Lexicon, taken: Collection[int]) -> int:
    """Give where the name ends once it takes in what stands at ``end``; ``end`` where it takes in nothing."""
    at = end
    while at < len(words) and at - end < 4 and words.joined(at) and at not in taken:  # noqa: PLR2004 - "de l'" is three
        if words.is_capital(at):
            return at + 1
        initial = words.forms[at] == "." and words.ends[at - 1] - words.starts[at - 1] == _INITIAL
        if not (initial or words.forms[at] in lex.particles or words.forms[at] in "-'&"):
            return end
        at += 1
    return end


def _at_start(
    words: Words, mention: Mention, lex: Lexicon, inside: Collection[str], small: Collection[str]
) -> Mention | None:
    """Give the name without a first word that is capital only as the sentence's first; None where nothing is left."""
    first = words.forms[mention.core]
    if mention.first == mention.core and (first in lex.starters or (first in small and first not in inside)):
        return _without_first(words, mention, lex)
    if mention.end - mention.core > 1 or first in inside or mention.core > mention.first:
        return mention
    upper = words.text[words.starts[mention.core] : words.ends[mention.core]]
    if len(upper) > 1 and upper.isupper():
        return mention
    following = words.forms[mention.end] if mention.end < len(words) else ""
    return mention if following in lex.verbs else None


def _without_first(words: Words, mention: Mention, lex: Lexicon) -> Mention | None:
    at = mention.core + 1
    while at < mention.end and not words.is_capital(at):
        at += 1
    if at >= mention.end:
        return None
    return Mention(EntityKind.NAME, at, at, mention.end, gender=lex.genders.get(words.forms[at], ""))


def _is_name(words: Words, mention: Mention, lex: Lexicon) -> bool:
    """Say whether it can be a name: no nationality, no pronoun or determiner in capitals, no lone letter."""
    nation = lex.demonyms.match(words, mention.core)
    if nation is not None and nation[0] >= mention.end and lex.scopes.match(words, mention.core) is None:
        return False
    if mention.end - mention.core > 1:
        return True
    form = words.forms[mention.core]
    known = form in lex.starters or form in lex.determiners or form in lex.pronouns
    return not known and len(form) > 1 and not form.isdigit()
