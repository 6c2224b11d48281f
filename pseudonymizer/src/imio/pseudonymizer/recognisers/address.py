"""Address of a person: street and number, with box, postcode and locality beside it.

Legal basis: GDPR art. 4. Accuracy: a street word and a number are found reliably; whose address it is, is read from
the words around and from the persons found: a word of residence or a person just before masks it, an institution, a
firm or a work site leaves it readable, an institution that a person serves is proposed. A street without number is
not proposed.
"""

from bisect import bisect_left
from bisect import bisect_right
from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.ranges import Ranges
from imio.pseudonymizer.recognisers import address_forms as forms
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "address"
_LEFT = 220
_HOME = re.compile(
    r"\b(?:domicili[ée]|dom\.|inscrite?s?[ \u00a0]au[ \u00a0]reg(?:istre|\.)|demeur(?:ant|e|ent|"
    r"ait)\b|r[ée]sid(?:ant|e|"
    r"ent|ait|aient|er)\b|habit(?:ant|e|ent|ait|aient|"
    r"er)\b"
    r"(?![ \u00a0]+d[eu])|log(?:[ée]e?s?|eant|e)\b|h[ée]berg[ée]|chez[ \u00a0](?:M\.|Mme|sa|son|ses|lui|elle|eux)\b|"
    r"(?:son|sa|leur|mon|ma|notre)[ \u00a0](?:domicile|logement|maison|habitation|immeuble|appartement|ferme|adresse|"
    r"r[ée]sidence)\b|en[ \u00a0]son[ \u00a0]vivant|(?:lui|leur)[ \u00a0]appartenant|"
    r"(?:qu['’]il|qu['’]elle|que[ \u00a0](?:M\.|Mme)[^,;]{0,40})[ \u00a0]occupe|domicile\b|couvent\b|puits\b)",
    re.IGNORECASE,
)
#: Weaker than a residence: an institution in between wins.
_PRIVATE = re.compile(
    r"occup(?:ant|[ée]e?s?[ \u00a0]par[ \u00a0]M)|\bpropri[ée]taire|locataire|riverain|[ée]vacuation|insalubr|"
    r"inhabitable|"
    r"expuls|\bvoisin|\bveuve|\b[ée]poux\b|\bfamille\b|\bm[ée]nage\b|\bconsorts\b|\bh[ée]ritiers\b|\bp/a\b|\bc/o\b|"
    r"personne[ \u00a0]physique|courrier[ \u00a0](?:envoy|adress)|\b(?:chambre|ch\.|"
    r"studio)[ \u00a0](?:n°[ \u00a0]?)?\d|\badr(?:esse|\.)(?:[ \u00a0]postale)?[ \u00a0]*[:\t]|"
    r"correspondance[ \u00a0]*:|\bcoordonn[ée]es[ \u00a0]*:|garde[ \u00a0]d['’]enfants|accueillante?\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"(?<![\w-])(?:si[èe]ges?\b|[ée]tablie?s?\b|maisons?[ \u00a0](?:communale|de[ \u00a0])|h[ôo]tel\b|"
    r"administration(?![ \u00a0]de[ \u00a0]biens)|"
    r"[ée]coles?\b|[ée]glise|salles?\b|loca(?:l|ux)\b|b[âa]timents?\b|A\.?S\.?B\.?L|S\.?R\.?L\b|S\.?P\.?R\.?L|"
    r"S\.?[AC]\.?(?=[ \u00a0,(])|"
    r"SC(?:RL|RI|S|omm)?\b|SNC\b|AISBL|GmbH|[NB]V\b|VZW|soci[ée]t[ée]s?\b|presbyt[èe]re|cure\b|biblioth|hall\b|"
    r"cimeti[èe]re|"
    r"g[îi]tes?\b|chantier|travaux|centres?\b|tribunal|cour\b|minist|SPW|SPF|notaire|avocat|cabinet|[ée]tude\b|"
    r"bureaux?\b|"
    r"magasins?\b|caf[ée]\b|commerces?\b|intercommunale|points?[ \u00a0]de[ \u00a0]|parkings?\b|plaine\b|carrefour|"
    r"hauteur|"
    r"face\b|devant\b|angle\b|entre[ \u00a0]l|gouverneur|coll[èe]ge\b|conseil\b|service\b|ville[ \u00a0]de|"
    r"la[ \u00a0]ville\b|"
    r"la[ \u00a0]commune\b|commune[ \u00a0]de|province\b|zone[ \u00a0]de|r[ée]gie\b|fabrique|mus[ée]e|cr[èe]che|"
    r"home\b|maison[ \u00a0]de[ \u00a0]repos|"
    r"h[ôo]pital|clinique|institut\b|ath[ée]n[ée]e|lyc[ée]e|acad[ée]mie|universit|autorit[ée]|agence|office\b|"
    r"fondation|"
    r"association|comit[ée]|club\b|mutuelle|syndicat|union\b|banque|poste\b|gare\b|caserne|commissariat|police\b|"
    r"arsenal|"
    r"entrep[ôo]t|atelier|garage|recyparc|d[ée]p[ôo]t|stade|piscine|complexe|terrain|parc\b|zoning|b[âa]t\.|"
    r"propri[ée]t[ée]\s+communale|"
    r"communa(?:l|le|ux|les)\b|provincia(?:l|le|ux|les)\b|"
    r"[ée]picerie|boulangerie|boucherie|pharmacie|librairie|restaurant|friterie|snack|brasserie|taverne|salon\b|"
    r"[ée]tablissements?\b|"
    r"ets\b|entreprise|firme|p[ée]pini[èe]re|imprimerie|menuiserie|carri[èe]re|fournisseur|soumissionnaire|"
    r"adjudicataire|"
    r"r[ée]fection|r[ée]novation|raccordement|pose\b|[ée]gouttage|remplacement|d[ée]molition|stationnement|"
    r"circulation|"
    r"vitesse|signal|tron[çc]on|section\b|passage\b|r[ée]union|s[ée]ance|permanence|legs\b|"
    r"mise[ \u00a0]en[ \u00a0]vente|"
    r"emplacement|abri|arr[êe]t\b|place[ \u00a0]de|espace\b|antenne|guichet|halte|kiosque|chapelle|monument|"
    r"dispensaire|"
    r"urbanisme|[ée]tat[ \u00a0]civil|secr[ée]tariat[ \u00a0]|direction\b|inspection|bourse\b|palais|"
    r"f[ée]d[ée]ration|fabrique|cercle|harmonie|foyer|r[ée]seau)"
    r"|(?:l['’]|d['’]|\b(?:[Ll]e|[Ll]a|les|[Aa]u|du|de|aux|[àÀ])[ \u00a0])(?-i:[A-ZÉ]{2,10}\b)",
    re.IGNORECASE,
)
#: A person who serves an institution: whose address it is remains open.
_SERVES = re.compile(
    r"pr[ée]sident|secr[ée]taire|tr[ée]sori|g[ée]rant|administrat|direct(?:eur|rice)|membre|employ|ouvri|"
    r"institut(?:eur|rice)|"
    r"architecte|repr[ée]sent|agissant|professeur|agent|exploitant|patron|concierge|g[ée]om[èe]tre|bourgeois|"
    r"d[ée]l[ée]gu|"
    r"assistante?s?|au[ \u00a0]nom|pour[ \u00a0]le[ \u00a0]compte|responsable|chef\b|m[ée]decin|infirm",
    re.IGNORECASE,
)
#: What may stand between an elected person's name and his own address.
_ELECTED = re.compile(
    r"[ \u00a0]?[,(–—-]?[ \u00a0]?(?:(?:[ÉéEe]chevin|[Cc]onseill)[^\W\d_]*[ \u00a0]?(?:communa\w*|"
    r"provincia\w*)?\)?)[ \u00a0]?[,–—(-][ \u00a0]?$"
)
_TRADE = re.compile(
    r"administrat\w+[ \u00a0]de[ \u00a0]soci[ée]t[ée]s?|chef[ \u00a0]d['’]entreprise|garde[ \u00a0]communal\w*", re.I
)
_DISABLED = re.compile(r"handicap|\bPMR\b|mobilit[ée][ \u00a0]r[ée]duite", re.IGNORECASE)
#: A name that is a shop's or a hall's: "Épicerie Chez Rose".
_SIGN = re.compile(rf"(?:{_PUBLIC.pattern})[ \u00a0]?(?:[«“\"][ \u00a0]?)?(?:[Cc]hez[ \u00a0])$", re.IGNORECASE)
_AFTER_PUBLIC = re.compile(
    r"^[ \u00a0]*[,(–—-]?[ \u00a0]*(?:où[ \u00a0](?:se|est|sont)|si[èe]ge\b|[(]?(?:BCE|TVA|"
    r"num[ée]ro[ \u00a0]d['’]entreprise)\b|\(?(?:h[ôo]tel[ \u00a0]de[ \u00a0]ville|[ée]glise|centre|hall|[ée]cole|"
    r"salle|crèche|local|"
    r"maison[ \u00a0]communale|"
    r"bâtiment|bureau|propri[ée]t[ée][ \u00a0](?:de[ \u00a0]la[ \u00a0](?:Ville|Commune)|communale)|"
    r"appartenant[ \u00a0](?:à[ \u00a0]la[ \u00a0](?:Ville|Commune)|au[ \u00a0]CPAS)))",
    re.IGNORECASE,
)
_AFTER_PRIVATE = re.compile(
    r"^[ \u00a0]*[,(:–—-]?[ \u00a0]*(?:(?:propri[ée]t[ée][ \u00a0]de|appartenant[ \u00a0][àa]|"
    r"occup[ée]e?[ \u00a0]par|lou[ée]e?[ \u00a0][àa])[ \u00a0]"
    r"(?:M\.|Mme|MM|Monsieur|Madame|la[ \u00a0]famille|feu)|\(?priv[ée]e?\b)",
)
_CUT = re.compile(
    r";|(?<=[a-zà-ÿ)»\d]{3})(?<!\bMme)(?<!\bbte)(?<!\brte)(?<!ch[ée]e)[.!?][ \u00a0](?=[A-ZÀ-Þ«])|"
    r"(?<=[:.])[ \u00a0]?[–—•][ \u00a0](?=[A-Z])"
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield addresses with a number, judged by the words alone; `settle` judges again once the persons are known."""
    text = context.text
    for start, end, kind in forms.written(text):
        if end - start <= 170:
            score = {"street": 0.8, "first": 0.75, "residence": 0.7}[kind]
            candidate = Candidate(start, end, "ADDRESS", PROPOSE, score, "Rue et numéro", NAME, kind)
            _judge(candidate, context, ())
            yield candidate
    for match in forms.ROAD.finditer(text):
        candidate = Candidate(*match.span(), "ADDRESS", PROPOSE, 0.6, "Route et numéro", NAME, "street")
        _judge(candidate, context, ())
        yield candidate
    for start, end in forms.villages(text, context.places):
        candidate = Candidate(start, end, "ADDRESS", KEEP, 0.45, "Village et numéro", NAME, "village")
        _judge(candidate, context, ())
        yield candidate
    for match in forms.LODGED.finditer(text):
        candidate = Candidate(*match.span(), "ADDRESS", KEEP, 0.5, "Boîte, chambre ou parcelle", NAME, "village")
        _judge(candidate, context, ())
        yield candidate
    for start in sorted(context.address_cells):
        cell = _CELL.fullmatch(text, *context.line(start))
        if cell:
            candidate = Candidate(*cell.span("datum"), "ADDRESS", KEEP, 0.46, "Colonne des adresses", NAME, "village")
            _judge(candidate, context, ())
            yield candidate
    for match in forms.SAME_STREET.finditer(text):
        yield Candidate(*match.span("datum"), "ADDRESS", PROPOSE, 0.5, "Numéro de maison dans une liste", NAME, "same")
    for match in forms.BARE.finditer(text):
        left = context.before(match.start(), 60)
        near = list(forms.RESIDENCE.finditer(left)) or list(_NEIGHBOUR.finditer(left))
        if _NO_HOME.search(left[-40:]):
            continue
        if near and not re.search(r"[;:.\d]", left[near[-1].end() :]) and len(left) - near[-1].end() <= 30:
            yield Candidate(*match.span(), "ADDRESS", MASK, 0.65, "Numéro de maison d'une personne", NAME, "number")
        elif re.search(
            r"(?:hauteur|face|devant|droit|long|immeuble|habitation|maison)\b", left[-45:]
        ) and _DISABLED.search(text[max(0, match.start() - 300) : match.end() + 200]):
            yield Candidate(*match.span(), "ADDRESS", PROPOSE, 0.4, "Emplacement près d'une habitation", NAME, "number")


#: What fills a cell under "Adresse": a capital, and a number that ends it.
_CELL = re.compile(
    r"[ \u00a0]*(?P<datum>(?=[^\d\n\t]{0,40}[A-ZÀ-Þ])[^\n\t]{2,50}?\d{1,4}(?:[ \u00a0]?[A-Za-z])?"
    r"(?:[/.]\w{1,4})?)[ \u00a0]*"
)
_NO_HOME = re.compile(
    r"(?:parcelle|section|\blot|article|\bart\.|concession|caveau|tombe|cellule|dossier|registre|compte|plan|"
    r"r[ôo]le|facture|"
    r"d[ée]lib[ée]ration|bureau|annexe|permis|arr[êe]t[ée]|amendement|point|terrain|"
    r"p[âa]ture)\w*[^,;.]{0,20},?[ \u00a0]?$",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(
    r"\b(?:voisine?s?|occupante?s?|riveraine?s?|habitante?s?|locataires?|propri[ée]taires?)\b", re.IGNORECASE
)


def settle(found: list[Candidate], context: Context) -> list[Candidate]:
    """Decide whose each address is, by the persons beside it; add the addresses that only a person reveals."""
    found = _houses_not_people(found, context)
    found = [_hamlet(c, context.text) or c for c in found]
    persons = [c for c in found if c.label in ("PERSON", "MINOR", "MASK")]
    busy = Ranges((c.start, c.end) for c in found if c.label != "SENSITIVE")
    added = list(_followers(persons, busy, context))
    starts = [person.start for person in persons]
    births = Ranges((c.start, c.end) for c in found if c.label in ("BIRTH", "NISS"))
    for candidate in found:
        if candidate.recogniser == NAME and candidate.subject not in ("same", "number"):
            around = persons[bisect_left(starts, candidate.start - _LEFT) : bisect_right(starts, candidate.end + 120)]
            _judge(candidate, context, around)
            if candidate.action != MASK and births.overlaps(candidate.start - 3, candidate.start):
                _decide(candidate, MASK, "Adresse après une naissance", 0.9)
            if candidate.action != KEEP:
                _reach_left(candidate, context, busy)
    return sorted([*found, *added], key=lambda c: c.start)


def _houses_not_people(found: list[Candidate], context: Context) -> list[Candidate]:
    """Drop the doubtful person that is a house: "Mme Crépin, Sart-Mélin 12"; `_followers` hides it as an address."""
    private = {c.end for c in found if c.label in ("PERSON", "MINOR") and c.action != KEEP}
    return [c for c in found if not (_doubtful(c, context.text) and _in_a_house(c, private, context.text))]


def _hamlet(candidate: Candidate, text: str) -> Candidate | None:
    """Return the address that a doubtful person is: "inscrit au registre, Haute-Vorme 31A"."""
    name = text[candidate.start : candidate.end]
    house = forms.HOUSE_AFTER.match(text, candidate.end) if _doubtful(candidate, text) else None
    if not house or not _HYPHENED.fullmatch(name) or lexicon.is_first_name(name) > 3:
        return None
    reason = "Lieu et numéro de maison"
    return Candidate(candidate.start, house.end(), "ADDRESS", candidate.action, 0.6, reason, NAME, "number")


_HYPHENED = re.compile(r"\w{2,20}(?:-\w{2,20}){1,3}")


def _doubtful(candidate: Candidate, text: str) -> bool:
    if candidate.label != "PERSON" or candidate.action == KEEP:
        return False
    double = re.fullmatch(r"\w{1,30}(?:-\w{1,30}){1,3}", text[candidate.start : candidate.end])
    return candidate.recogniser == "model" or (candidate.action == PROPOSE and bool(double))


def _in_a_house(candidate: Candidate, private: set[int], text: str) -> bool:
    for end in range(candidate.start - 1, max(0, candidate.start - 4), -1):
        house = forms.NAMED_HOUSE.match(text, end) if end in private else None
        if house and house.start("datum") <= candidate.start and candidate.end < house.end("datum"):
            return True
    return False


#: Before a street that opens a line: nothing, or the label of a form.
_OPENS = re.compile(r"\n[ \u00a0]*(?:(?:[Aa]dresses?|ADRESSE|[Rr]ue|Sise?)[ \u00a0]?[:\t][ \u00a0]?)?")


def _clause(context: Context, start: int) -> int:
    """Return where the clause (or table row, or the short line above in a postal address) begins."""
    text = context.text
    low = max(0, start - _LEFT)
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
    for match in _CUT.finditer(left, cut):
        cut = match.end()
    return low + cut


def _judge(candidate: Candidate, context: Context, persons) -> None:
    text, start, end = context.text, candidate.start, candidate.end
    begin = _clause(context, start)
    clause = text[begin:start]
    blank = _blank(clause, begin, persons)
    home = _last(_HOME, blank)
    if candidate.subject == "residence":
        home = len(clause)
    weak = _last(_PRIVATE, blank)
    public = _last_public(_TRADE.sub(lambda m: " " * len(m.group()), blank), home)
    before = [
        p
        for p in persons
        if begin <= p.start
        and p.end <= start
        and not _SIGN.search(clause[: p.start - begin + 5 * text.startswith("Chez ", p.start)])
    ]
    private = [p for p in before if p.action != KEEP]
    person = private[-1].end - begin if private else -1
    office = max((p.end - begin for p in before if p.action == KEEP), default=-1)
    other = max(public, office)
    if _SAID_PRIVATE.match(text, end):
        _decide(candidate, MASK, "Adresse dite privée", 0.8)
    elif home < 0 and _FIRM_NUMBER.match(text, end):
        sole = re.search(r"personne[ \u00a0]physique", clause, re.IGNORECASE)
        _decide(candidate, PROPOSE if sole else KEEP, "Adresse d'une entreprise", 0.7)
    elif home >= 0 and home >= public and _GIVES.search(clause[max(0, home - 70) : home]):
        _decide(candidate, PROPOSE, "Maison que le texte donne ou lègue", 0.7)
    elif home >= 0 and home >= public:
        _decide(candidate, MASK, "Adresse, après un mot de résidence", 0.95)
    elif max(person, weak) > other:
        gap = clause[max(person, 0) :]
        beside = person >= 0 and len(gap) <= 60 and not re.search(r"\b(?:sollicit|demand|pour|concern)", gap)
        _decide(candidate, MASK if beside or weak > person else PROPOSE, "Adresse à côté d'une personne", 0.85)
    elif other >= 0:
        served = private and public - person <= 60 and _SERVES.search(clause[person:public]) and office < person
        if office > max(public, person) and _his_own(before, clause[office:]):
            _decide(candidate, PROPOSE, "Adresse à côté du nom d'un élu", 0.6)
        elif served:
            _decide(candidate, PROPOSE, "Adresse d'une personne ou de l'institution qu'elle sert", 0.6)
        else:
            _decide(candidate, KEEP, "Adresse d'un lieu public, d'une institution ou d'une firme", 0.8)
    else:
        _judge_by_what_follows(candidate, context, persons, clause, end)


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
    return seems or bool(_ELECTED.match(gap))


def _judge_by_what_follows(candidate: Candidate, context: Context, persons, clause: str, end: int) -> None:
    line_end = context.text.find("\n", end)
    line_end = len(context.text) if line_end < 0 else line_end
    after = context.text[end : min(line_end, end + 120)]
    later = [p for p in persons if end <= p.start < min(line_end, end + 120)]
    if _AFTER_PUBLIC.search(after):
        _decide(candidate, KEEP, "Adresse d'un lieu public, d'une institution ou d'une firme", 0.8)
    elif _AFTER_PRIVATE.search(after) or (
        later and later[0].action != KEEP and _row(context.text[end : later[0].start])
    ):
        _decide(candidate, MASK, "Adresse à côté d'une personne", 0.7)
    elif later and later[0].action != KEEP and not _PUBLIC.search(context.text[end : later[0].start]):
        _decide(candidate, PROPOSE, "Une personne est citée après l'adresse", 0.5)
    elif _named(clause, context, candidate.start):
        _decide(candidate, PROPOSE, "Adresse après ce qui pourrait être un nom", 0.5)
    else:
        _decide(candidate, KEEP, "Adresse sans personne à côté", 0.5)


def _named(clause: str, context: Context, start: int) -> bool:
    """Say whether a name-like word that is no locality stands just before."""
    match = _BEFORE.search(clause[-80:])
    if not match:
        return False
    words = re.findall(r"[^\W\d_][\w'’-]*", match[1])
    if any(lexicon.is_first_name(word) > 2 for word in words) and len(words) > 1:
        return True
    return not any(lexicon.is_locality(w) or lexicon.is_common(w) for w in (words[-1], match[1]))


_BEFORE = re.compile(
    r"((?:[A-ZÀ-Þ][\w'’-]+[ \u00a0]){0,3}[A-ZÀ-Þ][\w'’-]+)(?:,|[ \u00a0][–—(-]|\t|[ \u00a0]?\()[ \u00a0]?$"
)


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
    for match in _PUBLIC.finditer(clause):
        between = clause[home : match.start()]
        lives_in = 0 <= home <= match.start() <= home + 40 and not re.search(
            r"[,;](?![ \u00a0](?:situ|sis|au-dess))", between
        )
        if not lives_in:
            end = match.end()
    return end


def _decide(candidate: Candidate, action: str, reason: str, score: float) -> None:
    candidate.action, candidate.reason, candidate.score = action, reason, score


def _followers(persons: list[Candidate], busy: Ranges, context: Context) -> Iterator[Candidate]:
    """Yield what stands directly after a private person and reads as a home only there."""
    for person in persons:
        if person.action == KEEP:
            continue
        for pattern, action in ((forms.NAMED_HOUSE, MASK), (forms.MANOR, PROPOSE), (forms.POSTCODE, PROPOSE)):
            match = pattern.match(context.text, person.end)
            if match and busy.add(*match.span("datum")):
                yield Candidate(
                    *match.span("datum"), "ADDRESS", action, 0.7, "Suit le nom d'une personne", NAME, "beside"
                )
                break
        else:
            yield from _number(person, busy, context)


_ENDS_CELL = re.compile(r",[ \u00a0](?P<datum>\d{1,3}[A-Za-z])[ \u00a0]?(?=[\t\n]|$)")
_TO_NUMBER = re.compile(r"(?:[ \u00a0]?,[ \u00a0]?|[ \u00a0]\((?=au[ \u00a0])|[ \u00a0](?=du[ \u00a0]n))")
_NUMBER_ENDS = re.compile(r"[ \u00a0]?(?:[,.;:)\n]|$)|[ \u00a0](?:a|est|qui|et|se|ne|n['’])\b")


def _number(person: Candidate, busy: Ranges, context: Context) -> Iterator[Candidate]:
    cell = _ENDS_CELL.match(context.text, person.end)
    if cell and busy.add(*cell.span("datum")):
        yield Candidate(*cell.span("datum"), "ADDRESS", PROPOSE, 0.5, "Numéro derrière une personne", NAME, "number")
        return
    lead = _TO_NUMBER.match(context.text, person.end)
    match = lead and forms.BARE.match(context.text, lead.end())
    if (
        not match
        or re.match(r"(?:les?|des)[ \u00a0]", match.group())
        or not _NUMBER_ENDS.match(context.text, match.end())
    ):
        return
    if busy.add(*match.span()):
        yield Candidate(*match.span(), "ADDRESS", MASK, 0.6, "Numéro de maison d'une personne", NAME, "number")


def _reach_left(candidate: Candidate, context: Context, busy: Ranges) -> None:
    """Let a hidden address begin with the locality or the house named before the street."""
    left = context.before(candidate.start, 70)
    match = forms.PREFIX.search(left)
    if not match:
        return
    start = candidate.start - len(left) + match.start()
    group = "code" if match["code"] else "manor" if match["manor"] else "town"
    if group == "town" and not re.search(r"(?:^|[,(:–—-]|\b[àa]|\bde|\baux?)[ \u00a0]?$", context.before(start, 12)):
        return
    if busy.overlaps(start, candidate.start):
        return
    if group == "town" and re.match(r"(?:SRL|SA|ASBL|SPRL|Commune|Ville|Province|CPAS)\b", match.group()):
        return
    candidate.start = start
