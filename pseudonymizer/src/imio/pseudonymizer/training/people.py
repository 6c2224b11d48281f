"""Invented persons: a surname and first names that fit each other, and every way in which a clerk writes them."""

from dataclasses import dataclass
from imio.pseudonymizer.training import lists
from imio.pseudonymizer.training.invention import invent
from imio.pseudonymizer.training.lists import Choices
from itertools import accumulate
from random import Random

import re
import unicodedata


#: Origin of the surname, and how many in a hundred bear one.
ORIGINS = {
    "walloon": 51,
    "flemish": 12,
    "italian": 8,
    "moroccan": 8,
    "turkish": 4,
    "french": 4,
    "congolese": 3,
    "african": 1.3,
    "polish": 1.5,
    "portuguese": 1,
    "spanish": 1.5,
    "romanian": 1,
    "vietnamese": 0.6,
    "german": 1,
    "greek": 0.5,
    "armenian": 0.5,
    "albanian": 0.6,
    "english": 0.5,
    "arabic": 0.7,
}
#: Share of surnames that no list of the package holds: the model must learn the words around, not the list.
UNLISTED = 0.15
#: Share of persons whose first name is Walloon though the surname is not.
MIXED = 0.3

_ORIGINS = Choices(tuple(ORIGINS), tuple(accumulate(ORIGINS.values())))
_DOUBLED = {
    False: ("Jean", "Jean", "Jean", "Pierre", "Paul", "Charles", "Louis", "Marc"),
    True: ("Marie", "Marie", "Marie", "Anne", "Anne", "Rose", "Lou", "Eva"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """A person who does not exist."""

    given: str
    surname: str
    woman: bool
    middles: tuple[str, ...] = ()


class People:
    """Samples persons.

    surnames: further surnames, beside those of the package. origin: of all of them, first names too, instead of the
    shares of `ORIGINS`.
    """

    def __init__(self, chance: Random, surnames: Choices | None = None, origin: str = ""):
        self.chance = chance
        self.surnames = surnames
        self.origin = origin

    def person(self, surname: str = "", woman: bool | None = None) -> Person:
        """Return a new person, with the surname and the gender that are asked for."""
        chance = self.chance
        origin = self.origin or _ORIGINS.pick(chance)
        if woman is None:
            woman = chance.random() < 0.48
        surname = surname or self._compound(self.surname(origin), origin, woman)
        given = "walloon" if chance.random() < MIXED and not self.origin else origin
        middles = tuple(self._given(given, woman) for _ in range(chance.choice((1, 2, 2, 3))))
        first = self._given(given, woman)
        if given in ("walloon", "french") and chance.random() < 0.09:
            before = chance.choice(_DOUBLED[woman])
            first = first if "-" in first or first == before else f"{before}-{first}"
        return Person(first, surname, woman, middles)

    def surname(self, origin: str = "") -> str:
        """Return one surname."""
        origin = origin or self.origin or _ORIGINS.pick(self.chance)
        if self.chance.random() < UNLISTED:
            if self.surnames is not None and self.chance.random() < 0.67:
                return self.surnames.pick(self.chance)
            return invent(self.chance, origin)
        return lists.load(f"surnames_{origin}").pick(self.chance)

    def _given(self, origin: str, woman: bool) -> str:
        return lists.load(f"{'women' if woman else 'men'}_{origin}").pick(self.chance)

    def _compound(self, surname: str, origin: str, woman: bool) -> str:
        drawn = self.chance.random()
        if drawn < (0.09 if woman else 0.03):
            return f"{surname}-{self.surname()}"
        if origin in ("spanish", "portuguese") and drawn < 0.5:
            return f"{surname} {self.surname(origin)}"
        return surname


def upper(text: str, accents: bool = True) -> str:
    """Return the text in capitals, of the same length; without accents unless they are asked for."""
    raised = "".join(c.upper() if len(c.upper()) == 1 else c for c in text)
    if accents:
        return raised
    return "".join(unicodedata.normalize("NFD", c)[0] if c.isalpha() else c for c in raised)


def initial(given: str) -> str:
    """Return the initials of a first name, "Jean-Pierre" → "J.-P."."""
    return "-".join(f"{part[0]}." for part in re.split(r"[- ]", given) if part)


#: Every written form: what is the surname, what the first name is told by `part_of`.
FORMS = ("full", "rev", "up", "revup", "last", "lastup", "first", "init", "jlast", "jlastup", "lastj", "mid")


def part_of(form: str) -> str:
    """Return "first" or "last" when the form is only that part of the name."""
    return {"first": "first", "last": "last", "lastup": "last"}.get(form, "")


def write(person: Person, form: str, accents: bool = True) -> str:
    """Return the name in one of `FORMS`; `accents` are those on capitals."""
    given, surname = person.given, person.surname
    capitals = upper(surname, accents)
    if form == "init":
        return f"{initial(given)}{' ' if '-' in given else ''}{_letter(surname)}."
    return {
        "full": f"{given} {surname}",
        "rev": f"{surname} {given}",
        "up": f"{given} {capitals}",
        "revup": f"{capitals} {given}",
        "last": surname,
        "lastup": capitals,
        "first": given,
        "jlast": f"{initial(given)} {surname}",
        "jlastup": f"{initial(given)} {capitals}",
        "lastj": f"{capitals} {initial(given)}",
        "mid": " ".join((given, *person.middles, surname)),
    }[form]


def _letter(surname: str) -> str:
    return next(c for c in surname if c.isalpha()).upper()
