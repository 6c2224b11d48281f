"""What the catalogue learns: neutral fields of the bureau, listings of the portal, large text of neither."""

from imio.deliberations.content.bureau import IDossier
from imio.deliberations.content.bureau import IPrivate
from imio.deliberations.content.public import IDecision
from imio.deliberations.content.public import IMeeting
from imio.deliberations.content.public import IPublic
from plone.indexer import indexer


@indexer(IPrivate)
def private_text(context):
    """Nothing: the bureau is not searched by words."""
    return ""


@indexer(IPrivate)
def private_description(context):
    """Nothing."""
    return ""


@indexer(IPublic)
def public_text(context):
    """Nothing: decisions are searched in an index of their own, this one gets slow with them."""
    return ""


@indexer(IPublic)
def public_description(context):
    """Nothing."""
    return ""


@indexer(IMeeting)
def meeting_sort_key(context):
    """The start in UTC, as text that sorts."""
    return context.start.strftime("%Y-%m-%dT%H:%M") if context.start else ""


@indexer(IDossier)
def dossier_start(context):
    """The start of its meeting: what waits is worked off in that order."""
    return context.__parent__.start


@indexer(IDecision)
def decision_start(context):
    """The start of its meeting."""
    return context.__parent__.start
