"""When two writings of a name are the same person: initials, double names, order."""

import re


def pieces(word: str) -> list[str]:
    """Return the halves of a coupled word."""
    return [piece for piece in re.split(r"[-‑]", word) if piece]


def same_surname(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two surnames are equal, hyphens and particles' spacing aside."""
    return bool(left) and flat(left) == flat(right)


def within_surname(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Say whether a surname is a part of a longer one: "carrasco" of "carrasco vidal"."""
    if not part or len(flat("".join(part))) < 3:
        return False
    known = [piece for word in whole for piece in pieces(word)]
    wanted = [piece for word in part for piece in pieces(word)]
    size = len(wanted)
    return size < len(known) and (known[:size] == wanted or known[-size:] == wanted)


def compatible_given(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two given names may be one: equal, or one abbreviates the other, or one is missing."""
    if not left or not right:
        return True
    mine, other = _forenames(left), _forenames(right)
    return bool(mine and other) and all(_agree(a, b) for a, b in zip(mine, other, strict=False))


def _agree(left: str, right: str) -> bool:
    if left.endswith(".") or right.endswith("."):
        a, b = left.rstrip("."), right.rstrip(".")
        return a.startswith(b) or b.startswith(a)
    return left == right


def _forenames(given: tuple[str, ...]) -> list[str]:
    return [piece for word in given for piece in re.findall(r"[^\s.\-‑]+\.?", word)]


def flat(words) -> str:
    """Return the words joined, without hyphens, apostrophes and spaces."""
    return re.sub(r"[\s\-‑'’]", "", "".join(words))
