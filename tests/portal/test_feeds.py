"""Do feeds tell what appeared and what went, and nothing of what went?"""

from datetime import timedelta
from icalendar import Calendar
from imio.deliberations.content.public import Annex
from imio.deliberations.content.public import Decision
from imio.deliberations.content.public import Meeting
from imio.deliberations.publication.register import register_of
from lxml import etree
from portal.public_side import AFTER
from portal.public_side import START

import feedparser
import pytest


NS = {"a": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}


@pytest.fixture
def told(world, meeting):
    """A draft and a decision, entered into the register in that order."""
    world.tell(meeting)
    draft = world.decision(meeting, "2.10", title="Vente d’un <excédent> & plus")
    world.tell(draft)
    final = world.decision(meeting, "1", stage="final", title="Compte 2026")
    world.tell(final, at=AFTER)
    return draft, final


def feed(world, target):
    """(status, root) of a feed's address."""
    page = world.open(f"{target.absolute_url()}/atom.xml")
    assert page.headers["Status"].startswith("200"), page.headers["Status"]
    assert page.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(page.contents.encode())


def titles(root):
    return root.xpath("a:entry/a:title/text()", namespaces=NS)


def around(meeting):
    return meeting.__parent__.__parent__


def test_the_feeds_of_portal_institution_and_meeting_tell_the_latest_first(world, meeting, told):
    expected = ["Décision – Compte 2026", "Projet – Vente d’un <excédent> & plus"]
    for target in (world.portal, around(meeting), meeting):
        assert titles(feed(world, target)) == expected


def test_an_entry_holds_the_masked_text_its_state_and_its_place(world, meeting, told):
    read = feedparser.parse(etree.tostring(feed(world, around(meeting))))
    assert not read.bozo
    final, draft = read.entries
    assert "Le Conseil DÉCIDE." in draft.content[0].value
    assert "Projet, pas une décision – point 2.10, Conseil communal du 23 mars 2027" in draft.content[0].value
    assert draft.link == told[0].absolute_url()
    assert draft.author == "Val-des-Aulnes"
    assert final.updated == "2027-03-25T09:00:00Z"
    assert [tag.term for tag in final.tags] == ["Patrimoine", "Décision"]
    assert read.feed.link == around(meeting).absolute_url()


def test_an_entry_keeps_its_name_when_its_text_is_replaced_and_takes_the_new_moment(world, meeting, told):
    [before] = feed(world, meeting).xpath("a:entry[a:category/@term='Projet']", namespaces=NS)
    world.change(told[0], title="Autre titre")
    world.tell(told[0], "replace", AFTER + timedelta(hours=1))
    [after] = feed(world, meeting).xpath("a:entry[a:category/@term='Projet']", namespaces=NS)
    find = lambda entry, name: entry.findtext(f"a:{name}", namespaces=NS)  # noqa: E731
    assert find(before, "id") == find(after, "id") and find(before, "id").startswith("tag:localhost,2027-03-20:")
    assert find(before, "published") == find(after, "published") == "2027-03-20T09:00:00Z"
    assert find(after, "updated") == "2027-03-25T10:00:00Z"
    assert titles(feed(world, meeting))[0] == "Projet – Autre titre"


@pytest.mark.parametrize("fate", ["withdrawn", "suspended", "postponed"])
def test_what_went_leaves_its_name_and_the_moment(world, meeting, told, fate):
    [name] = feed(world, meeting).xpath("a:entry[a:category/@term='Projet']/a:id/text()", namespaces=NS)
    world.bury(told[0], fate, AFTER + timedelta(hours=2))
    for target in (world.portal, around(meeting), meeting):
        root = feed(world, target)
        assert titles(root) == ["Décision – Compte 2026"]
        [gone] = root.findall("at:deleted-entry", NS)
        assert dict(gone.attrib) == {"ref": name, "when": "2027-03-25T11:00:00Z"}
        assert root.findtext("a:updated", namespaces=NS) == "2027-03-25T11:00:00Z"
        assert "excédent" not in etree.tostring(root, encoding="unicode")


def test_a_record_that_is_erased_or_held_is_not_told(world, meeting, told):
    """Even if the page were still there: what is not in the register is not published."""
    register = register_of(world.portal)
    register.hold(register.positions("/val/decisions/2027-03-23/point-2.10"))
    world.change(told[1], title="x")
    for target in (world.portal, around(meeting), meeting):
        assert titles(feed(world, target)) == ["Décision – Compte 2026"]


def test_an_entry_that_cannot_be_read_is_passed_over(world, meeting, told):
    """A record of another form than today's breaks no feed."""
    world.tell(told[0], "replace", record={"content": "?"})
    for target in (world.portal, around(meeting), meeting):
        assert titles(feed(world, target)) == ["Décision – Compte 2026"]


def test_a_closed_institution_is_in_no_feed(world, meeting, told):
    closed = world.institution("ferme", "Commune close", state="private")
    other = world.meeting(closed)
    world.tell(world.decision(other, title="Un titre encore fermé"))
    assert len(titles(feed(world, world.portal))) == 2
    for target in (closed, other):
        for name in ("atom.xml", "calendar.ics"):
            page = world.open(f"{target.absolute_url()}/{name}")
            assert "/login" in page.url and "fermé" not in page.contents


