"""Births and ages in few words: "Âge : 67", "DDN 140290", "(100 ans) … et Mme Y (102)", "classe 1961", "n. 29.11.30".

Legal basis: GDPR art. 4. Accuracy: good behind the label of a form; a number or a year that only a name stands before
is asked about. Limits of age ("âge minimum : 18 ans"), scores and votes behind names are refused by the words around.
"""

from bisect import bisect_left
from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.person_nouns import is_person_noun
from imio.pseudonymizer.recognisers.birth_ages import names_someone
from imio.pseudonymizer.recognisers.birth_ages import OLD_THING
from imio.pseudonymizer.recognisers.birth_dates import DATE
from imio.pseudonymizer.recognisers.birth_dates import MONTH
from imio.pseudonymizer.recognisers.birth_dates import S
from imio.pseudonymizer.recognisers.birth_dates import UP
from imio.pseudonymizer.recognisers.birth_terms import sets_term
from imio.pseudonymizer.recognisers.birth_told import ORDINAL
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "birth"
_AGE = "Âge d'une personne"
_BORN = "Suit « né(e) »"
#: "Âge : 67", "Age du demandeur : 34 ans"; no limit: "Âge minimum : 18", "Âge : 6-12 ans".
_FIELD = re.compile(
    rf"(?:(?<=[\n\t;,(|])|^)[ \u00a0]*(?:[ÂâAa]ge|ÂGE|AGE)(?:{S}(?:d[eu]{S}(?:la{S}|l['’])?"
    rf"|d['’])[a-zà-ÿ()·.-]{{4,20}})?"
    rf"[ \u00a0]?:[ \u00a0]?(?P<datum>\d{{1,3}}(?:{S}ans)?)(?![\w,/]|[ \u00a0]?[-–+][ \u00a0]?\d|[ \u00a0]?\+"
    rf"|{S}(?:à|et{S}plus|ou|ans)\b)"
)
#: "DDN 140290", "né le 14021990": a date without points.
_GLUED = re.compile(
    rf"(?<![\w.])(?:D\.?D?\.?N\.?|[Dd]\.?[dD]?\.?n\.?|[Nn]ée?(?:\(e\)|[·.]e)?{S}le"
    rf"|[Dd]ate{S}de{S}naissance)[ \u00a0]?:?[ \u00a0]?"
    r"(?P<datum>(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:(?:19|20)\d\d|\d\d))(?!\w|[./-]\d)"
)
#: "ne a Liege le 12/O3/1955": without accents, as a machine reads or a clerk types.
_UNACCENTED = re.compile(
    rf"(?<![\w'’-])(?:[Nn]ee?|NEE?){S}(?:(?:a|A){S}(?=[{UP}]))?(?P<datum>(?:[{UP}][\w'’-]{{1,25}}(?:{S}\([^()\n\d]{{1,25}}\))?,?{S}){{0,3}}"
    rf"(?:le|LE){S}(?:{DATE}|[\dIlO]{{1,2}}[./-][\dIlO]{{1,2}}[./-][12lI][\dIlO]{{3}})(?!\w))"
)
#: "est née ici même, le 2 janvier 1936", "suis né chez ma grand-mère le 3 mai 1950"
_BORN_THERE = re.compile(
    rf"\b(?:est|suis|fut|était|sommes|sont){S}n[ée]e?s?{S}(?:[a-zà-ÿ][\w'’-]{{0,20}},?{S}){{1,6}}(?P<datum>le{S}{DATE})"
)
#: "le bébé, né ce 5 avril"
_BORN_THIS = re.compile(rf"\bn[ée]e?s?{S}(?P<datum>ce{S}\d{{1,2}}(?:er)?{S}{MONTH})")
_CHILD = re.compile(r"\b(?:b[ée]b[ée]|enfant|fils|fille|petite?|jumea|jumelles|nouveau-n|gar[çc]on)", re.IGNORECASE)
#: "dont c'est le septante-cinquième anniversaire"
_TODAY = re.compile(
    rf"\bdont{S}(?:c['’](?:est|était)|ce{S}sera)(?:{S}[a-zà-ÿ'’]{{3,12}}){{0,2}}{S}le{S}(?P<datum>{ORDINAL}{S}anniversaire)\b"
    rf"(?!{S}(?:de|du|des|d['’])\b)"
)
#: "vais sur mes 84 ans", "entre dans ses 80 ans"
_GOES_ON = re.compile(
    rf"\b(?:v(?:ais|a|ont)|all(?:ais|ait|ant)|entr(?:e|ait|ant)|march(?:e|ait)){S}(?:sur|dans|vers){S}(?:ses|mes"
    rf"|leurs){S}"
    rf"(?P<datum>[\w-]{{2,12}}(?:{S}et{S}une?)?{S}ans)\b"
)
#: "À mon âge (88)", "vu son grand âge, 88 ans,"
_MY_AGE = re.compile(
    rf"\b(?:mon|son|leur|votre){S}(?:grand{S}|jeune{S})?âge[ \u00a0]?[(,][ \u00a0]?"
    rf"(?P<datum>\d{{1,3}}(?:{S}(?:et{S}\d{{1,3}}{S})?ans)?)(?=[ \u00a0]?[),])"
)
#: "M. X, jeune pensionné de 62 ans,"
_NOUN_OF = re.compile(
    rf",{S}(?:jeune{S}|alerte{S}|ancien(?:ne)?{S})?(?P<noun>[a-zà-ÿ]{{4,20}}){S}de{S}"
    rf"(?P<datum>\d{{2}}{S}ans)(?=[ \u00a0]?[,;.)\n])"
)
#: "À 89 ans, M. X conduit encore": who is so old comes next.
_FIRST = re.compile(
    rf"(?:(?<=[.;:!?«»•–—-][ \u00a0])|(?<=\n)|^)[ÀAà]{S}(?P<datum>[\w-]{{2,16}}{S}ans)(?:{S}(?:passés|à{S}peine"
    rf"|révolus))?,{S}"
)
#: "qui atteint la limite d'âge (65 ans le 3 mai 2025)": the day is that of his birth.
_REACHES = re.compile(
    rf"\b(?:att(?:eint|eindra|eignant)|aura|auront|f[êe]t(?:e|era)"
    rf"|limite{S}d['’]âge)\b[^.;\n]{{0,30}}?(?<=[ \u00a0(])\d{{2,3}}{S}ans,?{S}"
    rf"(?P<datum>le{S}{DATE})"
)
#: "Naissances : Noé X (05.04), Mila Y (11.04)"; "Naissance de Noé X, le 5 avril 2024"
_BIRTHS = re.compile(rf"(?:(?<=\n)|^)[^\n]{{0,30}}\b[Nn]aissances?(?:[ \u00a0]?:|{S}d(?:e{S}|['’]|u{S}))")
_ITS_DAY = re.compile(
    rf"[ \u00a0]?[(,][ \u00a0]?(?:le{S})?(?P<datum>{DATE}|\d{{1,2}}(?:er)?{S}{MONTH}"
    rf"|\d{{1,2}}[/.]\d{{1,2}}\.?)(?=[ \u00a0]?[),;.\n]|$)"
)
#: Directly after a name: ", classe 1961", ", o 03/05/1940", " (n. 29.11.30", ", 14 février 90", " (3e B, 2010)", "
#: 1930-2020".
_CLASS = re.compile(rf",?{S}(?:de{S}la{S})?classe{S}(?:de{S})?(?P<datum>19\d\d|[2-9]\d)(?=[ \u00a0]?[,;.)\n]|$)")
_SIGNED = re.compile(
    rf"[ \u00a0]?[,(–—-]?[ \u00a0](?:\()?(?:[oO]|[nN]\.|°[ \u00a0]?)[ \u00a0]?(?P<datum>(?:le{S})?{DATE})"
)
_BRACKET_SIGN = re.compile(rf"[ \u00a0]\((?:[oO°]|[nN]\.?)[ \u00a0]?(?P<datum>(?:le{S})?{DATE})")
_SHORT_YEAR = re.compile(rf",{S}(?:le{S})?(?P<datum>\d{{1,2}}(?:er)?{S}{MONTH}{S}\d\d)(?=[ \u00a0]?[,;.)\n]|$)")
_PUPIL = re.compile(r"[ \u00a0]\(\d(?:e|re|[èe]re|[èe]me)(?:[ \u00a0]?[A-Z])?,[ \u00a0](?P<datum>20[012]\d)\)")
_LIFE = re.compile(r",?[ \u00a0](?P<datum>1[89]\d\d[ \u00a0]?[-–][ \u00a0]?(?:19|20)\d\d)(?=[ \u00a0]?[,;.)\n]|$)")
_IS_OF = re.compile(rf"{S}(?:est|était){S}(?:né{S}|née{S})?de{S}(?P<datum>19[1-9]\d)(?=[ \u00a0]?[,;.)\n]|$)")
#: ", 72 printemps,", ", 74 ans révolus,"
_WHOLE = re.compile(
    rf"[ \u00a0]?[,(][ \u00a0]?(?P<datum>\d{{2,3}}{S}(?:printemps|ans{S}(?:r[ée]volus|accomplis|sonn[ée]s)))(?!\w)"
)
#: "le père (1947) et la mère (1951)"
_OF_KIN = re.compile(
    r"\b(?:p[èe]re|m[èe]re|fils|fille|fr[èe]re|s(?:œ|oe)ur|mari|[ée]pou(?:x|se)|conjointe?|veuve?)[ \u00a0]"
    r"\((?P<datum>19\d\d|20[01]\d)\)"
)
_BEHIND = (_IS_OF, _WHOLE, _CLASS, _SIGNED, _BRACKET_SIGN, _SHORT_YEAR, _PUPIL, _LIFE)
#: "(100 ans) et chez Mme Y (102)": the unit was said before.
_BARE_AGE = re.compile(r"[ \u00a0]\((?P<datum>\d{1,2}|10\d|11[0-5])\)")
_UNIT_SAID = re.compile(
    r"\(\d{1,3}[ \u00a0]ans\)|\b(?:nos|les|des)[ \u00a0](?:\w{1,10}[ \u00a0])?(?:centenaires|nonag[ée]naires|doyens"
    r"|a[îi]n[ée]s|"
    r"jubilaires)\b|\b[âÂ]ges?[ \u00a0](?:entre|en)[ \u00a0]parenth",
    re.IGNORECASE,
)
_NO_LIFE = re.compile(
    r"\b(?:prix|bourse|[ée]cole|rue|place|salle|plan|programme|fonds|fondation|exercices?)\b[^,;.\n]{0,12}$", re.I
)


