"""Address of a person: street and number, with box, postcode and locality beside it.

Legal basis: GDPR art. 4. Accuracy: a street word and a number are found reliably; whose address it is, is
read from the words before ("domicilié", a name: mask; "siège", "maison communale", a work site: left
readable; else proposed). A street without number is not proposed.
"""

from collections.abc import Iterator
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "address"
_S = r"(?:[ \u00a0\n]{1,3})"
_UP = "A-ZÀ-ÖØ-Þ"
_STREET = (
    r"(?:rues?|r\.|avenue|av\.|boulevard|bd\.?|b[lv]d\.?|place|pl\.|chauss[ée]e|ch[ée]e\.?|chemin|ch\.|route|"
    r"rte|impasse|clos|all[ée]e|quai|square|"
    r"venelle|ruelle|sentier|cours?|dr[èe]ve|faubourg|voie|rond-point|r[ée]sidence|cit[ée]|hameau|lieu-dit|"
    r"ferme|passage|galerie|"
    r"esplanade|thier|tienne|tige|grand[-' ]?(?:route|rue|place)|mont[ée]e|c[ôo]te|digue|parvis|promenade|"
    r"jardins?|verger|domaine|cour|ry|fonds?|rive|rang)"
)
_WORD = r"(?:[^\W\d_][\w'’.\-]*)"
_NUMBER = (
    r"(?:n(?:[°ºo]|um[ée]ro|r\.?)[ \u00a0]?)?\d{1,4}(?!er\b|[èe]re?\b|°)(?:[ \u00a0]?(?:bis|ter|quater)\b|"
    r"[ \u00a0]?[A-Za-z](?![\w'’.])|/[0-9A-Za-z]{1,4}\b|-\d{1,4}\b)?"
    r"(?:[ \u00a0]?,?[ \u00a0]?(?:bo[îi]te|bte\.?|bt\.?|b\.|bus|app(?:artement|t)?\.?|"
    r"[ée]tage)[ \u00a0]?(?:n[°º][ \u00a0]?)?[0-9A-Za-z]{1,5}(?:[./][0-9A-Za-z]{1,3})?\b|"
    r"[ \u00a0]?,[ \u00a0]\d{1,2}(?:er|e|[èe]me)[ \u00a0][ée]tage)?"
)
_TOWN_WORD = rf"(?:[{_UP}][\w'’\-]+|sur|lez|les|la|le|de|du|en|aux?|sous|[ld]['’][\w-]+)"
_TOWN = rf"(?:[{_UP}][\w'’\-]+(?:[ \u00a0]{_TOWN_WORD}){{0,6}})"
_LOCALITY = (
    rf"(?:(?:{_S}?[,–—(-]{_S}?|{_S})(?:(?:[àa]|te|in|"
    rf"in der){_S})?(?:[BDFLN]-?[ \u00a0]?)?[1-9]\d{{3,4}}(?![\d/.])(?:{_S}{_TOWN})?"
    rf"|(?:{_S}?,{_S}|{_S})[àa]{_S}{_TOWN}|{_S}?,{_S}(?!{_STREET}\b)(?!M\.|Mme|MM|Monsieur|"
    rf"Madame)[{_UP}][a-zà-ÿ'’]+(?:-[\w'’]+)*(?=[ \u00a0]?[,;.()\n\t]|$)"
    rf"|{_S}?,{_S}(?:section|hameau|village){_S}(?:de{_S}|d['’]){_TOWN})"
)
_NAMED_STREET = re.compile(
    rf"(?<![\w'’-])(?:[1-9]\d{{3}}[ \u00a0]{_TOWN},[ \u00a0]|(?i:r[ée]sidence|ferme|domaine|"
    rf"ch[âa]teau)(?:[ \u00a0]{_WORD}){{1,4}},[ \u00a0])?(?i:{_STREET})(?=[ \u00a0])"
    rf"(?:[ \u00a0\n]{{1,2}}{_WORD}){{0,8}}?[ \u00a0]?,?[ \u00a0\n]?(?:{_NUMBER})(?!\d|[.,]\d|[ \u00a0]?(?:€|%|"
    rf"EUR|euros|ans\b|m[²2]?\b|m[èe]tres|ares?\b|ha\b|km|(?:janv|f[ée]vr|mars|avril|mai|juin|juil|ao[uû]t|"
    rf"sept|oct|nov|d[ée]c)))(?:{_LOCALITY})?"
)
_NUMBER_FIRST = re.compile(
    rf"(?<![\w'’.,/-])\d{{1,4}}(?:[ \u00a0]?(?:bis|ter|[A-Z](?=[, ])))?[ \u00a0]?,?[ \u00a0](?:rue|avenue|"
    rf"boulevard|chauss[ée]e|impasse|venelle|ruelle|quai)[ \u00a0](?:(?:de|du|des|la|le|les|l['’]|d['’]|"
    rf"aux?)[ \u00a0]?){{0,3}}[{_UP}][\w'’-]*(?:[ \u00a0][{_UP}][\w'’-]*){{0,3}}"
)
_STREETLESS = re.compile(
    rf"(?<![\w'’-])(?i:{_STREET})(?:[ \u00a0]{_WORD}){{1,6}}?[ \u00a0]?,?[ \u00a0]s/n(?:[o°]\b)?(?:{_LOCALITY})?"
)
_FOREIGN = re.compile(
    rf"(?<![\w'’-])(?:[{_UP}][\w'’\-]*(?:straat|laan|steenweg|plein|dreef|weg|kaai|lei|baan|stra(?:ß|ss)e|"
    rf"platz|gasse|berg|pad|hof|via)|(?:[Vv]ia|[Rr]ua|[Cc]alle){_S}{_WORD}(?:{_S}{_WORD}){{0,2}}|(?:Am|An der|"
    rf"Auf dem|Zum|Zur|Im){_S}{_WORD})[ \u00a0]?,?[ \u00a0](?:{_NUMBER})(?:{_LOCALITY})?"
)
# After a word of residence, any place name with a number will do ("Sur-les-Haies 9").
_HOME = (
    r"(?:domicili[ée]e?s?|demeurant|r[ée]sid(?:ant|e|ent|ait)|habit(?:ant|e|ent|ait)|domicile|sise?s?|"
    r"adresse|demeure|loge(?:ant|e)?)"
)
_AFTER_HOME = re.compile(
    rf"\b(?i:{_HOME})(?:[ \u00a0](?:ensemble|tous|toutes|deux|est|actuellement|principale?|actuelle|sise?|"
    rf"situ[ée]e?))*[ \u00a0]?[:,]?[ \u00a0\n]?(?:[àa]u?x?[ \u00a0]|en[ \u00a0]|dans[ \u00a0]|"
    rf"(?:[àa][ \u00a0])?l[ea][ \u00a0]|(?:[àa][ \u00a0])?l['’])?"
    rf"(?P<datum>(?:au[ \u00a0])?(?:(?:lieu-?dit|hameau|ferme|ch[âa]teau|[Rr][ée]sidence|presbyt[èe]re|"
    rf"home)[ \u00a0](?:de[ \u00a0]|du[ \u00a0]|des[ \u00a0]|"
    rf"d['’])?(?:la[ \u00a0])?)?(?:[{_UP}][\w'’.\-]*[ \u00a0]?,?[ \u00a0](?:[^\W\d_][\w'’.\-]"
    rf"*[ \u00a0]){{0,5}}?)(?:{_NUMBER})(?!\d|[.,]\d|[ \u00a0]?(?:€|%|ans\b|m[²2]?\b|ares?\b|mai|juin|mars|"
    rf"janvier|f[ée]vrier|avril|juillet|ao[uû]t|sept|oct|nov|d[ée]c))(?:{_LOCALITY})?)"
)
_BARE_NUMBER = re.compile(
    r"\b(?P<left>occupante?s?|propri[ée]taires?|locataires?|riveraine?s?|habitante?s?|voisine?s?|"
    r"domicili[ée]e?s?|demeurant)[ \u00a0](?:de[ \u00a0]l['’]immeuble[ \u00a0]|(?:de[ \u00a0]la|du|des|au|"
    r"aux?)[ \u00a0](?:maison[ \u00a0])?)?(?P<datum>n(?:[°º]s?|"
    r"um[ée]ros?)[ \u00a0]?\d{1,4}(?:[ \u00a0]?[A-Za-z]\b)?)"
    r"|(?P<datum2>(?:l['’])?(?:immeuble|maison|habitation)[ \u00a0](?:portant[ \u00a0]le[ \u00a0]|"
    r"sise?[ \u00a0]au[ \u00a0])?n[°º][ \u00a0]?\d{1,4}(?:[ \u00a0]?[A-Za-z]\b)?)",
    re.IGNORECASE,
)
# In a petition: "Teixeira, idem, 16", "Vanneste, n° 9".
_SAME_STREET = re.compile(
    r"[^\W\d_],[ \u00a0](?P<datum>(?:idem|m[êe]me[ \u00a0]rue),?[ \u00a0](?:n[°º][ \u00a0]?)?\d{1,4}"
    r"|n[°º][ \u00a0]?\d{1,4}(?=[ \u00a0]?(?:\n|$)))"
)
_PRIVATE = re.compile(
    r"domicili|demeur|r[ée]sid|habit|\badresse\b|\bloge|occup[ée]|\bcorrespondance|chez\b|\bpropri[ée]taire|"
    r"locataire|riverain|[ée]vacu|insalubr|inhabitable|expuls",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\b(?:si[èe]ge|[ée]tablie?\b|maison\s+communale|h[ôo]tel\s+de\s+ville|administration|\b[ée]cole|[ée]glise|"
    r"\bsalle\b|\blocaux|"
    r"b[âa]timent|\bA\.?S\.?B\.?L|\bSRL|\bSPRL|\bSA\b|GmbH|\bNV\b|\bBV\b|soci[ée]t[ée]|presbyt[èe]re|biblioth|"
    r"\bhall\b|cimeti[èe]re|\bg[îi]te\b|chantier|travaux|\bcentre\b|"
    r"tribunal|cour\b|minist[èe]re|\bSPW|\bSPF|notaire|avocat|\bcabinet|[ée]tude|bureau|magasin|caf[ée]|"
    r"commerce|intercommunale|\bpoint\s+de\s+vente|parking|plaine|terrain|place\s+de|carrefour|à\s+hauteur)",
    re.IGNORECASE,
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield addresses with a number; `subject` says whether the words before name a home or a public place."""
    seen = set()
    for pattern, group, score in (
        (_NAMED_STREET, 0, 0.8),
        (_NUMBER_FIRST, 0, 0.7),
        (_STREETLESS, 0, 0.7),
        (_FOREIGN, 0, 0.75),
        (_AFTER_HOME, "datum", 0.7),
    ):
        for match in pattern.finditer(context.text):
            start, end = _trim(context.text, *match.span(group))
            if start in seen or end - start > 160 or not _plausible(context.text[start:end]):
                continue
            seen.add(start)
            yield _judge(context, start, end, score, match.group(0) if group == "datum" else "")
    for match in _SAME_STREET.finditer(context.text):
        yield Candidate(*match.span("datum"), "ADDRESS", PROPOSE, 0.5, "Numéro de maison dans une liste", NAME)
    for match in _BARE_NUMBER.finditer(context.text):
        group = "datum" if match.group("datum") else "datum2"
        start, end = match.span(group)
        yield Candidate(
            start,
            end,
            "ADDRESS",
            MASK if group == "datum" else PROPOSE,
            0.6,
            "Numéro de maison d'une personne",
            NAME,
        )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " ,;.–—-(\u00a0\n":
        end -= 1
    return start, end


def _plausible(address: str) -> bool:
    # "au cours du mois", "le sentier n° 12", "une voie de 5 m": words that also mean something else.
    if re.match(
        r"(?:cours|fonds?|rang|rive|cour|place|domaine|tige|voie|route)[ \u00a0](?:le|la|du[ \u00a0]mois|"
        r"de[ \u00a0]l|d['’]|\d)",
        address,
    ):
        return False
    if re.match(r"(?i)(?:chemin|sentier|route|voie|parc|passage)[ \u00a0](?:n[°º]|\d|vicinal|communal)", address):
        return False
    if re.search(
        r"(?i)\b(?:article|art\.|loi|d[ée]cret|arr[êe]t[ée]|exercice|d[ée]lib[ée]ration|s[ée]ance|budget|lot|"
        r"est|sont|sera|pour|que|qui|par)\b",
        address,
    ):
        return False
    return not re.search(r"\n.*\n", address)


def _judge(context: Context, start: int, end: int, score: float, home: str) -> Candidate:
    sentence = context.before(start, 90)
    sentence = re.split(r"[;]|\.[ \u00a0](?=[A-ZÀ-Þ])", sentence)[-1]
    private = list(_PRIVATE.finditer(sentence))
    public = list(_PUBLIC.finditer(sentence))
    last_private = private[-1].end() if private else -1
    last_public = public[-1].end() if public else -1
    if home and re.match(r"(?i)domicili|demeur|r[ée]sid|habit|adresse|log", home):
        last_private = len(sentence) + 1
    if last_private > last_public:
        return Candidate(
            start,
            end,
            "ADDRESS",
            MASK,
            min(1.0, score + 0.15),
            "Adresse, après un mot de résidence",
            NAME,
            "home",
        )
    if last_public >= 0:
        return Candidate(
            start,
            end,
            "ADDRESS",
            "keep",
            score,
            "Adresse d'un lieu public, d'une institution ou d'une firme",
            NAME,
            "public_place",
        )
    return Candidate(start, end, "ADDRESS", PROPOSE, score, "Rue et numéro", NAME, "unclear")
