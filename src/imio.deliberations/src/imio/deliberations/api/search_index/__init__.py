"""The search index, for operators: whoever manages the portal."""
