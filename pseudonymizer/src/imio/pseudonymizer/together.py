"""What is said once for all the names of an enumeration: "MM. A, B et Mme C, Échevins"."""

from imio.pseudonymizer import around
from imio.pseudonymizer import offices
from imio.pseudonymizer import roles
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_CHAIN = re.compile(
    rf"(?:[\s\u00a0]?\([^()\n]{{2,30}}\))?[\s\u00a0]{{0,4}}(?:,|et|&|,[\s\u00a0]et|"
    rf"ainsi[\s\u00a0]que)[\s\u00a0]{{1,4}}(?:(?:de|par|à|"
    rf"pour)[\s\u00a0]{{1,4}}|d['’])?(?:{around.CIV}[\s\u00a0]{{1,4}})?$"
)
_LOOSE_CHAIN = re.compile(
    rf"(?:[\s\u00a0]?\([^()\n]{{2,30}}\))?[\s\u00a0]?(?:[,;/–—&-]|"
    rf"et)(?:[\s\u00a0]et)?[\s\u00a0]?(?:{around.CIV}[\s\u00a0]{{1,4}})?"
)
_TOGETHER_LEFT = re.compile(
    r"(?:\binterviennent|\binterventions[\s\u00a0]de|\bprennent[\s\u00a0]la[\s\u00a0]parole|"
    r"\bsont[\s\u00a0]intervenus|\bs['’]abstiennent|"
    r"\bquittent[\s\u00a0](?:la[\s\u00a0])?s[ée]ance"
    r"|\bamendements?[\s\u00a0]d[ée]pos[ée]s?[\s\u00a0]par)[\s\u00a0]{0,4}:?[\s\u00a0]"
    r"{0,4}(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", around.CIV),
    re.IGNORECASE,
)
# CDLD art. L1523-11: the delegates to an intercommunale's general meeting are members of the councils.
_DELEGATES = re.compile(
    r"d[ée]l[ée]gu[ée]s?(?:[\s\u00a0][\w'’]+){0,9}[\s\u00a0]{0,4}[:,]?[\s\u00a0]{0,4}(?:[àa][\s\u00a0]"
    r")?(?:savoir)?[\s\u00a0]{0,4}:?[\s\u00a0]{0,4}(?:{civ}[\s\u00a0]{1,4})?$".replace("{civ}", around.CIV),
    re.IGNORECASE,
)
# CDLD art. L1523-15: so are the administrators, "les administrateurs sortants (A, B) et leurs remplaçants (C, D)".
_ADMINISTRATORS = re.compile(
    r"(?:administrat(?:eurs|rices)|rempla[çc]ante?s)(?:[\s\u00a0][^();.\n]{0,50})?[\s\u00a0]\($", re.IGNORECASE
)
_TOGETHER_RIGHT = re.compile(
    r"^[\s\u00a0]{0,4},?[\s\u00a0]{0,4}(?:(?:sont[\s\u00a0]charg[ée]s?[\s\u00a0]de[\s\u00a0]"
    r")?(?:repr[ée]sente(?:ront|r)|signe(?:ront|r))[^;.\n]{0,25}"
    r"(?:ville|commune|province|coll[èe]ge|CPAS|zone|convention|acte)|quittent[\s\u00a0]|s['’]abstiennent|"
    r"(?:se[\s\u00a0](?:retirent|d[ée]portent|r[ée]cusent)|(?:se[\s\u00a0])?sont[\s\u00a0](?:sortis|sorties|retir[ée]e?s|d[ée]port[ée]e?s|"
    r"invit[ée]e?s[\s\u00a0][àa][\s\u00a0]sortir)|sortent|r?entrent|ont[\s\u00a0]quitt[ée][\s\u00a0]la[\s\u00a0]s)\b(?!\w)|"
    r"(?:r?entrent|sortent)[\s\u00a0]|"
    r"(?:ayant|ont)[\s\u00a0](?:tous[\s\u00a0])?(?:vot[ée]|pris[\s\u00a0]part[\s\u00a0]au[\s\u00a0]vote)\b|"
    r"ne[\s\u00a0](?:prennent|participent)[\s\u00a0]pas|n['’]ayant[\s\u00a0]pas[\s\u00a0]le[\s\u00a0]"
    r"droit[\s\u00a0]d['’]intervenir|votent\b)",
    re.IGNORECASE,
)
_PLURAL_RIGHT = re.compile(
    r"^[\s\u00a0]{0,4}(?:,|(?:,[\s\u00a0])?(?:en[\s\u00a0]qualit[ée][\s\u00a0]d['’e]|comme))[\s\u00a0]{0,4}(?:[ée]chevine?s|[ée]chevin\(e\)s|conseill(?:ers|[èe]res)|conseiller\([èe]re\)s|"
    r"d[ée]put[ée]e?s|notaires|avocate?s|commissaires|ministres|scrutat(?:eur|rice)s)",
    re.IGNORECASE,
)
_PLURAL_LEFT = re.compile(
    r"(?:[ée]chevine?s|conseill(?:ers|[èe]res)|d[ée]put[ée]e?s|notaires|huissiers(?:[\s\u00a0]de[\s\u00a0]"
    r"justice)?|avocate?s|ministres|bourgmestres|gouverneurs|scrutat(?:eur|rice)s|"
    r"ma[îi]tres|\b(?-i:Mes))(?:[\s\u00a0]{1,4}(?:communaux|provinciaux|"
    r"communales|voisins|(?:des[\s\u00a0])?communes[\s\u00a0](?:voisines|limitrophes|concern[ée]es)))?"
    r"[\s\u00a0]{0,4}[:,]?(?:[\s\u00a0]dont)?[\s\u00a0]{0,4}(?:(?:MM\.|"
    r"Mmes|Messieurs|Mesdames|M\.|Mme)[\s\u00a0]{1,4})?$",
    re.IGNORECASE,
)


