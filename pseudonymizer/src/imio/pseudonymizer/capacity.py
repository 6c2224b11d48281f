"""A profession, a trust, an honour beside a name: a human decides."""

from imio.pseudonymizer import around
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import speech

import re


_CAPACITY = lexicon.CAPACITIES
_NAMES_BETWEEN = r"(?:(?:[^\W\d_][\w.'’-]*[\s\u00a0]{1,4}){0,5}?(?:et|,|ou)[\s\u00a0]{1,4})?"
_CAPACITY_LEFT = re.compile(
    rf"(?<![\w-])(?:{_CAPACITY})(?:{around.S}[^\s,;:()]{{1,25}}){{0,4}}?[\s\u00a0]{{0,4}}(?:\([^()]{{0,25}}\)"
    rf")?[\s\u00a0]{{0,4}}[,:–—-]?[\s\u00a0]{{0,4}}(?:{around.CIV}{around.S})?$|"
    rf"repr[ée]sent[ée]e?s?{around.S}(?:ici{around.S})?par[^;.]{{0,60}}$|(?:trait[ée]|suivi|dress[ée]|r[ée]alis[ée]|"
    rf"[ée]tabli|sign[ée]){around.S}(?:le{around.S}[^,;]{{4,20}}{around.S})?par[^;.,]{{0,45}}$|"
    rf"contact{around.S}?:?[\s\u00a0]{{0,4}}(?:{around.CIV}{around.S})?$|"
    rf"\b(?:feue?|d[ée]funte?)[\s\u00a0]{{1,4}}(?:{around.CIV}{around.S})?$|m[ée]moire{around.S}d[e'’]|souvenir{around.S}d[e'’][\s\u00a0]?$|"
    rf"hommage{around.S}à[^;.]{{0,20}}$|interpellation{around.S}(?:citoyenne{around.S})?d[e'’][\s\u00a0]?(?:{around.CIV}{around.S})?$|"
    rf"\(s\)[\s\u00a0]{{0,4}}$",
    re.IGNORECASE,
)
_CAPACITY_RIGHT = re.compile(
    rf"^[\s\u00a0]{{0,4}}[,(–—:-][\s\u00a0]{{0,4}}(?:en{around.S}(?:sa{around.S})?qualité{around.S}de{around.S}|l[ea]{around.S}|l['’]|son{around.S}|sa{around.S}|"
    rf"actuelle?{around.S}|également{around.S})?(?:{_CAPACITY})(?![\w])|^[\s\u00a0]{{0,4}},?[\s\u00a0]{{0,4}}(?:agissant|interpell|"
    rf"pharmacien|boulang|agricult|entreprise)",
    re.IGNORECASE,
)
DESIGNATED = re.compile(
    r"(?:d[ée]signe|d[ée]signer|nomme[r]?|membres?[\s\u00a0](?:effectif|suppl[ée]ant)|effectifs?|"
    r"suppl[ée]ante?s?|laur[ée]ats?|m[ée]rite|jury|f[ée]licit)[^\n]{0,250}$",
    re.IGNORECASE,
)


# "composé de Mme Goor, de M. Hardy": those of a jury; "Mme Goor est désignée", "propose M. Hardy comme administrateur".
COMPOSED = re.compile(
    r"\b(?:comit[ée]|commission|jury|groupe[\s\u00a0]de[\s\u00a0]travail)\b[^;.\n]{0,60}[\s\u00a0](?:compos|form|constitu)[ée]e?[\s\u00a0]d[eu'’][^;:\n]{0,150}$",
    re.IGNORECASE,
)
_CHOSEN = re.compile(
    r"[\s\u00a0](?:(?:est|sont|soit|sera|a[\s\u00a0][ée]t[ée])[\s\u00a0](?:[ée]galement[\s\u00a0])?(?:d[ée]sign|nomm|propos|mandat|d[ée]l[ée]gu)[ée]e?s?\b|"
    r"comme[\s\u00a0](?:administrat|d[ée]l[ée]gu|repr[ée]sent|membre|suppl[ée]ant|effecti|observat|candidat))",
    re.IGNORECASE,
)
# Who is told to hold no mandate.
NOT_ELECTED = "n'est pas mandataire"
_NOT_ELECTED_RIGHT = re.compile(
    r"[\s\u00a0]?[(,][\s\u00a0]?(?:[^\W\d_]{3,16},[\s\u00a0])?(?:non[\s\u00a0-](?:r[ée])?(?:[ée]lue?s?|conseill(?:er|[èe]re)s?|mandataires?|membres?)\b|"
    r"membres?[\s\u00a0]citoyen|citoyen(?:ne)?s?[)\s\u00a0,]|hors[\s\u00a0]conseil)",
    re.IGNORECASE,
)
_NOT_ELECTED_LEFT = re.compile(
    r"\bnon[\s\u00a0-](?:[ée]lue?s?|conseill(?:er|[èe]re)s?|mandataires?)[\s\u00a0]?[:,]?[\s\u00a0]{1,3}(?:{civ}[\s\u00a0]{1,4})?$".replace(
        "{civ}", around.CIV
    ),
    re.IGNORECASE,
)


