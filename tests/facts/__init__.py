"""Tests of the reference facts."""