def joined(context: Context, left: Candidate, right: Candidate) -> bool:
    """Say whether two names follow one another in an enumeration: "A, B", "A / B", "A (PS) et Mme B"."""
    between = context.text[left.end : right.start]
    return bool(_CHAIN.match(between) or _LOOSE_CHAIN.fullmatch(between))


def share(persons: list[Candidate], context: Context) -> None:
    """Give all names of an enumeration the office that a plural names once: "MM. A, B et Mme C, Échevins"."""
    chain: list[Candidate] = []
    for candidate in sorted(persons, key=lambda c: c.start):
        if chain and not _CHAIN.match(context.text[chain[-1].end : candidate.start]):
            _share_chain(chain, context)
            chain = []
        chain.append(candidate)
    _share_chain(chain, context)


def _share_chain(chain: list[Candidate], context: Context) -> None:
    if len(chain) < 2:
        return
    left, right = (
        around.plain(around.sentence_left(context, chain[0].start)),
        around.plain(context.after(chain[-1].end, 60)),
    )
    delegates = _DELEGATES.search(left) and "intercommunale" in context.text.lower()
    delegates = delegates or (_ADMINISTRATORS.search(left) and "intercommunale" in context.text.lower())
    if delegates or offices.FOR_THE_TOWN.search(left) or _TOGETHER_LEFT.search(left) or _TOGETHER_RIGHT.search(right):
        for candidate in chain:
            if candidate.subject not in ("registry", "presence", "vote", "signature", "office_private"):
                roles.assign(candidate, KEEP, "office", "Agissent ensemble pour l'institution ou l'assemblée")
        return
    plural = (not context.of_children and _PLURAL_RIGHT.search(right)) or _PLURAL_LEFT.search(
        around.plain(context.before(chain[0].start, 50))
    )
    if plural:
        for candidate in chain:
            if candidate.subject not in ("registry", "presence", "vote", "signature", "office_private"):
                roles.assign(candidate, KEEP, "office", "Une fonction publique est citée pour toute l'énumération")
