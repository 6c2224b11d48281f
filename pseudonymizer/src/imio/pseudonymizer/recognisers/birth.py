"""Birth date, birth place and age.

Legal basis: GDPR art. 4; never published, not even for an office holder. Accuracy: very good after "né(e)",
"naissance", "âgé de", in a column headed so, and for ages in brackets; a bare "47 ans" or date needs a name just
before. Durations ("bail de neuf ans"), ages of things and of whole groups ("les enfants de 3 ans") are refused by
the words around.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "birth"
_S = r"(?:[ \u00a0\n]{1,3})"
_UP = "A-ZÀ-ÖØ-Þ"
_MONTH = (
    r"(?i:janv(?:ier|\.)?|rnars|rnai|avri1|jui11et|septernbre|novernbre|d[ée]cernbre|janua\w{1,2}|f[ée]v(?:rier|"
    r"r?\.)|februa\w{1,2}|mars|maart|märz|avr(?:il|\.)|april|mai|"
    r"mei|jui(?:n|llet)|"
    r"juil\.|jun[ie]|jul[ie]|ao[uû]t|august(?:us)?|sept(?:embre|ember|\.)|o[ck]t(?:obre|ober|\.)|nov(?:embre|"
    r"ember|\.)|"
    r"d[ée]c(?:embre|ember|\.)|dezember)"
)
_UNITS = (
    r"(?:un|une|premier|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|"
    r"seize|vingts?|trente|quarante|cinquante|soixante|septante|octante|quatre-vingts?|nonante|cents?|mille|mil|et)\b"
)
_WORDED = rf"{_UNITS}(?:[ \u00a0-]{_UNITS}){{0,8}}"
#: "I0.0l.1963": what a scanner reads.
_SCANNED = r"(?=[\dIlO.]{0,6}[IlO])[\dIlO]{1,2}[./-][\dIlO]{1,2}[./-][12l][\dIlO]{3}(?!\w)"
_YEAR = r"(?:\d{1,2}[/.])?(?:1[89]|20)\d{2}(?![\d/])"
DATE = (
    rf"(?:\d{{1,2}}(?:er|\.)?{_S}{_MONTH}{_S}(?:[12l]\d{{3}}|(?i:(?:deux[ \u00a0-])?mil(?:le)?\b{_S}{_WORDED}))|"
    rf"\d{{1,2}}[ ]?[./\-][ ]?\d{{1,2}}[ ]?[./\-][ ]?(?:\d{{4}}|"
    rf"\d{{2}})(?!\d)|\d{{4}}-\d{{2}}-\d{{2}}|(?i:{_WORDED}{_S}{_MONTH}{_S}{_WORDED}))"
)
_WHEN = (
    rf"(?:(?:[Ll]e|LE|un|en|EN|am|op|vers){_S}|l['’]an{_S})?(?:{DATE}|{_SCANNED}|(?:{_MONTH}{_S})?{_YEAR}|"
    rf"(?<=en[ \u00a0])\d\d(?!\d))"
)
_TOWN = (
    rf"[{_UP}][\w'’-]{{1,30}}(?:[ \u00a0](?:(?:sur|lez|les|la|le|de|du|en)[ \u00a0])?(?!L[ae][ \u00a0]?:)"
    rf"[{_UP}][\w'’-]{{1,30}}){{0,3}}"
    r"(?:[ \u00a0]?\([^()\n\t\d]{1,40}\))?"
)
_IN = rf"(?:[àaÀA]u?x?|en|EN|te|in){_S}"
_JOIN = r"[ \u00a0]?[,:–—(-]?[ \u00a0\n]{0,2}"
#: A place (to its date, whatever words it has) and a date, in either order.
_DATUM = (
    rf"(?P<datum>(?:{_IN}:?[ \u00a0]?[^\W\d_]|[{_UP}])[^\n\t,;:()\d]{{0,50}}?(?:[ \u00a0]?\([^()\n\t\d]{{1,40}}\))?"
    rf"[ \u00a0\n]?[,–—-]?[ \u00a0\n]{{1,2}}{_WHEN}"
    rf"|{_WHEN}(?:{_JOIN}{_IN}:?[ \u00a0]?{_TOWN})?|{_IN}(?::[ \u00a0]?)?{_TOWN})"
)
_BORN = re.compile(
    r"[NnGg](?<!\w.)(?:(?:[ée]|É|E(?=[ES]?[ \u00a0][ÀA][ \u00a0]|[ES]?[ \u00a0]LE[ \u00a0]))(?:\([eE]\)|"
    r"[·.]?[eE])?[sS]?|"
    r"aquit|aissait|eboren)(?:[ \u00a0]\([^()\n]{1,40}\))?"
    rf"(?=[ \u00a0\n:\t])"
    rf"(?:[ \u00a0]le)?(?:[ \u00a0]respectivement)?[ \u00a0\n:\t]{{1,3}}"
    rf"(?:sous[ \u00a0]le[ \u00a0]nom[ \u00a0](?:de[ \u00a0]|d['’]))?"
    rf"(?:(?:[{_UP}][\w'’-]+,?[ \u00a0]){{1,4}}(?=[àa]{_S}[{_UP}]|"
    rf"le{_S}\d))?{_DATUM}"
)
#: "Né(e) à : Namur Le : 06/04/2012", as forms have it.
_FORM_DATE = re.compile(rf"[ \u00a0,;\t\n]{{1,3}}[Ll]e[ \u00a0]?:[ \u00a0]?(?P<datum>{DATE})")
#: "nés respectivement à Huy le 3 mars 1971 et à Ciney, le 2 août 1973"
_AND_BORN = re.compile(
    rf"[ \u00a0\n]?,?[ \u00a0\n]et[ \u00a0\n]"
    rf"(?P<datum>(?:{_IN}{_TOWN}[ \u00a0]?,?[ \u00a0]{{1,2}})?(?:[Ll]e|en){_S}{DATE})"
)
_LABELLED = re.compile(
    rf"(?<![^\W_])(?<![Pp]rime[ \u00a0]à[ \u00a0]la[ \u00a0])(?<![Pp]rime[ \u00a0]de[ \u00a0])(?:[Nn]aiss(?:ance|\.)|"
    rf"NAISSANCE|Jahrgang|[Dd]\.?[ \u00a0]?(?:[Dd]\.?[ \u00a0]?)?[Nn]\.?"
    rf"(?=[ \u00a0]?[:\t]|[ \u00a0]\d\d?[./-]\d\d?[./-])|"
    rf"geb\.)(?:[ \u00a0]?\([^()\n]{{1,30}}\))?(?:[ \u00a0](?:est|[ée]tant))?"
    rf"[ \u00a0]?[:\t–(-]?[ \u00a0]?{_DATUM}"
)
#: "vit le jour à Huy en 1931", "venue au monde le 12 mars 1931"
_SAW_DAY = re.compile(
    rf"(?:\b(?:vit|vu|voit|verra)[ \u00a0]le[ \u00a0]jour|\bvenue?s?[ \u00a0]au[ \u00a0]monde|"
    rf"\bvint[ \u00a0]au[ \u00a0]monde)"
    rf"[ \u00a0,]{{1,2}}{_DATUM}"
)
#: "Né un 29 février"
_BORN_ON = re.compile(
    rf"\b(?:[Nn]ée?s?|anniversaire(?:[ \u00a0](?:tombe|est|se[ \u00a0]f[êe]te|a[ \u00a0]lieu|"
    rf"fix[ée]))?)[ \u00a0](?:un|le)[ \u00a0](?P<datum>\d{{1,2}}(?:er)?{_S}{_MONTH})(?!{_S}\d)"
)
_NATIVE = re.compile(rf"\bnati(?:f|ve)[ \u00a0](?P<datum>(?:de[ \u00a0]|d['’]){_TOWN})")
_FROM = re.compile(rf"\boriginaire[ \u00a0](?P<datum>(?:de[ \u00a0]|d['’]){_TOWN})")
_LIEU = re.compile(rf"[Ll]ieu{_S}de{_S}naissance[ \u00a0]?[:\t][ \u00a0]?(?P<datum>{_TOWN})")
_SIGN = re.compile(
    rf"[°º*](?<=[(,;\t\n–-].|[ \u00a0].)[ \u00a0]?(?P<datum>(?:{_TOWN}[, \u00a0]{{1,3}})?(?:le{_S})?(?:{DATE}|"
    rf"{_YEAR}))"
)
_WHERE = re.compile(
    rf"(?P<datum>[{_UP}][\w'’-]{{1,30}}(?:[ \u00a0]\([^()\n\t]{{1,30}}\))?,[ \u00a0]où[ \u00a0](?:elle|il)[ \u00a0]"
    rf"(?:est[ \u00a0]n[ée]e?|naquit)[ \u00a0](?:le{_S}|en{_S})(?:{DATE}|\d{{4}}))"
)
#: Directly after a name: "(Huy, 1938)", "(1938-2024)", ", 03/03/1971," and " – 03.03.1971".
_LIFE = rf"(?:{_TOWN},?[ \u00a0])?(?:le[ \u00a0])?(?:{DATE}|{_YEAR})"
_BESIDE = re.compile(
    rf"[ \u00a0]?[,(\t–—-][ \u00a0]?(?:(?:(?<=\()|"
    rf"(?<=\([ \u00a0]))(?P<datum>{_LIFE}(?:[ \u00a0]?[-–—][ \u00a0]?†?[ \u00a0]?{_LIFE})?)(?=[ \u00a0]?[),;–—])|"
    rf"(?P<years>{_YEAR}[ \u00a0]?[-–—][ \u00a0]?{_YEAR})(?=[,)])|(?P<date>(?:(?<=,[ \u00a0]){_TOWN},[ \u00a0]|"
    rf"(?<=\()le[ \u00a0])?{DATE})(?=[ \u00a0]?(?:[,;)\t\n–—]|"
    rf"-[ \u00a0]|$)))"
)
#: A date beside a national number is the birth date that the number begins with.
_BEFORE_NISS = re.compile(
    rf"(?P<datum>(?:[{_UP}][\w'’-]+,?{_S}(?:le{_S})?)?{DATE})[ \u00a0]?[,;–—(-]?[ \u00a0]?"
    rf"(?:(?:n[°º][ \u00a0]?(?:nat\w*)?|NN|R\.?N\.?|NISS|num[ée]ro[ \u00a0]national)[ \u00a0]?:?[ \u00a0]?)?$"
)
#: What is "born" without being a person.
_THING = re.compile(
    r"(?:\b(?:asbl|litige|id[ée]e|projet|conflit|droits?|cr[ée]ance|entreprise|commune|club|dette|diff[ée]rend|"
    r"contentieux|"
    r"f[êe]te|comit[ée]|asso|cercle|initiative|groupe|festival|march[ée]|r[ée]seau|parti|syndicat|partenariat|"
    r"service|centre)|"
    r"(?<![\w-])(?-i:[a-zà-ÿ])[^\W\d_]{1,20}(?:tion|sion|ments?|ence|ité|iété|isme|ure|"
    r"age)s?)[ \u00a0]?,?[ \u00a0]?(?:est[ \u00a0]|sont[ \u00a0])?$",
    re.IGNORECASE,
)

# -- Ages

_NUMBER = rf"(?:\d{{1,3}}(?:[ \u00a0]?(?:1/2|½)|,5)?|{_WORDED})"
#: Read backwards from the unit, which is rare: "84 et", "4, 7 et 9", "quatre-vingt-un".
_UNIT = re.compile(
    r"[ \u00a0\n](?:ans|mois|jours|semaines|bougies|printemps|Jahren?|jaar)"
    r"(?:[ \u00a0](?:et[ \u00a0](?:demie?\b|quart\b|\d{1,2}[ \u00a0]mois)|trois[ \u00a0]quarts|1/2|"
    r"½))?(?![\w-])"
)
_COUNTED = re.compile(rf"(?<![\w,./])(?:(?:\d{{1,3}},{_S}){{0,4}}\d{{1,3}}{_S}(?:et|ou){_S})?(?i:{_NUMBER})$")
_COUNTED_WORDS = re.compile(rf"(?<![\w-])(?i:{_NUMBER})$")
_AGED = re.compile(
    r"\b(?:(?:[âa]g[ée](?:\(e\)|[·.]?e)?s?|[àa][ \u00a0]l['’][âa]ge|(?:d[ée]c[ée]d[ée]|mort)(?:\(e\)|"
    r"e)?s?(?:[ \u00a0]\w{1,12}){0,5},?"
    r"[ \u00a0][àa]|(?:l['’]|\b[mst]on[ \u00a0]|"
    r"leur[ \u00a0])?[Ââ]ge)[ \u00a0]?[,:–—-]?[ \u00a0\n]?(?:(?:respectivement|aujourd['’]hui|seulement|soit|"
    r"à peine)[ \u00a0])?(?:de[ \u00a0\n]|d['’])?)$",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"(?:[êe]tre|soit|pas|enfants?|jeunes|personnes|[ée]l[èe]ves|agents?|candidats?|toute[ \u00a0]personne|"
    r"habitants|citoyens|"
    r"mineurs?|membres|usagers|b[ée]n[ée]ficiaires)[ \u00a0]?,?[ \u00a0]?(?:non[ \u00a0])?$",
    re.IGNORECASE,
)
_OLD_THING = re.compile(
    r"\b(?:b[âa]timents?|toitures?|v[ée]hicules?|camions?|chaudi[èe]res?|immeubles?|installations?|tracteurs?|"
    r"mat[ée]riel|arbres?|"
    r"ponts?|canalisations?|conduites?|logiciels?|machines?|ch[âa]ssis|citernes?|voitures?|bus|camionnettes?|"
    r"clubs?|asbl|harmonie|"
    r"fanfare|soci[ée]t[ée]s?|associations?|[ée]coles?|centre|comit[ée]|chorale|amicale|festival|carnaval|hall|"
    r"piscine|commune|ville)"
    r"\b[^.;:\n]{0,25}$",
    re.IGNORECASE,
)
_AFTER_AGE = re.compile(
    r"[,;][ \u00a0]\d[\d., \u00a0]{0,10}(?:€|EUR)|[ \u00a0\n](?:accomplis|r[ée]volus|(?:au|du)[ \u00a0\n](?:moins|"
    r"plus)|minimum|maximum|(?:ou|"
    r"et)[ \u00a0\n]plus|d['’]existence|"
    r"de[ \u00a0\n](?:service|bail|carri|pr[ée]sence|garantie|mandat|anc|mariage|loyaut|fonction)|renouvel|"
    r"apr[èe]s|avant)"
)
_OF = re.compile(r"[ \u00a0\n](?:de[ \u00a0]|d['’])")
_AGE_LEFT = re.compile(
    r"(?:[^\W\d_][.»”\")]{0,2}[ \u00a0]?,?[ \u00a0]?[,(][ \u00a0]?(?:«[ \u00a0]?)?|"
    r"[^\W\d_)][»”]?[ \u00a0][–—-][ \u00a0]|"
    r"[\w)][ \u00a0][/|][ \u00a0]|\d[ \u00a0][–—][ \u00a0]|;[ \u00a0]|^|^[-•][ \u00a0])$"
)
_NOT_AGE = re.compile(
    r"dur[ée]e|terme|p[ée]riode|pendant|depuis|d[ée]lai|bail|renouvel|tous\s+les|conc[ée]d|concession|mandat|amorti|"
    r"pour\b|apr[èe]s|dans\b|de\s+moins|plus\s+de|moins\s+de|\bentre\b|jusqu|prescription|classe|d[ée]coration|"
    r"ancien|"
    r"m[ée]daille|recours|emphyt|garantie|conservation|"
    r"emprisonnement|noces|jubil|anniversaire|contrat|cong[ée]|tarif|location|pr[ée]avis|suspension|formule",
    re.IGNORECASE,
)
#: "(2 ans)" directly after a first name alone is nothing else: "la crèche pour Eliška (2 ans)".
_BRACKETED = re.compile(r"(?<![\w’'-])[a-zà-ÿ]{1,20}[ \u00a0]([A-ZÀ-Þ][\w'’-]+)[ \u00a0]\([ \u00a0]?$")
_HAS = re.compile(
    rf"(?:\b(?:[Ii]l|[Ee]lle|qui|[Jj]e|[Nn]ous|[Jj]['’]|enfant|fils|fille|m[èe]re|p[èe]re|mari|[ée]poux|[ée]pouse|"
    rf"int[ée]ress[ée]e?|"
    rf"[{_UP}][\w'’-]+(?<!\bCe)(?<!\bOn))[ \u00a0]?|[Jj]['’])(?:n['’])?(?:a|ai|ont|avons|avait|avaient|aura|"
    rf"auront|aurait|"
    r"atteint|atteindra|aura[ \u00a0]atteint)[ \u00a0](?:eu[ \u00a0]|que[ \u00a0])?(?:tous[ \u00a0]deux[ \u00a0]|"
    r"à[ \u00a0]peine[ \u00a0]|"
    r"aujourd['’]hui[ \u00a0]|"
    r"d[ée]j[àa][ \u00a0])?$"
)
_HAVING = re.compile(r"(?:\b(?:celui|celle)(?:-ci)?,?|[A-ZÀ-Þ][\w'’-]+,)[ \u00a0]ayant[ \u00a0]$")
#: "exploitant, Ferme Basse, n° 2, 29 ans": an age after the house of a row.
_AFTER_HOUSE = re.compile(
    r"(?:n[°º][ \u00a0]?|[A-ZÀ-Þ][\w'’-]+,?[ \u00a0])\d{1,3}[A-Za-z]?(?:/\d{1,3}|[ \u00a0](?:bte\.?|"
    r"bo[îi]te)[ \u00a0]\w{1,4})?,[ \u00a0]$"
)
_WILL_BE = re.compile(r",[ \u00a0](?:aura|avait|a[ \u00a0]eu)[ \u00a0](?:bient[ôo]t[ \u00a0]|alors[ \u00a0])?$")
_FEAST = re.compile(
    r"\b(?:f[êe]t(?:ait|é|e|ent|era|eront|er|ée|ant)(?:[ \u00a0][^\W\d_]{1,12}){0,4}?|souffl[^\W\d_]{1,5}|"
    r"haut[ \u00a0]de|"
    r"malgr[ée]|vu|(?:jour|soir|occasion|cap|veille|lendemain|lors)[ \u00a0]de)[ \u00a0](?:ses|leurs|les|"
    r"mes)[ \u00a0]$|"
    r"\b(?:pour|avant|d[èe]s|apr[èe]s|vers|avec|depuis)[ \u00a0](?:ses|mes)[ \u00a0]$"
)
_THE = re.compile(r"\b(?:[Ll]es|aux|des)[ \u00a0]$")
#: "laquelle, à quatre-vingt-huit ans, ne voudrait pas partir"
_AT = re.compile(r"[ \u00a0]?,[ \u00a0]à[ \u00a0]$")
_AT_ENDS = re.compile(r"[ \u00a0]?[,.;»)]|$")
#: "88 ans et 90 ans"
_SECOND = re.compile(r"[ \u00a0]?(?:,|et|/)[ \u00a0]")
#: "son nonantième anniversaire", "le 90e anniversaire de Mme X"
_ORDINAL = (
    r"(?:\d{2,3}(?:e|[èe]me)|(?:(?:quatre-)?vingt|trente|quarante|cinquante|soixante|septante|octante|nonante|cent)"
    r"(?:[ \u00a0-](?:et[ \u00a0-])?[^\W\d_]{2,8}){0,3}(?<=..)|[^\W\d_]{3,12}(?:-[^\W\d_]{2,9}){0,3}i[èe]me)"
)
_BIRTHDAY = re.compile(
    rf"\b(?:(?P<own>[Ss]on|[Mm]on|[Ll]eur)|[Ll]e|du|au)[ \u00a0](?P<datum>{_ORDINAL}[ \u00a0]anniversaire)\b"
    r"(?P<of>[ \u00a0](?:de[ \u00a0](?:M\.|Mme|Mlle|Monsieur|Madame)[ \u00a0]|de[ \u00a0]naissance))?"
    r"(?![ \u00a0](?:de[ \u00a0]mariage|d['’]existence|de[ \u00a0]fondation))"
)
#: "Gaston Piérart, 88 a., pacemaker"
_SHORT_AGE = re.compile(r",[ \u00a0](?P<datum>\d{1,3}[ \u00a0]a\.)(?=[ \u00a0]?[,;)]|[ \u00a0]?$)", re.MULTILINE)
_COUNTS = re.compile(r"\bcompt(?:e|ait|era)[ \u00a0]$")
#: "les jubilaires, M. Pasleau (85 ans)": an age, though the word before speaks of years of marriage.
_JUBILEE = re.compile(r"jubil|noces|anniversaire", re.IGNORECASE)
_CIVIL_BRACKET = re.compile(
    r"(?:M\.|Mr|Mme|Mlle|Monsieur|Madame)(?:[ \u00a0][A-ZÀ-Þ][\w'’-]+){1,3}[ \u00a0]?[(,][ \u00a0]?$"
)
_RELATIVE = (
    r"(?:petit(?:e)?s?-|beau-|belle-|grand-?)?(?:fils|filles?|enfants?|m[èe]re|p[èe]re|fr[èe]res?|s(?:œ|oe)urs?|"
    r"[ée]poux|[ée]pouse|"
    r"mari|femme|compagne|compagnon|conjointe?|maman|papa|neveu|ni[èe]ce|jumeaux|jumelles|cadette?|a[îi]n[ée]e?|"
    r"b[ée]b[ée]|tante|oncle)"
)
#: "les vingt ans de son fils Zoltan", "les 90 ans de Mme X"
_THEIR_YEARS = re.compile(
    rf"[ \u00a0](?:de[ \u00a0](?:(?:son|sa|leur|notre|mon|ma)[ \u00a0]{_RELATIVE}\b|(?:M\.|Mme|Mlle|Monsieur|"
    rf"Madame)[ \u00a0]))"
)
_OF_AGE = re.compile(
    rf"(?:(?P<own>\b(?:[Ss]on|[Ss]a|[Ss]es|[Ll]eurs?|[Mm]on|[Mm]a|[Mm]es|[Nn]otre|[Nn]os|"
    rf"[Vv]otre)[ \u00a0](?:(?:deux|trois|quatre|cinq|"
    rf"jeunes?|vieille|petite?s?)[ \u00a0])?{_RELATIVE})|\b(?:[Uu]ne?|[Ll][ae]|[Cc]ette|[Cc]et|"
    rf"[Cc]e)[ \u00a0](?:\w{{3,10}}[ \u00a0])?(?:homme|femme|dame|"
    rf"monsieur|gar[çc]on|fillette|jeune[ \u00a0]fille|adolescente?|nourrisson|demoiselle|retrait[ée]e?|"
    rf"pensionn[ée]e?|veuve|veuf|{_RELATIVE})|\b(?:[ée]tudiante?|[ée]l[èe]ve|apprentie?)"
    r"|(?<=,[ \u00a0])(?:jeune[ \u00a0](?:homme|fille)|gar[çc]on|fillette|homme|femme|dame|adolescente?|veuve|veuf)"
    r"|l['’](?:adolescente?|enfant|[ée]pouse|homme)|(?P<name>\b(?:M\.|Mme|Mlle|Monsieur|"
    r"Madame)(?:[ \u00a0][A-ZÀ-Þ][\w'’-]+){1,3}))"
    r"(?:[ \u00a0][A-ZÀ-Þ][\w'’-]+)?,?[ \u00a0](?:de[ \u00a0]|d['’])$"
)
#: "pour son père Émile, 93 ans"
_RELATIVE_NAMED = re.compile(rf"\b{_RELATIVE}[ \u00a0][A-ZÀ-Þ][\w'’-]+[ \u00a0]?[,(][ \u00a0]?$")
_GIVEN_FOR = re.compile(r"[ \u00a0]pour[ \u00a0](?:M\.|Mme|Mlle|Monsieur|Madame)")
_TENTH = re.compile(r"(?:quinqua|sexa|septua|octo|nona)g[ée]naires?|centenaire")
_NAMING = re.compile(
    r"d[ée]nomination|noms?[ \u00a0](?:de|des|aux?)[ \u00a0](?:rue|voi|place|nouvelle)|odonym|toponym", re.IGNORECASE
)
#: Dates beside the names of office holders: "tableau de préséance", "… – 03/12/2012 – 930 voix".
_SENIORITY = re.compile(
    r"pr[ée]s[ée]ance|ordre[ \u00a0]d['’]anciennet[ée]|entr[ée]e[ \u00a0]en[ \u00a0]fonction", re.IGNORECASE
)
_OF_OFFICE = re.compile(
    r"[ \u00a0]?[–—,;:-][ \u00a0]?[\d.]{1,6}(?:[ \u00a0](?:voix|suffrages|votes))?[ \u00a0]?(?:[;,.\n]|$)"
)
_WEDDING = re.compile(r"\bnoces\b|\bmari[ée]s?\b|\bmariages?\b", re.IGNORECASE)
_HEADING = re.compile(
    r"naiss|\bn[ée]\(?e?\)?s?[ \u00a0](?:le|en|à)\b|^[ \u00a0]*N[ée](?:\(e\)|[·.]?e|e)?(?:\(?s\)?)?[ \u00a0:]*$|"
    r"^[ \u00a0]*(?:[âa]ges?|D\.?N\.?)[ \u00a0]*$",
    re.IGNORECASE,
)
_CELL = re.compile(
    rf"[ \u00a0]*(?P<datum>(?:[^\W\d_][^\n\t\d]{{0,40}}?[, \u00a0]{{1,3}}(?:le{_S})?)?{DATE}"
    rf"(?:[ \u00a0][àa][ \u00a0]{_TOWN})?|"
    rf"(?:{_TOWN}[, \u00a0]{{1,2}})?{_YEAR}|\d{{1,3}}(?:{_S}(?:ans|mois))?|{_TOWN})[ \u00a0]*$"
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield birth dates and places, and ages (mask); what only stands beside a name (propose)."""
    text = context.text
    for pattern, reason, score in (
        (_BORN, "Suit « né(e) »", 0.95),
        (_LABELLED, "Suit « naissance »", 0.95),
        (_SIGN, "Signe de naissance", 0.7),
        (_NATIVE, "Suit « natif de »", 0.7),
        (_SAW_DAY, "Suit un mot de naissance", 0.9),
        (_BORN_ON, "Suit « né(e) »", 0.7),
        (_LIEU, "Suit « naissance »", 0.8),
        (_WHERE, "Suit « né(e) »", 0.96),
    ):
        for match in pattern.finditer(text):
            if pattern in (_BORN, _SAW_DAY, _BORN_ON) and _THING.search(context.before(match.start(), 40)):
                continue
            yield Candidate(*match.span("datum"), "BIRTH", MASK, score, reason, NAME)
            also = pattern is _BORN and (_AND_BORN.match(text, match.end()) or _FORM_DATE.match(text, match.end()))
            if also:
                yield Candidate(*also.span("datum"), "BIRTH", MASK, score, reason, NAME)
    for match in _FROM.finditer(text):
        if _names_someone(context, match.start() - 60, match.start()):
            yield Candidate(*match.span("datum"), "BIRTH", PROPOSE, 0.6, "Suit « originaire de »", NAME)
    yield from _ages(context)
    yield from _beside(context)
    yield from _newborns(context)
    yield from _columns(text)


