"""Blocks where names stand for an office: attendance, votes, signatures."""

from collections.abc import Iterator
from dataclasses import dataclass
from imio.pseudonymizer import ballots
from imio.pseudonymizer import noted_lists
from imio.pseudonymizer import residents
from imio.pseudonymizer import roll_calls
from imio.pseudonymizer import roster
from imio.pseudonymizer.cues import says

import re


_PRESENCE = re.compile(
    r"(?:^|(?<=[\n\t.;—–]))[ \u00a0]{0,4}(?:[ÉEée]taient[ \u00a0](?=[Pp]r|[Aa]b|[Ee]x)|[ÉE]TAIENT[ \u00a0]|"
    r"Sont[ \u00a0](?=[Pp]r|[Aa]b|[Ee]x)|"
    r"SONT[ \u00a0]|[Mm]embres[ \u00a0]|MEMBRES[ \u00a0]|(?=[PEAÉ]))"
    r"(?:Pr[ée]s\.|PR[ÉE]S\.|Exc\.|EXC\.|Abs\.|[Pp]r[ée]sent(?:e?s|\(e\)s|[·.]e[·.]s|e)?|"
    r"PR[ÉE]SENTE?S?(?:[·.]E[·.]S)?|PR[ÉE]SENT\(E\)S|[Ee]xcus[ée](?:e?s|\(e\)s|[·.]e[·.]s|e)?|"
    r"EXCUS[ÉE]E?S?(?:[·.]E[·.]S)?|"
    r"[Aa]bsent(?:e?s|\(e\)s|[·.]e[·.]s|e)?|ABSENTE?S?(?:[·.]E[·.]S)?)"
    r"(?:[ \u00a0]{0,4}(?:et|/|,)[ \u00a0]{0,4}(?:excus|"
    r"absent)[^\W\d_()]*)?[ \u00a0]{0,4}(?:\([^)\n]{0,30}\))?[ \u00a0]{0,4}[:\n\t]"
)
# "…du jeudi 24 octobre 2019 Absents et excusés : C. Huart": text that lost its line breaks.
_PRESENCE_WITHIN = re.compile(
    r"(?<![\w-])(?:Pr[ée]sent|PR[ÉE]SENT|Excus[ée]|EXCUS[ÉE]|Absent|ABSENT)[^\W\d_]{0,3}(?:\([^\W\d_]{1,3}\)){0,2}"
    r"(?:[ \u00a0]?(?:et|ET|/|,|ou)[ \u00a0]?(?:[Ee]xcus|EXCUS|[Aa]bsent|"
    r"ABSENT)[^\W\d_]{0,4}(?:\([^\W\d_]{1,3}\)){0,2})?[ \u00a0]{0,4}"
    r"(?::|(?=[ \u00a0\n](?:M\.|MM\b|Mmes?\b|Monsieur|Madame|Messieurs|Mesdames)[ \u00a0]))|"
    r"\b(?:Communes|Villes|Associ[ée]e?s|Actionnaires)[ \u00a0](?:pr[ée]sentes|repr[ée]sent[ée]e?s)[ \u00a0]?:|"
    r"\bProcurations?[ \u00a0]?:|\bassistent[ \u00a0][àa][ \u00a0](?:la|cette)[ \u00a0](?:s[ée]ance|"
    r"r[ée]union)[ \u00a0]?:"
)
# "Sont présents ou représentés :", at the general meeting of an intercommunale: the delegates of each commune below.
_REPRESENTED = re.compile(
    r"(?:^|(?<=[\n\t.;—–]))[ \u00a0]{0,4}(?:[Ss]ont|SONT|[ÉEée]taient)[ \u00a0](?:pr[ée]sente?s|PR[ÉE]SENTE?S)[ \u00a0]"
    r"(?i:et|ou|"
    r"et/ou)[ \u00a0](?i:valablement[ \u00a0])?(?i:repr[ée]sent[ée]e?s)(?:[ \u00a0][^:;.\n]{1,60})?[ \u00a0]?:"
)
# "Le Collège de police (D. Huart, F. Adam) est chargé…"
_COLLEGE = re.compile(
    r"\b(?:Coll[èe]ge|Bureau[ \u00a0]permanent|Comit[ée][ \u00a0]de[ \u00a0]direction)(?:[ \u00a0](?:communal|"
    r"provincial|de[ \u00a0]police|de[ \u00a0]zone))?"
    r"[ \u00a0]\((?=[A-ZÀ-Þ])([^()\n]{8,300})\)"
)
# "où sont présents S. DEBATTY (Présidente), R. FARINELLE (Conseiller) ;": inside a sentence, with a function.
_PRESENT_IN_SENTENCE = re.compile(
    r"\bsont[ \u00a0]pr[ée]sente?s[ \u00a0]?:?[ \u00a0]"
    r"(?=[^;\n]{0,80}\((?:[Pp]r[ée]sid|[Cc]onseill|[Bb]ourgm|[ÉEée]chev|[Mm]embre))"
)
_COUNT = r"(?:\d{1,2}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze)"
_VOTE_PARENTHESIS = re.compile(
    rf"(?:voix|pour|contre|abstentions?|abst\.|abstenue?s?|oui|non|favorables?|d[ée]favorables?)(?:[ \u00a0]+(?:pour|"
    rf"contre|{_COUNT}(?:[ \u00a0](?:voix|abstentions?))?))?[ \u00a0]*\(((?:[^()\n]|\n(?!\s*\n)){{2,900}})\)",
    re.IGNORECASE,
)
# "POUR : 12 (…)" is a count; "CONTRE : Huart, Cuvelier, Deprez." names those who voted.
_VOTE_HEADING = re.compile(
    rf"(?:^|(?<=[\n\t.;]))[ \u00a0]{{0,4}}(?:[-–—•][ \u00a0]?)?(?:POUR|CONTRE|ABSTENTIONS?|ABST\.|"
    rf"ABSTENU\w*|OUI|NON|Pour|Contre|"
    rf"Abstentions?|Abst\.|Oui|Non|Votent\b[^\n:]{{0,20}})[ \u00a0]{{0,3}}"
    rf"(?:\([ \u00a0]?{_COUNT}[^()\n]{{0,40}}\)[ \u00a0]{{0,3}}[:\t]?|:)[ \u00a0]{{0,3}}(?=[^\W\d_])"
)
# "Vote : OUI – Huart, Cuvelier ; NON – Deprez."
_VOTE_DASHED = re.compile(
    r"(?<=[\n\t.;:])[ \u00a0]{0,4}(?:OUI|NON|POUR|CONTRE|ABST(?:ENTIONS?|\.)|Oui|Non|Pour|Contre|Abst(?:entions?|\.))"
    r"[ \u00a0]{1,3}[–—-][ \u00a0]{1,3}(?P<names>[A-ZÀ-Þ][^\n;]{1,400})"
)
_OF_A_VOTE = ("voté", "vote", "abst", "prend", "prenn", "prenant", "retire")
_VOTE_LIST = re.compile(
    r"(?:(?:ont|a)[ \u00a0]+vot[ée]|votent|se[ \u00a0]+s(?:on|er)t[ \u00a0]+abstenu[^\s:]*|"
    r"s['’]est[ \u00a0]+abstenu[^\s:]*|s['’]abstien(?:t|nent)|"
    r"ne[ \u00a0]+(?:prend|prennent|prenant)[ \u00a0]+pas[ \u00a0]+part|"
    r"se[ \u00a0]+retirent?)[^\n:;]{0,40}[:][^\n]{0,900}",
    re.IGNORECASE,
)
# "Ont voté pour : 8", and the names in the paragraph below.
_VOTE_COUNT = re.compile(
    r"^[ \u00a0\t]{0,8}(?:[-–—•*][ \u00a0]?)?(?:(?:Ont|A)[ \u00a0]vot[ée](?:[ \u00a0](?:pour|contre|non|oui|blanc))?|"
    r"S(?:e[ \u00a0]s(?:on|er)t|['’]est|['’]abstien\w*|e[ \u00a0]son)[ \u00a0]?abstenu[^\s:]{0,6}|Vot(?:es?|"
    r"ent)[ \u00a0](?:pour|contre|oui|non)|Abstentions?|Votes?)"
    r"[^\n:()]{0,30}[:(]?[ \u00a0]?(?:\d{1,2}|"
    r"" + _COUNT + r")?[ \u00a0)]{0,3}(?:voix)?[ \u00a0:]{0,3}\n[\s\u00a0]{0,6}(?=\S)",
    re.MULTILINE | re.IGNORECASE,
)
_STOP = re.compile(r"[\n;]")
_END = re.compile(r"(?<=[^\W\d_]{4})\.(?=[\s\u00a0]|$)|\)\.")
_CLOSING = re.compile(
    r"(?:(?:^|\n|[.»;][ \u00a0])[ \u00a0]*(?:Par[ \u00a0]+le[ \u00a0]+(?:Conseil|Coll[èe]ge|Bureau)|"
    r"Pour[ \u00a0]+(?:extrait|"
    r"exp[ée]dition|copie)(?:[ \u00a0]+conforme|[ \u00a0]?:[ \u00a0]?(?=[A-ZÀ-Þ]))|Par[ \u00a0]+ordonnance|"
    r"PAR[ \u00a0]+ORDONNANCE|"
    r"POUR[ \u00a0]+EXTRAIT)|PAR[ \u00a0]+LE[ \u00a0]+(?:CONSEIL|COLL[ÈE]GE))"
)


