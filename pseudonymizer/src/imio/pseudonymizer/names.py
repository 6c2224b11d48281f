"""The shape of a name: words, initials and particles that follow one another on one line."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from functools import lru_cache
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.two_surnames import surnames

import re


_UPPER = "".join(c for c in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))) if c.isupper())
_LETTER = r"[^\W\d_]"
_ABBREVIATED = (
    "Raym|Alph|Bern|Clém|Edm|Emm|Ernest|Fern|Franç|Guill|Gust|Jacq|Laur|Léop|Math|Maur|Mich|Norb|Pasc|Phil|Théod|Thom|Vict|"
    "Vinc|Alex|Alfr|Arth|Benj|Cath|Christ|Élis|Elis|Ferd|Flor|Gabr|Georg|Germ|Gilb|Henr|Isab|Jeann|Lamb|Madel|Marg|Mart|Nath|"
    "Prosp|Rich|Sébast|Steph|Stéph|Sylv|Thér|Valér|Véron"
)
# Hyphens that word processors write; and what stands for one between two initials: "M.–Cl."
_HYPHEN = "[-\u2010\u2011]"
_DASH = "[-\u2010\u2011\u2012\u2013\u2212]"
_ANY_DASH = re.compile(_DASH)
_WORDS = re.compile(
    rf"(?P<initial>(?!(?:M|MM|Mr|Dr|Me|"
    rf"Ir)\.[ \u00a0]{{1,3}}{_LETTER})[{_UPPER}](?:[^\W\d_A-Z]{{0,2}})\.(?:[ \u00a0]?{_DASH}?[{_UPPER}][^\W\d_A-Z]"
    rf"{{0,2}}\.){{0,3}}(?!{_LETTER}{{3}})"
    rf"|[{_UPPER}](?:{_HYPHEN}[{_UPPER}])?\.(?=[{_UPPER}]{{3}})|"
    rf"[{_UPPER}][^\W\d_A-Z]{{0,2}}{_HYPHEN}[{_UPPER}]\.(?=[ \u00a0]?[{_UPPER}])"
    rf"|[{_UPPER}][^\W\d_A-Z]{{2,12}}{_HYPHEN}[{_UPPER}][^\W\d_A-Z]{{0,2}}\.(?!\w)|"
    rf"(?:{_ABBREVIATED})\.(?=[ \u00a0][{_UPPER}]))"
    rf"|(?P<elision>\b(?:[ldnsjmct]|qu|lorsqu|jusqu|[LD](?=['’][{_UPPER}][^\W\d_A-Z]))['’](?={_LETTER}))"
    rf"|(?P<word>{_LETTER}(?:{_LETTER}|['’](?={_LETTER})|{_HYPHEN}(?={_LETTER})|[01](?={_LETTER}{{2}})|"
    rf"(?<={_LETTER}{_LETTER})[01](?={_LETTER}))*)"
)
_GAP = re.compile(r"[ \u00a0\u202f]{1,3}$")
CIVILITIES = re.compile(
    r"(?P<plural>MM\.|Mmes|MMES|Mlles|Melles|Messieurs|Mesdames|Mesdemoiselles|MM\b)|"
    r"(?P<one>M\.|[Mm]r\.?|M(?:me|ME)\.?|mme|M(?:lle|LLE)\.?|mlle|Melle|M\.elle|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|[Ss]ieurs?|[Dd]ames?|[Dd]emoiselles?|"
    r"Dr\.?|[Dd]octeur|Me\.?|Mtre|Ma[îi]tres?|Ir\.?|Freiherr|Herr|Frau|Dhr\.|Mevr\.|Mevrouw|MONSIEUR|MADAME|"
    r"M(?=\s+[A-ZÉ]))"
)
# With a vowel: what begins with h after "L'" is a surname more often than not.
_ARTICLE_AND_NOUN = re.compile(r"L['’](?=[aeiouyàâéèêëîïôœæ]|huissi|habitant|histori|horticult)")
_NOT_INITIALS = frozenset(
    [
        "mm",
        "mr",
        "dr",
        "me",
        "art",
        "al",
        "st",
        "ste",
        "tel",
        "gsm",
        "no",
        "num",
        "av",
        "bd",
        "bte",
        "pp",
        "vol",
        "ed",
        "réf",
        "ref",
        "nr",
        "dir",
        # offices
        "ech",
        "min",
        "gouv",
        "bgm",
        "pres",
        "cons",
        "secr",
        "sec",
        "dep",
        "insp",
        "rapp",
    ]
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word: where it stands, and its shape."""

    start: int
    end: int
    text: str
    kind: str  # initial | upper | cap | particle | lower | elision

    @property
    def is_name(self) -> bool:
        return self.kind in ("initial", "upper", "cap")


