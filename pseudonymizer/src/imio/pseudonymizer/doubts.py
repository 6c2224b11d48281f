"""The checklist: what a human should look at before publishing. Messages may quote the text (private)."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from imio.pseudonymizer import marks
from imio.pseudonymizer import names
from imio.pseudonymizer.document import Doubt
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import Span
from imio.pseudonymizer.entities import Mention
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.folding import Folded
from imio.pseudonymizer.folding import letters
from imio.pseudonymizer.folding import words
from imio.pseudonymizer.leftovers import residual
from imio.pseudonymizer.linking import compatible_given
from imio.pseudonymizer.phone_numbers import writings
from imio.pseudonymizer.ranges import Ranges
from imio.pseudonymizer.spelling import near_given
from imio.pseudonymizer.spelling import one_edit
from itertools import combinations
from itertools import islice
from itertools import product

import re


# Kinds that only the spans decide: to be made again when a human merges, splits or relabels.
OF_SPANS = frozenset({"similar_names", "same_surname", "two_categories", "kept_elsewhere"})
_LONGEST = 30
_COMPARED = 12  # namesakes of one surname


def checklist(texts: Mapping[str, str], spans: Sequence[Span], mentions: Sequence[Mention]) -> list[Doubt]:
    """Return all the doubts of a document; `texts` and `spans` in reading order."""
    found = [*persons(spans), *ambiguous_mentions(mentions, list(texts))]
    by_part: dict[str, list[Span]] = {}
    for span in spans:
        by_part.setdefault(span.part, []).append(span)
    for part, text in texts.items():
        found += residual(part, text, by_part.get(part, []))
    found += inconsistencies(spans)
    found += readable_elsewhere(texts, by_part)
    found += upstream(spans, texts)
    return found


@dataclass(frozen=True, slots=True)
class _Person:
    given: tuple[str, ...]
    surname: str
    text: str
    place: tuple[str, int, int] = ("", 0, 0)


def persons(spans: Iterable[Span]) -> Iterator[Doubt]:
    """Yield the persons, told apart by their letters, whose names are alike."""
    by_letter: dict[str, list[Span]] = {}
    for span in spans:
        if span.entity and span.label in ("PERSON", "MINOR"):
            by_letter.setdefault(span.entity, []).append(span)
    people = []
    for same in by_letter.values():
        parsed = [(names.parse(text), text) for text in dict.fromkeys(span.text for span in same)]
        name, text = max(parsed, key=lambda p: (bool(p[0].given and p[0].surname), len(p[0].full)))
        people.append(_Person(name.given, letters("".join(name.surname)), text, (same[0].part, *_range(same[0]))))
    return _alike(people)


def _range(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _alike(people: list[_Person]) -> Iterator[Doubt]:
    by_surname: dict[str, list[_Person]] = {}
    for person in people:
        if person.surname:
            by_surname.setdefault(person.surname, []).append(person)
    for left, right in _neighbours([surname for surname in by_surname if 3 < len(surname) <= _LONGEST]):
        for one, other in islice(product(by_surname[left], by_surname[right]), 16):
            if compatible_given(one.given, other.given) or near_given(one.given, other.given):
                yield _alike_pair(one, other)
                break
    for same in by_surname.values():
        full = [person for person in same if person.given]
        near = [pair for pair in combinations(full[:_COMPARED], 2) if near_given(pair[0].given, pair[1].given)]
        yield from (_alike_pair(one, other) for one, other in near)
        if len(full) > 1 and not (near and len(full) == 2):
            quoted = [f"« {person.text} »" for person in full[:4]]
            rest = ["…"] if len(full) > 4 else []
            many = "Deux" if len(full) == 2 else str(len(full))
            message = f"{many} personnes portent le même nom : vérifier qui est cité seul : {', '.join(quoted + rest)}."
            yield Doubt("same_surname", message, *full[1].place)


def _alike_pair(one: _Person, other: _Person) -> Doubt:
    message = f"Orthographes voisines, peut-être la même personne : « {one.text} » et « {other.text} »."
    return Doubt("similar_names", message, *other.place)


def _neighbours(surnames: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that one typing error separates, without comparing all with all.

    Two words one error apart share what remains when a letter is left out.
    """
    shared: dict[str, list[str]] = {}
    for surname in surnames:
        for rest in {surname, *(surname[:i] + surname[i + 1 :] for i in range(len(surname)))}:
            shared.setdefault(rest, []).append(surname)
    pairs = {pair for same in shared.values() for pair in combinations(same[:30], 2) if _one_slip(*pair)}
    order = {surname: index for index, surname in enumerate(surnames)}
    yield from sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]]))


