"""A first name alone: "leurs filles Pauline et Camille", "Nils, 9 ans, Jasmin, 6 ans", "la petite Agathe".

Accuracy: a listed first name counts when an age follows, or when it is enumerated after a tie of kinship
or another such name; the rest is left to `propagation`.
"""

from collections.abc import Iterator
from imio.pseudonymizer import eponym
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.recognisers import minor
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "given_name"
_TIE = re.compile(
    r"(?:fils|filles?|enfants|jumeaux|jumelles|[ée]pouse|[ée]poux|compagn(?:e|on)|petite?|petite?-(?:ni[èe]ce|"
    r"neveu|fils|fille)|(?:fils|filles?|enfants?)[ \u00a0]mineure?s?|p[èe]re|m[èe]re|fr[èe]res?|s[œo]e?urs?|"
    r"prénomm[^\s]*|"
    r"dit[e]?[ \u00a0][«“\"]?|la[ \u00a0]blonde)[ \u00a0]?[,(:]?[ \u00a0]?[«“]?[ \u00a0]?$|(?:[ée]pouse|"
    r"[ée]poux|fils|fille|m[èe]re|p[èe]re)[ \u00a0]de[ \u00a0][^,;]{3,40},[ \u00a0]$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[A-ZÀ-Þ][\w'’-]+[ \u00a0]\($")
_CHILD = re.compile(r"\b(?:fils|fille|enfant|b[ée]b[ée])(?:[ \u00a0](?:mineure?|cadette?|a[îi]n[ée]e?))?[ \u00a0]$")
# "(Noé ou Noa, à vérifier)"
_OR_OTHER = re.compile(r"[ \u00a0](?:ou|et)[ \u00a0][A-ZÀ-Þ]")
_BORN = re.compile(r"[ \u00a0]?[(,][ \u00a0]?n[ée]")


def find(context: Context) -> Iterator[Candidate]:
    """Yield single first names, the enumeration after the first included."""
    last_end = -100
    for run in context.runs:
        if len(run.words) != 1 or len(run.tokens) != 1:
            if run.words and len(run.words) > 1 and lexicon.is_first_name(run.words[0].text) > 2:
                last_end = run.end
            continue
        word = run.words[0]
        if word.kind == "initial" or (lexicon.is_locality(word.text) and lexicon.is_first_name(word.text) < 4):
            continue
        if word.kind == "upper" and not lexicon.is_first_name(word.text):
            continue
        known = lexicon.is_first_name(word.text)
        age = minor.age_after(context.after(run.end, 30))
        aged = age is not None and not (age > 17 and not known and context.text[last_end : run.start] == ", ")
        aged = aged or bool(known and _BORN.match(context.after(run.end, 8)))
        ordinary = lexicon.is_common(word.text) and known < 4
        left = context.before(run.start, 60)
        tied = bool(_TIE.search(left))
        # "son fils mineur Côme": a capital after such words is a name's.
        ordinary = ordinary and not (known > 2 and word.kind == "cap" and _CHILD.search(left))
        chained = run.start - last_end < 40 and bool(_enumerated(context.text[max(last_end, 0) : run.start]))
        if eponym.is_eponym(context.text, _tie_start(left, run.start), run.end):
            continue
        closed = context.text[run.end : run.end + 1] == ")" or _OR_OTHER.match(context.text, run.end)
        bracketed = bool(known >= 2 and _BRACKET.search(left) and closed)
        coupled = bool(known >= 2 and not ordinary and _couple(context, run.end))
        if bracketed or coupled or (aged and not ordinary) or (known >= 2 and not ordinary and (tied or chained)):
            last_end = run.end
            # An age is more than the shape of a word: the model's doubt does not drop a child.
            score = 0.72 if aged and known >= 2 else 0.62
            yield Candidate(run.start, run.end, "PERSON", MASK, score, "Prénom seul, lié à une personne", NAME)


def _tie_start(left: str, start: int) -> int:
    """Return where "Sœur" begins in "École Sœur Emmanuelle": the school's name, not a sister."""
    tie = re.search(r"(?:S[œo]e?ur|Fr[èe]re|P[èe]re|M[èe]re|Abb[ée]|Dom|Dame)[ \u00a0]$", left)
    return start - len(tie.group()) if tie else start


def _couple(context: Context, end: int) -> bool:
    """Say whether "et" and a full name follow: "Dany et Marie-Claire Hendrickx"."""
    link = re.match(r"[ \u00a0](?:et|&)[ \u00a0]", context.text[end : end + 5])
    following = context.name_at(end + link.end()) if link else None
    return following is not None and len(following.words) > 1 and lexicon.is_first_name(following.words[0].text) > 1


def _enumerated(gap: str) -> bool:
    return bool(
        re.fullmatch(
            r"[ \u00a0]?(?:,[ \u00a0](?:[\w-]+[ \u00a0](?:ans|mois),?[ \u00a0]?)?(?:et[ \u00a0])?|et[ \u00a0]|"
            r"/[ \u00a0]|[ \u00a0](?:et|ou|&)[ \u00a0])",
            gap,
        )
    )
