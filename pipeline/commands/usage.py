"""What is said of a command called in a way that it does not know."""


class UsageError(Exception):
    """The command line ends with 2 and this sentence."""
