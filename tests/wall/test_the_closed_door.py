"""Is the answer to a stranger the same for what is in a bureau and for what is not?"""

from flow import dossier
from flow import item
from flow import make_institution
from flow import NOW
from flow import publish
from flow import send
from html import unescape
from imio.deliberations.reception.annexes import receive_annex
from imio.deliberations.validation.annexes import replace_annex
from imio.deliberations.worker.rounds import work
from plone import api
from plone.app.redirector.interfaces import IRedirectionStorage
from wall.planted import annex
from wall.planted import redacted_pdf
from wall.planted import released_pdf
from wall.site import SITE_MANAGER
from wall.ways import SCREENS
from zope.component import getUtility

import pytest
import re
import transaction


STRANGERS = (None, "other-agents-1", "other-secretaries-1", "other-managers-1", "val-managers-1", SITE_MANAGER)
#: Same shape, and nothing there.
NOBODY_FILE, NOBODY = "00000000", "ffffffff"
#: What changes with the moment, not with the address.
MOMENTARY = re.compile(rb"_authenticator=\w+|data-token=\"\w+\"|\b(?:date|content-length): [^\n]*", re.IGNORECASE)
HTML = {"Accept": "text/html"}
JSON = {"Accept": "application/json"}
METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE", "PROPFIND", "MKCOL", "LOCK")
#: Ways to an address of the bureau; ``{there}`` is ``<meeting file>/<dossier>``, ``{file}`` its first part.
OPENED = (
    "val/bureau/{file}",
    "val/bureau/{there}",
    "val/bureau/{there}/review",
    "val/bureau/{there}/@@review",
    "val/bureau/{there}/view",
    "val/bureau/{there}/nothing-of-this-name",
    "val/bureau/{there}/received-annex?id=a1",
    "val/bureau/{there}/received-annex?id=a1&which=replacement",
    "val/bureau/{there}/@@annex?id=a1",
    "val/bureau/{there}/@@annex-page?id=a1&page=1",
    "val/bureau/{there}/@@changes",
    "val/bureau/{there}/@@preview",
    "val/bureau/{there}/@@bench-navigation",
    "val/bureau/{file}/@@together?act=validate",
    "val/bureau/{file}/@@together?done=00000000",
    "val/bureau/{file}/@@reports",
    "val/bureau/{there}/content",
    "val/bureau/{there}/title",
    "val/bureau/{there}/versions",
    "val/bureau/{there}/manage_main",
    "val/bureau/{there}/@workflow",
    "val/bureau/{there}/@history",
    "val/bureau/{there}/@breadcrumbs",
    "val/bureau/++item++{file}",
    "val/++item++bureau/{there}",
    "val/++attribute++bureau/{there}",
    "val/bureau/++attribute++{file}",
    "val/bureau/{file}/++view++dossiers",
    "val/bureau/{there}/++view++review",
    "val/bureau/{there}/++attribute++review",
    "val/bureau/{there}/++widget++title",
    "val/decisions/bureau/{there}",
    "val/decisions/2027-03-23/bureau/{there}",
    "other/val/bureau/{there}",
    "other/decisions/val/bureau/{there}",
    "val/bureau/bureau/{there}",
    "val/./bureau/{there}",
    "val/bureau//{there}",
    "++api++/val/bureau/{there}",
    "val/++api++/bureau/{there}",
    "val/bureau/++api++/{there}",
    "VirtualHostBase/http/example.be:80/plone/VirtualHostRoot/val/bureau/{there}",
)
#: Ways that find what lies there, or would.
FOUND = (
    "resolveuid/{uid}",
    "val/resolveuid/{uid}",
    "val/bureau/resolveuid/{uid}",
    "@relations?source={uid}",
    "@linkintegrity?uids={uid}",
    "@search?UID={uid}",
    "@search?path=/plone/val/bureau/{there}",
    "@search?getId={name}",
    "@search?Title=4711",
    "val/@search?path.query=/plone/val/bureau/{there}&path.depth=0",
    "@@search?path=/plone/val/bureau/{there}",
    "@@getVocabulary?name=plone.app.vocabularies.Catalog&field=relatedItems&query=%7B%22criteria%22%3A%5B%7B%22i%22"
    "%3A%22UID%22%2C%22o%22%3A%22plone.app.querystring.operation.string.is%22%2C%22v%22%3A%22{uid}%22%7D%5D%7D",
)
ADDRESSES = (*OPENED, *FOUND)


