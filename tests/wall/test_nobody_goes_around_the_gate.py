"""Does anybody, whatever their rights, change the public side or touch another institution's bureau over HTTP?

Every view and service of the component registry is called, and Zope's own management screens besides.
"""

from flow import dossier
from flow import item
from flow import make_institution
from flow import password
from imio.deliberations.publication.register import register_of
from plone import api
from wall import ways
from wall.planted import annex
from wall.planted import READABLE
from wall.planted import released_pdf
from wall.site import SITE_MANAGER
from wall.stores import public_states

import base64
import flow
import httpx
import pytest
import transaction


#: Nobody outside the bureau of the other institution may read it.
SECRET = "Quatrelivre"
#: Addresses that belong to a session, not to a thing: they end it, or make a new one.
SESSIONS = {"logout", "logged_out", "login", "require_login", "failsafe_login", "insufficient-privileges"}
OURS = ("val-backoffice-1", "val-agents-1", "val-secretaries-1", "val-managers-1")
STRANGERS = (None, *OURS, SITE_MANAGER)


@pytest.fixture(scope="module")
def two(empty_site):
    """Two institutions, each with a published decision and somebody's name in its bureau."""
    portal = empty_site.portal
    for name, title in (("val", "Val-des-Aulnes"), ("other", "Rochebrune")):
        institution = make_institution(portal, name, title)
        content = item(
            "p1",
            title=f"Demande de M. Zébulon {SECRET}",
            texts={"decision": f"<p>M. Zébulon {SECRET} demande ; {READABLE}.</p>"},
            annexes=[annex("a1", "Plan", released_pdf())],
        )
        _publish(institution, content)
    empty_site.keep()
    return empty_site


def _publish(institution, content):
    from imio.deliberations.reception.annexes import receive_annex
    from imio.deliberations.worker.rounds import work

    flow.send(institution, content)
    one = dossier(institution)
    receive_annex(one, "a1", released_pdf(), "application/pdf")
    transaction.commit()
    work(api.portal.get(), flow.NOW)
    secretary = f"{institution.getId()}-secretaries-1"
    flow.release(one, "a1", secretary)
    flow.settle(one, secretary)
    work(api.portal.get(), flow.NOW)
    assert api.content.get_state(one) == "published", one.blocked_because


@pytest.fixture
def site(two):
    two.begin()
    yield two
    two.back()


def public_side(site):
    """All that is public, bit for bit, and the register."""
    site.begin()
    states = dict(public_states(site))
    register = register_of(site.portal)
    return states, list(register.entries()), register.head


def bureau_of(site, name):
    """All that lies in a bureau, bit for bit."""
    from wall.stores import bureaus

    site.begin()
    return {where: state for where, state in bureaus(site) if f"/{name}/bureau" in where}


class Intruder:
    """Somebody who tries every way; what came of it is in ``faults``."""

    def __init__(self, site, user, watched):
        self.site, self.user, self.watched = site, user, watched
        self.client = site.client(user)
        self.headers = {"X-CSRF-TOKEN": site.token(user), "Referer": site.url}
        self.token = self.headers["X-CSRF-TOKEN"]
        self.before = watched(site)
        self.faults = []
        self.calls = 0

    def call(self, method, address, secret=False, **options):
        self.calls += 1
        at = self.site.last_transaction
        headers = {**self.headers, **options.pop("headers", {})}
        what = f"{method} {address} as {self.user}"
        try:
            answer = self.client.request(method, f"{self.site.url}/{address}", headers=headers, **options)
        except httpx.RemoteProtocolError as error:
            # A body after HEAD is no HTTP; services of Plone's own send one.
            if secret:
                self.faults.append(f"{what}: {error}")
            return httpx.Response(599)
        # Plone's own services fail on a body that is not theirs; ours may not.
        if answer.status_code >= 500 and b"imio/deliberations" in answer.content:
            self.faults.append(f"{what}: {answer.status_code} from our own code")
        if secret and (SECRET.encode() in answer.content or answer.status_code not in (302, 401, 403, 404)):
            self.faults.append(f"{what}: {answer.status_code} tells something")
        if self.site.last_transaction != at:
            if self.watched(self.site) != self.before:
                self.faults.append(f"{what}: {answer.status_code} changed what is watched")
            self.site.back()
        return answer

    def view(self, thing, name, secret=False, fields=None, methods=("GET", "POST")):
        address = f"{thing.path}/{name}" if name else thing.path
        form = {key: value.format(**thing.words) for key, value in (ways.FORM if fields is None else fields).items()}
        for method in methods:
            body = {"data": {**form, "_authenticator": self.token}} if method == "POST" else {}
            self.call(method, address, secret, headers={"Accept": "text/html"}, **body)

    def service(self, thing, method, name, secret=False):
        body = {key: _filled(value, thing.words) for key, value in ways.JSON.items()}
        if name == "@search":
            body = None
        address = f"{thing.path}/{name}" if name else thing.path
        self.call(method, address, secret, headers={"Accept": "application/json"}, json=body)


