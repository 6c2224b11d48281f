"""Does the client read both dialects of iA.Délib the same way, and only what is public?"""

from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from imio.deliberations.backoffice import client as client_module
from imio.deliberations.backoffice import errors
from imio.deliberations.backoffice.client import Client
from imio.deliberations.backoffice.dialects import Term
from imio.deliberations.backoffice.payload import BRUSSELS
from standin.running import a_meeting
from standin.running import a_town
from standin.running import COUNCIL
from standin.running import running

import hashlib
import pikepdf
import pytest


DRAFT = ("public_deliberation",)
FINAL = ("public_deliberation_decided",)


class TestMeetings:
    def test_the_naive_date_is_local_time_of_brussels(self, client, meeting):
        assert meeting.start == datetime(2026, 3, 17, 18, 15, tzinfo=BRUSSELS)
        assert meeting.start.astimezone(UTC).hour == 17

    def test_everything_that_is_needed_is_there(self, standin, meeting):
        assert (meeting.body, meeting.state, meeting.place, meeting.missing) == (
            COUNCIL,
            "frozen",
            "Salle du Conseil",
            (),
        )
        assert meeting.modified.tzinfo is not None and meeting.url.startswith(standin.url)

    def test_those_of_a_time_newest_first(self, town, client):
        dates = [datetime(2026, month, 10, 20) for month in (1, 5, 9)]
        for date in dates:
            town.add_meeting(date)
        since, until = datetime(2026, 2, 1, tzinfo=BRUSSELS), datetime(2026, 9, 10, 20, tzinfo=BRUSSELS)
        assert [one.start.month for one in client.meetings(COUNCIL, since, until)] == [5, 3]

    def test_those_of_other_bodies_are_not_told(self, town, client):
        town.add_meeting(datetime(2026, 4, 1, 9), config="meeting-config-zone")
        assert len(client.meetings(COUNCIL)) == 1
        assert len(client.meetings("meeting-config-zone")) == 1

    def test_a_long_list_is_left_once_it_comes_to_the_past(self, standin, client):
        for day in range(350):
            standin.town.add_meeting(datetime(2026, 1, 1) - timedelta(days=day))
        assert len(client.meetings(COUNCIL, since=datetime(2025, 12, 25, tzinfo=BRUSSELS))) == 9
        assert len(standin.requests) == 1
        assert len(client.meetings(COUNCIL)) == 351
        assert len(standin.requests) == 5

    def test_a_list_in_another_order_is_read_to_its_end(self, standin, client, monkeypatch):
        monkeypatch.setattr(client_module, "MEETINGS_PAGE", 2)
        for day in range(1, 5):
            standin.town.add_meeting(datetime(2026, 4, day))
        # The server sorts by the date that it was given; the meetings tell others.
        for meeting in standin.town.meetings.values():
            meeting.date = datetime(2027, 1, 1) - (meeting.date - datetime(2026, 1, 1))
        found = client.meetings(COUNCIL, since=datetime(2026, 10, 2, tzinfo=BRUSSELS))
        assert len(found) == 3

    def test_a_meeting_without_a_date_is_told_with_what_is_missing(self, standin, client):
        standin.faults.add("missing", key="date")
        (found,) = client.meetings(COUNCIL, since=datetime(2027, 1, 1, tzinfo=UTC))
        assert found.start is None and found.missing == ("date",)


