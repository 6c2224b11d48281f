"""What the catalogue learns: neutral fields of the bureau, listings of the portal, large text of neither."""

from imio.deliberations.content.bureau import IDossier
from imio.deliberations.content.bureau import IPrivate
from imio.deliberations.content.institution import IInstitution
from imio.deliberations.content.public import IDecision
from imio.deliberations.content.public import IMeeting
from imio.deliberations.content.public import IPublic
from plone.indexer import indexer
from zope.interface import Interface


@indexer(IPrivate)
def private_text(context):
    """Nothing: the bureau is not searched by words."""
    return ""


@indexer(IPrivate)
def private_description(context):
    """Nothing."""
    return ""


@indexer(IPrivate)
def private_uid(context):
    """None: whoever holds the identifier of a dossier would be sent to its address, or told that there is none."""
    raise AttributeError("UID")


@indexer(Interface)
def title_words(context):
    """The title, for the index of its words."""
    return context.Title()


@indexer(IPrivate)
def private_title_words(context):
    """Nothing."""
    return ""


@indexer(IPublic)
def public_title_words(context):
    """Nothing: an index of words keeps each one for ever, those of a withdrawn title as well."""
    return ""


@indexer(IPublic)
def public_text(context):
    """Nothing: decisions are searched in an index of their own, this one gets slow with them."""
    return ""


@indexer(IPublic)
def public_description(context):
    """Nothing."""
    return ""


@indexer(Interface)
def tally(context):
    """Nothing: and nothing of what lies around, which the catalogue would take instead."""
    return None


@indexer(IMeeting)
def meeting_tally(context):
    """``Meeting.counts``."""
    return context.counts


@indexer(IInstitution)
def institution_tally(context):
    """``Decisions.figures``."""
    return dict(context["decisions"].figures) if "decisions" in context else {}


@indexer(Interface)
def places(context):
    """Nothing."""
    return None


@indexer(IInstitution)
def institution_places(context):
    """What an institution is found by besides its name, and what follows it."""
    return {
        "province": context.province or "",
        "postcodes": tuple(context.postcodes or ()),
        "former": tuple(context.former_names or ()),
        "succeeded_by": context.succeeded_by or "",
    }


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
