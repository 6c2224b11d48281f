"""Can the staff do all of their work on the screens, without a script?"""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from flow import AFTER
from flow import item
from flow import send
from flow import settle
from imio.deliberations.validation import steps
from imio.deliberations.worker.rounds import work
from lxml import html
from plone import api

import flow
import json
import pytest
import transaction


SECRETARY = "val-secretaries-1"
AGENT = "val-agents-1"
NOW = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)


def text(browser):
    """The page as words, white space collapsed."""
    return " ".join(html.fromstring(browser.contents).text_content().split())


def element(browser, css_id):
    return html.fromstring(browser.contents).get_element_by_id(css_id)


def press(browser, value, **fields):
    """Press the button of that value, as somebody without a script does, with its form filled in."""
    for number in range(browser.contents.count("<form")):
        form = browser.getForm(index=number)
        buttons = [button.get("value") for button in form._form.html.select("button[name=do]")]
        if value in buttons:
            for name, given in fields.items():
                form.getControl(name=name).value = given
            form.getControl(name="do", index=buttons.index(value)).click()
            return
    raise LookupError(value)


def values(browser):
    """What the buttons of the page can do."""
    return [button.get("value") for button in html.fromstring(browser.contents).xpath('//button[@name="do"]')]


def opened(browse, context, user=SECRETARY):
    browser = browse(user)
    browser.open(context.absolute_url())
    return browser


def span_of(dossier, words):
    return next(m.span.id for m in steps.outcome_of(dossier).mentions if m.span.text == words)


# -- the desk and the meeting ---------------------------------------------------------------------------------


def test_the_desk_says_what_is_left_and_until_when(dossier, institution, browse):
    desk = text(opened(browse, institution["bureau"]))
    assert "Conseil communal – mardi 23 mars 2027, 20 h" in desk
    assert "au plus tard le mercredi 17 mars 2027 – échéance dans 1 j 14 h" in desk
    assert "5 jours francs avant la séance (décret du 18 mai 2022" in desk
    assert "À valider : 1" in desk
    assert "Reste à traiter : 1." in desk
    assert "Dupont" not in desk


def test_a_late_meeting_comes_first(dossier, institution, browse, clock):
    send(institution, item("p2"), id="m2", start="2027-03-19T20:00:00")
    desk = text(opened(browse, institution["bureau"]))
    assert desk.index("vendredi 19 mars 2027") < desk.index("mardi 23 mars 2027")
    assert "En retard 1" in desk
    assert "échéance dépassée de 2 j 10 h" in desk


def test_a_held_meeting_has_no_draft_deadline(dossier, institution, browse, clock):
    clock(AFTER)
    desk = text(opened(browse, institution["bureau"]))
    assert "Séances tenues Conseil communal – mardi 23 mars 2027" in desk
    assert "échéance" not in desk


def test_who_owes_nothing_has_no_deadline(dossier, institution, browse):
    institution.kind = "cpas"
    transaction.commit()
    desk = text(opened(browse, institution["bureau"]))
    assert "Publication volontaire" in desk
    assert "échéance dans" not in desk


def test_a_silent_worker_raises_the_alarm(dossier, institution, browse):
    # The last round of the fixture was in 2027; the adapter reads the real clock, to which that is no silence.
    assert "ne répond plus" not in text(opened(browse, institution["bureau"]))
    from imio.deliberations.worker.status import status_of

    status_of(api.portal.get()).beat = datetime.now(UTC) - timedelta(minutes=31)
    transaction.commit()
    assert "ne répond plus" in text(opened(browse, institution["bureau"]))


def test_the_desk_names_what_has_waited_longest(dossier, institution, browse):
    assert "Attend son analyse" not in text(opened(browse, institution["bureau"]))
    send(institution, item("p9"))
    assert "Attend son analyse depuis le plus longtemps : reçu le" in text(opened(browse, institution["bureau"]))


def test_what_the_guard_refused_is_told_without_its_text(dossier, institution, browse):
    send(institution, item("p9", title="Secret de Zoé Quidam", privacy="secret"))
    desk = text(opened(browse, institution["bureau"]))
    assert "Derniers refus" in desk
    assert "p9" in desk
    assert "Quidam" not in desk


