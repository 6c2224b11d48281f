"""“Mask this everywhere”: all occurrences of a text that a reviewer pointed at."""

from imio.pseudonymizer.folding import Folded
from imio.pseudonymizer.folding import Needle


def find_all(part_text: str, needle: str) -> list[tuple[int, int]]:
    """Return the ranges of the plain text where the needle stands as whole words.

    Accents, case, white space, hyphens and soft hyphens make no difference. An empty needle, or one
    without a letter or digit, is nowhere.
    """
    return Needle(needle).find(Folded(part_text))
