"""Do the rules hold on every way to a state: the steps, REST, Plone's own menu?"""

from datetime import datetime
from datetime import UTC
from flow import item
from flow import send
from flow import settle
from imio.deliberations.validation import steps
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.steps import NotReady
from imio.deliberations.validation.steps import Stale
from imio.deliberations.worker.rounds import work
from plone import api

import flow
import json
import pytest
import transaction


SECRETARY = "val-secretaries-1"
AGENT = "val-agents-1"
NOW = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)
MINOR = "<p>L’élève Chloé Martin, âgée de 11 ans, née le 3 mars 2015, participe au voyage.</p>"


def seen(dossier):
    return dossier.version, steps.revision(dossier)


def decide_all(dossier, who=AGENT):
    with api.env.adopt_user(username=who):
        for mention in steps.outcome_of(dossier).open:
            steps.act(dossier, {"act": "mask", "span": mention.span.id}, *seen(dossier), who)


def validate(dossier, who=SECRETARY):
    with api.env.adopt_user(username=who):
        steps.validate(dossier, *seen(dossier))


def state(dossier):
    return api.content.get_state(dossier)


def test_validation_waits_for_every_decision(dossier):
    with pytest.raises(NotReady, match="attendent encore votre décision"):
        validate(dossier)
    decide_all(dossier)
    validate(dossier)
    assert (state(dossier), dossier.validated_by) == ("validated", SECRETARY)


def hand_on(dossier, who=AGENT):
    with api.env.adopt_user(username=who):
        flow.tick_off(dossier, who)
        steps.act(dossier, {"act": "ready"}, *seen(dossier), who)


class TestFourEyes:
    @pytest.fixture(autouse=True)
    def four_eyes(self, institution):
        institution.four_eyes = True

    def test_one_reads_and_hands_on_another_validates(self, dossier):
        decide_all(dossier)
        with pytest.raises(NotReady, match="transmet"):
            validate(dossier)
        hand_on(dossier)
        validate(dossier)
        assert dossier.validated_by == SECRETARY

    def test_nobody_validates_what_she_handed_on(self, dossier):
        decide_all(dossier, SECRETARY)
        hand_on(dossier, SECRETARY)
        with pytest.raises(NotReady, match="quatre yeux"):
            validate(dossier)

    def test_what_was_changed_since_is_read_again(self, dossier):
        decide_all(dossier)
        hand_on(dossier)
        with api.env.adopt_user(username=SECRETARY):
            steps.act(dossier, {"act": "mask", "entity": "A"}, *seen(dossier), SECRETARY)
        with pytest.raises(NotReady, match="quatre yeux"):
            validate(dossier)
        hand_on(dossier, SECRETARY)
        with pytest.raises(NotReady, match="quatre yeux"):
            validate(dossier)

    def test_what_was_handed_on_cannot_be_taken_back_unseen(self, dossier):
        decide_all(dossier)
        hand_on(dossier)
        with api.env.adopt_user(username=SECRETARY):
            steps.undo(dossier, *seen(dossier), SECRETARY)
        with pytest.raises(NotReady, match="quatre yeux"):
            validate(dossier)

    def test_a_new_version_is_handed_on_anew(self, portal, dossier, institution):
        decide_all(dossier)
        hand_on(dossier)
        transaction.commit()
        same = {"title": dossier.content["title"], "texts": dossier.content["texts"]}
        send(institution, item(**same, stage="final", modified="2027-03-24T10:00:00"))
        work(portal, NOW)
        assert dossier.review and not steps.outcome_of(dossier).open
        with pytest.raises(NotReady, match="quatre yeux"):
            validate(dossier)

    @pytest.mark.parametrize("matters, asked", [((), True), ((" patrimoine",), True), (("Finances",), False)])
    def test_by_matter(self, dossier, institution, matters, asked):
        institution.four_eyes_matters = matters
        assert steps.takes_four_eyes(dossier) == asked


