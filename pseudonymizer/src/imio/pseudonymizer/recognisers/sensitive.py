"""Phrases that reveal health, disability, debts, social aid, family troubles, beliefs or criminal facts.

Legal basis: GDPR art. 9 and 10. Found: the words of `data/sensitive.txt`, with what opens them ("souffre de", "en
raison de son") and what completes them ("de la jambe gauche"), at most to the end of the clause. Accuracy: a lexicon;
the same words are harmless in a general rule ("emplacement pour personnes handicapées") or in the name of a service,
so a phrase stands only when one person is spoken of beside it: named, or "l'intéressé", "sa fille".
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.lexicon import is_locality
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from importlib.resources import files

import re
import unicodedata


NAME = "sensitive"
_SURE = "Donnée sensible (santé, dettes, aide sociale, famille, convictions, faits)"
_DOUBTFUL = "Donnée sensible possible (santé, dettes, aide sociale, famille, convictions, faits)"

# One character for one character, so that places stay the same.
_PLAIN = {
    code: unicodedata.normalize("NFD", chr(code))[0].lower()
    for code in range(0x41, 0x180)
    if chr(code).isalpha() and len(chr(code).lower()) == 1
} | str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "‑": "-", "–": "-", "Œ": "œ"})


def _read(name: str) -> list[str]:
    return files("imio.pseudonymizer").joinpath("data", name).read_text(encoding="utf-8").splitlines()


def _sections() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in _read("sensitive_words.txt"):
        if line.startswith("["):
            words = found[line[1 : line.index("]")]] = []
        else:
            words.append(line)
    return found


_WORDS = _sections()
_ANY = {section: "(?:" + "|".join(words) + ")" for section, words in _WORDS.items()}
_PART = "(?:" + "|".join(sorted(_WORDS["part"], key=len, reverse=True)) + ")"
_PARTS = "|".join(_WORDS["part"])
_DE = r"(?:de la |de l'|du |des |de |d'une? |d')?"
_HIS = r"(?:son |sa |ses |leurs? |mon |ma |mes |notre |nos )"
# A phrase may begin with a choice of words, each of which indexes it.
_CHOICE = re.compile(r"\(([^()]+)\)")
_CLASS_OR_BLANK = re.compile(r"\[[^\]]*\]| |'")
_LOOSE = {" ": "[ \n]", "'": "[' ]"}
# A whole long word of an entry, which a list may cut short ("règl. coll. de dettes").
_WHOLE = re.compile(r"(?<![^ (|:])([a-z]{3})([a-z]{4,12})(s\?)?(?![^ )|])")


def _shortened(word: re.Match) -> str:
    return rf"(?:{word[0]}|{word[1]}[a-z]{{0,{len(word[2]) - 1}}}\.)"


@cache
def _lexicon() -> dict[str, list[tuple[re.Pattern, str, bool]]]:
    """Return, by the first three characters of a word, the patterns that begin so, their kind, and "takes more"."""
    index: dict[str, list[tuple[re.Pattern, str, bool]]] = {}
    for line in _read("sensitive.txt"):
        if line.startswith("#"):
            continue
        kind, _, body = line.partition(" ")
        more = body.endswith("+")
        choice = _CHOICE.match(body)
        keys = {body[:3]} if not choice else {word[:3] for word in choice[1].replace("{part}", _PARTS).split("|")}
        body = body.removesuffix("+").replace("{de}", _DE).replace("{his}", _HIS).replace("{part}", _PART)
        body = body.replace("pour ", "p(?:ou)?r ").replace("[,.;:)\\t\\n]", r"[-,.;:()/\t\n]")
        if " " in body:
            body = _WHOLE.sub(_shortened, body)
        # A blank of a phrase may be a line's end, an apostrophe may be forgotten; in a class both stay.
        body = _CLASS_OR_BLANK.sub(lambda m: _LOOSE.get(m[0], m[0]), body)
        # A phrase ends with a word's end, or with a blank or an apostrophe where a word follows.
        pattern = re.compile(rf"{body}(?:(?<=[ '\n])|s?(?![\w-]))")
        for key in keys:
            index.setdefault(key, []).append((pattern, kind, more))
    return index


# Kinds of words that need a small word before: "ses dettes", "en incapacité".
_NEEDED = {
    "p": re.compile(r"\b(?:ses|leurs?|mes|sa|de)[ ]$"),
    "e": re.compile(r"\b(?:en|au|sous|a la|a charge de la|pour)[ ]$"),
    "g": re.compile(
        r"(?:\bne[ ]|\bn')(?:(?:se|lui|leur|les?|la|en|y|ont|a|avait|avaient|est|ayant|dispose|percoit|touche|recoit|"
        r"possede|jouit)[ ]|[sl]'){0,3}$"
    ),
}
# "condamne", "accuse": a verb in the present where the text writes its accents, not a state.
_ACTIVE = re.compile(rf"{_ANY['verb']}es?[ ]")
_WORD = re.compile(r"(?<!\w)[a-z]{2}")
# What a scanner makes of l and o.
_MISREAD = re.compile(r"(?<=[a-z])[10](?=[a-z])")
_LONG = re.compile(r"[a-z]{8,24}")
_ENDINGS = tuple(ending + plural for ending in _WORDS["ending"] for plural in ("", "s"))
_NOT_MEDICAL = frozenset(_WORDS["not-medical"])
# "dépress.", "incap.": words cut by whoever keeps a list; what is cut to a word of its own is left out.
_CUT = re.compile(r"(?<!\w)[a-z]{4,14}\.")
_SHORTENED = frozenset(
    word[:end] for word in _WORDS["shortened"] for end in range(5 if word[0] not in "hic" else 4, len(word))
) - {"alcool", "grosse", "mutuel", "radio", "inca", "cond", "chim", "chimi", "chimio", "refuge", "mala", "hand", "inva"}
_OPENING = re.compile(rf"(?:(?<!\w){_ANY['opening']}(?:[ ]|(?<=')|(?=$))){{1,9}}$")
_LIGHT = re.compile(rf"(?:{_ANY['light']}[ ]|[dl]'|(?:€|euros|eur|%)[ ])")
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
    rf"(?!{_ANY['stop']})(?!{_STREET})(?:(?:[ldLD]|qu)['’](?:[a-zà-öø-ÿœ]|AV|IN|ON|AN)|[a-zà-öø-ÿœ]|\d|€|%|"
    r"(?=(?:CPAS|ONEM|Onem|INAMI|AVIQ|AViQ|SPF|RIS|VIH|SAJ|SPJ|GRAPA|BIM|PMS|CPMS|SLA|ADN|CSC|FGTB|CGSP|Fedasil|FEDASIL|Forem|FOREM|OQT|IPPJ|SAC|SECAL|RCD|CM|PV|TDAH?)\b)[A-Z])"
    r"[\w.,/'’%-]{0,24}(?<![.,;:])"
)
_FIRST = rf"(?:(?<=[ \u00a0\n'’]){_MORE})?"
_COMPLETION = re.compile(rf"{_FIRST}(?:[ \u00a0]{_MORE}){{0,9}}")
_SHORT = re.compile(
    rf"{_FIRST}(?:[ \u00a0](?!(?:dans|sur|lors|pendant|chez|par|avec|pour|entre|depuis|les?|une?|[àa]u?|aux)\b|jusqu|"
    r"en\b(?! cours)|(?<!\bde[ \u00a0])(?:la |l['’])|r[ée]sid|demeur|comp|fait|fr[ée]qu|dispos|suit|vit|n'|est|"
    rf"re[çc]oi|per[çc]oi){_MORE}){{0,5}}"
)
_TOWN = re.compile(r"[ \u00a0](?:de|d['’]|[àa])[ \u00a0]?([A-ZÀ-Þ][\w-]{1,25})")
_COURT = re.compile(
    r"(?:tribunal|cour|prison|parquet|correctionnel|police|h[ôo]pital|clinique)(?:[ ][^\W\d_]{2,14})?$", re.IGNORECASE
)
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
# Turns that speak of someone's own state.
_PERSONAL = re.compile(
    r"pour[ ](?:des[ ]|une?[ ])?(?:raison|inaptitude|motif|cause|maladie)|sans[ ](?:emploi|abri|dom)|souffr|"
    r"atteinte?[ ]|en[ ](?:conge|incapacite|arret|disponib|instance|raison de son)"
)

# What makes it a rule, a service or a line of the budget.
_AND_MORE = r"(?:[ ][a-z'-]{1,16}){0,4}[ ]?"
_GENERAL_BEFORE = re.compile(
    rf"(?:\b(?:(?:les|des|aux|ces|certaine?s|de|pour|entre)[ ]|d')(?=[a-z]{{3,24}}s\b){_ANY['people']}{_AND_MORE}|"
    rf"\b(?:tout|toute|chaque|aucune?|une?)[ ]{_ANY['people']}{_AND_MORE}|\ben[ ]cas[ ](?:de|d')[a-z' ,-]{{0,30}}|"
    r"\b(?:quiconque|lorsqu|lorsque|toute?s?[ ]autres?|tout[ ]|toute[ ]|chaque[ ])[a-z' -]{0,40}|"
    r"\b(?:est|sont)[ ](?:interdite?s?|punie?s?|passibles?|defendue?s?|exoneree?s?)[a-z' ,-]{0,50}|"
    r"\b(?:en face|pres|a cote|etudes?|diplomee?|course|marche parrainee|rapport|expose|conference|debat|reportage|"
    r"film|livre|peine plus)[ ](?:de|du|d'|en|sur|contre|la|le|les|a|au|aux|l'|lourde pour)(?:[ ]?(?:la|les?|l'))?[ ]?|"
    r"\breserve(?:e|s|es)?[ ](?:aux?|a la|a l')[a-z' -]{0,20}|\bpersonnes?[ ](?:[a-z-]{1,16}[ ])?)$"
)
_SERVICE = re.compile(
    rf"\b{_ANY['service']}[ ]?(?:(?:[a-z-]{{1,14}}[ ])?(?:contre|pour|sur|aux|a|en|de|du|des|d'|la|les|le|l'|l|et|d|au|"
    r"dite?|un|une|provincial|communale?|sociale?|publique?|medicale?)[ ']?){1,4}$"
)
_BODY_SUBJECT = re.compile(
    rf"\b{_ANY['body']}(?:[ ][a-z'-]{{1,14}}){{0,2}}?[ ]"
    r"(?:est|a|ait|etait|soit|reste|sera|souffre|fut|restent|ont|avait|serait|demeure)[ ](?:[a-z']{1,10}[ ]){0,2}$"
)
_MANY = re.compile(r"(?:\bles|\bdes|\baux|\bces|\btous)[ ](?:[a-z-]{3,14}[ ])?$")
_PEOPLE_HEAD = re.compile(rf"(?:les |des )?{_ANY['people-head']}[a-z ]{{0,14}}s$")

# "557 accouchements sur 3 ans", "RIS 55 %", "amende de 25 à 250 €": figures of a service, a share, a tariff.
_COUNT = re.compile(
    r"\d{2,6}[ ](?:accouchement|grossesse|naissance|hospitalisation|condamnation|infraction|expulsion|divorce|"
    r"plainte|vol|beneficiaire|handicape)s?\b|ris \d{2,3} ?%|amende[a-z ]{0,20} de \d+ a \d+"
)
# A firm's bankruptcy is public.
_FIRM_FATE = re.compile(r"(?:en )?(?:faillite|liquidation|dissolution|redressement)")
_FIRM = re.compile(r"(?<![\w-])(?:SA|S\.A\.|SRL|SPRL|S\.P\.R\.L\.|SC|SCRL|SCRI|SNC|SComm|ASBL|NV|BV|GmbH)(?![\w-])")
_INDIVIDUAL = re.compile(rf"\b{_ANY['individual']}\b")
_ROLE = re.compile(rf"\b{_ANY['role']}\b")
# Other data of a person, found in the same place: someone is spoken of even where no name was recognised.
_OTHERS = frozenset({"BIRTH", "NISS", "ADDRESS", "PHONE", "EMAIL", "PLATE", "IBAN"})
_ROW = re.compile(r"[ \u00a0]*(?:[-–—•*]|\d{1,6}[ \u00a0]?[.):–-]|[a-z]\)|art\.|n°)|[^\n]{0,200}(?:\t|[ ][–—-][ ])")
_NAMELIKE = re.compile(
    r"(?<![\w'’-])(?:[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,24}[ \u00a0,]{1,2}[A-ZÀ-Þ][a-zà-ÿ-]{1,20}|"
    r"[A-ZÀ-Þ][a-zà-ÿ-]{1,20}[ \u00a0][A-ZÀ-Þ]{3,24}(?!\w))"
)


def plain(text: str) -> str:
    """Return the text in lower case without accents, each character in its place."""
    return _MISREAD.sub(lambda m: "l" if m[0] == "1" else "o", text.translate(_PLAIN))


def find(context: Context) -> Iterator[Candidate]:
    """Yield phrases; "weak" means that a person must stand beside (see `stands`)."""
    text, flat = context.text, plain(context.text)
    taken = sorted((c.start, c.end) for c in context.found)
    for start, end, kind in _joined(_heads(text, flat), flat):
        start, end = _between(start, _before_court(flat, start, end), taken)
        start = _past_reference(text, start, end)
        if end - start < 3 or _is_general(flat, start, end):
            continue
        low, high = _line(flat, start, end, 160, 80)
        individual = bool(_INDIVIDUAL.search(flat, low, high))
        sure = kind == "a"
        yield Candidate(
            start,
            end,
            "SENSITIVE",
            MASK if individual and sure else PROPOSE,
            0.8 if sure or _PERSONAL.search(flat, start, end) else 0.5,
            _SURE if sure else _DOUBTFUL,
            NAME,
            "" if individual else "weak",
        )


def stands(candidate: Candidate, context: Context, persons: list[Candidate]) -> bool:
    """Say whether a phrase tells of one person, and set its action in place: mask beside a person, else propose.

    persons: those of the text, in order of start; so are `context.found`.
    """
    text = context.text
    low, high = _line(text, candidate.start, candidate.end, 300, 200)
    beside = _inside(persons, low, high)
    fate = _FIRM_FATE.match(plain(text[candidate.start : candidate.end]))
    if fate and _FIRM.search(text, max(low, candidate.start - 120), candidate.start):
        row = max(low, candidate.start - 120)
        if not any(p.action != KEEP for p in _inside(persons, row, candidate.start)):
            return False
    if any(p.action != KEEP for p in beside):
        candidate.action, candidate.reason = MASK, _SURE
        return True
    if not candidate.subject:
        return True
    candidate.action = PROPOSE
    if any(c.label in _OTHERS and c.action != KEEP for c in _inside(context.found, low, high)):
        return True
    row = bool(_ROW.match(text, low, high))
    if row and _NAMELIKE.search(text, low, high):
        return True
    own = candidate.score > 0.6
    if own and any(candidate.start - 120 <= p.end and p.start <= candidate.end + 40 for p in beside):
        return True  # an office holder, ill
    if row and any(p.action != KEEP for p in _inside(persons, candidate.start - 500, candidate.start)):
        return True
    return (own or bool(_ROLE.search(plain(text[low:high])))) and any(p.action != KEEP for p in persons)


def _line(text: str, start: int, end: int, before: int, after: int) -> tuple[int, int]:
    """Return the line around a range, cut at so many characters before and after."""
    low = max(0, start - before)
    high = min(len(text), end + after)
    stop = text.find("\n", end, high)
    return max(low, text.rfind("\n", low, start) + 1), high if stop < 0 else stop


def _inside(candidates: list[Candidate], low: int, high: int) -> list[Candidate]:
    index = bisect_left(candidates, low, key=lambda c: c.start)
    found = []
    while index < len(candidates) and candidates[index].start < high:
        if candidates[index].end <= high:
            found.append(candidates[index])
        index += 1
    return found


def _heads(text: str, flat: str) -> list[tuple[int, int, str]]:
    """Return what the lexicon and the medical endings find, in order: start, end, kind."""
    medical = [
        (_opened(flat, m.start()), _completed(text, m.end(), _SHORT), "n")
        for m in _LONG.finditer(flat)
        if m[0].endswith(_ENDINGS) and m[0] not in _NOT_MEDICAL
    ]
    short = [
        (_opened(flat, m.start()), _completed(text, m.end(), _SHORT), "n")
        for m in _CUT.finditer(flat)
        if m[0][:-1] in _SHORTENED
    ]
    return sorted([*_listed(text, flat), *medical, *short])


def _listed(text: str, flat: str) -> Iterator[tuple[int, int, str]]:
    lexicon = _lexicon()
    accented = "é" in text
    reach = 0
    for word in _WORD.finditer(flat):
        start = word.start()
        entries = lexicon.get(flat[start : start + 3])
        if not entries or start < reach:
            continue
        matches = [
            (m.end(), kind, more)
            for pattern, kind, more in entries
            if (m := pattern.match(flat, start))
            and (kind not in _NEEDED or _NEEDED[kind].search(flat, max(0, start - 20), start))
        ]
        if not matches:
            continue
        end, kind, more = max(matches, key=lambda match: match[0])
        if accented and "é" not in text[start:end] and _ACTIVE.match(flat, start):
            continue
        reach = end
        yield _opened(flat, start), _completed(text, end, _COMPLETION if more else _SHORT), kind


def _opened(flat: str, start: int) -> int:
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


def _completed(text: str, end: int, completion: re.Pattern, again: bool = True) -> int:
    """Return where the words that complete a phrase end, small words left out."""
    last = completion.match(text, end, end + 110).end()
    if last < len(text) and text[last].isalnum():  # a word cut in two by the bound
        last = max(end, text.rfind(" ", end, last))
    floor = end - 5
    while last > floor:
        weak = _WEAK_END.search(text[max(floor, last - 14) : last])
        if not weak:
            break
        last -= len(weak[0])
    # "condamné par le tribunal de Huy pour…": the town of a court is not the end of the clause.
    town = _TOWN.match(text, last) if again and _COURT.search(text[max(floor, last - 40) : last]) else None
    if town and is_locality(town[1]):
        return _completed(text, town.end(), completion, False)
    return last


def _joined(heads: list[tuple[int, int, str]], flat: str) -> Iterator[tuple[int, int, str]]:
    """Join phrases that overlap, or that only small words part ("absente pour maladie")."""
    current = None
    for start, end, kind in heads:
        if current and (
            start <= current[1] or (start - current[1] <= 24 and _JOINT.fullmatch(flat, current[1], start))
        ):
            current = (current[0], max(current[1], end), min(current[2], kind))
            continue
        if current:
            yield current
        current = (start, end, kind)
    if current:
        yield current


def _between(start: int, end: int, taken: list[tuple[int, int]]) -> tuple[int, int]:
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


# "21, amende" of "PV n° LW.66/21, amende": digits that end a number.
_DIGITS = re.compile(r"[\d/.-]{1,14}(?:,?[ \u00a0]|$)")
_REFERENCE = re.compile(r"[\w]?[/.-]$|\d$")
# "classée sans suite par le parquet de Namur": who did it tells nothing more.
_BY_COURT = re.compile(r" par (?:le |la |l')(?:parquet|procureur|police|tribunal)[a-z' ]{0,30}$")


def _past_reference(text: str, start: int, end: int) -> int:
    """Return where a phrase begins behind the digits of a number that ran into it."""
    digits = _DIGITS.match(text, start, end)
    return digits.end() if digits and _REFERENCE.search(text, max(0, start - 2), start) else start


def _before_court(flat: str, start: int, end: int) -> int:
    court = _BY_COURT.search(flat, start, end)
    return court.start() if court else end


def _is_general(flat: str, start: int, end: int) -> bool:
    """Say whether the words before make it a rule for all, a service or a budget."""
    head = flat[start:end]
    if _COUNT.match(head):
        return True
    if head.endswith("non vierge"):  # "extrait de casier judiciaire" is asked of all, a record is someone's
        return False
    left = flat[_line(flat, start, end, 70, 0)[0] : start]
    if _SERVICE.search(left) or _BODY_SUBJECT.search(left) or _GENERAL_BEFORE.search(left):
        return True
    return bool(_MANY.search(left + head[: head.find(" ") + 1]) or _MANY.search(left)) and bool(
        _PEOPLE_HEAD.match(head)
    )
