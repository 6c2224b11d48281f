"""Trains the model that finds names: synthetic council texts, open corpora, a municipality's own texts."""
