"""Where a sensitive phrase begins and ends: what opens it ("souffre de"), what completes it ("de la jambe gauche")."""

from bisect import bisect_left
from imio.pseudonymizer.lexicon import is_locality
from imio.pseudonymizer.recognisers.sensitive_lexicon import ANY
from typing import NamedTuple

import re


class Head(NamedTuple):
    """A phrase found: where it stands, the kind and the category of the entry that found it."""

    start: int
    end: int
    kind: str
    category: str


_OPENING = re.compile(rf"(?:(?<!\w){ANY['opening']}(?:[ ]|(?<=')|(?=$))){{1,9}}$")
_LIGHT = re.compile(rf"(?:{ANY['light']}[ ]|[dl]'|(?:€|euros|eur|%)[ ])")
_TELLING = re.compile(
    r"fait une?|suite a|a la suite|a cause|raison|objet|somme|montant|solde|periode|situation|"
    r"(?:mois|jours|ans|semaines|€|euros) "
)
_STREET = (
    r"(?:[Rr]ue|RUE|[Aa]venue|[Cc]hemin|[Pp]lace|[Cc]hauss[ée]e|[Cc]los|[Bb]oulevard|[Rr]oute|[Ss]entier|[Aa]ll[ée]e|"
    r"[Ii]mpasse|[Qq]uai|[Ss]quare)[ \u00a0]|jusqu['’]a[uà]x?[ \u00a0]\d|jusqu['’]à"
)
# A word of the clause: not a name, but for the initials of a public body.
_MORE = (
    rf"(?!{ANY['stop']})(?!{_STREET})(?:"
    r"(?:[ldLD]|qu)['’](?:[a-zà-öø-ÿœ]|AV|IN|ON|AN)|[a-zà-öø-ÿœ]|\d|€|%|"
    rf"(?={ANY['body-initials']}\b)[A-Z]|(?:[A-Z]\.){{2,6}})"
    r"[\w.,/'’%§-]{0,24}(?<![,;:])(?:(?<!\.)|(?<=[A-Z]\.))"
)
_FIRST = rf"(?:(?<=[ \u00a0\n'’]){_MORE})?"
COMPLETION = re.compile(rf"{_FIRST}(?:[ \u00a0]{_MORE}){{0,9}}")
SHORT = re.compile(
    rf"{_FIRST}(?:[ \u00a0](?!(?:dans|sur|lors|pendant|chez|par|avec|pour|entre|depuis|les?|une?|[àa]u?|aux)\b|jusqu|"
    r"en\b(?! cours)|(?<!\bde[ \u00a0])(?:la |l['’])|r[ée]sid|demeur|comp|fait|fr[ée]qu|dispos|suit|vit|n'|est|"
    rf"re[çc]oi|per[çc]oi){_MORE}){{0,5}}"
)
_TOWN = re.compile(r"[ \u00a0](?:de|d['’]|[àa])[ \u00a0]?([A-ZÀ-Þ][\w-]{1,25})")
_COURT = re.compile(
    r"(?:tribunal|cour|prison|parquet|correctionnel|police|h[ôo]pital|clinique)(?:[ ][^\W\d_]{2,14})?$", re.IGNORECASE
)
#: Who is kept somewhere: the place goes with the phrase ("détenu à Ittre").
_KEPT = re.compile(
    r"(?:hospitalis|d[ée]ten|incarc[ée]r|[ée]crou|intern|soign|op[ée]r|plac|admis|transf[ée]r|h[ée]berg|emprisonn|"
    r"trait|suivi|s[ée]journe)\w{0,6}$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[ \u00a0][àa][ \u00a0](?:la[ \u00a0])?[A-ZÀ-Þ][\w-]{1,25}(?!['’\w]|[ \u00a0][A-ZÀ-Þ])")
