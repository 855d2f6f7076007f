"""TS: words that were right on the day of writing and do not stay so."""

from factcheck.rules.base import Rule
from factcheck.rules.time_sensitive.clocks import TS104, TS110, TS202
from factcheck.rules.time_sensitive.coming import TS103, TS108, TS109
from factcheck.rules.time_sensitive.holders import TS201
from factcheck.rules.time_sensitive.now import TS101, TS102, TS105, TS106, TS107
from factcheck.rules.time_sensitive.stored import TS301

RULES: tuple[type[Rule], ...] = (
    TS101, TS102, TS103, TS104, TS105, TS106, TS107, TS108, TS109, TS110, TS201, TS202, TS301,
)  # fmt: skip
