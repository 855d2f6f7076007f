"""Rules: from a Case, everything known about one document, to the Flags that an editor should look at.

What goes in: a ``Case``, the rules to run, the pack that messages are worded in. What comes out: ``Flag``s in the order
of the text. One file per family; each family is a tuple of classes named by their codes. Rules know neither the
ledger's tables, nor the web, nor the clock: all they may look at is in the Case.
"""

from factcheck.rules.base import Bad, Good, Hit, Rule, Stored, claim_meant, claim_ref, code_of
from factcheck.rules.baseline import Baseline, BaselineError
from factcheck.rules.registry import FAMILIES, RULES, UnknownRuleError, find, select
from factcheck.rules.run import run_rules
from factcheck.rules.silence import Silence, find_silences

__all__ = [
    "FAMILIES",
    "RULES",
    "Bad",
    "Baseline",
    "BaselineError",
    "Good",
    "Hit",
    "Rule",
    "Silence",
    "Stored",
    "UnknownRuleError",
    "claim_meant",
    "claim_ref",
    "code_of",
    "find",
    "find_silences",
    "run_rules",
    "select",
]
