"""Telephone number.

Legal basis: GDPR art. 4. Formats: Belgian national (0X/XXX.XX.XX, 0XX/XX.XX.XX, 04XX/XX.XX.XX) and
international (+32 …, 0032 …, +XX …). Accuracy: the count of digits decides; a number without
separators needs a context word or a person beside it (`phone_compact`). The landline of a service stays readable when
no person is named beside it, and so does the `tel:` link that dials a number which stays readable.
"""

from collections.abc import Iterator
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.phone_numbers import writings
from imio.pseudonymizer.recognisers import phone_compact
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.recognisers.email import names_function
from imio.pseudonymizer.recognisers.email import names_somebody

import re


NAME = "phone"
_PHONE = re.compile(
    r"(?<![\w.,/+\-])(?:(?:\+|00)\s?[1-9]\d{0,2}[\s./\-]{0,2}(?:\(0\)\s?)?\d{1,4}|\(0\d{1,3}\)|0\d{1,3})"
    r"[\s./\-]{0,3}\d{2,3}(?:[\s./\-]{0,2}\d{2,3}){1,3}(?![\d]|[.,/]\d|\s?(?:€|EUR|euros|m²|%))"
)
#: "O69/00.00.l4": what a scanner reads.
_SCANNED = re.compile(
    r"(?<![\w.,/+\-])(?=[\d./ ]{0,12}[OIl])[0O][\dOIl]{1,3}/[\dOIl]{2,3}(?:[. ][\dOIl]{2,3}){1,2}(?![\w]|[.,/]\d)"
)
#: "tel:470000012": what a link dials is a number, however it is written.
_DIALLED = re.compile(r"(?<![\w.])tel:[ \u00a0]?(?P<number>\+?[\d(][\d \u00a0()./-]{6,20}\d)(?!\d)")
_CONTEXT = re.compile(
    r"\bt[ée]l|\bgsm\b|\bfax\b|phone|portable|mobile|joindre|joint|appel|contact|num[ée]ro|\bau\s*$|☎",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:\bBCE\b|\bTVA\b|(?-i:\bBE)|entreprise|article|\bart\.|compte|dossier|registre|\bRN\b|NISS|national)\W*$",
    re.IGNORECASE,
)
# "inscrite sous le numéro d'entreprise"
_ENTERPRISE = re.compile(
    r"\b(?:B\.?C\.?E\.?|T\.?V\.?A\.?|(?-i:BE)|RPM|entreprises?|personnes[ \u00a0]morales)(?!\w)[^\d]{0,25}$",
    re.IGNORECASE,
)

