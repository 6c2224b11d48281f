"""Cadastral parcel.

Legal basis: GDPR art. 4, for the cadastre leads to the owner. Policy: proposed; masked when the words
before tie it to a neighbour or an owner; left alone when it belongs to the commune. Accuracy: the form
(division, section, number) is clear; "parcelle n° 79" alone is weaker.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.cues import says
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers import parcel_bare
from imio.pseudonymizer.recognisers import parcel_forms
from imio.pseudonymizer.recognisers import parcel_judging
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.recognisers.parcel_lots import LOT
from imio.pseudonymizer.recognisers.parcel_lots import LOT_IN_LIST

import re


NAME = "parcel"
_S = r"(?:[ \u00a0]{1,2})"
_NO = r"(?:(?:n(?:[°º]s?|um[ée]ros?|os?)|N(?:[°º]S?|UM[ÉE]ROS?|OS))[ \u00a0]?)?"
_NOS = r"(?:n(?:[°º]s|um[ée]ros|os)|N(?:[°º]S|UM[ÉE]ROS|OS))[ \u00a0]?"
_AND = r"(?:,[ \u00a0]|[ \u00a0]et[ \u00a0]|/)"
_LOT = (
    r"\d{1,4}(?:/\d{1,2})?(?:[ \u00a0]?[A-Z](?:[ \u00a0]?\d{1,3})?(?![\w-]))?(?:[ \u00a0]?P\d{4}|[ \u00a0](?:pie|"
    r"partie)\b)?"
)
#: "section B n° 12 C", or the letter directly after the division ("5e div., B 12 C"); both words are rare.
_SECTION = re.compile(
    rf"(?:[Ss](?<!\w.)(?:ection|i?on|ect\.|ECTION|ECT\.)[ \u00a0]|(?:[Dd]iv|DIV)(?:\.|"
    rf"ision|(?<=DIV))(?:[ \u00a0][A-ZÀ-Þ][\w'’-]+(?:[ \u00a0]\d+)?)?[, \u00a0]{{1,3}}(?=[A-H][ \u00a0]\d))"
    rf"([A-HW])[ \u00a0]?,?[ \u00a0]?(?:,[ \u00a0])?"
    rf"(?:{_NOS}{LOT}(?:{_AND}{_NO}{LOT})*|{_NO}{LOT}(?:{_AND}{_NO}{LOT_IN_LIST})*)"
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
_TAKING = ("emprise", "expropri", "cadastr")
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


def find(context: Context) -> Iterator[Candidate]:
    """Yield parcels: propose, mask for a neighbour or owner, keep for communal property."""
    known = list(_worded(context))
    yield from known
    yield from parcel_bare.find(context, known)


def _worded(context: Context) -> Iterator[Candidate]:
    """Yield the parcels that a word or their form tells."""
    lots = parcel_judging.has_lots(context)
    for pattern, group in (
        (_SECTION, 0),
        (_CAPAKEY, 0),
        *(((_SLASHED, 0),) if "DIV/" in context.text else ()),
        (_WORD, 0),
        (_SHORT, None),
        *(((_OWNED, None),) if "ropri" in context.text or "appart" in context.text else ()),
        *(((_LIKEWISE, None),) if "cadastr" in context.text else ()),
        (_OF_SECTION, 0),
        *(((_PLACED, None),) if says(context.text, "arcelle", "arc.", "Flur", "div.") else ()),
        (parcel_forms.FORMS, None),
        *(((_TOWN_FIRST, None),) if _LETTERED.search(context.text) else ()),
        *(((_TAKEN, None),) if says(context.text[:2500].lower(), *_TAKING) else ()),
    ):
        for match in pattern.finditer(context.text):
            start, end = match.span(match.lastgroup if group is None else group)
            if pattern is _SECTION:
                division = _DIVISION.search(context.text, max(0, start - 70), start)
                start = division.start() if division else start
            if pattern in (_SECTION, _TOWN_FIRST) and _BEGINS.match(context.text, start) and _is_owner(context, start):
                start = context.text.index(",", start) + 2
            if pattern in (_WORD, parcel_forms.FORMS) and parcel_judging.is_of_graves(context, start, end):
                continue
            action, reason, subject = parcel_judging.judge(
                context,
                start,
                end,
                lots,
                match.group(),
                owned=pattern in (_OWNED, _LIKEWISE),
                private=pattern is parcel_forms.FORMS and bool(parcel_forms.OF_SOMEONE.match(context.after(end, 60))),
            )
            yield Candidate(start, end, "PARCEL", action, 0.7, reason, NAME, subject)


def _is_owner(context: Context, start: int) -> bool:
    """Say whether what stands where a village does is the end of a name: "Ferd. ⟦Goor⟧, B 331 C"."""
    left = context.before(start, 25)
    if _CALLED.search(left):
        return True
    word = _FIRST_WORD.match(context.text, start)
    known = word is not None and (fold(word[0]) in context.places or lexicon.is_locality(word[0]))
    name = _NAME_BEFORE.search(left)
    return bool(name) and (not known or lexicon.is_first_name(name["word"]) > 2)


_FIRST_WORD = re.compile(r"[\w'’-]{3,80}(?=,)")
_CALLED = re.compile(r"(?<![\w.])(?:M\.|MM\.|Mme|Mlle|Monsieur|Madame|[Cc]onsorts|[Vv]euve)[ \u00a0]$")
_NAME_BEFORE = re.compile(r"(?P<word>[A-ZÀ-Þ][\w'’-]{0,20})\.?[ \u00a0]$")
#: "Ittremont, section C": a village, or the end of somebody's name.
_BEGINS = re.compile(r"[A-ZÀ-Þ][\w'’-]{1,80},[ \u00a0]")
