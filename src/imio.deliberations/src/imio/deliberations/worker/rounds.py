"""One round of the worker over a portal: each dossier in a transaction of its own, so that none holds up another."""

from collections.abc import Callable
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from imio.deliberations.authority import as_system
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.pseudonymization.annexes import read_unread
from imio.deliberations.pseudonymization.annexes import UnreadAnnex
from imio.deliberations.pseudonymization.proposal import check_pseudonymizer
from imio.deliberations.pseudonymization.proposal import propose
from imio.deliberations.pseudonymization.remote import PseudonymizerUnavailable
from imio.deliberations.publication.annexes import culprits
from imio.deliberations.publication.files import Unpublishable
from imio.deliberations.publication.gate import HardHit
from imio.deliberations.publication.gate import publish
from imio.deliberations.publication.gate import refresh_meeting
from imio.deliberations.publication.gate import replace_annexes
from imio.deliberations.publication.gate import withdraw
from imio.deliberations.publication.suspension import restore
from imio.deliberations.publication.suspension import suspend
from imio.deliberations.search.keeping import follow
from imio.deliberations.validation.annexes import refuse_annex
from imio.deliberations.validation.steps import institution_of
from imio.deliberations.validation.steps import take_proposal
from imio.deliberations.worker import queue
from imio.deliberations.worker.status import beat
from imio.deliberations.worker.status import is_asked_again
from imio.deliberations.worker.status import is_unreachable
from imio.deliberations.worker.status import note_reachable
from imio.deliberations.worker.status import note_unreachable
from plone import api
from ZODB.POSException import ConflictError

import logging
import time
import transaction


logger = logging.getLogger(__name__)

ATTEMPTS = 5
LONGEST_PAUSE = timedelta(hours=1)
#: Of a dossier for which the pseudonymizer did not answer: it is not the dossier's fault, as a rule.
PAUSE_OF_THE_UNANALYSED = timedelta(minutes=10)
#: What cannot be done without the pseudonymizer. A publication can, once its meeting is public.
NEEDS_ANALYSIS = ("refresh", "analyse", "read")
#: Objects are let go after so many dossiers: a bureau may hold thousands, each with long texts.
REST = 50
#: What enters something into the register: the search follows at once.
ENTERS = ("withdraw", "suspend", "restore", "publish", "annexes", "refresh")
#: What takes long, and may be put off.
PATIENT = ("analyse", "read")
#: Seconds of analysing after which the worker looks for what is more urgent: a withdrawal waits for no import.
SLICE = 15


def work(portal, now: datetime | None = None, stop: Callable[[], bool] = lambda: False) -> int:
    """Do all that waits, most urgent first: withdrawals, suspensions, releases, refreshed meetings, analyses.

    Returns how many acts succeeded. ``now`` fixes the clock for tests. ``stop`` is asked between acts.
    """
    clock = (lambda: now) if now else (lambda: datetime.now(UTC))
    done = 0
    while True:
        succeeded, more = _pass(portal, clock, stop)
        done += succeeded
        _note_beat(portal, clock())
        if not more or not succeeded or stop():
            return done


def _pass(portal, clock: Callable[[], datetime], stop: Callable[[], bool]) -> tuple[int, bool]:
    """How many acts succeeded, and whether something is left."""
    done = 0
    until = time.monotonic() + SLICE
    for waiting, still, step, act in (
        (lambda: queue.to_withdraw(), queue.withdraws, "withdraw", lambda dossier: withdraw(dossier, clock())),
        (lambda: queue.to_suspend(), queue.suspends, "suspend", lambda dossier: suspend(dossier, clock())),
        (lambda: queue.to_restore(), queue.restores, "restore", lambda dossier: restore(dossier, clock())),
        (
            lambda: queue.to_publish(clock()),
            lambda dossier: queue.leaves(dossier, clock()),
            "publish",
            lambda dossier: publish(dossier, clock()),
        ),
        (
            lambda: queue.to_replace_annexes(clock()),
            queue.replaces_annexes,
            "annexes",
            lambda dossier: replace_annexes(dossier, clock()),
        ),
        (lambda: queue.to_refresh(), queue.refreshes, "refresh", lambda meeting: refresh_meeting(meeting, clock())),
        (lambda: queue.to_analyse(clock()), queue.is_unread, "analyse", analyse),
        (lambda: queue.to_read(clock()), lambda unread: unread.waits, "read", read),
    ):
        if step == "publish":
            _ask_again(portal, clock())
        transaction.begin()
        entered = False
        for position, context in enumerate(waiting()):
            if step in NEEDS_ANALYSIS and is_unreachable(portal):
                break
            if stop() or (step in PATIENT and position and time.monotonic() > until):
                return done, True
            done += _attempt(portal, context, still, step, act, clock())
            entered = entered or step in ENTERS
            if position % REST == REST - 1:
                portal._p_jar.cacheMinimize()
        if entered:
            transaction.begin()
            follow(portal)
    return done, False


