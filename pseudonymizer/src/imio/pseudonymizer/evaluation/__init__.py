"""Measures the pseudonymizer on annotated texts: what it hides, what it leaves, what it damages."""
