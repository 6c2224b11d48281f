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
    if replies(context, candidate):
        return "debates"
    clause = _CLAUSE.match(context.text, candidate.end)
    before = context.before(candidate.start, 16)
    if not clause or not _OPENS.search(before) or around.CIVILITY_LAST.search(before):
        return ""
    if not _is_surname(context, candidate) or _others(context, candidate):
        return ""
    if _DEBATES.search(clause["said"]):
        return "debates"
    return "advises" if _ADVISES.match(clause["said"].rstrip(".;")) else ""


# "Goor : pollution ? ⟦Hardy⟧ : BDES vierge.": one asks, the other answers.
_ASKED_BEFORE = re.compile(
    r"(?:^|[.;!?»\n)])[ \u00a0]?(?:[–—-][ \u00a0])?[A-ZÀ-Þ][\w'’-]{2,24}(?:[ \u00a0][A-ZÀ-Þ][\w'’-]{1,24})?"
    r"[ \u00a0]?:[ \u00a0][a-zà-ÿ][^:;.?\n]{1,110}\?[ \u00a0]$"
)
_REPLIES = re.compile(r"[ \u00a0]?:[ \u00a0](?P<said>[^\W\d_][^.;?!\n]{2,160})")
# What was decided of somebody, what he owes or has: no words of his.
_DECIDED = re.compile(
    r"(?:refus|accord|octro|retenu|rendu|restitu|vendu|lou[ée]e?\b|attribu|inscrit|admis|ajourn|favorable|"
    r"d[ée]favorable|pay[ée]|impay|oui\b|non\b|ok\b|absent|pr[ée]sent|d[ée]sign|"
    r"nomm|laur[ée]at|n[ée]e?\b|rue\b|voir\b|demande\b|offre\b|plainte\b|maladie|cong[ée]|mi-temps|\d)|"
    r"[^\n]*(?:€|\d[ \u00a0](?:mois|ans|euros|EUR)\b|\b(?:son|sa|ses|chez|RCD|RIS|GRAPA|domicile|loyers?|caution "
    r"due)\b)",
    re.IGNORECASE,
)
# What is shared out or claimed in the same paragraph: who follows may have a part of it.
_SHARED_OUT = re.compile(
    r"\b(?:ventes?|lots?|primes?|attribu|concessions?|tombes?|baux|bail|b[ée]n[ée]f|subsides?|inscri|garderie|offres?|"
    r"emplacements?|"
    r"stands?|tirage|colis|sinistr|noces|naissances?|d[ée]c[èe]s|permis|cautions?[ \u00a0]?[:.]|non-valeurs|"
    r"d[ée]gr[èe]vement|"
    r"rembourse|factures?|cr[ée]ances?|cong[ée]s?|absences?|stagiaires?|personnel|ouvriers?|[ée]l[èe]ves)",
    re.IGNORECASE,
)
# What shows that a sitting is noted.
_SITTING = re.compile(
    r"\bPV\b|\bs[ée]ance\b|\bconseil\b|\bvot(?:e|es|é)\b|\boui\b|\bunan|\babst|huis[ \u00a0]clos|\b(?:DG|bgm|[ée]ch\.)",
    re.IGNORECASE,
)


def replies(context: Context, candidate: Candidate) -> bool:
    """Say whether a bare surname answers the question of another one, in notes of a sitting."""
    said = _REPLIES.match(context.text, candidate.end)
    if not said or _DECIDED.match(said["said"]) or not context.first(_SITTING):
        return False
    if not _ASKED_BEFORE.search(context.before(candidate.start, 180)):
        return False
    return _is_surname(context, candidate) and not _others(context, candidate)


def takes_a_turn(context: Context, candidate: Candidate) -> bool:
    """Say whether a bare surname opens a sentence of notes of a sitting and says something: no sum, no decision."""
    if replies(context, candidate):
        return True
    clause = _CLAUSE.match(context.text, candidate.end)
    if not clause or _DECIDED.match(clause["said"]) or not _OPENS.search(context.before(candidate.start, 16)):
        return False
    if not _is_surname(context, candidate) or not context.first(_SITTING) or _others(context, candidate):
        return False
    return not _SHARED_OUT.search(context.before(candidate.start, 140))


def _is_surname(context: Context, candidate: Candidate) -> bool:
    words = context.text[candidate.start : candidate.end].split()
    return len(words) == 1 or (len(words) == 2 and not any(lexicon.is_first_name(word) > 2 for word in words))


def _others(context: Context, candidate: Candidate) -> bool:
    """Say whether the public or claimants are spoken of before, and nothing tells that this one votes."""
    others = _OTHERS_SPEAK.search(context.text, max(0, candidate.start - _BEFORE), candidate.start)
    return bool(others) and not _votes(context, context.text[candidate.start : candidate.end])


def _votes(context: Context, name: str) -> bool:
    """Say whether all words of a name stand in vote lists; these are read once."""
    if "voters" not in context.memory:
        lists = (context.text[zone.start : zone.end] for zone in context.zones if zone.kind == "vote")
        context.memory["voters"] = {word for voted in lists for word in _WORD.findall(voted)}
    return context.memory["voters"].issuperset(_WORD.findall(name))


def answered(context: Context) -> bool:
    """Say whether somebody in office answers in that style: "DG : question de sécurité", "délai ? — Avril"."""
    return bool(context.first(_ANSWERS))
