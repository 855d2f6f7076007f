"""Who the words that name a speaker stand for.

What goes in: the speakers of an article in order, and its entities. What comes out: a name for each, "" where the
article does not tell. A pronoun is the last speaker, or the last person named, whose gender does not speak against
it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.model import Entity, EntityKind, Span

_NEAR = 4
_NOBODY = "x"
_PEOPLE = frozenset("mf")
_LOOK_BACK = 12


@dataclass(slots=True)
class Naming:
    """The entities of an article, and who has spoken so far."""

    text: str
    entities: Sequence[Entity]
    pronouns: Mapping[str, str]
    genders: Mapping[str, str]
    determiners: frozenset[str]
    bodies: frozenset[str]
    links: frozenset[str] = frozenset()
    possessive: str = ""
    sentences: Sequence[int] = ()
    spoken: list[tuple[str, str, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Remember where entities start, and the gender of each name that the text or its first name tells."""
        self.starts = [entity.start for entity in self.entities]
        for entity in self.entities:
            gender = self._gender(entity.text, entity.name)
            if entity.name and gender and entity.kind is EntityKind.NAME:
                self.seen.setdefault(entity.name, gender)

    def name(self, speaker: Span) -> str:
        """Give the name that the words of ``speaker`` stand for; they are then the last to have spoken."""
        words = speaker.words(self.text)
        pronoun = words.lower().replace("’", "'")
        if pronoun in self.pronouns:
            return self._of_pronoun(pronoun, speaker.start)
        entity = self._entity_of(speaker)
        beside = self._beside(speaker)
        name = (self._whole(entity, speaker) if entity is not None else "") or beside or self._bare(words)
        if beside or (entity is not None and self._may_be_person(entity, speaker)):
            self.spoken.append((name, self.seen.get(name, self._gender(words, name)), speaker.start))
        return name

    def is_person(self, phrase: Span) -> bool:
        """Say whether words name a person, by a name or by a pronoun for one."""
        wanted = self.pronouns.get(phrase.words(self.text).lower(), "")
        if wanted:
            return wanted in _PEOPLE
        entity = self._entity_of(phrase)
        return entity is not None and entity.kind is EntityKind.NAME and self._is_person(entity)

    def _entity_of(self, speaker: Span) -> Entity | None:
        """Give the name or role that opens the phrase."""
        at = bisect_left(self.starts, speaker.start - _NEAR)
        while at < len(self.entities) and self.entities[at].start < speaker.end:
            entity = self.entities[at]
            if entity.overlaps(speaker) and entity.kind is not EntityKind.FACT:
                return entity if entity.start <= speaker.start + _NEAR else None
            at += 1
        return None

    def _whole(self, entity: Entity, speaker: Span) -> str:
        """Give the entity's name; "" for one word of a longer name ("Institute for Government"), or for an owner."""
        rest = self.text[entity.end : speaker.end]
        if self.possessive and rest.replace("’", "'").startswith(self.possessive):
            return ""  # "Hill's office"
        if entity.kind is EntityKind.NAME and entity.name.lower() in self.bodies and rest.strip():
            return ""  # "la Cour des comptes"
        part = (
            entity.name == entity.text and " " not in entity.name and any(word[:1].isupper() for word in rest.split())
        )
        return "" if part else entity.name

    def _beside(self, speaker: Span) -> str:
        """Give the person whose name ends the phrase or is set beside it ("le propriétaire, Jean Moreau")."""
        at = bisect_left(self.starts, speaker.start)
        while at < len(self.entities) and self.entities[at].start <= speaker.end + _NEAR:
            entity = self.entities[at]
            before = self.text[speaker.start : entity.start].split()[-1:]
            ends = entity.end == speaker.end and bool(before) and before[0].lower() not in self.links
            apart = self.text[speaker.end : entity.start] == ", "
            if entity.kind is EntityKind.NAME and (ends or apart) and self._is_person(entity):
                return entity.name
            at += 1
        return ""

    def _may_be_person(self, entity: Entity, speaker: Span) -> bool:
        """Say whether a pronoun may stand for the speaker: no for a name with an article ("la Poste")."""
        if entity.kind is EntityKind.NAME and any(word in self.bodies for word in entity.name.lower().split()):
            return False
        return entity.kind is EntityKind.ROLE or entity.start == speaker.start or self._is_person(entity)

    def _bare(self, words: str) -> str:
        """Give the words, without the capital that an article has at the start of a sentence."""
        return (
            words[:1].lower() + words[1:]
            if words.lower().replace("’", "'").replace("'", " ").split()[0] in self.determiners
            else words
        )

    def _gender(self, words: str, name: str) -> str:
        for word in (*words.split()[:1], *name.split()[:1]):
            gender = self.genders.get(word.lower().strip(".,"), "")
            if gender:
                return gender
        return ""

    def _of_pronoun(self, pronoun: str, at: int) -> str:
        wanted = self.pronouns[pronoun]
        if wanted == _NOBODY:
            return ""
        people = [
            entity for entity in self.entities[: bisect_left(self.starts, at)][-_LOOK_BACK:] if self._is_person(entity)
        ]
        spoken = next((each for each in reversed(self.spoken[-3:]) if self._fits(each[0], wanted, each[1])), None)
        if spoken is None:
            return self._last(people, wanted)
        if not self.seen.get(spoken[0], spoken[1]):
            named = [each for each in people if each.start > spoken[2] and self.seen.get(each.name) == wanted]
            return self._last(named, wanted) or spoken[0]
        return spoken[0]

    def _last(self, people: Sequence[Entity], wanted: str) -> str:
        """Give the person named last; of those in one sentence the first, for that is its subject."""
        fitting = [entity for entity in people if self._fits(entity.name, wanted)]
        if not fitting:
            return ""
        sentence = self._sentence(fitting[-1])
        return next(entity.name for entity in fitting if self._sentence(entity) == sentence)

    def _sentence(self, entity: Entity) -> int:
        return bisect_right(self.sentences, entity.start)

    def _is_person(self, entity: Entity) -> bool:
        if not entity.name or entity.kind is EntityKind.FACT:
            return False
        if entity.kind is EntityKind.ROLE or entity.name in self.seen:
            return True
        words = entity.name.lower().split()
        return len(words) > 1 and not any(word in self.bodies for word in words)

    def _fits(self, name: str, wanted: str, gender: str = "") -> bool:
        known = self.seen.get(name, gender)
        return not known or known == wanted