def _ages(context: Context) -> Iterator[Candidate]:
    text = context.text
    last, judged = -9, ("", 0.0)
    for unit in _UNIT.finditer(text):
        low = max(0, unit.start() - 40)
        window = text[low : unit.start()]
        number = _COUNTED.search(window) or _COUNTED_WORDS.search(window)
        if not number or _AFTER_AGE.match(text, unit.end()):
            continue
        start, end = low + number.start(), unit.end()
        left = context.before(start, 70)
        action, score = _age(context, left, start, end)
        if not action and 0 < start - last < 6 and _SECOND.fullmatch(text, last, start):
            action, score = judged
        if action:
            last, judged = end, (action, score)
            aged = _AGED.search(left)
            start -= len(aged.group()) if aged and len(aged.group()) < 20 else 0
            yield Candidate(start, end, "BIRTH", action, score, "Âge d'une personne", NAME)
    for match in _BIRTHDAY.finditer(text) if "anniversaire" in text else ():
        left = context.before(match.start(), 110)
        if match["of"] or (match["own"] and not _OLD_THING.search(left) and not _WEDDING.search(left[-60:])):
            sure = match["of"] or _names_someone(context, match.start() - 110, match.end() + 60)
            yield Candidate(*match.span("datum"), "BIRTH", MASK if sure else PROPOSE, 0.6, "Âge d'une personne", NAME)
    ends = {run.end for run in context.runs if len(run.words) > 1} if " a." in text else ()
    for match in _SHORT_AGE.finditer(text) if ends else ():
        if match.start() in ends:
            yield Candidate(*match.span("datum"), "BIRTH", MASK, 0.7, "Âge d'une personne", NAME)
    for match in _TENTH.finditer(text):
        if (
            text[match.start() - 2 : match.start()].strip(" \u00a0") in (",", "(")
            and text[match.end() : match.end() + 1] in ",.;)"
        ):
            yield Candidate(*match.span(), "BIRTH", PROPOSE, 0.5, "Âge d'une personne", NAME)


