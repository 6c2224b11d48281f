"""Is everybody told what is new, once, with what changed, and never what may not be read any more?"""

from datetime import timedelta
from flow import dossier
from flow import item
from flow import make_institution
from flow import public
from flow import publish
from flow import send
from flow import settle
from imio.deliberations.validation import steps
from imio.deliberations.worker import alerts as worker_alerts
from imio.deliberations.worker.rounds import work
from plone import api

import logging
import pytest
import transaction


LATER = "2027-03-11T10:00:00+00:00"


def publish_again(institution, now, **changes):
    """A new version of an item, all the way."""
    send(institution, item(modified=LATER, **changes))
    work(api.portal.get(), now)
    settle(dossier(institution))
    work(api.portal.get(), now)
    transaction.commit()


def ask(institution, act, now, reason="error"):
    steps.ask(dossier(institution), act, "val-secretaries-1", reason)
    transaction.commit()
    work(api.portal.get(), now)


class TestWhatIsTold:
    def test_a_new_item_of_a_search(self, alerts, portal, institution):
        alerts.follow(institution, "?q=voirie")
        publish(institution, item(number="2.7"), item("p2", number="3", title="Compte de fabrique"), now=alerts.now)
        assert alerts.round(alerts.morning()) == 1
        [to], mail = alerts.office.mails[-1]
        assert to == "lectrice@example.be"
        assert mail["Subject"] == "Une recherche dans Val-des-Aulnes : une nouveauté"
        text = alerts.text()
        assert "Mots : voirie" in text
        assert "Val-des-Aulnes – Conseil communal du mardi 23 mars 2027" in text
        assert "Projet – 2.7 Vente d’un excédent de voirie" in text and "fabrique" not in text
        path = dossier(institution).public_path
        assert f"Lire le texte\nhttps://deliberations.example.be{path}\n" in text
        assert f'<a href="https://deliberations.example.be{path}">Lire le texte</a>' in alerts.html()

    def test_a_changed_item_with_the_difference_in_words(self, alerts, institution):
        publish(institution, item(texts={"decision": "<p>Le prix est de 100 euros.</p><p>Le bien est libre.</p>"}))
        alerts.follow(public(dossier(institution)))
        publish_again(
            institution,
            alerts.now,
            texts={"decision": "<p>Le prix est de 120 euros.</p><p>Le bien est libre.</p>"},
        )
        assert alerts.round(alerts.morning()) == 1
        assert "Modifié – 1 Vente d’un excédent de voirie" in alerts.text()
        assert "| Le prix est de [retiré : 100] [ajouté : 120] euros." in alerts.text()
        assert "Le bien est libre" not in alerts.text()
        assert "<del>" in alerts.html() and "[ajouté : 120]" in alerts.html()

    def test_a_draft_that_became_a_decision(self, alerts, institution):
        publish(institution, item())
        alerts.follow(public(dossier(institution)))
        alerts.now += timedelta(days=9)
        publish_again(institution, alerts.now, stage="final", outcome="adopted", vote={"yes": 12, "no": 3})
        assert alerts.round(alerts.morning()) == 1
        assert "Le projet est devenu décision – 1 Vente" in alerts.text()
        assert "Issue : Adopté" in alerts.text() and "Vote : 12 oui, 3 non" in alerts.text()

    def test_all_of_a_meeting_and_its_new_date(self, alerts, institution):
        publish(institution, item())
        alerts.follow(public(dossier(institution)).__parent__)
        send(
            institution,
            item(),
            item("p2", number="2", title="Compte du musée", position=2),
            start="2027-03-24T20:00:00",
        )
        work(api.portal.get(), alerts.now)
        settle(dossier(institution, "p2"))
        work(api.portal.get(), alerts.now)
        assert alerts.round(alerts.morning()) == 1
        text = alerts.text()
        assert "La séance a changé" in text and "Nouvelle date : mercredi 24 mars 2027, 20:00" in text
        assert "Projet – 2 Compte du musée" in text and "voirie" not in text

    def test_nothing_new_is_no_mail(self, alerts, institution):
        publish(institution, item())
        alerts.follow(institution)
        for day in (1, 2, 3):
            assert alerts.round(alerts.morning(day)) == 0

    def test_what_reads_the_same_is_not_new(self, alerts, institution):
        publish(institution, item())
        alerts.follow(public(dossier(institution)))
        publish_again(
            institution, alerts.now, texts={"decision": "<p>Le Conseil DÉCIDE  d’approuver <b>le</b> compte. </p>"}
        )
        assert alerts.round(alerts.morning()) == 0

    def test_a_closed_institution_tells_nothing(self, alerts, portal, institution):
        alerts.follow(portal)
        publish(institution, item())
        with api.env.adopt_roles(["Manager"]):
            api.content.transition(institution, "close")
        transaction.commit()
        assert alerts.round(alerts.morning()) == 0

    def test_neither_does_an_item_of_it_or_a_meeting(self, alerts, institution):
        publish(institution, item())
        decision = public(dossier(institution))
        alerts.follow(decision)
        alerts.follow(decision.__parent__, address="lecteur@example.be")
        with api.env.adopt_roles(["Manager"]):
            api.content.transition(institution, "close")
        transaction.commit()
        publish_again(institution, alerts.now, title="Vente d’un pré")
        assert alerts.round(alerts.morning()) == 0

    def test_another_institution_is_another_search(self, alerts, portal, institution):
        other = make_institution(portal, "roc", "Rochebrune")
        alerts.follow(institution)
        publish(other, item())
        assert alerts.round(alerts.morning()) == 0


