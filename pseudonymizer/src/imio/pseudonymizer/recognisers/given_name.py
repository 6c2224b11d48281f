"""A first name alone: "leurs filles Pauline et Camille", "Nils, 9 ans, Jasmin, 6 ans", "la petite Agathe".

Accuracy: a listed first name counts when an age follows, or when it is enumerated after a tie of kinship
or another such name; the rest is left to `propagation`.
"""

from collections.abc import Iterator
from imio.pseudonymizer import eponym
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers import minor
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "given_name"
_TIE = re.compile(
    r"(?:fils|filles?|enfants|jumeaux|jumelles|[ée]pouse|[ée]poux|compagn(?:e|on)|petite?|petite?-(?:ni[èe]ce|"
    r"neveu|fils|fille)|(?:fils|filles?|enfants?)[ \u00a0]mineure?s?|p[èe]re|m[èe]re|fr[èe]res?|s[œo]e?urs?|"
    r"prénomm[^\s]*|"
    r"dit[e]?[ \u00a0][«“\"]?|la[ \u00a0]blonde)[ \u00a0]?[,(:]?[ \u00a0]?[«“]?[ \u00a0]?$|(?:[ée]pouse|"
    r"[ée]poux|fils|fille|m[èe]re|p[èe]re)[ \u00a0]de[ \u00a0][^,;]{3,40},[ \u00a0]$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[A-ZÀ-Þ][\w'’-]+[ \u00a0]\($")
_CHILD = re.compile(r"\b(?:fils|fille|enfant|b[ée]b[ée])(?:[ \u00a0](?:mineure?|cadette?|a[îi]n[ée]e?))?[ \u00a0]$")
# "(Noé ou Noa, à vérifier)"
_OR_OTHER = re.compile(r"[ \u00a0](?:ou|et)[ \u00a0][A-ZÀ-Þ]")
_BORN = re.compile(r"[ \u00a0]?[(,][ \u00a0]?n[ée]")
# "Killian, baptisé en 2019,", "Noémie, atteinte de…": what is only told of persons.
_TOLD = re.compile(
    r",[ \u00a0](?:baptis|atteint|souffrant|hospitalis|handicap|scolaris|orphelin|aveugle|sourd|malvoyant|"
    r"diab[ée]tique|autiste|[ée]pileptique|inscrite?[ \u00a0]en)",
    re.IGNORECASE,
)