# "04001/367-10": function and economic code of a budget article.
_BUDGET = re.compile(r"\d{3,5}/\d{3}-\d{2}(?!\d)")
_RECEPTION = re.compile(
    r"\b(?:administration|service|secr[ée]tariat|accueil|commune|maison[ \u00a0]communale|CPAS|ville|province|"
    r"biblioth[èe]que|"
    r"[ée]cole|police|zone[ \u00a0]de|permanence|centre|guichet|call[ \u00a0]?center|standard|piscine|recyparc|"
    r"cr[èe]che|"
    r"office|bureau|intercommunale|inscriptions?|r[ée]servations?|renseignements?|rendez-vous|infos?)\b",
    re.IGNORECASE,
)
# "gsm de service": the number goes with the work, not with the person.
_AT_WORK = re.compile(
    r"\b(?:gsm|t[ée]l(?:\.|[ée]phone)?|num[ée]ro|portable|mobile|ligne)[ \u00a0](?:de|du)[ \u00a0]"
    r"(?:service|permanence|fonction)\b[ \u00a0:,(]{0,4}$",
    re.IGNORECASE,
)
# "au 0499/…, numéro de service"
_OF_WORK = re.compile(
    r"[ \u00a0]?[,(–-][ \u00a0]?(?:gsm|num[ée]ro|portable|t[ée]l[ée]phone|ligne)[ \u00a0](?:de|du)[ \u00a0]"
    r"(?:service|permanence|fonction)\b",
    re.IGNORECASE,
)
# "contact pour la Commune : A, service Patrimoine, 010/…"
_FOR_THE_TOWN = re.compile(
    r"\bcontacts?[ \u00a0](?:pour|[àa]|au|de|du)[ \u00a0](?:la[ \u00a0]|l['’])?"
    r"(?:commune|ville|administration|province|CPAS|zone)\b[^;.\n]{0,60},[ \u00a0]"
    r"(?:service|cellule|d[ée]partement|direction)[ \u00a0][^;,.\n]{2,40},?[ \u00a0]"
    r"(?:\(?t[ée]l[ée]?(?:phone|\.)?[ \u00a0:]{0,3})?$",
    re.IGNORECASE,
)
# "Mme X, coordinatrice ATL (bureau : 065…)": the landline of an agent's desk.
_OFFICE_LINE = re.compile(
    r",[ \u00a0](?:coordinat|agente?|responsable|secr[ée]taire|direct(?:eur|rice)|employ[ée]|assistante?|animat|chef|"
    r"cheffe|conseill[èe]re?[ \u00a0]en|[ée]co-?conseill|attach[ée])"
    r"[^;.\n(]{0,45}\((?:ligne[ \u00a0]du[ \u00a0])?bureau[ \u00a0]?[:,]?[ \u00a0]?$"
)
_SOMEONE = re.compile(
    r"\b(?:M\.|MM\.|Mme|Mlle|Monsieur|Madame|Ma[îi]tre|Me|Dr)\b|agent[ \u00a0]traitant|"
    r"contact[ \u00a0]:[ \u00a0]?(?!Service|Cellule|Administration|Commune)[A-Z]"
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield phone numbers (mask); without separators, context word nor person they are left alone."""
    found = list(_find(context))
    shown = [(c, writings(context.text[c.start : c.end])) for c in found if c.start < context.visible]
    for candidate in found:
        if candidate.start >= context.visible:
            own = writings(context.text[candidate.start : candidate.end])
            same = [other for other, forms in shown if own & forms]
            if same and all(other.action == KEEP for other in same):
                candidate.action, candidate.reason, candidate.subject = KEEP, same[0].reason, same[0].subject
        yield candidate


def _find(context: Context) -> Iterator[Candidate]:
    for match in _DIALLED.finditer(context.text):
        yield Candidate(*match.span("number"), "PHONE", MASK, 0.75, "Numéro qu'un lien compose", NAME)
    for match in _SCANNED.finditer(context.text):
        yield Candidate(*match.span(), "PHONE", MASK, 0.8, "Numéro de téléphone", NAME)
    for match in _PHONE.finditer(context.text):
        written = match.group()
        digits = re.sub(r"\D", "", written.replace("(0)", ""))
        international = written.startswith(("+", "00"))
        if not (9 <= len(digits) <= 10 if not international else 10 <= len(digits) <= 15):
            continue
        bare = not re.search(r"[\s./]", written)
        own = phone_compact.is_belgian(written, digits)
        if re.fullmatch(r"[01]\d{3}[. ]\d{3}[. ]\d{3}", written):
            before = context.before(match.start(), 60)
            if _ENTERPRISE.search(before):
                continue
            if "." in written and not _CONTEXT.search(before[-25:]):
                if phone_compact.is_company(digits):
                    continue
                bare = True
        if _BUDGET.match(written) or _BUDGET.match(context.text, match.start()):
            continue
        left = context.before(match.start(), 40)
        near = bool(_CONTEXT.search(left))
        beside = bare and phone_compact.beside_somebody(context, *match.span(), digits)
        if bare and not own and phone_compact.is_filed(context, *match.span()):
            continue
        if not near and ((_OTHER.search(left) and not own) or (bare and not own and not beside)):
            continue
        if not international and len(digits) == 10 and not digits.startswith("04") and not near:
            continue
        if re.fullmatch(r"0\d[./\-]\d{2}[./\-]\d{4}", written):
            continue  # a date
        if (
            _AT_WORK.search(left)
            or _OF_WORK.match(context.text, match.end())
            or (digits[:2] != "04" and not international and _FOR_THE_TOWN.search(context.before(match.start(), 160)))
        ):
            yield Candidate(*match.span(), "PHONE", KEEP, 0.8, "Téléphone de service", NAME, "work_phone")
            continue
        if digits[:2] != "04" and _OFFICE_LINE.search(context.before(match.start(), 90)):
            yield Candidate(*match.span(), "PHONE", KEEP, 0.8, "Téléphone d'un bureau", NAME, "work_phone")
            continue
        if _of_a_service(context, match.start(), digits):
            yield Candidate(*match.span(), "PHONE", KEEP, 0.8, "Téléphone d'un service", NAME, "service_phone")
            continue
        sure = near or own or beside or written[0] in "+("
        yield Candidate(
            *match.span(),
            "PHONE",
            MASK if sure or "/" in written or digits.startswith("04") else PROPOSE,
            0.95 if near else 0.8,
            "Numéro de téléphone",
            NAME,
        )


def _of_a_service(context: Context, start: int, digits: str) -> bool:
    """Say whether a landline stands after a service, with nobody named in the clause."""
    if digits.removeprefix("00").startswith(("04", "324")) and len(digits) > 9:
        return False
    left = context.before(start, 110)
    left = re.split(r";|\.[ \u00a0](?=[A-ZÀ-Þ])", left)[-1]
    if not (_RECEPTION.search(left) or names_function(left)) or _SOMEONE.search(left):
        return False
    return not names_somebody(context, start - len(left), start)
