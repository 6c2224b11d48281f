"""Does the address alone choose the language, everywhere and for everybody?"""

from plone import api
from portal.public_side import AFTER
from Products.SiteAccess.VirtualHostMonster import manage_addVirtualHostMonster
from zExceptions import BadRequest

import pytest
import re


@pytest.fixture
def english(world):
    """The English address of an object or of a path below the portal."""
    root = world.portal.absolute_url()

    def address(target):
        return f"{root}/en{target if isinstance(target, str) else target.absolute_url().removeprefix(root)}"

    return address


def spoken(page):
    return re.search(r'<html lang="(\w+)"', page.contents)[1]


def test_plain_addresses_are_french_and_those_below_en_are_english(world, meeting, english):
    decision = world.decision(meeting)
    institution = meeting.__parent__.__parent__
    for target in (world.portal, institution, institution["decisions"], meeting, decision):
        assert spoken(world.open(target)) == "fr"
        assert spoken(world.open(english(target))) == "en"
    assert "Projet de délibération" in world.open(decision).contents
    assert "Draft of a decision" in world.open(english(decision)).contents
    assert "Tuesday, 23 March 2027 at 20:00" in " ".join(world.open(english(meeting)).contents.split())


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept_Language": "en"},
        {"Accept_Language": "de, en;q=0.8"},
        {"Cookie": "I18N_LANGUAGE=en"},
        {"Cookie": "I18N_LANGUAGE=xx", "Accept_Language": "nl"},
    ],
)
def test_neither_the_browser_nor_a_cookie_chooses(world, meeting, english, headers):
    for target in (world.portal, meeting, english(meeting)):
        plain, asked = world.open(target), world.open(target, **headers)
        assert asked.contents == plain.contents
        assert asked.headers["ETag"] == plain.headers["ETag"]
        assert asked.headers["Vary"] == "Accept"


def test_not_even_where_a_manager_switched_plone_s_own_negotiation_on(world, meeting):
    for name in ("use_cookie_negotiation", "use_request_negotiation", "set_cookie_always"):
        api.portal.set_registry_record(f"plone.{name}", True)
    api.portal.set_registry_record("plone.available_languages", ["en", "fr", "de"])
    page = world.open(f"{meeting.absolute_url()}?set_language=de", Accept_Language="de", Cookie="I18N_LANGUAGE=de")
    assert spoken(page) == "fr"
    assert "Set-Cookie" not in page.headers


def test_every_link_of_an_english_page_stays_english(world, meeting, english):
    decision = world.decision(meeting, stage="final")
    world.annex(decision)
    root = world.portal.absolute_url()
    for target in (world.portal, meeting.__parent__.__parent__, meeting.__parent__, meeting, decision):
        page = world.open(english(target)).contents
        links = re.findall(r'<(?:a|form)[^>]*? (?:href|action)="(http[^"]+)"[^>]*>', page)
        links = [link for link in links if link.startswith(root) and not link.endswith(("/login", "/logout"))]
        plain = [link for link in links if not f"{link}/".startswith(f"{root}/en/")]
        # The switch alone leads to the other language, and the permanent address is the same in all.
        assert plain == [target.absolute_url()] * (2 if target is decision else 1)
        assert page.count('rel="bookmark"') == (target is decision)
        assert len(links) > 1


def test_the_languages_name_each_other(world, meeting, english):
    decision = world.decision(meeting)
    plain = decision.absolute_url()
    for page in (world.open(decision), world.open(english(decision))):
        found = re.findall(r'<link href="([^"]+)"\s+hreflang="([^"]+)"', page.contents)
        assert found == [(plain, "fr"), (english(decision), "en"), (plain, "x-default")]
    canonical = r'<link href="([^"]+)"\s+rel="canonical"'
    assert re.search(canonical, world.open(english(decision)).contents)[1] == english(decision)


def test_the_switch_keeps_what_was_asked(world, institution, english):
    page = world.open(f"{english(institution)}?page=2&q=vente").contents
    assert f'<a href="{institution.absolute_url()}?page=2&amp;q=vente"' in page


def test_the_text_keeps_its_own_language(world, meeting, english):
    page = world.open(english(world.decision(meeting))).contents
    assert '<h1 lang="fr">' in page


def test_it_works_behind_a_proxy_s_rewriting(world, meeting):
    manage_addVirtualHostMonster(world.app)
    decision = world.decision(meeting)
    path = "/".join(meeting.getPhysicalPath()[2:])
    root = world.app.absolute_url()
    for before, visible in (("", "/en"), ("/_vh_textes", "/textes/en")):
        rewritten = f"{root}/VirtualHostBase/https/avis.example.be:443/plone/VirtualHostRoot{before}/en/{path}"
        page = world.open(rewritten).contents
        assert f'href="https://avis.example.be{visible}/{path}/{decision.getId()}"' in page
        assert f'href="https://avis.example.be{visible}"' in page
        assert re.search(r'hreflang="fr"\s+rel="alternate"', page)
        assert f'"https://avis.example.be{visible.removesuffix("/en")}/{path}"' in page


@pytest.mark.parametrize("path", ["/de", "/nl/val", "/EN", "/english", "/en/en", "/val/en", "/en/val/en"])
def test_other_prefixes_are_addresses_of_nothing(world, institution, path):
    assert world.open(world.portal.absolute_url() + path).headers["Status"].startswith("404")


def test_what_is_not_there_is_said_in_the_language_of_the_address(world, institution, english):
    page = world.open(english("/val/nowhere"))
    assert page.headers["Status"].startswith("404")
    assert "This page does not exist" in page.contents
    gone = world.decision(world.meeting(institution), fate="withdrawn", withdrawn_on=AFTER)
    page = world.open(english(gone))
    assert page.headers["Status"].startswith("410")
    assert "was withdrawn from publication on 25 March 2027" in page.contents


@pytest.mark.parametrize("path", ["/val/bureau", "/val/bureau/nothing/here", "/login", "/val/edit"])
def test_the_staff_is_sent_to_the_plain_address(world, institution, english, path):
    browser = world.browser()
    browser.followRedirects = False
    browser.open(f"{english(path)}?a=1")
    assert browser.headers["Status"].startswith("307")
    assert browser.headers["Location"] == f"{world.portal.absolute_url()}{path}?a=1"


def test_programs_are_sent_to_the_plain_address(world, institution, english):
    browser = world.browser()
    browser.followRedirects = False
    browser.addHeader("Accept", "application/json")
    browser.open(english(institution))
    assert browser.headers["Location"] == institution.absolute_url()


def test_nobody_is_sent_elsewhere_by_the_view_itself(world):
    assert world.open(f"{world.portal.absolute_url()}/@@plain-address").headers["Status"].startswith("404")


def test_no_institution_lies_where_a_language_does(world):
    with pytest.raises(BadRequest, match=r"^id :"):
        world.institution("en", "Enghien")
    assert "en" not in world.portal
