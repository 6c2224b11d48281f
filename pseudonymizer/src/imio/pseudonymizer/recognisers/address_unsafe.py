"""A dwelling that nobody may live in any longer: "Immeuble rue X 71" at the head of an order that declares it unfit.

Who lived there is told by it, though the text names nobody; a public building that threatens to fall is everybody's.
"""

from imio.pseudonymizer.recognisers.candidate import Context

import re


_S = r"[ \u00a0]"
_DWELLING = re.compile(
    rf"(?<![\w'’-])(?:[ld]['’])?(?:immeubles?|maisons?|habitations?|logements?|appartements?|studio|b[âa]timent)"
    rf"(?:{_S}(?:d['’]habitation|unifamiliale?|priv[ée]e?|mitoyenne?|abandonn[ée]e?|inoccup[ée]e?)){{0,2}}{_S}?[,:(–-]?{_S}?"
    rf"(?:(?:sise?s?|situ[ée]e?s?){_S}(?:[àa]{_S}(?:la{_S})?)?|de{_S}la{_S}|de{_S}l['’])?$",
    re.IGNORECASE,
)
_UNSAFE = re.compile(
    rf"inhabitab|insalubr|impropre{_S}[àa]{_S}l['’]habitation|menac\w{{1,4}}{_S}(?:de{_S})?(?:ruine|s['’](?:effondr|[ée]croul)|"
    rf"tomber)|p[ée]ril{_S}imminent|"
    rf"s['’](?:est|[ée]tait|[ée]tant){_S}(?:\w{{1,14}}{_S})?(?:effondr|[ée]croul)|risque\w?{_S}(?:d['’]effondrement|"
    rf"de{_S}s['’](?:effondr|[ée]croul)|d['’]intoxication)|"
    rf"(?:interdi\w{{1,7}}|d[ée]fen\w{{1,3}}){_S}d['’](?:y{_S})?(?:occuper|habiter)|"
    rf"occupante?s?{_S}(?:\w{{1,12}}{_S}){{0,3}}[ée]vacu|[ée]vacuation{_S}(?:imm[ée]diate|de{_S}l['’]immeuble|de{_S}la{_S}maison|"
    rf"des{_S}(?:occupants|lieux))",
    re.IGNORECASE,
)
_OWNED_BY_A_BODY = re.compile(
    rf"(?:appartenant|propri[ée]t[ée]){_S}(?:[àa]|de){_S}la{_S}(?:Commune|Ville)|appartenant{_S}au{_S}CPAS|"
    rf"propri[ée]t[ée]{_S}communale|(?:immeuble|b[âa]timent|maison){_S}communale?",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    rf"{_OWNED_BY_A_BODY.pattern}|[ée]coles?\b|[ée]glise|salle\b|\bhall\b|cr[èe]che|caserne|presbyt[èe]re|chapelle|mus[ée]e|"
    rf"entrep[ôo]t|usine",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^\W\d_]{3}[.;!?][ \u00a0]")


def is_unsafe(context: Context, start: int, end: int, clause: str) -> bool:
    """Say whether an address follows the word for a dwelling that the text declares unsafe."""
    if not _DWELLING.search(clause[-60:]) or _OF_ALL.search(clause[-120:]):
        return False
    text = context.text
    first, last = context.line(start)
    said = text[max(first, start - 250) : start] + " "
    for match in list(_SENTENCE.finditer(said))[-1:]:
        said = said[match.end() :]
    after = text[end : min(last, end + 250)]
    stop = _SENTENCE.search(after)
    after = after[: stop.end()] if stop else after
    if _UNSAFE.search(said + after):
        return not _OF_ALL.search(after)
    if start > 300 or last - end > 60:
        return False  # no heading
    body = context.subject[:2500] or text[last : last + 2500]
    return bool(_UNSAFE.search(body)) and not _OWNED_BY_A_BODY.search(body)