# "Mémé Louise", "Tonton Roger"
_PET_NAME = re.compile(
    r"(?<![\w'’-])(?:[Mm][ée]m[ée]|[Mm]am(?:ie|y)|[Pp]ap[iy]|[Pp][ée]p[ée]|[Tt]onton|[Tt]ante|[Tt]ata|[Nn]onn[ao]|"
    r"[Bb]onne-maman|[Bb]on-papa|[Mm]arraine|"
    r"[Pp]arrain)[ \u00a0](?P<name>[A-ZÀ-Þ][a-zà-ÿ]{2,14}(?:-[A-ZÀ-Þ][a-zà-ÿ]{1,14})?)(?![\w'’-])"
)
# "Sœur Marie-Bernard": all of it is her name.
_IN_RELIGION = re.compile(
    r"(?<![\w'’-])(?:S(?:œ|oe)ur|s(?:œ|oe)ur|[Ff]r[èe]re|P[èe]re|M[èe]re|"
    r"Dom)[ \u00a0](?P<name>[A-ZÀ-Þ][a-zà-ÿ]{2,14}(?:-[A-ZÀ-Þ][a-zà-ÿ]{2,14})?)"
    r"(?![\w'’-]|[ \u00a0][A-ZÀ-Þ])"
)
# "la bande du Jordan", "Le Kevin du 12", "le « Fernand » du café"
_FAMILIAR = re.compile(
    r"(?<![\w'’-])(?:[Ll]e|[Ll]a|du|"
    r"au)[ \u00a0](?:[«“\"][ \u00a0]?)?(?P<name>[A-ZÀ-Þ][a-zà-ÿ]{2,14}(?:-[A-ZÀ-Þ][a-zà-ÿ]{2,14})?)"
    r"(?![\w'’-]|[ \u00a0](?:[A-ZÀ-Þ&]|\d))"
)
#: Names of countries, feasts, rivers that are first names too.
_WITH_ARTICLE = frozenset({
    "annonciation", "ascension", "assomption", "bourgogne", "bretagne", "carmel", "caroline", "champagne",
    "chine", "christ", "constance", "croix", "dame", "dauphine", "duc", "dyle", "flandre", "florence", "france",
    "georgie", "gloire", "grace", "jura", "laurent", "levant", "liberte", "lorraine", "louisiane", "luxembourg",
    "lys", "madeleine", "marquise", "meuse", "noel", "paix", "pascal", "prince", "princesse", "provence",
    "providence", "region", "reine", "rhone", "roi", "sahara", "salm", "salvador", "sambre", "savoie", "senne",
    "toussaint", "trinite", "valentin", "vesdre", "victoire", "vierge", "ville", "virginie", "wallonie",
})  # fmt: skip
_CALLED = re.compile(
    r"(?:f[êe]te|foire|march[ée]|kermesse|ducasse|procession|chapelle|[ée]glise|quartier|rue|place|ri|"
    r"rivi[èe]re|ruisseau|bois|"
    r"restaurant|caf[ée]|bateau|p[ée]niche|lieu-dit|brasserie|taverne|snack|cin[ée]ma|h[ôo]tel|"
    r"salle)[ \u00a0](?:d[eu][ \u00a0])?(?:l[ae][ \u00a0])?$",
    re.IGNORECASE,
)
# "Chez Ginette, on joue de la musique"
_AT_HOME = re.compile(
    r"(?:^|(?<=[\n\t])|"
    r"(?<=[.!?;][ \u00a0]))Chez[ \u00a0]"
    r"(?P<name>[A-ZÀ-Þ][a-zà-ÿ]{2,14}(?:-[A-ZÀ-Þ][a-zà-ÿ]{2,14})?)(?=,[ \u00a0](?:on|il|elle|ils|elles|l[ae]s?|"
    r"c['’]est|tout|nous|je|j['’])\b)"
)


def _named_familiarly(context: Context) -> Iterator[Candidate]:
    """Yield the first names behind a nickname, a title of religion or an article."""
    text = context.text
    for match in _PET_NAME.finditer(text):
        if lexicon.is_first_name(match["name"]) > 1 and not _is_things(text, match.start(), match.end()):
            start = match.start() if match[0][0].isupper() else match.start("name")
            yield Candidate(start, match.end(), "PERSON", MASK, 0.92, "Prénom d'un parent", NAME)
    for match in _IN_RELIGION.finditer(text):
        known = lexicon.is_first_name(match["name"]) > 1 and not lexicon.is_locality(match["name"])
        if known and not _is_things(text, match.start(), match.end()):
            start = match.start() if match[0][0].isupper() else match.start("name")
            yield Candidate(start, match.end(), "PERSON", MASK, 0.92, "Nom en religion", NAME)
    for match in _AT_HOME.finditer(text) if "Chez" in text else ():
        if lexicon.is_first_name(match["name"]) > 2 and not lexicon.is_locality(match["name"]):
            yield Candidate(*match.span("name"), "PERSON", PROPOSE, 0.81, "Chez qui ?", NAME)
    for match in _FAMILIAR.finditer(text):
        name = match["name"]
        if lexicon.is_first_name(name) < 4 or lexicon.is_locality(name) or lexicon.is_common(name):
            continue
        if fold(name) in _WITH_ARTICLE or fold(name) in context.places or context.in_thing_cell(match.start()):
            continue
        if _CALLED.search(text, max(0, match.start() - 25), match.start()) or eponym.is_eponym(
            text, *match.span("name")
        ):
            continue
        # "Le Thi reçoit 400 €": the article may be the surname.
        start = match.start() if match[0][0].isupper() and " " not in match[0][3:-1] else match.start("name")
        yield Candidate(start, match.end("name"), "PERSON", PROPOSE, 0.81, "Prénom précédé d'un article", NAME)


