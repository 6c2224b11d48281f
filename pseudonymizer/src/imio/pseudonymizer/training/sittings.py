"""The lines of a sitting: who is there, who votes what, who signs."""

from imio.pseudonymizer.training.people import Person
from imio.pseudonymizer.training.pieces import OFFICE
from imio.pseudonymizer.training.pieces import Piece
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


def _members(world: World) -> list[Person]:
    members = list(world.council)
    world.chance.shuffle(members)
    return members


def _row(
    world: World, persons: list[Person], role: str, glue: str, last: str = "", civility: bool = False
) -> list[Piece]:
    form, found = world.style.name_form(world.chance), []
    for index, person in enumerate(persons):
        if index:
            found.append(Piece(last if last and index == len(persons) - 1 else glue))
        found += world.named(person, role, form, civility)
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
                found += world.named(person, OFFICE, form, civility)
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
