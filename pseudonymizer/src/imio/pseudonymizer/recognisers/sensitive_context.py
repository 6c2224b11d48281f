"""What tells a phrase about one person from a rule for all, a service, a firm or a line of the budget."""

from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.recognisers.sensitive_lexicon import ANY
from imio.pseudonymizer.recognisers.sensitive_lexicon import plain
from imio.pseudonymizer.recognisers.sensitive_subject import INDIVIDUAL
from imio.pseudonymizer.recognisers.sensitive_subject import inside
from imio.pseudonymizer.recognisers.sensitive_subject import NARRATED
from imio.pseudonymizer.recognisers.sensitive_subject import of_a_rule_or_body

import re


_AND_MORE = r"(?:[ ][a-z'-]{1,16}){0,4}[ ]?"
#: Not "il refuse toute visite", "il a cessé tout paiement": what one person does not, or may not do.
_ALL_BUT_REFUSED = "".join(
    rf"(?<!\b{verb}[ ])"
    for verb in ("refuse", "refusant", "interdit", "deconseille", "cesse", "cessant", "arrete", "suspendu")
)
_GENERAL_BEFORE = re.compile(
    rf"(?:\b(?:(?:les|des|aux|ces|certaine?s|de|pour|entre)[ ]|d')(?=[a-z]{{3,24}}s\b){ANY['people']}{_AND_MORE}|"
    rf"\b(?:tout|toute|chaque|aucune?|une?)[ ]{ANY['people']}{_AND_MORE}|\bcas[ ](?:de|d')[a-z' ,-]{{0,30}}|"
    rf"\b(?:quiconque|lorsqu|lorsque|toute?s?[ ]autres?|"
    rf"{_ALL_BUT_REFUSED}(?:tout[ ](?!a fait|de suite|en )|toute[ ](?!facon))|"
    r"chaque[ ](?!mois|annee|semaine|jour))"
    r"[a-z' -]{0,40}|"
    r"\b(?:est|sont)[ ](?:interdite?s?|punie?s?|passibles?|defendue?s?|exoneree?s?)[a-z' ,-]{0,50}|"
    r"\b(?:en face|pres|a cote|etudes?|diplomee?|course|marche parrainee|rapport|expose|conference|debat|reportage|"
    r"film|livre|atelier|module|spectacle|piece|exposition|affiche|brochure|soiree|cycle|stand|collecte|"
    r"action|reflexion|"
    r"memoire|these|article|animation|seance|dons?|tombola|concert|souper|au profit|guide|site|numero vert|"
    r"peine plus)[ ](?:de|du|d'|en|sur|contre|la|le|les|a|au|aux|l'|lourde pour)(?:[ ]?(?:la|les?|l'))?[ ]?|"
    r"\breserve(?:e|s|es)?[ ](?:aux?|a la|a l')[a-z' -]{0,20}|\bpersonnes?[ ](?:[a-z-]{1,16}[ ])?)$"
)
#: "Considérant que les locataires sont redevables": those of the item, not all.
_THESE = re.compile(
    rf"\bles[ ]{ANY['parties']}[ ](?:(?:ne|se|y|en)[ ]|n'|s')?(?:sont|ont|etaient|avaient|soient|aient|restent|"
    r"demeurent|font|vivent|percoivent|beneficient|accusent)[ ](?:[a-z']{1,12}[ ]?){0,3}$"
)
#: "Les redevables ci-après désignés sont insolvables", "les personnes suivantes émargent": a list of names follows.
_LISTED = re.compile(
    rf"\b(?:{ANY['parties']}|personnes|agents|travailleurs|eleves|candidats|beneficiaires|menages|familles|usagers|"
    r"residents|cotes|dossiers)[ ](?:ci-apres|ci-dessous|suivante?s|dont[ ]les[ ]noms[ ]suivent)\b[^.;\n]{0,50}$"
)
_SERVICE = re.compile(
    rf"\b{ANY['service']}[ ]?(?:(?:(?!(?:que|prend|decide|constate|accorde|octroie)[ ])[a-z-]{{1,14}}[ ])?"
    rf"(?:contre|pour|sur|aux|a|en|de|du|des|d'|la|les|le|l'|"
    rf"l|et|d|au|"
    r"dite?|un|une|provincial|communale?|sociale?|publique?|medicale?)[ ']?){1,4}$"
)
#: Who works for a service, or teaches it: "directeur de la prison", "maître de religion".
_POST = re.compile(
    rf"\b{ANY['post']}(?:[ ][a-z-]{{3,16}}){{0,2}}[ ](?:a la[ ]|au[ ]|aux[ ]|a l'|de la[ ]|de l'|du[ ]|des[ ]|"
    rf"de[ ]|d'|"
    r"en[ ]|chez[ ])(?:(?:service|departement|centre|cellule|unite)[ ](?:de la[ ]|de l'|du[ ]|des[ ]|de[ ]|d'))?"
    r"(?:la[ ]|les?[ ]|l')?$"
)
_BODY_SUBJECT = re.compile(
    rf"\b{ANY['body']}(?:[ ](?!qu|il[ ]|elle[ ])[a-z'-]{{1,14}}){{0,2}}?[ ]"
    r"(?:est|a|ait|etait|soit|reste|sera|souffre|fut|restent|ont|avait|serait|demeure)[ ](?:[a-z']{1,10}[ ]){0,2}$"
)
_MANY = re.compile(r"(?:\bles|\bdes|\baux|\bces|\btous)[ ](?:[a-z-]{3,14}[ ])?$")
_PEOPLE_HEAD = re.compile(rf"(?:les |des )?{ANY['people-head']}[a-z ]{{0,14}}s$")
#: "n'a pas de dettes sociales", "sans antécédent": what is denied tells nothing.
_DENIED = re.compile(
    r"(?:\b(?:pas|sans|absence|aucune?|ni|non)|\bn'a)[ ](?:[a-z]{5,10}[ ])?(?:de[ ]|d'|des[ ]|du[ ])?(?:aucune?[ ])?$"
)
_DENIABLE = frozenset({"debts", "facts", "work"})
# "557 accouchements sur 3 ans", "RIS 55 %", "amende de 25 à 250 €": figures of a service, a share, a tariff.
_COUNT = re.compile(
    r"\d{2,6}[ ](?:accouchement|grossesse|naissance|hospitalisation|condamnation|infraction|expulsion|divorce|"
    r"plainte|vol|beneficiaire|handicape)s?\b|ris \d{2,3} ?%|amende[a-z ]{0,20} de \d+ a \d+"
)
# A firm's bankruptcy is public.
_FIRM_FATE = re.compile(r"(?:en )?(?:faillite|liquidation|dissolution|redressement)")
_FIRM = re.compile(r"(?<![\w-])(?:SA|S\.A\.|SRL|SPRL|S\.P\.R\.L\.|SC|SCRL|SCRI|SNC|SComm|ASBL|NV|BV|GmbH)(?![\w-])")
_BAY = re.compile(r"\b(?:emplacements?|stationnements?|places?|parkings?|cases?|acces)[ ](?:de[ ]parking[ ])?$")
# "Stationnement PMR - rue Haute": the heading of a traffic regulation; "lampe de mineur".
_BAY_ITSELF = re.compile(r"(?:emplacement|stationnement|place)s?[ ]pmr")
_LAMP = re.compile(r"\b(?:lampe|casque|statue|buste|wagonnet)s?[ ](?:de[ ]|du[ ])$")
_SCALE = re.compile(
    r"[ ]?(?:administrative|penale)?s?[ ]?de[ ][\d.,]{1,8}(?:[ ]?(?:€|euros?))?[ ](?:a|et)[ ][\d.,]{1,8}"
)

