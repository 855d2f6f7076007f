"""Tests of the rules, over cases made by the real stages."""