#: An illness named after its physician: "syndrome de Diogène", "maladie de Charcot".
_EPONYMOUS = re.compile(r"(?:syndrome|maladie)$", re.IGNORECASE)
_EPONYM = re.compile(
    r"[ \u00a0](?:de[ \u00a0]|d['’])(?:(?<=rome de )(?!M(?:\.|me|lle|onsieur|adame)\b)[A-ZÀ-Þ][\w'’-]{2,20}|"
    r"(?:Parkinson|Alzheimer|Crohn|Charcot|Lyme|Hodgkin|Huntington|M[ée]ni[èe]re|Basedow|Creutzfeldt|Kahler|"
    r"Wilson|Beh[çc]et|"
    r"Verneuil|Horton|Raynaud|Steinert|Duchenne|Bechterew|Ledderhose|Dupuytren|Osgood|Kawasaki|Scheuermann|"
    r"Pick|Addison)"
    r"(?![\w]))"
)
#: The first word of a name: "contre la firme « Toitures Bovy »", "à la résidence Les Tilleuls".
_THING_END = re.compile(
    r"[ \u00a0](?:(?:le|la|les|du|au|une?|son|sa)[ \u00a0]|[ld]['’])(?!home|h[ôo]pital|clinique|prison|"
    r"foyer|logop|psy|kin[ée]|p[ée]diatre|docteur|neuro|m[ée]decin|infirmi|ergo)[a-zà-ÿ]{3,14}$|"
    r"[ \u00a0](?:asbl|vzw|srl|sprl|bvba|sa|sc|nv|bv)$",
    re.IGNORECASE,
)
_NAME_NEXT = re.compile(r"[ \u00a0](?:[«“\"][ \u00a0]?)?[A-ZÀ-Þ]")
_WEAK_END = re.compile(
    r"(?:[ \u00a0](?:de|du|des|[àa]|au|aux|la|le|les|une?|en|pour|par|et|ou|chez|avec|sur|dans|son|sa|ses|leurs?|"
    r"depuis|suite|envers|contre|entre|vers|sous|jusqu|ce|cette|mon|ma|[ld]['’]|auprès|[àa] l['’]égard)"
    r"|[ \u00a0,.;'’])$",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"[ ]?(?:,[ ])?(?:(?:et|ou|ia|de|du|des|pour|suite|a|cause|par|en|avec|apres|depuis|la|le|les|une?|son|sa|ses|au|"
    r"aux|tres|fait|sous|dans|lequel|raison|etre|[a-z]{4,12}ement)[ ]|[dl]'){0,6}"
)


def opened(flat: str, start: int) -> int:
    """Return where the words that open a phrase begin ("en raison de son" handicap), articles left out."""
    floor = max(0, start - 60)
    floor = max(flat.rfind("\n", floor, start) + 1, flat.rfind("\t", floor, start) + 1, floor)
    match = _OPENING.search(flat[floor:start])
    begin = floor + match.start() if match else start
    while begin < start:
        light = _LIGHT.match(flat, begin, start)
        if not light or _TELLING.match(flat, begin, start):
            break
        begin = light.end()
    return begin


def completed(text: str, end: int, completion: re.Pattern, again: bool = True) -> int:
    """Return where the words that complete a phrase end, small words left out."""
    last = completion.match(text, end, end + 110).end()
    if last < len(text) and text[last].isalnum():  # a word cut in two by the bound
        last = max(end, text.rfind(" ", end, last))
    floor = end - 5
    thing = _THING_END.search(text[max(end - 14, last - 22) : last]) if _NAME_NEXT.match(text, last) else None
    if thing:
        last -= len(thing[0])
        floor = min(floor, last)
    while last > floor:
        weak = _WEAK_END.search(text[max(floor, last - 14) : last])
        if not weak:
            break
        last -= len(weak[0])
    if not again:
        return last
    left = text[max(0, floor, last - 40) : last]
    place = _PLACE.match(text, last, last + 90) if _KEPT.search(text[max(0, last - 24) : last]) else None
    if place:
        return place.end()
    named = _EPONYM.match(text, last) if _EPONYMOUS.search(left) else None
    if named:
        return named.end()
    # "condamné par le tribunal de Huy pour…": the town of a court is not the end of the clause.
    town = _TOWN.match(text, last) if _COURT.search(left) else None
    if town and is_locality(town[1]):
        return completed(text, town.end(), completion, False)
    return last


# "21, amende" of "PV n° LW.66/21, amende": digits that end a number.
_DIGITS = re.compile(r"[\d/.-]{1,14}(?:,?[ \u00a0]|$)")
_REFERENCE = re.compile(r"[\w]?[/.-]$|\d$")
# "classée sans suite par le parquet de Namur": who did it tells nothing more.
_BY_COURT = re.compile(r" par (?:le |la |l')(?:parquet|procureur|police|tribunal)[a-z' ]{0,30}$")


def past_reference(text: str, start: int, end: int) -> int:
    """Return where a phrase begins behind the digits of a number that ran into it."""
    digits = _DIGITS.match(text, start, end)
    return digits.end() if digits and _REFERENCE.search(text, max(0, start - 2), start) else start


