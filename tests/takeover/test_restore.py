"""Does the public side come back from an export as it was, to the byte, and only as the register tells it?"""

from annexes import listed
from annexes import PDF
from annexes import pdf
from collective.exportimport.export_content import ExportContent
from flow import AFTER
from flow import dossier
from flow import item
from flow import make_institution
from flow import MEETING
from flow import NOW
from flow import password
from flow import publish
from flow import release
from flow import send
from flow import settle
from imio.deliberations.authority import as_system
from imio.deliberations.commands import main
from imio.deliberations.publication import wall
from imio.deliberations.publication.backup import FIELDS
from imio.deliberations.publication.backup import lines_of
from imio.deliberations.publication.register import install_register
from imio.deliberations.publication.register import KEY
from imio.deliberations.publication.register import register_of
from imio.deliberations.publication.restore import NotRestored
from imio.deliberations.publication.restore import restore
from imio.deliberations.publication.tally import KEY as LATEST
from imio.deliberations.reception.annexes import receive_annex
from imio.deliberations.search.finding import find
from imio.deliberations.search.query import Query
from imio.deliberations.takeover.reading import Export
from imio.deliberations.validation.steps import ask
from imio.deliberations.worker.rounds import work
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.testing.zope import Browser
from zope.annotation.interfaces import IAnnotations

import json
import pytest
import transaction


#: Of Zope itself: identity, place, rights, and what the catalogue needs.
ZOPES = {"__parent__", "__name__", "_plone.uuid", "id", "portal_type", "creation_date", "modification_date", "creators"}
ZOPES |= {"_tree", "_count", "_mt_index", "__ac_local_roles__", "_owner", "contributors", "subject", "rights", "file"}
ZOPES |= {"language", "effective_date", "expiration_date", "description", "workflow_history", "__annotations__"}


@pytest.fixture
def portal(functional):
    """A portal with one of each fate: a draft, a final with its draft and an annex, a withdrawn and a suspended one."""
    portal = functional["portal"]
    institution = make_institution(portal)
    data = pdf("Plan de la place")
    first = item("p1", annexes=[listed(data)])
    publish(institution, first, item("p2", number="2"), item("p3", number="3"), item("p4", number="4"))
    receive_annex(dossier(institution), "a1", data, PDF)
    transaction.commit()
    work(portal, NOW)
    release(dossier(institution), "a1")
    transaction.commit()
    ask(dossier(institution, "p3"), "withdraw", "val-secretaries-1", "error")
    one = dossier(institution, "p4")
    one.suspension_request = {"act": "suspend", "who": "val-secretaries-1", "at": NOW, "reason": "relire"}
    one.reindexObject(idxs=["wish"])
    transaction.commit()
    work(portal, NOW)
    final = {**first, "stage": "final", "outcome": "adopted", "vote": {"yes": 12, "no": 3}}
    send(institution, {**final, "modified": "2027-03-24T08:00:00+00:00"}, state="decided")
    work(portal, AFTER)
    settle(dossier(institution))
    work(portal, AFTER)
    assert MEETING < AFTER
    return portal


@pytest.fixture
def saved(portal, tmp_path):
    return save(portal, tmp_path)


def save(portal, folder):
    """The two files of an export: what collective.exportimport writes, and the register."""
    request = portal.REQUEST
    request.form["form.submitted"] = True
    view = ExportContent(portal, request)
    with api.env.adopt_roles(["Manager"]):
        body = view(portal_type=list(FIELDS), include_blobs=1, migration=True)
    content, register = folder / "content.json", folder / "register.ndjson"
    data = body if body else request.response.stdout.getvalue().partition(b"\r\n\r\n")[2]
    assert view.errors == []
    content.write_bytes(data if isinstance(data, bytes) else data.encode())
    register.write_text("".join(f"{line}\n" for line in lines_of(register_of(portal))), encoding="utf-8")
    return content, register


def empty(portal):
    """As a portal on which only the institutions were made again."""
    with as_system(), wall.opened():
        folder = portal["val"]["decisions"]
        folder.manage_delObjects(list(folder.objectIds()))
        folder.figures = {}
        annotations = IAnnotations(portal)
        del annotations[KEY]
        annotations.pop(LATEST, None)
        install_register(portal)
    transaction.commit()


def bring_back(portal, saved, head=""):
    content, register = saved
    with Export([content]) as export, register.open(encoding="utf-8") as lines:
        count = restore(portal, lines, export, head)
    transaction.commit()
    return count


def public(portal):
    decisions = portal["val"]["decisions"]
    found = [decisions]
    for meeting in decisions.objectValues():
        found += [meeting, *meeting.objectValues()]
        found += [annex for decision in meeting.objectValues() for annex in decision.objectValues()]
    return sorted(found, key=lambda one: one.getPhysicalPath())


def pages(layer, portal):
    """Status, ETag and bytes of every public page, by its address."""
    browser = Browser(layer["app"])
    browser.raiseHttpErrors = False
    shown = {}
    for content in [portal["val"], *public(portal)]:
        browser.open(content.absolute_url())
        shown[content.absolute_url()] = (browser.headers["Status"], browser.headers.get("ETag"), browser.contents)
    return shown


