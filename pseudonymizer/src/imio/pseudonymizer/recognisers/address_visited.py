"""The home where something is sent or brought, or where somebody is lodged for a time, though no name touches it.

"réponse motivée à envoyer rue X 12", "leur portera les félicitations de la Commune, rue X 3", "actuellement à l'ILA
rue X 5". A body that is named right before such an address receives it, and it stays readable.
"""

import re


_S = r"[ \u00a0]"
#: What an authority writes to one person.
_LETTER = (
    r"(?:r[ée]ponses?|d[ée]cisions?|notifications?|rappels?|mises?[ \u00a0]en[ \u00a0]demeure|convocations?|factures?|"
    r"d[ée]comptes?|certificats?|attestations?|courriers?|lettres?|plis?|recommand[ée]s?|invitations?|refus|avertissements?|"
    r"sommations?|remerciements?|condol[ée]ances|extraits?|copies?|cartes?|chèques?|envoi)"
)
_SEND = r"(?:envoy|adress|exp[ée]di|notifi|transm|remett|remis|achemin|port|retourn|d[ée]pos)"
_SENT = re.compile(
    rf"\b{_LETTER}\b(?![^;.()\n]{{0,60}}\b(?:candidat|offres?\b|soumission|question))[^;.()\n\d]{{0,45}}?{_S}{_SEND}[a-zà-ÿ]{{1,5}}"
    rf"(?:{_S}(?:d[èe]s{_S}que{_S}possible|rapidement|par{_S}recommand[ée]|par{_S}la{_S}poste|ce{_S}jour))?(?:{_S}(?:[àa]{_S}l['’]adresse|[àa]|au))?"
    rf"{_S}?[:,(]?{_S}?$",
    re.IGNORECASE,
)
#: "leur portera néanmoins les félicitations de la Commune, "; "lui rendra visite, "; "ira la fêter chez elle, "
_GIFT = (
    r"(?:f[ée]licitations|v(?:œ|oe)ux|visite|cadeaux?|bouquets?|fleurs|paniers?|colis|pr[ée]sents?|hommages?|souhaits|"
    r"condol[ée]ances|remerciements|souvenirs?|compliments|chèque|gerbe)"
)
_BROUGHT = re.compile(
    rf"(?<![\w'’])(?:leur|lui){_S}(?:[a-zà-ÿ]{{1,6}}{_S})?(?:port|rend|remett|remi|offr|apport|pr[ée]sent|souhait|transm|adress|envo|fai|fer|f[êe]t)[a-zà-ÿ]{{0,6}}"
    rf"(?:{_S}[\w'’-]{{2,14}}){{0,4}}?{_S}{_GIFT}(?:{_S}(?:de{_S}la{_S}|de{_S}l['’]|du{_S}|des{_S}|au{_S}nom{_S}d[eu]{_S}(?:la{_S})?)"
    rf"[\w'’-]{{3,20}}(?:{_S}communal|{_S}communale)?)?{_S}?,?{_S}?[(]?(?:chez{_S}(?:eux|elles?|lui){_S}?,?{_S}?[(]?)?$",
    re.IGNORECASE,
)
#: "actuellement à l'ILA ", "hébergée en logement de transit, "
_HOSTED = re.compile(
    rf"(?<![\w'’-])(?:actuellement|provisoirement|temporairement|pour{_S}l['’]instant|encore|toujours|d[ée]sormais|momentan[ée]ment|"
    rf"accueillie?s?|arriv[ée]e?s?|plac[ée]e?s?|transf[ée]r[ée]e?s?|install[ée]e?s?){_S}(?:[àa]{_S}|en{_S}|au{_S}|dans{_S})(?:l['’]|l[ae]{_S}|une?{_S})?"
    rf"(?:ILA\b|I\.L\.A\.|initiative{_S}locale{_S}d['’]accueil|logement{_S}(?:de{_S}transit|d['’]urgence|d['’]insertion|tremplin)|"
    rf"maison{_S}d['’]accueil|appartement{_S}(?:de{_S}transit|supervis[ée])|abri{_S}de{_S}nuit){_S}?[,(:–-]?{_S}?"
    rf"(?:sise?{_S}|situ[ée]e?{_S}|de{_S}la{_S}|du{_S})?$",
    re.IGNORECASE,
)


def is_sent(clause: str) -> bool:
    """Say whether a letter for somebody goes to the address that follows."""
    return bool(_SENT.search(clause, max(0, len(clause) - 140)))


def is_brought(clause: str) -> bool:
    """Say whether congratulations or a present are brought to the address that follows."""
    return bool(_BROUGHT.search(clause, max(0, len(clause) - 140)))


def is_hosted(clause: str) -> bool:
    """Say whether somebody stays for a time at the address that follows."""
    return bool(_HOSTED.search(clause, max(0, len(clause) - 110)))
