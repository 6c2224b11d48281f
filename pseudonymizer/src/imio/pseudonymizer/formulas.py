"""Offices told by what only their bearers do: sign a certificate of publication, give the advice on legality.

Legal basis: CDLD art. L1124-40 (advice of the director of finance), L1133-1 and L1133-2 (publication), L3132-1 (orders
of the minister). Each formula is short, so that nobody whom the same sentence concerns is taken for its author.
"""

from imio.pseudonymizer import around
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_S = r"[\s\u00a0]"
_CIV = rf"(?:{around.CIV}{_S}{{1,4}})?"
_DAY = rf"(?:\d{{1,2}}(?:er)?{_S}[a-zà-ÿ]{{3,9}}{_S}\d{{4}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}})"
_AUTHOR = re.compile(
    rf"\bavis{_S}de{_S}l[ée]galit[ée](?:{_S}(?:(?:d[ée])?favorable|r[ée]serv[ée]|positif|n[ée]gatif|motiv[ée]|[ée]crit|pr[ée]alable|"
    rf"rendu|remis|[ée]mis|donn[ée]|n[°º]{_S}?[\d/.-]{{1,12}}|(?:du|le){_S}{_DAY})){{0,5}}{_S}(?:de|par){_S}{_CIV}$|"
    rf"\bcertificats?{_S}(?:de{_S}publication|d['’]affichage)(?:{_S}et{_S}(?:de{_S}publication|d['’]affichage))?"
    rf"{_S}(?:sign[ée]|[ée]tabli|dress[ée]|d[ée]livr[ée])s?{_S}(?:le{_S}[^;,.\n]{{3,20}}{_S})?par{_S}{_CIV}$",
    re.IGNORECASE,
)
# "Arrêté ministériel 14.03.23 (M. A) : compte approuvé": the minister, for what is approved is the commune's.
_ORDER = re.compile(rf"(?:\b(?i:arr[êe]t[ée]{_S}minist[ée]riel)|\bA\.?M\.?){_S}(?:du{_S})?{_DAY}{_S}\({_CIV}$")
_ORDERED = re.compile(
    rf"\){_S}?:{_S}(?:l[ae]s?{_S}|l['’])?(?:comptes?|budget|modification|d[ée]lib[ée]ration|r[èe]glement|taxe|redevance|approbation|"
    rf"prorogation|cadre|statut)",
    re.IGNORECASE,
)
_COUNTERPART = re.compile(
    rf"\b(?:son|leur|notre){_S}homologue(?:{_S}[a-zà-ÿ]{{4,14}}){{0,2}}{_S}?,?{_S}(?:feue?{_S})?{_CIV}$"
)
# …of the office named before him, and of no other in between: "le bourgmestre accueille le gérant A et son homologue".
_HIGH_OFFICE = re.compile(
    r"(?:bourgmestre|\bmaire|\bma[ïi]eure?|[ée]chevine?|\bministre|\bgouverneure?)\b"
    r"(?:(?!\b(?:l[ae]s?|une?|du|des)[\s\u00a0]|\bl['’])[^;\n]){0,80}homologue",
    re.IGNORECASE,
)
# As hurried clerks write them: "Mme la conseilère", "Madame l'échevinne".
_MISSPELT = re.compile(
    rf"\b(?:Mme|Madame|M\.|Monsieur){_S}(?:l[ae]{_S}|l['’])(?!conseill(?:er|[èe]re){_S}|[ée]chevine?{_S}|bourgmestre{_S})(?:cons[ei]{{1,2}}l{{1,3}}(?:[eèéê]re?|i[eèé]re?)|[ée]ch[eé]vi(?:nn?e?|en)|"
    rf"bourg?u?e?mestr?e?){_S}$",
    re.IGNORECASE,
)
_DEAL = re.compile(
    r"\b(?:vente|vend(?:re|u)|cession|c[ée]der?|location|lou[ée]|bail|concession|attribu|octroi)", re.IGNORECASE
)
_DEED = re.compile(
    rf"\b(?:act|pass|authentifi|instrument|re[çc]u|dress|r[ée]dig)[ée]?e?s?{_S}par{_S}(?:Me|Mtre|Ma[îi]tre){_S}$",
    re.IGNORECASE,
)
_ACTS = re.compile(
    rf"(?:{_S}?,)?{_S}(?:(?:a|ont){_S}fait{_S}(?:valoir|savoir|observer)|par{_S}(?:lequel|laquelle)|"
    rf"relati(?:f|ve){_S}(?:au{_S}legs|[àa]{_S}la{_S}succession)|signe(?:ra)?|prie|invite|rend|demande|propose|prononce|salue|[ée]voque|rappelle|remercie|ouvre|pr[ée]sente|annonce)\b"
)


def is_told(context: Context, candidate: Candidate) -> bool:
    """Say whether a formula of an act tells in which office the person stands in it."""
    left = context.before(candidate.start, 150)
    if _AUTHOR.search(left) or (_MISSPELT.search(left[-40:]) and not _DEAL.search(left)):
        return True
    if _ORDER.search(left[-80:]) and _ORDERED.match(context.after(candidate.end, 40)):
        return True
    return bool(_COUNTERPART.search(left[-70:]) and _HIGH_OFFICE.search(left))


def draws_up(left: str) -> bool:
    """Say whether a deed is drawn up by who bears the name: "la cession sera actée par Maître Goor"."""
    return bool(_DEED.search(left[-60:]))


def acts(right: str) -> bool:
    """Say whether the bearer of an office does something himself, so that no homage in the sentence is paid to him."""
    return bool(_ACTS.match(right))
