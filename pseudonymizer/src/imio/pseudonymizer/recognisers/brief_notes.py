"""Surnames in notes of few words and in rows of graves or debtors: "Voisin Moulin absent", "Rappeler Moulin Fr.".

Accuracy: the words around are those that a clerk puts beside persons, so that a name which is also a thing, a village
or an ordinary word counts as well; where nothing but an ordinary word stands there, it is proposed.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.thing_words import is_title

import re


NAME = "brief_notes"
_S = r"[ \u00a0]"
_SURNAME = r"[A-ZÀ-Þ][\w'’]{2,20}(?:[-‐‑][A-ZÀ-Þ][\w'’]{1,20})?"
_SHORT = rf"{_S}[A-ZÀ-Þ][a-z]{{0,3}}\.(?:-?[A-ZÀ-Þ][a-z]{{0,2}}\.)?"
_OPENS = rf"(?:^|[.;:!?,\n\t]{_S}?|[–—•-]{_S})"
#: "Voisin Moulin pas encore signé": who it is, and how far he got.
_PARTY = re.compile(
    rf"{_OPENS}(?:[Vv]oisine?|[Rr]iveraine?|[Ll]ocataire|[Oo]ccupante?|[Rr]equ[ée]rante?|[Dd]emandeu(?:r|se)|"
    rf"[Pp]laignante?|[Rr][ée]clamante?|[Ff]ermi(?:er|[èe]re)|[Pp]reneu(?:r|se)|[Aa]cqu[ée]reu(?:r|se)|"
    rf"[Vv]endeu(?:r|se)|[Dd][ée]bit(?:eur|rice)|[Hh][ée]riti(?:er|[èe]re))"
    rf"{_S}(?P<name>{_SURNAME}(?:{_SHORT})?)"
    rf"(?={_S}(?:a|pas|non|oui|ok|OK|en|est|ne|refuse|signe|veut|demande|conteste|attend|encore|toujours|absente?|"
    rf"pr[ée]sente?|h[ée]site|r[ée]clame|doit|paie|part|sort|injoignable|d['’]|n['’]))"
)
#: "Rappeler Moulin Fr. au 04…": whom one calls, with letters of a first name or a number behind.
_CALLED = re.compile(
    rf"(?<![\w-])(?:[Rr]appeler|[Rr]elancer|[Cc]ontacter|[Pp]r[ée]venir|[Cc]onvoquer|[Aa]ppeler|[Ss]onner{_S}[àa]|"
    rf"[Tt][ée]l(?:[ée]phoner|\.)?{_S}[àa]|[Ée]crire{_S}[àa]|[Rr][ée]pondre{_S}[àa]|[Vv]oir{_S}avec|RDV)"
    rf"{_S}(?P<name>{_SURNAME}(?:{_SHORT}|(?={_S}(?:au{_S})?0\d)))"
)
#: "LAVIGNE : Merci, Madame.": who speaks, in minutes that give the words.
_SPEAKS = re.compile(
    rf"(?:^|(?<=\n))(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ'’]{{3,19}}(?:[-‐‑ ][A-ZÀ-Þ]{{3,19}})?)"
    rf"{_S}?:{_S}(?:«{_S}?)?(?:Merci|Bonjour|Bonsoir|Oui|Non|"
    rf"D['’]accord|Je|J['’]|Nous|On|C['’]est|Il{_S}faut|Pourquoi|Mais|Quand|Et{_S}|Pas{_S}|Moi)(?![\w-])"
)
#: "L'agent des parcs Moulin", "un garde des bois Patron"
_OF_SERVICE = re.compile(
    rf"(?:\b[Ll]['’]|\b[Uu]ne?{_S}|\b[Ll][ae]{_S})(?:agente?|ouvri[èe]re?|garde|jardini[èe]re?|employ[ée]e?|technicien(?:ne)?|"
    rf"pr[ée]pos[ée]e?|surveillante?|brigadi[èe]re?|chef(?:fe)?){_S}des{_S}[a-zà-ÿ]{{3,14}}[sx]{_S}(?P<name>{_SURNAME})(?![\w'’-]|{_S}[A-ZÀ-Þ])"
)
#: "Conti = CPAS"
_EQUALS = re.compile(
    rf"{_OPENS}(?P<name>{_SURNAME}){_S}={_S}(?:CPAS|RIS?|GRAPA|RCD|ch[ôo]m|mutuelle|m[ée]diation|maladie|malade|invalid|"
    rf"handicap|faillit|art(?:icle|\.){_S}60|incapacit|pensionn|d[ée]tenu|dettes)"
)
#: "honoraires Me X, aff. Patron : 900 €": whose case a lawyer or a bailiff is paid for.
_CASE = re.compile(rf"(?<![\w-])(?:[Aa]ff|[Dd]oss)\.{_S}(?P<name>{_SURNAME})(?={_S}?(?:[:,;.)\n\t–—]|c/|$))")
_PAID = re.compile(r"honoraire|provision|huissier|avocat|\bMe[ \u00a0]|Ma[îi]tre|citation|d[ée]pens", re.IGNORECASE)
#: "CHAPELLE veuve NAMUR"
_CAPITALS = r"[A-ZÀ-Þ]{3,20}(?:[-‐‑ ][A-ZÀ-Þ]{3,20})?"
_WIDOW = re.compile(
    rf"(?<![\w'’.-])(?P<name>{_CAPITALS}){_S}(?:veuve|veuf|[Vv]ve|[ée]pouse|[ée]poux|[ée]p\.){_S}(?P<other>{_CAPITALS})(?![\w'’-])"
)
#: A cell "Marchand-Legros" or "BINCHE veuve HERVE", and in the next who answers for the grave: "Legros Bernadette".
_KIN_CELLS = re.compile(
    rf"(?<![\w'’-])(?P<one>[A-ZÀ-Þ][\w'’]{{2,20}})(?:[-‐‑/]|{_S}(?:veuve|veuf|[Vv]ve|[ée]pouse|[ée]p\.|et|&|[–—-]){_S})"
    rf"(?P<two>[A-ZÀ-Þ][\w'’]{{2,20}}){_S}?(?:\t|\|){_S}?"
    rf"(?P<name>(?P<last>[A-ZÀ-Þ][\w'’]{{2,20}}){_S}[A-ZÀ-Þ][\w'’-]{{1,20}})(?={_S}?(?:[,;(|\n\t]|$))"
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield the names: mask; propose where an ordinary word may be meant."""
    text = context.text
    for pattern, reason in ((_PARTY, "Partie nommée en peu de mots"), (_EQUALS, "État d'une personne, en peu de mots")):
        for match in pattern.finditer(text):
            if not _is_body(match["name"]):
                yield _person(match.span("name"), _action(match["name"]), reason)
    for match in _CALLED.finditer(text):
        if not _is_body(match["name"]):
            yield _person(match.span("name"), MASK if match["name"].endswith(".") else PROPOSE, "Personne à appeler")
    for match in _CASE.finditer(text):
        if not _is_body(match["name"]) and _PAID.search(context.before(match.start(), 60)):
            yield _person(match.span("name"), PROPOSE, "Affaire dite par le nom d'une partie")
    for match in _SPEAKS.finditer(text):
        if not any(_is_word(word) for word in re.split(r"[-‐‑ ]", match["name"])):
            yield _person(match.span("name"), PROPOSE, "Prend la parole, en peu de mots")
    for match in _OF_SERVICE.finditer(text):
        name = match["name"]
        if not _is_body(name) and not lexicon.is_locality(name) and not lexicon.is_common(name.rstrip("s")):
            yield _person(match.span("name"), PROPOSE, "Agent d'un service")
    for match in _WIDOW.finditer(text):
        for group in ("name", "other"):
            yield _person(match.span(group), MASK, "Noms de deux époux")
    for match in _KIN_CELLS.finditer(text):
        if fold(match["last"]) in (fold(match["one"]), fold(match["two"])):
            yield _person(match.span("name"), MASK, "Porte un nom de la case voisine")


def _is_body(name: str) -> bool:
    """Say whether a word is a body or begins no name: "SPW", "Commune"."""
    first = re.split(r"[ \u00a0]", name)[0]
    return is_title(first) or (first.isupper() and len(first) < 6)


def _is_word(word: str) -> bool:
    return lexicon.is_never_name(word) or fold(word) in lexicon.french_words() or lexicon.is_locality(word)


def _action(name: str) -> str:
    return PROPOSE if lexicon.is_common(name) and not lexicon.is_first_name(name) else MASK


def _person(span: tuple[int, int], action: str, reason: str) -> Candidate:
    return Candidate(*span, "PERSON", action, 0.93, reason, NAME)
