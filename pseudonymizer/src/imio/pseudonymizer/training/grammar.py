"""The language of the templates: passages of council text with alternatives and slots.

`<x|y|z>` picks one, nestable; `{slot}` is replaced; `---` parts two passages; a first line `!title …` is the title of
the item; `#` begins a comment line. The slots are those of `slots.py`.
"""

from dataclasses import dataclass
from importlib.resources import files
from random import Random

import re


class TemplateError(ValueError):
    """A template is wrong; the message names the file, the passage, the line and what stands there."""


@dataclass(frozen=True, slots=True)
class Slot:
    """`{name.form:argument}`; for `{p1-p2}` the name is "p1" and `other` is "p2"."""

    name: str
    form: str = ""
    argument: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Alternatives, each a sequence of nodes."""

    alternatives: tuple[tuple["Node", ...], ...]


Node = str | Slot | Choice


@dataclass(frozen=True, slots=True)
class Template:
    """One passage; `women` and `men` are the persons whose gender the words before them tell."""

    source: str
    title: tuple[Node, ...]
    body: tuple[Node, ...]
    women: frozenset[str] = frozenset()
    men: frozenset[str] = frozenset()


_PERSON_FORMS = """
full rev up revup last lastup first init jlast jlastup lastj mid
civ e il Il lui f
"""
_SLOTS = """
commune village town street epostreet place lieudit addr
firm epofirm asbl school eposchool church inter club epoprize epolaw
date year birthdate birthplace age childage amount num art ref law niss iban phone plate parcel surface hour bce votes
job
"""
PERSON_FORMS = frozenset(("", *_PERSON_FORMS.split()))
PLAIN_SLOTS = frozenset(_SLOTS.split())
_PERSON = re.compile(r"([poc][1-9])(?:-([poc][1-9]))?(?:\.(\w+)(?::(.*))?)?")
_TOKEN = re.compile(r"\{[^{}]*\}|[<>|{}]|[^<>|{}]+")
_WOMAN = re.compile(r"(?<!et )(?:\bMme|\bMadame|\bMlle|\bMademoiselle|[ée]pouse|veuve|née|sœur|fille|mère)\s$")
_MAN = re.compile(r"(?<!et )(?:\bM\.|\bMonsieur|\bMr|époux|veuf|né|frère|fils|père|l'abbé)\s$")


def parse(text: str, name: str) -> list[Template]:
    """Return the passages of a template file. Raises `TemplateError`."""
    templates = []
    first, lines = 1, []
    rank = 1
    for number, line in enumerate([*text.splitlines(), "---"], 1):
        if line.strip() != "---":
            lines.append((number, line.rstrip()))
            continue
        kept = [(n, content) for n, content in lines if content.strip() and not content.startswith("#")]
        if kept:
            templates.append(_passage(kept, f"{name}, passage {rank}"))
            rank += 1
        first, lines = number + 1, []
    if not templates:
        raise TemplateError(f"{name}, line {first - 1}: no passage")
    return templates


def load_all() -> dict[str, list[Template]]:
    """Return the passages of every template file of this package, by topic."""
    folder = files(__package__).joinpath("templates")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".txt"))
    return {name.removesuffix(".txt"): parse(folder.joinpath(name).read_text("utf-8"), name) for name in names}


def _passage(lines: list[tuple[int, str]], place: str) -> Template:
    title: tuple[Node, ...] = ()
    if lines[0][1].startswith("!title"):
        title = _Parser([(lines[0][0], lines[0][1].removeprefix("!title").strip())], place).nodes()
        lines = lines[1:]
    body = _Parser(lines, place).nodes()
    women, men = set(), set()
    for nodes in (title, body):
        _genders(nodes, women, men)
    return Template(place, title, body, frozenset(women - men), frozenset(men - women))


def _genders(nodes: tuple[Node, ...], women: set[str], men: set[str]) -> None:
    before: Node = ""
    for node in nodes:
        if isinstance(node, Choice):
            for alternative in node.alternatives:
                _genders(alternative, women, men)
        elif isinstance(node, Slot) and isinstance(before, str) and _PERSON.fullmatch(node.name):
            if _WOMAN.search(before):
                women.add(node.name)
            elif _MAN.search(before):
                men.add(node.name)
        before = node


class _Parser:
    def __init__(self, lines: list[tuple[int, str]], place: str):
        self.place = place
        self.line = lines[0][0] if lines else 0
        self.tokens = []
        for index, (number, line) in enumerate(lines):
            text = line if index == len(lines) - 1 else line + "\n"
            self.tokens += [(number, token) for token in _TOKEN.findall(text)]
        self.position = 0

    def nodes(self) -> tuple[Node, ...]:
        """Parse everything."""
        return self._sequence(0)

    def _sequence(self, opened: int) -> tuple[Node, ...]:
        found: list[Node] = []
        while self.position < len(self.tokens):
            self.line, token = self.tokens[self.position]
            if opened and token in "|>":
                return tuple(found)
            self.position += 1
            if token == "<":
                found.append(self._choice(self.line))
            elif token in ("|", ">"):
                raise self._error(f"“{token}” outside of < >")
            elif token in ("{", "}"):
                raise self._error(f"lonely “{token}”{self._near()}")
            elif token[0] == "{":
                found.append(self._slot(token[1:-1]))
            else:
                found.append(token)
        if opened:
            raise self._error("“<” is never closed", opened)
        return tuple(found)

    def _choice(self, opened: int) -> Choice:
        alternatives = [self._sequence(opened)]
        while self.tokens[self.position][1] == "|":
            self.position += 1
            alternatives.append(self._sequence(opened))
        self.position += 1
        return Choice(tuple(alternatives))

    def _slot(self, content: str) -> Slot:
        if content in PLAIN_SLOTS:
            return Slot(content)
        if content.startswith("email:") and _PERSON.fullmatch(content[6:]):
            return Slot("email", argument=content[6:])
        match = _PERSON.fullmatch(content)
        if match is None or (match[3] or "") not in PERSON_FORMS or ((match[3] == "f") != (match[4] is not None)):
            raise self._error(f"unknown slot {{{content}}}")
        if match[3] == "f" and match[4].count("|") != 1:
            raise self._error(f"{{{content}}} needs two alternatives, masculin|féminin")
        return Slot(match[1], match[3] or "", match[4] or "", match[2] or "")

    def _near(self) -> str:
        rest = "".join(token for _, token in self.tokens[self.position : self.position + 3])
        return f" before “{rest[:30].strip()}”" if rest.strip() else ""

    def _error(self, what: str, line: int = 0) -> TemplateError:
        return TemplateError(f"{self.place}, line {line or self.line}: {what}")


def expand(nodes: tuple[Node, ...], chance: Random) -> list[str | Slot]:
    """Pick the alternatives; what remains is words and slots."""
    flat: list[str | Slot] = []
    for node in nodes:
        if isinstance(node, Choice):
            flat += expand(chance.choice(node.alternatives), chance)
        else:
            flat.append(node)
    return flat