def test_a_long_text_is_told_by_its_beginning(world, meeting):
    long = "<p>" + "Considérant " * 6000 + "</p>"
    world.tell(world.decision(meeting, sections=({"name": "decision", "html": long},)))
    [entry] = feed(world, meeting).findall("a:entry", NS)
    assert entry.find("a:content", NS) is None
    assert len(entry.findtext("a:summary", namespaces=NS)) <= 502


def test_markup_and_control_characters_of_a_title_stay_text(world, meeting):
    world.tell(world.decision(meeting, title="</title><script>alert(1)</script>\x01"))
    assert titles(feed(world, meeting)) == ["Projet – </title><script>alert(1)</script>"]


def test_an_empty_feed_is_a_feed(world, institution):
    root = feed(world, institution)
    assert not titles(root) and root.findtext("a:updated", namespaces=NS)


def test_no_feed_grows_without_end(world, meeting, monkeypatch):
    monkeypatch.setattr("imio.deliberations.portal.feeds.SIZE", 2)
    for number in range(1, 5):
        world.tell(world.decision(meeting, str(number)), at=world.now + timedelta(minutes=number))
        world.change(meeting[f"point-{number}"], published=world.now + timedelta(minutes=number))
    for target in (world.portal, around(meeting)):
        links = feed(world, target).xpath("a:entry/a:link/@href", namespaces=NS)
        assert [link.rpartition("-")[2] for link in links] == ["4", "3"]
    assert len(titles(feed(world, meeting))) == 4


@pytest.mark.parametrize("name", ["atom.xml", "calendar.ics"])
def test_a_reader_that_has_it_gets_304_until_something_changes(world, meeting, told, name):
    address = f"{meeting.absolute_url()}/{name}"
    page = world.open(address)
    tag = page.headers["ETag"]
    assert page.headers["Cache-Control"] == "public, max-age=0, s-maxage=300"
    assert page.headers["Access-Control-Allow-Origin"] == "*"
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    again = world.open(address, If_None_Match=tag)
    assert again.headers["Status"].startswith("304") and not again.contents
    world.tell(told[0] if name == "atom.xml" else meeting, "replace")
    assert world.open(address, If_None_Match=tag).headers["Status"].startswith("200")


def test_a_page_names_the_feeds_of_its_place(world, meeting, told):
    pages = {world.portal: [world.portal], around(meeting): [around(meeting)], meeting: [meeting]}
    pages[told[0]] = [around(meeting)]
    for page, places in pages.items():
        root = etree.HTML(world.open(page).contents)
        links = root.xpath("//link[@rel='alternate'][@type='application/atom+xml']/@href")
        assert links == [f"{place.absolute_url()}/atom.xml" for place in places]


# -- calendars


def events(world, target):
    page = world.open(f"{target.absolute_url()}/calendar.ics")
    assert page.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(page.contents).walk("VEVENT")


def test_a_calendar_holds_the_meetings_and_what_changed_of_them(world, institution, meeting):
    world.tell(meeting)
    other = world.meeting(institution, START.replace(month=6), organ="Conseil de l’action sociale")
    world.tell(other)
    world.change(other, cancelled=True)
    world.tell(other, "replace", AFTER)
    world.meeting(institution, START.replace(year=2024, month=12))
    summer, winter = events(world, institution)
    assert (winter["status"], winter["sequence"], winter["location"]) == ("CONFIRMED", 0, "Maison communale")
    assert (summer["status"], summer["sequence"]) == ("CANCELLED", 1)
    assert summer.decoded("last-modified") == summer.decoded("dtstamp") == AFTER
    assert winter["summary"] == "Conseil communal – Val-des-Aulnes"
    assert winter["url"] == meeting.absolute_url()
    assert winter.decoded("dtstart") == START
    [single] = events(world, other)
    assert single["uid"] == summer["uid"] and single["status"] == "CANCELLED"


def test_an_old_meeting_has_its_own_file_still(world, institution):
    old = world.meeting(institution, START.replace(year=2020))
    assert events(world, institution) == []
    assert len(events(world, old)) == 1


@pytest.mark.parametrize(
    "view, loaded",
    [
        ("atom.xml", 0),
        ("val/atom.xml", 0),
        ("val/calendar.ics", 0),
        ("val/decisions/2027-03-23/atom.xml", 1),
        ("val/decisions/2027-03-23/calendar.ics", 1),
    ],
)
def test_a_feed_wakes_no_object_for_a_line(world, meeting, cost, view, loaded):
    address = f"{world.portal.absolute_url()}/{view}"
    world.tell(meeting)
    world.tell(world.decision(meeting, "1"))
    few = cost(address)
    assert few == (few[0], {Meeting: loaded, Decision: 0, Annex: 0})
    assert few[0] <= 4
    for number in range(2, 31):
        world.tell(world.decision(meeting, str(number), stage="final"))
        world.tell(world.meeting(around(meeting), START.replace(year=2027 + number)))
    world.bury(meeting["point-30"])
    assert cost(address) == few
