"""factcheck: a linter and a ledger for factual claims."""

__version__ = "0.1.0"