@dataclass(frozen=True)
class Run:
    """Name-like words in a row."""

    tokens: tuple[Token, ...]
    opening: bool  # first in its sentence or line: its capital proves nothing

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @cached_property
    def words(self) -> tuple[Token, ...]:
        return tuple(t for t in self.tokens if t.is_name)


# "M.DUPONT", "M.J.DUPONT": the M. is a civility where the text writes several names so.
_GLUED = re.compile(
    rf"(?<![\w.'’-])M\.(?P<initial>(?:[{_UPPER}][^\W\d_A-Z]?\.(?:-?[{_UPPER}]\.)?)?)"
    rf"(?P<surname>[{_UPPER}](?:[{_UPPER}'’-]){{1,24}})(?!\w)"
)
_MADAM = re.compile(rf"\bMme[ \u00a0]?(?P<initial>[{_UPPER}]\.)?[{_UPPER}]{{2}}")


def glued_civilities(text: str) -> frozenset[int]:
    """Return where an "M." stands that is a civility, though nothing parts it from the name."""
    if "M." not in text:
        return frozenset()
    found = list(_GLUED.finditer(text))
    surnames = {match["surname"] for match in found}
    if not found or not (len(surnames) > 1 or any(match["initial"] for match in found)):
        return frozenset()
    madam = any(match["initial"] or len(surnames) > 1 for match in _MADAM.finditer(text))
    initials = len(surnames) > 1 and any(match["initial"] for match in found)
    if not (madam or initials or len(surnames) > 2):
        return frozenset()
    return frozenset(match.start() for match in found)


def tokens(text: str) -> list[Token]:
    """Return the words of a text with their shape."""
    found = []
    glued = glued_civilities(text)
    for match in _unglued(text, glued) if glued else _WORDS.finditer(text):
        word = match.group()
        start, end = match.span()
        found.append(Token(start, end, word, _kind(word, match.lastgroup)))
    return found


def _unglued(text: str, glued: frozenset[int]) -> Iterator[re.Match]:
    """Yield the words, without the civilities that touch a name."""
    done = 0
    for match in _WORDS.finditer(text):
        if match.start() in glued:
            match = _WORDS.match(text, match.start() + 2)
        elif match.start() < done:
            continue
        done = match.end()
        yield match


@lru_cache(maxsize=32768)  # a few thousand words make up most texts
def _kind(text: str, group: str) -> str:
    if group == "elision":
        return "particle" if text[0] in "dD" else "elision"
    if group == "initial":
        return "lower" if fold(text).strip(".") in _NOT_INITIALS else "initial"
    if fold(text) in lexicon.PARTICLES and not (text[0].isupper() and not text.isupper()):
        return "particle"
    if text.isupper():
        return "upper" if len(text) > 1 else "cap"
    if _ARTICLE_AND_NOUN.match(text) and _is_noun(fold(text[2:])):
        return "lower"  # "L'échevin Goor", but "L'heureux", "L'hoest" are surnames
    if text[0].isupper() or (len(text) > 2 and text[1] in "'’" and text[2].isupper()):
        return "cap"
    if any(c.isupper() for c in text[1:]):
        # "d’Hucorgne" is split by the elision; "van-Den"…
        return "cap" if text.split("-")[0].lower() in lexicon.PARTICLES else "lower"
    return "lower"


def _is_noun(folded: str) -> bool:
    return folded in lexicon.TITLES or folded in lexicon.french_words() or lexicon.is_common(folded)


def runs(text: str, words: list[Token] | None = None) -> list[Run]:
    """Return the maximal runs of name-like words; words that never are names cut them.

    words: those of the text, where the caller has them.
    """
    found: list[Run] = []
    words = tokens(text) if words is None else words
    index = 0
    while index < len(words):
        run, following = _run_at(text, words, index)
        if run:
            found.append(Run(tuple(run), _opens(text, run[0].start)))
        index = max(following, index + 1)
    return found


def run_after(text: str, words: list[Token], index: int) -> Run | None:
    """Return the name that begins at a token, when a civility or an initial announces one.

    Then an ordinary word or a month may be a surname ("M. Petit", "E. Juillet"); a title may not.
    """
    run, _ = _run_at(text, words, index, lexicon.TITLES)
    return Run(tuple(run), False) if any(t.is_name for t in run) else None


