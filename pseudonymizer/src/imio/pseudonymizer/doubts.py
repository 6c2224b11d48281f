"""The checklist: what a human should look at before publishing. Messages may quote the text (private)."""

from bisect import bisect_right
from collections.abc import Iterator
from imio.pseudonymizer.document import Doubt
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import Span
from imio.pseudonymizer.entities import Entity
from imio.pseudonymizer.entities import Mention
from imio.pseudonymizer.folding import letters
from imio.pseudonymizer.ranges import Ranges
from imio.pseudonymizer.recognisers import iban
from itertools import combinations

import re


_NATIONAL = re.compile(r"registre\s+national|num[ée]ro\s+national|\bNISS\b", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"(?<!\d)\d(?:[\s.\-/]{0,2}\d){8,12}(?!\d)")
_CADASTRE = re.compile(r"\bcadastr[ée]|\bsection[ \u00a0][A-H][ \u00a0,]", re.IGNORECASE)
_MAX_ENTITIES = 300


def similar_names(entities: list[Entity]) -> Iterator[Doubt]:
    """Yield pairs of persons whose names differ by one or two letters, or only by the first name's form."""
    named = [e for e in entities if e.surname and any(m.candidate.action != KEEP for m in e.mentions)][:_MAX_ENTITIES]
    for left, right in combinations(named, 2):
        a, b = letters("".join(left.surname)), letters("".join(right.surname))
        if a != b and abs(len(a) - len(b)) <= 1 and len(a) > 4 and _one_edit(a, b):
            if left.given and right.given and left.given != right.given:
                continue
            yield _between(left, right, "similar_names", "Orthographes voisines, peut-être la même personne")
        elif a == b and left.given and right.given:
            yield _between(
                left, right, "same_surname", "Deux personnes portent le même nom : vérifier qui est cité seul"
            )


def _one_edit(a: str, b: str) -> bool:
    if len(a) > len(b):
        a, b = b, a
    index = 0
    while index < len(a) and a[index] == b[index]:
        index += 1
    return a[index + 1 :] == b[index + 1 :] if len(a) == len(b) else a[index:] == b[index + 1 :]


def _between(left: Entity, right: Entity, kind: str, message: str) -> Doubt:
    first, second = left.mentions[0], right.mentions[0]
    return Doubt(kind, f"{message} : « {first.text} » et « {second.text} ».")


def ambiguous_mentions(mentions: list[Mention], parts: list[str]) -> Iterator[Doubt]:
    """Yield surnames alone that several persons of the document bear."""
    for mention in mentions:
        if mention.ambiguous:
            yield Doubt(
                "ambiguous_name",
                f"« {mention.text} » peut désigner plusieurs personnes du texte.",
                parts[mention.part],
                mention.candidate.start,
                mention.candidate.end,
            )


def residual(part: str, text: str, spans: list[Span]) -> Iterator[Doubt]:
    """Yield what no rule took but looks like a datum, and masks that leave one beside them."""
    taken = Ranges((s.start, s.end) for s in spans)

    def is_free(start: int, end: int) -> bool:
        return not taken.overlaps(start, end)

    for match in iban.LIKE.finditer(text):
        digits = sum(c.isdigit() for c in match.group())
        if digits >= 10 and is_free(*match.span()):
            message = f"« {match.group().strip()} » ressemble à un compte bancaire."
            yield Doubt("iban_like", message, part, *match.span())
    for match in _NATIONAL.finditer(text):
        number = _LONG_NUMBER.search(text, match.end(), match.end() + 50)
        if number and is_free(*number.span()):
            yield Doubt(
                "national_number",
                "« Registre national » suivi de chiffres non masqués.",
                part,
                *number.span(),
            )
    for match in _CADASTRE.finditer(text):
        number = re.search(r"\d", text[match.end() : match.end() + 60])
        if number and is_free(match.start(), match.end() + 60):
            yield Doubt(
                "cadastre_like",
                "Référence cadastrale possible, non annotée.",
                part,
                match.start(),
                match.end(),
            )
    for span in spans:
        if span.label == "PERSON" and span.action != KEEP and len(letters(span.text)) == 1:
            message = f"Nom d'une seule lettre : « {span.text} »."
            yield Doubt("one_letter", message, part, span.start, span.end)
    persons = [s for s in spans if s.label in ("PERSON", "MINOR", "MASK") and s.action != KEEP]
    starts = [p.start for p in persons]
    for span in spans:
        if (
            span.label == "ADDRESS"
            and span.action == KEEP
            and bisect_right(starts, span.start)
            and _beside(text, persons[bisect_right(starts, span.start) - 1], span)
        ):
            message = f"Adresse laissée visible à côté d'une personne : « {span.text} »."
            yield Doubt("address_left", message, part, span.start, span.end)
        if span.label == "MASK":
            after = text[span.end : span.end + 60]
            if re.match(r"[^.;\n]{0,40}(?:domicili|rue|avenue)[^.;\n]{0,30}\d", after) and is_free(
                span.end, span.end + 50
            ):
                yield Doubt(
                    "mask_beside_address",
                    "Un masque précède une adresse lisible.",
                    part,
                    span.start,
                    span.end,
                )


def _beside(text: str, person: Span, address: Span) -> bool:
    return address.start - person.end < 80 and "\n" not in text[person.end : address.start]


def inconsistencies(spans: list[Span]) -> Iterator[Doubt]:
    """Yield texts that stand in two categories, or hidden here and readable there."""
    by_text: dict[str, list[Span]] = {}
    for span in spans:
        key = letters(span.text)
        if len(key) > 3 and span.label != "MASK":
            by_text.setdefault(key, []).append(span)
    for same in by_text.values():
        first = same[0]
        labels = {s.label for s in same}
        if len(labels) > 1:
            message = f"« {first.text} » figure dans deux catégories."
            yield Doubt("two_categories", message, first.part, first.start, first.end)
        actions = {s.action for s in same}
        if KEEP in actions and len(actions) > 1:
            other = next(s for s in same if s.action == KEEP)
            message = f"« {first.text} » est masqué ou proposé à un endroit et visible à un autre."
            yield Doubt("kept_elsewhere", message, other.part, other.start, other.end)


def upstream(spans: list[Span]) -> Iterator[Doubt]:
    """Yield one reminder when the back office masked something while persons are readable elsewhere."""
    masks = [s for s in spans if s.label == "MASK"]
    persons = [s for s in spans if s.label in ("PERSON", "MINOR", "ADDRESS") and s.action != KEEP]
    if masks and persons:
        message = (
            "L'institution a déjà masqué des données dans ce texte, mais d'autres étaient lisibles : "
            "vérifier qu'il ne s'agit pas des mêmes."
        )
        yield Doubt("upstream_elsewhere", message, masks[0].part, masks[0].start, masks[0].end)
