"""What a recogniser yields, and the text it looks at."""

from bisect import bisect_left
from bisect import bisect_right
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property
from imio.pseudonymizer import bodies
from imio.pseudonymizer import eponym
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import names
from imio.pseudonymizer.cues import says
from imio.pseudonymizer.document import Official
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.opinion import ask
from imio.pseudonymizer.opinion import Opinion
from imio.pseudonymizer.ranges import Ranges
from imio.pseudonymizer.reading import ShownText
from imio.pseudonymizer.running_text import Running
from imio.pseudonymizer.zones import Zone
from imio.pseudonymizer.zones import zones

import re


_PLACE = r"([A-ZÀ-ÞĆČŁŚŠŽ][\w'’]+(?:-[\w'’]+)*)"
_PLACES = re.compile(
    r"(?:\b(?:[Cc]ommunes?|COMMUNE|[Vv]illes?|VILLE|[Vv]illages?|[Ss]ections?|[Hh]ameaux?|[Ee]ntit[ée]s?|"
    r"[Ll]ocalit[ée]s?|[Tt]erritoire|[Cc]imeti[èe]res?|[ÉEée]glise|"
    r"[Ff]abrique|[Pp]aroisse|[Gg]are|[ÉEée]cole|[Zz]one|CPAS|"
    r"C\.P\.A\.S\.)[ \u00a0](?:communale?[ \u00a0])?(?:de[ \u00a0]|DE[ \u00a0]|d['’]|D['’]|du[ \u00a0]|"
    r"à[ \u00a0])"
    r"|\b[Cc]antonnement[ \u00a0](?:de[ \u00a0]|d['’])"
    r"|\b(?:[Nn]otaire|r[ée]sidence|sise?|situ[ée]e?s?|[ée]tablie?|s[ée]ance|[Ff]ait|"
    r"d[ée]lib[ée]r[ée])[ \u00a0][àaAÀ][ \u00a0]"
    r"|\b(?:originaire|nati(?:f|ve)|venue?s?|[Rr]outes?)[ \u00a0](?:de[ \u00a0]|d['’])|"
    r"\b(?:[Ee]xploitante?s?|EXPLOITANTE?S?)[ \u00a0][àaAÀ][ \u00a0]"
    r"|\b[Zz]one[ \u00a0](?:de[ \u00a0](?:police|secours)[ \u00a0])?«[ \u00a0]?"
    r"|\b(?:M\.|Mme|Monsieur|Madame)[ \u00a0](?:[A-ZÀ-Þ][\w'’-]+[ \u00a0]){0,2}[A-ZÀ-Þ][\w'’-]+,[ \u00a0]"
    r"(?:de[ \u00a0]|d['’])"
    r"(?=[A-ZÀ-Þ][\w'’-]+,)"
    r"|(?<![\d/.])(?:B-)?[1-9]\d{3}[ \u00a0])" + _PLACE
)


@dataclass(slots=True)
class Candidate:
    """A mention found in one text; `score` between 0 and 1, `reason` in French."""

    start: int
    end: int
    label: str
    action: str
    score: float
    reason: str
    recogniser: str
    subject: str = ""
    owner: str = ""  # of an address that surely stays readable: "public", "authority", "office" or "trade"
    in_assembly: bool = False  # …a vote, a seat, a delegation: enough for whoever is known to hold office
    own_affair: bool = False  # the words around say: buyer, neighbour, born on…, even of an office holder
    only_modelled: bool = False  # the model alone takes a private person for an office holder


