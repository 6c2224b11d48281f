"""Invented agendas: a year of a municipality for measurements, a few meetings for the demo. Same name, same town."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from standin.running import a_town
from standin.running import CATEGORIES
from standin.running import GROUPS
from standin.town import Item
from standin.town import Meeting
from standin.town import Town

import math
import random


MEETINGS, ITEMS, ANNEXES = 12, 400, 600
#: Bytes of an annex.
SMALLEST, LARGEST = 100_000, 20_000_000

SUBJECTS = [
    ("Procès-verbal de la séance précédente – Approbation", "le procès-verbal de la séance précédente"),
    ("Taxe sur les déchets ménagers – Exercice {year} – Approbation", "le règlement-taxe sur les déchets"),
    ("Fabrique d'église Saint-Vincent – Compte {year} – Approbation", "le compte de la fabrique d'église"),
    ("Marché public – Entretien des voiries – Mode de passation", "le cahier des charges et le mode de passation"),
    ("Règlement complémentaire de circulation – {street}", "le règlement complémentaire pour la {street}"),
    (
        "Vente d'une parcelle à {person} – Projet d'acte",
        "la vente de la parcelle à {person}, domicilié {street} {house}",
    ),
    ("Enseignement – Cadre au 1er octobre – {person}, institutrice", "la désignation de {person} à l'école communale"),
    ("Subvention au club de jeu de balle – Octroi", "une subvention au club, représenté par {person}"),
    ("Concession de sépulture – {person} – Renouvellement", "le renouvellement de la concession de {person}"),
    ("Modification budgétaire n° 2 – Approbation", "la modification budgétaire"),
]
PERSONS = [
    "M. Alphonse Doyen",
    "Mme Josiane Herve",
    "Mme Filomena Esposito",
    "M. Odilon Trouvaille",
    "M. Basile Nouvelain",
]
STREETS = ["rue Haute", "place Communale", "impasse du Puits", "chemin des Aulnes", "rue de la Station"]
ANNEX_TITLES = ["Plan", "Cahier des charges", "Règlement", "Avis du directeur financier", "Devis", "Convention"]


def a_year(year: int = 2026, name: str = "Valmont") -> Town:
    """A town with twelve closed meetings of a year, 400 public items and 600 publishable annexes of 0.1 to 20 MB."""
    town = a_town(name, now=datetime(year - 1, 12, 1, tzinfo=UTC))
    chance = random.Random(f"{name} {year}")
    meetings = [town.add_meeting(datetime(year, month, 15 + month % 5, 19)) for month in range(1, MEETINGS + 1)]
    items = [an_item(town, meetings[number * MEETINGS // ITEMS], chance) for number in range(ITEMS)]
    for number in range(ANNEXES):
        # Most are small: sizes are spread evenly over the orders of magnitude.
        size = round(math.exp(chance.uniform(math.log(SMALLEST), math.log(LARGEST))))
        town.add_annex(chance.choice(items), f"{chance.choice(ANNEX_TITLES)} {number + 1}", size)
    for meeting in meetings:
        for act in (town.freeze, town.decide, town.close):
            act(meeting)
    return town


def for_the_demo(today: datetime) -> Town:
    """A town whose council met three weeks ago, meets in nine days, and prepares a meeting; ``today`` naive, local."""
    town = a_town("Val-des-Aulnes", now=today.astimezone(UTC) - timedelta(days=40))
    chance = random.Random("demo")
    for days, acts in ((-21, (town.freeze, town.decide)), (9, (town.freeze,)), (37, ())):
        date = (today + timedelta(days=days)).replace(hour=20, minute=0, second=0, microsecond=0)
        meeting = town.add_meeting(date)
        items = [an_item(town, meeting, chance) for _ in range(8)]
        for item in items[1:4]:
            town.add_annex(item, chance.choice(ANNEX_TITLES), chance.randrange(20_000, 400_000))
        items[5].category = None
        items[-1].privacy = "secret"
        for act in acts:
            act(meeting)
    town.now = today.astimezone(UTC)
    return town


def an_item(town: Town, meeting: Meeting, chance: random.Random) -> Item:
    """An item with a draft of two or three pages."""
    words = {
        "year": meeting.date.year,
        "person": chance.choice(PERSONS),
        "street": chance.choice(STREETS),
        "house": chance.randrange(1, 150),
    }
    title, about = (text.format(**words) for text in chance.choice(SUBJECTS))
    considering = "".join(
        f"<p>Considérant la pièce {number} du dossier, qui porte sur {about} ; que le Collège en a débattu ; que "
        f"l'avis du directeur financier a été demandé le {number} du mois et qu'il est favorable ;</p>"
        for number in range(1, chance.randrange(8, 25))
    )
    return town.add_item(
        meeting,
        title,
        motivation=f"<p>Vu le Code de la démocratie locale et de la décentralisation ;</p>{considering}",
        decision=f"<p><strong>DÉCIDE</strong></p><p>Article 1er. – D'approuver {about}.</p>",
        votes="<p>Par 19 voix pour, 2 voix contre et 0 abstention.</p>",
        category=chance.choice(CATEGORIES)[0],
        groups=[chance.choice(GROUPS)[0]],
    )
