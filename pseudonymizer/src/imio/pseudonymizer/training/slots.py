"""What stands in the slots of a template: the persons, places and organisations of one passage."""

from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.training import grammar
from imio.pseudonymizer.training import lists
from imio.pseudonymizer.training import organisations
from imio.pseudonymizer.training import people
from imio.pseudonymizer.training import places
from imio.pseudonymizer.training.people import People
from imio.pseudonymizer.training.people import Person
from imio.pseudonymizer.training.pieces import CAPACITY
from imio.pseudonymizer.training.pieces import OFFICE
from imio.pseudonymizer.training.pieces import Piece
from imio.pseudonymizer.training.pieces import PRIVATE
from imio.pseudonymizer.training.style import draw
from imio.pseudonymizer.training.values import VALUES
from random import Random

import re


ROLES = {"p": PRIVATE, "o": OFFICE, "c": CAPACITY}
#: How often an eponym bears the surname of a person of the passage: the hard case.
_SHARED = 0.12
_ELIDED = re.compile(r"(?i)(?<![\w'-])(de|que|le|la)\s$")
_VOWELS = "AEIOUÉÈÊÂÎÔÛŒaeiouéèêâîôûœ"
_NAMED = {"epostreet": (places.street_of, "LOC"), "epofirm": (organisations.firm_of, "ORG")}
_NAMED["eposchool"] = (organisations.school_of, "ORG")
_PLACES = {"village": places.town, "town": places.town}
_LISTED = {
    "place": ("places", "LOC"),
    "lieudit": ("lieuxdits", "LOC"),
    "inter": ("intercommunales", "ORG"),
    "epoprize": ("prizes", "ORG"),
    "epolaw": ("laws", "ORG"),
}
_ORGANISATIONS = {
    "firm": organisations.firm,
    "asbl": organisations.association,
    "school": organisations.school,
    "church": organisations.church,
    "club": organisations.club,
}


class World:
    """What stays the same in a document: its town, its style, its office holders."""

    def __init__(self, chance: Random, crowd: People):
        self.chance = chance
        self.crowd = crowd
        self.commune = places.town(chance)
        self.style = draw(chance)
        self.council = [crowd.person() for _ in range(chance.randint(9, 21))]

    def name(self, person: Person, role: str, form: str = "") -> Piece:
        """Return a written name; without a form, in the style of the document."""
        form = self.style.written(form) or self.style.name_form(self.chance)
        return Piece(people.write(person, form, self.style.accents), "PER", role, people.part_of(form), person)

    def named(self, person: Person, role: str, form: str, civility: bool) -> list[Piece]:
        """Return a name of a list, with its civility if there is one; now and then the form is another."""
        before = [Piece(self.style.civility(person, self.chance) + " ")] if civility else []
        return [*before, self.name(person, role, form if self.chance.random() > 0.05 else "")]


class Passage:
    """One expansion of a template: a person keeps name and gender all through it."""

    def __init__(self, world: World, template: grammar.Template):
        self.world = world
        self.template = template
        self.persons: dict[str, Person] = {}
        self.council = list(world.council)

    def pieces(self, nodes: tuple[grammar.Node, ...]) -> list[Piece]:
        """Return the title or the body of the template as pieces."""
        chance = self.world.chance
        found: list[Piece] = []
        for node in grammar.expand(nodes, chance):
            if isinstance(node, str):
                found.append(Piece(node))
                continue
            filled = self._slot(node)
            if found and not found[-1].label and filled and filled[0].text[:1] in _VOWELS and filled[0].text:
                found[-1] = _elided(found[-1], filled[0].text, chance)
            found += filled
        return found

    def person(self, name: str) -> Person:
        """Return the person of a variable, who is born at the first mention."""
        if name not in self.persons:
            self.persons[name] = self._born(name)
        return self.persons[name]

    def _born(self, name: str) -> Person:
        chance, template = self.world.chance, self.template
        woman = True if name in template.women else False if name in template.men else None
        if name[0] == "o" and chance.random() < 0.6:
            for index, member in enumerate(self.council):
                if woman is None or member.woman == woman:
                    return self.council.pop(index)
        if chance.random() < 0.04:
            return self.world.crowd.person(chance.choice(self.world.council).surname, woman)
        return self.world.crowd.person(woman=woman)

    def _slot(self, slot: grammar.Slot) -> list[Piece]:
        world, chance, name = self.world, self.world.chance, slot.name
        if name[1:].isdigit():
            return self._couple(slot) if slot.other else [self._person(slot)]
        if name in VALUES:
            return [Piece(VALUES[name](chance))]
        if name == "email":
            return [Piece(self._email(self.person(slot.argument)))]
        if name == "commune":
            return [Piece(world.commune, "LOC")]
        if name in _PLACES:
            return [Piece(_PLACES[name](chance), "LOC")]
        if name == "street":
            return [Piece(places.street(chance, world.crowd), "LOC")]
        if name == "addr":
            return places.address(chance, world.crowd)
        if name in _NAMED:
            make, label = _NAMED[name]
            return [Piece(make(chance, world.crowd, self._shared()), label)]
        if name in _LISTED:
            entries, label = _LISTED[name]
            return [Piece(lists.load(entries).pick(chance), label)]
        return [Piece(_ORGANISATIONS[name](chance), "ORG")]

    def _shared(self) -> str:
        chance = self.world.chance
        if chance.random() >= _SHARED or not self.persons:
            return ""
        return chance.choice(list(self.persons.values())).surname

    def _person(self, slot: grammar.Slot) -> Piece:
        person, form = self.person(slot.name), slot.form
        if form in ("", *people.FORMS):
            return self.world.name(person, ROLES[slot.name[0]], form)
        if form == "f":
            return Piece(slot.argument.split("|")[person.woman])
        if form == "civ":
            return Piece(self.world.style.civility(person, self.world.chance))
        return Piece(
            {"e": ("", "e"), "il": ("il", "elle"), "Il": ("Il", "Elle"), "lui": ("lui", "elle")}[form][person.woman]
        )

    def _couple(self, slot: grammar.Slot) -> list[Piece]:
        left, right = self.person(slot.name), self.person(slot.other)
        raised = slot.form in ("up", "revup", "lastup", "jlastup", "lastj")
        if not slot.form:
            raised = self.world.style.form not in ("full", "rev", "jlast") and self.world.chance.random() < 0.7
        surname = f"{left.surname}-{right.surname}"
        surname = people.upper(surname, self.world.style.accents) if raised else surname
        if slot.form in ("full", "up"):
            surname = f"{left.given} {surname}"
        elif slot.form in ("rev", "revup"):
            surname = f"{surname} {left.given}"
        return [Piece(surname, "PER", ROLES[slot.name[0]], "" if slot.form else "last", left)]

    def _email(self, person: Person) -> str:
        given, surname = (re.sub(r"[^a-z]", "", fold(word)) for word in (person.given, person.surname))
        host = self.world.chance.choice(("example.be", "example.com", "mail.example.be", "courriel.example"))
        box = self.world.chance.choice((f"{given}.{surname}", f"{given[:1]}.{surname}", f"{surname}{given[:1]}"))
        return f"{box}@{host}"


def _elided(before: Piece, word: str, chance: Random) -> Piece:
    """Write "d'Aulnoy" for "de Aulnoy", as most clerks do."""
    match = _ELIDED.search(before.text)
    if match is None or word.startswith("onze") or chance.random() < 0.07:
        return before
    return Piece(f"{before.text[: match.start()]}{match[1][:-1]}'")