@dataclass
class Context:
    """One plain text to look at, with what was already found in it (earlier recognisers win)."""

    text: str
    part: str = ""
    officials: tuple[Official, ...] = ()
    upstream: tuple[tuple[int, int], ...] = ()
    model: str = ""
    subject: str = ""  # what the item is about: its title and how it begins
    found: list[Candidate] = field(default_factory=list)
    memory: dict = field(default_factory=dict)  # what a recogniser keeps from its first look for its second
    harmless: list[tuple[int, int]] = field(default_factory=list)  # phrases of the lexicon that tell of nobody here
    running: Running | None = None  # where the text stands in the plain one
    visible: int = field(init=False)  # where the text ends that shows; attributes and comments follow

    def __post_init__(self):
        self.visible = self.text.visible if isinstance(self.text, ShownText) else len(self.text)
        self.text = str(self.text)

    def lay_out(self) -> None:
        """Go from the running text, which rules read, to the plain text, in which everybody else counts; in place."""
        if self.running is None:
            return
        for candidate in self.found:
            candidate.start, candidate.end = self.running.back(candidate.start, candidate.end)
        self.text = str(self.running.plain)

    @cached_property
    def opinion(self) -> Opinion | None:
        """What the trained model thinks of the words; None when the settings name no model."""
        return ask(self.model, self.text) if self.model else None

    @cached_property
    def lower(self) -> str:
        """The text in lower case, for `says`; places in it are not those of the text."""
        return self.text.lower()

    @cached_property
    def tokens(self) -> list[names.Token]:
        """The words of the text."""
        return names.tokens(self.text)

    @cached_property
    def glued(self) -> frozenset[int]:
        """Where an "M." stands that is a civility, though it touches the name: "M.DUPONT"."""
        return names.glued_civilities(self.text)

    @cached_property
    def token_starts(self) -> list[int]:
        """Where each word starts, to look one up by position."""
        return [token.start for token in self.tokens]

    @cached_property
    def runs(self) -> list[names.Run]:
        """The runs of name-like words that are no street, firm or prize."""
        return [
            run
            for run in names.runs(self.text, self.tokens)
            if not eponym.is_eponym(self.text, run.start, run.end)
            and not _is_thing(run)
            and not bodies.is_foreign(self.text[run.start : run.end])
            and not self.in_thing_cell(run.start)
        ]

    @cached_property
    def installs(self) -> bool:
        """Say whether the item installs a councillor (CDLD L1126-1); its substitutes then hold office."""
        return bool(_INSTALLS.search(self.text))

    @cached_property
    def of_children(self) -> bool:
        """Say whether the item is about a council of children: its aldermen are no office holders."""
        text = self.subject or self.text
        return says(text.lower(), *_OF_CHILDREN) and bool(_CHILDREN.search(text))

    def first(self, pattern: re.Pattern) -> re.Match | None:
        """Return where a pattern first stands in the whole text; however often it is asked, the text is read once."""
        if pattern not in self.memory:
            self.memory[pattern] = pattern.search(self.text)
        return self.memory[pattern]

    def in_thing_cell(self, position: int) -> bool:
        """Say whether a position stands in a cell under "École" or "Club": a name there is the thing's."""
        return bool(self._thing_cells) and self._cell(position) in self._thing_cells

    def _cell(self, position: int) -> int:
        """Return where the cell starts, which a bar may close as well: "Salle | Tarif"."""
        start = self.line(position)[0]
        bar = self.text.rfind(" | ", start, position) if start != position else -1
        return start if bar < 0 else bar + 3

    def in_duration_cell(self, position: int) -> bool:
        """Say whether a position stands in a cell under "Durée": "30 ans" is no age there."""
        return self.line(position)[0] in self._duration_cells

    @cached_property
    def address_cells(self) -> frozenset[int]:
        """Where the cells start that stand under "Adresse" or "Domicile"."""
        return frozenset(_under(_ADDRESS_HEAD, self.text)) if "\t" in self.text else frozenset()

    def in_practice_cell(self, position: int) -> bool:
        """Say whether a position stands in a cell under "Cabinet" or "Employeur": where one works, and no home."""
        return bool(self._practice_cells) and self._cell(position) in self._practice_cells

    @cached_property
    def _practice_cells(self) -> frozenset[int]:
        return self.cells_under(_PRACTICE_HEAD)

    @cached_property
    def _thing_cells(self) -> frozenset[int]:
        return self.cells_under(_THINGS_HEAD)

    def cells_under(self, heading: re.Pattern) -> frozenset[int]:
        """Return where the cells start that stand under a heading; not remembered."""
        return frozenset(cell for bar in ("\t", " | ") if bar in self.text for cell in _under(heading, self.text, bar))

    @cached_property
    def _duration_cells(self) -> frozenset[int]:
        return frozenset(_under(_DURATION_HEAD, self.text)) if "\t" in self.text else frozenset()

    def name_at(self, position: int) -> names.Run | None:
        """Return the name that begins at the first word after a position, in an announced place."""
        index = bisect_left(self.token_starts, position)
        return names.run_after(self.text, self.tokens, index) if index < len(self.tokens) else None

    @cached_property
    def places(self) -> frozenset[str]:
        """Names, folded, that this very text uses as places: its commune, its villages, where its notary lives."""
        return frozenset(fold(match[1]) for match in _PLACES.finditer(self.text))

    @cached_property
    def zones(self) -> list[Zone]:
        """Attendance lists, votes and signatures: on the page alone, for nobody signs in an attribute or a comment."""
        found = zones(self.text[: self.visible])
        return [zone for zone in found if not (self.of_children and self._is_of_children(zone))]

    def _is_of_children(self, zone: Zone) -> bool:
        """Say whether a block lists children: a ranking, or who is excused once the text has spoken of them."""
        absent = zone.kind == "presence" and _EXCUSED.search(self.text, max(0, zone.start - 30), zone.start)
        return zone.kind == "rank" or (bool(absent) and says(self.text[: zone.start].lower(), "enfants", "jeunes"))

    def zone_of(self, start: int, end: int) -> str:
        """Return "presence", "rank", "vote" or "signature" when a range stands in such a block, else nothing."""
        for kind, ranges in self._zone_ranges:
            if ranges.holds(start, end):
                return kind
        return ""

    @cached_property
    def _zone_ranges(self) -> list[tuple[str, Ranges]]:
        return [
            (kind, Ranges((zone.start, zone.end) for zone in self.zones if zone.kind == kind))
            for kind in ("presence", "rank", "vote", "signature")
        ]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"[\n\t]", self.text))]

    def line(self, position: int) -> tuple[int, int]:
        """Return the line (or table cell) that holds a position."""
        index = bisect_right(self._line_starts, position) - 1
        start = self._line_starts[index]
        end = self._line_starts[index + 1] - 1 if index + 1 < len(self._line_starts) else len(self.text)
        return start, end

    def opens(self, position: int) -> bool:
        """Say whether a position opens a line, a cell or a sentence, where a capital proves nothing."""
        left = self.text[max(0, position - 6) : position].rstrip(" \u00a0")
        return not left or left[-1] in "\n\t.:;?!«“(–—-•/" or left.endswith("°")

    def before(self, position: int, size: int = 60) -> str:
        """Return what precedes, on the same line or cell, at most `size` characters."""
        before = self.text[max(self.line(position)[0], position - size) : position]
        return before + " " if position - 2 in self.glued else before

    def after(self, position: int, size: int = 60) -> str:
        """Return what follows, on the same line or cell, at most `size` characters."""
        return self.text[position : min(self.line(position)[1], position + size)]

    def near(self, start: int, end: int, pattern: re.Pattern, before: int = 60, after: int = 30) -> bool:
        """Say whether a context word stands close, the lines above and below included."""
        left = self.text[max(0, start - before) : start]
        right = self.text[end : end + after]
        return bool(pattern.search(left) or pattern.search(right))


