"""The political group that minutes write in brackets behind a name: "M. Goor (PS)", "Mme Hardy (Noirmont Demain)".

Whom it stands behind sits in the assembly. A union, an employment scheme or a firm in brackets says the contrary: those
speak for the staff, or are staff.
"""

from imio.pseudonymizer import around
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import sitting
from imio.pseudonymizer import speech
from imio.pseudonymizer.acronyms import NO_PARTY
from imio.pseudonymizer.acronyms import PARTY
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_RIGHT = re.compile(
    rf"^[\s\u00a0]{{0,4}}\((?!{NO_PARTY})(?:[Gg]roupe[\s\u00a0][^()]{{1,30}}|{PARTY})\)"
    r"|^[\s\u00a0]{0,4},?[\s\u00a0]{0,4}(?:pour|au[\s\u00a0]nom[\s\u00a0]de|"
    r"chef[^\s]*[\s\u00a0]de)[\s\u00a0]{1,4}(?:l[ea][\s\u00a0]|du[\s\u00a0])?(?:groupe|majorit[ée]|minorit[ée]|"
    r"opposition)"
)
# Local lists are called so, whatever the place: "Noirmont Demain", "Ensemble Autrement", "Horizon 2030".
_LIST_WORDS = frozenset(lexicon.lines("political_lists.txt"))
_SMALL = frozenset(
    ["de", "du", "des", "la", "le", "les", "et", "a", "au", "aux", "en", "l", "d", "pour", "avec", "plus"]
)
_BRACKETS = re.compile(r"[\s\u00a0]{0,3}\((?P<list>[^()\n,;:\d€]{3,32}(?:[ \u00a0](?:20\d\d|\+))?)\)")
_WORD = re.compile(r"[^\W_]+|\+")
_OWN_WORDS = re.compile(r"[\s\u00a0]?:[\s\u00a0](?!\d)")


def follows(right: str) -> bool:
    """Say whether the words after a name tell the political group of which he is."""
    return bool(_RIGHT.search(right))


def debates_for_a_list(context: Context, candidate: Candidate, left: str, right: str) -> bool:
    """Say whether the brackets after a name hold a local list, and he takes part in a debate there."""
    brackets = _BRACKETS.match(right)
    if not brackets or not _is_list(brackets["list"]):
        return False
    after = right[brackets.end() :]
    if speech.speaks(after) or sitting.sits("", after) or sitting.SEAT_LEFT.search(left[-70:]):
        return True
    return bool(_OWN_WORDS.match(after)) and around.opens_sentence(context, candidate)


def _is_list(written: str) -> bool:
    """Say whether a few words are the name of a list: capitals, and one word that lists like."""
    words = _WORD.findall(written)
    if not words or re.match(NO_PARTY, written):
        return False
    named = [word for word in words if fold(word) not in _SMALL or word[0].isupper()]
    if len(words) == 1:
        return fold(words[0]).startswith("independant")
    if not all(word[0].isupper() or word.isdigit() or word == "+" for word in named):
        return False
    return words[-1].isdigit() or any(fold(word) in _LIST_WORDS for word in words)
