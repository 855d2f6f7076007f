"""A name or role as it stands in the text, before anybody knows who it is."""

from factcheck.annotate.words import Words, fold
from factcheck.model import EntityKind
from factcheck.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``first`` up to, not including, ``end``; ``core`` is where they start without determiner and honorific.

    ``noun``, ``classes`` and ``scopes`` say what a role is and of what; all empty for a name.
    """

    kind: EntityKind
    first: int
    core: int
    end: int
    noun: str = ""
    classes: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()
    former: bool = False
    gender: str = ""
    definite: bool = True

    def words(self, words: Words) -> str:
        """Give the words from the core on."""
        return words.text[words.starts[self.core] : words.ends[self.end - 1]]


def key(text: str) -> str:
    """Give a form under which two wordings of one name are the same."""
    return " ".join(fold(text).replace("-", " ").replace("'", " ").split())