_ROLE = re.compile(rf"\b{ANY['role']}\b")
# Other data of a person, found in the same place: someone is spoken of even where no name was recognised.
_OTHERS = frozenset({"BIRTH", "NISS", "ADDRESS", "PHONE", "EMAIL", "PLATE", "IBAN"})
_ROW = re.compile(r"[ \u00a0]*(?:[-–—•*]|\d{1,6}[ \u00a0]?[.):–-]|[a-z]\)|art\.|n°)|[^\n]{0,200}(?:\t|[ ][–—-][ ])")
_LAW = re.compile(
    r"\b(?:lois?|decrets?|reglements?|circulaires?|arretes?[ ](?:royal|du[ ]gouv)|code|taxes?|tarif|taux)\b"
)
_NAMELIKE = re.compile(
    r"(?<![\w'’-])(?:[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,24}[ \u00a0,]{1,2}[A-ZÀ-Þ][a-zà-ÿ-]{1,20}|"
    r"[A-ZÀ-Þ][a-zà-ÿ-]{1,20}[ \u00a0][A-ZÀ-Þ]{3,24}(?!\w))"
)


# "Formatrice en soins palliatifs": a trade, not a patient.
_TRAINED = re.compile(
    r"\b(?:format(?:eur|rice)|specialiste|experte?|diplomee?|licenciee?|graduee?|infirmi(?:er|ere)|referente?|"
    r"medecin|"
    r"formation|cours|stage|master|bacheli(?:er|ere)|certificat|competences?|cadre)[ ]$"
)
_TAUGHT = re.compile(rf"en[ ](?:{ANY['ward']}|sante[ ]mentale|soins|psycho|premiers[ ]secours|langue)")
#: Who teaches a religion is of it.
_TAUGHT_FAITH = re.compile(r"religion[ ](?!et\b|ou\b)[a-z]{4,12}")
_INSURED = re.compile(r"\bassurances?[ ][«\"“]?[ ]?(?:groupe[ ])?$")
_THING = re.compile(
    rf"\b{ANY['thing']}(?:[ ](?!et\b|ou\b|de\b|que\b|il\b|elle\b|une\b|des\b|ses\b|son\b)[a-z-]{{3,14}})?[ ]"
    r"(?:(?:de[ ](?:m\.|mme|monsieur|madame)[ ][a-z'-]{2,15}(?:[ ](?!qui\b|est\b)[a-z'-]{2,15})?[ ]"
    r"(?=est|sont|etait|a[ ]))?"
    r"(?:(?:qui[ ])?(?:est|sont|etait|etaient|soit|reste|restent|semble)[ ]|a[ ]))?(?:[a-z]{4,14}ment[ ]|tres[ ]|"
    r"dans un[ ])?$"
)
_OF_THINGS = frozenset({"health", "disability"})
#: "Un accès condamné", "des modifications mineures", "une offre écartée": senses that no person has.
_WALLED = re.compile(
    r"\b(?:acces|chemins?|sentiers?|passages?|portes?|fenetres?|issues?|entrees?|escaliers?|puits|ouvertures?|"
    r"baies?|caveaux?|"
    r"tombes?)(?:[ ][a-z-]{3,14})?[ ](?:(?:est|sont|etait|a[ ]ete|ete)[ ])?$"
)
_SMALL = re.compile(
    r"\b(?:modifications?|adaptations?|travaux|incidents?|erreurs?|changements?|remarques?|oeuvres?|"
    r"corrections?|degats|ecarts?|"
    r"reparations?|interventions?|ameliorations?|routes?|irregularites?|impacts?|variations?|defauts?|"
    r"importance|ancien|anciens|"
    r"pensionne|le|les[ ]anciens)[ ](?:tres[ ]|plus[ ])?$"
)
_MINER = re.compile(
    r"mineurs?[ ](?:retrait|pension|de[ ]fond|du[ ](?:fond|bois|charbon)|d'ardois|de[ ](?:houille|charbon)|silicos)"
)
_OFFER = re.compile(r"\b(?:offres?|soumissions?|candidatures?|proposition|variante)\b[^.;]{0,40}$")
_REJECTED = re.compile(r"(?:est[ ])?(?:ecart|exclu|rejet|insuffis|sanctionn|declaree?[ ](?:irreg|null|inap))")
_TARIFF = re.compile(r"[^.;\n]{0,30}:[ ]?(?:de[ ])?\d[\d.,]{0,8}[ ]?(?:€|euros?|eur\b|%)")


