"""What a human corrects of the grouping: merge, split, relabel; and how a newer version of the text inherits it.

All functions are pure: they return a new `Analysis`. A letter never changes its person: a merge keeps the letter of
whoever appears first, a split takes a letter that nobody has. Who prefers letters in order of appearance calls
`reorder` afterwards. The ids of spans never change, not even when the label does.
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import replace
from imio.pseudonymizer import doubts
from imio.pseudonymizer import names
from imio.pseudonymizer import policy
from imio.pseudonymizer.document import Analysis
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import LABELS
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import Span
from imio.pseudonymizer.entities import Entity
from imio.pseudonymizer.entities import letter_of
from imio.pseudonymizer.entities import Mention
from imio.pseudonymizer.errors import PseudonymizerError
from imio.pseudonymizer.folding import letters as only_letters
from imio.pseudonymizer.folding import words
from imio.pseudonymizer.linking import flat
from imio.pseudonymizer.linking import same_surname
from imio.pseudonymizer.linking import within_surname

import re


class CannotRegroup(PseudonymizerError):
    """A merge, split or change of label that makes no sense; says why, in French, without the text."""


def merge(analysis: Analysis, letters: Iterable[str]) -> Analysis:
    """Return the analysis with the entities of these letters made one, under the letter that appears first.

    Raises `CannotRegroup`: fewer than two letters, an unknown one, or entities of different labels.
    """
    wanted = set(letters)
    if len(wanted) < 2:
        raise CannotRegroup("Il faut au moins deux lettres à réunir.")
    chosen = [span for span in analysis.spans if span.entity in wanted]
    if "" in wanted or {span.entity for span in chosen} != wanted:
        raise CannotRegroup("Une des lettres à réunir n'existe pas dans cette analyse.")
    if len({span.label for span in chosen}) > 1:
        raise CannotRegroup("Ces éléments n'ont pas la même étiquette : changez-la avant de les réunir.")
    first = chosen[0].entity
    return _with(analysis, {span.id: {"entity": first} for span in chosen})


def split(analysis: Analysis, span_ids: Iterable[str], letter: str = "") -> Analysis:
    """Return the analysis with these spans of one entity made an entity of their own.

    letter: one that nobody has, to undo a merge; by default the one after the last in use.
    Raises `CannotRegroup`: no span, an unknown one, spans of several entities, all of an entity, or a letter taken.
    """
    chosen = _chosen(analysis, set(span_ids))
    entity = chosen[0].entity
    if not entity or any(span.entity != entity for span in chosen):
        raise CannotRegroup("Les occurrences à séparer doivent porter la même lettre.")
    if len(chosen) == sum(span.entity == entity for span in analysis.spans):
        raise CannotRegroup("Toutes les occurrences sont choisies : il n'y a rien à séparer.")
    label = chosen[0].label
    if letter and (_number(letter, label) is None or any(span.entity == letter for span in analysis.spans)):
        raise CannotRegroup("Cette lettre n'est pas libre.")
    letter = letter or _next(analysis, label)
    return _with(analysis, {span.id: {"entity": letter} for span in chosen})


def relabel(analysis: Analysis, span_id: str, label: str) -> Analysis:
    """Return the analysis with another label on one span; what is never weakened (minor, NISS) becomes a mask.

    The span joins the entity whose text is the same under that label, or becomes one of its own.
    Raises `CannotRegroup`: unknown span or label, or a mask made upstream, of which nobody knows what it hides.
    """
    (span,) = _chosen(analysis, {span_id})
    if label not in LABELS:
        raise CannotRegroup("Cette étiquette n'existe pas.")
    if "MASK" in (label, span.label) and label != span.label:
        raise CannotRegroup("Un masque de l'institution garde son étiquette, et n'en est pas une qu'on choisit.")
    if label == span.label:
        return analysis
    action = MASK if label in policy.LOCKED else span.action
    entity = ""
    if action != KEEP:
        text = only_letters(span.text)
        same = (s.entity for s in analysis.spans if s.label == label and s.entity and only_letters(s.text) == text)
        entity = next(same, "") or _next(analysis, label)
    reason = "Étiquette choisie à la relecture"
    return _with(analysis, {span.id: {"label": label, "action": action, "entity": entity, "reason": reason}})


def reorder(analysis: Analysis) -> Analysis:
    """Return the analysis with letters and numbers given again, in order of first appearance."""
    given: dict[str, str] = {}
    counts: dict[str, int] = {}
    for span in analysis.spans:
        if span.entity and span.entity not in given:
            number = counts.get(span.label, 0)
            counts[span.label] = number + 1
            given[span.entity] = _name(number, span.label)
    return _with(analysis, {span.id: {"entity": given[span.entity]} for span in analysis.spans if span.entity})


def _chosen(analysis: Analysis, ids: Collection[str]) -> list[Span]:
    chosen = [span for span in analysis.spans if span.id in ids]
    if not chosen or len({span.id for span in chosen}) != len(ids):
        raise CannotRegroup("Une des occurrences choisies n'existe pas dans cette analyse.")
    return chosen


def _with(analysis: Analysis, changes: Mapping[str, Mapping[str, str]]) -> Analysis:
    """Change the spans, and make again the doubts that only spans decide."""
    spans = tuple(replace(span, **changes[span.id]) if span.id in changes else span for span in analysis.spans)
    kept = [doubt for doubt in analysis.warnings if doubt.kind not in doubts.OF_SPANS]
    renewed = dict.fromkeys([*doubts.persons(spans), *doubts.inconsistencies(spans), *kept])
    return replace(analysis, spans=spans, warnings=tuple(renewed))


def _name(number: int, label: str) -> str:
    return letter_of(number) if label == "PERSON" else f"{label}{number + 1}"


def _number(entity: str, label: str) -> int | None:
    """Return the place of a letter, or of "ADDRESS3", in its row; None when it is not of that row."""
    if label != "PERSON":
        match = re.fullmatch(rf"{label}([1-9]\d{{0,6}})", entity)
        return int(match.group(1)) - 1 if match else None
    if not re.fullmatch(r"[A-Z]{1,4}", entity):
        return None
    number = 0
    for letter in entity:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _next(analysis: Analysis, label: str) -> str:
    """Return what follows the last in use: a letter freed by a merge may stand in a copy already published."""
    known = [_number(span.entity, label) for span in analysis.spans if span.label == label]
    return _name(max((number for number in known if number is not None), default=-1) + 1, label)


# From one version to the next.


def carry_over(entities: list[Entity], texts: list[str], previous: Analysis | None) -> list[Entity]:
    """Return the entities as the older version groups them, with its letters, merges and splits included.

    A mention follows the letter that its full name had there, or that the same writing between the same words had.
    What the older version does not know stays as `link` grouped it, and gets no letter here. `texts` by number of part.
    """
    if previous is None:
        return entities
    memory = _Memory(previous)
    owners: dict[str, Entity] = {}
    result: list[Entity] = []
    late: list[tuple[Entity, list[Mention]]] = []
    wanted = memory.wanted([m for e in entities for m in e.mentions if m.candidate.label == "PERSON"], texts)
    for entity in entities:
        groups: dict[str, list[Mention]] = {}
        for mention in entity.mentions:
            groups.setdefault(wanted.get(id(mention), ""), []).append(mention)
        told = [letter for letter in groups if letter]
        if not told:
            late.append((entity, entity.mentions))
            result.append(entity)
            continue
        main = max(told, key=lambda letter: max(len(m.full.full) for m in groups[letter] if m))
        groups[main] += groups.pop("", [])
        for letter, mentions in groups.items():
            owner = owners.get(letter)
            if owner is None:
                owner = entity if letter == main else Entity()
                owner.letter, owner.mentions = letter, []
                owners[letter] = owner
                result.append(owner)
            _give(owner, mentions)
    late.sort(key=lambda pair: min(m.place for m in pair[1]))
    for entity, mentions in late:
        letter = memory.merged(entity)
        owner = owners.get(letter)
        if owner is None and letter:
            entity.letter = letter
            owners[letter] = entity
        # Only a human puts two surnames under one letter: that choice holds. `link` may have had a reason otherwise.
        if owner is not None and not _alike(owner, entity):
            _give(owner, list(mentions))
            result.remove(entity)
    for entity in result:
        entity.mentions.sort(key=lambda m: m.place)
    return result


def _give(owner: Entity, mentions: Iterable[Mention]) -> None:
    for mention in mentions:
        mention.entity = owner
        owner.mentions.append(mention)
        owner.subjects.add(mention.candidate.subject)
        if mention.full.given and len(mention.full.full) > len(" ".join(owner.given + owner.surname)):
            owner.given, owner.surname = mention.full.given, mention.full.surname
    if not owner.surname and not owner.given and owner.mentions:
        owner.given, owner.surname = owner.mentions[0].full.given, owner.mentions[0].full.surname


def _alike(left: Entity, right: Entity) -> bool:
    a, b = left.surname, right.surname
    return same_surname(a, b) or within_surname(a, b) or within_surname(b, a)


class _Memory:
    """What an older version says of names: their letters, and those of the same words around."""

    def __init__(self, previous: Analysis):
        self.by_name: dict[str, set[str]] = {}
        self.by_place: dict[tuple, list[str]] = {}
        for span in previous.spans:
            if span.label != "PERSON" or not span.entity:
                continue
            key = _key(names.parse(span.text))
            self.by_name.setdefault(key, set()).add(span.entity)
            for place in _places(key, previous.texts.get(span.part, ""), span.start, span.end):
                self.by_place.setdefault(place, []).append(span.entity)

    def wanted(self, mentions: list[Mention], texts: list[str]) -> dict[int, str]:
        """Return the letter of each mention the older version knows, by the mention's id()."""
        here: dict[tuple, list[Mention]] = {}
        result: dict[int, str] = {}
        for mention in mentions:
            if mention.candidate.action == KEEP:
                continue
            key = _key(mention.name)
            known = self.by_name.get(key, set())
            full = bool(mention.name.given and mention.name.surname)
            if len(known) == 1 and full:
                result[id(mention)] = next(iter(known))
            elif known:
                both, *sides = _places(key, texts[mention.part], mention.candidate.start, mention.candidate.end)
                if both not in self.by_place and full:
                    # Two persons of one name: the words of one side may tell. A surname alone goes where it leads now.
                    both = next((side for side in sides if len(set(self.by_place.get(side, ()))) == 1), both)
                here.setdefault(both, []).append(mention)
        for place, same in here.items():
            told = self.by_place.get(place, [])
            if len(set(told)) == 1:
                told = told[:1] * len(same)
            if len(told) == len(same):
                same.sort(key=lambda m: m.place)
                result |= {id(mention): letter for mention, letter in zip(same, told, strict=True)}
        return result

    def merged(self, entity: Entity) -> str:
        """Return the letter that all the writings of an entity had, when it is the only one."""
        hidden = [m for m in entity.mentions if m.candidate.label == "PERSON" and m.candidate.action != KEEP]
        told = [self.by_name.get(_key(m.name), set()) for m in hidden]
        common = set.union(*told) if told else set()
        return next(iter(common)) if len(common) == 1 and all(told) else ""


def _key(name: names.Name) -> str:
    return flat(sorted(name.given + name.surname))


def _places(key: str, text: str, start: int, end: int) -> list[tuple[str, ...]]:
    """Return the words around a name: three before and two after, then two of either side, when there are two."""
    before = words(text[max(0, start - 50) : start])[-3:]
    after = words(text[end : end + 40])[:2]
    places = [("both", key, " ".join(before), " ".join(after))]
    places += [("before", key, " ".join(before[-2:]))] if len(before) > 1 else []
    return [*places, ("after", key, " ".join(after))] if len(after) > 1 else places
