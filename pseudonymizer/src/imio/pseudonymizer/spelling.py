"""Whether two names may be one that was mistyped: "Malfroid" and "Malfroit", "Clarisse" and "Clarise"."""

from imio.pseudonymizer import lexicon


def one_edit(a: str, b: str) -> bool:
    """Say whether one letter added, left out, changed, or two neighbours swapped, separate two words."""
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    index = 0
    while index < len(a) and a[index] == b[index]:
        index += 1
    if len(a) < len(b):
        return a[index:] == b[index + 1 :]
    swapped = a[index : index + 2] == b[index : index + 2][::-1] and a[index + 2 :] == b[index + 2 :]
    return a[index + 1 :] == b[index + 1 :] or swapped


def near_given(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two first names are one letter apart, and are not those of a man and a woman ("André", "Andrée")."""
    one, other = " ".join(left), " ".join(right)
    if one == other or min(len(one), len(other)) < 4 or "." in one + other or not one_edit(one, other):
        return False
    one, other = sorted((one, other), key=len)
    of_two = (one + "e" == other) or (one[:-1] == other[:-1] and {one[-1], other[-1]} <= set("aeo"))
    return not (of_two and all(lexicon.is_first_name(name) > 3 for name in (one, other)))
