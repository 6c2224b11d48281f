"""The pieces that an address is written with: house numbers, boxes, localities, the words of a street's name."""

UP = "A-ZÀ-ÖØ-Þ"
SP = r"[ \u00a0]"
GAP = r"(?:[ \u00a0]{1,2}|[ \u00a0]?\n)"
MONTHS = r"(?i:janv|f[ée]vr|mars\b|avr|mai\b|juin|juil|ao[uû]t|sept|octo|nov|d[ée]c)"
#: What makes of a number a measure, an amount or a date.
NO_HOUSE = (
    rf"(?!\w|[.,:]\d|/\d{{3}}|[ \u00a0\n]?(?:€|%|°C|EUR\b|[Ee]uros|ans\b|m[²23]?\b|m\.|m[èe]tres|ares?\b|ca\b|ha\b|"
    rf"km|cm\b|"
    rf"mm\b|kg|kVA?\b|tonnes|voix|heures?\b|h\b|h\d|minutes|jours|mois\b|places|logements|personnes|habitants|"
    rf"emplacements|{MONTHS}))"
)
DIGITS = r"(?:\d{1,4}|(?=[lIO]{0,2}\d)[\dlIO]{2,4})"  # "l2", "1O": what a scanner reads
NO = r"(?:n(?:[°ºo]s?|um[ée]ros?|r\.?|\.)|N[°º]|Nr\.?|NUM[ÉE]RO|Num[ée]ros?)"
_UNITS = (
    r"(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|"
    r"quarante|cinquante|soixante|septante|quatre-vingts?|nonante|cents?)"
)
IN_WORDS = rf"(?i:{_UNITS}(?:(?:-|{SP}|{SP}et{SP}|-et-){_UNITS}){{0,4}})"
#: "numéro vingt-quatre", as notaries write it.
_IN_WORDS = rf"(?:[Nn]um[ée]ro|NUM[ÉE]RO){SP}{IN_WORDS}{SP}?(?:bis|ter)?\b"
ANNEX = (
    rf"(?:{SP}?[,/(–-]?{SP}?(?:[Bb]o[îi]te|BO[ÎI]TE|[Bb]te\.?|BTE|bt\.?|bus|b\.?(?=[ \u00a0]?\d)|"
    rf"[Aa]pp(?:artement|ts?|t)?\.?|[Aa]pt\.?|[Bb]loc|[Bb][âa]t(?:iment|\.)|[Ee]ntr[ée]e|[ée]tage|studio|"
    rf"chambre|ch\.|rez){SP}?(?:n[°º]{SP}?)?(?:[0-9A-Z]{{1,5}}[a-z]?|[a-z])(?:[./][0-9A-Za-z]{{1,3}})?\b\)?"
    rf"|{SP}?[,(]{SP}?(?:\d{{1,2}}(?:er|e|[èe]me){SP}[ée]t(?:age\b|\.)|rez\b(?:-de-chauss[ée]e)?)\)?)"
)
HOUSE = (
    rf"{DIGITS}(?![èeé°]|er\b)(?:{SP}?(?:bis|ter|quater)\b|[A-Za-z](?![\w'’])|{SP}(?!A{SP}[{UP}]{{2}})(?:[A-Z]|"
    rf"[b-h])(?![\w'’.-])|"
    rf"/(?!(?i:bte|bo[îi]te|apt|app)\b)[0-9A-Za-z]{{1,4}}\b|[-–]\d{{1,4}}\b){{0,2}}"
)
NUMBER = (
    rf"(?:(?:{NO}{SP}?)?{HOUSE}{NO_HOUSE}{ANNEX}{{0,3}}"
    rf"(?:(?:,{SP}\d{{1,3}}[A-Z]?\b){{0,4}}{SP}(?:et|&|ou|à){SP}(?:{NO}{SP}?)?\d{{1,3}}[A-Za-z]?\b{NO_HOUSE})?|"
    rf"{_IN_WORDS})"
)
TOWN = (
    rf"(?:[{UP}][\w'’-]+(?:{SP}(?:[{UP}][\w'’-]+|sur|lez|les|la|le|de|du|en|aux?|sous|[ld]['’][\w-]+)){{0,5}}"
    rf"(?:{SP}?\([{UP}][\w'’ -]{{2,30}}\))?)"
)
CIVILITY = r"(?:M\.|MM\b|Mme|Mlle|Monsieur|Madame|Ma[îi]tre|Me\b|Dr\b)"
LOCALITY = (
    rf"(?:(?:{GAP}?[,–—(-]{GAP}?|{GAP})(?:(?:[àaÀA]|te|in|in{SP}der){SP})?(?:F-{SP}?0\d{{4}}|0\d{{4}}(?={SP}{TOWN})|"
    rf"(?:(?:NL-?|[BDFLN]-?|(?:CH|[AIPE])-){SP}?)?[1-9]\d{{3,4}}(?:-\d{{3}}(?!\d))?)"
    rf"(?![\d/.]|-\d)(?:{SP}(?!SA\b|SC\b|NV\b|BV\b)[A-Z]{{2}}(?={SP}[{UP}]))?(?:{GAP}{TOWN})?"
    rf"|(?:{SP}?,)?{GAP}[àaÀA]{SP}{TOWN}"
    rf"|{SP}?,{SP}(?!{CIVILITY}|[Rr]ue\b|[Aa]rt)[{UP}][a-zà-ÿ'’]+(?:-[\w'’]+)*(?={SP}?[,;.()\n\t»]|$)"
    rf"|{SP}?\((?!{CIVILITY})[{UP}][a-zà-ÿ'’]+(?:[- ][\w'’]+){{0,3}}\)"
    rf"|,{SP}(?:section|hameau|village|m[êe]me){SP}(?:(?:de{SP}|d['’]){TOWN}|commune|localit[ée]|village|"
    rf"entit[ée]))"
)
#: Small words that no street name goes through.
STOP = (
    r"(?!(?:est|sont|sera|seront|soit|a|ont|pour|que|qui|par|dont|avec|sans|entre|depuis|jusqu\w*|vers|dans|ou|"
    r"[Aa]rticle|[Aa]rt|"
    r"loi|d[ée]cret|arr[êe]t[ée]|exercice|s[ée]ance|budget|lot|lots|ainsi|comme|mesure|compte|comprend|comporte|"
    r"communale?s?|vicinale?|publique?s?|sis|sise|situ[ée]e?s?|n|km|borne|face|hauteur|"
    r"[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]hauss[ée]e|[Cc]hemin|[Pp]lace)\b)"
)
WORD = (
    rf"(?:{STOP}[^\W\d_][\w'’-]*\.?|\d{{1,2}}(?:er|e|[èe]me)?{SP}(?:{MONTHS}|[{UP}])[\w'’-]*(?:{SP}(?:1[89]|"
    rf"20)\d\d(?=,?{SP}(?:{NO}{SP}?)?\d))?|"
    rf"«{SP}?[^\W\d_][^«»\n\t\d]{{1,40}}»)"
)
#: "Denise Crépin, château de la Follie, 4999 Bellerive".
MANOR = (
    rf"(?:(?:au|[àa]{SP}la){SP})?(?P<datum>(?:[Cc]h[âa]teau(?:-ferme)?|[Ff]erme|[Mm]anoir|[Mm]oulin|[Cc]ense|"
    rf"[Ll]ieu-dit|"
    rf"[Gg]range|[Cc]ottage|[Cc]halet|[Rr]elais|[Pp]resbyt[èe]re|"
    rf"[Vv]illa){SP}(?:de{SP}la{SP}|d[eu]s?{SP}|d['’]|la{SP}|l['’]|le{SP}|les{SP}|aux?{SP})?«?[{UP}][\w'’-]*"
    rf"(?:{SP}(?:(?:d[eu]|la){SP}){{0,2}}[{UP}][\w'’-]*){{0,3}}»?(?:,?{SP}{NUMBER}|{ANNEX})?(?:{LOCALITY})?)"
)
