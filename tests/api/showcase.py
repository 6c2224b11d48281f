"""A small portal with one of everything that programs may meet; ids, salts and moments are the same at each run."""

from annexes import listed
from annexes import PDF
from annexes import pdf
from dataclasses import dataclass
from datetime import date
from flow import AFTER
from flow import dossier
from flow import item
from flow import make_institution
from flow import NOW
from flow import publish
from flow import release
from flow import send
from flow import settle
from hashlib import sha256
from imio.deliberations.reception.annexes import receive_annex
from imio.deliberations.validation.steps import ask
from imio.deliberations.worker.rounds import work
from itertools import count
from plone import api
from unittest.mock import patch

import transaction


SECRETARY = "val-secretaries-1"


@dataclass
class Showcase:
    """``portal``, and the paths of what stands in it."""

    portal: object
    draft: str
    final: str
    withdrawn: str
    suspended: str
    annex: str

    @property
    def url(self) -> str:
        return self.portal.absolute_url()

    @property
    def steps(self) -> dict[str, str]:
        """The ids on the way down to the annex."""
        names = ("institution", "_decisions", "meeting", "decision", "annex")
        return dict(zip(names, self.annex.strip("/").split("/"), strict=True))


def build(portal) -> Showcase:
    """Fill an empty portal."""
    numbers = count(1)

    def drawn(size):
        return sha256(str(next(numbers)).encode()).digest()[:size]

    with patch("secrets.token_bytes", drawn), patch("secrets.token_hex", lambda size: drawn(size).hex()):
        found = _fill(portal)
    for name in ("val", "fermes"):
        # Reception looks at the real clock.
        portal[name]["bureau"].received.moment = NOW
    transaction.commit()
    return found


def _fill(portal) -> Showcase:
    institution = make_institution(
        portal,
        bce="0207.339.999",
        population_date=date(2025, 1, 1),
        contact_email="commune@example.be",
        website="https://val-des-aulnes.example.be",
    )
    plan = pdf("Plan du quartier.")
    text = "<p>Vu la demande de M. Evrard Noirhomme ;</p><p>Le Conseil DÉCIDE de vendre l’excédent.</p>"
    send(
        institution,
        item("draft", number="2.10", position=3, texts={"decision": text}, annexes=[listed(plan)]),
        item("final", number="2.9", position=2, title="Compte 2026 de la fabrique d’église"),
        item("withdrawn", number="1", position=1, title="Point retiré"),
        item("suspended", number="4", position=4, title="Point suspendu"),
    )
    receive_annex(dossier(institution, "draft"), "a1", plan, PDF)
    transaction.commit()
    work(portal, NOW)
    release(dossier(institution, "draft"), "a1")
    every = {name: dossier(institution, name) for name in ("draft", "final", "withdrawn", "suspended")}
    for one in every.values():
        settle(one)
    work(portal, NOW)
    paths = {name: one.public_path for name, one in every.items()}
    ask(every["withdrawn"], "withdraw", SECRETARY, "error")
    every["suspended"].suspension_request = {
        "act": "suspend",
        "who": "val-secretaries-1",
        "at": NOW,
        "reason": "relire",
    }
    every["suspended"].reindexObject(idxs=["wish"])
    transaction.commit()
    work(portal, NOW)
    decided = item(
        "final",
        number="2.9",
        position=2,
        title="Compte 2026 de la fabrique d’église",
        stage="final",
        outcome="adopted",
        modified="2027-03-24T10:00:00+00:00",
    )
    publish(institution, decided, now=AFTER)
    closed = make_institution(portal, "fermes", "Fermes-du-Bois")
    publish(closed, item("closed", title="Point d’une institution fermée"), now=AFTER)
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(closed, "close")
    transaction.commit()
    return Showcase(portal, annex=f"{paths['draft']}/annexe-1", **paths)
