"""Synthetic council texts with their names: what the model learns from."""

from collections.abc import Iterator
from functools import cache
from imio.pseudonymizer.training import grammar
from imio.pseudonymizer.training import lists
from imio.pseudonymizer.training import rosters
from imio.pseudonymizer.training import sittings
from imio.pseudonymizer.training import values
from imio.pseudonymizer.training.corpora import Sample
from imio.pseudonymizer.training.lists import Choices
from imio.pseudonymizer.training.noise import spoil
from imio.pseudonymizer.training.people import People
from imio.pseudonymizer.training.people import upper
from imio.pseudonymizer.training.pieces import Piece
from imio.pseudonymizer.training.pieces import weave
from imio.pseudonymizer.training.slots import Passage
from imio.pseudonymizer.training.slots import World
from pathlib import Path
from random import Random


#: How many passages a document has, and how often.
_SIZES = ((1, 2, 3, 4, 5, 6), (30, 22, 18, 14, 9, 7))
#: Share of passages that are a list made for the occasion, not a template.
_LISTS = 0.12
#: Share of passages of the same topic as the first.
_FAITHFUL = 0.6
_TITLES = (
    "{}",
    "{}",
    "Objet : {}",
    "OBJET : {}",
    "Objet: {}.",
    "{n}. {}",
    "{n}. {}",
    "Point {n} : {}",
    "{n}ème objet : {}",
    "N° {n} - {}",
    "({n}) {}",
    "SP {n}. {}",
)
_OPENINGS = (
    "LE CONSEIL COMMUNAL,",
    "Le Conseil,",
    "LE CONSEIL, en séance publique,",
    "LE COLLÈGE COMMUNAL,",
    "Le Conseil communal,",
)
_CLOSINGS = ("Ainsi fait en séance, date que dessus.", "AINSI DÉLIBÉRÉ EN SÉANCE, DATE QUE DESSUS.", "Par le Conseil,")


@cache
def _topics() -> dict[str, list[grammar.Template]]:
    return grammar.load_all()


def generate(count: int, seed: int, surnames: Path | None = None) -> Iterator[Sample]:
    """Yield `count` invented documents, the same for the same seed.

    `surnames` is a file of further surnames, one a line, with a weight behind a tab if they have one; those in capitals
    are turned into "Dupont".
    """
    further = _further(surnames) if surnames else None
    for index in range(count):
        chance = Random(f"{seed}/{index}")
        text, spans = weave(_document(World(chance, People(chance, further))))
        yield Sample(*_tidied(*spoil(text, spans, chance)))


def _further(path: Path) -> Choices:
    choices = lists.parse(path.read_text("utf-8"))
    entries = tuple(entry.title() if entry.isupper() else entry for entry in choices.entries)
    return Choices(entries, choices.cumulated)


def _document(world: World) -> list[Piece]:
    chance = world.chance
    found: list[Piece] = []
    if chance.random() < 0.1:
        found += _heading(world)
    size = chance.choices(*_SIZES)[0]
    topic = _topic(chance)
    gap = chance.choice(("\n", "\n", "\n\n"))
    for index in range(size):
        if found:
            found.append(Piece(gap))
        if chance.random() < _LISTS:
            makers = [maker for _, maker in rosters.ROSTERS]
            found += chance.choices(makers, [weight for weight, _ in rosters.ROSTERS])[0](world)
            continue
        if index and chance.random() > _FAITHFUL:
            topic = _topic(chance)
        found += _passage(world, chance.choice(_topics()[topic]))
    if chance.random() < 0.08:
        found += [Piece(gap + chance.choice(_CLOSINGS) + "\n"), *sittings.signatures(world)]
    return found


def _topic(chance: Random) -> str:
    topics = _topics()
    return chance.choices(tuple(topics), [len(templates) for templates in topics.values()])[0]


def _heading(world: World) -> list[Piece]:
    chance = world.chance
    kind = chance.choice(
        ("COMMUNE DE ", "Commune de ", "VILLE DE ", "Administration communale de ", "Province de Namur - Commune de ")
    )
    name = upper(world.commune) if kind.isupper() else world.commune
    found = [Piece(kind), Piece(name, "LOC"), Piece(f"\nSéance du {values.date(chance)}\n")]
    return [*found, *sittings.attendance(world)] if chance.random() < 0.4 else found


def _passage(world: World, template: grammar.Template) -> list[Piece]:
    chance, passage = world.chance, Passage(world, template)
    found: list[Piece] = []
    if template.title and chance.random() < 0.85:
        before, after = chance.choice(_TITLES).replace("{n}", str(chance.randint(1, 60))).split("{}")
        title = passage.pieces(template.title)
        if chance.random() < 0.12:
            title = [Piece(upper(p.text, world.style.accents), p.label, p.role, p.part, p.owner) for p in title]
        found += [Piece(before), *title, Piece(after + "\n")]
        if chance.random() < 0.2:
            found.append(Piece(chance.choice(_OPENINGS) + "\n"))
    return found + passage.pieces(template.body)


def _tidied(text: str, spans: list[tuple[int, int, str, str]]) -> tuple[str, tuple[tuple[int, int, str, str], ...]]:
    """Cut the white space around the text."""
    left = len(text) - len(text.lstrip())
    return text.strip(), tuple((start - left, end - left, label, role) for start, end, label, role in spans)
