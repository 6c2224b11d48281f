"""A surname alone that nothing but the sentence tells: "chez les Barvo", "le dossier Barvo", "Barvo c/ Commune".

Accuracy: the words around are weak signs, so only a word that is neither ordinary, nor a place, nor part of the name
of a thing counts, and it is proposed. Two such words in capitals that fill a cell are masked: a couple.
"""

from collections.abc import Iterator
from imio.pseudonymizer import eponym
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import names
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.person_nouns import is_person_noun
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "bare_surname"
_S = r"[ \u00a0]"
_LEFT = re.compile(
    rf"(?:\b[Cc]hez(?:{_S}les)?|\b(?:lou[ée]e?s?|vendre|vendue?s?|due?s?|dû|r[ée]clam[ée]e?s?|rend(?:re|ue?s?)|"
    rf"restitu[ée]e?s?|signifi[ée]e?s?|r[ée]serv[ée]e?s?){_S}à|"
    rf"\b(?:immeuble|maison|jardin|haie|toiture|garage|chalet|fa[çc]ade|cl[ôo]ture|loyer|chiens?|voiture|potager|"
    rf"[ée]table){_S}(?:de|d['’])|\b(?:d['’]un|[Uu]n|certain|le{_S}sieur|la{_S}dame){_S}?(?:certain|nomm[ée]|d[ée]nomm[ée])?|"
    rf"\b(?:(?i:v)entes?|(?i:d)ossiers?|(?i:a)ffaires?|appels?|(?i:r)ecours|(?i:p)laintes?|r[ée]clamations?|"
    rf"(?i:b)ail|baux|"
    rf"cessions?|[ée]changes?|bornage|litige|en{_S}cause|succession|saisie|expulsion|"
    rf"(?:beaux-|grands-)parents|l['’]enfant|jumeaux|cousins?|cousines?|"
    rf"peut-[êe]tre|sans{_S}doute|alias|surnomm[ée]e?)|"
    rf"\bvoisine?s?{_S}(?:d['’]en{_S}face|de{_S}(?:gauche|droite)|du{_S}(?:dessus|dessous|rez)|imm[ée]diate?s?|"
    rf"directe?s?),|"
    rf"\b(?:(?i:p)lainte|(?i:r)ecours|(?i:d)emande|(?i:r)[ée]clamation|(?i:l)ettre|(?i:c)ourrier|(?i:c)ourriel|"
    rf"(?i:r)equ[êe]te|"
    rf"(?i:p)arcelle|(?i:p)ropri[ée]t[ée]|(?i:t)errain|(?i:d)ossier|(?i:b)ail|(?i:o)ffre){_S}(?:de|d['’])|"
    rf"\bnoms?{_S}(?:peu{_S}lisible|illisible)s?)"
    rf"{_S}?[:(«“]?{_S}?$"
)
_RIGHT = re.compile(
    rf"{_S}(?:(?:c/|contre){_S}?(?:la{_S})?(?:[Cc]ommune|[Vv]ille|[Pp]rovince|CPAS|[ÉEé]tat|M\.|Mme|[A-ZÀ-Þ]{{2}})|"
    rf"(?:fr[èe]res|s[œo]e?urs|p[èe]re{_S}et{_S}fils|m[èe]re{_S}et{_S}filles?|et{_S}consorts|et{_S}son{_S}[ée]pouse|"
    rf"et{_S}sa{_S}(?:femme|m[èe]re|fille|compagne)|et{_S}(?:ses|leurs){_S}enfants)\b)"
)
#: "Considérant que Tchin ne s'est pas présenté": a clause whose subject bears no article, and does what persons do.
_THAT = re.compile(rf"\b(?:[Qq]ue|et{_S}que){_S}$")
_AS_PERSONS_DO = re.compile(
    rf"(?:,{_S}[a-zà-ÿ ]{{4,30}},)?{_S}(?:(?:ne{_S})?s['’](?:est|[ée]tait){_S}(?:pas{_S}|jamais{_S})?"
    rf"(?:pr[ée]sent|excus|d[ée]sist|plaint|bless|mari)|(?:ne{_S})?(?:sollicite|habite|r[ée]side|vit|souffre|dort|tousse|n['’]habite)\b|"
    rf"fait{_S}(?:valoir|observer|remarquer)|(?:a|n['’]a{_S}pas|n['’]a{_S}plus|avait){_S}"
    rf"(?:comparu|d[ée]m[ée]nag|h[ée]rit|divorc|[ée]t[ée]{_S}(?:entendue?|hospitalis|condamn|expuls|convoqu))|est{_S}(?:son|sa|leur){_S}(?:beau|belle|fils|fille|"
    rf"fr[èe]re|s[œo]e?ur|p[èe]re|m[èe]re|cousin|oncle|tante|neveu|ni[èe]ce|[ée]pou|compagn|veu[fv]))"
)
#: "Les Barvo ont deux petits": a plural article and a verb, and a name that takes no s.
_FAMILY = re.compile(rf"\b[Ll]es{_S}$")
_VERB = re.compile(
    rf"{_S}(?:ont|sont|n['’]ont|ne|se|s['’]|y|avaient|[ée]taient|vont|veulent|disent|habitent|demandent|refusent)\b"
)
# "les Piret au deuxième", "les Barvo du 12"
_DWELL = re.compile(
    rf"{_S}(?:au|du){_S}(?:n°|num[ée]ro|\d|rez|premier|deuxi[èe]me|second|troisi[èe]me|dernier|coin|bout)"
)
#: "devant la maison Barvo", "achat du garage Barvo aux héritiers", "la maison Barvo est vide": a house known by its
#: people, which the shape of the words alone would take for a thing of that name.
_HOUSE = (
    r"(?:maison|villa|ferme|grange|garage|hangar|immeuble|atelier|remise|caf[ée]|[ée]table|habitation|b[âa]timent|"
    r"propri[ée]t[ée]|terrain)"
)
_NAME = rf"(?:(?:De|Van|Vanden|Le|La|El|Ben|Di){_S})?[A-ZÀ-Þ][\w'’]{{2,20}}(?:[-‐‑][A-ZÀ-Þ][\w'’]{{1,20}})?"
_OF_HOUSE = rf"{_S}(?P<name>{_NAME})(?![\w'’-]|{_S}[A-ZÀ-Þ&])"
_HOUSES = (
    re.compile(
        rf"\b(?:devant|derri[èe]re|[àa]{_S}l['’]arri[èe]re{_S}de|(?:en{_S})?face{_S}(?:à|de)|à{_S}c[ôo]t[ée]{_S}de|"
        rf"pr[èe]s{_S}de|contre|depuis|jusqu['’][àa]|à{_S}hauteur{_S}de|le{_S}long{_S}de|au-dessus{_S}de){_S}"
        rf"(?:la{_S}(?:maison|propri[ée]t[ée])|l['’]habitation){_OF_HOUSE}"
    ),
    re.compile(
        rf"\b(?:[Aa]chat|[Rr]achat|[Aa]cquisition|[Dd][ée]molition|[Vv]ente|[Ee]xpropriation|[Rr]eprise){_S}"
        rf"(?:du{_S}|de{_S}la{_S}|de{_S}l['’]){_HOUSE}{_OF_HOUSE}(?=[^\n]{{0,60}}\b(?:h[ée]riti|veuve|veuf|succession|"
        r"vende(?:nt|ur|use)|propri[ée]taires?|famille|enfants|consorts|hoirie))"
    ),
    re.compile(
        rf"\b[Ll]a{_S}(?:maison|villa|propri[ée]t[ée]){_OF_HOUSE}(?={_S}(?:est|[ée]tait|reste|sera|a{_S}[ée]t[ée]|menace)"
        rf"{_S}(?:inoccup|inhabit|vide|abandonn|à{_S}l['’]abandon|en{_S}ruine|incendi|insalubre|à{_S}vendre|vendue|d[ée]mol|"
        r"rachet|expropri|cambriol|ruine))"
    ),
)
#: "entre la propriété Barvo et la voie ferrée", "pour la tombe Barvo-Six": land and graves that bear a name bear their
#: owners', be it a village's too.
_OWNED = re.compile(
    rf"(?<![\w-])(?:[Pp]ropri[ée]t[ée]s?|[Tt]ombes?){_OF_HOUSE}(?:{_S}et{_S}(?P<other>{_NAME}))?(?![\w'’-])"
)
_CIVILITIES = frozenset(("m", "mm", "mme", "mlle", "mr", "me", "dr"))