def _age(context: Context, left: str, start: int, end: int) -> tuple[str, float]:
    """Judge a number of years by the words before it."""
    unit = context.text[start:end].split()[-1]
    aged = _AGED.search(left)
    if aged:
        before = left[: aged.start()]
        return ("", 0) if _GENERAL.search(before) or _OLD_THING.search(before) else (MASK, 0.9)
    if _THEIR_YEARS.match(context.text, end) and _THE.search(left) and unit == "ans":
        return MASK, 0.7
    if _OF.match(context.text, end) and not _OF_AGE.search(left):
        return "", 0
    if _HAS.search(left) or _HAVING.search(left):
        return ("", 0) if _OLD_THING.search(left[-25:]) else (MASK, 0.7)
    if _FEAST.search(left):
        return ("", 0) if _OLD_THING.search(left) else (MASK, 0.7)
    if unit == "ans" and _AT.search(left) and _AT_ENDS.match(context.text, end):
        someone = _names_someone(context, start - 110, start) and not _GENERAL.search(left[: -len(" à ")].rstrip(", "))
        return (PROPOSE, 0.5) if someone else ("", 0)
    if _WILL_BE.search(left) and _names_someone(context, start - 80, start):
        return MASK, 0.7
    if unit in ("bougies", "printemps"):
        counts = _COUNTS.search(left) and _names_someone(context, start - 60, start)
        return (MASK, 0.7) if counts else ("", 0)
    if _GIVEN_FOR.match(context.text, end):
        return MASK, 0.7
    if _fills_cell_beside_name(context, start, end):
        return MASK, 0.7
    of = _OF_AGE.search(left)
    if of:
        near = of["own"] or of["name"] or _names_someone(context, start - 50, end + 40)
        child = of.group().rstrip().endswith(("enfant de", "enfant d'"))
        return (MASK, 0.7) if near else ("", 0) if child else (PROPOSE, 0.5)
    named = _BRACKETED.search(left)
    if named and unit in ("ans", "mois") and _may_be_given(named[1]):
        return MASK, 0.8
    if unit == "ans" and _AFTER_HOUSE.search(left) and _names_someone(context, start - 90, start):
        return MASK, 0.7
    if _RELATIVE_NAMED.search(left) and unit in ("ans", "mois"):
        return MASK, 0.8
    refused = _NOT_AGE.search(left[-25:])
    old = re.match(r"(?:[7-9]\d|1[01]\d)\b", context.text[start:end])
    if old and refused and _JUBILEE.match(refused[0]) and _CIVIL_BRACKET.search(left):
        return MASK, 0.8
    if not _AGE_LEFT.search(left) or refused:
        return "", 0
    if left.endswith("« ") or left.endswith("«"):
        left = left.rstrip("« \u00a0")
    if left.endswith(("(", "( ")) or re.search(r"[^\W\d_][.»”)]?[ \u00a0]?,[ \u00a0]$", left):
        named = bool(re.search(r"(?:[A-ZÀ-Þ][^\s,(]*[ \u00a0»”]{0,2}[,(]|\)[ \u00a0]?,)[ \u00a0]?$", left))
        if re.search(r"(?:^|[.;:][ \u00a0])(?:[A-Z1-9]\.[ \u00a0])?[A-ZÀ-Þ]{4,}[ \u00a0]?\($", left):
            return "", 0  # a heading: "A. OCTROIS (30 ans)"
        if unit in ("jours", "mois", "semaines") and not (named and _after_first_name(left)):
            return "", 0  # "(3 jours)" is an age after a first name alone
        if not named and _OLD_THING.search(left):
            return "", 0  # "le centre sportif, 25 ans,"
        return (MASK, 0.8) if named else (PROPOSE, 0.5)
    if re.search(
        r"(?:\d[ \u00a0][–—]|;|[\w)][ \u00a0][/|]|[A-ZÀ-Þ][^\s,(]*[ \u00a0][–—-])[ \u00a0]$", left
    ) and re.match(r"[ \u00a0]?(?:[,;\n–—\t/|]|$)", context.text[end : end + 2]):
        return PROPOSE, 0.5
    return "", 0


