"""Reports: what was found and what was decided, one file per format.

In: scans (``record``, ``flags``) or the ledger's records put together by a flow. Out: text. A report asks
neither the clock nor the ledger nor the web: the day it is for and the moment it was made come in. Every
outside string leaves through ``factcheck.safe``.
"""
