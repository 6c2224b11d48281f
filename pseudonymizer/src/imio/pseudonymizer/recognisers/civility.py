"""A person announced by a civility: "M. Dupont", "Mme l'Échevine Houbrechts", "MM. A, B et C".

The civility stays readable. Accuracy: near certain; a surname may then be any word ("Mme Petit").
"""

from collections.abc import Iterator
from imio.pseudonymizer import eponym
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import names
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.person_nouns import is_person_noun
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "civility"
# "M.DUPONT": nothing parts it from the name in some texts.
_CIVILITY = re.compile(
    rf"(?<![\w.'’&\u2010\u2011-])(?<!\.[\u2012\u2013\u2212])(?:{names.CIVILITIES.pattern})(?=[\s\u00a0]|(?<=M\.)(?=[A-ZÀ-Þ]))"
)
_SECOND = re.compile(
    rf"[\s\u00a0]+(?:et|ou|"
    rf"&)[\s\u00a0]+(?:{names.CIVILITIES.pattern.replace('?P<plural>', '?:').replace('?P<one>', '?:')})(?=[\s\u00a0])"
)
# "M. le Conseiller communal", "Mme l’Échevine": a function may stand between.
_TITLE = re.compile(
    r"[\s\u00a0]+(?:l[ea]s?[\s\u00a0]+|l['’])(?:vice-|premi(?:er|[èe]re)[\s\u00a0]+)?(?:[ÉéEe]chevine?s?|"
    r"[Bb]ourgmestre(?:-[Pp]r[ée]sidente?)?|[Cc]onseill(?:er|[èe]re)s?|"
    r"[Dd][ée]put[ée]e?s?|[Pp]r[ée]sidente?|[Mm]inistre|[Dd]irect(?:eur|rice)|[Rr]eceveu(?:r|se)|"
    r"[Gg]ouverneure?|[Cc]ommissaire|"
    r"[Ss]ecr[ée]taire|[Pp]rocureure?|[Ss]ubstitut|[Ii]ng[ée]nieure?|[Cc]apitaine|[Ll]ieutenante?|[Cc]olonele?|"
    r"[Mm]ajore?|"
    r"[Cc]ommandante?|[Gg]reffi(?:er|[èe]re)|[Hh]uissi(?:er|[èe]re)|[Ff]onctionnaire|[Aa]uditeur|[Cc]onsul|"
    r"[Aa]mbassad(?:eur|rice)|"
    r"[Nn]otaire|[Cc]ur[ée]|[Dd]oyen|[Jj]uge|[Aa]vocate?|[Dd]octeur|[Ii]nspect(?:eur|rice))"
    r"(?:[\s\u00a0]+(?:communale?|provinciale?|g[ée]n[ée]rale?|financi(?:er|[èe]re)|f\.f\.|ff|r[ée]gionale?|"
    r"divisionnaire|principale?|en[\s\u00a0]chef|du[\s\u00a0][Rr]oi|de[\s\u00a0]justice|d[ée]l[ée]gu[ée]e?|"
    r"technique|de[\s\u00a0]zone|"
    r"d['’]arrondissement|sanctionnat(?:eur|rice)|de[\s\u00a0]paix|du[\s\u00a0]travail|voyer|d['’][ÉEée]tat|"
    r"de[\s\u00a0]police|du[\s\u00a0]CPAS|d['’]assembl[ée]e))*[\s\u00a0]+"
)
# "Mme M. Diakité", "M. M. Diakité": here the M. is an initial; not so in "M. M. Diakité et Hautmont".
_INITIAL_M = re.compile(
    r"(?:(?<=[^M\W]e)|(?<=[Mm]onsieur)|(?<=(?<![\w.])M\.))[\s\u00a0]+(M\.)[\s\u00a0]+(?=[A-ZÀ-Þ][^\W\d_])"
    r"(?![A-ZÀ-Þ][\w'’-]{1,25}(?:,|[ \u00a0]et)[ \u00a0](?!Mme|Mlle|Madame|Monsieur)[A-ZÀ-Þ][^\W\d_])"
)
# "M. le Maire de Warnant", "Monsieur le Chef de corps": a function, not a name.
_MAYOR = re.compile(
    r"[\s\u00a0]+(?:l[ea]|l['’])[\s\u00a0]?(?:(?:Maire|Pr[ée]fet|Ambassad(?:eur|rice)|Consul)\b|Chef(?:fe)?[\s\u00a0]d[eu]\b)"
)
# "les dames du BC Sainte-Barbe"
_OF_A_TEAM = re.compile(r"d(?:u|es|e[\s\u00a0]l)\b")
_NEXT = re.compile(r"[\s\u00a0]*(?:,|;|et|&|ou|ainsi que|,[\s\u00a0]et)[\s\u00a0]+(?:(?:M\.|Mme|Mlle)[\s\u00a0]+)?")


