"""In what capacity a person is named at that place: office (keep), unclear (propose), private (mask).

The registry and the words around decide, per occurrence, never per string.
"""

from imio.pseudonymizer import around
from imio.pseudonymizer import capacity
from imio.pseudonymizer import delegation
from imio.pseudonymizer import installing
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import offices
from imio.pseudonymizer import own_affairs
from imio.pseudonymizer import sitting
from imio.pseudonymizer import speech
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers import attendance
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context


def judge(candidate: Candidate, context: Context) -> None:
    """Set action, subject and reason of a person from the words around; in place."""
    left = around.plain(around.sentence_left(context, candidate.start))
    far = around.plain(context.after(candidate.end, 130))
    right = far[:70]
    bare = around.CIVILITY_LAST.sub("", left)[-70:]  # the dot of "M." ends no sentence
    private = bool(own_affairs.PRIVATE_RIGHT.search(right)) or bool(own_affairs.PRIVATE_LEFT.search(bare))
    candidate.own_affair = bool(own_affairs.OWN_AFFAIR_RIGHT.search(right) or own_affairs.OWN_AFFAIR_LEFT.search(bare))
    candidate.own_affair = (
        candidate.own_affair or bool(own_affairs.NO_TIE.match(right)) or own_affairs.owes(context, candidate)
    )
    installed = context.installs and installing.is_installed(left, right)
    if candidate.own_affair and installing.BORN_RIGHT.search(right) and context.installs:
        candidate.own_affair = bool(own_affairs.OWN_AFFAIR_LEFT.search(bare))
    if candidate.subject == "registry":
        if candidate.own_affair and not offices.OFFICE_LEFT.search(left[-90:]):
            assign(candidate, PROPOSE, "office_private", f"{candidate.reason}, mais peut-être à titre privé")
        return
    zone = context.zone_of(candidate.start, candidate.end)
    if zone == "presence" and own_affairs.GUEST.search(far):
        assign(candidate, PROPOSE, "capacity", f"{candidate.reason} ; présent, mais pas comme mandataire")
        return
    if zone and not own_affairs.PRIVATE_RIGHT.search(right):
        assign(candidate, KEEP, zone, attendance.REASONS[zone])
        return
    if installed and installing.RENOUNCES.search(f"{left[-40:]}|{right}"):
        assign(candidate, PROPOSE, "capacity", f"{candidate.reason} ; ne siégera pas")
        return
    if installed and not candidate.own_affair:
        assign(candidate, KEEP, "office", "Quitte le conseil, ou est appelé à y siéger")
        return
    if offices.QUARTER.search(around.paragraph_left(context, candidate.start)) and not private:
        assign(candidate, KEEP, "office", "Siège au quart communal de la commission")
        return
    nobody = own_affairs.NO_TIE.match(right) or (
        context.of_children and _is_given(context.text[candidate.start : candidate.end])
    )
    office = "" if nobody else offices.office_beside(left, right, context, candidate)
    if office:
        if (
            (own_affairs.PRIVATE_RIGHT.search(right) and not own_affairs.ACTS.match(right))
            or (own_affairs.DEAL_LEFT.search(left) and not offices.is_clerk(left, right))
            or own_affairs.AS_OWNER.search(right)
            or own_affairs.GONE.search(left[-50:] + " | " + right)
        ):
            assign(candidate, PROPOSE, "office_private", f"{office}, mais peut-être à titre privé")
        else:
            assign(candidate, KEEP, "office", office)
    elif not candidate.own_affair and (
        sitting.sits(left, far)
        or sitting.asks(context, candidate, right)
        or sitting.is_heard(context, candidate, left, far)
        or sitting.is_sent(context, left, right)
        or delegation.stands_for_the_town(context, candidate)
    ):
        assign(candidate, KEEP, "member", "Agit comme membre de l'assemblée")
    elif capacity.CAPACITY_LEFT.search(left[-80:]) or (
        capacity.CAPACITY_RIGHT.search(right) and not speech.SPEECH.match(right)
    ):
        assign(
            candidate,
            PROPOSE,
            "capacity",
            f"{candidate.reason} ; profession, fonction ou qualité à apprécier",
        )
    elif sitting.SEAT_RIGHT.search(right) or sitting.SEAT_LEFT.search(left[-70:]):
        says = not private and speech.SPEAKS_RIGHT.search(right) and around.opens_sentence(context, candidate)
        assign(candidate, PROPOSE, "speaker" if says else "seat", f"{candidate.reason} ; semble intervenir en séance")
    elif not private and (speech.SPEAKS_RIGHT.search(right) or speech.speaks_up(context, candidate, right)):
        opens = around.opens_sentence(context, candidate)
        asks = (
            opens and speech.ASKS_RIGHT.search(right) and not sitting.FLOOR.search(around.paragraph(context, candidate))
        )
        subject = "asks" if asks else "speaker" if opens else "seat"
        assign(candidate, PROPOSE, subject, f"{candidate.reason} ; prend la parole")
    elif not private and capacity.DESIGNATED.search(around.paragraph_left(context, candidate.start)):
        assign(candidate, PROPOSE, "capacity", f"{candidate.reason} ; désignation ou distinction")
    elif candidate.score < 0.5:
        candidate.action = PROPOSE
        candidate.subject = "unsure"
    else:
        candidate.action = MASK
        candidate.subject = "private_cue" if private else "private"


def _is_given(name: str) -> bool:
    return " " not in name and lexicon.is_first_name(name) > 2


def assign(candidate: Candidate, action: str, subject: str, reason: str) -> None:
    """Set what to do with a name, in what quality it stands there, and why."""
    candidate.action, candidate.subject, candidate.reason = action, subject, reason
