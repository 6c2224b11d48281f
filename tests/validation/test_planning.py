"""Can the items of a meeting be planned together, and does nothing happen that was not read and confirmed?"""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from flow import AFTER
from flow import item
from flow import send
from flow import settle
from imio.deliberations.publication import due
from imio.deliberations.validation import planning
from imio.deliberations.validation import steps
from imio.deliberations.validation import together
from imio.deliberations.validation.review import BadAction
from imio.deliberations.worker.rounds import work
from lxml import html
from plone import api

import flow
import pytest
import transaction


SECRETARY = "val-secretaries-1"
AGENT = "val-agents-1"
NOW = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)
CLEAN = "<p>Le Conseil DÉCIDE d’approuver le compte.</p>"
PERSONAL = "<p>M. Jean Dupont, domicilié rue du Moulin 27 à 5999 Val-des-Aulnes.</p>"
ASKED = "<p>Considérant que Mme Berthe Lacasse, architecte, a remis un avis ;</p>"


@pytest.fixture
def items(portal, institution, clock):
    """Three analysed items: two clean, one with personal data. By their identifiers."""
    send(
        institution,
        item("p1", number="1", position=1, title="Compte 2026", texts={"decision": CLEAN}),
        item("p2", number="2", position=2, title="Règlement de voirie", texts={"decision": CLEAN}, matter="Mobilité"),
        item("p3", number="3", position=3, title="Vente d’un terrain", texts={"decision": PERSONAL}),
    )
    work(portal, NOW)
    return {name: flow.dossier(institution, name) for name in ("p1", "p2", "p3")}


def text(browser):
    """The page as words, white space collapsed."""
    return " ".join(html.fromstring(browser.contents).get_element_by_id("main").text_content().split())


def opened(browse, context, act, user=SECRETARY):
    """The choice of items for an act."""
    browser = browse(user)
    browser.open(f"{context.absolute_url()}/@@together?act={act}")
    return browser


def ticked(browser):
    """The numbers of the items that are ticked."""
    tree = html.fromstring(browser.contents)
    return [
        box.xpath('string(../span/span[@class="number"])')
        for box in tree.xpath('//input[@type="checkbox"]')
        if box.get("checked")
    ]


def confirm(browser):
    """Press the button of the confirmation."""
    browser.getControl(name="do", index=0).click()


def state(dossier):
    transaction.begin()
    return api.content.get_state(dossier)


# -- validating what is clean ---------------------------------------------------------------------------------


def test_the_clean_items_are_named_before_anything_happens_and_then_validated(items, browse):
    browser = opened(browse, items["p1"].__parent__, "validate")
    assert ticked(browser) == ["1", "2"]
    assert "3 Vente d’un terrain – " in text(browser)
    browser.getControl("Continuer").click()
    assert "1 Compte 2026" in text(browser) and "2 Règlement de voirie" in text(browser)
    assert "Vente d’un terrain" not in text(browser)
    assert {state(dossier) for dossier in items.values()} == {"to_validate"}
    confirm(browser)
    assert "Fait : 2" in text(browser)
    assert [state(items[name]) for name in ("p1", "p2", "p3")] == ["validated", "validated", "to_validate"]
    assert items["p1"].validated_by == SECRETARY


def test_what_is_not_ticked_is_left(items, browse):
    browser = opened(browse, items["p1"].__parent__, "validate")
    boxes = browser.getControl(name="item")
    boxes.value = boxes.options[:1]
    browser.getControl("Continuer").click()
    assert "Règlement de voirie" not in text(browser)
    confirm(browser)
    assert [state(items[name]) for name in ("p1", "p2")] == ["validated", "to_validate"]


def test_an_item_that_changed_meanwhile_is_left_and_told_and_holds_up_no_other(portal, institution, items, browse):
    browser = opened(browse, items["p1"].__parent__, "validate")
    browser.getControl("Continuer").click()
    newer = "2027-03-11T10:00:00+00:00"
    send(institution, item("p2", number="2", position=2, title="Autre", texts={"decision": CLEAN}, modified=newer))
    work(portal, NOW)
    confirm(browser)
    assert "Fait : 1" in text(browser)
    assert "Pas fait : 1 2 Autre – ce point a changé entre-temps" in text(browser)
    assert [state(items[name]) for name in ("p1", "p2")] == ["validated", "to_validate"]


def test_a_replayed_confirmation_does_nothing_more(items, browse):
    first = opened(browse, items["p1"].__parent__, "validate")
    first.getControl("Continuer").click()
    second = opened(browse, items["p1"].__parent__, "validate")
    second.getControl("Continuer").click()
    confirm(first)
    with api.env.adopt_user(username=SECRETARY):
        transaction.begin()
        steps.reopen(items["p1"])
        transaction.commit()
    history = len(items["p2"].history)
    confirm(second)
    assert "Fait : 0 Pas fait : 2" in text(second)
    # Not even the one that was reopened, with the version and the review that the screen showed.
    assert state(items["p1"]) == "to_validate"
    assert len(items["p2"].history) == history


