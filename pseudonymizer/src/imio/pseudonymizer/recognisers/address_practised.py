"""Where a trade is practised: the address of a sole trader or of a liberal profession, which stays readable.

"Ugo Tasset, électricien, rue de l'Orge 5 : 1.200 € HTVA" names a supplier. The same man with the same trade may stand
in a claim, among candidates for a committee or in a purchase, and there it is his home. So a trade is not enough: the
sentence, or what announces the list, must speak of business (an offer, an order, an invoice, a licence), and say
nothing of a home, of a private affair, of an employment or of a trade that was given up.
"""

from imio.pseudonymizer import lexicon
from imio.pseudonymizer.recognisers.candidate import Context

import re


_S = r"[ \u00a0]"
_TRADES = "|".join(lexicon.lines("self_employed.txt"))
#: Said of who works for himself, whatever the trade: "guide-nature indépendant".
_SELF = rf"(?:ind[ée]pendante?(?!\w)|ind[ée]p\.|(?:(?:exer[çc]ant{_S})?en{_S})?personne{_S}physique)"
#: What leads from the trade to the street.
_LINK = (
    rf"(?:(?:,{_S})?\(?(?:BCE|TVA|n°{_S}d['’]entreprise){_S}?:?{_S}?(?:BE{_S}?)?[\d._ \u00a0]{{9,16}}\)?)?{_S}?"
    rf"(?:(?:[,(:\t|–—-]|\d{{1,2}}{_S}ans,){_S}?){{0,2}}"
    rf"(?:(?:[ée]tablie?s?|install[ée]{{1,2}}s?|exer[çc]ant|exploitante?|travaillant){_S})?"
    rf"(?:(?:à{_S}la|à{_S}l['’]|à|au){_S}?)?"
)
_TRADE = (
    rf"(?:[a-zà-ÿ][\w'’-]{{1,20}}{_S}){{0,2}}(?<![\w-])(?:{_TRADES})(?:[-/](?:{_TRADES}))?(?:{_S}[a-zà-ÿ-]{{3,16}})?"
)
_OPENS = rf"(?:{_S}?[,(–—-]{_S}?|{_S})"
#: Behind a name (blanked): ", ferronnier indépendant à la", "(indépendant),", ", exploitant en personne physique (".
_BEHIND = re.compile(
    rf"{_OPENS}(?:(?P<own>(?:(?:[a-zà-ÿ][\w'’-]{{1,20}}{_S}){{1,3}}|(?:[a-zà-ÿ][\w'’-]{{1,20}}{_S}?){{1,3}},{_S}|"
    rf"(?<=\()){_SELF}\)?)|(?P<trade>{_TRADE}\)?)|(?P<farms>[a-zà-ÿ]{{4,20}},{_S}exploitante?{_S}))?(?P<link>{_LINK})"
)
#: Before a name: "le géomètre-expert", "la podologue", "le docteur".
_BEFORE = re.compile(
    rf"(?:(?<![\w-])(?:(?:{_TRADES}),?|(?P<own>[a-zà-ÿ-]{{4,20}}{_S}{_SELF}),?)|"
    rf"(?<!\w)(?P<doctor>[Dd]octeure?|Dre?\.?)){_S}(?:M\.|Mme)?{_S}?$"
)
_PHYSICAL = re.compile(r"\ben[ \u00a0]personne[ \u00a0]physique")
_SIGN = re.compile(rf"(?<!\w)sous{_S}(?:l['’]enseigne|la{_S}d[ée]nomination|le{_S}nom{_S}de)[^;.]{{1,50}},{_S}$")
_SETTLED = re.compile(r"(?:[ée]tablie?|install[ée]{1,2}|exer[çc]ant)s?(?!\w)")
#: "dont le cabinet est situé", "bureau sis", "pour son cabinet"
_PREMISES = re.compile(
    rf"(?:dont{_S}(?:les?{_S}|la{_S}(?:nouvelle{_S})?|l['’])|(?:son|leur|sa){_S}|(?:ayant|avec){_S}un{_S}|[,(]{_S}?)"
    rf"(?:cabinet|[ée]tude|bureau|officine|pharmacie|atelier|salon|showroom|magasin|adresse{_S}professionnelle)[sx]?"
    rf"(?:{_S}(?:de|d['’]|v[ée]t[ée]|m[ée]d|dent|est|sont|se)[\w'’ \u00a0-]{{0,30}})?"
    rf"(?:{_S}(?:situ[ée]e?s?|sise?s?|[ée]tablie?s?|trouve(?:nt)?|install[ée]e?s?))?,?{_S}?(?:à{_S}|au{_S}|à{_S}la{_S})?$"
)
#: "Boulangerie Chez Aimé (Aimé Depluis) | ": the house is the shop's.
_SHOP = re.compile(
    rf"(?:^|[;|\t\n•–—-]){_S}?(?:[A-ZÀ-Þ][\w'’]*erie|Garage|Caf[ée]|Restaurant|Snack|Friture|Salon|Pharmacie|"
    rf"Ets|[ÉE]tablissements|Taverne|H[ôo]tel|Entreprise|Firme|Menuiserie|Atelier|Night{_S}?shop)"
    rf"(?:{_S}[^\s;|()]{{1,25}}){{0,5}}{_S}\((?:M\.{_S}|Mme{_S})?_+\){_S}?[,|:\t\n–—-]?{_S}?$"
)
_BUSINESS = re.compile(rf"(?<![\w-])(?:{'|'.join(lexicon.lines('business_words.txt'))})(?!\w)|%", re.IGNORECASE)
#: Said of the person or of the matter: then the trade only tells who lives there.
_PRIVATE = re.compile(rf"(?<![\w-])(?:{'|'.join(lexicon.lines('private_matters.txt'))})(?!\w)", re.IGNORECASE)
_CARE = re.compile(r"(?<![\w-])(?:praticien|v[ée]t[ée]rin|st[ée]rili|castr|consult[ée]|tarif|honorai)", re.IGNORECASE)
#: What must be said for each kind of trade to be at work; a sum is enough beside "indépendant".
_SAYS = {"own": re.compile(rf"{_BUSINESS.pattern}|€|\bEUR\b", re.IGNORECASE), "trade": _BUSINESS, "care": _CARE}
_ITEM = re.compile(r"[ \u00a0]*(?:[-–—•*◦▪]|\(?\d{1,2}[.)°/]|\(?[a-z][.)])[ \u00a0]?|[^\n]{0,80}[\t|]")
_SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ0-9)»%€]{2})[.!?][ \u00a0](?=[A-ZÀ-Þ«])")
REACH = 700


