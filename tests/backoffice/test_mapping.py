"""Do the back office's words become the portal's as declared, and does what is not public stay outside?"""

from dataclasses import replace
from datetime import datetime
from datetime import UTC
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from imio.deliberations.backoffice.conversion import preview
from imio.deliberations.backoffice.conversion import to_payload
from imio.deliberations.backoffice.dialects import Choices
from imio.deliberations.backoffice.dialects import read_annex
from imio.deliberations.backoffice.dialects import read_item
from imio.deliberations.backoffice.dialects import read_meeting
from imio.deliberations.backoffice.dialects import RemoteAnnex
from imio.deliberations.backoffice.dialects import RemoteItem
from imio.deliberations.backoffice.dialects import RemoteMeeting
from imio.deliberations.backoffice.dialects import Term
from imio.deliberations.backoffice.mapping import Mapping
from imio.deliberations.backoffice.mapping import read_mapping
from imio.deliberations.backoffice.notes import Note
from imio.deliberations.backoffice.notes import SENTENCES
from imio.deliberations.backoffice.payload import BRUSSELS
from imio.deliberations.backoffice.payload import PayloadError
from imio.deliberations.backoffice.payload import read_envelope
from imio.deliberations.backoffice.payload import read_item as read_payload_item

import pytest


SECRET = "Désignation de Mme Odilie Trouvaille"
DRAFT, FINAL = "public_deliberation", "public_deliberation_decided"
MEETING = RemoteMeeting(
    uid="7f3c0a4be1d94d0e9a5a7f1a2b3c4d5e",
    url="https://valmont.example.be/seance",
    body="meeting-config-council",
    title="17 mars 2026",
    start=datetime(2026, 3, 17, 18, 15, tzinfo=BRUSSELS),
    state="frozen",
    modified=datetime(2026, 3, 10, tzinfo=UTC),
)
HELD = replace(MEETING, state="decided")
ITEM = RemoteItem(
    uid="c0ffee0123456789",
    url="https://valmont.example.be/point",
    meeting=MEETING.uid,
    title="Taxe sur les déchets",
    number="3.10",
    position=310,
    state="itemfrozen",
    privacy="public",
    list_type="normal",
    category=Term("finances", "Finances"),
    classifier=None,
    in_charge=(Term("a2396143", "1er Échevin"),),
    modified=datetime(2026, 3, 9, tzinfo=UTC),
    texts={DRAFT: "<p>Vu le CDLD ;</p>", FINAL: "<p>Vu le CDLD ;</p><p>À l'unanimité.</p>"},
    annexes=(),
)
ANNEX = RemoteAnnex(
    uid="95826cd1",
    url="https://valmont.example.be/point/reglement.pdf",
    title="Règlement-taxe",
    file_name="reglement.pdf",
    type="application/pdf",
    size=50_915,
    download="https://valmont.example.be/point/reglement.pdf/@@download/file",
    publishable=True,
    confidential=False,
    modified=datetime(2026, 3, 2, tzinfo=UTC),
)


def convert(*items, meeting=MEETING, mapping=None, choices=None):
    return to_payload("valmont", meeting, items, mapping or Mapping(), choices)


def only(item=ITEM, **how):
    """The one item of the payload."""
    (found,) = convert(item, **how).submission.items
    return found


def kinds(conversion):
    return [note.kind for note in conversion.notes]


