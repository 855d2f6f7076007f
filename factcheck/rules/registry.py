"""All rules, by family, and how a user picks among them."""

from collections.abc import Iterable, Mapping

from factcheck.model import FactcheckError
from factcheck.rules import inconsistency, quotations, sourcing, text, time_sensitive
from factcheck.rules.base import Rule, code_of

FAMILIES: Mapping[str, tuple[type[Rule], ...]] = {
    "time-sensitive": time_sensitive.RULES,
    "inconsistency": inconsistency.RULES,
    "sourcing": sourcing.RULES,
    "quotations": quotations.RULES,
    "text": text.RULES,
}
RULES: tuple[type[Rule], ...] = tuple(rule for family in FAMILIES.values() for rule in family)


class UnknownRuleError(FactcheckError):
    """A code, or the beginning of one, that no rule has."""

    code = "unknown-rule"


def find(code: str) -> type[Rule]:
    """Give the rule with this code or name; raises UnknownRuleError, naming what comes near."""
    from difflib import get_close_matches

    known = {key: rule for rule in RULES for key in (code_of(rule), rule.name)}
    wanted = code.strip()
    for key in (wanted.upper(), wanted.lower()):
        if key in known:
            return known[key]
    near = get_close_matches(wanted.upper(), map(code_of, RULES), n=3, cutoff=0.5)
    meant = f"did you mean {', '.join(near)}?" if near else "'factcheck rule' lists all rules"
    raise UnknownRuleError(f"there is no rule {code!r}: {meant}")


def select(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[type[Rule], ...]:
    """Give the rules whose codes begin with one of ``select`` (all where empty) and with none of ``ignore``.

    Where both name a rule, the longer beginning wins: ``--select TS106 --ignore TS1`` runs TS106 alone.
    Raises UnknownRuleError for a beginning that no code has.
    """
    wanted, unwanted = _beginnings(select), _beginnings(ignore)
    return tuple(
        rule
        for rule in RULES
        if (chosen := _longest(rule, wanted or ("",))) is not None
        and ((refused := _longest(rule, unwanted)) is None or chosen > refused)
    )


def _beginnings(given: Iterable[str]) -> tuple[str, ...]:
    beginnings = tuple(code.strip().upper() for code in given)
    for beginning in beginnings:
        if not any(code_of(rule).startswith(beginning) for rule in RULES):
            raise UnknownRuleError(f"no rule's code begins with {beginning!r}: 'factcheck rule' lists all rules")
    return beginnings


def _longest(rule: type[Rule], beginnings: Iterable[str]) -> int | None:
    """Give the length of the longest of ``beginnings`` that the rule's code has."""
    return max((len(b) for b in beginnings if code_of(rule).startswith(b)), default=None)
