"""A whole way for tests: an institution with its people, submissions, and the worker's rounds."""

from beginnings import begin_with
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from imio.deliberations.reception.inbox import find_dossier
from imio.deliberations.reception.inbox import receive
from imio.deliberations.validation.annexes import release_annex
from imio.deliberations.validation.annexes import to_confirm
from imio.deliberations.validation.review import decide
from imio.deliberations.validation.steps import act
from imio.deliberations.validation.steps import analysis_of
from imio.deliberations.validation.steps import revision
from imio.deliberations.validation.steps import validate
from imio.deliberations.worker.rounds import work
from plone import api

import time
import transaction


#: A Tuesday evening in winter time.
MEETING = datetime(2027, 3, 23, 19, 0, tzinfo=UTC)
#: The clock of most tests: the drafts may be out, and are not late.
NOW = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)
AFTER = MEETING + timedelta(days=2)

GROUPS = ("backoffice", "agents", "secretaries", "managers")


def make_institution(portal, name="val", title="Val-des-Aulnes", **settings):
    """A published institution with one account a group: ``val-secretaries-1`` and so on; the password is the id."""
    settings = {"population": 12480, "nis": "99902", **settings}
    what = ("institution", name, title, *sorted(settings.items()))
    begin_with(portal, what, lambda: _make_institution(portal, name, title, settings))
    return portal[name]


def _make_institution(portal, name, title, settings):
    with api.env.adopt_roles(["Manager"]):
        institution = api.content.create(portal, "Institution", id=name, title=title, **settings)
        api.content.transition(institution, "open")
        for group in GROUPS:
            user = f"{name}-{group}-1"
            api.user.create(username=user, email=f"{user}@example.be", password=password(user))
            api.group.add_user(groupname=f"{name}-{group}", username=user)
    transaction.commit()


def password(user: str) -> str:
    """The password of a test account."""
    return f"Secret of {user}!"


def item(identifier="p1", **changes):
    """An item of the payload."""
    return {
        "id": identifier,
        "number": "1",
        "position": 1,
        "title": "Vente d’un excédent de voirie",
        "matter": "Patrimoine",
        "in_charge": ["Mme Solange Mbeki-Thirion, Échevine"],
        "privacy": "public",
        "stage": "draft",
        "texts": {"decision": "<p>Le Conseil DÉCIDE d’approuver le compte.</p>"},
        "annexes": [],
        "modified": "2027-03-10T10:00:00+00:00",
        **changes,
    }


def submission(*items, institution="val", **meeting):
    """A submission of one meeting."""
    facts = {"id": "m1", "organ": "Conseil communal", "start": "2027-03-23T20:00:00", "place": "Maison communale"}
    return {"institution": institution, "meeting": {**facts, "state": "planned", **meeting}, "items": list(items)}


def send(institution, *items, **meeting):
    """Hand items in as the back office does; the result lines as dicts."""
    return [
        result.as_dict()
        for result in receive(institution, submission(*items, institution=institution.getId(), **meeting))
    ]


def dossier(institution, identifier="p1"):
    """The dossier of an item."""
    return find_dossier(institution, identifier)


def settle(context, who="val-secretaries-1"):
    """Decide all that is open as masked, and validate, as a secretary."""
    with api.env.adopt_user(username=who):
        outcome = decide(analysis_of(context), context.review)
        for mention in outcome.open:
            act(context, {"act": "mask", "span": mention.span.id}, context.version, revision(context), who)
        tick_off(context, who)
        validate(context, context.version, revision(context))
    transaction.commit()


def tick_off(context, who="val-secretaries-1"):
    """Look at all doubts of the machine, and tick them off."""
    doubts = [question.key for question in decide(analysis_of(context), context.review).open_doubts]
    if doubts:
        act(context, {"act": "check", "doubts": doubts}, context.version, revision(context), who)


def release(context, annex_id, who="val-secretaries-1"):
    """Release an annex as a secretary who confirms whatever was found in it."""
    release_annex(context, annex_id, who, confirmed=to_confirm(context, annex_id))


def publish(institution, *items, now=NOW, **meeting):
    """The whole way: received, analysed, validated, published. Returns the dossiers."""
    portal = api.portal.get()
    send(institution, *items, **meeting)
    work(portal, now)
    dossiers = [dossier(institution, one["id"]) for one in items]
    for one in dossiers:
        settle(one, f"{institution.getId()}-secretaries-1")
    work(portal, now)
    return dossiers


def public(context):
    """The public decision of a dossier."""
    return api.portal.get().unrestrictedTraverse(context.public_path.lstrip("/"))


def eventually(what, seconds=60):
    """Ask until the answer is true; the worker begins what is due within a minute."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := what():
            return answer
        time.sleep(0.3)
    raise AssertionError(f"still not so after {seconds} seconds")
