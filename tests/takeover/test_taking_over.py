"""Does what another portal published come in by the doors, keep its addresses and dates, and nothing else?"""

from datetime import datetime
from datetime import UTC
from flow import item
from flow import make_institution
from flow import NOW
from flow import settle
from flow import submission
from imio.deliberations.publication.register import register_of
from imio.deliberations.reception.inbox import find_dossier
from imio.deliberations.reception.inbox import receive
from imio.deliberations.search.finding import find
from imio.deliberations.search.query import Query
from imio.deliberations.takeover import intake
from imio.deliberations.validation.reports import dossier_behind
from imio.deliberations.validation.steps import ask
from imio.deliberations.validation.steps import Stale
from imio.deliberations.validation.steps import take_over as release
from imio.deliberations.validation.traces import traces
from imio.deliberations.worker.rounds import work
from lasting import lasting
from plone import api
from takeover.conftest import dossier_at
from takeover.conftest import send
from takeover.conftest import steps
from takeover.conftest import take_over
from takeover.conftest import WHO

import pytest
import transaction


MARCH = "17-mars-2026"


@pytest.fixture
def taken(portal, institution):
    return take_over(portal, institution)


def page(institution, path):
    return institution["decisions"].unrestrictedTraverse(path, None)


def all_public_text(portal):
    register = register_of(portal)
    return "".join(record.data.decode() for record in register.records.values()) + " ".join(register.paths)