def analyse(dossier: Dossier) -> None:
    """Let the pseudonymizer read the current version and store its proposal."""
    meeting_file = dossier.__parent__
    take_proposal(dossier, propose(institution_of(dossier), meeting_file, dossier))
    dossier.failure = None


def read(unread: UnreadAnnex) -> None:
    """Let the pseudonymizer read an annex and store what it finds."""
    read_unread(institution_of(unread.bureau), unread)


def _ask_again(portal, now: datetime) -> None:
    """Look whether a pseudonymizer that was down answers: its dossiers go on then, after their own pauses."""
    transaction.begin()
    if not is_asked_again(portal, now):
        return
    try:
        check_pseudonymizer()
    except PseudonymizerUnavailable as error:
        logger.error("pseudonymizer unreachable: %s", error)
        _note(note_unreachable, portal, now)
    else:
        logger.warning("pseudonymizer reachable again")
        _note(note_reachable, portal)


def _attempt(portal, context, still: Callable, step: str, act: Callable, now: datetime) -> bool:
    for _ in range(ATTEMPTS):
        try:
            transaction.begin()
            # The list is older than this transaction: it may have turned secret, or been withdrawn, meanwhile.
            if not still(context):
                return False
            act(context)
            transaction.commit()
        except ConflictError:
            transaction.abort()
        except HardHit as hit:
            transaction.abort()
            _note(_refuse, context, step, culprits(hit.kinds), "hard_hit", *hit.kinds)
            return False
        except Unpublishable as error:
            transaction.abort()
            _note(_refuse, context, step, (error.annex,), "annex", str(error))
            return False
        except PseudonymizerUnavailable as error:
            transaction.abort()
            # This message may be read: it is ours, and holds kinds and numbers.
            logger.error("%s of %s waits, pseudonymizer unreachable: %s", step, context.getId(), error)
            _note(note_unreachable, portal, now)
            _note(_fail, context, step, type(error).__name__, now, PAUSE_OF_THE_UNANALYSED)
            return False
        except Exception as error:
            transaction.abort()
            # Kind only: the message of a failure may quote the text.
            kind = type(error).__name__
            logger.error("%s failed on %s: %s", step, context.getId(), kind)
            _note(_fail, context, step, kind, now)
            return False
        else:
            return True
    return False


def _note(note: Callable, *what) -> None:
    """Write down why nothing came of an act; whoever changed the dossier meanwhile goes first."""
    try:
        transaction.begin()
        note(*what)
        transaction.commit()
    except ConflictError:
        transaction.abort()


def _refuse(dossier: Dossier, step: str, annexes: tuple[str, ...], *because: str) -> None:
    """Withhold again the annexes that cannot leave. A text waits for its secretary; what is public stays as it was."""
    for annex_id in annexes:
        refuse_annex(dossier, annex_id, because)
    if step != "annexes":
        _block(dossier, *because)


def _block(dossier: Dossier, *because: str) -> None:
    with as_system():
        dossier.blocked_because = because
        dossier.validated_by = ""
        api.content.transition(dossier, "block")


def _fail(context, step: str, kind: str, now: datetime, longest: timedelta = LONGEST_PAUSE) -> None:
    former = getattr(context, "failure", None) or {}
    attempts = former.get("attempts", 0) + 1
    since = former.get("since", former.get("at", now))
    pause = min(timedelta(minutes=2 ** min(attempts, 10)), longest)
    context.failure = {
        "at": now,
        "since": since,
        "step": step,
        "kind": kind,
        "attempts": attempts,
        "next": now + pause,
    }


def _note_beat(portal, now: datetime) -> None:
    transaction.begin()
    if beat(portal, now):
        transaction.commit()
    else:
        transaction.abort()
