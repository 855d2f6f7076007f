"""Telling somebody what a recheck found: a file, an e-mail, a webhook, or a service that apprise knows.

In: a ``Message``, plain text and the same as data, and targets as a user writes them. Out: the message sent, or a
sentence for each target that did not take it. What a message says is not decided here. A target's secrets (passwords,
the path of a webhook) are in none of its names or errors.
"""

from factcheck.recheck.notify.message import Message, NotifyError, Target
from factcheck.recheck.notify.targets import absolute, read_targets, send_all

__all__ = ["Message", "NotifyError", "Target", "absolute", "read_targets", "send_all"]