class TestItems:
    def test_they_come_in_their_order_with_text_and_terms(self, standin, client, meeting):
        first, second, third = client.items(meeting, DRAFT)
        assert [item.number for item in (first, second, third)] == ["1", "2", "3"]
        assert first.position == 100
        assert first.texts == {
            "public_deliberation": "<p>Vu le CDLD ; considérant le dossier 1 ;</p>"
            "<p><strong>DÉCIDE</strong> d'approuver le point 1.</p>"
        }
        assert first.category.token == "mobilite"
        assert [term.token for term in first.in_charge] == ["b2396143f11f4e2292f12ee3b3447739"]
        assert (first.privacy, first.list_type, first.state) == ("public", "normal", "itemfrozen")
        assert first.missing == ()

    def test_the_new_dialect_tells_titles_the_old_one_tokens(self, standin, client, meeting):
        first, *_ = client.items(meeting)
        assert first.category == Term("mobilite", "mobilite" if standin.old else "Mobilité")

    def test_variants_that_are_not_asked_for_are_not_sent(self, client, meeting):
        assert all(item.texts == {} for item in client.items(meeting))

    def test_the_final_variant_tells_the_vote(self, client, meeting):
        first, *_ = client.items(meeting, FINAL)
        assert "À l'unanimité" in first.texts["public_deliberation_decided"]

    @pytest.mark.parametrize(
        ("number", "written"), [(100, "1"), (201, "2.1"), (209, "2.9"), (210, "2.10"), (310, "3.10"), (12_000, "120")]
    )
    def test_numbers_are_read_as_people_write_them(self, town, standin, client, meeting, number, written):
        for item in town.items.values():
            item.number = number
        assert {item.number for item in client.items(meeting)} == {written}
        standin.faults.add("missing", key="formatted_itemNumber")
        assert {item.number for item in client.items(meeting)} == {written}

    def test_more_than_a_page(self, town, standin, client, monkeypatch):
        monkeypatch.setattr(client_module, "ITEMS_PAGE", 10)
        long = a_meeting(town, datetime(2026, 5, 5, 20), items=25)
        (meeting,) = client.meetings(COUNCIL, since=datetime(2026, 5, 1, tzinfo=UTC))
        standin.requests.clear()
        found = list(client.items(meeting, DRAFT))
        assert [item.uid for item in found] == [item.uid for item in town.items_of(long)]
        assert len(standin.requests) == 3

    def test_a_page_that_is_too_large_is_asked_for_in_smaller_ones(self, town, standin, connect, meeting, swift):
        for item in town.items.values():
            item.motivation = "<p>" + "a" * 400_000 + "</p>"

        client = Client(connect(standin.url, limits=replace(swift, data=1_000_000)))
        assert len(list(client.items(meeting, DRAFT))) == 3

    def test_only_some(self, town, client, meeting):
        wanted = [item.uid for item in list(town.items.values())[:2]]
        assert [item.uid for item in client.items(meeting, uids=wanted)] == wanted

    @pytest.mark.parametrize("privacy", ["secret", "secret_heading"])
    def test_what_is_not_public_is_not_asked_for(self, town, client, meeting, privacy):
        hidden = next(iter(town.items.values()))
        hidden.privacy = privacy
        assert hidden.uid not in [item.uid for item in client.items(meeting)]

    def test_nobody_can_ask_for_what_is_not_public(self, standin, town, client, meeting):
        next(iter(town.items.values())).privacy = "secret"
        assert len(list(client.items(meeting, privacy=("secret", "secret_heading")))) == 2
        assert "privacy=secret" not in standin.requests[-1]

    @pytest.mark.parametrize("key", ["UID", "title", "privacy", "itemNumber"])
    def test_a_missing_key_is_named_and_stops_no_other_item(self, standin, client, meeting, key):
        standin.faults.add("missing", key=key)
        found = list(client.items(meeting))
        assert len(found) == 3 and all(key in item.missing for item in found)

    def test_a_missing_date_of_change_is_named_in_both_dialects(self, standin, client, meeting):
        standin.faults.add("missing", key="modification_date" if standin.old else "modified")
        assert all(item.missing == ("modified",) for item in client.items(meeting))

    def test_an_item_without_category_is_an_item(self, town, client, meeting):
        for item in town.items.values():
            item.category = None
        assert [item.category for item in client.items(meeting)] == [None] * 3

    def test_a_category_that_the_vocabulary_lost_is_known_by_its_token(self, town, client, meeting):
        for item in town.items.values():
            item.category = "ancienne"
        assert next(client.items(meeting)).category == Term("ancienne", "ancienne")

    def test_a_dialect_that_changes_midway_is_read_as_well(self, standin, town, client, monkeypatch):
        monkeypatch.setattr(client_module, "ITEMS_PAGE", 10)
        a_meeting(town, datetime(2026, 5, 5, 20), items=25)
        (meeting,) = client.meetings(COUNCIL, since=datetime(2026, 5, 1, tzinfo=UTC))
        town.items_of(next(iter(town.meetings.values())))
        standin.faults.add("dialect", path="type=item", after=1)
        # Only the index name differs between the two: the same meeting must be told.
        found = list(client.items(meeting, DRAFT))
        assert len(found) == 25 and all(item.missing == () for item in found)


