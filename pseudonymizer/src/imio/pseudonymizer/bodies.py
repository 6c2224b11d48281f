"""Bodies, firms of partners or brothers, places between quotes, and what is named in German or Dutch: no persons.

The words around tell, or the ending of a word; `eponym` asks.
"""

import re


# "Pfeiffer Frères": so signs a firm; "WILLEMS frères" are two brothers.
_BROTHERS = re.compile(r"[ \u00a0](?:Fr[èe]res|Gebroeders|Gebr\.)(?![\w-])")
_OF_PERSONS = re.compile(r"(?:\bM\.|MM\.?|Messieurs|[Cc]onsorts|[Ff]amilles?|[ÉEée]poux|[Hh]oirs)[ \u00a0]$")
# "le cabinet Huart, Adam & Ghys": partners under one sign.
_PARTNERS = re.compile(
    r"(?:[Cc]abinet|[Éé]tude|[Bb]ureau|[Aa]vocats|SRL|SPRL|SCRL|SC|SA)[ \u00a0](?:[A-ZÀ-Þ][\w'’-]{1,25}"
    r"(?:,[ \u00a0]|[ \u00a0](?:&|et)[ \u00a0])){1,3}$"
)
_AND_PARTNER = re.compile(r"(?:,[ \u00a0][A-ZÀ-Þ][\w'’-]{1,25}){0,2}[ \u00a0]&[ \u00a0][A-ZÀ-Þ]")
# "bois dits « La Haie », « Fond Martin »": places, each between quotes.
_SO_CALLED = re.compile(
    r"(?:\b[Ll]ieux?-dits?|\bdits|\bdites)[ \u00a0](?:«[ \u00a0]?[^«»\n]{1,40}»(?:,[ \u00a0](?:et[ \u00a0])?|"
    r"[ \u00a0]et[ \u00a0])){0,4}«[ \u00a0]?$"
)
# "Am Bach", "Sankt Vith"; "Kegelclub Sankt Martin", "Stiftung Moll", "Studiebureau Moll": German or Dutch.
_FOREIGN = re.compile(
    r"^(?:(?:Am|Zum|Zur|Im|Auf|Beim|Unter|An[ \u00a0]der|In[ \u00a0]der)[ \u00a0][A-ZÄÖÜ]|(?:Sankt|Sint)[ \u00a0-])|"
    r"(?<![\w-])(?:Stiftung|Stichting|Verein|Vereniging|[A-ZÄÖÜ][a-zäöüß]{1,20}(?:b[üu]ro|bureau|club|verein|blatt|"
    r"schule|kirche|verband|gesellschaft|stiftung))(?![\w-])"
)
# "le collectif Sauvons Bpost Rondchêne", "la chorale Chante Rondchêne": a body, and the capitals of its name.
_BODY = re.compile(
    r"(?<![\w-])(?:[Cc]ollectif|[Cc]horale|[Ff]anfare|[Tt]roupe|[Cc]lub|[Cc]ercle|[Cc]onfr[ée]rie|[Ss]oci[ée]t[ée])"
    r"[ \u00a0](?:[«“\"][ \u00a0]?)?(?:[A-ZÀ-Þ][\w'’-]+[ \u00a0]){1,4}$"
)
_HONDT = re.compile(r"\b[dD]['’]Hondt$")
NAMES_SOMEBODY = re.compile(r"(?<![\w.])(?:M\.|MM\.|Mr|Mmes?|Mlles?|Monsieur|Madame|Me|Ma[îi]tre)[ \u00a0]")


def is_foreign(name: str) -> bool:
    """Say whether a name is a street, a village or a body in German or Dutch: "Am Bach", "Sankt Vith"."""
    return bool(_FOREIGN.search(name))


def is_body(left: str, name: str, right: str) -> bool:
    """Say whether the words around make of a name a firm of partners or brothers, a body, or one of several places."""
    if ("&" in name or "&" in left[-45:] or _AND_PARTNER.match(right)) and _PARTNERS.search(left):
        return True
    if ("«" in left[-2:] and _SO_CALLED.search(left)) or (name.endswith("Hondt") and _HONDT.search(left[-3:] + name)):
        return True
    body = _BODY.search(left)
    if body and not NAMES_SOMEBODY.search(body.group()):
        return True
    brothers = _BROTHERS.match(right) or _BROTHERS.search(name)
    return bool(brothers) and not name.isupper() and not _OF_PERSONS.search(left)