@pytest.mark.parametrize("meetings, items", [(1, 1), (1, 30), (6, 2)])
def test_the_desk_asks_the_catalogue_a_constant_number_of_times(
    portal, institution, browse, clock, monkeypatch, meetings, items
):
    for number in range(meetings):
        send(
            institution,
            *(item(f"p{number}-{one}", number=str(one + 1), position=one) for one in range(items)),
            id=f"m{number}",
            start=f"2027-04-{number + 1:02}T20:00:00",
        )
    from Products.ZCatalog.Catalog import Catalog

    asked = []
    search = Catalog.search
    monkeypatch.setattr(Catalog, "search", lambda self, *args, **kw: asked.append(1) or search(self, *args, **kw))
    from imio.deliberations.validation.screens.desk import Desk

    desk = Desk(institution["bureau"], portal.REQUEST)
    desk.now = NOW
    with api.env.adopt_user(username=SECRETARY):
        rows = desk._rows()
    assert sum(row.total for row in rows) == meetings * items
    assert len(asked) == 3


def test_a_meeting_lists_its_items_in_order_with_what_they_wait_for(dossier, institution, browse):
    send(institution, item("p10", number="10", position=10), item("p2", number="2", position=2))
    page = text(opened(browse, dossier.__parent__))
    assert "Vente à M. Jean Dupont" in page
    assert "À décider : 1" in page
    assert "Reçu, analyse en attente" in page
    tree = html.fromstring(opened(browse, dossier.__parent__).contents)
    assert tree.xpath('//ol[contains(@class, "bench-agenda")]/li/span/text()') == ["1", "2", "10"]


def test_the_day_of_the_convocation_is_set_for_one_meeting(dossier, institution, browse):
    meeting = dossier.__parent__
    browser = opened(browse, meeting)
    assert "15 mars 2027" in text(browser)
    browser.getControl(name="convened_on").value = "2027-03-12"
    browser.getControl("Enregistrer").click()
    assert "12 mars 2027" in text(browser)
    browser.getControl(name="convened_on").value = "2027-03-23"
    browser.getControl("Enregistrer").click()
    assert "la convocation précède la séance" in text(browser)
    transaction.begin()
    assert meeting.convened_on.isoformat() == "2027-03-12"


def test_an_agent_does_not_set_the_convocation(dossier, browse):
    browser = opened(browse, dossier.__parent__, "val-agents-1")
    assert "Conseil communal" in text(browser)
    assert 'name="convened_on"' not in browser.contents


def test_a_failure_of_the_worker_is_said_in_neutral_words(dossier, institution, browse):
    dossier.failure = {"at": NOW, "step": "analyse", "kind": "ValueError", "attempts": 2, "next": NOW}
    transaction.commit()
    assert "L’analyse a échoué (2 fois, code ValueError)" in text(opened(browse, dossier.__parent__))


# -- the review -----------------------------------------------------------------------------------------------


def test_every_mention_is_marked_and_can_be_reached_both_ways(dossier, browse):
    page = html.fromstring(opened(browse, dossier).contents)
    for mention in steps.outcome_of(dossier).mentions:
        mark = page.get_element_by_id(f"m-{mention.span.id}")
        line = page.get_element_by_id(f"d-{mention.span.id}")
        assert mark.xpath("./a/@href") == [f"#d-{mention.span.id}"]
        assert line.xpath(f".//a[@href='#m-{mention.span.id}']")
        assert page.get_element_by_id(mark.xpath("./a/@aria-describedby")[0]).text_content().strip()


def test_decide_one_mention(dossier, browse):
    browser = opened(browse, dossier)
    span = span_of(dossier, "Berthe Lacasse")
    letter = next(m.span.entity for m in steps.outcome_of(dossier).mentions if m.span.id == span)
    press(browser, f"keep:like:{letter}")
    assert browser.url.endswith(f"#g-{letter}")
    assert "Laissé visible. Reste à décider :" in text(browser)
    assert "visible" in element(browser, f"d-{span}").text_content()
    transaction.begin()
    assert dossier.review[-1]["act"] == "keep"
    assert dossier.review[-1]["who"] == SECRETARY


def test_decide_a_person_and_undo(dossier, browse):
    browser = opened(browse, dossier)
    press(browser, "keep:like:A")
    transaction.begin()
    assert {m.masked for m in steps.outcome_of(dossier).mentions if m.span.entity == "A"} == {False}
    press(browser, "undo")
    transaction.begin()
    assert {m.masked for m in steps.outcome_of(dossier).mentions if m.span.entity == "A"} == {True}
    assert "Annulé. Reste à décider :" in text(browser)
    press(browser, "redo")
    transaction.begin()
    assert {m.masked for m in steps.outcome_of(dossier).mentions if m.span.entity == "A"} == {False}


