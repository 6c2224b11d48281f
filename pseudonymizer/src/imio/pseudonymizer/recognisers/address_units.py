"""Where in a house, or beside what, somebody lives: "2e étage arrière", "bâtiment C", "dernière maison avant le pont".

A unit joins the address that it stands beside. A house told by its place needs a person or a word of residence
before it, for things are told so too.
"""

from imio.pseudonymizer.recognisers.address_pieces import LOCALITY
from imio.pseudonymizer.recognisers.address_pieces import SP
from imio.pseudonymizer.recognisers.address_pieces import UP

import re


_RANK = (
    r"(?:\d{1,2}(?:er|[èe]re|[èe]me|e|\.?º|°)|[Pp]remi(?:er|[èe]re)|[Dd]euxi[èe]me|[Ss]econde?|[Tt]roisi[èe]me|"
    r"[Qq]uatri[èe]me|[Cc]inqui[èe]me|[Ss]ixi[èe]me|[Ss]epti[èe]me|[Hh]uiti[èe]me|[Nn]euvi[èe]me|[Dd]ixi[èe]me|"
    r"(?:[Aa]vant-)?[Dd]erni(?:er|[èe]re)|[Uu]nique|[Ss]eule?)"
)
_SIDE = r"(?:gauche|droite?|arri[èe]re|avant|nord|sud|est|ouest|[A-Z](?![\w'’.]))"
_HOUSE = (
    r"(?:maison(?:nette)?|habitation|ferm(?:e|ette)|chalet|caravane|roulotte|mobil-home|cabane|villa|cottage|pavillon|"
    r"bungalow|baraquement|conteneur|yourte|p[ée]niche|b[âa]tisse|immeuble|corps[ \u00a0]de[ \u00a0]logis)"
)
_NUMBERED_UNIT = (
    r"(?:[Bb][âa]t(?:iment|\.)|[Bb]loc|[Tt]our|[Pp]avillon|[Ee]scalier|[Cc]age|[Bb]o[îi]te|[Bb]te\.?|"
    r"[Aa](?:p(?:partement|p?t?)\.?)|[Kk]ot|[Ff]lat|[Cc]h(?:ambre|\.)|[Ss]tudio|[Uu]nit[ée]|[Ll]ogement|[Cc]halet|"
    r"[Cc]aravane|[Ee]mplacement|[Bb]ungalow|[Aa]ile|[Ee]ntr[ée]e|Zimmer|[Kk]amer|Wohnung)"
)
_UNIT = (
    rf"(?:{_RANK}{SP}(?:(?:[ée]tage|[ée]t\.|niveau|palier|porte|entr[ée]e|cour|{_HOUSE})"
    rf"(?:{SP}(?:(?:[àa]|sur|main){SP}){{0,2}}{_SIDE})?|{_SIDE}|[A-Z]\b)"
    rf"|(?:[Rr]ez(?:-de-(?:chauss[ée]e|jardin|cour))?|[Mm]ansarde|[Ee]ntresol|[Ss]ous-sol|[Cc]ombles|[Gg]renier|"
    rf"[ée]tage|loge|arri[èe]re(?:-maison)?)(?:{SP}{_SIDE})?(?![\w'’-])"
    rf"|(?:(?:petite|grande){SP})?(?:porte|cour|entr[ée]e|fa[çc]ade|aile|c[ôo]t[ée]|ruelle|escalier)"
    rf"(?:{SP}(?:d[eu]{SP}|d['’]|des{SP}|de{SP}la{SP}|[àa]{SP}(?:la{SP})?))?{SP}?[a-zà-ÿ]{{3,15}}"
    rf"(?={SP}?[,;.:)\n\t]|$)"
    rf"|{_NUMBERED_UNIT}{SP}(?:n[°º]{SP}?)?(?:[A-Z]?-?\d{{1,4}}[A-Za-z]?|[A-Z]|[IVX]{{1,4}})(?![\w'’-])"
    rf"|[Bb][âa]timent{SP}[{UP}][\w'’-]{{2,20}})"
)
#: "rue du Puits 13, et non 31": the number that was told wrongly.
_NOT = re.compile(rf",?{SP}et{SP}(?:non|pas){SP}(?:(?:au|le){SP})?(?:n[°º]{SP}?)?\d{{1,4}}[A-Za-z]?(?![\w°/.])")
AFTER_NUMBER = re.compile(rf"(?:{SP}?[,/(–—]{SP}?{_UNIT}(?:{LOCALITY})?\)?){{1,3}}")
#: "Pascal X, 31, mansarde"
NUMBER_AND_UNIT = re.compile(
    rf"{SP}?[,(]{SP}?(?P<datum>(?:n[°º]{SP}?)?\d{{1,3}}[A-Za-z]?,{SP}{_UNIT})(?={SP}?[,;.:)\n\t]|$)"
)
#: "les X au troisième": a floor, where somebody is told by it.
FLOOR = re.compile(
    rf"{SP}(?P<datum>(?:au|du){SP}(?:{_RANK}|rez(?:-de-chauss[ée]e)?)(?:{SP}{_SIDE})?)(?={SP}?[,;.:)\n\t]|{SP}(?:et|ou){SP}|$)"
)
#: "8e étage, apt 84, résidence…": the unit stands first.
BEFORE = re.compile(rf"(?:(?<=^)|(?<=[^\w'’-])){_UNIT}(?:,{SP}{_UNIT}){{0,2}},{SP}$")