def _filled(value, words):
    return value.format(**words) if isinstance(value, str) else value


class Thing:
    """An address, and the words that bodies need."""

    def __init__(self, site, content):
        self.path = "/".join(content.getPhysicalPath()[2:])
        self.content = content
        children = list(content.objectIds()) if hasattr(content, "objectIds") else []
        parent = "/".join(content.getPhysicalPath()[:-1])
        self.words = {
            "child": children[0] if children else content.getId(),
            "path": "/".join(content.getPhysicalPath()),
            "parent": parent,
            "uid": api.content.get_uuid(content) if self.path else "",
        }


def things(site, name):
    """An institution's public side, from the portal down to the annex."""
    site.begin()
    found = [site.portal, site.portal[name], site.portal[name]["decisions"]]
    while hasattr(found[-1], "objectIds") and list(found[-1].objectIds()):
        found.append(next(iter(found[-1].objectValues())))
    assert [content.portal_type for content in found[2:]] == ["Decisions", "Meeting", "Decision", "Annex"]
    return [Thing(site, content) for content in found]


def private_things(site, name):
    """An institution's bureau down to a dossier."""
    site.begin()
    bureau = site.portal[name]["bureau"]
    one = dossier(site.portal[name])
    return [Thing(site, content) for content in (bureau, one.__parent__, one)]


def ways_to(things):
    """(thing, view) and (thing, method, service): each registration once, on the first thing that it fits."""
    thing_of = {thing.content: thing for thing in things}
    views = [(thing_of[content], name) for content, name in ways.views_of(*thing_of) if name not in SESSIONS]
    return views, [(thing_of[content], method, name) for content, method, name in ways.services_of(*thing_of)]


def test_the_registry_knows_the_ways(site):
    views, services = ways_to(things(site, "val"))
    known = {"decision", "sharing", "delete_confirmation", "folder_contents", "content_status_modify", "fc-delete"}
    assert known - {name for _, name in views} == set()
    known = {("PATCH", ""), ("DELETE", ""), ("POST", "@move"), ("POST", "@sharing"), ("POST", "@workflow")}
    assert known - {(method, name) for _, method, name in services} == set()


@pytest.mark.parametrize("user", STRANGERS)
def test_no_view_and_no_service_changes_the_public_side(site, user):
    intruder = Intruder(site, user, public_side)
    portal, institution, decisions, meeting, decision, annex = things(site, "val")
    # Only the site's Manager has rights on the portal that anonymous visitors have not.
    around = [decisions, institution, *([portal] if user in (None, SITE_MANAGER) else [])]
    views, services = ways_to([decision, annex, meeting, *around])
    for thing, name in views:
        everything = user == SITE_MANAGER and thing is not portal
        intruder.view(thing, name, methods=("GET", "POST") if everything else ("POST",))
    for thing, method, name in services:
        intruder.service(thing, method, name)
    # Where everything hangs on the object itself, each object counts.
    for thing in (decisions, meeting, annex):
        for method in ("POST", "PATCH", "DELETE"):
            intruder.service(thing, method, "")
    assert not intruder.faults, "\n".join(intruder.faults)


@pytest.mark.parametrize("user", [SITE_MANAGER, "val-managers-1", "val-secretaries-1"])
def test_no_management_method_changes_the_public_side(site, user):
    intruder = Intruder(site, user, public_side)
    for thing in things(site, "val") if user == SITE_MANAGER else things(site, "val")[1::3]:
        for name, fields in ways.MANAGE.items():
            intruder.view(thing, name, fields=fields, methods=("POST",))
    assert not intruder.faults, "\n".join(intruder.faults)


@pytest.mark.parametrize("user", [SITE_MANAGER, "val-managers-1", "val-secretaries-1", None])
def test_no_webdav_method_changes_the_public_side(site, user):
    intruder = Intruder(site, user, public_side)
    for thing in things(site, "val")[1:]:
        for method in ways.WEBDAV:
            destination = f"{site.url}/{thing.path}-moved"
            headers = {"Destination": destination, "Depth": "0", "Content-Type": "text/plain"}
            intruder.call(method, thing.path, headers=headers, content=b"Changed")
    assert not intruder.faults, "\n".join(intruder.faults)


@pytest.mark.parametrize("user", STRANGERS)
def test_no_view_and_no_service_reads_or_changes_another_bureau(site, user):
    intruder = Intruder(site, user, lambda site: (public_side(site), bureau_of(site, "other")))
    bureau, meeting_file, thing = private_things(site, "other")
    views, services = ways_to([thing, meeting_file, bureau])
    for there, name in views:
        intruder.view(there, name, secret=True, methods=("GET",))
    for there, method, name in services:
        intruder.service(there, method, name, secret=True)
    for name, fields in ways.MANAGE.items():
        intruder.view(thing, name, secret=True, fields=fields, methods=("POST",))
    for method in ways.WEBDAV:
        intruder.call(method, thing.path, secret=True, headers={"Destination": f"{site.url}/val/x", "Depth": "0"})
    assert not intruder.faults, "\n".join(intruder.faults)


