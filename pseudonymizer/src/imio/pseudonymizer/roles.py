"""In what capacity a person is named at that place: office (keep), unclear (propose), private (mask).

The registry and the words around decide, per occurrence, never per string.
"""

from imio.pseudonymizer import apposition
from imio.pseudonymizer import around
from imio.pseudonymizer import audience
from imio.pseudonymizer import boards
from imio.pseudonymizer import capacity
from imio.pseudonymizer import delegation
from imio.pseudonymizer import elected
from imio.pseudonymizer import floor
from imio.pseudonymizer import formulas
from imio.pseudonymizer import groups
from imio.pseudonymizer import installing
from imio.pseudonymizer import kin_of_members
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import mandated
from imio.pseudonymizer import offices
from imio.pseudonymizer import own_affairs
from imio.pseudonymizer import renouncing
from imio.pseudonymizer import seats
from imio.pseudonymizer import sent
from imio.pseudonymizer import sitting
from imio.pseudonymizer import speech
from imio.pseudonymizer import tabled
from imio.pseudonymizer import telegraphic
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers import attendance
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


# What a recogniser took for a part of the name.
_TITLE = re.compile(
    r"(?:Hj|Mes|Mtre|CDP|INPP?|Substitut|Procureur|Curat(?:eur|rice)|DÉSIGNE|Désigne|NOMME)\.?[ \u00a0](?=[^\W\d_])|"
    # "Rép. Goor", in notes
    r"(?:R[ée]p|Rem|Interv|Quest)\.[ \u00a0](?=[^\W\d_])"
)
# "le Commandant Goor"; a surname bears no article: "M. Capitaine Luc".
_ARTICLE = re.compile(r"\b(?:l[ae]|du|au)[ \u00a0]$", re.IGNORECASE)
_RANK = re.compile(r"(?:Commandante?|Capitaine|Lieutenante?|Colonele?|Commissaire|Directrice)[ \u00a0](?=[^\W\d_])")


# "l'échevin des Cultes Goor": what he is in charge of is no part of his name.
_REMIT = re.compile(
    r"\b(?:[ée]chevine?|ministre|d[ée]put[ée]e?)[\s\u00a0](?:des[\s\u00a0]|du[\s\u00a0]|de[\s\u00a0](?:la[\s\u00a0]|l['’])?|d['’])$",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"([^\W\d_]{4,20})[ \u00a0](?=[A-ZÀ-Þ][\w'’-]{1,20}[ \u00a0][A-ZÀ-Þ])")
# "M. Goor junior sort": not the one who sits.
_YOUNGER = re.compile(r"[ \u00a0](?:junior|senior)\b")


#: Each tells by the words around that somebody sits, or acts in his office.
_SEATED_BY = (seats, tabled, boards, groups, formulas, floor, sent, elected, mandated)


def _leave_remit(candidate: Candidate, context: Context) -> None:
    word = _FIRST_WORD.match(context.text, candidate.start, candidate.end)
    if word and not lexicon.is_first_name(word[1]) and _REMIT.search(context.before(candidate.start, 30)):
        candidate.start = word.end()


