"""The writings of one telephone number: 0470/00.00.12, +32 470 00 00 12, 0032470000012, +32 (0)470…

Whoever hides one writing must find the others: a link says `tel:+32…` where the page says 0470/….
"""

import re


_SHAPE = re.compile(r"\(?[+0][\d \u00a0./()\u2010-\u2013-]{7,30}\Z")


def writings(text: str) -> frozenset[str]:
    """Return the digits of a number in all its forms, national and international; else nothing."""
    text = text.strip()
    if not _SHAPE.match(text):
        return frozenset()
    digits = re.sub(r"\D", "", text.replace("(0)", ""))
    if text.lstrip("(").startswith("+"):
        abroad = digits
    elif digits.startswith("00"):
        abroad = digits[2:]
    elif 9 <= len(digits) <= 10:
        abroad = "32" + digits[1:]
    else:
        return frozenset()
    if not abroad.startswith("32"):
        return frozenset({abroad, "00" + abroad}) if 9 <= len(abroad) <= 15 else frozenset()
    own = abroad[2:].removeprefix("0")
    if not 8 <= len(own) <= 9:
        return frozenset()
    return frozenset({"0" + own, "32" + own, "320" + own, "0032" + own, "00320" + own})