class TestOnceAllIsIn:
    """These tests look, and change nothing: one portal for all."""

    @pytest.fixture(scope="class")
    def portal(self, functional_session):
        with lasting(functional_session) as layer:
            yield layer["portal"]

    @pytest.fixture(scope="class")
    def institution(self, portal):
        made = make_institution(portal)
        take_over(portal, made)
        return made

    def test_what_was_readable_is_readable_at_the_same_addresses(self, institution):
        progress = intake.progress(institution["bureau"])
        assert (progress["published"], progress["blocked"], progress["validated"]) == (8, 1, 0)
        for path, stage in {
            "20-novembre-2019/approbation-du-proces-verbal": "final",
            "17-mars-2026/approbation-du-proces-verbal": "final",
            "17-mars-2026/concession-de-sepulture": "final",
            "17-mars-2026/contrat-de-bail": "final",
            "12-mai-2026/budget-de-la-fabrique-d-eglise": "draft",
            "23-mars-2027/approbation-du-proces-verbal": "draft",
        }.items():
            decision = page(institution, path)
            assert decision is not None and (decision.fate, decision.stage) == ("live", stage), path

    def test_dates_numbers_matters_and_people_in_charge_are_those_of_the_export(self, institution):
        decision = page(institution, f"{MARCH}/concession-de-sepulture")
        assert (decision.number, decision.kind, decision.matter) == ("2.10", "added", "État civil")
        assert decision.first_published == decision.published == datetime(2026, 4, 22, 10, 15, tzinfo=UTC)
        assert decision.__parent__.start == datetime(2026, 3, 17, 19, 0, tzinfo=UTC)
        assert page(institution, "20-novembre-2019").start == datetime(2019, 11, 20, 18, 30, tzinfo=UTC)
        assert "Mme Solange Mbeki-Thirion, Échevine des Finances" in decision.in_charge
        assert [section["name"] for section in decision.sections] == ["explanatory_note", "decision"]

    def test_a_draft_that_was_in_time_there_is_not_called_late_here(self, institution):
        assert page(institution, "12-mai-2026/budget-de-la-fabrique-d-eglise").timing == "due"

    def test_what_the_institution_masked_stays_masked_however_it_was_written(self, institution):
        decision = page(institution, f"{MARCH}/concession-de-sepulture")
        texts = "".join(section["html"] for section in decision.sections)
        assert texts.count('<span class="masked"') == 3 and "faq/rgpd" not in texts
        assert "TEXTE MASQUÉ" not in texts and ">Madame<" not in texts
        dossier = dossier_at(institution, MARCH, "cession-a-un-riverain")
        assert page(institution, f"{MARCH}/{dossier.public_id}").title == "Cession à [masqué]"

    def test_whoever_is_named_in_an_address_has_another_one(self, institution):
        dossier = dossier_at(institution, MARCH, "mise-a-la-retraite-de-madame-celestine-vandermeulen")
        assert dossier.public_id == dossier.getId()
        decision = page(institution, f"{MARCH}/{dossier.getId()}")
        assert decision.fate == "live" and "Vandermeulen" not in decision.title

    def test_an_address_says_nothing_that_the_page_does_not(self, institution):
        """Its word stands under a mask, or its title was another one."""
        dossier = dossier_at(institution, MARCH, "cession-a-un-riverain")
        assert dossier.public_id == dossier.getId()
        assert page(institution, f"{MARCH}/{dossier.getId()}").fate == "live"

    def test_a_national_number_in_clear_blocks_although_the_machine_would_mask_it(self, institution):
        dossier = dossier_at(institution, MARCH, "remboursement-d-une-redevance")
        assert api.content.get_state(dossier) == "blocked"
        assert dossier.blocked_because == ("hard_hit", "niss@decision")
        assert page(institution, f"{MARCH}/remboursement-d-une-redevance") is None

    def test_annexes_in_which_nothing_is_found_are_public_and_all_others_wait(self, institution):
        decision = page(institution, f"{MARCH}/approbation-du-proces-verbal")
        assert [one.title for one in decision.objectValues()] == ["Rapport"]
        assert decision.withheld == ({"title": "Plan", "reason": "not_released"},)
        assert not page(institution, f"{MARCH}/contrat-de-bail").objectIds()

    def test_nothing_of_what_stays_in_the_bureau_is_on_the_public_side(self, portal, institution):
        told = all_public_text(portal)
        for datum in ("Vandermeulen", "vandermeulen", "lambrecht", "Lambrecht", "85.07.30", "Grandjean", "Quoilin rue"):
            assert datum not in told, datum
        catalog = api.portal.get_tool("portal_catalog")
        for brain in catalog.unrestrictedSearchResults(portal_type=["Meeting", "Decision", "Annex"]):
            for datum in ("vandermeulen", "lambrecht", "grandjean"):
                assert datum not in f"{brain.getPath()} {brain.Title}".casefold()

    def test_items_of_the_same_name_are_all_found(self, portal, institution):
        """What is on each agenda has the same address in each meeting."""
        found = {hit.path for hit in find(portal, Query(text="procès-verbal"), NOW, 20).hits}
        assert {path for path in found if path.endswith("/approbation-du-proces-verbal")} == {
            f"/val/decisions/{meeting}/approbation-du-proces-verbal"
            for meeting in ("20-novembre-2019", "17-mars-2026", "23-mars-2027")
        }
        assert find(portal, Query(), NOW, 20).total == 8

    def test_a_page_with_its_former_address_leads_to_its_dossier(self, institution):
        dossier = dossier_at(institution, MARCH, "contrat-de-bail")
        assert dossier_behind(institution, dossier.public_path) == dossier
        assert dossier_behind(institution, "/val/decisions/12-mai-2026/contrat-de-bail") is None

    def test_a_private_meeting_is_not_taken(self, institution):
        assert page(institution, "15-juin-2026") is None
        assert len(institution["bureau"].objectIds()) == 4

    def test_traces_say_that_nobody_validated_it_here(self, institution):
        dossier = dossier_at(institution, MARCH, "contrat-de-bail")
        acts = [entry["act"] for entry in dossier.history]
        assert "taken over" in acts and "validated" not in acts and dossier.validated_by == ""
        found = traces(institution["bureau"], datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
        assert {trace.who for trace in found if trace.act == "taken over"} == {WHO}

    def test_office_holders_join_the_registry_once(self, institution):
        assert institution.officials == (
            "Solange Mbeki-Thirion | Échevine des Finances | 2026-03-17",
            "Octave Delvigne | Échevin | 2019-11-20 | 2019-11-20",
        )
        assert intake.add_officials(institution["bureau"], institution.officials, WHO) == 0


def test_again_changes_nothing(portal, institution, taken):
    entries, versions = len(register_of(portal)), [len(d.versions) for d in _dossiers(institution)]
    assert {result.status for result in send(institution)} == {"unchanged", "invalid"}
    work(portal, NOW)
    assert intake.settle(institution["bureau"], WHO) == taken
    work(portal, NOW)
    assert len(register_of(portal)) == entries
    assert [len(dossier.versions) for dossier in _dossiers(institution)] == versions


def test_stopped_between_two_steps_it_goes_on(portal, institution):
    for step in steps()[:4]:
        if step.taken:
            intake.accept(institution, step.submission, WHO, step.taken.address, step.meeting, step.taken.published)
    work(portal, NOW)
    assert take_over(portal, institution)["published"] == 8


def test_one_bad_item_stops_no_other_and_is_named_by_its_field(institution):
    bad = [result for result in send(institution) if result.code >= 400]
    assert [(one.status, one.problems) for one in bad] == [
        ("invalid", [{"field": "items.0.title", "message": "ne peut pas être vide"}])
    ]


def test_what_the_back_office_sent_itself_is_left_alone(portal, institution):
    step = next(one for one in steps() if one.taken and one.taken.address == "contrat-de-bail")
    receive(institution, submission(item(step.taken.item["id"])))
    result = intake.accept(institution, step.submission, WHO, step.taken.address, step.meeting)
    dossier = dossier_at(institution, MARCH, "contrat-de-bail")
    assert result.status == "known" and len(dossier.versions) == 1 and dossier.taken_over is None
    work(portal, NOW)
    intake.settle(institution["bureau"], WHO)
    assert api.content.get_state(dossier) == "to_validate"


def test_the_next_version_of_the_back_office_waits_for_a_secretary(portal, institution, taken):
    step = next(one for one in steps() if one.taken and one.taken.address == "contrat-de-bail")
    newer = {**step.taken.item, "modified": "2026-12-01T09:00:00+00:00", "annexes": []}
    newer["texts"] = {"decision": "<p>DÉCIDE d’approuver le contrat corrigé.</p>"}
    [result] = receive(institution, {**step.submission, "items": [newer]})
    work(portal, NOW)
    intake.settle(institution["bureau"], WHO)
    dossier = dossier_at(institution, MARCH, "contrat-de-bail")
    assert result.status == "updated" and api.content.get_state(dossier) == "to_validate"


def test_a_secretary_cannot_be_passed_by_with_the_act_of_a_takeover(institution, portal):
    receive(institution, submission(item()))
    work(portal, NOW)
    with pytest.raises(Stale):
        release(find_dossier(institution, "p1"), WHO)


def test_an_address_that_repeats_from_one_meeting_to_the_next_never_meets_another_items_page(
    portal, institution, taken
):
    first = page(institution, "23-mars-2027/approbation-du-proces-verbal")
    dossier = dossier_at(institution, "23-mars-2027", "approbation-du-proces-verbal")
    step = next(one for one in steps() if one.meeting == "23-mars-2027")
    other = next(one for one in steps() if one.meeting == "20-novembre-2019")
    moved = {**step.taken.item, "modified": "2026-12-01T09:00:00+00:00"}
    receive(institution, {**other.submission, "items": [moved]})
    dossier = dossier_at(institution, "23-mars-2027", "approbation-du-proces-verbal")
    work(portal, NOW)
    settle(dossier)
    ask(dossier, "publish", "val-secretaries-1")
    transaction.commit()
    work(portal, NOW)
    assert first is not None and dossier.public_path == f"/val/decisions/20-novembre-2019/{dossier.getId()}"
    kept = page(institution, "20-novembre-2019/approbation-du-proces-verbal")
    assert kept.stage == "final" and len(kept.versions) == 1


def _dossiers(institution):
    return [dossier for meeting in institution["bureau"].objectValues() for dossier in meeting.objectValues()]
