"""``@decisions``: the search."""
