"""Eponyms: a street, school, firm, prize, law or saint named after a person is not that
person, and the name of the thing stays readable.
"""

from bisect import bisect_left
from functools import lru_cache
from imio.pseudonymizer import bodies
from imio.pseudonymizer import named_places
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.governed import ADJECTIVE
from imio.pseudonymizer.governed import Governed
from imio.pseudonymizer.governed import is_noun
from imio.pseudonymizer.lexicon import FIRM_WORDS
from imio.pseudonymizer.lexicon import is_common
from imio.pseudonymizer.lexicon import is_first_name
from imio.pseudonymizer.thing_words import ALSO_SURNAMES
from imio.pseudonymizer.thing_words import landmarks
from imio.pseudonymizer.thing_words import names_thing
from imio.pseudonymizer.thing_words import THING
from imio.pseudonymizer.thing_words import THINGS

import re


_EPONYM = re.compile(
    rf"(?:{THING})[\s\u00a0]{{1,4}}(?:[«“\"][\s\u00a0]?)?(?:(?:communale?s?|libre|fondamentale?|sportif|"
    rf"culturel(?:le)?|"
    r"[a-zà-ÿ-]{2,14}(?:ale?s?|elle?s?|ifs?|ives?|iques?|aires?|oise?s?|aine?s?|ienne?s?|euse?s?|eux|sports?|"
    r"oles?|istes?)|"
    r"royale?|provinciale?|repos|(?<=[bel]\s)(?:d['’]|de\s)(?!fait\b)(?-i:[a-zà-ÿ]{4,14})|quartier|jeunes|"
    r"retraite|d['’]architecture|sportive|de|du|des|la|le|les|l['’]|"
    r"d['’]|dit|dite|dénommée?|nommée?|roi|reine|docteur|dr\.?|lt\.?|cdt\.?|abb[ée]|dame|dom|[«“\"]|"
    r"g[ée]n[ée]ral|colonel|commandant|capitaine|lieutenant|mar[ée]chal|professeur|ministre|bourgmestre|pr[ée]sident|"
    r"prince|princesse|cardinal|chanoine|cur[ée]|ing[ée]nieur|s[œo]eur|fr[èe]res?|saint|sainte|monseigneur|"
    r"baron|comte)[\s\u00a0]{0,4}){0,3}$",
    re.IGNORECASE,
)
# "rue Pierre à Feux", "chemin Vieux sous Bois": the name goes on behind a small word.
_STREET_TAIL = re.compile(
    r"(?:[Rr]ues?|[Rr]uelle|[Aa]venue|[Cc]hemin|[Ss]entier|[Cc]hauss[ée]e|[Pp]lace|[Rr]oute|[Vv]oie|"
    r"[Vv]enelle|[Ii]mpasse|[Cc]los|[Qq]uai|[Ll]ieu-dit|[Ff]onds?|[Bb]ois)[ \u00a0]"
    r"(?:d(?:e|u|es)[ \u00a0]|de[ \u00a0]la[ \u00a0]|d['’]|[Ll][ae][ \u00a0])?"
    r"(?:[A-ZÀ-Þ][\w'’-]+[ \u00a0]){1,2}(?:à|aux?|sous|sur|lez|en|et)[ \u00a0](?:l[ae]s?[ \u00a0]|l['’])?$"
)
# A form in the next cell, or one that opens the next line before its own name, is another's.
_FIRM_AFTER = re.compile(
    r"(?![ \u00a0]{0,3}(?:\t|\n\s{0,3}[A-ZÀ-Þ][\w.-]{1,20}[ \u00a0][A-ZÀ-Þ«“\"]))"
    r"[\s\u00a0]{0,4}(?:[»”\"][\s\u00a0]?)?,?[\s\u00a0]{0,4}\(?(?:&[\s\u00a0]fr[èe]res\b|&[\s\u00a0](?:Partners|"
    r"Partenaires|Zonen|Zoon|Sohn|S[öo]hne)\b|"
    r"(?:fr[èe]res|p[èe]re[\s\u00a0]et[\s\u00a0]fils)[\s\u00a0](?=(?:SA|SRL|SPRL|BV|NV|SNC|SC|SCRL)\b)|(?:&|"
    r"et)[\s\u00a0](?:[Ff]ils|[Ff]illes?|"
    r"[Cc]ie|[Aa]ssoci[ée]s|[Cc]o)\b|(?:(?:&|et)[\s\u00a0])?(?:[A-ZÀ-Þ][\w-]{2,20}[\s\u00a0]){1,2}(?=(?:SA|SRL|"
    r"SPRL|BV|NV|GmbH|SNC|SC|SCRL|SComm|ASBL)\b)|"
    r"(?:S\.?A\.?|SRL|SPRL|S\.?P\.?R\.?L\.?|SC|SCRL|SCRI|ASBL|asbl|A\.S\.B\.L\.|SNC|SComm|SAgr|NV|BV|BVBA|VZW|"
    r"GmbH|SE|AISBL|SPRLU|SCS|srl|sprl|bvba|bv|nv)(?![\w.-]))"
)
# "les écoles Sainte-Barbe, Arthur Masson et Jules Destrée"
_PLURALS = re.compile(
    rf"(?:{THINGS})[ \u00a0](?:(?:d(?:e|u|es)|la|les?|fondamentales|libres|d['’]\w{{3,12}}|à|"
    rf"{ADJECTIVE})[ \u00a0]){{0,3}}"
    r"(?:[A-ZÀ-Þ][\w'’.-]*(?:[ \u00a0](?:de|du|des|la|le|les)){0,2}(?:,?[ \u00a0](?:et[ \u00a0]|"
    r"ou[ \u00a0])?|(?<=['’]))){1,12}$"
)
# "les rues de la Station, Henri Pirenne et de l'Abattoir": a plural goes on until "et" closes it. In "les riverains des
# rues de la Gare et du Lac, Luc Hautmont…" it is closed before the name.
_ROW_OF_STREETS = re.compile(
    r"(?:[Rr]ues|[Aa]venues|[Pp]laces|[Cc]hemins|[Rr]uelles|[Aa]ll[ée]es|[Bb]oulevards|[Cc]hauss[ée]es|[Qq]uais|[Vv]enelles|"
    r"[Ss]entiers|[Ii]mpasses|[Rr]outes|[Ss]quares|[Dd]r[èe]ves|[Cc]los)[ \u00a0]{item}(?:,[ \u00a0]{item}){0,8}"
    r"(?:,[ \u00a0]|,?[ \u00a0]et[ \u00a0])$".replace(
        "{item}",
        r"(?!(?:MM?\.|M[mr]e?s?|Mlles?|Me|Monsieur|Madame|Ma[îi]tre)[ \u00a0])"
        r"(?:d(?:e|u|es)[ \u00a0](?:la[ \u00a0]|l['’])?|d['’]|[Ll][ae]s?[ \u00a0]|[Ll]['’])?[A-ZÀ-Þ][\w'’-]{0,25}"
        r"(?:[ \u00a0](?:(?:de|du|des|la|le|les|aux?|à)[ \u00a0]|d['’]|l['’]){0,2}[A-ZÀ-Þ][\w'’-]{0,25}){0,3}",
    )
)
# "…, Luc Hautmont, marchand, …": what is told of a person behind his name, and of no street.
_TOLD = re.compile(
    r"[ \u00a0]?(?:,[ \u00a0](?!(?:de|du|des|la|le|les|et|ou|ainsi|puis|au|aux)[ \u00a0])[a-zà-ÿ]{2,20}(?![\w'’])|\()"
)
# "Friterie Chez Nelly", "« Chez Lulu »": a sign over a door. ("chez Nelly" in a sentence is Nelly's home.)
_SIGN = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]+[ \u00a0][Cc]hez|[«“\"][ \u00a0]?[Cc]hez|\bChez)[ \u00a0]$")
# "Les Amis de…", "Aux Délices de…", "Le Petit Nicolas": an article in capitals before an ordinary noun in capitals.
_TITLE = re.compile(r"(?<![^\s\u00a0«“\"(])(?:Les|Aux|Au|Le|La|Nos|Mes|L['’])[ \u00a0]?$")
# "SRL Vercauteren Motorsport", "l'asbl Centre culturel Armand Deltour": a legal form, and the name as far as it goes.
_FORM = re.compile(
    r"(?<![\w.-])(?:S\.A\.|SA|SRL|SPRL|SCRL|SCRI|SCS|SC|SNC|SComm|SAgr|GAEC|SCEA|NV|BVBA|BV|GmbH|ASBL|asbl|"
    r"A\.S\.B\.L\.|"
    r"a\.s\.b\.l\.|AISBL|VZW)[ \u00a0](?:[«“\"][ \u00a0]?)?(?=[A-ZÀ-Þ\d]|[ld]['’])"
    r"(?:(?:[A-ZÀ-Þ\d][\w'’.&-]*|[A-ZÀ-Þ][\w'’-]*,(?=[ \u00a0][A-ZÀ-Þ][\w'’-]*[ \u00a0]&)|&|de|du|"
    r"des|la|le|les|en|et|aux?|à|"
    r"[a-zà-ÿ-]{2,12}(?:ale?s?|aux|el(?:le)?s?|ifs?|ives?|iques?|aires?|ien(?:ne)?s?|ine?s?|"
    r"aise?s?))[ \u00a0]|[ldLD]['’]){0,6}$"
)
# "Les Amis de Mathieu Laensbergh", "Aux Délices de Simone": so are called associations and shops, not families.
_SOCIETY = re.compile(
    r"(?<![^\s\u00a0«“\"(:,])(?:Les|Aux|Au|Nos)[ \u00a0]"
    r"(?!(?:H[ée]ritiers|Enfants|Parents|[ÉE]poux|Consorts|Fr[èe]res|S[œo]e?urs|Voisins|Ayants|Propri[ée]taires|"
    r"Conseillers|"
    r"[ÉE]chevins|Ministres|Membres|Riverains|Demandeurs|Familles)\b)"
    r"(?:[A-ZÀ-Þ][\w'’-]+[ \u00a0]){1,2}(?:de[ \u00a0](?:la[ \u00a0]|l['’])?|du[ \u00a0]|des[ \u00a0]|d['’])"
    r"(?:[A-ZÀ-Þ][\w'’-]+[ \u00a0]){0,2}$"
)
# "La famille Bastogne", "Les époux Moulin"
_HOUSEHOLD = re.compile(
    r"(?:familles?|[ée]poux|consorts|veu(?:ve|f)|hoirie|indivision|succession|h[ée]ritiers)[ \u00a0]"
)
_FIRM_SUFFIX = re.compile(
    r"[\s\u00a0](?:SA|SRL|SPRL|SC|SCRL|SCRI|SCS|SNC|SComm|SAgr|NV|BV|BVBA|VZW|GmbH|ASBL|asbl|S\.A|S\.[RC]\.?L|"
    r"S\.P\.R\.L|S\.C|"
    r"A\.S\.B\.L)\.?$"
)
# "Verlinden Gérard S.R.L."
_DOTTED_FORM = re.compile(r"[A-Za-zÀ-ÿ][ \u00a0](?:S\.[RC]\.L\.|S\.P\.R\.L\.|S\.C\.R\.L\.|A\.S\.B\.L\.)")
# "SAgr Hautmont", "S.Agr. Hautmont": the form opens the name.
_OWN_FORM = re.compile(r"(?:SAgr|S\.[ \u00a0]?Agr\.|SComm|S\.Comm\.|SCRI|SCEA)[ \u00a0]")
# "Association Gaspard père et fils": two farmers.
_ASSOCIATED = re.compile(r"[Aa]ssociation[ \u00a0]$")
_KIN_AFTER = re.compile(
    r"[ \u00a0](?:p[èe]re[ \u00a0]et[ \u00a0]fils|fr[èe]res|"
    r"m[èe]re[ \u00a0]et[ \u00a0]fil(?:le|s))\b"
)
# "Ordre de Léopold II"
_KING = re.compile(
    r"\b(?:L[ée]opold|Albert|Baudouin|Philippe|Louis|Jean-Paul|Jean|Napol[ée]on|Charles|Guillaume|Henri|[ÉE]lisabeth|"
    r"Joseph|Pie|Beno[îi]t|Fran[çc]ois)[ \u00a0](?:I{1,3}|IV|VI{0,3}|IX|X{1,2}(?:I{1,3}|IV|VI{0,3})?|Ier|1er)$"
)
_SAINT = ("saint-", "sainte-", "st-", "ste-")
_CIVILITY = re.compile(
    r"\b(?:M\.|Mme|Monsieur|Madame|Mlle|sieurs?|dames?|demoiselles?|veu(?:f|ve)|[ée]poux|[ée]pouse|famille|consorts)\s?$"
)
# "Egon-Palm-Straße", "Guido Gezellelaan": the kind comes last, in one word with the name.
_GERMAN_OR_DUTCH = re.compile(
    r"(?:-(?:stra(?:ß|ss)e|weg|platz|gasse|allee|stube|halle|saal|haus|schule|brücke|preis)|"
    r"\w{3}(?:stra(?:ß|ss)e|straat|steenweg|plein))(?![\w-])",
    re.IGNORECASE,
)
_REST = re.compile(r"[\w-]{0,20}")
# "⟦J.E.⟧ Concept"
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.-?){1,3}")
_NEXT = re.compile(r"[ \u00a0]([A-ZÀ-Þ]\w{3,20})(?![\w'’-])")
_PART = re.compile(r"\w+")


