"""A parcel by its letter and number alone: "jouxtant D 302", "M. Cuvelier (C 20 b)", "la parcelle contiguë B 613".

Accuracy: "D 302" is a road, an annex, a sign or a class as well. It is a parcel where a word announces it ("cad.",
"parcelle contiguë"), where the text has referred to it before, or where the text refers to that section and what
stands around fits: a bound ("mitoyen avec"), an owner beside it, a bracket. What the text calls communal is left alone.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.ranges import Ranges
from imio.pseudonymizer.recognisers import parcel_judging
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.recognisers.parcel_lots import AND
from imio.pseudonymizer.recognisers.parcel_lots import LETTERED
from imio.pseudonymizer.recognisers.parcel_lots import LETTERED_IN_LIST
from imio.pseudonymizer.recognisers.parcel_lots import LOT
from imio.pseudonymizer.recognisers.parcel_lots import NO_MEASURE

import re


_S = r"[ \u00a0]"
_LETTER = rf"[A-HW]{_S}?(?:n[°º]{_S}?)?"
_REFERENCE = re.compile(
    rf"(?<![\w'’/.,-])(?<!\d[ \u00a0])(?:{_LETTER}(?=\d{{1,4}}{NO_MEASURE}){LOT}(?![\w/:²])"
    rf"(?:{AND}(?:{_LETTER}(?=\d{{1,4}}{NO_MEASURE}){LOT}|{LETTERED_IN_LIST})(?![\w/:²]))*)"
)
#: The parts of a reference that was found: the section, or none where it goes on; the number; its letter.
_PART = re.compile(rf"(?:\b([A-HW]){_S}?,?{_S}?)?(?:n[°º]?(?:os?|um[ée]ros?)?s?{_S}?)?(?<!\d)({LOT})")
_SPACE = re.compile(_S)
#: Whether the text speaks of the cadastre at all.
_CADASTRAL = re.compile(r"\b[Cc]ad(?:astr|\.)|[Pp]arc(?:ell|\.[ \u00a0][A-H][ \u00a0]?\d)")
_OF_GRAVES = re.compile(r"cimeti[èe]re|s[ée]pulture|columbarium|caveau|concession", re.IGNORECASE)
#: "section H" alone.
_SECTION = re.compile(r"\b[Ss]ect(?:ion|\.)[ \u00a0]([A-H])(?![\w'’])")
#: "parcelle B 2 du lotissement": the letter and the number are those of another plan.
_OF_A_PLAN = re.compile(
    rf"{_S}d(?:u|es|e{_S}la|e{_S}ce|e{_S}l['’]){_S}?(?:lotissement|camping|plan|zoning|parc|parking|march[ée]|jardins?|potagers?|"
    rf"cimeti[èe]re|brocante|foire|salle|am[ée]nagement|peuplement|for[êe]t)"
)
#: "cad. C 55", "cadastre : C 55 m", "réf. cadastrale C 55"
_CADASTRE = re.compile(
    rf"\b[Cc]ad(?:\.|astr(?:es?|[ée]{{1,2}}s?|ales?)){_S}?:?{_S}?(?:sous{_S}|en{_S}|comme{_S})?(?:n[°º]s?{_S}?|nos?{_S})?$"
)
#: "la parcelle contiguë B 613", "parc. voisine B 613"
_PARCEL = re.compile(rf"\b[Pp]arc(?:elles?|\.){_S}(?P<how>(?:[a-zà-ÿ]{{4,14}}{_S}){{0,2}})(?:n[°º]s?{_S}?|nos?{_S})?$")
#: "…sect. B 144/02 d et jardin 144 f": it goes on under another word.
_GOES_ON = re.compile(
    rf"{AND}(?:(?:l[ae]|son|sa|une?){_S})?(?:jardin|pr[ée]|terre|terrain|prairie|p[âa]ture|verger|champ|bois|cour|garage|remise|"
    rf"maison|grange|[ée]table|potager|friche|talus){_S}(?:n[°º]{_S}?)?(?P<lot>{LETTERED_IN_LIST})(?![\w/:²])"
)
_BOUNDS = (
    r"(?:jouxt|touch|long|bord|joign|sépar|surplomb|travers|domin)\w{0,5}|mitoyen(?:ne)?s?|contigu[ëe]?s?|attenant(?:e)?s?|"
    r"voisin(?:e)?s?|riverain(?:e)?s?|limitrophe|prop(?:\.|riétaires?)|(?:locataire|occupante?|exploitante?|fermi[eè]re?)"
)
#: "mitoyen avec B 145 c", "prop. C 56", "écoulement des eaux vers A 90 p", "empiète sur", "à l'arrière de"
_BOUND = re.compile(
    rf"(?:(?<![\w-])(?:{_BOUNDS})(?:{_S}(?:avec|de|à|du|des|au|d['’]))?|"
    rf"(?<![\w-])(?:(?:[ée]coul|ruissel|rejet|d[ée]vers|d[ée]bord|empi[éèe]t|passage|accès|vue|servitude|issue)[^;:.()\n\t]{{0,35}}"
    rf"{_S}(?:vers|sur|par|à{_S}travers|dans|chez|depuis)|(?:c[ôo]t[ée]|vers|derri[èe]re|face{_S}à|devant|en{_S}limite{_S}de|"
    rf"limite{_S}(?:avec|de)|à{_S}côté{_S}de|arri[èe]re{_S}de|en{_S}aval{_S}de|en{_S}amont{_S}de|au{_S}profit{_S}de|"
    rf"fonds{_S}(?:dominant|servant)|appartient{_S}à{_S}l['’]auteur{_S}de)))"
    rf"{_S}?:?{_S}(?:l[ae]{_S}|les{_S}|l['’])?(?:parcelles?{_S}|fonds{_S}|terrains?{_S}|biens?{_S}|n[°º]s?{_S}?|nos?{_S})?$",
    re.IGNORECASE,
)
#: What is numbered in the same way, right before it or named in the clause.
_THING_BEFORE = re.compile(
    rf"(?<![\w-])(?:annexes?|lots?|articles?|art\.|classes?|cat[ée]gorie|types?|normes?|formats?|b[âa]timents?|blocs?|"
    rf"loca(?:l|ux)|lignes?|bus|tram|ailes?|salles?|[ée]chel(?:le|on)s?|niveaux?|grades?|planches?|plans?|figures?|"
    rf"tableaux?|postes?|rang|rubriques?|points?|chapitres?|formulaires?|mod[èe]les?|permis|vitamines?|zones?|phases?|"
    rf"groupes?|emplacements?|places?|concessions?|tombes?|cellules?|caveaux?|pelouses?|parcours|balises?|bornes?|"
    rf"immeubles?|appartements?|chambres?|bureaux?|portes?|sorties?|routes?|autoroutes?|nationales?|chaussées?|ravel|"
    rf"dossiers?|r[ée]f\.|r[ée]f[ée]rences?|pi[èe]ces?|documents?|farde|question|crit[èe]res?|options?|variantes?|"
    rf"monuments?|arbres?|essences?|coupes?|compartiments?|fiches?|codes?|s[ée]ries?|actions?|mesures?)"
    rf"{_S}(?:[(:]{_S}?)?(?:n[°º]{_S}?)?$|l['’]$",
    re.IGNORECASE,
)
_THINGS_NAMED = re.compile(
    r"sign(?:al|aux)|panneau|disque|additionnel|b[ée]ton|fonte|taques?\b|trapp?illon|avaloir|couvercle|tampon|acier|"
    r"\bEN[ \u00a0]\d|NBN|cimeti[èe]re|columbarium|s[ée]pulture|[ée]chelles?\b|bar[èe]me|autoroute|\bRN\b|vaccin|"
    r"papier|\bpermis de conduire",
    re.IGNORECASE,
)
_MRS = (
    r"(?:MM?\.|Mr|Mmes?|Mlle|Monsieur|Messieurs|Madame|Mesdames|[Cc]onsorts|[Cc]ts|[ÉEée]poux|[Ff]amille|[Hh]oirie|"
    r"[Hh]oirs|[Vv]euve|[Vv]ve|[Ii]ndivision|[Ss]uccession)(?!\w)"
)
_CALLED = re.compile(
    rf"(?<!\w){_MRS}{_S}(?:[\w'’.-]{{1,25}}{_S}){{0,4}}[A-ZÀ-Þ][\w'’.-]{{0,25}}{_S}?[(,:–-]{{1,2}}{_S}?$"
)
_OWNER_BEHIND = re.compile(
    rf"{_S}?(?:[(,:–-]{_S}?|(?:propri[ée]t[ée]|prop\.|appart\w+){_S}|(?:à|de|du|des){_S}){{1,3}}(?:la{_S}|l['’]|l['’]|aux{_S}|les{_S})?{_MRS}"
)
#: "Suzette Liénard (", "Suzette Liénard, "
_OPEN = re.compile(rf"{_S}?[(,]{_S}?$")
_NEIGHBOUR = re.compile(r"voisin|contigu|jouxt|attenant|riverain|mitoyen|limitroph|adjacent", re.IGNORECASE)
_LETTERED = re.compile(rf"[A-HW]{_S}?(?:n[°º]{_S}?)?(?:{LETTERED}|\d{{1,4}}/\d)")
#: What may stand before a reference to a section that the text has already named.
_FITS = re.compile(
    rf"(?:^|[(,:;–—\t•*|-]|(?<![\w-])(?<!['’])(?:et|ou|dans|sur|de|entre|avec|vers|à|la|les|soit|jardin|pr[ée]|terre|bois|prairie|"
    rf"p[âa]ture|verger|champ|cour|remise|garage|maison|talus|friche|(?:l['’])?emprise)){_S}?$",
    re.IGNORECASE,
)


#: …when it has no letter of its own, and might be anything: "le pré D 15", "(D 15, 2 ha 05)".
_LAND_BEFORE = re.compile(
    rf"(?<![\w'’-])(?:parcelles?|jardin|pr[ée]|terre|prairie|p[âa]ture|verger|champ|friche){_S}$", re.IGNORECASE
)
_BRACKET_BEFORE = re.compile(rf"[(;:–—-]{_S}?$")
_AREA_BEHIND = re.compile(
    rf"{_S}?[,(:–—-]{{1,2}}{_S}?\d{{1,4}}(?:[.,]\d{{1,3}})?{_S}?(?:ha|ares?|a|ca|m[²2])(?![\w'’])"
)


def find(context: Context, known: list[Candidate]) -> Iterator[Candidate]:
    """Yield the parcels written without a word for them, in the light of those that have one."""
    text = context.text
    if not known and not _CADASTRAL.search(text):
        return
    if _OF_GRAVES.search(context.subject[:200]) and "cadastr" not in text:
        return
    told = _told(text, known)
    references = list(_REFERENCE.finditer(text))
    sections = _sections(context, references) | {section for section, _ in told}
    taken = Ranges((one.start, one.end) for one in known)
    lots = parcel_judging.has_lots(context)
    for one in known:
        further = _GOES_ON.match(text, one.end)
        if further and taken.add(*further.span("lot")):
            yield Candidate(*further.span("lot"), "PARCEL", one.action, 0.6, one.reason, one.recogniser, one.subject)
    for match in references:
        start, end = match.span()
        if taken.overlaps(start, end) or _is_thing(context, start) or _OF_A_PLAN.match(text, end):
            continue
        before = told.get(_key(match.group()))
        if not before and not _is_parcel(context, match, sections, bool(sections)):
            continue
        if before == KEEP:
            decided = KEEP, "Parcelle communale", "communal_parcel"
        else:
            private = before == MASK or _is_somebodys(context, start, end)
            decided = parcel_judging.judge(context, start, end, lots, match.group(), private=private)
        yield Candidate(start, end, "PARCEL", decided[0], 0.6, decided[1], "parcel", decided[2])


def _sections(context: Context, references: list[re.Match]) -> set[str]:
    """Return the sections that the text names without a number, or in front of a bare reference."""
    named = {one.group()[0] for one in references if _CADASTRE.search(context.before(one.start(), 25))}
    if _CADASTRAL.search(context.text):
        named |= {
            one[1] for one in _SECTION.finditer(context.text) if not parcel_judging.is_of_graves(context, *one.span())
        }
    return named


def _key(reference: str) -> tuple[str, str]:
    """Return the section and the number of a reference, however it is spaced: ("D", "302A")."""
    part = _PART.search(reference)
    return (part[1] or "", _SPACE.sub("", part[2]).upper()) if part else ("", "")


def _told(text: str, known: list[Candidate]) -> dict[tuple[str, str], str]:
    """Return what was decided of each reference that the text gives in full."""
    result: dict[tuple[str, str], str] = {}
    for one in known:
        section = ""
        for part in _PART.finditer(text, one.start, one.end):
            section = part[1] or section
            if section:
                result.setdefault((section, _SPACE.sub("", part[2]).upper()), one.action)
    return result


def _is_thing(context: Context, start: int) -> bool:
    left = context.before(start, 70)
    return bool(_THING_BEFORE.search(left) or _THINGS_NAMED.search(parcel_judging.same_sentence(left)))


def _is_parcel(context: Context, match: re.Match, sections: set[str], refers: bool) -> bool:
    """Say whether what stands around makes a parcel of a letter and a number.

    `sections` are those that the text has named; `refers`: it gives some parcel in full.
    """
    left = context.before(match.start(), 70)
    lettered = bool(_LETTERED.search(match.group()))
    named = match.group()[0] in sections
    word = _PARCEL.search(left)
    if word or _CADASTRE.search(left):
        sure = word is None or named or lettered or bool(_NEIGHBOUR.search(word["how"]))
        return sure and not parcel_judging.is_of_graves(context, *match.span())
    if _BOUND.search(left):
        return named or lettered or refers
    if not named:
        return False
    if _is_somebodys(context, *match.span()) or context.line(match.start()) == match.span():
        return True
    if lettered:
        return bool(_FITS.search(left))
    has_area = _BRACKET_BEFORE.search(left) and _AREA_BEHIND.match(context.text, match.end())
    return bool(has_area or _LAND_BEFORE.search(left))


def _is_somebodys(context: Context, start: int, end: int) -> bool:
    """Say whether a bound or a person stands beside: the parcel is a neighbour's or an owner's."""
    left, right = context.before(start, 90), context.after(end, 60)
    if _BOUND.search(left) or _CALLED.search(left) or _OWNER_BEHIND.match(right):
        return True
    word = _PARCEL.search(left)
    if word and _NEIGHBOUR.search(word["how"]):
        return True
    bracket = _OPEN.search(left)
    if bracket:
        named = _runs_by_end(context).get(start - len(bracket.group()))
        return named is not None and any(lexicon.is_first_name(word.text) for word in named.words)
    return False


def _runs_by_end(context: Context) -> dict:
    """Return the names of the text under the place where they end, gathered once."""
    if _runs_by_end not in context.memory:
        context.memory[_runs_by_end] = {run.end: run for run in context.runs if len(run.words) > 1}
    return context.memory[_runs_by_end]