def _is_thing(run: names.Run) -> bool:
    person = any(lexicon.is_first_name(word.text) > 2 for word in run.words[1:2])
    return eponym.opens_with_thing(run.tokens[0].text, len(run.words), person)


_INSTALLS = re.compile(
    r"\bserment\b|(?:v[ée]rification|validation)[\s\u00a0]des[\s\u00a0](?:ses[\s\u00a0])?pouvoirs|"
    r"\b[ée]lue?s?[\s\u00a0]de[\s\u00a0]plein[\s\u00a0]droit",
    re.IGNORECASE,
)
_EXCUSED = re.compile(r"excus|absent", re.IGNORECASE)
_OF_CHILDREN = ("enfants", "jeune", "lecture", "communion", "cce", "ccj", "c.c", "cc.", "c.ce", "c.cj")
_CHILDREN = re.compile(
    r"conseil[ \u00a0]+(?:communal|consultatif|local)[ \u00a0]+des[ \u00a0]+(?:enfants|jeunes)|"
    r"jeunes?[ \u00a0]conseillers|"
    r"\bC\.?C\.?[EJ]\b|"
    r"prix[ \u00a0]de[ \u00a0]lecture|communions?[ \u00a0]",
    re.IGNORECASE,
)
_THINGS_HEAD = re.compile(
    r"[ \u00a0]*(?:[ÉEée]coles?|[Ii]mplantations?|[ÉEée]tablissements?(?:[ \u00a0]scolaires?)?|"
    r"[Ss]alles?|[Cc]lubs?|[Aa]ssociations?|"
    r"ASBL|[Vv]oiries?|[Rr]ues?|[Ll]ieux?(?:[ \u00a0]dits?)?|[Ss]ites?|[Cc]imeti[èe]res?|[Vv]illages?|"
    r"[Ss]ections?|[Cc]r[èe]ches?|[EÉeé]ssences?|"
    r"[Ii]ntercommunales?|[ÉEée]glises?|[Pp]aroisses?|[Ff]abriques?(?:[ \u00a0]d['’][ée]glise)?)[ \u00a0:]*"
)