def judge(candidate: Candidate, context: Context) -> None:
    """Set action, subject and reason of a person from the words around; in place."""
    title = _TITLE.match(context.text, candidate.start, candidate.end)
    if _ARTICLE.search(context.before(candidate.start, 4)):
        title = title or _RANK.match(context.text, candidate.start, candidate.end)
    candidate.start = title.end() if title else candidate.start
    _leave_remit(candidate, context)
    left = around.plain(around.sentence_left(context, candidate.start))
    far = around.plain(context.after(candidate.end, 130))
    right = far[:70]
    bare = around.CIVILITY_LAST.sub("", left)[-70:]  # the dot of "M." ends no sentence
    private = bool(own_affairs.PRIVATE_RIGHT.search(right)) or bool(own_affairs.PRIVATE_LEFT.search(bare))
    younger = bool(_YOUNGER.search(context.text[candidate.start : candidate.end + 8]))
    candidate.own_affair = own_affairs.is_own(context, candidate, bare, right) or audience.wrote(context, candidate)
    apart = own_affairs.NO_TIE.match(right) and not offices.OFFICE_LEFT.search(left[-110:])
    candidate.own_affair = candidate.own_affair or bool(apart)
    candidate.own_affair = candidate.own_affair or younger or audience.came(context, candidate)
    kin = kin_of_members.is_told(left, right)
    leaves = sitting.leaves(far) and not younger and not kin
    told = apposition.is_private(left, right) and not offices.titled(left, right)
    told = told and not floor.audits(context, candidate)
    candidate.own_affair = (candidate.own_affair or told) and not leaves
    candidate.in_assembly = leaves or (
        not kin and not own_affairs.is_listed(context, candidate) and sitting.in_assembly(left, right)
    )
    installed = context.installs and not context.of_children and installing.is_installed(left, right)
    seated = any(of.is_told(context, candidate) for of in _SEATED_BY)
    row = boards.row(context, candidate)
    if row == "paid":  # the sum is the mandate's
        candidate.own_affair, seated = False, True
    if candidate.own_affair and seated and floor.is_candidate(context, candidate):
        candidate.own_affair = bool(own_affairs.OWN_AFFAIR_RIGHT.search(right))
    if candidate.own_affair and installing.BORN_RIGHT.search(right) and (context.installs or seated):
        candidate.own_affair = bool(own_affairs.OWN_AFFAIR_LEFT.search(bare))
    if candidate.subject == "registry":
        if candidate.own_affair and not offices.titled(left, right):
            assign(candidate, PROPOSE, "office_private", f"{candidate.reason}, mais peut-être à titre privé")
        return
    zone = context.zone_of(candidate.start, candidate.end)
    if zone == "presence" and own_affairs.GUEST.search(far):
        assign(candidate, PROPOSE, "capacity", f"{candidate.reason} ; présent, mais pas comme mandataire")
        return
    if zone and row != "club" and not kin and not own_affairs.PRIVATE_RIGHT.search(right):
        assign(candidate, KEEP, attendance.SUBJECTS.get(zone, zone), attendance.REASONS[zone])
        return
    if capacity.holds_no_mandate(left, right):
        assign(candidate, PROPOSE, "capacity", f"{candidate.reason} ; {capacity.NOT_ELECTED}")
        return
    renounces = renouncing.is_told(left, far)
    if seated and not candidate.own_affair and not renounces:
        assign(candidate, KEEP, "office", "Siège, ou agit dans sa fonction")
        return
    if renounces or (context.installs and installing.renounces(left, far)):
        candidate.own_affair = True
        assign(candidate, PROPOSE, "capacity", f"{candidate.reason} ; {renouncing.REASON}")
        return
    if installed and not candidate.own_affair:
        assign(candidate, KEEP, "office", renouncing.INSTALLED)
        return
    if offices.QUARTER.search(around.paragraph_left(context, candidate.start)) and not private:
        assign(candidate, KEEP, "office", "Siège au quart communal de la commission")
        return
    child = context.of_children and _is_child(context.text[candidate.start : candidate.end], left, right)
    reads = _reads_at_school(context, candidate, right)
    candidate.own_affair = candidate.own_affair or reads
    candidate.own_affair = candidate.own_affair or row == "club"
    nobody = child or reads or apart or row == "club"
    trade = apposition.has_trade(left) or apposition.are_private(far)
    office = "" if nobody else offices.office_beside(left, right, context, candidate)
    if office:
        if not leaves and (
            (own_affairs.PRIVATE_RIGHT.search(right) and not own_affairs.ACTS.match(right))
            or (
                own_affairs.DEAL_LEFT.search(left) and not offices.is_clerk(left, right) and not formulas.draws_up(left)
            )
            or own_affairs.AS_OWNER.search(right)
            or own_affairs.is_kinsman(left)
            or own_affairs.GONE.search(left[-50:])
            or (own_affairs.GONE.search(right) and not formulas.acts(right))
        ):
            assign(candidate, PROPOSE, "office_private", f"{office}, mais peut-être à titre privé")
        else:
            assign(candidate, KEEP, "office", office)
    elif kin:
        assign(candidate, MASK, "private", f"{candidate.reason} ; parent ou proche de qui siège")
    elif not candidate.own_affair and (
        (leaves and not trade)
        or (sitting.sits(left, far) and not trade and not (private and _COLLEAGUE.search(left)))
        or sitting.asks(context, candidate, right)
        or (sitting.is_heard(context, candidate, left, far) and not trade)
        or sitting.is_sent(context, left, right, candidate.start)
        or delegation.stands_for_the_town(context, candidate)
        or delegation.has_a_column(context, candidate)
    ):
        assign(candidate, KEEP, "member", "Agit comme membre de l'assemblée")
    elif not candidate.own_affair and floor.makes_report(context, candidate):
        assign(candidate, PROPOSE, "asks", f"{candidate.reason} ; obtient un rapport en séance")
    elif own_affairs.TOLD_APART.search(left):
        assign(candidate, PROPOSE, "capacity", f"{candidate.reason} ; distinguée d'une personne citée")
    elif quality := capacity.quality(left, right):
        assign(candidate, PROPOSE, "capacity", f"{candidate.reason} ; {quality}")
    elif sitting.SEAT_RIGHT.search(right) or sitting.SEAT_LEFT.search(left[-70:]):
        says = not private and speech.speaks(right) and around.opens_sentence(context, candidate)
        assign(candidate, PROPOSE, "speaker" if says else "seat", f"{candidate.reason} ; semble intervenir en séance")
    elif not private and (
        speech.speaks(right) or speech.both_speak(far) or speech.speaks_up(context, candidate, right)
    ):
        opens = around.opens_sentence(context, candidate)
        asks = (
            opens and speech.ASKS_RIGHT.search(right) and not sitting.FLOOR.search(around.paragraph(context, candidate))
        )
        subject = "asks" if asks else "speaker" if opens else "seat"
        assign(candidate, PROPOSE, subject, f"{candidate.reason} ; prend la parole")
    elif not private and not candidate.own_affair and telegraphic.says(context, candidate):
        assign(candidate, PROPOSE, "speaker", f"{candidate.reason} ; prend la parole")
    elif not private and not candidate.own_affair and telegraphic.takes_a_turn(context, candidate):
        assign(candidate, PROPOSE, "seat", f"{candidate.reason} ; prend la parole dans des notes de séance")
        candidate.only_modelled = True  # so few words show nobody where no list and no registry knows him
    elif not private and (
        sent.is_listed(context, candidate)
        or capacity.COMPOSED.search(left)
        or capacity.DESIGNATED.search(around.paragraph_left(context, candidate.start))
        or capacity.leaves_a_board(around.paragraph_left(context, candidate.start), right)
    ):
        assign(candidate, PROPOSE, "capacity", f"{candidate.reason} ; {capacity.DESIGNATION}")
    elif not private and not candidate.own_affair and mandated.may_sit(context, candidate):
        assign(candidate, PROPOSE, "unsure", f"{candidate.reason} ; remerciée en séance")
    elif candidate.score < 0.5:
        candidate.action = PROPOSE
        candidate.subject = "unsure"
    else:
        candidate.action = MASK
        candidate.subject = "private_cue" if private else "private"


