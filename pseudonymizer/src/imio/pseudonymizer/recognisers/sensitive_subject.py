"""Of whom the sentence around a sensitive phrase speaks: of anybody, of a firm or a body, or of someone."""

from bisect import bisect_left
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.sensitive_lexicon import ANY
from imio.pseudonymizer.recognisers.sensitive_lexicon import plain

import re


INDIVIDUAL = re.compile(rf"\b{ANY['individual']}\b")
#: What a decision tells of its case, unlike a rule.
NARRATED = re.compile(
    r"[ ]*(?:[-–—•*][ ]*)?(?:considerant|attendu|constatant|qu'|que[ ]|vu[ ](?:la[ ]|le[ ]|l'|les[ ]|"
    r"son[ ])?(?:demande|visite[ ]medicale|extrait[ ](?:de[ ])?casier|"
    r"certificat|attestation|rapport|courrier|lettre|jugement|ordonnance[ ]du|requete|enquete|avis[ ]medical))"
)
_STOP = re.compile(
    r"(?:;|(?<![ .(][A-Z])(?<!\bart)(?<!\bArt)(?<!\bM)(?<!\bMme)(?<!\bn)[.!?])"
    r"[ \u00a0](?=[ \u00a0]?[A-ZÀ-Þa-z«\"\d–-])|\n"
)


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around a range, at most some three hundred characters on either side."""
    low, high = max(0, start - 300), min(len(text), end + 300)
    begin = low
    for stop in _STOP.finditer(text, low, start):
        begin = stop.end()
    stop = _STOP.search(text, end, high)
    return begin, stop.start() if stop else high


#: What speaks of all cases, past and to come.
_RULE = re.compile(
    r"\ben cas d[e' ]|\ba defaut d[e' ]|\bsous peine|\bpassibles?\b|\bsera(?:it)?[ ](?:punie?|sanctionnee?|"
    r"exclue?|poursuivie?|"
    r"redevable|due?\b)|\bseront[ ](?:punis|sanctionnes|poursuivis)|\bsont[ ](?:exoner|puni|interdit|assimile)|"
    r"\best[ ](?:assimilee?|interdite?|punie?|exoneree?|tenue?[ ]de)|\bquiconque|\btoute?[ ](?:personne|"
    r"infraction|agent|"
    r"contrevenant|redevable|demande|candidat|eleve|membre)|\bpar[ ](?:infraction|jour[ ]de[ ]retard)|"
    r"\bchaque[ ](?:agent|eleve|candidat|redevable|demandeur)|\brecidive\b[^.;]{0,30}:|\ble[ ]present[ ]reglement"
)
_ANYBODY = (
    r"(?:l'agent|le[ ](?:travailleur|candidat|demandeur|redevable|soumissionnaire|membre[ ]du[ ]personnel|"
    r"beneficiaire|"
    r"contrevenant|locataire|preneur|titulaire|resident|patient|concessionnaire|debiteur|"
    r"fonctionnaire|stagiaire|visiteur|participant|cocontractant)|l'(?:usager|occupant|eleve|enfant|"
    r"adjudicataire|employe|"
    r"ouvrier|utilisateur|abonne|etudiant|enseignant|interesse[ ]qui))"
)
#: "L'agent absent pour maladie prévient", "le candidat produit un extrait".
_EACH = re.compile(
    rf"^[ ]*(?:(?:art|article|§)[.]?[ ]?\d{{1,3}}(?:er)?[ ]?[.:–-]{{0,2}}[ ]*(?:[–-][ ]*)?|\d{{1,2}}[.°)][ ]*|"
    rf"[-•–][ ]*)?{_ANYBODY}[ ]"
    r"(?:(?:joint|produit|fournit|remet|transmet|introduit|presente|previent|avertit|depose|complete|doit|"
    r"peut|est[ ]tenu)[ ]|"
    r"(?!est\b|etait\b|a\b|avait\b|ne\b|n'|se\b|s'|sera\b|reconnait\b|declare\b|souffre\b))"
)
_BODY = re.compile(
    rf"(?<![\w'])(?:la[ ]|l'|le[ ]|cette[ ]|ladite[ ]|une?[ ])?(?:(?!adjudic){ANY['body']}|comite|firme|"
    rf"bailleresse|banque|association|"
    r"cooperative|sa|srl|sprl|asbl|sc|scrl|snc|nv|bv)(?![\w-])"
)
#: "sa maman" is no SA, "chez elle, rue du Pont 5" no bridge.
_SMALL_WORD = re.compile(r"(?:^|[ '])(?:sa|sc|nv|bv)$|[ '](?:Pont|Ville|École|Église|Moulin)$")
_GOVERNED = re.compile(
    r"\b(?:de|du|des|d|a|au|aux|par|pour|contre|envers|avec|sur|dans|chez|entre|sous|en|vers|aupres|les|ses|"
    r"son|sa)[ ']"
    r"(?:la[ ]|l'|le[ ])?$"
)
_PREDICATE = re.compile(
    r"(?:(?:est|sont|a|etant|toujours)[ ])?(?:endett|redevab|doi[tv]|reste|accuse|cumul|totalis|dett|failli|"
    r"liquid|insolv|impay|"
    r"en[ ]defaut|defaut|retard|arrier|mises?[ ]en[ ]demeure|(?:recu|reçu)|poursuivi|declaree?|redress|croul|"
    r"pas[ ]|plus[ ]|"
    r"perte|condamn|accus|inculp|prevenu|coupab|mise?[ ]en[ ]cause|fraud|verbalis|cite|sanctionn|souffr|"
    r"atteint|malad|victime|"
    r"difficult|situation|en[ ]difficult|problem|saisi|expuls|sans|ruine|invoque|connait|subi)"
)
_OWED_BY_BODY = re.compile(
    rf"[ ](?:(?:a[ ]charge|a[ ]l'encontre|a[ ]l'egard)[ ])?(?:de[ ](?:la[ ]|l')|du[ ]|de[ ]|"
    rf"d')(?:{ANY['body']}|sa|srl|sprl|asbl|sc|scrl|"
    r"firme|comite)(?![\w-])"
)
_OWED = re.compile(
    r"(?:dettes?|creances?|faillite|impay|condamnation|defaut|retards?|liquidation|redressement|mise[ ]en[ ]demeure)"
)
_PERSONAL_RIGHT = re.compile(r"\b(?:ris|integration|aide|allocations?|chomage|mutuelle)\b")
_OTHER_SUBJECT = re.compile(r"\b(?:il|elle|ils|elles|qui|dont|lui|je|nous|mon|ma|son|sa)\b")


def of_a_rule_or_body(candidate: Candidate, text: str, persons: list[Candidate]) -> bool:
    """Say whether the sentence speaks of all cases, or of a firm, a club, the commune, and of no private person."""
    begin, stop = sentence(text, candidate.start, candidate.end)
    flat = plain(text[begin:stop])
    at, after = candidate.start - begin, candidate.end - begin
    head = flat[at:after]
    private = [p for p in inside(persons, begin, stop) if p.action != KEEP]
    if not private and _RULE.search(flat) and not INDIVIDUAL.search(flat) and not NARRATED.match(flat):
        return True
    if not any(p.start < candidate.start or p.start - candidate.end < 12 for p in private):
        each = _EACH.match(flat)
        if each and at - each.end() < 40 and not INDIVIDUAL.search(flat):
            return True
    if _OWED.match(head) and _OWED_BY_BODY.match(flat, after):
        return True
    if not _PREDICATE.match(head) or _PERSONAL_RIGHT.search(head):
        return False
    words = text[begin:stop]
    bodies = [m for m in _BODY.finditer(flat, 0, at) if not _SMALL_WORD.search(words[m.start() : m.end()])]
    subject = bodies[-1] if bodies else None
    if subject is None:
        return False
    gap = flat[subject.end() : at]
    if _OTHER_SUBJECT.search(gap) or INDIVIDUAL.search(gap):
        return False
    if any(_of_person(p, subject.end(), at, after, begin, flat) for p in private):
        return False
    apposed = gap.rstrip().endswith(",") and len(gap) < 60
    return apposed or not _GOVERNED.search(flat, max(0, subject.start() - 14), subject.start())


def _of_person(person: Candidate, subject: int, start: int, end: int, begin: int, flat: str) -> bool:
    """Say whether a person stands between the subject and the phrase, or completes it ("la dette de M. X")."""
    low, high = person.start - begin, person.end - begin
    return (subject <= low and high <= start) or (0 <= low - end < 40 and "," not in flat[end:low])


def inside(candidates: list[Candidate], low: int, high: int) -> list[Candidate]:
    """Return the candidates, in order of start, that lie within a range."""
    index = bisect_left(candidates, low, key=lambda c: c.start)
    found = []
    while index < len(candidates) and candidates[index].start < high:
        if candidates[index].end <= high:
            found.append(candidates[index])
        index += 1
    return found
