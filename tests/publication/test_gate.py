"""Does the gate let out what it should, and nothing else?"""

from datetime import timedelta
from flow import AFTER
from flow import dossier
from flow import item
from flow import MEETING
from flow import NOW
from flow import public
from flow import publish
from flow import release
from flow import send
from flow import settle
from imio.deliberations.publication.gate import NotDue
from imio.deliberations.publication.gate import publish as gate
from imio.deliberations.publication.register import register_of
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.steps import act
from imio.deliberations.validation.steps import analysis_of
from imio.deliberations.validation.steps import ask
from imio.deliberations.validation.steps import reopen
from imio.deliberations.validation.steps import revision
from imio.deliberations.worker import queue
from imio.deliberations.worker.rounds import work
from io import BytesIO
from plone import api

import json
import pikepdf
import pytest
import transaction


NAME = "Evrard Noirhomme"
PRIVATE = f"<p>Considérant la demande de M. {NAME}, domicilié rue du Moulin 27 à 5999 Val-des-Aulnes ;</p>"
LATER = "2027-03-24T10:00:00+00:00"


def state(context):
    return api.content.get_state(context)


def acts(portal, path):
    return [header["act"] for header, _, _ in register_of(portal).entries() if header["path"] == path]


def as_secretary():
    return api.env.adopt_user(username="val-secretaries-1")


def keep(context, text):
    """The secretary leaves every mention of a text readable."""
    with as_secretary():
        for span in analysis_of(context).spans:
            if span.text == text:
                action = {"act": "keep", "span": span.id, "reason": "fictitious"}
                act(context, action, context.version, revision(context), "val-secretaries-1")


class TestAHardHitRefuses:
    def prepare(self, institution, portal, **texts):
        send(institution, item(texts=texts))
        work(portal, NOW)
        return dossier(institution)

    def test_a_valid_national_number_never_leaves_even_when_kept(self, portal, institution):
        number = "71.03.03-000.64"
        one = self.prepare(institution, portal, decision=f"<p>M. {NAME}, numéro national {number}, achète.</p>")
        keep(one, number)
        settle(one)
        work(portal, NOW)
        assert state(one) == "blocked"
        assert one.blocked_because == ("hard_hit", "niss@decision")
        assert not institution["decisions"].objectIds()

    def test_a_name_masked_here_and_readable_there_does_not_leave(self, portal, institution):
        one = self.prepare(institution, portal, decision=PRIVATE)
        # Written into the received text behind the proposal's back: what a missed mention looks like.
        texts = {**one.content["texts"], "vote": f"<p>{NAME} remercie.</p>"}
        one.versions[-1].content = {**one.content, "texts": texts}
        settle(one)
        work(portal, NOW)
        assert state(one) == "blocked"
        assert "name@vote" in one.blocked_because

    def test_the_reason_holds_no_word_of_the_text(self, portal, institution, caplog):
        one = self.prepare(institution, portal, decision=PRIVATE)
        one.versions[-1].content = {**one.content, "title": NAME}
        settle(one)
        work(portal, NOW)
        assert state(one) == "blocked"
        assert NAME not in repr(one.blocked_because) + repr(list(one.history)) + caplog.text

    def test_nothing_is_written_by_a_refused_publication(self, portal, institution):
        one = self.prepare(institution, portal, decision=PRIVATE)
        one.versions[-1].content = {**one.content, "title": NAME}
        settle(one)
        before = len(register_of(portal))
        work(portal, NOW)
        assert len(register_of(portal)) == before
        assert not one.public_path

    def test_a_name_kept_on_purpose_in_one_place_may_stay_there(self, portal, institution):
        one = self.prepare(institution, portal, motivation=PRIVATE, decision=f"<p>{NAME}, Échevin, sort.</p>")
        with as_secretary():
            for span in analysis_of(one).spans:
                if span.part == "decision" and span.label == "PERSON":
                    action = {"act": "keep", "span": span.id}
                    act(one, action, one.version, revision(one), "val-secretaries-1")
        settle(one)
        work(portal, NOW)
        assert state(one) == "published"
        sections = {section["name"]: section["html"] for section in public(one).sections}
        assert NAME in sections["decision"] and NAME not in sections["motivation"]

    def test_a_street_with_the_name_of_a_masked_person_stays_when_somebody_says_so(self, portal, institution):
        street = f"<p>La rue {NAME} est prolongée.</p>"
        one = self.prepare(institution, portal, motivation=PRIVATE, decision=street)
        settle(one)
        work(portal, NOW)
        assert one.blocked_because == ("hard_hit", "name@decision")
        start = analysis_of(one).texts["decision"].index(NAME)
        place = {"part": "decision", "start": start, "end": start + len(NAME), "label": "VISIBLE"}
        with as_secretary():
            act(one, {"act": "add", **place}, one.version, revision(one), "val-secretaries-1")
        settle(one)
        work(portal, NOW)
        assert state(one) == "published"
        sections = {section["name"]: section["html"] for section in public(one).sections}
        assert NAME in sections["decision"] and NAME not in sections["motivation"]


