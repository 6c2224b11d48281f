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
from imio.deliberations.validation.annexes import release_annex
from imio.deliberations.validation.annexes import to_confirm
from imio.deliberations.validation.annexes import withhold_annex
from imio.deliberations.validation.steps import act
from imio.deliberations.validation.steps import outcome_of
from imio.deliberations.validation.steps import revision
from imio.deliberations.validation.steps import validate
from imio.deliberations.worker.rounds import work
from pathlib import Path
from plone import api
from relative_dates import resolve
from zoneinfo import ZoneInfo

import json
import sys
import transaction


HERE = Path(__file__).parent
BRUSSELS = ZoneInfo("Europe/Brussels")
#: Of every demo account; the portal listens to this machine alone.
PASSWORD = "demo-deliberations"

sys.path.append(str(HERE.parent))

from making import make_institution  # noqa: E402
from making import open_portal  # noqa: E402
from making import say  # noqa: E402


def main(configuration: str) -> None:
    """Make the portal, its institutions and accounts, send the meetings, and play the secretaries."""
    portal = open_portal(configuration)
    # A load that was interrupted goes on with the dates it began with.
    today = portal.created().asdatetime().astimezone(BRUSSELS).date()
    data = resolve(read(HERE / "portal.json"), today)
    for one in data["institutions"]:
        officials = tuple(write_official(**official) for official in one.pop("officials"))
        one["postcodes"], one["former_names"] = tuple(one["postcodes"]), tuple(one["former_names"])
        one["population_date"] = date.fromisoformat(one["population_date"])
        make_institution(portal, {**one, "officials": officials})
    with api.env.adopt_roles(["Manager"]):
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
    if not everything and not outcome.is_clean:
        return
    who = api.user.get_current().getId()
    for mention in outcome.open:
        act(dossier, {"act": "mask", "span": mention.span.id}, dossier.version, revision(dossier), who)
    doubts = tuple(question.key for question in outcome_of(dossier).open_doubts)
    if doubts:
        act(dossier, {"act": "check", "doubts": doubts}, dossier.version, revision(dossier), who)
    for annex in dossier.content["annexes"]:
        if annex["id"] in dossier.annexes and annex["type"] == "application/pdf":
            release_annex(dossier, annex["id"], who, confirmed=to_confirm(dossier, annex["id"]))
        elif annex["id"] in dossier.annexes and not annex["embedded"]:
            withhold_annex(dossier, annex["id"], who, "unsuitable")
    validate(dossier, dossier.version, revision(dossier))
    transaction.commit()


if __name__ == "__main__":
    main(sys.argv[1])
