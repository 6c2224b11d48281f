"""One person by two surnames: "Marthe COLIN veuve BRISBOIS", "Rita Hanot ép. Gosset", "Vve Dury née Lamy".

What links the surnames is part of the name: left between two letters, it would tell of two persons, and that one of
them is dead or divorced. Only a bare surname directly behind the link is hers; a first name there is another person's.
"""

from imio.pseudonymizer import lexicon
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.ranges import Ranges
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.thing_words import is_title
from imio.pseudonymizer.two_surnames import LINK
from imio.pseudonymizer.two_surnames import PARTICLES

import re


_S = r"[ \u00a0]"
_WORD = r"[A-ZÀ-Þ][\w'’]{1,20}(?:[-‐‑][A-ZÀ-Þ][\w'’]{1,20})?"
_SURNAME = re.compile(rf"(?P<name>{PARTICLES}{_WORD})(?![\w'’-]|{_S}[A-ZÀ-Þ])")
#: "née Ath 12.12.1949", "née Liège, le 3 mai": a town and a day.
_DAY = re.compile(rf"{_S}?[,(]?{_S}?(?:le{_S}|en{_S})?\d")
#: "Robert P.": an initial goes on.
_GOES_ON = re.compile(rf"{_S}[A-ZÀ-Þ](?:[a-z]{{0,2}}\.|[a-zà-ÿ])")
_CAPITALISED = re.compile(r"[^\W\d_][\w'’-]*")


def join(chosen: list[Candidate], taken: list[Candidate], context: Context) -> None:
    """Let a name reach over the link to the other surname; the mention of that surname goes; in place."""
    starts = {candidate.start: candidate for candidate in chosen}
    busy = Ranges((c.start, c.end) for c in taken)
    for candidate in list(chosen):
        link = LINK.match(context.text, candidate.end) if candidate.subject != "registry" else None
        if not link:
            continue
        other = starts.get(link.end())
        end = _end(context.text, link, other)
        if end and not busy.overlaps(candidate.start, end):
            candidate.end = end
            if other:
                chosen.remove(other)


def _end(text: str, link: re.Match, other: Candidate | None) -> int:
    """Return where the other surname ends; 0 where no bare surname follows the link."""
    surname = _SURNAME.match(text, link.end())
    end = max(other.end if other else 0, surname.end("name") if surname else 0)
    name = text[link.end() : end]
    words = [word for word in _CAPITALISED.findall(name) if fold(word) not in lexicon.PARTICLES]
    if not words or "," in name or (other and other.subject == "registry"):
        return 0
    if len(words) > 1 and any(lexicon.is_first_name(word) > 1 for word in words):
        return 0
    birth = link["link"][0] in "nN"
    if birth and (_DAY.match(text, end) or (not other and lexicon.is_locality(name))):
        return 0
    if _GOES_ON.match(text, end) or (not other and is_title(words[0])):
        return 0
    return end
