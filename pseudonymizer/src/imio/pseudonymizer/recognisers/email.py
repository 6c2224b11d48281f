"""Electronic mail address.

Legal basis: GDPR art. 4. Accuracy: the form is unambiguous. An address of a function (info@, dpo@…)
is proposed, not masked, for it points to a service.
"""

from collections.abc import Iterator
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "email"
_SIGN = re.compile(r"\s?@\s?|\s?(?:\(at\)|\[at\])\s?", re.IGNORECASE)
_LOCAL = re.compile(r"[\w.!#$%&*+/=?^`{|}~-]{1,64}$")
_DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_FUNCTION = re.compile(
    r"^(?:info|dpo|contact|secretariat|secrétariat|accueil|urbanisme|population|administration|commune|"
    r"college|collège|conseil|travaux|finances|communication|environnement|enseignement|marches|marchés|"
    r"greffe|zone|police|cpas|service|tutelle|noreply|no-reply|rgpd|privacy|etatcivil|etat-civil)\b",
    re.IGNORECASE,
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield addresses: mask, or propose when the local part names a service."""
    for sign in _SIGN.finditer(context.text):
        local = _LOCAL.search(context.text, max(0, sign.start() - 64), sign.start())
        domain = _DOMAIN.match(context.text, sign.end())
        if not local or not domain:
            continue
        start, end = local.start(), domain.end()
        while start < sign.start() and context.text[start] in ".%/=|&#":
            start += 1
        service = bool(_FUNCTION.match(context.text[start : sign.start()]))
        yield Candidate(
            start,
            end,
            "EMAIL",
            PROPOSE if service else MASK,
            0.9 if service else 1.0,
            "Adresse électronique d'un service" if service else "Adresse électronique",
            NAME,
            "service_email" if service else "",
        )
