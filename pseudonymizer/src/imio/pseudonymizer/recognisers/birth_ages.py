"""Ages of persons: "47 ans", "âgé de six mois", "88 a.".

Legal basis: GDPR art. 4. Accuracy: very good after "âgé de" and in brackets; a bare "47 ans" needs a name just before.
Durations ("bail de neuf ans"), ages of things and of whole groups ("les enfants de 3 ans") are refused by the words
around.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.person_nouns import is_person_noun
from imio.pseudonymizer.recognisers.birth_dates import S
from imio.pseudonymizer.recognisers.birth_dates import UP
from imio.pseudonymizer.recognisers.birth_dates import WORDED
from imio.pseudonymizer.recognisers.birth_days import end_of_day
from imio.pseudonymizer.recognisers.birth_terms import sentence_before
from imio.pseudonymizer.recognisers.birth_terms import sets_term
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "birth"
WEDDING = re.compile(r"\bnoces\b|\bmari[ée]s?\b|\bmariages?\b", re.IGNORECASE)
#: "pas encore deux ans", "sept ans à peine", "onze ans l'un et l'autre"
_ABOUT = re.compile(
    r"\b(?:pas[ \u00a0]encore|à[ \u00a0]peine|bient[ôo]t|presque|près[ \u00a0]de|"
    r"tout[ \u00a0]juste)[ \u00a0]$"
)
_BOTH = re.compile(
    r"[ \u00a0](?:tou(?:s|tes)[ \u00a0](?:les[ \u00a0])?(?:deux|trois|quatre)|l['’]une?[ \u00a0]et[ \u00a0]l['’]autre|"
    r"à[ \u00a0]peine|chacune?|pass[ée]s|bien[ \u00a0]sonn[ée]s|r[ée]volus|bient[ôo]t)(?=[ \u00a0]?(?:[,.;:)»]|$))"
)
_NUMBER = rf"(?:\d{{1,3}}(?:[ \u00a0]?(?:1/2|½)|,5)?|{WORDED})"
#: Read backwards from the unit, which is rare: "84 et", "4, 7 et 9", "quatre-vingt-un".
_UNIT = re.compile(
    r"[ \u00a0\n](?:ans|mois|jours|semaines|bougies|printemps|Jahren?|jaar)"
    r"(?:[ \u00a0](?:et[ \u00a0](?:demie?\b|quart\b|\d{1,2}[ \u00a0]mois)|trois[ \u00a0]quarts|1/2|"
    r"½))?(?![\w-])"
)
_COUNTED = re.compile(rf"(?<![\w,./])(?:(?:\d{{1,3}},{S}){{0,4}}\d{{1,3}}{S}(?:et|ou){S})?(?i:{_NUMBER})$")
_COUNTED_WORDS = re.compile(rf"(?<![\w-])(?i:{_NUMBER})$")
_AGED = re.compile(
    r"\b(?:(?:[âa]g[ée](?:\(e\)|[·.]?e)?s?|[àa][ \u00a0]l['’][âa]ge|(?:d[ée]c[ée]d[ée]|mort)(?:\(e\)|"
    r"e)?s?(?:[ \u00a0]\w{1,12}){0,5},?"
    r"[ \u00a0][àa]|(?:l['’]|\b[mst]on[ \u00a0]|"
    r"leur[ \u00a0])?[Ââ]ge)[ \u00a0]?[,:–—-]?[ \u00a0\n]?(?:(?:respectivement|aujourd['’]hui|seulement|soit|"
    r"à peine)[ \u00a0])?(?:de[ \u00a0\n]|d['’])?)$",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"(?:[êe]tre|soit|pas|enfants?|jeunes|personnes|[ée]l[èe]ves|agents?|candidats?|toute[ \u00a0]personne|"
    r"habitants|citoyens|"
    r"mineurs?|membres|usagers|b[ée]n[ée]ficiaires)[ \u00a0]?,?[ \u00a0]?(?:non[ \u00a0])?$",
    re.IGNORECASE,
)
OLD_THING = re.compile(
    r"\b(?:b[âa]timents?|toitures?|v[ée]hicules?|camions?|chaudi[èe]res?|immeubles?|installations?|tracteurs?|"
    r"mat[ée]riel|arbres?|"
    r"ponts?|canalisations?|conduites?|logiciels?|machines?|ch[âa]ssis|citernes?|voitures?|bus|camionnettes?|"
    r"clubs?|asbl|harmonie|"
    r"fanfare|soci[ée]t[ée]s?|associations?|[ée]coles?|centre|comit[ée]|chorale|amicale|festival|carnaval|hall|"
    r"piscine|commune|ville|biblioth[èe]que|balayeuse|autopompe|tondeuse|remorque|d[ée]sherbeuse|nacelle|grue"
    r"|tilleul|ch[êe]ne)"
    r"\b[^.;:\n]{0,25}$",
    re.IGNORECASE,
)
_AFTER_AGE = re.compile(
    r"[,;][ \u00a0]\d[\d., \u00a0]{0,10}(?:€|EUR)|[ \u00a0\n](?:accomplis|r[ée]volus|(?:au|du)[ \u00a0\n](?:moins|"
    r"plus)|minimum|maximum|(?:ou|"
    r"et)[ \u00a0\n](?:plus|moins)|d['’]existence|"
    r"de[ \u00a0\n](?:service|bail|carri|pr[ée]sence|garantie|mandat|anc|mariage|loyaut|fonction)|renouvel|"
    r"apr[èe]s|avant)"
)
_OF = re.compile(r"[ \u00a0\n](?:de[ \u00a0]|d['’])")
_AGE_LEFT = re.compile(
    r"(?:[^\W\d_][.»”\")]{0,2}[ \u00a0]?,?[ \u00a0]?[,(][ \u00a0]?(?:«[ \u00a0]?)?|"
    r"[^\W\d_)][»”]?[ \u00a0][–—-][ \u00a0]|"
    r"[\w)][ \u00a0][/|][ \u00a0]|\d[ \u00a0][–—][ \u00a0]|;[ \u00a0]|^|^[-•][ \u00a0])$"
)
#: Where years are those of a grave or of a lease.
_LET = re.compile(
    r"concession|caveau|columb|s[ée]pult|\bbail|\bbaux|fermage|emphyt|location|anciennet|dur[ée]e", re.IGNORECASE
)
NOT_AGE = re.compile(
    r"dur[ée]e|terme|p[ée]riode|pendant|depuis|d[ée]lai|bail|renouvel|tous\s+les|conc[ée]d|concession|mandat|amorti|"
    r"pour\b|apr[èe]s|dans\b|de\s+moins|plus\s+de|moins\s+de|\bentre\b|jusqu|prescription|classe|d[ée]coration|"
    r"ancien|"
    r"m[ée]daille|recours|emphyt|garantie|conservation|"
    r"emprisonnement|noces|jubil|anniversaire|contrat|cong[ée]|tarif|location|pr[ée]avis|suspension|formule",
    re.IGNORECASE,
)
#: "(2 ans)" directly after a first name alone is nothing else: "la crèche pour Eliška (2 ans)".
_BRACKETED = re.compile(r"(?<![\w’'-])[a-zà-ÿ]{1,20}[ \u00a0]([A-ZÀ-Þ][\w'’-]+)[ \u00a0]\([ \u00a0]?$")
_HAS = re.compile(
    rf"(?:\b(?:[Ii]l|[Ee]lle|qui|[Jj]e|[Nn]ous|[Jj]['’]|enfant|fils|fille|m[èe]re|p[èe]re|mari|[ée]poux|[ée]pouse|"
    rf"int[ée]ress[ée]e?|"
    rf"[{UP}][\w'’-]+(?<!\bCe)(?<!\bOn))[ \u00a0]?|[Jj]['’])(?:n['’])?(?:a|ai|ont|avons|avait|avaient|aura|"
    rf"auront|aurait|"
    r"atteint|atteindra|aura[ \u00a0]atteint)[ \u00a0](?:eu[ \u00a0]|que[ \u00a0])?(?:tous[ \u00a0]deux[ \u00a0]|"
    r"à[ \u00a0]peine[ \u00a0]|"
    r"aujourd['’]hui[ \u00a0]|"
    r"d[ée]j[àa][ \u00a0])?$"
)
_SAYS = re.compile(
    r"\b(?:dit|d[ée]clare|affirme|pr[ée]tend|avoue|disant|d[ée]clarant|affirmant|rappelle|"
    r"pr[ée]cise)[ \u00a0]avoir[ \u00a0]"
    r"(?:d[ée]j[àa][ \u00a0])?$"
)
_HAVING = re.compile(r"(?:\b(?:celui|celle)(?:-ci)?,?|[A-ZÀ-Þ][\w'’-]+,)[ \u00a0]ayant[ \u00a0]$")
#: "exploitant, Ferme Basse, n° 2, 29 ans": an age after the house of a row.
_AFTER_HOUSE = re.compile(
    r"(?:n[°º][ \u00a0]?|[A-ZÀ-Þ][\w'’-]+,?[ \u00a0])\d{1,3}[A-Za-z]?(?:/\d{1,3}|[ \u00a0](?:bte\.?|"
    r"bo[îi]te)[ \u00a0]\w{1,4})?,[ \u00a0]$"
)
_WILL_BE = re.compile(
    r",[ \u00a0](?:aura|avait|a[ \u00a0]eu|(?:a[ \u00a0])?atteint|atteindra)[ \u00a0](?:bient[ôo]t[ \u00a0]|"
    r"alors[ \u00a0])?$"
)
_FEAST = re.compile(
    r"\b(?:f[êe]t(?:ait|é|e|ent|era|eront|er|ée|ant)(?:[ \u00a0][^\W\d_]{1,12}){0,4}?|souffl[^\W\d_]{1,5}|"
    r"haut[ \u00a0]de|"
    r"malgr[ée]|vu|(?:jour|soir|occasion|cap|veille|lendemain|lors)[ \u00a0]de)[ \u00a0](?:ses|leurs|les|"
    r"mes)[ \u00a0]$|"
    r"\b(?:pour|avant|d[èe]s|apr[èe]s|vers|avec|depuis)[ \u00a0](?:ses|mes)[ \u00a0]$"
)
#: "bénévole du club depuis ses 18 ans": a club has no such years.
_SINCE = re.compile(r"\b(?:depuis|d[èe]s)[ \u00a0](?:ses|mes)[ \u00a0]$")
#: "fait état de ses 83 ans", "passe le cap des septante ans"
_THRESHOLD = re.compile(
    r"\b(?:[ée]tat|d[ée]pit|tenu|raison|cap|seuil|aube|approche|or[ée]e|portes?|poids)[ \u00a0](?:de[ \u00a0](?:ses|"
    r"leurs|mes|tes)|des)[ \u00a0]$"
)
#: After these an age is reached, and the day may follow.
_REACHES = (_HAS, _HAVING, _WILL_BE, _FEAST, _THRESHOLD)
#: "(100 ans le 25/4)": the day on which somebody reaches an age.
_ON_THE = re.compile(r"[ \u00a0]le[ \u00a0]\d")
_THE = re.compile(r"\b(?:[Ll]es|aux|des)[ \u00a0]$")
#: "laquelle, à quatre-vingt-huit ans, ne voudrait pas partir"
_AT = re.compile(r"[ \u00a0]?,[ \u00a0]à[ \u00a0]$")
_AT_ENDS = re.compile(r"[ \u00a0]?[,.;»)]|$")
#: "joue encore à 71 ans", "a quitté l'usine à 58 ans": what somebody does at an age.
_DOES_AT = re.compile(r"[^\W\d_]['’]?[ \u00a0]à[ \u00a0]$")
#: "88 ans et 90 ans"
_SECOND = re.compile(r"[ \u00a0]?(?:,|et|/)[ \u00a0]")
#: "Gaston Piérart, 88 a., pacemaker"
_SHORT_AGE = re.compile(
    r"(?:,[ \u00a0]|[ \u00a0]\()(?P<datum>\d{1,3}[ \u00a0]a\.)(?=[ \u00a0]?[,;):]|[ \u00a0]?$)", re.MULTILINE
)
_KIN = re.compile(r"\b(?:fils|filles?|fr[èe]re|s(?:œ|oe)ur|enfant|[ée]l[èe]ve|petite?)[ \u00a0]$")
_COUNTS = re.compile(r"\bcompt(?:e|ait|era)[ \u00a0]$")
#: "les jubilaires, M. Pasleau (85 ans)": an age, though the word before speaks of years of marriage.
_JUBILEE = re.compile(r"jubil|noces|anniversaire", re.IGNORECASE)
_CIVIL_BRACKET = re.compile(
    r"(?:M\.|Mr|Mme|Mlle|Monsieur|Madame)(?:[ \u00a0][A-ZÀ-Þ][\w'’-]+){1,3}[ \u00a0]?[(,][ \u00a0]?$"
)
_RELATIVE = (
    r"(?:petit(?:e)?s?-|beau-|belle-|grand-?)?(?:fils|filles?|enfants?|m[èe]re|p[èe]re|fr[èe]res?|s(?:œ|oe)urs?|"
    r"[ée]poux|[ée]pouse|"
    r"mari|femme|compagne|compagnon|conjointe?|maman|papa|neveu|ni[èe]ce|jumeaux|jumelles|cadette?|a[îi]n[ée]e?|"
    r"b[ée]b[ée]|tante|oncle)"
)
#: "les vingt ans de son fils Zoltan", "les 90 ans de Mme X"
_THEIR_YEARS = re.compile(
    rf"[ \u00a0](?:de[ \u00a0](?:(?:son|sa|leur|notre|mon|ma)[ \u00a0]{_RELATIVE}\b|(?:M\.|Mme|Mlle|Monsieur|"
    rf"Madame)[ \u00a0]))"
)
_OF_AGE = re.compile(
    rf"(?:(?P<own>\b(?:[Ss]on|[Ss]a|[Ss]es|[Ll]eurs?|[Mm]on|[Mm]a|[Mm]es|[Nn]otre|[Nn]os|"
    rf"[Vv]otre)[ \u00a0](?:(?:deux|trois|quatre|cinq|"
    rf"jeunes?|vieille|petite?s?)[ \u00a0])?{_RELATIVE})|\b(?:[Uu]ne?|[Ll][ae]|[Cc]ette|[Cc]et|"
    rf"[Cc]e)[ \u00a0](?:\w{{3,10}}[ \u00a0])?(?:homme|femme|dame|"
    rf"monsieur|gar[çc]on(?:net)?|gamine?|bambin|fillette|jeune[ \u00a0]fille|adolescente?|nourrisson|"
    rf"demoiselle|retrait[ée]e?|"
    rf"pensionn[ée]e?|veuve|veuf|{_RELATIVE})|\b(?:[ée]tudiante?|[ée]l[èe]ve|apprentie?)"
    r"|(?<=[,(][ \u00a0])(?:jumeaux|jumelles|tripl[ée]s|b[ée]b[ée]|fils|fille|enfant|p[èe]re|m[èe]re)|"
    r"(?<=[,(])(?:jumeaux|jumelles|enfants?)|(?<=,[ \u00a0])(?:jeune[ \u00a0](?:homme|fille)|gar[çc]on|"
    r"fillette|homme|femme|dame|adolescente?|veuve|veuf)"
    r"|l['’](?:adolescente?|enfant|[ée]pouse|homme)|(?P<name>\b(?:M\.|Mme|Mlle|Monsieur|"
    r"Madame)(?:[ \u00a0][A-ZÀ-Þ][\w'’-]+){1,3}))"
    r"(?:[ \u00a0][A-ZÀ-Þ][\w'’-]+)?,?[ \u00a0](?:de[ \u00a0]|d['’])$"
)
#: "pour son père Émile, 93 ans"
_RELATIVE_NAMED = re.compile(rf"\b{_RELATIVE}[ \u00a0][A-ZÀ-Þ][\w'’-]+[ \u00a0]?[,(][ \u00a0]?$")
_GIVEN_FOR = re.compile(r"[ \u00a0]pour[ \u00a0](?:M\.|Mme|Mlle|Monsieur|Madame)")


#: "M. X, ancien facteur, 79 ans": what he was.
_FORMER = re.compile(
    r"\b[Aa]ncien(?:ne)?[ \u00a0]([a-zà-ÿ-]{4,20})(?:[ \u00a0][a-zà-ÿ]{4,14})?[ \u00a0]?[,(][ \u00a0]?$"
)

#: "prix des jeunes pour Noah T., 15 ans"
_FOR_SOMEONE = re.compile(
    rf"\bpour{S}(?:(?:l['’]|l[ae]{S}|les{S}|une?{S}|s(?:on|a){S}|notre{S})(?:jeune{S})?"
    rf"(?:[ée]l[èe]ve|[ée]tudiante?|stagiaire|jeune|enfant|fils|fille|petite?|candidate?|athl[èe]te|joueu(?:r|se)|"
    rf"pupille|"
    rf"laur[ée]ate?|apprentie?){S})?(?:[A-ZÀ-Þ][\w'’-]+{S}){{0,2}}(?:[A-ZÀ-Þ][\w'’-]+|[A-ZÀ-Þ]\.)[ \u00a0]?[,(]{S}?$"
)
#: "M. Désiré Kaye, ancien tanneur, 94 ans": whatever he was.
_NAMED_FORMER = re.compile(
    rf"(?:M\.|Mme|Mlle|Monsieur|Madame)(?:{S}[A-ZÀ-Þ][\w'’-]+){{1,3}},{S}ancien(?:ne)?{S}[a-zà-ÿ-]{{4,20}}"
    rf"(?:{S}[a-zà-ÿ'’-]{{2,14}}){{0,3}},{S}$"
)


def ages(context: Context) -> Iterator[Candidate]:
    """Yield ages, to mask; to propose where only the place of a number tells."""
    text = context.text
    last, judged = -9, ("", 0.0)
    for unit in _UNIT.finditer(text):
        low = max(0, unit.start() - 40)
        window = text[low : unit.start()]
        number = _COUNTED.search(window) or _COUNTED_WORDS.search(window)
        if not number or _AFTER_AGE.match(text, unit.end()):
            continue
        start, end = low + number.start(), unit.end()
        left = context.before(start, 70)
        about = _ABOUT.search(left) if _AT_ENDS.match(text, end) else None
        left = left[: about.start()] if about else left
        action, score = _age(context, left, start, end)
        if not action and 0 < start - last < 6 and _SECOND.fullmatch(text, last, start):
            action, score = judged
        if action:
            last, judged = end, (action, score)
            aged = _AGED.search(left)
            start -= len(about[0]) if about else 0
            both = _BOTH.match(text, end)
            end = both.end() if both else end
            if _ON_THE.match(text, end) or any(reach.search(left) for reach in _REACHES):
                end = end_of_day(text, end)
                score = max(score, 0.65)  # more than the day alone
            start -= len(aged.group()) if aged and len(aged.group()) < 20 else 0
            yield Candidate(start, end, "BIRTH", action, score, "Âge d'une personne", NAME)
    named = [run for run in context.runs if len(run.words) > 1 or _KIN.search(context.before(run.start, 20))]
    ends = {run.end for run in named} if " a." in text else ()
    for match in _SHORT_AGE.finditer(text) if ends else ():
        if match.start() in ends:
            yield Candidate(*match.span("datum"), "BIRTH", MASK, 0.7, "Âge d'une personne", NAME)


def _age(context: Context, left: str, start: int, end: int) -> tuple[str, float]:
    """Judge a number of years by the words before it."""
    unit = context.text[start:end].split()[-1]
    aged = _AGED.search(left)
    if aged:
        before = left[: aged.start()]
        return ("", 0) if _GENERAL.search(before) or OLD_THING.search(before) else (MASK, 0.9)
    if _THEIR_YEARS.match(context.text, end) and _THE.search(left) and unit == "ans":
        return MASK, 0.7
    if _OF.match(context.text, end) and not _OF_AGE.search(left):
        return "", 0
    if _HAS.search(left) or _HAVING.search(left) or _SAYS.search(left):
        return ("", 0) if OLD_THING.search(left[-25:]) else (MASK, 0.7)
    if _SINCE.search(left) and names_someone(context, start - 90, start):
        return MASK, 0.7
    if _FEAST.search(left) or _THRESHOLD.search(left):
        return ("", 0) if OLD_THING.search(left) else (MASK, 0.7)
    if unit == "ans" and _AT.search(left) and _AT_ENDS.match(context.text, end):
        someone = names_someone(context, start - 110, start) and not _GENERAL.search(left[: -len(" à ")].rstrip(", "))
        return (PROPOSE, 0.5) if someone else ("", 0)
    if unit == "ans" and _DOES_AT.search(left) and _tells_when(context, start):
        return PROPOSE, 0.5
    if _WILL_BE.search(left) and names_someone(context, start - 80, start):
        return MASK, 0.7
    if unit in ("bougies", "printemps"):
        counts = _COUNTS.search(left) and names_someone(context, start - 60, start)
        return (MASK, 0.7) if counts else ("", 0)
    if _GIVEN_FOR.match(context.text, end):
        return MASK, 0.7
    if _fills_cell_beside_name(context, start, end):
        return MASK, 0.7
    of = _OF_AGE.search(left)
    if of:
        near = of["own"] or of["name"] or names_someone(context, start - 50, end + 40)
        child = of.group().rstrip().endswith(("enfant de", "enfant d'"))
        return (MASK, 0.7) if near else ("", 0) if child else (PROPOSE, 0.5)
    named = _BRACKETED.search(left)
    if named and unit in ("ans", "mois") and _may_be_given(named[1]):
        return MASK, 0.8
    if unit == "ans" and _AFTER_HOUSE.search(left) and names_someone(context, start - 90, start):
        return MASK, 0.7
    if _RELATIVE_NAMED.search(left) and unit in ("ans", "mois"):
        return MASK, 0.8
    refused = NOT_AGE.search(left[-25:])
    former = _FORMER.search(left) if refused else None
    if refused and _FOR_SOMEONE.search(left):
        refused = None
    if former and (is_person_noun(former[1]) or _NAMED_FORMER.search(left)):
        refused = None
    old = re.match(r"(?:[7-9]\d|1[01]\d)\b", context.text[start:end])
    if old and refused and _JUBILEE.match(refused[0]) and _CIVIL_BRACKET.search(left):
        return MASK, 0.8
    if not _AGE_LEFT.search(left) or refused:
        return "", 0
    if left.endswith("« ") or left.endswith("«"):
        left = left.rstrip("« \u00a0")
    if left.endswith(("(", "( ")) or re.search(r"[^\W\d_][.»”)]?[ \u00a0]?,[ \u00a0]$", left):
        named = bool(re.search(r"(?:[A-ZÀ-Þ][^\s,(]*[ \u00a0»”]{0,2}[,(]|\)[ \u00a0]?,)[ \u00a0]?$", left))
        if re.search(r"(?:^|[.;:][ \u00a0])(?:[A-Z1-9]\.[ \u00a0])?[A-ZÀ-Þ]{4,}[ \u00a0]?\($", left):
            return "", 0  # a heading: "A. OCTROIS (30 ans)"
        if unit in ("jours", "mois", "semaines") and not (named and _after_first_name(left)):
            return "", 0  # "(3 jours)" is an age after a first name alone
        if unit == "jours" and re.match(r"\d{3}|[7-9]\d", context.text[start:end]):
            return "", 0  # "(588 jours)": how long somebody has served
        if not named and OLD_THING.search(left):
            return "", 0  # "le centre sportif, 25 ans,"
        return (MASK, 0.8) if named else (PROPOSE, 0.5)
    if re.search(
        r"(?:\d[ \u00a0][–—]|;|[\w)][ \u00a0][/|]|[A-ZÀ-Þ][^\s,(]*[ \u00a0][–—-])[ \u00a0]$", left
    ) and re.match(r"[ \u00a0]?(?:[,;\n–—\t/|-]|$)", context.text[end : end + 2]):
        if unit != "ans" and not any(run.end >= start - 4 for run in context.runs if start - 40 < run.start < start):
            return "", 0  # a term in a cell: "croix en fonte | 12 mois"
        return PROPOSE, 0.5
    return "", 0


def _tells_when(context: Context, start: int) -> bool:
    """Say whether the sentence before an age names someone, and sets no term."""
    return names_someone(context, start - len(sentence_before(context, start)), start) and not sets_term(context, start)


def _may_be_given(word: str) -> bool:
    known = lexicon.is_first_name(word)
    return known > 1 or not (lexicon.is_common(word) or lexicon.is_locality(word))


def _fills_cell_beside_name(context: Context, start: int, end: int) -> bool:
    """Say whether an age is alone in its cell, after a cell that ends with a full name: rows of pupils."""
    if (
        context.in_duration_cell(start)
        or context.text[start - 1 : start] != "\t"
        or context.text[end : end + 1] not in ("", "\n", "\t")
    ):
        return False
    row = context.text.rfind("\n", 0, start) + 1
    near = [run for run in context.runs if max(row, start - 90) <= run.start < start and len(run.words) > 1]
    if any(run.end == start - 1 for run in near):
        return True
    return any(run.start == row for run in near) and not _LET.search(context.subject or context.text)


def names_someone(context: Context, start: int, end: int) -> bool:
    """Say whether a name begins within a range."""
    return any(start <= run.start < end for run in context.runs)


def _after_first_name(left: str) -> bool:
    words = re.search(r"((?:[A-ZÀ-Þ][\w'’-]+[ \u00a0]){0,2}[A-ZÀ-Þ][\w'’-]+)[^\w]{1,3}$", left)
    return bool(words) and any(lexicon.is_first_name(word) > 1 for word in words[1].split())
