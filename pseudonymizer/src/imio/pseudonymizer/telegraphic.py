"""Minutes in telegraphic style: a bare surname, a colon, and what somebody says: "Goor : pas d'accord, on a promis."

A list of claims or of grants looks alike ("Goor : refusé"), so the words must be those of a debate, and nothing before
them may tell of the public, of claimants or of beneficiaries.
"""

from imio.pseudonymizer import around
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_OPENS = re.compile(r"(?:^|[.;!?»\n\t)])[ \u00a0]{0,3}(?:[–—-][ \u00a0])?$")
_CLAUSE = re.compile(r"[ \u00a0]{0,2}:[ \u00a0](?P<said>(?:[a-zà-ÿ«]|[ée]t )(?:[^.;?!\n]|\.(?=\d)){1,160}[.;?!]?)")
# A question, or who speaks for those around him.
_DEBATES = re.compile(
    r"\?$|\b(?:on|nous|je|j['’]|ça|il[ \u00a0]faut|il[ \u00a0]faudrait|faut-il|pourquoi|combien|quid|"
    r"et[ \u00a0]si)(?![\w-])|^(?:pas[ \u00a0])?d['’]accord\b|"
    r"^(?:trop|absurde|inadmissible|inacceptable|prématuré|dommage|bravo|merci)\b",
    re.IGNORECASE,
)
# "garder les croix": what is to be done, and no sum.
_ADVISES = re.compile(r"[a-zà-ÿ]{2,12}(?:er|ir|re)[ \u00a0](?!\d)[^\d€]{3,160}$")
_OTHERS_SPEAK = re.compile(
    r"r[ée]clam|riverain|voisin|citoyen|habitant|\b(?:du|le|au)[ \u00a0]public\b|parents|interpell|p[ée]tition|"
    r"audition|candidat|r[ée]union[ \u00a0]d['’]information|enqu[êe]te[ \u00a0]publique|"
    r"\bdossiers?[ \u00a0](?:n°[ \u00a0]?)?\d|\baides?[ \u00a0](?:sociales?|accord|individ)|\bAides\b|"
    r"b[ée]n[ée]fici|impay|\bloyers?\b|\bRIS?\b|demandeur|demandes[ \u00a0]individ|requ[ée]r|locataire|"
    r"redevable|dettes",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"(?:^|[.;!?»\n][ \u00a0]?)(?:L[ae][ \u00a0]|L['’])?(?:DG|DF|Bgm|Bourgmestre|Prés|Présidente?|Éch|Échevine?|"
    r"Direct(?:eur|rice)[ \u00a0][^\s:]{4,12})\.?[ \u00a0]?:[ \u00a0]|\?[ \u00a0][–—][ \u00a0]"
)
_BEFORE = 600
_WORD = re.compile(r"[^\W_][\w'’-]*")


def says(context: Context, candidate: Candidate) -> str:
    """Return how a bare surname that opens a sentence speaks there: "debates", "advises", or nothing."""
    clause = _CLAUSE.match(context.text, candidate.end)
    before = context.before(candidate.start, 16)
    if not clause or not _OPENS.search(before) or around.CIVILITY_LAST.search(before):
        return ""
    words = context.text[candidate.start : candidate.end].split()
    if len(words) > 2 or (len(words) > 1 and any(lexicon.is_first_name(word) > 2 for word in words)):
        return ""
    others = _OTHERS_SPEAK.search(context.text, max(0, candidate.start - _BEFORE), candidate.start)
    if others and not _votes(context, context.text[candidate.start : candidate.end]):
        return ""
    if _DEBATES.search(clause["said"]):
        return "debates"
    return "advises" if _ADVISES.match(clause["said"].rstrip(".;")) else ""


def _votes(context: Context, name: str) -> bool:
    """Say whether all words of a name stand in vote lists; these are read once."""
    if "voters" not in context.memory:
        lists = (context.text[zone.start : zone.end] for zone in context.zones if zone.kind == "vote")
        context.memory["voters"] = {word for voted in lists for word in _WORD.findall(voted)}
    return context.memory["voters"].issuperset(_WORD.findall(name))


def answered(context: Context) -> bool:
    """Say whether somebody in office answers in that style: "DG : question de sécurité", "délai ? — Avril"."""
    return bool(context.first(_ANSWERS))
