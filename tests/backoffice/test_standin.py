"""Is the stand-in what the tests take it for? A town's life as PloneMeeting tells it, and files that are files."""

from datetime import datetime
from imio.deliberations.backoffice.client import Client
from imio.deliberations.backoffice.conversion import to_payload
from imio.deliberations.backoffice.mapping import Mapping
from standin.pdf import pdf
from standin.pdf import SMALLEST
from standin.running import a_meeting
from standin.running import a_town
from standin.running import COUNCIL
from standin.running import running
from standin.year import a_year
from standin.year import for_the_demo

import hashlib
import httpx
import io
import pikepdf
import pytest


def payload(client):
    """What the only meeting would send."""
    meeting, *_ = client.meetings(COUNCIL)
    items = [client.completed(item) for item in client.items(meeting, Mapping().variants_for(meeting))]
    return to_payload("valmont", meeting, items, Mapping(), client.choices(COUNCIL))


class TestLife:
    def test_from_creation_to_closing(self, standin, client):
        meeting = next(iter(standin.town.meetings.values()))
        meeting.state = "created"
        assert payload(client).submission is None
        seen = []
        for _ in range(4):
            standin.town.advance(meeting)
            made = payload(client).submission
            seen.append((made.meeting.state, {(item.stage, item.outcome) for item in made.items}))
        draft, final = {("draft", None)}, {("final", "adopted")}
        assert seen == [("planned", draft), ("planned", draft), ("decided", final), ("closed", final)]

    def test_both_dialects_say_the_same(self, standin, client):
        made = payload(client)
        assert made.notes == ()
        assert [(item.number, item.matter, item.in_charge) for item in made.submission.items] == [
            ("1", "Mobilité", ["Premier échevin"]),
            ("2", "Urbanisme", ["Deuxième échevine"]),
            ("3", "Personnel", ["Bourgmestre"]),
        ]
        assert [len(item.annexes) for item in made.submission.items] == [1, 0, 0]

    def test_items_are_added_renumbered_postponed_merged_withdrawn(self, town, client):
        first, second, third = town.items.values()
        (meeting,) = town.meetings.values()
        town.add_item(meeting, "Motion", number=301, motivation="<p>Vu</p>", decision="<p>Décide</p>")
        town.renumber(third, 50)
        town.postpone(second)
        town.merge(first, third)
        found = {item.title: (item.number, item.kind, item.outcome) for item in payload(client).submission.items}
        assert found == {
            "Point 3 – Approbation – Point 1 – Approbation": ("0.50", "normal", None),
            "Point 2 – Approbation": ("2", "normal", "postponed"),
            "Motion": ("3.1", "added", None),
        }

    @pytest.mark.parametrize(
        ("act", "moves"),
        [
            (lambda town, item: town.change_text(item, decision="<p>Autre</p>"), True),
            (lambda town, item: town.change_annex(item, item.annexes[0]), True),
            (lambda town, item: town.change_annex(item, item.annexes[0], tell=False), False),
            (lambda town, item: town.renumber(item, 900), False),
        ],
    )
    def test_the_date_of_an_item_moves_as_in_plonemeeting(self, town, act, moves):
        item = next(iter(town.items.values()))
        before, annex_before = item.modified, item.annexes[0].modified
        act(town, item)
        assert (item.modified > before) == moves
        assert item.annexes[0].modified >= annex_before


class TestControl:
    def test_a_page_moves_a_meeting_on(self):
        with running(a_town()) as standin, httpx.Client(base_url=standin.url, trust_env=False) as browser:
            meeting = a_meeting(standin.town)
            assert "État suivant" in browser.get("/-/").text
            for state in ("frozen", "published"):
                answer = browser.post("/-/act", data={"act": "advance", "uid": meeting.uid})
                assert (answer.status_code, meeting.state) == (303, state)

    def test_a_program_does_every_act_and_switches_faults(self):
        with running(a_town()) as standin, httpx.Client(base_url=standin.url, trust_env=False) as program:
            meeting, later = a_meeting(standin.town), standin.town.add_meeting(datetime(2026, 4, 14, 20))
            first, second, third = standin.town.items_of(meeting)
            for act in (
                {"act": "move", "uid": first.uid, "meeting": later.uid},
                {"act": "merge", "uid": second.uid, "other": third.uid},
                {"act": "turn_secret", "uid": third.uid},
                {"act": "late_item", "uid": meeting.uid},
            ):
                assert program.post("/-/act", json=act).status_code == 204
            assert first.meeting == later.uid and second.meeting is None and third.privacy == "secret"
            assert len(standin.town.items_of(meeting)) == 2
            program.post("/-/faults", json={"kind": "status", "status": 500})
            assert program.get("/@config").status_code == 500
            program.delete("/-/faults")
            assert program.get("/@config").status_code == 401
            assert program.get("/-/requests").json() == ["/@config", "/@config"]


class TestFiles:
    @pytest.mark.parametrize("size", [SMALLEST, 50_915, 70_000, 1_000_000])
    def test_a_pdf_of_any_size(self, size):
        data = b"".join(pdf("seed", size, "Règlement (1)"))
        assert len(data) == size and b"".join(pdf("seed", size, "Règlement (1)")) == data
        assert len(pikepdf.open(io.BytesIO(data)).pages) == 1

    def test_another_seed_other_bytes(self):
        assert len({hashlib.sha256(b"".join(pdf(seed, 100_000))).hexdigest() for seed in "abc"}) == 3

    def test_one_too_small_to_be_any(self):
        with pytest.raises(ValueError, match="at least"):
            list(pdf("seed", 100))


class TestTowns:
    def test_a_year_of_a_municipality(self):
        town = a_year()
        sizes = [annex.size for _, annex in town.annexes()]
        assert (len(town.meetings), len(town.items), len(sizes)) == (12, 400, 600)
        assert min(sizes) >= 100_000 and max(sizes) <= 20_000_000 and sum(sizes) > 1_500_000_000
        assert {meeting.state for meeting in town.meetings.values()} == {"closed"}
        assert [item.uid for item in a_year().items.values()] == list(town.items)

    def test_the_year_reads_in_one_request_a_meeting(self, connect):
        with running(a_year()) as standin:
            client = Client(connect(standin.url))
            meetings = client.meetings(COUNCIL)
            read = sum(1 for meeting in meetings for _ in client.items(meeting, ("public_deliberation_decided",)))
            assert (read, len(standin.requests)) == (400, 13)

    def test_the_demo_has_something_to_see_in_every_state(self, connect):
        with running(for_the_demo(datetime(2026, 11, 3, 10))) as standin:
            client = Client(connect(standin.url))
            made = []
            for meeting in client.meetings(COUNCIL):
                items = [client.completed(one) for one in client.items(meeting, Mapping().variants_for(meeting))]
                made.append(to_payload("val-des-aulnes", meeting, items, Mapping()))
        assert [one.submission and one.submission.meeting.state for one in made] == [None, "planned", "decided"]
        assert [len(one.submission.items) for one in made[1:]] == [7, 7]
        assert {note.kind for note in made[1].notes} == {"no_category"}