@pytest.fixture(scope="module")
def site(empty_site):
    """An institution with a published dossier, one that waits, and one that moved to another meeting."""
    institution = make_institution(empty_site.portal)
    make_institution(empty_site.portal, "other", "Rochebrune")
    publish(institution, item("out"))
    attached = [annex("a1", "Plan", released_pdf())]
    send(institution, item("waits", number="4711", annexes=attached), item("moved", number="2"))
    receive_annex(dossier(institution, "waits"), "a1", released_pdf(), "application/pdf")
    replace_annex(dossier(institution, "waits"), "a1", "val-secretaries-1", redacted_pdf())
    transaction.commit()
    work(empty_site.portal, NOW)
    before = dossier(institution, "moved").absolute_url_path()
    later = item("moved", number="2", modified="2027-03-12T10:00:00+00:00")
    send(institution, later, id="m2", start="2027-04-20T20:00:00")
    empty_site.moved_from = before
    empty_site.begin()
    return empty_site


def places(site):
    """(words of a dossier that is there, words of one that is not)."""
    one = dossier(site.begin()["val"], "waits")
    there = {
        "file": one.__parent__.getId(),
        "name": one.getId(),
        "there": f"{one.__parent__.getId()}/{one.getId()}",
        "uid": api.content.get_uuid(one),
    }
    return there, {"file": NOBODY_FILE, "name": NOBODY, "there": f"{NOBODY_FILE}/{NOBODY}", "uid": "0" * 32}


def answer(site, user, method, address, words, **options):
    """Status, headers and body with the address itself blotted out."""
    got = site.client(user).request(method, f"{site.url}/{address.format(**words)}", **options)
    headers = "\n".join(f"{name}: {value}" for name, value in sorted(got.headers.items()))
    whole = f"{got.status_code}\n{headers}\n".encode() + got.content
    for word in sorted(words.values(), key=len, reverse=True):
        for form in (word, word.replace("/", "%2F"), word.replace("/", "%252F")):
            whole = whole.replace(form.encode(), b"#")
    return MOMENTARY.sub(b"", whole)


@pytest.mark.parametrize("user", STRANGERS)
def test_what_is_there_answers_like_what_is_not(site, user):
    there, not_there = places(site)
    differ = []
    for address in ADDRESSES:
        for headers in (HTML, JSON):
            for method in METHODS if address == "val/bureau/{there}" else ("GET", "POST"):
                options = {"headers": headers, **({"json": {}} if method == "POST" else {})}
                got = answer(site, user, method, address, there, **options)
                if got != answer(site, user, method, address, not_there, **options):
                    differ.append(f"{method} {address} {headers['Accept']}: {got[:60]}")
    assert not differ, "\n".join(differ)


@pytest.mark.parametrize("user", STRANGERS)
def test_no_way_lets_a_stranger_in(site, user):
    there, _ = places(site)
    for address in OPENED:
        for headers in (HTML, JSON):
            got = site.client(user).get(f"{site.url}/{address.format(**there)}", headers=headers)
            assert got.status_code in (302, 401, 404), (address, got.status_code)
            assert "excédent" not in unescape(got.text)


