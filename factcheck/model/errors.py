"""What is wrong with what the user gave us: raised anywhere, caught once, in ``cli``."""


class FactcheckError(Exception):
    """One clear sentence for the user: it names the thing and the remedy; exit status 2.

    ``code`` is the stable machine name that ``--format jsonl`` prints for a line that could
    not be read. Subclasses are named for the situation and set it.
    """

    code = "error"
