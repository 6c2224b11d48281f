"""Carries a confirmed person to the other places of the document: surname alone, first name, annex name."""

import re
from collections.abc import Iterator

from imio.pseudonymizer import eponym
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import names
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.document import Doubt
from imio.pseudonymizer.entities import Entity
from imio.pseudonymizer.folding import Folded
from imio.pseudonymizer.folding import letters
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

NAME = "propagation"
_WEIGHT = {MASK: 2, PROPOSE: 1, KEEP: 0}


def forms(entity: Entity) -> Iterator[tuple[str, str]]:
    """Yield the writings to look for, folded and joined, with their kind: full, surname, given."""
    given, surname = entity.given, entity.surname
    if given and surname and not any("." in g for g in given):
        yield letters(" ".join(given + surname)), "full"
        yield letters(" ".join(surname + given)), "full"
    if surname:
        yield letters(" ".join(surname)), "surname"
    if given and surname and not any("." in g for g in given):
        yield letters(" ".join(given)), "given"


def propagate(entities: list[Entity], context: Context, folded: Folded) -> tuple[list[tuple[Candidate, Entity]], list[Doubt]]:
    """Return new candidates with their entity, and doubts for ordinary words that were not touched."""
    wanted: dict[tuple[str, str], list[Entity]] = {}
    for entity in entities:
        for form, kind in dict.fromkeys(forms(entity)):
            if len(form) >= 3:
                wanted.setdefault((form, kind), []).append(entity)
    found: list[tuple[Candidate, Entity]] = []
    doubts: list[Doubt] = []
    busy = [(c.start, c.end) for c in context.found if c.label != "SENSITIVE"]
    for (form, kind), owners in sorted(wanted.items(), key=lambda item: -len(item[0][0])):
        for start, end in folded.find(form):
            if any(s < end and start < e for s, e in busy) or not _like_a_name(context.text, start, end, kind):
                continue
            if eponym.is_eponym(context.text, _first_capital(context.text, start), end):
                continue
            owner, action = _choose(owners)
            text = context.text[start:end]
            if kind != "full" and _is_ordinary(text, kind):
                if action != KEEP and kind == "surname":
                    doubts.append(
                        Doubt("common_word", f"« {text} » est aussi un mot courant ou un lieu : est-ce la personne ?", context.part, start, end)
                    )
                continue
            if kind == "given" and (action == KEEP or not lexicon.is_first_name(text)):
                continue
            busy.append((start, end))
            reason = "Même personne, citée ailleurs dans le texte"
            candidate = Candidate(start, end, "PERSON", action, 0.7 if kind == "full" else 0.6, reason, NAME, "propagated")
            labels = {m.candidate.label for m in owner.mentions}
            if labels == {"MINOR"} or ("MINOR" in labels and kind != "surname"):
                candidate.label, candidate.action = "MINOR", MASK
            found.append((candidate, owner))
    return found, doubts


_CAPITALS = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]*[ \u00a0]){1,4}$")


def _first_capital(text: str, start: int) -> int:
    """Return where the capitalised words before a surname begin: "rue Germaine Tollet"."""
    before = _CAPITALS.search(text, max(0, start - 60), start)
    return before.start() if before else start


def _choose(owners: list[Entity]) -> tuple[Entity, str]:
    """Of several bearers of a name, take the most private; a human decides when an office holder is one."""
    best = max(owners, key=lambda e: _WEIGHT[e.action])
    if any(e.holds_office for e in owners) and best.action != KEEP:
        return best, PROPOSE
    return best, best.action


def _like_a_name(text: str, start: int, end: int, kind: str) -> bool:
    """Say whether the occurrence has a capital, or stands in a file name or an address."""
    word = text[start:end]
    if kind == "full":
        return True
    if not any(c.isupper() for c in word):
        return False
    if kind == "given":
        following = re.match(r"[ \u00a0]+([^\W\d_][^\s,;.]*)", text[end : end + 40])
        if following and following.group(1)[0].isupper():
            return False
        if re.search(r"[A-ZÀ-Þ][\w'’-]*[ \u00a0-]$", text[max(0, start - 30) : start]):
            return False
    if text[start - 1 : start] == "-" or text[end : end + 1] in ("-", "@"):
        return False
    return True


def _is_ordinary(text: str, kind: str) -> bool:
    if kind == "given":
        return lexicon.is_common(text) or lexicon.is_locality(text)
    words = [t.text for t in names.tokens(text) if t.kind != "particle"]
    return all(lexicon.is_common(w) or lexicon.is_locality(w) for w in words) or lexicon.is_locality(text)
