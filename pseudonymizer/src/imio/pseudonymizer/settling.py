"""Lets what the registry, or the text elsewhere, knows of a person decide where the words around say nothing."""

from imio.pseudonymizer import debate
from imio.pseudonymizer import names
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.entities import Entity
from imio.pseudonymizer.entities import Mention
from imio.pseudonymizer.recognisers import officials as registry
from imio.pseudonymizer.recognisers.candidate import Context


def settle(entities: list[Entity], in_office, contexts: list[Context]) -> None:
    """Let what is known of a person at one place decide where the words around say nothing."""
    if not in_office:
        debate.let_debate(entities, contexts)
        debate.let_ask(entities)
    known = [(official, names.parse(official.name)) for official in in_office]
    surnames = {parsed.surname: official for official, parsed in known}
    for entity in entities:
        direct = any(m.candidate.subject in debate.OFFICE for m in entity.mentions)
        capacity = any(m.candidate.subject == "capacity" for m in entity.mentions)
        private = any(m.candidate.subject in ("private_cue", "office_private") for m in entity.mentions)
        registered = any(m.candidate.subject == "registry" for m in entity.mentions)
        own = any(m.candidate.own_affair for m in entity.mentions)
        child = any(m.candidate.label == "MINOR" for m in entity.mentions)
        for mention in entity.mentions:
            candidate = mention.candidate
            if child and candidate.label == "PERSON" and not mention.name.given and candidate.subject != "registry":
                candidate.label, candidate.action, candidate.subject = "MINOR", MASK, "private"
                candidate.reason = "Enfant cité ailleurs dans le texte"
            if candidate.label == "MINOR" or candidate.subject in {*debate.OFFICE, "office_private"}:
                continue
            alone = not mention.name.given
            official = surnames.get(mention.name.surname) if alone else None
            announced = candidate.recogniser in ("civility", "function", "attendance")
            if official and announced and (registered or not entity.given):
                _known_office(mention, registry.reason(official))
            elif direct and own and candidate.subject not in debate.SEATED:
                _doubtful_office(mention)
            elif (
                not direct
                and candidate.action == MASK
                and (official or any(m.candidate.subject == "office_private" for m in entity.mentions))
            ):
                candidate.action, candidate.subject = PROPOSE, "homonym"
                candidate.reason += " ; porte le nom d'un mandataire"
            elif direct:
                _office_elsewhere(mention, "Titulaire d'une fonction, cité ailleurs dans le texte")
            elif candidate.subject in debate.SEATED:
                if private and candidate.action != KEEP:
                    candidate.action, candidate.subject = MASK, "private"
            elif capacity and not private and candidate.subject in ("private", "unsure"):
                candidate.action, candidate.subject = PROPOSE, "capacity"
                candidate.reason += " ; qualité citée ailleurs dans le texte"


def _doubtful_office(mention: Mention) -> None:
    candidate = mention.candidate
    candidate.action, candidate.subject = PROPOSE, "office_private"
    candidate.reason = "Titulaire d'une fonction, cité aussi à titre privé dans le texte"


def _known_office(mention: Mention, reason: str) -> None:
    """Take a surname after a civility for the office holder's, unless the words around speak of his own affairs."""
    candidate = mention.candidate
    if candidate.own_affair or mention.ambiguous:
        candidate.action, candidate.subject = PROPOSE, "office_private"
        candidate.reason = f"{reason}, mais peut-être à titre privé"
    else:
        candidate.action, candidate.subject, candidate.reason = KEEP, "registry", reason


def _office_elsewhere(mention: Mention, reason: str) -> None:
    candidate = mention.candidate
    if candidate.own_affair or candidate.subject == "capacity" or mention.ambiguous:
        candidate.action, candidate.subject = PROPOSE, "office_private"
        candidate.reason = f"{reason}, mais peut-être à titre privé"
    else:
        candidate.action, candidate.subject, candidate.reason = KEEP, "office", reason
