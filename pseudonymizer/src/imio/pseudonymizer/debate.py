"""Who speaks in the minutes of a council, where no registry tells who sits on it.

The words of a debate differ from those of a claim: who regrets, wonders or answers at the beginning of a sentence takes
part in the meeting; who demands or estimates may be a claimant, unless others speak beside him.
"""

from imio.pseudonymizer import around
from imio.pseudonymizer import residents
from imio.pseudonymizer import sitting
from imio.pseudonymizer import speech
from imio.pseudonymizer import telegraphic
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.entities import Entity
from imio.pseudonymizer.entities import Mention
from imio.pseudonymizer.recognisers.candidate import Context

import re


SEATED = frozenset({"seat", "speaker", "asks"})
SPEAKS = frozenset({"speaker", "asks"})
OFFICE = frozenset({"registry", "office", "presence", "vote", "signature", "member"})

#: So many different persons who speak in turn are a council in debate, where nobody tells who sits on it, unless the
#: public has the floor.
_DEBATE = 3
#: …and so many whose very words stand there, or of whom the text says nothing else than what they say.
_QUOTED = 2
_CLEAN = 2


def let_debate(entities: list[Entity], contexts: list[Context]) -> None:
    """Take those who speak in turn for members of the council, when no registry tells who they are."""
    _let_note(entities, contexts)
    speaking = [e for e in entities if any(m.candidate.subject in SPEAKS for m in e.mentions)]
    speaking = [e for e in speaking if not any(m.candidate.own_affair for m in e.mentions)]
    speaking = [e for e in speaking if not any(_is_resident(m, contexts) for m in e.mentions)]
    if not speaking or any(context.first(sitting.FLOOR) for context in contexts):
        return
    written = any(context.first(_WRITTEN) for context in contexts)
    if written and not any(context.first(_ASSEMBLY) for context in contexts):
        return  # nothing says that a council sits: who speaks may be anybody
    answering = any(e not in speaking and any(_takes_floor(m, contexts) for m in e.mentions) for e in entities)
    answering = answering or any(_OFFICE_SPEAKS.search(context.text) for context in contexts)
    quoted = [e for e in speaking if any(speech.quotes(_right(m, contexts)) for m in e.mentions)]
    clean = [e for e in speaking if _is_clean(e)]
    if len(speaking) + answering >= _DEBATE or len(quoted) + answering >= _QUOTED:
        seated = speaking
    elif len(clean) + answering >= _CLEAN:
        seated = clean
    else:
        seated = [e for e in clean if any(_debates(m, contexts) for m in e.mentions)]
        seated = [] if seated and any(_CLAIMS.search(context.text) for context in contexts) else seated
    _seat(seated)


# "Considérant que Mme A et M. B estiment la mesure disproportionnée ; que M. C demande la liste"
_PREAMBLE = re.compile(
    r"(?:(?:^|\n)[ \u00a0]{0,3}(?:Consid[ée]rant|CONSID[ÉE]RANT|Attendu|ATTENDU)(?:[ \u00a0](?:[ée]galement|encore|"
    r"enfin|toutefois|"
    r"cependant|par[ \u00a0]ailleurs))?,?[ \u00a0]|;[ \u00a0](?:et[ \u00a0])?)qu(?:e[ \u00a0]|['’])"
    r"(?:(?:M\.|Mme|Monsieur|Madame)[ \u00a0](?:[^\W\d_a-zß-öø-ÿ][\w'’-]{0,24}[ \u00a0]){1,4}et[ \u00a0])?(?:M\.|"
    r"Mme|Monsieur|Madame)[ \u00a0]$"
)
# What somebody says of his own employment, or of a contract, is no debate.
_STAFF = re.compile(
    r"licenci|disciplin|sanction|\bagente?s?\b|travailleu|employ[ée]|ouvri(?:er|[èe]re)|cong[ée]|entrepreneur|"
    r"adjudicataire|"
    r"soumissionn|demandeu|propri[ée]taire|locataire|\blou(?:er|[ée]e?s?)\b|\bfactures?\b|paiement|\bvend(?:re\b|eur)|"
    r"acqu[ée]r",
    re.IGNORECASE,
)


