"""The address of a building for everybody: "au gîte communal, place du Jubilé 2", "la cafétéria du stade, rue…".

Whoever is lodged there for a time, runs it or works in it: the place is everybody's. Who lives there by himself, as a
priest or a caretaker does, keeps his home.
"""

from imio.pseudonymizer import lexicon
from imio.pseudonymizer.folding import fold

import re


_S = r"[ \u00a0]"
_HEAD = re.compile(
    rf"(?<![\w'’-])(?:l['’]|d['’]|l[ae]s?{_S}|de{_S}|du{_S}|des{_S}|aux?{_S}|une?{_S}|notre{_S})(?:ancien(?:ne)?{_S})?"
    rf"(?P<noun>[a-zà-ÿ-]{{4,16}})(?![\w'’-])"
)
_REST = re.compile(
    rf"(?:{_S}(?:(?:d[eu]s?|de{_S}la|du|à{_S}la|aux?){_S}|d['’]|de{_S}l['’])?[\w'’-]{{2,20}}){{0,4}}{_S}?"
    rf"(?:,{_S}(?:sise?{_S}(?:à{_S})?|situ[ée]e?{_S})?|\({_S}?|[–—-]{_S})(?:à{_S})?"
)
#: Nouns of buildings only with these words behind them.
_KINDS = {
    "maison": re.compile(
        rf"{_S}d(?:e|u|es){_S}(?:quartier|village|jeunes|associations|tourisme|justice|peuple|culture)"
    ),
    "bureau": re.compile(rf"{_S}(?:r[ée]gional|provincial|communal|de{_S}poste)"),
}
_LIVES = re.compile(
    r"domicili|\bdom\.|habit|demeur|r[ée]sid|occup|concierge|gardien|logement|appartement|studio|chambre|[ée]tage|"
    r"cur[ée]\b|abb[ée]|desservant|pasteur|\bpr[êe]tre|imam|inscrit|n[ée]e?[ \u00a0]|"
    r"propri[ée]taire|locataire|acqu[ée]|achet|voisin|riverain|contigu|jouxt|maison[ \u00a0]d[ue]",
    re.IGNORECASE,
)


#: Who moves out of his home into such a building: what was said of the home before does not count.
_FOR_A_TIME = re.compile(r"\b(?:relog|h[ée]berg|transf[ée]r|accueilli|[ée]vacu)[^\W\d_]{0,6}")


def is_at_building(clause: str) -> bool:
    """Say whether an address follows the words for a building for everybody; names are blanked by "_"."""
    moved = max((match.end() for match in _FOR_A_TIME.finditer(clause)), default=0)
    said = clause[max(moved, len(clause) - 160) :]
    for head in _HEAD.finditer(clause, max(0, len(clause) - 90)):
        noun = fold(head["noun"])
        kind = _KINDS.get(noun)
        if not (kind.match(clause, head.end()) if kind else noun in lexicon.PUBLIC_BUILDINGS):
            continue
        if _REST.fullmatch(clause, head.end()) and "_" not in clause[head.start() :]:
            return not _LIVES.search(said[: len(said) - (len(clause) - head.start())])
    return False
