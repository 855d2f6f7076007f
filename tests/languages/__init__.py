"""Specifications of the languages."""
