"""Tests of going back to claims."""