def test_a_forged_confirmation_validates_nothing_that_has_personal_data(items, browse):
    browser = opened(browse, items["p1"].__parent__, "validate")
    browser.getControl("Continuer").click()
    dossier = items["p3"]
    seen = together.seen(dossier)
    form = browser.getForm(index=0)._form
    form.fields["item"][0].value = f"{dossier.getId()}:{seen}"
    confirm(browser)
    assert state(dossier) == "to_validate"
    assert "3 Vente d’un terrain – " in text(browser)


def test_an_agent_cannot_validate_several(items, browse):
    assert "Compte 2026" not in opened(browse, items["p1"].__parent__, "validate", AGENT).contents
    page = browse(AGENT)
    page.open(items["p1"].__parent__.absolute_url())
    acts = html.fromstring(page.contents).xpath('//ul[@class="bench-acts"]//a/@href')
    assert [address.rpartition("=")[2] for address in acts] == ["assign"]


def test_an_agent_with_a_token_of_her_own_cannot_either(items, browse):
    browser = opened(browse, items["p1"].__parent__, "assign", AGENT)
    form = browser.getForm(index=0)._form
    form.fields["act"][0].value = "validate"
    browser.getControl(name="do", index=0).click()
    assert {state(dossier) for dossier in items.values()} == {"to_validate"}
    assert "confirmez" not in browser.contents


def test_a_request_without_a_token_changes_nothing(items, browse):
    browser = browse(SECRETARY)
    dossier = items["p1"]
    body = f"act=validate&do=confirm&item={dossier.getId()}:0.0.0"
    browser.post(f"{dossier.__parent__.absolute_url()}/@@together", body)
    assert state(dossier) == "to_validate"


def test_four_eyes_hold_for_several_as_for_one(institution, items, browse):
    institution.four_eyes = True
    transaction.commit()
    browser = opened(browse, items["p1"].__parent__, "validate")
    assert "1 Compte 2026 – quatre yeux" in text(browser)
    assert ticked(browser) == []
    dossier = items["p1"]
    with api.env.adopt_user(username=AGENT):
        steps.act(dossier, {"act": "ready"}, dossier.version, steps.revision(dossier), AGENT)
    transaction.commit()
    browser = opened(browse, dossier.__parent__, "validate")
    assert ticked(browser) == ["1"]
    browser.getControl("Continuer").click()
    confirm(browser)
    assert [state(items[name]) for name in ("p1", "p2")] == ["validated", "to_validate"]


def test_without_a_tick_nothing_can_be_confirmed(items, browse):
    browser = opened(browse, items["p1"].__parent__, "validate")
    browser.getControl(name="item").value = []
    browser.getControl("Continuer").click()
    assert browser.headers["status"].startswith("400")
    assert "cochez au moins un point" in text(browser)


# -- who prepares ---------------------------------------------------------------------------------------------


def test_an_agent_gives_items_to_a_colleague(institution, items, browse):
    browser = opened(browse, items["p1"].__parent__, "assign", AGENT)
    assert ticked(browser) == ["1", "2", "3"]
    control = browser.getControl(name="to")
    assert sorted(control.displayOptions) == sorted(["à personne", AGENT, SECRETARY])
    control.displayValue = [SECRETARY]
    browser.getControl("Continuer").click()
    assert f"confiés à : {SECRETARY}" in text(browser)
    confirm(browser)
    transaction.begin()
    assert {dossier.assignee for dossier in items.values()} == {SECRETARY}
    assert items["p1"].history[-1]["act"] == "assigned"
    assert items["p1"].history[-1]["to"] == SECRETARY


def test_only_who_prepares_here_can_be_given_an_item(portal, institution, items):
    flow.make_institution(portal, "autre", "Autre-Commune")
    for stranger in ("autre-agents-1", "val-managers-1", "nobody"):
        with pytest.raises(BadAction):
            planning.assign(items["p1"], stranger, AGENT)
    assert planning.assign(items["p1"], AGENT, AGENT) is True
    assert planning.assign(items["p1"], AGENT, AGENT) is False
    assert planning.assign(items["p1"], "", AGENT) is True


# -- holding back ---------------------------------------------------------------------------------------------


@pytest.fixture
def validated(items):
    """A validated item whose draft may be out already."""
    settle(items["p1"])
    return items["p1"]