@dataclass(frozen=True, slots=True)
class Zone:
    """A block: what it is ("presence", "rank", "vote", "signature") and where."""

    kind: str
    start: int
    end: int


# "5 « non » (A, B)", "1 voix contre <A>", "s'abstient (A - B)": whatever stands between the count and the brackets.
_VOTE_BRACKETS = re.compile(
    r"(?:\bvoix|\bpour|\bcontre|\babst[^\W\d_]{0,8}|\bs['’]abstien(?:t|nent)|\boui|\bnon|\boppos(?:ants?|"
    r"[ée]e?s?)|\bvotes?)\.?"
    r"(?:[ \u00a0»”\"'’«“:;,–—-]|\d|\bvoix|\bvotes?|\bexprim[^\W\d_]{1,3}|\bde[ \u00a0]){0,14}"
    r"[(\[<{](?P<names>[^()\[\]<>{}\n]{2,500})[)\]>}]",
    re.IGNORECASE,
)
# "contre : 2 : A et B ; abstention : C"
_VOTE_COUNTED = re.compile(
    rf"(?:(?<=[(;,.\n])|(?<=[(;,.\n][ \u00a0]))[«“\"]?[ \u00a0]?(?:pour|contre|oui|non|blancs?|"
    rf"abst[^\W\d_]{{0,8}})[ \u00a0]?[»”\"]?[ \u00a0]?:[ \u00a0]?(?:{_COUNT}[ \u00a0]?(?:voix)?[ \u00a0]?[:–-]"
    rf"[ \u00a0]?)?"
    r"(?P<names>[A-ZÀ-Þd](?:[^();\n]|\([^()\n]{1,25}\)){2,400})",
    re.IGNORECASE,
)
# CDLD L1122-18, L1123-1, and the elections by the council: who ranks there sits on it.
_RANKING = re.compile(
    r"\b(?:tableau[^.\n:]{0,30}|ordre[ \u00a0]de[ \u00a0])pr[ée]s[ée]ance[^.\n:]{0,80}|\btableau[ \u00a0]suivant|"
    r"\b(?:prennent|prendront|si[èe]gent)[ \u00a0][^.\n:]{0,30}\brangs?\b[^\n:]{0,60}|"
    r"\brangs?[ \u00a0]des[ \u00a0](?:[ée]chevin|conseill)[^.\n:]{0,40}|"
    r"\b[ée]lu(?:e?s|\(e\)s)[ \u00a0](?:(?:en[ \u00a0]qualit[ée][ \u00a0]de[ \u00a0]|comme[ \u00a0])?(?:conseill|"
    r"membres?[ \u00a0]d[eu][ \u00a0](?:l['’])?(?:conseil|action))|de[ \u00a0]plein[ \u00a0]droit)"
    r"[^\n:]{0,90}|\bpr[êe]tent[ \u00a0](?:[^\n:.;]{1,30}[ \u00a0])?serment\b[^\n:.;]{0,60}(?=:)|"
    r"\bmembres[ \u00a0]pr[ée]sents,?[ \u00a0][àa][ \u00a0]savoir[ \u00a0]?(?=:)|"
    r"\bmembres[ \u00a0]du[ \u00a0](?:coll[èe]ge|bureau[ \u00a0]permanent|"
    r"conseil[ \u00a0]de[ \u00a0](?:police|l['’]action))[ \u00a0](?:communal[ \u00a0])?(?:sont|seront)[^\n:]{0,40}",
    re.IGNORECASE,
)
_ROW = re.compile(
    r"[ \u00a0\t]*(?:\d{1,2}(?:[.)°]|er|e)?[ \u00a0\t–-]*)?(?:(?:M\.|Mme|Mlle)[ \u00a0])?(?:d['’e]|van |"
    r"von )?[ \u00a0]?[A-ZÀ-Þ]"
)


