"""Council documents of real size, in French, made up by a seeded random: no name in them is anybody's."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC

import random


#: Words of one document: median and spread of a log-normal distribution, as in published council decisions.
MEDIAN, SPREAD = 420, 0.55
FEWEST, MOST = 80, 6000

FIRST = ("Evrard", "Solange", "Odile", "Firmin", "Aïcha", "Maxence", "Huguette", "Lambert", "Yasmina", "Corentin")
LAST = ("Noirhomme", "Vanderbecq", "Delhaxhe", "Mbeki-Thirion", "Brasdefer", "Lignoul", "Quertinmont", "Osterbach")
STREETS = ("rue du Moulin", "avenue des Tilleuls", "chemin de la Fontaine", "place du Marché", "route de l’Ermitage")
MATTERS = ("Finances", "Travaux", "Patrimoine", "Enseignement", "Cultes", "Mobilité", "Environnement", "Personnel")
OBJECTS = (
    "Marché public de travaux – {thing} – Approbation des conditions et du mode de passation",
    "Vente d’un excédent de voirie – {thing}",
    "Règlement-redevance – {thing} – Exercices 2026 à 2031",
    "Fabrique d’église – {thing} – Compte annuel",
    "Subvention – {thing} – Octroi et liquidation",
    "Convention d’occupation précaire – {thing}",
)
THINGS = ("réfection des trottoirs", "école du centre", "maison de village", "salle omnisports", "ancien presbytère")
SENTENCES = (
    "Vu le Code de la démocratie locale et de la décentralisation, et notamment l’article L{code} ;",
    "Vu la loi du 17 juin 2016 relative aux marchés publics, telle que modifiée à ce jour ;",
    "Vu sa délibération du {day} {month} {year} approuvant le principe de {thing} ;",
    "Considérant que le crédit nécessaire est inscrit à l’article {code}/733-60 du budget extraordinaire ;",
    "Considérant que le montant estimé s’élève à {amount} euros hors TVA, soit {amount} euros TVA comprise ;",
    "Considérant que {thing} répond à un besoin que le service des travaux a constaté de longue date ;",
    "Considérant l’avis de légalité favorable remis par la directrice financière en date du {day} {month} {year} ;",
    "Attendu que le marché peut être passé par procédure négociée sans publication préalable ;",
    "Attendu qu’il convient d’assurer la continuité du service au bénéfice de l’ensemble des habitants ;",
    "Sur proposition du Collège communal et après en avoir délibéré en séance publique ;",
    "Considérant que la commission locale de développement rural s’est prononcée sur {thing} sans remarque ;",
)
PRIVATE = (
    "Vu la demande introduite par M. {person}, domicilié {street} {number} à 5999 Val-des-Aulnes ;",
    "Considérant que Mme {person} est propriétaire de la parcelle riveraine, sise {street} {number} ;",
    "Considérant la réclamation de Mme {person} ({mail}), reçue au cours de l’enquête publique ;",
    "Attendu que M. {person}, né le {day} {month} 1961, occupe le bien depuis le {day} {month} {year} ;",
)
ORDERS = (
    "d’approuver {thing} aux conditions du cahier des charges qui fait partie intégrante de la présente ;",
    "de financer cette dépense par le crédit inscrit au budget extraordinaire de l’exercice en cours ;",
    "de charger le Collège communal de l’exécution de la présente délibération ;",
    "de transmettre la présente délibération au Gouvernement wallon pour exercice de la tutelle.",
)
MONTHS = ("janvier", "mars", "avril", "juin", "septembre", "octobre", "décembre")


def documents(count: int, seed: int = 1, per_meeting: int = 40):
    """(meeting, items): submissions of ``per_meeting`` items, until there are ``count`` items.

    The meetings were held some days ago, so that the final texts may be published at once.
    """
    rng = random.Random(seed)
    now = datetime.now(UTC).replace(microsecond=0)
    for first in range(0, count, per_meeting):
        number = first // per_meeting + 1
        meeting = {
            "id": f"bench-{number}",
            "organ": "Conseil communal",
            "start": (now - timedelta(days=2 + number)).isoformat(),
            "place": "Maison communale",
            "state": "decided",
        }
        items = [_item(rng, f"bench-{n + 1}", n - first + 1) for n in range(first, min(first + per_meeting, count))]
        yield meeting, items


def words(item: dict) -> int:
    """Words of an item's texts."""
    return sum(len(text.replace("<p>", " ").split()) for text in item["texts"].values())


def html(item: dict) -> str:
    """All texts of an item as one, for a stock document."""
    return "".join(item["texts"].values())


def _item(rng: random.Random, identifier: str, position: int) -> dict:
    length = int(min(MOST, max(FEWEST, rng.lognormvariate(0, SPREAD) * MEDIAN)))
    decision = "".join(f"<p>Article {n}. {_filled(rng, order)}</p>" for n, order in enumerate(ORDERS, 1))
    motivation, size = [], len(decision.split())
    while size < length:
        private = rng.random() < 0.06
        sentence = _filled(rng, rng.choice(PRIVATE if private else SENTENCES))
        motivation.append(f"<p>{sentence}</p>")
        size += len(sentence.split())
    return {
        "id": identifier,
        "number": str(position),
        "position": position,
        "title": _filled(rng, rng.choice(OBJECTS)),
        "matter": rng.choice(MATTERS),
        "in_charge": [],
        "privacy": "public",
        "stage": "final",
        "texts": {"motivation": "".join(motivation), "decision": f"<p>DÉCIDE :</p>{decision}"},
        "annexes": [],
        "modified": "2026-01-10T10:00:00+00:00",
    }


def _filled(rng: random.Random, sentence: str) -> str:
    first, last = rng.choice(FIRST), rng.choice(LAST)
    return sentence.format(
        thing=rng.choice(THINGS),
        code=rng.randrange(1000, 9999),
        day=rng.randrange(1, 29),
        month=rng.choice(MONTHS),
        year=rng.randrange(2015, 2026),
        amount=f"{rng.randrange(2, 900)}.{rng.randrange(100, 999)},00",
        person=f"{first} {last}",
        street=rng.choice(STREETS),
        number=rng.randrange(1, 250),
        mail=f"{first[0].lower()}.{last.lower()}@exemple.be",
    )
