"""IC: two things said that cannot both be so, or one that the calendar, arithmetic or a fact rules out."""

from factcheck.rules.base import Rule
from factcheck.rules.inconsistency.against_facts import IC201, IC202
from factcheck.rules.inconsistency.against_ledger import IC301, IC302
from factcheck.rules.inconsistency.dates import IC101, IC102, IC105
from factcheck.rules.inconsistency.figures import IC103, IC104, IC106, IC107
from factcheck.rules.inconsistency.headline import IC111
from factcheck.rules.inconsistency.holders import IC205
from factcheck.rules.inconsistency.known_values import IC203, IC204
from factcheck.rules.inconsistency.order import IC206
from factcheck.rules.inconsistency.passages import IC403
from factcheck.rules.inconsistency.slips import IC110
from factcheck.rules.inconsistency.turned import IC303, IC304
from factcheck.rules.inconsistency.twins import IC305, IC306
from factcheck.rules.inconsistency.watched import IC401, IC402
from factcheck.rules.inconsistency.wordings import IC108, IC109

RULES: tuple[type[Rule], ...] = (
    IC101, IC102, IC103, IC104, IC105, IC106, IC107, IC108, IC109, IC110, IC111,
    IC201, IC202, IC203, IC204, IC205, IC206,
    IC301, IC302, IC303, IC304, IC305, IC306,
    IC401, IC402, IC403,
)  # fmt: skip
