"""The way out: the calendar of the decree, the gate, the register, withdrawal."""