_ADDRESS_HEAD = re.compile(
    r"[ \u00a0]?(?:[Aa]dresses?|ADRESSES?|[Dd]omiciles?|DOMICILES?|[Rr][ée]sidence)(?:[ \u00a0][^\n\t]{0,20})?"
)
_PRACTICE_HEAD = re.compile(
    r"[ \u00a0]?(?:[Aa]dresse[ \u00a0](?:du[ \u00a0]|de[ \u00a0]l['’]))?(?:[Cc]abinet|[ÉEée]tude|[Oo]fficine|"
    r"[Uu]tilisateur|[Ee]mployeur|[Ff]ournisseur|"
    r"(?:[Ll]ieu|[Mm]a[îi]tre)[ \u00a0](?:de[ \u00a0](?:stage|travail)|d['’]occupation))s?"
    r"(?:[ \u00a0][^\n\t]{0,20})?"
)
_DURATION_HEAD = re.compile(r"[ \u00a0]?(?:[Dd]ur[ée]e|DUR[ÉE]E|[Tt]erme|[Pp][ée]riode|[Tt]arif)s?[^\n\t]{0,25}")


def _under(heading: re.Pattern, text: str, bar: str = "\t") -> Iterator[int]:
    """Yield where the cells start that stand under a heading, until a row of another width."""
    columns: list[int] = []
    width = position = 0
    parted = 0  # cells of the row on the line above
    lines = text.split("\n")
    for number, line in enumerate(lines):
        cells = line.split(bar)
        heads = [i for i, cell in enumerate(cells) if len(cell) < 40 and heading.fullmatch(cell)]
        first = max(0, parted - 1)
        goes_on = bool(columns) and not parted and _is_parted(len(cells), lines[number + 1 : number + 2], width, bar)
        if len(cells) > 1 and heads and len(cells) != width and not parted and not goes_on:
            columns, width = heads, len(cells)
        elif first + len(cells) == width or goes_on:
            offset = position
            for index, cell in enumerate(cells):
                if first + index in columns:
                    yield offset
                offset += len(cell) + len(bar)
            parted = len(cells) if goes_on else 0
        elif line.strip():
            columns, width, parted = [], 0, 0
        position += len(line) + 1


def _is_parted(cells: int, following: list[str], width: int, bar: str) -> bool:
    """Say whether a line break within a cell parts a row into two lines; rows of equal length have a common cell."""
    rest = following[0].count(bar) + 1 if following else 1
    return 1 < cells < width and 1 < rest != cells and cells + rest - 1 == width


def free(candidates: Iterable[Candidate], taken: list[Candidate]) -> list[Candidate]:
    """Return the candidates that overlap nothing already taken, the best of those that overlap."""
    busy = Ranges((c.start, c.end) for c in taken)
    result = [
        candidate
        for candidate in sorted(candidates, key=lambda c: (-c.score, c.start, -c.end))
        if candidate.start < candidate.end and busy.add(candidate.start, candidate.end)
    ]
    return sorted(result, key=lambda c: c.start)
