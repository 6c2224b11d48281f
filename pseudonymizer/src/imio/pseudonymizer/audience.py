"""Who is in the room without sitting there, and whose letter is read: told so at one place, it holds at all others."""

from imio.pseudonymizer import around
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_PUBLIC = r"(?:le[\s\u00a0]public|l['’](?:assistance|auditoire)|les[\s\u00a0]spectateurs)"
_THERE = rf"(?:dans|parmi)[\s\u00a0]{_PUBLIC}"
_TONIGHT = r"(?:(?:ce[\s\u00a0]soir|aujourd['’]hui)[\s\u00a0])?"
_RIGHT = re.compile(
    rf"(?:[\s\u00a0]et[\s\u00a0](?:{around.CIV}[\s\u00a0])?(?:[A-ZÀ-Þ][\w'’.-]{{1,20}}[\s\u00a0,]?){{1,3}})?[\s\u00a0]?,?[\s\u00a0]{{1,2}}"
    rf"(?:(?:est|sont|[ée]tait|[ée]taient)[\s\u00a0])?(?:[ée]galement[\s\u00a0])?(?:pr[ée]sent|assis|venu|install)[ée]?e?s?[\s\u00a0]"
    rf"{_TONIGHT}{_THERE}\b"
)
_LEFT = re.compile(
    rf"(?:\b(?:pr[ée]sent|assis|venu)[ée]?e?s?[\s\u00a0])?\b{_THERE}[\s\u00a0]?,[\s\u00a0](?:{around.CIV}[\s\u00a0])?$",
    re.IGNORECASE,
)
# "Trois personnes dans le public, dont M. X et Mme Y"; "des riverains assistent à la séance, parmi lesquels M. X"
_COME = (
    r"(?:personnes?|habitante?s?|riveraine?s?|citoyen(?:ne)?s?|parents|spectateurs|curieux|villageois|agriculteurs|"
    r"commer[çc]ants|locataires)[\s\u00a0](?:(?:sont|[ée]taient|ont)[\s\u00a0])?(?:assist(?:ent|aient|ant|é|e)|suivent|"
    r"pr[ée]sente?s|venue?s|assis(?:es)?|occupent|pris[\s\u00a0]place)"
)
_AMONG = re.compile(
    rf"\b(?:{_THERE}|{_COME})\b[^.;:\n]{{0,50}},?[\s\u00a0](?:dont|notamment|parmi[\s\u00a0](?:lesquel(?:le)?s|eux|elles)|"
    r"[àa][\s\u00a0]savoir|entre[\s\u00a0]autres)[\s\u00a0]"
    r"(?:(?-i:[A-ZÀ-Þ][\w'’.-]{0,24}|et|de|du|van|der|den|la|le)[,\s\u00a0]{1,2}){0,14}$",
    re.IGNORECASE,
)
# "relaie les doléances de M. X, présent dans la salle": who sits there needs nobody to speak for him.
_FOR_HIM = re.compile(
    r"\b(?:dol[ée]ances?|plaintes?|inqui[ée]tudes?|questions?|demandes?|remarques?|griefs?|soucis?|probl[èe]mes?|"
    r"r[ée]clamations?|craintes?|difficult[ée]s|observations|col[èe]re)[\s\u00a0](?:[^\W\d_]{3,16}[\s\u00a0]){0,2}"
    rf"(?:de[\s\u00a0]|d['’])(?:{around.CIV}[\s\u00a0]et[\s\u00a0])?(?:{around.CIV}[\s\u00a0])?$",
    re.IGNORECASE,
)
_IN_THE_ROOM = re.compile(
    r"[\s\u00a0]?,[\s\u00a0](?:tous[\s\u00a0]deux[\s\u00a0])?(?:pr[ée]sent|assis|venu|install)[ée]?e?s?[\s\u00a0]"
    rf"{_TONIGHT}(?:dans|au[\s\u00a0]fond[\s\u00a0]de|parmi)[\s\u00a0](?:la[\s\u00a0](?:salle|tribune)|{_PUBLIC})\b"
)
_LETTERS = re.compile(
    r"\b(?:courriers?|lettres?|messages|courriels|mails|dol[ée]ances|r[ée]clamations|plaintes)\b[^.:;\n]{0,50}"
    r"(?:re[çc]u|parvenu|adress|introduit|envoy|suivant)[^.:;\n]{0,30}:?[ \u00a0]?\n",
    re.IGNORECASE,
)
_ITEM = re.compile(
    rf"\n[ \u00a0]{{0,4}}(?:\d{{1,2}}[).°]|[a-z]\)|[–•*-])[ \u00a0]{{1,3}}(?:{around.CIV}[ \u00a0]{{1,3}})?$"
)
_REACH = 1500