class TestOnceAndNeverLost:
    @pytest.fixture
    def follower(self, alerts, institution):
        made = alerts.follow(institution)
        publish(institution, item(), now=alerts.now)
        return made

    def test_once_a_day_however_often_the_worker_looks(self, alerts, follower):
        assert alerts.round(alerts.morning() - timedelta(seconds=1)) == 0
        assert [alerts.round(alerts.morning() + timedelta(minutes=10 * number)) for number in range(5)] == [
            1,
            0,
            0,
            0,
            0,
        ]
        assert alerts.round(alerts.morning(2)) == 0

    def test_weekly_on_monday(self, alerts, portal, institution):
        alerts.follow(institution, frequency="weekly")
        publish(institution, item(), now=alerts.now)
        # The 16th is a Tuesday.
        told = [days for days in range(1, 15) if alerts.round(alerts.morning(days))]
        assert told == [6]

    def test_a_worker_that_was_away_tells_all_in_one_mail(self, alerts, follower, institution):
        publish(institution, item("p2", number="2", title="Compte du musée", position=2), now=alerts.now)
        assert alerts.round(alerts.morning(4)) == 1
        assert "musée" in alerts.text() and "voirie" in alerts.text()

    def test_the_post_office_is_closed_and_opens_again(self, alerts, follower, caplog):
        alerts.office.close()
        before = len(alerts.office.mails)
        with caplog.at_level(logging.INFO):
            for minutes in range(0, 130, 10):
                assert alerts.round(alerts.morning() + timedelta(minutes=minutes)) == 0
        alerts.office.open()
        assert alerts.round(alerts.morning() + timedelta(hours=4)) == 1
        assert len(alerts.office.mails) == before + 1 and "voirie" in alerts.text()
        assert "lectrice" not in caplog.text

    def test_a_crash_after_the_server_took_it_sends_the_same_mail_again(self, alerts, follower, monkeypatch):
        class Killed(BaseException):
            pass

        def die(*_arguments):
            raise Killed

        with monkeypatch.context() as patched, pytest.raises(Killed):
            patched.setattr(worker_alerts._Sender, "_settle", die)
            alerts.round(alerts.morning())
        transaction.abort()
        assert alerts.round(alerts.morning() + timedelta(minutes=3)) == 1
        first, second = alerts.mail(-2), alerts.mail(-1)
        assert first["Message-ID"] == second["Message-ID"] and first["Date"] == second["Date"]
        assert alerts.text(-2) == alerts.text(-1) and first["Subject"] == second["Subject"]
        assert alerts.round(alerts.morning() + timedelta(minutes=6)) == 0

    def test_an_address_refused_for_good_stops_nobody_and_is_forgotten_the_third_time(
        self, alerts, follower, institution
    ):
        alerts.follow(institution, address="lecteur@example.be")
        publish(institution, item("p2", number="2", title="Compte du musée", position=2), now=alerts.now)
        alerts.office.refuses.add("lectrice@example.be")
        assert alerts.round(alerts.morning(1)) == 1
        for day in (2, 3):
            alerts.round(alerts.morning(day))
        assert [one.address for one in alerts.everybody] == ["lecteur@example.be"]

    @pytest.mark.parametrize("when", ["refuses", "returns"], ids=["the address", "the mail once read"])
    def test_refused_for_good_once_loses_nothing(self, alerts, follower, when):
        getattr(alerts.office, when).add("lectrice@example.be")
        assert alerts.round(alerts.morning(1)) == 0
        getattr(alerts.office, when).clear()
        assert alerts.round(alerts.morning(2)) == 1 and "voirie" in alerts.text()

    def test_refused_for_now_is_tried_again(self, alerts, follower):
        alerts.office.refuses.add("lectrice@example.be")
        alerts.office.refusal = "450 come back later"
        assert alerts.round(alerts.morning()) == 0
        alerts.office.refuses.clear()
        assert alerts.round(alerts.morning() + timedelta(minutes=1)) == 1

    def test_two_workers_in_turn_tell_once(self, alerts, follower):
        moment = alerts.morning()
        assert alerts.round(moment) + alerts.round(moment) == 1