def is_practised(context: Context, begin: int, start: int, end: int, blank: str) -> bool:
    """Say whether somebody practises his trade at the address; `blank` is the clause before it without its names."""
    if _SHOP.search(blank) or context.in_practice_cell(start):
        return True
    said = _said(context.text, begin, start, end)
    trade = _trade(blank) if "_" in blank else ""
    if trade == "farm":
        return True
    if _PRIVATE.search(said) or "_" not in blank:
        return False
    if _PREMISES.search(blank):
        return True
    announced = _announced(context.text, begin)
    if not trade or _PRIVATE.search(announced):
        return False
    return trade == "settled" or any(_SAYS[trade].search(words) for words in (said, announced))


def _trade(blank: str) -> str:
    """Return what the words beside the last name tell: "own", "trade", "care", "farm", "settled" or nothing."""
    if _SIGN.search(blank):
        return "own"
    last = blank.rfind("_") + 1
    behind = _BEHIND.fullmatch(blank, last)
    if not behind:
        return ""
    if behind["own"]:
        return "settled" if _PHYSICAL.search(behind["own"]) else "own"
    if behind["trade"] or behind["farms"]:
        return "farm" if behind["farms"] else "trade"
    name = len(blank[:last].rstrip("_"))
    before = _BEFORE.search(blank, max(0, name - 60), name)
    if not before:
        return ""
    if _SETTLED.search(behind["link"]):
        return "settled"
    return "care" if before["doctor"] else "own" if before["own"] else "trade"


def _said(text: str, begin: int, start: int, end: int) -> str:
    """Return the sentence, or the item of a list, around an address."""
    line = text.find("\n", end)
    rest = text[end : min(len(text) if line < 0 else line, end + 200)]
    stop = re.search(r";|\.(?:[ \u00a0]|$)", rest)
    return text[begin:start] + "," + (rest[: stop.start()] if stop else rest)


def _announced(text: str, begin: int) -> str:
    """Return the line that announces the list an address stands in, with the head of its table; nothing without one."""
    line = text.rfind("\n", 0, begin) + 1
    opening = text[max(line, begin - REACH) : begin]
    if ":" in opening:
        return opening[: opening.index(":")]
    if not _ITEM.match(text, line):
        return ""
    head = ""
    for above in reversed(text[max(0, begin - REACH) : line].split("\n")):
        if above.strip() and not _ITEM.match(above):
            return f"{above}\n{head}"
        head = above if "\t" in above or " | " in above else head
    return head