def opens_with_thing(first: str, words: int, names_person: bool) -> bool:
    """Say whether a run of capitalised words opens with a thing: "Chorale Jean Tousseul"."""
    if fold(first).startswith(_SAINT):
        return True
    first = first[2:] if first[:2] in ("L'", "L’", "D'", "D’") else first
    if is_first_name(first) > 3:
        return False  # "Pierre Hardy" is hardly a stone
    if words == 2 and fold(first) in _OF_A_PLACE:
        return True
    if words < 2 or not (names_thing(first) or (is_noun(first) and (len(first) > 6 or not names_person))):
        return False
    return fold(first) not in ALSO_SURNAMES or not names_person


#: Things that bear a name, and with "de" have an owner: "l'unité Édith Piaf", and "l'unité de Luc Hautmont".
_DIRECTLY = re.compile(
    r"(?<![\w'’-])(?:[ld]['’])?(?P<thing>unit[ée]|potager|croix|potale|fond|trou)[ \u00a0](?:[«“\"][ \u00a0]?)?$"
)
#: Those that open a lieu-dit, and are nobody's surname: "Fond Nicolas".
_OF_A_PLACE = frozenset({"fond", "trou", "potale"})
# "la Coupe Astrid", "la Croix Rita": no article stands before a person's surname and first name.
_ARTICLE = re.compile(r"(?<![\w'’-])(?:[Ll]e|[Ll]a|[Ll]es|[Dd]u|[Aa]ux?|[Dd]es)[ \u00a0]$|(?<![\w'’])[LldD]['’]$")
# "Champ Jeannette (2 ha 14 a)"
_AREA = re.compile(r"[ \u00a0]\((?:\d{1,4}[ \u00a0])(?:ha|a|ca|ares?|m²)\b")


