"""A name right after a function or a tie: "l'inspecteur de quartier Demarteau", "les époux Noirhomme".

Also couples and families ("famille", "consorts", "indivision", "veuve", "feu", "frères"). Accuracy:
good, since the word before leaves little else than a name; ordinary words are refused.
"""

from collections.abc import Iterator
from imio.pseudonymizer import eponym
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "function"
_SPACE = r"[\s\u00a0]{1,4}"
_TIE = re.compile(
    r"(?<![\w-])(?:(?:(?:grand|arri[èe]re-grand|beau|belle|grands|beaux)-(?:p[èe]re|m[èe]re|parents|fr[èe]re|"
    r"s[œo]e?ur|fils|fille)|[ée]poux|[ée]pouse|[ée]px?\.|[ée]pse\.?|vve|baron(?:ne)?|comte(?:sse)?|"
    r"vicomte(?:sse)?|marquise?|chevalier|veu(?:ve|f)|feue?|familles?|consorts|indivision|succession|legs|"
    r"h[ée]ritiers?|hoirs|fam\.|m[ée]nage|dem\.|r[ée]clamante?|recours[\s\u00a0]gracieux|collection|fr[èe]res|"
    r"s[œo]e?urs|"
    r"cohéritiers|ayants?[\s-]droits?|enfants?|[ée]l[èe]ves?|jeune|pupille|pr[ée]nomm[ée]e?|nomm[ée]e?s?|"
    r"d[ée]nomm[ée]e?|neveu|ni[èe]ce|fils|fille|"
    r"p[èe]re|m[èe]re|fr[èe]re|s[œo]eur|(?-i:petite?)|petite?-(?:fils|fille|ni[èe]ce|neveu)|jumeaux|jumelles|"
    r"habitante?|voisine?|riveraine?|locataire|propri[ée]taire|d[ée]funte?|n[ée]e|divorc[ée]e?|compagne|"
    r"compagnon|"
    r"cohabitante?|conjointe?|tuteur|tutrice|papa|maman|certaine?)"
    r"(?:[\s\u00a0]{1,4}(?:de|des|du|d['’]))?[,:]?)(?:[\s\u00a0]{1,4}|(?<=['’]))(?=[^\W\d_])",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?<![\w-])(?:[ée]chevine?s?|ministres|notaires|avocat(?:e?s)|huissiers|commissaires|"
    r"bourgmestre(?:-pr[ée]sidente?)?|conseill(?:er|[èe]re)(?:s|"
    r"(?:[\s\u00a0]{1,4}(?:communale?|provinciale?|cpas)))?|"
    r"d[ée]put[ée]e?(?:[\s\u00a0]{1,4}provinciale?)?|ministre|gouverneure?|secr[ée]taire[\s\u00a0]d['’][ée]tat|"
    r"commissaire(?:[\s\u00a0]{1,4}divisionnaire)?|(?-i:CDP|INPP?|HINP|Hj|Mes)|substitut|"
    r"procureure?(?:[\s\u00a0](?:du[\s\u00a0]roi|g[ée]n[ée]rale?))?|colonele?|"
    r"curat(?:eur|rice)|liquidat(?:eur|rice)|receveu(?:r|se)|notaire|avocate?|"
    r"inspect(?:eur|rice)(?:[\s\u00a0]{1,4}(?:principale?|de[\s\u00a0]{1,4}(?:quartier|police)))*|"
    r"agente?(?:[\s\u00a0]{1,4}de[\s\u00a0]{1,4}quartier)?|g[ée]om[èe]tre(?:-expert)?|"
    r"architecte|capitaine|lieutenant|major|cur[ée]|abb[ée]|professeure?|direct(?:eur|"
    r"rice)(?:[\s\u00a0]{1,4}(?:g[ée]n[ée]rale?|financi(?:er|[èe]re)))?|"
    r"pr[ée]sidente?|garde(?:-chasse)?(?:[\s\u00a0]{1,4}particulier)?|pr[ée]pos[ée]e?|fossoyeur|employ[ée]e?|"
    r"ouvri(?:er|[èe]re)|expert|huissier(?:[\s\u00a0]{1,4}de[\s\u00a0]{1,4}justice)?)"
    r"(?:[\s\u00a0]{1,4}f\.f\.)?[\s\u00a0]{0,4}[,:]?[\s\u00a0]{1,4}(?=[^\W\d_])",
    re.IGNORECASE,
)


