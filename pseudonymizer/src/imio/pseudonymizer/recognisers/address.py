"""Address of a person: street and number, with box, postcode and locality beside it.

Legal basis: GDPR art. 4. Accuracy: a street word and a number are found reliably; whose address it is, is read from
the words around and from the persons found: a word of residence or a person just before masks it, an institution, a
firm or a work site leaves it readable, an institution that a person serves is proposed. A street without number is
not proposed.
"""

from bisect import bisect_left
from bisect import bisect_right
from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.ranges import Ranges
from imio.pseudonymizer.recognisers import address_beside as beside
from imio.pseudonymizer.recognisers import address_briefly as briefly
from imio.pseudonymizer.recognisers import address_forms as forms
from imio.pseudonymizer.recognisers import address_further as further
from imio.pseudonymizer.recognisers import address_judging as judging
from imio.pseudonymizer.recognisers import address_numbers as numbers
from imio.pseudonymizer.recognisers import address_roadside as roadside
from imio.pseudonymizer.recognisers import address_units as units
from imio.pseudonymizer.recognisers import address_words as words
from imio.pseudonymizer.recognisers import upstream
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "address"


def find(context: Context) -> Iterator[Candidate]:
    """Yield addresses with a number, judged by the words alone; `settle` judges again once the persons are known."""
    for candidate in _written(context):
        candidate.end = units.end_of(context.text, candidate.end)
        sentence = _SENTENCE_ENDS.search(context.text, candidate.start, candidate.end)
        if sentence and any(map(str.isdigit, context.text[candidate.start : sentence.start()])):
            candidate.end = sentence.start()
        yield candidate
    yield from numbers.find(context)
    yield from briefly.find(context)


#: "au n° 62 du boulevard. L'échevine X indique": a long word before the dot is no abbreviation.
_SENTENCE_ENDS = re.compile(r"(?<=[a-zà-ÿ]{7})\.[ \u00a0]+(?=[A-ZÀ-Þ])")


def _written(context: Context) -> Iterator[Candidate]:
    text = context.text
    for start, end, kind in forms.written(text):
        if end - start <= 170:
            score = {"street": 0.8, "first": 0.75, "residence": 0.7}[kind]
            candidate = Candidate(start, end, "ADDRESS", PROPOSE, score, "Rue et numéro", NAME, kind)
            judging.judge(candidate, context, ())
            yield candidate
    for match in beside.ROAD.finditer(text):
        candidate = Candidate(*match.span(), "ADDRESS", PROPOSE, 0.6, "Route et numéro", NAME, "street")
        judging.judge(candidate, context, ())
        yield candidate
    for start, end in forms.villages(text, context.places):
        candidate = Candidate(start, end, "ADDRESS", KEEP, 0.45, "Village et numéro", NAME, "village")
        judging.judge(candidate, context, ())
        yield candidate
    for match in forms.LODGED.finditer(text):
        candidate = Candidate(*match.span(), "ADDRESS", KEEP, 0.5, "Boîte, chambre ou parcelle", NAME, "village")
        judging.judge(candidate, context, ())
        yield candidate
    for match in briefly.TO_JUDGE.finditer(text):
        candidate = Candidate(*match.span(match.lastgroup), "ADDRESS", KEEP, 0.45, "Maison", NAME, "village")
        judging.judge(candidate, context, ())
        yield candidate
    for match in beside.OWN_MANOR.finditer(text):
        yield Candidate(*match.span("datum"), "ADDRESS", PROPOSE, 0.6, "Maison ou ferme de quelqu'un", NAME, "named")
    for match in beside.AT_SOMEBODYS.finditer(text):
        house = beside.NAMED_HOUSE.match(text, match.end())
        if house and not beside.is_thing(house["datum"]):
            start = match.start("house") + 2 if match["house"] else house.start("datum")
            yield Candidate(start, house.end("datum"), "ADDRESS", PROPOSE, 0.6, "Maison chez quelqu'un", NAME, "named")
    for start in sorted(context.address_cells):
        cell = _CELL.fullmatch(text, *context.line(start))
        if cell:
            candidate = Candidate(*cell.span("datum"), "ADDRESS", KEEP, 0.46, "Colonne des adresses", NAME, "village")
            judging.judge(candidate, context, ())
            yield candidate
    for match in beside.SAME_STREET.finditer(text):
        if words.PUBLIC.search(text[context.line(match.start())[0] : match.start()][-40:]):
            continue
        yield Candidate(*match.span("datum"), "ADDRESS", PROPOSE, 0.5, "Numéro de maison dans une liste", NAME, "same")