def _is_own_kind(text: str, start: int, end: int) -> bool:
    """Say whether the first word of a name says what it names, where the word could be a surname too."""
    acronym = _ACRONYM.match(text, start, end)
    if acronym and acronym[1] not in _GRADES and is_first_name(acronym[1]) < 2 and is_first_name(acronym[2]) < 3:
        return bool(_ARTICLE.search(text, max(0, start - 6), start))
    first = _FIRST.match(text, start, end)
    if not first or not (is_noun(first[0]) or names_thing(first[0])) or not _NEXT_WORD.match(text, first.end()):
        return False
    article = _ARTICLE.search(text, max(0, start - 6), start)
    return bool(article or (fold(first[0]) in ALSO_SURNAMES and _AREA.match(text, end)))


# "l'avis du HIT Ipalys"
_ACRONYM = re.compile(r"([A-ZÀ-Þ]{2,5})[ \u00a0]([A-ZÀ-Þ][a-zà-ÿ][\w'’-]{1,20})$")
#: Letters that stand for a grade or a function: "l'INP Collienne" is an inspector.
_GRADES = frozenset({
    "ADJ", "AGP", "AGT", "AL", "AP", "ATL", "BEN", "BGM", "CATU", "CC", "CDP", "CDT", "CEO", "CFO", "CNE",
    "COL", "CP", "CPAS", "CPP", "CPT", "CTU", "DA", "DE", "DEN", "DER", "DF", "DFF", "DG", "DGA", "DI", "DOS",
    "DR", "DRH", "DU", "EL", "FR", "GRH", "HCP", "ING", "INP", "INPP", "IR", "LA", "LE", "LT", "MAC", "MC",
    "ME", "MGR", "MJR", "MM", "MR", "PR", "RF", "SAN", "SG", "SGT", "ST", "STE", "TEN", "TER", "VAN", "VON",
})  # fmt: skip
_FIRST = re.compile(r"[A-ZÀ-Þ][\w-]{2,20}")
_NEXT_WORD = re.compile(r"[ \u00a0](?:d(?:e|u|es)[ \u00a0]|d['’])?(?:l[ae][ \u00a0]|l['’])?[A-ZÀ-Þ]")
# "le terrain de Lucien Marlaire": what somebody owns.
_OWNED = re.compile(
    r"(?:terrain|maison|garage|atelier|bureau|cabinet|magasin|salon|tombe|chantier|[ée]tude|ferme|entreprise|"
    r"pr[ée]|cour|man[èe]ge|boulangerie|boucherie|friterie|librairie|pharmacie|[ée]picerie|menuiserie|carrosserie|"
    r"snack|taverne|g[îi]te|p[ée]pini[èe]re|scierie|caf[ée]|club|"
    r"moulin|[ée]tang|ch[âa]teau|bois|parc|pavillon|domaine|campagne|cuisines?|fonds?|exploitation|b[âa]timents?)"
    r"[ \u00a0](?:(?:d['’])?[a-zà-ÿ-]{3,14}[ \u00a0])?(?:de[ \u00a0]|d['’]|"
    r"(?:du[ \u00a0]|de[ \u00a0]la[ \u00a0]|de[ \u00a0]l['’])(?:docteure?|dr\.?|abb[ée]|cur[ée]|notaire|dentiste|"
    r"m[ée]decin|v[ée]t[ée]rinaire|instituteur|institutrice|pharmacien(?:ne)?)[ \u00a0])$"
)


