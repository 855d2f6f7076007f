"""Having the recheck run by itself: by a systemd user timer, an entry for cron, a launchd agent or a Windows task.

In: a ledger's file, how often, at what time. Out: what will be written, then that written, its status, or gone again.
One ledger has one schedule, known by a short name made from the ledger's path, and nothing that does not bear that
name is touched. The timer runs often and the ledger's dates decide what is due, so a missed run loses nothing.

``plan`` says what is to run and when; ``systemd``, ``cron``, ``launchd`` and ``windows`` are the ways; ``runs``
keeps two runs from overlapping and remembers the last one.
"""

from factcheck.recheck.schedule.cron import Cron
from factcheck.recheck.schedule.launchd import Launchd
from factcheck.recheck.schedule.plan import Every, Plan, Scheduler, Step, at_time, plan_for
from factcheck.recheck.schedule.runs import LastRun, last_run, only_run, remember
from factcheck.recheck.schedule.systemd import Systemd
from factcheck.recheck.schedule.windows import Windows

__all__ = [
    "Cron",
    "Every",
    "LastRun",
    "Launchd",
    "Plan",
    "Scheduler",
    "Step",
    "Systemd",
    "Windows",
    "at_time",
    "last_run",
    "only_run",
    "plan_for",
    "remember",
]