def _young_speakers(context: Context) -> Iterator[Candidate]:
    """Yield the first names of children who ask something, though they be words too: "Rose voudrait savoir…"."""
    for match in minor.ASKS.finditer(context.text):
        if minor.speaks_among_children(context, *match.span("name")):
            yield Candidate(*match.span("name"), "PERSON", MASK, 0.92, "Prénom d'un enfant qui parle", NAME)


def _is_things(text: str, start: int, end: int) -> bool:
    """Say whether a nickname is part of the name of a thing: "école Sœur Emmanuelle", "Pâtes Mémé Louise"."""
    before = _CAPITAL_BEFORE.search(text, max(0, start - 25), start)
    return eponym.is_eponym(text, start, end) or bool(before and eponym.is_thing(text[before.start() : end]))


_CAPITAL_BEFORE = re.compile(r"[A-ZÀ-Þ][\w'’-]{1,20}[ \u00a0]$")


def find(context: Context) -> Iterator[Candidate]:
    """Yield single first names, the enumeration after the first included."""
    yield from _named_familiarly(context)
    yield from _young_speakers(context)
    last_end = -100
    for run in context.runs:
        if len(run.words) != 1 or len(run.tokens) != 1:
            if run.words and len(run.words) > 1 and lexicon.is_first_name(run.words[0].text) > 2:
                last_end = run.end
            continue
        word = run.words[0]
        if word.kind == "initial" or (lexicon.is_locality(word.text) and lexicon.is_first_name(word.text) < 4):
            continue
        if word.kind == "upper" and not lexicon.is_first_name(word.text):
            continue
        known = lexicon.is_first_name(word.text)
        age = minor.age_after(context.after(run.end, 30))
        aged = age is not None and not (age > 17 and not known and context.text[last_end : run.start] == ", ")
        aged = aged or bool(known and _BORN.match(context.after(run.end, 8)))
        aged = aged or bool(known > 2 and _TOLD.match(context.after(run.end, 22)))
        ordinary = lexicon.is_common(word.text) and known < 4
        left = context.before(run.start, 60)
        tied = bool(_TIE.search(left))
        # "son fils mineur Côme": a capital after such words is a name's.
        ordinary = ordinary and not (known > 2 and word.kind == "cap" and _CHILD.search(left))
        chained = run.start - last_end < 40 and bool(_enumerated(context.text[max(last_end, 0) : run.start]))
        if eponym.is_eponym(context.text, _tie_start(left, run.start), run.end):
            continue
        closed = context.text[run.end : run.end + 1] == ")" or _OR_OTHER.match(context.text, run.end)
        bracketed = bool(known >= 2 and _BRACKET.search(left) and closed)
        coupled = bool(known >= 2 and not ordinary and _couple(context, run.end))
        if bracketed or coupled or (aged and not ordinary) or (known >= 2 and not ordinary and (tied or chained)):
            last_end = run.end
            # An age is more than the shape of a word: the model's doubt does not drop a child.
            score = 0.72 if aged and known >= 2 else 0.62
            yield Candidate(run.start, run.end, "PERSON", MASK, score, "Prénom seul, lié à une personne", NAME)


def _tie_start(left: str, start: int) -> int:
    """Return where "Sœur" begins in "École Sœur Emmanuelle": the school's name, not a sister."""
    tie = re.search(r"(?:S[œo]e?ur|Fr[èe]re|P[èe]re|M[èe]re|Abb[ée]|Dom|Dame)[ \u00a0]$", left)
    return start - len(tie.group()) if tie else start


def _couple(context: Context, end: int) -> bool:
    """Say whether "et" and a full name follow: "Dany et Marie-Claire Hendrickx"."""
    link = re.match(r"[ \u00a0](?:et|&)[ \u00a0]", context.text[end : end + 5])
    following = context.name_at(end + link.end()) if link else None
    return following is not None and len(following.words) > 1 and lexicon.is_first_name(following.words[0].text) > 1


def _enumerated(gap: str) -> bool:
    return bool(
        re.fullmatch(
            r"[ \u00a0]?(?:,[ \u00a0](?:[\w-]+[ \u00a0](?:ans|mois),?[ \u00a0]?)?(?:et[ \u00a0])?|et[ \u00a0]|"
            r"/[ \u00a0]|[ \u00a0](?:et|ou|&)[ \u00a0])",
            gap,
        )
    )
