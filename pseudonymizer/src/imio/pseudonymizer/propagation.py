"""Carries a confirmed person to the other places of the document: surname alone, first name, annex name."""

from collections.abc import Iterator
from dataclasses import dataclass
from imio.pseudonymizer import eponym
from imio.pseudonymizer import file_names
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import names
from imio.pseudonymizer import speech
from imio.pseudonymizer.document import Doubt
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.entities import Entity
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.folding import Folded
from imio.pseudonymizer.folding import words
from imio.pseudonymizer.ranges import Ranges
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.two_surnames import surnames

import re


NAME = "propagation"
_WEIGHT = {MASK: 2, PROPOSE: 1, KEEP: 0}


def forms(entity: Entity) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the writings to look for, as folded words, with their kind: full, surname, given."""
    given, surname = entity.given, entity.surname
    spelled = bool(given) and not any("." in g for g in given)
    if spelled and surname:
        yield tuple(words(" ".join(given + surname))), "full"
        yield tuple(words(" ".join(surname + given))), "full"
    apart = [writing for m in entity.mentions for writing in _apart(m.text)]
    for writing in dict.fromkeys([surname, *(m.name.surname for m in entity.mentions), _of_land(surname), *apart]):
        if writing:
            yield tuple(words(" ".join(writing))), "surname"
    if spelled and surname:
        yield tuple(words(" ".join(given))), "given"


def _apart(text: str) -> list[tuple[str, ...]]:
    """Return each of the two surnames of "Rita Hanot épouse Gosset"."""
    pieces = surnames(text)
    parsed = [names.parse(piece) for piece in pieces] if len(pieces) > 1 else []
    return [name.surname or name.given for name in parsed]


def _of_land(surname: tuple[str, ...]) -> tuple[str, ...]:
    """Return a noble name without its second land: "de Moffarts" of "de Moffarts d'Hardémont"."""
    cut = next((i for i, word in enumerate(surname) if i > 1 and word in lexicon.PARTICLES), 0)
    return surname[:cut] if surname and surname[0] in lexicon.PARTICLES else ()


_ARTICLE = re.compile(r"(?<!\w)[Ll]a[ \u00a0]$")


def propagate(
    entities: list[Entity], context: Context, folded: Folded
) -> tuple[list[tuple[Candidate, Entity]], list[Doubt]]:
    """Return new candidates with their entity, and doubts for ordinary words that were not touched."""
    wanted: dict[tuple[tuple[str, ...], str], list[_Owner]] = {}
    for entity in entities:
        owner = _Owner(entity, entity.action, entity.holds_office, {m.candidate.label for m in entity.mentions})
        for form, kind in dict.fromkeys(forms(entity)):
            if sum(map(len, form)) >= 3:
                wanted.setdefault((form, kind), []).append(owner)
    found: list[tuple[Candidate, Entity]] = []
    doubts: list[Doubt] = []
    busy = Ranges((c.start, c.end) for c in context.found if c.label != "SENSITIVE")
    parts = {(c.start, c.end): c for c in context.found if c.label == "PERSON" and c.subject != "registry"}
    for (form, kind), owners in sorted(wanted.items(), key=lambda item: (-len("".join(item[0][0])), item[0])):
        owner, action = _choose(owners)
        for start, end in folded.find_words(form[0], "".join(form)):
            if not _like_a_name(context.text, start, end, kind):
                continue
            if busy.overlaps(start, end):
                _widen(busy, parts, start, end)
                _confirm(parts.get((start, end)), action)
                continue
            if not file_names.TAIL.match(context.text, end) and _names_a_thing(context, start, end):
                if action == MASK and kind == "surname" and _is_owned(context, start, end):
                    busy.add(start, end)
                    reason = "Bien qui porte le nom d'une personne citée dans le texte"
                    found.append((_asked(start, end, reason), owner.entity))
                continue
            text = context.text[start:end]
            if context.text[max(0, start - 2) : start] in ("l'", "l’") and lexicon.is_never_name(text):
                continue  # "l'État": an article stands before no surname
            if fold(text) == "toussaint" and _ARTICLE.search(context.text, max(0, start - 3), start):
                continue  # "le jour de la Toussaint"
            if kind != "full" and (_is_ordinary(text, kind) or _as_place(context, start, text)):
                if action != KEEP and kind == "surname" and _written_as_name(context, start, end):
                    busy.add(start, end)
                    reason = "Mot courant, mais écrit comme le nom cité ailleurs dans le texte"
                    found.append((_asked(start, end, reason), owner.entity))
                elif action != KEEP and kind == "surname":
                    message = f"« {text} » est aussi un mot courant ou un lieu : est-ce la personne ?"
                    doubts.append(Doubt("common_word", message, context.part, start, end))
                continue
            if kind == "given" and (action == KEEP or not lexicon.is_first_name(text)):
                continue
            busy.add(start, end)
            reason = "Même personne, citée ailleurs dans le texte"
            score = 0.7 if kind == "full" else 0.6
            candidate = Candidate(start, end, "PERSON", action, score, reason, NAME, "propagated")
            if owner.labels == {"MINOR"} or ("MINOR" in owner.labels and kind != "surname"):
                candidate.label, candidate.action = "MINOR", MASK
            found.append((candidate, owner.entity))
    return found, doubts


def _asked(start: int, end: int, reason: str) -> Candidate:
    """Return a mention that a human has to decide."""
    return Candidate(start, end, "PERSON", PROPOSE, 0.45, reason, NAME, "unsure")


# "le terrain Goor", "la mention « Fonds Goor »": what bears the name of somebody who is hidden tells it.
_OWNED = re.compile(
    r"(?<![\w-])(?<!SRL[ \u00a0])(?<!SA[ \u00a0])(?<!SAgr[ \u00a0])"
    r"(?:maison|terrain|ferme|propri[ée]t[ée]|jardin|verger|villa|immeuble|habitation|grange|hangar|"
    r"parcelle|prairie|b[âa]timent|fonds|legs|donation|dossier|affaire|tombe|caveau|concession)[ \u00a0]$",
    re.IGNORECASE,
)


# "la ferme Goor SAgr", "la ferme Goor & Fils"
_FIRM = re.compile(r"[ \u00a0](?:[A-Z]{2,5}(?!\w)|SAgr|SComm|&|et[ \u00a0][Ff]ils|[Ff]ils\b|[Ff]r[èe]res\b)")


def _is_owned(context: Context, start: int, end: int) -> bool:
    return bool(_OWNED.search(context.before(start, 20))) and not _FIRM.match(context.text, end)


def _names_a_thing(context: Context, start: int, end: int) -> bool:
    opening = _first_capital(context.text, start)
    if any(eponym.is_eponym(context.text, place, end) for place in {opening, start}) or context.in_thing_cell(start):
        return True
    return opening < start and eponym.is_thing(context.text[opening:end])


def _widen(busy: Ranges, parts: dict[tuple[int, int], Candidate], start: int, end: int) -> None:
    """Let a person found in part only ("Brinke") cover the whole name that stands there ("Ten Brinke")."""
    inside = busy.between(start, end)
    if len(inside) == 1 and inside[0] in parts and start <= inside[0][0] and inside[0][1] <= end:
        candidate = parts.pop(inside[0])
        busy.remove(inside[0])
        busy.add(start, end)
        candidate.start, candidate.end = start, end
        parts[start, end] = candidate


def _confirm(candidate: Candidate | None, action: str) -> None:
    """Let what the text says of a person elsewhere settle a mere guess at the same words."""
    if candidate is not None and candidate.subject == "unsure" and action == MASK:
        candidate.action, candidate.score = MASK, 0.6
        candidate.reason += " ; même personne, citée ailleurs dans le texte"


@dataclass(frozen=True, slots=True)
class _Owner:
    entity: Entity
    action: str
    holds_office: bool
    labels: set[str]


_CAPITALS = re.compile(r"(?:(?![A-Z]['’][a-zà-ÿ])[A-ZÀ-Þ][\w'’.-]*[ \u00a0]){1,4}$")


def _first_capital(text: str, start: int) -> int:
    """Return where the capitalised words before a surname begin: "rue Germaine Tollet"."""
    before = _CAPITALS.search(text, max(0, start - 60), start)
    return before.start() if before else start


def _choose(owners: list[_Owner]) -> tuple[_Owner, str]:
    """Of several bearers of a name, take the most private; a human decides when an office holder is one."""
    best = max(owners, key=lambda o: _WEIGHT[o.action])
    if any(o.holds_office for o in owners) and best.action != KEEP:
        return best, PROPOSE
    return best, best.action


def _like_a_name(text: str, start: int, end: int, kind: str) -> bool:
    """Say whether the occurrence has a capital, or stands in a file name or an address."""
    word = text[start:end]
    if kind == "full":
        return True
    if file_names.TAIL.match(text, end) and kind == "surname":
        return any(c.isupper() for c in word) or not _is_ordinary(word, kind)
    if not any(c.isupper() for c in word):
        return False
    if kind == "given":
        following = re.match(r"[ \u00a0]+([^\W\d_][^\s,;.]*)", text[end : end + 40])
        if following and following.group(1)[0].isupper():
            return False
        if re.search(r"[A-ZÀ-Þ][\w'’-]*[ \u00a0-]$", text[max(0, start - 30) : start]):
            return False
    return text[start - 1 : start] != "-" and text[end : end + 1] not in ("-", "@")


_TO = re.compile(r"(?<![\w'’-])(?:[àÀ]|jusqu['’][àa]|vers|entit[ée]|[Vv]illage[ \u00a0]d[e'’])[ \u00a0]$")


def _as_place(context: Context, start: int, text: str) -> bool:
    """Say whether a village of this text, whose name somebody bears, stands there as a village: "à Bellefagne"."""
    return fold(text) in context.places and bool(_TO.search(context.text, max(0, start - 14), start))


# "1. Goor 71 pts – 2. Moulin 48 pts": what has points in a list is somebody.
_POINTS = re.compile(
    r"[ \u00a0]?:?[ \u00a0]\(?\d{1,3}(?:[.,]\d{1,2})?(?:[ \u00a0]?(?:pts?\b|points?\b|/[ \u00a0]?\d{2,3}|%))?\)?"
    r"[ \u00a0]?(?:[;,.–—]|$)"
)
_SCORED = re.compile(
    r"\b(?:points?|pts|classement|scores?|cotes?|cot[ée]e?s?|r[ée]sultats?|obtien\w{1,3})\b", re.IGNORECASE
)


def _written_as_name(context: Context, start: int, end: int) -> bool:
    """Say whether a word that means something else too, and is somebody's surname, stands there as his."""
    text = context.text[start:end]
    right = context.after(end, 40)
    if _POINTS.match(right) and _SCORED.search(context.before(start, 120) + right):
        return True
    if text.isupper() or _as_place(context, start, text):
        return False
    if speech.speaks(right):
        return True
    # French writes neither months nor nouns with a capital inside a sentence; villages bear theirs.
    return not context.opens(start) and not lexicon.is_locality(text)


def _is_ordinary(text: str, kind: str) -> bool:
    if kind == "given":
        return lexicon.is_common(text) or lexicon.is_locality(text)
    parts = [t.text for t in names.tokens(text) if t.kind != "particle"]
    return all(lexicon.is_common(w) or lexicon.is_locality(w) for w in parts) or lexicon.is_locality(text)
