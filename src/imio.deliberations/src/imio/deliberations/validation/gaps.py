"""Who is named as an office holder in the texts and is missing in the registry. Pure: proposals in, names out.

Only what the pseudonymizer keeps readable for the words around counts: an attendance list, a vote, a signature, or a
function of this institution beside the name. Notaries, lawyers and ministers hold an office too, and none here.
"""

from collections import Counter
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from imio.deliberations.pseudonymization.officials import Entry
from imio.deliberations.pseudonymization.officials import read_entries
from imio.deliberations.validation.registry import in_office
from imio.deliberations.validation.registry import person_key
from imio.deliberations.validation.registry import without_civility
from imio.pseudonymizer.linking import compatible_given
from imio.pseudonymizer.linking import flat
from imio.pseudonymizer.linking import plain
from imio.pseudonymizer.names import Name
from imio.pseudonymizer.names import parse
from typing import Any

import hashlib
import re


#: Reasons of the pseudonymizer that say by themselves that somebody sits there or signs.
SEATED = (
    "Figure dans la liste des présences",
    "Vote exprimé en séance",
    "Signe la délibération",
    "Signature d'une autorité",
    "Préside la séance",
    "Un groupe politique est cité à côté du nom",
    "Agit comme membre de l'assemblée",
    "Prend part au débat de l'assemblée",
)
#: Reasons that count when the function is one of this institution.
BESIDE = (
    "Une fonction publique est citée à côté du nom",
    "Une fonction publique est citée dans la case d'à côté",
    "Une fonction publique est citée pour toute l'énumération",
)
_S = r"[\s\u00a0]{1,4}"
_OFFICE = (
    rf"bourgmestre(?:-pr[ée]sidente?)?|[ée]chevine?|d[ée]put[ée]e?{_S}provinciale?|"
    rf"conseill(?:er|[èe]re)(?:{_S}(?:communale?|provinciale?|du{_S}cpas|cpas|de{_S}l['’]action{_S}sociale|de{_S}police))?|"
    rf"pr[ée]sidente?{_S}(?:du{_S}(?:cpas|conseil|coll[èe]ge)|d['’]assembl[ée]e|de{_S}l['’]assembl[ée]e)|"
    rf"direct(?:eur|rice){_S}(?:g[ée]n[ée]rale?|financi(?:er|[èe]re))|receveu(?:r|se)(?:{_S}r[ée]gionale?)?|"
    rf"secr[ée]taire{_S}(?:communale?|provinciale?|de{_S}zone)|gouverneure?|greffi(?:er|[èe]re){_S}provinciale?|"
    rf"chef(?:fe)?{_S}de{_S}(?:corps|zone)|commandante?{_S}de{_S}zone|fonctionnaire{_S}sanctionnat(?:eur|rice)"
)
_PLURAL = (
    r"[ée]chevine?s|conseill(?:er|[èe]re)s(?:[\s\u00a0]{1,4}(?:communaux|communales|provinciaux|provinciales))?|"
    r"d[ée]put[ée]e?s[\s\u00a0]{1,4}provincia(?:ux|les)"
)
_CIVILITY = r"(?:(?:M\.|MM\.|Mmes?|Mr|Monsieur|Madame|Messieurs|Mesdames)[\s\u00a0]{1,4})?"
_GAP = r"[\s\u00a0]{0,4}"
_LEFT = re.compile(rf"(?<![\w-])({_OFFICE})(?:{_S}f\.?f\.?)?{_GAP}[,:–—-]?{_GAP}{_CIVILITY}$", re.I)
_RIGHT = re.compile(rf"^{_GAP}[,(–—-]?{_GAP}(?:l[ae]{_S}|l['’]|notre{_S})?({_OFFICE})(?![\w-])", re.I)
_LEFT_OF_ALL = re.compile(rf"(?<![\w-])({_PLURAL}){_GAP}[,:]?[^;\n]{{0,120}}$", re.I)
_RIGHT_OF_ALL = re.compile(rf"^[^;\n]{{0,150}}?[,(–—-]{_GAP}({_PLURAL})(?![\w-])", re.I)


@dataclass(frozen=True)
class Holder:
    """Somebody whom a text names as an office holder; the function is empty when the words around do not say it."""

    name: str
    function: str


@dataclass(frozen=True)
class Reading:
    """What one item says of office holders, on the day of its meeting."""

    on: date
    holders: tuple[Holder, ...]


@dataclass(frozen=True)
class Gap:
    """Somebody named as an office holder in some texts and not in office by the registry then.

    ``entry``: the line of the same person with other days, if there is one. ``marks``: recognise the person again
    without naming her.
    """

    name: str
    function: str
    texts: int
    first: date
    last: date
    entry: Entry | None
    marks: frozenset[str]


