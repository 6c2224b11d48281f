"""Are search engines told of what may be indexed, and of nothing else?"""

from imio.deliberations.portal import sitemaps
from lxml import etree
from portal.public_side import AFTER
from portal.public_side import BEFORE
from portal.public_side import START

import pytest


SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def addresses(world, monkeypatch):
    """The addresses in a sitemap, below the portal."""
    monkeypatch.setattr("imio.deliberations.portal.sitemaps.now", lambda: world.now)
    root = world.portal.absolute_url()

    def read(path):
        page = world.open(f"{root}{path}")
        assert page.headers["Status"].startswith("200")
        found = etree.fromstring(page.contents.encode()).iter(f"{SPACE}loc")
        return [element.text.removeprefix(root) for element in found]

    return read


def test_robots_are_led_to_the_sitemap_and_away_from_the_staff(world):
    page = world.open(f"{world.portal.absolute_url()}/robots.txt")
    assert f"Sitemap: {world.portal.absolute_url()}/sitemap.xml" in page.contents
    assert "Disallow: /*/bureau" in page.contents
    assert page.headers["Content-Type"].startswith("text/plain")


def test_every_open_institution_has_its_sitemap(world, institution, addresses):
    world.institution("ferme", "Commune close", state="private")
    assert addresses("/sitemap.xml") == ["/val/sitemap.xml"]
    closed = world.open(f"{world.portal.absolute_url()}/ferme/sitemap.xml")
    assert "/login" in closed.url and "Commune close" not in closed.contents


def test_only_what_may_be_indexed_is_listed(world, institution, addresses):
    coming = world.meeting(institution)
    held = world.meeting(institution, BEFORE.replace(month=1))
    world.decision(coming, "1")
    world.decision(coming, "2", fate="suspended")
    world.decision(held, "1", stage="final")
    world.decision(held, "2")
    world.decision(held, "3", stage="final", fate="withdrawn", withdrawn_on=AFTER)
    world.decision(held, "4", stage="final", fate="postponed")
    listed = {
        "/val",
        "/val/decisions",
        "/val/decisions/2027-03-23",
        "/val/decisions/2027-01-20",
        "/val/decisions/2027-01-20/point-1",
    }
    assert set(addresses("/val/sitemap.xml")) == {*listed, "/val/decisions/2027-03-23/point-1"}
    world.now = AFTER
    assert set(addresses("/val/sitemap.xml")) == listed


def test_the_bureau_is_in_no_sitemap(world, institution, addresses):
    from flow import item
    from flow import send
    from imio.deliberations.worker.rounds import work

    send(institution, item(title="Vente du presbytère"))
    work(world.portal, BEFORE)
    assert not [path for path in addresses("/val/sitemap.xml") if "bureau" in path]


def test_a_decision_tells_when_it_was_published_last(world, meeting):
    world.decision(meeting, stage="final", published=START)
    page = world.open(f"{world.portal.absolute_url()}/val/sitemap.xml").contents
    assert "point-1</loc><lastmod>2027-03-23</lastmod>" in page


def test_a_long_sitemap_has_parts(world, meeting, addresses, monkeypatch):
    monkeypatch.setattr(sitemaps, "MOST", 3)
    for number in range(1, 5):
        world.decision(meeting, str(number), stage="final")
    assert addresses("/sitemap.xml") == ["/val/sitemap.xml", "/val/sitemap.xml?part=1", "/val/sitemap.xml?part=2"]
    parts = [addresses(part) for part in addresses("/sitemap.xml")]
    assert [len(part) for part in parts] == [3, 3, 1]
    assert len({path for part in parts for path in part}) == 7
    for wrong in ("3", "-1", "x", "%D9%A1"):
        page = world.open(f"{world.portal.absolute_url()}/val/sitemap.xml?part={wrong}")
        assert page.headers["Status"].startswith("404")


def test_plone_s_own_sitemap_leads_to_ours(world, institution):
    assert world.open(f"{world.portal.absolute_url()}/sitemap.xml.gz").url.endswith("/sitemap.xml")
