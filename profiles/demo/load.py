"""Makes the demo portal: ``.venv/bin/python profiles/demo/load.py parts/instance/etc/zope.conf``, server stopped.

Everything goes the real way: reception, worker, review by the demo's secretaries, gate. Running it again finishes what
was interrupted and repeats nothing.
"""

from datetime import date
from datetime import datetime
from datetime import UTC
from imio.deliberations.pseudonymization.officials import write_official
from imio.deliberations.reception.annexes import receive_annex
from imio.deliberations.reception.inbox import find_dossier
from imio.deliberations.reception.inbox import receive
from imio.deliberations.validation.steps import act
from imio.deliberations.validation.steps import outcome_of
from imio.deliberations.validation.steps import release_annex
from imio.deliberations.validation.steps import validate
from imio.deliberations.worker.rounds import work
from pathlib import Path
from plone import api
from Products.CMFPlone.factory import addPloneSite
from relative_dates import resolve
from Testing.makerequest import makerequest
from zoneinfo import ZoneInfo
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
from Zope2.Startup.run import configure_wsgi

import json
import sys
import transaction
import Zope2


HERE = Path(__file__).parent
BRUSSELS = ZoneInfo("Europe/Brussels")
PORTAL = "portal"
#: Of every demo account; the portal listens to this machine alone.
PASSWORD = "demo-deliberations"
#: Hosts whose root is the portal rather than Zope's own root.
HOSTS = ("127.0.0.1", "localhost")


def main(app) -> None:
    """Make the portal, its institutions and accounts, send the meetings, and play the secretaries."""
    app = makerequest(app)
    setRequest(app.REQUEST)
    portal = make_portal(app)
    setSite(portal)
    # A load that was interrupted goes on with the dates it began with.
    today = portal.created().asdatetime().astimezone(BRUSSELS).date()
    data = resolve(read(HERE / "portal.json"), today)
    with api.env.adopt_roles(["Manager"]):
        for one in data["institutions"]:
            make_institution(portal, one)
        for one in data["accounts"]:
            make_account(one)
    transaction.commit()
    for path in sorted((HERE / "submissions").glob("*.json")):
        say(f"  {path.stem}")
        send(portal, resolve(read(path), today))
    say("  analyse")
    work(portal)
    say("  relecture et publication")
    secretaries = {one["institution"]: one["id"] for one in data["accounts"] if one["group"] == "secretaries"}
    for institution, secretary in secretaries.items():
        review(portal[institution], secretary)
    work(portal)


def read(path: Path):
    """The JSON data of a file."""
    return json.loads(path.read_text(encoding="utf-8"))


def say(line: str) -> None:
    """Progress for whoever waits."""
    print(line, flush=True)


def make_portal(app):
    """The Plone site with the add-on, reachable as the root of this machine's names."""
    if PORTAL not in app:
        say("  portail")
        addPloneSite(
            app,
            PORTAL,
            title="Délibérations",
            extension_ids=("plonetheme.barceloneta:default", "imio.deliberations:default"),
            default_language="fr",
            portal_timezone="Europe/Brussels",
        )
        app["virtual_hosting"].set_map("\n".join(f"{host}/{PORTAL}" for host in HOSTS))
        transaction.commit()
    return app[PORTAL]


def make_institution(portal, data: dict) -> None:
    """An institution open to the public."""
    if data["id"] in portal:
        return
    officials = tuple(write_official(**official) for official in data.pop("officials"))
    data["population_date"] = date.fromisoformat(data["population_date"])
    institution = api.content.create(portal, "Institution", officials=officials, **data)
    api.content.transition(institution, "open")


def make_account(data: dict) -> None:
    """An account in one of its institution's groups."""
    if api.user.get(userid=data["id"]) is None:
        api.user.create(
            username=data["id"],
            email=data["email"],
            password=PASSWORD,
            properties={"fullname": data["fullname"]},
        )
    api.group.add_user(groupname=f"{data['institution']}-{data['group']}", username=data["id"])


def send(portal, submission: dict) -> None:
    """Hand a meeting in, then the bytes of its annexes."""
    institution = portal[submission["institution"]]
    results = {result.id: result.status for result in receive(institution, submission)}
    for item in submission["items"]:
        if results[item["id"]] != "created":
            continue
        dossier = find_dossier(institution, item["id"])
        for annex in item.get("annexes", ()):
            path = HERE / "annexes" / f"{annex['id']}.pdf"
            if annex["publishable"] and path.exists():
                receive_annex(dossier, annex["id"], path.read_bytes(), annex["type"])
        transaction.commit()


def review(institution, secretary: str) -> None:
    """Do a part of the secretary's work: what is past is done, of what is to come only what needs no decision."""
    with api.env.adopt_user(username=secretary):
        for meeting_file in institution["bureau"].objectValues():
            past = meeting_file.start < datetime.now(UTC)
            dossiers = sorted(meeting_file.objectValues(), key=lambda dossier: dossier.sort_key)
            # Of a past meeting that waits for its decisions two drafts are left, so that the agenda has gaps to show.
            if past and any(dossier.stage == "draft" for dossier in dossiers):
                dossiers = dossiers[:-2]
            for dossier in dossiers:
                review_one(dossier, past)


def review_one(dossier, everything: bool) -> None:
    """Mask what waits for a decision, release the annexes in order, validate."""
    outcome = outcome_of(dossier)
    if outcome is None or api.content.get_state(dossier) not in ("to_validate", "blocked"):
        return
    if not everything and (outcome.open or any(mention.masked for mention in outcome.mentions)):
        return
    who = api.user.get_current().getId()
    for mention in outcome.open:
        act(dossier, {"act": "mask", "span": mention.span.id}, dossier.version, len(dossier.review), who)
    for annex in dossier.content["annexes"]:
        if annex["id"] in dossier.annexes and annex["type"] == "application/pdf":
            release_annex(dossier, annex["id"], True, who)
    validate(dossier, dossier.version, len(dossier.review))
    transaction.commit()


if __name__ == "__main__":
    configure_wsgi(sys.argv[1])
    main(Zope2.app())
