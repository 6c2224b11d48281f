"""Names that their shape tells: "Vu Thi Lan", "de los Santos", "t'Kint", "dominique p.", one parted by a line's end.

And those within names of files: "Bail Barvo.xlsx", "scan_martine_barvo.jpg".
Accuracy: masked where a first name stands within, else proposed.
"""

from collections.abc import Iterator
from imio.pseudonymizer import eponym
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.file_names import EXTENSION
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from itertools import pairwise

import re


NAME = "name_shapes"
_S = r"[ \u00a0]"
_WORD = r"[A-ZÀ-Þ][\w'’]{2,20}(?:[-‐‑][A-ZÀ-Þ][\w'’]{1,20})?"
#: "Vu Thi Lan", "Vu Van Minh": a preamble's "Vu" is followed by an article.
_VIETNAMESE = re.compile(
    rf"(?<![\w'’-])(?P<name>(?:Vu|VU|Vũ){_S}(?:Thi|THI|Thị|Van|VAN|Văn|Duc|Đức|Ngoc|Ngọc|Minh|Quoc|Quốc|Thanh|Hong|Hồng|Xuan|Xuân|"
    rf"Huu|Hữu|Kim|Anh|Tuan|Tuấn|Dinh|Đình){_S}[A-ZÀ-ÞĐ]\w{{1,12}}(?:{_S}[A-ZÀ-ÞĐ]\w{{1,12}})?)(?![\w'’-])"
)
#: "de los Santos Perez Manuela", "Inés de las Heras"
_DE_LOS = re.compile(
    rf"(?<![\w'’-])(?P<name>(?:{_WORD}{_S}){{0,2}}de{_S}l[oa]s{_S}{_WORD}(?:{_S}{_WORD}){{0,3}})(?![\w'’-])"
)
#: "Emmanuel t'Kint de Roodenbeke", "s'Heeren Pol"
_FLEMISH = re.compile(
    rf"(?<![\w'’-])(?P<name>(?:{_WORD}{_S}){{0,2}}(?:['’][ts]{_S}?|[ts]['’])(?P<word>[A-Z][a-z]{{2,15}})"
    rf"(?:{_S}(?:de{_S}|d['’]|van{_S})?{_WORD}){{0,2}})(?![\w'’-])"
)
#: "Victoire d'Hoop, Thiago…": a first name that is a word too opens the sentence, before a particle.
_WORD_GIVEN = re.compile(
    rf"(?:^|(?<=\n)|(?<=[.:;•–—-]{_S})|(?<=,{_S}))(?P<name>(?P<given>[A-ZÀ-Þ][a-zà-ÿ]{{2,14}}){_S}"
    rf"(?:[dD]['’]|(?:[dD]e[nr]?|[vV]an(?:{_S}de[nr]?)?|[vV]on|[dD]i|[dD]a|[eE]l){_S})(?P<surname>{_WORD}))(?![\w'’-])"
)
#: "- absents : Juillet, Patrick (…) et Petit, Anne ;": surname first, each before a comma.
_COMMA_PAIR = re.compile(
    rf"(?:(?:^|(?<=\n)){_S}{{0,4}}|[;:•–—-]{_S}|{_S}et{_S}|\d{{1,2}}[.)°]{_S})"
    rf"(?P<name>(?:(?:[Vv]an|[Dd]e[nr]?|[Ll]e|[Ee]l|[Dd]i|[Dd]a){_S}){{0,2}}(?P<surname>{_WORD}),{_S}"
    rf"(?P<given>[A-ZÀ-Þ][\w'’]{{1,15}}(?:-[A-ZÀ-Þ][\w'’]{{1,15}})?))(?={_S}?(?:[;.()\n:–—]|$)|{_S}et{_S}|{_S}-{_S})"
)
#: "Monsieur Philippe⏎Vandeputte est": the line ends between his first name and his surname.
_NEXT_LINE = re.compile(
    r"(?<![\w'’-])(?:M\.|Mr|Mme|Mlle|Monsieur|Madame|Mademoiselle)"
    rf"{_S}(?P<given>[A-ZÀ-Þ][a-zà-ÿ]{{1,14}}(?:-[A-ZÀ-Þ][a-zà-ÿ]{{1,14}})?-?){_S}?\n{_S}?"
    rf"(?P<name>(?:(?:[Vv]an|[Dd]e|[Vv]anden|[Ll]e|[Ee]l){_S}){{0,2}}{_WORD})(?={_S}(?!:)[a-zà-ÿ(\d]|{_S}?(?:[,;.)\n]|$))"
)
#: "mail de dominique p.": a first name in small letters, and a letter.
_SMALL = re.compile(rf"(?<![\w'’-])(?P<name>(?P<given>[a-zà-ÿ]{{4,12}}){_S}[a-z]\.)(?=,|\)|{_S}[a-zà-ÿ]|$)")
#: "vu mme colson", "la vve lambinon": the civility in small letters as well.
_SMALL_CIVILITY = re.compile(
    rf"(?<![\w'’.-])(?:mme|mlle|mr|vve|mme{_S}vve){_S}(?P<name>[a-zà-ÿ]{{4,20}}(?:-[a-zà-ÿ]{{4,20}})?)(?![\w'’-])"
)
#: "bastin marc a pas payé": surname first, all in small letters.
_SMALL_PAIR = re.compile(
    rf"(?:^|[.;:!?\n\t]{_S}?|[–—•-]{_S})(?P<name>(?P<surname>[a-zà-ÿ]{{4,16}}){_S}(?P<given>[a-zà-ÿ]{{4,12}}(?:-[a-zà-ÿ]{{3,12}})?))"
    rf"(?={_S}?[,:;(\n\t]|$|{_S}(?:a|n['’]a|est|n['’]est|veut|demande|rappelle|passe|doit|va|pas)(?![\w'’-]))"
)
_ABOUT = re.compile(rf"(?:\b(?:de|par|avec|pour|à|chez|mail|tel|tél|gsm|sms|vu|voir|rappeler){_S}|d['’])$")
#: "Bail Tinlot.xlsx", "scan_martine_gerard_CI.jpg"
_IN_FILE = re.compile(rf"(?<![\w.-])(?P<stem>[\w'’-]{{3,60}})\.{EXTENSION}")
_KIND = re.compile(
    rf"(?:[Bb]ail|[Pp]lainte|[Cc]ontrat|[Ll]ettre|[Cc]ourrier|[Dd]ossier|[Pp]ermis|[Ff]acture|[Mm]ail|[Ss]can|[Cc]ertificat|CV){_S}$"
)
_PIECE = re.compile(r"[^\W\d_]+")