def find(context: Context) -> Iterator[Candidate]:
    """Yield the unknown words that the sentence uses as a person's name."""
    for run in context.runs:
        tokens = names.trimmed(run)
        words = [token for token in tokens if token.is_name]
        if not words or len(words) > 2 or len(tokens) > 4:
            continue
        if _THAT.search(context.before(tokens[0].start, 12)) and _AS_PERSONS_DO.match(context.after(run.end, 60)):
            if not any(lexicon.is_never_name(word.text) for word in words):
                reason = "Fait ce que font les personnes"
                who = Candidate(tokens[0].start, run.end, "PERSON", PROPOSE, 0.81, reason, NAME, "unsure")
                who.own_affair = True  # "X est le neveu du Bourgmestre": the office is not his
                yield who
            continue
        if not all(map(_unknown, words)):
            continue
        # "La demande de M. ***": the civility of somebody who was masked already.
        if fold(words[0].text.rstrip(".")) in _CIVILITIES:
            continue
        start, end = tokens[0].start, run.end
        text = context.text[start:end]
        if lexicon.is_locality(text) or any(fold(word) in context.places for word in (text, *(w.text for w in words))):
            continue
        left, right = context.before(start, 45), context.after(end, 30)
        if right[:1] in ("/", "_") and len(words) == 1:
            continue  # "le dossier AWaP/BW/47": a reference
        family = _FAMILY.search(left) and (_VERB.match(right) or _DWELL.match(right)) and not text.endswith("s")
        if not (family or _LEFT.search(left) or _RIGHT.match(right) or _behind_person_noun(left)):
            continue
        if family or not eponym.is_eponym(context.text, start, end):
            yield Candidate(start, end, "PERSON", PROPOSE, 0.45, "Nom seul, d'après la phrase", NAME, "unsure")

    yield from _group(context)
    for pattern in _HOUSES:
        for match in pattern.finditer(context.text):
            if not _listed(match["name"]) and fold(match["name"]) not in context.places:
                yield Candidate(
                    *match.span("name"), "PERSON", PROPOSE, 0.81, "Maison dite par le nom de ses gens", NAME
                )
    for match in _OWNED.finditer(context.text):
        for group in ("name", "other"):
            name = match[group]
            if name and not lexicon.is_common(name) and not lexicon.is_never_name(name) and not _is_acronym(name):
                yield Candidate(*match.span(group), "PERSON", PROPOSE, 0.81, "Bien dit par le nom de ses gens", NAME)
    for match in _AT_THEIRS.finditer(context.text):
        if not _listed(match["name"]) and fold(match["name"]) not in context.places:
            yield Candidate(*match.span("name"), "PERSON", PROPOSE, 0.81, "Chez qui ?", NAME)
    for match in (*_COUPLE.finditer(context.text), *_FILED_COUPLE.finditer(context.text)):
        if not any(map(_listed, match.groups())):
            yield Candidate(*match.span(), "PERSON", MASK, 0.8, "Deux noms de famille, seuls", NAME)


