"""Lets what the registry, or the text elsewhere, knows of a person decide where the words around say nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from imio.pseudonymizer import around
from imio.pseudonymizer import audience
from imio.pseudonymizer import capacity
from imio.pseudonymizer import debate
from imio.pseudonymizer import own_affairs
from imio.pseudonymizer import renouncing
from imio.pseudonymizer import speech
from imio.pseudonymizer import together
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import Official
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.entities import Entity
from imio.pseudonymizer.entities import Mention
from imio.pseudonymizer.names import Name
from imio.pseudonymizer.recognisers import officials as registry
from imio.pseudonymizer.recognisers.candidate import Context

import re


_UNTOUCHED = frozenset({*debate.OFFICE, "office_private"})


def settle(entities: list[Entity], in_office: Sequence[Official], contexts: list[Context]) -> None:
    """Let what is known of a person at one place decide where the words around say nothing."""
    renouncing.spread(entities)
    if not in_office:
        debate.let_debate(entities, contexts)
        debate.let_state(entities, contexts)
        debate.let_ask(entities, contexts)
    roll = registry.Roll(in_office)
    public = [e for e in entities if any(audience.listens(contexts[m.part], m.candidate) for m in e.mentions)]
    surnames = {entity.surname for entity in public}
    for entity in entities:
        if entity in public or (not entity.given and entity.surname in surnames):
            _let_listen(entity)
        seen = {m.candidate.subject for m in entity.mentions}
        told = [m for m in entity.mentions if m.candidate.subject in debate.OFFICE]
        known = _Known(
            bare=bool(told) and not any(m.name.given for m in told),
            direct=not seen.isdisjoint(debate.OFFICE),
            capacity="capacity" in seen,
            private=not seen.isdisjoint({"private_cue", "office_private"}),
            doubted="office_private" in seen,
            own=any(m.candidate.own_affair for m in entity.mentions),
            registered="registry" in seen
            or not entity.given
            or roll.bearer(Name(entity.given, entity.surname)) is not None,
        )
        child = any(m.candidate.label == "MINOR" for m in entity.mentions)
        for mention in entity.mentions:
            candidate = mention.candidate
            if child and _may_be_the_child(mention, contexts[mention.part]):
                candidate.label, candidate.action, candidate.subject = "MINOR", MASK, "private"
                candidate.reason = "Enfant cité ailleurs dans le texte"
            if candidate.label != "MINOR" and candidate.subject not in _UNTOUCHED:
                _settle(mention, known, roll, contexts[mention.part])
    for index, context in enumerate(contexts):
        _settle_lists([m for e in entities for m in e.mentions if m.part == index], roll, context)


def _let_listen(entity: Entity) -> None:
    """Leave to a human who is told to be among the public, though he speaks or leaves like a member."""
    for mention in entity.mentions:
        candidate = mention.candidate
        if candidate.subject in ("member", "asks") and candidate.action == KEEP:
            candidate.action, candidate.subject = PROPOSE, "capacity"
            candidate.reason += " ; se trouve dans le public"


def _may_be_the_child(mention: Mention, context: Context) -> bool:
    """Say whether a surname alone may be that of a child named elsewhere: nobody calls one Monsieur."""
    candidate = mention.candidate
    if candidate.label != "PERSON" or mention.name.given or candidate.subject in debate.OFFICE | debate.SEATED:
        return False
    return not _GROWN_UP.search(context.before(candidate.start, 12))


_GROWN_UP = re.compile(r"(?:\bM\.|\bMr\.?|\bMM\.|\bMmes?|\bMonsieur|\bMadame)[ \u00a0]$")


@dataclass(frozen=True, slots=True)
class _Known:
    """What all mentions of a person tell."""

    direct: bool  # an office is told at one place
    bare: bool  # …and wherever it is, the surname stands alone
    capacity: bool
    private: bool
    doubted: bool  # an office holder at one place, perhaps for himself
    own: bool
    registered: bool  # by the registry's own full name, or by no first name at all


def _settle(mention: Mention, known: _Known, roll: registry.Roll, context: Context) -> None:
    candidate = mention.candidate
    official = roll.bearer(mention.name)
    named = roll.match(mention.name)
    if named:
        _known_office(mention, registry.reason(named), context)
        return
    if mention.name.given and not official and roll.bearer(Name((), mention.name.surname)):
        return  # another first name than that of the office holder: what is said of him is not said of this one
    if official and _is_the_official(mention, known, context):
        _known_office(mention, registry.reason(official), context)
    elif known.direct and known.own and candidate.subject not in debate.SEATED:
        _doubtful_office(mention)
    elif not known.direct and candidate.action == MASK and (official or known.doubted):
        candidate.action, candidate.subject = PROPOSE, "homonym"
        candidate.reason += " ; porte le nom d'un mandataire"
    elif known.direct and (
        _told_apart(mention, context) or (known.bare and mention.name.given and not _speaks_there(mention, context))
    ):
        _another_bearer(mention)
    elif known.direct:
        _office_elsewhere(mention, "Titulaire d'une fonction, cité ailleurs dans le texte", context)
    elif candidate.subject in debate.SEATED:
        if known.private and candidate.action != KEEP:
            candidate.action, candidate.subject = MASK, "private"
    elif known.capacity and not known.private and candidate.subject in ("private", "unsure"):
        candidate.action, candidate.subject = PROPOSE, "capacity"
        candidate.reason += " ; qualité citée ailleurs dans le texte"


def _in_business(mention: Mention, context: Context) -> bool:
    """Say whether what stands at the place is the business of the assembly: he speaks, votes, leaves, is sent."""
    return mention.candidate.in_assembly or _speaks_there(mention, context)


def _speaks_there(mention: Mention, context: Context) -> bool:
    candidate = mention.candidate
    return not candidate.own_affair and (
        candidate.subject in debate.SEATED
        or speech.quotes(context.after(candidate.end, 12))
        or speech.speaks_up(context, candidate, context.after(candidate.end, 12))
    )


# "à ne pas confondre avec Mme Goor-Hardy, conseillère": two bearers of one name.
_APART = re.compile(
    r"\b(?:distingu|confond|confus|homonym|n['’]est[ \u00a0](?:pas|point|ni)[ \u00a0](?:{civ}[ \u00a0])?[A-ZÀ-Þ]|"
    r"rien[ \u00a0][àa][ \u00a0]voir)".replace("{civ}", around.CIV)
)


def _by_first_name(mention: Mention, context: Context) -> bool:
    """Say whether somebody is called by a first name alone that no office holder here bears: a child perhaps."""
    words = set(mention.name.surname)
    if mention.entity is None or mention.name.given or not words:
        return False
    if _GROWN_UP.search(context.before(mention.candidate.start, 12)):
        return False
    in_office = (m.name.given for m in mention.entity.mentions if m.candidate.subject in debate.OFFICE)
    if any(words <= set(given) for given in in_office):
        return False  # "Doriane Goor, échevine": her colleagues may call her Doriane
    return words <= set(mention.entity.given) and words.isdisjoint(mention.entity.surname)


def _told_apart(mention: Mention, context: Context) -> bool:
    """Say whether the text tells two bearers apart, and this one bears half of the surname of the one in office."""
    if not mention.name.given or mention.entity is None or not context.first(_APART):
        return False
    held = {" ".join(m.name.surname) for m in mention.entity.mentions if m.candidate.subject in debate.OFFICE}
    surname = " ".join(mention.name.surname)
    return surname not in held and any(len(other) > len(surname) for other in held)


def _another_bearer(mention: Mention) -> None:
    """Leave to a human who bears the surname of somebody in office, and a first name that no office is told of."""
    candidate = mention.candidate
    if candidate.action == KEEP or not candidate.own_affair:
        candidate.action, candidate.subject = PROPOSE, "homonym"
        candidate.reason += " ; porte le nom d'un mandataire"


def _is_the_official(mention: Mention, known: _Known, context: Context) -> bool:
    """Say whether a surname that somebody in office bears is his there: announced, or in the business of the assembly.

    Where the text knows another bearer by a first name, only who debates is the office holder.
    """
    candidate = mention.candidate
    seated = candidate.subject in debate.SEATED
    if not known.registered:
        return seated or (_in_business(mention, context) and not candidate.own_affair and not mention.name.given)
    if seated or candidate.in_assembly:
        return True
    before = context.before(candidate.start, 30)
    announced = candidate.recogniser in ("civility", "function", "attendance") or around.CIVILITY_LAST.search(before)
    return bool(announced) and not (known.own and not candidate.own_affair)


def _settle_lists(mentions: list[Mention], roll: registry.Roll, context: Context) -> None:
    """Keep an enumeration in which all bear surnames of people in office: one may be a namesake, not all."""
    chain: list[Mention] = []
    for mention in [*sorted(mentions, key=lambda m: m.candidate.start), None]:
        if chain and (mention is None or not together.joined(context, chain[-1].candidate, mention.candidate)):
            if len(chain) > 1 and all(map(roll.bearer, (m.name for m in chain))):
                for one in chain:
                    listed = one.candidate.own_affair or own_affairs.is_listed(context, one.candidate)
                    if one.candidate.subject not in _UNTOUCHED and not listed:
                        _known_office(one, registry.reason(roll.bearer(one.name)), context)
            chain = []
        chain.append(mention)


def _doubtful_office(mention: Mention) -> None:
    candidate = mention.candidate
    candidate.action, candidate.subject = PROPOSE, "office_private"
    candidate.reason = "Titulaire d'une fonction, cité aussi à titre privé dans le texte"


def _known_office(mention: Mention, reason: str, context: Context) -> None:
    """Take a surname after a civility for the office holder's, unless the words around speak of his own affairs."""
    candidate = mention.candidate
    if candidate.own_affair or (mention.ambiguous and not _in_business(mention, context)):
        candidate.action, candidate.subject = PROPOSE, "office_private"
        candidate.reason = f"{reason}, mais peut-être à titre privé"
    else:
        candidate.action, candidate.subject, candidate.reason = KEEP, "registry", reason