def holds_no_mandate(left: str, right: str) -> bool:
    """Say whether the words beside a name tell that he was not elected: "(non élu)", "déléguée non conseillère :"."""
    return bool(_NOT_ELECTED_RIGHT.match(right) or _NOT_ELECTED_LEFT.search(left[-60:]))


# "Renouvellement du conseil d'administration : M. A remplace Mme B, qui a déménagé": who leaves a board, and no job.
_REPLACED = re.compile(
    r"\b(?:remplacer?(?:a|ait|ont)?|rempla[çc]ant|succ[èée]d(?:e|er|ant|"
    r"era)[\s\u00a0][àa])[\s\u00a0](?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", around.CIV)
)
_ON_A_BOARD = re.compile(
    r"conseil[\s\u00a0]d['’]administration|assembl[ée]e[\s\u00a0]g[ée]n[ée]rale|administrat(?:eur|"
    r"rice)s?\b(?![\s\u00a0](?:provisoire|de[\s\u00a0]biens))|"
    r"\bmandats?\b|\bd[ée]l[ée]gu[ée]e?s?[\s\u00a0](?:communa|provincia|de[\s\u00a0]la)",
    re.IGNORECASE,
)
_AT_WORK = re.compile(
    r"cong[ée]|maladie|malade|maternit|interruption|pension|temps[\s\u00a0]plein|mi-temps|contrat|titulaire|"
    r"[ée]cole|classe|engag|\bAPE\b",
    re.IGNORECASE,
)


def leaves_a_board(left: str, right: str) -> bool:
    """Say whether a person is told to be replaced on a board: left holds the paragraph as far as the name."""
    if not _REPLACED.search(left[-60:]):
        return False
    return bool(_ON_A_BOARD.search(left[-250:] + "|" + right)) and not _AT_WORK.search(left[-250:] + "|" + right)


# "géom. Goor", "véto : Dr Hardy", as notes shorten a profession; "Vicaire épiscopal Goor" signs for his bishop.
_SHORTENED = re.compile(
    r"(?<![\w-])(?:[Gg][ée]om\.|[Aa]rch(?:it)?\.|[Ii]ng\.|[Nn]ot\.|[Ee]xp\.|[Vv][ée]to?\.?|[Aa]v\.|[Ii]nsp\.|"
    r"[Vv]icaire[ \u00a0](?:[ée]piscopal|g[ée]n[ée]ral))[ \u00a0]?:?[ \u00a0](?:Dre?\.?[ \u00a0])?$"
)
# "Goor : géomètre Hardy vient lundi": the profession is that of whom he speaks of.
_OF_ANOTHER = re.compile(
    r"[\s\u00a0]?:[\s\u00a0](?:l[ae][\s\u00a0]|l['’]|notre[\s\u00a0])?[a-zà-ÿ'’-]{4,20}(?:[\s\u00a0][a-zà-ÿ'’-]{2,14}){0,3}"
    r"[\s\u00a0][A-ZÀ-Þ][\w'’-]{2,24}[\s\u00a0][a-zà-ÿ]{2}|"
    r"[\s\u00a0]?:[\s\u00a0][a-zà-ÿ][^:;.\n]{3,100}\?"
)


#: How the reason ends of who was designated for something.
DESIGNATION = "désignation ou distinction"
_SEAT = re.compile(r"(?:d[ée]sign|effecti|suppl[ée]a|membre|d[ée]l[ée]gu)", re.IGNORECASE)


def quality(left: str, right: str) -> str:
    """Return in French of what kind the quality beside a name is, or nothing."""
    if _CHOSEN.match(right):
        return DESIGNATION
    before = _CAPACITY_LEFT.search(left[-80:]) or _SHORTENED.search(left[-40:])
    if before and _SEAT.match(before[0]):
        return DESIGNATION
    if before or (_CAPACITY_RIGHT.search(right) and not speech.SPEECH.match(right) and not _OF_ANOTHER.match(right)):
        return "profession, fonction ou qualité à apprécier"
    return ""
