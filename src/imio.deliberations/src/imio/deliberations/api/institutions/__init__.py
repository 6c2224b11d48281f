"""``@institutions``: who publishes, and how fresh it is."""