def briefly(context: Context) -> Iterator[Candidate]:
    """Yield births and ages that a label, a name or an age before it tells."""
    text = context.text
    for pattern, reason, score in (
        (_FIELD, _AGE, 0.85),
        (_GLUED, _BORN, 0.9),
        (_UNACCENTED, _BORN, 0.97),
        (_BORN_THERE, _BORN, 0.8),
    ):
        for match in pattern.finditer(text):
            if not OLD_THING.search(context.before(match.start(), 40)):
                yield Candidate(*match.span("datum"), "BIRTH", MASK, score, reason, NAME)
    for pattern in (_TODAY, _GOES_ON, _MY_AGE, _REACHES):
        for match in pattern.finditer(text):
            if OLD_THING.search(context.before(match.start(), 60)):
                continue
            if pattern is _MY_AGE or names_someone(context, match.start() - 110, match.end() + 60):
                yield Candidate(*match.span("datum"), "BIRTH", PROPOSE, 0.6, _AGE, NAME)
    for match in _NOUN_OF.finditer(text):
        if is_person_noun(match["noun"]) and names_someone(context, match.start() - 40, match.start()):
            yield Candidate(*match.span("datum"), "BIRTH", PROPOSE, 0.6, _AGE, NAME)
    starts = sorted(run.start for run in context.runs)
    for match in _FIRST.finditer(text) if "ans" in text else ():
        index = bisect_left(starts, match.end())
        if (
            index < len(starts)
            and _TO_NAME.fullmatch(text, match.end(), starts[index])
            and not sets_term(context, match.end())
        ):
            yield Candidate(*match.span("datum"), "BIRTH", PROPOSE, 0.5, _AGE, NAME)
    for match in _OF_KIN.finditer(text):
        yield Candidate(*match.span("datum"), "BIRTH", PROPOSE, 0.6, _BORN, NAME)
    for match in _BORN_THIS.finditer(text):
        if _CHILD.search(context.before(match.start(), 60)):
            yield Candidate(*match.span("datum"), "BIRTH", PROPOSE, 0.6, _BORN, NAME)
    yield from _behind(context)
    yield from _births(context)