# "1. A ; 2. B ; 3. C. Le Conseil…": the sentence behind the list is none of it.
_IN_LINE = re.compile(r"(?:[ \u00a0]*\d{1,2}[.)°][ \u00a0][^;.\n]{3,60}(?:;|\.?(?=[ \u00a0]|$))){2,40}", re.MULTILINE)

# Owners, members and shareholders vote too, and hold no office.
_OTHER_ASSEMBLY = re.compile(
    r"copropri|actionnaires|(?:conseil[ \u00a0]d['’]administration|"
    r"assembl[ée]e[ \u00a0]g[ée]n[ée]rale)[ \u00a0]de[ \u00a0]l['’]asbl|"
    r"habitants|locataires",
    re.IGNORECASE,
)


# What is said of a council of children or pupils, before their list or in it: "6e primaire", "(10 ans)", "CCE".
_OF_CHILDREN = re.compile(
    r"\b(?:enfants|jeunes|juniors?|[ée]l[èe]ves|[ée]coliers|[ée]coli[èe]res|C\.?C\.?[EJ]\b|prim(?:aires?|\.)|maternelles?|"
    r"[1-9]\d?[ \u00a0]ans)",
    re.IGNORECASE,
)


def _rankings(text: str) -> Iterator[tuple[int, int]]:
    """Yield the tables of precedence, in the same line behind a colon or in the lines below."""
    for match in _RANKING.finditer(text):
        if _OF_CHILDREN.search(text, max(0, match.start() - 60), match.start()):
            continue
        end = text.find("\n", match.end())
        end = end if end >= 0 else len(text)
        colon = text.find(":", match.end(), end)
        if colon >= 0 and text[colon + 1 : end].strip():
            numbered = _IN_LINE.match(text, colon + 1, end)
            end = numbered.end() if numbered else end
            if roster.is_listed(text, colon + 1, end) and not _OF_CHILDREN.search(text, colon, end):
                yield colon + 1, end
            continue
        start, reached, headings = end + 1, end + 1, 0
        while start < len(text):
            end = text.find("\n", start)
            end = end if end >= 0 else len(text)
            short = end - start < 120 or _IN_LINE.fullmatch(text, start, end)
            row = short and _ROW.match(text, start, end) and roster.is_listed(text, start, end)
            if row and any(map(str.isdigit, text[start:end])):
                reached = end
            elif text[start:end].strip():
                headings += 1
                if (reached > match.end() + 2 and headings > 1) or headings > 2:
                    break
            start = end + 1
        if reached > match.end() + 2 and not _OF_CHILDREN.search(text, match.end(), reached):
            yield match.end(), reached