def let_state(entities: list[Entity], contexts: list[Context]) -> None:
    """Take those who debate in the preamble of an act for members, where somebody in office does so beside them."""
    if any(context.first(pattern) for context in contexts for pattern in (sitting.FLOOR, _WRITTEN, _CLAIMS, _STAFF)):
        return
    stating = {id(e): e for e in entities if any(_states(m, contexts) for m in e.mentions)}
    office = {key for key, e in stating.items() if any(m.candidate.subject in OFFICE for m in e.mentions)}
    answering = any(_takes_floor(m, contexts) for e in entities if id(e) not in stating for m in e.mentions)
    clean = [e for key, e in stating.items() if key not in office]
    if not all(_is_clean(e) and any(_seems_to_sit(m, contexts) for m in e.mentions) for e in clean):
        return
    if not clean or len(clean) + len(office) < _QUOTED or len(clean) + len(office) + answering < _DEBATE:
        return
    for candidate in (m.candidate for e in clean for m in e.mentions):
        if candidate.subject in SEATED:
            candidate.action, candidate.subject = KEEP, "member"
            candidate.reason = "Prend part au débat de l'assemblée"


#: Applicants and neighbours state things in a preamble too: each must speak of what the assembly decides…
_DECIDED = re.compile(
    r"(?:[^;.\n]|(?<=M)\.){0,90}\b(?:mesures?|tarifs?|taux|r[èe]glement|budget|taxe|redevance|march[ée]|choix|d[ée]lib[ée]ration|motion|"
    r"amendement|ordonnance|convention|proposition)\b"
)
#: …and the model must see him as an office holder.
_SITS = 0.85


def _seems_to_sit(mention: Mention, contexts: list[Context]) -> bool:
    candidate, opinion = mention.candidate, contexts[mention.part].opinion
    if not _DECIDED.match(contexts[mention.part].after(candidate.end, 120)):
        return False
    return bool(opinion) and opinion.role(candidate.start, candidate.end).get("office", 0) > _SITS


def _states(mention: Mention, contexts: list[Context]) -> bool:
    if mention.candidate.subject not in SEATED | OFFICE or mention.candidate.own_affair:
        return False
    return bool(_PREAMBLE.search(contexts[mention.part].before(mention.candidate.start, 110)))


def _is_resident(mention: Mention, contexts: list[Context]) -> bool:
    return residents.are_heard(contexts[mention.part].text, mention.candidate.start)


def _seat(entities: list[Entity]) -> None:
    for candidate in (m.candidate for e in entities for m in e.mentions):
        if candidate.subject in SPEAKS:
            candidate.action, candidate.subject = KEEP, "member"
            candidate.reason = "Prend part au débat de l'assemblée"


def _let_note(entities: list[Entity], contexts: list[Context]) -> None:
    """Take bare surnames that debate in turn for members, whatever the text tells of the public after them."""
    clean = [entity for entity in entities if _is_clean(entity)]
    ways = [{telegraphic.says(contexts[m.part], m.candidate) for m in entity.mentions} for entity in clean]
    noted = [entity for entity, said in zip(clean, ways, strict=True) if any(said)]
    answered = any(map(telegraphic.answered, contexts))
    if any("debates" in said for said in ways) and len(noted) + answered >= _QUOTED:
        _seat(noted)


def _is_clean(entity: Entity) -> bool:
    """Say whether the text knows a person by what he says alone: no request, no home, no profession."""
    return all(
        m.candidate.subject in SEATED | OFFICE and m.candidate.label == "PERSON" and not m.candidate.only_modelled
        for m in entity.mentions
    )


def _debates(mention: Mention, contexts: list[Context]) -> bool:
    return mention.candidate.subject in SPEAKS and speech.debates(_right(mention, contexts))


