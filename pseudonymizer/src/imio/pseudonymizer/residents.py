"""Whom a consultation of residents quotes: "Consultation riverains : 9 réponses. Contre : Barvo, rue Haute 2".

They are for or against a plan as the members of the assembly are, but hold no office: such a list is no vote.
"""

import re


_ASKED = re.compile(
    r"\b(?:consultations?|sondage|enqu[êe]te|r[ée]clamations?|r[ée]actions?|p[ée]titions?|toutes[ \u00a0-]bo[îi]tes|"
    r"(?:avis|courriers?|r[ée]ponses?|messages?|remarques)[ \u00a0]"
    r"(?:re[çc]u|rentr|des[ \u00a0](?:riverain|voisin|habitant))|"
    r"\d[ \u00a0](?:avis|r[ée]ponses?|courriers?|messages?|remarques)|"
    r"(?:riverains?|voisins?|habitants?|m[ée]nages?|commer[çc]ants)[ \u00a0]"
    r"(?:consult[ée]s?|interrog[ée]s?|entendus?)?[ \u00a0]?:)",
    re.IGNORECASE,
)
_ASSEMBLY = re.compile(
    r"\b(?:vot(?:e|es|é|ée|ent|ants?|ation)|voix|scrutin|unanim\w*|d[ée]ci[ds]\w*|abst\w*|conseils?|coll[èe]ge|"
    r"amendements?|groupes?|mise?[ \u00a0]aux|par[ \u00a0]\d{1,2}|approuv\w*|adopt\w*)\b",
    re.IGNORECASE,
)

#: "Avis des riverains :", and perhaps the lines of who is for the plan.
_HEADING = re.compile(
    r"(?:^|\n)(?=[^\n]{3,90}\n)([^\n]{2,88}[ \u00a0]?:)[ \u00a0]*\n\s*(?:(?:[-–—•][ \u00a0])?"
    r"(?:pour|contre|sans[ \u00a0]avis|favorables?|d[ée]favorables?)[ \u00a0]?:[^\n]{0,200}\n\s*){0,3}\Z",
    re.IGNORECASE,
)


def quotes(text: str, start: int) -> bool:
    """Say whether the paragraph before a place, or the short line above, tells of residents who were asked."""
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - 300) : start]
    heading = _HEADING.search(text, max(0, line - 500), line)
    if heading:
        before = heading[1] + before
    asked = None
    for asked in _ASKED.finditer(before):  # noqa: B007 – the last one counts
        pass
    return asked is not None and not _ASSEMBLY.search(before, asked.end())


#: "Les voisins ont été consultés. Nous avons reçu trois messages.": a sentence of the text's own, no speaker's.
_HEARD = re.compile(
    r"(?:^|[.;!?][ \u00a0]|\n[ \u00a0]*)(?:(?:Les|Nos|Des|Tous[ \u00a0]les|Plusieurs|Quelques|\w{4,7})[ \u00a0]"
    r"(?:voisins?|riverains?|habitants?|commer[çc]ants|m[ée]nages|parents)[ \u00a0](?:[a-zà-ÿ]{3,10}[ \u00a0])?"
    r"(?:ont|furent|sont|avaient)[ \u00a0](?:tous[ \u00a0])?(?:[ée]t[ée][ \u00a0])?(?:consult|interrog|entend|invit|"
    r"sollicit|averti|"
    r"inform|r[ée]agi|[ée]crit|r[ée]pond)|"
    r"(?:Nous[ \u00a0]avons|On[ \u00a0]a|Le[ \u00a0]service[ \u00a0]a)[ \u00a0]re[çc]u[ \u00a0][^.;\n]{0,20}"
    r"(?:messages?|courriers?|courriels?|lettres?|r[ée]actions?|r[ée]ponses?|avis|remarques)\b)"
)


def are_heard(text: str, start: int) -> bool:
    """Say whether the paragraph before a place tells that residents were asked or wrote: who speaks then is one."""
    before = text[max(text.rfind("\n", 0, start) + 1, start - 400) : start]
    heard = None
    for heard in _HEARD.finditer(before):  # noqa: B007 – the last one counts
        pass
    return heard is not None and not _ASSEMBLY.search(before, heard.end())
