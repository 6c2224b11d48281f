"""How far an attendance list goes, and where one stands that no word announces.

Minutes that lost their line breaks run from the list into the debate without a blank line; others have one between each
function. So the words tell: a list holds names, functions and little else.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.folding import fold

import re


# What stands in brackets tells in what quality: "(coordinatrice)", "(avec voix consultative)".
_WORD = re.compile(r"\([^()\n]{0,60}\)|[^\W\d_]+")
# What parts the entries: a dot only behind a word, for "J.-M." and "Th." are names.
_PART = re.compile(r";|\n|(?<=[^\W\d_]{4})\.(?=[\s\u00a0]|$)|\)\.")
_BLANK = re.compile(r"\n[ \u00a0\t]*\n")
_OFFICE = re.compile(
    r"\b(?:bourgmestre|maïeur|[ée]chevin|conseill(?:er|[èe]re)s?\b|membres?\b|pr[ée]sidente?\b|direct(?:eur|rice)\b|"
    r"secr[ée]taire|receveu(?:r|se)|greffi|gouverneure?\b|d[ée]put[ée]|excus[ée]|absente?s?\b|pr[ée]sente?s?\b)",
    re.IGNORECASE,
)
_CHAIR = re.compile(r"\bbourgmestre|\bma[ïi]eur|\bpr[ée]sidente?\b|\bgouverneur", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b[ée]chevin(?:e?s|\(e\)s|[·.]e[·.]s)\b|\bconseill(?:ers|[èe]res|er\([èe]re\)s|ers\([èe]res\)|"
    r"[eè]r[·.][èe]re[·.]s)(?![\w])|"
    r"\bmembres\b|\bd[ée]put[ée]e?s\b",
    re.IGNORECASE,
)
# Where the meeting, or the next point, begins.
_BEGINS = re.compile(
    r"\b(?:ouvre(?:nt)?|ouverte?|ORDRE[ \u00a0]DU[ \u00a0]JOUR|Ordre[ \u00a0]du[ \u00a0]jour|LE[ \u00a0]CONSEIL|"
    r"Le[ \u00a0]Conseil|La[ \u00a0]s[ée]ance|LA[ \u00a0]S[ÉE]ANCE|S[ÉE]ANCE[ \u00a0]PUBLIQUE|"
    r"S[ée]ance[ \u00a0]publique|"
    r"HUIS[ \u00a0-]CLOS|Huis[ \u00a0-]clos|Vu|VU|Consid[ée]rant|CONSID[ÉE]RANT|Attendu|OBJETS?|Objets?|"
    r"Point[ \u00a0]n|"
    r"D[ÉE]CIDE|Il[ \u00a0]est|Nous,|En[ \u00a0]application|Conform[ée]ment|Entendu|Approbation|APPROBATION)\b"
)
# What a list says beside names: functions, and how and how long somebody sits.
_USUAL = lexicon.ATTENDANCE_WORDS
_UNANNOUNCED = 6000


def _foreign_words(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the words in small letters stand that say something else than who sits there."""
    for match in _WORD.finditer(text, start, end):
        if match[0][0].islower() and fold(match[0]) not in _USUAL and fold(match[0]) not in lexicon.PARTICLES:
            yield match.start()


def _foreign(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _foreign_words(text, start, end))


def is_listed(text: str, start: int, end: int) -> bool:
    """Say whether a stretch holds names, functions and little else."""
    return _foreign(text, start, end) < 3 and any(map(str.isupper, text[start:end]))


def _parts(text: str, start: int, limit: int):
    """Yield start and end of each entry, and whether a blank line precedes it."""
    blank = False
    while start < limit:
        cut = _PART.search(text, start, limit)
        end = cut.start() if cut else limit
        if text[start:end].strip():
            yield start, end, blank
            blank = False
        elif cut and cut[0] == "\n" and text[start - 1 : start] == "\n":
            blank = True
        start = cut.end() if cut else limit


def reach(text: str, position: int, longest: int = 4000) -> int:
    """Return where the list ends that begins at a position."""
    limit = min(len(text), position + longest)
    reached = position
    for start, end, blank in _parts(text, position, limit):
        begins = _BEGINS.search(text, start, end)
        stop = begins.start() if begins else end
        listed = not begins and _foreign(text, start, end) < 3
        if blank and reached > position and not (listed and _goes_on(text, start)):
            return reached
        if not listed:
            if begins and _foreign(text, start, stop) < 3:
                return stop
            if reached == position or _OFFICE.search(text, start, end):
                return _first_clause(text, start, end)
            return reached
        reached = end
    return reached


def _goes_on(text: str, start: int) -> bool:
    """Say whether the paragraph that begins there goes on with the list: names, and what they are."""
    blank = _BLANK.search(text, start, start + 1500)
    end = blank.start() if blank else min(len(text), start + 1500)
    return bool(_OFFICE.search(text, start, end)) and _foreign(text, start, end) < 3


def _first_clause(text: str, start: int, end: int) -> int:
    """Return where a sentence begins to say something, the list before it left whole."""
    return next(_foreign_words(text, start, end), end)


def unannounced(text: str) -> tuple[int, int] | None:
    """Return the list of those who sit at the head of minutes, where no "Présents :" announces it."""
    limit = min(len(text), _UNANNOUNCED)
    if not _CHAIR.search(text, 0, limit) or not _SEVERAL.search(text, 0, limit):
        return None
    block: list[tuple[int, int]] = []
    for start, end, _ in _parts(text, 0, limit):
        begins = _BEGINS.search(text, start, end)
        stop = begins.start() if begins else end
        if _foreign(text, start, stop) < 2:
            block.append((start, stop))
            if not begins:
                continue
        if _seats_a_council(text, block):
            break
        block = []
    return _trimmed(text, block) if _seats_a_council(text, block) else None


def _seats_a_council(text: str, block: list[tuple[int, int]]) -> bool:
    if not block:
        return False
    held = text[block[0][0] : block[-1][1]]
    return (
        bool(_CHAIR.search(held) and _SEVERAL.search(held))
        and len({match[0].lower()[:6] for match in _OFFICE.finditer(held)}) >= 3
        and held.count(",") + held.count(";") + held.count("\n") >= 5
        and not re.search(r"enfants|jeunes|effectif|suppl[ée]ant", held, re.IGNORECASE)
    )


def _trimmed(text: str, block: list[tuple[int, int]]) -> tuple[int, int]:
    """Leave out the lines before and behind that name no function: the commune, the province, the day."""
    holds = [bool(_OFFICE.search(text, start, end)) for start, end in block]
    first = holds.index(True)
    last = len(holds) - 1 - holds[::-1].index(True)
    return block[first][0], block[last][1]
