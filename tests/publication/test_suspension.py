"""Does a suspended item vanish from the public side at once, and come back as it was?"""

from datetime import timedelta
from flow import AFTER
from flow import dossier
from flow import item
from flow import make_institution
from flow import NOW
from flow import public
from flow import publish
from flow import release
from flow import send
from flow import settle
from imio.deliberations.publication.register import register_of
from imio.deliberations.reception.annexes import receive_annex
from imio.deliberations.validation import reports
from imio.deliberations.validation import steps
from imio.deliberations.validation.review import BadAction
from imio.deliberations.worker import queue
from imio.deliberations.worker.rounds import work
from io import BytesIO
from plone import api

import json
import pikepdf
import pytest
import transaction


SECRETARY = "val-secretaries-1"
TEXT = "<p>Considérant l’avis de la paroisse du quartier ;</p><p>Le Conseil DÉCIDE d’approuver le compte.</p>"
FACTS = ("title", "number", "sort_key", "matter", "in_charge", "sections", "withheld", "vote", "outcome", "published")


@pytest.fixture
def one(institution):
    [made] = publish(institution, item(number="2.7", texts={"decision": TEXT}))
    return made


def acts(portal, path):
    return [header["act"] for header, _, _ in register_of(portal).entries() if header["path"] == path]


def facts(decision):
    return {name: getattr(decision, name) for name in FACTS}


def suspend(portal, context, now=NOW):
    reports.ask_suspend(context, SECRETARY, "relecture")
    transaction.commit()
    work(portal, now)


def restore(portal, context, now=NOW):
    reports.ask_restore(context, SECRETARY)
    transaction.commit()
    work(portal, now)


def review_again(context):
    with api.env.adopt_user(username=SECRETARY):
        steps.reopen(context)
    transaction.commit()


def miss(context, text="paroisse du quartier"):
    """A reader reports it, and a secretary confirms it."""
    reports.file_report(context, f"On lit « {text} »", "", "", NOW)
    [report] = [report for report in context.reports if report["state"] == "open"]
    reports.confirm(context, report, text, SECRETARY)
    transaction.commit()


# -- going ----------------------------------------------------------------------------------------------------


def test_a_suspended_item_keeps_its_address_and_nothing_else(portal, one):
    address = one.public_path
    suspend(portal, one)
    decision = public(one)
    assert (decision.fate, one.public_path) == ("suspended", address)
    assert not any((decision.title, decision.number, decision.sort_key, decision.matter, decision.sections))
    assert not decision.versions and not decision.objectIds()
    assert one.suspended["who"] == SECRETARY and one.wish == ""
    assert one.history[-1]["act"] == "suspended"


def test_the_catalogue_learns_that_it_is_suspended_and_forgets_the_rest(portal, one):
    suspend(portal, one)
    [brain] = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="Decision")
    assert brain.fate == "suspended"
    assert not brain.Title and not brain.number and not brain.matter and not brain.sort_key


def test_the_register_has_an_entry_without_a_word_and_tells_no_earlier_record(portal, one):
    [first] = one.positions
    suspend(portal, one)
    register = register_of(portal)
    assert acts(portal, one.public_path) == ["publish", "suspend"]
    last = register.positions(one.public_path)[-1]
    assert register.record(last) == {"type": "tombstone", "fate": "suspended", "reason": "verification"}
    assert register.record(first) is None
    told = json.dumps([str(record) for _, record, _ in register.entries()])
    assert "voirie" not in told and "paroisse" not in told
    assert not list(register.faults())


def test_a_held_record_is_still_verified(portal, one):
    suspend(portal, one)
    register = register_of(portal)
    register.records[one.positions[0]].data += b" "
    assert [fault.kind for fault in register.faults()] == ["commitment"]
    transaction.abort()


def a_pdf():
    with pikepdf.new() as made:
        made.add_blank_page()
        out = BytesIO()
        made.save(out)
    return out.getvalue()


def test_the_annexes_go_along_and_come_back_the_same(portal, institution):
    data = a_pdf()
    listed = {"id": "a1", "title": "Plan", "file_name": "plan.pdf", "type": "application/pdf", "size": len(data)}
    send(institution, item(annexes=[{**listed, "publishable": True}]))
    one = dossier(institution)
    receive_annex(one, "a1", data, "application/pdf")
    transaction.commit()
    work(portal, NOW)
    release(one, "a1")
    settle(one)
    work(portal, NOW)
    [annex] = public(one).objectValues()
    before = annex.getId(), annex.title, annex.pages, annex.file.data, annex.file.filename
    assert annex.pages == 1
    suspend(portal, one)
    assert not public(one).objectIds()
    assert not api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="Annex")
    restore(portal, one)
    [annex] = public(one).objectValues()
    assert (annex.getId(), annex.title, annex.pages, annex.file.data, annex.file.filename) == before


