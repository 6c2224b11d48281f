"""Whose an address is: read from the words of its clause and from the persons beside it.

The last telling word before the address wins: a word of residence masks it, a person or a private matter masks or
proposes it, an institution, a firm or a work site leaves it readable.
"""

from imio.pseudonymizer import eponym
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers import address_granted as granted
from imio.pseudonymizer.recognisers import address_numbers_told as told
from imio.pseudonymizer.recognisers import address_possessed as possessed
from imio.pseudonymizer.recognisers import address_practised as practised
from imio.pseudonymizer.recognisers import address_roadside as roadside
from imio.pseudonymizer.recognisers import address_unsafe as unsafe
from imio.pseudonymizer.recognisers import address_visited as visited
from imio.pseudonymizer.recognisers import address_words as words
from imio.pseudonymizer.recognisers.address_buildings import is_at_building
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


LEFT = 220
#: Before a street that opens a line: nothing, or the label of a form.
_OPENS = re.compile(
    r"\n[ \u00a0]*(?:(?:[Aa]dresses?|ADRESSE|[Rr]ue|Sise?|Logement|Domicile|Immeuble|Biens?(?:[ \u00a0]lou[ée]s?)?|"
    r"Lieu|Situation|Localisation|Objet|[ÀA])[ \u00a0]?[:\t][ \u00a0]?)?"
)


def _clause(context: Context, start: int) -> int:
    """Return where the clause (or table row, or the short line above in a postal address) begins."""
    text = context.text
    low = max(0, start - LEFT)
    left = text[low:start]
    line = left.rfind("\n")
    for _ in range(3 if line >= 0 and _OPENS.fullmatch(left, line) else 0):
        above = left.rfind("\n", 0, max(0, line))
        short = left[above + 1 : line].strip()
        if len(short) > 70 or short.endswith((".", ";")) or (above < 0 < low):
            break
        line = above
        if above < 0:
            break
    cut = line + 1
    for match in words.CUT.finditer(left, cut):
        cut = match.end()
    return low + cut


