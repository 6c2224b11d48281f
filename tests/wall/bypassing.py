"""Everything of the bureaus published without a mask: shows that the search finds what goes around the gate."""

from contextlib import contextmanager
from contextlib import ExitStack
from flow import NOW
from imio.deliberations.authority import as_system
from imio.deliberations.publication import annexes
from imio.deliberations.publication import gate
from imio.deliberations.publication.register import register_of
from imio.deliberations.publication.wall import opened
from imio.deliberations.validation.review import Outcome
from plone import api
from plone.app.redirector.interfaces import IRedirectionStorage
from unittest.mock import patch
from wall.stores import institutions
from zope.component import getUtility

import logging
import transaction


#: What people write in a report, and about it.
WRITTEN = ("text", "where", "email", "missed", "note")


def publish_all_as_it_is(site, told: str) -> None:
    """By whoever opens the wall on purpose. ``told``: what an old address says, as a redirection keeps it."""
    with _without_the_gate():
        for institution in institutions(site.portal):
            for meeting_file in institution["bureau"].objectValues():
                for one in meeting_file.objectValues():
                    _publish(one, meeting_file, told)
        transaction.commit()


@contextmanager
def _without_the_gate():
    with ExitStack() as stack:
        for name, replacement in {
            "outcome_of": lambda one: Outcome(()),
            "may_publish": lambda *args: True,
            "hits": lambda *args: [],
            "missed": lambda one: [],
            "cautious": lambda text, *args: text,
        }.items():
            stack.enter_context(patch.object(gate, name, replacement))
        stack.enter_context(patch.object(annexes, "publishable_pdf", lambda data, title: data))
        stack.enter_context(patch.object(annexes, "text_of_pdf", lambda data: ""))
        stack.enter_context(as_system())
        yield


def _publish(one, meeting_file, told: str) -> None:
    if one.content is None:
        return
    for stored in one.annexes.values():
        stored.replacement = None
        stored.released = stored.digest
    said = {"hold": (one.hold or {}).get("reason"), "suspended": (one.suspended or {}).get("reason")}
    said["reports"] = [{name: report[name] for name in WRITTEN} for report in one.reports or ()]
    one.suspended = None
    workflow = api.portal.get_tool("portal_workflow")
    workflow.setStatusOf("dossier_workflow", one, {"review_state": "validated"})
    gate.publish(one, NOW)
    with opened():
        # What even the gate without masks would not take along.
        for version in one.versions:
            record = {"content": version.content, "meeting": meeting_file.meeting}
            # Beside the item: its own last entry is what it shows.
            register_of(api.portal.get()).append("publish", f"{one.public_path}/version", {**record, **said}, NOW)
    getUtility(IRedirectionStorage).add(f"/plone/{told}", f"/plone{one.public_path}")
    logging.getLogger("plone").info("published %s", one.content)
