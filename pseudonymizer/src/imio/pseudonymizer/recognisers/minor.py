"""Minors: a name beside an age under 18, "l'enfant", "l'élève", "mineur"; members of a children's council.

Legal basis: GDPR recital 38; an unresolved minor blocks publication. Accuracy: relabels persons found by
the other recognisers, so it misses a child whose name they miss; "jeune" alone is not enough.
"""

from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "minor"
_BEFORE = re.compile(
    r"(?:\benfants?|\b[ée]l[èe]ves?|\bmineure?s?|\bpupilles?|\b[ée]coli(?:er|[èe]re)s?|\bl[ea][ \u00a0]jeune|"
    r"\bb[ée]b[ée]|\bnourrisson|\bfillette|\bgar[çc]onnet|\bnouveau-n[ée])"
    r"(?:[ \u00a0]+(?:pr[ée]nomm[ée]e?s?|nomm[ée]e?s?|de|d['’]))?[ \u00a0:]*(?:[^;.\n]{0,80}?(?:,|et)[ \u00a0]+)?$",
    re.IGNORECASE,
)
_WORDS = {
    "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "dix-sept": 17,
}  # fmt: skip
_AGE = re.compile(
    r"^[ \u00a0]*(?:[,(–-][ \u00a0]*)?(?:[âa]g[ée]e?[ \u00a0]de[ \u00a0])?(\d{1,2}|"
    r"[^\W\d_]+(?:-sept)?)[ \u00a0](?:ans|mois)\b"
)
_LIST_ITEM = re.compile(r"^[ \u00a0]*(?:[-–—•*]|\d+[.)])[ \u00a0]*$")


# "Les enfants posent leurs questions. ⟦Rose⟧ voudrait savoir…"
ASKS = re.compile(
    r"(?:(?<=[.!?»:;\n][ \u00a0])|(?<=[\n\t])|(?<=[–—-][ \u00a0]))"
    r"(?P<name>[A-ZÀ-Þ][a-zà-ÿ]{2,14}(?:-[A-ZÀ-Þ][a-zà-ÿ]{1,14})?)(?=[ \u00a0](?:se[ \u00a0])?(?:voudrait|aimerait|"
    r"demande|veut|souhaite|trouve|pr[ée]f[èe]re|propose|raconte|explique|r[êe]ve|pense)\b)"
)
_YOUNG = re.compile(r"\b(?:enfants|[ée]l[èe]ves|[ée]coliers|[ée]coli[èe]res)\b[^\n]{0,250}$")


def speaks_among_children(context: Context, start: int, end: int) -> bool:
    """Say whether a first name opens a sentence as a speaker's, where the text has just spoken of children."""
    asks = ASKS.match(context.text, start)
    named = asks and lexicon.is_first_name(asks["name"]) > 1 and not lexicon.is_never_name(asks["name"])  # "Elle"
    known = named and asks.end("name") == end
    return bool(known and _YOUNG.search(context.before(start, 300)))


def age_after(text: str) -> int | None:
    """Return the age in years that stands right at the beginning of a text, if any."""
    match = _AGE.match(text)
    if not match:
        return None
    word = match.group(1).lower()
    age = int(word) if word.isdecimal() else _WORDS.get(word)
    return 0 if age is not None and "mois" in match.group() else age


def relabel(candidates: list[Candidate], context: Context) -> None:
    """Turn persons who are minors into MINOR, in place."""
    council = context.of_children
    for candidate in candidates:
        if candidate.label != "PERSON" or candidate.subject in ("registry", "presence", "vote", "office"):
            continue
        reason = _reason(candidate, context, council)
        if reason:
            candidate.label, candidate.action = "MINOR", MASK
            candidate.reason, candidate.recogniser = reason, NAME
            candidate.score = max(candidate.score, 0.85)


def _reason(candidate: Candidate, context: Context, council: bool) -> str:
    age = age_after(context.after(candidate.end, 30))
    if age is not None and age < 18:
        return "Personne de moins de 18 ans"
    left = context.before(candidate.start, 100)
    if _BEFORE.search(left) and not re.search(r"\b(?:p[èe]re|m[èe]re|parents?)\b", left[-30:]):
        return "Enfant, élève ou mineur"
    if speaks_among_children(context, candidate.start, candidate.end):
        return "Enfant qui pose une question"
    if council and _LIST_ITEM.match(left) and age is None:
        return "Membre d'un conseil d'enfants"
    return ""