def judge(candidate: Candidate, context: Context, persons) -> None:
    text, start, end = context.text, candidate.start, candidate.end
    begin = _clause(context, start)
    clause = text[begin:start]
    blank = possessed.without_landmark(_blank(clause, begin, persons))
    blank = words.ELECTED_HOME.sub(lambda m: "_" * len(m.group()), blank)
    home = max(_last(words.HOME, blank), possessed.end_of_move(blank), possessed.end_of_stay(blank))
    if candidate.subject == "residence":
        home = len(clause)
    weak = _last(words.PRIVATE, words.OWNED_BY_A_BODY.sub(lambda m: "_" * len(m.group()), blank))
    hint = _last(words.HINT, blank)
    public = _last_public(words.TRADE.sub(lambda m: " " * len(m.group()), blank), home)
    before = [
        p
        for p in persons
        if begin <= p.start
        and p.end <= start
        and not words.SIGN.search(clause[: p.start - begin + 5 * text.startswith("Chez ", p.start)])
    ]
    private = [p for p in before if p.action != KEEP]
    person = private[-1].end - begin if private else -1
    office = max((p.end - begin for p in before if p.action == KEEP), default=-1)
    other = max(public, office)
    if _SAID_PRIVATE.match(text, end):
        decide(candidate, MASK, "Adresse dite privée", 0.8)
    elif possessed.is_somebodys(blank):
        decide(candidate, PROPOSE if home < 0 else MASK, "Adresse de ce qu'une personne possède", 0.7)
    elif home < 0 and told.is_a_home(clause, text[start:end]):
        decide(candidate, PROPOSE, "Numéro d'une habitation", 0.6)
    elif home < 0 and person < 0 and granted.is_given(context, start, end, blank):
        decide(candidate, PROPOSE, "Logement qu'une autorité donne à quelqu'un", 0.6)
    elif home < 0 and _is_reached(blank, person, persons):
        decide(candidate, PROPOSE, "Adresse où l'on écrit à une personne, lui rend visite ou l'héberge", 0.6)
    elif candidate.subject == "street" and is_at_building(blank):
        decide(candidate, KEEP, "Adresse d'un bâtiment public", 0.8, "public")
    elif home < 0 and practised.is_practised(context, begin, start, end, blank):
        decide(candidate, KEEP, "Adresse où quelqu'un exerce son métier", 0.9, "trade")
    elif home < 0 and _FIRM_NUMBER.match(text, end):
        sole = re.search(r"personne[ \u00a0]physique", clause, re.IGNORECASE)
        decide(candidate, PROPOSE if sole else KEEP, "Adresse d'une entreprise", 0.7)
    elif home >= 0 and home >= public and _GIVES.search(clause[max(0, home - 70) : home]):
        decide(candidate, PROPOSE, "Maison que le texte donne ou lègue", 0.7)
    elif home >= 0 and home >= public:
        decide(candidate, MASK, "Adresse, après un mot de résidence", 0.95)
    elif private and words.TENANT.search(blank):
        decide(candidate, MASK, "Logement d'un locataire", 0.8)
    elif before and _is_practised(blank):
        decide(candidate, KEEP, "Adresse d'un cabinet ou d'une étude", 0.7, "office")
    elif max(person, weak) > other:
        gap = clause[max(person, 0) :]
        beside = person >= 0 and len(gap) <= 60 and not re.search(r"\b(?:sollicit|demand|pour|concern)", gap)
        decide(candidate, MASK if beside or weak > person else PROPOSE, "Adresse à côté d'une personne", 0.85)
    elif unsafe.is_unsafe(context, start, end, clause):
        decide(candidate, PROPOSE, "Logement que le texte dit dangereux", 0.6)
    elif other >= 0:
        served = private and public - person <= 60 and words.SERVES.search(clause[person:public]) and office < person
        if office > max(public, person) and _his_own(before, clause[office:]):
            decide(candidate, PROPOSE, "Adresse à côté du nom d'un élu", 0.6)
        elif (
            office > max(public, person)
            and _APPOSED.fullmatch(clause[office:])
            and not _in_office(before, context, start)
        ):
            decide(candidate, PROPOSE, "Adresse derrière le nom d'une personne désignée", 0.6)
        elif served:
            decide(candidate, PROPOSE, "Adresse d'une personne ou de l'institution qu'elle sert", 0.6)
        elif hint > other and not _names_a_body(clause[hint:]):
            decide(candidate, PROPOSE, "Adresse dans une affaire privée", 0.5)
        elif _reserved_for(candidate, context, persons):
            decide(candidate, PROPOSE, "Emplacement réservé à une personne citée", 0.6)
        elif roadside.is_bay(context, start, end, clause) or (
            words.BESIDE_A_HOME.search(clause[-45:]) and _bay(candidate, context, clause)
        ):
            decide(candidate, PROPOSE, "Emplacement près d'une habitation", 0.6)
        else:
            decide(candidate, KEEP, "Adresse d'un lieu public, d'une institution ou d'une firme", 0.8)
    elif hint >= 0 and not _names_a_body(clause[hint:]):
        decide(candidate, PROPOSE, "Adresse dans une affaire privée", 0.5)
    elif any(p.action != KEEP and _FIELD.fullmatch(text, p.end, start) for p in persons):
        decide(candidate, MASK, "Adresse à côté d'une personne", 0.7)
    elif any(p.action != KEEP and _SAME_SENTENCE.fullmatch(text, p.end, max(p.end, start)) for p in persons):
        decide(candidate, PROPOSE, "Une personne est citée dans la même phrase", 0.45)
    else:
        _judge_by_what_follows(candidate, context, persons, clause, end)


def _is_reached(blank: str, person: int, persons) -> bool:
    """Say whether a letter or a present goes there for somebody told of, or somebody is lodged there for a time."""
    if visited.is_brought(blank) or (person >= 0 and visited.is_hosted(blank[person:])):
        return True
    return any(p.action != KEEP for p in persons) and visited.is_sent(blank)


#: "Pascal X, ingénieur agronome, rue…": nothing but words that tell who he is.
_APPOSED = re.compile(
    r"[ \u00a0]?[,(–—][ \u00a0](?:(?!(?:a|est|dont|pour|qui|signale|demande|au|aux|du|"
    r"en)\b)[^\W\d_][\w'’-]*(?:[ \u00a0]|,[ \u00a0])){0,6}"
    r"(?<=[,(–—][ \u00a0])"
)
#: Who bears a function bears it at a seat: "Me X, notaire", "le Gouverneur".
_HOLDER = re.compile(
    r"(?<!\w)(?:Ma[îi]tres?|Me|Mes|ministre|gouverneur|commissaire|fonctionnaire|notaire|avocate?|huissi\w+|"
    r"receveur|cabinet|[ée]tude|"
    r"inspect\w+|directeur|directrice)s?\b",
    re.IGNORECASE,
)
#: After such words the place is a body's, though its kind is not listed: "requérant : X SA".
_BODY = re.compile(r"(?<![\w-])(?:S\.?A\.?|S\.?R\.?L\.?|SPRL|SC|ASBL|SCRL|NV|BV|SNC|GIE)(?![\w-])")


