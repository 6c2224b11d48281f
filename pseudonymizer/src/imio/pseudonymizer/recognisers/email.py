"""Electronic mail address.

Legal basis: GDPR art. 4. Accuracy: the form is unambiguous. An address of a function (info@, dpo@…)
is that of a service, whoever reads it today: it stays readable, and is proposed when other words are in it.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from imio.pseudonymizer import eponym
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from importlib.resources import files

import re


NAME = "email"
_SIGN = re.compile(r"\s?@\s?|\s?(?:\(at\)|\[at\])\s?", re.IGNORECASE)
_LOCAL = re.compile(r"[\w.!#$%&*+/=?^`{|}~-]{1,64}$")
_DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")


#: The words of which the address of a function is made; the first one decides.
@cache
def _functions() -> frozenset[str]:
    """Return the words of which the address of a function is made; the first one decides."""
    return frozenset(files("imio.pseudonymizer").joinpath("data", "functions_of_mail.txt").read_text("utf-8").split())


def find(context: Context) -> Iterator[Candidate]:
    """Yield addresses: mask; keep when the local part names a service, propose when something else follows in it."""
    for sign in _SIGN.finditer(context.text):
        local = _LOCAL.search(context.text, max(0, sign.start() - 64), sign.start())
        domain = _DOMAIN.match(context.text, sign.end())
        if not local or not domain:
            continue
        start, end = local.start(), domain.end()
        while start < sign.start() and context.text[start] in ".%/=|&#":
            start += 1
        words = [word for word in re.split(r"[._\-+]|\d+", context.text[start : sign.start()].lower()) if word]
        service = bool(words) and words[0] in _functions()
        alone = service and all(word in _functions() or len(word) <= 3 for word in words)
        yield Candidate(
            start,
            end,
            "EMAIL",
            KEEP if alone else PROPOSE if service else MASK,
            0.9 if service else 1.0,
            "Adresse électronique d'un service" if service else "Adresse électronique",
            NAME,
            "service_email" if service else "",
        )


def names_function(text: str) -> bool:
    """Say whether the text holds the address of a function."""
    return any(word in _functions() for word in _FIRST_WORD.findall(text))


_FIRST_WORD = re.compile(r"(?<![\w.@-])([^\W\d_]{2,20})@")


def names_somebody(context: Context, start: int, end: int) -> bool:
    """Say whether a first name stands between, and is no street's: "place Maurice Lambert"."""
    return any(
        word.is_name
        and lexicon.is_first_name(word.text) > 2
        and not lexicon.is_common(word.text)
        and not eponym.is_eponym(context.text, _opening(context.text, word.start), word.end)
        for word in context.tokens[bisect_left(context.token_starts, start) : bisect_left(context.token_starts, end)]
    )


def _opening(text: str, start: int) -> int:
    capitals = _CAPITALS.search(text, max(0, start - 60), start)
    return capitals.start() if capitals else start


_CAPITALS = re.compile(r"(?:(?<![\w'’.-])[A-ZÀ-Þ][\w'’.-]*[ \u00a0]){1,4}$")