def test_a_hold_until_a_moment_is_kept_to_the_second(portal, validated):
    until = NOW + timedelta(hours=2)
    planning.hold(validated, SECRETARY, "attend l’avis du juriste", planning.local_text(until), NOW)
    transaction.commit()
    work(portal, until - timedelta(seconds=1))
    assert state(validated) == "validated"
    work(portal, until)
    assert state(validated) == "published"


def test_a_hold_without_a_moment_lasts_until_it_is_lifted(portal, validated):
    planning.hold(validated, SECRETARY, "attend l’avis du juriste", "", NOW)
    transaction.commit()
    work(portal, NOW + timedelta(days=6))
    assert state(validated) == "validated"
    assert due.leaves_at(validated.__parent__.__parent__.__parent__, validated.__parent__, validated) is None
    planning.lift(validated, SECRETARY)
    transaction.commit()
    work(portal, NOW + timedelta(days=6))
    assert state(validated) == "published"
    assert [entry["act"] for entry in validated.history if entry["act"] in ("held", "lifted")] == ["held", "lifted"]


def test_a_new_version_keeps_the_hold(portal, institution, validated):
    planning.hold(validated, SECRETARY, "attend l’avis du juriste", "", NOW)
    transaction.commit()
    send(institution, item("p1", title="Compte corrigé", modified="2027-03-12T10:00:00+00:00"))
    work(portal, NOW)
    assert validated.hold["reason"] == "attend l’avis du juriste"
    settle(validated)
    work(portal, NOW)
    assert state(validated) == "validated"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2027-03-16T10:00", "à venir"),
        ("2026-01-01T10:00", "à venir"),
        ("demain", "AAAA-MM-JJ"),
        ("0001-01-01T00:00", "AAAA-MM-JJ"),
        ("2027-03-28T02:30", "n’existe pas"),
    ],
)
def test_only_a_moment_to_come_is_one(validated, written, said):
    with pytest.raises(BadAction, match=said):
        planning.hold(validated, SECRETARY, "attend", written, NOW)
    assert validated.hold is None


def test_a_moment_is_written_in_the_time_of_brussels():
    assert planning.moment_of("2027-03-16T10:01", NOW) == NOW + timedelta(minutes=1)
    assert planning.moment_of("2027-04-01T10:00:00", NOW) == datetime(2027, 4, 1, 8, 0, tzinfo=UTC)
    assert planning.local_text(datetime(2027, 4, 1, 8, 0, tzinfo=UTC)) == "2027-04-01T10:00"


def test_a_hold_past_the_deadline_is_warned_of_and_not_forbidden(items):
    dossier = items["p1"]
    deadline = due.deadline(dossier.__parent__.__parent__.__parent__, dossier.__parent__)
    assert not planning.breaks_deadline(dossier, deadline - timedelta(seconds=1), NOW)
    assert planning.breaks_deadline(dossier, deadline, NOW)
    assert planning.breaks_deadline(dossier, None, NOW)
    assert not planning.breaks_deadline(dossier, None, deadline)


def test_several_are_held_back_and_released_again(portal, items, validated, browse):
    browser = opened(browse, validated.__parent__, "hold")
    browser.getControl("Continuer").click()
    assert browser.headers["status"].startswith("400")
    assert "dites pourquoi ce point est retenu" in text(browser)
    browser.getControl(name="reason").value = "avis attendu"
    browser.getControl(name="until").value = "2027-03-10T08:00"
    browser.getControl("Continuer").click()
    assert "choisissez un moment à venir" in text(browser)
    assert browser.getControl(name="reason").value == "avis attendu"
    browser.getControl(name="until").value = "2027-03-18T08:00"
    browser.getControl("Continuer").click()
    assert "avant le 18 mars 2027, 8 h. Raison : avis attendu" in text(browser)
    assert "1 Compte 2026 ▲ l’échéance passera pendant qu’il est retenu" in text(browser)
    transaction.begin()
    assert validated.hold is None
    confirm(browser)
    assert "Fait : 3" in text(browser)
    transaction.begin()
    assert validated.hold["until"] == datetime(2027, 3, 18, 7, 0, tzinfo=UTC)
    assert validated.hold["who"] == SECRETARY
    work(portal, NOW)
    assert state(validated) == "validated"
    page = browse(SECRETARY)
    page.open(validated.__parent__.absolute_url())
    assert "Retenu jusqu’au 18 mars 2027, 8 h : avis attendu" in text(page)
    browser = opened(browse, validated.__parent__, "lift")
    browser.getControl("Continuer").click()
    confirm(browser)
    assert "Fait : 3" in text(browser)
    work(portal, NOW)
    assert state(validated) == "published"