def test_one_mention_alone(dossier, browse):
    browser = opened(browse, dossier)
    first, *others = [m.span.id for m in steps.outcome_of(dossier).mentions if m.span.entity == "A"]
    press(browser, f"keep:span:{first}")
    assert browser.url.endswith(f"#d-{first}")
    transaction.begin()
    masked = {m.span.id: m.masked for m in steps.outcome_of(dossier).mentions}
    assert not masked[first] and all(masked[other] for other in others)


def test_who_holds_an_office_stays_readable_there_when_she_is_masked_as_a_buyer(portal, institution, browse, clock):
    institution.officials = ("Berthe Lacasse | échevine",)
    send(
        institution,
        item(
            texts={
                "decision": "<p>Présents : Mme Berthe Lacasse, Échevine ;</p><p>Considérant que Mme Berthe Lacasse, "
                "domiciliée rue du Moulin 27, achète la parcelle ;</p>"
            }
        ),
    )
    work(portal, NOW)
    dossier = flow.dossier(institution)
    browser = opened(browse, dossier)
    mentions = [m for m in steps.outcome_of(dossier).mentions if "Lacasse" in m.span.text]
    assert [m.open for m in mentions] == [False, True]
    press(browser, f"mask:like:{mentions[1].span.entity}")
    transaction.begin()
    again = [m for m in steps.outcome_of(dossier).mentions if "Lacasse" in m.span.text]
    assert [m.masked for m in again] == [False, True]


def ticked(browser, **boxes):
    """Tick boxes of the list, as names and values."""
    for name, values in boxes.items():
        browser.getForm("decisions").getControl(name=name).value = values


def test_two_persons_become_one_then_two_again(dossier, browse):
    browser = opened(browse, dossier)
    ticked(browser, entity=["A", "B"])
    press(browser, "merge")
    transaction.begin()
    assert {m.span.entity for m in steps.outcome_of(dossier).mentions if m.span.label == "PERSON"} - {""} == {"A"}
    span = span_of(dossier, "Berthe Lacasse")
    ticked(browser, span=[span])
    press(browser, "split")
    transaction.begin()
    assert len({m.span.entity for m in steps.outcome_of(dossier).mentions if m.span.label == "PERSON"} - {""}) == 2


def test_a_role_instead_of_a_letter(dossier, browse):
    browser = opened(browse, dossier)
    press(browser, "replace")
    assert "cochez d’abord" in element(browser, "list").text_content()
    ticked(browser, entity=["A"])
    press(browser, "replace", role=["l’acquéreur"])
    browser.open(f"{dossier.absolute_url()}?view=both")
    assert "[l’acquéreur]" in text(browser)


def test_another_kind(dossier, browse):
    browser = opened(browse, dossier)
    ticked(browser, entity=["B"])
    press(browser, "relabel", kind=["SENSITIVE"])
    transaction.begin()
    assert "SENSITIVE" in {m.span.label for m in steps.outcome_of(dossier).mentions}


def test_doubts_are_ticked_off_before_anything_is_validated(portal, institution, browse, clock):
    names = "<p>Considérant que M. Jean Dupont et M. Jean Dupond, voisins, réclament ;</p>"
    send(institution, item(texts={"decision": names}))
    work(portal, NOW)
    dossier = flow.dossier(institution)
    browser = opened(browse, dossier)
    keys = [question.key for question in steps.outcome_of(dossier).open_doubts]
    assert keys and "Doutes à vérifier : " in text(browser)
    assert "validate" not in values(browser)
    press(browser, "check")
    assert "cochez au moins un doute" in element(browser, "doubts").text_content()
    press(browser, "check", doubt=keys)
    transaction.begin()
    assert not steps.outcome_of(dossier).open_doubts
    for mention in steps.outcome_of(dossier).open:
        press(browser, f"mask:like:{mention.span.entity}")
    assert "validate" in values(browser)


