"""From sentences to marks: times, quantities, entities, quotations, cues.

What goes in: the text, its sentences, a language pack, the anchor and the names of known facts.
What comes out: ``Marks``, each kind sorted by start. An annotator must know nothing of facts,
claims, rules or the clock.
"""

from collections.abc import Sequence
from datetime import date

from factcheck.annotate.cues import find_cues
from factcheck.annotate.entities import find_entities
from factcheck.annotate.quantities import find_quantities
from factcheck.annotate.quotations import find_quotations
from factcheck.annotate.tenses import find_tenses
from factcheck.annotate.times import find_times
from factcheck.languages import Pack
from factcheck.model import Gazetteer, Marks, Sentence

__all__ = ["annotate"]


def annotate(text: str, sentences: Sequence[Sentence], pack: Pack, anchor: date | None, gazetteer: Gazetteer) -> Marks:
    """Give all marks of ``text``. ``anchor`` is the publication date, None where nobody said.

    The order is that of what leans on what: tenses decide where times point, times tell which numbers are no
    quantities, entities name the speakers of quotations.
    """
    sentences = tuple(sentences)
    tenses = find_tenses(text, sentences, pack)
    times = find_times(text, sentences, tenses, pack, anchor)
    quantities = find_quantities(text, sentences, times, pack)
    entities = find_entities(text, sentences, pack, gazetteer, anchor)
    quotations = find_quotations(text, sentences, entities, pack)
    return Marks(times, quantities, quotations, entities, find_cues(text, sentences, pack), tenses)
