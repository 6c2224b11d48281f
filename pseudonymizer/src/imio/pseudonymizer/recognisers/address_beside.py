"""What reads as a home only beside a person's name: a hamlet with a number, a farm, a postcode; what joins a street."""

from imio.pseudonymizer import lexicon
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers.address_pieces import HOUSE
from imio.pseudonymizer.recognisers.address_pieces import LOCALITY
from imio.pseudonymizer.recognisers.address_pieces import MANOR
from imio.pseudonymizer.recognisers.address_pieces import NO_HOUSE
from imio.pseudonymizer.recognisers.address_pieces import NUMBER
from imio.pseudonymizer.recognisers.address_pieces import SP
from imio.pseudonymizer.recognisers.address_pieces import TOWN
from imio.pseudonymizer.recognisers.address_pieces import UP

import re


#: What is numbered as houses are, behind a name.
NO_HOME_WORD = (
    r"(?!(?:Av(?:enant)?|Annexe|Art(?:icle)?|Lot|Dossier|Point|Projet|Phase|Convention|Permis|Contrat|March[ée]|"
    r"D[ée]lib|Amendement|"
    r"Concession|Tombe|Caveau|Parcelle|Section|Classe|Groupe|Niveau|[ÉE]chelle|Bureau|Liste|Titre|Chapitre|"
    r"Division|Compte|Facture|"
    r"Bon|Devis|Poste|Plan|Axe|Fiche|Grade|Cat[ée]gorie|Zone|Note|Pi[èe]ce|Total|Vote|Loi|Arr[êe]t|D[ée]cret|Budget|Exercice)\b)"
)
_LEAD = (
    rf"(?:{SP}\([^()\n\d]{{1,30}}\))?(?:{SP}?[,–—(:|-]{SP}?|{SP}?\t{SP}?|\){SP}?[,–—]?{SP}?)(?:(?:p/a|c/o|"
    rf"de|d['’]|[àa]){SP})?"
)
#: What opens the name of a place without a capital, as in "campagne de Moha 4", "via Garibaldi 4".
_LOW_HEAD = (
    rf"(?:campagne|parc|bois|pr[ée]s?|champs?|sart|gare|[ée]cluse|barrage|maison|pavillon|chalet|caravane|p[ée]niche|"
    rf"camping|bloc|b[âa]timent|b[âa]t\.|tour|immeuble|building|bruy[èe]re|hauteurs|fontaine|c[ôo]te|butte|croix|"
    rf"moulin|ferme|ch[âa]teau|villa|barri[èe]re|via|viale|piazza|rua|calle|ulica|ul\.|str\.|strada|plaza|carrer|"
    rf"street|sokak|sok\.|cad\.){SP}"
)
#: "Mme X, 93 ans, chambre 112"; "M. Y (parcelle C-31)"; "Mme Z (tour A, 9e étage)": within a house that needs no name.
INSIDE = (
    rf"(?:(?:la{SP}|au{SP})?(?:[Cc]hambre|[Cc]h\.|[Ss]uite|[Ss]tudio|[Aa]ppartement|[Aa]pp\.|[Aa]ppt\.?|[Ff]lat|"
    rf"[Uu]nit[ée]|"
    rf"[Ll]ogement|[Cc]halet|[Kk]ot|[Pp]avillon|[Bb][âa]timent|[Mm]obil-home|[Bb][ée]guinage|"
    rf"[Cc]aravane|[Ee]mplacement|[Pp]arcelle|[Bb]ungalow|[Tt]our|[Bb]loc|[Ll]it){SP}(?:n°{SP}?)?"
    rf"(?:[A-Z]?-?\d{{1,4}}(?:[./]\d{{1,3}})?[A-Za-z]?|[A-Z])\b(?!{SP}?[A-Z]\b))"
)
LODGER = re.compile(
    rf"(?:{SP}?[,(–—]|\.(?={SP}(?:Chalet|Caravane|Emplacement|Bungalow|Mobil-home|Chambre|Studio|Kot|Appartement){SP}))"
    rf"{SP}?(?P<datum>{INSIDE}(?:,{SP}(?:{INSIDE}|\d{{1,2}}(?:er|e|[èe]me){SP}[ée]tage)){{0,2}})"
    rf"(?={SP}?[,;.:)\n\t]|{SP}(?:et|qui|a|est)\b|$)"
)
#: What may stand between a person and the home: an age, a trade.
TOLD = re.compile(
    rf"(?:,{SP}|{SP}\()(?:\d{{1,3}}{SP}ans|(?:(?:l[ae]|son|sa|leur){SP}|l['’])?(?!sur\b|dans\b|pour\b|lot\b|section\b|"
    rf"rue\b|n[ée]e?\b)[a-zà-ÿ][a-zà-ÿ'’-]{{2,20}}"
    rf"(?:{SP}(?:de{SP}(?:la{SP}|l['’])?|d['’]|du{SP}|des{SP}|en{SP}|[àa]{SP})?[a-zà-ÿ'’-]{{3,20}}){{0,2}})(?={SP}?[,(\t]|{SP}(?:du|au){SP}(?:n|\d))"
)
#: "Denise Crépin, Les Quatre Vents 4"; "(Hurlebise 7)".
NAMED_HOUSE = re.compile(
    rf"{_LEAD}(?=[^\d\n]{{0,40}}[{UP}][a-zà-ÿ'’]){NO_HOME_WORD}(?P<datum>(?:{_LOW_HEAD})?(?:[{UP}][\w'’-]*,?{SP}|"
    rf"(?:aux?|de|"
    rf"du|des|la|le|les|sur|"
    rf"sous|en){SP}|[ld]['’]){{1,6}}?"
    rf"(?<=[\w,]{SP})(?<!\bn°{SP})(?:{NUMBER}(?<!\d{{4}})(?<!\d{{4}}-\d\d)|"
    rf"s/n\b)(?:{LOCALITY})?)(?={SP}?[,;.:()\n\t–—]|{SP}(?:[àa]|et|qui|a|est)\b|{SP}-{SP}|"
    rf"{SP}\d[\d.,]{{0,9}}{SP}?(?:€|EUR)|$)"
)
#: "chez Marquet, Longue Haie 12"; "chez le président, « Les Sorbiers », Longue Haie 12": the house follows.
AT_SOMEBODYS = re.compile(
    rf"(?<![\w-])(?:[Cc]hez|[Aa]u{SP}domicile{SP}d[eu]){SP}(?:(?:M\.|Mme|l[ae]s?|s(?:on|a|es)|leurs?|une?|des){SP}|l['’])?"
    rf"(?!(?:SA|SRL|ASBL|SC|NV|BV)\b)[\w'’-]{{2,20}}(?:{SP}(?!(?:SA|SRL|ASBL|SC|NV|BV)\b)[{UP}][\w'’-]{{1,20}}){{0,2}}"
    rf"(?P<house>,{SP}«{SP}?[{UP}][^«»\n\d]{{1,40}}»)?(?=(?:,{SP}|{SP}\()[{UP}])"
)
#: "Denise Crépin, 4999 Bellerive".
POSTCODE = re.compile(
    rf"{_LEAD}(?P<datum>(?:[BDFLN]-{SP}?)?[1-9]\d{{3,4}}{SP}{TOWN})(?={SP}?[,;.:)\n\t]|{SP}(?:et|qui|a|est)\b|$)"
)
#: "leur maison (la Ferme aux Loups)"; "cultivateur à la Grange aux Moines"
OWN_MANOR = re.compile(
    rf"\b(?:(?:[Ss]on|[Ss]a|[Ll]eur|[Mm]a|[Mm]on){SP}(?:propre{SP})?(?:maison|habitation|domicile|logement|ferme){SP}?[,(:]{SP}?"
    rf"(?:dite?{SP})?(?:l[ae]s?{SP}|l['’])?|(?:agriculteur|agricultrice|berg[eè]re?|cultivateur|cultivatrice|[ée]leveu(?:r|se)|"
    rf"fermi(?:er|[èe]re)|garde-chasse|mara[iî]ch(?:er|[èe]re)|meuni(?:er|[èe]re)|m[ée]tay(?:er|[èe]re)){SP}"
    rf"(?=(?:au|[àa]){SP})){MANOR}"
)
MANOR = re.compile(rf"{_LEAD}{MANOR}")
#: "Fr. Hollebeke, idem, 22"; "Anouk Vanneste, n° 9".
SAME_STREET = re.compile(
    rf"[^\W\d_]\.?(?:,{SP}|{SP}\(|{SP}?\t{SP}?)(?P<datum>(?:idem|ibidem|id\.|ibid\.|m[êe]me{SP}(?:rue|avenue|impasse|place|"
    rf"ruelle|chauss[ée]e|clos|cit[ée]|hameau)),?{SP}?[ \u00a0\t]{SP}?(?:n[°º]{SP}?)?"
    rf"\d{{1,4}}(?:/\d{{1,3}})?[A-Za-z]?\b(?!{SP}[A-Z]\b)"
    rf"|n[°º]{SP}?\d{{1,4}}(?={SP}?(?:\n|$)))"
)
#: "N 662, n° 90": a house on a numbered road.
ROAD = re.compile(
    rf"(?<![\w-])(?:[Rr]oute{SP}(?:[Nn]ationale{SP})?)?N{SP}?\d{{1,3}}[a-z]?,?{SP}n°{SP}?{HOUSE}{NO_HOUSE}"
)
#: What may stand before the street in the same address: "Bellefagne, rue…", "4999 Bellefagne, rue…".
PREFIX = re.compile(
    rf"(?:(?P<code>(?:[BDFLN]-?{SP}?)?[1-9]\d{{3,4}}{SP}{TOWN}(?:,{SP}{TOWN})?)|(?P<manor>(?i:(?:au{SP}|"
    rf"[àa]{SP}la{SP})?(?:ch[âa]teau(?:-ferme)?|"
    rf"ferme|r[ée]sidence|domaine|moulin|lieu-dit|hameau|villa|parc|cense|home|"
    rf"maison{SP}de{SP}repos){SP}(?:[\w'’-]+{SP}?){{1,4}}"
    rf"(?:,{SP}(?:ch(?:ambre|\.)|app(?:artement|\.)|studio){SP}\w{{1,5}})?))|"
    rf"(?P<town>(?:{TOWN},{SP})?{TOWN}))(?:,|{SP}[–—-]){SP}(?:aux?{SP})?$"
)
#: "au 2e étage du 33, rue Haute": the floor stands before the house.
FLOOR = re.compile(
    rf"(?:\d{{1,2}}(?:er|e|[èe]me){SP}[ée]tage|rez-de-chauss[ée]e|(?:l['’])?(?:appartement|studio|chambre|"
    rf"logement){SP}(?:n°{SP}?)?\w{{1,4}})"
    rf"(?:{SP}(?:gauche|droite?|arri[èe]re))?,?{SP}(?:(?:du|de{SP}l['’]immeuble|de{SP}la{SP}maison|au){SP}(?:du{SP}|"
    rf"sis{SP}|sise{SP})?)?$"
)


def is_thing(house: str) -> bool:
    """Say whether what reads as a hamlet with a number is a point, an amendment, a body: "Police 21"."""
    first = fold(re.split(r"[ \u00a0,]", house)[0])
    things = (lexicon.NUMBERED_THINGS, lexicon.TITLES, lexicon.NOT_NAMES)
    return any(first in some or first.rstrip("sx") in some for some in things)


def lives_in_hamlet(text: str, end: int) -> bool:
    """Say whether the name that ends there is followed by his house: "Mme X, Petit-Vervoz 14, a demandé"."""
    house = NAMED_HOUSE.match(text, end)
    if not house or not re.match(r",[ \u00a0]|[ \u00a0]\(", text[end : end + 2]):
        return False
    name = re.split(r",?[ \u00a0](?:n°|\d)", house["datum"])[0]
    return bool(re.search(r"[ \u00a0-]", name)) and not is_thing(house["datum"])
