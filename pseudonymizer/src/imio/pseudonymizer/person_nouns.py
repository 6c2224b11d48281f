"""Words for persons: a name behind one is a person's, however much what stands before it looks like a thing."""

from functools import lru_cache
from imio.pseudonymizer.folding import fold

import re


_ENDINGS = re.compile(
    r"(?:teur|trice|euse|isseur|nier|niere|liste|niste|giste|riste|taire|naire|logue|ographe|icien|icienne|ant|ante)s?$"
)
_WORDS = frozenset({
    "abbe", "acquereur", "acquereuse", "adherent", "agent", "agente", "aine", "ainee", "ami", "amie",
    "apprenti", "architecte", "artiste", "assure", "auteur", "autrice", "avocat", "ayant", "bailleur", "bebe",
    "cadet", "cadette", "capitaine", "cedant", "chef", "client", "colocataire", "colonel", "commercant",
    "commissaire", "compagne", "compagnon", "concierge", "concurrent", "concurrente", "conjoint", "conjointe",
    "consort", "copain", "copine", "cousin", "cousine", "cure", "dame", "debiteur", "defunt", "defunte",
    "demandeur", "demandeuse", "demoiselle", "denomme", "denommee", "docteur", "eleve", "elu", "elue",
    "employe", "employee", "enfant", "epouse", "epoux", "expert", "famille", "femme", "fermier", "fermiere",
    "feu", "feue", "fille", "fils", "frere", "gamin", "garcon", "gendarme", "gendre", "gens", "geometre",
    "gerant", "gerante", "heritier", "heritiere", "heros", "hoir", "homme", "hote", "huissier", "inconnu",
    "individu", "indivision", "infirmier", "infirmiere", "ingenieur", "interesse", "interessee", "jeune",
    "juge", "jumeau", "jumeaux", "jumelle", "lieutenant", "madame", "mademoiselle", "maitre", "maman", "mamie",
    "mamy", "maraicher", "mari", "marraine", "medecin", "membre", "menage", "mere", "mineur", "mineure",
    "ministre", "monsieur", "neveu", "niece", "nomme", "nommee", "notaire", "nourrisson", "oncle", "orphelin",
    "ouvrier", "ouvriere", "papa", "papy", "parent", "parrain", "patient", "patiente", "patron", "patronne",
    "peintre", "pere", "personne", "petit", "petite", "photographe", "poete", "policier", "policiere",
    "preneur", "president", "presidente", "prevenu", "proche", "professeur", "proprietaire", "proprio",
    "pupille", "receveur", "redevable", "resistant", "riverain", "riveraine", "sieur", "soeur", "soldat",
    "soussigne", "soussignee", "suppleant", "suppleante", "syndic", "tante", "temoin", "tuteur", "usager",
    "vendeur", "veuf", "veuve", "victime", "voisin", "voisine",
})  # fmt: skip
#: Endings of persons that things have too.
_THINGS = frozenset({
    "aspirateur", "assureur", "balayeuse", "broyeur", "constante", "conteneur", "dispensaire", "editeur",
    "estuaire", "faucheuse", "generateur", "imprimante", "incubateur", "inventaire", "itineraire", "logiciel",
    "montant", "moteur", "operateur", "ordinateur", "pelleteuse", "propulseur", "radar", "reacteur",
    "restaurant", "sanctuaire", "secretariat", "secteur", "seminaire", "territoire", "tondeuse", "tracteur",
    "variante",
})  # fmt: skip


@lru_cache(maxsize=8192)  # a few thousand words make up most texts
def is_person_noun(word: str) -> bool:
    """Say whether a noun is said of persons: "voisin", "époux", "candidate"."""
    folded = fold(word)
    if folded in _THINGS or folded.rstrip("sx") in _THINGS:
        return False
    return folded in _WORDS or folded.rstrip("s") in _WORDS or bool(_ENDINGS.search(folded))
