"""Names that a noun governs: "la passerelle Delvigne", "deux écoles, Lucie Hautmont et Saint-Joseph".

French puts the name of a thing right behind the noun that says what it is; a person stands so behind words for persons
alone. What an enumeration opens with, its fellows are; and a firm that the text has named once is one wherever it is
written so, unless the text knows a person of that name.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.person_nouns import is_person_noun

import re


_S = r"[ \u00a0]"
_CIVILITY = r"(?:MM?\.|M[mr]e?s?|Mlles?|Me|Messieurs|Monsieur|Madame|Mademoiselle|Ma[îi]tre|Mesdames)(?![\w'’-])"
_CAPITAL = rf"(?!{_CIVILITY})(?:[A-ZÀ-Þ]\.(?:-?[A-ZÀ-Þ]\.){{0,4}}|[A-ZÀ-Þ\d][\w'’&+-]{{0,30}}|i-[A-ZÀ-Þ]\w{{1,20}})"
_LINK = rf"(?:(?:d[eu]|des|l[ae]s?|en|sur|sous|aux?|à|lez|&|van|von|der|den){_S}|[ld]['’]){{0,2}}"
_NAME = rf"(?:(?:L[ae]s?|Aux?|Chez){_S}|L['’])?{_CAPITAL}(?:{_S}{_LINK}{_CAPITAL}){{0,4}}"
_QUOTED = rf"«{_S}?[^«»\n]{{1,60}}{_S}?»|“[^“”\n]{{1,60}}”|\"[^\"\n]{{1,60}}\""
_ELEMENT = re.compile(rf"(?:{_QUOTED}|{_NAME})")
_DETAIL = re.compile(rf"{_S}\([^()\n]{{1,25}}\)")
ADJECTIVE = (
    r"[a-zà-ÿ-]{2,14}(?:ale?s?|aux|el(?:le)?s?|ifs?|ives?|iques?|aires?|oires?|oise?s?|aine?s?|ien(?:ne)?s?|"
    r"euse?s?|eux|ports?|"
    r"oles?|istes?)"
)
# "camion grue", "stations de pompage", "prix littéraire": what may stand between the noun and the name.
_BETWEEN = re.compile(
    rf"{_S}(?:(?:de|en|à){_S}(?:(?P<year>\d{{4}})|(?P<of>[a-zà-ÿ-]{{3,16}}))|d['’](?P<off>[a-zà-ÿ-]{{3,16}})|"
    rf"(?:du|des|de{_S}la|de{_S}l['’])[ \u00a0]?(?P<owner>[a-zà-ÿ-]{{3,16}})|"
    rf"(?P<word>[a-zà-ÿ-]{{3,16}}))(?=[ \u00a0:,(])"
)
_OPENS = re.compile(rf"{_S}(?=[A-ZÀ-Þ\d«“\"]|i-[A-ZÀ-Þ])")
_AFTER_PLURAL = re.compile(rf"{_S}\((?:liste{_S}:{_S})?|,{_S}(?:à{_S}savoir{_S})?|{_S}?:{_S}")
# "Assureurs ayant remis prix : "
_HEADING = re.compile(rf"(?P<words>(?:{_S}[\w'’-]{{1,16}}){{0,5}}){_S}?:{_S}")
# "Écoles : Marie Durand, Luc Hublet, coordinateurs"
_IN_CHARGE = re.compile(rf"(?:,{_S}|{_S}?\(|{_S}[–-]{_S})(?:[a-zà-ÿ]|\+?\d)|{_S}0\d")
_HEADS_LINE = re.compile(r"(?:^|[\n\t.;:–•-][ \u00a0]{0,2})$")
# "le personnage de Tchantchès Lambert", "le Tour de la Province Eddy Colson": nobody's, though "de" stands before.
_OF = re.compile(rf"{_S}(?:de{_S}(?:la{_S}|l['’])?|du{_S}|des{_S}|d['’])(?=[A-ZÀ-Þ])")
_FIGURES = frozenset({
    "cavalcade", "cortege", "coupe", "criterium", "effigie", "fete", "geant", "legende", "marathon",
    "marionnette", "mascotte", "neuvaine", "pelerinage", "personnage", "poupee", "procession", "rallye",
    "statue", "tour", "trophee",
})  # fmt: skip
_NOBODY = frozenset({"personnage", "geant", "marionnette", "poupee", "effigie", "mascotte", "legende", "statue"})
# "l'agent des forêts Bastin", "le metteur en scène Colin"
_OF_SOMEBODY = re.compile(rf"([a-zà-ÿ-]{{3,20}}){_S}(?:(?:de|des|en|à){_S}|d['’])$")
# "DUPONT Jean", "Jean DUPONT": so do clerks write persons.
_CLERKS = re.compile(
    rf"[A-ZÀ-Þ]{{4,20}}{_S}[A-ZÀ-Þ][a-zà-ÿ]{{2,14}}(?![\w'’])|"
    rf"[A-ZÀ-Þ][a-zà-ÿ]{{2,14}}{_S}[A-ZÀ-Þ]{{4,20}}(?!\w)"
)
_NEXT = re.compile(rf"(?P<last>,?{_S}(?:et|ou|&){_S})|,{_S}|{_S}?[;/–]{_S}")
_OWN_ADJECTIVE = re.compile(rf"{ADJECTIVE}{_S}(?=[A-ZÀ-Þ])")
_DETERMINED = re.compile(
    rf"(?:(?<![\w-])(?:[Ll]e|[Ll]a|[Ll]es|[Uu]ne?|[Dd]u|[Dd]es|[Aa]ux?|[Cc]et?|[Cc]ette|[Cc]es|[Ss]es|[Nn]otre|"
    rf"[Nn]os|[Dd]e)"
    rf"{_S}|[ldLD]['’])$"
)
_COUNTED = re.compile(
    rf"(?<![\w-])(?:[Ll]es|[Dd]es|[Cc]es|[Nn]os|[Dd]eux|[Tt]rois|[Qq]uatre|cinq|six|sept|huit|"
    rf"\d{{1,2}}){_S}$"
)
_SAID = re.compile(rf"(?:comme|ainsi{_S}que|tel(?:le)?{_S}que){_S}(?:l[ae]{_S}|l['’])$")
# "Bois Madame Adèle": so is a spot called.
_LADY = re.compile(
    rf"{_S}(?:Madame|Mademoiselle|Monsieur|Dame|Docteur|Abb[ée]|"
    rf"Ma[îi]tre){_S}[A-ZÀ-Þ][\w'’-]{{1,20}}(?:{_S}[A-ZÀ-Þ][\w'’-]{{1,20}})?"
)
_SPOTS = frozenset({
    "arbre", "bois", "champ", "chapelle", "chemin", "clos", "croix", "escalier", "fond", "fontaine", "gue",
    "haie", "pont", "pre", "rue", "ruelle", "sentier", "venelle",
})  # fmt: skip
#: Nouns that are verbs or adjectives too ("l'historien local"): without an article before them they prove nothing.
_VERBS = frozenset({
    "local", "quotidien", "hebdomadaire", "vedette",
    "barre", "base", "borne", "brique", "brocante", "chante", "chronique", "cite", "coupe", "cure", "cuve",
    "danse", "exposition", "fabrique", "fete", "figure", "filme", "forge", "formule", "gare", "grille", "grue",
    "joue", "ligne", "livre", "loge", "marche", "masque", "module", "montre", "note", "page", "perche", "place",
    "plante", "porte", "presse", "programme", "projet", "promenade", "rampe", "reforme", "serre", "tente",
    "test", "voie",
})  # fmt: skip
#: Things that bear the names of persons and hold none: under such a heading, or behind such a comma, stand their names.
_LISTED = frozenset({
    "arret", "assureur", "avenue", "batiment", "bibliotheque", "boulevard", "chapelle", "chemin", "cimetiere",
    "complexe", "creche", "ecole", "editeur", "eglise", "fabrique", "hall", "hameau", "home", "implantation",
    "intercommunale", "lieu-dit", "lieudit", "lieux-dit", "logiciel", "ludotheque", "monument", "operateur",
    "paroisse", "plaine", "pont", "quartier", "residence", "rue", "ruelle", "ruisseau", "salle", "sentier",
    "site", "stade", "venelle", "village",
})  # fmt: skip
#: What these govern is the name of a firm or of a product, which a text goes on using alone.
_FIRMS = frozenset({
    "assureur", "editeur", "entreprise", "firme", "intercommunale", "logiciel", "operateur", "societe",
})  # fmt: skip
_FORM_BEFORE = re.compile(
    rf"(?<![\w.-])(?:S\.A\.|SA|SRL|SPRL|SCRL|SC|SNC|SComm|SAgr|NV|BV|ASBL|asbl|A\.S\.B\.L\.|AISBL|[Ii]ntercommunale|"
    rf"[Ss]oci[ée]t[ée]|"
    rf"[Ff]irme){_S}(?:[«“\"]{_S}?)?(?P<name>{_CAPITAL}(?:{_S}{_CAPITAL}){{0,2}})(?![\w'’-])"
)
_FORM_AFTER = re.compile(
    rf"(?<![\w'’.-])(?P<name>{_CAPITAL}(?:{_S}{_CAPITAL}){{0,2}}){_S}(?:S\.A\.|SA|SRL|SPRL|SCRL|SC|SNC|SComm|SAgr|NV|"
    rf"BV|ASBL|asbl)"
    r"(?![\w-])"
)
_CIVIL = re.compile(rf"(?:{_CIVILITY}|[A-ZÀ-Þ]\.|[Ff]amille|[ÉEée]poux|[Cc]onsorts){_S}$")
# "A. Hautmont": the letter of an item; "M." is a person's.
_LETTERED = re.compile(rf"(?:^|[\n\t.:;]{_S}?)(?P<letter>[A-LN-Z]\.{_S})$")


# "ressourcerie", "ludothèque", "déversoir": French makes words for places and devices so, and none for persons.
_PLACE_ENDINGS = re.compile(r"[a-z]{3}(?:erie|theque|drome|arium|eoir|ssoir|rsoir|ttoir|orama)s?$")
_NO_PLACES = frozenset({
    "bergerie", "chevrerie", "moquerie", "pairie", "porcherie", "porcheries", "reverie", "serie", "series",
    "vacherie",
})  # fmt: skip


@lru_cache(maxsize=16384)  # a few thousand words make up most texts
def is_noun(word: str) -> bool:
    """Say whether a word, one or several of it, says what kind of thing is named: "passerelle", "logiciels"."""
    folded = fold(word)
    if folded in lexicon.THING_NOUNS:
        return True
    if folded not in _NO_PLACES and _PLACE_ENDINGS.search(folded):
        return not word[0].isupper() or (lexicon.is_common(word) and not lexicon.is_first_name(word))
    if folded.endswith("aux") and (folded[:-3] + "al" in lexicon.THING_NOUNS or folded[:-1] in lexicon.THING_NOUNS):
        return True
    return folded.endswith(("s", "x")) and folded[:-1] in lexicon.THING_NOUNS


def _singular(word: str) -> str:
    folded = fold(word)
    if folded.endswith("aux") and folded[:-3] + "al" in lexicon.THING_NOUNS:
        return folded[:-3] + "al"
    return folded[:-1] if folded.endswith(("s", "x")) and folded[:-1] in lexicon.THING_NOUNS else folded


class Governed:
    """Where the names stand that a noun governs, in one text."""

    def __init__(self, text: str, heads: list[tuple[int, str]]):
        self.text = text
        found, firms = [], []
        for start, word in heads:
            spans = list(self._from(start, word))
            found += spans
            if _singular(word) in _FIRMS:
                firms += spans
        found += list(self._again(firms))
        found.sort()
        self._starts = [start for start, _ in found]
        self._reach: list[int] = []
        for _, end in found:
            self._reach.append(max(end, self._reach[-1] if self._reach else 0))

    def holds(self, start: int) -> bool:
        """Say whether a name that begins at a position is a thing's."""
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and start < self._reach[index]

    def _from(self, start: int, word: str) -> Iterator[tuple[int, int]]:
        """Yield where the names stand that one noun governs."""
        text, position = self.text, start + len(word)
        left = text[max(0, start - 30) : start]
        somebody = _OF_SOMEBODY.search(left)
        # …but "les vétérinaires des cabinets Marlier".
        if somebody and is_person_noun(somebody[1]) and not (somebody[1].endswith("s") and word.endswith("s")):
            return
        if _SAID.search(left) or (fold(word) in _VERBS and word[0].islower() and not _DETERMINED.search(left)):
            return
        singular = _singular(word)
        lady = _LADY.match(text, position) if singular in _SPOTS else None
        if lady:
            yield start, lady.end()
            return
        complements = 0
        while complements < 4:
            between = _BETWEEN.match(text, position)
            if not between or not self._goes_on(between):
                break
            position = between.end()
            complements += 1
        counted = bool(_COUNTED.search(left))
        several = fold(word) != singular or (counted and word.endswith(("s", "x")))
        of = _OF.match(text, position) if singular in _FIGURES else None
        if of and singular not in _NOBODY and len(of.group()) < 5 and word[0].islower():
            of = None  # "au tour de Jean Colson", "la fête de Jean Colson"
        if of or (complements < 3 and _OPENS.match(text, position)):
            yield from self._elements(of.end() if of else position + 1, several)
            return
        if singular not in _LISTED:
            return
        after = _AFTER_PLURAL.match(text, position)
        heading = None
        if word[0].isupper() and _HEADS_LINE.search(left):
            heading = _HEADING.match(text, start + len(word))
        if heading and several and not any(map(_bars, heading["words"].split())):
            yield from self._under_heading(heading.end())
        elif (
            after
            and several
            and complements < 3
            and (counted or "(" in after.group())
            and ":" not in after.group()[-2:-1]
        ):
            yield from self._elements(after.end(), True)

    def _goes_on(self, between: re.Match) -> bool:
        """Say whether the next words only say more of the noun."""
        of = between["of"] or between["off"]
        if of:
            return not is_person_noun(of) and of not in _NOT_OF
        if between["owner"]:
            return is_noun(between["owner"])
        if between["year"]:
            return True
        word = between["word"]
        if word in _NOT_WORDS or (is_person_noun(word) and not word.endswith(("aire", "aires", "iste", "istes"))):
            return False
        return bool(re.fullmatch(ADJECTIVE, word)) or is_noun(word) or word.endswith(_PARTICIPLES)

    def _under_heading(self, position: int) -> Iterator[tuple[int, int]]:
        """Yield the names of two things or more; who is in charge of them stands there too, with his function."""
        names = list(self._elements(position, True))
        if len(names) > 1 and not _IN_CHARGE.match(self.text, names[-1][1]):
            yield from names

    def _elements(self, position: int, several: bool) -> Iterator[tuple[int, int]]:
        """Yield the names of an enumeration, or one name."""
        for _ in range(20):
            own = _OWN_ADJECTIVE.match(self.text, position)
            element = _ELEMENT.match(self.text, own.end() if own else position)
            if not element or _CLERKS.search(element.group()):
                return
            yield element.span()
            detail = _DETAIL.match(self.text, element.end())
            following = _NEXT.match(self.text, detail.end() if detail else element.end())
            if not several or not following:
                return
            position = following.end()
            if following["last"]:
                several = False

    def _again(self, firms: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the other places of the names of firms and bodies."""
        text = self.text
        names = {text[start:end] for start, end in firms if end - start < 40}
        names |= {m["name"] for pattern in (_FORM_BEFORE, _FORM_AFTER) for m in pattern.finditer(text)}
        for name in sorted(filter(_distinctive, names))[:200]:
            places = [m.start() for m in re.finditer(rf"(?<![\w'’-]){re.escape(name)}(?![\w'’-])", text)]
            lettered = {place: _LETTERED.search(text, max(0, place - 8), place) for place in places}
            if any(not lettered[place] and self._names_person(place, place + len(name)) for place in places):
                continue
            for place in places:
                mark = lettered[place]
                yield mark.start("letter") if mark else place, place + len(name)

    def _names_person(self, start: int, end: int) -> bool:
        """Say whether a civility or a first name beside a name makes a person of it."""
        if _CIVIL.search(self.text, max(0, start - 16), start):
            return True
        before = re.search(r"([A-ZÀ-Þ][\w'’-]{1,20})[ \u00a0]$", self.text[max(0, start - 24) : start])
        after = re.match(r"[ \u00a0]([A-ZÀ-Þ][\w'’-]{1,20})", self.text[end : end + 24])
        return any(match and lexicon.is_first_name(match[1]) > 2 for match in (before, after))


_NOT_OF = frozenset({
    "cette", "chez", "feu", "leur", "leurs", "moins", "mon", "nos", "notre", "plus", "ses", "son", "tous",
    "tout", "toute", "votre",
})  # fmt: skip
_NOT_WORDS = frozenset({
    "ainsi", "aussi", "aux", "avec", "chez", "des", "dont", "est", "les", "mais", "ont", "par", "pour", "que",
    "qui", "sans", "selon", "sont", "sous", "sur", "une", "vers",
})  # fmt: skip
_PARTICIPLES = ("ées", "ernés", "isés", "ernées", "visés", "visées")


def _bars(word: str) -> bool:
    """Say whether a word tells that a heading is not of the names of things alone."""
    return word in ("à", "par", "pour", "chez", "avec", "et") or (is_person_noun(word) and word != "ayant")


def _distinctive(name: str) -> bool:
    """Say whether a name is one that a text gives to a thing alone: no first name, no ordinary word, no village."""
    words = re.findall(r"[^\W\d_][\w'’-]*", name)
    if not words or len(name) < 4 or name[0] in '«“"':
        return False
    if any(lexicon.is_first_name(word) > 2 for word in words):
        return False
    return not all(lexicon.is_common(word) or lexicon.is_locality(word) for word in words)
