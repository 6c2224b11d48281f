"""Who takes or leaves a seat of the council (CDLD L1126-1), and who renounces it."""

from imio.pseudonymizer import around

import re


_INSTALLED_LEFT = re.compile(
    r"(?:\bsuppl[ée]ante?s?\b[^;\n]{0,70}?(?:\best|\bsont|,|:)|\bpouvoirs[\s\u00a0](?:de|d['’])|"
    r"\bd[ée]sistement[\s\u00a0](?:de|d['’])|"
    r"\bd[ée]mission[\s\u00a0](?:de|d['’])|\bremplacement[\s\u00a0](?:de|d['’])|\bremplace[\s\u00a0]|"
    r"\binstallation[\s\u00a0](?:de|d['’])|"
    r"\bserment[\s\u00a0](?:de|d['’])|\bpr[ée]s[ée]ance,?[\s\u00a0]apr[èe]s)[\s\u00a0]"
    r"{0,4}(?:\d°[\s\u00a0])?(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", around.CIV),
    re.IGNORECASE,
)
_INSTALLED_RIGHT = re.compile(
    r"^(?:[\s\u00a0]?,[\s\u00a0](?:\d{1,2}(?:er|re|e|[èe]me)?[\s\u00a0]|[a-zà-ÿ]{5,10}[\s\u00a0])?suppl[ée]ante?(?=[\s\u00a0]?,))?[\s\u00a0]{0,4},?[\s\u00a0]{0,4}(?:(?:a|est|sont|ont|s['’](?:est|étant))[\s\u00a0])?(?:(?:lequel|"
    r"laquelle|qui)[\s\u00a0])?"
    r"(?:pr[êe]te|renonc|valid|v[ée]rifi|d[ée]sist|install|[àa][\s\u00a0]pr[êe]ter[\s\u00a0]|"
    r"d['’]entrer[\s\u00a0]en[\s\u00a0]s|"
    r"[àa][\s\u00a0]prendre[\s\u00a0]place)",
    re.IGNORECASE,
)
# Up to the next person: "M. A, en remplacement de Mme B qui renonce".
_CLAUSE = (
    r"(?:(?!\bM\.|\bMme|\bMonsieur|\bMadame|\bsuppl[ée]|\bconseill|\bet[\s\u00a0]d|\b[ls]a[\s\u00a0]d)[^;.\n]){0,70}?"
)
_RENOUNCES_RIGHT = re.compile(
    rf"^{_CLAUSE}(?:\brenonc|\bd[ée]sist|\bd[ée]clin|\btransf[ée]r|\bperdu\b|\bquitt[ée][\s\u00a0](?:la[\s\u00a0]c|"
    rf"la[\s\u00a0]v|le[\s\u00a0])|"
    r"\bne[\s\u00a0](?:(?:le|la|les|lui)[\s\u00a0])?(?:remplit|r[ée]unit|souhaite|d[ée]sire|peut|veut|sera|"
    r"si[ée]gera|prêtera)|"
    r"\bn['’](?:accept|est[\s\u00a0]plus|a[\s\u00a0]plus|habite)|\bd[ée]m[ée]nag|\bd[ée]c[ée]d|"
    r"\bd[ée]chue?\b|\bradi[ée]e?\b|\bfrapp[ée]e?s?[\s\u00a0]|\bemp[êe]ch[ée]|"
    r"\brefus|\bin[ée]ligib)",
    re.IGNORECASE,
)
_RENOUNCES_LEFT = re.compile(
    r"\b(?:d[ée]sistement|emp[êe]chement|renonciation|refus)s?(?:[\s\u00a0]et[\s\u00a0](?:d[ée]sistement|"
    r"emp[êe]chement)s?)?"
    r"[\s\u00a0](?:de[\s\u00a0]|d['’])[^;.\n]{0,40}$|"
    r"\b(?:renonc|d[ée]sist)[^;.\n]{0,40}[\s\u00a0](?:de|par)[\s\u00a0]{1,4}(?:{civ}[\s\u00a0]{1,4})?$".replace(
        "{civ}", around.CIV
    ),
    re.IGNORECASE,
)
_SUBSTITUTE = re.compile(r"suppl(?:[ée]a|\.)|d[ée]sist|ordre[\s\u00a0]utile", re.IGNORECASE)


# "1er ⟦X⟧ renonce ; 2e ⟦Y⟧ se désiste"
_RANK = re.compile(r"\d(?:er|re|e|[èe]me)[\s\u00a0](?:suppl[ée]ante?[\s\u00a0]?:?[\s\u00a0])?$")
_GIVES_UP = re.compile(r"[\s\u00a0](?:a[\s\u00a0])?(?:renonc|d[ée]clin|refus|se[\s\u00a0]d[ée]siste)")


def renounces(left: str, right: str) -> bool:
    """Say whether the name is that of a substitute who will not sit."""
    if _RENOUNCES_LEFT.search(around.CIVILITY_LAST.sub("", left)[-110:]):
        return True
    if _RANK.search(left) and _GIVES_UP.match(right):
        return True
    return bool(_RENOUNCES_RIGHT.search(right)) and bool(_SUBSTITUTE.search(left[-90:] + right))


BORN_RIGHT = re.compile(
    r"^[\s\u00a0]{0,4}[,(]?[\s\u00a0]{0,4}(?:n[ée](?:\(e\)|e)?s?[\s\u00a0]|domicili|demeurant|"
    r"num[ée]ro[\s\u00a0]nat|NISS|RN\b|N\.?N\.?\b)",
    re.IGNORECASE,
)


def is_installed(left: str, right: str) -> bool:
    """Say whether the name is that of a substitute, or of somebody who resigns or takes the oath."""
    return bool(_INSTALLED_LEFT.search(left[-110:]) or _INSTALLED_RIGHT.search(right))
