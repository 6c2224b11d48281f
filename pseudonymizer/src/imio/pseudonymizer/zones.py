"""Blocks where names stand for an office: attendance, votes, signatures."""

from dataclasses import dataclass

import re


_PRESENCE = re.compile(
    r"(?:^|(?<=[\n\t.;—–]))[ \u00a0]*(?:[ÉEée]taient[ \u00a0]|Sont[ \u00a0]|SONT[ \u00a0]|Membres[ \u00a0])?"
    r"(?:Pr[ée]sent(?:e?s|\(e\)s|e)?|PR[ÉE]SENTE?S?|PR[ÉE]SENT\(E\)S|Excus[ée](?:e?s|\(e\)s|e)?|EXCUS[ÉE]E?S?|"
    r"Absent(?:e?s|\(e\)s|e)?|ABSENTE?S?)"
    r"(?:[ \u00a0]*(?:et|/|,)[ \u00a0]*(?:excus|absent)[^\W\d_()]*)?[ \u00a0]*(?:\([^)\n]{0,30}\))?[ \u00a0]*[:\n]"
)
_COUNT = r"(?:\d{1,2}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze)"
_VOTE_PARENTHESIS = re.compile(
    rf"(?:voix|pour|contre|abstentions?|abstenue?s?|oui|non|favorables?|d[ée]favorables?)(?:[ \u00a0]+(?:pour|"
    rf"contre|{_COUNT}(?:[ \u00a0](?:voix|abstentions?))?))?[ \u00a0]*\(([^()\n]{{2,900}})\)",
    re.IGNORECASE,
)
# "POUR : 12 (…)" is a count; "CONTRE : Huart, Cuvelier, Deprez." names those who voted.
_VOTE_HEADING = re.compile(
    rf"(?:^|(?<=[\n\t.;]))[ \u00a0]*(?:[-–—•][ \u00a0]*)?(?:POUR|CONTRE|ABSTENTIONS?|ABSTENU\w*|OUI|NON|Pour|Contre|"
    rf"Abstentions?|Oui|Non|Votent\b[^\n:]{{0,20}})[ \u00a0]*(?:\([ \u00a0]?{_COUNT}[ \u00a0]?\))?[ \u00a0]*:[ \u00a0]*"
    r"(?=[^\W\d_])[^\n;]{2,900}"
)
_VOTE_LIST = re.compile(
    r"(?:(?:ont|a)[ \u00a0]+vot[ée]|votent|se[ \u00a0]+s(?:on|er)t[ \u00a0]+abstenu[^\s:]*|"
    r"s['’]est[ \u00a0]+abstenu[^\s:]*|s['’]abstien(?:t|nent)|"
    r"ne[ \u00a0]+(?:prend|prennent|prenant)[ \u00a0]+pas[ \u00a0]+part|"
    r"se[ \u00a0]+retirent?)[^\n:;]{0,40}[:][^\n]{0,900}",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[^\W\d_]{3})\.(?=[\s\u00a0]|$)")
_CLOSING = re.compile(
    r"(?:^|\n)[^\n]{0,40}(?:Par[ \u00a0]+le[ \u00a0]+(?:Conseil|Coll[èe]ge|Bureau)|Pour[ \u00a0]+(?:extrait|"
    r"exp[ée]dition|copie)[ \u00a0]+conforme|Par[ \u00a0]+ordonnance|PAR[ \u00a0]+LE[ \u00a0]+CONSEIL)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Zone:
    """A block: what it is ("presence", "vote", "signature") and where."""

    kind: str
    start: int
    end: int


def zones(text: str) -> list[Zone]:
    """Return the blocks of a text, in order of start."""
    found = []
    for match in _PRESENCE.finditer(text):
        found.append(Zone("presence", match.end(), _paragraph_end(text, match.end())))
    for match in _VOTE_PARENTHESIS.finditer(text):
        found.append(Zone("vote", *match.span(1)))
    for match in _VOTE_HEADING.finditer(text):
        start = text.index(":", match.start()) + 1
        sentence = _END.search(text, start, match.end())
        found.append(Zone("vote", start, sentence.start() if sentence else match.end()))
    for match in _VOTE_LIST.finditer(text):
        found.append(Zone("vote", text.index(":", match.start()) + 1, match.end()))
    closing = None
    for closing in _CLOSING.finditer(text):  # noqa: B007 – the last one counts
        pass
    if closing and len(text) - closing.start() < 1500:
        found.append(Zone("signature", closing.start(), len(text)))
    return sorted(found, key=lambda zone: zone.start)


def _paragraph_end(text: str, position: int) -> int:
    start = position
    while text[start : start + 1] in (" ", "\n", "\t", "\u00a0"):
        start += 1
    end = text.find("\n\n", start)
    return min(end if end >= 0 else len(text), start + 4000)