def test_colleagues_see_each_other_and_do_not_decide_over_each_other_s_head(dossier, browse, monkeypatch):
    from imio.deliberations.validation.screens import review
    from imio.deliberations.validation.screens import screen

    for module in (screen, review):
        monkeypatch.setattr(module, "now", lambda: datetime.now(UTC))
    press(opened(browse, dossier, AGENT), "keep:like:A")
    browser = opened(browse, dossier)
    assert f"{AGENT} travaille sur ce point" in text(browser)
    assert "mask:like:A" not in values(browser)
    transaction.begin()
    with pytest.raises(steps.Stale, match="quelqu’un d’autre"):
        steps.act(dossier, {"act": "mask", "entity": "A"}, dossier.version, steps.revision(dossier), SECRETARY)
    press(browser, "take")
    press(browser, "mask:like:A")
    transaction.begin()
    assert dossier.review[-1]["who"] == SECRETARY


def test_a_sign_of_life_says_who_else_is_here_and_changes_no_decision(dossier, browse):
    for user, others in ((AGENT, 0), (SECRETARY, 1)):
        browser = opened(browse, dossier, user)
        token = browser.getControl(name="_authenticator", index=0).value
        browser.post(f"{dossier.absolute_url()}/@@review", f"do=here&_authenticator={token}")
        answer = json.loads(browser.contents)
        assert (answer["seen"], len(answer["others"])) == (0, others)


def test_an_abandoned_dossier_is_free_again():
    from imio.deliberations.content.bureau import Dossier
    from imio.deliberations.validation import presence

    dossier = Dossier("d")
    presence.take(dossier, AGENT, NOW)
    assert presence.holder(dossier, NOW + presence.PATIENCE) == AGENT
    assert presence.holder(dossier, NOW + presence.PATIENCE + timedelta(seconds=1)) == ""
    presence.note_reader(dossier, AGENT, NOW + timedelta(minutes=10))
    assert presence.holder(dossier, NOW + presence.PATIENCE + timedelta(minutes=10)) == AGENT


def test_add_by_typing_and_remove(dossier, browse):
    browser = opened(browse, dossier)
    press(browser, "add", text="200 €", label=["SENSITIVE"])
    transaction.begin()
    added = next(m for m in steps.outcome_of(dossier).mentions if m.added == 0)
    assert added.span.text.startswith("200")
    assert browser.url.endswith(f"#d-{added.span.id}")
    press(browser, "remove:0")
    transaction.begin()
    assert all(m.added < 0 for m in steps.outcome_of(dossier).mentions)


def test_add_what_was_selected_as_whole_words(dossier, browse):
    whole = steps.analysis_of(dossier).texts["decision"]
    first = whole.index("rchitect")
    before = len("".join(whole[:first].split()))
    browser = opened(browse, dossier)
    press(
        browser,
        "add",
        text="rchitect",
        label=["SENSITIVE"],
        part="decision",
        ink_start=str(before),
        ink_end=str(before + len("rchitect")),
    )
    transaction.begin()
    assert next(m for m in steps.outcome_of(dossier).mentions if m.added == 0).span.text == "architecte"


def test_what_is_not_in_the_text_cannot_be_added_and_stays_in_the_form(dossier, browse):
    browser = opened(browse, dossier)
    press(browser, "add", text="Personne Inconnue", label=["PHONE"])
    assert browser.headers["status"].startswith("400")
    assert "ce passage ne figure pas dans le point" in element(browser, "add").text_content()
    assert browser.getControl(name="text").value == "Personne Inconnue"
    assert browser.getControl(name="label").value == ["PHONE"]
    assert not dossier.review


def test_a_national_number_stays_readable_only_after_a_second_confirmation(portal, institution, browse, clock):
    decision = "<p>M. Jean Dupont, registre national 85.07.30-033.28.</p>"
    send(institution, item(texts={"decision": decision}))
    work(portal, NOW)
    dossier = flow.dossier(institution)
    span = span_of(dossier, "85.07.30-033.28")
    browser = opened(browse, dossier)
    press(browser, "keep:like:NISS1")
    assert "dites pourquoi" in element(browser, "g-NISS1").text_content()
    transaction.begin()
    assert not dossier.review
    press(browser, "keep:like:NISS1", **{"reason-NISS1": ["fictitious"]})
    transaction.begin()
    assert (dossier.review[-1]["spans"], dossier.review[-1]["reason"]) == ((span,), "fictitious")


