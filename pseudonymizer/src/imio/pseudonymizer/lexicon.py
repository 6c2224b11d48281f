"""Word lists, loaded once on first use. Words are folded (lower case, no accents)."""

from functools import cache
from imio.pseudonymizer.folding import fold
from importlib.resources import files

import gzip


def lines(name: str) -> list[str]:
    """Return the lines of a file of `data`."""
    return files("imio.pseudonymizer").joinpath("data", name).read_text(encoding="utf-8").split("\n")[:-1]


# Words that begin a sentence, a title or an institution, and never a name (with a civility they may).
NOT_NAMES = frozenset(lines("never_names.txt"))
# Words that are no surname even after a civility: functions, bodies, other civilities.
TITLES = frozenset(lines("titles.txt"))
PARTICLES = frozenset(lines("particles.txt"))
# Particles that may open a name by themselves, without a civility.
OPENING_PARTICLES = frozenset(lines("opening_particles.txt"))
# Words that only firms have in their names: "Mobilier", "Consulting".
FIRM_WORDS = frozenset(lines("firm_words.txt"))
# Nouns for things that bear names: "passerelle", "logiciel".
THING_NOUNS = frozenset(lines("thing_nouns.txt"))
# Buildings and works that a commune has for everybody.
PUBLIC_BUILDINGS = frozenset(lines("public_buildings.txt"))
# What a person has beside a dwelling: a garage, a cellar.
OWN_PLACES = frozenset(lines("own_places.txt"))
# What bears a number and is no house: "amendement", "album".
NUMBERED_THINGS = frozenset(lines("numbered_things.txt"))
# What an attendance list says beside names.
ATTENDANCE_WORDS = frozenset(lines("attendance_words.txt"))

# Regular expressions, one a line, any case. Public office: whoever bears it stays readable.
OFFICES = "|".join(lines("offices.txt"))

# Professions and capacities on which a human decides.
CAPACITIES = "|".join(lines("capacities.txt"))


@cache
def first_names() -> dict[str, int]:
    """Return first name → power of ten of its bearers in Belgium (0: fewer than ten)."""
    names = {}
    for line in lines("first_names.txt"):
        name, _, magnitude = line.rpartition(" ")
        names[name] = int(magnitude)
    return names


@cache
def common_words() -> frozenset[str]:
    """Return words that French texts write in lower case."""
    return frozenset(lines("common_words.txt"))


@cache
def localities() -> frozenset[str]:
    """Return the names of Belgian localities, former communes included."""
    return frozenset(lines("localities.txt"))


def is_first_name(word: str) -> int:
    """Return the weight of a first name: 0 for none, else 1 (rare) to 7 (very common)."""
    names = first_names()
    folded = fold(word).strip(".")
    weight = names.get(folded, -1) + 1
    if not weight and "-" in folded:
        parts = folded.split("-")
        # "Lou-Ann", "Jean-Cl.": the first half decides, for surnames are coupled too.
        weights = [names.get(part, -1) + 1 for part in parts]
        weight = min(weights) if len(parts) == 2 and all(weights) else 0
    return weight


def is_never_name(word: str) -> bool:
    """Say whether a word opens sentences or names a body, and is never a name by itself."""
    return fold(word) in NOT_NAMES


# No surname ends so, and no list holds all the nouns that do.
_NOUN_ENDINGS = ("tion", "tions", "ssion", "ssions")


def is_common(word: str) -> bool:
    """Say whether a word is an ordinary French word."""
    folded = fold(word)
    return folded in common_words() or folded in NOT_NAMES or (len(folded) > 7 and folded.endswith(_NOUN_ENDINGS))


def is_locality(word: str) -> bool:
    """Say whether a word names a Belgian locality."""
    return fold(word) in localities()


@cache
def french_words() -> frozenset[str]:
    """Return the inflected words of a French dictionary, folded: far more than `common_words`, rare ones too."""
    packed = files("imio.pseudonymizer").joinpath("data", "french_words.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("utf-8").split("\n")[:-1])