def _may_be_given(word: str) -> bool:
    known = lexicon.is_first_name(word)
    return known > 1 or not (lexicon.is_common(word) or lexicon.is_locality(word))


def _fills_cell_beside_name(context: Context, start: int, end: int) -> bool:
    """Say whether an age is alone in its cell, after a cell that ends with a full name: rows of pupils."""
    if (
        context.in_duration_cell(start)
        or context.text[start - 1 : start] != "\t"
        or context.text[end : end + 1] not in ("", "\n", "\t")
    ):
        return False
    return any(len(run.words) > 1 and run.end == start - 1 for run in context.runs if start - 60 < run.start < start)


def _names_someone(context: Context, start: int, end: int) -> bool:
    return any(start <= run.start < end for run in context.runs)


def _beside(context: Context) -> Iterator[Candidate]:
    """Yield the date before a national number, and dates or years that stand directly after a name."""
    for found in context.found:
        left = context.before(found.start, 60) if found.label == "NISS" else ""
        match = left and _BEFORE_NISS.search(left)
        if match:
            start = found.start - len(left)
            span = start + match.start("datum"), start + match.end("datum")
            yield Candidate(*span, "BIRTH", MASK, 0.8, "Date devant un numéro national", NAME)
    naming = bool(_NAMING.search(context.text[:1500]))
    for run in context.runs:
        match = _BESIDE.match(context.text, run.end)
        if not match or not _is_person(context, run) or _NOT_AGE.search(context.text, run.start, run.end):
            continue
        group = match.lastgroup
        if _SENIORITY.search(context.subject[:1500] or context.text[:1500]) or _OF_OFFICE.match(
            context.text, match.end()
        ):
            continue
        if _WEDDING.search(context.text[max(0, run.start - 400) : run.start]) and "-" not in match[group]:
            wed = re.search(r"\d{4}", match[group])
            if wed and int(wed[0]) > 1952:
                continue
        year = int((re.findall(r"\d{4}", match[group]) or ["1900"])[0])
        if (naming and group != "date") or (group != "years" and year > 2012 and not re.search(r"[-–—]", match[group])):
            continue
        yield Candidate(*match.span(group), "BIRTH", PROPOSE, 0.6, "Date à côté d'un nom", NAME, "deceased")


