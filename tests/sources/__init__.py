"""Tests of going back to sources."""