class TestAnnexes:
    def test_those_that_may_be_published(self, town, client, meeting):
        item = next(iter(town.items.values()))
        town.add_annex(item, "Avis interne", publishable=False)
        town.add_annex(item, "Avis secret", confidential=True)
        found = client.annexes(next(client.items(meeting)))
        assert [(annex.title, annex.size, annex.type) for annex in found] == [
            ("Règlement-taxe", 50_915, "application/pdf")
        ]
        assert found[0].publishable is True and found[0].confidential is False and found[0].missing == ()

    def test_they_come_with_the_item_or_are_asked_for(self, standin, client, meeting):
        items = list(client.items(meeting))
        before = len(standin.requests)
        assert [len(client.annexes(item)) for item in items] == [1, 0, 0]
        assert len(standin.requests) - before == (3 if standin.old else 0)

    def test_a_file_without_a_name(self, town, client, meeting):
        _, annex = next(town.annexes())
        annex.filename = None
        (found,) = client.annexes(next(client.items(meeting)))
        assert found.file_name is None and found.missing == ()

    def test_the_bytes_lie_in_a_file_until_they_are_let_go(self, town, client, meeting, tmp_path):
        (annex,) = client.annexes(next(client.items(meeting)))
        with client.download(annex, 100_000, into=tmp_path) as file:
            data = file.path.read_bytes()
            assert file.path.parent == tmp_path and file.path.stat().st_mode & 0o077 == 0
            assert file.size == len(data) == 50_915
            assert file.digest == hashlib.sha256(data).hexdigest()
            assert len(pikepdf.open(file.path).pages) == 1
        assert list(tmp_path.iterdir()) == []

    def test_other_bytes_have_another_digest(self, town, client, meeting):
        digests = []
        for _ in range(2):
            (annex,) = client.annexes(next(client.items(meeting)))
            with client.download(annex, 100_000) as file:
                digests.append(file.digest)
            item, changed = next(town.annexes())
            town.change_annex(item, changed, size=changed.size, tell=False)
        assert digests[0] != digests[1]

    @pytest.mark.parametrize("change", [{"publishable": False}, {"confidential": True}])
    def test_what_may_not_be_published_is_never_fetched(self, standin, town, client, meeting, change):
        _, annex = next(town.annexes())
        for name, value in change.items():
            setattr(annex, name, value)
        standin.faults.add("unpublishable")
        (found,) = client.annexes(next(client.items(meeting)))
        before = len(standin.requests)
        with pytest.raises(errors.NotPublishable):
            client.download(found, 100_000)
        assert len(standin.requests) == before

    def test_an_annex_that_does_not_tell_whether_it_may_is_never_fetched(self, standin, client, meeting):
        standin.faults.add("missing", key="publishable")
        (found,) = client.annexes(next(client.items(meeting)))
        with pytest.raises(errors.NotPublishable):
            client.download(found, 100_000)


class TestConfiguration:
    def test_who_answers(self, standin, client):
        known = client.identity()
        assert known.address == standin.url
        assert [(body.id, body.title) for body in known.bodies] == [
            ("meeting-config-cas", "Conseil de l'action sociale"),
            ("meeting-config-council", "Conseil communal"),
            ("meeting-config-zone", "Conseil de police"),
        ]
        assert client.identity() == known

    def test_another_town_is_somebody_else(self, standin, client):
        known = client.identity()
        standin.town = a_town("Autreville")
        assert client.identity() != known

    def test_what_can_be_mapped(self, client):
        choices = client.choices(COUNCIL)
        assert Term("mobilite", "Mobilité") in choices.categories
        assert Term("a2396143f11f4e2292f12ee3b3447739", "Bourgmestre") in choices.groups
        assert choices.classifiers == ()

    def test_a_disabled_configuration_tells_no_lists(self, town, client):
        town.configs[COUNCIL].enabled = False
        assert client.choices(COUNCIL).categories is None

    def test_an_unknown_body(self, client):
        with pytest.raises(errors.RequestRefused, match="configuration"):
            client.meetings("meeting-config-nowhere")


class TestWhereabouts:
    """What became of an item that is no longer listed."""

    def where(self, client, item):
        return client.whereabouts(COUNCIL, item.uid)

    def test_it_turned_secret(self, town, client):
        item = next(iter(town.items.values()))
        town.turn_secret(item)
        assert self.where(client, item).privacy == "secret"

    def test_it_moved(self, town, client):
        item, other = next(iter(town.items.values())), town.add_meeting(datetime(2026, 4, 14, 18))
        town.move(item, other)
        assert self.where(client, item).meeting == other.uid

    def test_it_left_the_meeting(self, town, client):
        item = next(iter(town.items.values()))
        town.withdraw(item)
        assert (self.where(client, item).meeting, self.where(client, item).state) == ("", "validated")

    def test_it_is_gone(self, town, client):
        item = next(iter(town.items.values()))
        town.delete(item)
        assert self.where(client, item) is None


def test_requests_share_a_connection(client, standin, meeting):
    list(client.items(meeting))
    client.identity()
    pool = client.connection._client._transport._pool
    assert len(pool.connections) == 1


def test_a_site_at_the_root_of_its_server(connect):
    with running(a_town()) as standin:
        a_meeting(standin.town)
        client = Client(connect(f"{standin.url}/"))
        (meeting,) = client.meetings(COUNCIL)
        assert len(list(client.items(meeting))) == 3
