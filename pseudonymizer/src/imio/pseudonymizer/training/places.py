"""Invented towns, streets and addresses."""

from imio.pseudonymizer.training import lists
from imio.pseudonymizer.training.people import People
from imio.pseudonymizer.training.pieces import Piece
from random import Random


def town(chance: Random) -> str:
    """Return a town: mostly invented, sometimes a real one (many are surnames too)."""
    drawn = chance.random()
    if drawn < 0.3:
        return lists.load("towns_real").pick(chance)
    if drawn < 0.55:
        return lists.load("villages_invented").pick(chance)
    name = lists.load("place_beginnings").pick(chance) + lists.load("place_endings").pick(chance)
    return name + lists.load("place_suffixes").pick(chance) if chance.random() < 0.2 else name


def street_of(chance: Random, people: People, surname: str = "") -> str:
    """Return a street named after a person."""
    kind = lists.load("street_types").pick(chance)
    if surname or chance.random() < 0.5:
        person = people.person(surname)
        return f"{kind} {person.given} {person.surname}"
    return f"{kind} {lists.load('eponyms').pick(chance)}"


def street(chance: Random, people: People) -> str:
    """Return any street."""
    return street_of(chance, people) if chance.random() < 0.15 else lists.load("streets").pick(chance)


def number(chance: Random) -> str:
    """Return a house number, with or without a box."""
    text = str(chance.randint(1, 240))
    drawn = chance.random()
    if drawn < 0.08:
        return text + chance.choice(("A", "B", "/1", " bis", "/2", "a", "C"))
    if drawn < 0.15:
        return f"{text} {chance.choice(('bte', 'boîte', 'Bte', 'b.'))} {chance.randint(1, 30)}"
    return text if drawn < 0.97 else "s/n"


def address(chance: Random, people: People) -> list[Piece]:
    """Return street, number and mostly a postcode and a town."""
    pieces = [Piece(street(chance, people), "LOC")]
    pieces.append(Piece(chance.choice((", ", ", ", " ", " ", ", n° ", " n°")) + number(chance)))
    if chance.random() < 0.7:
        code = "" if chance.random() < 0.15 else f"{chance.choice(('', '', 'B-'))}{chance.randint(4000, 7999)} "
        pieces.append(Piece(chance.choice((" à ", ", ", " - ", " à ", ", à ")) + code))
        pieces.append(Piece(town(chance), "LOC"))
    return pieces
