"""What the words of an article say about who says so."""

from collections.abc import Iterator

from factcheck.model import Case, CueKind
from factcheck.rules.base import Bad, Good, Hit, Rule
from factcheck.rules.near import bare


class SR101(Rule):
    """Something is attributed to nobody in particular.

    "Certains experts", "des sources", "it is believed": nobody can be asked, and nobody can be wrong. The reader is
    told that there is support without being able to weigh it.
    """

    name = "vague-attribution"
    message = "'{text}' names nobody who could be asked"
    hint = "Name who says so, or say why they cannot be named."
    examples = (
        Bad("fr", "Des sources anonymes annoncent une guerre longue.", at="Des sources"),
        Good("fr", "Selon l'économiste Jean Tirole, la guerre durera."),
        Bad("en", "Some experts say the war will last.", at="Some experts"),
        Good("en", "The economist Jean Tirole says the war will last."),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at the words that stand for a source without naming one."""
        for cue in case.marks.cues:
            if cue.kind is CueKind.VAGUE_SOURCE:
                yield Hit(bare(cue))