_TITLED = re.compile(r"(?:de[ \u00a0]l['’]|d[ue][ \u00a0](?:la[ \u00a0])?)[a-zà-ÿ.]{2,14}[ \u00a0]$")


def _owned(text: str, place: int, start: int, end: int) -> bool:
    """Say whether a person of first name and surname owns what the noun names."""
    if not _OWNED.match(text, place, start):
        return False
    words = _WORDS.match(text, start).group().split()
    bound = 0 if _TITLED.search(text, place, start) else 2  # "la tombe de l'abbé": a title is a person's
    named = len(words) > 1 and any(is_first_name(word) > bound for word in words[:2])
    return named and words[0] not in ("Saint", "Sainte", "Roi", "Reine", "Docteur")


_WORDS = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]{0,25}[ \u00a0]?){0,3}")
_DEMONYM = re.compile(r"[A-ZÀ-Þ][\w-]{3,20}(?:ois|ais|iens?|éens?|ains?|ards?|ots?|oises?|aises?|iennes?)")
_PEOPLE = re.compile(r"(?<![\w'’-])(?:[Ll]es|[Dd]es|[Aa]ux|[Nn]os|mille|cents?|\d{1,3}|tous|chers)[ \u00a0]$")


def is_demonym(text: str, start: int, name: str) -> bool:
    """Say whether a word names the people of a place of this text: "les Valmorinois", of Valmorin."""
    if not _DEMONYM.fullmatch(name) or not _PEOPLE.search(text, max(0, start - 8), start):
        return False
    stem = name[: max(4, len(name) - 5)]
    place = re.compile(
        rf"(?:\b(?:de|à|[Cc]ommune|[Vv]ille|[Ss]ection)[ \u00a0]|"
        rf"[dD]['’]){re.escape(stem)}[\w-]{{0,5}}(?!\w)"
    )
    return any(match.end() < start or match.start() > start for match in place.finditer(text))


