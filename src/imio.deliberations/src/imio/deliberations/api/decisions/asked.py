"""The parameters of ``@decisions``: those of the search's pages, and those of a page of answers. Pure."""

from imio.deliberations.api.parameters import choice
from imio.deliberations.api.parameters import Parameter
from imio.deliberations.api.parameters import whole
from imio.deliberations.api.parameters import words
from imio.deliberations.search import query
from typing import Any


#: Hits of a page.
USUAL, MOST = 25, 100
FIELDS = (
    *("institution", "number", "title", "matter", "organ", "start", "state", "kind", "outcome", "in_charge"),
    *("annexes", "changed", "published", "register_position", "snippet"),
)

TEXT = {"type": "string", "maxLength": query.MAX_VALUE}
#: Forms send the fields that nobody filled in: what is empty asks nothing.
DAY = {"anyOf": [{"type": "string", "format": "date"}, {"const": ""}]}


def one_of(values) -> dict[str, Any]:
    """The schema of one of some words, or of none."""
    return {"type": "string", "enum": [*values, ""]}


#: What ``search.query.parse`` reads.
OF_THE_SEARCH = (
    Parameter(
        "q",
        "Mots, « expressions » entre guillemets, -exclusions.",
        {"type": "string", "maxLength": query.MAX_TEXT},
    ),
    Parameter("institution", "Identifiants d’institutions.", TEXT, many=True),
    Parameter("matter", "Matières, comme publiées.", TEXT, many=True),
    Parameter("state", "Projet ; séance tenue, texte définitif à venir ; décision.", one_of(query.STATES), many=True),
    Parameter("year", "Années de la séance, à Bruxelles.", {"type": "string", "pattern": "^([0-9]{4})?$"}, many=True),
    Parameter("organ", "Organes, comme publiés.", TEXT, many=True),
    Parameter("in_charge", "Mandataires en charge, comme publiés.", TEXT, many=True),
    Parameter("outcome", "Sorts réservés au point.", one_of(query.OUTCOMES), many=True),
    Parameter("annexes", "1 : avec annexes publiques ; 0 : sans.", one_of(("0", "1")), many=True),
    Parameter("changed", "1 : modifié depuis le projet ; 0 : inchangé.", one_of(("0", "1")), many=True),
    Parameter("from", "Premier jour de séance, à Bruxelles.", DAY),
    Parameter("to", "Dernier jour de séance, inclus.", DAY),
    Parameter("sort", "Sans mots, relevance vaut newest.", {**one_of(query.SORTS), "default": "relevance"}),
)
OF_THE_PAGE = (
    whole("size", "Décisions par page.", 1, MOST, USUAL),
    Parameter("after", "Curseur : ce que `next` de la page précédente contient.", {"type": "string"}),
    words("fields", "Champs de chaque décision, séparés par des virgules ; sans ce paramètre, tous.", FIELDS),
    choice("facets", "1 : compter les valeurs de chaque facette.", ("0", "1"), "0"),
)
