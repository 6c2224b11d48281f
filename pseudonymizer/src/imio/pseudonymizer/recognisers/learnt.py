"""Homes, births and sensitive phrases that no rule found and the trained model sees (`opinion`).

Legal basis: as of the rules for the same label. Accuracy: the model learnt from annotated council texts and sees turns
that no list foresees; it is often wrong about where such a phrase ends, so it only ever proposes: a human decides. What
a rule looked at and found harmless stays so, and a term of years is no age. Parcels are not looked for: on texts that
the model had not learnt from it found none that the rules miss.
"""

from collections.abc import Iterator
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.ranges import Ranges
from imio.pseudonymizer.recognisers import sensitive_context
from imio.pseudonymizer.recognisers.birth_ages import names_someone
from imio.pseudonymizer.recognisers.birth_ages import NOT_AGE
from imio.pseudonymizer.recognisers.birth_ages import OLD_THING
from imio.pseudonymizer.recognisers.birth_terms import sets_term
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.recognisers.learnt_phrase import phrase
from typing import NamedTuple

import re


NAME = "learnt"


class _Bounds(NamedTuple):
    """Of one label: what one word of a stretch must reach, what each must, and what a reader is told."""

    sure: float
    perhaps: float
    reason: str


#: Measured on texts that the model did not learn from.
_LABELS = {
    "ADDRESS": _Bounds(0.5, 0.3, "Adresse possible"),
    "BIRTH": _Bounds(0.5, 0.3, "Naissance ou âge possible"),
    "SENSITIVE": _Bounds(0.5, 0.25, "Donnée sensible possible"),
}
#: A name and a house number. A postcode alone, or an amount, is no home…
_HOUSE = re.compile(r"[^\W\d_]{3}[^\d\n]{1,40}(?<![\d.,/-])\d{1,3}[A-Za-z]?(?!\w|[.,]\d)")
#: …and a number alone is one "au n° 12", not behind a candidate, a lot or a grave.
_BARE = re.compile(r"(?:n[°o]|num[ée]ro)[ \u00a0]?\d{1,3}[A-Za-z]?(?!\w|[.,]\d)")
_AT = re.compile(r"(?<!face[ \u00a0])\b(?:au|du|c[ôo]t[ée])[ \u00a0]$")
_BORN = re.compile(r"\bn[ée]e?s?[ \u00a0](?:[^\W\d_]{1,12}[ \u00a0]){0,3}$")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_YEARS = re.compile(r"(?:ans?|mois|ann[ée]es?|printemps)(?!\w)")
#: "vingt-neuf ans de maison": what the years were spent at.
_OF_WHAT = re.compile(r"[ \u00a0](?:de[ \u00a0]|d['’])|[ \u00a0]\(")
#: "Namur 7, Petit 11": figures beside names.
_FIGURES = re.compile(r"[^\W\d_]{2,25} \d{1,3}(?:,| et) [^\W\d_]{2,25}(?:[ -][^\W\d_]{2,25})? \d{1,3}(?!\w)")
_WORD = re.compile(r"[^\W\d_]{5}")
_BLANK = " \u00a0,;:.()–-\n\t"
#: "⟦à 5999 Aulnoy⟧": what leads to a datum does not belong to it.
_LEADING = re.compile(r"(?:(?:à|au|aux|en|de|du|et|le|la|les)[ \u00a0]|[dl]['’]){0,2}", re.IGNORECASE)
#: No datum is longer.
_LONGEST = 170


def find(context: Context) -> Iterator[Candidate]:
    """Yield what is seen where nothing was found; run last, for such data are told of beside a private person only.

    A datum of which a rule found a part reaches as far as the model sees it; in place.
    """
    persons = [c for c in context.found if c.label in ("PERSON", "MINOR", "MASK")]
    if context.opinion is None or all(person.action == KEEP for person in persons):
        return
    found = context.found
    busy = Ranges((c.start, c.end) for c in found)
    at = {c.start: c for c in found}
    harmless = Ranges(context.harmless)
    for label, bounds in _LABELS.items():
        for start, end, probability in context.opinion.data(label, bounds.sure, bounds.perhaps):
            start, end = _trimmed(context.text, start, end)
            if taken := busy.between(start, end):
                if len(taken) == 1 and (one := at.get(taken[0][0])) is not None:
                    _widen(one, label, start, end, context.text)
                    busy.remove(taken[0])
                    busy.add(one.start, one.end)
                    at[one.start] = one
                continue
            if label == "SENSITIVE":
                start, end = phrase(context, start, end, probability) or (end, end)
            if start == end or not _SAYS[label](context, start, end):
                continue
            reason = f"{bounds.reason} (modèle {context.opinion.name}, {probability:.0%})"
            candidate = Candidate(start, end, label, PROPOSE, round(probability / 2, 2), reason, NAME, "weak")
            if label == "SENSITIVE" and (
                harmless.overlaps(start, end) or not sensitive_context.stands(candidate, context, persons, reason)
            ):
                continue
            candidate.action = PROPOSE
            busy.add(start, end)
            yield candidate


def _is_home(context: Context, start: int, end: int) -> bool:
    if _BARE.match(context.text, start, end):
        return bool(_AT.search(context.before(start, 12)))
    if _FIGURES.match(context.text, start):
        return False
    return bool(_HOUSE.search(context.text, start, end))


def _is_birth(context: Context, start: int, end: int) -> bool:
    left = context.before(start, 70)
    if _YEARS.search(context.text, start, end):
        term = NOT_AGE.search(left[-25:]) or OLD_THING.search(left) or context.in_duration_cell(start)
        term = term or left.endswith("en ") or (left.endswith(" à ") and sets_term(context, start))
        term = term or _OF_WHAT.match(context.text, end)
        return not term and names_someone(context, start - 90, start)
    return bool(_YEAR.search(context.text, start, end) and _BORN.search(left[-40:]))


#: Whether a stretch says something, by its label.
_SAYS = {
    "ADDRESS": _is_home,
    "BIRTH": _is_birth,
    "SENSITIVE": lambda context, start, end: bool(_WORD.search(context.text, start, end)),
}


def _widen(found: Candidate, label: str, start: int, end: int, text: str) -> None:
    """Let the one hidden datum in a stretch of its label fill the stretch."""
    if found.label != label or found.action == KEEP:
        return
    start = _LEADING.match(text, start, end).end()
    low, high = min(start, found.start), max(end, found.end)
    if high - low <= _LONGEST and not set(text[low:high]) & set("\n\t"):
        found.start, found.end = low, high


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANK:
        start += 1
    while start < end and text[end - 1] in _BLANK:
        end -= 1
    return start, end
