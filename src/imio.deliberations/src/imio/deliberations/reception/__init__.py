"""The back office's door: guard, duplicates, new versions, dossiers."""