def _one_slip(a: str, b: str) -> bool:
    """Say whether one typing error separates two surnames; of four letters, only one too many ("Dony", "Donny")."""
    return one_edit(a, b) and (min(len(a), len(b)) > 4 or len(a) != len(b))


def ambiguous_mentions(mentions: Iterable[Mention], parts: Sequence[str]) -> Iterator[Doubt]:
    """Yield surnames alone, or initials, that several persons of the document bear."""
    for mention in mentions:
        if mention.ambiguous:
            yield Doubt(
                "ambiguous_name",
                f"« {mention.text} » peut désigner plusieurs personnes du texte.",
                parts[mention.part],
                mention.candidate.start,
                mention.candidate.end,
            )


def inconsistencies(spans: Iterable[Span]) -> Iterator[Doubt]:
    """Yield texts that stand in two categories, or hidden here and readable there."""
    by_text: dict[str, list[Span]] = {}
    births: dict[str, str] = {}
    for span in spans:
        place = _BIRTH_PLACE.search(span.text) if span.label == "BIRTH" else None
        if place:
            births.setdefault(letters(place["town"]), place["town"])
        key = letters(span.text)
        if len(key) > 2 and span.label != "MASK":
            by_text.setdefault(key, []).append(span)
    for key, same in by_text.items():
        first = same[0]
        person = next((s for s in same if s.label in ("PERSON", "MINOR")), None)
        if key in births and person:
            kinds = f"lieu de naissance et {marks.WORDS[person.label]}"
            message = f"« {births[key]} » figure dans deux catégories : {kinds}."
            yield Doubt("two_categories", message, person.part, *_range(person))
        other = next((s for s in same if s.label != first.label), None)
        if other:
            kinds = f"{marks.WORDS[first.label]} et {marks.WORDS[other.label]}"
            message = f"« {first.text} » figure dans deux catégories : {kinds}."
            yield Doubt("two_categories", message, other.part, *_range(other))
        actions = {s.action for s in same}
        if KEEP in actions and len(actions) > 1:
            kept = next(s for s in same if s.action == KEEP)
            message = f"« {first.text} » est masqué ou proposé à un endroit et visible à un autre."
            yield Doubt("kept_elsewhere", message, kept.part, *_range(kept))


_BIRTH_PLACE = re.compile(
    r"(?<!\w)[àÀ][ \u00a0]"
    r"(?P<town>(?:(?:La|Le|Les)[ \u00a0])?[A-ZÀ-Þ][\w'’]{1,24}(?:[- ][A-ZÀ-Þa-z][\w'’]{1,24}){0,3}?)"
    r"(?=[ \u00a0]?(?:[,;()]|$)|[ \u00a0](?:le|en|du|ce)[ \u00a0])"
)
_DATE = re.compile(r"\d{1,2}(?:er)?[ \u00a0./-](?:\d{1,2}|[a-zéû]{3,9})[ \u00a0./-]\d{4}")
_STREET_AND_NUMBER = re.compile(r"[^\d,(\n]{4,60},?[ \u00a0]?(?:n[°º][ \u00a0]?)?\d{1,4}(?:[ \u00a0]?[A-Za-z](?!\w))?")
_WHOLE = frozenset({"PHONE", "EMAIL", "IBAN", "NISS", "PLATE", "PARCEL", "COMPANY"})


def readable_elsewhere(texts: Mapping[str, str], by_part: Mapping[str, list[Span]]) -> Iterator[Doubt]:
    """Yield where a datum hidden at one place stands, not annotated, at another: the title, another part.

    Persons are not looked for here: `propagation` carries them.
    """
    wanted: dict[tuple[str, ...], Span] = {}
    for spans in by_part.values():
        for span in spans:
            needle = tuple(words(_core(span))) if span.action != KEEP else ()
            if len("".join(needle)) >= 6:
                wanted.setdefault(needle, span)
                if span.label == "PHONE":
                    for digits in sorted(writings(span.text)):
                        wanted.setdefault((digits,), span)
    if not wanted:
        return
    runs = {max((w for w in needle if w.isdigit()), key=len, default="@") for needle in wanted}
    dialled = {needle[0] for needle, span in wanted.items() if span.label == "PHONE" and len(needle) == 1}
    for part, text in texts.items():
        taken = Ranges((s.start, s.end) for s in by_part.get(part, ()))
        if not any(_stands_free(text, run, taken) for run in runs) and not _dialled_freely(text, dialled, taken):
            continue
        folded = Folded(text)
        for needle, span in wanted.items():
            for start, end in folded.find("".join(needle)):
                if taken.add(start, end):
                    message = f"« {text[start:end]} » est masqué ou proposé ailleurs ({marks.WORDS[span.label]})."
                    yield Doubt("readable_elsewhere", message, part, start, end)


