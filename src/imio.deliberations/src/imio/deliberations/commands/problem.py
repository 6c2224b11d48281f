"""What stops a command."""


class Problem(Exception):
    """Something outside is missing or wrong; the message says what and the way out."""
