"""What the screens ask a back office while somebody waits: who answers, which lists there are, one meeting."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from datetime import timedelta
from imio.deliberations.backoffice.client import Client
from imio.deliberations.backoffice.connection import Connection
from imio.deliberations.backoffice.connection import Limits
from imio.deliberations.backoffice.conversion import Preview
from imio.deliberations.backoffice.conversion import preview
from imio.deliberations.backoffice.credentials import Credentials
from imio.deliberations.backoffice.dialects import Choices
from imio.deliberations.backoffice.dialects import Identity
from imio.deliberations.backoffice.dialects import RemoteMeeting
from imio.deliberations.backoffice.errors import BackOfficeError
from imio.deliberations.backoffice.mapping import Mapping
from typing import Any

import os


#: Items that a preview reads at most.
PREVIEWED = 60


@contextmanager
def client_of(url: str, credentials: Credentials, limits: Limits) -> Iterator[Client]:
    """A client with the operator's settings."""
    with Connection.from_environment(url, credentials, os.environ, limits=limits) as connection:
        yield Client(connection)


def introduce(client: Client, bodies: list[str]) -> tuple[Identity, dict[str, Any]]:
    """Who answers, and the lists of its bodies as data. A body whose lists cannot be had has none."""
    identity = client.identity(bodies)
    lists = {}
    for body in identity.bodies:
        try:
            lists[body.id] = choices_data(client.choices(body.id))
        except BackOfficeError as error:
            if error.stops:
                raise
    return identity, lists


def latest(client: Client, mapping: Mapping, now: datetime, days: int = 400) -> RemoteMeeting | None:
    """The latest meeting that would be read, of the first body that has one."""
    for body in mapping.bodies:
        for meeting in client.meetings(body.config, since=now - timedelta(days=days)):
            if mapping.state_of(meeting) is not None:
                return meeting
    return None


def previewed(client: Client, institution: str, meeting: RemoteMeeting, mapping: Mapping) -> Preview:
    """How the items of a meeting would come in; nothing is kept."""
    items = []
    for item in client.items(meeting, mapping.variants_for(meeting), mapping.privacy):
        items.append(client.completed(item))
        if len(items) == PREVIEWED:
            break
    try:
        choices = client.choices(meeting.body)
    except BackOfficeError:
        choices = None
    return preview(institution, meeting, items, mapping, choices)


def choices_data(choices: Choices) -> dict[str, Any]:
    """Lists as data: name -> [[token, title], …]."""
    return {
        name: [[term.token, term.title] for term in getattr(choices, name) or ()]
        for name in ("categories", "classifiers", "groups")
    }
