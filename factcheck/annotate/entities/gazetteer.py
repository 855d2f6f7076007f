"""Labels of known facts in a text.

What goes in: the words of a text and a ``Gazetteer``. What comes out: where labels stand, the longest at each
place. Case, accents, apostrophes, hyphens and the kind of spaces do not count; a label that starts with a capital
and has one word wants a capital in the text, and one of two or three capitals ("ONU", "US") wants them all.
"""

from collections.abc import Mapping
from functools import lru_cache

from factcheck.annotate.entities.lexicon import Lexicon, lexicon
from factcheck.annotate.entities.mentions import Mention, key
from factcheck.annotate.entities.roles import find_roles
from factcheck.annotate.words import Words, fold, phrase, read_words
from factcheck.languages import Pack
from factcheck.model import Gazetteer
from factcheck.model.frozen import dataclass

_SIGNS = frozenset("'-.")
_SHORT = 3
_NAME_WORDS = (2, 4)


@dataclass(frozen=True, slots=True)
class Label:
    """One label: its folded words, how it is written, and the ids of the facts it may stand for."""

    forms: tuple[str, ...]
    written: str
    ids: tuple[str, ...]

    def fits(self, found: str) -> bool:
        """Say whether the capitals of the words found can be those of the label."""
        if len(self.forms) > 1 or not self.written[:1].isupper():
            return True
        if self.written.isupper() and len(self.written) <= _SHORT:
            return found == self.written
        return found[:1].isupper()


@dataclass(frozen=True, slots=True)
class Names:
    """The labels of one gazetteer, by first word, by whole name, by surname, and those that are roles."""

    by_first: Mapping[str, tuple[Label, ...]]
    by_key: Mapping[str, tuple[str, ...]]
    by_surname: Mapping[str, tuple[Label, ...]]
    roles: tuple[tuple[Mention, tuple[str, ...]], ...]


@lru_cache(maxsize=8)
def known_names(gazetteer: Gazetteer, pack: Pack) -> Names:
    """Give the labels of ``gazetteer`` ready to be looked up."""
    by_first: dict[str, list[Label]] = {}
    by_key: dict[str, tuple[str, ...]] = {}
    by_surname: dict[str, list[Label]] = {}
    roles: list[tuple[Mention, tuple[str, ...]]] = []
    for written, ids in gazetteer.labels.items():
        forms = tuple(fold(form) for form in phrase(written) if form not in _SIGNS)
        if not forms:
            continue
        label = Label(forms, written, ids)
        by_first.setdefault(forms[0], []).append(label)
        by_key[key(written)] = (*by_key.get(key(written), ()), *ids)
        its_roles = _whole_roles(written, lexicon(pack))
        roles.extend((role, ids) for role in its_roles)
        if not its_roles and _is_person(written, lexicon(pack)):
            by_surname.setdefault(key(written.split()[-1]), []).append(label)
    return Names(
        {first: tuple(sorted(its, key=lambda label: -len(label.forms))) for first, its in by_first.items()},
        by_key,
        {last: tuple(its) for last, its in by_surname.items()},
        tuple(roles),
    )


def _is_person(label: str, lex: Lexicon) -> bool:
    """Say whether a label looks like a person's name: two to four words with capitals, none of a body."""
    parts = label.split()
    named = all(part[:1].isupper() or part.lower() in lex.particles for part in parts)
    return _NAME_WORDS[0] <= len(parts) <= _NAME_WORDS[1] and named and not any(p.lower() in lex.bodies for p in parts)


def _whole_roles(label: str, lex: Lexicon) -> list[Mention]:
    """Give the role that a label is, if all of it is one."""
    words = read_words(label)
    return [role for role in find_roles(words, lex) if role.first == 0 and role.end == len(words)]


def find_labels(words: Words, its: Names) -> list[tuple[int, int, tuple[str, ...]]]:
    """Give where labels stand, as indices of words with the ids, in order and without overlaps."""
    found: list[tuple[int, int, tuple[str, ...]]] = []
    i = 0
    while i < len(words):
        hit = _label_at(words, i, its)
        if hit is None:
            i += 1
        else:
            found.append((i, *hit))
            i = hit[0]
    return found


def _label_at(words: Words, i: int, its: Names) -> tuple[int, tuple[str, ...]] | None:
    for label in its.by_first.get(fold(words.forms[i]), ()):
        end = _end(words, i, label)
        if end and label.fits(words.text[words.starts[i] : words.ends[end - 1]]):
            return end, label.ids
    return None


def _end(words: Words, i: int, label: Label) -> int:
    """Give the index behind the label's last word where the label stands at word ``i``, else 0."""
    at = i
    for n, form in enumerate(label.forms):
        while n and at < len(words) and words.forms[at] in _SIGNS and words.joined(at):
            at += 1
        if at >= len(words) or fold(words.forms[at]) != form or (n and not words.joined(at)):
            return 0
        at += 1
    return at