# "au Baron de TROOSTEMBERGH": the particle is the name's.
_NOBLE = re.compile(
    r"(?:baron|comte|marquis|chevalier)[a-z]*[\s\u00a0]+(?P<land>d(?:e|u|es|['’]))[\s\u00a0]*$", re.IGNORECASE
)
_LOWER = re.compile(
    r"(?:\b(?:[Ii]ndivision|[Cc]onsorts|[Ff]amilles?|[ÉEée]poux|M\.|Mme|[Mm]onsieur|[Mm]adame)[ \u00a0])"
    r"(?P<name>(?:van[ \u00a0]de[rn]?|vande|vander|van)[ \u00a0\n][a-zà-ÿ]{3,20})(?![\w-])"
)
# "L'enfant M. R.": of a child, the M. is an initial.
_CHILD_INITIALS = re.compile(r"\b(?:[Ee]nfant|[ÉEée]l[èe]ve|[Pp]upille)[ \u00a0](?P<name>M\.[ \u00a0]?[A-ZÀ-Þ]\.)")


# "des notaires Goor et de Hardy": a plural stands before each name.
_PLURAL = re.compile(
    r"(?:ministres|notaires|avocate?s|huissiers|(?-i:Mes)|commissaires|[ée]chevine?s|conseill(?:ers|"
    r"[èe]res))[\s\u00a0]",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[ \u00a0]?(?:,|et|&)[ \u00a0](?=[^\W\d_])|,[ \u00a0](?=[^\W\d_])")


def _others(context: Context, position: int) -> Iterator[Candidate]:
    for _ in range(8):
        following = _NEXT.match(context.text, position)
        run = context.name_at(following.end()) if following else None
        if run is None or run.start != following.end() or lexicon.is_never_name(run.tokens[0].text):
            return
        yield Candidate(run.start, run.end, "PERSON", MASK, 0.75, "Nom annoncé par une fonction", NAME)
        position = run.end


# "nom exploitant Brasserie Cyril": a field says whose name it is, however much like a thing it looks.
_FIELD = re.compile(
    r"\b[Nn]oms?[ \u00a0](?:de[ \u00a0](?:la[ \u00a0]|l['’])|du[ \u00a0]|d['’])?"
    r"(?:exploitante?|g[ée]rante?|titulaire|propri[ée]taire|demandeu(?:r|se)|locataire|redevable|responsable|d[ée]biteur)s?"
    r"[ \u00a0]?[:=]?[ \u00a0](?P<name>[A-ZÀ-Þ][\w'’-]{1,20}(?:[ \u00a0][A-ZÀ-Þ][\w'’-]{1,20}){1,2})(?![\w'’-])"
)


def _fields(context: Context) -> Iterator[Candidate]:
    for match in _FIELD.finditer(context.text):
        if any(lexicon.is_first_name(word) > 2 for word in match["name"].split()):
            yield Candidate(*match.span("name"), "PERSON", MASK, 0.92, "Nom annoncé par une rubrique", NAME)


# "un habitant de Hautrive": he is told by his village.
_PEOPLE_OF = re.compile(r"habitante?s?[\s\u00a0]{1,4}(?:de[\s\u00a0]|d['’])", re.IGNORECASE)


def _is_counted(text: str, start: int, end: int) -> bool:
    """Say whether a word counts people, place by place: "Longpont 112 élèves, Veyer 58"."""
    return text[max(0, start - 2) : start - 1].isdigit() and bool(
        re.match(r"[ \u00a0]\d{1,4}(?![\d/.-])", text[end : end + 6])
    )


def find(context: Context) -> Iterator[Candidate]:
    """Yield the name that follows a function or a tie of kinship."""
    yield from _fields(context)
    for match in _CHILD_INITIALS.finditer(context.text):
        yield Candidate(*match.span("name"), "PERSON", MASK, 0.96, "Initiales d'un enfant", NAME)
    for match in _LOWER.finditer(context.text):
        yield Candidate(*match.span("name"), "PERSON", MASK, 0.92, "Nom flamand écrit sans capitale", NAME)
    for pattern, reason, score in (
        (_TIE, "Nom annoncé par un lien", 0.8),
        (_OFFICE, "Nom annoncé par une fonction", 0.75),
    ):
        for match in pattern.finditer(context.text):
            if "\n" in match.group() or "\t" in match.group() or _PEOPLE_OF.match(match.group()):
                continue
            run = context.name_at(match.end())
            if run is None or run.start != match.end() or _is_counted(context.text, match.start(), run.end):
                continue
            if eponym.is_eponym(context.text, match.start(), run.end) and not _PLURAL.match(match.group()):
                continue  # but "l'étude des notaires Goor et Hardy" names them
            if pattern is _OFFICE and len(run.words) == 1 and run.tokens[0].text in ("de", "du", "d'", "d’"):
                continue  # "l'expert d'Ethias"
            if pattern is _OFFICE and run.tokens[0].text == "des":
                continue  # "présidente des Gais Lurons"
            if pattern is _TIE and context.text[max(0, match.start() - 2) : match.start()] in ("& ", "&\u00a0"):
                continue  # "Toit & Fils Hautmont": a firm
            if len(run.words) == 1 and context.text[run.end : run.end + 1] == "&":
                continue  # "l'inspecteur de P&V"
            words = [t for t in run.words if t.kind != "initial"]
            if not words and not re.match(r"(?i)enfant|[ée]l[èe]ve|jeune|petit|pupille", match.group()):
                continue
            household = bool(_HOUSEHOLD.match(match.group())) and len(words) == 1 and not _is_acronym(words[0].text)
            ordinary = bool(words) and all(_is_ordinary(t.text) for t in words)
            if ordinary and not (household and _is_written_as_surname(words[0].text)):
                continue
            if lexicon.is_locality(context.text[run.start : run.end]) and not match.group().lower().startswith(
                ("époux", "ép", "vve", "née", "famille", "veuve", "feu", "consorts", "indivision")
            ):
                continue
            if pattern is _OFFICE and _PLURAL.match(match.group()):
                yield from _others(context, run.end)
            noble = _NOBLE.search(match.group())
            if not noble and all(t.kind == "upper" for t in words):
                noble = _FAMILY_OF.search(match.group())  # "famille de GRAND RY"
            yield Candidate(
                match.start() + noble.start("land") if noble else run.start,
                run.end,
                "PERSON",
                PROPOSE if ordinary and match.group()[0].isupper() else MASK,
                score,
                f"{reason} (« {match.group().strip(' ,:')} »)",
                NAME,
            )


_FAMILY_OF = re.compile(r"[Ff]amille[ \u00a0](?P<land>(?:de[ \u00a0]|d['’]))$")
# "la famille Juillet", "les époux Moulin": what stands there with a capital is a name, whatever it means elsewhere.
_HOUSEHOLD = re.compile(r"(?:famille|consorts|[ée]poux|veu(?:ve|f)|indivision)[ \u00a0]", re.IGNORECASE)


def _is_written_as_surname(word: str) -> bool:
    """Say whether a word with a capital is a noun or a month, and no title ("la famille Royale")."""
    return word[0].isupper() and not word.lower().endswith(("ale", "ienne", "ique", "euse", "ive", "elle"))


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) < 4


def _is_ordinary(word: str) -> bool:
    folded = fold(word)
    return folded in lexicon.NOT_NAMES or (folded in lexicon.common_words() and not lexicon.is_first_name(word))
