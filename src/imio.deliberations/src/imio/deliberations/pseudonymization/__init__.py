"""The bridge to the pseudonymizer: what it is given, what it proposes, and who stays readable."""