def test_pages_register_and_search_are_as_before(functional, portal, saved):
    before, register = pages(functional, portal), list(lines_of(register_of(portal)))
    states = [_fields(one) for one in public(portal)]
    latest = IAnnotations(portal).get(LATEST)
    assert len(before) == 8 and len({status for status, *_ in before.values()}) == 3
    empty(portal)
    assert bring_back(portal, saved) == 7
    assert [_fields(one) for one in public(portal)] == states
    assert list(lines_of(register_of(portal))) == register
    assert list(register_of(portal).faults()) == []
    assert IAnnotations(portal).get(LATEST) == latest
    after = pages(functional, portal)
    for address, page in before.items():
        assert after[address] == page, address
    assert save(portal, saved[0].parent)[0].read_bytes() == saved[0].read_bytes()


def test_whatever_the_gate_writes_is_in_the_export(portal):
    for content in public(portal):
        unknown = {name for name in content.__dict__ if not name.startswith("_v_")} - ZOPES
        unknown = {name for name in unknown if not name.endswith("_Permission")}
        assert unknown <= set(FIELDS[content.portal_type]), content.portal_type


def test_a_portal_that_holds_something_is_left_as_it_is(portal, saved):
    with pytest.raises(NotRestored, match="portail vide"):
        bring_back(portal, saved)


def _fields(content):
    return {name: getattr(content, name) for name in FIELDS[content.portal_type]}


def _lines(saved, change):
    _content, register = saved
    lines = [json.loads(line) for line in register.read_text(encoding="utf-8").splitlines()]
    change(lines)
    register.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


def _objects(saved, change):
    data = json.loads(saved[0].read_text())
    saved[0].write_text(json.dumps([one for one in data if change(one) is not False]))


def _other_title(one):
    if one["@type"] == "Decision" and one["fields"]["stage"] == "final":
        one["fields"]["title"] = "Un autre titre"


def _told_again(one):
    if one["@type"] == "Decision" and one["fields"]["fate"] == "withdrawn":
        one["fields"]["title"] = "Ce qui a été retiré"


def _other_file(one):
    if one["@type"] == "Annex":
        one["file"]["data"] = "JVBERg=="


DAMAGES = {
    "record changed": (lambda it: _lines(it, lambda lines: lines[2].update(record='{"type":"decision"}')), "contenu"),
    "last entry gone": (lambda it: _lines(it, lambda lines: lines.pop()), "tête|incomplet|dernier en-tête"),
    "entry gone": (lambda it: _lines(it, lambda lines: lines.pop(2)), "inscription illisible"),
    "salt gone": (lambda it: _lines(it, lambda lines: lines[3].update(salt=None)), "effacement incomplet"),
    "no register": (lambda it: it[1].write_text("{}"), "pas un registre exporté"),
    "other title": (lambda it: _objects(it, _other_title), "ne dit pas ce que dit le registre"),
    "withdrawn text": (lambda it: _objects(it, _told_again), "ne dit pas ce que dit le registre"),
    "other file": (lambda it: _objects(it, _other_file), "ne dit pas ce que dit le registre"),
    "page missing": (lambda it: _objects(it, lambda one: one["@type"] != "Decision"), "n’est pas là|pas dans l’export"),
}


def test_what_does_not_fit_the_register_is_refused_and_nothing_is_written(portal, saved):
    empty(portal)
    sound = [path.read_bytes() for path in saved]
    for name, (damage, why) in DAMAGES.items():
        for path, content in zip(saved, sound, strict=True):
            path.write_bytes(content)
        damage(saved)
        with pytest.raises(NotRestored, match=why):
            bring_back(portal, saved)
        transaction.abort()
        assert (len(register_of(portal)), list(portal["val"]["decisions"].objectIds())) == (0, []), name


def test_a_forged_register_is_told_by_the_head_that_was_noted(portal, saved):
    empty(portal)
    with pytest.raises(NotRestored, match="tête"):
        bring_back(portal, saved, head="0" * 64)


def test_the_search_finds_it_again(portal, saved):
    empty(portal)
    transaction.begin()
    assert find(portal, Query(text="voirie"), AFTER, 10).total == 0
    bring_back(portal, saved)
    assert find(portal, Query(text="voirie"), AFTER, 10).total == 2


def test_the_running_portal_takes_it_back_for_its_manager_alone(acceptance, monkeypatch, tmp_path, capsys):
    portal = acceptance["portal"]
    monkeypatch.setattr("imio.deliberations.api.restore.post.folder", lambda: tmp_path)
    publish(make_institution(portal), item())
    save(portal, tmp_path)
    head = register_of(portal).head
    empty(portal)

    def run(user, secret, *more, register="register.ndjson"):
        monkeypatch.setenv("DELIBERATIONS_PASSWORD", secret)
        options = ["--url", portal.absolute_url(), "--user", user, *more]
        code = main(["register", "restore", register, "content.json", *options])
        transaction.begin()
        return code, "".join(capsys.readouterr())

    owner = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    code, out = run("val-managers-1", password("val-managers-1"))
    assert code == 2 and out.startswith("403")
    code, out = run(*owner, register="../register.ndjson")
    assert code == 2 and out.startswith("400")
    code, out = run(*owner, "--head", "0" * 64)
    assert code == 2 and out.startswith("409") and len(register_of(portal)) == 0
    code, out = run(*owner, "--head", head)
    assert (code, out) == (0, f"3 objets, 2 inscriptions, tête {head}\n")
    code, out = run(*owner)
    assert code == 2 and "portail vide" in out
