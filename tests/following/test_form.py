"""Can anybody follow, and nobody follow for somebody else, learn an address or make the portal write to strangers?"""

from datetime import timedelta
from flow import item
from flow import public
from flow import publish
from following.conftest import READER
from following.conftest import SITE
from imio.deliberations.following.subscriptions import PER_DAY
from imio.deliberations.following.subscriptions import PER_HOUR
from plone import api

import json
import logging
import pytest
import transaction


def status(page):
    return int(page.headers["Status"].split()[0])


def words(page):
    from lxml import html

    return " ".join(html.fromstring(page.contents).text_content().split())


class TestTheForm:
    def test_it_says_what_is_followed_and_what_would_have_come(self, alerts, institution):
        publish(institution, item(number="2.7"), now=alerts.now - timedelta(hours=2))
        page = alerts.form(institution, "?q=voirie&matter=Patrimoine")
        said = words(page)
        assert "Une recherche dans Val-des-Aulnes" in said and "Mots voirie" in said and "Matière Patrimoine" in said
        assert "Projet 2.7 Vente d’un excédent de voirie" in said.replace("◔ ", "")
        assert "Rien : aucun courriel" in words(alerts.form(institution, "?q=cimetière"))

    @pytest.mark.parametrize(
        ("hours", "days", "shown"), [(167, 7, True), (169, 7, False), (169, 30, True), (721, 30, False)]
    )
    def test_the_preview_looks_back_seven_or_thirty_days(self, alerts, institution, hours, days, shown):
        publish(institution, item(), now=alerts.now)
        alerts.passes(hours=hours)
        assert ("voirie" in words(alerts.form(institution, f"?days={days}"))) is shown

    def test_nobody_keeps_it_nothing_runs_in_it_and_it_writes_nothing(self, alerts, portal, institution):
        transaction.commit()
        before = portal._p_jar.db().lastTransaction()
        page = alerts.form(institution)
        assert page.headers["Cache-Control"] == "no-store" and page.headers["X-Robots-Tag"] == "noindex"
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        assert "<script" not in page.contents and "style=" not in page.contents
        assert portal._p_jar.db().lastTransaction() == before

    def test_a_search_that_cannot_be_read_is_said(self, alerts, institution):
        page = alerts.form(institution, "?year=hier")
        assert (
            status(page) == 400
            and "Année : une année de quatre chiffres" in words(page)
            and 'id="follow"' not in page.contents
        )

    def test_without_a_public_address_there_is_no_form(self, alerts, institution, monkeypatch):
        monkeypatch.delenv("DELIBERATIONS_URL")
        assert "n’envoie pas de courriels" in words(alerts.form(institution))

    @pytest.mark.parametrize(
        "address",
        ["", "nobody", "a@example.be\nBcc: b@example.be", "a@example.be\r\nSubject: x", "a@example.be, b@example.be",
         "<a@example.be>", "a@example.be b@example.be", "x" * 250 + "@example.be"],
    )  # fmt: skip
    def test_what_is_no_address_is_said_and_nothing_is_kept(self, alerts, institution, address):
        page = alerts.send(alerts.form(institution), address)
        assert status(page) == 400 and "adresse" in words(page)
        assert alerts.everybody is None and alerts.round() == 0

    def test_a_program_that_fills_every_field_is_thanked_and_forgotten(self, alerts, institution):
        page = alerts.send(alerts.form(institution), website="https://example.be")
        assert "✓" in page.contents and alerts.everybody is None

    def test_who_sends_at_once_or_too_late_is_asked_again(self, alerts, institution):
        page = alerts.form(institution)
        alerts.passes(seconds=-25)
        assert status(alerts.send(page)) == 400 and "quelques secondes" in words(page)
        alerts.passes(hours=3)
        assert status(alerts.send(page)) == 400 and "resté ouvert longtemps" in words(page)
        assert "✓" in alerts.send(page).contents

    def test_a_form_of_one_page_is_no_form_of_another(self, alerts, portal, institution):
        page, other = alerts.form(institution), alerts.form(portal)
        token = page.getForm(id="follow").getControl(name="token").value
        other.getForm(id="follow").getControl(name="token").value = token
        form = other.getForm(id="follow")
        form.getControl(name="token").value = token
        form.getControl(name="email").value = READER
        alerts.passes(seconds=30)
        form.submit()
        assert status(other) == 400 and "plus valable" in words(other)

    def test_staff_that_is_signed_in_may_follow_too(self, alerts, institution):
        alerts.send(alerts.form(institution, user="val-agents-1"))
        assert len(alerts.everybody) == 1

    def test_of_a_withdrawn_item_there_is_nothing_to_follow(self, alerts, institution):
        from imio.deliberations.validation import steps
        from imio.deliberations.worker.rounds import work

        [one] = publish(institution, item(), now=alerts.now)
        decision = public(one)
        steps.ask(one, "withdraw", "val-secretaries-1", "error")
        transaction.commit()
        work(api.portal.get(), alerts.now)
        page = alerts.form(decision)
        assert status(page) == 404 and "voirie" not in page.contents


