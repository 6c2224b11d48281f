"""Reads a back office by itself: when (``schedule``), what was read (``source``), the job (``run``, ``meeting``)."""
