"""Schemas and classes: what lies in the bureau (private) and what lies in the portal (public)."""