@pytest.mark.parametrize("user", STRANGERS)
def test_no_screen_of_the_bureau_answers_a_stranger(site, user):
    """They answer as an address does at which nothing is; a POST as well, with a token that is good."""
    token = {"_authenticator": site.token(user)}
    for screen in SCREENS["Bureau"]:
        words = {"screen": screen.lstrip("@").partition("?")[0] or "nothing"}
        address = f"val/bureau/{screen}".replace(words["screen"], "{screen}")
        for headers in (HTML, JSON):
            got = answer(site, user, "GET", address, words, headers=headers)
            assert got[:3] in (b"302", b"401", b"404"), (screen, got[:60])
            assert got == answer(site, user, "GET", address, {"screen": "nothing"}, headers=headers), screen
            sent = answer(site, user, "POST", address, words, headers=headers, data={"do": "add", **token})
            assert sent[:3] in (b"302", b"401", b"404"), (screen, sent[:60])


def test_the_staff_is_let_in(site):
    """The same addresses, and a person who may: the refusals are no accident of the request."""
    there, not_there = places(site)
    answers = [
        answer(site, "val-agents-1", "GET", "val/bureau/{there}", words, headers=HTML) for words in (there, not_there)
    ]
    assert answers[0].startswith(b"200") and "excédent" in unescape(answers[0].decode())
    assert answers[1].startswith(b"404")
    for view in ("annex?id=a1", "received-annex?id=a1&which=replacement", "annex-page?id=a1&page=1", "preview"):
        assert answer(site, "val-agents-1", "GET", f"val/bureau/{{there}}/@@{view}", there).startswith(b"200")


@pytest.mark.parametrize("user", STRANGERS)
@pytest.mark.parametrize("portal_type", ["Bureau", "MeetingFile", "Dossier"])
def test_no_search_lists_the_bureau(site, user, portal_type):
    site.begin()
    assert api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type=portal_type)
    for address in (f"@search?portal_type={portal_type}", f"val/@search?portal_type={portal_type}&show_inactive=1"):
        got = site.client(user).get(f"{site.url}/{address}", headers=JSON).json()
        assert not [found for found in got["items"] if "/val/" in found["@id"]]
    query = [{"i": "portal_type", "o": "plone.app.querystring.operation.selection.any", "v": [portal_type]}]
    for where in ("", "val/"):
        got = site.client(user).post(f"{site.url}/{where}@querystring-search", json={"query": query}, headers=JSON)
        assert not [found for found in got.json().get("items", ()) if "/val/" in found["@id"]]


@pytest.mark.parametrize("user", STRANGERS)
@pytest.mark.parametrize(
    "address",
    [
        "@navigation?expand.navigation.depth=6",
        "val/@navigation?expand.navigation.depth=6",
        "val/@contextnavigation",
        "val/@breadcrumbs",
        "val?expand=navigation,breadcrumbs,actions",
        "sitemap",
        "sitemap.xml.gz",
        "val",
        "",
    ],
)
def test_no_list_names_a_dossier(site, user, address):
    there, _ = places(site)
    for headers in (HTML, JSON):
        text = site.client(user).get(f"{site.url}/{address}", headers=headers).text
        assert not [word for word in (there["file"], there["uid"], "val/bureau/") if word in text]


@pytest.mark.parametrize("user", STRANGERS)
def test_a_moved_dossier_leaves_no_trail(site, user):
    site.begin()
    old = site.moved_from
    new = dossier(site.portal["val"], "moved").absolute_url_path()
    assert old != new
    storage = getUtility(IRedirectionStorage)
    assert [path for path in storage if "/bureau/" in path] == []
    for headers in (HTML, JSON):
        got = site.client(user).get(site.url.removesuffix("/plone") + old, headers=headers)
        assert new.rpartition("/")[0] not in f"{got.headers} {got.text}"


@pytest.mark.parametrize("user", [user for user in STRANGERS if user is not None])
@pytest.mark.parametrize("service", ["@copy", "@move"])
def test_no_service_tells_whether_its_source_exists(site, user, service):
    there, not_there = places(site)
    for where in ("", "other/", "val/"):
        for key in ("there", "uid"):
            both = [
                answer(
                    site,
                    user,
                    "POST",
                    f"{where}{service}",
                    words,
                    headers=JSON,
                    json={"source": f"/val/bureau/{words['there']}" if key == "there" else words["uid"]},
                )
                for words in (there, not_there)
            ]
            assert both[0] == both[1]