def _newborns(context: Context) -> Iterator[Candidate]:
    """Yield the date beside a first name, alone in a cell, where births are rewarded: "Léonie, 30.07.2024"."""
    text = context.text
    if "\t" not in text or not _BIRTHS.search(context.subject[:1500] or text[:1500]):
        return
    for match in _NEWBORN.finditer(text):
        if lexicon.is_first_name(match["name"]) > 1:
            yield Candidate(*match.span("datum"), "BIRTH", MASK, 0.7, "Date à côté d'un prénom", NAME)


_BIRTHS = re.compile(r"naissance|nouveau-n[ée]|nouveaux?[ \u00a0-]n[ée]s", re.IGNORECASE)
_NEWBORN = re.compile(
    rf"(?<=[\n\t])(?:jumea\w{{1,4}}[ \u00a0]|jumelles[ \u00a0])?(?P<name>[{_UP}][\w'’-]{{1,20}})(?:[ \u00a0][\w'’-"
    rf"]{{1,20}}){{0,3}},?[ \u00a0]"
    rf"\(?(?:n[ée]e?s?[ \u00a0])?(?:le[ \u00a0])?(?P<datum>{DATE}|\d{{1,2}}(?:er)?[ \u00a0]{_MONTH}|"
    rf"\d{{1,2}}[/.]\d{{1,2}}\.?)\)?[ \u00a0]?(?=[\n\t])"
)