def _run_at(
    text: str, words: list[Token], index: int, never: frozenset[str] = lexicon.NOT_NAMES
) -> tuple[list[Token], int]:
    run: list[Token] = []
    position = index
    while position < len(words):
        token = words[position]
        if run and not _adjacent(text, run[-1], token):
            break
        if token.kind == "initial" and any(t.kind != "initial" for t in run) and _ends_sentence(text, run[-1]):
            break  # "…chez Jean Dupont. L. Martin…": this initial opens another name
        if run and token.is_name and run[0].kind == "initial":
            never = lexicon.TITLES
        if token.kind == "initial" or (token.is_name and fold(token.text) not in never) or _closes(text, run, token):
            run.append(token)
            position += 1
            continue
        if token.kind == "particle":
            after = _past_particles(text, words, position, never)
            if after is not None and (run or never is lexicon.TITLES or _may_open(text, token, words[after])):
                run.extend(words[position:after])
                position = after
                continue
        break
    while len(run) > 1 and run[-1].text in _ARTICLES:
        run.pop()  # "…et V. HUART La séance est ouverte"
        position -= 1
    return run, position


def _closes(text: str, run: list[Token], token: Token) -> bool:
    """Say whether a word of documents ends a name all the same: "une amie, Geneviève Procureur, atteste"."""
    return (
        len(run) == 1
        and token.kind == "cap"
        and len(token.text) > 3
        and text[token.end : token.end + 1] in (",", ";", ".", ")")
        and lexicon.is_first_name(run[0].text) > 3
        and fold(token.text) not in lexicon.TITLES
    )


#: With a capital at the end of a name, they open the next sentence.
_ARTICLES = frozenset({"La", "Le", "Les", "Il", "Elle", "Ils", "Un", "Une", "Des", "Ce", "Cette", "En", "Par", "Sur"})


def _ends_sentence(text: str, token: Token) -> bool:
    return text[token.end : token.end + 1] == "."


def _past_particles(text: str, words: list[Token], position: int, never: frozenset[str]) -> int | None:
    """Return the index of the name word that follows one to three particles."""
    for after in range(position + 1, min(position + 4, len(words))):
        if not _adjacent(text, words[after - 1], words[after]):
            return None
        if words[after].is_name and words[after].kind != "initial":
            return after if fold(words[after].text) not in never else None
        if words[after].kind != "particle":
            return None
    return None


def _may_open(text: str, token: Token, following: Token) -> bool:
    if token.text.isupper() and following.kind == "upper":
        return fold(token.text) not in ("le", "la", "les", "du", "des", "d'", "l'", "e", "y", "al", "o")
    if fold(token.text) in lexicon.OPENING_PARTICLES:
        return True
    return bool(CIVILITIES.search(text[max(0, token.start - 14) : token.start])) and bool(
        re.search(r"(?:\.|Mme|Mlle|[a-z])[ \u00a0]$", text[max(0, token.start - 14) : token.start])
    )


def _adjacent(text: str, left: Token, right: Token) -> bool:
    gap = text[left.end : right.start]
    if _quotes_nickname(text, left, right, gap):
        return True
    if not gap:
        return left.text[-1] in "'’" or left.kind == "initial"
    return bool(_GAP.match(gap)) and (left.kind != "elision")


_OPENING_QUOTE = re.compile(r"[ \u00a0][«“\"][ \u00a0]?")
_CLOSING_QUOTE = re.compile(rf"[ \u00a0]?[»”\"][ \u00a0](?=[{_UPPER}])")


