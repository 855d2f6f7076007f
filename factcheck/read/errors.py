"""What can be wrong with what somebody gave us to read: one class a situation, one clear sentence each."""

from factcheck.model import FactcheckError


class ReadError(FactcheckError):
    """Something given to read cannot be read."""

    code = "unreadable"


class MissingFileError(ReadError):
    """There is no such file."""

    code = "no-such-file"


class EmptyTextError(ReadError):
    """There is nothing to read in it."""

    code = "empty"


class NotTextError(ReadError):
    """It is a binary file of a kind that is not read."""

    code = "not-text"


class EncodingError(ReadError):
    """It is text, but not in the encoding that was expected."""

    code = "encoding"


class TooLargeError(ReadError):
    """It is larger than an article can be."""

    code = "too-large"


class BrokenFileError(ReadError):
    """A PDF or .docx file is damaged, encrypted or hostile."""

    code = "broken-file"


class NoArticleError(ReadError):
    """A page was read, but it holds no article: empty, a wall, an error page."""

    code = "no-article"


class UnclearLanguageError(ReadError):
    """It is in a language that cannot be told or has no pack."""

    code = "unknown-language"


class BadRecordError(ReadError):
    """A line of a JSON stream is not a record."""

    code = "bad-record"


class DateError(ReadError):
    """A date that is none."""

    code = "bad-date"