def _stands_free(text: str, run: str, taken: Ranges) -> bool:
    """Say whether some digits stand outside the spans: most parts need no closer look."""
    start = text.find(run)
    while start >= 0:
        if not taken.overlaps(start, start + len(run)):
            return True
        start = text.find(run, start + len(run))
    return False


_DIGITS = re.compile(r"(?:\+|\(?0)\d(?:[ \u00a0./()-]{0,3}\d){7,13}")


def _dialled_freely(text: str, numbers: set[str], taken: Ranges) -> bool:
    """Say whether one of these telephone numbers stands outside the spans, in whatever form."""
    return bool(numbers) and any(
        re.sub(r"\D", "", match.group()) in numbers and not taken.overlaps(*match.span())
        for match in _DIGITS.finditer(text)
    )


def _core(span: Span) -> str:
    """Return what tells of a datum: of an address the street and the number, of a birth the day."""
    if span.label in _WHOLE:
        return span.text
    pattern = {"ADDRESS": _STREET_AND_NUMBER, "BIRTH": _DATE}.get(span.label)
    match = pattern.search(span.text) if pattern else None
    return match.group() if match else ""


# What the words before a mask say of what it hides.
_BEFORE_MASK = (
    (
        "ADDRESS",
        re.compile(r"(?:domicili|r[ée]sidant|demeurant|habitant|(?<!\w)(?:rue|avenue|place|chauss[ée]e|adresse))"),
    ),
    ("BIRTH", re.compile(r"(?<!\w)n[ée]e?s?[ \u00a0](?:à|le|en)|naissance|[âa]g[ée]")),
    ("NISS", re.compile(r"national|niss")),
    ("IBAN", re.compile(r"compte|iban")),
    ("PHONE", re.compile(r"t[ée]l|gsm|phone")),
    ("EMAIL", re.compile(r"mail|courriel")),
    ("PARCEL", re.compile(r"cadastr|parcelle|section")),
)


def upstream(spans: Sequence[Span], texts: Mapping[str, str] | None = None) -> Iterator[Doubt]:
    """Yield reminders when the back office masked something and the same kind of datum was readable elsewhere."""
    masks = [s for s in spans if s.label == "MASK"]
    readable = [s for s in spans if s.label != "MASK" and s.action != KEEP]
    if not masks or not readable:
        return
    labels = {"PERSON" if s.label == "MINOR" else s.label for s in readable}
    seen: dict[str, Span] = {}
    around: dict[tuple[str, ...], Span] = {}
    for mask in masks:
        text = texts[mask.part] if texts else ""
        seen.setdefault(_hidden_label(text, mask), mask)
        for key in _around(text, mask):
            around.setdefault(key, mask)
    for label, mask in seen.items():
        if label in labels:
            message = (
                f"L'institution a déjà masqué des données de ce genre ({marks.WORDS[label]}), mais d'autres étaient "
                "lisibles : vérifier qu'il ne s'agit pas des mêmes."
            )
            yield Doubt("upstream_elsewhere", message, mask.part, *_range(mask))
    for span in readable:
        if texts and any(key in around for key in _around(texts[span.part], span)):
            message = f"« {span.text} » se lit ici, là où un passage semblable est masqué par l'institution."
            yield Doubt("upstream_elsewhere", message, span.part, *_range(span))


def _hidden_label(text: str, mask: Span) -> str:
    before = fold(text[max(0, mask.start - 30) : mask.start]).rpartition("\n")[2]
    last = re.split(r"[,;]", before.rstrip(" ,;"))[-1]
    return next((label for label, cue in _BEFORE_MASK if cue.search(last)), "PERSON")


def _around(text: str, span: Span) -> Iterator[tuple[str, ...]]:
    """Yield the words just before, and those just after, when there are enough to recognise the sentence."""
    before = ("before", *words(text[max(0, span.start - 50) : span.start])[1:][-4:])
    after = ("after", *words(text[span.end : span.end + 50])[:-1][:4])
    for side in (before, after):
        if len(side) == 5 and len("".join(side[1:])) >= 12:
            yield side