def _columns(text: str) -> Iterator[Candidate]:
    columns: list[int] = []
    width = 0
    position = 0
    for line in text.split("\n") if "\t" in text else ():
        cells = line.split("\t")
        if len(cells) > 1:
            heads = [i for i, cell in enumerate(cells) if len(cell) < 40 and _HEADING.search(cell)]
            if heads:
                columns, width = heads, len(cells)
            elif columns and len(cells) <= width:
                offset = position
                for index, cell in enumerate(cells):
                    match = _CELL.match(cell) if index in columns else None
                    if match:
                        start, end = match.span("datum")
                        reason = "Colonne des naissances"
                        yield Candidate(offset + start, offset + end, "BIRTH", MASK, 0.85, reason, NAME)
                    offset += len(cell) + 1
        position += len(line) + 1


def _is_person(context: Context, run) -> bool:
    """Say whether a run of names is a person's: a civility before, or a first name in it."""
    if re.search(r"(?:M\.|Mme|Mlle|Monsieur|Madame)[ \u00a0]$", context.text[max(0, run.start - 10) : run.start]):
        return True
    return len(run.words) > 1 and any(lexicon.is_first_name(word.text) > 1 for word in run.words)


def _after_first_name(left: str) -> bool:
    words = re.search(r"((?:[A-ZÀ-Þ][\w'’-]+[ \u00a0]){0,2}[A-ZÀ-Þ][\w'’-]+)[^\w]{1,3}$", left)
    return bool(words) and any(lexicon.is_first_name(word) > 1 for word in words[1].split())
