"""Reference facts: what is held to be so, read from files that a person can read and review.

What goes in: the shipped ``claims/facts/*.toml``, folders of the user's own (TOML or JSON), and facts kept
elsewhere. What comes out: ``KnownFacts``, in which each id stands once. Facts must not know the article, the day,
or the ledger: whoever keeps facts there hands them in as plain data.
"""

from factcheck.facts.change import Difference, differences, edited
from factcheck.facts.files import load_facts, merged, read_file, shipped_folder
from factcheck.facts.shape import KINDS, FactsError, Origin, fact_data, fact_from, facts_from, kind_of
from factcheck.facts.write import as_toml

__all__ = [
    "KINDS",
    "Difference",
    "FactsError",
    "Origin",
    "as_toml",
    "differences",
    "edited",
    "fact_data",
    "fact_from",
    "facts_from",
    "kind_of",
    "load_facts",
    "merged",
    "read_file",
    "shipped_folder",
]
