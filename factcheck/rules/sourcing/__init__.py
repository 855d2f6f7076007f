"""SR: who says so, and what a verdict rests on; by the words, the sources themselves, and their days."""

from factcheck.rules.base import Rule
from factcheck.rules.sourcing.attribution import SR101
from factcheck.rules.sourcing.days import SR303, SR304, SR305, SR306, SR307
from factcheck.rules.sourcing.support import SR301, SR302, SR308, SR309
from factcheck.rules.sourcing.watched import SR401, SR402

RULES: tuple[type[Rule], ...] = (SR101, SR301, SR302, SR303, SR304, SR305, SR306, SR307, SR308, SR309, SR401, SR402)

__all__ = [
    "RULES",
    "SR101",
    "SR301",
    "SR302",
    "SR303",
    "SR304",
    "SR305",
    "SR306",
    "SR307",
    "SR308",
    "SR309",
    "SR401",
    "SR402",
]
