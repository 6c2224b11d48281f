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
    r"^[\s\u00a0]{0,4},?[\s\u00a0]{0,4}(?:(?:a|est|sont|ont|s['’](?:est|étant))[\s\u00a0])?(?:(?:lequel|"
    r"laquelle|qui)[\s\u00a0])?"
    r"(?:pr[êe]te|renonc|valid|v[ée]rifi|d[ée]sist|install|[àa][\s\u00a0]pr[êe]ter[\s\u00a0]|"
    r"d['’]entrer[\s\u00a0]en[\s\u00a0]s|"
    r"[àa][\s\u00a0]prendre[\s\u00a0]place)",
    re.IGNORECASE,
)
RENOUNCES = re.compile(
    r"d[ée]sistement[\s\u00a0](?:de|d['’])[\s\u00a0]?(?:{civ}[\s\u00a0]{1,4})?\||"
    r"\|[\s\u00a0]{0,4},?[\s\u00a0]{0,4}(?:(?:a|ont|se|d[ée]clare|s['’](?:est|étant))[\s\u00a0])?(?:renonc|d[ée]sist|"
    r"d[ée]clin|transf[ée]r|perdu|ne[\s\u00a0](?:remplit|r[ée]unit|souhaite|d[ée]sire)|n['’](?:accept|"
    r"est[\s\u00a0]plus))".replace("{civ}", around.CIV),
    re.IGNORECASE,
)
BORN_RIGHT = re.compile(
    r"^[\s\u00a0]{0,4}[,(]?[\s\u00a0]{0,4}(?:n[ée](?:\(e\)|e)?s?[\s\u00a0]|domicili|demeurant|"
    r"num[ée]ro[\s\u00a0]nat|NISS|RN\b|N\.?N\.?\b)",
    re.IGNORECASE,
)


def is_installed(left: str, right: str) -> bool:
    """Say whether the name is that of a substitute, or of somebody who resigns or takes the oath."""
    return bool(_INSTALLED_LEFT.search(left[-110:]) or _INSTALLED_RIGHT.search(right))
