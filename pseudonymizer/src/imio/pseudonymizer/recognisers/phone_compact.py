"""Whether digits without separators are a telephone number: "M. X, 0470000012", "+32470000012".

Accuracy: +32 says so by itself. Ten digits that begin with 04, or nine that begin with 0, are one beside a person; the
same digits are the number of a file, an account or an amount where words or the head of the column say so. 0470.000.012
may be a company: its check digits tell.
"""

from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.recognisers.email import names_somebody
from stdnum.be import vat

import re


_FILES = (
    r"(?:dossier|comptes?|articles?|art\.|factur|commande|mandat|budget|communication|contrat|compteur|ean|matricule|"
    r"permis|licence|s[ée]rie|ch[âa]ssis|brevet|bce|tva|entreprise|registre|nati|niss|identifiant|codes?(?!\w)|"
    r"client|quittance|titres?(?!\w)|ordres?(?!\w)|lots?(?!\w)|inventaire|montant|sommes?(?!\w)|cotes?(?!\w)|plans?(?!\w)|"
    r"parcelle|concession|cartes?(?!\w)|passeport|r[ée]f(?:[ée]rence|\.)|march[ée]|bordereau|imputation|capakey|"
    r"assurance|polices?(?!\w)|sinistre|requ[êe]te|r[ôo]le|plaque|d[ée]claration|paiement|versement|facturation)"
)
_FILED = re.compile(
    rf"(?<![^\W\d_]){_FILES}[^,;:.()\n]{{0,30}}[:.]?[ \u00a0]?(?:n[°º]|num[ée]ro)?[ \u00a0]?$", re.IGNORECASE
)
_FILED_ANYWHERE = re.compile(rf"(?<![^\W\d_]){_FILES}", re.IGNORECASE)
_FILED_AFTER = re.compile(
    r"[ \u00a0]?[,(][ \u00a0]?(?:num[ée]ro|n[°º])[ \u00a0](?:de[ \u00a0]|du[ \u00a0]|d['’])[^,;.)\n]{2,30}"
    r"|[ \u00a0](?:sur|au)[ \u00a0](?:le[ \u00a0]|son[ \u00a0])?(?:comptes?|dossier|registre)(?!\w)"
    r"|[ \u00a0](?:euros?|€|EUR|habitants|kWh|m³|litres|km)(?!\w)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?<![\w.])(?:M\.|MM\.|Mr\.?|Mmes?|Mlles?|Monsieur|Madame|Mademoiselle|Ma[îi]tre|Me|Dr\.?|[Cc]onsorts|[Éé]poux|"
    r"[Ff]amille|[Vv]euve)[ \u00a0][A-ZÀ-Þ]"
)
_CALLED_AFTER = re.compile(rf"[ \u00a0]?[,(:–—=-]{{0,1}}[ \u00a0]?{_CALLED.pattern}")
_SENTENCE = re.compile(r";|(?<!\bM)(?<!\bMM)(?<!\bMr)(?<!\bDr)\.[ \u00a0](?=[A-ZÀ-Þ])")
_PHONE_HEAD = re.compile(r"[^\n\t]{0,15}(?:t[ée]l|gsm|phone|portable|mobile|contact)[^\n\t]{0,25}", re.IGNORECASE)
_OTHER_HEAD = re.compile(rf"[^\n\t]{{0,12}}(?:{_FILES}|n[°º]|num)[^\n\t]{{0,25}}", re.IGNORECASE)


def is_belgian(written: str, digits: str) -> bool:
    """Say whether a number begins with +32 or 0032 and has as many digits as a Belgian one."""
    if not written.startswith(("+", "00")):
        return False
    abroad = digits if written[0] == "+" else digits[2:]
    return abroad.startswith("32") and 8 <= len(abroad[2:].removeprefix("0")) <= 9


def is_company(digits: str) -> bool:
    """Say whether ten digits are the number of a company by their check digits."""
    return len(digits) == 10 and vat.is_valid(digits)


def is_filed(context: Context, start: int, end: int) -> bool:
    """Say whether the words that touch a number make it that of a file, an account, an amount."""
    return bool(_FILED.search(context.before(start, 60)) or _FILED_AFTER.match(context.after(end, 45)))


def beside_somebody(context: Context, start: int, end: int, digits: str) -> bool:
    """Say whether bare digits shaped as a Belgian number stand beside a person, and nothing says what else they are."""
    mobile = len(digits) == 10 and digits.startswith("04")
    if not mobile and not (len(digits) == 9 and digits[0] == "0" and digits[1] != "0"):
        return False
    row = context.text.rfind("\n", max(0, start - 160), start) + 1
    left = _SENTENCE.split(context.text[max(row, start - 70) : start])[-1]
    if "\t" in context.text[start - 1 : start]:
        if start in _cells(context, _PHONE_HEAD):
            return True
        if start in _cells(context, _OTHER_HEAD):
            return False
    if _FILED_ANYWHERE.search(left) or is_filed(context, start, end):
        return False
    if _CALLED.search(left) or _CALLED_AFTER.match(context.after(end, 30)):
        return True
    return names_somebody(context, start - len(left), start)


def _cells(context: Context, heading: re.Pattern) -> frozenset[int]:
    if heading not in context.memory:
        context.memory[heading] = context.cells_under(heading)
    return context.memory[heading]