def zones(text: str) -> list[Zone]:
    """Return the blocks of a text, in order of start."""
    found = [Zone("presence", start, end) for start, end in _presences(text)]
    for match in _VOTE_PARENTHESIS.finditer(text):
        found.append(Zone("vote", *match.span(1)))
    for pattern in (_VOTE_BRACKETS, _VOTE_COUNTED):
        for match in pattern.finditer(text):
            line = max(0, text.rfind("\n", 0, match.start()))
            if roster.is_listed(text, *match.span("names")) and not _OTHER_ASSEMBLY.search(text, line, match.start()):
                found.append(Zone("vote", *match.span("names")))
    for match in _VOTE_DASHED.finditer(text):
        if roster.is_listed(text, *match.span("names")):
            found.append(Zone("vote", *match.span("names")))
    found += [Zone("vote", *span) for span in ballots.rows(text)]
    found += [Zone("rank", *span) for span in _rankings(text)]
    found += [Zone(*called) for called in roll_calls.lists(text)]
    found += [Zone(*noted) for noted in noted_lists.lists(text)]
    for match in _VOTE_HEADING.finditer(text):
        limit = _STOP.search(text, match.end(), match.end() + 900)
        limit = limit.start() if limit else min(len(text), match.end() + 900)
        sentence = _END.search(text, match.end(), limit)
        found.append(Zone("vote", match.end(), sentence.start() if sentence else limit))
    for match in _VOTE_COUNT.finditer(text):
        found.append(Zone("vote", match.end(), roster.reach(text, match.end(), 1500)))
    for match in _VOTE_LIST.finditer(text) if says(text.lower(), *_OF_A_VOTE) else ():
        if _OTHER_ASSEMBLY.search(text, max(0, text.rfind("\n", 0, match.start())), match.start()):
            continue
        found.append(Zone("vote", text.index(":", match.start()) + 1, match.end()))
    closing = None
    for closing in _CLOSING.finditer(text):  # noqa: B007 – the last one counts
        pass
    if closing and len(text) - closing.start() < 1500:
        found.append(Zone("signature", closing.start(), _signatures_end(text, closing.end())))
    names = _closing_names(text)
    if names:
        found.append(names)
    found = [zone for zone in found if zone.kind != "vote" or not residents.quotes(text, zone.start)]
    return sorted(found, key=lambda zone: zone.start)


