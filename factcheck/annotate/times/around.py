"""What stands before a time: how it is used ("depuis", "by"), and how exactly it is meant ("plus de", "about")."""

from collections.abc import Mapping
from functools import cache

from factcheck.annotate.times.lexicon import Phrase, split
from factcheck.annotate.times.tokens import Tokens
from factcheck.languages import Pack, Table
from factcheck.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Lead:
    """The phrases of one kind, by their last word, longest first."""

    by_last: Mapping[str, tuple[tuple[Phrase, str], ...]]

    def before(self, index: int, tokens: Tokens) -> tuple[int, str]:
        """Give where the phrase before token ``index`` begins, and what it says; ``index`` and "" for none."""
        if index == 0:
            return index, ""
        for phrase, meaning in self.by_last.get(tokens.word(index - 1).lower().replace("’", "'"), ()):
            first = index - len(phrase)
            if first >= 0 and tokens.lower(first, index) == phrase:
                return first, meaning
        return index, ""


@dataclass(frozen=True, slots=True)
class Around:
    """All phrases that may stand before a time.

    A length after a word of ``running`` still runs where the verb begins with one of ``perfect`` ("has been at war
    for two years"), unless the verb is one of ``sentenced`` ("has been jailed for two years"). A month after a word of
    ``adverbial`` tells when ("in March"), others name things ("the March figures"). Words of ``clause`` part a time
    from a verb that comes after; where one of ``habitual`` stands, months and seasons are those of any year, and where
    one of ``opening`` does, "from Tuesday to Sunday" is so every week.
    """

    relation: Lead
    amount: Lead
    point: Lead
    range: frozenset[str]
    running: frozenset[Phrase]
    perfect: frozenset[str]
    sentenced: frozenset[str]
    adverbial: frozenset[str]
    clause: frozenset[str]
    habitual: frozenset[str]
    opening: frozenset[str]
    surely: frozenset[str]
    doubtful: frozenset[Phrase]

    def used(self, index: int, after: int, tokens: Tokens) -> str:
        """Give the relation that the words before token ``index`` say; "from" is "since" unless a "to" follows."""
        _, relation = self.relation.before(index, tokens)
        if relation != "from":
            return relation
        return "" if after < len(tokens.codes) and tokens.word(after).lower() in self.range else "onward"

    def amount_before(self, index: int, tokens: Tokens) -> tuple[int, str]:
        """Give where the words before token ``index`` begin that say how exactly it is meant, and what they say.

        A word of ``doubtful`` says so only after one of ``surely``: "for over five years", but "paid over five years".
        """
        first, amount = self.amount.before(index, tokens)
        words = tokens.lower(first, index)
        if words in self.doubtful and not (first == 0 or set(tokens.lower(first - 1, first)) & self.surely):
            return index, ""
        return first, amount


_WORDS = ("range", "running", "perfect", "sentenced", "adverbial", "clause", "habitual", "opening", "surely")


@cache
def load_around(pack: Pack) -> Around:
    """Give the phrases of a language."""
    table = pack.file("times").table("around")
    lead = {name: _lead(table.table(name)) for name in ("relation", "amount", "point")}
    words = {name: frozenset(table.table(name).words("x")) for name in _WORDS}
    running = frozenset(split(word) for word in words["running"])
    return Around(
        relation=lead["relation"],
        amount=lead["amount"],
        point=lead["point"],
        range=words["range"],
        running=running,
        perfect=words["perfect"],
        sentenced=words["sentenced"],
        adverbial=words["adverbial"],
        clause=words["clause"],
        habitual=words["habitual"],
        opening=words["opening"],
        surely=words["surely"],
        doubtful=frozenset(split(word) for word in table.table("doubtful").words("x")),
    )


def _lead(table: Table) -> Lead:
    by_last: dict[str, list[tuple[Phrase, str]]] = {}
    for meaning in table.data:
        for phrase in table.words(meaning):
            words = split(phrase)
            by_last.setdefault(words[-1], []).append((words, meaning))
    return Lead({last: tuple(sorted(found, key=lambda f: -len(f[0]))) for last, found in by_last.items()})