def is_general(flat: str, start: int, end: int, category: str) -> bool:
    """Say whether the words around make it a rule for all, a service, a firm, a budget, or deny it."""
    head = flat[start:end]
    if _COUNT.match(head):
        return True
    if head.endswith("non vierge"):  # "extrait de casier judiciaire" is asked of all, a record is someone's
        return False
    left = flat[line(flat, start, end, 70, 0)[0] : start]
    if _THESE.search(left) or _LISTED.search(left):
        return False
    if _SERVICE.search(left) or (_GENERAL_BEFORE.search(left) and not left.endswith("etant ")):
        return True
    if _POST.search(left) and not _TAUGHT_FAITH.match(head):
        return True
    if _BODY_SUBJECT.search(left) and not head.startswith(("pour ", "par ", "en raison")):
        return True
    if category in _DENIABLE and _DENIED.search(left) and not head.startswith(("sans", "pas ", "plus ")):
        return True
    if (head.startswith("pmr") and _BAY.search(left)) or _BAY_ITSELF.fullmatch(head) or _LAMP.search(left):
        return True
    if (_TRAINED.search(left) and _TAUGHT.match(head)) or _INSURED.search(left):
        return True
    if category in _OF_THINGS and _THING.search(left):
        return True
    if "condamn" in head[:12] and _WALLED.search(left):
        return True
    if head.startswith("mineur") and (_MINER.match(head) or _SMALL.search(left)):
        return True
    if _REJECTED.match(head) and _OFFER.search(left):
        return True
    if head.startswith("recidive") and _TARIFF.match(flat, end):
        return True
    if "amende" in head and _SCALE.search(flat, start, end + 40):
        return True
    return bool(_MANY.search(left + head[: head.find(" ") + 1]) or _MANY.search(left)) and bool(
        _PEOPLE_HEAD.match(head)
    )


