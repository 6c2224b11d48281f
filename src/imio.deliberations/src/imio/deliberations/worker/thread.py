"""The worker as threads of the process: the default, where one machine is enough.

One does all that writes the public side, and a second one reads back offices, which may be slow.
"""

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SpecialUsers import system
from collections.abc import Callable
from imio.deliberations.publication.register import KEY
from imio.deliberations.worker.alerts import alert_round
from imio.deliberations.worker.bell import RUNG
from imio.deliberations.worker.daily import daily_round
from imio.deliberations.worker.mails import mail_round
from imio.deliberations.worker.pulling import pull_round
from imio.deliberations.worker.rounds import work
from plone.base.interfaces import IPloneSiteRoot
from Testing.makerequest import makerequest
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.component.hooks import setSite
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest
from zope.processlifetime import IProcessStarting

import atexit
import logging
import os
import threading
import transaction
import Zope2


logger = logging.getLogger(__name__)

#: Seconds between two looks when nobody rings. What is due begins within a minute.
PAUSE = 20
#: The same for back offices: whoever pressed the button waits for it.
PAUSE_OF_PULLING = 3

_stopping = threading.Event()


@adapter(IProcessStarting)
def start_with_the_server(event):
    """Start the worker where ``DELIBERATIONS_WORKER`` is ``thread``: in one process of a portal, never in two."""
    if os.environ.get("DELIBERATIONS_WORKER") == "thread":
        start()


def start() -> threading.Thread:
    """Start the thread; it ends with the process, after the act at hand."""
    _stopping.clear()
    thread = threading.Thread(target=_run, name="deliberations-worker", daemon=True)
    thread.start()
    atexit.register(stop, thread)
    return thread


def stop(thread: threading.Thread, timeout: float = 10) -> None:
    """Ask the thread to end and wait for it, at most ``timeout`` seconds."""
    _stopping.set()
    RUNG.set()
    thread.join(timeout)


def _run() -> None:
    pulling = threading.Thread(target=_pull, name="deliberations-pull", daemon=True)
    pulling.start()
    while not _stopping.is_set():
        RUNG.clear()
        _safely(_round)
        RUNG.wait(PAUSE)
    # It ends with the act at hand; an answer that does not come is not waited for: the run goes on at the next start.
    pulling.join(5)


def _pull() -> None:
    while not _stopping.is_set():
        _safely(lambda portal: pull_round(portal, stop=_stopping.is_set))
        _stopping.wait(PAUSE_OF_PULLING)


def _round(portal) -> None:
    work(portal, stop=_stopping.is_set)
    daily_round(portal)
    mail_round(portal)
    alert_round(portal)


def _safely(act: Callable) -> None:
    try:
        _on_each_portal(act)
    except Exception as error:
        logger.error("round failed: %s", type(error).__name__)


def _on_each_portal(act: Callable) -> None:
    """Do ``act`` on each portal with our add-on, over a connection of this thread's own, as the system."""
    app = makerequest(Zope2.app())
    setRequest(app.REQUEST)
    newSecurityManager(None, system)
    try:
        for portal in app.objectValues():
            if IPloneSiteRoot.providedBy(portal) and KEY in IAnnotations(portal, ()):
                setSite(portal)
                act(portal)
    finally:
        transaction.abort()
        setSite(None)
        clearRequest()
        app._p_jar.close()