# "Le cultivateur ***", "son voisin ***": the noun says that it is somebody.
_NOUN = re.compile(
    rf"\b(?:(?:[Ll][ea]|[Uu]ne?|[Dd]u|[Aa]u|[Ss]on|[Ss]a|[Cc]et(?:te)?|[Cc]e|[Ll]eur){_S}|[Ll]['’])"
    rf"(?P<noun>[a-zà-ÿ]{{4,20}}){_S}$"
)
#: …though firms are said to be these as well.
_FIRMS_TOO = frozenset({
    "adjudicataire", "adjudicatrice", "assureur", "attributaire", "concessionnaire", "constructeur", "consultant",
    "distributeur", "editeur", "entrepreneur", "exploitant", "fabricant", "fournisseur", "gestionnaire", "groupe",
    "importateur", "operateur", "partenaire", "prestataire", "promoteur", "producteur", "representant", "sous-traitant",
    "soumissionnaire", "transporteur",
})  # fmt: skip


def _behind_person_noun(left: str) -> bool:
    match = _NOUN.search(left)
    return bool(match) and is_person_noun(match["noun"]) and fold(match["noun"]) not in _FIRMS_TOO


# "les locataires Lambion, Carlier et Prévot", "les conjoints Delvaux & Marchal"
_MEMBER = r"[A-ZÀ-Þ][\w'’]{2,20}(?:[-‐‑][A-ZÀ-Þ][\w'’]{2,20})?"
#: …and who is named in full at the end: "et Bui Thi Hoa".
_MEMBERS = rf"(?:[A-ZÀ-Þ][a-zà-ÿ]{{1,20}}(?:{_S}[A-ZÀ-Þ][a-zà-ÿ]{{1,20}}){{1,3}}|{_MEMBER})"
_GROUP = re.compile(
    rf"(?<![\w-])(?:locataires|riverains|voisins|propri[ée]taires|redevables|demandeurs|exploitants|conjoints|"
    rf"[ée]poux|familles|"
    rf"h[ée]ritiers|fr[èe]res|s[œo]e?urs|coh[ée]ritiers|d[ée]biteurs|acqu[ée]reurs|r[ée]clamants|occupants|"
    rf"concessionnaires|m[ée]nages|"
    rf"consorts|couple|fermiers|preneurs|vendeurs|"
    rf"b[ée]n[ée]ficiaires|agriculteurs|cultivateurs|[ée]leveurs)(?:{_S}(?:concern|int[ée]ress|lés)[ée]s)?"
    rf"{_S}[(]?(?P<names>{_MEMBERS}(?:(?:,{_S}(?:et{_S})?|{_S}(?:et|&){_S}){_MEMBERS}){{1,8}})"
    rf"(?![\w'’-]|{_S}(?:[A-ZÀ-Þ]|SA|SRL)|{_S}\d{{1,3}}[A-Za-z]?(?=[,;:.)\n\t]|{_S}(?:à|et)\b)|,{_S}\d{{1,3}}{_S}et{_S}\d)"
)


