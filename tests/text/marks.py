"""Helpers: annotate a text as far as names and quotations go."""

from factcheck import languages
from factcheck.annotate.entities import find_entities
from factcheck.annotate.quotations import find_quotations
from factcheck.model import Entity, Gazetteer, Quotation
from factcheck.segment import segment

NOBODY = Gazetteer()


def entities(text: str, language: str, gazetteer: Gazetteer = NOBODY) -> tuple[Entity, ...]:
    """Give the names, roles and facts of ``text``."""
    pack = languages.load(language)
    return find_entities(text, segment(text, pack), pack, gazetteer)


def quotations(text: str, language: str) -> tuple[Quotation, ...]:
    """Give the reported speech of ``text``."""
    pack = languages.load(language)
    sentences = segment(text, pack)
    return find_quotations(text, sentences, find_entities(text, sentences, pack, NOBODY), pack)