def _quotes_nickname(text: str, left: Token, right: Token, gap: str) -> bool:
    """Say whether the gap is a quote of a nickname: "Anne « Nanou » Dubois"."""
    if _OPENING_QUOTE.fullmatch(gap):
        return bool(_CLOSING_QUOTE.match(text, right.end))
    if _CLOSING_QUOTE.match(text, left.end) and len(gap) <= 3:
        return bool(re.search(r"[^\W\d_][ \u00a0][«“\"][ \u00a0]?$", text[max(0, left.start - 5) : left.start]))
    return False


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" \u00a0")
    return not before or before[-1] in '.!?:;\n\t«»–—•-·"“('


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart; all words folded."""

    given: tuple[str, ...]
    surname: tuple[str, ...]

    @property
    def full(self) -> str:
        return " ".join(self.given + self.surname)


#: "Luc (dit « Lulu ») Baudry"
_BYNAME = re.compile(r"[ \u00a0]\((?:(?:dit|alias|surnomm|ou[ \u00a0])[^()]{1,40}|[«“\"][^()]{1,40})\)")


@lru_cache(maxsize=4096)
def parse(text: str) -> Name:
    """Take a name apart: upper case, initials, the list of first names and the order tell which is which."""
    text, *others = surnames(_BYNAME.sub("", text))
    own = _parse(text)
    by_marriage = [word for name in map(_parse, others) for word in name.given + name.surname]
    return Name(own.given, (*own.surname, *by_marriage)) if by_marriage else own


def _parse(text: str) -> Name:
    parts = [t for t in tokens(text.replace(",", " ")) if t.kind != "elision"]
    parts = [Token(t.start, t.end, t.text, "cap") if t.kind == "lower" else t for t in parts]
    words = [t for t in parts if t.is_name]
    if len(words) <= 1:
        if words and (words[0].kind == "initial"):
            return Name((_key(words[0]),), ())
        return Name((), tuple(_key(t) for t in parts))
    given, surname = _divide(parts, words)
    return Name(tuple(_key(t) for t in given), tuple(_key(t) for t in surname))


# With a capital, and no given name: "M. Van Hoof", "Mme El Amri".
_OPENS_SURNAME = frozenset({
    "aït", "d'", "de", "del", "della", "den", "di", "du", "el", "la", "le", "ten", "ter", "van", "vande", "vanden",
    "vander", "von",
})  # fmt: skip


def _opening_particles(words: list[Token]) -> int:
    count = 0
    while count < len(words) - 1 and words[count].kind == "cap" and fold(words[count].text) in _OPENS_SURNAME:
        count += 1
    return count


def _divide(parts: list[Token], words: list[Token]) -> tuple[list[Token], list[Token]]:
    kinds = {t.kind for t in words}
    if ("initial" in kinds and len(kinds) > 1) or kinds == {"initial"}:
        given = [t for t in parts if t.kind == "initial"]
        rest = [t for t in parts if t.kind != "initial"]
        if not rest:
            return given, []
        lead = [] if _opening_particles(rest) else rest[:-1]
        lead = [t for t in lead if t.kind == "cap" and lexicon.is_first_name(t.text) > 2]
        if len([t for t in rest if t.is_name]) > 1 and lead and lead[0] is rest[0]:
            return [lead[0], *given], rest[1:]
        return given, rest
    if kinds == {"upper", "cap"}:
        return [t for t in words if t.kind == "cap"], [t for t in parts if t.kind != "cap"]
    opening = _opening_particles(words)
    if opening and parts[0] is words[0]:
        named = len(words) > opening + 1 and lexicon.is_first_name(words[-1].text) > 2
        return ([words[-1]], [t for t in parts if t is not words[-1]]) if named else ([], parts)
    first, last = words[0], words[-1]
    first_weight, last_weight = lexicon.is_first_name(first.text), lexicon.is_first_name(last.text)
    if last_weight > first_weight + 1 and parts[0] is not None and len(words) == 2 and not first_weight:
        return [last], [t for t in parts if t is not last]
    if parts[0] is not first and last_weight:
        return [last], parts[:-1]  # "van den Berg Jan"
    cut = 1
    while cut < len(words) - 1 and parts.index(words[cut]) == cut and lexicon.is_first_name(words[cut].text) >= 4:
        if fold(words[cut].text) in _OPENS_SURNAME:
            break  # "Chérifa El Amri"
        cut += 1
    return parts[: parts.index(words[cut - 1]) + 1], parts[parts.index(words[cut - 1]) + 1 :]


def _key(token: Token) -> str:
    return _ANY_DASH.sub("-", fold(token.text).replace("’", "'"))


def trimmed(run: Run) -> tuple[Token, ...]:
    """Return the words of a run without an ordinary word that only opens the sentence."""
    words = list(run.tokens)
    while len(words) > 1 and (_only_opens(run, words) or _dangles(words[0])):
        words = words[1:]
    return tuple(words)


def _only_opens(run: Run, words: list[Token]) -> bool:
    first = words[0]
    return (
        run.opening
        and first is run.tokens[0]
        and first.kind in ("cap", "upper")
        and lexicon.is_common(first.text)
        and lexicon.is_first_name(first.text) < 4
        and not (first.kind == "upper" and words[1].kind == "cap")
    )


def _dangles(token: Token) -> bool:
    return token.kind == "particle" and fold(token.text) in ("et", "le", "la", "les", "l'", "en")
