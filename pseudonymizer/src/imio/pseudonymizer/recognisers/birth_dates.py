"""How a date and a town of birth are written: figures, words, what a scanner reads."""

S = r"(?:[ \u00a0\n]{1,3})"
UP = "A-ZÀ-ÖØ-Þ"
MONTH = (
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
WORDED = rf"{_UNITS}(?:[ \u00a0-]{_UNITS}){{0,8}}"
#: "I0.0l.1963": what a scanner reads.
SCANNED = r"(?=[\dIlO.]{0,6}[IlO])[\dIlO]{1,2}[./-][\dIlO]{1,2}[./-][12l][\dIlO]{3}(?!\w)"
YEAR = r"(?:\d{1,2}[/.])?(?:1[89]|20)\d{2}(?![\d/])"
DATE = (
    rf"(?:\d{{1,2}}(?:er|\.)?{S}{MONTH}{S}(?:[12l]\d{{3}}|(?i:(?:deux[ \u00a0-])?mil(?:le)?\b{S}{WORDED}))|"
    rf"\d{{1,2}}[ ]?[./\-][ ]?\d{{1,2}}[ ]?[./\-][ ]?(?:\d{{4}}|"
    rf"\d{{2}})(?!\d)|\d{{4}}-\d{{2}}-\d{{2}}|(?i:{WORDED}{S}{MONTH}{S}(?:{WORDED}|[12]\d{{3}}(?!\d))))"
)
WHEN = (
    rf"(?:(?:[Ll]e|LE|un|en|EN|am|op|vers){S}|l['’]an{S})?(?:{DATE}|{SCANNED}|(?:{MONTH}{S})?{YEAR}|"
    rf"(?<=en[ \u00a0])\d\d(?!\d))"
)
TOWN = (
    rf"[{UP}][\w'’-]{{1,30}}(?:[ \u00a0](?:(?:sur|lez|les|la|le|de|du|en)[ \u00a0])?(?!L[ae][ \u00a0]?:)"
    rf"[{UP}][\w'’-]{{1,30}}){{0,3}}"
    r"(?:[ \u00a0]?\([^()\n\t\d]{1,40}\))?"
)
IN = rf"(?:[àaÀA]u?x?|en|EN|te|in){S}"
JOIN = r"[ \u00a0]?[,:–—(-]?[ \u00a0\n]{0,2}"
