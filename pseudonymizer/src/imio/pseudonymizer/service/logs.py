"""Logging without content: the message and, of an exception, its kind."""

import copy
import logging


class KindOnly(logging.Formatter):
    """Writes the kind of an exception: its message and its traceback may quote the text at hand."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without traceback."""
        bare = copy.copy(record)
        bare.exc_info = bare.exc_text = bare.stack_info = None
        line = super().format(bare)
        kind = record.exc_info[0] if record.exc_info else None
        return f"{line.rstrip()} [{kind.__name__}]" if kind else line


#: For uvicorn: everything on the error output. `imio.pseudonymizer.service` writes a line a request.
CONFIGURATION = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"kind_only": {"()": KindOnly, "format": "%(asctime)s %(levelname)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "kind_only", "stream": "ext://sys.stderr"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "imio.pseudonymizer.service": {"level": "INFO"},
        "uvicorn": {"level": "INFO"},
    },
}