class TestNoFewerConfirmationsThanTheRulesAsk:
    """What a stale form, a second press, another browser or a direct call gains: nothing."""

    def test_a_stale_form(self, dossier):
        old = seen(dossier)
        decide_all(dossier)
        with pytest.raises(Stale), api.env.adopt_user(username=SECRETARY):
            steps.validate(dossier, *old)

    def test_the_same_decision_sent_twice_counts_once(self, dossier):
        shown, action = seen(dossier), {"act": "mask", "entity": "A"}
        with api.env.adopt_user(username=SECRETARY):
            steps.act(dossier, action, *shown, SECRETARY)
            with pytest.raises(Stale):
                steps.act(dossier, action, *shown, SECRETARY)
        assert len(dossier.review) == 1

    def test_a_doubt_nobody_ticked(self, portal, institution, clock):
        names = "<p>Considérant que M. Jean Dupont et M. Jean Dupond, voisins, réclament ;</p>"
        send(institution, item("p2", texts={"decision": names}))
        work(portal, NOW)
        doubtful = flow.dossier(institution, "p2")
        decide_all(doubtful)
        with pytest.raises(NotReady, match="doute"):
            validate(doubtful)
        flow.tick_off(doubtful, AGENT)
        validate(doubtful)

    def test_an_account_kept_without_a_reason(self, portal, institution, clock):
        account = "<p>Considérant que M. Jean Dupont demande le paiement sur le compte BE68 5390 0754 7034 ;</p>"
        send(institution, item("p3", texts={"decision": account}))
        work(portal, NOW)
        one = flow.dossier(institution, "p3")
        found = next(m.span.id for m in steps.outcome_of(one).mentions if m.span.label == "IBAN")
        with pytest.raises(BadAction, match="pourquoi"), api.env.adopt_user(username=SECRETARY):
            steps.act(one, {"act": "keep", "span": found}, *seen(one), SECRETARY)

    @pytest.mark.parametrize("undone", [False, True])
    def test_a_direct_call_of_rest(self, dossier, browse, undone):
        decide_all(dossier, SECRETARY)
        if undone:
            with api.env.adopt_user(username=SECRETARY):
                steps.undo(dossier, *seen(dossier), SECRETARY)
        transaction.commit()
        rest(browse, dossier, "validate")
        assert (state(dossier) == "validated") is not undone


def test_an_old_screen_decides_nothing(portal, dossier, institution):
    version, revision = seen(dossier)
    decide_all(dossier)
    with pytest.raises(Stale, match="modifié entre-temps"), api.env.adopt_user(username=SECRETARY):
        steps.act(dossier, {"act": "mask", "entity": "A"}, version, revision, SECRETARY)
    transaction.commit()
    send(institution, item(title="Autre", modified="2027-03-11T10:00:00+00:00"))
    with pytest.raises(Stale, match="nouvelle version"), api.env.adopt_user(username=SECRETARY):
        steps.act(dossier, {"act": "mask", "entity": "A"}, version, steps.revision(dossier), SECRETARY)
    work(portal, NOW)
    with pytest.raises(Stale, match="nouvelle version"), api.env.adopt_user(username=SECRETARY):
        steps.validate(dossier, version, steps.revision(dossier))


def test_a_state_never_comes_back_under_the_same_revision(dossier):
    revisions = [steps.revision(dossier)]
    with api.env.adopt_user(username=SECRETARY):
        for act in ("keep", "undo", "mask", "undo"):
            if act == "undo":
                steps.undo(dossier, *seen(dossier), SECRETARY)
            else:
                steps.act(dossier, {"act": act, "entity": "A"}, *seen(dossier), SECRETARY)
            revisions.append(steps.revision(dossier))
    assert len(set(revisions)) == len(revisions)


def test_there_is_nothing_to_undo_before_the_first_act(dossier):
    with pytest.raises(BadAction), api.env.adopt_user(username=SECRETARY):
        steps.undo(dossier, *seen(dossier), SECRETARY)


@pytest.fixture
def with_minor(portal, institution, clock):
    send(institution, item("minor", texts={"decision": MINOR}))
    work(portal, NOW)
    return flow.dossier(institution, "minor")


