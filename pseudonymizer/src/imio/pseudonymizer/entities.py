"""Which mentions are the same person, and which letter each person gets."""

from dataclasses import dataclass
from dataclasses import field

from imio.pseudonymizer import names
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.linking import compatible_given
from imio.pseudonymizer.linking import same_surname
from imio.pseudonymizer.linking import within_surname
from imio.pseudonymizer.recognisers.candidate import Candidate


@dataclass(slots=True)
class Mention:
    """A candidate in its part; parts are numbered in reading order."""

    part: int
    candidate: Candidate
    text: str
    name: names.Name
    entity: "Entity | None" = None
    ambiguous: bool = False

    @property
    def place(self) -> tuple[int, int]:
        return self.part, self.candidate.start


@dataclass(slots=True, eq=False)
class Entity:
    """A person: all mentions, the longest known name, the letter."""

    given: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()
    mentions: list[Mention] = field(default_factory=list)
    letter: str = ""

    @property
    def holds_office(self) -> bool:
        return any(m.candidate.action == KEEP for m in self.mentions)

    @property
    def action(self) -> str:
        actions = [m.candidate.action for m in self.mentions]
        return MASK if MASK in actions else actions[0] if len(set(actions)) == 1 else "propose"


def link(mentions: list[Mention]) -> list[Entity]:
    """Group mentions into entities: full names first, then surnames and first names alone."""
    entities: list[Entity] = []
    full = [m for m in mentions if m.name.given and m.name.surname]
    # A full first name says more than an initial: it founds the entity.
    full.sort(key=lambda m: (any("." in g for g in m.name.given), m.place))
    for mention in full:
        _join(mention, _same_person(mention, entities), entities)
    for mention in sorted((m for m in mentions if m.entity is None), key=lambda m: m.place):
        found = _fit_for_role(mention, _by_part_of_name(mention, entities))
        if len(found) > 1:
            mention.ambiguous = True
            found = [_nearest(mention, found)]
        _join(mention, found[0] if found else None, entities)
    return entities


def _same_person(mention: Mention, entities: list[Entity]) -> Entity | None:
    name = mention.name
    close = None
    for entity in entities:
        if not entity.given or not compatible_given(name.given, entity.given):
            continue
        if same_surname(name.surname, entity.surname):
            return entity
        married = within_surname(name.surname, entity.surname) or within_surname(entity.surname, name.surname)
        if married and close is None:
            close = entity
    return close


def _by_part_of_name(mention: Mention, entities: list[Entity]) -> list[Entity]:
    words = mention.name.surname or mention.name.given
    found = [e for e in entities if same_surname(words, e.surname)]
    if not found:
        found = [e for e in entities if within_surname(words, e.surname) and "-" not in " ".join(e.surname)]
    if not found:
        found = [e for e in entities if e.surname and within_surname(words, e.surname) and len(words) == 1]
    if not found and len(words) == 1:
        found = [e for e in entities if e.given and e.given[0] == words[0] and e.surname]
    return found


_OFFICE = frozenset({"registry", "office", "presence", "vote"})


def _fit_for_role(mention: Mention, found: list[Entity]) -> list[Entity]:
    """Keep apart the mayor and the citizen of the same surname, when the words around tell them apart."""
    role = mention.candidate.subject
    if role in _OFFICE:
        return [e for e in found if any(m.candidate.subject in _OFFICE | {"seat", "office_private"} for m in e.mentions)]
    if role == "private_cue":
        private = [e for e in found if not any(m.candidate.subject in _OFFICE for m in e.mentions)]
        return private or found
    return found


def _nearest(mention: Mention, entities: list[Entity]) -> Entity:
    def distance(entity: Entity):
        before = [m.place for m in entity.mentions if m.place <= mention.place]
        return max(before) if before else (-1, -1)

    return max(entities, key=distance)


def _join(mention: Mention, entity: Entity | None, entities: list[Entity]) -> None:
    if entity is None:
        entity = Entity(mention.name.given, mention.name.surname)
        entities.append(entity)
    if len("".join(mention.name.given)) > len("".join(entity.given)) and mention.name.surname:
        entity.given = mention.name.given
    if len("".join(mention.name.surname)) > len("".join(entity.surname)) and mention.name.given:
        entity.surname = mention.name.surname
    mention.entity = entity
    entity.mentions.append(mention)


def give_letters(entities: list[Entity], previous: dict[str, str]) -> None:
    """Give each entity that is not kept everywhere its letter, in order of first appearance.

    previous: folded full name → letter, from an older version of the same item.
    """
    waiting = [e for e in entities if any(m.candidate.action != KEEP for m in e.mentions)]
    waiting.sort(key=lambda e: min(m.place for m in e.mentions if m.candidate.action != KEEP))
    used = set(previous.values())
    taken = set()
    for entity in waiting:
        keys = [" ".join(sorted(m.name.given + m.name.surname)) for m in sorted(entity.mentions, key=lambda m: m.place)]
        keys.sort(key=len, reverse=True)
        for key in keys:
            letter = previous.get(key)
            if letter and letter not in taken:
                entity.letter = letter
                taken.add(letter)
                break
    number = 0
    for entity in waiting:
        if entity.letter:
            continue
        while letter_of(number) in used or letter_of(number) in taken:
            number += 1
        entity.letter = letter_of(number)
        taken.add(entity.letter)


def letter_of(number: int) -> str:
    """Return A…Z, AA, AB… for 0, 1, 2…"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
