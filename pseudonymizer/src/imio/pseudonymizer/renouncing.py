"""Substitutes who will not sit: told in the next sentence, and private wherever else the text names them.

Legal basis: CDLD art. L1122-4 and L1125-1 to L1125-7: only who is installed holds office. A substitute who gives up,
has moved away, was struck off the register, is dead or does not answer never does; why is his own affair.
"""

from imio.pseudonymizer import around
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.entities import Entity

import re


REASON = "ne siégera pas"
INSTALLED = "Quitte le conseil, ou est appelé à y siéger"
_S = r"[\s\u00a0]"
# Up to the next person: what follows him is said of that one.
_UP_TO = (
    r"(?:(?!\bM\.|\bMM\.|\bMr\b|\bMmes?\b|\bMonsieur|\bMadame|\bsuppl[ée]|\bserment|\bconseill)(?:[^;.\n]|"
    r"\.(?=\d))){0,60}?"
)
_GIVES_UP = (
    r"(?:\brenonc[eé]|\brenon[çc]|\bd[ée]clin[eé]|\bs(?:e|['’]est)[\s\u00a0]d[ée]sist|\brefus[eé]|\bd[ée]m[ée]nag[eé]|"
    r"\bd[ée]c[ée]d[ée]|\bdisparue?\b|\bmorte?\b|\bradi[ée]e?\b|\b(?:ne|n['’])[\s\u00a0]?(?:(?:est|s['’]est|a|y|lui|le|nous)[\s\u00a0]){0,3}"
    r"(?:pas[\s\u00a0]|plus[\s\u00a0])?(?:donn|r[ée]pond|r[ée]side|habite|souhait|d[ée]sir|accept|veut|peut|remplit|r[ée]unit|"
    r"domicili|inscrit|manifest|si[ée]gera|pr[ée]sent[ée]e?\b|plus[\s\u00a0](?:domicili|inscrit|[ée]ligible))|"
    r"\bquitt[ée][\s\u00a0](?:la[\s\u00a0](?:commune|ville|r[ée]gion|province)|le[\s\u00a0]pays)|\bpartie?[\s\u00a0](?:vivre|habiter|s['’]install)|"
    r"\b(?:vit|r[ée]side|habite|est[\s\u00a0](?:domicili[ée]e?|inscrite?))[\s\u00a0]d[ée]sormais|\brest[eé]e?[\s\u00a0]sans[\s\u00a0](?:r[ée]ponse|suite)|"
    r"\bfait[\s\u00a0]savoir[\s\u00a0]qu['’](?:il|elle)[\s\u00a0]n|\bin[ée]ligible)"
)
_HE = (
    r"(?:[Ii]l|[Ee]lle|[Cc]elui-ci|[Cc]elle-ci|[Cc]e[\s\u00a0]dernier|[Cc]ette[\s\u00a0]derni[èe]re|[Ll]['’]int[ée]ress[ée]e?|"
    r"[Ll]equel|[Ll]aquelle|[Qq]ui)"
)
# "Première suppléante : Mme A. Elle a renoncé", "M. B, deuxième suppléant ; il a déménagé".
_RANKED_LEFT = re.compile(
    rf"\bsuppl(?:[ée]ante?\b|\.)(?:{_S}(?:de|en|suiv)[^:;,.\n]{{2,40}})?{_S}?[:,–—-]?{_S}{{0,3}}(?:est{_S})?(?:{around.CIV}{_S}{{1,4}})?$",
    re.IGNORECASE,
)
_RANKED_RIGHT = re.compile(
    rf"{_S}?[,(]{_S}?(?:(?:\d{{1,2}}(?:er|re|e|[èe]me)?|[a-zà-ÿ]{{5,10}}){_S})?suppl[ée]ante?\b[^;.,\n]{{0,40}}",
    re.IGNORECASE,
)
_NEXT = re.compile(rf"(?:[^;.,\n]{{0,40}}[;.,)]|,)?{_S}{{1,3}}{_HE}{_S}{_UP_TO}{_GIVES_UP}")
_OWN_CLAUSE = re.compile(
    rf",?(?={_S}(?:est|a|s['’]|se|ne|n['’]|avait|est|reste|vit|r[ée]side|d[ée]c|refuse|renonce))(?={_UP_TO}{_GIVES_UP})"
)


def is_told(left: str, right: str) -> bool:
    """Say whether a ranked substitute is told to give up, in his own clause or in the next sentence."""
    behind = _RANKED_RIGHT.match(right)
    if not behind and not _RANKED_LEFT.search(left[-110:]):
        return False
    rest = right[behind.end() :] if behind else right
    return bool(_NEXT.match(rest) or _OWN_CLAUSE.match(rest))


def spread(entities: list[Entity]) -> None:
    """Let who will not sit be private wherever only the list of substitutes makes him an office holder."""
    for entity in entities:
        found = [m.candidate for m in entity.mentions]
        if not any(c.subject == "capacity" and c.reason.endswith(REASON) for c in found):
            continue
        kept = [c for c in found if c.action == KEEP]
        if all(c.reason == INSTALLED for c in kept):
            for candidate in kept:
                candidate.action, candidate.subject = PROPOSE, "capacity"
                candidate.own_affair = True
                candidate.reason = f"Cité comme suppléant ; {REASON}"
