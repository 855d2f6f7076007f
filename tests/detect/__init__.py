"""Tests of detection: claims, worth, claimants, shelf life, cues."""
