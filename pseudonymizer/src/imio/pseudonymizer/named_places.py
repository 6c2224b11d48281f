"""Names of things that no noun right before them tells: a name between quotes, a painter's behind his work, a school
behind the hours that somebody works there, a firm of architects, a body that heads a list of its delegates.
"""

from imio.pseudonymizer import lexicon
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.person_nouns import is_person_noun

import re


_S = r"[ \u00a0]"
#: "« Verger Alphonse Burton »": what it is opens the quotes, and nothing but the name follows.
_QUOTED = re.compile(rf"[«“\"]{_S}?(?P<noun>[A-ZÀ-Þ][a-zà-ÿ]{{4,15}}){_S}(?:(?:de|du|des){_S}|d['’])?[A-ZÀ-Þ]")
_CLOSES = re.compile(rf"{_S}?[»”\"]")
#: What opens a cry, a letter or a nickname; and what is called by its owner's name, on which a human decides.
_NO_KIND = frozenset({
    "adieu", "ancien", "ancienne", "bonjour", "bonne", "brave", "bravo", "chere", "chers", "collection", "courage",
    "donation", "gentil", "grand", "grande", "grosse", "jeune", "legs", "merci", "pauvre", "petit", "petite", "signe",
    "soutien", "succession", "vieille", "vieux", "vilain",
})  # fmt: skip
#: "une esquisse attribuée à Félicien Rops": experts attribute works to painters of the past.
_WORK = re.compile(
    rf"(?<![\w-])(?:toile|huile|esquisse|gravure|bronze|sculpture|dessin|aquarelle|fusain|lithographie|vitrail|"
    rf"eau-forte|pastel|gouache|sanguine|statuette|triptyque|bas-relief)s?"
    rf"(?:,?{_S}[\w'’-]{{2,20}}){{0,5}},?{_S}(?:attribu[ée]{{1,2}}s?{_S}à|d['’]apr[èe]s){_S}$"
)
#: "M. X, maître de néerlandais, 8 périodes à Pierre Mertens"; "une demi-classe s'ouvre à Sœur Emmanuelle"
_WORKS_AT = re.compile(
    rf"(?:M\.|Mme|Mlle|Monsieur|Madame){_S}[^;\n]{{3,90}},{_S}\d{{1,3}}(?:[.,/]\d{{1,2}})?{_S}?"
    rf"(?:p[ée]riodes?|p\.|h\.?|heures?)(?:(?:/|{_S}par{_S})semaine)?{_S}à{_S}(?:l['’]implantation{_S})?$"
)
_CLASS_AT = re.compile(
    rf"(?:ouvert|maint|ferm|suppr|cr[ée]|dédoubl)[^;.\n]{{0,40}}(?<![\w])(?:demi-)?(?:classe|"
    rf"section){_S}[^;.\n]{{0,40}}"
    rf"(?<!\w)à{_S}$|(?:demi-)?classe{_S}[^;.\n]{{0,45}}(?:ouverte|maintenue|ferm[ée]e|supprim[ée]e|"
    rf"cr[ée]{{2}}e){_S}à{_S}$",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"attribu|accord|confi[ée]|octroy|donn|conf[ée]r|remis|vendu|lou[ée]|c[ée]d[ée]|d[ée]sign", re.IGNORECASE
)
_HIS_OWN = re.compile(rf"{_S}?[,(]{_S}?(?:n[ée]e?{_S}|domicili|institut|ma[îi]tre|agente?|professeur|employ)")
#: "A.A. Degueldre & Rahier", "B.E. Colot et Brasseur": a workshop of architects, an office of engineers.
_WORKSHOP = re.compile(rf"(?<![\w.])(?:A\.A\.|B\.E\.|A\.M\.|A\.U\.|B\.A\.){_S}")
_AND = rf"[A-ZÀ-Þ][\w'’-]{{1,25}}(?:,{_S}[A-ZÀ-Þ][\w'’-]{{1,25}})?{_S}(?:&|et){_S}"
_FIRST = re.compile(rf"(?:A\.A\.|B\.E\.|A\.M\.|A\.U\.|B\.A\.){_S}{_AND}[A-ZÀ-Þ]")
_SECOND = re.compile(rf"{_WORKSHOP.pattern}{_AND}$")
#: "IDENVAL : Halleux, Noël"
_DELEGATES = re.compile(
    rf"{_S}?:{_S}(?P<first>[A-ZÀ-Þ][\w'’-]{{1,25}})(?:{_S}[A-ZÀ-Þ][\w'’.-]{{0,25}}){{0,2}}"
    rf"(?:,{_S}[A-ZÀ-Þ][\w'’.-]{{0,25}}(?:{_S}[A-ZÀ-Þ][\w'’.-]{{0,25}}){{0,2}}){{1,8}}{_S}?(?:[.;\n]|$)"
)
#: "les Gilles du Rivage": a society of a carnival.
_CARNIVAL = re.compile(rf"Gilles(?:{_S}(?:d(?:e|u|es){_S}|d['’])|$)")
_SEVERAL = re.compile(rf"(?<![\w-])(?:[Ll]es|[Dd]es|[Aa]ux|[Nn]os){_S}$")
#: "un véhicule Mercedes", "une camionnette de marque Renault"
_VEHICLE = re.compile(
    rf"(?:v[ée]hicule|voiture|camion|camionnette|fourgon(?:nette)?|utilitaire|tracteur|minibus|autobus|bus|tondeuse|"
    rf"moto|pelle|"
    rf"excavatrice|grue)s?{_S}(?:de{_S}(?:la{_S})?marque{_S}|(?:d['’]occasion|[ée]lectrique|hybride|neu(?:f|"
    rf"ve)){_S})?$",
    re.IGNORECASE,
)
_MAKE = re.compile(
    r"(?i:mercedes(?:-benz)?|renault|peugeot|citro[ëe]n|volvo|opel|toyota|iveco|ford|fiat|skoda|seat|dacia|nissan|"
    r"mazda|hyundai|"
    r"kia|audi|bmw|volkswagen|vw|man|daf|scania|suzuki|honda|yamaha|kubota|fendt|claas|john deere|new holland|"
    r"massey ferguson|"
    r"deutz(?:-fahr)?|caterpillar|jcb|husqvarna|stihl|tesla|mitsubishi|isuzu|piaggio)(?:[ \u00a0][A-Z\d][\w-]{0,12})?"
)


