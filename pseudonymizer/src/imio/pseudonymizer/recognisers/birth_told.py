"""Ages told in words: "la soixantaine", "dans sa nonantième année", "une nonagénaire", "Léa Maes, de 1941".

Legal basis: GDPR art. 4. Accuracy: good where someone is named beside; clubs, trees and counts ("une soixantaine de
riverains") are refused by the words around.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers.birth_ages import names_someone
from imio.pseudonymizer.recognisers.birth_ages import OLD_THING
from imio.pseudonymizer.recognisers.birth_ages import WEDDING
from imio.pseudonymizer.recognisers.birth_dates import DATE
from imio.pseudonymizer.recognisers.birth_dates import S
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "birth"
_REASON = "Âge d'une personne"
#: "son nonantième anniversaire", "le 90e anniversaire de Mme X"
ORDINAL = (
    r"(?:\d{2,3}(?:e|[èe]me)|(?:(?:quatre-)?vingt|trente|quarante|cinquante|soixante|septante|octante|nonante|cent)"
    r"(?:[ \u00a0-](?:et[ \u00a0-])?[^\W\d_]{2,8}){0,3}(?<=..)|[^\W\d_]{3,12}(?:-[^\W\d_]{2,9}){0,3}i[èe]me)"
)
_BIRTHDAY = re.compile(
    rf"\b(?:(?P<own>[Ss]on|[Mm]on|[Ll]eur)|[Ll]e|du|au)[ \u00a0](?P<datum>{ORDINAL}[ \u00a0]anniversaire)\b"
    r"(?P<of>[ \u00a0](?:de[ \u00a0](?:M\.|Mme|Mlle|Monsieur|Madame)[ \u00a0]|de[ \u00a0]naissance))?"
    r"(?![ \u00a0](?:de[ \u00a0]mariage|d['’]existence|de[ \u00a0]fondation))"
)
#: "dans sa soixante-troisième année", "entame sa nonantième année"
_YEAR_OF_LIFE = re.compile(
    rf"\b(?P<datum>(?:dans|entam(?:e|ait|er|ant)|commenc(?:e|ait|er)|ach[èe]ve)[ \u00a0](?:sa|leur|ma)[ \u00a0]"
    rf"{ORDINAL}[ \u00a0]ann[ée]e)(?![ \u00a0](?:de[ \u00a0]|d['’]|scolaire|acad|primaire|secondaire))"
)
#: ", la soixantaine,", "approche de la centaine"
_DECADE = re.compile(
    r"(?:[,(–-][ \u00a0]|\b(?P<verb>(?:approch|pass|franchi|d[ée]pass|fr[ôo]l|attein|"
    r"entam)[^\W\d_]{0,5}[ \u00a0](?:de[ \u00a0])?|"
    r"(?:dans|ayant|à)[ \u00a0]))"
    r"(?P<datum>la[ \u00a0](?:bonne[ \u00a0]|petite[ \u00a0])?(?:vingt|trent|quarant|cinquant|soixant|septant|"
    r"octant|nonant|cent)aine)"
    r"(?=[ \u00a0]?(?:[,.;:)\n]|$|et[ \u00a0](?!de)|(?:bien[ \u00a0])?(?:pass[ée]e|sonn[ée]e|entam[ée]e|bien)))"
)
_TENTHS = r"(?:quinqua|sexa|septua|octo|nona)g[ée]naires?"
#: "une alerte nonagénaire", "la centenaire Léontine Wéry", "est octogénaire"; "le centenaire" is a feast.
_OLD = re.compile(
    rf"\b(?:(?:[Uu]ne?|[Ll][ae]|[Cc]et(?:te)?|[Cc]e|jeune|alerte|vaillante?|fringante?|dynamique|est|était|"
    rf"sont|toutes?|tous|deux|"
    rf"devenue?s?|presque|bientôt|d[ée]sormais|notre|sa|son)[ \u00a0](?P<datum>{_TENTHS})|"
    rf"(?:[Uu]ne|[Ll]a|[Cc]ette|notre|bientôt|devenue?|devien(?:t|dra)|ser(?:a|ait))[ \u00a0](?P<hundred>centenaires?))"
    r"(?!['’\w-]|[ \u00a0](?:du|de[ \u00a0]la|de[ \u00a0]l['’]|des)[ \u00a0]?)"
)
#: "H. Mohammed, de 1954, rue…": the year of birth, in a list of files.
_OF_YEAR = re.compile(
    r",[ \u00a0](?:de|née?)[ \u00a0](?P<datum>19\d\d|200\d|201\d)(?=[ \u00a0]?[,;)]|\.?[ \u00a0]?(?:\n|"
    r"$))"
)
#: "Anniversaires de 95 ans : Mme X"
_REACHED = re.compile(
    rf"\b[Aa]nniversaires?{S}(?:de|des|[–—-]){S}(?P<datum>(?:\d{{2,3}}){S}ans){S}?:{S}?(?=MM?\.|Mmes?|Monsieur|Madame|[A-ZÀ-Þ])"
)
#: "90 ans | PÉRIN Gilberte", "100 ans : Mme Blanche X": an age that heads a cell, a row or a list of the eldest.
_HEADS = re.compile(
    rf"(?:(?<=[\n\t])|(?<=[•*–-][ \u00a0])|^)(?:{S})?(?P<datum>(?:[89]\d|1(?:0\d|1[0-5])){S}ans)[ \u00a0]?"
    rf"(?:\t|[:–-]|\n[•*–-]?)[ \u00a0]?(?=(?P<called>(?:M\.|Mme|Mlle|Monsieur|Madame){S})?(?P<name>[A-ZÀ-Þ]))"
)
_LET = re.compile(
    r"concession|caveau|columb|s[ée]pult|\bbail|\bbaux|emphyt|location|superficie|dur[ée]e|\bterme|existence|fondation",
    re.I,
)
#: "né en cette commune": as good as its name.
_BORN_HERE = re.compile(
    rf"\bn[ée]e?s?{S}(?P<datum>(?:en|dans){S}(?:cette|notre|la{S}pr[ée]sente){S}(?:commune|ville|localit[ée]|entit[ée]|cit[ée]))"
    r"(?![\w-])"
)
#: "né le 2 mai 1957 selon la fiche, en réalité le 12 mai 1957": said anew.
_SAID_ANEW = re.compile(
    rf"\bn[ée]e?s?{S}[^;.\n\t]{{5,80}}?\b(?:en{S}r[ée]alit[ée]|et{S}non(?:{S}pas)?|ou{S}plut[ôo]t|plus{S}exactement|"
    rf"(?:[àa]{S})?lire|au{S}lieu{S}du?)[ \u00a0:]{{1,2}}(?:le{S})?(?P<datum>{DATE})"
)
#: "M. Léon X, centenaire le 3 mai": when he becomes it.
_SINCE = re.compile(
    r"[ \u00a0](?:le[ \u00a0]\d|depuis|en[ \u00a0]|ce(?:tte)?[ \u00a0]|dans[ \u00a0]|demain|hier|l['’]an)|[ \u00a0]?$"
)
_SINCE_WHEN = re.compile(
    r"[ \u00a0](?:depuis[ \u00a0])?(?:le[ \u00a0])?\d{1,2}(?:er)?[ \u00a0][a-zéû]{3,9}(?:[ \u00a0](?:19|20)\d\d)?(?!\w)"
)
_TENTH = re.compile(r"(?:quinqua|sexa|septua|octo|nona)g[ée]naires?|centenaire")
#: "l'acte de M. Pasleau, de 2011": the year is that of the deed.
_OWNED = re.compile(r"(?:\bde|\bdu|\bdes|\bpar|\bd['’])[ \u00a0]?(?:(?:M\.|MM\.|Mme|Mlle|Monsieur|Madame)[ \u00a0])?$")


def told(context: Context) -> Iterator[Candidate]:
    """Yield ages told in words, and years of birth directly after a name."""
    text = context.text
    for match in _YEAR_OF_LIFE.finditer(text):
        left = context.before(match.start(), 60)
        if not OLD_THING.search(left[-40:]) and names_someone(context, match.start() - 110, match.end() + 60):
            yield Candidate(*match.span("datum"), "BIRTH", MASK, 0.7, _REASON, NAME)
    for match in _DECADE.finditer(text) if "taine" in text else ():
        left = context.before(match.start(), 60)
        someone = names_someone(context, match.start() - 80, match.start())
        if someone and not OLD_THING.search(left[-30:]):
            yield Candidate(*match.span("datum"), "BIRTH", PROPOSE, 0.5, _REASON, NAME)
    for match in _OLD.finditer(text) if "naire" in text else ():
        group = "datum" if match["datum"] else "hundred"
        left = context.before(match.start(group), 40)
        if not OLD_THING.search(left) and names_someone(context, match.start() - 110, match.end() + 60):
            yield Candidate(*match.span(group), "BIRTH", PROPOSE, 0.5, _REASON, NAME)
    starts = {run.end: run.start for run in context.runs}
    for match in _OF_YEAR.finditer(text):
        run = starts.get(match.start())
        if run is None or _OWNED.search(context.before(run, 30)):
            continue
        if not OLD_THING.search(context.before(match.start(), 60)):
            yield Candidate(*match.span("datum"), "BIRTH", PROPOSE, 0.5, "Année à côté d'un nom", NAME)
    yield from _heads(context)
    yield from _anniversaries(context)
    for pattern in (_BORN_HERE, _SAID_ANEW, _REACHED):
        for match in pattern.finditer(text):
            if not OLD_THING.search(context.before(match.start(), 40)):
                yield Candidate(*match.span("datum"), "BIRTH", MASK, 0.8, "Suit « né(e) »", NAME)


def _heads(context: Context) -> Iterator[Candidate]:
    """Yield the age that stands before the name of who has reached it, in a table or a list."""
    text = context.text
    found = [] if " ans" not in text.replace("\u00a0", " ") else list(_HEADS.finditer(text))
    if not found or _LET.search(context.subject[:300] or text[:300]):
        return
    names = {run.start: run for run in context.runs}
    for match in found:
        run = names.get(match.start("name"))
        known = run and len(run.words) > 1 and any(lexicon.is_first_name(word.text) > 1 for word in run.words)
        if (match["called"] or known) and not context.in_duration_cell(match.start("datum")):
            yield Candidate(*match.span("datum"), "BIRTH", MASK, 0.7, _REASON, NAME)


def _anniversaries(context: Context) -> Iterator[Candidate]:
    text = context.text
    for match in _BIRTHDAY.finditer(text) if "anniversaire" in text else ():
        left = context.before(match.start(), 110)
        if match["of"] or (match["own"] and not OLD_THING.search(left) and not WEDDING.search(left[-60:])):
            sure = match["of"] or names_someone(context, match.start() - 110, match.end() + 60)
            yield Candidate(*match.span("datum"), "BIRTH", MASK if sure else PROPOSE, 0.6, "Âge d'une personne", NAME)
    ends = {run.end for run in context.runs if len(run.words) > 1}
    for match in _TENTH.finditer(text):
        if text[match.start() - 2 : match.start()].strip(" \u00a0") in (",", "(") and (
            text[match.end() : match.end() + 1] in ",.;)"
            or (match.start() - 2 in ends and _SINCE.match(text, match.end()))
        ):
            when = _SINCE_WHEN.match(text, match.end())
            end = when.end() if when else match.end()
            yield Candidate(match.start(), end, "BIRTH", PROPOSE, 0.5, "Âge d'une personne", NAME)