# "M. X, qui a parlé, quitte la salle", "Mme Y, du public, remercie"; "Une voix dans le public : … M. X sort".
_HEARD_OF = re.compile(
    r"[\s\u00a0]?,[\s\u00a0](?:(?:qui|lequel|laquelle)[\s\u00a0](?:a|avait|vient[\s\u00a0]de)[\s\u00a0](?:pu[\s\u00a0])?(?:s['’])?(?:parl|cri|applaudi|interromp|"
    r"hu[ée]|protest|exprim|chahut|interpell|manifest)|dont[\s\u00a0]la[\s\u00a0](?:question|p[ée]tition|lettre)[\s\u00a0](?:a|vient)|"
    r"(?:du|dans[\s\u00a0]le)[\s\u00a0]public\b|(?:de|dans)[\s\u00a0]l['’](?:assistance|auditoire)\b)"
)
_VOICE = re.compile(
    r"(?:\bvoix|\bcris?|applaudissements|protestations|hu[ée]es|rumeurs?|murmures)[\s\u00a0](?:s['’][^\s]{3,10}[\s\u00a0])?(?:dans|du|de|au|parmi)[\s\u00a0]"
    r"(?:le[\s\u00a0])?(?:public|l['’](?:assistance|auditoire)|la[\s\u00a0]salle)|"
    r"\b(?:le[\s\u00a0]public|l['’](?:auditoire|assistance)|une?[\s\u00a0](?:riveraine?|spectat(?:eur|rice)|citoyenn?e?))\b[^.\n]{0,40}"
    r"(?:calme|silence|ordre|applaudi|proteste|crie)",
    re.IGNORECASE,
)
_EXPELLED = re.compile(
    r"(?:,[^,.;\n]{3,60},)?[\s\u00a0](?:quitte|sort|est[\s\u00a0](?:invit|pri|expuls)|se[\s\u00a0]retire|proteste)",
    re.IGNORECASE,
)


def listens(context: Context, candidate: Candidate) -> bool:
    """Say whether the words tell that a person is there among the public."""
    there = _RIGHT.match(context.after(candidate.end, 110)) or _LEFT.search(context.before(candidate.start, 50))
    after = context.after(candidate.end, 110)
    noisy = _EXPELLED.match(after) and _VOICE.search(context.before(candidate.start, 160))
    return bool(there or noisy or _HEARD_OF.match(after)) or came(context, candidate)


def came(context: Context, candidate: Candidate) -> bool:
    """Say whether the words tell that a person is one of those who came to listen, or for whom a member speaks."""
    left = context.before(candidate.start, 200)
    if _FOR_HIM.search(left[-70:]) and _IN_THE_ROOM.match(context.after(candidate.end, 60)):
        return True
    return bool(_AMONG.search(left))


def wrote(context: Context, candidate: Candidate) -> bool:
    """Say whether the name opens an item of the list of the letters that came in."""
    if not _ITEM.search(context.text, max(0, candidate.start - 24), candidate.start):
        return False
    return bool(_LETTERS.search(context.text, max(0, candidate.start - _REACH), candidate.start))
