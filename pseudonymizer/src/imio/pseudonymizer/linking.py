"""When two writings of a name are the same person: initials, double names, order, civility, generation."""

from imio.pseudonymizer import lexicon
from imio.pseudonymizer.names import Name

import re


_GENERATIONS = {
    "junior": "fils", "jr": "fils", "jr.": "fils", "fils": "fils", "cadet": "fils", "cadette": "fils", "jeune": "fils",
    "senior": "pere", "sr": "pere", "sr.": "pere", "pere": "pere", "père": "pere", "aine": "pere", "ainee": "pere",
    "aîné": "pere", "aînée": "pere",
}  # fmt: skip
_IN_NAME = frozenset({"junior", "jr", "jr.", "senior", "sr", "sr.", "fils", "pere"})
_GENERATION_AFTER = re.compile(
    r"[ \u00a0]?[,(]?[ \u00a0]?(?:(?:le|la|l['’])[ \u00a0]?)?"
    r"(junior|jr\.?|senior|sr\.?|fils|p[èe]re|a[îi]n[ée]e?|cadet(?:te)?|jeune)(?![\w-])"
    r"(?![ \u00a0](?:d['’]|(?:de|du)(?!\w)))",
    re.IGNORECASE,
)
_CIVILITY = re.compile(
    r"(?:(?P<couple>(?:\b(?:M\.|Mr\.?|Monsieur|Mme|Madame)[ \u00a0](?:et|ou|&)[ \u00a0]"
    r"(?:M\.|Mr\.?|Monsieur|Mme|Madame))|"
    r"\b(?:MM\.?|Messieurs|Mmes|Mesdames|Mlles))|"
    r"(?P<he>(?<!\w)(?:M\.|Mr\.?|Monsieur|MONSIEUR|[Ss]ieur|Herr))|"
    r"(?P<she>\b(?:Mme|Mlle|Madame|MADAME|Mademoiselle|[Dd]ame|[Dd]emoiselle|Frau|Mevr)\.?))"
    r"[ \u00a0\n]{1,2}$"
)


def gender(text: str, start: int) -> str:
    """Return "m" or "f" when a civility for one person stands before a name, else nothing."""
    match = _CIVILITY.search(text, max(0, start - 30), start)
    if not match or match["couple"]:
        return ""
    return "m" if match["he"] else "f"


def generation(text: str, end: int) -> str:
    """Return "pere" or "fils" when "père", "junior", "l'aîné"… follows a name, else nothing."""
    match = _GENERATION_AFTER.match(text, end, end + 20)
    return _GENERATIONS[match.group(1).lower()] if match else ""


def plain(name: Name) -> tuple[Name, str]:
    """Return a name without "Junior" or "père", which one it was, and lone initials as a given name.

    "Dupont J" and "JP Dupont" are written without points: the initial is the given name.
    """
    words = name.given + name.surname
    found = [word for word in words if word in _IN_NAME]
    if found and len(words) - len(found) > 1:
        name = Name(
            tuple(word for word in name.given if word not in _IN_NAME),
            tuple(word for word in name.surname if word not in _IN_NAME),
        )
    else:
        found = []
    if len(name.surname) == 1 and name.given and re.fullmatch(r"[a-z]|[bcdfghjklmnpqrstvwxz]{2}", name.surname[0]):
        initials = "".join(f"{letter}." for letter in name.surname[0])
        if not any("." in word for word in name.given) and name.surname[0] != "ng":
            name = Name((initials,), name.given)
    elif len(name.given) == 1 and name.surname and re.fullmatch(r"[bcdfghjklmnpqrstvwxz]{1,2}", name.given[0]):
        name = Name(("".join(f"{letter}." for letter in name.given[0]),), name.surname)
    return name, _GENERATIONS[found[0]] if found else ""


def pieces(word: str) -> list[str]:
    """Return the halves of a coupled word."""
    return [piece for piece in re.split(r"[-‑]", word) if piece]


def same_surname(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two surnames are equal, hyphens and particles' spacing aside."""
    return bool(left) and flat(left) == flat(right)


def same_words(left: Name, right: Name) -> bool:
    """Say whether two full names have the same words, whatever the order: "Lambert Jean" and "Jean Lambert"."""
    return sorted(left.given + left.surname) == sorted(right.given + right.surname)


def within_surname(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Say whether a surname is a part of a longer one: "carrasco" of "carrasco vidal"."""
    if not part or len(flat("".join(part))) < 3 or all(word in lexicon.PARTICLES for word in part):
        return False
    known = [piece for word in whole for piece in pieces(word)]
    wanted = [piece for word in part for piece in pieces(word)]
    size = len(wanted)
    return size < len(known) and (known[:size] == wanted or known[-size:] == wanted)


def compatible_given(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two given names may be one: equal, or one abbreviates the other, or one is missing.

    The second forename of a civil record may be missing ("Jean" and "Jean Marie Louis"), the second half of a
    coupled one may not: Jean is not Jean-Pierre.
    """
    if not left or not right:
        return True
    mine, other = _forenames(left), _forenames(right)
    if not mine or not other or not all(_agree(a, b) for a, b in zip(mine, other, strict=False)):
        return False
    shorter, longer, words = (mine, other, right) if len(mine) <= len(other) else (other, mine, left)
    if len(shorter) == len(longer) or all(word.endswith(".") for word in shorter):
        return True
    return len(shorter) in _boundaries(words)


def lone_initials(name: Name) -> str:
    """Return the letters of a mention that holds initials and nothing else: "cd" of "C.D." and "C. D."."""
    words = name.given + name.surname
    if len(words) != 1 or not re.fullmatch(r"(?:[^\W\d_]\.[ \u00a0-]?){1,4}", words[0]):
        return ""
    return "".join(re.findall(r"[^\W\d_]", words[0]))


def fits_initials(letters: str, given: tuple[str, ...], surname: tuple[str, ...]) -> bool:
    """Say whether initials are those of a name; one letter alone is that of the surname."""
    heads = [word[0] for piece in surname for word in pieces(piece) if word[0].isalpha()]
    firm = [word[0] for piece in surname if piece not in lexicon.PARTICLES for word in pieces(piece)]
    ends = {"".join(heads), "".join(firm), *heads[:1], *firm[:1]} - {""}
    if len(letters) == 1:
        return letters in ends
    forenames = "".join(word[0] for word in _forenames(given))
    return any(letters == forenames[:count] + end for count in range(1, len(forenames) + 1) for end in ends)


def _boundaries(given: tuple[str, ...]) -> set[int]:
    """Return after how many forenames a word ends."""
    ends, count = set(), 0
    for word in given:
        count += len(_forenames((word,)))
        ends.add(count)
    return ends


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
