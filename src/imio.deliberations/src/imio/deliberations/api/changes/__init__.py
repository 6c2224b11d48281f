"""``@changes``: the register as anybody may read it."""
