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
