"""What somebody typed, as clauses: words, "phrases", -exclusions. Pure, and no text is an error.

A quote that is never closed, a lone dash or a parenthesis is taken for what it is beside words: nothing.
"""

from dataclasses import dataclass

import re


#: Clauses that are searched for; what follows was pasted.
MAX_CLAUSES = 32
#: Elided words, folded: what stands before the apostrophe of « l’unanimité ».
ELIDED = frozenset(("c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"))
#: Folded words that stand in nearly every text: left out beside others, kept inside phrases.
COMMON = frozenset(
    [
        *("a", "au", "aux", "ce", "ces", "dans", "de", "des", "du", "en", "est", "et", "il", "la", "le", "les", "ou"),
        *("par", "pour", "que", "qui", "sa", "se", "ses", "son", "sur", "un", "une"),
    ]
)

_CLAUSE = re.compile(r'(?P<no>(?<!\S)[-−–])?(?:["“”«»](?P<phrase>[^"“”«»]*)["“”«»]|(?P<word>[^\s"“”«»]+))')
_ELISION = re.compile(r"([^\W\d_]+)['’ʼ´`](?=\w)")


@dataclass(frozen=True)
class Clause:
    """``text``: what stands together, in this order. ``phrase``: it was quoted. ``excluded``: it must not occur."""

    text: str
    phrase: bool = False
    excluded: bool = False


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a text, in its order, each once. None when it holds neither letter nor digit."""
    found = dict.fromkeys(_clauses(text))
    wanted = [one for one in found if one.phrase or one.excluded or one.text.casefold() not in COMMON]
    # « le » alone is what somebody looks for, then.
    if not any(not one.excluded for one in wanted):
        wanted = list(found)
    return tuple(wanted[:MAX_CLAUSES])


def _clauses(text: str):
    for match in _CLAUSE.finditer(text):
        excluded = match["no"] is not None
        if match["phrase"] is not None:
            words = " ".join(match["phrase"].split())
            if _says_something(words):
                yield Clause(words, phrase=True, excluded=excluded)
        else:
            word = without_elision(match["word"])
            if _says_something(word):
                yield Clause(word, excluded=excluded)


def without_elision(word: str) -> str:
    """« unanimité » of « l’unanimité »; « aujourd’hui » stays."""
    match = _ELISION.match(word.lstrip("(["))
    if match and match[1].casefold() in ELIDED:
        return word.lstrip("([")[match.end() :]
    return word


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)
