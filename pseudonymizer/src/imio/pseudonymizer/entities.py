"""Which mentions are the same person, and which letter each person gets."""

from dataclasses import dataclass
from dataclasses import field
from imio.pseudonymizer import names
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.linking import compatible_given
from imio.pseudonymizer.linking import fits_initials
from imio.pseudonymizer.linking import flat
from imio.pseudonymizer.linking import lone_initials
from imio.pseudonymizer.linking import pieces
from imio.pseudonymizer.linking import plain
from imio.pseudonymizer.linking import same_surname
from imio.pseudonymizer.linking import same_words
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
    gender: str = ""  # "m" or "f", from the civility before
    generation: str = ""  # "pere" or "fils", from what follows
    full: names.Name = field(init=False)  # the name that counts: without "Junior", initials as given name

    def __post_init__(self):
        self.full, inside = plain(self.name)
        self.full = getattr(self.candidate, "whole", self.full)  # of a name split over two cells or lines
        self.generation = self.generation or inside

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
    subjects: set[str] = field(default_factory=set)
    last: tuple[int, int] | None = None  # place of the last mention joined
    genders: set[str] = field(default_factory=set)
    generations: set[str] = field(default_factory=set)

    @property
    def holds_office(self) -> bool:
        return any(m.candidate.action == KEEP for m in self.mentions)

    @property
    def action(self) -> str:
        actions = [m.candidate.action for m in self.mentions]
        return MASK if MASK in actions else actions[0] if len(set(actions)) == 1 else "propose"


class _Index:
    """Entities by the pieces of their names, so that linking thousands of mentions stays quick."""

    def __init__(self):
        self.entities: list[Entity] = []
        self.by_piece: dict[str, dict[int, Entity]] = {}

    def add(self, entity: Entity):
        for word in (*entity.given[:1], *entity.surname, flat(entity.surname)):
            for piece in {word, *pieces(word)}:
                self.by_piece.setdefault(piece, {})[id(entity)] = entity

    def about(self, name: names.Name) -> list[Entity]:
        """Return the entities that share a piece with a name."""
        found: dict[int, Entity] = {}
        own = name.surname or name.given
        for word in (*own, flat(own)):
            for piece in (word, *pieces(word)):
                found |= self.by_piece.get(piece, {})
        return list(found.values())


def link(mentions: list[Mention]) -> list[Entity]:
    """Group mentions into entities: full names first, then surnames and first names alone."""
    index = _Index()
    full = [m for m in mentions if m.full.given and m.full.surname]
    # A full first name says more than an initial: it founds the entity.
    # So does a double surname: "Anne Dubois" and "Anne Petit" may both be Anne Dubois-Petit.
    full.sort(
        key=lambda m: (any("." in g for g in m.full.given), -sum(len(pieces(w)) for w in m.full.surname), m.place)
    )
    for mention in full:
        _choose(mention, _same_person(mention, index.about(mention.full)), index)
    rest = sorted((m for m in mentions if m.entity is None), key=lambda m: m.place)
    initials = [m for m in rest if lone_initials(m.full)]
    _join_parts([m for m in rest if not lone_initials(m.full)], index)
    several = _join_initials(initials, index)
    _join_parts([m for m in initials if m.entity is None], index)
    for mention in several:
        mention.ambiguous = True
    return index.entities


def _join_parts(mentions: list[Mention], index: _Index) -> None:
    for mention in mentions:
        found = [e for e in _by_part_of_name(mention, index.about(mention.full)) if _may_be(mention, e)]
        _choose(mention, _fit_for_role(mention, found), index)


def _join_initials(mentions: list[Mention], index: _Index) -> list[Mention]:
    """Join initials that fit one person of the document, and the same ones that fit nobody; return the ambiguous."""
    people = [e for e in index.entities if e.surname and e.subjects.isdisjoint(_SEATED)]
    fitting: dict[tuple, list[Entity]] = {}
    unnamed: dict[tuple, Entity] = {}
    several = []
    for mention in mentions:
        letters = lone_initials(mention.full)
        office = mention.candidate.subject in _OFFICE
        key = (letters, mention.gender, mention.generation, mention.candidate.label, office)
        if key not in fitting:
            fitting[key] = [e for e in people if _bears(e, letters, mention)]
        if len(fitting[key]) == 1:
            _join(mention, fitting[key][0], index)
        elif fitting[key]:
            several.append(mention)
        elif mention.gender or len(letters) > 1:
            _join(mention, unnamed.get(key), index)
            unnamed[key] = mention.entity
    return several