def test_a_minor_blocks_until_decided(with_minor):
    assert (state(with_minor), with_minor.blocked_because) == ("blocked", ("minor",))
    with pytest.raises(NotReady, match="personne mineure"), api.env.adopt_user(username=SECRETARY):
        steps.reopen(with_minor)
    decide_all(with_minor)
    assert (state(with_minor), with_minor.blocked_because) == ("to_validate", ())


def test_what_the_gate_blocked_is_left_by_a_new_decision(dossier):
    settle(dossier)
    from imio.deliberations.authority import as_system

    with as_system():
        dossier.blocked_because = ("hard_hit", "NISS@decision")
        api.content.transition(dossier, "block")
    with api.env.adopt_user(username=AGENT):
        steps.act(dossier, {"act": "mask", "entity": "A"}, *seen(dossier), AGENT)
    assert (state(dossier), dossier.blocked_because) == ("to_validate", ())


def test_reopening_forgets_what_was_asked(dossier):
    settle(dossier)
    with api.env.adopt_user(username=SECRETARY):
        steps.ask(dossier, "publish", SECRETARY)
        steps.reopen(dossier)
    assert (state(dossier), dossier.wish, dossier.validated_by) == ("to_validate", "", "")


def test_nothing_calls_back_a_withdrawal(portal, dossier, institution):
    settle(dossier)
    work(portal, NOW)
    send(institution, item(title="x", privacy="secret"))
    assert dossier.wish == "withdraw"
    with pytest.raises(NotReady, match="retrait"), api.env.adopt_user(username=SECRETARY):
        steps.reopen(dossier)
    with pytest.raises(BadAction), api.env.adopt_user(username=SECRETARY):
        steps.ask(dossier, "withdraw", SECRETARY, "error")
    assert dossier.request["reason"] == "closed_session"


@pytest.mark.parametrize("wish, reason", [("withdraw", "because"), ("withdraw", "error"), ("publish", "")])
def test_what_cannot_be_asked(dossier, wish, reason):
    with pytest.raises(BadAction):
        steps.ask(dossier, wish, SECRETARY, reason)


# -- the other ways -------------------------------------------------------------------------------------------


def rest(browse, dossier, transition, user=SECRETARY):
    browser = browse(user)
    browser.addHeader("Accept", "application/json")
    browser.post(f"{dossier.absolute_url()}/@workflow/{transition}", "{}", "application/json")
    transaction.begin()
    return browser


@pytest.mark.parametrize("user", [SECRETARY, AGENT])
def test_rest_validates_nothing_that_is_open(dossier, browse, user):
    browser = rest(browse, dossier, "validate", user)
    assert browser.headers["status"][0] == "4"
    assert b"Dupont" not in browser.contents
    if user == SECRETARY:
        assert "attendent encore votre décision" in json.loads(browser.contents)["error"]["message"]
    assert state(dossier) == "to_validate"


def test_rest_validates_what_is_decided(dossier, browse):
    decide_all(dossier)
    transaction.commit()
    assert rest(browse, dossier, "validate", AGENT).headers["status"][0] == "4"
    rest(browse, dossier, "validate")
    assert state(dossier) == "validated"
    assert dossier.validated_by == SECRETARY


@pytest.mark.parametrize("transition", ["publish", "propose", "withdraw", "receive", "block"])
def test_rest_does_no_work_of_the_worker(dossier, browse, transition):
    settle(dossier)
    assert rest(browse, dossier, transition).headers["status"][0] == "4"
    assert state(dossier) == "validated"


def test_the_menu_of_plone_validates_nothing_that_is_open(dossier, browse):
    browser = browse(SECRETARY)
    browser.open(f"{dossier.absolute_url()}/content_status_modify?workflow_action=validate")
    transaction.begin()
    assert state(dossier) == "to_validate"


def test_an_agent_may_not_validate_by_the_steps_either(dossier):
    decide_all(dossier)
    from Products.CMFCore.WorkflowCore import WorkflowException

    with pytest.raises(WorkflowException):
        validate(dossier, AGENT)