# What the minutes of an assembly speak of, and a claim or a letter does not.
_ASSEMBLY = re.compile(
    r"\bconseil\b|\b(?:s[ée]ance|bourgmestre|[ée]chevine?s?|conseill(?:er|[èe]re)s?|coll[èe]ge|pr[ée]sidente?|"
    r"assembl[ée]e|minorit[ée]|majorit[ée]|opposition|groupes?|amendements?|motions?|interpell|"
    r"ordre[ \u00a0]du[ \u00a0]jour|points?|votes?|d[ée]bats?|d[ée]lib[ée]r|budgets?|proc[èe]s-verba|PV|BM|DG)\b",
    re.IGNORECASE,
)
# What citizens write to the commune: what they say there is no debate.
_WRITTEN = re.compile(
    r"\b(?:courriers?|lettres?|p[ée]tition|r[ée]clam\w{2,6}|int[ée]ress[ée]e?s|sinistr\w{1,4}|plaintes?|requ[ée]rante?s?)\b",
    re.IGNORECASE,
)
# Where somebody claims something, who speaks alone may be the claimant.
_CLAIMS = re.compile(
    r"\br[ée]clamation|\brequ[ée]rant|\bplaignant|\bplainte|\bsinistr|\bcontrevenant|\bredevable|\blocataire|\bcr[ée]ance|"
    r"\bassurance|\bcandidat|\bint[ée]ress[ée]e?s?\b|\briverain|\bmise[ \u00a0]en[ \u00a0]demeure|\brecours\b|\blitige|"
    r"\bp[ée]tition|\bvoisin|"
    # What is one's own: a councillor speaks of the municipality's.
    r"\b(?:son|sa|ses)[ \u00a0](?:mari|femme|[ée]pou(?:x|se)|compagn(?:e|on)|conjointe?|fils|fille|enfants?|m[èe]re|"
    r"p[èe]re|maman|papa|fr[èe]re|s(?:œ|oe)ur|parents?|domicile|maison|habitation|terrain|jardin|garage|logement|"
    r"propri[ée]t[ée]|voiture|v[ée]hicule|facture)\b",
    re.IGNORECASE,
)
# "Mme Goor, Échevine, répond", "M. Hardy, Président du CPAS : j'ajoute"
_TITLE = re.compile(r",[ \u00a0][^,:.;\n]{3,45}(?:,(?=[ \u00a0])|(?=[ \u00a0]?:[ \u00a0]))")
_OWN_WORDS = re.compile(r"[ \u00a0]?:[ \u00a0]")
# "M. le Bourgmestre : Voté.", "L'Échevine répond que…"
_OFFICE_SPEAKS = re.compile(
    r"(?:^|[\n.;!?»][ \u00a0]?)(?:(?:M\.|Mme|Monsieur|Madame)[ \u00a0])?(?:L['’]|l['’]|L[ae][ \u00a0]|l[ae][ \u00a0])"
    r"(?:Bourgmestre|[ÉEé]chevine?|Pr[ée]sidente?|Coll[èe]ge|D[ée]put[ée]e?)(?:[ \u00a0][^\s.:;]{1,25}){0,4}?"
    r"(?:[ \u00a0]?:[ \u00a0]|[ \u00a0](?:r[ée]pond|rappelle|pr[ée]cise|r[ée]plique|s['’]y[ \u00a0]engage|ajoute|"
    r"propose|explique|acquiesce|remercie|conclut)\b)",
    re.IGNORECASE,
)


def _takes_floor(mention: Mention, contexts: list[Context]) -> bool:
    """Say whether somebody in office speaks there."""
    if mention.candidate.subject not in OFFICE:
        return False
    context, candidate = contexts[mention.part], mention.candidate
    right = context.after(candidate.end, 90)
    title = _TITLE.match(right)
    said = right[title.end() :] if title else right
    return (
        speech.speaks(said)
        or speech.quotes(right)
        or bool(_OWN_WORDS.match(said) and around.opens_sentence(context, candidate))
    )


def _right(mention: Mention, contexts: list[Context]) -> str:
    return contexts[mention.part].after(mention.candidate.end, 40)


def let_ask(entities: list[Entity], contexts: list[Context]) -> None:
    """Take who asks a question in the meeting for a member, when nothing in the text speaks of him as a citizen."""
    if any(context.first(sitting.PUBLIC_MEETING) for context in contexts):
        return
    for entity in entities:
        subjects = {m.candidate.subject for m in entity.mentions}
        if "asks" not in subjects or subjects & {"private_cue", "office_private", "capacity"}:
            continue
        if any(m.candidate.own_affair or m.candidate.label == "MINOR" for m in entity.mentions):
            continue
        for mention in entity.mentions:
            if mention.candidate.subject in SEATED:
                mention.candidate.action, mention.candidate.subject = KEEP, "asks"
                mention.candidate.reason = "Pose une question en séance"
