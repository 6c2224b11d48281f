"""The public objects themselves."""