# Who is absent from an examination holds no office.
_EXAMINED = re.compile(
    r"\b(?:candidat(?:e?s|ure)?|examens?|[ée]preuves?|classement|laur[ée]ats?|recrutement)\b[^\n]*$", re.IGNORECASE
)


def _presences(text: str) -> list[tuple[int, int]]:
    """Return the attendance lists: announced by a word, inside a sentence, or at the head of minutes."""
    starts = {match.end() for pattern in (_PRESENCE, _PRESENCE_WITHIN) for match in pattern.finditer(text)}
    found: list[tuple[int, int]] = []
    for start in sorted(starts):
        if _EXAMINED.search(text, max(0, start - 400), start):
            continue
        if not found or start >= found[-1][1]:
            found.append((start, roster.reach(text, start)))
    for match in _REPRESENTED.finditer(text):
        if not _OTHER_ASSEMBLY.search(text, 0, match.end()):
            found.append((match.end(), _delegations_end(text, match.end())))
    for match in _PRESENT_IN_SENTENCE.finditer(text):
        stop = _STOP.search(text, match.end())
        found.append((match.end(), stop.start() if stop else len(text)))
    found += [match.span(1) for match in _COLLEGE.finditer(text) if "," in match[1]]
    unannounced = roster.unannounced(text)
    return [*found, unannounced] if unannounced else found


# "Val-d'Aisne : Mmes A, B ; M. C"
_OF_A_COMMUNE = re.compile(
    r"[ \u00a0]{0,3}(?:[–—•-][ \u00a0])?[^\W\d_][\w'’.()-]{0,24}"
    r"(?:[ \u00a0][\w'’.()-]{1,24}){0,6}[ \u00a0]?[:–—][ \u00a0]"
    r"(?:MM?\.|Mmes?|Mlle|Messieurs|Mesdames|Monsieur|Madame|[Nn][ée]ant|[Ee]xcus|[Aa]bsent)"
)


def _delegations_end(text: str, start: int) -> int:
    """Return where the lines end that tell for each commune who stands for it, whether blank lines part them or not."""
    reached = position = start
    while position < len(text):
        end = text.find("\n", position)
        end = end if end >= 0 else len(text)
        if text[position:end].strip():
            if not (_OF_A_COMMUNE.match(text, position, end) and roster.is_listed(text, position, end)):
                break
            reached = end
        position = end + 1
    return reached if reached > start else roster.reach(text, start)


_TAIL = 420
_SIGNING_OFFICE = re.compile(
    r"(?:L[ea][ \u00a0]|L['’]|LE[ \u00a0]|LA[ \u00a0])?(?:direct(?:eur|rice)[ \u00a0]g[ée]n[ée]rale?|"
    r"secr[ée]taire(?:[ \u00a0](?:communale?|provinciale?|g[ée]n[ée]rale?))?|"
    r"bourgmestre|pr[ée]sidente?|gouverneure?|greffi(?:er|[èe]re)(?:[ \u00a0]provinciale?)?|"
    r"[ée]chevine?[ \u00a0]d[ée]l[ée]gu[ée]e?|secr\.|bourgm\.|bgm\.?|pr[ée]s\.|D\.?G\.?)"
    r"(?:[ \u00a0]*-?[ \u00a0]?(?:f\.?f\.?|pr[ée]sidente?))?",
    re.IGNORECASE,
)
_OPENS_LINE = re.compile(
    r"(?:\n[ \u00a0\t(]*|\t[ \u00a0]*|(?i:par[ \u00a0]le[ \u00a0]conseil)[ \u00a0]?[,:;.]?[ \u00a0]*)$"
)
_WORDY = re.compile(r"\b(?!(?:par|pour|pr[ée]sidente?|d[ée]l[ée]gu[ée]e?|van|den|der|dit)\b)[a-zà-ÿ]{3,}\b")

