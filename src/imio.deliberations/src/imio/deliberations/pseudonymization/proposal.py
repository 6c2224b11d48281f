"""Asks the pseudonymizer, and stores what it proposes with the version that it read."""

from datetime import datetime
from datetime import UTC
from functools import cache
from imio.deliberations.backoffice.payload import BRUSSELS
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.bureau import Proposal
from imio.deliberations.pseudonymization.document import document_of
from imio.deliberations.pseudonymization.officials import read_officials
from imio.deliberations.pseudonymization.remote import from_environment
from imio.deliberations.pseudonymization.remote import RemotePseudonymizer
from imio.deliberations.validation.review import arranged
from imio.pseudonymizer import Analysis
from imio.pseudonymizer import Document
from imio.pseudonymizer import Mask
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer import render
from imio.pseudonymizer import Settings
from imio.pseudonymizer.document import SHIPPED

import os


@cache
def pseudonymizer() -> Pseudonymizer | RemotePseudonymizer:
    """The one of this process: loading it takes seconds, using it milliseconds. Or the service that a setting names.

    In process, ``DELIBERATIONS_PSEUDONYMIZER_MODEL`` names another spaCy pipeline or its folder, or "none".
    Raises ``PseudonymizerUnavailable`` when the settings of the service cannot be read.
    """
    model = os.environ.get("DELIBERATIONS_PSEUDONYMIZER_MODEL", "").strip() or SHIPPED
    return from_environment(os.environ) or Pseudonymizer(Settings(model=model))


def check_pseudonymizer() -> None:
    """Find out whether a service that was down answers again. Raises ``PseudonymizerUnavailable``."""
    one = pseudonymizer()
    if isinstance(one, RemotePseudonymizer):
        one.check()


def propose(institution, meeting_file, dossier: Dossier) -> Proposal:
    """What the pseudonymizer finds in the dossier's current version.

    Persons keep the letters of the former proposal, as people arranged it. Nothing is stored here: the caller does,
    unless a newer version has arrived meanwhile. Raises what the pseudonymizer raises on a text beyond reading, or
    ``PseudonymizerUnavailable``.
    """
    previous = dossier.proposal
    analysis = pseudonymizer().analyse(
        document_of(dossier.content),
        officials=read_officials(institution.officials),
        on=meeting_file.start.astimezone(BRUSSELS).date(),
        previous=arranged(Analysis.from_dict(previous.analysis), dossier.review) if previous is not None else None,
    )
    return Proposal(dossier.version, analysis.to_dict(), datetime.now(UTC))


def cautious(text: str, institution, on) -> str:
    """A short public label that nobody reviews (a meeting's place): whatever might be personal is masked.

    Raises ``PseudonymizerUnavailable``: a label that nobody analysed is not published.
    """
    part = Part("label", text, "text")
    analysis = pseudonymizer().analyse(Document((part,)), officials=read_officials(institution.officials), on=on)
    masks = [
        Mask(span.start, span.end, span.label, span.entity if span.label == "PERSON" else "")
        for span in analysis.spans
        if span.action != "keep"
    ]
    return render(part, masks).content
