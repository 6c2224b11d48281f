"""The words that tell of someone's life: the files of `data/sensitive`, as patterns that a word's beginning indexes.

A file holds one category, one regular expression a line, on text in lower case without accents (see `plain`). Its first
field is the kind:

- `a`: said of a human being only; `n`: needs one person beside;
- kinds that need a small word before (`sensitive_needed`): `p` "ses", `e` "en", `s` "sous", `g` a negation, `d` "son"
  or "par un" (a doctor), `v` a form of "être", `c` an auxiliary ("a volé"), `o` an article;
- kinds that need someone earlier in the sentence: `w` the occupational doctor, `j` who prosecutes, `x` an accident.

A `+` at the end takes what completes the phrase, as far as the clause goes. `{de}` stands for de, d', du…; `{his}` for
son, sa, leur…; `{name}` for the words of a section of `data/sensitive/words.txt`. Acronyms also match with dots. The
first two to six letters of an entry index it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from functools import cached_property
from importlib.resources import files

import re
import unicodedata


#: What the files hold, as the reason tells it.
CATEGORIES = {
    "health": "santé",
    "care": "soins",
    "disability": "handicap",
    "work": "absence, aptitude ou discipline",
    "debts": "dettes ou ressources",
    "aid": "aide sociale",
    "family": "situation de famille ou protection",
    "origin": "séjour ou origine",
    "beliefs": "convictions ou vie privée",
    "facts": "faits devant la justice ou la police",
    "negated": "santé ou ressources",
    "cut": "santé, dettes ou aide sociale",
}


@dataclass(frozen=True)
class Entry:
    """One line of the lexicon."""

    body: str
    kind: str
    more: bool
    category: str

    @cached_property
    def pattern(self) -> re.Pattern:
        """What it matches; compiled when first asked for, as most entries' beginnings stand in no text of a day."""
        return _pattern(self.body)


# One character for one character, so that places stay the same.
_PLAIN = {
    code: unicodedata.normalize("NFD", chr(code))[0].lower()
    for code in range(0x41, 0x180)
    if chr(code).isalpha() and len(chr(code).lower()) == 1
} | str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "‑": "-", "–": "-", "Œ": "œ"})
# What a scanner makes of l and o.
_MISREAD = re.compile(r"(?<=[a-z])[10](?=[a-z])")


def plain(text: str) -> str:
    """Return the text in lower case without accents, each character in its place."""
    return _MISREAD.sub(lambda m: "l" if m[0] == "1" else "o", text.translate(_PLAIN))


def _read(name: str) -> list[str]:
    path = files("imio.pseudonymizer").joinpath("data", "sensitive", f"{name}.txt")
    return path.read_text(encoding="utf-8").splitlines()


def _sections() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in _read("words"):
        if line.startswith("["):
            words = found[line[1 : line.index("]")]] = []
        else:
            words.append(line)
    return found


WORDS = _sections()
#: The words of a section, as one group of a pattern; the longest first, so that "dents" wins over "dent".
ANY = {section: "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")" for section, words in WORDS.items()}

#: What indexes the entries that begin with a figure.
DIGIT = "0"
_SMALL = {
    "de": r"(?:de la |de l'|du |des |de |d'une? |d')?",
    "his": r"(?:son |sa |ses |leurs? |mon |ma |mes |notre |nos |votre |vos )",
}
# Sections too long for each of their words to be read cut short as well.
_LONG = frozenset({"illness", "sick", "aid", "limb"})
_CLASS_OR_BLANK = re.compile(r"\[[^\]]*\]|\(\?<[!=][^)]*\)|oe| |'")
_LOOSE = {" ": "[ \n]", "'": "[' ]", "oe": "(?:oe|œ)"}
# A whole long word of an entry, which a list may cut short ("règl. coll. de dettes").
_WHOLE = re.compile(r"(?<![^ (|:])([a-z]{3})([a-z]{4,12})(s\?)?(?![^ )|])")
_ACRONYM = re.compile(r"(?<![\w-])(?:" + "|".join(WORDS["acronym"]) + r")(?![\w-])")
_MACRO = re.compile(r"\{([a-z]+)\}")