# Among staff too: "son collègue Goor sollicite un congé".
_COLLEAGUE = re.compile(
    rf"\b(?:son|sa|ses|leur)[\s\u00a0]coll[èe]gues?[\s\u00a0](?:{around.CIV}[\s\u00a0])?$", re.IGNORECASE
)
# "Zélie donne lecture d'un poème": a first name alone, where pupils come before the council.
_READS = re.compile(
    r"[\s\u00a0](?:donn|li[ts]|r[ée]cit|chant|jou|remerci|pr[ée]sent|pr[êe]t|expliqu)[^\W\d_]{0,6}[\s\u00a0]"
)
_SCHOOL = re.compile(
    r"\benfants?\b|[ée]l[èe]ves?\b|[ée]coli(?:er|[èe]re)|[ée]cole\b|\bclasses?\b|primaire|\bla?e?[\s\u00a0]jeune\b|\bjeunes\b",
    re.IGNORECASE,
)


def _reads_at_school(context: Context, candidate: Candidate, right: str) -> bool:
    name = context.text[candidate.start : candidate.end]
    if " " in name or lexicon.is_first_name(name) < 2 or not _READS.match(right):
        return False
    if around.CIVILITY_LAST.search(context.before(candidate.start, 20)):
        return False
    return bool(_SCHOOL.search(context.text, max(0, candidate.start - 400), candidate.start))


_ELECTED_CHILDREN = re.compile(
    r"[\s\u00a0]?,[\s\u00a0](?:[ée]chevin|conseill(?:er|[èe]re))(?:e?s|·e·s)\b", re.IGNORECASE
)


def _is_child(name: str, left: str, right: str) -> bool:
    """Say of a name in an item about a council of children whether it is a child's: a first name, an elected one."""
    if " " not in name and lexicon.is_first_name(name) > 2:
        return True
    return bool(_ELECTED_CHILDREN.match(right)) and not around.CIVILITY_LAST.search(left)


def assign(candidate: Candidate, action: str, subject: str, reason: str) -> None:
    """Set what to do with a name, in what quality it stands there, and why."""
    candidate.action, candidate.subject, candidate.reason = action, subject, reason
