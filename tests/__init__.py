"""The tests: one package, so that they may share what conftest and transcripts offer."""
