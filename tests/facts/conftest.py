"""A Wikibase for the tests of pulling."""

from collections.abc import Iterator

import pytest

from tests.facts.pulls import MAYOR
from tests.facts.wikibase import Wikibase


@pytest.fixture
def wikibase() -> Iterator[Wikibase]:
    """Give a Wikibase that is being served and knows a post."""
    with Wikibase().serving() as served:
        assert isinstance(served, Wikibase)
        served.know(MAYOR)
        yield served