def _group(context: Context) -> Iterator[Candidate]:
    """Yield the surnames that a word for several persons enumerates."""
    for match in _GROUP.finditer(context.text):
        for name in re.finditer(_MEMBERS, match["names"]):
            if lexicon.is_never_name(name[0]) or fold(name[0]) in context.places:
                continue
            start = match.start("names") + name.start()
            whole = re.search(_S, name[0]) and not lexicon.is_locality(name[0])
            score = 0.96 if whole else 0.8
            yield Candidate(start, start + len(name[0]), "PERSON", MASK, score, "Cité parmi plusieurs personnes", NAME)


# "Chez les Barvo, on attend": the capital is the sentence's; "Chez Barvo" may be a café's name.
_AT_THEIRS = re.compile(rf"(?<![\w'’-])Chez{_S}les{_S}(?P<name>{_MEMBER})(?![\w'’-]|{_S}[A-ZÀ-Þ])")


# "VERBIST – LEGROS" alone in its cell, or in front of the details of a list.
_COUPLE = re.compile(r"(?<![^\n\t])([A-ZÀ-Þ]{4,20})[ \u00a0][–-][ \u00a0]([A-ZÀ-Þ]{4,20})(?=[ \u00a0]?[\t\n(]|$)")


# "25/105 Lenaerts – Bokamba : guidance": two surnames behind the number of their file.
_FILED_COUPLE = re.compile(
    r"(?<=\d[ \u00a0])(?<!n°[ \u00a0])([A-ZÀ-Þ][a-zà-ÿ]{3,20})[ \u00a0][–-][ \u00a0]"
    r"([A-ZÀ-Þ][a-zà-ÿ]{3,20})(?=[ \u00a0]?:)"
)


def _is_acronym(word: str) -> bool:
    """Say whether a word is rather a service's letters: "SNCB", "SWDE"."""
    return word.isupper() and len(word) < 6


def _listed(word: str) -> bool:
    if lexicon.is_common(word) or lexicon.is_common(word.rstrip("Ss")):
        return True
    return lexicon.is_locality(word) and not lexicon.is_first_name(word)


def _unknown(word: names.Token) -> bool:
    """Say whether no list but that of first names holds the word."""
    if word.kind == "initial":
        return True
    ordinary = lexicon.is_common(word.text) or lexicon.is_locality(word.text)
    return len(word.text) > 2 and not ordinary and not (word.kind == "upper" and len(word.text) < 6)