class TestTheSameAnswer:
    def test_for_a_new_a_waiting_and_a_known_address(self, alerts, institution):
        new = alerts.send(alerts.form(institution)).contents
        waiting = alerts.send(alerts.form(institution)).contents
        alerts.round()
        alerts.open(alerts.link("confirm")).getForm(id="confirm").submit()
        alerts.passes(hours=1)
        known = alerts.send(alerts.form(institution)).contents
        assert new == waiting == known
        assert alerts.round() == 1 and "Vous suivez déjà" in alerts.text()

    def test_nobody_makes_the_portal_write_to_a_stranger_again_and_again(self, alerts, institution):
        for number in range(20):
            alerts.send(alerts.form(institution, f"?q=mot{number}"))
            alerts.passes(minutes=15)
            alerts.round()
        assert len(alerts.office.mails) == PER_DAY
        alerts.passes(hours=24)
        alerts.send(alerts.form(institution, "?q=autre"))
        assert alerts.round() <= 1

    def test_the_mail_that_asks_holds_no_word_of_whoever_asked(self, alerts, institution):
        alerts.send(alerts.form(institution, "?q=achetez+sur+spam.example.com&matter=http://spam.example.com"))
        assert alerts.round() == 1
        assert "spam" not in alerts.text() + alerts.html() + alerts.mail().as_string()
        assert "achetez sur spam.example.com" in words(alerts.open(alerts.link("confirm")))

    def test_there_is_an_end_to_what_a_portal_takes_in_an_hour(self, alerts, institution):
        alerts.send(alerts.form(institution))
        alerts.everybody.times = (alerts.now,) * PER_HOUR
        transaction.commit()
        page = alerts.send(alerts.form(institution), "autre@example.be")
        assert (
            status(page) == 429 and page.headers["Retry-After"] == "3600" and "Réessayez dans une heure" in words(page)
        )
        alerts.passes(hours=1)
        assert "✓" in alerts.send(alerts.form(institution), "autre@example.be").contents