@pytest.mark.parametrize("what", ["reviewed again", "blocked", "a new version", "erased"])
def test_the_state_of_the_dossier_does_not_matter(portal, institution, one, what):
    match what:
        case "reviewed again":
            review_again(one)
        case "blocked":
            # A minor in the new version blocks it.
            send(institution, item(texts={"decision": "<p>Zoé Quidam, 9 ans.</p>"}, modified="2027-03-11T10:00:00Z"))
            work(portal, NOW)
        case "a new version":
            send(institution, item(modified="2027-03-11T10:00:00Z", texts={"decision": "<p>Autrement.</p>"}))
        case "erased":
            for version in one.versions:
                version.content = None
            one.proposal = None
            transaction.commit()
    before = facts(public(one))
    suspend(portal, one)
    assert public(one).fate == "suspended"
    work(portal, NOW)
    restore(portal, one)
    assert public(one).fate == "live"
    assert facts(public(one)) == before


def test_only_what_is_public_and_readable_can_be_suspended_once(portal, institution, one):
    reports.ask_suspend(one, SECRETARY)
    with pytest.raises(BadAction):
        reports.ask_suspend(one, SECRETARY)
    transaction.commit()
    work(portal, NOW)
    with pytest.raises(BadAction):
        reports.ask_suspend(one, SECRETARY)
    send(institution, item("p2"))
    with pytest.raises(BadAction):
        reports.ask_suspend(dossier(institution, "p2"), SECRETARY)
    with pytest.raises(BadAction):
        reports.ask_restore(dossier(institution, "p2"), SECRETARY)


def test_a_suspension_that_has_not_begun_is_called_off(portal, one):
    reports.ask_suspend(one, SECRETARY)
    reports.ask_restore(one, SECRETARY)
    assert one.wish == "" and not one.suspended
    transaction.commit()
    work(portal, NOW)
    assert acts(portal, one.public_path) == ["publish"]


def test_a_new_version_does_not_void_the_wish(portal, institution, one):
    reports.ask_suspend(one, SECRETARY)
    transaction.commit()
    send(institution, item(modified="2027-03-11T10:00:00Z", texts={"decision": "<p>Autrement.</p>"}))
    assert one.wish == "suspend"
    assert list(queue.to_suspend()) == [one]
    work(portal, NOW)
    assert public(one).fate == "suspended"


# -- coming back ----------------------------------------------------------------------------------------------


def test_restoring_shows_the_same_again(portal, one):
    before = facts(public(one))
    first = public(one).versions
    suspend(portal, one)
    restore(portal, one)
    decision = public(one)
    assert decision.fate == "live" and facts(decision) == before
    assert (decision.withdrawn_on, decision.withdrawal_reason) == (None, "")
    assert decision.versions[:-1] == first
    register = register_of(portal)
    assert acts(portal, one.public_path) == ["publish", "suspend", "restore"]
    published, restored = register.record(first[0]), register.record(decision.versions[-1])
    assert published == restored
    assert not register.held and not list(register.faults())
    assert one.positions == decision.versions and one.suspended is None and one.kept_copy is None


def test_what_is_masked_by_now_does_not_come_back(portal, one):
    suspend(portal, one)
    review_again(one)
    with api.env.adopt_user(username=SECRETARY):
        analysis = steps.analysis_of(one)
        start = analysis.texts["decision"].index("paroisse du quartier")
        addition = {"act": "add", "part": "decision", "start": start, "end": start + 20, "label": "PERSON"}
        steps.act(one, addition, one.version, steps.revision(one), SECRETARY)
    restore(portal, one)
    assert public(one).fate == "suspended" and not public(one).sections
    assert one.suspended["refused"] == ("name@decision",)
    assert one.history[-1]["act"] == "restoring refused"
    assert one.wish == ""


def test_a_confirmed_miss_does_not_come_back_unless_it_was_confirmed_by_mistake(portal, one):
    suspend(portal, one)
    miss(one)
    restore(portal, one)
    assert public(one).fate == "suspended"
    assert one.suspended["refused"] == ("miss@decision",)
    [report] = one.reports
    reports.dismiss(one, report, "nom d’un lieu", SECRETARY, seen="confirmed")
    restore(portal, one)
    assert public(one).fate == "live" and one.suspended is None


@pytest.mark.parametrize("words_too", [False, True])
def test_an_erased_item_with_a_confirmed_miss_does_not_come_back(portal, one, words_too):
    suspend(portal, one)
    miss(one)
    # The clock of the publication is the test's, that of the answer is not.
    one.reports[0]["handled_at"] = NOW + timedelta(hours=1)
    if words_too:
        one.erase_reports()
    for version in one.versions:
        version.content = None
    one.proposal = None
    restore(portal, one)
    assert public(one).fate == "suspended"


# -- the usual way: masked, validated, published again --------------------------------------------------------