class TestDefaults:
    def test_a_standard_item_comes_in_without_a_word(self):
        made = convert(ITEM)
        item = made.submission.items[0]
        assert made.notes == ()
        assert (made.submission.meeting.organ, made.submission.meeting.state) == ("Conseil communal", "planned")
        assert (item.number, item.position, item.matter, item.in_charge) == ("3.10", 310, "Finances", ["1er Échevin"])
        assert (item.stage, item.kind, item.outcome, item.texts.decision) == (
            "draft",
            "normal",
            None,
            ITEM.texts[DRAFT],
        )

    def test_it_is_what_push_sends(self):
        """The door reads it as it reads any submission."""
        data = convert(replace(ITEM, annexes=(ANNEX,))).submission.model_dump(mode="json")
        assert read_payload_item(read_envelope(data).items[0], "items.0").annexes[0].size == 50_915

    @pytest.mark.parametrize(
        ("state", "becomes"),
        [
            ("frozen", "planned"),
            ("published", "planned"),
            ("decided", "decided"),
            ("closed", "closed"),
            ("created", None),
        ],
    )
    def test_states_of_a_meeting(self, state, becomes):
        made = convert(ITEM, meeting=replace(MEETING, state=state))
        assert (made.submission and made.submission.meeting.state) == becomes
        assert kinds(made) == (
            [] if state in ("frozen", "published") else ["undecided"] if becomes else ["meeting_not_yet"]
        )

    @pytest.mark.parametrize(
        ("state", "before", "after"),
        [
            ("presented", ("draft", None), ("draft", None)),
            ("itemfrozen", ("draft", None), ("draft", None)),
            ("pre_accepted", ("draft", None), ("draft", None)),
            ("returned_to_proposing_group", ("draft", None), ("draft", None)),
            ("accepted", ("draft", None), ("final", "adopted")),
            ("accepted_but_modified", ("draft", None), ("final", "amended")),
            ("refused", ("draft", None), ("final", "rejected")),
            ("delayed", ("draft", "postponed"), ("final", "postponed")),
            ("postponed_next_meeting", ("draft", "postponed"), ("final", "postponed")),
            ("removed", ("draft", "withdrawn"), ("final", "withdrawn")),
        ],
    )
    def test_states_of_an_item_before_and_after_the_meeting(self, state, before, after):
        item = replace(ITEM, state=state)
        for meeting, expected in ((MEETING, before), (HELD, after)):
            found = only(item, meeting=meeting)
            assert (found.stage, found.outcome) == expected
            assert found.texts.decision == item.texts[FINAL if found.stage == "final" else DRAFT]

    @pytest.mark.parametrize(("list_type", "kind"), [("normal", "normal"), ("late", "added"), ("", "normal")])
    def test_list_types(self, list_type, kind):
        assert only(replace(ITEM, list_type=list_type)).kind == kind

    def test_variants_to_ask_for(self):
        assert Mapping().variants_for(MEETING) == (DRAFT,)
        assert Mapping().variants_for(HELD) == (FINAL, DRAFT)


class TestDeclared:
    def mapping(self, **changes):
        return read_mapping(changes)

    def test_several_bodies(self):
        mapping = self.mapping(
            bodies=[
                {"config": "meeting-config-council", "organ": "Conseil communal"},
                {"config": "meeting-config-zone", "organ": "Conseil de police"},
                {"config": "meeting-config-cas", "organ": "Conseil de l’action sociale"},
            ]
        )
        for body, organ in (
            ("meeting-config-zone", "Conseil de police"),
            ("meeting-config-council", "Conseil communal"),
        ):
            assert convert(ITEM, meeting=replace(MEETING, body=body), mapping=mapping).submission.meeting.organ == organ
        made = convert(ITEM, meeting=replace(MEETING, body="meeting-config-college"), mapping=mapping)
        assert made.submission is None and kinds(made) == ["meeting_unmapped"]

    def test_matters(self):
        mapping = self.mapping(matters={"finances": "Taxes et redevances"})
        assert only(mapping=mapping).matter == "Taxes et redevances"
        other = replace(ITEM, category=Term("cultes", "Cultes"))
        made = convert(other, mapping=mapping)
        assert made.submission.items[0].matter == "Cultes"
        assert "« Cultes »" in made.notes[0].sentence and kinds(made) == ["unmapped_category"]

    def test_no_category(self):
        made = convert(replace(ITEM, category=None))
        assert made.submission.items[0].matter == "Divers" and kinds(made) == ["no_category"]

    def test_classifiers_instead_of_categories(self):
        item = replace(ITEM, classifier=Term("taxes", "Taxes"))
        assert only(item, mapping=self.mapping(matter_from="classifier")).matter == "Taxes"

    def test_office_holders(self):
        mapping = self.mapping(in_charge={"a2396143": "Bastien Colinet-Dauby", "b": None})
        item = replace(ITEM, in_charge=(*ITEM.in_charge, Term("b", "Cabinet"), Term("c", "2e Échevine")))
        assert only(item, mapping=mapping).in_charge == ["Bastien Colinet-Dauby", "2e Échevine"]

    def test_tokens_without_titles_get_them_from_the_choices(self):
        old = replace(ITEM, category=Term("finances", "finances"), in_charge=(Term("a2396143", "a2396143"),))
        choices = Choices((Term("finances", "Finances"),), None, (Term("a2396143", "1er Échevin"),))
        made = convert(old, choices=choices)
        assert (made.submission.items[0].matter, made.submission.items[0].in_charge) == ("Finances", ["1er Échevin"])
        assert made.notes == ()
        assert kinds(convert(old)) == ["unmapped_category", "unmapped_group"]

    def test_two_variants_fill_two_texts(self):
        sources = {"motivation": "deliberation_motivation", "decision": "deliberation_decision"}
        item = replace(ITEM, texts={"deliberation_motivation": "<p>Vu</p>", "deliberation_decision": "<p>Décide</p>"})
        texts = only(item, mapping=self.mapping(draft_texts=sources)).texts
        assert (texts.motivation, texts.decision) == ("<p>Vu</p>", "<p>Décide</p>")

    def test_what_is_public_can_be_narrowed(self):
        heading = replace(ITEM, privacy="public_heading")
        assert only(heading).privacy == "public_heading"
        assert kinds(convert(heading, mapping=self.mapping(privacy=["public"]))) == ["not_public", "meeting_empty"]

    def test_it_comes_back_from_json(self):
        mapping = self.mapping(matters={"finances": "Finances"}, final_item_states={"accepted": None})
        assert read_mapping(mapping.model_dump(mode="json")) == mapping

    @pytest.mark.parametrize(
        ("data", "field"),
        [
            ({"privacy": ["public", "secret"]}, "privacy.1"),
            ({"privacy": []}, "privacy"),
            ({"bodies": []}, "bodies"),
            ({"bodies": [{"config": "a&type=x", "organ": "A"}]}, "bodies.0.config"),
            ({"draft_texts": {"decision": "observations"}}, "draft_texts.decision"),
            ({"kinds": {"late": "secret"}}, "kinds.late"),
            ({"expression": "python:1"}, "expression"),
            ({"planned_states": ["frozen"], "decided_states": ["frozen"]}, "states"),
            ({"bodies": [{"config": "a", "organ": "A"}, {"config": "a", "organ": "B"}]}, "bodies"),
            ([], "."),
        ],
    )
    def test_what_cannot_be_is_refused_by_its_field(self, data, field):
        with pytest.raises(PayloadError) as raised:
            read_mapping(data)
        assert raised.value.problems[0]["field"] == field