class TestTheSiteManager:
    """Holds Manager everywhere, and is refused here all the same."""

    def refused(self, site, method, address, **options):
        intruder = Intruder(site, SITE_MANAGER, public_side)
        answer = intruder.call(method, address, headers={"Accept": "application/json"}, **options)
        assert not intruder.faults, "\n".join(intruder.faults)
        return answer.status_code

    @pytest.mark.parametrize(("depth", "portal_type"), [(2, "Meeting"), (3, "Decision"), (4, "Annex"), (2, "Document")])
    def test_creates_nothing(self, site, depth, portal_type):
        where = things(site, "val")[depth].path
        body = {"@type": portal_type, "title": "Faux", "id": "faux"}
        assert self.refused(site, "POST", where, json=body) in (400, 401, 403, 404)

    @pytest.mark.parametrize("depth", range(3, 6))
    def test_edits_moves_and_deletes_nothing(self, site, depth):
        thing = things(site, "val")[depth]
        assert self.refused(site, "PATCH", thing.path, json={"title": "Faux"}) in (401, 403)
        assert self.refused(site, "DELETE", thing.path) in (401, 403)
        for act in ("@move", "@copy"):
            self.refused(site, "POST", f"other/decisions/{act}", json={"source": thing.words["path"]})
            self.refused(site, "POST", act, json={"source": thing.words["path"]})

    def test_deletes_no_institution_that_has_published(self, site):
        assert self.refused(site, "DELETE", "val") in (401, 403)
        token = {"_authenticator": site.token(SITE_MANAGER)}
        self.refused(site, "POST", "manage_delObjects", data={"ids:list": "val", **token})
        self.refused(site, "POST", "val/delete_confirmation", data={"form.buttons.Delete": "Delete", **token})
        assert "val" in site.begin()

    def test_renames_no_institution_that_has_published(self, site):
        token = {"_authenticator": site.token(SITE_MANAGER)}
        fields = {"form.widgets.new_id": "neu", "form.widgets.new_title": "x", "form.buttons.Rename": "x", **token}
        self.refused(site, "POST", "val/object_rename", data=fields)
        self.refused(site, "POST", "manage_renameObject", data={"id": "val", "new_id": "neu", **token})
        assert "val" in site.begin()

    def test_opens_and_closes_an_institution(self, site):
        """What nobody refuses shows that the refusals above are no accident of the request."""
        answer = site.client(SITE_MANAGER).post(
            f"{site.url}/val/@workflow/close", headers={"Accept": "application/json"}, json={}
        )
        assert answer.status_code == 200
        assert api.content.get_state(site.begin()["val"]) == "private"


def test_the_watch_sees_a_change(site):
    """The comparison would notice: a title, a child, a property, an annotation, a blob, an entry."""
    from imio.deliberations.publication.wall import opened

    before = public_side(site)
    decision = things(site, "val")[4].content
    with opened():
        decision.title = "Changed"
        transaction.commit()
    assert public_side(site) != before


def test_what_changes_without_an_event_is_refused_before_it_is_committed(site):
    """An attribute, one behind a savepoint, or the register, by whoever is not the gate and goes through no event."""
    from imio.deliberations.publication.wall import _WATCH
    from imio.deliberations.publication.wall import WallClosed

    decision = things(site, "val")[4].content

    def attribute():
        decision.title = "Changed"

    def attribute_behind_a_savepoint():
        attribute()
        transaction.savepoint()

    def entry():
        register_of(site.portal).append("publish", "/val", {}, flow.NOW)

    transaction.manager.registerSynch(_WATCH)
    try:
        for change in (attribute, attribute_behind_a_savepoint, entry):
            transaction.begin()
            change()
            with pytest.raises(WallClosed):
                transaction.commit()
            transaction.abort()
    finally:
        transaction.manager.unregisterSynch(_WATCH)


def test_the_owner_of_the_server_deletes_no_portal_by_mistake(site):
    from plone.app.testing import SITE_OWNER_NAME
    from plone.app.testing import SITE_OWNER_PASSWORD

    code = base64.b64encode(f"{SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}".encode()).decode()
    root = site.url.rpartition("/")[0]
    headers = {"Authorization": f"Basic {code}"}
    site.client(None).post(f"{root}/manage_delObjects", headers=headers, data={"ids:list": "plone"})
    assert "val" in site.begin()


def test_passwords_of_the_intruders_are_right(site):
    """Refusals for want of a right password would prove nothing."""
    for user in (*OURS, SITE_MANAGER):
        answer = site.client(user).get(f"{site.url}/@users/{user}", headers={"Accept": "application/json"})
        assert answer.status_code == 200, user
        assert password(user)
