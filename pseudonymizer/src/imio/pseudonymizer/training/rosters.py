"""Lists of any length: attendance, votes by name, signatures, lists and tables of citizens."""

from collections.abc import Callable
from imio.pseudonymizer.training import organisations
from imio.pseudonymizer.training import places
from imio.pseudonymizer.training import values
from imio.pseudonymizer.training.people import Person
from imio.pseudonymizer.training.pieces import CAPACITY
from imio.pseudonymizer.training.pieces import OFFICE
from imio.pseudonymizer.training.pieces import Piece
from imio.pseudonymizer.training.pieces import PRIVATE
from imio.pseudonymizer.training.slots import World


_HEADINGS = (
    "Présents :",
    "PRÉSENTS :",
    "Présents",
    "Sont présents :",
    "Étaient présents :",
    "Présences :",
    "PRESENTS:",
    "",
)
_SECRETARIES = (
    "Directrice générale",
    "Directeur général",
    "Directeur général f.f.",
    "Secrétaire communal",
    "Secrétaire",
)
_SINGLE = {
    "Échevins": "Échevin",
    "Echevins": "Echevin",
    "échevin(e)s": "échevin(e)",
    "Membres du Collège": "Membre du Collège",
    "Conseillers communaux": "Conseiller communal",
    "Conseillers": "Conseiller",
    "Conseiller(ère)s": "Conseiller(ère)",
    "Membres": "Membre",
}
_VOTES = (
    "Ont voté pour :",
    "Ont voté contre :",
    "Se sont abstenus :",
    "VOTENT POUR :",
    "Votent contre :",
    "S'abstient :",
)
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


def _members(world: World) -> list[Person]:
    members = list(world.council)
    world.chance.shuffle(members)
    return members


def _named(world: World, person: Person, role: str, form: str, civility: bool) -> list[Piece]:
    before = [Piece(world.style.civility(person, world.chance) + " ")] if civility else []
    return [*before, world.name(person, role, form if world.chance.random() > 0.05 else "")]


def _row(
    world: World, persons: list[Person], role: str, glue: str, last: str = "", civility: bool = False
) -> list[Piece]:
    form, found = world.style.name_form(world.chance), []
    for index, person in enumerate(persons):
        if index:
            found.append(Piece(last if last and index == len(persons) - 1 else glue))
        found += _named(world, person, role, form, civility)
    return found


def attendance(world: World) -> list[Piece]:
    """Return who is there, by function, on one line or many."""
    chance, members = world.chance, _members(world)
    mayor, clerk, aldermen, others = members[0], members[1], members[2:6], members[6:]
    heading = chance.choice(_HEADINGS)
    civility, form = chance.random() < 0.4, world.style.name_form(chance)
    found = [Piece(heading + chance.choice((" ", "\n")) if heading else "")]
    groups = [([mayor], chance.choice(("Bourgmestre", "Bourgmestre-Président", "Présidente", "Bourgmestre f.f.")))]
    groups += [(aldermen, chance.choice(("Échevins", "Echevins", "échevin(e)s", "Membres du Collège")))]
    groups += [([others[0]], chance.choice(("Président du CPAS", "Présidente du CPAS", "Présidente d'assemblée")))]
    groups += [(others[1:], chance.choice(("Conseillers communaux", "Conseillers", "Conseiller(ère)s", "Membres")))]
    groups += [([clerk], chance.choice(_SECRETARIES))]
    layout = chance.choice(("groups", "groups", "rows", "tabs", "before", "bare"))
    for group, function in groups:
        if not group:
            continue
        if layout == "groups":
            plural = "MM. " if len(group) > 1 and chance.random() < 0.3 else ""
            found += [
                Piece(plural),
                *_row(world, group, OFFICE, ", ", chance.choice((", ", " et ")), civility and not plural),
            ]
            found.append(Piece(f", {function}{chance.choice((' ;', ';', '.', ''))}{chance.choice((chr(10), ' '))}"))
        elif layout == "before":
            found += [
                Piece(f"{function} : "),
                *_row(world, group, OFFICE, chance.choice((", ", " - ", "\n", " ; ")), "", civility),
            ]
            found.append(Piece("\n"))
        else:
            for person in group:
                found += _named(world, person, OFFICE, form, civility)
                single = _SINGLE.get(function, function)
                label = {"rows": f", {single}", "tabs": f"\t{single}", "bare": ""}[layout]
                found.append(Piece(f"{label}{chance.choice((',', '', ';')) if layout == 'rows' else ''}\n"))
    if chance.random() < 0.4:
        found.append(Piece(chance.choice(("Excusé : ", "Excusés : ", "Absent(e)s : ", "EXCUSE(S) : "))))
        found += _row(
            world, [world.crowd.person() for _ in range(chance.randint(1, 3))], OFFICE, ", ", " et ", civility
        )
        found.append(Piece("."))
    return found


def vote(world: World) -> list[Piece]:
    """Return a vote with the names."""
    chance, members = world.chance, _members(world)
    found, civility, glue = [], chance.random() < 0.3, chance.choice((", ", ", ", " - ", "\n", " ; ", "/ "))
    while members:
        count = chance.randint(1, len(members))
        group, members = members[:count], members[count:] if chance.random() < 0.6 else []
        label = chance.choice(_VOTES)
        label = f"{label[:-2]} : {len(group)} " if chance.random() < 0.2 else f"{label} "
        opening, closing = chance.choice((("", ""), ("", ""), ("(", ")")))
        found += [Piece(label + opening), *_row(world, group, OFFICE, glue, chance.choice(("", " et ")), civility)]
        found.append(Piece(f"{closing}{chance.choice((' ;', '.', ''))}{chance.choice((chr(10), ' '))}"))
    return found


def signatures(world: World) -> list[Piece]:
    """Return the signatures below a decision."""
    chance = world.chance
    clerk, mayor = chance.sample(world.council, 2)
    left = f"{chance.choice(('La', 'Le', 'Le', ''))} {chance.choice(_SECRETARIES)}".strip()
    right = chance.choice(
        ("Le Bourgmestre", "La Bourgmestre", "Le Président", "La Présidente", "Le Bourgmestre-Président")
    )
    if chance.random() < 0.3:
        left, right = left.upper(), right.upper()
    mark = chance.choice(("", "", "(s) ", "(sé) ", "s. ", "(S.) "))
    gap = chance.choice(("\t", "\n", "          ", "\t\t", " "))
    found = [
        Piece(
            chance.choice(
                ("", "PAR LE CONSEIL :\n", "Par le Collège,\n", "Pour extrait conforme,\n", "Par ordonnance :\n")
            )
        )
    ]
    end = chance.choice((",", ",", " ", ""))
    names = [[Piece(mark), *_row(world, [who], OFFICE, "", "", chance.random() < 0.1)] for who in (clerk, mayor)]
    if chance.random() < 0.55:
        return [*found, Piece(f"{left}{end}{gap}{right}{end}\n"), *names[0], Piece(gap), *names[1]]
    return [
        *found,
        Piece(f"{left}{end}\n"),
        *names[0],
        Piece(f"{gap if gap != ' ' else chr(10)}{right}{end}\n"),
        *names[1],
    ]


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
        found += _named(world, person, role, form, civility)
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
    (5, attendance),
    (3, vote),
    (4, signatures),
    (5, listing),
    (4, table),
)
