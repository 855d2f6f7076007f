"""Tests of comparing, without documents."""