def _bears(entity: Entity, letters: str, mention: Mention) -> bool:
    """Say whether initials may be a person's; one letter alone asks for the same civility.

    Initials in an office are nobody's who holds none: what they tell would keep his whole name readable.
    """
    if mention.candidate.subject in _OFFICE:
        return False
    if len(letters) == 1 and not (mention.gender and mention.gender in entity.genders):
        return False
    return (
        fits_initials(letters, entity.given, entity.surname)
        and _may_be(mention, entity)
        and all(other.candidate.label == mention.candidate.label for other in entity.mentions)
    )


def _choose(mention: Mention, found: list[Entity], index: _Index) -> None:
    """Join the one person found, a new one when there is none, the nearest of several, and say so."""
    mention.ambiguous = len(found) > 1
    _join(mention, _nearest(mention, found) if found else None, index)


def _same_person(mention: Mention, entities: list[Entity]) -> list[Entity]:
    """Return the persons that a full name, or an initial and a surname, may be."""
    name, exact, same, close = mention.full, [], [], []
    for entity in entities:
        if not entity.given or not _may_be(mention, entity):
            continue
        if same_words(name, names.Name(entity.given, entity.surname)):
            exact.append(entity)
        elif not compatible_given(name.given, entity.given):
            continue
        elif same_surname(name.surname, entity.surname):
            same.append(entity)
        elif within_surname(name.surname, entity.surname) or within_surname(entity.surname, name.surname):
            close.append(entity)
    return exact or same or close


def _may_be(mention: Mention, entity: Entity) -> bool:
    """Keep apart M. and Mme, father and son; the civility says nothing more once the first name is spelled."""
    if mention.generation and entity.generations and mention.generation not in entity.generations:
        return False
    if mention.full.given and entity.given and not any("." in g for g in mention.full.given + entity.given):
        return True
    return not mention.gender or not entity.genders or mention.gender in entity.genders


def _by_part_of_name(mention: Mention, entities: list[Entity]) -> list[Entity]:
    own = mention.full.surname or mention.full.given
    found = [e for e in entities if same_surname(own, e.surname)]
    if not found:
        found = [e for e in entities if within_surname(own, e.surname) and "-" not in " ".join(e.surname)]
    if not found:
        found = [e for e in entities if e.surname and within_surname(own, e.surname) and len(own) == 1]
    if not found and len(own) == 1:
        found = [e for e in entities if e.given and e.given[0] == own[0] and e.surname]
    return found


_OFFICE = frozenset({"registry", "office", "presence", "vote", "signature", "member"})
_SEATED = _OFFICE | {"seat", "speaker", "office_private"}


def _fit_for_role(mention: Mention, found: list[Entity]) -> list[Entity]:
    """Keep apart the mayor and the citizen of the same surname, when the words around tell them apart."""
    role = mention.candidate.subject
    if role in _OFFICE:
        return [e for e in found if not e.subjects.isdisjoint(_SEATED)]
    if role == "private_cue":
        return [e for e in found if e.subjects.isdisjoint(_OFFICE)] or found
    return found


def _nearest(mention: Mention, entities: list[Entity]) -> Entity:
    """Return the entity mentioned last before; else the one mentioned first after."""
    before = [e for e in entities if e.last is not None and e.last <= mention.place]
    return max(before, key=lambda e: e.last) if before else entities[0]


def _join(mention: Mention, entity: Entity | None, index: _Index) -> None:
    if entity is None:
        entity = Entity(mention.full.given, mention.full.surname)
        index.entities.append(entity)
        index.add(entity)
    known = (entity.given, entity.surname)
    turned = same_words(mention.full, names.Name(*known)) and not same_surname(mention.full.surname, entity.surname)
    if len("".join(mention.full.given)) > len("".join(entity.given)) and mention.full.surname and not turned:
        entity.given = mention.full.given
    if len("".join(mention.full.surname)) > len("".join(entity.surname)) and mention.full.given and not turned:
        entity.surname = mention.full.surname
    if (entity.given, entity.surname) != known:
        index.add(entity)
    mention.entity = entity
    entity.mentions.append(mention)
    entity.subjects.add(mention.candidate.subject)
    entity.genders |= {mention.gender} - {""}
    entity.generations |= {mention.generation} - {""}
    if entity.last is None or mention.place > entity.last:
        entity.last = mention.place


def give_letters(entities: list[Entity], previous: dict[str, str]) -> None:
    """Give each entity that is not kept everywhere its letter, in order of first appearance.

    previous: folded full name → letter, from an older version of the same item. A letter already given stays.
    """
    waiting = [e for e in entities if any(m.candidate.action != KEEP for m in e.mentions)]
    waiting.sort(key=lambda e: min(m.place for m in e.mentions if m.candidate.action != KEEP))
    used = set(previous.values())
    taken = {e.letter for e in waiting if e.letter}
    for entity in waiting:
        if entity.letter:
            continue
        keys = list({" ".join(sorted(m.name.given + m.name.surname)): None for m in entity.mentions})
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