#: "Résidant au home Les Tilleuls": a house that bears a name is an address.
_LIVES = re.compile(r"(?:a[ ])?(?:resid|sejourn|demeur|heberg|log|vi[tv]|accueilli|entre)")
_HOUSE = re.compile(
    r"(?:home|maisons?[ ]de[ ]repos(?:[ ]et[ ]de[ ]soins)?|seniorie|institution|hospice|au|la|residence-services)$"
)
_NAMED = re.compile(r"[ \u00a0](?:[«“\"]|(?:de[ ]|d['’]|du[ ]|home[ ])?[A-ZÀ-Þ])|[ \u00a0]home[ \u00a0][A-ZÀ-Þ]")


def is_address(text: str, flat: str, start: int, end: int) -> bool:
    """Say whether a phrase only tells in which home, that has a name, someone lives."""
    return bool(_LIVES.match(flat, start, end) and _HOUSE.search(flat, start, end) and _NAMED.match(text, end))


def of_one_person(flat: str, start: int, end: int) -> bool:
    """Say whether words such as "l'intéressé" or "sa fille" stand near."""
    low, high = line(flat, start, end, 160, 80)
    return bool(INDIVIDUAL.search(flat, low, high))


def stands(candidate: Candidate, context: Context, persons: list[Candidate], reason: str) -> bool:
    """Say whether a phrase tells of one person, and set its action in place: mask beside a person, else propose.

    persons: those of the text, in order of start; so are `context.found`. reason: that of a phrase beside a person.
    """
    text = context.text
    low, high = line(text, candidate.start, candidate.end, 300, 200)
    if text[low:high].rstrip().endswith(":"):  # a list of persons follows
        high = min(len(text), high + 200)
    beside = inside(persons, low, high)
    if _of_a_firm(candidate, text, low, persons) or of_a_rule_or_body(candidate, text, persons):
        return False
    if any(p.action != KEEP for p in beside):
        if not _is_taught(candidate, text):
            candidate.action, candidate.reason = MASK, reason
        return True
    if not candidate.subject:
        return True
    candidate.action = PROPOSE
    if any(c.label in _OTHERS and c.action != KEEP for c in inside(context.found, low, high)):
        return True
    if _LISTED.search(plain(text[max(low, candidate.start - 90) : candidate.start])) and any(
        p.action != KEEP for p in inside(persons, candidate.end, candidate.end + 700)
    ):
        return True
    row = bool(_ROW.match(text, low, high))
    if row and _NAMELIKE.search(text, low, high):
        return True
    own = candidate.score > 0.6
    if own and any(candidate.start - 120 <= p.end and p.start <= candidate.end + 40 for p in beside):
        return True  # an office holder, ill
    if row and any(p.action != KEEP for p in inside(persons, candidate.start - 500, candidate.start)):
        return True
    said = plain(text[low:high])
    if NARRATED.match(said) and not _LAW.search(said):
        near = inside(persons, candidate.start - 900, candidate.start)
        if any(p.action != KEEP for p in near):
            return True
    return (own or bool(_ROLE.search(said))) and any(p.action != KEEP for p in persons)


def _is_taught(candidate: Candidate, text: str) -> bool:
    """Say whether a faith is what someone teaches: a human decides whether the trade tells of it."""
    said = plain(text[max(0, candidate.start - 40) : candidate.end])
    at = min(40, candidate.start)
    return bool(_POST.search(said[:at])) and bool(_TAUGHT_FAITH.match(said, at))


def _of_a_firm(candidate: Candidate, text: str, low: int, persons: list[Candidate]) -> bool:
    row = max(low, candidate.start - 120)
    return bool(
        _FIRM_FATE.match(plain(text[candidate.start : candidate.end]))
        and _FIRM.search(text, row, candidate.start)
        and not any(p.action != KEEP for p in inside(persons, row, candidate.start))
    )


def line(text: str, start: int, end: int, before: int, after: int) -> tuple[int, int]:
    """Return the line around a range, cut at so many characters before and after."""
    low = max(0, start - before)
    high = min(len(text), end + after)
    stop = text.find("\n", end, high)
    return max(low, text.rfind("\n", low, start) + 1), high if stop < 0 else stop