def find(context: Context) -> Iterator[Candidate]:
    """Yield the name after each civility, and the names that a plural civility enumerates."""
    text = context.text
    for match in _CIVILITY.finditer(text):
        position = match.end()
        if text[position].isupper() and match.start() not in context.glued:
            continue
        if eponym.opens_inside(text, match.start()):
            continue
        second = _SECOND.match(text, position)
        if second:
            position = second.end()
        if _MAYOR.match(text, position):
            continue
        title = _TITLE.match(text, position)
        if title:
            position = title.end()
        initial = _INITIAL_M.match(text, position)
        run = _name(context, initial.end() if initial else position)
        if run is None:
            yield from _small(context, position)
        if run is not None and initial:
            yield Candidate(initial.start(1), run.end, "PERSON", MASK, 0.95, "Nom précédé d'une civilité", NAME)
            continue
        if run is not None and match.group().isupper():
            run = _in_capitals(run)
        if run is None or (
            match.group()[:1].islower() and run.tokens[0].kind == "particle" and _OF_A_TEAM.match(text, run.start)
        ):
            continue
        if match.group()[:1] in "Dd" and eponym.is_eponym(text, match.start(), run.end):
            continue
        candidate = _candidate(run, match.group())
        if match.group() == "M." and len(run.tokens) == 1:
            letter = _LETTER.fullmatch(text, run.start, run.end)  # "l'auteur présumé, M. A.": his letters perhaps
            if (letter and not _is_civil(context)) or _among_initials(context, match.start(), run.end):
                candidate.start = match.start()
        yield candidate
        if match.group("plural"):
            yield from _enumeration(context, run.end, match.group())


# "Mme Colin", "Monsieur B.", "M. Hautmont": who writes civilities writes one before a letter as well.
_WRITES_CIVILITIES = re.compile(
    r"(?<![\w.'’-])(?:MM\.|Mmes?|Mlles?|Monsieur|Messieurs|Madame|Mesdames|Mademoiselle)[ \u00a0][A-ZÀ-Þ]"
)
_MISTER = re.compile(r"(?<![\w.'’-])M\.[ \u00a0][A-ZÀ-Þ][a-zà-ÿ]{2,24}(?![\w'’-])")


def _is_civil(context: Context) -> bool:
    """Say whether the text shows elsewhere that its "M." is a civility."""
    if context.first(_WRITES_CIVILITIES):
        return True
    mister = context.first(_MISTER)
    around = mister and context.before(mister.start(), 30) + "|" + context.after(mister.end(), 30)
    return bool(mister) and not _INITIALLED_NAME.search(around)


