"""How one clerk writes: civilities, order and capitals of names, the same all through a document but for some slips."""

from dataclasses import dataclass
from imio.pseudonymizer.training.people import Person
from random import Random


_FORMS = {"full": 48, "up": 22, "revup": 13, "rev": 5, "jlast": 5, "jlastup": 4, "lastj": 3}
_CIVILITIES = (
    (("M.", "Mme"), 60),
    (("Monsieur", "Madame"), 28),
    (("Mr", "Mme"), 5),
    (("Mr.", "Mme."), 2),
    (("M", "Mme"), 3),
)
_RAISED = {"full": "up", "rev": "revup", "last": "lastup", "jlast": "jlastup"}
#: Share of clerks who write every surname in capitals.
_RAISING = 0.15
#: Share of names written in another way than the rest of the document.
_SLIPS = 0.1


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of a document."""

    form: str
    civilities: tuple[str, str]
    accents: bool
    raised: bool

    def written(self, form: str) -> str:
        """Return the form that a template wants, its surname in capitals if the clerk raises them everywhere."""
        return _RAISED.get(form, form) if self.raised else form

    def name_form(self, chance: Random) -> str:
        """Return how the next name is written."""
        return self.written(_form(chance) if chance.random() < _SLIPS else self.form)

    def civility(self, person: Person, chance: Random) -> str:
        """Return the civility of a person."""
        if person.woman and chance.random() < 0.015:
            return chance.choice(("Mlle", "Mademoiselle"))
        return self.civilities[person.woman]


def draw(chance: Random) -> Style:
    """Return the style of a new document."""
    pairs, weights = zip(*_CIVILITIES, strict=True)
    return Style(_form(chance), chance.choices(pairs, weights)[0], chance.random() < 0.5, chance.random() < _RAISING)


def _form(chance: Random) -> str:
    return chance.choices(tuple(_FORMS), tuple(_FORMS.values()))[0]
