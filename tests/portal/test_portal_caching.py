"""Do caches keep a page as long as it is true, and no longer?"""

from datetime import timedelta
from imio.deliberations.portal.caching import etag
from imio.deliberations.portal.caching import lifetime
from imio.deliberations.portal.page import Page
from imio.deliberations.portal.unchanged import recall
from imio.deliberations.portal.unchanged import remember
from imio.deliberations.portal.unchanged import view_of
from portal.public_side import AFTER
from portal.public_side import BEFORE
from portal.public_side import START

import pytest


def test_a_page_is_kept_for_five_minutes_at_most(world, meeting):
    page = world.open(world.decision(meeting))
    assert page.headers["Cache-Control"] == "public, max-age=0, s-maxage=300"
    assert page.headers["Vary"] == "Accept"


@pytest.mark.parametrize("path", ["", "/point-1", "/../..", "/.."])
def test_keeping_ends_when_the_meeting_begins(world, meeting, path):
    world.decision(meeting)
    target = {"": meeting, "/point-1": meeting["point-1"], "/..": meeting.__parent__}.get(
        path, meeting.__parent__.__parent__
    )
    world.now = START - timedelta(minutes=2)
    assert world.open(target).headers["Cache-Control"] == "public, max-age=0, s-maxage=120"
    world.now = START
    assert world.open(target).headers["Cache-Control"] == "public, max-age=0, s-maxage=300"


def test_a_lifetime_is_never_negative():
    assert lifetime(AFTER, [START]) == 0
    assert lifetime(BEFORE, [None]) == 300
    assert lifetime(START - timedelta(milliseconds=1500), [START, None]) == 1


def test_the_same_page_is_not_sent_twice(world, meeting):
    decision = world.decision(meeting)
    for target in (world.portal, meeting.__parent__.__parent__, meeting.__parent__, meeting, decision):
        tag = world.open(target).headers["ETag"]
        again = world.open(target, If_None_Match=f'"other", {tag}')
        assert again.headers["Status"].startswith("304")
        assert not again.contents
        assert again.headers["ETag"] == tag
        assert again.headers["Cache-Control"].startswith("public")
        # A proxy that compresses may drop or add the weak mark.
        assert world.open(target, If_None_Match=tag.removeprefix("W/")).headers["Status"].startswith("304")
        assert world.open(target, If_None_Match='W/"other"').headers["Status"].startswith("200")


def test_the_tag_changes_with_the_text_and_with_the_clock(world, meeting):
    decision = world.decision(meeting)
    tags = [world.open(decision).headers["ETag"]]
    world.tell(decision, "replace", decision.published)
    tags.append(world.open(decision).headers["ETag"])
    world.now = AFTER
    tags.append(world.open(decision).headers["ETag"])
    world.change(meeting, place="Ailleurs")
    tags.append(world.open(decision).headers["ETag"])
    assert len(set(tags)) == 4


def test_a_list_changes_its_tag_with_what_it_lists(world, meeting):
    decision = world.decision(meeting)
    institution = meeting.__parent__.__parent__
    for change in ({"title": "Autre"}, {"stage": "final"}, {"fate": "withdrawn", "withdrawn_on": AFTER}):
        before = world.open(meeting).headers["ETag"]
        world.change(decision, **change)
        assert world.open(meeting).headers["ETag"] != before
    before = world.open(institution).headers["ETag"]
    world.decision(meeting, "2")
    assert world.open(institution).headers["ETag"] != before


def test_what_happens_elsewhere_leaves_the_tag_alone(world, meeting):
    other = world.meeting(world.institution("autre", "Autre"))
    decision = world.decision(meeting)
    targets = (meeting.__parent__.__parent__, meeting.__parent__, meeting, decision)
    before = [world.open(target).headers["ETag"] for target in targets]
    world.decision(other, stage="final")
    assert [world.open(target).headers["ETag"] for target in targets] == before


def test_a_tag_depends_on_the_release(monkeypatch):
    before = etag("a")
    monkeypatch.setattr("imio.deliberations.portal.caching.__version__", "99.0")
    assert etag("a") != before


