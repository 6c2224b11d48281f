"""``@dossiers``: where back offices hand their items over."""
