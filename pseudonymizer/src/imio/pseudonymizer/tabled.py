"""Who tables a text, has words recorded, speaks for his group or stands for the commune: he sits, though untitled.

Legal basis: CDLD art. L1122-24 (who adds a point or tables a text), L1122-16 (what minutes record), L1122-34 (whom the
council sends). Citizens sign petitions and have remarks noted too: where the public is spoken of, or something else is
said of who he is, these words tell nothing.
"""

from imio.pseudonymizer import around
from imio.pseudonymizer import sitting
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_WORD = r"(?-i:[Mm](?:essieurs|esdames|onsieur|adame)|(?:l['’])?[A-ZÀ-Þ][\w'’.-]{0,24}|et|de|du|van|der|den|la|le)"
_LIST = rf"(?:{_WORD}[,\s\u00a0]{{1,2}}(?:\([^()\n]{{2,30}}\)[,\s\u00a0]{{1,2}})?){{0,16}}$"
_REST = rf"(?:,?[\s\u00a0]{_WORD}){{0,12}}"
# "la motion est déposée par A et B, et amendée par C", "l'amendement déposé par A"
_TABLED = re.compile(
    r"\b(?:motions?|(?:sous-)?amendements?|projets? de r[ée]solution)\b[^;:.\n«»]{0,60}?"
    r",? (?:d[ée]pos|co-?sign)[ée]e?s? par ".replace(" ", r"[\s\u00a0]")
    + _LIST,
    re.IGNORECASE,
)
# "le texte déposé par A, B et C": of a motion, where the text speaks of one.
_TEXT = re.compile(
    r"\btextes?(?: communs?)? (?:d[ée]pos|co-?sign|pr[ée]sent|propos)[ée]e?s? par ".replace(" ", r"[\s\u00a0]") + _LIST,
    re.IGNORECASE,
)
_MOTION = re.compile(r"\b(?:motion|amendement)\b|projet[\s\u00a0]de[\s\u00a0]r[ée]solution", re.IGNORECASE)
_OF_CITIZENS = re.compile(
    r"citoyen|riverain|habitant|\bpublic\b|p[ée]tition|parents|comit[ée]|concours|acte[\s\u00a0]de[\s\u00a0]base|copropri|"
    r"permis|enqu[êe]te|r[ée]clam|promoteu|demandeu|sch[ée]ma|\bplans?\b|asbl|association|syndic|personnel|\bagents\b|[ée]l[èe]ves|enfants|jeunes",
    re.IGNORECASE,
)
_BY_CITIZENS = re.compile(r"citoyen|riverain|p[ée]tition", re.IGNORECASE)
# "déposée par Mme A, habitante de…": what else is said of him but what he wants, or which seat he has.
_OTHERWISE = re.compile(
    rf"{_REST}[\s\u00a0]?[,(][\s\u00a0]?(?!(?:et|est|sont|a|ont|puis)\b|en[\s\u00a0]s[ée]ance|"
    r"qui[\s\u00a0](?:si[èe]ge|d[ée]fend|pr[ée]sente)|pour[\s\u00a0](?:le|son|leur)[\s\u00a0]groupe|conseill|[ée]chev|chef|d[ée]put|"
    r"bourgm|tendant|visant|demandant|proposant|portant|relati|concernant|amend|co-?sign|mandataire|"
    r"au[\s\u00a0]nom[\s\u00a0]d[eu][\s\u00a0](?:(?:son|leur)[\s\u00a0])?groupe)[a-zà-ÿ]"
)

# "demande que soit actée sa remarque", "voudrait voir consignées au procès-verbal"
_RECORDED = re.compile(
    r"(?:,? (?:encore|aussi|[ée]galement),?)? (?:demande|souhaite|voudrait|veut|d[ée]sire|insiste pour)"
    r"(?: encore| aussi| [ée]galement)? (?:que soi(?:en)?t|voir|faire) (?:act|consign)(?:[ée]e?s?|er)\b"
    r"(?=[^;.:\n]{0,40}\b(?:remarque|intervention|propos\b|parole|vote\b|abstention|opposition|position|question|"
    r"observation|proc[èe]s-verbal|PV\b))(?![^;.:\n]{0,60}\b(?:notaire|acte\b|parcelle|bail\b))".replace(
        " ", r"[\s\u00a0]"
    ),
    re.IGNORECASE,
)
# "estime, pour son groupe, que"
_FOR_HIS_GROUP = re.compile(
    r" (?:estime|consid[èe]re|annonce|d[ée]clare|regrette|d[ée]plore|rappelle|explique|justifie|pr[ée]cise|soutient),? "
    r"(?:pour|au nom de) (?:son|leur) groupe(?=[,;.]|,? qu| politique)".replace(" ", r"[\s\u00a0]"),
    re.IGNORECASE,
)
_CLUB = re.compile(
    r"scout|\bclub|asbl|association|marche|patro\b|chorale|harmonie|th[ée][âa]tre|amicale|comit[ée]|syndic",
    re.IGNORECASE,
)

