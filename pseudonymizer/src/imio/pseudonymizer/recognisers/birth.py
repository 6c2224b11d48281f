"""Birth date, birth place and age.

Legal basis: GDPR art. 4; never published, not even for an office holder. Accuracy: very good after "né(e)",
"naissance", "âgé de", in a column headed so, and for ages in brackets; a bare "47 ans" or date needs a name just
before. Durations ("bail de neuf ans"), ages of things and of whole groups ("les enfants de 3 ans") are refused by
the words around.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers.birth_ages import ages
from imio.pseudonymizer.recognisers.birth_ages import names_someone
from imio.pseudonymizer.recognisers.birth_ages import NOT_AGE
from imio.pseudonymizer.recognisers.birth_ages import WEDDING
from imio.pseudonymizer.recognisers.birth_briefly import briefly
from imio.pseudonymizer.recognisers.birth_dates import DATE
from imio.pseudonymizer.recognisers.birth_dates import IN
from imio.pseudonymizer.recognisers.birth_dates import JOIN
from imio.pseudonymizer.recognisers.birth_dates import MONTH
from imio.pseudonymizer.recognisers.birth_dates import S
from imio.pseudonymizer.recognisers.birth_dates import TOWN
from imio.pseudonymizer.recognisers.birth_dates import UP
from imio.pseudonymizer.recognisers.birth_dates import WHEN
from imio.pseudonymizer.recognisers.birth_dates import YEAR
from imio.pseudonymizer.recognisers.birth_days import days
from imio.pseudonymizer.recognisers.birth_told import told
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.rows import rows

import re


NAME = "birth"
#: A place (to its date, whatever words it has) and a date, in either order.
_DATUM = (
    rf"(?P<datum>(?:{IN}:?[ \u00a0]?[^\W\d_]|[{UP}])[^\n\t,;:()\d]{{0,50}}?(?:[ \u00a0]?\([^()\n\t\d]{{1,40}}\))?"
    rf"[ \u00a0\n]?[,–—-]?[ \u00a0\n]{{1,2}}{WHEN}"
    rf"|{WHEN}(?:{JOIN}{IN}:?[ \u00a0]?{TOWN})?|{IN}(?::[ \u00a0]?)?{TOWN})"
)
_BORN = re.compile(
    r"[NnGg](?<!\w.)(?:(?:[ée]|É|E(?=[ES]?[ \u00a0][ÀA][ \u00a0]|[ES]?[ \u00a0]LE[ \u00a0]))(?:\([eE]\)|"
    r"[·.]?[eE])?[sS]?|"
    r"aquit|aissait|eboren)(?:[ \u00a0]\([^()\n]{1,40}\))?"
    rf"(?=[ \u00a0\n:\t])"
    rf"(?:[ \u00a0]qu['’](?:il|elle)s?[ \u00a0](?:est|sont|[ée]tai(?:en)?t))?"
    rf"(?:[ \u00a0]le)?(?:[ \u00a0]respectivement)?[ \u00a0\n:\t]{{1,3}}"
    rf"(?:sous[ \u00a0]le[ \u00a0]nom[ \u00a0](?:de[ \u00a0]|d['’]))?"
    rf"(?:(?:[{UP}][\w'’-]+,?[ \u00a0]){{1,4}}(?=[àa]{S}[{UP}]|"
    rf"le{S}\d))?{_DATUM}"
)
#: "Né(e) à : Namur Le : 06/04/2012", as forms have it.
_FORM_DATE = re.compile(rf"[ \u00a0,;\t\n]{{1,3}}[Ll]e[ \u00a0]?:[ \u00a0]?(?P<datum>{DATE})")
#: "nés respectivement à Huy le 3 mars 1971 et à Ciney, le 2 août 1973"
_AND_BORN = re.compile(
    rf"[ \u00a0\n]?,?[ \u00a0\n]et[ \u00a0\n]"
    rf"(?P<datum>(?:{IN}{TOWN}[ \u00a0]?,?[ \u00a0]{{1,2}})?(?:[Ll]e|en){S}{DATE})"
)
_LABELLED = re.compile(
    rf"(?<![^\W_])(?<![Pp]rime[ \u00a0]à[ \u00a0]la[ \u00a0])(?<![Pp]rime[ \u00a0]de[ \u00a0])(?:[Nn]aiss(?:ance|\.)|"
    rf"NAISSANCE|Jahrgang|[Dd]\.?[ \u00a0]?(?:[Dd]\.?[ \u00a0]?)?[Nn]\.?"
    rf"(?=[ \u00a0]?[:\t]|[ \u00a0]\d\d?[./-]\d\d?[./-])|"
    rf"geb\.)(?:[ \u00a0]?\([^()\n]{{1,30}}\))?(?:[ \u00a0](?:est|[ée]tant))?"
    rf"[ \u00a0]?[:\t–(-]?[ \u00a0]?{_DATUM}"
)
#: "vit le jour à Huy en 1931", "venue au monde le 12 mars 1931"
_SAW_DAY = re.compile(
    rf"(?:\b(?:vit|vu|voit|verra)[ \u00a0]le[ \u00a0]jour|\bvenue?s?[ \u00a0]au[ \u00a0]monde|"
    rf"\bvint[ \u00a0]au[ \u00a0]monde)"
    rf"[ \u00a0,]{{1,2}}{_DATUM}"
)
#: ", née dans cette même maison en 1937": told of who is named just before.
_BORN_SOMEHOW = re.compile(
    rf",?[ \u00a0]n[ée]e?s?[ \u00a0](?:[^\W\d_][\w'’-]{{0,20}},?[ \u00a0]){{1,9}}?"
    rf"(?P<datum>(?:le{S})?{DATE}|(?:(?<=en[ \u00a0])|(?<=de[ \u00a0])|(?<=d['’])|(?<=d[ée]but[ \u00a0])|"
    rf"(?<=fin[ \u00a0]))(?:{MONTH}{S})?{YEAR}|un{S}\d{{1,2}}{S}{MONTH}(?:{S}\d{{4}})?)"
)
#: "Né un 29 février"
_BORN_ON = re.compile(
    rf"\b(?:[Nn]ée?s?|anniversaire(?:[ \u00a0](?:tombe|est|se[ \u00a0]f[êe]te|a[ \u00a0]lieu|"
    rf"fix[ée]))?)[ \u00a0](?:un|le)[ \u00a0](?P<datum>\d{{1,2}}(?:er)?{S}{MONTH})(?!{S}\d)"
)
_NATIVE = re.compile(rf"\bnati(?:f|ve)[ \u00a0](?P<datum>(?:de[ \u00a0]|d['’]){TOWN})")
_FROM = re.compile(rf"\boriginaire[ \u00a0](?P<datum>(?:de[ \u00a0]|d['’]){TOWN})")
_LIEU = re.compile(rf"[Ll]ieu{S}de{S}naissance[ \u00a0]?[:\t][ \u00a0]?(?P<datum>{TOWN})")
_SIGN = re.compile(
    rf"[°º*](?<=[(,;\t\n–-].|[ \u00a0].)[ \u00a0]?(?P<datum>(?:{TOWN}[, \u00a0]{{1,3}})?(?:le{S})?(?:{DATE}|"
    rf"{YEAR}))"
)
_WHERE = re.compile(
    rf"(?P<datum>[{UP}][\w'’-]{{1,30}}(?:[ \u00a0]\([^()\n\t]{{1,30}}\))?,[ \u00a0]où[ \u00a0](?:elle|il)[ \u00a0]"
    rf"(?:est[ \u00a0]n[ée]e?|naquit)[ \u00a0](?:le{S}|en{S})(?:{DATE}|\d{{4}}))"
)
#: Directly after a name: "(Huy, 1938)", "(1938-2024)", ", 03/03/1971," and " – 03.03.1971".
_LIFE = rf"(?:{TOWN},?[ \u00a0])?(?:le[ \u00a0])?(?:{DATE}|{YEAR})"
_BESIDE = re.compile(
    rf"[ \u00a0]?[,(\t–—-][ \u00a0]?(?:(?:(?<=\()|"
    rf"(?<=\([ \u00a0]))(?P<datum>{_LIFE}(?:[ \u00a0]?[-–—][ \u00a0]?†?[ \u00a0]?{_LIFE})?)(?=[ \u00a0]?[),;–—])|"
    rf"(?P<years>{YEAR}[ \u00a0]?[-–—][ \u00a0]?{YEAR})(?=[,)])|"
    rf"(?P<date>(?:(?:(?<=,[ \u00a0])|(?<=\t)){TOWN},[ \u00a0]|"
    rf"(?<=\()le[ \u00a0])?{DATE})(?=[ \u00a0]?(?:[,;)\t\n–—]|"
    rf"-[ \u00a0]|$)))"
)
#: A date beside a national number is the birth date that the number begins with.
_BEFORE_NISS = re.compile(
    rf"(?P<datum>(?:[{UP}][\w'’-]+,?{S}(?:le{S})?)?{DATE})[ \u00a0]?[,;–—(-]?[ \u00a0]?"
    rf"(?:(?:n[°º][ \u00a0]?(?:nat\w*)?|NN|R\.?N\.?|NISS|num[ée]ro[ \u00a0]national)[ \u00a0]?:?[ \u00a0]?)?$"
)
_SHORT = re.compile(r"(?:le[ \u00a0])?\d{1,2}[./-]\d[./-]\d\d")
#: What is "born" without being a person.
_THING = re.compile(
    r"(?:\b(?:soci[ée]t[ée](?:[ \u00a0]de[ \u00a0][a-zà-ÿ]{3,20})?|asbl|litige|id[ée]e|projet|conflit|droits?"
    r"|cr[ée]ance|entreprise|commune|club|dette|diff[ée]rend|"
    r"contentieux|"
    r"f[êe]te|comit[ée]|asso|harmonie|fanfare|chorale|confr[ée]rie|cercle|initiative|groupe|festival|march[ée]"
    r"|r[ée]seau|parti|syndicat|partenariat|"
    r"service|centre)|"
    r"(?<![\w-])(?-i:[a-zà-ÿ])[^\W\d_]{1,20}(?:tion|sion|ments?|ence|ité|iété|isme|ure|"
    r"age)s?)[ \u00a0]?,?[ \u00a0]?(?:est[ \u00a0]|sont[ \u00a0])?$",
    re.IGNORECASE,
)

#: "soldat Émile X (1914)": the year in which a soldier fell.
_FELL = re.compile(
    r"\b(?:soldat|sergent|caporal|adjudant|lieutenant|capitaine|major|r[ée]sistante?|fusill[ée]e?|d[ée]port[ée]e?)"
    r"[ \u00a0]$",
    re.IGNORECASE,
)
_WAR = re.compile(r"19(?:1[4-9]|4[0-5])")
_NAMING = re.compile(
    r"d[ée]nomination|noms?[ \u00a0](?:de|des|aux?)[ \u00a0](?:rue|voi|place|nouvelle)|odonym|toponym", re.IGNORECASE
)
#: Dates beside the names of office holders: "tableau de préséance", "… – 03/12/2012 – 930 voix".
_SENIORITY = re.compile(
    r"pr[ée]s[ée]ance|ordre[ \u00a0]d['’]anciennet[ée]|entr[ée]e[ \u00a0]en[ \u00a0]fonction", re.IGNORECASE
)
_OF_OFFICE = re.compile(
    r"[ \u00a0]?[–—,;:-][ \u00a0]?[\d.]{1,6}(?:[ \u00a0](?:voix|suffrages|votes))?[ \u00a0]?(?:[;,.\n]|$)"
)
_HEADING = re.compile(
    r"naiss|\bn[ée]\(?e?\)?s?[ \u00a0](?:le|en|à)\b|^[ \u00a0]*N[ée](?:\(e\)|[·.]?e|e)?(?:\(?s\)?)?[ \u00a0:]*$|"
    r"^[ \u00a0]*(?:[âa]ges?|D\.?N\.?)[ \u00a0]*$",
    re.IGNORECASE,
)
_CELL = re.compile(
    rf"[ \u00a0]*(?P<datum>(?:[^\W\d_][^\n\t\d]{{0,40}}?[, \u00a0]{{1,3}}(?:le{S})?)?{DATE}"
    rf"(?:[ \u00a0][àa][ \u00a0]{TOWN})?|"
    rf"(?:{TOWN}[, \u00a0]{{1,2}})?{YEAR}|\d{{1,3}}(?:{S}(?:ans|mois))?|{TOWN})"
    rf"(?:[ \u00a0](?:et|/|,)[ \u00a0]\d{{1,3}}(?:{S}(?:ans|mois))?)?[ \u00a0]*$"
)


#: "Date et lieu de naissance : 5 avril 1966, Huy"
_THEN_PLACE = re.compile(rf",[ \u00a0]{TOWN}(?=[ \u00a0]?(?:[,;.()\n\t|]|$)|[ \u00a0]N)")


def find(context: Context) -> Iterator[Candidate]:
    """Yield birth dates and places, and ages (mask); what only stands beside a name (propose)."""
    text = context.text
    for pattern, reason, score in (
        (_BORN, "Suit « né(e) »", 0.95),
        (_LABELLED, "Suit « naissance »", 0.95),
        (_SIGN, "Signe de naissance", 0.7),
        (_NATIVE, "Suit « natif de »", 0.7),
        (_SAW_DAY, "Suit un mot de naissance", 0.9),
        (_BORN_ON, "Suit « né(e) »", 0.7),
        (_LIEU, "Suit « naissance »", 0.8),
        (_WHERE, "Suit « né(e) »", 0.96),
    ):
        for match in pattern.finditer(text):
            if pattern in (_BORN, _SAW_DAY, _BORN_ON) and _THING.search(context.before(match.start(), 40)):
                continue
            start, end = match.span("datum")
            if pattern is _BORN and _SHORT.fullmatch(text, start, end):
                start = match.start()  # "née le 14-2-66": the verb is half of it
            place = pattern is _LABELLED and "ieu" in context.before(start, 24) and _THEN_PLACE.match(text, end)
            end = place.end() if place else end
            yield Candidate(start, end, "BIRTH", MASK, score, reason, NAME)
            also = pattern is _BORN and (_AND_BORN.match(text, match.end()) or _FORM_DATE.match(text, match.end()))
            if also:
                yield Candidate(*also.span("datum"), "BIRTH", MASK, score, reason, NAME)
    for match in _FROM.finditer(text):
        if names_someone(context, match.start() - 60, match.start()):
            yield Candidate(*match.span("datum"), "BIRTH", PROPOSE, 0.6, "Suit « originaire de »", NAME)
    for run in context.runs:
        match = _BORN_SOMEHOW.match(text, run.end)
        if match and _is_person(context, run):
            yield Candidate(*match.span("datum"), "BIRTH", MASK, 0.7, "Suit « né(e) »", NAME)
    yield from ages(context)
    yield from told(context)
    yield from briefly(context)
    yield from days(context)
    yield from _beside(context)
    yield from _newborns(context)
    yield from _columns(text)


def _beside(context: Context) -> Iterator[Candidate]:
    """Yield the date before a national number, and dates or years that stand directly after a name."""
    for found in context.found:
        left = context.before(found.start, 60) if found.label == "NISS" else ""
        match = left and _BEFORE_NISS.search(left)
        if match:
            start = found.start - len(left)
            span = start + match.start("datum"), start + match.end("datum")
            yield Candidate(*span, "BIRTH", MASK, 0.8, "Date devant un numéro national", NAME)
    naming = bool(_NAMING.search(context.text[:1500]))
    for run in context.runs:
        match = _BESIDE.match(context.text, run.end)
        if not match or not _is_person(context, run) or NOT_AGE.search(context.text, run.start, run.end):
            continue
        group = match.lastgroup
        if _SENIORITY.search(context.subject[:1500] or context.text[:1500]) or _OF_OFFICE.match(
            context.text, match.end()
        ):
            continue
        if WEDDING.search(context.text[max(0, run.start - 400) : run.start]) and "-" not in match[group]:
            wed = re.search(r"\d{4}", match[group])
            if wed and int(wed[0]) > 1952:
                continue
        if group == "datum" and _FELL.search(context.before(run.start, 20)) and _WAR.fullmatch(match[group]):
            continue
        year = int((re.findall(r"\d{4}", match[group]) or ["1900"])[0])
        if (naming and group != "date") or (group != "years" and year > 2012 and not re.search(r"[-–—]", match[group])):
            continue
        if len(run.words) == 1 and match[group].isdigit() and _WIDOWED.search(context.before(run.start, 8)):
            continue  # "veuve Goor (1944)": the year of a grave
        yield Candidate(*match.span(group), "BIRTH", PROPOSE, 0.6, "Date à côté d'un nom", NAME, "deceased")


def _newborns(context: Context) -> Iterator[Candidate]:
    """Yield the date beside a first name, alone in a cell, where births are rewarded: "Léonie, 30.07.2024"."""
    text = context.text
    if "\t" not in text or not _BIRTHS.search(context.subject[:1500] or text[:1500]):
        return
    for match in _NEWBORN.finditer(text):
        if lexicon.is_first_name(match["name"]) > 1:
            yield Candidate(*match.span("datum"), "BIRTH", MASK, 0.7, "Date à côté d'un prénom", NAME)


_BIRTHS = re.compile(r"naissance|nouveau-n[ée]|nouveaux?[ \u00a0-]n[ée]s", re.IGNORECASE)
_NEWBORN = re.compile(
    rf"(?<=[\n\t])(?:jumea\w{{1,4}}[ \u00a0]|jumelles[ \u00a0])?(?P<name>[{UP}][\w'’-]{{1,20}})(?:[ \u00a0][\w'’-"
    rf"]{{1,20}}){{0,3}},?[ \u00a0]"
    rf"\(?(?:n[ée]e?s?[ \u00a0])?(?:le[ \u00a0])?(?P<datum>{DATE}|\d{{1,2}}(?:er)?[ \u00a0]{MONTH}|"
    rf"\d{{1,2}}[/.]\d{{1,2}}\.?)\)?[ \u00a0]?(?=[\n\t])"
)


def _columns(text: str) -> Iterator[Candidate]:
    headed: list[int] = []
    width = 0
    for row in rows(text) if "\t" in text or "|" in text else ():
        heads = [i for i, (_, cell) in enumerate(row) if len(cell) < 40 and _HEADING.search(cell)]
        field = len(row) == 2 and (heads == [0] or any(character.isdigit() for _, cell in row for character in cell))
        if heads == [0] and field:
            start, value = row[1]
            match = _CELL.match(value)
            if match and _of_birth(row[0][1], match["datum"]):
                start, end = start + match.start("datum"), start + match.end("datum")
                yield Candidate(start, end, "BIRTH", MASK, 0.85, "Champ de la naissance", NAME)
        if heads and not field:
            headed, width = heads, len(row)
        elif headed and len(row) <= width:
            for place in headed:
                match = _CELL.match(row[place][1]) if place < len(row) else None
                if match:
                    start, end = (row[place][0] + match.start("datum"), row[place][0] + match.end("datum"))
                    yield Candidate(start, end, "BIRTH", MASK, 0.85, "Colonne des naissances", NAME)
                    if also := _SECOND_AGE.match(row[place][1], match.end("datum")):
                        start, end = row[place][0] + also.start("datum"), row[place][0] + also.end("datum")
                        yield Candidate(start, end, "BIRTH", MASK, 0.85, "Colonne des naissances", NAME)


def _of_birth(label: str, value: str) -> bool:
    """Say whether a field of a form tells a birth: "Né(e) à / le | Huy, 08/07/1949", not "Prime de naissance | 150"."""
    if _GRANTED.search(label):
        return False
    return bool(_AGED.search(label) or _DATED.search(value) or (_NATIVE_OF.search(label) and value[0].isupper()))


_GRANTED = re.compile(r"prime|alloc|cong[ée]|cadeau|ch[èe]que|acte|d[ée]clar|nombre|[ée]v[ée]nement", re.IGNORECASE)
_AGED = re.compile(r"^[ \u00a0]*[âa]ges?\b", re.IGNORECASE)
_DATED = re.compile(rf"{DATE}|(?<!\d){YEAR}(?!\d)|\bans\b")
_NATIVE_OF = re.compile(r"\bn[ée](?:\(e\)|[·.]?e)?s?\b|lieu", re.IGNORECASE)
_SECOND_AGE = re.compile(rf"[ \u00a0](?:et|/|,)[ \u00a0](?P<datum>\d{{1,3}}(?:{S}(?:ans|mois))?)$")


def _is_person(context: Context, run) -> bool:
    """Say whether a run of names is a person's: a civility or a marriage before, or a first name in it."""
    if _CALLED.search(context.text[max(0, run.start - 12) : run.start]):
        return True
    return len(run.words) > 1 and any(lexicon.is_first_name(word.text) > 1 for word in run.words)


_WIDOWED = re.compile(r"(?:veuve|veuf|vve)[ \u00a0]$", re.IGNORECASE)
#: "FONTAINE Blanche, veuve LAMY": whom she married stands last.
_CALLED = re.compile(
    r"(?:(?<!\w)(?:M\.|Mme|Mlle|Monsieur|Madame)|\b(?:veuve|veuf|vve|[ée]pouse|[ée]p\.|[ée]pse))[ \u00a0]$",
    re.IGNORECASE,
)
