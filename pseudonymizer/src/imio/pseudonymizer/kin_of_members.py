"""Kin and neighbours of who sits, told as he leaves: "M. Goor, échevin, déclare être le cousin de Mme Hardy et sort".

Legal basis: CDLD art. L1122-19: who has an interest leaves the room; whose kinsman he is stays a private person, though
the verb stands right behind his name.
"""

from imio.pseudonymizer import around

import re


_S = r"[\s\u00a0]"
_KIN = (
    r"(?:(?:arri[èe]re-)?(?:petite?|grande?|beau|belle|demi|ex|arri[èe]re)s?-)?(?:p[èe]re|m[èe]re|fils|fille|fr[èe]re|s(?:œ|oe)ur|cousine?|oncle|tante|"
    r"neveu|ni[èe]ce|gendre|bru|[ée]pou(?:x|se)|mari|femme|conjointe?|compagn(?:on|e)|cohabitante?|parrain|marraine|filleule?|"
    r"parente?|alli[ée]e?|apparent[ée]e?|voisine?|amie?|associ[ée]e?|locataire|propri[ée]taire|bailleu(?:r|sse)|employeu(?:r|se)|"
    r"parents?)"
)
_LEFT = re.compile(
    rf"(?:\b(?:[êe]tre|est|suis|[ée]tant|[ée]tait|sont)|[,(]|(?-i:\b[A-ZÀ-Þ])[\w'’-]{{1,20}}){_S}?(?:[ée]galement{_S})?(?:l[ae]{_S}|l['’]|une?{_S}|(?:tr[èe]s{_S})?proche{_S})?"
    rf"{_KIN}(?:{_S}(?:germaine?|issue?{_S}de{_S}germains?|a[iî]n[ée]e?|cadette?|direct[e]?|mitoyen(?:ne)?|imm[ée]diate?|proche|par{_S}alliance|"
    rf"(?:au|du){_S}\w{{4,9}}{_S}degr[ée]|(?:et|ou){_S}\w{{4,12}}))?{_S}(?:de{_S}(?:la{_S})?|d['’]|du{_S}|[àa]{_S}|avec{_S})"
    rf"(?:(?:demandeu(?:r|se|resse)|requ[ée]rante?|soumissionnaire|candidate?|acqu[ée]reu(?:r|se)|preneu(?:r|se)|locataire),?{_S})?"
    rf"(?:{around.CIV}{_S}{{1,4}})?$",
    re.IGNORECASE,
)
# "M. Goor, dont la belle-sœur, Mme Hardy, y travaille"
_WHOSE = re.compile(
    rf"\b(?:dont{_S}(?:l[ae]s?{_S}|l['’]|une?{_S})|(?:son|sa|ses|leurs?){_S}){_KIN}s?"
    rf"(?:{_S}(?:germaine?s?|a[iî]n[ée]e?s?|cadet(?:te)?s?|par{_S}alliance))?,?{_S}(?:{around.CIV}{_S}{{1,4}})?$",
    re.IGNORECASE,
)
# Who is told to leave by a word of its own may sit: "le fils de Mme Goor, laquelle se retire".
_HERSELF = re.compile(rf"{_S}?,?{_S}(?:qui|laquelle|lequel|celle-ci|celui-ci)\b|{_S}?\(")


def is_told(left: str, right: str) -> bool:
    """Say whether the name is that of whose kinsman or neighbour somebody is told to be."""
    return bool(_LEFT.search(left[-110:]) or _WHOSE.search(left[-70:])) and not _HERSELF.match(right)