def test_a_replayed_hold_does_not_come_back_after_it_was_lifted(items, browse):
    browser = opened(browse, items["p1"].__parent__, "hold")
    browser.getControl(name="reason").value = "avis attendu"
    browser.getControl("Continuer").click()
    again = opened(browse, items["p1"].__parent__, "hold")
    again.getControl(name="reason").value = "avis attendu"
    again.getControl("Continuer").click()
    confirm(browser)
    transaction.begin()
    planning.lift(items["p1"], SECRETARY)
    transaction.commit()
    confirm(again)
    transaction.begin()
    assert items["p1"].hold is None
    assert "Pas fait : 3" in text(again)


def test_the_reason_of_a_hold_stays_in_the_bureau(items):
    planning.hold(items["p1"], SECRETARY, "plainte de Jean Dupont", "", NOW)
    transaction.commit()
    catalog = api.portal.get_tool("portal_catalog")
    [brain] = catalog.unrestrictedSearchResults(path="/".join(items["p1"].getPhysicalPath()))
    assert "Dupont" not in repr(catalog.getMetadataForRID(brain.getRID()))
    assert all("Dupont" not in repr(entry) for entry in items["p1"].history)


# -- publishing -----------------------------------------------------------------------------------------------


def test_what_the_clock_publishes_says_when_instead(items, browse, clock):
    clock(datetime(2027, 3, 12, 9, 0, tzinfo=UTC))
    settle(items["p1"])
    browser = opened(browse, items["p1"].__parent__, "publish-draft")
    assert "1 Compte 2026 – paraît de lui-même le 15 mars 2027, 0 h" in text(browser)
    assert "Aucun point de cette séance n’y convient." in text(browser)


def test_voluntary_drafts_are_published_together(portal, institution, items, browse):
    institution.kind = "cpas"
    settle(items["p1"])
    settle(items["p2"])
    planning.hold(items["p2"], SECRETARY, "attend", "", NOW)
    transaction.commit()
    work(portal, NOW)
    assert state(items["p1"]) == "validated"
    browser = opened(browse, items["p1"].__parent__, "publish-draft")
    assert ticked(browser) == ["1"]
    assert "2 Règlement de voirie – est retenu" in text(browser)
    browser.getControl("Continuer").click()
    confirm(browser)
    work(portal, NOW)
    assert [state(items[name]) for name in ("p1", "p2")] == ["published", "validated"]


def test_voluntary_decisions_are_published_after_the_meeting_has_begun(portal, institution, items, browse, clock):
    institution.kind = "cpas"
    transaction.commit()
    newer = "2027-03-11T10:00:00+00:00"
    send(institution, item("p1", stage="final", title="Compte 2026", texts={"decision": CLEAN}, modified=newer))
    work(portal, NOW)
    settle(items["p1"])
    browser = opened(browse, items["p1"].__parent__, "publish-final")
    assert "un texte définitif paraît après le début de la séance" in text(browser)
    clock(AFTER)
    browser = opened(browse, items["p1"].__parent__, "publish-final")
    browser.getControl("Continuer").click()
    confirm(browser)
    work(portal, AFTER)
    assert state(items["p1"]) == "published"


def test_a_voluntary_text_is_published_at_a_moment(portal, institution, items):
    institution.kind = "cpas"
    transaction.commit()
    until = NOW + timedelta(hours=2)
    with pytest.raises(BadAction, match="validez d’abord"):
        planning.publish_at(items["p1"], SECRETARY, planning.local_text(until), NOW)
    settle(items["p1"])
    planning.publish_at(items["p1"], SECRETARY, planning.local_text(until), NOW)
    transaction.commit()
    work(portal, until - timedelta(seconds=1))
    assert state(items["p1"]) == "validated"
    work(portal, until)
    assert state(items["p1"]) == "published"


# -- the page -------------------------------------------------------------------------------------------------


def test_an_act_that_does_not_exist_is_not_found(items, browse):
    assert opened(browse, items["p1"].__parent__, "erase").headers["status"].startswith("404")


def test_a_summary_that_is_no_more_leads_back_to_the_meeting(items, browse):
    browser = browse(SECRETARY)
    browser.open(f"{items['p1'].__parent__.absolute_url()}/@@together?done=00000000")
    assert browser.url == items["p1"].__parent__.absolute_url()


def test_an_item_that_left_the_meeting_meanwhile_is_told(portal, institution, items, browse):
    browser = opened(browse, items["p1"].__parent__, "validate")
    browser.getControl("Continuer").click()
    later = "2027-03-12T10:00:00+00:00"
    moved = item("p2", number="2", position=2, texts={"decision": CLEAN}, modified=later)
    send(institution, moved, id="m2", start="2027-04-20T20:00:00")
    confirm(browser)
    assert "n’est plus dans cette séance" in text(browser)
    assert "Fait : 1" in text(browser)