# "les délégués de la commune sont A et B, C et D"
_STAND = re.compile(
    r"\b(?:d[ée]l[ée]gu[ée]e?s|repr[ée]sentante?s|mandataires) (?:de (?:la|notre) (?:commune|ville|province)|"
    r"communa(?:ux|les)|provincia(?:ux|les)|du conseil(?: communal| provincial)?)[^;:.\n]{0,50}? "
    r"(?:sont|seront|restent) :?".replace(" ", r"[\s\u00a0]")
    + r"[\s\u00a0]?"
    + _LIST,
    re.IGNORECASE,
)

# "M. A remplace M. B, démissionnaire": in a seat, and not at a job.
_REPLACED = re.compile(r"\bremplace(?:ra)?[\s\u00a0]" + _LIST, re.IGNORECASE)
_REPLACES = re.compile(
    rf"[\s\u00a0]remplace(?:ra)?(?:[\s\u00a0]{_WORD}){{1,6}}[\s\u00a0]?,[\s\u00a0]d[ée]missionnaire\b", re.IGNORECASE
)
_RESIGNED = re.compile(r"[\s\u00a0]?,[\s\u00a0]d[ée]missionnaire\b", re.IGNORECASE)
_SEAT = re.compile(
    r"conseill|mandat|[ée]chevin|suppl[ée]ant|d[ée]l[ée]gu[ée]|repr[ée]sentants?[\s\u00a0]communa", re.IGNORECASE
)
_JOB = re.compile(
    r"\bCCATM|\bCLDR|\bCCC[AP]|conseil[\s\u00a0](?:consultatif|de[\s\u00a0](?:participation|quartier|fabrique|g[ée]rance))|asbl|"
    r"fabrique|comit[ée]|ouvri(?:er|[èe]re)|employ|\bagents?\b|instituteur|institutrice|concierge|enseignant|[ée]cole|parents|"
    r"\bservice|\bposte\b|\bemploi|locataire|syndic|personnel|entreprise|citoyen",
    re.IGNORECASE,
)
# "Mme A, élue sur la liste Horizon, présente sa démission"
_ELECTED = re.compile(
    r"[\s\u00a0]?,[\s\u00a0](?:\d{1,2}e[\s\u00a0]|premi(?:er|[èe]re)[\s\u00a0])?(?:suppl[ée]ante?[\s\u00a0])?[ée]lue?[\s\u00a0](?:sur|de)"
    r"[\s\u00a0]la[\s\u00a0]liste[\s\u00a0](?!d[eu]s?[\s\u00a0])"
)
_RANKS = re.compile(
    r"\btableau de pr[ée]s[ée]ance[^;:.\n]{0,60}? (?:suite de|apr[èe]s|avant|derri[èe]re|devant|entre) ".replace(
        " ", r"[\s\u00a0]"
    )
    + _LIST,
    re.IGNORECASE,
)


def is_told(context: Context, candidate: Candidate) -> bool:
    """Say whether the words around tell that the person tables a text, debates or is sent as a member does."""
    left, right = context.before(candidate.start, 220), context.after(candidate.end, 130)
    if _RANKS.search(left):
        return True
    tabled = _TABLED.search(left) or _STAND.search(left) or (context.first(_MOTION) and _TEXT.search(left))
    if tabled:
        others = tabled[0] + right[:40]
        return not (
            _OF_CITIZENS.search(others) or _BY_CITIZENS.search(context.subject + left) or _OTHERWISE.match(right)
        )
    if _RECORDED.match(right) or _FOR_HIS_GROUP.match(right):
        paragraph = context.subject + " " + around.paragraph(context, candidate)
        return not (sitting.PUBLIC.search(paragraph) or _CLUB.search(paragraph) or context.first(sitting.FLOOR))
    return _takes_a_seat(context, candidate, left, right)


def _takes_a_seat(context: Context, candidate: Candidate, left: str, right: str) -> bool:
    elected = _ELECTED.match(right)
    replaces = _REPLACES.match(right) or (_RESIGNED.match(right) and _REPLACED.search(left[-110:]))
    if not elected and not replaces:
        return False
    paragraph = context.subject + " " + around.paragraph(context, candidate)
    return not _JOB.search(paragraph) and bool(elected or _SEAT.search(paragraph))