def test_another_tab_was_faster(dossier, browse):
    first, second = opened(browse, dossier), opened(browse, dossier)
    press(first, "keep:like:A")
    press(second, "add", text="200 €", label=["SENSITIVE"])
    assert second.headers["status"].startswith("409")
    assert "modifié entre-temps" in text(second)
    assert second.getControl(name="text").value == "200 €"
    press(second, "add")
    transaction.begin()
    assert len(dossier.review) == 2


def test_one_undone_and_another_done_is_another_state(dossier, browse):
    press(first := opened(browse, dossier), "keep:like:A")
    second = opened(browse, dossier)
    press(first, "undo")
    press(first, "mask:like:A")
    press(second, "validate") if "validate" in values(second) else press(second, "undo")
    assert second.headers["status"].startswith("409")


def test_a_request_without_a_token_changes_nothing(dossier, browse):
    browser = browse(SECRETARY)
    browser.post(f"{dossier.absolute_url()}/@@review", f"do=keep:like:A&version={dossier.version}&seen=0")
    transaction.begin()
    assert not dossier.review


def test_an_agent_prepares_and_may_not_validate(dossier, browse):
    browser = opened(browse, dossier, AGENT)
    for mention in steps.outcome_of(dossier).open:
        press(browser, f"mask:like:{mention.span.entity}")
    assert "validate" not in values(browser)
    assert "La validation revient à un·e secrétaire" in text(browser)
    assert "mask:like:A" in values(browser)


def test_validate_then_reopen(dossier, browse):
    browser = opened(browse, dossier)
    assert "validate" not in values(browser)
    for mention in steps.outcome_of(dossier).open:
        press(browser, f"mask:like:{mention.span.entity}")
    press(browser, "validate")
    assert browser.url.endswith("#steps")
    assert "Paraîtra dans la minute." in text(browser)
    assert not [value for value in values(browser) if value.startswith(("mask", "keep", "add"))]
    press(browser, "reopen")
    transaction.begin()
    assert api.content.get_state(dossier) == "to_validate"
    assert dossier.history[-1]["act"] == "reopened"


def test_validated_early_says_when_it_will_appear(dossier, browse, clock):
    clock(datetime(2027, 3, 12, 9, 0, tzinfo=UTC))
    settle(dossier)
    assert "Paraîtra le 15 mars 2027, 0 h." in text(opened(browse, dossier))


def test_only_a_voluntary_publication_is_started_by_hand(dossier, institution, browse):
    settle(dossier)
    assert "publish" not in values(opened(browse, dossier))
    institution.kind = "cpas"
    transaction.commit()
    browser = opened(browse, dossier)
    press(browser, "publish")
    assert "Publication demandée" in text(browser)
    transaction.begin()
    assert dossier.wish == "publish"


def test_withdraw_asks_for_a_reason_and_a_confirmation(portal, dossier, browse):
    settle(dossier)
    work(portal, NOW)
    browser = opened(browse, dossier)
    assert "Publié le 16 mars 2027" in text(browser)
    press(browser, "withdraw", reason=["error"])
    assert "cochez la confirmation" in element(browser, "steps").text_content()
    assert browser.getControl(name="reason").value == ["error"]
    press(browser, "withdraw", reason=[""], confirm=["withdraw"])
    assert "choisissez la raison" in text(browser)
    press(browser, "withdraw", reason=["error"], confirm=["withdraw"])
    assert "Retrait en cours" in text(browser)
    assert "reopen" not in values(browser)
    transaction.begin()
    assert dossier.wish == "withdraw"


def test_the_text_as_citizens_will_read_it(dossier, browse):
    settle(dossier)
    browser = opened(browse, dossier)
    browser.getLink("Tel qu’il paraîtra").click()
    shown = element(browser, "text").text_content()
    assert "Dupont" not in shown
    assert "[A]" in shown


def test_an_item_that_waits_or_was_erased_has_a_page_too(portal, institution, browse, clock):
    send(institution, item("p5"))
    dossier = flow.dossier(institution, "p5")
    assert "L’analyse n’est pas encore faite" in text(opened(browse, dossier))
    send(institution, item("p5", privacy="secret"))
    assert "Point devenu secret" in text(opened(browse, dossier))


def test_nothing_is_kept_by_a_cache_or_shown_to_strangers(dossier, institution, browse):
    browser = opened(browse, dossier)
    assert "no-store" in browser.headers["cache-control"]
    stranger = opened(browse, dossier, "val-managers-1")
    assert "Dupont" not in stranger.contents
