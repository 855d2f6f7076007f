"""Tests of claims that say the same."""
