"""Whether a sentence claims a figure: a restriction claims it, a denial does not."""

from datetime import date

import pytest

from factcheck.flow import Judge, marks_of
from factcheck.model import Modality
from factcheck.read import document_of

SAID = [
    ("fr", "L'ouragan n'a fait que 12 morts.", Modality.CLAIMED),
    ("fr", "Le maire n'a été élu qu'avec 38 % des voix.", Modality.CLAIMED),
    ("fr", "Une éolienne ne fonctionne que 25 % du temps.", Modality.CLAIMED),
    ("fr", "L'ouragan n'a pas fait 12 morts.", Modality.DENIED),
    ("fr", "Il n'a jamais dit que 12 personnes étaient mortes.", Modality.DENIED),
    ("en", "The storm killed only 12 people.", Modality.CLAIMED),
    ("en", "The storm did not kill 12 people.", Modality.DENIED),
]


@pytest.mark.parametrize(("language", "text", "modality"), SAID)
def test_a_restriction_claims_its_figure(language: str, text: str, modality: Modality) -> None:
    """Ne … que says that there are no more, and that there are so many; pas and jamais deny the figure."""
    marks = marks_of(document_of(text, language=language, published=date(2024, 11, 5)), Judge())
    assert [quantity.modality for quantity in marks.quantities] == [modality]