class TestTime:
    def test_the_gate_refuses_what_is_not_validated_or_not_due(self, portal, institution):
        send(institution, item())
        with pytest.raises(NotDue):
            gate(dossier(institution), NOW)
        work(portal, NOW)
        settle(dossier(institution))
        with pytest.raises(NotDue):
            gate(dossier(institution), MEETING - timedelta(days=30))

    def test_a_decision_does_not_leave_before_the_meeting(self, portal, institution):
        [one] = publish(institution, item(stage="final"))
        assert state(one) == "validated"
        work(portal, MEETING + timedelta(minutes=1))
        assert state(one) == "published"

    def test_the_clock_never_publishes_what_no_rule_asks_for(self, portal, institution):
        institution.kind = "cpas"
        [one] = publish(institution, item())
        work(portal, AFTER)
        assert state(one) == "validated"

    def test_a_secretary_publishes_it_by_hand_and_it_is_marked(self, portal, institution):
        institution.kind = "cpas"
        [one] = publish(institution, item())
        ask(one, "publish", "val-secretaries-1")
        transaction.commit()
        work(portal, NOW)
        assert state(one) == "published"
        assert public(one).voluntary

    def test_a_meeting_before_the_decree_is_published_by_hand_only(self, portal, institution):
        past = {"start": "2023-09-26T20:00:00"}
        institution.population = 3000
        [one] = publish(institution, item(stage="final"), **past)
        assert state(one) == "validated"
        ask(one, "publish", "val-secretaries-1")
        transaction.commit()
        work(portal, NOW)
        assert public(one).voluntary

    def test_a_late_draft_still_leaves(self, portal, institution):
        [one] = publish(institution, item(), now=MEETING - timedelta(days=1))
        assert public(one).timing == "late"

    def test_the_nearest_deadline_goes_first(self, portal, institution):
        for number in (2, 1):
            send(institution, item(f"p{number}"), id=f"m{number}", start=f"2027-03-2{number}T20:00:00")
        work(portal, NOW)
        for number in (2, 1):
            settle(dossier(institution, f"p{number}"))
        assert [one.external_id for one in queue.to_publish(NOW)] == ["p1", "p2"]


class TestOneDossierHoldsUpNoOther:
    def test_a_failing_dossier_waits_and_shows_why(self, portal, institution, monkeypatch):
        send(institution, item("a"), item("b"))
        work(portal, NOW)
        for name in "ab":
            settle(dossier(institution, name))
        broken = dossier(institution, "a")
        broken.versions[-1].content = {**broken.content, "texts": None}
        transaction.commit()
        work(portal, NOW)
        assert state(dossier(institution, "b")) == "published"
        assert state(broken) == "validated"
        assert broken.failure["step"] == "publish" and broken.failure["attempts"] == 1
        assert broken not in queue.to_publish(NOW)
        assert broken in queue.to_publish(NOW + timedelta(hours=2))


