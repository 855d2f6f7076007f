"""How the story of a text goes on: what a time, once read, leaves for later times to hang on."""

from dataclasses import replace

from factcheck.annotate.times.reading import Reading, Scene, Story
from factcheck.model import Reference, Relation, Time, TimeType

_OPEN = frozenset({Relation.SINCE})  # "depuis lundi": hours told next are of no such day
_ENDS = frozenset({Relation.UNTIL, Relation.BY})
_BOUNDS = _ENDS | {Relation.BEFORE}
_LONG = 548  # days: a year and a half
_NO_MOMENT = frozenset({TimeType.DURATION, TimeType.SET})
_COMPARED = frozenset({"M", "Q", "H", "Y"})


def moved(reading: Reading, scene: Scene, time: Time, *, own_day: bool) -> Story:
    """Give the story after a reading: what the next times may hang on.

    ``own_day``: the words of an hour name its day.
    """
    story, moment = scene.story, reading.moment
    aside = scene.old and reading.reference is Reference.DEICTIC
    if reading.bc:
        return Story(bc=reading.bc, sentence=scene.sentence)
    if moment is None or aside or reading.type in _NO_MOMENT or reading.grain in {"DE", "CE"}:
        return story
    if reading.grain == "T" and own_day and time.relation in _BOUNDS and not scene.old:
        return story
    if reading.grain == "T":
        placed = story.moment and not own_day
        told = story if placed else replace(story, moment=moment, grain="D", month=moment, sentence=scene.sentence)
        return replace(told, day=moment, clock=time.value, last=moment, last_grain="D")
    if (scene.closing or time.relation is Relation.UNTIL) and _far_end(reading, story):
        return replace(story, last=moment, last_grain=reading.grain)
    names_year = (reading.fixed or reading.grain == "Y") and time.relation is Relation.AT
    keeps_day = time.relation in _OPEN or (time.relation in _ENDS and not scene.old)
    return Story(
        moment=moment,
        grain=reading.grain,
        value=reading.value,
        day=moment if reading.grain == "D" and not keeps_day else story.day,
        fixed=names_year or (scene.follows_story and story.fixed),
        sentence=scene.sentence,
        clock=story.clock if story.day == moment else "",
        month=moment if reading.grain in {"D", "M", "W"} else story.month,
    )


def _far_end(reading: Reading, story: Story) -> bool:
    """Say whether a story told on from the beginning of a range ("from 1899 to 1902") begins before its end."""
    if story.moment is None or reading.moment is None:
        return False
    return (reading.moment - story.moment).days >= _LONG


def compared(means: str, scene: Scene) -> bool:
    """Say whether an "earlier" only gives a figure to compare with ("from 3.2 % a year earlier"): the story stays."""
    return not scene.old and (scene.story.grain in _COMPARED or means == "yearback")


def rooted(story: Story, scene: Scene) -> Story:
    """Give the story after an "earlier", with what it was counted from."""
    before = scene.story
    if before.root and before.sentence == scene.sentence:
        return replace(story, root=before.root, root_grain=before.root_grain)
    return replace(story, root=before.moment, root_grain=before.grain) if story is not before else story
