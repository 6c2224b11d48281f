"""Cadastral parcel.

Legal basis: GDPR art. 4, for the cadastre leads to the owner. Policy: proposed; masked when the words
before tie it to a neighbour or an owner; left alone when it belongs to the commune. Accuracy: the form
(division, section, number) is clear; "parcelle n° 79" alone is weaker.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers import parcel_forms
from imio.pseudonymizer.recognisers import parcel_owner
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "parcel"
_S = r"(?:[ \u00a0]{1,2})"
_NO = r"(?:n(?:[°º]s?|um[ée]ros?|os?)[ \u00a0]?)?"
_LOT = (
    r"\d{1,4}(?:/\d{1,2})?(?:[ \u00a0]?[A-Z](?:[ \u00a0]?\d{1,3})?(?![\w-]))?(?:[ \u00a0]?P\d{4}|[ \u00a0](?:pie|"
    r"partie)\b)?"
)
#: "section B n° 12 C", or the letter directly after the division ("5e div., B 12 C"); both words are rare.
_SECTION = re.compile(
    rf"(?:[Ss](?<!\w.)(?:ection|i?on|ect\.)[ \u00a0]|(?:[Dd]iv|DIV)(?:\.|"
    rf"ision|(?<=DIV))(?:[ \u00a0][A-ZÀ-Þ][\w'’-]+(?:[ \u00a0]\d+)?)?[, \u00a0]{{1,3}}(?=[A-H][ \u00a0]\d))"
    rf"([A-HW])[ \u00a0]?,?[ \u00a0]?(?:,[ \u00a0])?{_NO}{_LOT}(?:(?:,[ \u00a0]|[ \u00a0]et[ \u00a0]|/){_NO}{_LOT})*"
)
_DIVISION = re.compile(
    r"(?:\b(?:la|les|l['’])?[ \u00a0]?parcelles?[ \u00a0](?:(?:voisine|cadastr[ée]e|sise)s?[ \u00a0]){0,2})?"
    r"(?:(?<![\w-])[A-ZÀ-Þ][\w'’-]{1,40},[ \u00a0])?(?:(?<!\d)\d{1,2}[ \u00a0]?(?:[èe]re?|[èe]me|re|er|e|"
    r"[èe])[ \u00a0]"
    r"(?:(?:[Dd]iv(?:ision|\.)?|DIV\.?)(?:[ \u00a0][A-ZÀ-Þ][\w'’-]+(?:[ \u00a0]\d+)?)?[, \u00a0]{1,3})?)?\Z"
)
_CAPAKEY = re.compile(r"(?<!\d)\d{5}[ ]?_?[A-Z][ ]?\d{4}/\d{2}[ ]?[A-Z_][ ]?\d{3}(?!\d)")
#: "MARLAVAL/3 DIV/B/0417/00E000"
_SLASHED = re.compile(r"(?:[A-ZÀ-Þ][A-ZÀ-Þ -]{2,30}/)?\d{1,2}[ ]?DIV/[A-H]/\d{4}/\d{2}[A-Z_]\d{3}(?!\w)")
_WORD = re.compile(
    rf"[Pp](?<!\w.)arcelle(?:[ \u00a0](?:voisine|contiguë|attenante|"
    rf"jouxtante))?[ \u00a0](?:cadastr[ée]e[ \u00a0])?n[°º][ \u00a0]?{_LOT}"
)
#: "la parcelle D 10 A", "(C 306 A)", a cell "A 77 F pie": section and number without the words.
_BARE = r"[A-F][ \u00a0]\d{1,4}(?:/\d)?[ \u00a0]?(?:[A-Z](?:[ \u00a0]?\d{1,2})?)(?!\w)(?:[ \u00a0](?:pie|partie)\b)?"
_ONE = r"(?:[A-F][ \u00a0])?\d{1,4}(?:/\d)?[ \u00a0][A-Z](?:[ \u00a0]?\d{1,2})?(?![\w'’])"
_MORE = (
    r"(?:(?:,[ \u00a0]|[ \u00a0]et[ \u00a0]|"
    r"[ \u00a0]ainsi[ \u00a0]que[ \u00a0])(?:[A-F][ \u00a0])?\d{1,4}(?:/\d{1,2})?"
    r"(?:[ \u00a0][A-Z](?:[ \u00a0]?\d{1,2})?)?(?![\w'’.])){0,6}"
)
_SHORT = re.compile(
    r"(?P<datum>[PpTtBb](?<!\w.)(?:arcelles?|[âa]tures?|rairies?|erres?|errains?|iens?)[ \u00a0](?:voisine?[ \u00a0]|"
    rf"cadastr[ée]e?s?[ \u00a0]|n[°º][ \u00a0]?)?(?:{_BARE}|(?<=e[ \u00a0])\d{{1,4}}[ \u00a0][A-Z](?![\w'’.])"
    rf"){_MORE})"
    rf"|[(\t][ \u00a0]?(?:n°[ \u00a0]?)?(?P<alone>{_BARE})(?=[ \u00a0]?[),;\t])"
)
#: "parcelle Malvoir C 440 b", "Wavrelles, D 208 H", "Lirémont/2/A/19 F", "Charvaux 9e, C 55 L": with a place.
_NUMBERED = r"\d{1,4}(?:/\d)?[ \u00a0]?[A-Za-z](?:[ \u00a0]?\d{1,2})?(?![\w'’])(?:[ \u00a0](?:pie|partie)\b)?"
_PLACED = re.compile(
    rf"\b[Pp]arcelles?[ \u00a0](?:en[ \u00a0]friche[ \u00a0]|voisine?s?[ \u00a0])?"
    rf"(?P<datum>[A-ZÀ-Þ][\w'’-]{{2,30}}(?:[ \u00a0]\d{{1,2}}e)?,?[ \u00a0](?:[A-Z][ \u00a0]{_NUMBERED}|"
    rf"[A-Z],[ \u00a0]n°[ \u00a0]?\d{{1,4}}[A-Z]?))"
    rf"|(?P<flur>\b(?:Gem(?:\.|arkung)[ \u00a0][\w-]{{1,20}},[ \u00a0])?Flur[ \u00a0][A-Z\d]{{1,2}}[, \u00a0]{{1,2}}"
    rf"(?:(?:n°|Nr\.)[ \u00a0]?)?\d{{1,4}}(?:/(?:\d{{1,3}}[A-Z]?|[A-Z]))?(?![\w/]))"
    rf"|(?P<div>\b\d{{1,2}}e[ \u00a0]div\.,[ \u00a0][A-Z][ \u00a0]\d{{1,4}}(?:[ \u00a0][A-Z])?(?![\w'’]))"
    rf"|\b[Pp]arc\.[ \u00a0](?P<short>(?:\d[ \u00a0])?[A-H][ \u00a0]{_NUMBERED}"
    rf"(?:(?:,[ \u00a0]|[ \u00a0]et[ \u00a0]|/)(?:[A-H][ \u00a0])?{_NUMBERED}){{0,6}})"
)
_TOWN_FIRST = re.compile(
    rf"(?<![\w'’-])(?P<town>[A-ZÀ-Þ][\w'’]{{2,20}}(?:-[\w'’]{{1,20}}){{0,3}}(?:,[ \u00a0][A-HW][ \u00a0]\d{{1,4}}"
    rf"(?:[ \u00a0][A-Z](?:[ \u00a0]?\d{{1,2}})?)?(?![\w'’/.])"
    rf"(?:(?:,[ \u00a0]|[ \u00a0]et[ \u00a0])[A-HW][ \u00a0]\d{{1,4}}(?:/\d{{1,2}})?"
    rf"(?:[ \u00a0][A-Z](?:[ \u00a0]?\d{{1,2}})?)?(?![\w'’/])){{0,6}}|/\d/[A-H]/{_NUMBERED}))"
)
#: Rare, and what the former cannot do without.
_LETTERED = re.compile(r",[ \u00a0][A-HW][ \u00a0]\d|/\d/[A-H]/\d")
#: "Emprise 2 – A 404 B pie – 118 m²", "emprise (n° 2, A 404 B, 118 m²)", "à prendre dans D 18", "ibidem, 34 B".
_TAKEN = re.compile(
    r"(?:[|–—][ \u00a0]|\bdans[ \u00a0]|\t[ \u00a0]?|n°[ \u00a0]?\d{1,3},[ \u00a0])"
    r"(?P<datum>(?:(?:[Ii]bidem|[Ii]bid\.|[Ii]dem|"
    r"[Ii]d\.),[ \u00a0](?:[A-HW][ \u00a0])?|[A-HW][ \u00a0])"
    r"\d{1,4}(?:[ \u00a0][A-Z](?![\w'’])(?:[ \u00a0](?:et|à)[ \u00a0][A-Z](?![\w'’]))?)?(?:[ \u00a0](?:pie|"
    r"partie))?)"
    r"(?=[ \u00a0]?(?:[|–—(,;\t\n]|$))"
)
_EMPRISE = re.compile(r"\bemprises?\b|expropri|cadastr", re.IGNORECASE)
#: "propriétaires de la 314 D", "le n° 41 H de la section B", "la C 217 D appartient à Mme…": the word is left out.
_OWNED = re.compile(
    rf"\b[Pp]ropri[ée]taires?[ \u00a0](?:indivis(?:es)?[ \u00a0])?(?:de[ \u00a0](?:la|l['’])[ \u00a0]?|des[ \u00a0]|"
    rf"du[ \u00a0]|de[ \u00a0])"
    rf"(?:parcelles?[ \u00a0]|n[°º]s?[ \u00a0]?)?(?P<datum>{_ONE}{_MORE})"
    rf"|(?<![\w])[Ll]a[ \u00a0](?P<whose>{_ONE})(?=[ \u00a0]?,?[ \u00a0](?:appart|propri))"
    # "propriétaire exploitante de la parcelle C 15", "de la parcelle numéro 218 b"
    rf"|\b[Pp]ropri[ée]taires?[ \u00a0](?:[a-zà-ÿ-]{{3,14}}[ \u00a0]){{0,2}}"
    rf"d(?:e[ \u00a0](?:la[ \u00a0])?|es[ \u00a0])parcelles?[ \u00a0](?:cadastr[ée]{{1,2}}s?[ \u00a0])?"
    rf"(?P<said>(?:n(?:[°º]s?|um[ée]ros?)[ \u00a0]?)?(?:[A-H][ \u00a0])?\d{{1,4}}(?:/\d{{1,2}})?"
    rf"(?:[ \u00a0]?[A-Za-z](?:[ \u00a0]?\d{{1,2}})?)?(?![\w'’/])(?:[ \u00a0](?:pie|partie)\b)?)"
)
#: "sa propriété est cadastrée…, tandis que celle de Mme X l'est sous le n° 41 Y"
_LIKEWISE = re.compile(
    rf"(?<=[ \u00a0])(?:l['’](?:est|sont)|le[ \u00a0](?:sont|seront)|porte|figure)[ \u00a0]"
    rf"(?:sous[ \u00a0])?le[ \u00a0]"
    rf"(?P<datum>n(?:[°º]|um[ée]ro)[ \u00a0]?{_NUMBERED})"
)
_OF_SECTION = re.compile(
    rf"n(?:[°º]s?|um[ée]ros?)[ \u00a0]?{_LOT}(?:(?:,[ \u00a0]|[ \u00a0]et[ \u00a0]){_LOT}){{0,6}}"
    r"[ \u00a0](?:de[ \u00a0]la[ \u00a0])?[Ss]ection[ \u00a0][A-H](?!\w)"
)
_GRAVES = re.compile(
    r"cimeti[èe]re|all[ée]e|concession|s[ée]pulture|tombe|caveau|columbarium|"
    r"rang[ée]e",
    re.IGNORECASE,
)
#: What the municipality lets or sells by lots.
_COMMUNAL_LOTS = re.compile(
    r"(?:terres?|biens?|terrains?|parcelles?|bois|prairies?|propri[ée]t[ée]s?|"
    r"p[âa]tures?)[ \u00a0](?:ruraux[ \u00a0])?communa|"
    r"biens?[ \u00a0]rura|ba(?:il|ux)[ \u00a0][àa][ \u00a0]ferme|droit[ \u00a0]de[ \u00a0]chasse|"
    r"chasses?[ \u00a0]communale",
    re.IGNORECASE,
)
#: "les biens suivants, propriété communale : section A n° 14, … ; section C n° 3": a list of what is the town's.
_AMONG_COMMUNAL = re.compile(
    r"(?:(?:propri[ée]t[ée]s?|parcelles?)[ \u00a0]communales?|(?:biens?|terrains?|bois)[ \u00a0]communaux)"
    r"(?:[ \u00a0]suivante?s)?[ \u00a0]?:[ \u00a0\n]{1,3}(?!.*(?:\bMM?\.|\bMme|propri|appart))[^.:]{0,250}$",
    re.DOTALL,
)
#: "Lot 3 : section B, n° 18"; but "les terres du lot 3 jouxtent le pré de Mme X, cadastré" tells of hers.
_LOT_LET = re.compile(
    r"\b[Ll][Oo][Tt][Ss]?[ \u00a0](?:n?[°º]?[ \u00a0]?\d|[A-Z]\b)"
    r"(?![^;]{0,60}\b(?:jouxt|long|touch|bord|voisin)[^;]{0,50}\b(?:d[eu]|des|à|aux)[ \u00a0](?:M\.|MM\.|Mme|Mlle|"
    r"Monsieur|Madame|consorts|[ée]poux|la[ \u00a0]famille)[^;]{0,60}cadastr)"
)
_OWNER = re.compile(
    r"attenant|voisin|contigu|riverain|jouxt|propri[ée]taires?\s+(?:de|du|d['’])|appartenant\s+[àa]\s+(?:M|"
    r"la\s+famille)|jardin|habitation",
    re.IGNORECASE,
)
#: "un terrain communal de 3 ares jouxte sa propriété cadastrée": the parcel is that of what is owned.
_BESIDE_OWN = re.compile(
    r"(?:jouxt|long|touch|bord|joi?gn|contigu|atten|voisin|riverain|face|arri[èe]re|devant)\w*[ \u00a0]"
    r"(?:(?:[àa]|de)[ \u00a0])?(?:sa|son|ses|leurs?)[ \u00a0][^\W\d_]{3,15}(?:[ \u00a0][^\W\d_]{3,15})?,?"
    r"[ \u00a0]cadastr[ée]{1,2}s?[ \u00a0]?(?:sous[ \u00a0])?$",
    re.IGNORECASE,
)
_SOMEONE_OWNS = re.compile(
    r"appart(?:ient|iennent)[ \u00a0](?:[àa]|aux)[ \u00a0](?:MM?\.|Mme|Monsieur|Madame|[ée]poux|consorts)"
)
_OF_SOMEONE = re.compile(
    r"[ \u00a0]?,?[ \u00a0]?(?:appart(?:enant|ient|iennent)[ \u00a0]"
    r"(?:[àa]|aux)[ \u00a0](?:M\.|MM|Mme|Monsieur|Madame|consorts|"
    r"[ée]poux|la[ \u00a0]famille|l['’]hoirie)|"
    r"propri[ée]t[ée][ \u00a0](?:de|des)[ \u00a0](?:M\.|MM|Mme|Monsieur|Madame|consorts|[ée]poux)|"
    r"[àa][ \u00a0](?:M\.|MM|Mme|Monsieur|Madame)[ \u00a0][A-ZÀ-Þ])"
)
_COMMUNE = re.compile(
    r"appart(?:ient|enant)\s+(?:[àa]\s+la\s+|au\s+|[àa]\s+l['’])(?:commune|ville|province|r[ée]gie|CPAS|centre|"
    r"administration)|"
    r"(?:immeubles?|b[âa]timents?|loca(?:l|ux)|salle|biens?|terrains?)\s+communa(?:l|ux|le|"
    r"les)\b[^.;\n]{0,90}cadastr|"
    r"propri[ée]t[ée]\s+(?:communale|(?:de\s+la\s+|du\s+)(?:commune|ville|province|r[ée]gie|CPAS))|"
    r"(?:commune|ville|province|r[ée]gie|CPAS|centre)\s+est\s+propri[ée]taire(?:\s+d(?:e|u|['’]))?|(?:[ée]cole|"
    r"maison|cimeti[èe]re|presbyt[èe]re)\s+communale?|"
    r"parcelles?\s+communale|[ée]glise\b[^,;]{0,30},\s+cadastr|"
    r"domaine\s+(?:public|priv[ée]\s+communal)|communale?s?\s+cadastr|terrains?\s+comm(?:una|\.)|bois\s+communa|"
    r"terres?\s+communal|"
    # "la prairie communale, cadastrée", "le bief communal (section…)", "la Commune garde la prise d'eau (section…)"
    r"\bcommuna(?:le?s?|ux)(?:\s(?:dite?s?\s)?«[^«»\n]{1,30}»)?\s?(?:,\s|\()(?:cadastr|$)|\bcommuna(?:le?s?|ux)\s\($|"
    r"\bcommuna(?:le?s?|ux)\s(?:sise?s?|situ[ée]e?s?)\b[^.;\n]{0,60}$|"
    r"\bcommune\s(?:(?:d[ée]sire|souhaite|entend|veut)\s)?(?:garde|conserve|poss[èe]de|entretient)r?\b[^;.\n]{0,60}\($|"
    # the council gives a lease on what is the town's
    r"\b(?:accorder|octroyer|conc[ée]der|consentir)\s[^;.\n]{0,25}\b(?:bail|superficie|emphyt[ée]ose)\b[^;.\n]{0,45}\ssur\s(?:l(?:a|es)\s(?:parcelles?\s)?)?$",
    re.IGNORECASE,
)
#: What belongs to a company leads to no person.
_COMPANY_OWNS = re.compile(
    r"[ \u00a0]?,?[ \u00a0]?appart(?:ient|iennent|enant)[ \u00a0]à[ \u00a0](?:(?:la[ \u00a0])?"
    r"(?:soci[ée]t[ée]|firme|S\.?A\.?|SRL|SPRL|SC)|l['’](?:asbl|ASBL|intercommunale|association))(?!\w)"
)
#: What was a school or a town hall is the commune's, unless the item sells or buys.
_ONCE_PUBLIC = re.compile(
    r"ancien(?:ne)?[ \u00a0](?:[ée]cole|maison[ \u00a0]communale|presbyt[èe]re|cure|caserne)\b"
    r"[^;.\n]{0,60},[ \u00a0]cadastr[ée]e?[ \u00a0]$"
)
_SALE = re.compile(r"\b(?:ventes?|vendre|ali[ée]n|acqui|achat|achet|cession|c[ée]der|[ée]change)", re.IGNORECASE)


def find(context: Context) -> Iterator[Candidate]:
    """Yield parcels: propose, mask for a neighbour or owner, keep for communal property."""
    lots = bool(_COMMUNAL_LOTS.search(context.subject[:300]) or _COMMUNAL_LOTS.search(context.text[:1500]))
    for pattern, group in (
        (_SECTION, 0),
        (_CAPAKEY, 0),
        *(((_SLASHED, 0),) if "DIV/" in context.text else ()),
        (_WORD, 0),
        (_SHORT, None),
        *(((_OWNED, None),) if "ropri" in context.text or "appart" in context.text else ()),
        *(((_LIKEWISE, None),) if "cadastr" in context.text else ()),
        (_OF_SECTION, 0),
        (_PLACED, None),
        (parcel_forms.FORMS, None),
        *(((_TOWN_FIRST, None),) if _LETTERED.search(context.text) else ()),
        *(((_TAKEN, None),) if _EMPRISE.search(context.text[:2500]) else ()),
    ):
        for match in pattern.finditer(context.text):
            start, end = match.span(match.lastgroup if group is None else group)
            if pattern is _SECTION:
                division = _DIVISION.search(context.text, max(0, start - 70), start)
                start = division.start() if division else start
            if pattern is _TOWN_FIRST and _is_owner(context, start):
                start = context.text.index(",", start) + 2
            left, here = _same_sentence(context.before(start, 90)), match.group()
            right = context.after(end, 60)
            if _BESIDE_OWN.search(left):
                yield Candidate(start, end, "PARCEL", MASK, 0.7, "Parcelle d'un voisin", NAME, "private_parcel")
                continue
            if pattern in (_WORD, parcel_forms.FORMS) and (_GRAVES.search(left) or _GRAVES.search(right)):
                continue
            if (
                -1 < _last(_COMMUNE, left) >= max(_last(_OWNER, left), _last(_SOMEONE_OWNS, left))
                or _COMMUNE.match(right.lstrip(" \u00a0,)("))
                or (lots and _LOT_LET.search(left))
                or _AMONG_COMMUNAL.search(context.text, max(0, start - 300), start)
            ):
                action, reason, subject = KEEP, "Parcelle communale", "communal_parcel"
            elif _COMPANY_OWNS.match(right):
                action, reason, subject = KEEP, "Parcelle d'une société", "company_parcel"
            elif _ONCE_PUBLIC.search(left) and not _SALE.search(context.subject or context.text):
                action, reason, subject = KEEP, "Parcelle d'un bâtiment public", "communal_parcel"
            elif parcel_owner.is_public(context, start, end) and not (
                pattern is _OWNED or _OWNER.search(here) or _OF_SOMEONE.match(right)
            ):
                action, reason, subject = KEEP, "Parcelle d'un pouvoir public", "communal_parcel"
            elif (
                pattern in (_OWNED, _LIKEWISE)
                or _OWNER.search(left[-70:])
                or _OWNER.search(here)
                or _OF_SOMEONE.match(right)
                or (pattern is parcel_forms.FORMS and parcel_forms.OF_SOMEONE.match(right))
            ):
                action, reason, subject = (
                    MASK,
                    "Parcelle d'un voisin ou d'un propriétaire privé",
                    "private_parcel",
                )
            else:
                action, reason, subject = PROPOSE, "Référence cadastrale", "parcel"
            yield Candidate(start, end, "PARCEL", action, 0.7, reason, NAME, subject)


def _is_owner(context: Context, start: int) -> bool:
    """Say whether what stands where a village does is the end of a name: "Ferd. ⟦Goor⟧, B 331 C"."""
    left = context.before(start, 25)
    if _CALLED.search(left):
        return True
    word = _FIRST_WORD.match(context.text, start)
    known = word is not None and (fold(word[0]) in context.places or lexicon.is_locality(word[0]))
    return not known and bool(_NAME_BEFORE.search(left))


_FIRST_WORD = re.compile(r"[\w'’-]{3,80}(?=,)")
_CALLED = re.compile(r"(?<![\w.])(?:M\.|MM\.|Mme|Mlle|Monsieur|Madame|[Cc]onsorts|[Vv]euve)[ \u00a0]$")
_NAME_BEFORE = re.compile(r"[A-ZÀ-Þ][\w'’-]{0,20}\.?[ \u00a0]$")


def _same_sentence(left: str) -> str:
    """Return what precedes from the last full stop or "Fonds dominant : " on: another land is spoken of before."""
    return left[max(0, _last(_ANOTHER, left)) :]


#: Where a text turns to another land.
_ANOTHER = re.compile(r"[a-z\d)]\.[ \u00a0](?=[A-ZÀ-Þ])|\b(?:dominant|servant)[ \u00a0]?:")


def _last(pattern: re.Pattern, text: str) -> int:
    end = -1
    for match in pattern.finditer(text):
        end = match.end()
    return end
