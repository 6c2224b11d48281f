"""The full-text and facet index: a replica of the register, rebuilt from it at any time."""