def _shortened(word: re.Match) -> str:
    """Return a pattern of a word whole, or of its beginning with a dot."""
    rest = ""
    for letter in reversed(word[2][:-1]):
        rest = f"(?:{letter}{rest})?"
    return rf"(?:{word[0]}|{word[1]}{rest}\.)"


def _dotted(acronym: re.Match) -> str:
    return r"\.?".join(acronym[0]) + r"\.?"


#: Letters of a beginning that index an entry, at most.
KEY = 6


def _keys(body: str) -> set[str]:
    """Return what a match may begin with: two to six characters."""
    keys = set(_beginnings(_MACRO.sub(lambda m: _SMALL.get(m[1]) or ANY[m[1]], body), ""))
    if any(len(key) < 2 and key != DIGIT for key in keys):
        raise ValueError(f"an entry of the lexicon begins with one letter alone: {body}")
    if " " in body:  # "ass. de fait": see `_WHOLE`
        keys |= {f"{key[:length]}." for key in keys if len(key) == KEY for length in range(3, KEY)}
    return keys | {f"{m[0][0]}.{m[0][1]}" for m in _ACRONYM.finditer(body.partition(" ")[0])}


def _beginnings(rest: str, so_far: str) -> Iterator[str]:
    if rest.startswith(r"\.") and so_far:
        rest = rest[1:]
    if rest.startswith(r"\d") and not so_far:
        yield DIGIT
    elif len(so_far) == KEY or not rest or rest[0] in " '[\\":
        yield so_far
    elif rest[0] == "(":
        close = _closing(rest)
        inner, after = rest[1:close], rest[close + 1 :]
        if inner.startswith(("?=", "?!", "?<")):
            yield so_far
            return
        optional = after.startswith("?")
        after = after[optional:]
        for choice in _choices(inner.removeprefix("?:")):
            yield from _beginnings(choice + after, so_far)
        if optional:
            yield from _beginnings(after, so_far)
    else:
        optional = rest[1:2] == "?"
        yield from _beginnings(rest[1 + optional :], so_far + rest[0])
        if optional:
            yield from _beginnings(rest[2:], so_far)


def _closing(pattern: str) -> int:
    depth = 0
    for index, character in enumerate(pattern):
        depth += (character == "(") - (character == ")")
        if not depth:
            return index
    raise ValueError(pattern)


def _choices(inner: str) -> list[str]:
    depth, choices = 0, [""]
    for character in inner:
        depth += (character == "(") - (character == ")")
        if character == "|" and not depth:
            choices.append("")
        else:
            choices[-1] += character
    return choices


@cache
def lexicon() -> dict[str, list[Entry]]:
    """Return, by the first two to six characters of a word, the entries that begin so."""
    index: dict[str, list[Entry]] = {}
    for category in CATEGORIES:
        for line in _read(category):
            if not line or line.startswith("#"):
                continue
            kind, _, body = line.partition(" ")
            more, body = body.endswith("+"), body.removesuffix("+")
            entry = Entry(body, kind, more, category)
            for key in _keys(body) | (_keys(body.replace("oe", "œ")) if "oe" in body else set()):
                index.setdefault(key, []).append(entry)
    return index


def _pattern(body: str) -> re.Pattern:
    whole = body.startswith("{his}")  # "leur place." is no placement
    body = _MACRO.sub(lambda m: m[0] if m[1] in _LONG else _SMALL.get(m[1]) or ANY[m[1]], body)
    body = body.replace("pour ", "p(?:ou)?r ").replace("[,.;:)\\t\\n]", r"[-,.;:()/\t\n]")
    body = _ACRONYM.sub(_dotted, body)
    if " " in body and not whole:
        body = _WHOLE.sub(_shortened, body)
    body = _MACRO.sub(lambda m: ANY[m[1]], body)
    # A blank of a phrase may be a line's end, an apostrophe may be forgotten; in a class or a look-behind both stay.
    body = _CLASS_OR_BLANK.sub(lambda m: _LOOSE.get(m[0], m[0]), body)
    # A phrase ends with a word's end, or with a blank or an apostrophe where a word follows.
    return re.compile(rf"{body}(?:(?<=[ '\n.])|s?(?![\w-]))")
