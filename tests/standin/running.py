"""Starts the stand-in: ``with running(a_town()) as standin: … standin.url …``."""

from contextlib import contextmanager
from datetime import datetime
from serving import serving
from standin.server import StandIn
from standin.town import Town


COUNCIL = "meeting-config-council"
CATEGORIES = [
    ("finances", "Finances"),
    ("mobilite", "Mobilité"),
    ("urbanisme", "Urbanisme"),
    ("personnel", "Personnel"),
    ("enseignement", "Enseignement"),
]
#: UID and name of the organisations in charge.
GROUPS = [
    ("a2396143f11f4e2292f12ee3b3447739", "Bourgmestre"),
    ("b2396143f11f4e2292f12ee3b3447739", "Premier échevin"),
    ("c2396143f11f4e2292f12ee3b3447739", "Deuxième échevine"),
]


@contextmanager
def running(town: Town, old: bool = False, root: str = "", port: int | None = None):
    """Serve a town on loopback; yields the ``StandIn``, its ``url`` set. ``old``: 1.x; ``root``: path of its site."""
    standin = StandIn(town, old=old, root=root)
    with serving(standin, port) as url:
        standin.url = f"{url}{root}"
        yield standin


def a_town(name: str = "Valmont", **options) -> Town:
    """A town with a council, a police college and a social welfare council, and no meeting yet."""
    town = Town(name, **options)
    for id, title, type in (
        (COUNCIL, "Conseil communal", "Council"),
        ("meeting-config-zone", "Conseil de police", "Zone"),
        ("meeting-config-cas", "Conseil de l'action sociale", "CAS"),
    ):
        town.add_config(id, title, type, categories=list(CATEGORIES), groups=list(GROUPS))
    return town


def a_meeting(town: Town, date: datetime = datetime(2026, 3, 17, 18, 15), items: int = 3, **more):
    """A meeting in creation with public items, the first one with an annex."""
    meeting = town.add_meeting(date, **more)
    for number in range(1, items + 1):
        category, _ = CATEGORIES[number % len(CATEGORIES)]
        item = town.add_item(
            meeting,
            f"Point {number} – Approbation",
            motivation=f"<p>Vu le CDLD ; considérant le dossier {number} ;</p>",
            decision=f"<p><strong>DÉCIDE</strong> d'approuver le point {number}.</p>",
            votes="<p>À l'unanimité.</p>",
            category=category,
            groups=[GROUPS[number % len(GROUPS)][0]],
        )
        if number == 1:
            town.add_annex(item, "Règlement-taxe", 50_915)
    return meeting
