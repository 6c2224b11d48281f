"""Whom the assembly elects in the sitting: its chair, an alderman, and who got votes against him.

Legal basis: CDLD art. L1122-34, L1123-4, L2212-29 and L2212-40 (elections by the councils, by secret ballot). Clubs and
advisory councils elect chairs too, and staff is appointed by ballot: where these are spoken of, votes tell nothing.
"""

from imio.pseudonymizer import around
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_S = r"[\s\u00a0]"
_NUMBER = r"(?:\d{1,3}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze)"
_POST = (
    r"(?:(?:premi(?:er|[èe]re)|deuxi[èe]me|seconde?|troisi[èe]me|1er|1[èr]re|[23]e) )?(?:(?:vice-)?pr[ée]sidente?s?"
    r"(?: (?:du (?:conseil(?: (?:provincial|communal|de police|de l['’]action sociale|de (?:la )?zone))?|coll[èe]ge|"
    r"CPAS|bureau)|"
    r"de l['’]assembl[ée]e|d['’]assembl[ée]e|de (?:la )?(?:zone|s[ée]ance)))?"
    r"|[ée]chevine?s?|bourgmestre|d[ée]put[ée]e?s?(?: provincia(?:l|le|ux|les))?|"
    r"(?:membres?|conseill(?:er|[èe]re)s?) (?:effecti(?:f|ve)s? )?(?:du conseil )?de (?:police|l['’]action sociale|"
    r"(?:la )?zone))"
)
_ELECTED = re.compile(
    (
        r"(?: (?:et|,)(?: (?:et|de|du|van|der|den|la|le|(?-i:[^\W\d_a-zß-öø-ÿ])[\w'’.-]{0,24})){1,6})?,? (?:est|"
        r"sont|a [ée]t[ée]|"
        r"ont [ée]t[ée]|fut|ayant [ée]t[ée]|sera) (?:(?:d[ée]s lors|donc|proclam[ée]e?s?|d[ée]clar[ée]e?s?|"
        r"d[ée]sign[ée]e?s?|ainsi|alors) ){0,2}(?:r[ée])?[ée]lue?s? (?:en qualit[ée] de |comme |aux? fonctions? de )?"
        + _POST
        + r",? (?:(?:au premier tour|au scrutin secret|pour [^;:.,\n]{3,30}),? )?(?:par|avec|[àa]|au) (?:l['’]unanimit|"
        + _NUMBER
        + r" (?:voix|suffrages|votes|oui)\b)"
    ).replace(" ", _S),
    re.IGNORECASE,
)
# "Mme A est élue Présidente par 39 voix, M. B ayant recueilli 5 voix"
_GOT = re.compile(
    (
        r",? (?:en |ayant |a |avait |y )?(?:recueilli|recueille|recueillant|obtenu|obtient|obtenant|totalis[ée]|"
        r"totalisant|"
        r"r[ée]colt[ée]) " + _NUMBER + r"(?: (?:voix|suffrages|votes)\b|(?=[.;,\n]))"
    ).replace(" ", _S),
    re.IGNORECASE,
)
_IN_AN_ELECTION = re.compile(
    rf"{_S}(?:r[ée])?[ée]lue?s?{_S}(?:[^;:.\n]{{0,20}}{_S})?{_POST.replace(' ', _S)}\b", re.IGNORECASE
)
# The assembly that elects…
_ASSEMBLY = re.compile(
    r"\bconseil[\s\u00a0](?:communal|provincial|de[\s\u00a0](?:police|l['’]action|(?:la[\s\u00a0])?zone))|"
    r"conseill(?:ers?|[èe]res?)[\s\u00a0](?:communa|provincia|de[\s\u00a0]police|de[\s\u00a0]l['’]action)|\bCPAS\b|"
    r"intercommunale",
    re.IGNORECASE,
)
# …and others, which elect as well.
_OTHERS = re.compile(
    r"asbl|a\.s\.b\.l|association|\bclub|comit[ée]|consultatif|\bCCATM|\bCLDR|\bCCC[AP]|enfants|jeunes|a[îi]n[ée]s|"
    r"[ée]l[èe]ves|"
    r"parents|participation|quartier|fabrique|copropri|syndic|personnel|recrutement|"
    r"candidat(?:e?s)?[\s\u00a0]au[\s\u00a0]poste|jury|"
    r"locataires|f[ée]d[ée]ration|amicale|\bSA\b|\bSRL\b|soci[ée]t[ée]",
    re.IGNORECASE,
)


def is_told(context: Context, candidate: Candidate) -> bool:
    """Say whether the assembly elects the person, or gives him votes where it elects another."""
    right = context.after(candidate.end, 150)
    told = _ELECTED.match(right)
    if not told and _GOT.match(right):
        told = _IN_AN_ELECTION.search(around.sentence_left(context, candidate.start))
    if not told or context.of_children or not context.first(_ASSEMBLY):
        return False
    return not _OTHERS.search(context.subject.partition("\n")[0] + " " + around.paragraph(context, candidate))