def is_thing(name: str) -> bool:
    """Say whether a name opens with what it names: "Friterie Chez Nelly"."""
    words = name.split()
    if not words:
        return False
    if bodies.is_foreign(name) or _society_within(name, 0, 0, len(name)):
        return True
    return opens_with_thing(words[0], len(words), len(words) == 2 and fold(words[0]) in ALSO_SURNAMES)


def _society_within(text: str, begin: int, start: int, end: int) -> bool:
    """Say whether a name ends "Les Amis de…", or is all of it: "Aux ⟦Délices de Simone⟧", "⟦Les Ateliers d'Hector⟧"."""
    link = _LAST_LINK.match(text, start, end)
    return bool(link) and bool(_SOCIETY.search(text, begin, link.end()))


_LAST_LINK = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’-]+[ \u00a0]){1,3}(?:de[ \u00a0](?:la[ \u00a0])?|du[ \u00a0]|des[ \u00a0]|d['’])(?=[A-ZÀ-Þ])"
)


@lru_cache(maxsize=8)
def _landmarks(text: str) -> tuple[list[int], list[int], Governed]:
    """Return where words for things stand, and legal forms: patterns are tried nowhere else."""
    things, forms, nouns = landmarks(text)
    return things, forms, Governed(text, nouns)


def _between(places: list[int], begin: int, end: int) -> list[int]:
    return places[bisect_left(places, begin) : bisect_left(places, end)]


def is_eponym(text: str, start: int, end: int) -> bool:
    """Say whether the words are part of the name of a street, a firm, a prize…"""
    begin = max(0, start - 60)
    begin = max(begin, text.rfind("\n", begin, start) + 1, text.rfind("\t", begin, start) + 1)
    if _ASSOCIATED.search(text, max(0, start - 13), start) and _KIN_AFTER.match(text, end):
        return False
    things, forms, governed = _landmarks(text)
    if governed.holds(start):
        return True
    name = text[start:end]
    # "⟦Egon-Palm⟧-Straße": the kind may stand behind the words that somebody asks about.
    rest = _REST.match(text, end).end()
    if _GERMAN_OR_DUTCH.search(text, start, rest) or _is_own_kind(text, start, end):
        return True
    if bodies.is_brand(text, start, text[start:rest]) or is_demonym(text, start, name):
        return True
    for place in _between(things, max(0, start - 110), start):
        if text.startswith("place", place) and _NO_SQUARE.match(text, max(0, place - 5), start):
            continue
        if _ROW_OF_STREETS.match(text, place, start):
            return not _TOLD.match(text, end)
        if _PLURALS.match(text, place, start):
            return True
        if place < begin:
            continue
        if _STREET_TAIL.match(text, place, start):
            return True
        if (
            _EPONYM.match(text, place, start)
            and not _CIVILITY.search(text, max(begin, start - 12), start)
            and not _owned(text, place, start, end)
        ):
            return True
    directly = _DIRECTLY.search(text, max(begin, start - 12), start)
    if directly and (len(name.split()) > 1 or directly["thing"] in _OF_A_PLACE):
        return True  # "le potager Hautmont" may be his
    if _DOTTED_FORM.search(text, start, min(end + 8, len(text))) or _OWN_FORM.match(text, start, end):
        return True
    if _FIRM_AFTER.match(text, end, end + 50) or _FIRM_SUFFIX.search(text, start, end):
        return True
    if "hez" in text[max(begin, start - 5) : start] and _SIGN.search(text, begin, start):
        return True
    for place in _between(forms, begin, start):
        form = _FORM.match(text, place, start)
        if form and not bodies.NAMES_SOMEBODY.search(form.group()):
            return True
    if bodies.is_body(text[begin:start], name, text[end : end + 30]) or named_places.is_named_so(text, start, end):
        return True
    if _SOCIETY.search(text, begin, start) or _society_within(text, begin, start, end):
        return True
    titled = _TITLE.search(text, max(begin, start - 5), start) and not _HOUSEHOLD.match(name)
    if titled and _noun(re.split(r"[\s\u00a0'’]", name, maxsplit=1)[0]):
        return True
    if _KING.search(name):
        return True
    following = _NEXT.match(text, end) if _INITIALS.fullmatch(name) else None
    return any(fold(word) in FIRM_WORDS for word in (*_PART.findall(name), *(following.groups() if following else ())))


# "réclamation sur place de Gris Thierry", "siège à la place de Gris Thierry": nothing that bears a name.
_NO_SQUARE = re.compile(
    r".{0,4}?(?:sur[ \u00a0]|en[ \u00a0])place[ \u00a0]d|"
    r"(?:[àa][ \u00a0])?la[ \u00a0]place[ \u00a0](?:de[ \u00a0](?!l)|d['’])"
)


def _noun(word: str) -> bool:
    return is_common(word) or (word.endswith(("s", "x")) and is_common(word[:-1]))


def opens_inside(text: str, start: int) -> bool:
    """Say whether a civility is part of the name of a spot: "Bois Madame Adèle"."""
    return _landmarks(text)[2].holds(start)


def forget() -> None:
    """Let go of the texts last seen: they are personal."""
    _landmarks.cache_clear()
