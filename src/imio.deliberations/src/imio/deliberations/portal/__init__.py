"""The citizen's pages: what was published, read from the public side alone."""
