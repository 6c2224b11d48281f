"""Is every page safe and readable without any script, in the words of its headers and of its markup?"""

from lxml import html
from plone.app.testing import SITE_OWNER_NAME
from plone.namedfile.file import NamedBlobImage
from portal.public_side import AFTER
from portal.public_side import World
from ZODB.POSException import ConflictError

import pytest


STRICT = "default-src 'none'"


def former(world, decision):
    """The address of a version that is not the current one."""
    world.change(decision, title="Autre objet")
    world.tell(decision, "replace", decision.published)
    return f"{decision.absolute_url()}/@@version?position={decision.versions[0]}"


@pytest.fixture
def pages(world: World, meeting):
    """Every page there is, by name."""
    institution = meeting.__parent__.__parent__
    vote = {"yes": 1, "no": 2, "abstention": 3, "blank": 4}
    table = ({"name": "decision", "html": "<h2>Titre</h2><table><tbody><tr><td>1</td></tr></tbody></table>"},)
    return {
        "home": world.portal.absolute_url(),
        "institution": institution.absolute_url(),
        "decisions": institution["decisions"].absolute_url(),
        "meeting": meeting.absolute_url(),
        "whole": f"{meeting.absolute_url()}/@@whole",
        "draft": world.decision(meeting, "1").absolute_url(),
        "version": former(world, world.published(meeting, "5")),
        "what changed": f"{world.decision(meeting, '6', stage='final').absolute_url()}/@@what-changed",
        "final": world.decision(meeting, "2", stage="final", vote=vote, sections=table).absolute_url(),
        "withdrawn": world.decision(meeting, "3", fate="withdrawn", withdrawn_on=AFTER).absolute_url(),
        "postponed": world.decision(meeting, "4", fate="postponed").absolute_url(),
        "missing": f"{institution.absolute_url()}/rien",
    }


@pytest.mark.parametrize("signed_in", [False, True])
def test_no_page_holds_a_script_or_an_inline_style(world, pages, signed_in):
    for name, address in pages.items():
        page = world.open(address, signed_in=signed_in)
        tree = html.fromstring(page.contents)
        # plone.protect adds a file of its own for whoever is signed in; it is no inline code.
        allowed = {"protect-script"} if signed_in else set()
        # A block of data runs nothing.
        running = [script for script in tree.iter("script") if script.get("type") != "application/ld+json"]
        assert {script.get("id") for script in running} <= allowed, name
        assert not list(tree.iter("style")), name
        for element in tree.iter(html.etree.Element):
            assert not [key for key in element.attrib if key == "style" or key.startswith("on")], name


def test_every_page_is_strict(world, pages):
    for name, address in pages.items():
        headers = world.open(address).headers
        assert headers["Content-Security-Policy"].startswith(STRICT), name
        assert "unsafe" not in headers["Content-Security-Policy"], name
        assert headers["X-Content-Type-Options"] == "nosniff", name
        assert headers["Referrer-Policy"] == "same-origin", name
        assert headers["X-Frame-Options"] == "DENY", name
        assert "X-Theme-Disabled" not in headers, name
        assert "Strict-Transport-Security" not in headers, name


def test_every_page_has_its_landmarks_a_title_and_one_heading(world, pages):
    for name, address in pages.items():
        tree = html.fromstring(world.open(address).contents)
        assert tree.get("lang") == "fr", name
        assert tree.findtext(".//title").strip(), name
        for landmark in ("header", "main", "footer"):
            assert tree.xpath(f"//{landmark}"), name
        assert len(tree.xpath("//h1")) == 1, name
        assert tree.xpath("//a[@class='skip']/@href") == ["#main"], name
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), name


def test_every_public_page_names_its_address(world, pages):
    for name, address in pages.items():
        tree = html.fromstring(world.open(address).contents)
        # What was published before, and how it changed, is part of the item.
        named = address.partition("/@@version")[0].partition("/@@what-changed")[0]
        assert tree.xpath("//link[@rel='canonical']/@href") == ([named] if name != "missing" else []), name


def test_plone_s_own_screens_are_laxer(world, meeting):
    page = world.open(f"{world.portal.absolute_url()}/@@overview-controlpanel", signed_in=True)
    assert page.headers["Status"].startswith("200")
    assert "'unsafe-inline'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Content-Type-Options"] == "nosniff"