_SIGNED = re.compile(
    r"\((?:s\.?|sé\.?|sceau|signé)\)\.?[ \u00a0]|"
    r"(?:^|[\n.;][ \u00a0]?)(?:Signé|SIGNÉ|Signatures?)[ \u00a0]?:[ \u00a0]"
)

# "DELHAYE - BRACONNIER", "Fr. Mélard – B. Loncin": the last line of all, behind a sentence that is closed.
_INITIALS = r"(?:[A-ZÀ-Þ][a-zà-ÿ]{0,2}\.[ \u00a0-]?){1,2}"
_SIGNER = (
    rf"(?:{_INITIALS}(?:[a-z]{{2,3}}[ \u00a0])?[A-ZÀ-Þ][\w'’-]{{2,20}}|"
    rf"[A-ZÀ-Þ][A-ZÀ-Þ'’-]{{2,20}}(?:[ \u00a0]{_INITIALS})?)"
)
# …or behind it: "Unanimité. P. Mélard / S. Loncin".
_TWO_BARE = re.compile(
    rf"[.!»)](?:[ \u00a0]*\n\s{{0,4}}|[ \u00a0](?=[^\n]{{4,40}}[ \u00a0]/[ \u00a0]))(?P<names>{_SIGNER}"
    rf"(?:[ \u00a0]{{0,9}}(?:[–—/\t-]|\n{{1,2}})|[ \u00a0]{{3,60}}(?=\S))\s{{0,3}}{_SIGNER})\s*$"
)
# "Reporté.\n22h50. A. Mélard, S. Loncin": the hour at which it ends, and who signs.
_BEHIND_THE_HOUR = re.compile(
    rf"(?:^|[\n.][ \u00a0]{{0,3}})(?:[Ff]in|FIN|[Cc]l[ôo]ture|"
    rf"[Ll]ev[ée]e)?[ \u00a0]{{0,3}}(?:à[ \u00a0])?\d{{1,2}}[ \u00a0]?[hH][ \u00a0]?\d{{0,2}}\.\s{{1,3}}"
    rf"(?P<names>{_SIGNER},[ \u00a0]{_SIGNER})\s*$"
)


def _closing_names(text: str) -> Zone | None:
    """Return the end of a text that holds nothing but offices and names: the signatures, however laid out."""
    offset = max(0, len(text.rstrip()) - _TAIL)
    tail = text[offset:]
    offices = list(_SIGNING_OFFICE.finditer(tail))
    for office in offices:
        if not _OPENS_LINE.search(text, max(0, offset + office.start() - 60), offset + office.start()):
            continue  # inside a sentence: "Mme A, bourgmestre ; M. B"
        rest = _SIGNING_OFFICE.sub("", tail[office.start() :])
        if not _WORDY.search(rest):
            return Zone("signature", offset + office.start(), len(text))
    signed = _SIGNED.search(tail)
    if (
        signed
        and "\n" in text[: offset + signed.start()]
        and not _WORDY.search(_SIGNING_OFFICE.sub("", tail[signed.end() :]))
    ):
        return Zone("signature", offset + signed.start(), len(text))
    bare = _TWO_BARE.search(tail) or _BEHIND_THE_HOUR.search(tail)
    return Zone("signature", offset + bare.start("names"), len(text)) if bare else None


def _signatures_end(text: str, position: int) -> int:
    """Return where the short lines end that follow "Par le Conseil": a longer one is text again."""
    limit = min(len(text), position + 260)
    end = text.find("\n", position)
    while 0 <= end < limit:
        following = text.find("\n", end + 1)
        following = len(text) if following < 0 else following
        if following - end > 90:
            return end
        end = following
    return limit