# Who is known to sit interpellates as a member, and signs in office.
_INTERPELLATION = re.compile(
    r"(?:\b[Ii]nterpellation[ \u00a0](?:de|d['’])|sign[ée]e?s?[ \u00a0]par)[ \u00a0]?(?:{civ}[ \u00a0])?$".replace(
        "{civ}", around.CIV
    )
)
_SEAT = re.compile(r"[ \u00a0]?[(,][ \u00a0]?(?:effecti|suppl[ée]a|membre|titulaire|d[ée]l[ée]gu)")


def _replies(candidate, context: Context) -> bool:
    right = context.after(candidate.end, 60)
    return speech.speaks(right) and around.opens_sentence(context, candidate) and not right.lstrip().startswith(",")


def _office_elsewhere(mention: Mention, reason: str, context: Context) -> None:
    candidate = mention.candidate
    seat = candidate.in_assembly and _SEAT.match(context.after(candidate.end, 30))
    asks = _INTERPELLATION.search(context.before(candidate.start, 40))
    quality = candidate.subject == "capacity" and not (seat or asks or candidate.reason.endswith(capacity.DESIGNATION))
    # "…avec l'entrepreneur Barvo & Cie. M. Goor répond que": the quality is another's
    quality = quality and not (candidate.recogniser == "civility" and _replies(candidate, context))
    private = candidate.own_affair or quality or _by_first_name(mention, context)
    if private or (mention.ambiguous and not _in_business(mention, context)):
        candidate.action, candidate.subject = PROPOSE, "office_private"
        candidate.reason = f"{reason}, mais peut-être à titre privé"
    else:
        candidate.action, candidate.subject, candidate.reason = KEEP, "office", reason
