"""Who is in the room without sitting there, and whose letter is read: told so at one place, it holds at all others."""

from imio.pseudonymizer import around
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_THERE = r"(?:dans|parmi)[\s\u00a0](?:le[\s\u00a0]public|l['’](?:assistance|auditoire)|les[\s\u00a0]spectateurs)"
_RIGHT = re.compile(
    rf"(?:[\s\u00a0]et[\s\u00a0](?:{around.CIV}[\s\u00a0])?(?:[A-ZÀ-Þ][\w'’.-]{{1,20}}[\s\u00a0,]?){{1,3}})?[\s\u00a0]?,?[\s\u00a0]{{1,2}}"
    rf"(?:(?:est|sont|[ée]tait|[ée]taient)[\s\u00a0])?(?:[ée]galement[\s\u00a0])?(?:pr[ée]sent|assis|venu|install)[ée]?e?s?[\s\u00a0]"
    rf"(?:(?:ce[\s\u00a0]soir|aujourd['’]hui)[\s\u00a0])?{_THERE}\b"
)
_LEFT = re.compile(
    rf"(?:\b(?:pr[ée]sent|assis|venu)[ée]?e?s?[\s\u00a0])?\b{_THERE}[\s\u00a0]?,[\s\u00a0](?:{around.CIV}[\s\u00a0])?$",
    re.IGNORECASE,
)
_LETTERS = re.compile(
    r"\b(?:courriers?|lettres?|messages|courriels|mails|dol[ée]ances|r[ée]clamations|plaintes)\b[^.:;\n]{0,50}"
    r"(?:re[çc]u|parvenu|adress|introduit|envoy|suivant)[^.:;\n]{0,30}:?[ \u00a0]?\n",
    re.IGNORECASE,
)
_ITEM = re.compile(
    rf"\n[ \u00a0]{{0,4}}(?:\d{{1,2}}[).°]|[a-z]\)|[–•*-])[ \u00a0]{{1,3}}(?:{around.CIV}[ \u00a0]{{1,3}})?$"
)
_REACH = 1500


def listens(context: Context, candidate: Candidate) -> bool:
    """Say whether the words tell that a person is there among the public."""
    return bool(_RIGHT.match(context.after(candidate.end, 110)) or _LEFT.search(context.before(candidate.start, 50)))


def wrote(context: Context, candidate: Candidate) -> bool:
    """Say whether the name opens an item of the list of the letters that came in."""
    if not _ITEM.search(context.text, max(0, candidate.start - 24), candidate.start):
        return False
    return bool(_LETTERS.search(context.text, max(0, candidate.start - _REACH), candidate.start))