_LETTER = re.compile(r"[A-ZÀ-Þ]\.")
# "M. Hautmont et S. Colin", "A. Colin, M. Hautmont": where the others have initials, the M. is one.
_INITIALLED = r"(?!M\.)[A-ZÀ-Þ]\.(?:-?[A-ZÀ-Þ]\.)?[ \u00a0][A-ZÀ-Þ][\w'’-]{1,25}"
_INITIALLED_NAME = re.compile(_INITIALLED)
_BEFORE_INITIALLED = re.compile(rf"(?:,|[ \u00a0](?:et|&))[ \u00a0]{_INITIALLED}")
_BEHIND_INITIALLED = re.compile(
    rf"(?<![\w.]){_INITIALLED}(?:[ \u00a0]\([^()\n]{{2,30}}\))?(?:,|[ \u00a0](?:et|&))[ \u00a0]$"
)
_ANY_CIVILITY = re.compile(r"(?<![\w.])(?:MM|Mmes?|Mlles?|Monsieur|Messieurs|Madame|Mesdames)(?!\w)")


def _among_initials(context: Context, start: int, end: int) -> bool:
    """Say whether the names beside have initials and no civility, so that "M." is an initial too."""
    text = context.text
    beside = _BEFORE_INITIALLED.match(text, end) or _BEHIND_INITIALLED.search(text, max(0, start - 75), start)
    if not beside or context.zone_of(start, end):
        return False
    return not _ANY_CIVILITY.search(context.before(start, 120) + context.after(end, 120))


# "monsieur tondreau", "madame corinne"
_SMALL = re.compile(r"[ \u00a0]([a-zà-ÿ]{3,20}(?:-[a-zà-ÿ]{3,20})?)(?![\w'’-])")


_AFORESAID = re.compile(r"\b(?:[Ll](?:e|a|es)dite?s?|[Cc]e|[Cc]ette|[Ll][ae]s?)[ \u00a0](?:sieurs?|dames?)[ \u00a0]?$")


def _small(context: Context, position: int) -> Iterator[Candidate]:
    """Yield the name in small letters behind a civility, when no list of ordinary words holds it."""
    match = _SMALL.match(context.text, position)
    if not match or (lexicon.is_common(match[1]) and lexicon.is_first_name(match[1]) < 5) or is_person_noun(match[1]):
        return
    if _AFORESAID.search(context.text, max(0, position - 22), position):
        return  # "ledit sieur consent"
    if not lexicon.is_first_name(match[1]) and (match[1].endswith("s") or "\u00a0" in match[0]):
        return
    yield Candidate(*match.span(1), "PERSON", MASK, 0.92, "Nom sans capitale, précédé d'une civilité", NAME)


def _in_capitals(run: names.Run) -> names.Run:
    """Cut a name in a text all in capitals, "MADAME PUGLISI PRETE LE SERMENT", where the ordinary words begin."""
    words = run.words
    given = next((i for i, word in enumerate(words) if lexicon.is_first_name(word.text) < 3), len(words))
    for word in words[given + 1 :]:
        if word.kind == "upper" and lexicon.is_common(word.text) and lexicon.is_first_name(word.text) < 3:
            kept = [token for token in run.tokens if token.end <= word.start]
            while kept[-1].kind == "particle":
                kept.pop()
            return names.Run(tuple(kept), run.opening)
    return run


def _name(context: Context, position: int) -> names.Run | None:
    gap = re.compile(r"[\s\u00a0]{0,3}").match(context.text, position).end()
    run = context.name_at(gap)
    if run is None or run.start != gap or "\n" in context.text[position:gap]:
        return None
    return run


def _enumeration(context: Context, position: int, civility: str) -> Iterator[Candidate]:
    for _ in range(60):
        following = _NEXT.match(context.text, position)
        run = _name(context, following.end()) if following else None
        if run is None or (";" in following.group() and lexicon.is_never_name(run.tokens[0].text)):
            return
        yield _candidate(run, civility)
        position = run.end


def _candidate(run: names.Run, civility: str) -> Candidate:
    return Candidate(run.start, run.end, "PERSON", MASK, 0.95, f"Nom précédé de « {civility.strip()} »", NAME)