#: What fills a cell under "Adresse": a capital, and a number that ends it.
_CELL = re.compile(
    r"[ \u00a0]*(?P<datum>(?=[^\d\n\t]{0,40}[A-ZÀ-Þ])[^\n\t]{2,50}?\d{1,4}(?:[ \u00a0]?[A-Za-z])?"
    r"(?:[/.]\w{1,4})?)[ \u00a0]*"
)


def settle(found: list[Candidate], context: Context) -> list[Candidate]:
    """Decide whose each address is, by the persons beside it; add the addresses that only a person reveals."""
    found = _houses_not_people(found, context)
    found = [_hamlet(c, context.text) or c for c in found]
    persons = [c for c in found if c.label in ("PERSON", "MINOR", "MASK")]
    seen = Ranges((c.start, c.end) for c in persons)
    persons += [c for c in upstream.blanked(context) if not seen.overlaps(c.start, c.end)]
    persons.sort(key=lambda c: c.start)
    busy = Ranges((c.start, c.end) for c in found if c.label != "SENSITIVE")
    added = [*numbers.before(persons, busy, context), *_followers(persons, busy, context)]
    starts = [person.start for person in persons]
    births = Ranges((c.start, c.end) for c in found if c.label in ("BIRTH", "NISS"))
    for candidate in found:
        if candidate.recogniser == NAME and candidate.subject not in ("same", "number", "named"):
            around = persons[
                bisect_left(starts, candidate.start - judging.LEFT) : bisect_right(starts, candidate.end + 120)
            ]
            judging.judge(candidate, context, around)
            if candidate.action == KEEP and candidate.owner != "trade" and _in_home_cell(candidate, context):
                judging.decide(candidate, PROPOSE, "Colonne des adresses", 0.6)
            if candidate.action != MASK and births.overlaps(candidate.start - 3, candidate.start):
                judging.decide(candidate, MASK, "Adresse après une naissance", 0.9)
            if candidate.action != KEEP:
                _reach_left(candidate, context, busy)
    added += further.after_clause(persons, busy, context)
    added += further.neighbours(persons, busy, context)
    added += further.told(found, busy, context)
    added += further.second([*found, *added], busy, context)
    added += roadside.find(numbers.bare(context), found, busy, context)
    added += numbers.series([*found, *added], busy, context)
    return sorted([*found, *added], key=lambda c: c.start)


def _houses_not_people(found: list[Candidate], context: Context) -> list[Candidate]:
    """Drop the doubtful person that is a house: "Mme Crépin, Sart-Mélin 12"; `_followers` hides it as an address."""
    private = {c.end for c in found if c.label in ("PERSON", "MINOR") and c.action != KEEP}
    return [c for c in found if not (_doubtful(c, context.text) and _in_a_house(c, private, context.text))]


def _in_home_cell(candidate: Candidate, context: Context) -> bool:
    """Say whether an address stands in a cell under "Domicile" or "Adresse" of a row without firm or public place."""
    if not context.address_cells or context.line(candidate.start)[0] not in context.address_cells:
        return False
    text = context.text
    start, end = text.rfind("\n", 0, candidate.start) + 1, text.find("\n", candidate.end)
    return not words.PUBLIC.search(text[start : candidate.start] + text[candidate.end : end if end >= 0 else len(text)])


def _hamlet(candidate: Candidate, text: str) -> Candidate | None:
    """Return the address that a doubtful person is: "inscrit au registre, Haute-Vorme 31A"."""
    name = text[candidate.start : candidate.end]
    house = forms.HOUSE_AFTER.match(text, candidate.end) if _doubtful(candidate, text) else None
    if not house or not _HYPHENED.fullmatch(name) or lexicon.is_first_name(name) > 3:
        return None
    reason = "Lieu et numéro de maison"
    return Candidate(candidate.start, house.end(), "ADDRESS", candidate.action, 0.6, reason, NAME, "number")


_HYPHENED = re.compile(r"\w{2,20}(?:-\w{2,20}){1,3}")


def _doubtful(candidate: Candidate, text: str) -> bool:
    if candidate.label != "PERSON" or candidate.action == KEEP:
        return False
    double = re.fullmatch(r"\w{1,30}(?:-\w{1,30}){1,3}", text[candidate.start : candidate.end])
    if candidate.recogniser == "model" or (candidate.action == PROPOSE and bool(double)):
        return True
    return _is_walloon(candidate, text) and bool(forms.HOUSE_AFTER.match(text, candidate.end))


