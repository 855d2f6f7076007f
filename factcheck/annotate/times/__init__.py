"""Times: every time expression of a text, read as TIMEX3 value and interval.

What goes in: a text, its sentences, its verbs' tenses, a language pack, and the anchor, the day that relative times
lean on. What comes out: ``Time`` marks, sorted, not overlapping. Offsets are code points. It must know neither the
clock nor any word of a language: those are the pack's.

    tokens      the text as codes of its words       grammar   the pack's rules over codes
    dates, feasts, written, periods, offsets, lengths, clocks: what a match means, given the scene
    readers     the table of these                   doubts    whether digits are a year
    ages        whether the text tells of the past   stories   how the story goes on after a time
    engine      the scene: what the text has told so far, the tense, the words before
    marks       the interval, and the finished mark
"""

from factcheck.annotate.times.engine import find_times

__all__ = ["find_times"]
