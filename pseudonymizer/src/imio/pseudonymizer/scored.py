"""Firms that bear a name, in a list of scores: "Agri-Condroz 94 ; Duhaut 90 ; Vandamme 82".

Tenders are scored, and so are candidates for a job. Where another one in the list is a firm, nobody is hidden with
certainty: a human decides. A civility, or something told of a person, says that he is one.
"""

from imio.pseudonymizer import bodies
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_S = r"[ \u00a0]"
_SCORE = rf"{_S}?:?{_S}\(?\d{{1,3}}(?:,\d{{1,2}})?{_S}?(?:points?\b|pts?\b|/{_S}?\d{{2,3}}\b|%)?\)?"
_BEHIND = re.compile(rf"{_SCORE}(?={_S}?(?:[;,.\n]|$))")
_BEFORE = re.compile(r"(?:^|[;,:\n]|\d[.)])[ \u00a0]?$")
_ITEM = re.compile(
    rf"(?:^|[;,:\n]|\d[.)]){_S}?(?P<name>(?!Cot|Point|Classement|R[ée]sultat|Score|[ÉE]valuation)[A-ZÀ-Þ][^;:,\n\d]{{2,40}}?)"
    rf"{_SCORE}(?={_S}?(?:[;,.\n]|$))"
)
_SCORED = re.compile(r"\b(?:cot(?:es?|ations?)|points?|pts|classement|r[ée]sultats?|scores?|[ée]valuation)\b", re.I)
_FORM = re.compile(r"(?<![\w.-])(?:SA|SRL|SPRL|SCRL|SC|SNC|NV|BV|ASBL|GmbH|[ÉE]ts)(?![\w-])")
_EXAM = re.compile(r"\bexamen|[ée]l[èe]ve|candidat|recrutement|concours|\bpoules?\b|joueu|[ée]preuve", re.IGNORECASE)


def doubt(persons: list[Candidate], context: Context) -> None:
    """Ask a human about those in a list of scores where another one is a firm; in place."""
    if not _SCORED.search(context.text):
        return
    for candidate in persons:
        if candidate.action != MASK or candidate.label != "PERSON" or candidate.subject != "private":
            continue
        start, end = context.line(candidate.start)
        left = context.before(candidate.start, 200)
        if not _BEHIND.match(context.text, candidate.end) or not _BEFORE.search(left[-3:]):
            continue
        low, high = max(start, candidate.start - 300), min(end, candidate.end + 300)
        around = context.text[low:high]
        if not _SCORED.search(around) or _EXAM.search(around):
            continue
        if any(_is_firm(match["name"]) for match in _ITEM.finditer(around)):
            candidate.action = PROPOSE
            candidate.reason += " ; coté parmi des firmes"


def _is_firm(name: str) -> bool:
    return bool(
        _FORM.search(name)
        or bodies.is_brand(name, 0, name)
        or any(fold(word) in lexicon.FIRM_WORDS for word in re.findall(r"\w+", name))
    )