class TestRefused:
    """Defence in depth: a server that misunderstands the question."""

    @pytest.mark.parametrize("privacy", ["secret", "secret_heading", "", "Public", "confidential", None])
    def test_an_item_that_is_not_public(self, privacy):
        made = convert(replace(ITEM, privacy=privacy, title=SECRET, texts={DRAFT: SECRET}), replace(ITEM, uid="other"))
        assert [item.id for item in made.submission.items] == ["other"]
        assert [(note.kind, note.refused) for note in made.notes] == [("not_public", True)]
        assert SECRET not in repr(made.notes) + "".join(note.sentence for note in made.notes)

    def test_an_item_that_does_not_tell(self):
        made = convert(replace(ITEM, privacy=None, missing=("privacy",)))
        assert made.submission is None and "« privacy »" in made.notes[0].sentence

    @pytest.mark.parametrize("change", [{"publishable": False}, {"publishable": None}, {"confidential": True}])
    def test_an_annex_that_may_not_be_published(self, change):
        made = convert(replace(ITEM, annexes=(ANNEX, replace(ANNEX, uid="b", title=SECRET, **change))))
        assert [annex.id for annex in made.submission.items[0].annexes] == [ANNEX.uid]
        assert [(note.kind, note.annex) for note in made.notes] == [("not_publishable", "b")]
        assert SECRET not in made.notes[0].sentence

    def test_an_annex_without_a_file(self):
        made = convert(replace(ITEM, annexes=(replace(ANNEX, size=None, missing=("file", "file.size")),)))
        assert made.submission.items[0].annexes == [] and kinds(made) == ["annex_incomplete"]

    @pytest.mark.parametrize("type", ["", "PDF", "application/pdf; charset=x", "x" * 200])
    def test_an_annex_of_unreadable_type_is_bytes(self, type):
        assert only(replace(ITEM, annexes=(replace(ANNEX, type=type),))).annexes[0].type == "application/octet-stream"

    @pytest.mark.parametrize(
        ("change", "kind"),
        [
            ({"missing": ("title",), "title": ""}, "missing"),
            ({"missing": ("modified",), "modified": None}, "missing"),
            ({"position": None, "missing": ("itemNumber",)}, "missing"),
            ({"state": "en_attente"}, "state"),
            ({"texts": {}}, "no_text"),
            ({"annexes": None}, "annexes_unknown"),
            ({"title": "a" * 6_000}, "invalid"),
            ({"number": "85.07.30-033 28 12"}, "invalid"),
        ],
    )
    def test_what_cannot_be_taken_is_left_out_and_stops_no_other(self, change, kind):
        made = convert(replace(ITEM, **change), replace(ITEM, uid="other"))
        assert [item.id for item in made.submission.items] == ["other"]
        assert kinds(made) == [kind] and made.refused == made.notes

    def test_a_decision_without_its_text_waits(self):
        accepted = replace(ITEM, state="accepted", texts={DRAFT: "<p>Projet</p>", FINAL: "<p>&nbsp;</p>"})
        made = convert(accepted, meeting=HELD)
        assert made.submission is None and kinds(made)[0] == "empty_final"
        assert only(replace(accepted, state="removed"), meeting=HELD).outcome == "withdrawn"

    def test_numbers_that_are_there_twice_are_told(self):
        made = convert(ITEM, replace(ITEM, uid="other"))
        assert len(made.submission.items) == 2 and kinds(made) == ["duplicate_number"] * 2

    def test_an_item_that_is_there_twice_is_taken_once(self):
        made = convert(ITEM, replace(ITEM, title="Autre"))
        assert [item.title for item in made.submission.items] == [ITEM.title] and kinds(made) == ["twice"]

    def test_a_meeting_without_a_date(self):
        made = convert(ITEM, meeting=replace(MEETING, start=None, missing=("date",)))
        assert made.submission is None and "« date »" in made.notes[0].sentence

    @pytest.mark.parametrize("kind", SENTENCES)
    def test_every_sentence_says_where_and_ends(self, kind):
        assert Note(kind, "uid", "2.10", value="x").sentence.startswith("Point 2.10 : ")
        assert Note(kind, "uid", "2.10", value="x").sentence.endswith(".")


