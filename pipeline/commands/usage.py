"""How a command ends that did not go as asked."""

from collections.abc import Sequence


class UsageError(Exception):
    """It was called in a way that it does not know: the command line ends with 2 and this sentence."""


class FaultsFound(Exception):  # noqa: N818 - it is an outcome
    """It did what was asked, and found faults in what it was given: each is told, and if ``strict`` it ends with 1."""

    def __init__(self, sentences: Sequence[str], *, strict: bool) -> None:
        super().__init__(*sentences)
        self.sentences, self.strict = tuple(sentences), strict
