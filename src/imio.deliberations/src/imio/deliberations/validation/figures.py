"""Keeps the figures of each validated review in the bureau, where they outlive the texts."""

from BTrees.OOBTree import OOBTree
from datetime import datetime
from datetime import UTC
from imio.deliberations.backoffice.payload import BRUSSELS
from imio.deliberations.content.bureau import Bureau
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.bureau import IDossier
from imio.deliberations.validation.statistics import figures_of
from imio.deliberations.validation.steps import analysis_of
from imio.deliberations.validation.steps import institution_of
from imio.deliberations.validation.traces import keep_kinds
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from zope.component import adapter

import logging


logger = logging.getLogger(__name__)


@adapter(IDossier, IAfterTransitionEvent)
def keep_what_a_review_tells(dossier, event):
    """When a review ends by its validation, or is overtaken by a new version or analysis."""
    transition = event.transition.getId() if event.transition is not None else ""
    if transition not in ("validate", "receive"):
        return
    try:
        keep_kinds(dossier)
        if transition == "validate":
            keep_figures(dossier)
    except Exception as error:
        # A decision is worth more than its figures. The kind only: a message may quote the text.
        logger.error("no figures of %s: %s", dossier.getId(), type(error).__name__)


def keep_figures(dossier: Dossier) -> None:
    """Keep the figures of the current review, in the place of older ones of the same version."""
    analysis = analysis_of(dossier)
    if analysis is None:
        return
    at = dossier.validated_at or datetime.now(UTC)
    institution = institution_of(dossier)
    signs = list((dossier.readers or {}).items())
    if dossier.review:
        signs.append((dossier.validated_by, at))
    bureau = institution["bureau"]
    if bureau.figures is None:
        bureau.figures = OOBTree()
    bureau.figures[dossier.getId(), dossier.version] = {
        "at": at,
        "who": dossier.validated_by,
        "dossier": dossier.getId(),
        "version": dossier.version,
        "stage": dossier.stage,
        "day": dossier.__parent__.start.astimezone(BRUSSELS).date(),
        "policy": {"four_eyes": bool(institution.four_eyes)},
        **figures_of(
            analysis,
            dossier.review,
            signs,
            before=[past["actions"] for past in dossier.former_reviews if past["version"] == dossier.version],
        ),
    }


def figures(bureau: Bureau) -> list[dict[str, Any]]:
    """The figures of all validated reviews."""
    return list(bureau.figures.values()) if bureau.figures is not None else []