class TestPreview:
    def test_it_counts_what_would_come_in(self):
        items = [replace(ITEM, uid=f"i{n}", number=str(n), position=n * 100) for n in range(1, 13)]
        items[:3] = [replace(item, category=None) for item in items[:3]]
        items.append(replace(ITEM, uid="secret", privacy="secret"))
        made = preview("valmont", MEETING, items, Mapping())
        assert made.sentence == (
            "12 points de cette séance arriveraient ainsi ; 3 ont une catégorie sans correspondance ; "
            "1 serait laissé de côté."
        )

    def test_of_nothing(self):
        assert preview("valmont", MEETING, [], Mapping()).sentence == "0 point de cette séance arriverait ainsi."


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)
terms = json | st.fixed_dictionaries({"token": json, "title": json})
annexes = st.fixed_dictionaries(
    {"file": json | st.fixed_dictionaries({"size": json, "download": json}), "UID": json, "publishable": json}
)
items = st.fixed_dictionaries(
    {},
    optional={
        "UID": st.text(max_size=40) | json,
        "title": json,
        "itemNumber": st.integers() | json,
        "privacy": st.sampled_from(["public", "secret"]) | terms,
        "review_state": st.sampled_from(["accepted", "itemfrozen"]) | terms,
        "modified": st.datetimes().map(datetime.isoformat) | json,
        "category": terms,
        "groupsInCharge": st.lists(terms, max_size=3) | json,
        "extra_include_deliberation": st.fixed_dictionaries({DRAFT: json, FINAL: json}) | json,
        "extra_include_annexes": st.lists(
            json | st.fixed_dictionaries({"file": json, "UID": json, "publishable": json})
        ),
    },
)


class TestAnything:
    """Whatever a back office sends is read, or left out with a note."""

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(items | json, max_size=4), st.sampled_from([MEETING, HELD]))
    def test_items(self, data, meeting):
        read = [read_item(one, meeting.uid) for one in data]
        made = convert(*read, meeting=meeting)
        taken = {item.id for item in made.submission.items} if made.submission else set()
        for item in read:
            if item.uid in taken:
                assert any(one.privacy in ("public", "public_heading") for one in read if one.uid == item.uid)
            else:
                assert any(note.refused and note.item == item.uid for note in made.notes)

    @settings(max_examples=100, deadline=None)
    @given(json)
    def test_meetings_and_annexes(self, data):
        meeting, annex = read_meeting(data, "meeting-config-council"), read_annex(data)
        made = convert(replace(ITEM, annexes=(annex,)), meeting=meeting)
        assert (made.submission is None and annex.publishable is not True) or not annex.missing