class TestWhatMayNotBeRead:
    def test_withdrawn_before_the_mail_leaves_nothing_to_tell(self, alerts, institution):
        alerts.follow(institution)
        publish(institution, item(), now=alerts.now)
        ask(institution, "withdraw", alerts.now)
        assert alerts.round(alerts.morning()) == 0

    def test_withdrawn_after_it_was_told_is_told_without_a_word_of_it(self, alerts, institution):
        alerts.follow(institution)
        publish(institution, item(number="2.7"), now=alerts.now)
        alerts.round(alerts.morning())
        ask(institution, "withdraw", alerts.now)
        assert alerts.round(alerts.morning(2)) == 1
        assert "Un point a été retiré de la publication." in alerts.text()
        for text in (alerts.text(), alerts.html(), alerts.mail().as_string()):
            assert "voirie" not in text and "2.7" not in text
        assert alerts.round(alerts.morning(3)) == 0

    def test_suspended_and_back_is_told_once_it_is_back(self, alerts, institution):
        from imio.deliberations.validation import reports

        alerts.follow(institution)
        publish(institution, item(), now=alerts.now)
        one = dossier(institution)
        with api.env.adopt_user(username="val-secretaries-1"):
            reports.ask_suspend(one, "val-secretaries-1", "doute")
        transaction.commit()
        work(api.portal.get(), alerts.now)
        assert alerts.round(alerts.morning()) == 0
        reports.ask_restore(one, "val-secretaries-1")
        transaction.commit()
        work(api.portal.get(), alerts.now)
        assert alerts.round(alerts.morning(2)) == 1 and "voirie" in alerts.text()

    def test_where_the_post_waits_it_is_made_anew_from_what_is_public_then(self, alerts, institution):
        alerts.follow(institution)
        publish(institution, item(), item("p2", number="2", title="Compte du musée", position=2), now=alerts.now)
        alerts.office.close()
        alerts.round(alerts.morning())
        ask(institution, "withdraw", alerts.now)
        alerts.office.open()
        assert alerts.round(alerts.morning() + timedelta(hours=2)) == 1
        assert "musée" in alerts.text() and "voirie" not in alerts.mail().as_string()


class TestTheMail:
    @pytest.fixture(autouse=True)
    def told(self, alerts, institution):
        alerts.follow(institution)
        publish(institution, item(title="Vente <b>de</b> voirie & d’un pré"), now=alerts.now)
        assert alerts.round(alerts.morning()) == 1

    def test_a_button_of_the_mail_program_ends_it(self, alerts):
        mail = alerts.mail()
        assert mail["List-Unsubscribe"].strip() == f"<{alerts.link('stop')}>"
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert mail["Auto-Submitted"] == "auto-generated" and mail["Content-Language"] == "fr"

    def test_its_date_is_its_hour_in_brussels(self, alerts):
        assert alerts.sent_on() == alerts.morning()
        assert "ce qui était public le 17 mars 2027" in " ".join(alerts.text().split())

    def test_both_readings_tell_the_same_and_nothing_is_fetched_or_run(self, alerts):
        page = alerts.html()
        assert "Vente &lt;b&gt;de&lt;/b&gt; voirie &amp; d’un pré" in page
        assert "Vente <b>de</b> voirie & d’un pré" in alerts.text()
        for word in ("<img", "<script", "<link", "url(", "<iframe"):
            assert word not in page
        assert '<html lang="fr">' in page
