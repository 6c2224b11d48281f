"""Invented organisations, many of them named after a person who is not there."""

from imio.pseudonymizer.training import lists
from imio.pseudonymizer.training import places
from imio.pseudonymizer.training.people import People
from imio.pseudonymizer.training.people import upper
from random import Random


def firm(chance: Random) -> str:
    """Return a firm that bears no person's name."""
    return _formed(chance, lists.load("firm_names").pick(chance))


def firm_of(chance: Random, people: People, surname: str = "") -> str:
    """Return a firm that bears a surname, sometimes a first name."""
    surname = surname or people.surname()
    trade = lists.load("firm_trades").pick(chance)
    drawn = chance.random()
    if drawn < 0.15:
        name = (
            f"{surname} {chance.choice(('& Fils', 'et Fils', 'Frères', '& Cie', '& Associés', 'Père et Fils', '& C°'))}"
        )
    elif drawn < 0.3:
        name = f"{surname}-{people.surname()}"
    elif drawn < 0.42:
        name = f"{people.person(surname).given} {surname}"
    elif drawn < 0.5:
        name = f"{people.person(surname).given[0]}. {surname}"
    else:
        name = surname
    name = f"{trade} {name}" if drawn >= 0.3 or chance.random() < 0.5 else name
    return _formed(chance, name)


def _formed(chance: Random, name: str) -> str:
    name = upper(name, chance.random() < 0.5) if chance.random() < 0.15 else name
    drawn = chance.random()
    if drawn < 0.45:
        return f"{lists.load('firm_forms').pick(chance)} {name}"
    return f"{name} {lists.load('firm_forms').pick(chance)}" if drawn < 0.75 else name


def association(chance: Random) -> str:
    """Return an association, with or without its legal form."""
    name = lists.load("associations").pick(chance)
    if chance.random() < 0.15:
        name = f"{name} {places.town(chance)}"
    drawn = chance.random()
    if drawn < 0.3:
        return f"{chance.choice(('ASBL', 'asbl', 'A.S.B.L.'))} {name}"
    if drawn < 0.4:
        return f"{name} {chance.choice(('ASBL', 'asbl'))}"
    return name if drawn < 0.9 else upper(name, False)


def school(chance: Random) -> str:
    """Return a school."""
    return f"{lists.load('school_kinds').pick(chance)} {lists.load('school_names').pick(chance)}"


def school_of(chance: Random, people: People, surname: str = "") -> str:
    """Return a school named after a person."""
    kind = lists.load("school_kinds").pick(chance)
    if surname or chance.random() < 0.4:
        person = people.person(surname)
        return f"{kind} {person.given} {person.surname}"
    return f"{kind} {lists.load('eponyms').pick(chance)}"


def church(chance: Random) -> str:
    """Return a church council."""
    name = f"{chance.choice(('fabrique', 'fabrique', 'Fabrique'))} d'église {lists.load('saints').pick(chance)}"
    return f"{name} de {places.town(chance)}" if chance.random() < 0.15 else name


def club(chance: Random) -> str:
    """Return a sports club."""
    name = lists.load("clubs").pick(chance)
    return f"{name} {places.town(chance)}" if chance.random() < 0.6 else name
