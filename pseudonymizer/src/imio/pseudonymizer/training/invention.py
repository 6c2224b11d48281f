"""Words that no list holds, in the spelling of a list: a chain of letters learnt from its entries."""

from collections import defaultdict
from functools import cache
from imio.pseudonymizer.training import lists
from random import Random


_ORDER = 3


@cache
def _chain(name: str) -> dict[str, str]:
    followers: dict[str, list[str]] = defaultdict(list)
    for entry in lists.load(name).entries:
        padded = "^" * _ORDER + entry + "$"
        for index in range(_ORDER, len(padded)):
            followers[padded[index - _ORDER : index]].append(padded[index])
    return {state: "".join(letters) for state, letters in followers.items()}


def invent(chance: Random, origin: str) -> str:
    """Return an invented surname that looks like those of the origin."""
    name = f"surnames_{origin}"
    chain = _chain(name)
    word = ""
    for _ in range(20):
        word, state = "", "^" * _ORDER
        while len(word) < 16:
            letter = chance.choice(chain[state])
            if letter == "$":
                break
            word += letter
            state = state[1:] + letter
        if 4 <= len(word) < 16 and word[-1].isalpha() and word not in lists.load(name).entries:
            break
    return word.strip(" '-") or "Delwarte"
