"""Days that tell a birth: "a fêté ses cent ans le 19 janvier", "né en octobre", "nés à la maternité le 2 mai 2021".

Legal basis: GDPR art. 4. Accuracy: a month alone counts where a child or a first name stands just before; what an
association celebrates is none of a person's.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers.birth_dates import DATE
from imio.pseudonymizer.recognisers.birth_dates import MONTH
from imio.pseudonymizer.recognisers.birth_dates import S
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "birth"
#: Behind an age that somebody reaches: " le 19 janvier", ", le 2/07", " en juin prochain".
_REACHED_ON = re.compile(
    rf",?{S}(?:(?:le|ce){S}(?:{DATE}|\d{{1,2}}(?:er)?{S}{MONTH}|\d{{1,2}}[/.]\d{{1,2}}(?!\d|[/.]\d))|"
    rf"(?:en|début|fin|courant|mi-){S}?{MONTH})(?:{S}(?:prochain|dernier|pass[ée]))?(?!\w)"
)
#: "né en octobre", "née début mai", "nés fin juillet dernier": the year is that of the text.
_BORN_IN = re.compile(
    rf"\bn[ée]e?s?{S}(?P<datum>(?:en|d[ée]but|fin|courant|mi-|au{S}mois{S}d[eu]){S}?{MONTH}(?:{S}(?:dernier|prochain|"
    rf"pass[ée]))?)"
    rf"(?!\w|{S}\d)"
)
_CHILD = re.compile(
    r"\b(?:b[ée]b[ée]|enfants?|fils|filles?|petite?|cadette?|a[îi]n[ée]e?|jumea\w{1,3}|jumelles|tripl[ée]s|"
    r"nouveau-n[ée]s?|"
    r"gar[çc]on|nourrisson|neveu|ni[èe]ce)(?:,?[ \u00a0][A-ZÀ-Þ][\w'’-]{1,20}){0,2},?[ \u00a0]$",
    re.IGNORECASE,
)
#: "nés prématurément à la maternité d'Arvaux le 2 février 2021": where and how stands between.
_BORN_AT = re.compile(
    rf"\bn[ée]e?s?{S}(?:[a-zà-ÿ'’-]{{2,16}}{S}){{0,4}}?(?P<datum>(?:[àa]{S}|au{S}|en{S}|[àa]{S}la{S}|[àa]{S}l['’]|"
    rf"dans{S}une?{S}|par{S}|avant{S})?"
    rf"(?:maternit[ée]|h[ôo]pital|clinique|domicile|CH[URC]\b|terme|pr[ée]matur[ée]\w{{0,5}}|c[ée]sarienne|ambulance)"
    rf"[^.;:\n\d]{{0,60}}?,?{S}(?:le{S})?{DATE})"
)
_ON_DAY = rf"(?:le|ce|du){S}(?:{DATE}|\d{{1,2}}(?:er)?{S}{MONTH}|\d{{1,2}}[/.]\d{{1,2}}(?!\d|[/.]\d))"
#: "a donné le jour, le 11 mars, à des jumeaux", "a mis au monde un fils le 3 mai", "est maman depuis le 3 mai"
_BORE = re.compile(
    rf"\b(?:(?:donn[ée]e?|donna|donne){S}(?:le{S}jour|naissance)|(?:mis|mit|met){S}au{S}monde|accouch[ée]e?|accoucha|"
    rf"(?:est|devenue?|devient){S}(?:l['’]heureuse{S})?(?:grand-)?(?:maman|m[èe]re|papa|p[èe]re)(?:{S}depuis)?|"
    rf"(?:maman|papa|parents|grands-parents){S}depuis)"
    rf"(?:{S}(?:(?:[àa]|d['’]){S}?)?(?:une?|des|s(?:on|a)|leur){S}[a-zà-ÿ]{{4,12}}(?:{S}[a-zà-ÿ]{{4,14}})?|"
    rf"{S}(?:pr[ée]matur[ée]ment|hier|ici{S}m[êe]me))?"
    rf"[ \u00a0]?,?{S}(?P<datum>{_ON_DAY})(?!\w)"
)
#: "la naissance de sa fille, Daria, le 3 mai 2025"
_OF_A_CHILD = re.compile(
    rf"\b[Nn]aissance{S}(?:de{S}(?:s(?:a|on|es)|leurs?|la|deux){S}|d['’]une?{S}|du{S})"
    rf"(?:(?:premi(?:er|[èe]re)|deuxi[èe]me|troisi[èe]me|seconde?){S})?"
    rf"(?:(?:petite?s?-)?(?:fils|filles?)|petite?|enfants?|b[ée]b[ée]s?|jumeaux|jumelles|gar[çc]on|ni[èe]ce|neveu)"
    rf"(?:,?{S}[A-ZÀ-Þ][\w'’-]{{1,20}}(?:{S}et{S}[A-ZÀ-Þ][\w'’-]{{1,20}})?(?:{S}[A-ZÀ-Þ][\w'’-]{{1,20}})?)?,?{S}"
    rf"(?P<datum>{_ON_DAY})(?!\w)"
)
_MOTHER = re.compile(
    r"(?<![\w'’])(?:qu['’]|l['’])?(?:[Ee]lle|Mme|Mlle|Madame|Mademoiselle|[ée]pouse|femme|compagne|fille|s(?:œ|oe)ur|"
    r"agente|[ée]chevine|conseill[èe]re|coll[èe]gue|collaboratrice|dame|[Qq]ui|int[ée]ress[ée]e)(?![\w-])"
)
_TO_A_CHILD = re.compile(
    rf"[ \u00a0]?,?{S}[àa]{S}(?:(?:une?|des|deux|trois|s(?:on|a|es)|leurs?){S}(?:[a-zà-ÿ]{{4,10}}{S})?"
    rf"(?:fils|filles?|gar[çc]ons?|b[ée]b[ée]s?|enfants?|jumea|jumelles|tripl|petite?)|(?:la{S}petite|au{S}petit){S})"
)
#: "(matricule 2 95 1103 0417)": a teacher's number begins with the sex and the day of birth.
_NUMBER = re.compile(
    r"\b[Mm]atricule[ \u00a0]?(?:n°|:|enseignante?)?[ \u00a0]?"
    r"(?P<datum>[12][ \u00a0.-]?\d\d[ \u00a0.-]?(?:0[1-9]|1[0-2])[ \u00a0.-]?(?:0[1-9]|[12]\d|"
    r"3[01])[ \u00a0.-]?"
    r"\d{3,4})(?!\d|\.\d)"
)


def end_of_day(text: str, end: int) -> int:
    """Return where the day ends on which an age is reached that ends there; the age's end where none follows."""
    day = _REACHED_ON.match(text, end)
    return day.end() if day else end


