"""Bank account (IBAN).

Legal basis: GDPR art. 6; a private account is always masked. Accuracy: ISO 7064 mod 97 decides, so a
false alarm is rare; a mistyped account is only raised as a doubt. Whose account it is, is read from
the words around: an association's or a firm's is proposed, the institution's own stays readable.
"""

from collections.abc import Iterator
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from stdnum import iban

import re


NAME = "iban"
LIKE = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{2}[\s.]?\d{2}(?:[\s.\-]{0,2}[A-Z0-9]{4}){2,7}(?:[\s.\-]{0,2}[A-Z0-9]"
    r"{1,3})?(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_BELGIAN = re.compile(r"(?<![A-Za-z0-9])BE[\s.]?\d{2}(?:[\s.\-]{0,2}\d{4}){3}(?!\d)", re.IGNORECASE)
_BODY = (
    r"(?:communa(?:l|ux)\b|provincial\b|(?:de[ \u00a0]l['’]|de[ \u00a0]la[ \u00a0]|d['’]une?[ \u00a0]|du[ \u00a0]|"
    r"de[ \u00a0])(?:administration|"
    r"autorit[ée][ \u00a0]communale|commune|ville|province|zone|intercommunale|r[ée]gie|receveu|recette|cpas|centre\b|"
    r"service[ \u00a0]public|SPW|SPF|\w+[ \u00a0]communale|bourgmestre|coll[èe]ge|commun|d[ée]partement)|CPAS\b)"
)
#: "compte communal n° …", "compte bancaire de la Ville de Bellerive : …": the institution's own account.
_OWN = re.compile(
    rf"comptes?[ \u00a0](?:bancaire[ \u00a0]|courant[ \u00a0]|financier[ \u00a0]|"
    rf"postal[ \u00a0])?(?:n[°º][ \u00a0])?{_BODY}[^,;.]{{0,50}}$",
    re.IGNORECASE,
)
#: "… de la Commune", "(compte communal)", "ouvert au nom de la Zone de secours".
_OWN_AFTER = re.compile(
    rf"[ \u00a0]?[,(]?[ \u00a0]?(?:compte[ \u00a0])?(?:ouvert[ \u00a0])?(?:au[ \u00a0]nom[ \u00a0])?{_BODY}",
    re.IGNORECASE,
)
#: A guarantee or savings lie on an account that the institution holds for somebody…
_HELD = re.compile(
    r"\b(?:garanties?|cautions?|cautionnements?|[ée]pargne|compte[ \u00a0](?:bloqu[ée]|de[ \u00a0]tiers|individuel)|"
    r"comptes?[ \u00a0]de[ \u00a0]gestion|gestion[ \u00a0]budg[ée]taire)\b",
    re.IGNORECASE,
)
#: …unless they are to be paid there.
_TO_PAY = re.compile(
    r"\b(?:vers(?:[ée]e?s?|er|ent|era|eront|ements?)|pa(?:y[ée]e?s?|yer|yables?|ie|iement)|vir(?:[ée]e?s?|er|ement)|"
    r"acquitt\w{1,4}|consign\w{1,4}|transf[ée]r\w{1,4}|d[ûu]e?s?)\b",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"(?:[^\W\d_]{3}|[\d»)])[.;][ \u00a0]|\n")
_PERSON = re.compile(
    r"\b(?:M\.|MM\.|Mme|Mlle|Monsieur|Madame|[ée]poux|famille|int[ée]ress[ée]e?s?|b[ée]n[ée]ficiaires?|demandeur|"
    r"requ[ée]rant)",
)
_COLLECTIVE = re.compile(
    r"\b(?:ASBL|SRL|SA|SPRL|SC|asbl|A\.S\.B\.L\.|intercommunale|fabrique|club|comit[ée]|harmonie|soci[ée]t[ée]|"
    r"association|"
    r"[ée]cole|amicale|cercle|patro|unit[ée])\b"
)


def valid_ibans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the range of each valid IBAN, whatever the spacing."""
    seen = 0
    for match in _BELGIAN.finditer(text):
        if _is_valid(match.group()):
            yield match.span()
    for match in LIKE.finditer(text):
        if match.start() < seen or match.group()[:2].upper() == "BE":
            continue
        compact = match.group()
        # What follows may have been swallowed: shorten word by word until the check is right.
        while compact:
            if _is_valid(compact):
                yield match.start(), match.start() + len(compact)
                seen = match.start() + len(compact)
                break
            shorter = re.split(r"[\s.\-]+(?=[^\s.\-]*$)", compact)[0]
            compact = shorter if shorter != compact else ""


def _is_valid(text: str) -> bool:
    compact = re.sub(r"[\s.\-]", "", text)
    # The list of bank codes is not asked: a private account may be younger than it.
    return compact.isascii() and iban.is_valid(compact, check_country=False)


def find(context: Context) -> Iterator[Candidate]:
    """Yield every valid account: mask; propose a legal person's; the institution's own stays readable."""
    for start, end in valid_ibans(context.text):
        left, right = context.before(start, 110), context.after(end, 40)
        own = _OWN.search(left)
        if (own and not _PERSON.search(own.group())) or _OWN_AFTER.match(right):
            if _is_held_for_somebody(context.before(start, 200)):
                yield Candidate(start, end, "IBAN", PROPOSE, 1.0, "Compte tenu pour quelqu'un", NAME)
                continue
            action, reason, subject = KEEP, "Compte de la commune ou d'une institution publique", "own_account"
        elif _collective(left[-80:]) and not _PERSON.search(right):
            action, reason, subject = (
                PROPOSE,
                "Compte bancaire qui semble celui d'une association",
                "collective_account",
            )
        else:
            action, reason, subject = MASK, "Compte bancaire : les chiffres de contrôle sont justes", ""
        yield Candidate(start, end, "IBAN", action, 1.0, reason, NAME, subject)


def _is_held_for_somebody(left: str) -> bool:
    """Say whether the sentence tells of a guarantee or of savings, and of nobody who is to pay them."""
    for stop in list(_SENTENCE_ENDS.finditer(left))[-1:]:
        left = left[stop.end() :]
    return bool(_HELD.search(left)) and not _TO_PAY.search(left)


def _collective(left: str) -> bool:
    last = None
    for last in _COLLECTIVE.finditer(left):  # noqa: B007 – the last one counts
        pass
    return bool(last) and not _PERSON.search(left, last.end())
