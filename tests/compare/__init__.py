"""Tests of comparing statements and documents."""