def _names_a_body(between: str) -> bool:
    return bool(
        _BODY.search(between)
        or re.search(r"[;.]|\b(?:[Ll][ae]|[Aa]u|du|des)[ \u00a0][A-ZÀ-Þ]|\b[ld]['’][A-ZÀ-Þ]", between)
    )


def _in_office(persons, context: Context, clause_end: int) -> bool:
    """Say whether the last person before an address bears a function that has a seat."""
    last = max(persons, key=lambda p: p.end)
    said = context.text[max(0, last.start - 25) : last.start] + context.text[last.end : clause_end]
    return last.subject == "registry" or bool(_HOLDER.search(said))


def _is_practised(blank: str) -> bool:
    """Say whether a notary or a lawyer is written to there, or an architect or surveyor who works for the authority."""
    practised = words.PRACTISED.search(blank)
    return bool(practised) and (not practised["works"] or bool(words.AT_WORK.search(blank, 0, practised.start())))


def _reserved_for(candidate: Candidate, context: Context, persons) -> bool:
    """Say whether the line goes on with whom a disabled person's place is for: "Emplacement PMR – rue… 5 – M. X"."""
    between = (context.text[candidate.end : p.start] for p in persons if p.action != KEEP and p.start >= candidate.end)
    asked = any(re.fullmatch(r"[ \u00a0]?[–—(,:-][ \u00a0]?(?:[^\n;]{0,30}[ \u00a0])?", gap) for gap in between)
    return asked and words.for_disabled(context, candidate.start, candidate.end)


def _bay(candidate: Candidate, context: Context, clause: str) -> bool:
    """Say whether the house is one before which a disabled person may park, and no public building."""
    around = clause[-60:] + context.text[candidate.end : candidate.end + 60]
    return words.for_disabled(context, candidate.start, candidate.end) and not _PUBLIC_PLACE.search(around)


#: Between the fields of a record: "DUPONT Jean ; rue Haute 12".
_SAME_SENTENCE = re.compile(r"(?!$)(?:[^.!?\n\t]|\.(?![ \u00a0][A-ZÀ-Þ])|(?<=\bM)\.|(?<=\bMM)\.){1,220}")
_FIELD = re.compile(r"[ \u00a0]?;[ \u00a0]?")
_PUBLIC_PLACE = re.compile(rf"{roadside.BUILDING.pattern}|parking|(?<!em)place", re.IGNORECASE)
#: A house that is the object of the act, like a parcel that is sold: a human decides.
_GIVES = re.compile(
    r"\b(?:l[èe]gue|l[ée]gu[ée]|donne|fait[ \u00a0]don|c[èe]de)\b[^.;]{0,60}\b(?:sa|leur|ma)[ \u00a0]maison$"
)
_SAID_PRIVATE = re.compile(
    r"[ \u00a0]?,?[ \u00a0]\(?(?:adresse[ \u00a0])?priv[ée]e?\b(?![ \u00a0]communal)", re.IGNORECASE
)
_FIRM_NUMBER = re.compile(r"[ \u00a0]?,?[ \u00a0]\(?(?:BCE|TVA|num[ée]ro[ \u00a0]d['’]entreprise)\b")


def _his_own(before, gap: str) -> bool:
    """Say whether the address follows the name of an elected person, or of one who only seems to sign."""
    last = max(before, key=lambda p: p.end)
    seems = last.subject in ("signature", "presence", "vote") and bool(re.fullmatch(r"[ \u00a0,(\t–—-]{1,4}", gap))
    return seems or bool(words.ELECTED.match(gap))


# "ENTRE : le C.P.A.S. de Valmorin, Grand-Place 1, représenté par M. X"
_SEAT = re.compile(
    r"(?<![\w'’])(?:l[ae][ \u00a0]|l['’])(?:C\.?P\.?A\.?S\.?|[Cc]ommune|[Vv]ille|[Pp]rovince|"
    r"[Aa]dministration[ \u00a0]communale)"
    r"(?:[ \u00a0](?:de[ \u00a0]|d['’]|du[ \u00a0])(?:[A-ZÀ-Þ][\w'’-]{1,30})?)?,?[ \u00a0]?$"
)