_HEADING = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,3}[.)°/]?[ \u00a0](?=[A-ZÀ-Þ])")
# The verb before a phrase ("est encore" hospitalisé, "doit être", "vient de"), with whom of the family it is said of.
_ADVERB = (
    r"(?:[a-z]{4,14}ment|deja|encore|toujours|tres|aussi|alors|donc|depuis peu|a nouveau|desormais|pourtant|bien|"
    r"a ce jour|aujourd'hui|tous deux|toutes deux|plus|pas)"
)
_CLITIC = r"(?:(?:ne|se|me|y|en|lui|leur|nous|les?|la)[ ]|[nsmlj]'){0,2}"
_BE = (
    r"(?:est|sont|etait|etaient|etant|etre|soit|soient|serait|seraient|sera|fut|suis|reste|restait|demeure|devient|"
    r"parait|semble|trouve|trouvait|trouvant|dit|declare|a|ont|ait|avait|avaient|aurait|auraient|ayant|avoir|eut|ai)"
)
_BEFORE = (
    r"(?:doit|doivent|devait|devant|devra|devrait|peut|pouvait|vient de|venait de|va|allait|fait|faisait|laisse|"
    r"pourrait|subit|subir|subi)"
)
_SOME = rf"(?:une?|deux|trois|plusieurs|{ANY['of-kin']})"
_VERB = re.compile(
    rf"(?<![\w'-])(?:(?:{ANY['of-kin']}[ ]{ANY['kin']}|(?:le[ ]|la[ ]|l')(?:nourrisson|bebe|enfant|fils|fille|mari|"
    rf"epoux|epouse|mere|pere|conjointe?)|monsieur|madame|mr|mme)[ ])?(?:qui[ ])?{_CLITIC}"
    rf"(?:(?:{_BEFORE}[ ](?:{_ADVERB}[ ])?)?{_CLITIC}{_BE}(?:[ ]{_ADVERB}){{0,2}}"
    rf"(?:[ ](?:ete|devenue?s?|restee?s?|subi|fait|(?:dans|sous)(?:[ ]l[ea])?|en|au)(?:[ ]{_ADVERB})?)?(?:[ ]{_SOME})?|"
    rf"{_BEFORE}(?:[ ]{_ADVERB})?(?:[ ]{_SOME})?)[ ]$"
)
# "depuis les faits", "le 28 avril", "jusqu'au 30 juin 2024", "(Lantin)": when, and where.
_MONTHS = r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)"
_DAY = (
    rf"(?:\d{{1,2}}(?:er)?[ \u00a0]{_MONTHS}(?:[ \u00a0]\d{{4}})?|\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?|"
    rf"\d{{4}}(?!\d))"
)
_WHEN = re.compile(
    rf"[ \u00a0](?:depuis(?:[ \u00a0](?:le|la|les|un|une|sa|son|ses|l[ae]|fin|d[ée]but|pr[èe]s[ \u00a0]de|"
    rf"plus[ \u00a0]de)|"
    rf"[ \u00a0]l['’])?[ \u00a0]?(?:{_DAY}|{_MONTHS}(?:[ \u00a0](?:\d{{4}}|dernier))?|"
    r"(?!qu)[a-zà-ÿœ\d-]{2,12}(?:[ \u00a0](?:ans?|mois|jours|semaines|ann[ée]es|derni[èe]re?|passée?))?)|"
    rf"(?:le|d[èe]s[ \u00a0]le|jusqu['’]au|du)[ \u00a0]{_DAY}|en[ \u00a0](?:{_MONTHS}[ \u00a0])?\d{{4}}(?!\d)|"
    r"tous[ \u00a0](?:les[ \u00a0])?deux|à[ \u00a0]ce[ \u00a0]jour|actuellement)(?![\w/-])"
)


def past_heading(text: str, start: int) -> int:
    """Return where a phrase begins behind the number of its heading ("32. Mise en disponibilité")."""
    heading = _HEADING.match(text, start)
    return heading.end() if heading else start


def with_verb(flat: str, start: int, end: int) -> int:
    """Return where a phrase begins with its verb ("qui est encore" hospitalisé): a long one would tell half of it."""
    verb = _VERB.search(flat, max(0, start - 70, flat.rfind("\n", 0, start) + 1), start)
    return verb.start() if verb and 2 * (start - verb.start()) > end - start else start


def with_time(text: str, end: int) -> int:
    """Return where a phrase ends with since when, until when or on what day ("sans domicile depuis le 3 mai")."""
    when = _WHEN.match(text, end)
    return when.end() if when else end


def before_court(flat: str, start: int, end: int) -> int:
    """Return where a phrase ends before the court that acted."""
    court = _BY_COURT.search(flat, start, end)
    return court.start() if court and "condamn" not in flat[start : court.start()] else end


def joined(heads: list[Head], flat: str) -> list[Head]:
    """Join phrases, in order, that overlap or that only small words part ("absente pour maladie")."""
    result: list[Head] = []
    for head in heads:
        last = result[-1] if result else None
        if last and (
            head.start <= last.end or (head.start - last.end <= 24 and _JOINT.fullmatch(flat, last.end, head.start))
        ):
            result[-1] = Head(last.start, max(last.end, head.end), min(last.kind, head.kind), last.category)
        else:
            result.append(head)
    return result


def between(start: int, end: int, taken: list[tuple[int, int]]) -> tuple[int, int]:
    """Return what earlier recognisers left of a phrase: its longest piece."""
    index = max(0, bisect_left(taken, (start, 0)) - 1)
    pieces, begin = [], start
    while index < len(taken) and taken[index][0] < end:
        low, high = taken[index]
        index += 1
        if high > begin:
            pieces.append((begin, max(begin, low)))
            begin = high
    pieces.append((begin, max(begin, end)))
    return max(pieces, key=lambda piece: piece[1] - piece[0])
