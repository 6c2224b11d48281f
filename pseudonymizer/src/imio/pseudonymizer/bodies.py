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
# "Hautmont, Colinet & C°", "Hautmont et Fils": so sign firms.
# "Hautmont & Colinet livrera": one acts, where a couple would be two.
_AND_SONS = re.compile(
    r"(?:,[ \u00a0][A-ZÀ-Þ][\w'’-]{1,25}){0,3}[ \u00a0](?:&|et)[ \u00a0]"
    r"(?:[Ff]ils|[Ff]illes?|C°|C[io]e?|[Aa]ssoci[ée]s|[Pp]artenaires|Partners|Zonen)(?![\w°])"
)
# "Toit & Fils Hautmont"
_SONS_OF = re.compile(r"[A-ZÀ-Þ][\w'’-]{1,25}[ \u00a0]&[ \u00a0](?:Fils|Filles?|Fr[èe]res)[ \u00a0]$")
_ACTS = (
    r"[ \u00a0](?:a|aura|avait|est|sera|[ée]tait|doit|devra|peut|pourra|propose|remet|offre|livre|fournit|ex[ée]cute|"
    r"(?!(?-i:[A-ZÀ-Þ]))\w{2,12}era)(?!\w)"
)
_ONE_OF_TWO = re.compile(rf"[ \u00a0]&[ \u00a0][A-ZÀ-Þ][\w'’-]{{1,25}}{_ACTS}")
_LAST_OF_TWO = re.compile(rf"(?:[A-ZÀ-Þ][\w'’-]{{1,25}}[ \u00a0]&[ \u00a0])?[A-ZÀ-Þ][\w'’-]{{1,25}}{_ACTS}")
_FIRST_OF_TWO = re.compile(r"(?<![\w-])[A-ZÀ-Þ][\w'’-]{1,25}[ \u00a0]&[ \u00a0]$")
_COUPLE = re.compile(
    r"(?:[ÉEée]poux|[Cc]onjoints|[Ff]amille|[Cc]ouple|[Mm][ée]nage|"
    r"[Cc]onsorts|MM?\.|M[mr]e?s?|Monsieur|Madame)[ \u00a0]"
)
# "SPMT-Lambert", "SeGEC-CECP", "IDELOR-Ourthe": letters that stand for words, and what they are coupled to.
_LETTERS = re.compile(
    r"(?=[\w’'-]{0,30}[a-zà-ÿ])(?!(?:Ma?c|De|Di|Du|La|Le|Van|O['’])[A-ZÀ-Þ])(?:[\w’']{1,15}[-‐‑]){0,2}"
    r"(?:[A-ZÀ-Þ]{2,6}(?![a-zà-ÿ])|[A-ZÀ-Þ]?[a-zà-ÿ]{1,2}[A-ZÀ-Þ]{2,6})(?:[-‐‑][\w’']{1,15}){0,2}"
)
# "A.I.V.E. Ourthe": nobody has four initials.
_DOTTED = re.compile(r"(?:[A-ZÀ-Þ]\.){4,8}")
# "louer une nacelle chez Hautmont": where one buys and hires; not where one sleeps.
_SUPPLIER = re.compile(
    r"\b(?:lou(?:er|e|é|ée|és|ées)|ach[èe]t|achat|command|fourni|factur|devis|"
    r"r[ée]par)(?![^.;\n]{0,45}\b(?:chambre|logement|"
    r"appartement|studio|kot|garage|maison|terre))[^.;\n]{0,45}[ \u00a0]chez[ \u00a0]$",
    re.IGNORECASE,
)
# "chemin n° 8, dit « Vôye dè Mohon »"
_PLACE_CALLED = re.compile(
    r"(?<![\w-])(?:[Cc]hemin|[Ss]entier|[Rr]uelle|[Rr]ue|[Bb]ois|[Ll]ieu|[Rr]uisseau|[Tt]errain|[Pp]arcelle|"
    r"[Pp]r[ée]|[Ff]erme|"
    r"[Cc]arrefour|[Qq]uartier|[Cc]alvaire|[Cc]hapelle|[Pp]otale|[Ff]ontaine|[Éé]tang|[Mm]onument)"
    r"(?:[ \u00a0]n°[ \u00a0]?\d{1,4})?,?[ \u00a0]dite?[ \u00a0](?:«[ \u00a0]?)?$"
)
# "la société « Le Goujon du Père Mathot »": what fishers and players call themselves.
_SOCIETY_CALLED = re.compile(
    r"(?<![\w-])(?:[Ss]oci[ée]t[ée]|[Cc]ercle|[Cc]lub|[Cc]onfr[ée]rie|[Aa]micale|[Aa]ssociation|asbl|ASBL|[Cc]horale|[Ff]anfare|"
    r"[Tt]roupe|[Cc]omit[ée]|[Éé]quipe)(?:[ \u00a0](?:de[ \u00a0])?[a-zà-ÿ]{3,12}){0,2}[ \u00a0]«[ \u00a0]?"
    r"(?:(?:L[aei]s?|Aux?|L['’])[ \u00a0]?[A-ZÀ-Þ][\w'’-]+[ \u00a0](?:d[eu]|des)[ \u00a0](?:la[ \u00a0])?"
    r"(?:[A-ZÀ-Þ][\w'’-]+[ \u00a0])?)?$"
)
# "leur affectation au poste Commandant Pierre Loncin": a post that bears a name; "le poste de Pierre Loncin" is his.
_DIRECT = re.compile(
    r"(?<![\w-])(?:(?:au|du|le|un)[ \u00a0]poste|(?:la|une)[ \u00a0](?:caserne|aile)|[àa][ \u00a0]l['’]antenne)"
    r"[ \u00a0](?:(?:Commandant|Capitaine|Lieutenant|Docteur|Abb[ée]|"
    r"G[ée]n[ée]ral|Colonel|Major|Adjudant|Roi|Reine)[ \u00a0])?$"
)
# "le magasin La Grande Ourse de ⟦Thérèse⟧": a sign that ends with a name.
_SHOP_OF = re.compile(
    r"(?<![\w-])(?:magasin|boutique|librairie|boulangerie|p[âa]tisserie|boucherie|caf[ée]|brasserie|restaurant|"
    r"friterie|taverne|"
    r"auberge|g[îi]te|cr[èe]che|asbl|ASBL|salon|ferme)[ \u00a0](?:[«“\"][ \u00a0]?)?(?:L[ae]s?|Aux?|L['’])[ \u00a0]?"
    r"(?:[A-ZÀ-Þ][\w'’-]+[ \u00a0]){1,3}(?:de[ \u00a0]|du[ \u00a0]|d['’])?$"
)
# "dit « accord Lambermont-Simonis »": the quotes say what bears the names; but "dit « gros Paul »" is a byname.
_BEARS = re.compile(
    r"\bdite?s?[ \u00a0][«“\"][ \u00a0]?"
    r"(?!gros|petit|grand|vieux|vieille|jeune|beau|bon|père|mère|oncle|tante|le[ \u00a0]|la[ \u00a0])"
    r"[a-zà-ÿ]{3,14}(?:[ \u00a0](?:de[ \u00a0]|du[ \u00a0]|d['’])?)$"
)
# "bois dits « La Haie », « Fond Martin »": places, each between quotes.
_SO_CALLED = re.compile(
    r"(?:\b[Ll]ieux?-dits?|\bdits|\bdites)[ \u00a0](?:«[ \u00a0]?[^«»\n]{1,40}»(?:,[ \u00a0](?:et[ \u00a0])?|"
    r"[ \u00a0]et[ \u00a0])){0,4}«[ \u00a0]?$"
)
# "les Sœurs de la Providence": an order, not two sisters.
_ORDER = re.compile(
    r"(?:Petites[ \u00a0])?(?:Fr[èe]res|S[œo]e?urs|Filles|Dames|P[èe]res)[ \u00a0](?:de|du|"
    r"des)[ \u00a0]"
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
# "la clé d'Hondt": with neither a first name nor a civility, the method that shares out seats.
_HONDT = re.compile(r"(?:[dD]['’])?Hondt")
NAMES_SOMEBODY = re.compile(r"(?<![\w.])(?:M\.|MM\.|Mr|Mmes?|Mlles?|Monsieur|Madame|Me|Ma[îi]tre)[ \u00a0]")
_ADDRESSED = re.compile(NAMES_SOMEBODY.pattern + r"(?:[dD]['’])?$")


def is_foreign(name: str) -> bool:
    """Say whether a name is a street, a village or a body in German or Dutch: "Am Bach", "Sankt Vith"."""
    return bool(_FOREIGN.search(name))


def _is_method(left: str, name: str) -> bool:
    return bool(_HONDT.fullmatch(name)) and not _ADDRESSED.search(left)


def is_body(left: str, name: str, right: str) -> bool:
    """Say whether the words around make of a name a firm of partners or brothers, a body, or one of several places."""
    if ("&" in name or "&" in left[-45:] or _AND_PARTNER.match(right)) and _PARTNERS.search(left):
        return True
    if ("«" in left[-2:] and _SO_CALLED.search(left)) or (name.endswith("Hondt") and _is_method(left, name)):
        return True
    if "dit" in left[-30:] and _BEARS.search(left[-40:]):
        return True
    if " dit" in left[-8:] and _PLACE_CALLED.search(left):
        return True
    if "«" in left[-45:] and _SOCIETY_CALLED.search(left):
        return True
    if (
        _is_letters(name)
        or _ORDER.match(name)
        or name.startswith("Chez ")
        or _DIRECT.search(left)
        or _SHOP_OF.search(left)
    ):
        return True
    if _is_of_partners(left, name, right) or (_one_word(name) and left.endswith("chez ") and _SUPPLIER.search(left)):
        return True
    body = _BODY.search(left)
    if body and not NAMES_SOMEBODY.search(body.group()):
        return True
    brothers = _BROTHERS.match(right) or _BROTHERS.search(name)
    return bool(brothers) and not name.isupper() and not _OF_PERSONS.search(left)


# "Agri-Marlaire", "TechnoMarlier", "H2Marlaire", "3D-Colson": so are firms and their goods called.
_BRAND = re.compile(
    r"(?i:agri|alu|pvc|b[âa]ti|[ée]co|bio|euro|techno|tech|inter|wallo|info|[ée]lectro|hydro|auto|moto|v[ée]lo|brico|"
    r"m[ée]di|pharma|clim|"
    r"net|pro|top|dyna|a[ée]ro|th[ée]rmo|multi|poly|g[ée]o|tele|t[ée]l[ée]|data|cyber|immo|a?qua|"
    r"energ?i?)-[A-ZÀ-Þ][\w'’]{2,20}|"
    r"[A-ZÀ-Þ][\w'’]{2,20}-(?i:tech|plan|lec|soft|net|bel|clim|bat|com|lux|services?|consult|group|[ée]nergies?|"
    r"immo|trans|"
    r"sport|concept|d[ée]co|invest|assets|solutions?|resorts?|h[ôo]tels?|events?|travel|logistics?|motors?|systems?|"
    r"media|design|partners|holding|industries?|engineering|software|bouw|tours)"
)
_MIXED = re.compile(
    r"(?!(?:Ma?c|De|Di|Du|Da|Del|La|Le|Van|Vande[rn]?|Den|Ter|Ten|O['’]|Fitz|"
    r"Saint)[A-ZÀ-Þ])[A-ZÀ-Þ]?[a-zà-ÿ]{3,15}[A-ZÀ-Þ][a-zà-ÿ]{2,15}"
)


def is_brand(text: str, start: int, name: str) -> bool:
    """Say whether the spelling of a word is a firm's or a product's: mixed case, figures, an ending of trade."""
    if text[start - 1 : start].isalnum() and re.search(r"[2-9][A-Za-z]?$", text[max(0, start - 2) : start]):
        return True
    if (
        _one_word(name)
        and re.search(r"(?<![\w-])[2-9][A-Z]?-?$", text[max(0, start - 3) : start])
        and name[:2] in ("D-", "G-")
    ):
        return True
    last = re.split(r"[ \u00a0]", name)[-1]  # "Van den Hautmont-Resorts"
    return bool(_BRAND.fullmatch(last) or (_one_word(name) and _MIXED.fullmatch(name)))


def _one_word(name: str) -> bool:
    return " " not in name and "\u00a0" not in name


def _is_letters(name: str) -> bool:
    return bool(_DOTTED.match(name) or ("-" in name and _one_word(name) and _LETTERS.fullmatch(name)))


def _is_of_partners(left: str, name: str, right: str) -> bool:
    """Say whether a name is one of two or more under which a firm signs."""
    if _COUPLE.search(left[-30:]):
        return False
    if _AND_SONS.match(right) or _AND_SONS.search(name) or _ONE_OF_TWO.match(right):
        return True
    if _SONS_OF.search(left):
        return True
    both = name + right
    return ("&" in name or _FIRST_OF_TWO.search(left) is not None) and bool(_LAST_OF_TWO.match(both))
