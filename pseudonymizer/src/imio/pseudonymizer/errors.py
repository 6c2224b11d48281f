"""Errors that people see: French messages, never a word of the document."""


class PseudonymizerError(Exception):
    """Base of every error that this package raises on purpose."""


class TooLong(PseudonymizerError):
    """The document exceeds `Settings.max_characters`."""


class UnknownFormat(PseudonymizerError):
    """A part says a format other than "html" or "text"."""


class BadInput(PseudonymizerError):
    """A file given on the command line cannot be read or has the wrong shape."""


class ModelUnavailable(PseudonymizerError):
    """The spaCy pipeline named in the settings cannot be loaded."""
