"""A third language as a folder of data."""
