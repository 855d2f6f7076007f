"""Sentences, names, quotations and languages."""