class TestMoving:
    def test_a_renumbered_item_keeps_its_address(self, portal, institution):
        [one] = publish(institution, item())
        address = one.public_path
        publish(institution, item(number="2.10", position=9, modified="2027-03-11T10:00:00+00:00"))
        assert one.public_path == address
        assert public(one).number == "2.10"

    def test_an_item_moved_before_its_meeting_takes_its_page_along(self, portal, institution):
        [one] = publish(institution, item())
        old = one.public_path
        moved = item(modified="2027-03-11T10:00:00+00:00")
        publish(institution, moved, id="m2", start="2027-03-25T20:00:00", now=NOW + timedelta(days=1))
        one = dossier(institution)
        assert one.public_path.startswith("/val/decisions/2027-03-25/")
        from plone.app.redirector.interfaces import IRedirectionStorage
        from zope.component import getUtility

        assert getUtility(IRedirectionStorage).get(f"/plone{old}") == f"/plone{one.public_path}"
        # Whoever follows the register learns that nothing is at the former address any more.
        assert acts(portal, old) == ["publish", "replace"]
        register = register_of(portal)
        last = register.record(register.positions(old)[-1])
        assert last == {"type": "tombstone", "fate": "moved", "reason": "moved", "moved_to": one.public_path}

    def test_an_item_postponed_leaves_word_at_its_old_address(self, portal, institution):
        [one] = publish(institution, item())
        old = one.public_path
        publish(institution, item(modified=LATER), id="m2", start="2027-04-20T20:00:00", now=AFTER + timedelta(days=20))
        left = portal.unrestrictedTraverse(old.lstrip("/"))
        assert left.fate == "postponed"
        assert left.postponed_to == dossier(institution).public_path != old
        assert not left.sections

    def test_a_meeting_moved_to_another_day_keeps_its_address(self, portal, institution):
        publish(institution, item())
        send(institution, item(modified="2027-03-11T10:00:00+00:00"), start="2027-03-30T20:00:00")
        work(portal, NOW)
        meeting = institution["decisions"]["2027-03-23"]
        assert meeting.start == MEETING + timedelta(days=7) - timedelta(hours=1)
        assert acts(portal, "/val/decisions/2027-03-23") == ["publish", "replace"]

    def test_a_cancelled_meeting_says_so(self, portal, institution):
        publish(institution, item())
        send(institution, item(modified="2027-03-11T10:00:00+00:00"), state="cancelled")
        work(portal, NOW)
        assert institution["decisions"]["2027-03-23"].cancelled

    def test_the_agenda_counts_what_is_not_published_yet(self, portal, institution):
        publish(institution, item("a"))
        send(institution, item("b"), item("c"), item("d", privacy="secret"))
        work(portal, NOW)
        meeting = institution["decisions"]["2027-03-23"]
        assert (meeting.agenda_size, len(meeting.objectIds())) == (3, 1)