def days(context: Context) -> Iterator[Candidate]:
    """Yield births told by a month, a maternity or a teacher's number."""
    text = context.text
    for match in _BORN_IN.finditer(text):
        if _CHILD.search(context.before(match.start(), 60)) or _first_name_ends(context, match.start()):
            yield Candidate(*match.span("datum"), "BIRTH", PROPOSE, 0.6, "Suit « né(e) »", NAME)
    for match in _BORN_AT.finditer(text):
        yield Candidate(*match.span("datum"), "BIRTH", MASK, 0.8, "Suit « né(e) »", NAME)
    for match in _BORE.finditer(text):
        if _MOTHER.search(context.before(match.start(), 80)) or _TO_A_CHILD.match(text, match.end()):
            yield Candidate(*match.span("datum"), "BIRTH", MASK, 0.8, "Jour d'une naissance", NAME)
    for match in _OF_A_CHILD.finditer(text):
        yield Candidate(*match.span("datum"), "BIRTH", MASK, 0.8, "Jour d'une naissance", NAME)
    for match in _NUMBER.finditer(text):
        yield Candidate(*match.span("datum"), "BIRTH", MASK, 0.8, "Matricule qui dit la naissance", NAME)


def _first_name_ends(context: Context, start: int) -> bool:
    """Say whether the word before is a person's name: "Matteo né en octobre", "Mme X, née en mai"."""
    for run in context.runs:
        if start - 3 < run.end < start and context.text[run.end : start].strip(" \u00a0,(") == "":
            return any(lexicon.is_first_name(word.text) > 1 for word in run.words)
    return False