def is_named_so(text: str, start: int, end: int) -> bool:
    """Say whether the words around a name tell that it is a thing's."""
    left = text[max(0, text.rfind("\n", 0, start) + 1, start - 150) : start]
    return (
        _is_quoted(text, start, end)
        or bool(_WORK.search(left[-110:]))
        or _is_school(left, text[end : end + 20])
        or bool(_FIRST.match(text, start) or _SECOND.search(left[-60:]))
        or _heads_delegates(text, start, end)
        or bool(_CARNIVAL.match(text, start, end) and _SEVERAL.search(left[-5:]))
        or bool(_VEHICLE.search(left[-45:]) and _MAKE.fullmatch(text, start, end))
    )


def _is_quoted(text: str, start: int, end: int) -> bool:
    if not _CLOSES.match(text, end):
        return False
    opens = max(text.rfind(quote, max(0, start - 22), start) for quote in '«“"')
    quoted = _QUOTED.match(text, opens) if opens >= 0 else None
    if not quoted or quoted.end() > end or not start - 1 <= quoted.end() - 1 <= end:
        return False
    noun = quoted["noun"]
    common = lexicon.is_common(noun) or lexicon.is_common(noun.removesuffix("s"))
    ordinary = common and fold(noun) not in _NO_KIND and lexicon.is_first_name(noun) < 4
    return (
        ordinary and not is_person_noun(noun) and not lexicon.is_never_name(noun) and fold(noun) not in lexicon.TITLES
    )


def _is_school(left: str, right: str) -> bool:
    if not left.endswith(("à ", "à\u00a0", "implantation ")) or _HIS_OWN.match(right):
        return False
    return bool(_WORKS_AT.search(left) or _CLASS_AT.search(left)) and not _GIVES.search(left)


def _heads_delegates(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    if len(name) < 5 or not name.isalpha() or not name.isupper() or lexicon.is_first_name(name) > 2:
        return False
    listed = _DELEGATES.match(text, end, end + 260)
    return bool(listed) and not lexicon.is_common(listed["first"])  # but "COLLIGNON : Merci, Madame."
