"""Surnames that a clerk notes without civility: "tombe Barvo, échue", "pli rendu à Barvo", "la dénommée Herve".

Accuracy: each sign is one that stands beside persons; where a body or a village may be meant as well, the word must be
in no list. All is proposed.
"""

from collections.abc import Iterator
from imio.pseudonymizer import bodies
from imio.pseudonymizer import eponym
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.governed import is_noun
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "clerks_notes"
_S = r"[ \u00a0]"
_WORD = r"[A-ZÀ-Þ][\w'’]{2,20}(?:[-‐‑][A-ZÀ-Þ][\w'’]{1,20})?"
_NAME = rf"(?P<name>(?:(?:De|Van|Vanden|Le|La|El|Ben|Di){_S})?{_WORD})(?![\w'’-]|{_S}(?:[A-ZÀ-Þ&]|d[eu]{_S}|des{_S}))"
_OPENS = rf"(?:^|[.;:!?\n\t]{_S}?|[–—•-]{_S})"
#: "tombe Barvo, allée 4", "maison Barvo inoccupée", "haie Barvo trop haute": what is wrong with whose thing.
_THING = re.compile(
    rf"{_OPENS}(?:(?:[Tt]ombe|[Cc]aveau|[Ss]épulture|[Cc]avurne){_S}{_NAME}(?={_S}?(?:[,:(–—-]|$|\n|\t)|{_S}(?:échue?|"
    rf"expir|à{_S}l['’]abandon|en{_S}(?:mauvais|ruine)|affaiss|fissur|non{_S}entretenu))|"
    r"(?:[Mm]aison|[Ii]mmeuble|[Hh]aie|[Aa]rbres?|[Cc]l[ôo]ture|[Tt]rottoir|[Ff]a[çc]ade|[Tt]oiture|[Gg]arage|[Tt]alus|[Mm]ur|"
    rf"[Cc]hiens?|[Ff]osse|[Cc]iterne|[Gg]outti[èe]re|[Pp]oubelles?|[Cc]ompteur){_S}"
    + _NAME.replace("?P<name>", "?P<owner>")
    + rf"(?={_S}(?:inoccup|inhabit|vide|insalubre|trop|déborde|aboie|non{_S}|pas{_S}|à{_S}(?:tailler|élaguer|relever|"
    rf"revoir|contrôler|l['’]abandon)|en{_S}(?:mauvais|ruine|infraction)|effondr|fuit|menace|mal{_S}|tombé|dépasse|gêne)))"
)
#: "Permis Barvo ok", "bail à ferme Barvo : indexation", "tél Barvo demain": a file, and how far it is.
_FILE = re.compile(
    rf"{_OPENS}(?:[Pp]ermis|PU|PUnique|PI|[Dd]éclaration|[Bb]ail{_S}(?:à{_S}ferme|de{_S}chasse|commercial)|[Cc]ontrat|"
    rf"[Cc]oncession|[Cc]aution|[Rr]emboursement|[Dd]éménagement|[Dd]omiciliation|[Rr]adiation){_S}{_NAME}"
    rf"(?={_S}?(?::|–|—|-{_S}|$|\n)|{_S}(?:ok|OK|refus|accord|octroy|en{_S}(?:cours|attente)|reçu|à{_S}(?:revoir|signer|payer)|pas{_S}))"
)
_PHONE = re.compile(
    rf"{_OPENS}(?:[Tt][ée]l\.?|[Rr][Dd][Vv]|[Rr]dv{_S}avec|[Rr]appel|[Vv]u|[Vv]oir|[Aa]ppeler){_S}{_NAME}"
    rf"(?={_S}(?:demain|ce{_S}(?:matin|soir|midi)|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|\d{{1,2}}{_S}?h\d?|"
    rf"pour{_S}(?:les?|la|sa|son|ses|l['’]){_S}?[a-zà-ÿ]{{3}}|au{_S}guichet|sur{_S}place))"
)
#: "courrier de Petit du 3 mars": a letter has a sender and a day.
_LETTER = re.compile(
    rf"(?<![\w-])(?:[Cc]ourriers?|[Ll]ettres?|[Mm]ails?|[Cc]ourriels?|[Pp]laintes?|[Rr]equêtes?|[Rr]éclamations?|[Mm]essages?|"
    rf"[Ss][Mm][Ss]|[Rr]ecours|[Rr]enon){_S}(?:de{_S}|d['’])(?P<name>{_WORD})"
    rf"(?={_S}(?:du{_S}\d|daté|reçue?{_S}|en{_S}date|d['’]hier|resté|au{_S}sujet{_S}d[eu]{_S}(?:son|sa|ses)))"
)
#: "contre l'avis de Barvo", "avec l'accord de Barvo"
_ASSENT = re.compile(
    rf"(?<![\w-])(?:l['’](?:avis|accord|opposition|insistance|obstination|absence)|[Àà]{_S}la{_S}demande|[Ss]ur{_S}plainte|le{_S}refus|"
    rf"les{_S}dires|l['’]état{_S}de{_S}santé){_S}(?:de{_S}|d['’]){_NAME}(?={_S}?[,.;]|{_S}?$)"
)
#: "Selon Barvo, l'arbre est mort"
_SAYS = re.compile(rf"(?<![\w'’-])(?:[Ss]elon|[Dd]['’]après|[Aa]ux{_S}dires{_S}de){_S}{_NAME}(?=,)")
#: "l'intérim de Mireille jusqu'au 30/6": whose work, by the first name.
_AT_WORK = re.compile(
    rf"(?<![\w-])(?:[Ii]ntérim|[Rr]emplacement|[Cc]ongé|[Aa]bsence|[Mm]utation|[Dd]épart|[Aa]nniversaire|[Cc]ontrat|[Hh]oraire){_S}"
    rf"(?:de{_S}|d['’])(?P<name>{_WORD})(?={_S}(?:jusqu|du{_S}\d|le{_S}\d|à{_S}partir|dès|pour{_S}maladie|prolongé|prévu|par{_S}[A-ZÀ-Þ])|{_S}?[.;]|$)"
)
#: "Clé remise à Simon", "avertissement à Dany", "caution de Blaise retenue"
_GIVEN = re.compile(
    rf"(?<![\w-])(?:(?:[Rr]emis|[Rr]endu|[Pp]rêté|[Rr]estitué|[Rr]emboursé|[Dd]onné|[Cc]onfié)e?s?|[Aa]vertissement|[Bb]lâme|"
    rf"[Rr]appel|[Mm]ise{_S}en{_S}demeure|[Ss]ommation|[Cc]onvocation|[Cc]opie){_S}à{_S}(?P<name>{_WORD})"
    rf"(?={_S}?(?:[.,;:)(]|$|\n)|{_S}(?:pour{_S}(?:son|sa|ses|retard|absence|[a-zà-ÿ]{{4,}}s{_S}répét)|par{_S}erreur|hier|lundi|ce{_S}matin))"
)
_KEPT = re.compile(
    rf"(?<![\w-])(?:[Cc]autions?|[Cc]lés?|[Bb]adge|[Aa]compte|[Cc]hèque){_S}(?:de{_S}|d['’])(?P<name>{_WORD})"
    rf"(?={_S}(?:retenue?s?|rendue?s?|restituée?s?|perdue?s?|non{_S}rendu|remboursée?s?|encaissé))"
)
#: "la grange à Nestor", "le garage de Marcel bloque": whose, by his first name.
_OF_FIRST_NAME = re.compile(
    r"(?<![\w-])(?:[Ll][ae]|[Ll]es|[Ll]['’]|[Dd]u|[Aa]u)"
    rf"{_S}?(?:grange|garage|maison|hangar|voiture|chien|chiens|haie|jardin|poulailler|remise|camionnette|tracteur|mur|"
    rf"cl[ôo]ture|pré|prairie|verger|abri|clé|clés){_S}(?:(?:à|de){_S}|d['’])(?P<name>{_WORD})(?![\w'’-]|{_S}(?:[A-ZÀ-Þ]|I\b))"
    rf"(?={_S}(?:menace|bloque|est|a{_S}|sont|ont|gêne|aboie|déborde|penche|n['’]|ne{_S}|sera|doit|dépasse|empiète|traîne))"
)
#: "le nommé Dinant", "une dénommée Herve": so villages are not said.
_NAMED = re.compile(
    rf"(?<![\w'’-])(?:[Ll][ae]|[Dd]u|[Aa]u|[Uu]ne?|[Àà]{_S}la){_S}(?:pré|dé|sus)?nommée?{_S}(?P<name>(?:{_WORD}{_S})?{_WORD})(?![\w'’-])"
)
#: "Témoin : Crucifix": no body is said to be these.
_ROLE = re.compile(
    r"(?<![\w-])(?:[Tt]émoin|TÉMOIN|[Vv]ictime|VICTIME|[Cc]ontrevenante?|[Cc]onduct(?:eur|rice)|[Pp]assag(?:er|ère)|[Bb]lessée?|"
    r"[Aa]ccidentée?|[Éé]pou(?:x|se)|[Cc]onjointe?|[Mm]ari|[Pp]ère|[Mm]ère|[Gg]arante?|[Dd]éfunte?|[Gg]ardienne?|"
    rf"[Pp]ersonne{_S}à{_S}prévenir|[Éé]lève|[Ii]ntéressée?|[Oo]uvri(?:er|ère){_S}accidentée?){_S}?:{_S}?(?P<name>{_WORD})(?={_S}?(?:[.,;)\n\t]|$))"
)
#: "le plombier Sacré n'est pas venu": a trade with an article, and what somebody did not do.
_TRADE = re.compile(
    rf"(?<![\w'’-])(?:[Ll][ae]{_S}|[Ll]['’])(?:[a-zà-ÿ]{{3,9}}(?:[tdglns]ier|[bh]ier|[tdglnh]ière)|menuisi[èe]re?|couvreur|carreleur|"
    rf"électricien(?:ne)?|maçon|facteur|factrice|fossoyeur|cantonnier|garde|boucher|bouchère|jardinier|mécanicien|technicien){_S}"
    rf"(?P<name>{_WORD})(?={_S}(?:n['’](?:est|a){_S}pas|ne{_S}|est{_S}(?:passé|venu|malade|absent|arrivé)|a{_S}"
    rf"(?:promis|oublié|cassé|refusé|appelé|démissionné|demandé)|passera|viendra|refuse|demande|dit{_S}))"
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield the names: proposed."""
    text = context.text
    for pattern, reason in (
        (_FILE, "Dossier dit par un nom"), (_PHONE, "Personne à voir, en peu de mots"),
        (_ASSENT, "Dont on dit l'avis"), (_SAYS, "Qui dit"), (_THING, "Chose dite par le nom de ses gens"),
    ):  # fmt: skip
        for match in pattern.finditer(text):
            group = "name" if match["name"] else "owner"
            grave = pattern is _THING and group == "name"
            if _unlisted(match[group], context, village=grave):
                yield _person(match.span(group), 0.82, reason)
    for pattern, reason in (
        (_LETTER, "Auteur d'un courrier daté"), (_GIVEN, "À qui une chose est remise"), (_KEPT, "Dont la caution"),
        (_ROLE, "Personne annoncée par son rôle"), (_TRADE, "Homme de métier"),
    ):  # fmt: skip
        for match in pattern.finditer(text):
            if not _is_body(match["name"], context) and not lexicon.is_locality(match["name"]):
                subject = "unsure" if _is_ordinary(match["name"]) else ""
                yield _person(match.span("name"), 0.82, reason, subject)
    for match in (*_OF_FIRST_NAME.finditer(text), *_AT_WORK.finditer(text)):
        if lexicon.is_locality(match["name"]) or fold(match["name"]) in context.places:
            continue
        if lexicon.is_first_name(match["name"]) > 2 and not eponym.is_eponym(text, *match.span("name")):
            yield _person(match.span("name"), 0.82, "Dit par son prénom")
    for match in _NAMED.finditer(text):
        if not lexicon.is_never_name(match["name"].split()[0]):
            yield _person(match.span("name"), 0.82, "Nommé ainsi")


def _is_ordinary(word: str) -> bool:
    return lexicon.is_common(word) or fold(word) in lexicon.french_words()


def _unlisted(name: str, context: Context, *, village: bool) -> bool:
    """Say whether a word is in no list, but for villages where only persons are meant."""
    if _is_ordinary(name) and lexicon.is_first_name(name) < 4:
        return False
    return not _is_body(name, context) and (village or not lexicon.is_locality(name))


#: What a clerk writes where nobody is meant, or everybody.
_NOBODY = frozenset(
    {"tous", "toutes", "neant", "inconnu", "inconnue", "aucun", "aucune", "nul", "idem", "chacun", "personne"}
)


def _is_body(name: str, context: Context) -> bool:
    """Say whether a word is a body, a noun that bears names, or a place of this text."""
    if (
        lexicon.is_never_name(name)
        or fold(name) in _NOBODY
        or (name.isupper() and len(name) < 6)
        or fold(name) in context.places
    ):
        return True
    return is_noun(name) or bodies.is_foreign(name) or fold(name) in lexicon.FIRM_WORDS


def _person(span: tuple[int, int], score: float, reason: str, subject: str = "") -> Candidate:
    return Candidate(*span, "PERSON", PROPOSE, score, reason, NAME, subject)
