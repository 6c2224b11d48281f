"""Tenants: what comes into being with an institution, who its people are, how they sign in."""
