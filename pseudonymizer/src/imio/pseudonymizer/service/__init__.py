"""The pseudonymizer over HTTP, for portals that do not load it themselves. Keeps no document and logs no text."""
