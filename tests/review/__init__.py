"""The rules of reviewing, and reviewing itself: by options, through a pipe, on a real terminal."""
