"""Who speaks: the verbs of a debate, a quotation, a name before a colon."""

from imio.pseudonymizer import around
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


_SPEAKER = re.compile(r"^(?:[\s\u00a0]{0,4}:|\.?[\s\u00a0]?[–—-])[\s\u00a0]")
SPEAKS_RIGHT = re.compile(
    r"^(?!,[\s\u00a0]dite?\b)[\s\u00a0]{0,4},?[\s\u00a0]{0,4}(?:(?:lui[\s\u00a0]|en[\s\u00a0]|y[\s\u00a0]|"
    r"le[\s\u00a0]|l['’])?(?:demande|"
    r"souhaite|estime|rappelle|r[ée]pond|regrette|explique|pr[ée]cise|propose|ajoute|signale|remercie|"
    r"d[ée]plore|annonce|conteste|s['’]inqui[èe]te|s['’][ée]tonne|s['’]interroge|plaide|salue|reproche|invite|"
    r"pr[ée]sente|expose|commente|confirme|insiste|souligne|constate|d[ée]clare|indique|informe|[ée]voque|"
    r"relaie|cite|sugg[èe]re|tient[\s\u00a0][àa]|s['’]oppose|"
    r"plaide|appuie|abonde|s['’]enquiert|s['’]y[\s\u00a0]engage|acquiesce|rend[\s\u00a0]hommage|"
    r"fait[\s\u00a0](?:observer|remarquer|part|valoir|[ée]tat)|relève|rel[èe]ve|revient|r[ée]plique|objecte|interroge|"
    r"pose|donne|prend|veut|voudrait|trouve|"
    r"se[\s\u00a0](?:r[ée]jouit|f[ée]licite|demande|pose|dit|soucie)|est[\s\u00a0](?:d['’]accord|d['’]avis|"
    r"favorable|oppos)|pense|"
    r"esp[èe]re|s'?engage|s['’]indigne|nuance|ironise|r[ée]torque|conclut|note|juge|marque|d[ée]nonce|exprime|"
    r"craint|doute|dit|lit|approuve|reconna[îi]t|attire|signera|partage|rejoint|aimerait|intervient|f[ée]licite|fustige|rassure|"
    r"prendra[\s\u00a0]contact|se[\s\u00a0]renseignera|v[ée]rifiera|"
    r"relativise|abonde|est[\s\u00a0]du[\s\u00a0]m[êe]me[\s\u00a0]avis))\b",
    re.IGNORECASE,
)
# Citizens state, object and accept; who opens a sentence of minutes with a question sits on the council.
ASKS_RIGHT = re.compile(
    r"^[\s\u00a0]{0,4},?[\s\u00a0]{0,4}(?:demande[\s\u00a0](?:si|s['’]|pourquoi|combien|que[\s\u00a0]|qu['’]|"
    r"ce[\s\u00a0]qu|où|quand|à[\s\u00a0]quel|comment|quel)|"
    r"(?:veut|voudrait|souhaite(?:rait)?)[\s\u00a0](?:savoir|conna[îi]tre)|souhaite\b|s['’][ée]tonne|"
    r"s['’]enquiert|s['’]inqui[èe]te|sugg[èe]re|"
    r"interroge[\s\u00a0](?:le|l['’]|sur|M))",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\s\u00a0]?(?::[\s\u00a0]?[«“\"]|\.[\s\u00a0]?[–—-][\s\u00a0])")
# "M. Goor : L'inspecteur n'y est pas favorable": what he says begins with an article.
SPEECH = re.compile(r"[\s\u00a0]?:[\s\u00a0](?:L['’]|L[ea]s?[\s\u00a0]|Notre[\s\u00a0]|Nos[\s\u00a0])")


def quotes(right: str) -> bool:
    """Say whether the words after a name are his own: "M. Goor : « Merci »", "M. Goor.– Merci"."""
    return bool(_QUOTED.match(right))


def speaks(right: str) -> bool:
    """Say whether the words after a name tell what somebody says."""
    return bool(SPEAKS_RIGHT.match(right))


def speaks_up(context: Context, candidate: Candidate, right: str) -> bool:
    """Say whether the name opens a sentence of minutes: "Mme Tasquin : rappelle…", "M. Goor. – Merci…"."""
    return bool(_SPEAKER.match(right)) and bool(around.SENTENCE_OPENS.search(context.before(candidate.start, 30)))
