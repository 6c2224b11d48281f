"""Lists and tables of citizens, of any length."""

from collections.abc import Callable
from imio.pseudonymizer.training import organisations
from imio.pseudonymizer.training import places
from imio.pseudonymizer.training import sittings
from imio.pseudonymizer.training import values
from imio.pseudonymizer.training.pieces import CAPACITY
from imio.pseudonymizer.training.pieces import Piece
from imio.pseudonymizer.training.pieces import PRIVATE
from imio.pseudonymizer.training.slots import World


_WHO = {
    PRIVATE: (
        "Les personnes suivantes ont introduit une réclamation :",
        "Liste des demandeurs",
        "Concessionnaires :",
        "Redevables :",
        "Sont admis en non-valeur :",
        "Candidats :",
        "Ayants droit",
        "Élèves inscrits :",
        "Ont signé la pétition :",
        "Riverains consultés :",
        "Naissances",
        "Mariages du mois :",
        "Bénéficiaires de l'allocation :",
        "Liste des locataires",
    ),
    CAPACITY: (
        "Membres effectifs :",
        "Membres suppléants :",
        "Sont désignés en qualité de membres de la CCATM :",
        "Composition du jury",
        "Lauréats :",
        "Comité :",
        "Personnel désigné :",
        "Enseignants temporaires",
        "Représentants des parents :",
        "Le conseil d'administration se compose de :",
        "Personnes de contact",
        "Médaillés du travail :",
        "Sont nommés à titre définitif :",
    ),
}
_COLUMNS = {
    "Adresse": lambda world: places.address(world.chance, world.crowd),
    "Rue": lambda world: [Piece(places.street(world.chance, world.crowd), "LOC")],
    "Localité": lambda world: [Piece(places.town(world.chance), "LOC")],
    "Montant": lambda world: [Piece(values.amount(world.chance))],
    "Date de naissance": lambda world: [Piece(values.birthdate(world.chance))],
    "Profession": lambda world: [Piece(values.VALUES["job"](world.chance))],
    "Téléphone": lambda world: [Piece(values.phone(world.chance))],
    "Parcelle": lambda world: [Piece(values.parcel(world.chance))],
    "N° national": lambda world: [Piece(values.niss(world.chance))],
    "Référence": lambda world: [Piece(values.VALUES["ref"](world.chance))],
    "Association": lambda world: [Piece(organisations.association(world.chance), "ORG")],
    "Société": lambda world: [Piece(organisations.firm_of(world.chance, world.crowd), "ORG")],
    "Remarque": lambda world: [Piece(world.chance.choice(("", "OK", "à revoir", "néant", "ouvrier", "Insolvable")))],
}


def listing(world: World) -> list[Piece]:
    """Return a list of three to twenty persons."""
    chance = world.chance
    role = chance.choice((PRIVATE, PRIVATE, CAPACITY))
    persons = [world.crowd.person() for _ in range(min(chance.randint(3, 20), chance.randint(3, 20)))]
    found = [Piece(chance.choice(_WHO[role]) + chance.choice(("\n", " ")))]
    civility, form = chance.random() < 0.35, world.style.name_form(chance)
    if chance.random() < 0.12:
        form = chance.choice(("last", "lastup", "first", "init"))
    columns = chance.sample(tuple(_COLUMNS), chance.choice((0, 0, 0, 1, 1, 2)))
    glue = chance.choice(("\n", "\n", "\n", ", ", " ; ", " - ")) if not columns else chance.choice(("\n", "\n", " ; "))
    marks = chance.choice(("", "", "- ", "• ", "{0}. ", "{0}) ", "{0}° ", "– "))
    link = chance.choice((", ", " - ", " : ", " ("))
    for index, person in enumerate(persons, 1):
        found.append(Piece(f"{glue if index > 1 else ''}{marks.format(index) if glue == chr(10) else ''}"))
        found += world.named(person, role, form, civility)
        for column in columns:
            found += [Piece(link), *_COLUMNS[column](world)]
            found.append(Piece(")" if link == " (" else ""))
    return [*found, Piece(chance.choice(("", ".", " ;")))]


def table(world: World) -> list[Piece]:
    """Return a table of persons, its cells parted by tabs; the name in one column or in two."""
    chance = world.chance
    role = chance.choice((PRIVATE, PRIVATE, CAPACITY))
    columns = chance.sample(tuple(_COLUMNS), chance.randint(1, 4))
    apart, numbered, place = chance.random() < 0.45, chance.random() < 0.3, chance.randint(0, len(columns))
    form = world.style.name_form(chance)
    surname, reverse = chance.choice(("last", "lastup")), chance.random() < 0.25
    names = [("Prénom", "Nom") if reverse else ("Nom", "Prénom"), ("Nom et prénom",)][not apart]
    heads = [*(("N°",) if numbered else ()), *columns[:place], *names, *columns[place:]]
    raised = chance.random() < 0.3
    found = [Piece("\t".join(head.upper() if raised else head for head in heads))] if chance.random() < 0.7 else []
    for index in range(1, min(chance.randint(3, 20), chance.randint(3, 20)) + 1):
        person = world.crowd.person()
        cells: list[list[Piece]] = [[Piece(str(index))]] if numbered else []
        cells += [_COLUMNS[column](world) for column in columns[:place]]
        if apart:
            halves = [[world.name(person, role, surname)], [world.name(person, role, "first")]]
            cells += halves[::-1] if reverse else halves
        else:
            cells.append([world.name(person, role, form)])
        cells += [_COLUMNS[column](world) for column in columns[place:]]
        found.append(Piece("\n" if found else ""))
        for number, cell in enumerate(cells):
            found += [Piece("\t" if number else ""), *cell]
    return found


#: What a document may hold beside the templates, and how often.
ROSTERS: tuple[tuple[int, Callable[[World], list[Piece]]], ...] = (
    (5, sittings.attendance),
    (3, sittings.vote),
    (4, sittings.signatures),
    (5, listing),
    (4, table),
)
