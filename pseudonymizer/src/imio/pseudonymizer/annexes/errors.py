"""Errors of annexes: French messages, never a word of the file."""

from imio.pseudonymizer.errors import PseudonymizerError


class NotReadable(PseudonymizerError):
    """The file is encrypted, broken, or of a format that is not read."""


class TooLarge(NotReadable):
    """The file exceeds one of `Limits`."""


class ReaderMissing(PseudonymizerError):
    """The extra `annexes` is not installed."""