_MARKS = (
    r"(?:abribus|arr[êe]t|banque|barrage|biblioth[èe]que|bois|boucherie|boulangerie|buvette|caf[ée]|calvaire|canal|"
    r"carri[èe]re|carrefour|caserne|ch[âa]teau|chapelle|chemin|cimeti[èe]re|commissariat|c[ôo]te|cour|coll[èe]ge|"
    r"cr[èe]che|croix|d[ée]p[ôo]t|[ée]cluse|[ée]cole|[ée]glise|[ée]tang|ferme|fontaine|for[êe]t|friterie|garage|gare|"
    r"gendarmerie|gu[ée]|hall|halle|h[ôo]pital|kiosque|laverie|lavoir|librairie|magasin|mairie|maison|moulin|"
    r"monument|passage|pharmacie|piscine|place|plaine|pont|poste|presbyt[èe]re|quai|rivi[èe]re|rond-point|route|rue|"
    r"ruelle|ruisseau|salle|salon|scierie|sentier|snack|stade|station|superette|supermarch[ée]|taverne|terrain|"
    r"terril|tilleul|tunnel|usine|viaduc|village|voie)s?(?![\w'’-])"
)
_OF = (
    rf"(?:(?:d[eu]|des|l[ae]s?|aux?|[àa]|un|une|vieu(?:x|ille)|anciens?|ancienne|petite?|grande?){SP}|"
    rf"[ld]['’]){{0,4}}"
)
_WHERE = (
    rf"(?:derri[èe]re|devant|face|en{SP}face|vis-[àa]-vis|[àa]{SP}c[ôo]t[ée]|[àa]{SP}(?:gauche|droite|main{SP}droite|"
    rf"main{SP}gauche)(?:{SP}en{SP}venant)?|pr[èe]s|au-dess(?:us|ous)|en-dessous|au{SP}(?:bout|fond|bord|coin|pied|haut|"
    rf"bas|sommet|d[ée]but)|[àa]{SP}l['’](?:angle|entr[ée]e|arri[èe]re|or[ée]e)|[àa]{SP}la{SP}(?:sortie|limite|"
    rf"lisi[èe]re)|en{SP}(?:amont|aval|contrebas|bordure|lisi[èe]re|haut|bas|sortant|venant)|avant|apr[èe]s|entre|"
    rf"au-del[àa]|sous|contre|pass[ée]|(?:coin|angle|bout|haut|bas|fond))"
)
_MORE = rf"(?:{SP}[\w'’-]{{1,20}}){{0,8}}?"
_ENDS = rf"(?={SP}?[,;.:()»\n\t]|{SP}(?:et{SP}(?:a|est|qui|demande|sollicite)|a|est|qui|dont|où)\b|$)"
_BESIDE_A_MARK = rf"{_WHERE}{SP}{_OF}{_MARKS}{_MORE}"
#: A rank, a place beside something, or what one sees of it, makes of a house the one that is meant.
_TOLD = (
    rf"(?:{_RANK}{SP}{_HOUSE}(?![\w-]){_MORE}"
    rf"|{_HOUSE}(?:{SP}[a-zà-ÿ]{{3,15}}){{0,2}}?{SP}{_BESIDE_A_MARK}"
    rf"|{_HOUSE}{SP}(?:[àa]{SP}(?:la{SP})?|aux?{SP}|avec{SP}|en{SP})(?:porte|volet|toit|fa[çc]ade|pierre|brique|bois|"
    rf"bo[îi]te|bardage|ch[âa]ssis|pignon|balcon|v[ée]randa|portail|haie|colonne|tourelle)s?(?![\w-]){_MORE}"
    rf"|{_HOUSE}{SP}(?:isol[ée]e|inachev[ée]e|mitoyenne|voisine|d['’]angle|de{SP}coin|du{SP}(?:coin|bout|fond|bas|haut))"
    rf"{_MORE}|{_BESIDE_A_MARK})"
)
_UNITS_TOO = rf"(?:,{SP}(?:{_UNIT}|(?:rue|place|avenue|quai|chauss[ée]e){SP}[^,;.\n\t()]{{3,40}}|{_TOLD}))?"
#: "Mme X, dernière maison avant le pont"; "(X, face au café)".
AFTER_PERSON = re.compile(
    rf"{SP}?(?:,|[–—(-]){SP}?(?P<datum>(?:(?:[àa]{SP})?(?:l['’]|l[ae]{SP})|dans{SP}l[ae]{SP}|au{SP})?{_TOLD}{_UNITS_TOO})"
    rf"{_ENDS}"
)
_STILL = (
    rf"(?:{SP}(?:actuellement|aujourd['’]hui|encore|officiellement|provisoirement|toujours|d[ée]sormais|d['’]urgence|"
    rf"ensemble|seule?s?|temporairement|depuis{SP}peu)){{0,2}}"
)
_NAMED = (
    rf"(?:(?:Vieille|Vieux|Ancien(?:ne)?|Haute?|Basse?|Grande?|Petite?|Nouvelle){SP}(?:Poste|Forge|[ÉE]cole|Gare|Ferme|"
    rf"Cure|Cense|Grange|Tour|Brasserie|Scierie|Tannerie|Barri[èe]re|Maison|Moulin|Presbyt[èe]re|Relais|Ch[âa]teau)"
    rf"|(?:ancien(?:ne)?{SP})?(?:gare|cure|presbyt[èe]re|ferme|poste|forge|[ée]cole|caserne|loge|conciergerie)"
    rf"(?={SP}?[,;.:)\n\t]|$))"
)
#: After a word of residence: "la dernière maison après l'église", "au-dessus du café", "à la Vieille Poste, 2e étage".
AFTER_RESIDENCE = re.compile(
    rf"{_STILL}{SP}(?:dans{SP}|[àa]{SP})?(?:l['’]|l[ae]{SP}|au{SP}|une?{SP})?"
    rf"(?P<datum>(?:{_RANK}{SP}[ée]tage{SP}{_OF}{_MARKS}{_MORE}|{_TOLD}|{_NAMED}){_UNITS_TOO}){_ENDS}"
)


def end_of(text: str, end: int) -> int:
    """Return where an address ends, the floor, the block or the door behind it included."""
    units = AFTER_NUMBER.match(text, end) or _NOT.match(text, end)
    if not units:
        return end
    closed = units.group().endswith(")") and "(" not in units.group()
    return units.end() - closed