class TestTheLinks:
    def test_looking_confirms_nothing_and_the_button_does_once(self, alerts, institution):
        alerts.send(alerts.form(institution))
        alerts.round()
        link = alerts.link("confirm")
        for _time in range(3):
            alerts.open(link)
        assert next(iter(alerts.everybody)).confirmed is None
        page = alerts.open(link)
        page.getForm(id="confirm").submit()
        assert "C’est confirmé" in words(page)
        first = next(iter(alerts.everybody)).confirmed
        alerts.passes(hours=1)
        alerts.open(link).getForm(id="confirm").submit()
        assert next(iter(alerts.everybody)).confirmed == first

    @pytest.mark.parametrize(("hours", "there"), [(47.9, 1), (48, 0)])
    def test_what_nobody_confirms_is_erased_after_48_hours(self, alerts, institution, hours, there):
        alerts.send(alerts.form(institution))
        alerts.round()
        link = alerts.link("confirm")
        alerts.passes(hours=hours)
        if not there:
            assert "rien à cette adresse" in words(alerts.open(link))
        alerts.round()
        assert len(alerts.everybody) == there and len(alerts.everybody.by_address) == there

    @pytest.mark.parametrize("purpose", ["confirm", "manage", "stop"])
    def test_a_link_of_ones_own_making_opens_nothing(self, alerts, portal, institution, purpose):
        one = alerts.follow(institution)
        here = f"{portal.absolute_url()}/@@follow-{purpose}?link="
        wrong = [alerts.everybody.link(one, other) for other in ("confirm", "manage", "stop") if other != purpose]
        for link in ["", one.id, f"{one.id}.", f"{one.id}.{'0' * 64}", "é.è", f"{'0' * 24}.{'0' * 64}", *wrong]:
            page = alerts.open(here + link)
            assert status(page) == 404 and "Ce lien est incomplet" in words(page), link
            browser = alerts.browser()
            browser.post(here + link, "stop=1")
        assert len(alerts.everybody) == 1

    def test_the_rhythm_can_be_changed(self, alerts, institution):
        alerts.follow(institution)
        publish(institution, item(), now=alerts.now)
        alerts.round(alerts.morning())
        page = alerts.open(alerts.link("manage"))
        form = page.getForm(id="rhythm")
        form.getControl(name="frequency").value = ["weekly"]
        form.submit()
        assert "Le rythme est noté" in words(page)
        assert next(iter(alerts.everybody)).frequency == "weekly"
        assert READER not in page.contents

    def test_the_button_of_a_mail_program_needs_no_session_and_erases_the_address(self, alerts, institution):
        alerts.follow(institution)
        publish(institution, item(), now=alerts.now)
        alerts.round(alerts.morning())
        link = alerts.link("stop")
        here = link.replace(SITE, alerts.portal.absolute_url())
        assert len(alerts.everybody) == 1 and status(alerts.open(link)) == 200 and len(alerts.everybody) == 1
        browser = alerts.browser()
        browser.post(here, "List-Unsubscribe=One-Click")
        assert status(browser) == 200 and "Vous ne recevrez plus" in words(browser)
        assert len(alerts.everybody) == 0 and len(alerts.everybody.by_address) == 0
        # A second press is no failure.
        browser.post(here, "List-Unsubscribe=One-Click")
        assert status(browser) == 200

    def test_it_can_be_ended_by_hand_too(self, alerts, institution):
        alerts.follow(institution)
        publish(institution, item(), now=alerts.now)
        alerts.round(alerts.morning())
        page = alerts.open(alerts.link("manage"))
        page.getControl(name="stop").click()
        assert "Vous ne recevrez plus" in words(page) and len(alerts.everybody) == 0


class TestInEnglish:
    def test_form_mails_and_links_stay_in_the_language_of_the_address(self, alerts, portal, institution):
        page = alerts.send(alerts.open(f"{portal.absolute_url()}/en/val/@@follow?q=voirie"))
        assert "Look at your mailbox" in words(page) and "A search in Val-des-Aulnes" in words(page)
        assert alerts.round() == 1
        assert "confirm your request" in alerts.mail()["Subject"] and alerts.mail()["Content-Language"] == "en"
        link = alerts.link("confirm")
        assert link.startswith(f"{SITE}/en/@@follow-confirm")
        page = alerts.open(link)
        page.getForm(id="confirm").submit()
        assert "It is confirmed" in words(page)
        publish(institution, item(), now=alerts.now)
        assert alerts.round(alerts.morning()) == 1
        assert "Draft – 1 Vente d’un excédent de voirie" in alerts.text()
        assert "Conseil communal du Tuesday 23 March 2027" not in alerts.text() and "23 March 2027" in alerts.text()
        assert f"Read the text\n{SITE}/en/val/decisions/2027-03-23/" in alerts.text()


class TestNobodyLearnsAnAddress:
    def test_no_page_catalogue_or_log_has_it(self, alerts, portal, institution, caplog):
        with caplog.at_level(logging.DEBUG):
            alerts.follow(institution)
            publish(institution, item(), now=alerts.now)
            alerts.round(alerts.morning())
            seen = [alerts.open(page.absolute_url()).contents for page in (portal, institution)]
            seen += [alerts.open(alerts.link(purpose)).contents for purpose in ("manage", "stop")]
        seen += [record.getMessage() for record in caplog.records if "mail.log" not in record.name]
        assert not any("lectrice" in text for text in seen)
        catalog = api.portal.get_tool("portal_catalog")
        for brain in catalog.unrestrictedSearchResults():
            assert "lectrice" not in json.dumps(catalog.getIndexDataForRID(brain.getRID()), default=str)
        for member in ("@@folder_contents", "@@follow"):
            assert "lectrice" not in alerts.open(f"{portal.absolute_url()}/{member}").contents
