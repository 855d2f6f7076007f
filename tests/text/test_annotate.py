"""All marks of a text at once."""

from datetime import date
from itertools import pairwise

from factcheck import languages
from factcheck.annotate import annotate
from factcheck.model import Gazetteer
from factcheck.segment import segment


def test_every_kind_of_mark_sorted() -> None:
    """Times, figures, names, speech, cues and tenses come together, each sorted by start."""
    text = "Mardi, Anne Weber a promis : « Nous verserons 40 millions d’euros en 2025. » Le nouveau plan est en cours."
    pack = languages.load("fr")
    marks = annotate(text, segment(text, pack), pack, date(2024, 11, 5), Gazetteer())
    kinds = (marks.times, marks.quantities, marks.quotations, marks.entities, marks.cues)
    assert all(kinds)
    assert all(a.start <= b.start for kind in kinds for a, b in pairwise(kind))
    assert [(q.cue, q.speaker.name) for q in marks.quotations if q.speaker] == [("a promis", "Anne Weber")]
    assert marks.tenses
