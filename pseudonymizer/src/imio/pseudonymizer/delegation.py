"""Whom a council sends to another body: "représentants de la Commune : a) à l'asbl Les Lilas : A, B".

Legal basis: CDLD art. L1122-34 (the council names who represents the commune, and may take it back). A citizen among
them, told by what follows the name, is left to a human.
"""

from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_ENTRUSTS = re.compile(
    r"d[ée]sign[^.\n]{0,60}(?:repr[ée]sentante?s?|d[ée]l[ée]gu[ée]e?s?)[\s\u00a0](?:communa(?:ux|les?|l)|provincia(?:ux|les?|l)|"
    r"(?:de[\s\u00a0]la[\s\u00a0]|du[\s\u00a0])(?:commune|ville|province|conseil))",
    re.IGNORECASE,
)
# "a) à l'asbl Les Lilas : A, B": to a body, those who sit there for the commune.
_TO_A_BODY = re.compile(
    r"(?:^|\n|;[\s\u00a0])[\s\u00a0]{0,4}(?:[a-z\d]{1,2}[).°][\s\u00a0]|[–—•-][\s\u00a0])?(?:[àÀ][\s\u00a0]l(?:a[\s\u00a0]|['’])|"
    r"[Aa]ux?[\s\u00a0]|[Pp]our[\s\u00a0]l(?:a[\s\u00a0]|['’]|e[\s\u00a0]))[^:;\n]{3,80}:(?P<names>[^:;\n]{0,160})$"
)
_NO_MEMBER = re.compile(r"[\s\u00a0]?[,(][\s\u00a0]?(?!et\b|effecti|suppl[ée]a)[a-zà-ÿ]")


def stands_for_the_town(context: Context, candidate: Candidate) -> bool:
    """Say whether a list of bodies, each with its names, tells whom the council sends there."""
    begins = max(0, context.line(candidate.start)[0] - 1)
    if context.text.rfind(":", begins, candidate.start) < 0:
        return False
    line = _TO_A_BODY.search(context.text, begins, candidate.start)
    if not line or _NO_MEMBER.match(context.text, candidate.end) or _NO_MEMBER.search(line["names"][-40:]):
        return False
    return bool(_ENTRUSTS.search(context.text[max(0, candidate.start - 1500) : candidate.start]))


# "Organisme | Majorité | Opposition": a column for each side of the council, and its members below.
_COLUMNS = re.compile(
    r"^[^\n\t]{0,40}\t[ \u00a0]{0,3}majorit[ée]s?[^\n\t]{0,20}"
    r"\t[ \u00a0]{0,3}(?:opposition|minorit[ée]s?)[^\n\t]{0,20}$",
    re.IGNORECASE | re.MULTILINE,
)
_TABLE = 2500


def has_a_column(context: Context, candidate: Candidate) -> bool:
    """Say whether the name stands in a table that gives a column to each side of the council."""
    low = max(0, candidate.start - 400)
    begins = context.text.rfind("\n", low, candidate.start) + 1 or low
    if "\t" not in context.text[begins : candidate.start] or _NO_MEMBER.match(context.text, candidate.end):
        return False
    head = _COLUMNS.search(context.text, max(0, begins - _TABLE), begins)
    return bool(head) and all("\t" in line for line in context.text[head.end() : begins].split("\n") if line.strip())