_TO_NAME = re.compile(r"(?:(?:M\.|Mr|Mme|Mlle|Monsieur|Madame)[ \u00a0])?")


def _behind(context: Context) -> Iterator[Candidate]:
    """Yield what stands directly after a name."""
    text = context.text
    for run in context.runs:
        bare = _BARE_AGE.match(text, run.end)
        if bare and _UNIT_SAID.search(text, max(context.line(run.start)[0], run.start - 200), run.start):
            yield Candidate(*bare.span("datum"), "BIRTH", PROPOSE, 0.5, _AGE, NAME)
        for pattern in _BEHIND:
            match = pattern.match(text, run.end)
            if not match or not _is_person(context, run):
                continue
            if pattern is _LIFE:
                first, last = re.findall(r"\d{4}", match["datum"])
                if int(last) - int(first) < 16 or _NO_LIFE.search(context.before(run.start, 30)):
                    continue
            yield Candidate(*match.span("datum"), "BIRTH", PROPOSE, 0.55, "Date à côté d'un nom", NAME, "deceased")
            break


def _births(context: Context) -> Iterator[Candidate]:
    """Yield the days beside the names of a line that tells births."""
    for told in _BIRTHS.finditer(context.text):
        end = context.line(told.start())[1]
        for run in context.runs:
            match = _ITS_DAY.match(context.text, run.end) if told.end() <= run.start < end else None
            if match and _is_person(context, run):
                yield Candidate(*match.span("datum"), "BIRTH", MASK, 0.7, "Date à côté d'un nom", NAME)


def _is_person(context: Context, run) -> bool:
    """Say whether a run of names is a person's: a civility before, or a first name or an initial in it."""
    if re.search(r"(?:M\.|Mr|Mme|Mlle|Monsieur|Madame)[ \u00a0]$", context.before(run.start, 10)):
        return True
    if any(lexicon.is_first_name(word.text) > 1 for word in run.words):
        return True
    return bool(re.search(r"(?<![\w])[A-Z]\.?$", context.text[run.start : run.end]))