class TestLeaving:
    def withdraw(self, portal, one, reason="personal_data"):
        ask(one, "withdraw", "val-secretaries-1", reason)
        transaction.commit()
        work(portal, NOW)

    def test_a_withdrawn_decision_leaves_a_tombstone_and_no_record(self, portal, institution):
        [one] = publish(institution, item())
        address = one.public_path
        self.withdraw(portal, one)
        tombstone = portal.unrestrictedTraverse(address.lstrip("/"))
        assert tombstone.fate == "withdrawn" and not tombstone.title and not tombstone.sections
        register = register_of(portal)
        assert acts(portal, address) == ["publish", "withdraw"]
        first, last = register.positions(address)
        assert register.record(first) is None
        assert register.record(last) == {"type": "tombstone", "fate": "withdrawn", "reason": "personal_data"}
        assert not list(register.faults())
        assert state(one) == "withdrawn"

    def test_a_withdrawal_needs_a_reason(self, portal, institution):
        [one] = publish(institution, item())
        with pytest.raises(BadAction):
            ask(one, "withdraw", "val-secretaries-1", "because")

    def test_an_item_that_turns_secret_leaves_at_once(self, portal, institution):
        [one] = publish(institution, item())
        address = one.public_path
        send(institution, item(privacy="secret", modified=LATER))
        work(portal, NOW)
        assert portal.unrestrictedTraverse(address.lstrip("/")).withdrawal_reason == "closed_session"
        assert state(one) == "withdrawn"

    def test_what_was_withdrawn_can_be_published_again(self, portal, institution):
        [one] = publish(institution, item())
        address = one.public_path
        self.withdraw(portal, one)
        publish(institution, item(title="Texte corrigé", modified=LATER))
        assert one.public_path == address
        assert acts(portal, address) == ["publish", "withdraw", "restore"]
        assert public(one).title == "Texte corrigé"

    def test_masking_more_erases_the_records_that_show_it(self, portal, institution):
        name = "Zénobe Quatrelivres"
        text = f"<p>Rapport de {name.lower()}.</p>"
        [one] = publish(institution, item(texts={"decision": text}))
        assert name.lower() in public(one).sections[0]["html"]
        with as_secretary():
            reopen(one)
            start = analysis_of(one).texts["decision"].index(name.lower())
            action = {"act": "add", "part": "decision", "start": start, "end": start + len(name), "label": "PERSON"}
            act(one, action, one.version, revision(one), "val-secretaries-1")
        settle(one)
        work(portal, NOW)
        register = register_of(portal)
        first, last = register.positions(one.public_path)
        assert register.record(first) is None
        assert name.lower() not in json.dumps(register.record(last))
        assert not list(register.faults())


class TestAnnexes:
    def pdf(self, author="Colette Piette"):
        with pikepdf.new() as made:
            made.add_blank_page()
            made.docinfo["/Author"] = author
            made.attachments["notes.txt"] = author.encode()
            out = BytesIO()
            made.save(out)
        return out.getvalue()

    def listed(self, data, **changes):
        return {
            "id": "a1",
            "title": "Plan",
            "file_name": "plan-colette-piette.pdf",
            "type": "application/pdf",
            "size": len(data),
            "publishable": True,
            **changes,
        }

    def prepare(self, portal, institution, data, **changes):
        from imio.deliberations.reception.annexes import receive_annex

        send(institution, item(annexes=[self.listed(data, **changes)]))
        one = dossier(institution)
        receive_annex(one, "a1", data, "application/pdf")
        transaction.commit()
        work(portal, NOW)
        return one

    def test_an_annex_is_withheld_until_it_is_released(self, portal, institution):
        one = self.prepare(portal, institution, self.pdf())
        settle(one)
        work(portal, NOW)
        assert public(one).withheld == ({"title": "Plan", "reason": "not_released"},)
        assert not public(one).objectIds()

    def test_a_released_annex_leaves_without_what_it_carried(self, portal, institution):
        one = self.prepare(portal, institution, self.pdf())
        with as_secretary():
            release(one, "a1")
        settle(one)
        work(portal, NOW)
        [annex] = public(one).objectValues()
        assert annex.file.filename == f"{one.public_id}-annexe-1.pdf"
        assert b"Colette" not in annex.file.data
        with pikepdf.open(BytesIO(annex.file.data)) as read:
            assert not read.attachments and "/Author" not in read.docinfo

    def test_an_annex_that_is_no_pdf_after_all_blocks(self, portal, institution):
        one = self.prepare(portal, institution, b"not a pdf")
        with as_secretary():
            release(one, "a1")
        settle(one)
        work(portal, NOW)
        assert state(one) == "blocked" and one.blocked_because[0] == "annex"

    def test_an_annex_that_is_not_publishable_is_listed_and_has_no_file(self, portal, institution):
        [one] = publish(institution, item(annexes=[self.listed(b"", publishable=False)]))
        assert public(one).withheld == ({"title": "Plan", "reason": "not_publishable"},)
