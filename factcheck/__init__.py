"""factcheck: a linter and a ledger for factual claims, in French and English.

    >>> import factcheck
    >>> found = factcheck.scan("Le ministre a démissionné mardi.", published="2024-11-05")
    >>> found["times"][0]["value"]
    '2024-11-05'

``scan`` gives the record of one text, ``open_ledger`` a ledger; both are imported when first used.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.api import open_ledger, scan

__all__ = ["__version__", "open_ledger", "scan"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name in ("scan", "open_ledger"):
        from factcheck import api

        return getattr(api, name)
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
