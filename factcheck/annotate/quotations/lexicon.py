"""The pack's ``quotations.toml``, ready to look things up in.

What goes in: a pack. What comes out: a ``Lexicon``, built once per pack. Verbs are written as stems with their endings
("déclar" with "e ent ait aient a …"); "-" is no ending.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from factcheck.annotate.words import Phrases, phrase
from factcheck.languages import Pack, PackError, Table
from factcheck.model.frozen import dataclass


class Use(StrEnum):
    """What a verb of speech can introduce.

    QUOTE words in quotation marks; CLAUSE a clause with "que" or "that"; ZERO one without; OBJECT takes the one who is
    told before the clause; INFINITIVE "to leave"; URGE somebody "to leave"; APPEAL "on" somebody "to leave"; CHARGE
    somebody "of" something; LABEL a few words in marks ("called it «a
    mess»"); ASIDE may be put into or behind what is said ("…, he said, …"); GERUND "having left";
    QUESTION a clause with "whether" or "how"; WORK has titles as its object ("wrote «Emma»").
    """

    QUOTE = "quote"
    CLAUSE = "clause"
    ZERO = "zero"
    OBJECT = "object"
    INFINITIVE = "infinitive"
    URGE = "urge"
    APPEAL = "appeal"
    CHARGE = "charge"
    LABEL = "label"
    ASIDE = "aside"
    GERUND = "gerund"
    QUESTION = "question"
    WORK = "work"


class Shape(StrEnum):
    """The shape of a verb form; STATE is an adjective behind "be" ("is convinced that")."""

    FINITE = "finite"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    QUESTION = "question"
    INFINITIVE = "infinitive"
    STATE = "state"


Form = Mapping[Shape, frozenset[Use]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words around reported speech, in lower case; ``phrasal`` finds the verbs of several words."""

    forms: Mapping[str, Form]
    phrasal: Phrases[str]
    auxiliaries: frozenset[str]
    modals: frozenset[str]
    passives: frozenset[str]
    between: frozenset[str]
    adverb_endings: tuple[str, ...]
    clitics: frozenset[str]
    negations: frozenset[str]
    subjects: frozenset[str]
    others: frozenset[str]
    inverted: frozenset[str]
    complementizers: frozenset[str]
    questions: frozenset[str]
    infinitive_marks: frozenset[str]
    according: Phrases[str]
    source_nouns: frozenset[str]
    no_source: frozenset[str]
    determiners: frozenset[str]
    articles: frozenset[str]
    prepositions: frozenset[str]
    links: frozenset[str]
    relatives: frozenset[str]
    connectors: frozenset[str]
    coordinators: frozenset[str]
    subordinators: frozenset[str]
    turning: frozenset[str]
    as_marks: frozenset[str]
    skip: frozenset[str]
    finite: frozenset[str]
    titles: frozenset[str]
    hearsay: Phrases[str]
    hearsay_auxiliaries: frozenset[str]
    hearsay_not: Phrases[str]
    participle_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    either_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    many_endings: tuple[str, ...]
    indefinite: frozenset[str]
    one: frozenset[str]
    many: frozenset[str]
    urge_marks: frozenset[str]
    appeal_marks: frozenset[str]
    charge_marks: frozenset[str]
    speech_nouns: frozenset[str]
    source_marks: frozenset[str]
    agent_marks: frozenset[str]
    clause_openers: Phrases[str]
    place_marks: frozenset[str]
    impersonal: frozenset[str]
    opening_participles: frozenset[str]
    possessives: frozenset[str]
    possessive: tuple[str, ...]
    contracted: frozenset[str]
    nouns: frozenset[str]
    compound_inversion: bool
    bare_subjects: bool


_SETS = tuple(
    """
    auxiliaries modals passives between clitics negations subjects others inverted complementizers questions
    infinitive_marks source_nouns no_source determiners articles prepositions links relatives connectors coordinators
    subordinators turning as_marks skip finite titles hearsay_auxiliaries possessives nouns urge_marks appeal_marks
    charge_marks place_marks impersonal opening_participles contracted speech_nouns source_marks agent_marks indefinite
    one many
    """.split()  # noqa: SIM905 - so many names read better as a block
)


@cache
def lexicon(pack: Pack) -> Lexicon:
    """Give the words of ``pack`` around reported speech; raises PackError where the file is not in order."""
    table = pack.file("quotations")
    forms = _forms(table.tables("verbs"))
    return Lexicon(
        forms=forms,
        phrasal=_phrasal(forms),
        according=_phrases(table.word_lists("according")),
        hearsay=_phrases({"hearsay": table.words("hearsay")}),
        clause_openers=_phrases({"opener": table.words("clause_openers")}),
        hearsay_not=_phrases({"not": table.words("hearsay_not")}),
        possessive=phrase(table.text("possessive")),
        adverb_endings=table.words("adverb_endings"),
        participle_endings=table.words("participle_endings"),
        infinitive_endings=table.words("infinitive_endings"),
        gerund_endings=table.words("gerund_endings"),
        plural_endings=table.words("plural_endings"),
        either_endings=table.words("either_endings"),
        verb_endings=table.words("verb_endings"),
        many_endings=table.words("many_endings"),
        compound_inversion=table.text("compound_inversion") == "yes",
        bare_subjects=table.text("bare_subjects") == "yes",
        **{key: frozenset(word.lower() for word in table.words(key)) for key in _SETS},
    )


def _phrases(lists: Mapping[str, tuple[str, ...]]) -> Phrases[str]:
    found: Phrases[str] = Phrases()
    for name, phrases in lists.items():
        for text in phrases:
            found.add(text, name)
    return found


def _forms(tables: tuple[Table, ...]) -> Mapping[str, Form]:
    found: dict[str, dict[Shape, frozenset[Use]]] = {}
    for table in tables:
        uses = frozenset(_use(table, name) for name in table.words("uses"))
        for shape in Shape:
            for form in _each_form(table, shape):
                shapes = found.setdefault(form, {})
                shapes[shape] = shapes.get(shape, frozenset()) | uses
    return found


def _phrasal(forms: Mapping[str, Form]) -> Phrases[str]:
    return _phrases({form: (form,) for form in forms if " " in form})


def _each_form(table: Table, shape: Shape) -> list[str]:
    if shape.value not in table:
        return []
    stems, endings = (tuple(_bare(part) for part in table.words(key)) for key in ("stems", shape.value))
    return [stem + ending for stem in stems for ending in endings]


def _bare(part: str) -> str:
    """Give a stem or an ending, "" where the pack writes "-"."""
    return "" if part == "-" else part.lower()


def _use(table: Table, name: str) -> Use:
    try:
        return Use(name)
    except ValueError:
        raise PackError(f"{table.where}: uses: {name!r} is none of {', '.join(Use)}") from None