def test_what_somebody_signed_in_sees_is_kept_nowhere(world, meeting):
    decision = world.decision(meeting)
    tag = world.open(decision).headers["ETag"]
    page = world.open(decision, signed_in=True, If_None_Match=tag)
    assert page.headers["Status"].startswith("200")
    assert page.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in page.headers


def test_a_tombstone_may_be_kept_too(world, meeting):
    page = world.open(world.decision(meeting, fate="withdrawn", withdrawn_on=AFTER))
    assert page.headers["Status"].startswith("410")
    assert page.headers["Cache-Control"].startswith("public")
    # A client that still has the text is not told that it is good.
    again = world.open(meeting["point-1"], If_None_Match=page.headers["ETag"])
    assert again.headers["Status"].startswith("410")


def test_the_style_sheet_s_address_changes_with_the_sheet(world, meeting):
    page = world.open(meeting)
    [address] = [part for part in page.contents.split('"') if "portal.css" in part]
    assert "?v=" in address
    sheet = world.open(address)
    assert sheet.headers["Content-Type"].startswith("text/css")
    assert "max-age" in sheet.headers["Cache-Control"]


class TestAPageThatDidNotChange:
    """A 304 reads nothing while the database is the same, and everything once it is not."""

    @pytest.fixture
    def read(self, monkeypatch):
        """The pages that read what they list."""
        seen = []
        monkeypatch.setattr(Page, "surroundings", lambda page, told=Page.surroundings: seen.append(page) or told(page))
        return seen

    def targets(self, world, meeting):
        decision = world.decision(meeting)
        root = world.portal.absolute_url()
        return [world.portal, meeting.__parent__.__parent__, meeting, decision, f"{root}/@@institutions"]

    def test_is_not_read_again(self, world, meeting, read):
        for target in self.targets(world, meeting):
            world.open(target)
            first = world.open(target).headers
            tag = first["ETag"]
            del read[:]
            again = world.open(target, If_None_Match=tag)
            assert again.headers["Status"].startswith("304") and again.headers["ETag"] == tag
            assert again.headers["Vary"] == "Accept"
            assert again.headers["Cache-Control"] == first["Cache-Control"]
            assert read == []

    def test_is_read_for_whoever_has_another_copy_or_none(self, world, meeting, read):
        for target in self.targets(world, meeting):
            world.open(target)
            for headers in ({"If_None_Match": 'W/"other"'}, {}):
                del read[:]
                assert world.open(target, **headers).headers["Status"].startswith("200")
                assert len(read) == 1

    def test_is_read_after_anything_was_written(self, world, meeting, read):
        decision = world.decision(meeting)
        tag = world.open(decision).headers["ETag"]
        world.tell(decision, "replace", decision.published)
        del read[:]
        assert world.open(decision, If_None_Match=tag).headers["Status"].startswith("200")
        assert len(read) == 1

    def test_is_read_again_when_the_clock_may_have_changed_it(self, world, meeting, read):
        decision = world.decision(meeting)
        world.now = START - timedelta(seconds=30)
        tag = world.open(decision).headers["ETag"]
        world.now = START - timedelta(seconds=1)
        assert world.open(decision, If_None_Match=tag).headers["Status"].startswith("304")
        del read[:]
        world.now = START
        assert world.open(decision, If_None_Match=tag).headers["Status"].startswith("200")
        assert len(read) == 1

    def test_is_told_by_what_the_connection_saw_and_not_by_what_was_committed_meanwhile(self, world, meeting):
        earlier = view_of(world.portal)
        world.decision(meeting)
        remember("here", earlier, 'W/"earlier"', BEFORE, 60)
        assert recall("here", earlier, BEFORE)
        assert recall("here", view_of(world.portal), BEFORE) is None

    def test_is_not_remembered_where_the_storage_does_not_tell(self):
        remember("there", None, 'W/"some"', BEFORE, 60)
        assert recall("there", None, BEFORE) is None

    def test_is_not_remembered_from_somebody_signed_in(self, world, meeting, read):
        decision = world.decision(meeting)
        world.open(decision, signed_in=True)
        del read[:]
        assert world.open(decision, If_None_Match="*").headers["Status"].startswith("304")
        assert len(read) == 1