@dataclass
class _Person:
    name: Name
    writings: Counter = field(default_factory=Counter)
    functions: Counter = field(default_factory=Counter)
    #: Number of the reading -> its day.
    days: dict[int, date] = field(default_factory=dict)


def holders(analysis: Mapping[str, Any], hidden: Collection[str] = ()) -> tuple[Holder, ...]:
    """The office holders that a proposal names, each full name once; ``hidden``: ids of mentions that people masked.

    ``analysis``: as ``Analysis.to_dict`` gives it.
    """
    found: dict[str, tuple[int, Holder]] = {}
    for span in analysis["spans"]:
        if span["label"] != "PERSON" or span["action"] != "keep" or span["id"] in hidden:
            continue
        beside = span["reason"].startswith(BESIDE)
        if not beside and not span["reason"].startswith(SEATED):
            continue
        name = " ".join(without_civility(span["text"]).split())
        function, direct = function_beside(analysis["texts"].get(span["part"], ""), span["start"], span["end"])
        parsed = parse(name)
        if (beside and not function) or not parsed.given or not parsed.surname:
            continue
        key, rank = person_key(name), bool(function) + direct
        if key not in found or rank > found[key][0]:
            found[key] = rank, Holder(name, function)
    return tuple(holder for _rank, holder in found.values())


def gaps(readings: Iterable[Reading], lines: Sequence[str], ignored: Collection[str] = ()) -> tuple[Gap, ...]:
    """Who is missing, those in most texts first. ``ignored``: marks of people that somebody set aside."""
    entries = [entry for entry in read_entries(lines) if entry.official is not None]
    known = [(entry.official, parse(entry.official.name)) for entry in entries]
    persons: dict[str, list[_Person]] = {}
    missing = [
        (number, reading.on, holder, plain(parse(holder.name))[0])
        for number, reading in enumerate(readings)
        for holder in reading.holders
        if in_office(parse(holder.name), holder.name, known, reading.on) is None
    ]
    # Who is written out founds the person; initials join.
    missing.sort(key=lambda one: (any("." in given for given in one[3].given), -len("".join(one[3].given))))
    for number, on, holder, name in missing:
        person = _person(persons.setdefault(flat(name.surname), []), name)
        person.writings[holder.name] += 1
        person.functions.update([holder.function] if holder.function else [])
        person.days[number] = on
    found = [_gap(person, entries) for alike in persons.values() for person in alike]
    found = [gap for gap in found if not gap.marks & set(ignored)]
    return tuple(sorted(found, key=lambda gap: (-gap.texts, gap.name)))


def function_beside(text: str, start: int, end: int) -> tuple[str, bool]:
    """The function of this institution beside a name, "Échevine", and whether it is said of that person alone.

    Empty when there is none.
    """
    before = text[max(0, start - 140) : start].rpartition("\n")[2]
    after = text[end : end + 160].partition("\n")[0]
    for pattern, side in ((_RIGHT, after), (_LEFT, before), (_RIGHT_OF_ALL, after), (_LEFT_OF_ALL, before)):
        match = pattern.search(side)
        if match:
            direct = pattern in (_RIGHT, _LEFT)
            word = " ".join(match[1].split())
            word = word if direct else _one_of(word)
            return word[:1].upper() + word[1:], direct
    return "", False


def mark(name: str) -> str:
    """Recognises a name that was set aside, without keeping it: it may outlive the text."""
    return hashlib.sha256(person_key(name).encode()).hexdigest()[:20]


def _person(alike: list[_Person], name: Name) -> _Person:
    for person in alike:
        if compatible_given(name.given, person.name.given):
            return person
    alike.append(_Person(name))
    return alike[-1]


def _gap(person: _Person, entries: Sequence[Entry]) -> Gap:
    name = max(person.writings, key=lambda written: ("." not in written, person.writings[written], len(written)))
    keys = {person_key(written) for written in person.writings}
    return Gap(
        name=name,
        function=person.functions.most_common(1)[0][0] if person.functions else "",
        texts=len(person.days),
        first=min(person.days.values()),
        last=max(person.days.values()),
        entry=next((entry for entry in entries if person_key(entry.official.name) in keys), None),
        marks=frozenset(map(mark, person.writings)),
    )


def _one_of(function: str) -> str:
    """One of those whom a plural names: "Échevins" -> "Échevin"."""
    singular = re.sub(r"aux\b", "al", function, flags=re.I)
    return re.sub(r"s\b", "", singular, flags=re.I)