def test_the_site_is_bound_to_https_only_where_it_is_served_so(world, meeting):
    from imio.deliberations.interfaces import IDeliberationsLayer
    from imio.deliberations.portal.headers import after_success
    from types import SimpleNamespace
    from zope.interface import alsoProvides

    request = world.app.REQUEST
    alsoProvides(request, IDeliberationsLayer)
    for url, expected in (("https://a.be", "max-age=31536000"), ("http://a.be", None)):
        request["SERVER_URL"] = url
        request.response.headers.pop("strict-transport-security", None)
        after_success(SimpleNamespace(request=request))
        assert request.response.getHeader("Strict-Transport-Security") == expected


def test_a_missing_page_says_so_without_repeating_the_address(world, institution):
    page = world.open(f"{institution.absolute_url()}/decisions/jean-dupont-licencie")
    assert page.headers["Status"].startswith("404")
    assert "Cette page n’existe pas" in page.contents
    assert "dupont" not in page.contents
    assert page.headers["Cache-Control"] == "no-store"


def test_a_failure_keeps_its_reason_from_the_public(world, meeting, monkeypatch):
    def fail(self):
        raise RuntimeError("Jean Dupont")

    monkeypatch.setattr("imio.deliberations.portal.meeting.MeetingPage.shown", fail)
    page = world.open(meeting)
    assert page.headers["Status"].startswith("500")
    assert "Cette page n’a pas pu être préparée" in page.contents
    assert "Dupont" not in page.contents
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Content-Security-Policy"].startswith(STRICT)


@pytest.mark.parametrize(
    ("accept", "said"),
    [("text/html", "Quelqu’un enregistrait au même moment"), ("application/json", '"busy"'), ("*/*", '"busy"')],
)
def test_who_was_too_late_again_and_again_is_told_to_try_again(world, meeting, monkeypatch, accept, said):
    def fail(*args, **options):
        raise ConflictError("a place in the bureau")

    monkeypatch.setattr("imio.deliberations.portal.meeting.MeetingPage.shown", fail)
    monkeypatch.setattr("imio.deliberations.api.serialise.adapters.SerialiseMeeting.__call__", fail)
    browser = world.browser()
    browser.addHeader("Accept", accept)
    browser.open(meeting.absolute_url())
    assert browser.headers["Status"].startswith("503")
    assert browser.headers["Retry-After"] == "2"
    assert browser.headers["Cache-Control"] == "no-store"
    assert said in str(browser.contents)
    assert "bureau" not in str(browser.contents)


def test_the_institution_s_colour_is_a_style_sheet(world):
    institution = world.institution(accent_colour="#8a1538")
    sheet = world.open(f"{institution.absolute_url()}/@@accent.css")
    # Too dark for a dark page: the portal's own accent stands in for it there.
    assert sheet.contents.splitlines() == [
        ":root { --institution: #8a1538; }",
        "@media (prefers-color-scheme: dark) { :root { --institution: var(--accent); } }",
    ]
    assert sheet.headers["Content-Type"].startswith("text/css")


def test_a_colour_that_is_none_is_not_written(world):
    institution = world.institution(accent_colour="red;} body{display:none")
    assert world.open(f"{institution.absolute_url()}/@@accent.css").contents == ""


def test_a_logo_is_shown_and_cannot_run(world):
    data = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    logo = NamedBlobImage(data=data, contentType="image/svg+xml", filename="logo.svg")
    institution = world.institution(logo=logo)
    page = world.open(institution)
    [source] = html.fromstring(page.contents).xpath("//img[@class='logo']/@src")
    image = world.open(source)
    assert image.headers["Content-Type"].startswith("image/svg+xml")
    assert image.headers["Content-Security-Policy"].startswith(STRICT)


def test_staff_find_their_way_in_from_the_footer(world, institution):
    assert "Connexion du personnel" in world.open(institution).contents
    page = html.fromstring(world.open(institution, signed_in=True).contents).text_content()
    assert "Se déconnecter" in page
    assert SITE_OWNER_NAME not in page


def test_only_staff_see_a_link_to_the_bureau(world, institution):
    assert "/val/bureau" not in world.open(institution).contents
    assert "/val/bureau" not in world.open(institution["decisions"]).contents