def _is_walloon(candidate: Candidate, text: str) -> bool:
    """Say whether what was taken for a name begins as a hamlet does in Walloon: "Al Goffe", "So l'Heid"."""
    return bool(_WALLOON.match(text, candidate.start))


_WALLOON = re.compile(
    r"(?:Al|El|[ÂA]s|Aus|Dri|Dr[îi]|Do|D[èe]l|Li|Lu|L[èe]s|So|Sol|Su|Sur|Sos|Inte|Vè|Vî|P[aå]|È)(?:[ \u00a0]|['’])"
)


def _in_a_house(candidate: Candidate, private: set[int], text: str) -> bool:
    for end in range(candidate.start - 1, max(0, candidate.start - 45), -1):
        if end not in private:
            continue
        told = beside.TOLD.match(text, end)
        for begin in (end, told.end()) if told else (end,):
            for pattern in (beside.NAMED_HOUSE, beside.MANOR):
                house = pattern.match(text, begin)
                if house and house.start("datum") <= candidate.start and candidate.end <= house.end("datum"):
                    return True
    return False


def _followers(persons: list[Candidate], busy: Ranges, context: Context) -> Iterator[Candidate]:
    """Yield what stands directly after a private person and reads as a home only there."""
    for person in persons:
        if person.action == KEEP:
            continue
        end = person.end
        if context.text[end : end + 2] in (" »", "\u00a0»"):
            end += 2
        told = beside.TOLD.match(context.text, end)
        home = _beside(context.text, end, busy)
        if not home and told:
            home = _beside(context.text, told.end(), busy)
            if home:  # what he is stands between: it may be the address of his office
                home.action, home.score = PROPOSE, 0.6
        if home:
            yield home
        else:
            yield from numbers.after(person, end, busy, context)
            if told:
                yield from numbers.after(person, told.end(), busy, context)


_BESIDE = (
    (beside.NAMED_HOUSE, MASK),
    (beside.LODGER, PROPOSE),
    (beside.MANOR, PROPOSE),
    (units.AFTER_PERSON, PROPOSE),
    (units.NUMBER_AND_UNIT, MASK),
    (units.FLOOR, PROPOSE),
    (briefly.REVERSED, PROPOSE),
    (briefly.BLOCK, PROPOSE),
    (briefly.HOUSE_NAME, PROPOSE),
    (briefly.SETTLED, PROPOSE),
    (briefly.IN_BRACKETS, PROPOSE),
    (briefly.UNIT_OF, PROPOSE),
    (beside.POSTCODE, PROPOSE),
)


def _beside(text: str, end: int, busy: Ranges) -> Candidate | None:
    """Return the home that begins where a person, or what is told of him, ends."""
    for pattern, action in _BESIDE:
        match = pattern.match(text, end)
        if not match:
            continue
        start, stop = match.start("datum"), units.end_of(text, match.end("datum"))
        if busy.overlaps(start, stop):
            stop = match.end("datum")
        if busy.add(start, stop):
            return Candidate(start, stop, "ADDRESS", action, 0.7, "Suit le nom d'une personne", NAME, "beside")
    return None


def _reach_left(candidate: Candidate, context: Context, busy: Ranges) -> None:
    """Let a hidden address begin with the locality or the house named before the street."""
    _reach_floor(candidate, context, busy)
    left = context.before(candidate.start, 70)
    match = beside.PREFIX.search(left)
    if not match:
        return
    start = candidate.start - len(left) + match.start()
    group = "code" if match["code"] else "manor" if match["manor"] else "town"
    if group == "town" and not re.search(r"(?:^|[,(:–—-]|\b[àa]|\bde|\baux?)[ \u00a0]?$", context.before(start, 12)):
        return
    if busy.overlaps(start, candidate.start):
        return
    if group == "town" and re.match(r"(?:SRL|SA|ASBL|SPRL|Commune|Ville|Province|CPAS)\b", match.group()):
        return
    candidate.start = start
    if group == "manor":
        _reach_floor(candidate, context, busy)


def _reach_floor(candidate: Candidate, context: Context, busy: Ranges) -> None:
    left = context.before(candidate.start, 40)
    floor = beside.FLOOR.search(left) or units.BEFORE.search(left)
    if floor and not busy.overlaps(candidate.start - len(floor.group()), candidate.start):
        candidate.start -= len(floor.group())
