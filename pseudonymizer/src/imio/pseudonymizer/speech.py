"""Who speaks: the verbs of a debate, a quotation, a name before a colon."""

from functools import cache
from imio.pseudonymizer import around
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


# "M. Goor : refus.", in a list of requests, is what was decided of him.
_SPEAKER = re.compile(
    r"^(?:[\s\u00a0]{0,4}:(?!\s?(?:refus|accord|octroi|admis|ajourn|(?:d[ée])?favorable)[ée]?e?s?[\s\u00a0]?[.;,(]?)|"
    r"\.?[\s\u00a0]?[–—-])[\s\u00a0]"
)
# Folded: "lui répond", "s'en étonne", "ne se dit pas", "aurait préféré", "a rappelé".
_VERB = re.compile(
    r"(?P<comma>,)?\s?(?:(?:ensuite|alors|aussi|egalement|quant a (?:lui|elle)),? )?(?:ne |n')?(?P<reflexive>se |s')?"
    r"(?:(?:lui|leur|en|y|le|la|les|nous) |l'){0,2}"
    r"(?:(?P<being>est |etait )|(?P<wish>aurait |auraient )|(?P<having>a |ont |avait |avaient ))?"
    r"(?P<verb>[a-z]{2,16})\b"
)
# "M. Goor, proposé par trois clubs": what was done with somebody, which without its accent would be what he does.
_PARTICIPLE = re.compile(r"[\s\u00a0]?,?[\s\u00a0]?[^\W\d_]{2,14}é(?:e|s|es)?(?!\w)")
_PHRASE = re.compile(
    r",?\s?(?:tien(?:t|nent) a\b|rend hommage|f(?:ai|on)t (?:observer|remarquer|part|valoir|etat)|prendra contact|"
    r"(?:va|ira) (?:voir|verifier|se renseigner|relayer|repondre|poser)\b|ira voir|"
    r"(?:est|se (?:dit|declare)) (?:(?:au contraire|toutefois|pour sa part|plutot|tres) )?"
    r"(?:du meme avis|d'accord|d'avis|favorable|oppose|satisfait))"
)
_DEBATING = re.compile(
    r"(?:est|se (?:dit|declare)) (?:du meme avis|d'accord|d'avis|favorable|opposee?)|"
    r"presente (?:brievement )?(?:le|ce) (?:point|dossier)|revient sur|prend la parole|rend hommage|"
    r"f(?:ai|on)t (?:remarquer|observer)|partage (?:l'avis|cet avis)"
)
_ENDINGS = ("e", "ent", "ait", "aient", "a", "era", "eront", "erait", "eraient")
_WISHED = frozenset(["aime", "espere", "prefere", "souhaite", "voulu"])


@cache
def _verbs() -> tuple[dict[str, bool], dict[str, bool]]:
    """Return the forms of the verbs of speech, and of the reflexive ones; true: hardly said but in an assembly."""
    plain: dict[str, bool] = {}
    reflexive: dict[str, bool] = {}
    for line in lexicon.lines("speech_verbs.txt"):
        words = line.split()
        debating = words[-1] == "+"
        forms = reflexive if words[0] == "se" else plain
        infinitive, *given = words[words[0] == "se" : len(words) - debating]
        stem = infinitive[:-2] if infinitive.endswith("er") else ""
        regular = [stem + ending for ending in _ENDINGS if stem]
        forms |= dict.fromkeys([*regular, *given], debating)
    return plain, reflexive


def _folded(right: str) -> str:
    return fold(right[:70]).replace("’", "'").replace("\u00a0", " ").lstrip()


def _said(right: str) -> bool | None:
    """Return None unless a verb of speech follows a name; then whether it is one of a debate."""
    match = _VERB.match(_folded(right))
    if not match or _PARTICIPLE.match(right):
        return None
    verb = match["verb"]
    if match["wish"]:
        return False if verb in _WISHED else None
    plain, reflexive = _verbs()
    if match["reflexive"]:
        return reflexive.get(verb)
    if match["being"] or (match["comma"] and verb == "dit") or (match[0].endswith("la presente")):
        return None
    found = plain.get(verb)
    return found if not match["having"] or (found and verb.endswith("e")) else None


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
    words = right.lstrip(" \u00a0\n\t")
    return bool(words) and (_said(words) is not None or bool(_PHRASE.match(_folded(words))))


# "Mme A et M. B font observer que": what is said of the second is said of both.
_TOO = re.compile(
    rf"[\s\u00a0]et[\s\u00a0](?:{around.CIV}[\s\u00a0]{{1,4}})?[A-ZÀ-Þ][\w'’.-]{{1,24}}(?:[\s\u00a0][A-ZÀ-Þ][\w'’.-]{{1,24}}){{0,3}}"
    r"(?=[\s\u00a0](?:[a-zà-ÿ'’]{1,4}[\s\u00a0])?[a-zà-ÿ'’]{2,16}nt[\s\u00a0])"
)


def both_speak(right: str) -> bool:
    """Say whether the words after a name add another one, and tell what both say."""
    second = _TOO.match(right)
    return bool(second) and speaks(right[second.end() :])


def debates(right: str) -> bool:
    """Say whether the words after a name are those of a debate: "regrette que…", "s'étonne…", "est du même avis"."""
    return bool(_said(right)) or bool(_DEBATING.match(_folded(right)))


def speaks_up(context: Context, candidate: Candidate, right: str) -> bool:
    """Say whether the name opens a sentence of minutes: "Mme Tasquin : rappelle…", "M. Goor. – Merci…"."""
    return bool(_SPEAKER.match(right)) and bool(around.SENTENCE_OPENS.search(context.before(candidate.start, 30)))
