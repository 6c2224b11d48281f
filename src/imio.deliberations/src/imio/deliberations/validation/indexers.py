"""What the catalogue learns about the work on a dossier: neutral facts, never a word of it."""

from imio.deliberations.content.bureau import IDossier
from imio.deliberations.publication.retention import kept
from imio.deliberations.validation.steps import institution_of
from imio.deliberations.validation.steps import outcome_of
from plone import api
from plone.indexer import indexer


@indexer(IDossier)
def waiting(context):
    """How many decisions and how many doubts are open: two numbers."""
    outcome = outcome_of(context)
    return (len(outcome.open), len(outcome.open_doubts)) if outcome else (0, 0)


@indexer(IDossier)
def matter_code(context):
    """Stands for the matter: two items of one matter have the same."""
    return institution_of(context)["bureau"].code_of(context.content["matter"] if context.content else "")


@indexer(IDossier)
def hold_until(context):
    """Held back: the moment in ISO 8601, ``lifted`` (until then) or nothing."""
    if context.hold is None:
        return ""
    return context.hold["until"].isoformat() if context.hold["until"] else "lifted"


@indexer(IDossier)
def kept_since(context):
    """From when the delay of retention counts; None: there is nothing to erase."""
    found = kept(context, api.content.get_state(context))
    return found.since if found else None