def find(context: Context) -> Iterator[Candidate]:
    """Yield the names, whole."""
    yield from _shapes(context.text)
    yield from _files(context.text)


def _shapes(text: str) -> Iterator[Candidate]:
    """Yield what the shape of the words tells."""
    for match in _VIETNAMESE.finditer(text):
        yield _person(match.span("name"), PROPOSE if " Van " in match["name"] else MASK, 0.96, "Nom vietnamien")
    if "de lo" in text or "de la" in text:
        for match in _DE_LOS.finditer(text):
            words = re.findall(r"[A-ZÀ-Þ][\w'’-]+", match["name"])
            if any(lexicon.is_first_name(word) > 1 for word in words) and not eponym.is_eponym(text, *match.span()):
                yield _person(_without_opening(match), MASK, 0.97, "Nom à particule")
    for match in _FLEMISH.finditer(text):
        if not _is_ordinary(match["word"]) and not lexicon.is_locality(match["word"]):
            yield _person(_without_opening(match), PROPOSE, 0.97, "Nom à particule")
    for match in _NEXT_LINE.finditer(text):
        given, name = match["given"].rstrip("-"), match["name"]
        if lexicon.is_first_name(given) > 2 and not _is_ordinary(name) and not lexicon.is_locality(name):
            yield _person(match.span("name"), MASK, 0.9, "Nom à la ligne, derrière le prénom")
    yield from _listed_pairs(text)
    for match in _WORD_GIVEN.finditer(text):
        given, surname = match["given"], match["surname"]
        if lexicon.is_first_name(given) < 3 or not _is_ordinary(given):
            continue
        if not (_is_ordinary(surname) or lexicon.is_locality(surname) or eponym.is_eponym(text, *match.span())):
            yield _person(match.span("name"), PROPOSE, 0.82, "Prénom et nom à particule")
    for match in _SMALL.finditer(text):
        given = match["given"]
        about = _ABOUT.search(text, max(0, match.start() - 12), match.start())
        if about and lexicon.is_first_name(given) > 3 and not _is_ordinary(given):
            yield _person(match.span("name"), PROPOSE, 0.82, "Prénom et initiale, sans capitale")
    for match in _SMALL_CIVILITY.finditer(text):
        if not _is_ordinary(match["name"]):
            yield _person(match.span("name"), PROPOSE, 0.82, "Nom et civilité sans capitale")
    for match in _SMALL_PAIR.finditer(text):
        surname, given = match["surname"], match["given"]
        if lexicon.is_first_name(given) > 3 and not _is_ordinary(surname) and not lexicon.is_locality(surname):
            yield _person(match.span("name"), PROPOSE, 0.82, "Nom et prénom sans capitale")