def test_a_later_validation_publishes_again_and_ends_the_suspension(portal, institution, one):
    address, first = one.public_path, one.positions[0]
    suspend(portal, one)
    miss(one)
    review_again(one)
    with api.env.adopt_user(username=SECRETARY):
        analysis = steps.analysis_of(one)
        start = analysis.texts["decision"].index("paroisse du quartier")
        addition = {"act": "add", "part": "decision", "start": start, "end": start + 20, "label": "PERSON"}
        steps.act(one, addition, one.version, steps.revision(one), SECRETARY)
    settle(one)
    work(portal, NOW)
    decision = public(one)
    assert (decision.fate, one.public_path) == ("live", address)
    assert "paroisse" not in decision.sections[0]["html"] and decision.title
    assert acts(portal, address) == ["publish", "suspend", "restore"]
    assert one.suspended is None and one.kept_copy is None
    register = register_of(portal)
    assert register.record(first) is None and first not in register.records
    assert not list(register.faults())


def test_what_was_validated_before_the_suspension_stays_out(portal, institution, one):
    send(institution, item(modified="2027-03-11T10:00:00Z", texts={"decision": "<p>Autrement.</p>"}))
    reports.ask_suspend(one, SECRETARY)
    transaction.commit()
    work(portal, NOW)
    settle(one)
    # As if it had been validated a moment before the report came in.
    one.validated_at = one.suspended["at"]
    transaction.commit()
    work(portal, NOW)
    assert public(one).fate == "suspended"
    assert queue.oldest_due(NOW) is None
    restore(portal, one)
    assert public(one).sections[0]["html"] == "<p>Autrement.</p>"
    assert acts(portal, one.public_path) == ["publish", "suspend", "restore", "replace"]


def test_a_confirmed_miss_that_nobody_masked_is_not_published_again(portal, one):
    miss(one)
    review_again(one)
    settle(one)
    work(portal, NOW)
    assert api.content.get_state(one) == "blocked"
    assert one.blocked_because == ("hard_hit", "miss@decision")


def test_a_confirmed_miss_that_a_human_left_readable_is_published(portal, institution, one):
    miss(one)
    review_again(one)
    with api.env.adopt_user(username=SECRETARY):
        analysis = steps.analysis_of(one)
        start = analysis.texts["decision"].index("paroisse du quartier")
        addition = {"act": "add", "part": "decision", "start": start, "end": start + 20, "label": "VISIBLE"}
        steps.act(one, addition, one.version, steps.revision(one), SECRETARY)
    settle(one)
    work(portal, NOW)
    assert api.content.get_state(one) == "published"


# -- withdrawing ----------------------------------------------------------------------------------------------


def test_a_suspended_item_can_be_withdrawn(portal, one):
    suspend(portal, one)
    decision, positions = public(one), one.positions
    steps.ask(one, "withdraw", SECRETARY, "personal_data")
    transaction.commit()
    work(portal, NOW)
    assert decision.fate == "withdrawn" and one.suspended is None and one.kept_copy is None
    register = register_of(portal)
    assert not register.held
    assert all(position not in register.records for position in positions)
    assert not list(register.faults())


def test_a_withdrawal_goes_before_a_suspension(portal, one):
    reports.ask_suspend(one, SECRETARY)
    steps.ask(one, "withdraw", SECRETARY, "error")
    assert one.wish == "withdraw"
    path = one.public_path
    transaction.commit()
    work(portal, NOW)
    assert acts(portal, path) == ["publish", "withdraw"] and one.suspension_request is None


def test_an_item_that_turns_secret_while_suspended_leaves_nothing(portal, institution, one):
    suspend(portal, one)
    miss(one)
    send(institution, item(privacy="secret", modified="2027-03-11T10:00:00Z"))
    work(portal, NOW)
    assert one.kept_copy is None and one.suspended is None and not one.public_path
    assert not one.reports[0]["text"] and not one.reports[0]["missed"]


def test_a_suspended_item_that_moves_comes_back_in_its_new_meeting(portal, institution, one):
    suspend(portal, one)
    moved = item(number="2.7", texts={"decision": TEXT}, modified="2027-03-11T10:00:00Z")
    send(institution, moved, id="m2", start="2027-03-24T20:00:00")
    work(portal, NOW)
    settle(dossier(institution))
    work(portal, AFTER.replace(day=17))
    one = dossier(institution)
    assert public(one).fate == "live" and "2027-03-24" in one.public_path
    assert not list(register_of(portal).faults()) and not register_of(portal).held


def test_two_institutions_do_not_mix_their_suspensions(portal, institution, one):
    other = make_institution(portal, "hau", "Haute-Sambre")
    suspend(portal, one)
    assert reports.suspended_dossiers(institution) == [one]
    assert reports.suspended_dossiers(other) == []
    assert reports.dossier_behind(other, one.public_path) is None