_REPRESENTED = re.compile(r",?[ \u00a0](?:ici[ \u00a0]|valablement[ \u00a0])?repr[ée]sent[ée]e?[ \u00a0]")


def _judge_by_what_follows(candidate: Candidate, context: Context, persons, clause: str, end: int) -> None:
    line_end = context.text.find("\n", end)
    line_end = len(context.text) if line_end < 0 else line_end
    after = context.text[end : min(line_end, end + 120)]
    later = [p for p in persons if end <= p.start < min(line_end, end + 120)]
    if words.AFTER_PUBLIC.search(after):
        decide(candidate, KEEP, "Adresse d'un lieu public, d'une institution ou d'une firme", 0.8)
    elif _REPRESENTED.match(after) and _SEAT.search(context.text[max(0, candidate.start - 60) : candidate.start]):
        decide(candidate, KEEP, "Siège d'un pouvoir public", 0.8, "authority")
    elif words.AFTER_PRIVATE.search(after) or (
        later and later[0].action != KEEP and _row(context.text[end : later[0].start])
    ):
        decide(candidate, MASK, "Adresse à côté d'une personne", 0.7)
    elif later and later[0].action != KEEP and not words.PUBLIC.search(context.text[end : later[0].start]):
        decide(candidate, PROPOSE, "Une personne est citée après l'adresse", 0.5)
    elif roadside.is_bay(context, candidate.start, end, clause):
        decide(candidate, PROPOSE, "Emplacement près d'une habitation", 0.6)
    elif _named(clause, context, candidate.start):
        decide(candidate, PROPOSE, "Adresse après ce qui pourrait être un nom", 0.5)
    else:
        decide(candidate, KEEP, "Adresse sans personne à côté", 0.5)


def _named(clause: str, context: Context, start: int) -> bool:
    """Say whether a name-like word that is no locality stands just before."""
    match = _BEFORE.search(clause[-80:])
    if not match:
        return False
    if " " not in match[1] and _ARTICLE.search(clause[-80:], 0, match.start(1)):
        return False  # "transmise à la DGO4, …", "sise aux Forzées, …"
    place = start - len(clause[-80:]) + match.start(1)
    if eponym.is_eponym(context.text, place, place + len(match[1])):
        return False
    said = re.findall(r"[^\W\d_][\w'’-]*", match[1])
    if any(lexicon.is_first_name(word) > 2 for word in said) and len(said) > 1:
        return True
    return not any(lexicon.is_locality(w) or lexicon.is_common(w) for w in (said[-1], match[1]))


_BEFORE = re.compile(
    r"((?:[A-ZÀ-Þ][\w'’-]+[ \u00a0]){0,3}[A-ZÀ-Þ][\w'’-]+)(?:,|[ \u00a0][–—(-]|\t|[ \u00a0]?\()[ \u00a0]?$"
)


_ARTICLE = re.compile(r"(?<![\w'’])(?:(?:[Ll][ae]|[Aa]ux?|[Dd]u|[Dd]es)[ \u00a0]|[Ll]['’])$")


def _row(between: str) -> bool:
    """Say whether nothing but a separator, or another cell, stands between."""
    return (
        len(between) <= 30
        and bool(re.fullmatch(r"[ \u00a0]*(?:\t[^\t\n]*)?[ \u00a0:–—\t-]*", between))
        and bool(between.strip(" "))
    )


def _blank(clause: str, begin: int, persons) -> str:
    """Return the clause without the names in it: a name is no institution."""
    for person in persons:
        if begin <= person.start < begin + len(clause):
            left, right = person.start - begin, min(person.end - begin, len(clause))
            clause = clause[:left] + "_" * (right - left) + clause[right:]
    return clause


def _last(pattern: re.Pattern, text: str) -> int:
    end = -1
    for match in pattern.finditer(text):
        end = match.end()
    return end


def _last_public(clause: str, home: int) -> int:
    """Return where the last word of an institution ends; one that says where the person lives does not count."""
    end = -1
    for match in words.PUBLIC.finditer(clause):
        between = clause[home : match.start()]
        lives_in = 0 <= home <= match.start() <= home + 40 and not re.search(
            r"[,;](?![ \u00a0](?:situ|sis|au-dess))", between
        )
        if not lives_in:
            end = match.end()
    return end


def decide(candidate: Candidate, action: str, reason: str, score: float, owner: str = "") -> None:
    candidate.action, candidate.reason, candidate.score, candidate.owner = action, reason, score, owner