def _listed_pairs(text: str) -> Iterator[Candidate]:
    """Yield surnames and first names parted by a comma, where a list holds two such pairs or more."""
    pairs = [m for m in _COMMA_PAIR.finditer(text) if lexicon.is_first_name(m["given"]) > 2]
    for match in pairs if len(pairs) > 1 else ():
        if lexicon.is_first_name(match["surname"]) < 4 and not lexicon.is_locality(match["given"]):
            yield _person(match.span("name"), MASK, 0.9, "Nom et prénom, dans une liste")


def _files(text: str) -> Iterator[Candidate]:
    """Yield the names within the names of files."""
    for match in _IN_FILE.finditer(text):
        pieces = list(_PIECE.finditer(match["stem"]))
        if len(pieces) == 1 and _KIND.search(text, max(0, match.start() - 14), match.start()):
            if match["stem"][0].isupper() and not _is_ordinary(match["stem"]):
                yield _person(match.span("stem"), PROPOSE, 0.82, "Dans le nom d'un fichier", "unsure")
            continue
        for one, two in pairwise(pieces):
            given = any(lexicon.is_first_name(piece[0]) > 3 and not _is_ordinary(piece[0]) for piece in (one, two))
            if given and one.end() + 1 == two.start() and not any(_is_no_piece(piece[0]) for piece in (one, two)):
                start = match.start("stem")
                yield _person(
                    (start + one.start(), start + two.end()), PROPOSE, 0.9, "Dans le nom d'un fichier", "unsure"
                )
                break


#: What is no French word, but how files are called.
_PAPERS = frozenset({"scan", "annexe", "photo", "copie", "draft", "final", "version", "mail", "image", "avis"})


def _is_no_piece(word: str) -> bool:
    if len(word) < 4 or fold(word) in _PAPERS:
        return True
    return lexicon.is_locality(word) or (_is_ordinary(word) and lexicon.is_first_name(word) < 4)


def _without_opening(match: re.Match) -> tuple[int, int]:
    """Return where the name stands, without an ordinary word that only opens the sentence."""
    start = match.start("name")
    first = match["name"].split()[0]
    if first[0].isupper() and lexicon.is_never_name(first):
        start += len(first) + 1
    return start, match.end("name")


def _is_ordinary(word: str) -> bool:
    return lexicon.is_common(word) or fold(word) in lexicon.french_words()


def _person(span: tuple[int, int], action: str, score: float, reason: str, subject: str = "") -> Candidate:
    return Candidate(*span, "PERSON", action, score, reason, NAME, subject)
